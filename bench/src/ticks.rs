//! The due list's tick: what it costs follows what is due, not what is stored.

use contracts::{Message, SurveyNudgeDueV1};
use domain::ids::TenantId;
use jiff::{SignedDuration, Timestamp};
use kit::Clock as _;
use local::Stack;
use reminders::DueRow;
use store::{Key, Spent, Store, Table, Transaction, Write};
use uuid::Uuid;

use crate::budget::{Budget, Cost, between};
use crate::filled::{Trouble, still};

/// How many rows are due.
pub const DUE: usize = 10;
/// One query, the policy once a minute, and for each due row a read and a transaction of a deletion with its index entry and an outbox row with
/// its own.
pub const BUDGET: Budget = Budget::of(2 + 2 * DUE as u64, 1.5 + 2.0 * DUE as f64, 16.0 * DUE as f64);

/// What a tick with ten rows due is known to spend.
pub const KNOWN: Budget = Budget::of(22, 11.5, 60.0);

/// A tick with ten rows due among that many.
///
/// # Errors
/// When it can't be measured.
pub async fn with_stored(stored: usize) -> Result<Cost, Trouble> {
    let stack = still().await?;
    let now = stack.clock.now();
    let later = now + SignedDuration::from_hours(24);
    fill(&stack, 0..DUE, now - SignedDuration::from_mins(1)).await?;
    fill(&stack, DUE..stored, later).await?;
    let spent = tick(&stack).await;
    Ok(Cost { name: format!("the due list's tick, {DUE} due among {}", grouped(stored)), spent, budget: BUDGET, known: KNOWN })
}

/// A tick with nothing due among that many.
///
/// # Errors
/// When it can't be measured.
pub async fn with_nothing_due(stored: usize) -> Result<Cost, Trouble> {
    let stack = still().await?;
    fill(&stack, 0..stored, stack.clock.now() + SignedDuration::from_hours(24)).await?;
    let name = format!("the due list's tick, nothing due among {}", grouped(stored));
    let budget = Budget::of(store::rows::SHARDS.len() as u64, 0.5, 0.0);
    Ok(Cost { name, spent: tick(&stack).await, budget, known: budget })
}

async fn tick(stack: &Stack) -> Spent {
    let before = stack.meters["Reminders"].spent();
    stack.tick().await;
    between(before, stack.meters["Reminders"].spent())
}

async fn fill(stack: &Stack, numbers: std::ops::Range<usize>, due: Timestamp) -> Result<(), Trouble> {
    let (store, tenant): (_, TenantId) = (stack.store(), "pasadena".parse()?);
    let numbers: Vec<usize> = numbers.collect();
    for hundred in numbers.chunks(100) {
        let mut writes = Vec::with_capacity(hundred.len());
        for n in hundred {
            let invitation = format!("00000000-0000-7000-8000-{n:012}").parse()?;
            let message = Message::SurveyNudgeDue(SurveyNudgeDueV1 { invitation });
            let row = DueRow { shard: "0".into(), due: due.to_string(), message: serde_json::to_string(&message)? };
            writes.push(Write::put(Table::Reminders, &Key::new(&tenant, &format!("DUE#{n}"), "DUE"), &row)?);
        }
        store.commit(Transaction { token: Uuid::now_v7(), writes }).await?;
    }
    Ok(())
}

/// A number with its thousands apart.
#[must_use]
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
