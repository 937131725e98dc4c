//! From an event to the rows of the due list.

use contracts::{
    CaseFiledV1, CheckDueV1, ClockChangedV1, DailyDueV1, DailyPlannedV1, DigestDueV1, EngagementApprovedV1, Envelope,
    MediatorsAskedV1, Message, OffersSentV1, PolicyInForceV1, SessionBookedV1, SurveyClosesV1, SurveyNudgeDueV1, TimesOfferedV1,
    WindowElapsedV1,
};
use domain::notice::{Gate, GateKind, Notice, Recipient, Template};
use domain::vocabulary::Desk;
use domain::{Policy, due};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use store::rows::SHARDS;

/// How long after another policy was put in force everybody decides by it: each function keeps the one that it read for a minute.
const UNTIL_ALL_KNOW: SignedDuration = SignedDuration::from_mins(5);

/// After how long a mail is asked for again that was held.
const HELD: SignedDuration = SignedDuration::from_mins(15);

/// Something that comes due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DueRow {
    /// In the sparse index while it exists.
    pub shard: String,
    /// When; sorts as text.
    pub due: String,
    /// What to send then, as JSON.
    pub message: String,
}

/// The rows that an event brings; none for an event that nothing follows from.
#[must_use]
pub fn due_rows(envelope: &Envelope, policy: &Policy) -> Vec<DueRow> {
    let at = envelope.occurred_at;
    match &envelope.message {
        Message::CaseFiled(event) => acknowledgement(event, policy).into_iter().collect(),
        Message::ClockChanged(event) => clock(event, at, policy),
        Message::OffersSent(event) => offers(event, at, policy),
        Message::CheckPlanned(event) => {
            let due = Message::CheckDue(CheckDueV1 { mediation: event.mediation, check: event.check });
            row(event.at, &due).into_iter().collect()
        }
        Message::NoticeHeld(event) => notice(at + HELD, event.notice.clone()).into_iter().collect(),
        Message::PolicyActivated(_) => {
            row(at + UNTIL_ALL_KNOW, &Message::PolicyInForce(PolicyInForceV1 {})).into_iter().collect()
        }
        Message::MediatorsAsked(event) => assignments(event, at, policy),
        Message::TimesOffered(event) => times(event, at, policy),
        Message::SessionBooked(event) => session(event, at, policy),
        Message::EngagementApproved(event) => engagement(event, at, policy),
        Message::SurveysSent(event) => {
            let invitations = event.sent.iter().map(|sent| sent.invitation);
            invitations
                .flat_map(|invitation| {
                    let nudge = Message::SurveyNudgeDue(SurveyNudgeDueV1 { invitation });
                    let closes = Message::SurveyCloses(SurveyClosesV1 { invitation });
                    let nudges = due::survey_nudges(at, policy).into_iter().filter_map(move |at| row(at, &nudge));
                    nudges.chain(row(due::survey_closes(at, policy), &closes)).collect::<Vec<_>>()
                })
                .collect()
        }
        _ => Vec::new(),
    }
}

/// How many reminders that an event would bring are dropped because its confirmation says the same (REM-4).
#[must_use]
pub fn dropped(envelope: &Envelope, policy: &Policy) -> usize {
    match &envelope.message {
        Message::SessionBooked(event) => {
            due::reminders_dropped(event.appointment.starts_at, envelope.occurred_at, policy) * event.people.len()
        }
        _ => 0,
    }
}

/// The next Monday's mails to the desks, and the day under which they stand: whoever plans them, they are planned once.
#[must_use]
pub fn digest(envelope: &Envelope, policy: &Policy) -> Option<(Date, DueRow)> {
    if !matches!(envelope.message, Message::CaseFiled(_) | Message::DigestDue(_)) {
        return None;
    }
    let (on, at) = due::next_digest(envelope.occurred_at, policy)?;
    Some((on, row(at, &Message::DigestDue(DigestDueV1 { on }))?))
}

/// Somebody's next daily mail, and the name under which it stands: however much there is to list, it is planned once (STF-2).
#[must_use]
pub fn daily(envelope: &Envelope, policy: &Policy) -> Option<(String, DueRow)> {
    let Message::DailyPlanned(DailyPlannedV1 { desk, person }) = envelope.message else {
        return None;
    };
    let (on, at) = due::next_daily(envelope.occurred_at, policy)?;
    Some((format!("DAILY.{desk}.{person}.{on}"), row(at, &Message::DailyDue(DailyDueV1 { desk, person }))?))
}

fn row(at: Timestamp, message: &Message) -> Option<DueRow> {
    let shard = SHARDS.first().copied().unwrap_or_default().to_owned();
    Some(DueRow { shard, due: at.to_string(), message: serde_json::to_string(message).ok()? })
}

fn notice(at: Timestamp, notice: Notice) -> Option<DueRow> {
    row(at, &Message::NoticeRequested(notice))
}

/// Its owner hears of a case that nobody acknowledged (INT-7).
fn acknowledgement(event: &CaseFiledV1, policy: &Policy) -> Option<DueRow> {
    let gate = Gate { kind: GateKind::Acknowledgement, of: event.case.uuid(), person: None, version: 1 };
    let (reference, by) = (event.reference.as_ref()?, event.acknowledge_by?);
    let to = Recipient::Desk(event.kind.owner());
    let overdue = Notice::new(Template::AcknowledgementOverdue, to, event.case.uuid(), reference).by(by).while_open(gate);
    notice(due::acknowledgement_overdue(by, policy)?, overdue)
}

/// Those who could still do something hear that the latest safe day comes near (CLK-3).
fn clock(event: &ClockChangedV1, at: Timestamp, policy: &Policy) -> Vec<DueRow> {
    let gate = Gate { kind: GateKind::Clock, of: event.case.uuid(), person: None, version: event.version };
    let mut rows = Vec::new();
    for moment in due::clock_alerts(event.safe_date, at, policy) {
        for desk in [Desk::ProfessionalStandards, Desk::Program] {
            let alert = Notice::new(Template::ClockAlert, Recipient::Desk(desk), event.case.uuid(), &event.reference);
            rows.extend(notice(moment, alert.by(event.safe_date).while_open(gate)));
        }
    }
    rows
}

/// Whoever hasn't answered is reminded, then the program hears of it and calls (CON-5); last, the window ends.
fn offers(event: &OffersSentV1, at: Timestamp, policy: &Policy) -> Vec<DueRow> {
    let last_day = policy.date(event.ends_at);
    let elapsed = Message::WindowElapsed(WindowElapsedV1 { mediation: event.mediation });
    let mut rows: Vec<DueRow> = row(event.ends_at, &elapsed).into_iter().collect();
    let of = event.mediation.uuid();
    let waiting = |template, to, person| {
        let gate = Gate { kind: GateKind::Offer, of, person, version: 1 };
        Notice::new(template, to, of, &event.reference).by(last_day).while_open(gate)
    };
    let in_time = |moment: &Timestamp| *moment < event.ends_at;
    for moment in due::offer_nudges(at, policy).into_iter().filter(in_time) {
        for &person in &event.people {
            rows.extend(notice(moment, waiting(Template::OfferNudge, Recipient::Person(person), Some(person))));
        }
    }
    // One mail to the program, however many are silent: who they are, the mediation's page says.
    for moment in due::offer_calls(at, policy).into_iter().filter(in_time) {
        rows.extend(notice(moment, waiting(Template::ContactWanted, Recipient::Desk(Desk::Program), None)));
    }
    rows
}

/// A mediator who hasn't answered is reminded, then the program hears of it.
fn assignments(event: &MediatorsAskedV1, at: Timestamp, policy: &Policy) -> Vec<DueRow> {
    let of = event.mediation.uuid();
    let waiting = |template, to, person| {
        let gate = Gate { kind: GateKind::Assignment, of, person, version: event.asking };
        Notice::new(template, to, of, &event.reference).while_open(gate)
    };
    let mut rows = Vec::new();
    for moment in due::assignment_nudges(at, policy) {
        for &person in &event.people {
            rows.extend(notice(moment, waiting(Template::AssignmentNudge, Recipient::Person(person), Some(person))));
        }
    }
    let overdue = waiting(Template::MediatorSilent, Recipient::Desk(Desk::Program), None);
    rows.extend(notice(due::assignment_overdue(at, policy), overdue));
    rows
}

fn times(event: &TimesOfferedV1, at: Timestamp, policy: &Policy) -> Vec<DueRow> {
    let mut rows = Vec::new();
    let template = if event.moving_from.is_some() { Template::PickOtherTimes } else { Template::PickTimes };
    let in_time = |moment: &Timestamp| event.moving_from.is_none_or(|begins| *moment < begins);
    for moment in due::offer_nudges(at, policy).into_iter().filter(in_time) {
        for &person in &event.people {
            let gate = Gate { kind: GateKind::Times, of: event.mediation.uuid(), person: Some(person), version: event.round };
            let nudge = Notice::new(template, Recipient::Person(person), event.mediation.uuid(), &event.reference);
            rows.extend(notice(moment, nudge.while_open(gate)));
        }
    }
    rows
}

fn session(event: &SessionBookedV1, at: Timestamp, policy: &Policy) -> Vec<DueRow> {
    let gate = |kind, person| Gate { kind, of: event.mediation.uuid(), person, version: event.appointment.sequence };
    let to = |template, person| Notice::new(template, Recipient::Person(person), event.mediation.uuid(), &event.reference);
    let mut rows = Vec::new();
    for moment in due::session_reminders(event.appointment.starts_at, at, policy) {
        for &person in &event.people {
            let reminder = to(Template::SessionReminder, person).at(event.appointment.clone());
            rows.extend(notice(moment, reminder.while_open(gate(GateKind::Session, Some(person)))));
        }
    }
    let owed = gate(GateKind::Outcome, None);
    for &mediator in &event.mediators {
        let nudge = to(Template::OutcomeDue, mediator).while_open(owed);
        rows.extend(notice(due::outcome_due(event.appointment.ends_at, policy), nudge));
    }
    let program = Recipient::Desk(Desk::Program);
    let overdue = Notice::new(Template::OutcomeOverdue, program, event.mediation.uuid(), &event.reference).while_open(owed);
    rows.extend(notice(due::outcome_overdue(event.appointment.ends_at, policy), overdue));
    rows
}

/// Whoever asked and whoever presents are reminded; afterwards the unit is asked how many were there (OUTR-7).
fn engagement(event: &EngagementApprovedV1, at: Timestamp, policy: &Policy) -> Vec<DueRow> {
    let of = event.engagement.uuid();
    let gate = Gate { kind: GateKind::Engagement, of, person: None, version: event.appointment.sequence };
    let while_on = |template, to| Notice::new(template, to, of, &event.reference).while_open(gate);
    let mut rows = Vec::new();
    for moment in due::engagement_reminders(event.appointment.starts_at, at, policy) {
        for &person in &event.people {
            let reminder = while_on(Template::PresentationReminder, Recipient::Person(person));
            rows.extend(notice(moment, reminder.at(event.appointment.clone())));
        }
    }
    let owed = while_on(Template::CompletionDue, Recipient::Desk(Desk::Outreach));
    let day = policy.date(event.appointment.starts_at);
    rows.extend(notice(due::completion_due(event.appointment.ends_at, policy), owed.by(day)));
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    fn envelope(text: &str) -> Envelope {
        Envelope::parse(text).unwrap()
    }

    fn planned(text: &str) -> Vec<(String, String)> {
        let policy = Policy::parse(domain::policy::PASADENA).unwrap();
        let rows = due_rows(&envelope(text), &policy);
        let what = |row: &DueRow| {
            let message: serde_json::Value = serde_json::from_str(&row.message).unwrap();
            message["template"].as_str().or(message["type"].as_str()).unwrap().to_owned()
        };
        rows.iter().map(|row| (row.due.clone(), what(row))).collect()
    }

    #[test]
    fn con_5_an_offer_brings_two_nudges_a_person_one_mail_to_the_program_and_the_windows_end() {
        let planned = planned(include_str!("../../../shared/contracts/fixtures/offers-sent.v1.json"));
        let count = |what: &str| planned.iter().filter(|(_, known)| known == what).count();
        assert_eq!((count("offer-nudge"), count("contact-wanted"), count("window-elapsed.v1")), (4, 1, 1));
    }

    #[test]
    fn sch_8_whoever_chooses_another_time_is_reminded_of_that_and_not_after_the_session_has_begun() {
        let moving = include_str!("../../../shared/contracts/fixtures/times-offered.v1.moving.json");
        let whats = |text: &str| planned(text).into_iter().map(|(_, what)| what).collect::<Vec<_>>();
        assert_eq!(whats(moving), ["pick-other-times", "pick-other-times"], "the second nudge would come too late");
        assert_eq!(whats(include_str!("../../../shared/contracts/fixtures/times-offered.v1.json")), ["pick-times"; 4]);
    }

    #[test]
    fn rem_1_a_session_brings_three_reminders_a_person_and_a_nudge_for_each_mediator() {
        let planned = planned(include_str!("../../../shared/contracts/fixtures/session-booked.v1.json"));
        let count = |what: &str| planned.iter().filter(|(_, known)| known == what).count();
        assert_eq!((count("session-reminder"), count("outcome-due")), (12, 2));
        assert!(planned.iter().any(|(at, what)| what == "outcome-due" && at == "2026-12-10T20:00:00Z"));
    }

    #[test]
    fn rem_1_a_filing_and_a_monday_plan_the_next_mondays_mails_under_its_name_and_nothing_else_does() {
        let policy = Policy::parse(domain::policy::PASADENA).unwrap();
        let planned = |text: &str| digest(&envelope(text), &policy).map(|(on, row)| (on.to_string(), row.due));
        let filed = planned(include_str!("../../../shared/contracts/fixtures/case-filed.v1.json"));
        assert_eq!(filed, Some(("2026-11-23".to_owned(), "2026-11-23T16:00:00Z".to_owned())));
        let monday = planned(include_str!("../../../shared/contracts/fixtures/digest-due.v1.json"));
        assert_eq!(monday, Some(("2026-11-30".to_owned(), "2026-11-30T16:00:00Z".to_owned())));
        assert_eq!(planned(include_str!("../../../shared/contracts/fixtures/session-booked.v1.json")), None);
    }

    #[test]
    fn stf_2_the_program_hears_of_an_outcome_that_is_still_owed_when_as_much_time_has_passed_again() {
        let planned = planned(include_str!("../../../shared/contracts/fixtures/session-booked.v1.json"));
        let owed: Vec<_> = planned.iter().filter(|(_, what)| what.starts_with("outcome")).collect();
        let whats: Vec<_> = owed.iter().map(|(at, what)| (at.as_str(), what.as_str())).collect();
        let (nudge, overdue) = ("2026-12-10T20:00:00Z", "2026-12-12T20:00:00Z");
        assert_eq!(whats, [(nudge, "outcome-due"), (nudge, "outcome-due"), (overdue, "outcome-overdue")]);
    }

    #[test]
    fn outr_7_whoever_asked_and_whoever_presents_are_reminded_and_the_unit_is_asked_afterwards() {
        let planned = planned(include_str!("../../../shared/contracts/fixtures/engagement-approved.v1.json"));
        let whats: Vec<_> = planned.iter().map(|(at, what)| (at.as_str(), what.as_str())).collect();
        let (week, days) = ("2026-12-08T02:00:00Z", "2026-12-13T02:00:00Z");
        let reminder = "presentation-reminder";
        let owed = ("2026-12-17T03:00:00Z", "completion-due");
        assert_eq!(whats, [(week, reminder), (week, reminder), (days, reminder), (days, reminder), owed]);
    }

    #[test]
    fn stf_2_whatever_there_is_to_list_plans_one_daily_mail_under_its_name() {
        let policy = Policy::parse(domain::policy::PASADENA).unwrap();
        let planned = envelope(include_str!("../../../shared/contracts/fixtures/daily-planned.v1.json"));
        let (name, row) = daily(&planned, &policy).unwrap();
        assert!(name.starts_with("DAILY.program.") && name.ends_with(".2026-11-23"), "{name}");
        assert_eq!(row.due, "2026-11-23T16:00:00Z");
        assert_eq!(daily(&envelope(include_str!("../../../shared/contracts/fixtures/digest-due.v1.json")), &policy), None);
    }

    #[test]
    fn a_mail_that_was_held_is_asked_for_again_a_quarter_of_an_hour_later() {
        let planned = planned(include_str!("../../../shared/contracts/fixtures/notice-held.v1.json"));
        assert_eq!(planned, [("2026-11-22T18:15:00Z".to_owned(), "session-booked".to_owned())]);
    }

    #[test]
    fn sur_3_a_survey_brings_two_nudges_and_its_end() {
        let planned = planned(include_str!("../../../shared/contracts/fixtures/surveys-sent.v1.json"));
        let whats: Vec<_> = planned.iter().map(|(_, what)| what.as_str()).collect();
        assert_eq!(whats, ["survey-nudge-due.v1", "survey-nudge-due.v1", "survey-closes.v1"]);
    }
}
