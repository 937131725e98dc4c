//! What operations cost: round trips and capacity units, as the embedded store counts them after DynamoDB's rules, held to budgets.

use bench::budget::{Budget, Cost};
use bench::{operations, ticks};
use store::Spent;

/// A little more than an operation spent.
type Worse = (&'static str, fn(Spent) -> Spent);

const WORSE: [Worse; 4] = [
    ("a doubled read", |spent| Spent { round_trips: spent.round_trips + 1, read_units: spent.read_units + 1.0, ..spent }),
    ("half a unit more to read", |spent| Spent { read_units: spent.read_units + 0.5, ..spent }),
    ("an extra item in the transaction", |spent| Spent { write_units: spent.write_units + 2.0, ..spent }),
    ("another round trip", |spent| Spent { round_trips: spent.round_trips + 1, ..spent }),
];

/// With negative controls: each operation, as it was measured, with a little more.
#[tokio::test]
async fn no_operation_costs_more_than_is_known_of_it() {
    let costs = operations::costs().await.unwrap();
    println!("round trips, read units, write units");
    costs.iter().for_each(|cost| println!("{cost}"));
    let worse: Vec<String> = costs.iter().filter(|cost| !cost.is_no_worse()).map(ToString::to_string).collect();
    assert!(worse.is_empty(), "more than bench/src/operations.rs knows: {worse:#?}");
    assert!(costs.len() >= 24, "every step of a case is measured");
    for (what, more) in WORSE {
        for cost in &costs {
            let worse = Cost { spent: more(cost.spent), ..cost.clone() };
            assert!(!worse.is_no_worse(), "{what} wasn't caught: {worse}");
        }
        println!("caught in each of {} operations: {what}", costs.len());
    }
}

#[tokio::test]
async fn rem_8_a_tick_costs_what_is_due_and_not_what_is_stored() {
    let (few, many) = (ticks::with_stored(100).await.unwrap(), ticks::with_stored(2000).await.unwrap());
    println!("{few}\n{many}");
    assert!(few.is_within() && few.is_no_worse());
    assert_eq!(few.spent, many.spent, "to the last digit");
}

#[tokio::test]
async fn a_tick_with_nothing_due_is_one_query_a_shard_and_writes_nothing() {
    let tick = ticks::with_nothing_due(100).await.unwrap();
    println!("{tick}");
    assert!(tick.is_within() && tick.is_no_worse(), "{tick}");
}

#[test]
fn the_budget_itself_may_be_spent_and_a_little_more_is_over_it() {
    let budget = Budget::TRANSITION;
    let spent = Spent { round_trips: budget.round_trips, read_units: budget.read_units, write_units: budget.write_units };
    assert!(budget.allows(spent));
    for (what, more) in WORSE {
        assert!(!budget.allows(more(spent)), "{what} wasn't caught");
    }
}
