//! Mail that is to leave while none does.

use contracts::{MailSwitchedV1, NoticeHeldV1};

use super::*;

fn switched(version: u64, paused: bool) -> String {
    sent(&format!("switch.{version}"), Message::MailSwitched(MailSwitchedV1 { version, paused }))
}

#[tokio::test]
async fn rem_2_while_mail_is_stopped_none_leaves_and_each_is_asked_for_again_later_once() {
    let scene = scene(&[], None).await;
    assert_eq!(scene.app.consume(&switched(1, true)).await, Outcome::Done);
    for _ in 0..3 {
        assert_eq!(scene.deliver().await, Outcome::Done);
    }
    let held = NoticeHeldV1 { notice: notice(Template::Receipt) };
    assert_eq!((scene.sends(), scene.standing().await), (0, Standing::Held));
    assert_eq!(scene.told("notice-held.v1"), [Message::NoticeHeld(held)]);
    assert!(scene.store.all(Table::Access).is_empty(), "no link is left behind");

    assert_eq!(scene.app.consume(&switched(2, false)).await, Outcome::Done);
    assert_eq!(scene.deliver().await, Outcome::Done);
    assert_eq!(scene.sends(), 0, "that message is over");
    assert_eq!(scene.another("later.0").await, Standing::Sent);
}

#[tokio::test]
async fn inv_9_what_was_said_of_mail_last_holds_in_whatever_order_it_comes() {
    for order in [[1, 2, 3], [3, 2, 1], [2, 3, 1]] {
        let scene = scene(&[], None).await;
        for version in order {
            for _ in 0..2 {
                assert_eq!(scene.app.consume(&switched(version, version != 2)).await, Outcome::Done);
            }
        }
        assert_eq!(scene.another("later.0").await, Standing::Held, "{order:?}");
    }
}

#[tokio::test]
async fn rem_2_what_is_not_wanted_any_more_is_not_held_either() {
    let scene = scene(&[], None).await;
    scene.app.consume(&switched(1, true)).await;
    let gate = Gate { kind: GateKind::Offer, of: Uuid::from_u128(9), person: Some(person()), version: 1 };
    assert_eq!(scene.app.consume(&body(Some(gate))).await, Outcome::Done);
    assert_eq!((scene.standing().await, scene.told("notice-held.v1").len()), (Standing::Dropped, 0));
}

#[tokio::test]
async fn a_mail_that_was_claimed_before_is_settled_also_while_mail_is_stopped_for_every_city() {
    let mut scene = scene(&[], Some(Accepted::Yes)).await;
    abandoned(&scene).await;
    scene.app.settings.paused = true;
    scene.clock.advance(SignedDuration::from_mins(2));
    assert_eq!(scene.deliver().await, Outcome::Done);
    assert_eq!((scene.sends(), scene.standing().await), (0, Standing::Sent));
    assert_eq!(scene.another("later.0").await, Standing::Held);
}
