//! Where each message goes: the whole routing of the system.

use crate::Message;

/// A consumer's queue. Each has a dead-letter queue of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Queue {
    /// The complaint side.
    Intake,
    /// The mediation side.
    Scheduling,
    /// What comes due.
    Reminders,
    /// Surveys.
    Surveys,
    /// Mail.
    Notices,
    /// The desk, the log and the counters.
    Reports,
    /// Presentations and events.
    Outreach,
}

impl Queue {
    /// Every queue.
    pub const ALL: &[Self] =
        &[Self::Intake, Self::Scheduling, Self::Reminders, Self::Surveys, Self::Notices, Self::Reports, Self::Outreach];

    /// The function's name, and the stem of the queue's.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Intake => "intake",
            Self::Scheduling => "scheduling",
            Self::Reminders => "reminders",
            Self::Surveys => "surveys",
            Self::Notices => "notices",
            Self::Reports => "reports",
            Self::Outreach => "outreach",
        }
    }

    /// The variable that holds the queue's URL.
    #[must_use]
    pub const fn env(self) -> &'static str {
        match self {
            Self::Intake => "QUEUE_INTAKE",
            Self::Scheduling => "QUEUE_SCHEDULING",
            Self::Reminders => "QUEUE_REMINDERS",
            Self::Surveys => "QUEUE_SURVEYS",
            Self::Notices => "QUEUE_NOTICES",
            Self::Reports => "QUEUE_REPORTS",
            Self::Outreach => "QUEUE_OUTREACH",
        }
    }
}

/// The queues that a message goes to.
#[must_use]
pub const fn route(message: &Message) -> &'static [Queue] {
    match message {
        Message::CaseAdmitted(_) | Message::WindowElapsed(_) | Message::CheckDue(_) => &[Queue::Scheduling],
        Message::PolicyInForce(_) => &[Queue::Scheduling, Queue::Outreach],
        Message::EngagementLookDue(_) => &[Queue::Outreach],
        Message::ClockChanged(_) => &[Queue::Scheduling, Queue::Reminders],
        Message::DigestDue(_) => &[Queue::Reminders, Queue::Reports],
        Message::CaseDestroyed(_) => &[Queue::Intake, Queue::Scheduling, Queue::Reports],
        Message::CaseFiled(_) => &[Queue::Intake, Queue::Reminders, Queue::Reports],
        Message::MediationBegan(_) => &[Queue::Intake],
        Message::MediationEnded(_) => &[Queue::Intake, Queue::Reports],
        Message::OffersSent(_)
        | Message::MediatorsAsked(_)
        | Message::TimesOffered(_)
        | Message::SessionBooked(_)
        | Message::EngagementApproved(_)
        | Message::PolicyActivated(_)
        | Message::CheckPlanned(_)
        | Message::DailyPlanned(_)
        | Message::NoticeHeld(_) => &[Queue::Reminders],
        Message::SurveysSent(_) => &[Queue::Scheduling, Queue::Reminders],
        Message::SurveysDue(_) | Message::SurveyNudgeDue(_) | Message::SurveyCloses(_) => &[Queue::Surveys],
        Message::NoticeRequested(_)
        | Message::NoticeAgain(_)
        | Message::MailSwitched(_)
        | Message::StaffMailChosen(_)
        | Message::DailyDue(_) => &[Queue::Notices],
        Message::CaseMoved(_)
        | Message::MediationMoved(_)
        | Message::MediationMeasured(_)
        | Message::SurveysMixed(_)
        | Message::NoticeTroubled(_)
        | Message::NoticeSettled(_)
        | Message::EngagementHeld(_) => &[Queue::Reports],
    }
}
