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

#[tokio::test]
async fn rem_2_a_mail_to_an_address_that_was_corrected_this_moment_waits_and_goes_to_the_new_one() {
    let calm = scene(&[], None).await;
    let email = EmailAddress::parse("ana.new@example.org").unwrap();
    let contact = Contact { email: Some(email), ..Contact::none(Language::Spanish) };
    let correction = people::replace(&tenant(), person(), 1, &contact).unwrap();
    let store = Arc::new(Meanwhile { store: calm.store.clone(), correction: Mutex::new(Some(correction)) });
    let ids = Ids::new(calm.clock.clone(), Arc::new(SeededRandomness::default()));
    let app = App { platform: Platform::new(store, calm.clock.clone(), ids), ..calm.app.clone() };
    assert_eq!(app.consume(&body(None)).await, Outcome::Retry);
    assert_eq!(calm.sends(), 0, "nothing went to the old address");
    assert_eq!(app.consume(&body(None)).await, Outcome::Done);
    assert!(calm.courier.sent.lock().unwrap()[0].contains("To: ana.new@example.org"));
}
