//! Which mail carries which link and which calendar entry, and what a used link is renewed by.

use domain::calendar::Resource;
use domain::notice::{Appointment, CalendarMethod, Listed, Notice, Purpose, Recipient, Tally, Template};
use domain::vocabulary::Desk;
use uuid::Uuid;

use crate::support::{on, person};

#[test]
fn each_mail_has_the_one_link_that_its_reader_needs_and_mail_to_a_desk_has_none() {
    use Template::*;
    for &template in Template::ALL {
        let expected = match template {
            Receipt | NotEligible | NewStatusLink => Some("status"),
            Offer | OfferNudge | GoingAhead | MediatorsNamed | PickTimes | PickOtherTimes | AgreementToSign | AgreementSigned
            | FollowUp | FollowUpNudge | NewMediationLink => Some("mediation"),
            Assignment | AssignmentNudge | OutcomeDue | NewAssignmentLink => Some("assignment"),
            Survey | SurveyNudge => Some("survey"),
            RequestReceived | RequestApproved | RequestDenied | FeedbackWanted | NewRequestLink => Some("request"),
            CaseReceived
            | ApprovalWanted
            | CaseReturned
            | CaseClosed
            | OffersToSend
            | MediatorsToAssign
            | TimesToOffer
            | NoCommonTime
            | OtherTimeWanted
            | NotGoingAhead
            | WithoutYou
            | EndedEarly
            | NoInvitation
            | ContactWanted
            | CallWanted
            | MediatorSilent
            | NotSuitable
            | SilenceNear
            | SessionOnEvent
            | TermsToDecide
            | AgreementBroken
            | Digest
            | Daily
            | MailInTrouble
            | WillNotGoAhead
            | NoShow
            | OutcomeOverdue
            | AgreementToDestroy
            | AssignmentEnded
            | SessionBooked
            | SessionMoved
            | SessionReminder
            | SessionCancelled
            | SessionPostponed
            | SessionStays
            | AcknowledgementOverdue
            | ClockAlert
            | SessionPastSafeDate
            | RequestFiled
            | RequestApprovalWanted
            | RequestChanged
            | RequestWithdrawn
            | RequestCancelled
            | PresentationAssigned
            | PresentationOff
            | PresentationReminder
            | RequestOnEvent
            | CompletionDue => None,
        };
        assert_eq!(template.link().map(Purpose::code), expected, "{template}");
    }
}

#[test]
fn rem_4_whoever_wants_no_reminders_misses_nothing_that_they_have_not_been_told() {
    let reminders: Vec<&str> = Template::ALL.iter().filter(|template| template.is_reminder()).map(|one| one.code()).collect();
    let all = ["offer-nudge", "assignment-nudge", "session-reminder", "follow-up-nudge", "survey-nudge", "presentation-reminder"];
    assert_eq!(reminders, all);
}

#[test]
fn rem_8_what_would_say_something_that_is_over_is_stale_and_what_is_still_news_is_not() {
    let (today, now) = (on(2026, 12, 8), "2026-12-08T20:00:00Z".parse().unwrap());
    let named = |template, by| {
        Notice { by: Some(by), ..Notice::bare(template, Recipient::Person(person(1)), Uuid::nil()) }.is_stale(now, today)
    };
    for &template in Template::ALL {
        let over = template.is_over_after_its_day();
        assert_eq!(named(template, on(2026, 12, 7)), over, "{template}");
        assert!(!named(template, today), "{template}: the day itself isn't over");
    }
    let over: Vec<&str> =
        Template::ALL.iter().filter(|template| template.is_over_after_its_day()).map(|template| template.code()).collect();
    assert_eq!(
        over,
        [
            "clock-alert",
            "session-on-event",
            "offer",
            "offer-nudge",
            "contact-wanted",
            "silence-near",
            "follow-up",
            "follow-up-nudge",
            "survey",
            "survey-nudge",
            "request-on-event"
        ],
        "that an acknowledgement is overdue, or who mediates, stays news"
    );
    let at = |template, starts_at: &str| {
        let appointment = Appointment {
            starts_at: starts_at.parse().unwrap(),
            ends_at: "2026-12-08T22:00:00Z".parse().unwrap(),
            room: "library-room".into(),
            sequence: 1,
        };
        Notice::bare(template, Recipient::Person(person(1)), Uuid::nil()).at(appointment).is_stale(now, today)
    };
    assert!(at(Template::SessionReminder, "2026-12-08T20:00:00Z") && !at(Template::SessionReminder, "2026-12-08T20:00:01Z"));
    assert!(at(Template::PresentationReminder, "2026-12-08T20:00:00Z"));
    assert!(!at(Template::SessionCancelled, "2026-12-08T19:00:00Z"), "that it is off is worth knowing");
}

#[test]
fn sch_7_a_booking_enters_the_calendar_a_cancellation_leaves_it_and_no_other_mail_touches_it() {
    for &template in Template::ALL {
        let expected = match template {
            Template::SessionBooked | Template::SessionMoved | Template::RequestApproved | Template::PresentationAssigned => {
                Some(CalendarMethod::Request)
            }
            Template::SessionCancelled
            | Template::SessionPostponed
            | Template::WithoutYou
            | Template::RequestCancelled
            | Template::PresentationOff => Some(CalendarMethod::Cancel),
            _ => None,
        };
        assert_eq!(template.calendar(), expected, "{template}");
    }
}

#[test]
fn a_used_link_is_renewed_by_a_mail_with_a_link_of_the_same_purpose_and_a_surveys_is_not() {
    for &purpose in Purpose::ALL {
        let renewed = purpose.renewal().map(Template::link);
        let expected = (purpose != Purpose::Survey).then_some(Some(purpose));
        assert_eq!(renewed, expected, "{purpose}");
    }
}

#[test]
fn what_is_booked_has_a_name_in_the_calendar_that_says_what_kind_of_thing_it_is() {
    let names = [Resource::Person(person(1)), Resource::Room("library-room".into())].map(|resource| resource.to_string());
    assert_eq!(names, ["PERSON#00000000-0000-0000-0000-000000000001", "ROOM#library-room"]);
}

#[test]
fn a_mail_about_a_whole_desk_says_what_is_there() {
    let listed = vec![Listed { template: Template::CaseReceived, reference: None, by: None }];
    assert_eq!(Notice::daily(Desk::Program, person(1), listed.clone()).listed, listed);
    let tally = Tally { waiting: 3, overdue: 1, mails: 2 };
    assert_eq!(Notice::digest(Desk::Program, tally).tally, Some(tally));
}
