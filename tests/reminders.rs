//! Reminders that somebody wants or doesn't want, over HTTP and on the pages (REM-4).

use domain::Policy;
use domain::due;
use domain::vocabulary::Desk;
use local::Delivery;

use local::journey::{Journey, Place, Role};
use serde_json::{Value, json};

use crate::deeds::{count, program, tries};
use crate::stories::{nothing_went_wrong, to_a_booked_session};
use crate::support::{journey, stack};

/// How many reminders of a session its parties and first mediator have got.
async fn reminded(one: &Journey<'_>) -> [usize; 3] {
    let people = &one.people;
    let mut counts = [0; 3];
    for (n, address) in [&people.resident, &people.officer, &people.mediators[0]].into_iter().enumerate() {
        counts[n] = count(one, "session-reminder", address).await;
    }
    counts
}

async fn wants(one: &Journey<'_>, token: &str) -> Value {
    one.client.read(&format!("/v1/mediations/{}/mine", one.case), Some(token)).await.unwrap()["reminders"].clone()
}

#[tokio::test]
async fn rem_4_whoever_wants_no_reminders_gets_none_hears_what_is_new_and_can_have_them_again() {
    let stack = stack(Delivery::Twice).await;
    let mut one = journey(&stack).await;
    let session = to_a_booked_session(&mut one).await.unwrap();
    let (resident, officer) = (one.parties[0].clone(), one.parties[1].clone());
    let moments = due::session_reminders(session, one.stack.now(), &Policy::parse(domain::policy::PASADENA).unwrap());

    assert_eq!(wants(&one, &officer).await, true);
    assert_eq!(tries(&one, &officer, "reminders", json!({ "wanted": false })).await.status, 200);
    assert_eq!((wants(&one, &officer).await, wants(&one, &resident).await), (json!(false), json!(true)));
    let seen = one.mediation().await.unwrap();
    let on_the_phone = json!({ "person": seen["participants"][0]["person"], "wanted": false });
    assert_eq!(program(&one, "people/reminders", on_the_phone).await.status, 200);
    assert_eq!(wants(&one, &resident).await, false);
    assert_eq!(tries(&one, &resident, "reminders", json!({ "wanted": true })).await.status, 200);

    one.pass_until(moments[0]).await;
    assert_eq!(reminded(&one).await, [1, 0, 1]);
    one.program = one.client.staff(Role::Program).await.unwrap();
    assert_eq!(program(&one, "stop", json!({})).await.status, 200);
    for address in [&one.people.resident, &one.people.officer] {
        assert_eq!(count(&one, "session-cancelled", address).await, 1, "that it is off is no reminder");
    }
    nothing_went_wrong(&stack).await;
}

#[tokio::test]
async fn rem_4_each_mail_to_a_person_says_why_it_comes_and_a_reminder_how_to_have_none() {
    let stack = stack(Delivery::Once).await;
    let mut one = journey(&stack).await;
    let session = to_a_booked_session(&mut one).await.unwrap();
    one.pass_until(session).await;
    let mails = one.client.mails().await.unwrap();
    let to_the_officer = mails.iter().filter(|mail| mail["to"] == one.people.officer.as_str());
    let (reminders, others): (Vec<_>, Vec<_>) = to_the_officer.partition(|mail| mail["template"] == "session-reminder");
    let say = |mails: &[&Value], words: &str| mails.iter().all(|mail| mail["plain"].as_str().unwrap().contains(words));
    assert!(say(&reminders, "If you would rather get none, say so on your page, or call us.") && !reminders.is_empty());
    assert!(say(&others, "so everybody whom it concerns gets it.") && others.len() > 3, "{others:?}");
    let to_a_desk = mails.iter().find(|mail| mail["template"] == "case-received").unwrap();
    assert!(!to_a_desk["plain"].as_str().unwrap().contains("whom it concerns"));
}

#[tokio::test]
async fn rem_1_each_desk_where_something_waits_hears_of_it_once_on_every_monday_morning() {
    let stack = stack(Delivery::Twice).await;
    let mut one = journey(&stack).await;
    let reference = one.file().await.unwrap()["reference"].as_str().unwrap().to_owned();
    let policy = Policy::parse(domain::policy::PASADENA).unwrap();
    let (standards, program) = (policy.desk(Desk::ProfessionalStandards), policy.desk(Desk::Program));
    for week in 1..=2 {
        let (_, monday) = due::next_digest(one.stack.now(), &policy).unwrap();
        one.pass_until(monday).await;
        assert_eq!(count(&one, "digest", standards).await, week);
    }
    assert_eq!(count(&one, "digest", program).await, 0, "nothing waits there");
    let mails = one.client.mails().await.unwrap();
    let newest = mails.iter().find(|mail| mail["template"] == "digest").unwrap();
    let plain = newest["plain"].as_str().unwrap();
    assert!(plain.contains("Waiting for you: 1. Of these overdue: 1."), "{plain}");
    assert!(!plain.contains(&reference), "{plain}");
    nothing_went_wrong(&stack).await;
}
