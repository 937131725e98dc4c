//! What messages make of the desk and the counters, on the in-memory store.

use std::sync::Arc;

use contracts::{
    CaseDestroyedV1, CaseFiledV1, CaseMovedV1, DigestDueV1, Envelope, MediationMeasuredV1, MediationMovedV1, Message,
    NoticeSettledV1, NoticeTroubledV1,
};
use domain::complaint::CaseStage;
use domain::figures::{Period, Report, Value};
use domain::ids::{CaseId, MediationId, TenantId};
use domain::mediation::{How, Measure, MediationStage, Met, Outcome};
use domain::notice::{Recipient, Tally, Template, Trouble};
use domain::publication::Published;
use domain::vocabulary::{self, Category, Kind, WaitingOn};
use edge::{Caller, Handler as _, Platform, StaffRole, Who};
use jiff::Timestamp;
use jiff::civil::date;
use kit::{Ids, SystemRandomness};
use store::rows::OutboxRow;
use store::{Done, Table, WorkError, port};
use testkit::{Memory, StandingClock};
use uuid::Uuid;

use crate::App;
use crate::consume::Messages;
use crate::desk::{Desk, Filter, overdue, read};

const WEDNESDAY: &str = "2026-11-25T18:00:00Z";

struct World {
    memory: Arc<Memory>,
    messages: Messages,
    tenant: TenantId,
}

impl World {
    fn new() -> Self {
        Self::on(WEDNESDAY)
    }

    /// A world whose clock stands still.
    fn on(now: &str) -> Self {
        let memory = Arc::new(Memory::new());
        let clock = Arc::new(StandingClock::at(now.parse().unwrap()));
        let ids = Ids::new(clock.clone(), Arc::new(SystemRandomness));
        let app = App::new(Platform::new(memory.clone(), clock, ids));
        Self { memory, messages: Messages { app }, tenant: "pasadena".parse().unwrap() }
    }

    async fn hear(&self, id: &str, message: Message) -> Result<Done, WorkError> {
        let envelope = Envelope { id: id.parse().unwrap(), tenant: self.tenant.clone(), occurred_at: self.now(), message };
        self.messages.handle(envelope).await
    }

    fn now(&self) -> Timestamp {
        self.messages.app.platform.now()
    }

    async fn desk(&self, role: StaffRole, filter: &Filter) -> Result<Desk, &'static str> {
        let who = Who::Staff { subject: "s".to_owned(), roles: vec![role] };
        let caller = Caller { tenant: self.tenant.clone(), who };
        read(&self.messages.app, &caller, filter).await.map_err(|fault| fault.0.code)
    }

    /// The program's figures of a year: what a row of the funnel counts.
    async fn funnel(&self, row: &str) -> u64 {
        let history = crate::facts::history(self.memory.as_ref(), &self.tenant, 2027).await.unwrap();
        let policy = domain::Policy::parse(domain::policy::PASADENA).unwrap();
        let period = Period { from: date(2026, 1, 1), until: date(2027, 12, 31) };
        let report = Report::of(&history, &policy.zone, period, period.until);
        let found = report.figures.iter().find(|figure| figure.definition.code == "funnel").unwrap();
        match found.rows.iter().find(|one| one.code == row).unwrap().value {
            Some(Value::Count(count)) => count,
            other => panic!("{other:?}"),
        }
    }

    /// What was published, month by month.
    async fn published(&self) -> Vec<Published> {
        crate::publication::all(self.memory.as_ref(), &self.tenant).await.unwrap()
    }
}

fn case(n: u128) -> CaseId {
    CaseId::new(Uuid::from_u128(n))
}

fn case_moved(n: u128, version: u64, stage: CaseStage, waiting_on: WaitingOn) -> Message {
    let reference = format!("AAAA-AAAA-AAA{}", ["C", "D", "E"][n as usize % 3]).parse().unwrap();
    let (due, deadline) = (Some(date(2026, 11, 23)), Some(date(2027, 11, 20)));
    Message::CaseMoved(CaseMovedV1 {
        case: case(n),
        version,
        reference,
        kind: Kind::Community,
        stage,
        waiting_on,
        due,
        deadline,
        on_clock: true,
        assignee: None,
        may_be_overridden: false,
        quarantined: false,
        returned: None,
    })
}

fn mediation_moved(n: u128, version: u64) -> Message {
    Message::MediationMoved(MediationMovedV1 {
        mediation: MediationId::of(case(n)),
        version,
        reference: "AAAA-AAAA-AAAD".parse().unwrap(),
        kind: Kind::Community,
        stage: MediationStage::Offering,
        waiting_on: WaitingOn::Parties,
        due: None,
    })
}

fn filed(n: u128) -> Message {
    let (kind, category) = (Kind::Community, Category::Demeanor);
    Message::CaseFiled(CaseFiledV1 { case: case(n), kind, category, reference: None, acknowledge_by: None })
}

fn ended(n: u128, outcome: Outcome) -> Message {
    let (languages, needs, mediators) = (Met::default(), Met::default(), Vec::new());
    let (code, how) = (outcome.code_for_complaint(), How::Outcome(outcome));
    let measure = Measure::Ended { code, how, mediators, languages, needs };
    Message::MediationMeasured(MediationMeasuredV1 { mediation: MediationId::of(case(n)), measure })
}

#[tokio::test]
async fn inv_9_an_older_message_loses_and_a_doubled_one_changes_nothing() {
    let world = World::new();
    world.hear("m-2", case_moved(1, 2, CaseStage::Acknowledged, WaitingOn::Program)).await.unwrap();
    world.hear("m-1", case_moved(1, 1, CaseStage::Received, WaitingOn::ProfessionalStandards)).await.unwrap();
    let desk = world.desk(StaffRole::Program, &Filter::default()).await.unwrap();
    assert_eq!(desk.cases.iter().map(|row| row.stage).collect::<Vec<_>>(), [CaseStage::Acknowledged]);
    for _ in 0..2 {
        world.hear("f-1", filed(1)).await.unwrap();
    }
    assert_eq!(world.funnel("filed").await, 1);
}

#[tokio::test]
async fn stf_4_the_figures_come_out_of_the_log_each_message_counted_once() {
    let world = World::new();
    for n in 0..3 {
        world.hear(&format!("f-{n}"), filed(n)).await.unwrap();
    }
    for (n, outcome) in [(0, Outcome::PartialAgreement), (1, Outcome::Impasse), (2, Outcome::NoShow)] {
        for _ in 0..2 {
            world.hear(&format!("e-{n}"), ended(n, outcome)).await.unwrap();
        }
    }
    let found = (world.funnel("filed").await, world.funnel("mediated").await, world.funnel("agreed").await);
    assert_eq!(found, (3, 2, 1));
}

#[tokio::test]
async fn stf_5_a_month_is_published_on_the_first_monday_a_week_after_its_end_and_never_changes() {
    let world = World::on("2026-11-20T18:00:00Z");
    for n in 0..12 {
        world.hear(&format!("f-{n}"), filed(n)).await.unwrap();
    }
    let monday = |on| Message::DigestDue(DigestDueV1 { on });
    for (id, on, months) in [("d-1", date(2026, 12, 1), 0), ("d-2", date(2026, 12, 7), 1), ("d-3", date(2026, 12, 14), 1)] {
        world.hear(id, monday(on)).await.unwrap();
        assert_eq!(world.published().await.len(), months, "{on}");
    }
    let first = world.published().await.remove(0);
    assert_eq!((first.snapshot.month.to_string().as_str(), first.snapshot.cells["funnel/filed"]), ("2026-11", Some(12)));
    // One that was heard of late stands with the first month that could know of it.
    world.hear("f-99", filed(99)).await.unwrap();
    world.hear("d-4", monday(date(2027, 3, 15))).await.unwrap();
    let all = world.published().await;
    let months: Vec<String> = all.iter().map(|one| one.snapshot.month.to_string()).collect();
    assert_eq!(months, ["2026-11", "2026-12", "2027-01", "2027-02"]);
    assert_eq!(all[0], first);
    assert_eq!(all[1].snapshot.cells["funnel/filed"], None, "thirteen less twelve is one");
}

#[tokio::test]
async fn wall_1_the_police_side_has_no_mediation_and_no_task_on_its_desk() {
    let world = World::new();
    world.hear("c-1", case_moved(1, 1, CaseStage::InMediation, WaitingOn::Mediation)).await.unwrap();
    world.hear("d-1", mediation_moved(1, 1)).await.unwrap();
    let uncertain = NoticeTroubledV1 {
        notice: "x.0".parse().unwrap(),
        template: Template::Offer,
        trouble: Trouble::Uncertain,
        reference: None,
        contents: None,
    };
    world.hear("n-1", Message::NoticeTroubled(uncertain)).await.unwrap();
    let police = world.desk(StaffRole::ProfessionalStandards, &Filter::default()).await.unwrap();
    assert_eq!((police.cases.len(), police.program), (1, None));
    let program = world.desk(StaffRole::Program, &Filter::default()).await.unwrap().program.unwrap();
    assert_eq!((program.mediations.len(), program.tasks.len()), (1, 1));
    assert_eq!(program.mediations[0].deadline, Some(date(2027, 11, 20)), "the clock of its case");
    assert_eq!(world.desk(StaffRole::Auditor, &Filter::default()).await, Err("not-found"));
}

#[tokio::test]
async fn wall_4_a_destroyed_case_takes_its_lines_and_its_tasks_along_and_nothing_late_puts_it_back() {
    let world = World::new();
    let (moved, other) =
        (case_moved(1, 7, CaseStage::Closed, WaitingOn::Nobody), case_moved(2, 1, CaseStage::Received, WaitingOn::Program));
    let reference = |message: &Message| match message {
        Message::CaseMoved(moved) => Some(moved.reference.clone()),
        _ => None,
    };
    let (template, trouble) = (Template::Offer, Trouble::Uncertain);
    for (n, about) in [("x.0", reference(&moved)), ("y.0", reference(&other))] {
        let troubled = NoticeTroubledV1 { notice: n.parse().unwrap(), template, trouble, reference: about, contents: None };
        world.hear(n, Message::NoticeTroubled(troubled)).await.unwrap();
    }
    world.hear("c-1", moved).await.unwrap();
    world.hear("c-2", other).await.unwrap();
    world.hear("d-1", mediation_moved(1, 9)).await.unwrap();
    world.hear("g-1", Message::CaseDestroyed(CaseDestroyedV1 { case: case(1), version: 9 })).await.unwrap();
    world.hear("c-late", case_moved(1, 8, CaseStage::Closed, WaitingOn::Nobody)).await.unwrap();
    world.hear("d-late", mediation_moved(1, 10)).await.unwrap();
    let desk = world.desk(StaffRole::Program, &Filter::default()).await.unwrap();
    let program = desk.program.unwrap();
    assert_eq!(desk.cases.iter().map(|row| row.id).collect::<Vec<_>>(), [case(2)]);
    assert_eq!(program.mediations, []);
    assert_eq!(program.tasks.iter().map(|task| task.notice.as_str()).collect::<Vec<_>>(), ["y.0"]);
}

/// A case of a kind that a legal clock runs over or doesn't, excluded in a way that a supervisor may override or not.
fn of_kind(n: u128, kind: Kind, on_clock: bool, may_be_overridden: bool) -> Message {
    match case_moved(n, 1, CaseStage::Returned, kind.owner().into()) {
        Message::CaseMoved(moved) => Message::CaseMoved(CaseMovedV1 { kind, on_clock, may_be_overridden, ..moved }),
        other => other,
    }
}

#[tokio::test]
async fn wall_1_each_desk_has_the_cases_that_concern_it() {
    let world = World::new();
    world.hear("c-1", of_kind(1, Kind::Community, true, true)).await.unwrap();
    world.hear("c-2", of_kind(2, Kind::Internal, true, false)).await.unwrap();
    world.hear("c-3", of_kind(3, Kind::Internal, false, false)).await.unwrap();
    world.hear("c-4", of_kind(4, Kind::Neighbor, false, false)).await.unwrap();
    world.hear("c-5", of_kind(5, Kind::School, false, false)).await.unwrap();
    for (role, expected) in [
        (StaffRole::Program, vec![1, 2, 3, 4, 5]),
        (StaffRole::ProfessionalStandards, vec![1, 2]),
        (StaffRole::DesignatedManager, vec![2, 3]),
        (StaffRole::Outreach, vec![4]),
        (StaffRole::School, vec![5]),
        (StaffRole::Campus, vec![5]),
        (StaffRole::Supervisor, vec![1]),
    ] {
        let desk = world.desk(role, &Filter::default()).await.unwrap();
        let mut seen: Vec<_> = desk.cases.iter().map(|row| row.id.uuid().as_u128()).collect();
        seen.sort_unstable();
        assert_eq!(seen, expected, "{}", role.code());
    }
}

#[tokio::test]
async fn stf_1_the_views_show_what_nobody_has_taken_what_is_mine_and_what_waits_for_me() {
    let world = World::new();
    let taken_by = |n, who: Option<&str>, waiting_on| match case_moved(n, 1, CaseStage::Acknowledged, waiting_on) {
        Message::CaseMoved(moved) => Message::CaseMoved(CaseMovedV1 { assignee: who.map(str::to_owned), ..moved }),
        other => other,
    };
    world.hear("c-1", taken_by(1, None, WaitingOn::Program)).await.unwrap();
    world.hear("c-2", taken_by(2, Some("s"), WaitingOn::ProfessionalStandards)).await.unwrap();
    world.hear("c-3", taken_by(3, Some("another"), WaitingOn::Program)).await.unwrap();
    world.hear("c-4", taken_by(4, None, WaitingOn::Nobody)).await.unwrap();
    for (view, expected) in
        [("unassigned", vec![1]), ("mine", vec![2]), ("waiting", vec![1, 3]), ("done", vec![4]), ("", vec![1, 2, 3, 4])]
    {
        let filter = Filter { view: view.to_owned(), ..Filter::default() };
        let desk = world.desk(StaffRole::Program, &filter).await.unwrap();
        let mut seen: Vec<_> = desk.cases.iter().map(|row| row.id.uuid().as_u128()).collect();
        seen.sort_unstable();
        assert_eq!(seen, expected, "{view}");
    }
}

#[tokio::test]
async fn the_desk_finds_by_stage_by_who_is_waited_for_and_by_reference() {
    let world = World::new();
    world.hear("c-0", case_moved(0, 1, CaseStage::Closed, WaitingOn::Nobody)).await.unwrap();
    world.hear("c-1", case_moved(1, 1, CaseStage::Acknowledged, WaitingOn::Program)).await.unwrap();
    let find = async |filter: Filter| {
        let desk = world.desk(StaffRole::Program, &filter).await.unwrap();
        desk.cases.iter().map(|row| row.reference.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(find(Filter::default()).await, ["AAAA-AAAA-AAAD", "AAAA-AAAA-AAAC"], "what is done comes last");
    assert_eq!(find(Filter { waiting: "program".into(), ..Filter::default() }).await, ["AAAA-AAAA-AAAD"]);
    assert_eq!(find(Filter { stage: "closed".into(), ..Filter::default() }).await, ["AAAA-AAAA-AAAC"]);
    assert_eq!(find(Filter { q: " aaaa aaac".into(), ..Filter::default() }).await, ["AAAA-AAAA-AAAC"]);
    assert!(find(Filter { q: "ZZZ".into(), ..Filter::default() }).await.is_empty());
}

#[test]
fn a_day_is_overdue_when_it_has_passed_and_somebody_is_waited_for() {
    let (today, yesterday) = (date(2026, 11, 25), Some(date(2026, 11, 24)));
    assert!(overdue(WaitingOn::Program, yesterday, today));
    assert!(!overdue(WaitingOn::Program, Some(today), today));
    assert!(!overdue(WaitingOn::Nobody, yesterday, today));
    assert!(!overdue(WaitingOn::Program, None, today));
}

#[tokio::test]
async fn rem_3_that_nobody_knows_is_no_news_any_more_once_somebody_does_in_whatever_order_it_is_heard() {
    let troubled = |trouble| {
        Message::NoticeTroubled(NoticeTroubledV1 {
            notice: "x.0".parse().unwrap(),
            template: Template::Offer,
            trouble,
            reference: None,
            contents: None,
        })
    };
    let uncertain = ("u-1", troubled(Trouble::Uncertain));
    let settled = ("s-1", Message::NoticeSettled(NoticeSettledV1 { notice: "x.0".parse().unwrap() }));
    let bounced = ("b-1", troubled(Trouble::Bounced));
    for (order, expected) in [
        (vec![&uncertain], vec![Trouble::Uncertain]),
        (vec![&uncertain, &settled], vec![]),
        (vec![&settled, &uncertain], vec![]),
        (vec![&uncertain, &settled, &bounced], vec![Trouble::Bounced]),
        (vec![&settled, &bounced, &uncertain], vec![Trouble::Bounced]),
        (vec![&bounced, &uncertain, &settled], vec![Trouble::Bounced]),
        (vec![&bounced, &settled, &uncertain], vec![Trouble::Bounced]),
        (vec![&uncertain, &bounced, &settled], vec![Trouble::Bounced]),
    ] {
        let world = World::new();
        for (id, message) in order.iter().chain(&order) {
            world.hear(id, message.clone()).await.unwrap();
        }
        let tasks = world.desk(StaffRole::Program, &Filter::default()).await.unwrap().program.unwrap().tasks;
        assert_eq!(tasks.iter().map(|task| task.trouble).collect::<Vec<_>>(), expected);
    }
}

/// The mails to desks that were asked for.
fn digests(world: &World) -> Vec<(Recipient, Tally)> {
    let rows = world.memory.all(Table::Outbox).into_iter().map(|item| port::row::<OutboxRow>(item).unwrap());
    let messages = rows.flat_map(|row| row.bodies).map(|body| Envelope::parse(&body).unwrap().message);
    let mails = messages.map(|message| match message {
        Message::NoticeRequested(notice) => (notice.to, notice.tally.unwrap()),
        other => panic!("{other:?}"),
    });
    mails.collect()
}

#[tokio::test]
async fn rem_1_on_a_monday_each_desk_hears_once_what_waits_there_and_of_its_own_side_only() {
    let monday = Message::DigestDue(DigestDueV1 { on: date(2026, 11, 30) });
    let world = World::on("2026-11-30T16:00:05Z");
    world.hear("c-1", case_moved(1, 1, CaseStage::Received, WaitingOn::ProfessionalStandards)).await.unwrap();
    world.hear("c-2", case_moved(2, 1, CaseStage::Acknowledged, WaitingOn::Program)).await.unwrap();
    world.hear("c-3", case_moved(3, 1, CaseStage::InMediation, WaitingOn::Mediation)).await.unwrap();
    world.hear("m-3", mediation_moved(3, 1)).await.unwrap();
    let troubled = NoticeTroubledV1 {
        notice: "x.0".parse().unwrap(),
        template: Template::Receipt,
        trouble: Trouble::NoEmail,
        reference: None,
        contents: None,
    };
    world.hear("t-1", Message::NoticeTroubled(troubled)).await.unwrap();
    for id in ["d-1", "d-1", "d-2"] {
        world.hear(id, monday.clone()).await.unwrap();
    }
    let expected = [
        (Recipient::Desk(vocabulary::Desk::ProfessionalStandards), Tally { waiting: 1, overdue: 1, mails: 0 }),
        (Recipient::Desk(vocabulary::Desk::Program), Tally { waiting: 1, overdue: 1, mails: 1 }),
    ];
    let mut told = digests(&world);
    told.sort_by_key(|(_, tally)| tally.mails);
    assert_eq!(told, expected);
}

#[tokio::test]
async fn rem_8_a_mondays_numbers_are_not_told_on_another_day_and_a_desk_where_nothing_waits_hears_nothing() {
    let monday = Message::DigestDue(DigestDueV1 { on: date(2026, 11, 30) });
    let late = World::on("2026-12-01T18:00:00Z");
    late.hear("c-1", case_moved(1, 1, CaseStage::Received, WaitingOn::ProfessionalStandards)).await.unwrap();
    late.hear("d-1", monday.clone()).await.unwrap();
    assert_eq!(digests(&late), []);
    let quiet = World::on("2026-11-30T16:00:00Z");
    quiet.hear("c-1", case_moved(1, 1, CaseStage::Closed, WaitingOn::Nobody)).await.unwrap();
    quiet.hear("d-1", monday).await.unwrap();
    assert_eq!(digests(&quiet), []);
}
