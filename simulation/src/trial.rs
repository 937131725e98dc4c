//! Where trials begin and end, and whether two ended alike.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use jiff::Timestamp;
use store::{Item, Table};
use testkit::{Changed, Memory};

use crate::history::{canonical, template, text};
use crate::world::{Running, Sent, Waiting, World};

/// The world as it was.
pub struct Before {
    memory: Memory,
    now: Timestamp,
    chance: fastrand::Rng,
    sent: Vec<Sent>,
    lost: BTreeMap<String, String>,
    queues: Vec<Waiting>,
    stream: VecDeque<Item>,
    arrivals: u64,
    log: usize,
}

impl Before {
    /// As it is now.
    pub fn of(world: &World) -> Self {
        let state = world.state();
        Self {
            memory: world.memory.copy(),
            now: state.now,
            chance: state.chance.clone(),
            sent: state.sent.clone(),
            lost: state.lost.clone(),
            queues: state.queues.clone(),
            stream: state.stream.clone(),
            arrivals: state.arrivals,
            log: state.log.len(),
        }
    }

    /// Puts it back.
    pub fn restore(&self, world: &World) {
        world.memory.become_copy_of(&self.memory);
        let mut state = world.state();
        (state.now, state.chance, state.arrivals) = (self.now, self.chance.clone(), self.arrivals);
        state.sent.clone_from(&self.sent);
        state.lost.clone_from(&self.lost);
        state.queues.clone_from(&self.queues);
        state.stream.clone_from(&self.stream);
        state.log.truncate(self.log);
        (state.aimed, state.died, state.running) = (None, None, Running::default());
    }
}

/// Where a trial ended.
#[derive(PartialEq, Eq)]
pub struct End {
    rows: BTreeMap<String, usize>,
    messages: BTreeSet<String>,
    mails: BTreeMap<String, usize>,
}

/// Every id that existed before: these must stay as they are, and new ones may differ from trial to trial.
pub fn known(before: &Before) -> BTreeSet<String> {
    let mut known = BTreeSet::new();
    for table in Table::ALL {
        for item in before.memory.all(*table) {
            known.extend(words(&canonical(&item)).map(str::to_owned));
        }
    }
    known
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|one: char| !(one.is_ascii_alphanumeric() || matches!(one, '-' | '_' | ':' | '.'))).filter(|word| !word.is_empty())
}

/// A text with what only this trial knows taken out: new ids, hashes, tokens and times.
fn masked(text: &str, known: &BTreeSet<String>) -> String {
    let mut masked = text.to_owned();
    let mut fresh: Vec<&str> = words(text)
        .filter(|word| {
            let time = (word.len() >= 9 && word.bytes().all(|byte| byte.is_ascii_digit())) || word.parse::<Timestamp>().is_ok();
            let id = word.len() >= 14 && word.bytes().any(|byte| byte.is_ascii_digit()) && !known.contains(*word);
            let reference = word.len() == 14 && word.bytes().enumerate().all(|(at, byte)| (byte == b'-') == (at == 4 || at == 9));
            time || id || (reference && !known.contains(*word))
        })
        .collect();
    fresh.sort_by_key(|word| std::cmp::Reverse(word.len()));
    for word in fresh {
        masked = masked.replace(word, "…");
    }
    masked
}

/// A row without its place in a history: the messages of a batch may be handled in either order. That histories are chained without a gap is
/// a promise of its own.
fn unordered(item: &Item) -> Item {
    let mut item = item.clone();
    if text(&item, "sk").starts_with("HISTORY#") {
        item.remove("sk");
        item.remove("previous");
    }
    item
}

/// Where a trial ended that began there: what it changed, made and took away.
pub fn end(world: &World, before: &Before, known: &BTreeSet<String>) -> End {
    let mut rows = BTreeMap::new();
    for Changed { table, before, now } in world.memory.changed_since(&before.memory) {
        let Some(either) = now.as_ref().or(before.as_ref()) else { continue };
        // A read may leave its trace once or several times, and a survey's link begins a session each time it is followed. A seal
        // lists traces, so that it differs as they do.
        if text(either, "pk").ends_with("#SEALS") {
            continue;
        }
        let often = text(either, "sk").starts_with("READ#") || text(either, "sk") == "SESSION";
        let shown = |item: &Item| masked(&format!("{table:?} {}", canonical(&unordered(item))), known);
        let (before, now) = (before.map(|item| shown(&item)), now.map(|item| shown(&item)));
        if before == now {
            continue; // written again, a little later
        }
        let line = now.or_else(|| before.map(|gone| format!("gone: {gone}"))).unwrap_or_default();
        let times = rows.entry(line).or_insert(0);
        *times = if often { 1 } else { *times + 1 };
    }
    let state = world.state();
    let messages = state.queues.iter().map(|message| masked(&format!("{} {}", message.queue, message.body), known)).collect();
    let mut mails = BTreeMap::new();
    for sent in state.sent.iter().skip(before.sent.len()) {
        *mails.entry(format!("{} {} {}", sent.id, sent.to, template(&sent.mime))).or_insert(0) += 1;
    }
    End { rows, messages, mails }
}

/// For mail there is a second honest end: nobody knows whether it left, it is never tried again, and a person hears of it.
pub fn is_in_front_of_a_person(world: &World, before: &Before) -> bool {
    let uncertain = |memory: &Memory| -> BTreeSet<String> {
        let rows = memory.all(Table::Notices);
        let rows = rows.iter().filter(|item| text(item, "standing") == "uncertain");
        rows.map(|item| text(item, "pk").rsplit('#').next().unwrap_or_default().to_owned()).collect()
    };
    let uncertain: Vec<String> = uncertain(&world.memory).difference(&uncertain(&before.memory)).cloned().collect();
    let waiting: String = world.memory.all(Table::Outbox).iter().map(canonical).collect();
    let state = world.state();
    let once = |id: &String| state.sent.iter().skip(before.sent.len()).filter(|sent| sent.id == *id).count() <= 1;
    !uncertain.is_empty() && uncertain.iter().all(|id| once(id) && waiting.contains(id.as_str()))
}

/// What one end has and the other hasn't, in words.
pub fn difference(expected: &End, found: &End) -> String {
    let only = |one: &BTreeMap<String, usize>, other: &BTreeMap<String, usize>| -> Vec<String> {
        one.iter()
            .filter(|(text, times)| other.get(*text) != Some(*times))
            .map(|(text, times)| format!("{times} x {text}"))
            .collect()
    };
    let lines = [
        ("missing", only(&expected.rows, &found.rows)),
        ("too many", only(&found.rows, &expected.rows)),
        ("mails missing", only(&expected.mails, &found.mails)),
        ("mails too many", only(&found.mails, &expected.mails)),
        ("messages missing", expected.messages.difference(&found.messages).cloned().collect()),
        ("messages too many", found.messages.difference(&expected.messages).cloned().collect()),
    ];
    lines
        .iter()
        .filter(|(_, what)| !what.is_empty())
        .map(|(name, what)| format!("{name}: {}", what.join("; ")))
        .collect::<Vec<_>>()
        .join(" | ")
}
