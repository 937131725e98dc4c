//! The functions of the template, built from the same libraries that are deployed, each with the environment that the template gives it.

use std::collections::BTreeMap;
use std::sync::Arc;

use edge::Platform;
use kit::{Clock, Courier, Env, Function, Ids, Outbound, Randomness};
use store::{Store, Table};

use crate::template::FunctionSpec;

/// A function of the template can't be built.
#[derive(Debug, thiserror::Error)]
pub enum FunctionError {
    /// The code has no such function.
    #[error("the template has a function {0}, which the code doesn't have")]
    Unknown(String),
    /// Its environment is incomplete.
    #[error("function {name} in the template: {source}")]
    Environment {
        /// Which.
        name: String,
        /// What is missing.
        source: kit::MissingVariables,
    },
    /// Its settings can't be used.
    #[error("function {0} in the template has settings that can't be used")]
    Settings(String),
}

/// What stands around the functions in place of AWS: this machine, or a simulation of a bad day.
pub trait Surroundings {
    /// Storage for a function that was given these tables, each with its real name.
    fn store(&self, function: &FunctionSpec, tables: &[(Table, String)]) -> Arc<dyn Store>;
    /// Where messages leave a function that was given these queues: the consumer's name and the queue's address.
    fn outbound(&self, function: &FunctionSpec, queues: BTreeMap<String, String>) -> Arc<dyn Outbound>;
    /// Where mail leaves a function.
    fn courier(&self, function: &FunctionSpec) -> Arc<dyn Courier>;
    /// Time.
    fn clock(&self) -> Arc<dyn Clock>;
    /// Chance.
    fn randomness(&self) -> Arc<dyn Randomness>;
    /// The client for the identity provider.
    fn http(&self) -> reqwest::Client;
}

/// Builds a function.
///
/// # Errors
/// See [`FunctionError`].
pub fn build(spec: &FunctionSpec, around: &dyn Surroundings) -> Result<Arc<Function>, FunctionError> {
    let mut env = Env::fixed(spec.environment.clone());
    let mut platform = |tables: &[Table]| {
        let tables: Vec<_> = tables.iter().map(|table| (*table, env.text(table.env()))).collect();
        let ids = Ids::new(around.clock(), around.randomness());
        Platform::new(around.store(spec, &tables), around.clock(), ids)
    };
    let unusable = |_| FunctionError::Settings(spec.name.clone());
    let function = match spec.name.as_str() {
        "identity" => {
            let platform = platform(identity::TABLES);
            let settings = identity::Settings::read(&mut env);
            identity::function(identity::App::new(platform, settings, around.http()))
        }
        "intake" => intake::function(intake::App::new(platform(intake::TABLES))),
        "scheduling" => {
            let platform = platform(scheduling::TABLES);
            scheduling::function(scheduling::App::new(platform, scheduling::Settings::read(&mut env)))
        }
        "reminders" => reminders::function(reminders::App::new(platform(reminders::TABLES))),
        "surveys" => {
            let platform = platform(surveys::TABLES);
            let settings = surveys::Settings::read(&mut env).map_err(unusable)?;
            surveys::function(surveys::App::new(platform, settings))
        }
        "surveys-mix" => {
            let platform = platform(surveys::MIX_TABLES);
            let settings = surveys::MixSettings::read(&mut env).map_err(unusable)?;
            surveys::mix_function(surveys::MixApp::new(platform, settings))
        }
        "notices" => {
            let platform = platform(notices::TABLES);
            let settings = notices::Settings::read(&mut env);
            notices::function(notices::App::new(platform, around.courier(spec), settings))
        }
        "relay" => {
            let platform = platform(relay::TABLES);
            let queues = relay::queue_urls(&mut env);
            relay::function(relay::App::new(platform, around.outbound(spec, queues)))
        }
        "outreach" => outreach::function(outreach::App::new(platform(outreach::TABLES))),
        "reports" => reports::function(reports::App::new(platform(reports::TABLES))),
        other => return Err(FunctionError::Unknown(other.to_owned())),
    };
    env.complete().map_err(|source| FunctionError::Environment { name: spec.name.clone(), source })?;
    Ok(Arc::new(function))
}
