//! The Lambda binary of the relay.

use std::sync::Arc;

use store::{Dynamo, TableNames};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    let mut env = kit::Env::process();
    let tables = TableNames::new(relay::TABLES.iter().map(|table| (*table, env.text(table.env()))));
    let urls = relay::queue_urls(&mut env);
    env.complete()?;
    let aws = kit::aws::load().await?;
    let platform = edge::Platform::system(Arc::new(Dynamo::new(&aws, tables)));
    let queues = Arc::new(kit::queue::Sqs::new(&aws, urls));
    kit::run(relay::function(relay::App::new(platform, queues))).await
}
