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
