//! Where state lives: one narrow port, its DynamoDB backend, and the shape of every row that more than one function writes.
//!
//! The port is [`Store`]: get an item, query a partition, commit a transaction. This is the only crate that names the DynamoDB
//! SDK; everything above it works on the in-memory backend of `testkit` just as well, and a differential test holds the two
//! together.

pub mod access;
pub mod aggregate;
pub mod arrivals;
pub mod audit;
pub mod dynamo;
pub mod holding;
pub mod key;
pub mod people;
pub mod port;
pub mod rows;
pub mod table;
pub mod tenants;
pub mod verify;
pub mod work;

pub use aggregate::{Address, Loaded};
pub use arrivals::Arrival;
pub use dynamo::{Dynamo, Meter, NoTable, Spent, Used};
pub use holding::Kind;
pub use key::Key;
pub use port::{Change, CommitError, Guard, Query, Sort, Store, StoreError, Test, Transaction, Write};
pub use serde_dynamo::{AttributeValue, Item};
pub use table::{Index, Table, TableNames};
pub use work::{Done, Once, Plan, Reply, Work, WorkError, commit_through};
