//! The port's writes as DynamoDB's expressions. Names and values are always placeholders.

use std::collections::HashMap;

use aws_sdk_dynamodb::types::{AttributeValue, ConditionCheck, Delete, Put, TransactWriteItem, Update};

use super::key_attributes;
use crate::port::{Change, StoreError, Test, Write};
use crate::table::TableNames;

type Names = HashMap<String, String>;
type Values = HashMap<String, AttributeValue>;

#[derive(Default)]
struct Placeholders {
    names: Names,
    values: Values,
}

impl Placeholders {
    fn name(&mut self, attribute: String) -> String {
        let placeholder = format!("#n{}", self.names.len());
        self.names.insert(placeholder.clone(), attribute);
        placeholder
    }

    fn value(&mut self, value: serde_dynamo::AttributeValue) -> String {
        let placeholder = format!(":v{}", self.values.len());
        self.values.insert(placeholder.clone(), value.into());
        placeholder
    }

    fn condition(&mut self, tests: Vec<Test>) -> Option<String> {
        let clauses: Vec<String> = tests
            .into_iter()
            .map(|test| match test {
                Test::Absent(attribute) => format!("attribute_not_exists({})", self.name(attribute)),
                Test::Equals(attribute, value) => format!("{} = {}", self.name(attribute), self.value(value)),
            })
            .collect();
        (!clauses.is_empty()).then(|| clauses.join(" AND "))
    }

    fn finish(self) -> (Option<Names>, Option<Values>) {
        ((!self.names.is_empty()).then_some(self.names), (!self.values.is_empty()).then_some(self.values))
    }
}

/// One item of a transaction.
pub(super) fn transact_item(tables: &TableNames, write: Write) -> Result<TransactWriteItem, StoreError> {
    let table = tables.of(write.table);
    let mut placeholders = Placeholders::default();
    let condition = placeholders.condition(write.tests);
    let item = TransactWriteItem::builder();
    let item = match write.change {
        Change::Put(row) => {
            let (names, values) = placeholders.finish();
            let put = Put::builder().table_name(table).set_item(Some(row.into())).set_condition_expression(condition);
            let put = put.set_expression_attribute_names(names).set_expression_attribute_values(values).build();
            item.put(put.map_err(|_| StoreError::Corrupt)?)
        }
        Change::Update { key, set, remove } => {
            let sets: Vec<String> = set
                .into_iter()
                .map(|(name, value)| format!("{} = {}", placeholders.name(name), placeholders.value(value)))
                .collect();
            let removes: Vec<String> = remove.into_iter().map(|name| placeholders.name(name)).collect();
            let mut text = Vec::new();
            if !sets.is_empty() {
                text.push(format!("SET {}", sets.join(", ")));
            }
            if !removes.is_empty() {
                text.push(format!("REMOVE {}", removes.join(", ")));
            }
            let (names, values) = placeholders.finish();
            let update =
                Update::builder().table_name(table).set_key(Some(key_attributes(&key))).update_expression(text.join(" "));
            let update = update.set_condition_expression(condition).set_expression_attribute_names(names);
            item.update(update.set_expression_attribute_values(values).build().map_err(|_| StoreError::Corrupt)?)
        }
        Change::Delete(key) => {
            let (names, values) = placeholders.finish();
            let delete =
                Delete::builder().table_name(table).set_key(Some(key_attributes(&key))).set_condition_expression(condition);
            let delete = delete.set_expression_attribute_names(names).set_expression_attribute_values(values).build();
            item.delete(delete.map_err(|_| StoreError::Corrupt)?)
        }
        Change::Check(key) => {
            let (names, values) = placeholders.finish();
            let check = ConditionCheck::builder().table_name(table).set_key(Some(key_attributes(&key)));
            let check = check.condition_expression(condition.unwrap_or_else(|| "attribute_exists(pk)".into()));
            let check = check.set_expression_attribute_names(names).set_expression_attribute_values(values).build();
            item.condition_check(check.map_err(|_| StoreError::Corrupt)?)
        }
    };
    Ok(item.build())
}
