//! What the claim checks at the last moment (REM-2).

use store::{CommitError, Item, Query, StoreError};

use super::*;

/// Storage in which somebody corrects how to reach a person right after this function has read it.
struct Meanwhile {
    store: Arc<Memory>,
    correction: Mutex<Option<Write>>,
}

#[async_trait]
impl Store for Meanwhile {
    async fn get(&self, table: Table, key: &Key) -> Result<Option<Item>, StoreError> {
        let read = self.store.get(table, key).await;
        let correction = if table == Table::People { self.correction.lock().unwrap().take() } else { None };
        if let Some(write) = correction {
            self.store.commit(Transaction { token: Uuid::from_u128(77), writes: vec![write] }).await.unwrap();
        }
        read
    }

    async fn query(&self, query: Query) -> Result<Vec<Item>, StoreError> {
        self.store.query(query).await
    }

    async fn commit(&self, transaction: Transaction) -> Result<(), CommitError> {
        self.store.commit(transaction).await
    }
}

/// The function, while this is written right after it has read how to reach the person.
fn disturbed(calm: &Scene, correction: Write) -> App {
    let store = Arc::new(Meanwhile { store: calm.store.clone(), correction: Mutex::new(Some(correction)) });
    let ids = Ids::new(calm.clock.clone(), Arc::new(SeededRandomness::default()));
    App { platform: Platform::new(store, calm.clock.clone(), ids), ..calm.app.clone() }
}

fn wants_no_reminders(row: people::PersonRow) -> Write {
    people::remind(&tenant(), person(), row, false).unwrap()
}

#[tokio::test]
async fn rem_4_a_reminder_to_somebody_who_said_this_moment_that_they_want_none_does_not_leave_and_what_is_new_does() {
    for template in [Template::SessionReminder, Template::SurveyNudge, Template::SessionBooked, Template::Survey] {
        let calm = scene(&[], None).await;
        let app = disturbed(&calm, wants_no_reminders(calm.row().await));
        let body = sent("commit.0", Message::NoticeRequested(notice(template)));
        assert_eq!(app.consume(&body).await, Outcome::Retry, "{template}");
        assert_eq!(app.consume(&body).await, Outcome::Done, "{template}");
        let expected = if template.is_reminder() { (0, Standing::Dropped) } else { (1, Standing::Sent) };
        assert_eq!((calm.sends(), calm.standing().await), expected, "{template}");
        assert!(calm.told("notice-troubled.v1").is_empty(), "nobody has to do anything about it");
    }
}

#[tokio::test]
async fn rem_4_whoever_wants_no_reminders_still_wants_none_when_their_address_is_corrected() {
    let scene = scene(&[], None).await;
    let email = EmailAddress::parse("ana.new@example.org").unwrap();
    let contact = Contact { email: Some(email), ..Contact::none(Language::Spanish) };
    let mut number = 50;
    let mut commit = |write| {
        number += 1;
        scene.store.commit(Transaction { token: Uuid::from_u128(number), writes: vec![write] })
    };
    commit(wants_no_reminders(scene.row().await)).await.unwrap();
    commit(people::replace(&tenant(), person(), &scene.row().await, &contact).unwrap()).await.unwrap();
    assert!(scene.row().await.without_reminders);
    assert_eq!(scene.app.consume(&sent("commit.0", Message::NoticeRequested(notice(Template::OfferNudge)))).await, Outcome::Done);
    assert_eq!((scene.sends(), scene.standing().await), (0, Standing::Dropped));
}

#[tokio::test]
async fn rem_2_a_mail_to_an_address_that_was_corrected_this_moment_waits_and_goes_to_the_new_one() {
    let calm = scene(&[], None).await;
    let email = EmailAddress::parse("ana.new@example.org").unwrap();
    let contact = Contact { email: Some(email), ..Contact::none(Language::Spanish) };
    let app = disturbed(&calm, people::replace(&tenant(), person(), &calm.row().await, &contact).unwrap());
    assert_eq!(app.consume(&body(None)).await, Outcome::Retry);
    assert_eq!(calm.sends(), 0, "nothing went to the old address");
    assert_eq!(app.consume(&body(None)).await, Outcome::Done);
    assert!(calm.courier.sent.lock().unwrap()[0].contains("To: ana.new@example.org"));
}

/// Storage in which something happens right before one of this function's calls.
struct Interrupted {
    store: Arc<Memory>,
    /// How many calls there were, and before which it happens.
    calls: Mutex<(usize, usize)>,
    change: Mutex<Option<Write>>,
    /// Whether the mail was claimed before it happened.
    claimed_before: Mutex<bool>,
}

impl Interrupted {
    async fn call(&self) {
        let is_now = {
            let mut calls = self.calls.lock().unwrap();
            calls.0 += 1;
            calls.0 > calls.1
        };
        let change = if is_now { self.change.lock().unwrap().take() } else { None };
        if let Some(write) = change {
            *self.claimed_before.lock().unwrap() = !self.store.all(Table::Notices).is_empty();
            self.store.commit(Transaction { token: Uuid::from_u128(78), writes: vec![write] }).await.unwrap();
        }
    }
}

#[async_trait]
impl Store for Interrupted {
    async fn get(&self, table: Table, key: &Key) -> Result<Option<Item>, StoreError> {
        self.call().await;
        self.store.get(table, key).await
    }

    async fn query(&self, query: Query) -> Result<Vec<Item>, StoreError> {
        self.call().await;
        self.store.query(query).await
    }

    async fn commit(&self, transaction: Transaction) -> Result<(), CommitError> {
        self.call().await;
        self.store.commit(transaction).await
    }
}

#[tokio::test]
async fn rem_2_a_reschedule_or_a_withdrawal_at_any_moment_between_due_and_sent_lets_nothing_stale_leave() {
    let gate = Gate { kind: GateKind::Session, of: Uuid::from_u128(9), person: Some(person()), version: 1 };
    let rescheduled = rows::gate(&tenant(), &Gate { version: 2, ..gate }, true).unwrap();
    let withdrawn = rows::gate(&tenant(), &gate, false).unwrap();
    let mut seen = [0, 0];
    for change in [rescheduled, withdrawn] {
        for moment in 0..8 {
            let calm = scene(&[], None).await;
            let open = rows::gate(&tenant(), &gate, true).unwrap();
            calm.store.commit(Transaction { token: Uuid::from_u128(77), writes: vec![open] }).await.unwrap();
            let store = Arc::new(Interrupted {
                store: calm.store.clone(),
                calls: Mutex::new((0, moment)),
                change: Mutex::new(Some(change.clone())),
                claimed_before: Mutex::new(true),
            });
            let ids = Ids::new(calm.clock.clone(), Arc::new(SeededRandomness::default()));
            let app = App { platform: Platform::new(store.clone(), calm.clock.clone(), ids), ..calm.app.clone() };
            let reminder = Notice { gate: Some(gate), ..notice(Template::SessionReminder) };
            let body = sent("commit.0", Message::NoticeRequested(reminder));
            for _ in 0..3 {
                assert_eq!(app.consume(&body).await, Outcome::Done, "{moment}");
            }
            let claimed_before = *store.claimed_before.lock().unwrap();
            let expected = if claimed_before { (1, Standing::Sent) } else { (0, Standing::Dropped) };
            assert_eq!((calm.sends(), calm.standing().await), expected, "before call {moment}");
            seen[usize::from(claimed_before)] += 1;
        }
    }
    assert!(seen.iter().all(|&times| times >= 4), "both sides of the claim were tried: {seen:?}");
}
