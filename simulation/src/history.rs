//! One history: made of a seed, run to its end, and checked.

use std::sync::{Arc, Mutex, PoisonError};

use contracts::Envelope;
use store::{AttributeValue, Change, Item, Table};

use crate::client::{Device, Remembered};
use crate::fault::Tally;
use crate::invariants::{self, Violation};
use crate::schedule::{Actor, Schedule};
use crate::variant::Variant;
use crate::world::{Committed, Sent, Temper, Use, Waiting, World};
use crate::{community, desk, people};

/// Everything that can be known of a history when it is over.
pub struct History {
    /// The seed that it was made of.
    pub seed: u64,
    /// What went wrong on purpose, and how often.
    pub tally: Tally,
    /// What of storage was used.
    pub used: std::collections::BTreeSet<Use>,
    /// Every transaction, in order.
    pub log: Vec<Committed>,
    /// Every mail, in order.
    pub sent: Vec<Sent>,
    /// What people remember of what they asked.
    pub remembered: Vec<Remembered>,
    /// Messages that nobody could handle.
    pub dead: Vec<Waiting>,
    /// The tables at its end.
    pub world: Arc<World>,
    /// Why it didn't come to rest, if it didn't.
    pub unrest: Option<String>,
    /// What was told, if anybody listened.
    pub story: Vec<String>,
}

/// A text attribute; empty when there is none.
#[must_use]
pub fn text<'a>(item: &'a Item, attribute: &str) -> &'a str {
    match item.get(attribute) {
        Some(AttributeValue::S(text)) => text,
        _ => "",
    }
}

/// An item as text, its attributes in order.
#[must_use]
pub fn canonical(item: &Item) -> String {
    serde_json::to_value(item).unwrap_or_default().to_string()
}

/// The name of the template in a mail.
#[must_use]
pub fn template(mime: &[u8]) -> String {
    let head = String::from_utf8_lossy(mime.get(..mime.len().min(2000)).unwrap_or_default());
    let line = head.lines().find_map(|line| line.strip_prefix("X-Concord-Template: "));
    line.unwrap_or_default().trim().to_owned()
}

/// The texts of a mail: subject, every part, and the calendar entry.
#[must_use]
pub fn texts(mime: &[u8]) -> String {
    fn parts(mail: &mailparse::ParsedMail<'_>, into: &mut String) {
        if mail.subparts.is_empty() {
            into.push_str(&mail.get_body().unwrap_or_default().replace("\r\n ", "")); // a calendar entry's long lines are folded
            into.push('\n');
        }
        mail.subparts.iter().for_each(|part| parts(part, into));
    }
    let Ok(mail) = mailparse::parse_mail(mime) else { return String::new() };
    let mut all: String = mail.headers.iter().map(|header| format!("{}: {}\n", header.get_key(), header.get_value())).collect();
    parts(&mail, &mut all);
    all
}

/// Whether a row of the due list is a Monday's, after which there is always another one.
#[must_use]
pub fn is_weekly(row: &Item) -> bool {
    text(row, "pk").contains("#DUE#DIGEST.")
}

/// Whether a row of the due list stands under a name of its own, so that whoever plans it plans the same one.
#[must_use]
pub fn is_named(row: &Item) -> bool {
    is_weekly(row) || text(row, "pk").contains("#DUE#DAILY.")
}

/// The token of the link in a mail.
#[must_use]
pub fn link(mime: &[u8]) -> Option<String> {
    let texts = texts(mime);
    let token: String =
        texts.split("/l/").nth(1)?.chars().take_while(|one| one.is_ascii_alphanumeric() || matches!(one, '-' | '_')).collect();
    Some(token)
}

impl History {
    /// Every message that was committed to the outbox, in order, with the number of its transaction.
    #[must_use]
    pub fn messages(&self) -> Vec<(usize, Envelope)> {
        let mut found = Vec::new();
        for (number, committed) in self.log.iter().enumerate() {
            for write in committed.writes.iter().filter(|write| write.table == Table::Outbox) {
                let Change::Put(item) = &write.change else { continue };
                let Some(AttributeValue::L(bodies)) = item.get("bodies") else { continue };
                found.extend(bodies.iter().filter_map(|body| match body {
                    AttributeValue::S(body) => Envelope::parse(body).ok().map(|envelope| (number, envelope)),
                    _ => None,
                }));
            }
        }
        found
    }

    /// Every item that was put, in order, as text.
    #[must_use]
    pub fn written(&self) -> Vec<String> {
        let writes = self.log.iter().flat_map(|committed| &committed.writes);
        let put = |change: &Change| match change {
            Change::Put(item) => canonical(item),
            other => format!("{other:?}"),
        };
        writes.map(|write| put(&write.change)).collect()
    }

    /// Everything that a table holds at the end.
    #[must_use]
    pub fn rows(&self, table: Table) -> Vec<Item> {
        self.world.memory.all(table)
    }

    /// What it violates; nothing, if all is well.
    #[must_use]
    pub fn violations(&self) -> Vec<Violation> {
        invariants::check(self)
    }
}

/// Runs the history of a seed.
#[must_use]
pub fn run(seed: u64, variant: Option<Variant>, told: bool) -> History {
    let world = Arc::new(World::new(seed, variant));
    let cases = {
        let mut state = world.state();
        state.story = told.then(Vec::new);
        let weather = state.weather.map_or("", crate::fault::Weather::words);
        state.tell(|| format!("seed {seed}: the weather is {weather}"));
        // By the seed and not by chance, so that every other history stays as it was.
        if seed % 8 == 4 {
            state.temper = Temper::Rushed;
        }
        let cases = [1, 1, 1, 2, 2, 3][state.chance.usize(0..6)];
        if state.temper == Temper::Rushed { 3 } else { cases }
    };
    let remembered = Arc::new(Mutex::new(Vec::new()));
    let device = Device { world: Arc::clone(&world), remembered: Arc::clone(&remembered) };
    let unrest = match Schedule::start(Arc::clone(&world)) {
        Ok(mut schedule) => {
            schedule.join(Actor::new(people::roster(device.clone())));
            if seed.is_multiple_of(8) {
                schedule.join(Actor::new(desk::desk(device.clone())));
            }
            if seed % 8 == 2 {
                schedule.join(Actor::new(community::community(device.clone())));
            }
            for number in 0..cases {
                schedule.join(Actor::new(people::case(device.clone(), number)));
            }
            schedule.run().err()
        }
        Err(error) => Some(error.to_string()),
    };
    let mut state = world.state();
    let history = History {
        seed,
        tally: std::mem::take(&mut state.tally),
        used: std::mem::take(&mut state.used),
        log: std::mem::take(&mut state.log),
        sent: std::mem::take(&mut state.sent),
        remembered: std::mem::take(&mut remembered.lock().unwrap_or_else(PoisonError::into_inner)),
        dead: std::mem::take(&mut state.dead),
        world: Arc::clone(&world),
        unrest,
        story: state.story.take().unwrap_or_default(),
    };
    drop(state);
    history
}
