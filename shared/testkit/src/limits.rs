//! What DynamoDB refuses, whatever is stored.

use serde_dynamo::{AttributeValue, Item};
use store::{Change, Sort, Table, Transaction, Write};

/// The most bytes of an item.
const ITEM: usize = 400 * 1024;

/// Whether a transaction is one at all: from 1 to 100 writes, puts of items that can be, updates that
/// say something and say it once.
pub fn is_transaction(transaction: &Transaction) -> bool {
    let sound = |write: &Write| match &write.change {
        Change::Put(item) => is_item(write.table, item),
        Change::Update { set, remove, .. } => {
            let mut names: Vec<&String> = set.keys().chain(remove).collect();
            let all = names.len();
            names.sort_unstable();
            names.dedup();
            all > 0 && names.len() == all
        }
        _ => true,
    };
    (1..=100).contains(&transaction.writes.len()) && transaction.writes.iter().all(sound)
}

/// Whether a table can hold an item: keys and index keys are texts with something in them, and it isn't too big.
pub fn is_item(table: Table, item: &Item) -> bool {
    let key = |name: &str| match item.get(name) {
        Some(AttributeValue::S(text)) => !text.is_empty(),
        _ => false,
    };
    let index = table.index().map(|index| [index.partition, index.sort]);
    key("pk")
        && key("sk")
        && index.iter().flatten().all(|name| !item.contains_key(*name) || key(name))
        && item.iter().map(|(name, value)| name.len() + size(value)).sum::<usize>() <= ITEM
}

/// Whether a key can be looked for: an empty text is no key.
pub fn is_bound(partition: &str, sort: &Sort) -> bool {
    let sort = match sort {
        Sort::Any => true,
        Sort::BeginsWith(text) | Sort::UpTo(text) => !text.is_empty(),
    };
    sort && !partition.is_empty()
}

/// The size of a value, as DynamoDB documents it.
fn size(value: &AttributeValue) -> usize {
    match value {
        AttributeValue::S(text) => text.len(),
        AttributeValue::N(number) => number.len().div_ceil(2) + 1,
        AttributeValue::B(bytes) => bytes.len(),
        AttributeValue::Bool(_) | AttributeValue::Null(_) => 1,
        AttributeValue::L(list) => 3 + list.iter().map(|value| 1 + size(value)).sum::<usize>(),
        AttributeValue::M(map) => 3 + map.iter().map(|(name, value)| 1 + name.len() + size(value)).sum::<usize>(),
        AttributeValue::Ss(texts) | AttributeValue::Ns(texts) => texts.iter().map(String::len).sum(),
        AttributeValue::Bs(bytes) => bytes.iter().map(Vec::len).sum(),
    }
}
