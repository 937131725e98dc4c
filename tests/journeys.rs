//! Whole cases on the one-machine stack, each also with every message delivered twice, and with queues that hand out the newest
//! first. The stories are in `stories.rs`; `emulated.rs` plays the same ones on an emulated deployment.

use local::Delivery;
use local::journey::Place as _;

use crate::stories::{Story, nothing_went_wrong};
use crate::support::{journey, stack};

async fn however_it_is_delivered(story: Story) {
    for delivery in [Delivery::Once, Delivery::Twice, Delivery::Swapped] {
        story.play(&stack(delivery).await).await;
    }
}

#[tokio::test]
async fn a_community_case_goes_from_the_form_to_the_closed_file() {
    Story::Closed.play(&stack(Delivery::Once).await).await;
}

#[tokio::test]
async fn a_case_goes_the_same_way_when_every_message_is_delivered_twice() {
    Story::Closed.play(&stack(Delivery::Twice).await).await;
}

#[tokio::test]
async fn a_case_goes_the_same_way_when_messages_overtake_each_other() {
    Story::Closed.play(&stack(Delivery::Swapped).await).await;
}

#[tokio::test]
async fn con_2_when_either_says_no_both_hear_the_same_words_at_the_windows_end_and_not_before() {
    however_it_is_delivered(Story::DeclinedByTheResident).await;
    however_it_is_delivered(Story::DeclinedByTheOfficer).await;
}

#[tokio::test]
async fn con_5_when_nobody_answers_the_offer_is_reminded_of_twice_and_then_ends() {
    however_it_is_delivered(Story::Unanswered).await;
}

#[tokio::test]
async fn rem_2_whoever_answered_gets_no_nudge() {
    however_it_is_delivered(Story::HalfAnswered).await;
}

#[tokio::test]
async fn con_4_a_withdrawal_from_a_booked_session_takes_it_out_of_every_calendar_and_stops_the_reminders() {
    however_it_is_delivered(Story::Withdrawn).await;
}

#[tokio::test]
async fn elig_10_a_case_that_is_not_eligible_goes_back_and_the_resident_hears_it_in_plain_words() {
    however_it_is_delivered(Story::NotEligible).await;
}

#[tokio::test]
async fn wall_2_professional_standards_never_see_the_mediation_side() {
    however_it_is_delivered(Story::Wall).await;
}

/// Controls: what a story looks for at its end is seen when it is there.
#[tokio::test]
async fn a_message_that_was_given_up_and_a_mail_that_left_twice_are_noticed() {
    let caught = async |stack: local::Stack| {
        let looked = tokio::spawn(async move { nothing_went_wrong(&stack).await }).await;
        let panic = looked.unwrap_err().into_panic();
        panic.downcast_ref::<String>().cloned().unwrap_or_default()
    };
    let given_up = stack(Delivery::Once).await;
    given_up.queues.put(&given_up.dead_letters()[0], "a message");
    assert!(!given_up.given_up().await.is_empty());
    assert!(caught(given_up).await.contains("messages were given up"));

    let doubled = stack(Delivery::Once).await;
    journey(&doubled).await.file().await.unwrap();
    let letter = |id: &str| kit::Letter {
        tenant: "pasadena".into(),
        id: id.into(),
        from: "a@b.example".into(),
        to: "c@d.example".into(),
        mime: b"\r\n".into(),
    };
    for _ in 0..2 {
        kit::Courier::send(doubled.mailbox.as_ref(), letter("one")).await;
    }
    assert!(caught(doubled).await.contains("mails left twice"));
}
