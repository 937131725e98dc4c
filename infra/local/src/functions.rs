//! The functions of the template, built from the same libraries that are deployed, each with the environment that the template gives it.

use std::collections::BTreeMap;
use std::sync::Arc;

use edge::Platform;
use kit::{Clock, Courier, Env, Function, Ids, SystemRandomness};
use store::{Dynamo, Meter, Table, TableNames};

use crate::queues::{Queues, Sending};
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

/// What this machine has in place of AWS.
pub struct Surroundings {
    /// The embedded database.
    pub database: aws_config::SdkConfig,
    /// The clock.
    pub clock: Arc<dyn Clock>,
    /// The queues.
    pub queues: Arc<Queues>,
    /// The mailbox.
    pub courier: Arc<dyn Courier>,
    /// The client for the identity provider.
    pub http: reqwest::Client,
}

/// A built function, and what it spends.
pub struct Built {
    /// The function.
    pub function: Arc<Function>,
    /// Its storage's meter.
    pub meter: Meter,
}

/// Builds a function.
///
/// # Errors
/// See [`FunctionError`].
pub fn build(spec: &FunctionSpec, around: &Surroundings) -> Result<Built, FunctionError> {
    let mut env = Env::fixed(spec.environment.clone());
    let mut platform = |tables: &[Table]| {
        let names = TableNames::new(tables.iter().map(|table| (*table, env.text(table.env()))));
        let dynamo = Dynamo::new(&around.database, names);
        let meter = dynamo.meter().clone();
        let ids = Ids::new(Arc::clone(&around.clock), Arc::new(SystemRandomness));
        (Platform::new(Arc::new(dynamo), Arc::clone(&around.clock), ids), meter)
    };
    let unusable = |_| FunctionError::Settings(spec.name.clone());
    let (function, meter) = match spec.name.as_str() {
        "identity" => {
            let (platform, meter) = platform(identity::TABLES);
            let settings = identity::Settings::read(&mut env);
            (identity::function(identity::App::new(platform, settings, around.http.clone())), meter)
        }
        "intake" => {
            let (platform, meter) = platform(intake::TABLES);
            (intake::function(intake::App::new(platform)), meter)
        }
        "scheduling" => {
            let (platform, meter) = platform(scheduling::TABLES);
            (scheduling::function(scheduling::App::new(platform)), meter)
        }
        "reminders" => {
            let (platform, meter) = platform(reminders::TABLES);
            (reminders::function(reminders::App::new(platform)), meter)
        }
        "surveys" => {
            let (platform, meter) = platform(surveys::TABLES);
            let settings = surveys::Settings::read(&mut env).map_err(unusable)?;
            (surveys::function(surveys::App::new(platform, settings)), meter)
        }
        "surveys-mix" => {
            let (platform, meter) = platform(surveys::MIX_TABLES);
            let settings = surveys::MixSettings::read(&mut env).map_err(unusable)?;
            (surveys::mix_function(surveys::MixApp::new(platform, settings)), meter)
        }
        "notices" => {
            let (platform, meter) = platform(notices::TABLES);
            let settings = notices::Settings::read(&mut env);
            (notices::function(notices::App::new(platform, Arc::clone(&around.courier), settings)), meter)
        }
        "relay" => {
            let (platform, meter) = platform(relay::TABLES);
            let names: BTreeMap<String, String> = relay::queue_urls(&mut env);
            let sending = Sending { queues: Arc::clone(&around.queues), names };
            (relay::function(relay::App::new(platform, Arc::new(sending))), meter)
        }
        "reports" => {
            let (platform, meter) = platform(reports::TABLES);
            (reports::function(reports::App::new(platform)), meter)
        }
        other => return Err(FunctionError::Unknown(other.to_owned())),
    };
    env.complete().map_err(|source| FunctionError::Environment { name: spec.name.clone(), source })?;
    Ok(Built { function: Arc::new(function), meter })
}
