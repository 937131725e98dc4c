//! The decider of the complaint side: which command is possible in which stage, and what follows.

use jiff::Timestamp;
use jiff::civil::Date;

use super::screening::Answers;
use super::{
    Case, Complainant, Filing, Finding, Keeping, Respondent, ReturnReason, Stage, arrival, clock, ending, preparation, retention,
    review,
};
use crate::decision::{Actor, Decision, Entry};
use crate::ids::{CaseId, PersonId, Reference};
use crate::notice::{Notice, Recipient, Template};
use crate::policy::{Ground, Policy};
use crate::refusal::Refusal;
use crate::statutory::{Reckoning, business_days_after};
use crate::text::Document;
use crate::vocabulary::{Desk, Language, OutcomeCode, Side};

/// Something that somebody wants to happen to a case.
#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    /// Its owner has taken note (INT-7).
    Acknowledge,
    /// The program answers the screening questions.
    Screen(Answers),
    /// The program judges what a person must judge (ELIG-4 to ELIG-6); the reason is a comment on the case.
    Judge {
        /// Whether it is suitable for mediation.
        suitable: bool,
    },
    /// A supervisor overrides what may be overridden (ELIG-3); the reason is a comment on the case.
    Override {
        /// They say that nobody concerned is in their own chain of command.
        outside_chain: bool,
    },
    /// Its owner says whom it is about (INT-8).
    Identify(Respondent),
    /// Its owner takes somebody off again who was named by mistake, while nobody was asked (INT-8).
    TakeOff(PersonId),
    /// Professional standards enter the day of discovery (CLK-1).
    RecordDiscovery(Date),
    /// Professional standards enter what tolls the clock (CLK-2).
    Toll {
        /// Why.
        ground: Ground,
        /// Its first day.
        from: Date,
        /// Its last day, once it is known.
        until: Option<Date>,
        /// The document that shows it.
        document: Document,
    },
    /// Professional standards say when an open toll ended.
    EndToll {
        /// Which, counted from 0.
        number: usize,
        /// Its last day.
        until: Date,
    },
    /// Professional standards put a waiver on file: a session may be booked past the safe date (CLK-3).
    Waive(Document),
    /// An approval (ELIG-9).
    Approve {
        /// Whose.
        desk: Desk,
        /// The department's manager says that nobody concerned is in their own chain of command.
        outside_chain: bool,
    },
    /// A desk takes its approval back, while others are still missing (ELIG-9).
    WithdrawApproval(Desk),
    /// The mediation side says that offers are out (WALL-2).
    MediationBegan,
    /// The mediation side says how it ended: a code and a day, nothing else (WALL-2).
    MediationEnded {
        /// The code.
        code: OutcomeCode,
        /// The day.
        on: Date,
    },
    /// Whoever a complaint went back to confirms that they have it (ELIG-10).
    ConfirmReceipt,
    /// Professional standards enter the department's own disposition (CLK-5).
    RecordDisposition {
        /// What the department found.
        finding: Finding,
        /// Its own date.
        on: Date,
    },
    /// Professional standards told the complainant of it in writing (CLK-5).
    RecordNotice {
        /// The day.
        on: Date,
    },
    /// More arrived than the policy's quota.
    Quarantine,
    /// Somebody looked at a case whose mail waited.
    Release,
    /// Somebody comments; the words are an item of their own, on this side of the wall (STF-1).
    Comment,
    /// How else to reach whoever filed, and in which language; the way itself is kept with the person (INT-9, INT-10).
    CorrectContact(Language),
    /// Somebody of the staff takes the case, or gives it back (STF-1).
    Assign(Option<String>),
    /// Nothing of the case may be deleted (WALL-4).
    Hold(Document),
    /// The reason for which nothing might be deleted is over.
    ReleaseHold,
    /// Everything of the case is destroyed, now that the law and the policy let it go (WALL-4); the document says who consented.
    Destroy(Document),
}

/// What must follow a decision.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// The case came into being, and waits to be acknowledged.
    Filed,
    /// It was acknowledged.
    Acknowledged,
    /// The case moved to another stage, or waits for somebody else.
    Moved,
    /// The case may be mediated: the mediation side takes over.
    Admitted {
        /// Who is to sit at the table.
        parties: Vec<Party>,
        /// The last day on which a session may be booked, where a legal clock runs.
        last_day: Option<Date>,
    },
    /// The legal clock says something else than before.
    Clock(Reckoning),
    /// Nothing matters to the legal clock any more: the alerts end.
    ClockEnds,
    /// Nothing of the case may be left.
    Destroyed {
        /// What said how long it was kept.
        keeping: Keeping,
        /// Who consented.
        document: Document,
    },
    /// Somebody must be told.
    Notify(Notice),
}

/// A person on a side, as the mediation side gets to know them.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Party {
    /// The person.
    pub person: PersonId,
    /// Their side.
    pub side: Side,
    /// Their language.
    pub language: Language,
    /// Whether they are under age: a guardian consents and attends (CON-6).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub minor: bool,
    /// Whether a lawyer may speak for them: their signed disclosure is to be there before a session (CON-6).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub represented: bool,
    /// Whether they said that they need something to take part; what it is stands with their request (SCH-6).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub has_needs: bool,
}

pub(super) type Decided = Result<Decision<Case, Effect>, Refusal>;

/// A new case from an accepted filing. A filing is never refused here: it is on its owner's desk at once, whatever screening says
/// later (INT-7); one without a name goes the ordinary way from the start (INT-6). Mail follows when its arrival was weighed.
#[must_use]
pub fn file(
    filing: &Filing,
    id: CaseId,
    reference: Reference,
    person: PersonId,
    by: Actor,
    policy: &Policy,
    now: Timestamp,
) -> Decision<Case, Effect> {
    let case = Case {
        id,
        reference: reference.clone(),
        kind: filing.kind,
        category: filing.category,
        incident_on: filing.incident.on,
        filed_at: now,
        received_by: filing.received_by,
        flags: filing.flags.clone(),
        quarantined: false,
        acknowledge_by: business_days_after(policy.date(now), policy.acknowledgement.business_days),
        complainant: Complainant {
            person,
            language: filing.contact.language,
            age: filing.age,
            anonymous: filing.anonymous,
            represented: filing.represented,
            has_needs: filing.narrative.needs.is_some(),
        },
        respondents: Vec::new(),
        clock: None,
        screened: None,
        disposition: None,
        hold: None,
        assignee: None,
        stage: if filing.anonymous {
            Stage::Returned { reason: ReturnReason::Anonymous, on: policy.date(now), receipt: None }
        } else {
            Stage::Received
        },
    };
    let effects = vec![Effect::Filed, Effect::Moved];
    let entry = Entry::new("filed", by, now).with("kind", case.kind).with("policy", &policy.version);
    let entry = entry.with("received_by", filing.received_by).with("language", filing.contact.language);
    Decision::step(case, entry, effects)
}

/// Decides a command on a case.
///
/// # Errors
/// A refusal when the rules don't allow it; nothing has changed then.
pub fn decide(case: &Case, command: Command, by: Actor, policy: &Policy, now: Timestamp) -> Decided {
    let step = Step { case, by, policy, now };
    match command {
        Command::Acknowledge => acknowledge(step),
        Command::Screen(answers) => review::screening(step, &answers),
        Command::Judge { suitable } => review::judge(step, suitable),
        Command::Override { outside_chain } => review::override_exclusion(step, outside_chain),
        Command::Identify(respondent) => preparation::identify(step, respondent),
        Command::TakeOff(person) => preparation::take_off(step, person),
        Command::WithdrawApproval(desk) => preparation::withdraw_approval(step, desk),
        Command::Approve { desk, outside_chain } => preparation::approve(step, desk, outside_chain),
        Command::RecordDiscovery(day) => clock::discovery(step, day),
        Command::Toll { ground, from, until, document } => clock::toll(step, ground, from, until, document),
        Command::EndToll { number, until } => clock::end_toll(step, number, until),
        Command::Waive(document) => clock::waive(step, document),
        Command::MediationBegan => ending::began(step),
        Command::MediationEnded { code, on } => ending::ended(step, code, on),
        Command::ConfirmReceipt => ending::receipt(step),
        Command::RecordDisposition { finding, on } => ending::disposition(step, finding, on),
        Command::RecordNotice { on } => ending::notice(step, on),
        Command::Comment => Ok(Decision::step(case.clone(), step.entry("commented"), Vec::new())),
        Command::Quarantine => arrival::quarantine(step),
        Command::Release => arrival::release(step),
        Command::CorrectContact(_) if case.complainant.anonymous => Err(Refusal::new("stays-anonymous", "INT-6")),
        Command::CorrectContact(language) => Ok(contact_corrected(&step, language)),
        Command::Assign(to) => assign(step, to),
        Command::Hold(document) => ending::hold(step, document),
        Command::ReleaseHold => ending::release(step),
        Command::Destroy(document) => retention::destroy(step, document),
    }
}

/// What every command is decided on.
pub(super) struct Step<'a> {
    pub case: &'a Case,
    pub by: Actor,
    pub policy: &'a Policy,
    pub now: Timestamp,
}

impl Step<'_> {
    /// The civil day in the city (CLK-4).
    pub fn today(&self) -> Date {
        self.policy.date(self.now)
    }

    /// A line of history by whoever acts.
    pub fn entry(&self, what: &str) -> Entry {
        Entry::new(what, self.by.clone(), self.now)
    }
}

fn acknowledge(step: Step<'_>) -> Decided {
    match step.case.stage {
        Stage::Received => {
            let mut decision = moved(step.case, Stage::Acknowledged { acknowledged_at: step.now }, step.entry("acknowledged"));
            decision.effects.push(Effect::Acknowledged);
            Ok(decision)
        }
        _ => Err(Refusal::new("already-acknowledged", "INT-7")),
    }
}

/// Until the case is admitted, the language is what the mediation side will be told; from then on it is the one of mails alone.
fn contact_corrected(step: &Step<'_>, language: Language) -> Decision<Case, Effect> {
    let mut next = step.case.clone();
    if next.stage.is_in_preparation() {
        next.complainant.language = language;
    }
    Decision::step(next, step.entry("contact-corrected").with("language", language), Vec::new())
}

fn assign(step: Step<'_>, to: Option<String>) -> Decided {
    if step.case.assignee == to {
        return Err(Refusal::new("assigned-already", "STF-1"));
    }
    let entry = step.entry(if to.is_some() { "assigned" } else { "unassigned" });
    Ok(Decision::step(Case { assignee: to, ..step.case.clone() }, entry, vec![Effect::Moved]))
}

pub(super) fn moved(case: &Case, stage: Stage, entry: Entry) -> Decision<Case, Effect> {
    Decision::step(Case { stage, ..case.clone() }, entry, vec![Effect::Moved])
}

pub(super) fn tell_complainant(case: &Case, template: Template) -> Option<Effect> {
    let to = Recipient::Person(case.complainant.person);
    let notice = || Notice::new(template, to, case.id.uuid(), &case.reference).of_kind(case.kind);
    (!case.complainant.anonymous).then(|| Effect::Notify(notice()))
}

pub(super) fn tell_desk(case: &Case, template: Template, desk: Desk) -> Effect {
    Effect::Notify(Notice::new(template, Recipient::Desk(desk), case.id.uuid(), &case.reference))
}

pub(super) fn tell_owner(case: &Case, template: Template) -> Effect {
    tell_desk(case, template, case.kind.owner())
}
