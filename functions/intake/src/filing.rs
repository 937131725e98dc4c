//! Filing a case: one transaction, nothing read before it. Sent again under its key, it is the same case (INT-4).

use domain::complaint::{self, Filing, FilingForm, ReceivedBy};
use domain::ids::{CaseId, PersonId, Reference};
use domain::vocabulary::Kind;
use domain::{FieldProblem, Problems};
use edge::{Caller, Fault, StaffRole};
use kit::Problem;
use serde::{Deserialize, Serialize};
use store::{Address, Arrival, Guard, Key, Once, Plan, Reply, StoreError, Table, Write, people};

use crate::App;
use crate::messages::following;

/// Which case a reference stands for.
#[derive(Serialize, Deserialize)]
pub struct ReferenceRow {
    /// The case.
    pub case: CaseId,
}

/// The state of a case, and where its narrative is.
pub fn address(caller: &Caller, case: CaseId) -> Address {
    Address { table: Table::Cases, key: Key::case(&caller.tenant, case) }
}

/// What else is written when a case is filed; made when its id and reference are known.
pub type Beside<'a> = &'a (dyn Fn(CaseId, &Reference) -> Result<Vec<Write>, StoreError> + Send + Sync);

/// Whether somebody may file in this way: everybody for themselves, the program for whoever calls or writes (INT-9), never the
/// police; a unit refers its own kind of case in (INT-1).
pub fn may_bring_in(caller: &Caller, filing: &Filing) -> bool {
    match filing.received_by {
        ReceivedBy::Form => true,
        ReceivedBy::Phone | ReceivedBy::Paper | ReceivedBy::InPerson | ReceivedBy::Interpreter => caller.is(StaffRole::Program),
        ReceivedBy::Referral => referrers(filing.kind).iter().any(|role| caller.is(*role)),
    }
}

/// In which ways somebody may file for others; none for everybody who files for themselves.
pub fn ways_in(caller: &Caller) -> Vec<ReceivedBy> {
    let refers = Kind::ALL.iter().any(|kind| referrers(*kind).iter().any(|role| caller.is(*role)));
    let may = |way: &ReceivedBy| match way {
        ReceivedBy::Form => false,
        ReceivedBy::Referral => refers,
        _ => caller.is(StaffRole::Program),
    };
    ReceivedBy::ALL.iter().copied().filter(may).collect()
}

/// Who refers a kind of case in.
pub const fn referrers(kind: Kind) -> &'static [StaffRole] {
    match kind {
        Kind::Community => &[StaffRole::ProfessionalStandards],
        Kind::Internal => &[StaffRole::ProfessionalStandards, StaffRole::DesignatedManager],
        Kind::Neighbor => &[StaffRole::Outreach],
        Kind::School => &[StaffRole::Campus, StaffRole::School],
    }
}

/// Files a case for whoever asks.
///
/// # Errors
/// The fields that can't be accepted, or that storage failed; nothing is stored then.
pub async fn file(app: &App, caller: &Caller, once: Once<'_>, form: &FilingForm, beside: Beside<'_>) -> Result<Reply, Fault> {
    let platform = &app.platform;
    let policy = platform.policy(&caller.tenant).await?;
    let now = platform.now();
    let filing = Filing::parse(form, &policy, policy.date(now))?;
    if !may_bring_in(caller, &filing) {
        return Err(Problems(vec![FieldProblem { field: "received_by", code: "not-offered-here" }]).into());
    }
    let case_id = CaseId::new(platform.ids.uuid());
    let person = PersonId::new(platform.ids.uuid());
    let reference: Reference = platform.ids.reference(&Reference::ALPHABET).parse().map_err(|_| Fault(Problem::broken()))?;
    let decision = complaint::file(&filing, case_id, reference.clone(), person, caller.actor(), &policy, now);
    let address = address(caller, case_id);
    let mut also = vec![
        Write::create(Table::Cases, &address.key.beside("NARRATIVE"), &filing.narrative, Guard::Row)?,
        Write::create(Table::Cases, &Key::reference(&caller.tenant, &reference), &ReferenceRow { case: case_id }, Guard::Row)?,
        people::create(&caller.tenant, person, &filing.contact)?,
    ];
    let receipt = filing.contact.email.as_ref();
    let arrival = Arrival { tenant: &caller.tenant, table: Table::Cases, id: case_id.to_string(), address: receipt, at: now };
    also.extend(arrival.marks()?);
    also.extend(beside(case_id, &reference)?);
    let following = following(&caller.tenant, &decision.next, 1, policy.date(now), decision.effects)?;
    also.extend(following.writes);
    let plan = Plan {
        messages: following.messages,
        next: Some(decision.next),
        history: decision.history,
        also,
        reply: Reply::json(201, &serde_json::json!({ "id": case_id, "reference": reference })),
    };
    let work = platform.work(&caller.tenant, Table::Cases, once);
    Ok(work.create(&address, plan).await?.reply())
}
