//! What an operator may do with credentials of their own, and no function's role: find a stack's tables, and read all of a tenant.

use std::collections::BTreeMap;

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::types::AttributeValue;
use domain::ids::TenantId;
use serde_dynamo::Item;

use super::{Dynamo, from_sdk};
use crate::key::Key;
use crate::port::{self, StoreError};
use crate::table::{Table, TableNames};

/// The tables of a stack can't be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoTable {
    /// There is none of that name, or nobody may know of it.
    #[error("there is no table {0} in that stack; are the credentials and the region those of its account?")]
    Unknown(String),
    /// The service doesn't answer.
    #[error("the tables can't be listed; are the credentials and the region those of the stack's account?")]
    Unlisted,
}

impl Dynamo {
    /// Every table of a deployed stack, which names each by stack, logical id and something random.
    ///
    /// # Errors
    /// See [`NoTable`].
    pub async fn of_stack(config: &aws_config::SdkConfig, stack: &str) -> Result<Self, NoTable> {
        let mut pages = Client::new(config).list_tables().into_paginator().send();
        let mut known = Vec::new();
        while let Some(page) = pages.next().await {
            known.extend(page.map_err(|_| NoTable::Unlisted)?.table_names.unwrap_or_default());
        }
        let mut names = BTreeMap::new();
        for &table in Table::ALL {
            let prefix = format!("{stack}-{}-", table.logical_id());
            let name = known.iter().find(|name| name.starts_with(&prefix)).ok_or(NoTable::Unknown(prefix))?;
            names.insert(table, name.clone());
        }
        Ok(Self::new(config, TableNames::new(names)))
    }

    /// Everything that a table holds of a tenant, in the order of its keys.
    ///
    /// # Errors
    /// When storage fails or a row has no key.
    pub async fn all_of(&self, table: Table, tenant: &TenantId) -> Result<BTreeMap<Key, Item>, StoreError> {
        let request = self.client.scan().table_name(self.names.of(table)).consistent_read(true);
        let request = request.filter_expression("begins_with(pk, :t)");
        let request = request.expression_attribute_values(":t", AttributeValue::S(format!("{tenant}#")));
        let mut pages = request.into_paginator().send();
        let mut items = BTreeMap::new();
        while let Some(page) = pages.next().await {
            for item in page.map_err(|_| StoreError::Unavailable)?.items.unwrap_or_default() {
                let item = from_sdk(item);
                items.insert(port::row::<Key>(item.clone())?, item);
            }
        }
        Ok(items)
    }
}
