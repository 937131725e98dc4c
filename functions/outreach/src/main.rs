//! The Lambda binary of presentations and events.

use std::sync::Arc;

use store::{Dynamo, TableNames};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    let mut env = kit::Env::process();
    let tables = TableNames::new(outreach::TABLES.iter().map(|table| (*table, env.text(table.env()))));
    let tenant = env.text("TENANT");
    env.complete()?;
    let store = Dynamo::new(&kit::aws::load().await?, tables);
    let platform = edge::Platform::system(Arc::new(store));
    platform.warm_up(&tenant).await;
    kit::run(outreach::function(outreach::App::new(platform))).await
}
