//! An attacker who has every table after every write, and so the order of writes, tries to say whose answers are whose (SUR-3,
//! invariant 17). Years of 24 cases; the same attacker against keys that aren't random finds them.

use std::collections::BTreeMap;
use std::sync::Arc;

use contracts::{Guest, Message, SurveysDueV1};
use domain::ids::{MediationId, PersonId};
use domain::survey::{AnswerForm, Occasion, Questionnaire};
use domain::vocabulary::PartRole;
use kit::Randomness;
use kit::function::Ticker as _;
use store::Table;
use uuid::Uuid;

use super::tests::{Counting, World, text};

/// Four years of 24 cases.
const CASES: usize = 4 * 24;
/// As many programs, so that chance is told from knowledge.
const PROGRAMS: u64 = 25;

/// Randomness that isn't any: every value is a little larger than the one before.
struct Rising(std::sync::atomic::AtomicU64);

impl Randomness for Rising {
    fn fill(&self, buffer: &mut [u8]) {
        let next = self.0.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        buffer.fill(0);
        buffer.iter_mut().zip(next.to_be_bytes()).for_each(|(byte, value)| *byte = value);
    }
}

/// What somebody wrote, so that the test knows whose answer it is; an attacker can't.
fn remark(person: PersonId) -> String {
    format!("by {person}")
}

/// The share of answers whose author the best of the attacker's strategies names.
async fn best_guess(randomness: impl Fn(u64) -> Arc<dyn Randomness>) -> f64 {
    let (mut hits, mut answered): (BTreeMap<&str, usize>, usize) = (BTreeMap::new(), 0);
    for program in 0..PROGRAMS {
        answered += years(&World::with(randomness(program)), &mut hits).await;
    }
    assert!(answered > CASES * 25 / 2, "{answered}");
    hits.into_values().max().unwrap_or_default() as f64 / answered as f64
}

/// Years of answers by residents who answer in some order, one in four not at all: how many were mixed, and how many each strategy
/// names.
async fn years(world: &World, hits: &mut BTreeMap<&'static str, usize>) -> usize {
    let (mut answered, mut in_order): (usize, Vec<PersonId>) = (0, Vec::new());
    for n in 0..CASES {
        let person = PersonId::new(Uuid::from_u128(1000 + n as u128));
        let people = vec![Guest { person, role: PartRole::Resident }];
        let due = SurveysDueV1 { mediation: MediationId::new(Uuid::from_u128(n as u128)), occasion: Occasion::Session, people };
        world.hear(n, Message::SurveysDue(due)).await;
        if n % 4 == 3 {
            continue;
        }
        let caller = world.link(person);
        let answers = Questionnaire::Resident.questions().iter().map(|code| (code.clone(), 4)).collect();
        world.send(&caller, &AnswerForm { answers, remark: remark(person) }).await.unwrap();
        in_order.push(person);
        let before: Vec<String> = keys(world);
        world.mixer.tick().await.unwrap();
        // The attacker sees which answers are new, in the order of their keys, and who had answered since the last batch, in order.
        let fresh: Vec<(String, String)> = rows(world).into_iter().filter(|(key, _)| !before.contains(key)).collect();
        if fresh.is_empty() {
            continue;
        }
        let strategies: [(&str, Vec<PersonId>); 3] = [
            ("in the order of answering", in_order.clone()),
            ("in the opposite order", in_order.iter().rev().copied().collect()),
            ("shifted by one", in_order.iter().cycle().skip(1).take(in_order.len()).copied().collect()),
        ];
        for (name, guess) in strategies {
            let right = fresh.iter().zip(guess).filter(|((_, wrote), person)| *wrote == remark(*person)).count();
            *hits.entry(name).or_default() += right;
        }
        answered += fresh.len();
        in_order.clear();
    }
    answered
}

fn rows(world: &World) -> Vec<(String, String)> {
    let mut rows: Vec<(String, String)> = world
        .memory
        .all(Table::Answers)
        .iter()
        .map(|item| (text(item, "sk").unwrap().to_owned(), text(item, "remark").unwrap().to_owned()))
        .collect();
    rows.sort();
    rows
}

fn keys(world: &World) -> Vec<String> {
    rows(world).into_iter().map(|(key, _)| key).collect()
}

#[tokio::test]
async fn inv_17_sur_3_whoever_holds_every_table_and_the_order_of_writes_does_no_better_than_chance() {
    let share = best_guess(|seed| Arc::new(Counting::from(seed << 40))).await;
    assert!(share <= 0.2 + 0.02, "batches of five, and {share} of all answers named");
}

#[tokio::test]
async fn the_same_attacker_names_the_authors_where_keys_are_not_random() {
    let share = best_guess(|_| Arc::new(Rising(0.into()))).await;
    assert!(share > 0.8, "{share}");
}
