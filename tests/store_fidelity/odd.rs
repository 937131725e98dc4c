//! Transactions that DynamoDB may refuse whatever is stored.

use std::collections::BTreeSet;

use store::{AttributeValue, Change, Item, Key, Table, Transaction};

/// Whether a transaction may be refused whatever its conditions say. Where it loses a condition as well, Amazon documents that nothing
/// is applied, and not which of the two is told.
pub fn is_odd(transaction: &Transaction) -> bool {
    let writes = &transaction.writes;
    let keys: BTreeSet<(Table, Key)> = writes.iter().map(|write| (write.table, key_of(&write.change))).collect();
    keys.len() < writes.len() || writes.len() > 100 || writes.iter().any(|write| is_odd_change(write.table, &write.change))
}

fn is_odd_change(table: Table, change: &Change) -> bool {
    let odd = |name: &String, value: &AttributeValue| match value {
        AttributeValue::S(text) if text.len() > 100_000 => true,
        AttributeValue::S(text) if !text.is_empty() => false,
        _ => table.index().is_some_and(|index| name == index.partition || name == index.sort),
    };
    match change {
        Change::Put(item) => item.iter().any(|(name, value)| odd(name, value)),
        Change::Update { set, remove, .. } => {
            let names: BTreeSet<&String> = set.keys().chain(remove).collect();
            let said_once = names.len() == set.len() + remove.len() && !names.is_empty();
            !said_once || set.iter().any(|(name, value)| odd(name, value))
        }
        Change::Delete(_) | Change::Check(_) => false,
    }
}

/// The key of the item that a change is about.
pub fn key_of(change: &Change) -> Key {
    let text = |item: &Item, name: &str| match item.get(name) {
        Some(AttributeValue::S(text)) => text.clone(),
        _ => String::new(),
    };
    match change {
        Change::Put(item) => Key { pk: text(item, "pk"), sk: text(item, "sk") },
        Change::Update { key, .. } | Change::Delete(key) | Change::Check(key) => key.clone(),
    }
}
