//! Consent over HTTP and mail: guardians, answers taken down, calls, stops, mediators who can't go on or aren't accepted.

use jiff::SignedDuration;
use local::journey::{Journey, Role, Trouble};
use local::{Delivery, Stack};
use serde_json::{Value, json};

use crate::deeds::{code, count, mediation, page, program, tries};
use crate::records::rows_with;
use crate::stories::{nothing_went_wrong, to_a_booked_session};
use crate::support::{journey, stack as stack_with, stack_in};

/// The guardian's address.
const GUARDIAN: &str = "guardian@example.org";

/// A stack on which every message comes twice.
async fn stack() -> Stack {
    stack_with(Delivery::Twice).await
}

fn says(answer: &str) -> Value {
    json!({ "answer": answer, "text_version": "2026-11", "language": "es" })
}

/// An admitted case; with something different in its filing.
async fn admitted<'a>(stack: &'a Stack, different: &[(&str, &str)]) -> Journey<'a> {
    let mut one = journey(stack).await;
    let mut filing = one.filing();
    different.iter().for_each(|(field, value)| filing[*field] = (*value).into());
    let filed = one.client.post("/v1/cases", None, &filing).await.unwrap();
    one.case = filed["id"].as_str().unwrap().to_owned();
    stack.settle().await;
    one.acknowledge().await.unwrap();
    one.screen(&[]).await.unwrap();
    one.approve().await.unwrap();
    one
}

async fn offered(stack: &Stack) -> Journey<'_> {
    let mut one = journey(stack).await;
    one.to_offers().await.unwrap();
    one
}

/// Mediators are clear, and both sides are prepared.
async fn prepared(stack: &Stack) -> Journey<'_> {
    let mut one = offered(stack).await;
    one.answer(0, "yes").await.unwrap();
    one.answer(1, "yes").await.unwrap();
    one.assign_and_prepare().await.unwrap();
    one
}

#[tokio::test]
async fn con_6_a_minor_takes_part_with_a_guardian_who_says_yes_picks_times_and_is_invited() {
    let stack = stack().await;
    let mut one = admitted(&stack, &[("age", "minor")]).await;
    let place = json!({ "place": "" });
    assert_eq!(code(&program(&one, "offers", place.clone()).await), (409, "guardian-missing"));
    let minor = mediation(&one).await["participants"][0]["person"].clone();
    let guardian = |independent: bool| {
        json!({
            "as": "guardian", "with": minor, "name": "Rosa López", "email": GUARDIAN, "language": "es", "independent": independent
        })
    };
    assert_eq!(code(&program(&one, "companions", guardian(false)).await), (409, "guardian-not-independent"));
    let nameless = json!({ "as": "guardian", "with": minor, "name": "", "language": "es" });
    let refused = program(&one, "companions", nameless).await;
    assert_eq!((refused.status, refused.body["errors"].as_array().map(Vec::len)), (422, Some(2)), "{}", refused.body);
    assert_eq!(program(&one, "companions", guardian(true)).await.status, 200);

    one.send_offers().await.unwrap();
    let session = one.client.follow("offer", GUARDIAN).await.unwrap();
    one.answer(0, "yes").await.unwrap();
    one.answer(1, "yes").await.unwrap();
    assert_eq!(mediation(&one).await["stage"], "offering");
    assert_eq!(tries(&one, &session, "answer", says("yes")).await.status, 200);
    assert_eq!(mediation(&one).await["stage"], "consented");
    assert_eq!(count(&one, "going-ahead", GUARDIAN).await, 1);

    one.assign_and_prepare().await.unwrap();
    let starts = one.offer_times().await.unwrap();
    for address in [GUARDIAN, &one.people.officer, &one.people.resident] {
        let session = one.client.follow("pick-times", address).await.unwrap();
        assert_eq!(tries(&one, &session, "picks", json!({ "starts": starts })).await.status, 200);
    }
    assert_eq!(mediation(&one).await["stage"], "booked");
    assert_eq!(count(&one, "session-booked", GUARDIAN).await, 1);
    nothing_went_wrong(&stack).await;
}

#[tokio::test]
async fn con_1_int_9_the_program_takes_an_answer_down_with_the_text_its_language_and_the_channel_and_nobody_else_does() {
    let stack = stack().await;
    let one = offered(&stack).await;
    let person = mediation(&one).await["participants"][0]["person"].clone();
    let body =
        |text: &str| json!({ "person": person, "answer": "yes", "channel": "phone", "text_version": text, "language": "hy" });
    assert_eq!(code(&program(&one, "answers", body("2020-01")).await), (409, "text-not-shown"));
    for token in [one.standards.clone(), one.parties[0].clone()] {
        assert_eq!(tries(&one, &token, "answers", body("2026-11")).await.status, 404);
    }
    assert_eq!(program(&one, "answers", body("2026-11")).await.status, 200);
    let answer = &mediation(&one).await["participants"][0]["answer"];
    let expected =
        json!({ "answer": "yes", "at": answer["at"], "text_version": "2026-11", "language": "hy", "channel": "phone" });
    assert_eq!(answer, &expected);
    // By a link, too, only with the text that was shown.
    let older = json!({ "answer": "yes", "text_version": "2020-01", "language": "en" });
    assert_eq!(code(&tries(&one, &one.parties[1].clone(), "answer", older).await), (409, "text-not-shown"));
}

#[tokio::test]
async fn con_5_whoever_doesnt_answer_is_to_be_called_and_after_three_attempts_is_unreachable() {
    let stack = stack().await;
    let one = offered(&stack).await;
    one.answer(0, "yes").await.unwrap();
    let desk = "mediation@pasadena.example";
    for _ in 0..12 {
        stack.advance(SignedDuration::from_hours(24)).await;
    }
    assert_eq!(count(&one, "contact-wanted", desk).await, 1, "for the officer alone");
    let officer = mediation(&one).await["participants"][1]["person"].clone();
    for result in ["no_answer", "message_left", "wrong_contact"] {
        assert_eq!(mediation(&one).await["participants"][1]["unreachable"], false, "{result}");
        let attempt = json!({ "person": officer, "channel": "phone", "result": result });
        assert_eq!(program(&one, "attempts", attempt).await.status, 200);
    }
    assert_eq!(mediation(&one).await["participants"][1]["unreachable"], true);
    stack.advance(SignedDuration::from_hours(49)).await;
    let over = mediation(&one).await;
    assert_eq!((&over["stage"], &over["ended_because"]), (&json!("ended"), &json!("unreachable")));
}

#[tokio::test]
async fn con_1_somebody_with_questions_is_called_and_can_answer_afterwards() {
    let stack = stack().await;
    let one = offered(&stack).await;
    let resident = one.parties[0].clone();
    assert_eq!(tries(&one, &resident, "call", json!({})).await.status, 200);
    assert_eq!(count(&one, "call-wanted", "mediation@pasadena.example").await, 1);
    let seen = mediation(&one).await;
    assert_eq!(seen["participants"][0]["call_wanted"], true);
    let attempt = json!({ "person": seen["participants"][0]["person"], "channel": "phone", "result": "reached" });
    assert_eq!(program(&one, "attempts", attempt).await.status, 200);
    assert_eq!(mediation(&one).await["participants"][0]["call_wanted"], false);
    assert_eq!(tries(&one, &resident, "answer", says("yes")).await.status, 200);
}

/// What both sides were told, each in order, and when they were told that it won't go ahead.
async fn told(one: &Journey<'_>) -> Vec<Vec<String>> {
    vec![one.mails_to(&one.people.resident).await.unwrap(), one.mails_to(&one.people.officer).await.unwrap()]
}

#[tokio::test]
async fn con_2_con_8_after_a_stop_a_no_or_silence_both_are_told_the_same_at_the_windows_end_and_the_department_one_code() {
    let mut seen = Vec::new();
    for way in ["stop", "no", "silence"] {
        let stack = stack().await;
        let one = offered(&stack).await;
        one.answer(0, "yes").await.unwrap();
        match way {
            "stop" => assert_eq!(program(&one, "stop", json!({})).await.status, 200),
            "no" => assert_eq!(tries(&one, &one.parties[1].clone(), "answer", says("no")).await.status, 200),
            _ => {}
        }
        let before = told(&one).await[0].clone();
        for _ in 0..13 {
            stack.advance(SignedDuration::from_hours(24)).await;
        }
        assert_eq!(told(&one).await[0], before, "{way}: nothing before the window's end");
        stack.advance(SignedDuration::from_hours(26)).await;
        let resident = told(&one).await[0].clone();
        assert_eq!(resident.iter().filter(|template| *template == "not-going-ahead").count(), 1, "{way}");
        seen.push((resident, crossed(&one).await));
    }
    assert!(seen.windows(2).all(|two| two[0] == two[1]), "{seen:?}");
}

/// Everything that professional standards can read of a case, without what is its own by chance.
async fn crossed(one: &Journey<'_>) -> Vec<String> {
    let mut found = Vec::new();
    let body = one.complaint().await.unwrap();
    let reference = body["reference"].as_str().unwrap().to_owned();
    for path in [format!("/v1/cases/{}", one.case), format!("/cases/{}", one.case), "/v1/desk".to_owned()] {
        let answer = one.client.get(&path, Some(&one.standards)).await.unwrap();
        assert_eq!(answer.status, 200, "{path}");
        let text = answer.body.as_str().map_or_else(|| answer.body.to_string(), str::to_owned);
        let text = text.replace(&one.case, "CASE").replace(&reference, "REFERENCE");
        // A page's forms have keys of their own.
        found.push(text.lines().filter(|line| !line.contains("name=\"key\"")).collect::<Vec<_>>().join("\n"));
    }
    found
}

#[tokio::test]
async fn con_3_the_department_reads_the_same_of_a_refusal_a_stop_and_silence() {
    let mut read = Vec::new();
    for way in ["refusal", "stop", "silence"] {
        let stack = stack().await;
        let one = offered(&stack).await;
        match way {
            "refusal" => assert_eq!(tries(&one, &one.parties[1].clone(), "answer", says("no")).await.status, 200),
            "stop" => assert_eq!(program(&one, "stop", json!({})).await.status, 200),
            _ => {}
        }
        let open = crossed(&one).await;
        for _ in 0..15 {
            stack.advance(SignedDuration::from_hours(24)).await;
        }
        let over = crossed(&one).await;
        assert_ne!(open, over, "what is compared does say where the case stands");
        read.push((open, over));
    }
    assert!(read.windows(2).all(|two| two[0] == two[1]), "{read:#?}");
}

#[tokio::test]
async fn med_6_each_side_sees_the_names_and_an_objection_brings_other_mediators_and_gives_the_month_back() {
    let stack = stack().await;
    let mut one = prepared(&stack).await;
    let resident = one.client.follow("mediators-named", &one.people.resident).await.unwrap();
    let own: Value = one.client.read(&format!("/v1/mediations/{}/mine", one.case), Some(&resident)).await.unwrap();
    let mut names: Vec<&str> = own["mediators"].as_array().unwrap().iter().filter_map(|one| one["name"].as_str()).collect();
    names.sort_unstable();
    assert_eq!(names, ["Mediator 1", "Mediator 2"]);
    assert!(own["may_object_until"].is_string());
    let shown = page(&one.client, "/mediation", &resident).await;
    assert!(shown.contains("Mediator 1") && shown.contains("action=\"/mediation/objection\""));
    assert_eq!(code(&program(&one, "slots", json!({ "starts": ["2026-12-08T18:00:00Z"] })).await), (409, "objections-open"));

    let loads = |roster: Value| roster.as_array().unwrap().iter().map(|one| one["load"].as_u64().unwrap()).collect::<Vec<_>>();
    let roster = || one.client.read("/v1/mediators", Some(&one.program));
    assert_eq!(loads(roster().await.unwrap()), [1, 1]);
    let objection = json!({ "mediator": own["mediators"][0]["mediator"] });
    let path = format!("/v1/mediations/{}/objection", one.case);
    let object = || one.client.post_as(&path, Some(&resident), "the-residents-objection", &objection);
    assert_eq!(object().await.unwrap().status, 200);
    stack.settle().await;
    let seen = mediation(&one).await;
    assert_eq!((&seen["stage"], &seen["left_out"][0]["because"]), (&json!("consented"), &json!("party-objected")));
    assert_eq!(loads(roster().await.unwrap()), [0, 0]);
    for address in one.people.mediators.clone() {
        assert_eq!(count(&one, "assignment-ended", &address).await, 1);
    }
    let proposals = one.client.read(&format!("/v1/mediations/{}/proposals", one.case), Some(&one.program)).await.unwrap();
    assert_eq!(proposals["excluded"][0]["code"], "party-objected");
    assert_eq!(object().await.unwrap().status, 200, "the same request, the same answer");

    // Two others are asked; both sides are prepared already, and nobody objects twice.
    one.people.mediators = ["kim@mediators.example".to_owned(), "lee@mediators.example".to_owned()];
    one.assign_and_prepare().await.unwrap_err(); // nothing is left to prepare
    let seen = mediation(&one).await;
    assert_eq!(seen["stage"], "prepared");
    let again = json!({ "mediator": seen["mediators"][1]["person"] });
    assert_eq!(code(&tries(&one, &resident, "objection", again).await), (409, "already-objected"));
}

#[tokio::test]
async fn med_5_a_conflict_that_comes_up_after_the_booking_calls_the_session_off_for_everybody() {
    let stack = stack().await;
    let mut one = journey(&stack).await;
    to_a_booked_session(&mut one).await.unwrap();
    let path = format!("/l/{}/again", one.client.link("assignment", &one.people.mediators[1]).await.unwrap());
    let headers = [("content-type", "application/x-www-form-urlencoded")];
    one.client.send(reqwest::Method::POST, &path, None, &headers, Some("key=once-again".to_owned())).await.unwrap();
    stack.settle().await;
    let mediator = one.client.follow("new-assignment-link", &one.people.mediators[1]).await.unwrap();
    assert_eq!(tries(&one, &mediator, "assignment", json!({ "answer": "conflict" })).await.status, 200);
    assert_eq!(mediation(&one).await["stage"], "consented");
    let mails = one.client.mails().await.unwrap();
    let is_off = |mail: &&Value| mail["template"] == "session-postponed" || mail["template"] == "session-cancelled";
    let off: Vec<&Value> = mails.iter().filter(is_off).collect();
    assert_eq!(off.len(), 4);
    assert!(off.iter().all(|mail| mail["calendar"].as_str().unwrap().contains("METHOD:CANCEL")));
    nothing_went_wrong(&stack).await;
}

#[tokio::test]
async fn med_5_a_mediator_who_never_answers_is_reminded_and_the_assignment_taken_back() {
    let stack = stack().await;
    let mut one = offered(&stack).await;
    one.answer(0, "yes").await.unwrap();
    one.answer(1, "yes").await.unwrap();
    let mediators = one.register_mediators().await.unwrap();
    assert_eq!(program(&one, "mediators", json!({ "mediators": mediators })).await.status, 200);
    for _ in 0..5 {
        stack.advance(SignedDuration::from_hours(24)).await;
    }
    for address in one.people.mediators.clone() {
        assert_eq!(count(&one, "assignment-nudge", &address).await, 1);
    }
    assert_eq!(count(&one, "mediator-silent", "mediation@pasadena.example").await, 1, "one mail for both");
    assert_eq!(program(&one, "take-backs", json!({ "mediator": mediators[0] })).await.status, 200);
    let seen = mediation(&one).await;
    assert_eq!((&seen["stage"], &seen["left_out"][0]["because"]), (&json!("consented"), &json!("did-not-answer")));
    one.people.mediators = ["kim@mediators.example".to_owned(), "lee@mediators.example".to_owned()];
    one.assign_and_prepare().await.unwrap();
    assert_eq!(mediation(&one).await["stage"], "prepared");
}

#[tokio::test]
async fn con_8_a_mediator_ends_it_on_their_page_and_concord_keeps_nothing_but_that() {
    let stack = stack().await;
    let one = prepared(&stack).await;
    let mediator = one.mediators[0].clone();
    assert!(
        page(&one.client, &format!("/assignment/{}", one.case), &mediator)
            .await
            .contains(&format!("action=\"/assignment/{}/stop\"", one.case))
    );
    assert_eq!(tries(&one, &mediator, "stop", json!({})).await.status, 200);
    let over = mediation(&one).await;
    assert_eq!((&over["stage"], &over["ended_because"]), (&json!("ended"), &json!("terminated")));
    assert_eq!(one.complaint().await.unwrap()["stage"], "returned");
    for address in [&one.people.resident, &one.people.officer] {
        assert_eq!(count(&one, "not-going-ahead", address).await, 1);
    }
}

#[tokio::test]
async fn con_6_somebody_who_accompanies_is_added_and_taken_off_on_the_programs_pages() -> Result<(), Trouble> {
    let stack = stack().await;
    let one = offered(&stack).await;
    let browser = one.client.staff(Role::Program).await?;
    let person = mediation(&one).await["participants"][1]["person"].as_str().unwrap().to_owned();
    let (file, own) = (format!("/mediations/{}", one.case), format!("/mediations/{}/people/{person}", one.case));
    let shown = page(&one.client, &own, &browser).await;
    for form in ["attempts", "answers", "descriptions", "withdrawals"] {
        assert!(shown.contains(&format!("action=\"{own}/{form}\"")), "{form}");
    }
    let form = |body: String| {
        let (client, browser, path) = (&one.client, browser.clone(), format!("{file}/companions"));
        async move {
            let headers = [("content-type", "application/x-www-form-urlencoded")];
            client.send(reqwest::Method::POST, &path, Some(&browser), &headers, Some(body)).await
        }
    };
    let typed = format!("key=form-number-1&deed=companions&as=support&with={person}&name=Kim+Lee&email=wrong&language=en");
    let wrong = form(typed).await?;
    let shown = wrong.body.as_str().unwrap_or_default();
    assert!(wrong.status == 422 && shown.contains("value=\"Kim Lee\"") && shown.contains("value=\"wrong\""), "{shown}");
    let typed =
        format!("key=form-number-2&deed=companions&as=support&with={person}&name=Kim+Lee&email=kim%40example.org&language=en");
    assert_eq!(form(typed).await?.status, 303);
    stack.settle().await;
    let companion = mediation(&one).await["companions"][0]["person"].as_str().unwrap().to_owned();
    assert!(page(&one.client, &file, &browser).await.contains("Kim Lee"));
    assert_eq!(program(&one, "absences", json!({ "person": companion })).await.status, 200);
    assert_eq!(mediation(&one).await["companions"], json!([]));
    Ok(())
}

/// Somebody is to come with a party, and then doesn't.
pub async fn comes_and_goes(stack: &Stack) {
    let one = admitted(stack, &[]).await;
    let with = mediation(&one).await["participants"][0]["person"].clone();
    let supporter = json!({ "as": "support", "with": with, "name": "Somebody", "phone": "626 555 0100", "language": "en" });
    assert_eq!(program(&one, "companions", supporter).await.status, 200);
    let person = mediation(&one).await["companions"][0]["person"].clone();
    assert_eq!(program(&one, "absences", json!({ "person": person })).await.status, 200);
}

#[tokio::test]
async fn wall_4_con_6_of_whoever_came_along_nothing_is_left_when_they_are_taken_off_or_the_case_is_destroyed() {
    let folder = tempfile::tempdir().unwrap();
    let stack = stack_in(folder.path(), Delivery::Twice).await;
    let one = admitted(&stack, &[("age", "minor")]).await;
    let minor = mediation(&one).await["participants"][0]["person"].clone();
    let joins = |part: &str, email: &str| json!({ "as": part, "with": minor, "name": "Somebody", "email": email, "language": "en", "independent": true });
    for (part, email) in [("guardian", GUARDIAN), ("support", "support@example.org")] {
        assert_eq!(program(&one, "companions", joins(part, email)).await.status, 200);
    }
    let people = |text: &str| rows_with(folder.path(), text).into_iter().filter(|row| row.starts_with("People")).count();
    assert_eq!((people(GUARDIAN), people("support@example.org")), (1, 1));
    let supporter = mediation(&one).await["companions"][1]["person"].clone();
    assert_eq!(program(&one, "absences", json!({ "person": supporter })).await.status, 200);
    assert_eq!(people("support@example.org"), 0);

    assert_eq!(program(&one, "stop", json!({})).await.status, 200);
    assert_eq!(count(&one, "no-invitation", &one.people.resident).await, 1);
    let standards = async |what: &str, body: Value| {
        let (path, key) = (format!("/v1/cases/{}/{what}", one.case), format!("by-standards-{what}"));
        let answer = one.client.post_as(&path, Some(&one.standards), &key, &body).await.unwrap();
        assert_eq!(answer.status, 200, "{what}: {}", answer.body);
        stack.settle().await;
    };
    standards("receipt", json!({})).await;
    standards("disposition", json!({ "finding": "unfounded", "on": "2026-11-20" })).await;
    standards("disposition-notice", json!({ "notified_on": "2026-11-23" })).await;
    stack.advance(SignedDuration::from_hours(24 * (6 * 366 + 31))).await;
    standards("destruction", json!({ "document": "City Attorney 31-1" })).await;
    assert_eq!(people(GUARDIAN), 0);
    nothing_went_wrong(&stack).await;
}

#[tokio::test]
async fn out_3_when_nobody_is_in_contact_the_program_is_warned_and_everybody_reads_the_same_at_the_end() {
    let stack = stack().await;
    let one = prepared(&stack).await;
    let ends = mediation(&one).await["ends_if_silent"].as_str().unwrap().to_owned();
    let seen = page(&one.client, &format!("/mediations/{}", one.case), &one.program).await;
    assert!(seen.contains("If nobody is in contact, it ends by law after"), "{seen}");
    let last: jiff::civil::Date = ends.parse().unwrap();
    let over = last.tomorrow().unwrap().to_zoned(jiff::tz::TimeZone::get("America/Los_Angeles").unwrap()).unwrap().timestamp();
    one.pass_until(over - SignedDuration::from_hours(3)).await;
    assert_eq!(count(&one, "silence-near", "mediation@pasadena.example").await, 1);
    assert_eq!(mediation(&one).await["stage"], "prepared", "the tenth day is whole");
    let before = told(&one).await;
    one.pass_until(over + SignedDuration::from_hours(1)).await;
    let (seen, after) = (mediation(&one).await, told(&one).await);
    assert_eq!((&seen["stage"], &seen["ended_because"]), (&json!("ended"), &json!("silent")), "{seen}");
    for (before, after) in before.iter().zip(&after) {
        assert_eq!(after.len(), before.len() + 2);
        assert_eq!(after.last_chunk(), Some(&["not-going-ahead".to_owned(), "survey".to_owned()]));
    }
}
