//! Where a city is: a data folder of this machine, or a deployed stack.

use std::path::Path;

use contracts::Queue;
use domain::ids::TenantId;
use kit::dead_letters::DeadLetters;
use store::{Dynamo, Table};

use super::{Failure, Where};
use crate::database::Embedded;
use crate::queues::Queues;
use crate::redrive::logical;
use crate::stack::{TEMPLATE, every_table};
use crate::template;

/// A place that has tables and queues.
pub struct Place {
    /// Every table.
    pub store: Dynamo,
    /// Whether nothing runs there yet.
    pub is_new: bool,
    queues: Lines,
    _database: Option<Embedded>,
}

/// The queues of a place.
enum Lines {
    Here(Option<Queues>, Vec<String>),
    Deployed(DeadLetters, String),
}

impl Place {
    /// The place that somebody named.
    ///
    /// # Errors
    /// When there is none, unless a folder on this machine may be made.
    pub async fn of(at: &Where, may_be_made: bool) -> Result<Self, Failure> {
        match &at.stack {
            Some(stack) => {
                let config = kit::aws::load().await?;
                let (store, queues) = (Dynamo::of_stack(&config, stack).await?, DeadLetters::new(&config));
                Ok(Self { store, is_new: false, queues: Lines::Deployed(queues, stack.clone()), _database: None })
            }
            None => Self::here(&at.data, may_be_made),
        }
    }

    fn here(data: &Path, may_be_made: bool) -> Result<Self, Failure> {
        let (tables, queues) = (data.join("tables.db"), data.join("queues.db"));
        let is_new = !tables.exists();
        if is_new && !may_be_made {
            return Err(Failure::NoData(data.to_owned()));
        }
        std::fs::create_dir_all(data).map_err(|error| Failure::Unwritable(data.to_owned(), error))?;
        let parameters = crate::settings::parameters("http://localhost:3000", surveys::keypair([7; 32]));
        let spec = template::read(TEMPLATE, &parameters).unwrap_or_default();
        let database = Embedded::open(Some(&tables))?;
        for table in &spec.tables {
            database.ensure(table)?;
        }
        let queues = queues.exists().then(|| Queues::open(Some(&queues))).transpose()?;
        let urls = spec.queues.iter().map(|queue| queue.url.clone()).collect();
        let store = every_table(&spec, &database);
        Ok(Self { store, is_new, queues: Lines::Here(queues, urls), _database: Some(database) })
    }

    /// What hasn't arrived, in words; nothing when everything has.
    ///
    /// # Errors
    /// When a queue or a table can't be read.
    pub async fn under_way(&self, city: &TenantId) -> Result<Option<String>, Failure> {
        let outbox = self.store.all_of(Table::Outbox, city).await?.len();
        let (mut queued, mut given_up) = (0, 0);
        match &self.queues {
            Lines::Here(queues, urls) => {
                let length =
                    |url: &String| queues.as_ref().map_or(0, |queues| u64::try_from(queues.length(url)).unwrap_or_default());
                queued += urls.iter().map(length).sum::<u64>();
            }
            Lines::Deployed(queues, stack) => {
                for &queue in Queue::ALL {
                    let (own, dead) = logical(queue);
                    queued += queues.length(&queues.url(stack, &own).await?).await?;
                    given_up += queues.length(&queues.url(stack, &dead).await?).await?;
                }
            }
        }
        let counted = [(outbox as u64, "in the outbox"), (queued, "in queues"), (given_up, "in dead-letter queues")];
        let words: Vec<String> =
            counted.iter().filter(|(count, _)| *count > 0).map(|(count, place)| format!("{count} {place}")).collect();
        Ok((!words.is_empty()).then(|| words.join(" and ")))
    }
}
