//! The Lambda binary of the mail function.

use std::sync::Arc;

use store::{Dynamo, TableNames};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    let mut env = kit::Env::process();
    let tables = TableNames::new(notices::TABLES.iter().map(|table| (*table, env.text(table.env()))));
    let settings = notices::Settings::read(&mut env);
    let tenant = env.text("TENANT");
    env.complete()?;
    let aws = kit::aws::load().await?;
    let platform = edge::Platform::system(Arc::new(Dynamo::new(&aws, tables)));
    platform.warm_up(&tenant).await;
    let courier = Arc::new(kit::courier::Ses::new(&aws, settings.configuration_set.clone()));
    kit::run(notices::function(notices::App::new(platform, courier, settings))).await
}
