//! Where a run's rows lie.

use std::collections::HashMap;

use store::{AttributeValue, Change, Item, Key, Query, Test, Write};
use uuid::Uuid;

/// Where a run's rows lie: apart from every other run's, so that one server serves all of them, whatever it remembers.
pub struct Place {
    run: Uuid,
    /// What every partition begins with.
    pub prefix: String,
}

impl Place {
    /// A place where nothing is.
    pub fn fresh() -> Self {
        let run = Uuid::now_v7();
        Self { run, prefix: format!("{run}#") }
    }

    /// A partition there.
    pub fn text(&self, text: &str) -> String {
        if text.is_empty() { String::new() } else { format!("{}{text}", self.prefix) }
    }

    /// The token of a commit of this run.
    pub fn token(&self, commit: usize) -> Uuid {
        Uuid::from_u128(self.run.as_u128() ^ (commit as u128))
    }

    /// A key there.
    pub fn key(&self, key: &Key) -> Key {
        Key { pk: self.text(&key.pk), sk: key.sk.clone() }
    }

    fn attribute(&self, name: &str, value: &AttributeValue) -> AttributeValue {
        match value {
            AttributeValue::S(text) if ["pk", "shard", "batch"].contains(&name) => AttributeValue::S(self.text(text)),
            other => other.clone(),
        }
    }

    /// A write there.
    pub fn write(&self, write: &Write) -> Write {
        let change = match &write.change {
            Change::Put(item) => {
                let attributes = item.iter().map(|(name, value)| (name.clone(), self.attribute(name, value)));
                Change::Put(Item::from(attributes.collect::<HashMap<_, _>>()))
            }
            Change::Update { key, set, remove } => {
                let set = set.iter().map(|(name, value)| (name.clone(), self.attribute(name, value))).collect();
                Change::Update { key: self.key(key), set, remove: remove.clone() }
            }
            Change::Delete(key) => Change::Delete(self.key(key)),
            Change::Check(key) => Change::Check(self.key(key)),
        };
        let test = |test: &Test| match test {
            Test::Equals(name, value) => Test::Equals(name.clone(), self.attribute(name, value)),
            Test::Absent(name) => Test::Absent(name.clone()),
        };
        Write { table: write.table, change, tests: write.tests.iter().map(test).collect(), guard: write.guard.clone() }
    }

    /// A query there.
    pub fn query(&self, query: &Query) -> Query {
        Query { partition: self.text(&query.partition), ..query.clone() }
    }
}
