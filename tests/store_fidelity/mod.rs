//! Store fidelity: random sequences of everything that the port can do, played on several backends, which must answer alike.
//!
//! `cargo test` plays them on the in-memory model and the embedded store. `tests/dynamodb_local.sh` adds Amazon's DynamoDB Local.
//! A sequence that tells two backends apart is reported as small as it can be made. `SEQUENCES` says how many are played.

mod compare;
mod flawed;
mod local;
mod odd;
mod place;
mod sequences;

use std::rc::Rc;

use ::local::Delivery;
use testkit::Memory;

use self::compare::{Subject, compare};
use self::flawed::{Flaw, Flawed};
use crate::support::stack;

/// How many sequences are played when nobody says otherwise.
const USUAL: u32 = 200;

fn how_many() -> u32 {
    std::env::var("SEQUENCES").ok().and_then(|text| text.parse().ok()).unwrap_or(USUAL)
}

fn runtime() -> Rc<tokio::runtime::Runtime> {
    Rc::new(tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap())
}

#[test]
fn random_sequences_get_the_same_answers_from_the_model_and_the_embedded_store() {
    let runtime = runtime();
    let subjects = [Subject::embedded(Rc::clone(&runtime)), Subject::model("in-memory", Memory::new)];
    let seen = compare(&runtime, &subjects, how_many(), 0).unwrap_or_else(|difference| panic!("{difference}"));
    println!("{seen}");
    seen.covers_everything();
}

/// Against the sound model, which the tests around this one hold to the real stores, and which answers at once.
#[test]
fn every_flawed_model_is_told_apart() {
    let runtime = runtime();
    for flaw in Flaw::ALL {
        let subjects = [Subject::model("sound", Memory::new), Subject::model("flawed", move || Flawed::new(*flaw))];
        match compare(&runtime, &subjects, 2 * USUAL, 200) {
            Ok(seen) => panic!("{flaw:?} wasn't caught in {seen}"),
            Err(difference) => println!("caught: {flaw:?} ({})", difference.first_line()),
        }
    }
}

#[test]
#[ignore = "needs Amazon's DynamoDB Local: tests/dynamodb_local.sh"]
fn random_sequences_get_the_same_answers_from_amazons_dynamodb_local_too() {
    let runtime = runtime();
    let stack = runtime.block_on(stack(Delivery::Once));
    let endpoint = std::env::var("DYNAMODB_LOCAL").expect("DYNAMODB_LOCAL is the address of a running DynamoDB Local");
    let amazons = runtime.block_on(local::tables_of(&stack.spec, &endpoint));
    let subjects = [
        Subject::server("DynamoDB Local", amazons),
        Subject::embedded(Rc::clone(&runtime)),
        Subject::model("in-memory", Memory::new),
    ];
    let seen = compare(&runtime, &subjects, how_many(), 2000).unwrap_or_else(|difference| panic!("{difference}"));
    println!("{seen}");
    seen.covers_everything();
}
