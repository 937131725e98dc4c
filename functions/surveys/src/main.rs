//! The Lambda binary that invites and takes answers.

use std::sync::Arc;

use store::{Dynamo, TableNames};
use surveys::{App, Settings, TABLES};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    let mut env = kit::Env::process();
    let tables = TableNames::new(TABLES.iter().map(|table| (*table, env.text(table.env()))));
    let (tenant, settings) = (env.text("TENANT"), Settings::read(&mut env));
    env.complete()?;
    let settings = settings?;
    let store = Dynamo::new(&kit::aws::load().await?, tables);
    let platform = edge::Platform::system(Arc::new(store));
    platform.warm_up(&tenant).await;
    kit::run(surveys::function(App::new(platform, settings))).await
}
