//! The Lambda binary that mixes answers; the only one that gets the private key.

use std::sync::Arc;

use store::{Dynamo, TableNames};
use surveys::{MIX_TABLES, MixApp, MixSettings};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    let mut env = kit::Env::process();
    let tables = TableNames::new(MIX_TABLES.iter().map(|table| (*table, env.text(table.env()))));
    let settings = MixSettings::read(&mut env);
    env.complete()?;
    let settings = settings?;
    let store = Dynamo::new(&kit::aws::load().await?, tables);
    let platform = edge::Platform::system(Arc::new(store));
    platform.warm_up(settings.tenant.as_str()).await;
    kit::run(surveys::mix_function(MixApp::new(platform, settings))).await
}
