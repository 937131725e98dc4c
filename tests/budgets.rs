//! What an operation costs: round trips and capacity units, as the embedded store counts them after DynamoDB's rules.

use local::Delivery;
use local::journey::Journey;
use serde_json::json;
use store::Spent;

use crate::support::{journey, stack};

fn spent(journey: &Journey<'_>, function: &str) -> Spent {
    journey.stack.meters[function].spent()
}

fn between(before: Spent, after: Spent) -> Spent {
    Spent {
        round_trips: after.round_trips - before.round_trips,
        read_units: after.read_units - before.read_units,
        write_units: after.write_units - before.write_units,
    }
}

#[tokio::test]
async fn filing_over_the_api_is_one_round_trip_and_at_most_twenty_units_plus_two_a_kilobyte() {
    let stack = stack(Delivery::Once).await;
    let journey = journey(&stack).await;
    journey.client.get("/", None).await.unwrap();
    journey.client.get("/ask", None).await.unwrap(); // the policy is read once, as a warm function has it
    let mut filing = journey.filing();
    filing["statement"] = "x".repeat(3000).into();
    let before = spent(&journey, "Intake");
    journey.client.post("/v1/cases", None, &filing).await.unwrap();
    let cost = between(before, spent(&journey, "Intake"));
    println!("file: {cost:?}");
    assert_eq!(cost.round_trips, 1);
    assert!(cost.write_units <= 20.0 + 2.0 * 3.0, "{cost:?}");
    assert!(cost.read_units < f64::EPSILON, "nothing is read before it");
}

#[tokio::test]
async fn a_transition_is_at_most_two_round_trips_sixteen_write_units_and_two_read_units() {
    let stack = stack(Delivery::Once).await;
    let mut journey = journey(&stack).await;
    journey.to_offers().await.unwrap();
    let path = format!("/v1/mediations/{}/answer", journey.case);
    let before = spent(&journey, "Scheduling");
    journey.client.post(&path, Some(&journey.parties[0]), &json!({ "answer": "yes" })).await.unwrap();
    let cost = between(before, spent(&journey, "Scheduling"));
    println!("answer: {cost:?}");
    assert!(cost.round_trips <= 2 && cost.write_units <= 16.0 && cost.read_units <= 2.0, "{cost:?}");
}

#[tokio::test]
async fn a_tick_with_nothing_due_is_one_query_a_shard_and_writes_nothing() {
    let stack = stack(Delivery::Once).await;
    let mut journey = journey(&stack).await;
    journey.to_offers().await.unwrap();
    let before = spent(&journey, "Reminders");
    stack.tick().await;
    let cost = between(before, spent(&journey, "Reminders"));
    println!("tick: {cost:?}");
    assert_eq!(cost.round_trips, 1);
    assert!(cost.write_units < f64::EPSILON, "{cost:?}");
}
