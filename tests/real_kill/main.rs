//! Real kills: `concord up` as a process under load, ended by `kill -9` at random moments and started again on its files.
//!
//! Several clients take cases from the form to the answers to the offer. A client that gets no answer asks again under the same key
//! once the process is back, as the API tells clients to. In the end every acknowledged request must have its effect exactly once, every
//! mail must have left exactly once, nothing may be stuck, and the same key must get the same answer.
//!
//! `KILLS` says how often the process is killed, `SEED` at which moments.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs, reason = "tests")]

mod checker;
mod client;
mod controls;
mod mails;
mod observed;
mod process;

use std::sync::Arc;
use std::time::Duration;

use checker::violations;
use client::Clients;
use process::Concord;

const CLIENTS: usize = 4;
const USUAL_KILLS: u64 = 5;

fn number(name: &str, usual: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}

/// How long the process lives before kill `n`: from a twentieth of a second to seven tenths.
fn lifetime(seed: u64, n: u64) -> Duration {
    let digest = store::rows::digest(&[&seed.to_be_bytes(), &n.to_be_bytes()]);
    Duration::from_millis(50 + u64::from_str_radix(&digest[..8], 16).unwrap() % 650)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_acknowledged_is_lost_and_no_mail_is_doubled_when_the_process_is_killed() {
    let (kills, seed) = (number("KILLS", USUAL_KILLS), number("SEED", 1));
    let folder = tempfile::tempdir().unwrap();
    let mut concord = Concord::on(folder.path());
    concord.start().await;
    let clients = Arc::new(Clients::of(&concord));
    let working: Vec<_> = (0..CLIENTS).map(|n| tokio::spawn(Arc::clone(&clients).work(n))).collect();
    for n in 0..kills {
        // The moment of a kill is what is random here, so this is the one thing that is waited for by the clock.
        tokio::time::sleep(lifetime(seed, n)).await;
        concord.kill();
        concord.start().await;
    }
    clients.finish();
    for one in working {
        one.await.unwrap();
    }
    let observed = observed::after(&mut concord, &clients).await;
    let acknowledged = clients.acknowledged();
    let found = violations(&acknowledged, &observed);
    println!(
        "{kills} kills (seed {seed}), {} cases, {} acknowledged requests, {} of them asked more than once, {} mails: {} violations",
        observed.histories.len(),
        acknowledged.len(),
        clients.asked_again(),
        observed.mails.len(),
        found.len()
    );
    assert!(found.is_empty(), "{found:#?}\n{}", concord.said());
    assert!(acknowledged.len() as u64 > kills, "there was load");
}
