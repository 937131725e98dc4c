//! Where functions meet the world: storage, queues, mail. Every call is a turn that the scheduler gives, and a chance for a fault.

use std::collections::BTreeMap;
use std::future::{Future, pending};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use async_trait::async_trait;
use kit::queue::Unsent;
use kit::{Accepted, Clock, Courier, Letter, Outbound, Randomness};
use local::functions::Surroundings;
use local::mailbox::says;
use local::template::FunctionSpec;
use store::{Change, CommitError, Item, Key, Query, Store, StoreError, Table, Transaction};

use crate::fault::{Fault, Kind};
use crate::variant::Variant;
use crate::world::{Committed, Sent, World};

/// Ready the second time: in between, the scheduler chooses who goes on.
struct Turn(bool);

impl Future for Turn {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<()> {
        if self.0 {
            return Poll::Ready(());
        }
        self.0 = true;
        Poll::Pending
    }
}

/// What a function has of the world.
#[derive(Clone)]
pub struct Boundary {
    /// The world.
    pub world: Arc<World>,
    /// The function's binary.
    pub function: String,
    /// The tables that it was given.
    pub tables: Vec<Table>,
    /// The queues that it was given: the consumer's name, and the queue's address.
    pub queues: BTreeMap<String, String>,
    /// The queues that hear what became of a mail.
    pub mail_events: Vec<String>,
}

/// The first mail to such an address gets lost, and nobody knows.
pub const LOST: &str = "zyxanthia-lost@";
/// The first mail to such an address is taken, and the answer gets lost.
pub const UNHEARD: &str = "zyxanthia-unheard@";

impl Boundary {
    /// Waits for the call's turn and finds out what goes wrong with it.
    async fn call(&self, kind: Kind) -> Option<Fault> {
        Turn(false).await;
        let fault = self.fault(kind);
        if fault == Some(Fault::KilledBefore) {
            self.die().await;
        }
        fault
    }

    fn fault(&self, kind: Kind) -> Option<Fault> {
        let mut state = self.world.state();
        let call = state.running.calls;
        state.running.calls += 1;
        let fault = match state.aimed {
            Some(aimed) => {
                (aimed.call == call && kind.faults().iter().any(|(known, _)| *known == aimed.fault)).then_some(aimed.fault)
            }
            None if state.busy_calls > 0 => {
                state.busy_calls -= 1;
                Some(Fault::Throttled)
            }
            None => kind.faults().iter().find(|(fault, times)| state.strikes(*fault, *times)).map(|(fault, _)| *fault),
        };
        if let Some(fault) = fault {
            if state.aimed.is_some() {
                *state.tally.entry(fault).or_default() += 1;
            } else if fault == Fault::Throttled && state.busy_calls == 0 && state.chance.bool() {
                state.busy_calls = state.chance.u32(1..6);
            }
            let (function, doing) = (self.function.clone(), state.running.doing.clone());
            state.tell(|| format!("    {function} ({doing}): {} {}", kind.words(), fault.words()));
        }
        fault
    }

    /// The process is gone; nobody polls this any more.
    async fn die(&self) {
        self.world.state().died = Some(self.function.clone());
        pending::<()>().await;
    }

    fn used(&self, action: &'static str, table: Table, index: bool) {
        self.world.state().used.insert((self.function.clone(), action, table, index));
    }

    /// Whether this system has that bug.
    pub fn is(&self, variant: Variant) -> bool {
        self.world.state().variant == Some(variant)
    }

    /// Whether a known bug strikes that does so only now and then.
    pub fn now_and_then(&self, variant: Variant) -> bool {
        let mut state = self.world.state();
        state.variant == Some(variant) && state.chance.u32(0..20) == 0
    }

    fn given(&self, table: Table) -> Result<(), StoreError> {
        if self.tables.contains(&table) { Ok(()) } else { Err(StoreError::Unavailable) }
    }

    /// Applies a transaction, and notes it.
    async fn apply(&self, mut transaction: Transaction) -> Result<(), CommitError> {
        for write in &transaction.writes {
            self.given(write.table)?;
        }
        self.altered(&mut transaction);
        if self.now_and_then(Variant::AnsweredTooEarly) {
            return Ok(());
        }
        let writes = transaction.writes.clone();
        match self.world.memory.commit(transaction).await {
            Ok(()) => {}
            Err(CommitError::Conflict(_)) if self.is(Variant::ConflictsSwallowed) => return Ok(()),
            Err(error) => return Err(error),
        }
        for write in &writes {
            self.used(action(&write.change), write.table, false);
        }
        let mut state = self.world.state();
        for write in &writes {
            if let (Table::Outbox, Change::Put(item)) = (write.table, &write.change) {
                if state.strikes(Fault::StreamForgets, 1) {
                    continue;
                }
                state.stream.push_back(item.clone());
            }
        }
        let (at, reading) = (state.now, state.running.reading);
        state.log.push(Committed { function: self.function.clone(), at, reading, writes });
        Ok(())
    }
}

const fn action(change: &Change) -> &'static str {
    match change {
        Change::Put(_) => "PutItem",
        Change::Update { .. } => "UpdateItem",
        Change::Delete(_) => "DeleteItem",
        Change::Check(_) => "ConditionCheckItem",
    }
}

#[async_trait]
impl Store for Boundary {
    async fn get(&self, table: Table, key: &Key) -> Result<Option<Item>, StoreError> {
        if self.call(Kind::Read).await.is_some() {
            return Err(StoreError::Unavailable);
        }
        self.given(table)?;
        self.used("GetItem", table, false);
        if self.is(Variant::ReadingWrites) && self.world.state().running.reading {
            let write = store::Write::delete(Table::Tenants, Key { pk: "read".into(), sk: key.sk.clone() });
            let written = Committed { function: self.function.clone(), at: self.now(), reading: true, writes: vec![write] };
            self.world.state().log.push(written);
        }
        self.world.memory.get(table, key).await
    }

    async fn query(&self, mut query: Query) -> Result<Vec<Item>, StoreError> {
        let kind = if query.index.is_some() { Kind::IndexRead } else { Kind::Read };
        let fault = self.call(kind).await;
        self.given(query.table)?;
        self.used("Query", query.table, query.index.is_some());
        if let (true, store::Sort::UpTo(until)) =
            (self.is(Variant::DueTooEarly) && query.table == Table::Reminders, &mut query.sort)
        {
            let later = until.parse::<jiff::Timestamp>().map(|at| at + jiff::SignedDuration::from_hours(24));
            *until = later.map_or_else(|_| until.clone(), |at| at.to_string());
        }
        match fault {
            Some(Fault::IndexLags) => {
                let mut found = self.world.memory.query(query).await?;
                let known = self.world.state().chance.usize(0..=found.len());
                found.truncate(known);
                Ok(found)
            }
            Some(_) => Err(StoreError::Unavailable),
            None => self.world.memory.query(query).await,
        }
    }

    async fn commit(&self, transaction: Transaction) -> Result<(), CommitError> {
        match self.call(Kind::Commit).await {
            Some(Fault::FailedBefore | Fault::Throttled) => Err(StoreError::Unavailable.into()),
            Some(Fault::Contended) => Err(CommitError::Conflict(Vec::new())),
            Some(Fault::AnswerLost) => {
                self.apply(transaction).await?;
                Err(StoreError::Unavailable.into())
            }
            Some(Fault::KilledAfter) => {
                let _ = self.apply(transaction).await;
                self.die().await;
                Err(StoreError::Unavailable.into())
            }
            _ => self.apply(transaction).await,
        }
    }
}

#[async_trait]
impl Outbound for Boundary {
    async fn send(&self, queue: &str, body: &str) -> Result<(), Unsent> {
        let fault = self.call(Kind::Send).await;
        let address = self.queues.get(queue).ok_or(Unsent)?;
        if matches!(fault, Some(Fault::FailedBefore | Fault::Throttled)) {
            return Err(Unsent);
        }
        if !self.now_and_then(Variant::MessagesDropped) {
            self.world.state().enqueue(address, body);
        }
        match fault {
            Some(Fault::KilledAfter) => self.die().await,
            Some(_) => return Err(Unsent),
            None => {}
        }
        Ok(())
    }
}

#[async_trait]
impl Courier for Boundary {
    async fn send(&self, letter: Letter) -> Accepted {
        let fault = self.call(Kind::Mail).await;
        match fault {
            Some(Fault::Throttled) => return Accepted::No,
            Some(Fault::FailedBefore) => return self.unclear(),
            _ if letter.to.starts_with(LOST) && self.is_first(&letter) => return self.unclear(),
            None if letter.to.starts_with(UNHEARD) && self.is_first(&letter) => {
                self.accept(&letter);
                return self.unclear();
            }
            _ => {}
        }
        let times = if fault == Some(Fault::AnswerLost) && self.is(Variant::MailRetried) { 2 } else { 1 };
        for _ in 0..times {
            self.accept(&letter);
        }
        match fault {
            Some(Fault::KilledAfter) => {
                self.die().await;
                Accepted::Unclear
            }
            Some(_) => self.unclear(),
            None => Accepted::Yes,
        }
    }

    async fn was_accepted(&self, _id: &str) -> Accepted {
        self.unclear()
    }
}

impl Boundary {
    fn unclear(&self) -> Accepted {
        if self.is(Variant::UnknownCountsAsRefused) { Accepted::No } else { Accepted::Unclear }
    }

    /// Whether nothing was handed over before to whom a letter goes, but that letter itself.
    fn is_first(&self, letter: &Letter) -> bool {
        let mut state = self.world.state();
        *state.lost.entry(letter.to.clone()).or_insert_with(|| letter.id.clone()) == letter.id
    }

    fn accept(&self, letter: &Letter) {
        let mut state = self.world.state();
        for queue in &self.mail_events {
            says::all(letter).iter().for_each(|event| state.enqueue(queue, event));
        }
        let before = state.sent.last().map(|sent| sent.to.clone());
        let to = match (state.variant, before) {
            (Some(Variant::MailMisdirected), Some(before)) => before,
            _ => letter.to.clone(),
        };
        let (at, after) = (state.now, state.log.len());
        state.sent.push(Sent { id: letter.id.clone(), to, mime: letter.mime.clone(), at, after });
        let (id, template) = (letter.id.clone(), crate::history::template(&letter.mime));
        state.tell(|| format!("    mail {template} is accepted ({id})"));
    }

    fn now(&self) -> jiff::Timestamp {
        Clock::now(self.world.as_ref())
    }
}

impl Surroundings for Boundary {
    fn store(&self, function: &FunctionSpec, tables: &[(Table, String)]) -> Arc<dyn Store> {
        let tables = tables.iter().map(|(table, _)| *table).collect();
        Arc::new(Self { function: function.name.clone(), tables, ..self.clone() })
    }

    fn outbound(&self, function: &FunctionSpec, queues: BTreeMap<String, String>) -> Arc<dyn Outbound> {
        Arc::new(Self { function: function.name.clone(), queues, ..self.clone() })
    }

    fn courier(&self, function: &FunctionSpec) -> Arc<dyn Courier> {
        Arc::new(Self { function: function.name.clone(), ..self.clone() })
    }

    fn clock(&self) -> Arc<dyn Clock> {
        Arc::<World>::clone(&self.world)
    }

    fn randomness(&self) -> Arc<dyn Randomness> {
        Arc::<World>::clone(&self.world)
    }

    fn http(&self) -> reqwest::Client {
        static CLIENT: std::sync::OnceLock<reqwest::Client> = std::sync::OnceLock::new();
        CLIENT.get_or_init(|| kit::http_client::public_web().unwrap_or_default()).clone()
    }
}
