//! The Lambda binary of identity.

use std::sync::Arc;

use store::{Dynamo, TableNames};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    let mut env = kit::Env::process();
    let tables = TableNames::new(identity::TABLES.iter().map(|table| (*table, env.text(table.env()))));
    let settings = identity::Settings::read(&mut env);
    env.complete()?;
    let store = Dynamo::new(&kit::aws::load().await?, tables);
    let platform = edge::Platform::system(Arc::new(store));
    platform.warm_up(&settings.tenant).await;
    let http = kit::http_client::public_web()?;
    kit::run(identity::function(identity::App::new(platform, settings, http))).await
}
