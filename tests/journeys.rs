//! Whole cases over HTTP, each also with every message delivered twice, and with queues that hand out the newest first.

use jiff::SignedDuration;
use local::Delivery;
use local::journey::{Journey, Trouble};
use serde_json::json;

use crate::support::{journey, stack};

const EVERY_DELIVERY: [Delivery; 3] = [Delivery::Once, Delivery::Twice, Delivery::Swapped];

fn days(days: i64) -> SignedDuration {
    SignedDuration::from_hours(days * 24)
}

/// Nothing went to a dead-letter queue, and no mail left twice.
fn nothing_went_wrong(journey: &Journey<'_>) {
    for queue in journey.stack.dead_letters() {
        assert_eq!(journey.stack.queues.bodies(&queue), Vec::<String>::new(), "{queue}");
    }
    assert_eq!(journey.stack.mailbox.doubles(), 0);
}

async fn happy(delivery: Delivery) -> Result<(), Trouble> {
    let stack = stack(delivery).await;
    let mut journey = journey(&stack).await;
    journey.to_offers().await?;
    journey.answer(1, "yes").await?;
    journey.answer(0, "yes").await?;
    journey.assign_and_prepare().await?;
    let session = journey.book().await?;
    journey.pass_until(session + SignedDuration::from_hours(3)).await;
    journey.record("agreement").await?;
    assert_eq!(journey.answer_surveys().await?, 4);
    journey.close().await?;
    assert_eq!(journey.complaint().await?["stage"], "closed");
    assert_eq!(journey.mediation().await?["stage"], "closed");
    nothing_went_wrong(&journey);

    let resident = journey.mails_to(&journey.people.resident).await?;
    let reminders = resident.iter().filter(|template| *template == "session-reminder").count();
    let expected = ["receipt", "offer", "going-ahead", "pick-times", "session-booked", "survey"];
    for template in expected {
        assert_eq!(resident.iter().filter(|known| *known == template).count(), 1, "{template}: {resident:?}");
    }
    assert!((1..=3).contains(&reminders), "{resident:?}");
    let mails = journey.client.mails().await?;
    let booked = mails.iter().find(|mail| mail["template"] == "session-booked").unwrap();
    let calendar = booked["calendar"].as_str().unwrap();
    assert!(calendar.contains("METHOD:REQUEST") && calendar.contains("SEQUENCE:1") && calendar.contains("SUMMARY:"));
    assert_eq!(calendar.matches("ATTENDEE").count(), 1, "one invitation a person, with that person alone");
    Ok(())
}

#[tokio::test]
async fn a_community_case_goes_from_the_form_to_the_closed_file() {
    happy(Delivery::Once).await.unwrap();
}

#[tokio::test]
async fn a_case_goes_the_same_way_when_every_message_is_delivered_twice() {
    happy(Delivery::Twice).await.unwrap();
}

#[tokio::test]
async fn a_case_goes_the_same_way_when_messages_overtake_each_other() {
    happy(Delivery::Swapped).await.unwrap();
}

#[tokio::test]
async fn con_2_when_either_says_no_both_hear_the_same_words_at_the_windows_end_and_not_before() {
    for delivery in EVERY_DELIVERY {
        for declining in [0, 1] {
            let stack = stack(delivery).await;
            let mut journey = journey(&stack).await;
            journey.to_offers().await.unwrap();
            journey.answer(1 - declining, "yes").await.unwrap();
            journey.answer(declining, "no").await.unwrap();
            stack.advance(days(13)).await;
            assert_eq!(journey.mediation().await.unwrap()["stage"], "offering");
            assert_eq!(journey.complaint().await.unwrap()["stage"], "in_mediation");
            stack.advance(days(1)).await;
            let complaint = journey.complaint().await.unwrap();
            assert_eq!(complaint["stage"], "returned");
            let (resident, officer) = (&journey.people.resident, &journey.people.officer);
            for address in [resident, officer] {
                let last = journey.mails_to(address).await.unwrap().pop();
                assert_eq!(last.as_deref(), Some("not-going-ahead"));
            }
            nothing_went_wrong(&journey);
        }
    }
}

#[tokio::test]
async fn con_5_when_nobody_answers_the_offer_is_reminded_of_twice_and_then_ends() {
    for delivery in EVERY_DELIVERY {
        let stack = stack(delivery).await;
        let mut journey = journey(&stack).await;
        journey.to_offers().await.unwrap();
        for _ in 0..14 {
            stack.advance(days(1)).await;
        }
        let officer = journey.mails_to(&journey.people.officer).await.unwrap();
        assert_eq!(officer, ["offer", "offer-nudge", "offer-nudge", "not-going-ahead"]);
        assert_eq!(journey.complaint().await.unwrap()["stage"], "returned");
        nothing_went_wrong(&journey);
    }
}

#[tokio::test]
async fn rem_2_whoever_answered_gets_no_nudge() {
    let stack = stack(Delivery::Once).await;
    let mut journey = journey(&stack).await;
    journey.to_offers().await.unwrap();
    journey.answer(0, "yes").await.unwrap();
    for _ in 0..4 {
        stack.advance(days(1)).await;
    }
    assert!(!journey.mails_to(&journey.people.resident).await.unwrap().contains(&"offer-nudge".to_owned()));
    assert!(journey.mails_to(&journey.people.officer).await.unwrap().contains(&"offer-nudge".to_owned()));
}

#[tokio::test]
async fn con_4_a_withdrawal_from_a_booked_session_takes_it_out_of_every_calendar_and_stops_the_reminders() {
    for delivery in EVERY_DELIVERY {
        let stack = stack(delivery).await;
        let mut journey = journey(&stack).await;
        journey.to_offers().await.unwrap();
        journey.answer(0, "yes").await.unwrap();
        journey.answer(1, "yes").await.unwrap();
        journey.assign_and_prepare().await.unwrap();
        let session = journey.book().await.unwrap();
        journey.on_mediation(&journey.parties[0], "withdrawal", &json!({})).await.unwrap();
        assert_eq!(journey.complaint().await.unwrap()["stage"], "returned");
        journey.pass_until(session).await;
        for address in [&journey.people.resident, &journey.people.officer, &journey.people.mediators[0]] {
            let mails = journey.mails_to(address).await.unwrap();
            assert!(mails.contains(&"session-cancelled".to_owned()), "{mails:?}");
            assert!(!mails.contains(&"session-reminder".to_owned()), "{mails:?}");
        }
        nothing_went_wrong(&journey);
    }
}

#[tokio::test]
async fn elig_10_a_case_that_is_not_eligible_goes_back_and_the_resident_hears_it_in_plain_words() {
    for delivery in EVERY_DELIVERY {
        let stack = stack(delivery).await;
        let mut journey = journey(&stack).await;
        journey.file().await.unwrap();
        journey.acknowledge().await.unwrap();
        journey.screen(&[("force", "yes")]).await.unwrap();
        assert_eq!(journey.complaint().await.unwrap()["stage"], "returned");
        let mails = journey.mails_to(&journey.people.resident).await.unwrap();
        assert_eq!(mails, ["receipt", "not-eligible"]);
        nothing_went_wrong(&journey);
    }
}

#[tokio::test]
async fn wall_2_professional_standards_never_see_the_mediation_side() {
    let stack = stack(Delivery::Once).await;
    let mut journey = journey(&stack).await;
    journey.to_offers().await.unwrap();
    let (client, case, standards) = (&journey.client, &journey.case, Some(journey.standards.as_str()));
    let mediation = client.get(&format!("/v1/mediations/{case}"), standards).await.unwrap();
    let nothing = client.get("/v1/mediations/00000000-0000-7000-8000-000000000000", standards).await.unwrap();
    assert_eq!(mediation.status, 404);
    assert_eq!(mediation.body, nothing.body, "not yours and not there are the same to the last byte");
    let desk = client.get("/v1/desk", standards).await.unwrap();
    assert!(!desk.body.to_string().contains("offering"), "{}", desk.body);
    assert!(desk.body.to_string().contains("in_mediation"), "{}", desk.body);
}
