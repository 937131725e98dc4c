//! A case as staff see it over the API.

use domain::complaint::{Screened, Stage};
use domain::statutory::{Clock, Reckoning};
use jiff::civil::Date;
use serde::Serialize;
use utoipa::ToSchema;

use crate::case::CaseFile;

/// A case, as staff see it.
#[derive(Serialize, ToSchema)]
pub struct CaseBody {
    /// Its id.
    id: String,
    /// Its reference.
    reference: String,
    /// Rises with every change; also the ETag.
    version: u64,
    /// What kind.
    kind: String,
    /// What it is about.
    category: String,
    /// The day of the incident.
    incident_on: String,
    /// When it was filed.
    filed_at: String,
    /// How it came in: `form`, `phone`, `paper`, `in_person`, `interpreter` or `referral`.
    received_by: String,
    /// Whether a lawyer speaks for whoever filed: `yes`, `no` or `unknown`.
    represented: String,
    /// What makes it look as if no person had filed it: `hidden_field`, `too_fast`.
    flags: Vec<String>,
    /// Whether its mail waits until a person has looked at it.
    quarantined: bool,
    /// The day until which the desk that it belongs to acknowledges it.
    acknowledge_by: String,
    /// Where it stands.
    stage: String,
    /// Who is waited for.
    waiting_on: String,
    /// The day until which they should act, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    due: Option<String>,
    /// Who of the staff has taken it.
    #[serde(skip_serializing_if = "Option::is_none")]
    assignee: Option<String>,
    /// How many people it is about are known.
    respondents: usize,
    /// Their ids, for the desk that named them, while one of them can still be taken off.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub respondent_ids: Vec<String>,
    /// The legal clock, once discovery is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    clock: Option<ClockBody>,
    /// What screening said.
    #[serde(skip_serializing_if = "Option::is_none")]
    verdict: Option<VerdictBody>,
    /// Who approved.
    approvals: Vec<String>,
    /// Why it went back, where it did.
    #[serde(skip_serializing_if = "Option::is_none")]
    returned_for: Option<String>,
    /// The department's own disposition.
    #[serde(skip_serializing_if = "Option::is_none")]
    disposition: Option<DispositionBody>,
    /// The document of a legal hold.
    #[serde(skip_serializing_if = "Option::is_none")]
    hold: Option<String>,
    /// What staff wrote, oldest first.
    comments: Vec<CommentOut>,
}

/// The legal clock: its facts, and its dates as they are today.
#[derive(Serialize, ToSchema)]
pub struct ClockBody {
    /// The day of discovery.
    discovered_on: String,
    /// The earliest deadline.
    deadline: String,
    /// The earliest safe day for a session.
    safe_date: String,
    /// The last day on which one may be booked.
    last_day: String,
    /// Each clock, the one that governs first.
    running: Vec<RunningBody>,
    /// What tolled them.
    tolls: Vec<TollOut>,
    /// The document of a waiver.
    #[serde(skip_serializing_if = "Option::is_none")]
    waiver: Option<String>,
}

/// One clock.
#[derive(Serialize, ToSchema)]
pub struct RunningBody {
    /// The policy's code for it.
    code: String,
    /// From which day it runs.
    from: String,
    /// For how long, before anything tolled it.
    runs: String,
    /// Days that didn't count.
    tolled: i32,
    /// Its deadline.
    deadline: String,
    /// Its safe date.
    safe_date: String,
}

/// A toll.
#[derive(Serialize, ToSchema)]
pub struct TollOut {
    ground: String,
    from: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<String>,
    document: String,
}

/// What screening said.
#[derive(Serialize, ToSchema)]
pub struct VerdictBody {
    /// `eligible`, `not_eligible` or `needs_review`.
    outcome: String,
    /// Every rule that fired, with the question and the answer it fired on.
    fired: Vec<FiredBody>,
    /// The policy version.
    policy_version: String,
    /// Whether somebody judged what a person must judge.
    judged: bool,
    /// Whether a supervisor overrode what may be overridden.
    overridden: bool,
}

/// A rule that fired.
#[derive(Serialize, ToSchema)]
pub struct FiredBody {
    rule: String,
    on: String,
    answer: String,
    /// `excludes`, `excludes_unless_overridden`, `unknown` or `judgement`.
    weight: String,
}

/// The department's disposition.
#[derive(Serialize, ToSchema)]
pub struct DispositionBody {
    finding: String,
    on: String,
    /// The last day on which the complainant may be told.
    notify_by: String,
    /// The day on which they were told.
    #[serde(skip_serializing_if = "Option::is_none")]
    notified_on: Option<String>,
}

/// A comment.
#[derive(Serialize, ToSchema)]
pub struct CommentOut {
    at: String,
    /// `case`, `judgement` or `override`.
    about: String,
    text: String,
}

impl From<&Screened> for VerdictBody {
    fn from(screened: &Screened) -> Self {
        let verdict = &screened.verdict;
        let fired = verdict.fired.iter().map(|fired| FiredBody {
            rule: fired.rule.clone(),
            on: fired.on.clone(),
            answer: fired.answer.clone(),
            weight: fired.weight.to_string(),
        });
        Self {
            outcome: verdict.outcome.to_string(),
            fired: fired.collect(),
            policy_version: verdict.policy_version.clone(),
            judged: verdict.judged.is_some(),
            overridden: verdict.overridden.is_some(),
        }
    }
}

impl ClockBody {
    fn of(clock: &Clock, today: Date) -> Self {
        let Reckoning { running, deadline, safe_date, last_day } = clock.reckon(today);
        let running = running.into_iter().map(|one| RunningBody {
            code: one.code,
            from: one.from.to_string(),
            runs: one.runs.into(),
            tolled: one.tolled,
            deadline: one.deadline.to_string(),
            safe_date: one.safe_date.to_string(),
        });
        let tolls = clock.tolls.iter().map(|toll| TollOut {
            ground: toll.ground.to_string(),
            from: toll.from.to_string(),
            until: toll.until.map(|day| day.to_string()),
            document: toll.document.as_str().to_owned(),
        });
        Self {
            discovered_on: clock.discovered_on.to_string(),
            deadline: deadline.to_string(),
            safe_date: safe_date.to_string(),
            last_day: last_day.to_string(),
            running: running.collect(),
            tolls: tolls.collect(),
            waiver: clock.waiver.as_ref().map(|document| document.as_str().to_owned()),
        }
    }
}

fn ids(case: &domain::complaint::Case) -> Vec<String> {
    case.respondents.iter().map(|one| one.person.to_string()).collect()
}

impl CaseBody {
    /// A case, as it is today.
    pub fn of(file: &CaseFile, today: Date) -> Self {
        let case = &file.case.state;
        let approvals = match &case.stage {
            Stage::Eligible { approvals, .. } => approvals.iter().map(ToString::to_string).collect(),
            _ => Vec::new(),
        };
        let returned_for = match &case.stage {
            Stage::Returned { reason, .. } => Some(reason.to_string()),
            _ => None,
        };
        Self {
            id: case.id.to_string(),
            reference: case.reference.to_string(),
            version: file.case.version,
            kind: case.kind.to_string(),
            category: case.category.to_string(),
            incident_on: case.incident_on.to_string(),
            filed_at: case.filed_at.to_string(),
            received_by: case.received_by.to_string(),
            represented: case.complainant.represented.to_string(),
            flags: case.flags.iter().map(ToString::to_string).collect(),
            quarantined: case.quarantined,
            acknowledge_by: case.acknowledge_by.to_string(),
            stage: case.stage.code().to_owned(),
            waiting_on: case.waiting_on().to_string(),
            due: case.due().map(|day| day.to_string()),
            assignee: case.assignee.clone(),
            respondents: case.respondents.len(),
            respondent_ids: if case.stage.is_in_preparation() { ids(case) } else { Vec::new() },
            clock: case.clock.as_ref().map(|clock| ClockBody::of(clock, today)),
            verdict: case.screened.as_ref().map(VerdictBody::from),
            approvals,
            returned_for,
            disposition: case.disposition.map(|one| DispositionBody {
                finding: one.finding.to_string(),
                on: one.on.to_string(),
                notify_by: one.notify_by.to_string(),
                notified_on: one.notified_on.map(|day| day.to_string()),
            }),
            hold: case.hold.as_ref().map(|document| document.as_str().to_owned()),
            comments: file
                .comments
                .iter()
                .map(|one| CommentOut {
                    at: one.at.to_string(),
                    about: one.about.code().to_owned(),
                    text: one.text.as_str().to_owned(),
                })
                .collect(),
        }
    }
}
