//! What a city decides for itself: kept by version, checked as a whole, put in force; what was decided before stays as it was
//! (ELIG-8), and no city sees another's.

use local::Delivery;
use local::journey::Role;
use local::policy::{City, PolicyCommand, done};
use serde_json::json;

use crate::browser::Browser;
use crate::deeds::{count, page, program};
use crate::stories::{nothing_went_wrong, to_a_booked_session};
use crate::support::{journey, stack};

pub fn document(version: &str) -> String {
    domain::policy::PASADENA.replacen("pasadena-2", version, 1)
}

#[tokio::test]
async fn elig_8_a_new_policy_decides_what_comes_and_a_past_verdict_keeps_its_own() {
    let stack = stack(Delivery::Once).await;
    let mut before = journey(&stack).await;
    let supervisor = before.client.staff(Role::Supervisor).await.unwrap();
    before.file().await.unwrap();
    before.acknowledge().await.unwrap();
    before.screen(&[]).await.unwrap();

    let kept = before.client.post("/v1/policies", Some(&supervisor), &json!({ "document": document("ours-1") })).await.unwrap();
    assert_eq!(kept["version"], "ours-1");
    let listed = before.client.read("/v1/policies", Some(&before.program)).await.unwrap();
    assert_eq!(listed["in_force"], "pasadena-2", "keeping decides nothing");
    before.client.post("/v1/policies/ours-1/activation", Some(&supervisor), &json!({})).await.unwrap();
    stack.advance(jiff::SignedDuration::from_mins(2)).await;

    let mut after = journey(&stack).await;
    after.people = local::journey::People::of("after");
    after.file().await.unwrap();
    after.acknowledge().await.unwrap();
    after.screen(&[]).await.unwrap();
    assert_eq!(after.complaint().await.unwrap()["verdict"]["policy_version"], "ours-1");
    assert_eq!(before.complaint().await.unwrap()["verdict"]["policy_version"], "pasadena-2");
    let listed = before.client.read("/v1/policies", Some(&before.program)).await.unwrap();
    assert_eq!((listed["in_force"].as_str(), listed["kept"].as_array().unwrap().len()), (Some("ours-1"), 1));
}

#[tokio::test]
async fn a_city_words_its_mails_in_its_own_way_and_a_wording_that_would_make_a_wrong_mail_is_not_kept() {
    let stack = stack(Delivery::Once).await;
    let mut one = journey(&stack).await;
    let supervisor = one.client.staff(Role::Supervisor).await.unwrap();
    let worded = |version: &str, text: &str| json!({ "document": format!("{}\n[wording.es]\n\"receipt.next\" = \"{text}\"\n", document(version)) });
    let wrong = worded("worded-1", "Dear { $name }");
    let wrong = one.client.post_as("/v1/policies", Some(&supervisor), "a-wrong-wording", &wrong).await.unwrap();
    assert_eq!(wrong.status, 422);
    assert!(wrong.body["faults"].to_string().contains("wording.es.receipt.next: there is no { $name } in it"), "{}", wrong.body);
    one.client.post("/v1/policies", Some(&supervisor), &worded("worded-2", "Le llamamos un día hábil.")).await.unwrap();
    one.client.post("/v1/policies/worded-2/activation", Some(&supervisor), &json!({})).await.unwrap();
    stack.advance(jiff::SignedDuration::from_mins(2)).await;
    one.file().await.unwrap();
    let mails = one.client.mails().await.unwrap();
    let receipt = mails.iter().find(|mail| mail["template"] == "receipt").unwrap()["plain"].as_str().unwrap();
    assert!(receipt.contains("Le llamamos un día hábil.") && receipt.contains("Usted nos pidió"), "{receipt}");
}

#[tokio::test]
async fn sch_3_a_game_that_is_added_to_the_policy_raises_a_task_for_the_session_that_day() {
    let stack = stack(Delivery::Twice).await;
    let mut one = journey(&stack).await;
    let session = to_a_booked_session(&mut one).await.unwrap();
    let day = session.to_zoned(jiff::tz::TimeZone::get("America/Los_Angeles").unwrap()).date();
    let supervisor = one.client.staff(Role::Supervisor).await.unwrap();
    let game = format!(
        "[[sessions.events]]\nname = \"Playoff\"\nfirst = \"{day}\"\nlast = \"{day}\"\nyearly = false\n\n[[sessions.rooms]]"
    );
    let document = document("game-1").replacen("[[sessions.rooms]]", &game, 1);
    one.client.post("/v1/policies", Some(&supervisor), &json!({ "document": document })).await.unwrap();
    one.client.post("/v1/policies/game-1/activation", Some(&supervisor), &json!({})).await.unwrap();
    stack.settle().await;
    stack.advance(jiff::SignedDuration::from_mins(6)).await;
    stack.settle().await;
    assert_eq!(count(&one, "session-on-event", "mediation@pasadena.example").await, 1);
    assert_eq!(one.mediation().await.unwrap()["waiting_on"], "program");
    let seen = page(&one.client, &format!("/mediations/{}", one.case), &one.program).await;
    assert!(seen.contains("Playoff") && seen.contains("The appointment stays"), "{seen}");
    assert_eq!(program(&one, "confirmation", json!({})).await.status, 200);
    assert_ne!(one.mediation().await.unwrap()["waiting_on"], "program", "that is decided");
    let seen = page(&one.client, &format!("/mediations/{}", one.case), &one.program).await;
    assert!(seen.contains("Playoff") && !seen.contains("The appointment stays"), "{seen}");
    nothing_went_wrong(&stack).await;
}

#[tokio::test]
async fn sch_3_a_calendar_file_of_what_is_on_in_the_city_becomes_a_document_to_read_and_keep() {
    let stack = stack(Delivery::Once).await;
    let mut browser = Browser::new(&stack);
    browser.sign_in("supervisor", "/policies").await;
    let event = |lines: &str| format!("BEGIN:VEVENT\r\n{lines}\r\nEND:VEVENT\r\n");
    let file = |events: &[String]| {
        format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Test//EN\r\n{}END:VCALENDAR\r\n", events.concat())
    };
    let events = [
        event("SUMMARY:Playoff\r\nDTSTART:20270116T180000\r\nDTEND:20270116T230000"),
        event("SUMMARY:Memorial parade\r\nDTSTART;VALUE=DATE:20260530\r\nDTEND;VALUE=DATE:20260601\r\nRRULE:FREQ=YEARLY"),
        event("SUMMARY:Long ago\r\nDTSTART;VALUE=DATE:20200530"),
    ];
    let put = browser.send("/policies/pasadena-2/events", &[("calendar", &file(&events))]).await;
    assert!(put.status == 200 && put.says("give it a version of its own"), "{}", put.html);
    let document = put.between("<textarea", "</textarea>").unwrap().split_once('>').unwrap().1;
    let document = document.replace("&#34;", "\"").replace("&#39;", "'").replace("&amp;", "&");
    let policy = domain::Policy::parse(&document).unwrap();
    let named: Vec<_> = policy
        .sessions
        .events
        .iter()
        .map(|one| (one.name.as_str(), one.first.to_string(), one.last.to_string(), one.yearly))
        .collect();
    assert_eq!(
        named[1..],
        [
            ("Playoff", "2027-01-16".to_owned(), "2027-01-16".to_owned(), false),
            ("Memorial parade", "2026-05-30".to_owned(), "2026-05-31".to_owned(), true),
        ]
    );
    let kept = browser.send("/policies", &[("document", &document.replacen("pasadena-2", "with-games-1", 1))]).await;
    assert!(kept.says("with-games-1"), "{}", kept.html);
    let wrong = browser.send("/policies/pasadena-2/events", &[("calendar", "tomorrow")]).await;
    assert!(wrong.status == 422 && wrong.says("This isn't a calendar file") && wrong.says("tomorrow"), "{}", wrong.html);
}

#[tokio::test]
async fn a_document_with_faults_is_refused_whole_and_every_fault_is_named_with_its_line() {
    let stack = stack(Delivery::Once).await;
    let one = journey(&stack).await;
    let supervisor = one.client.staff(Role::Supervisor).await.unwrap();
    let faulty = document("faulty-1").replace("minutes = 120", "minutes = -120").replacen("phone =", "fone =", 1);
    let body = json!({ "document": faulty });
    let refused = one.client.post_as("/v1/policies", Some(&supervisor), "a-key-of-a-test", &body).await.unwrap();
    assert_eq!((refused.status, refused.code()), (422, "invalid-policy"));
    let faults: Vec<&str> = refused.body["faults"].as_array().unwrap().iter().filter_map(|fault| fault.as_str()).collect();
    assert!(faults.iter().any(|fault| fault.starts_with("line ") && fault.contains("fone: there is no such key")), "{faults:?}");
    assert!(faults.iter().any(|fault| fault.contains("can't be negative")), "{faults:?}");
    assert!(faults.iter().any(|fault| fault.contains("phone: is missing")), "{faults:?}");
    let unknown =
        one.client.post_as("/v1/policies/faulty-1/activation", Some(&supervisor), "another-key", &json!({})).await.unwrap();
    assert_eq!((unknown.status, unknown.code()), (409, "policy-unknown"), "nothing was kept");
}

#[tokio::test]
async fn a_document_goes_from_its_file_into_force_by_the_command_line() {
    let stack = stack(Delivery::Once).await;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("policy.toml");
    std::fs::write(&file, document("from-a-file-1").replace("minutes = 120", "minutes = \"long\"")).unwrap();
    let city = || City { url: stack.url.clone(), token: None };
    let check = || PolicyCommand::Check { file: file.clone() };
    let faults = done(check()).await.unwrap_err().to_string();
    assert!(faults.contains("line ") && faults.contains("sessions.minutes"), "{faults}");

    std::fs::write(&file, document("from-a-file-1")).unwrap();
    assert!(done(check()).await.unwrap().contains("from-a-file-1"));
    let early = done(PolicyCommand::Activate { version: "from-a-file-1".into(), city: city() }).await;
    assert!(early.unwrap_err().to_string().contains("No document of this version is kept"));
    done(PolicyCommand::Keep { file: file.clone(), city: city() }).await.unwrap();
    let again = done(PolicyCommand::Keep { file: file.clone(), city: city() }).await.unwrap_err();
    assert!(again.to_string().contains("kept already"), "{again}");
    done(PolicyCommand::Activate { version: "from-a-file-1".into(), city: city() }).await.unwrap();
    let one = journey(&stack).await;
    assert_eq!(one.client.read("/v1/policies", Some(&one.program)).await.unwrap()["in_force"], "from-a-file-1");
}
