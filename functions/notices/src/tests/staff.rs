//! The staff's own mails, besides the desk's.

use contracts::{DailyDueV1, DailyPlannedV1, StaffMailChosenV1};
use domain::notice::{Frequency, Listed};
use domain::vocabulary::Desk;

use super::*;

const DESK: Desk = Desk::Program;

fn chosen(version: u64, frequency: Option<Frequency>) -> String {
    let until = "2027-02-21T18:00:00Z".parse().unwrap();
    let said = StaffMailChosenV1 { person: person(), version, desks: vec![DESK], frequency, until };
    sent(&format!("choice.{version}"), Message::StaffMailChosen(said))
}

fn to_desk(template: Template) -> Notice {
    Notice { to: Recipient::Desk(DESK), ..notice(template) }
}

fn own(template: Template) -> Notice {
    Notice { to: Recipient::Staff { desk: DESK, person: person() }, ..notice(template) }
}

impl Scene {
    async fn take(&self, id: &str, notice: Notice) -> Outcome {
        self.app.consume(&sent(id, Message::NoticeRequested(notice))).await
    }

    async fn chooses(&self, version: u64, frequency: Option<Frequency>) {
        assert_eq!(self.app.consume(&chosen(version, frequency)).await, Outcome::Done);
    }

    async fn day(&self, id: &str) -> Outcome {
        self.app.consume(&sent(id, Message::DailyDue(DailyDueV1 { desk: DESK, person: person() }))).await
    }
}

#[tokio::test]
async fn stf_2_whoever_wants_them_at_once_gets_each_mail_to_their_desk_once_and_the_desk_has_it_too() {
    let scene = scene(&[], None).await;
    scene.chooses(1, Some(Frequency::Immediate)).await;
    for _ in 0..3 {
        assert_eq!(scene.take("mail.0", to_desk(Template::OffersToSend)).await, Outcome::Done);
    }
    assert_eq!((scene.sends(), scene.standing_of("mail.0").await), (1, Standing::Sent));
    assert_eq!(scene.told("notice-requested.v1"), [Message::NoticeRequested(own(Template::OffersToSend))]);
    assert_eq!(scene.take("copy.0", own(Template::OffersToSend)).await, Outcome::Done);
    assert_eq!(scene.standing_of("copy.0").await, Standing::Sent);
    assert!(scene.courier.sent.lock().unwrap().last().unwrap().contains("ana@example.org"));
    assert!(scene.store.all(Table::Access).is_empty(), "a mail to staff has no link");
}

#[tokio::test]
async fn stf_2_a_mail_that_the_service_certainly_has_not_got_is_tried_again_and_its_copies_are_not() {
    let scene = scene(&[Accepted::No, Accepted::Yes], None).await;
    scene.chooses(1, Some(Frequency::Immediate)).await;
    assert_eq!(scene.take("mail.0", to_desk(Template::OffersToSend)).await, Outcome::Retry);
    assert_eq!(scene.take("mail.0", to_desk(Template::OffersToSend)).await, Outcome::Done);
    assert_eq!((scene.sends(), scene.told("notice-requested.v1").len()), (2, 1));
}

#[tokio::test]
async fn stf_2_a_mail_that_is_held_after_it_was_given_back_brings_no_second_copies() {
    let scene = scene(&[Accepted::No], None).await;
    scene.chooses(1, Some(Frequency::Immediate)).await;
    assert_eq!(scene.take("mail.0", to_desk(Template::OffersToSend)).await, Outcome::Retry);
    scene.app.consume(&sent("pause.0", Message::MailSwitched(contracts::MailSwitchedV1 { version: 1, paused: true }))).await;
    assert_eq!(scene.take("mail.0", to_desk(Template::OffersToSend)).await, Outcome::Done);
    let [Message::NoticeHeld(held)] = &scene.told("notice-held.v1")[..] else { panic!("held") };
    assert!(held.notice.staff_have_it);
}

#[tokio::test]
async fn rem_2_nobody_is_called_about_what_is_not_wanted_any_more_and_somebody_about_what_is() {
    let scene = scene(&[], None).await;
    let nameless = people::put(&tenant(), person(), Some(1), &Contact::none(Language::Spanish)).unwrap();
    scene.store.commit(Transaction { token: Uuid::from_u128(5), writes: vec![nameless] }).await.unwrap();
    let gate = Gate { kind: GateKind::Offer, of: Uuid::from_u128(9), person: Some(person()), version: 1 };
    let nudge = Notice { gate: Some(gate), ..notice(Template::OfferNudge) };
    assert_eq!(scene.take("mail.0", nudge.clone()).await, Outcome::Done);
    assert_eq!((scene.standing_of("mail.0").await, scene.told("notice-troubled.v1").len()), (Standing::Dropped, 0));
    let open = rows::gate(&tenant(), &gate, true).unwrap();
    scene.store.commit(Transaction { token: Uuid::from_u128(6), writes: vec![open] }).await.unwrap();
    for _ in 0..2 {
        assert_eq!(scene.take("mail.1", nudge.clone()).await, Outcome::Done);
    }
    let [Message::NoticeTroubled(told)] = &scene.told("notice-troubled.v1")[..] else { panic!("told once") };
    assert_eq!(told.contents.as_ref().map(|contents| (contents.person, contents.language)), Some((person(), Language::Spanish)));
    for template in [Template::SurveyNudge, Template::NewMediationLink] {
        scene.take(&format!("{template}.0"), notice(template)).await;
    }
    let troubled = scene.told("notice-troubled.v1");
    let contents = |told: &Message| matches!(told, Message::NoticeTroubled(told) if told.contents.is_some());
    assert_eq!(
        (troubled.len(), troubled.iter().filter(|told| contents(told)).count()),
        (3, 1),
        "not of a survey or a link alone"
    );
}

#[tokio::test]
async fn stf_2_a_mail_that_a_person_had_sent_again_comes_to_the_staff_no_second_time() {
    let scene = scene(&[Accepted::Unclear], None).await;
    scene.chooses(1, Some(Frequency::Immediate)).await;
    scene.take("mail.0", to_desk(Template::OffersToSend)).await;
    let again = contracts::NoticeAgainV1 { notice: "mail.0".parse().unwrap(), by: "program-1".into() };
    assert_eq!(scene.app.consume(&sent("again.0", Message::NoticeAgain(again))).await, Outcome::Done);
    let [_, Message::NoticeRequested(again)] = &scene.told("notice-requested.v1")[..] else { panic!("asked for again") };
    assert_eq!(again.to, Recipient::Desk(DESK));
    scene.take("again.1", again.clone()).await;
    assert_eq!((scene.sends(), scene.told("notice-requested.v1").len()), (2, 2));
}

#[tokio::test]
async fn stf_2_whoever_wants_one_mail_a_day_gets_one_that_lists_them() {
    let scene = scene(&[], None).await;
    scene.chooses(1, Some(Frequency::Daily)).await;
    for (id, template) in [("mail.0", Template::OffersToSend), ("mail.1", Template::NoShow)] {
        scene.take(id, to_desk(template)).await;
    }
    let planned = Message::DailyPlanned(DailyPlannedV1 { desk: DESK, person: person() });
    assert_eq!(scene.told("daily-planned.v1"), [planned.clone(), planned]);
    assert!(scene.told("notice-requested.v1").is_empty(), "nothing at once");
    for _ in 0..2 {
        assert_eq!(scene.day("day.0").await, Outcome::Done);
    }
    let listed = [Template::OffersToSend, Template::NoShow].map(|template| Listed::from(&notice(template)));
    let daily = Notice::daily(DESK, person(), listed.to_vec());
    assert_eq!(scene.told("notice-requested.v1"), [Message::NoticeRequested(daily.clone())]);
    scene.take("daily.0", daily).await;
    assert_eq!(scene.standing_of("daily.0").await, Standing::Sent);
}

#[tokio::test]
async fn stf_2_what_is_more_than_a_mail_can_list_comes_in_another_one() {
    let scene = scene(&[], None).await;
    scene.chooses(1, Some(Frequency::Daily)).await;
    for number in 0..61 {
        scene.take(&format!("mail.{number}"), to_desk(Template::NoShow)).await;
    }
    scene.day("day.0").await;
    assert_eq!(scene.told("daily-due.v1").len(), 1);
    scene.day("day.1").await;
    let lists: Vec<usize> = scene
        .told("notice-requested.v1")
        .iter()
        .map(|told| match told {
            Message::NoticeRequested(notice) => notice.listed.len(),
            _ => 0,
        })
        .collect();
    assert_eq!((lists.iter().max(), lists.iter().sum::<usize>()), (Some(&60), 61));
}

#[tokio::test]
async fn stf_2_mondays_numbers_come_at_once_to_both() {
    let scene = scene(&[], None).await;
    scene.chooses(1, Some(Frequency::Daily)).await;
    scene.take("mail.0", Notice::digest(DESK, domain::notice::Tally::default())).await;
    assert_eq!((scene.told("notice-requested.v1").len(), scene.told("daily-planned.v1").len()), (1, 0));
}

#[tokio::test]
async fn inv_15_whoever_wants_none_any_more_or_may_have_none_gets_none_that_is_under_way_either() {
    let scene = scene(&[], None).await;
    scene.chooses(1, Some(Frequency::Immediate)).await;
    scene.chooses(2, None).await;
    assert_eq!(scene.take("copy.0", own(Template::OffersToSend)).await, Outcome::Done);
    assert_eq!((scene.sends(), scene.standing_of("copy.0").await), (0, Standing::Dropped));
    scene.take("mail.0", to_desk(Template::OffersToSend)).await;
    assert!(scene.told("notice-requested.v1").is_empty());

    scene.chooses(3, Some(Frequency::Immediate)).await;
    scene.clock.advance(SignedDuration::from_hours(24 * 100));
    scene.take("mail.1", to_desk(Template::OffersToSend)).await;
    assert!(scene.told("notice-requested.v1").is_empty(), "months after the last sign-in it is over");
    scene.take("copy.1", own(Template::OffersToSend)).await;
    assert_eq!(scene.standing_of("copy.1").await, Standing::Dropped, "also for what was under way");
}

#[tokio::test]
async fn inv_9_what_somebody_chose_last_holds_in_whatever_order_it_comes() {
    for order in [[1, 2, 3], [3, 2, 1], [2, 3, 1]] {
        let scene = scene(&[], None).await;
        for version in order {
            scene.chooses(version, (version != 2).then_some(Frequency::Immediate)).await;
        }
        scene.take("mail.0", to_desk(Template::OffersToSend)).await;
        assert_eq!(scene.told("notice-requested.v1").len(), 1, "{order:?}");
    }
}

#[tokio::test]
async fn stf_2_the_program_hears_of_a_mail_that_reached_nobody_and_not_of_one_of_its_own() {
    let scene = scene(&[Accepted::Unclear, Accepted::Unclear], None).await;
    scene.deliver().await;
    let [Message::NoticeRequested(told)] = &scene.told("notice-requested.v1")[..] else { panic!("the program is told") };
    assert_eq!((told.template, told.to), (Template::MailInTrouble, Recipient::Desk(DESK)));
    scene.take("mail.0", told.clone()).await;
    assert_eq!(scene.standing_of("mail.0").await, Standing::Uncertain);
    assert_eq!(scene.told("notice-requested.v1").len(), 1, "it would go the way of this one");
}

#[test]
fn every_mail_that_a_daily_one_may_list_is_named_with_nothing_put_in_but_a_day() {
    for &language in Language::ALL {
        for &template in Template::ALL.iter().filter(|template| **template != Template::Daily) {
            let subject = pages::Words::of(language).with(&format!("mail-{template}"), &[("day", "")]);
            assert!(!subject.contains('{'), "{language} {template}: {subject}");
        }
    }
}
