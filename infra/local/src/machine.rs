//! What this machine has in place of AWS: the embedded database, the queues' file, the mailbox.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use kit::{Clock, Courier, Outbound, Randomness, SystemRandomness};
use store::{Dynamo, Meter, Store, Table, TableNames};

use crate::functions::Surroundings;
use crate::queues::{Queues, Sending};
use crate::template::FunctionSpec;

/// This machine.
pub struct Machine {
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
    /// What each function spends on storage, by its logical id.
    pub meters: Mutex<BTreeMap<String, Meter>>,
}

impl Surroundings for Machine {
    fn store(&self, function: &FunctionSpec, tables: &[(Table, String)]) -> Arc<dyn Store> {
        let dynamo = Dynamo::new(&self.database, TableNames::new(tables.iter().cloned()));
        if let Ok(mut meters) = self.meters.lock() {
            meters.insert(function.logical_id.clone(), dynamo.meter().clone());
        }
        Arc::new(dynamo)
    }

    fn outbound(&self, _: &FunctionSpec, names: BTreeMap<String, String>) -> Arc<dyn Outbound> {
        Arc::new(Sending { queues: Arc::clone(&self.queues), names })
    }

    fn courier(&self, _: &FunctionSpec) -> Arc<dyn Courier> {
        Arc::clone(&self.courier)
    }

    fn clock(&self) -> Arc<dyn Clock> {
        Arc::clone(&self.clock)
    }

    fn randomness(&self) -> Arc<dyn Randomness> {
        Arc::new(SystemRandomness)
    }

    fn http(&self) -> reqwest::Client {
        self.http.clone()
    }
}
