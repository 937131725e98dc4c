//! Presentations and events: asked for on a page or over the API, decided by the unit and a supervisor, in everybody's calendar, counted in
//! the reports (OUTR-1 to OUTR-8).

use jiff::SignedDuration;
use kit::Clock as _;
use local::journey::{Client, Role};
use local::{Delivery, Stack};
use serde_json::{Value, json};

use crate::browser::{Browser, Page};
use crate::policies::document;
use crate::stories::{nothing_went_wrong, to_a_booked_session};
use crate::support::{journey, stack};

/// The unit, a supervisor, and who presents.
struct Unit {
    client: Client,
    outreach: String,
    supervisor: String,
    specialist: String,
    mediator: String,
}

impl Unit {
    async fn of(stack: &Stack) -> Self {
        let client = Client::new(&stack.url);
        let (outreach, supervisor) = (client.staff(Role::Outreach).await.unwrap(), client.staff(Role::Supervisor).await.unwrap());
        let mut ids = Vec::new();
        for (name, house, areas) in [("kim", "city", json!(["northeast", "central"])), ("noor", "program", json!([]))] {
            let body = json!({ "name": name, "email": format!("{name}@example.org"), "house": house, "areas": areas });
            let added = client.post("/v1/community/specialists", Some(&outreach), &body).await.unwrap();
            ids.push(added["id"].as_str().unwrap().to_owned());
        }
        let [specialist, mediator] = ids.try_into().unwrap();
        Self { client, outreach, supervisor, specialist, mediator }
    }

    async fn file(&self, ask: &Value) -> String {
        self.client.post("/v1/community/requests", None, ask).await.unwrap()["id"].as_str().unwrap().to_owned()
    }

    async fn on(&self, id: &str, what: &str, body: Value) -> Result<Value, String> {
        let token = if what == "grants" { &self.supervisor } else { &self.outreach };
        let path = format!("/v1/community/requests/{id}/{what}");
        let answer = self.client.post_as(&path, Some(token), &uuid::Uuid::now_v7().to_string(), &body).await.unwrap();
        if answer.status < 300 { Ok(answer.body) } else { Err(answer.code().to_owned()) }
    }

    async fn seen(&self, id: &str) -> Value {
        self.client.read(&format!("/v1/community/requests/{id}"), Some(&self.outreach)).await.unwrap()
    }

    /// The mails to somebody, the newest first.
    async fn mails(&self, to: &str) -> Vec<String> {
        let mails = self.client.mails().await.unwrap();
        let theirs = mails.iter().filter(|mail| mail["to"] == to);
        theirs.map(|mail| mail["template"].as_str().unwrap().to_owned()).collect()
    }
}

/// Somebody's browser behind the newest link of a template, and the page it leads to.
async fn follow(stack: &Stack, client: &Client, template: &str, to: &str) -> (Browser, Page) {
    let token = client.link(template, to).await.unwrap();
    let mut browser = Browser::new(stack);
    let page = browser.send(&format!("/l/{token}"), &[]).await;
    (browser, page)
}

/// A presentation to a watch on a Tuesday evening in January.
fn ask() -> Value {
    json!({
        "kind": "neighborhood_watch", "organization": "Garfield Heights Watch", "subject": "Package theft", "day": "2027-01-19",
        "at": "18:30", "minutes": 60, "place": "Recreation center, Villa Street", "zip": "91104", "audience": 30, "ages": "adults",
        "language": "en", "public": true, "name": "Ana", "email": "ana@example.org"
    })
}

fn ask_for(changes: &Value) -> Value {
    let mut ask = ask();
    ask.as_object_mut().unwrap().extend(changes.as_object().unwrap().clone());
    ask
}

#[tokio::test]
async fn outr_1_outr_6_outr_7_a_request_goes_from_the_form_to_the_feedback_and_into_the_reports() {
    let stack = stack(Delivery::Twice).await;
    let unit = Unit::of(&stack).await;
    let id = unit.file(&ask()).await;
    stack.settle().await;
    assert_eq!(unit.mails("ana@example.org").await, ["request-received"]);
    assert_eq!(unit.mails("outreach@pasadena.example").await, ["request-filed"]);
    let seen = unit.seen(&id).await;
    assert_eq!((&seen["stage"], &seen["staff"]["area"]), (&json!("filed"), &json!("northeast")));
    assert_eq!(seen["staff"]["specialist"], unit.specialist, "its area's specialist");
    unit.on(&id, "approval", json!({ "presenters": [unit.mediator] })).await.unwrap();
    stack.settle().await;
    assert_eq!(unit.mails("kim@example.org").await, ["presentation-assigned"]);
    assert_eq!(unit.mails("noor@example.org").await, ["presentation-assigned"]);
    let mails = unit.client.mails().await.unwrap();
    let approved = mails.iter().find(|mail| mail["template"] == "request-approved").unwrap();
    let plain = approved["plain"].as_str().unwrap();
    assert!(plain.contains("Tuesday, January 19, 2027 at 6:30 PM, Pacific Time"), "{plain}");
    assert!(approved["calendar"].as_str().unwrap().contains("METHOD:REQUEST"), "{approved}");

    let calendar = unit.client.read("/v1/community/calendar", None).await.unwrap();
    assert_eq!(calendar[0]["title"], "Package theft");
    let feed = unit.client.get("/community/calendar.ics", None).await.unwrap();
    assert!(feed.body.as_str().unwrap().contains("SUMMARY:Package theft"), "{:?}", feed.body);

    // A week before, two days before, and when it is over.
    for days in [51, 5, 4] {
        stack.advance(SignedDuration::from_hours(days * 24)).await;
        stack.settle().await;
    }
    for (who, newest) in [("ana@example.org", 2), ("kim@example.org", 2), ("noor@example.org", 2)] {
        let mails = unit.mails(who).await;
        let reminders = mails.iter().filter(|template| *template == "presentation-reminder").count();
        assert_eq!(reminders, newest, "{who}: {mails:?}");
    }
    assert_eq!(unit.mails("outreach@pasadena.example").await[0], "completion-due");
    unit.on(&id, "completion", json!({ "headcount": 28 })).await.unwrap();
    stack.settle().await;
    let (mut browser, own) = follow(&stack, &unit.client, "feedback-wanted", "ana@example.org").await;
    assert!(own.path.starts_with("/community/mine") && own.says("How useful was it?"), "{}", own.html);
    let empty = browser.send("/community/mine/feedback", &[("rating", "")]).await;
    assert!(empty.status == 422 && empty.says("Choose how useful it was"), "{}", empty.html);
    let said = browser.send("/community/mine/feedback", &[("rating", "5"), ("remark", "More of it")]).await;
    assert!(said.says("Thank you for telling us."), "{}", said.html);
    assert_eq!(unit.seen(&id).await["staff"]["feedback"], "More of it");
    stack.settle().await;

    let program = unit.client.staff(Role::Program).await.unwrap();
    let report = unit.client.read("/v1/reports?from=2027-01-01&until=2027-01-31", Some(&program)).await.unwrap();
    let row = |figure: &str, row: &str| {
        let figures = report["figures"].as_array().unwrap();
        let figure = figures.iter().find(|one| one["figure"] == figure).unwrap();
        figure["rows"].as_array().unwrap().iter().find(|one| one["row"] == row).unwrap().clone()
    };
    assert_eq!(row("outreach", "neighborhood_watch")["count"], 1);
    assert_eq!(row("reached", "presentation")["count"], 28);
    nothing_went_wrong(&stack).await;
}

#[tokio::test]
async fn outr_3_outr_4_the_form_says_before_it_is_sent_what_blocks_what_a_supervisor_decides_and_which_days_are_free() {
    let stack = stack(Delivery::Once).await;
    let mut browser = Browser::new(&stack);
    let blank = browser.open("/community/ask").await;
    assert!(blank.status == 200 && blank.says("Neighborhood Watch presentation"), "{}", blank.html);
    let typed = |kind: &'static str, day: [&'static str; 3], minutes: &'static str, more: &[(&'static str, &'static str)]| {
        let [month, date, year] = day;
        let mut fields = vec![
            ("kind", kind),
            ("day-month", month),
            ("day-day", date),
            ("day-year", year),
            ("at", "10:00"),
            ("minutes", minutes),
            ("organization", "Villa Street"),
            ("do", "check"),
        ];
        fields.extend_from_slice(more);
        fields
    };
    let checked = browser.send("/community/ask", &typed("neighborhood_watch", ["7", "4", "2028"], "60", &[])).await;
    let refused = "alert__heading\">It can't be approved like this";
    assert!(checked.status == 200 && checked.says(refused), "{}", checked.html);
    for said in
        ["Something big is on in the city then: July 4.", "The nearest free days", "Wednesday, July 5, 2028", "Villa Street"]
    {
        assert!(checked.says(said), "{said}: {}", checked.html);
    }
    let party = browser.send("/community/ask", &typed("block_party", ["7", "4", "2028"], "180", &[])).await;
    assert!(party.says("A supervisor decides whether officers can come.") && !party.says(refused), "{}", party.html);
    let short = browser.send("/community/ask", &typed("block_party", ["2", "20", "2027"], "180", &[])).await;
    assert!(short.says("has to last at least 4 hours") && short.says("It is on a weekend"), "{}", short.html);
    let long = browser.send("/community/ask", &typed("block_party", ["2", "20", "2027"], "240", &[])).await;
    assert!(!long.says("at least 4 hours") && long.says("heading\">A supervisor decides first"), "{}", long.html);
    let flown =
        browser.send("/community/ask", &typed("block_party", ["12", "29", "2026"], "240", &[("specials", "helicopter")])).await;
    assert!(flown.says("Helicopter flyover: best asked for 45 days before."), "{}", flown.html);
    let kept = browser.send("/community/ask", &typed("block_party", ["2", "23", "2027"], "240", &[("do", "keep")])).await;
    assert!(kept.says("heading\">Nothing speaks against it"), "{}", kept.html);
    let again = browser.open("/community/ask").await;
    assert!(again.says("value=\"Villa Street\""), "what was typed is there: {}", again.html);
    let unfinished = browser.send("/community/ask", &[("kind", "parade"), ("do", "send")]).await;
    assert!(
        unfinished.status == 422 && unfinished.says("Say where it is") && unfinished.says("Enter the day"),
        "{}",
        unfinished.html
    );
}

#[tokio::test]
async fn outr_2_outr_3_filing_is_never_refused_whatever_speaks_against_it() {
    let stack = stack(Delivery::Once).await;
    let unit = Unit::of(&stack).await;
    for day in ["2026-11-24", "2026-12-31", "2020-01-01"] {
        let id = unit.file(&ask_for(&json!({ "day": day }))).await;
        assert_eq!(unit.seen(&id).await["stage"], "filed", "{day}");
    }
    let blocked = unit.file(&ask_for(&json!({ "day": "2026-12-31" }))).await;
    assert_eq!(unit.on(&blocked, "approval", json!({})).await, Err("request-on-event".to_owned()));
    let past = unit.file(&ask_for(&json!({ "day": "2020-01-01" }))).await;
    assert_eq!(unit.on(&past, "approval", json!({})).await, Err("request-past".to_owned()));
    let verdict =
        unit.client.read("/v1/community/verdict?kind=neighborhood_watch&day=2026-12-31&at=18:30&minutes=60", None).await;
    let verdict = verdict.unwrap();
    assert_eq!(verdict["findings"][0]["code"], "on-event", "{verdict}");
    assert_eq!(verdict["nearest"].as_array().unwrap().len(), 3, "{verdict}");
    let nothing = unit.client.get("/v1/community/verdict", None).await.unwrap();
    assert_eq!((nothing.status, nothing.code()), (422, "invalid-input"));
}

#[tokio::test]
async fn outr_3_more_from_one_address_than_the_quota_is_kept_and_nobody_is_written_to_before_the_unit_decides() {
    let stack = stack(Delivery::Twice).await;
    let unit = Unit::of(&stack).await;
    let mut answers = Vec::new();
    for n in 0..6 {
        let email = if n % 2 == 0 { "ana@example.org" } else { "Ana@Example.org" };
        let body = ask_for(&json!({ "subject": format!("Street {n}"), "email": email }));
        answers.push(unit.client.post("/v1/community/requests", None, &body).await.unwrap());
    }
    stack.settle().await;
    assert_eq!(
        answers.iter().map(|one| one["mailed"].as_bool().unwrap()).collect::<Vec<_>>(),
        [true, true, true, true, true, false]
    );
    let received = || async {
        let mails = unit.client.mails().await.unwrap();
        let count = |template: &str| mails.iter().filter(|mail| mail["template"] == template).count();
        (count("request-received"), count("request-filed"), count("request-approved"))
    };
    assert_eq!(received().await, (5, 5, 0));
    let mut browser = Browser::new(&stack);
    browser.open("/community/ask").await;
    let typed = [
        ("kind", "neighborhood_watch"),
        ("organization", "Villa Street"),
        ("subject", "Street 7"),
        ("day-month", "1"),
        ("day-day", "20"),
        ("day-year", "2027"),
        ("at", "18:30"),
        ("minutes", "60"),
        ("place", "Villa Street"),
        ("zip", "91104"),
        ("audience", "30"),
        ("ages", "adults"),
        ("language", "en"),
        ("name", "Ana"),
        ("email", "ana@example.org"),
        ("do", "send"),
    ];
    let sent = browser.send("/community/ask", &typed).await;
    assert!(sent.says("We have your request") && sent.says("we send no receipt just now"), "{}", sent.html);
    let list = browser.sign_in("outreach", "/community/requests").await;
    assert!(
        list.says("Street 5") || list.html.matches("/community/requests/").count() >= 7,
        "all are in the list: {}",
        list.html
    );
    unit.on(answers[5]["id"].as_str().unwrap(), "approval", json!({})).await.unwrap();
    stack.settle().await;
    assert_eq!(received().await, (5, 5, 1), "what is decided is told");
    stack.advance(SignedDuration::from_hours(24)).await;
    let next_day = unit.client.post("/v1/community/requests", None, &ask_for(&json!({ "subject": "Tomorrow" }))).await.unwrap();
    assert_eq!(next_day["mailed"], true);
    let by_phone = ask_for(&json!({ "subject": "By phone", "email": "", "phone": "(626) 555-0100" }));
    assert_eq!(unit.client.post("/v1/community/requests", None, &by_phone).await.unwrap()["mailed"], false);
}

#[tokio::test]
async fn outr_5_what_a_supervisor_approves_is_promised_once() {
    let stack = stack(Delivery::Once).await;
    let unit = Unit::of(&stack).await;
    let with = |kind: &str| ask_for(&json!({ "kind": kind, "specials": ["mobile_substation"], "zip": "91104" }));
    let (first, second) = (unit.file(&with("health_fair")).await, unit.file(&with("block_party")).await);
    assert_eq!(unit.on(&first, "approval", json!({})).await, Err("supervisor-first".to_owned()));
    for id in [&first, &second] {
        unit.on(id, "grants", json!({ "part": "mobile_substation" })).await.unwrap();
    }
    unit.on(&first, "approval", json!({})).await.unwrap();
    unit.on(&second, "hand-over", json!({ "specialist": unit.mediator })).await.unwrap();
    assert_eq!(unit.on(&second, "approval", json!({})).await, Err("promised-elsewhere".to_owned()), "by the substation alone");
    let mut browser = Browser::new(&stack);
    let page = browser.sign_in("outreach", &format!("/community/requests/{second}")).await;
    assert!(page.says("Mobile substation (taken then)"), "{}", page.html);
    let refused = browser.send(&format!("/community/requests/{second}/approval"), &[]).await;
    assert!(refused.status == 409 && refused.says("Somebody or something is taken at that time"), "{}", refused.html);
    unit.on(&first, "cancellation", json!({})).await.unwrap();
    unit.on(&second, "approval", json!({})).await.unwrap();
    stack.settle().await;
    assert_eq!(unit.mails("ana@example.org").await.iter().filter(|one| *one == "request-cancelled").count(), 1);
}

#[tokio::test]
async fn outr_6_nobody_presents_in_two_places_and_a_request_is_handed_over() {
    let stack = stack(Delivery::Once).await;
    let unit = Unit::of(&stack).await;
    let (first, second) = (unit.file(&ask()).await, unit.file(&ask_for(&json!({ "at": "19:00" }))).await);
    unit.on(&first, "approval", json!({})).await.unwrap();
    assert_eq!(unit.on(&second, "approval", json!({})).await, Err("promised-elsewhere".to_owned()));
    unit.on(&second, "hand-over", json!({ "specialist": unit.mediator })).await.unwrap();
    unit.on(&second, "approval", json!({})).await.unwrap();
    assert_eq!(unit.on(&first, "hand-over", json!({ "specialist": unit.mediator })).await, Err("promised-elsewhere".to_owned()));
    stack.settle().await;
    let away = json!({
        "name": "kim", "email": "kim@example.org", "house": "city", "areas": ["northeast"], "deputy": unit.mediator,
        "away_from": "2027-01-18", "away_until": "2027-01-29"
    });
    unit.client.post(&format!("/v1/community/specialists/{}", unit.specialist), Some(&unit.outreach), &away).await.unwrap();
    let third = unit.file(&ask_for(&json!({ "day": "2027-01-26" }))).await;
    assert_eq!(unit.seen(&third).await["staff"]["specialist"], unit.mediator, "the deputy");
    let elsewhere = unit.file(&ask_for(&json!({ "zip": "90210" }))).await;
    assert_eq!(unit.seen(&elsewhere).await["staff"]["specialist"], Value::Null);
    assert_eq!(unit.on(&elsewhere, "approval", json!({})).await, Err("no-specialist".to_owned()));
    let mut browser = Browser::new(&stack);
    let list = browser.sign_in("outreach", "/community/specialists").await;
    assert!(list.says("Areas without a specialist") && list.says("Northwest") && list.says("Central"), "{}", list.html);
}

#[tokio::test]
async fn outr_7_whoever_asked_changes_copies_and_calls_off_by_their_link_and_sees_why_it_was_denied() {
    let stack = stack(Delivery::Once).await;
    let unit = Unit::of(&stack).await;
    let id = unit.file(&ask()).await;
    unit.on(&id, "denial", json!({ "reason": "nobody_free", "note": "The week after is fine." })).await.unwrap();
    stack.settle().await;
    let (mut browser, own) = follow(&stack, &unit.client, "request-denied", "ana@example.org").await;
    assert!(own.says("Nobody is free at that time.") && own.says("The week after is fine."), "{}", own.html);
    let form = browser.open("/community/mine/change").await;
    assert!(form.says("value=\"Package theft\""), "{}", form.html);
    let (version, key) = (form.hidden("version"), form.hidden("key"));
    let mut fields = vec![
        ("key", key.as_str()),
        ("version", version.as_str()),
        ("kind", "neighborhood_watch"),
        ("organization", "Garfield Heights Watch"),
        ("subject", "Package theft"),
        ("day-month", "1"),
        ("day-day", "26"),
        ("day-year", "2027"),
        ("at", "18:30"),
        ("minutes", "60"),
        ("place", "Villa Street"),
        ("zip", "91104"),
        ("audience", "30"),
        ("ages", "adults"),
        ("language", "en"),
        ("do", "send"),
    ];
    let changed = browser.send("/community/mine/change", &fields).await;
    assert!(changed.path.starts_with("/community/mine") && changed.says("We look at it again."), "{}", changed.html);
    assert!(unit.seen(&id).await["starts_at"].as_str().unwrap().starts_with("2027-01-27T02:30"));
    assert_eq!(unit.seen(&id).await["staff"]["contact"]["email"], "ana@example.org", "that stays");
    fields[0].1 = "another-key-of-the-form";
    let stale = browser.send("/community/mine/change", &fields).await;
    assert!(stale.status == 412 && stale.says("Somebody changed this meanwhile"), "{}", stale.html);
    let copy = browser.open("/community/ask?copy=mine").await;
    assert!(copy.says("value=\"Package theft\"") && copy.says("value=\"ana@example.org\""), "{}", copy.html);
    stack.settle().await;
    assert_eq!(unit.mails("outreach@pasadena.example").await[0], "request-changed");
    let off = browser.send("/community/mine/cancel", &[]).await;
    assert!(off.says("It is called off. Nobody comes."), "{}", off.html);
    assert!(browser.send("/community/mine/cancel", &[]).await.status == 409, "only once");
    stack.settle().await;
    assert_eq!(unit.mails("outreach@pasadena.example").await[0], "request-withdrawn");
    let stranger = Browser::new(&stack).open("/community/mine").await;
    assert!(stranger.path.starts_with("/sign-in"), "{}", stranger.path);
}

#[tokio::test]
async fn outr_1_a_talk_about_mediation_is_given_together() {
    let stack = stack(Delivery::Once).await;
    let unit = Unit::of(&stack).await;
    let talk = unit.file(&ask_for(&json!({ "kind": "roll_call_talk", "public": false }))).await;
    assert_eq!(unit.on(&talk, "approval", json!({})).await, Err("presenters-of-both".to_owned()));
    unit.on(&talk, "approval", json!({ "presenters": [unit.mediator] })).await.unwrap();
    let calendar = unit.client.read("/v1/community/calendar", None).await.unwrap();
    assert_eq!(calendar, json!([]), "not open to everybody");
}

#[tokio::test]
async fn outr_8_the_units_own_program_stands_in_the_public_calendar_until_it_is_taken_off() {
    let stack = stack(Delivery::Once).await;
    let mut browser = Browser::new(&stack);
    browser.sign_in("outreach", "/community/program").await;
    let wrong = browser.send("/community/program", &[("title", "Coffee"), ("place", "Library")]).await;
    assert!(wrong.status == 422 && wrong.says("Enter the day") && wrong.says("value=\"Coffee\""), "{}", wrong.html);
    let fields = [
        ("title", "Coffee with the unit"),
        ("place", "Central Library"),
        ("day-month", "12"),
        ("day-day", "1"),
        ("day-year", "2026"),
        ("at", "09:00"),
        ("minutes", "120"),
    ];
    let added = browser.send("/community/program", &fields).await;
    assert!(added.says("The public calendar shows it.") && added.says("Coffee with the unit"), "{}", added.html);
    let public = Browser::new(&stack).open("/community").await;
    assert!(public.says("Coffee with the unit") && public.says("Outreach program"), "{}", public.html);
    let over = [("day-year", "2020")];
    let mut past = fields.to_vec();
    past[4] = over[0];
    assert!(browser.send("/community/program", &past).await.says("The day can't be in the past"));
    let removal = added.between("action=\"/community/program/", "\"").unwrap().to_owned();
    browser.send(&format!("/community/program/{removal}"), &[]).await;
    assert!(!Browser::new(&stack).open("/community").await.says("Coffee with the unit"));
}

#[tokio::test]
async fn sch_3_outr_3_a_new_event_over_a_session_and_a_presentation_is_two_tasks_and_nothing_is_called_off() {
    let stack = stack(Delivery::Twice).await;
    let unit = Unit::of(&stack).await;
    let mut one = journey(&stack).await;
    let session = to_a_booked_session(&mut one).await.unwrap();
    let day = session.to_zoned(jiff::tz::TimeZone::get("America/Los_Angeles").unwrap()).date();
    let id = unit.file(&ask_for(&json!({ "day": day, "at": "18:30" }))).await;
    for need in unit.seen(&id).await["staff"]["outstanding"].as_array().unwrap() {
        unit.on(&id, "grants", json!({ "part": need })).await.unwrap();
    }
    unit.on(&id, "approval", json!({})).await.unwrap();
    let game = format!(
        "[[sessions.events]]\nname = \"Playoff\"\nfirst = \"{day}\"\nlast = \"{day}\"\nyearly = false\n\n[[sessions.rooms]]"
    );
    let policy = document("game-2").replacen("[[sessions.rooms]]", &game, 1);
    unit.client.post("/v1/policies", Some(&unit.supervisor), &json!({ "document": policy })).await.unwrap();
    unit.client.post("/v1/policies/game-2/activation", Some(&unit.supervisor), &json!({})).await.unwrap();
    stack.settle().await;
    stack.advance(SignedDuration::from_mins(6)).await;
    stack.settle().await;
    let told = |mails: Vec<String>, template: &str| mails.iter().filter(|one| *one == template).count();
    assert_eq!(told(unit.mails("mediation@pasadena.example").await, "session-on-event"), 1);
    assert_eq!(told(unit.mails("outreach@pasadena.example").await, "request-on-event"), 1);
    assert_eq!(unit.seen(&id).await["stage"], "approved", "nothing is called off by itself");
    assert_eq!(one.mediation().await.unwrap()["stage"], "booked");
    let mut browser = Browser::new(&stack);
    let list = browser.sign_in("outreach", "/community/requests").await;
    assert!(list.says("something is on"), "{}", list.html);
    let page = browser.open(&format!("/community/requests/{id}")).await;
    assert!(page.says("Playoff came onto the city's list"), "{}", page.html);
    let kept = browser.send(&format!("/community/requests/{id}/confirmation"), &[]).await;
    assert!(kept.says("Takes place although something is on") && !kept.says("Playoff came"), "{}", kept.html);
    assert!(stack.clock.now() < session);
    nothing_went_wrong(&stack).await;
}

#[tokio::test]
async fn outr_7_each_decision_is_made_on_the_page_and_says_what_follows() {
    let stack = stack(Delivery::Once).await;
    let unit = Unit::of(&stack).await;
    let id =
        unit.file(&ask_for(&json!({ "kind": "block_party", "day": "2027-02-20", "minutes": 240, "specials": ["k9"] }))).await;
    let at = |what: &str| format!("/community/requests/{id}/{what}");
    let mut supervisor = Browser::new(&stack);
    let list = supervisor.sign_in("supervisor", "/community/requests").await;
    assert!(list.says("the weekend, the officer with a dog"), "{}", list.html);
    for part in ["weekend", "k9"] {
        let granted = supervisor.send(&at("grants"), &[("part", part)]).await;
        assert!(granted.says("A supervisor approved a part"), "{}", granted.html);
    }
    assert!(supervisor.send(&at("approval"), &[]).await.status == 404, "that is the unit's");
    let mut outreach = Browser::new(&stack);
    let page = outreach.sign_in("outreach", &format!("/community/requests/{id}")).await;
    assert!(page.says("Approved by a supervisor: the weekend") && page.says("Garfield Heights Watch"), "{}", page.html);
    let wrong = outreach.send(&at("denial"), &[("reason", ""), ("note", "On a weekday perhaps")]).await;
    assert!(wrong.status == 422 && wrong.says("On a weekday perhaps"), "{}", wrong.html);
    let handed = outreach.send(&at("hand-over"), &[("specialist", &unit.mediator)]).await;
    assert!(handed.says("Handed over"), "{}", handed.html);
    let approved = outreach.send(&at("approval"), &[("presenters", &unit.specialist)]).await;
    assert!(approved.says("Approved") && approved.says("noor"), "{}", approved.html);
    let early = outreach.send(&at("completion"), &[("headcount", "20")]).await;
    assert!(early.status == 409 && early.says("It isn't over yet"), "{}", early.html);
    let off = outreach.send(&at("cancellation"), &[]).await;
    assert!(off.says("Called off") && off.says("Nothing more can be done here."), "{}", off.html);
    stack.settle().await;
    assert_eq!(unit.mails("ana@example.org").await[0], "request-cancelled");
    assert_eq!(unit.mails("kim@example.org").await[0], "presentation-off");
    let over = outreach.open("/community/requests?view=over").await;
    assert!(!over.says("Block party"), "it was to be next year: {}", over.html);
    let program = unit.client.staff(Role::Program).await.unwrap();
    let foreign = unit.client.get(&format!("/v1/community/requests/{id}"), Some(&program)).await.unwrap();
    assert_eq!(foreign.status, 404, "nobody else's");
}
