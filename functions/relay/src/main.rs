//! The Lambda binary of the relay.

use std::sync::Arc;

use store::{Dynamo, Key, Store as _, Table, TableNames};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    let mut env = kit::Env::process();
    let tables = TableNames::new(relay::TABLES.iter().map(|table| (*table, env.text(table.env()))));
    let urls = relay::queue_urls(&mut env);
    env.complete()?;
    let aws = kit::aws::load().await?;
    let store = Arc::new(Dynamo::new(&aws, tables));
    // Opens the connection to storage while there is a whole core; what isn't there is all that the relay may look for in advance.
    let _ = store.get(Table::Outbox, &Key { pk: "-".into(), sk: "-".into() }).await;
    let platform = edge::Platform::system(store);
    let queues = Arc::new(kit::queue::Sqs::new(&aws, urls));
    kit::run(relay::function(relay::App::new(platform, queues))).await
}
