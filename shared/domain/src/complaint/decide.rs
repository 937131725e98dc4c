//! The decider of the complaint side: which command is possible in which stage, and what follows.

use jiff::Timestamp;
use jiff::civil::Date;

use super::screening::{Answers, Fired, VerdictOutcome, screen};
use super::{Approver, Case, Complainant, Filing, Officer, ReturnReason, Stage};
use crate::decision::{Actor, Decision, Entry};
use crate::ids::{CaseId, PersonId, Reference};
use crate::notice::{Desk, Notice, Recipient, Template};
use crate::policy::Policy;
use crate::refusal::Refusal;
use crate::statutory::{StatutoryClock, business_days_after};
use crate::vocabulary::{AgeBracket, Language, OutcomeCode, Side};

/// Something that somebody wants to happen to a case.
#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    /// Professional standards have taken note (INT-7).
    Acknowledge,
    /// The program answers the screening questions.
    Screen(Answers),
    /// Professional standards name an officer or other employee (INT-8).
    IdentifyOfficer(Officer),
    /// Professional standards enter the day of discovery (CLK-1).
    RecordDiscovery(Date),
    /// An approval (ELIG-9).
    Approve(Approver),
    /// The mediation side says that offers are out (WALL-2).
    MediationBegan,
    /// The mediation side says how it ended: a code and a day, nothing else (WALL-2).
    MediationEnded {
        /// The code.
        code: OutcomeCode,
        /// The day.
        on: Date,
    },
}

/// What must follow a decision.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// The case came into being.
    Filed,
    /// The case moved to another stage, or waits for somebody else.
    Moved,
    /// The case may be mediated: the mediation side takes over.
    Admitted {
        /// Who is to sit at the table.
        parties: Vec<Party>,
        /// The legal clock.
        clock: StatutoryClock,
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
}

type Decided = Result<Decision<Case, Effect>, Refusal>;

/// A new case from an accepted filing. A filing is never refused here: it reaches professional standards at once, whatever
/// screening says later (INT-7).
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
        acknowledge_by: business_days_after(policy.date(now), policy.acknowledgement.business_days),
        complainant: Complainant {
            person,
            language: filing.contact.language,
            age: filing.age,
            has_email: filing.contact.email.is_some(),
        },
        officers: Vec::new(),
        clock: None,
        stage: Stage::Received,
    };
    let mut effects = vec![Effect::Filed, Effect::Moved, tell_desk(&case, Template::CaseReceived, Desk::ProfessionalStandards)];
    effects.extend(tell_complainant(&case, Template::Receipt));
    let entry = Entry::new("filed", by, now).with("kind", case.kind).with("policy", &policy.version);
    Decision::step(case, entry, effects)
}

/// Decides a command on a case.
///
/// # Errors
/// A refusal when the rules don't allow it; nothing has changed then.
pub fn decide(case: &Case, command: Command, by: Actor, policy: &Policy, now: Timestamp) -> Decided {
    match command {
        Command::Acknowledge => acknowledge(case, by, now),
        Command::Screen(answers) => screening(case, &answers, by, policy, now),
        Command::IdentifyOfficer(officer) => identify(case, officer, by, policy, now),
        Command::RecordDiscovery(day) => discovery(case, day, by, policy, now),
        Command::Approve(approver) => approve(case, approver, by, policy, now),
        Command::MediationBegan => began(case, by, now),
        Command::MediationEnded { code, on } => ended(case, code, on, by, now),
    }
}

fn acknowledge(case: &Case, by: Actor, now: Timestamp) -> Decided {
    match case.stage {
        Stage::Received => Ok(moved(case, Stage::Acknowledged { acknowledged_at: now }, Entry::new("acknowledged", by, now))),
        _ => Err(Refusal::new("already-acknowledged", "INT-7")),
    }
}

fn screening(case: &Case, answers: &Answers, by: Actor, policy: &Policy, now: Timestamp) -> Decided {
    if !matches!(case.stage, Stage::Acknowledged { .. } | Stage::UnderReview { .. }) {
        return Err(Refusal::out_of_order());
    }
    // A review is for a category that only a person can judge; by screening it a second time the program has judged it.
    let reviewed = matches!(case.stage, Stage::UnderReview { .. });
    let mut rules = policy.screening.clone();
    if reviewed {
        rules.review_categories.clear();
    }
    let mut verdict = screen(case.category, answers, &rules, &policy.version);
    if case.complainant.age == AgeBracket::Minor {
        // A minor's mediation needs a guardian's consent and attendance; until there is one, a person must look (CON-6).
        verdict.fired.push(Fired { rule: "CON-6".into(), on: "age".into(), answer: AgeBracket::Minor.code().into() });
        if verdict.outcome == VerdictOutcome::Eligible {
            verdict.outcome = VerdictOutcome::NeedsReview;
        }
    }
    let rules_fired: Vec<_> = verdict.fired.iter().map(|fired| fired.rule.as_str()).collect();
    let entry = Entry::new("screened", by, now)
        .with("verdict", verdict.outcome)
        .with("rules", rules_fired.join(" "))
        .with("policy", &verdict.policy_version);
    Ok(match verdict.outcome {
        VerdictOutcome::NeedsReview => moved(case, Stage::UnderReview { verdict }, entry),
        VerdictOutcome::Eligible => {
            let mut decision = moved(case, Stage::Eligible { verdict, approvals: Vec::new() }, entry);
            decision.effects.push(tell_desk(case, Template::ApprovalWanted, Desk::ProfessionalStandards));
            decision
        }
        VerdictOutcome::NotEligible => {
            let stage = Stage::Returned { reason: ReturnReason::NotEligible, on: policy.date(now) };
            let mut decision = moved(case, stage, entry);
            decision.effects.push(tell_desk(case, Template::CaseReturned, Desk::ProfessionalStandards));
            decision.effects.extend(tell_complainant(case, Template::NotEligible));
            decision
        }
    })
}

const fn may_still_be_prepared(stage: &Stage) -> bool {
    matches!(stage, Stage::Received | Stage::Acknowledged { .. } | Stage::UnderReview { .. } | Stage::Eligible { .. })
}

fn identify(case: &Case, officer: Officer, by: Actor, policy: &Policy, now: Timestamp) -> Decided {
    if !may_still_be_prepared(&case.stage) {
        return Err(Refusal::out_of_order());
    }
    let mut next = case.clone();
    let entry = Entry::new("officer-identified", by, now).with("person", officer.person);
    next.officers.push(officer);
    Ok(admit_when_complete(next, entry, policy, now))
}

fn discovery(case: &Case, day: Date, by: Actor, policy: &Policy, now: Timestamp) -> Decided {
    if !may_still_be_prepared(&case.stage) {
        return Err(Refusal::out_of_order());
    }
    if day > policy.date(now) {
        return Err(Refusal::new("discovery-in-the-future", "CLK-1"));
    }
    let mut next = case.clone();
    let clock = StatutoryClock::start(day, &policy.clock);
    next.clock = Some(clock);
    let entry = Entry::new("discovery-recorded", by, now).with("deadline", clock.deadline).with("safe_date", clock.safe_date);
    Ok(admit_when_complete(next, entry, policy, now))
}

fn approve(case: &Case, approver: Approver, by: Actor, policy: &Policy, now: Timestamp) -> Decided {
    let Stage::Eligible { verdict, approvals } = &case.stage else {
        return Err(Refusal::out_of_order());
    };
    if approvals.contains(&approver) {
        return Err(Refusal::new("already-approved", "ELIG-9"));
    }
    let mut approvals = approvals.clone();
    approvals.push(approver);
    let stage = Stage::Eligible { verdict: verdict.clone(), approvals };
    let entry = Entry::new("approved", by, now).with("for", approver);
    Ok(admit_when_complete(Case { stage, ..case.clone() }, entry, policy, now))
}

/// Hands the case to the mediation side as soon as nothing is missing any more: the approvals (ELIG-9), an identified officer
/// (INT-8) and a running clock (CLK-1).
fn admit_when_complete(mut case: Case, entry: Entry, policy: &Policy, now: Timestamp) -> Decision<Case, Effect> {
    let approved = match &case.stage {
        Stage::Eligible { approvals, .. } => policy.screening.approvals.iter().all(|needed| approvals.contains(needed)),
        _ => false,
    };
    let mut effects = vec![Effect::Moved];
    let mut history = vec![entry];
    if let (true, Some(clock), false) = (approved, case.clock, case.officers.is_empty()) {
        effects.push(Effect::Admitted { parties: parties(&case), clock });
        effects.push(tell_desk(&case, Template::OffersToSend, Desk::Program));
        history.push(Entry::new("admitted", Actor::System, now));
        case.stage = Stage::Admitted { admitted_at: now };
    }
    Decision { next: case, history, effects }
}

fn began(case: &Case, by: Actor, now: Timestamp) -> Decided {
    match case.stage {
        Stage::Admitted { .. } => Ok(moved(case, Stage::InMediation { since: now }, Entry::new("in_mediation", by, now))),
        _ => Err(Refusal::out_of_order()),
    }
}

/// Only an agreement closes the complaint as mediated; everything else returns it to the ordinary process (OUT-6). The code may
/// overtake `in_mediation` on its way, so both stages take it.
fn ended(case: &Case, code: OutcomeCode, on: Date, by: Actor, now: Timestamp) -> Decided {
    if !matches!(case.stage, Stage::Admitted { .. } | Stage::InMediation { .. }) {
        return Err(Refusal::out_of_order());
    }
    let stage = match code {
        OutcomeCode::Agreement => Stage::Closed { code, on },
        OutcomeCode::NoAgreement => Stage::Returned { reason: ReturnReason::NoAgreement, on },
        OutcomeCode::NotHeld => Stage::Returned { reason: ReturnReason::NotHeld, on },
    };
    let template = match code {
        OutcomeCode::Agreement => Template::CaseClosed,
        OutcomeCode::NoAgreement | OutcomeCode::NotHeld => Template::CaseReturned,
    };
    let mut decision = moved(case, stage, Entry::new("outcome", by, now).with("code", code).with("on", on));
    decision.effects.push(tell_desk(case, template, Desk::ProfessionalStandards));
    Ok(decision)
}

fn moved(case: &Case, stage: Stage, entry: Entry) -> Decision<Case, Effect> {
    Decision::step(Case { stage, ..case.clone() }, entry, vec![Effect::Moved])
}

fn parties(case: &Case) -> Vec<Party> {
    let resident = Party { person: case.complainant.person, side: Side::Resident, language: case.complainant.language };
    let employees = case.officers.iter().map(|o| Party { person: o.person, side: Side::Employee, language: o.language });
    std::iter::once(resident).chain(employees).collect()
}

fn tell_complainant(case: &Case, template: Template) -> Option<Effect> {
    let to = Recipient::Person(case.complainant.person);
    case.complainant.has_email.then(|| Effect::Notify(Notice::new(template, to, case.id.uuid(), &case.reference)))
}

fn tell_desk(case: &Case, template: Template, desk: Desk) -> Effect {
    Effect::Notify(Notice::new(template, Recipient::Desk(desk), case.id.uuid(), &case.reference))
}
