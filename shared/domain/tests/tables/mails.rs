//! Which mail carries which link and which calendar entry, and what a used link is renewed by.

use domain::calendar::Resource;
use domain::notice::{CalendarMethod, Purpose, Template};

use crate::support::person;

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
            | SessionPastSafeDate => None,
        };
        assert_eq!(template.link().map(Purpose::code), expected, "{template}");
    }
}

#[test]
fn rem_4_whoever_wants_no_reminders_misses_nothing_that_they_have_not_been_told() {
    let reminders: Vec<&str> = Template::ALL.iter().filter(|template| template.is_reminder()).map(|one| one.code()).collect();
    assert_eq!(reminders, ["offer-nudge", "assignment-nudge", "session-reminder", "follow-up-nudge", "survey-nudge"]);
}

#[test]
fn sch_7_a_booking_enters_the_calendar_a_cancellation_leaves_it_and_no_other_mail_touches_it() {
    for &template in Template::ALL {
        let expected = match template {
            Template::SessionBooked | Template::SessionMoved => Some(CalendarMethod::Request),
            Template::SessionCancelled | Template::SessionPostponed | Template::WithoutYou => Some(CalendarMethod::Cancel),
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
