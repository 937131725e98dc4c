//! Whoever has every published table can't work out a small number (SUR-5, invariant 18).
//!
//! The attacker solves the equations of everything published with fractions, apart from the arithmetic that decides what is published,
//! and knows of everything that never happened.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    missing_docs,
    reason = "tests"
)]

use std::collections::BTreeMap;

use domain::figures::Event;
use domain::publication::{Cell, Month, Snapshot, cells, publish};
use jiff::civil::date;

const LEAST: u64 = 11;
const PATHS: &[(&str, u64)] = &[
    ("filed/community", 40),
    ("filed/neighbor", 8),
    ("filed/school", 3),
    ("eligible", 34),
    ("offered", 30),
    ("answered/yes/yes/on", 20),
    ("answered/yes/no/declined", 6),
    ("answered/no/yes/expired", 4),
    ("answered/no/no/expired", 2),
    ("returned/not_eligible", 6),
    ("ended/agreement/agreement", 12),
    ("ended/agreement/partial_agreement", 4),
    ("ended/no_agreement/impasse", 4),
    ("ended/no_agreement/withdrew", 1),
    ("ended/not_held/no_show", 2),
    ("kept/yes", 14),
    ("kept/no", 3),
    ("language/met", 30),
    ("language/unmet", 1),
];

/// Numbers that look random and are the same for a seed.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % below
    }
}

/// What happens in so many months of a program, some larger than others.
fn program(seed: u64, months: i32) -> Vec<Event> {
    let mut dice = Dice(seed);
    let size = 1 + dice.roll(4);
    let first = Month::of(date(2027, 1, 1));
    let mut events = Vec::new();
    for back in 0..months {
        let month = first.back(-back);
        for (path, weight) in PATHS {
            // About as many a year as the weight says, times the program's size.
            let count = (0..12).filter(|_| dice.roll(144) < weight * size).count();
            events.extend((0..count).map(|_| Event { on: month.first(), path: (*path).to_owned() }));
        }
    }
    events
}

fn published(events: &[Event], months: i32) -> Vec<Snapshot> {
    let first = Month::of(date(2027, 1, 1));
    (0..months).fold(Vec::new(), |mut before, ahead| {
        before.push(publish(&before, first.back(-ahead), events, LEAST));
        before
    })
}

/// The same without complementary suppression: whatever isn't small shows.
fn carelessly(snapshots: &[Snapshot], events: &[Event]) -> Vec<Snapshot> {
    let shown = |snapshot: &Snapshot, cell: &Cell| {
        let count =
            events.iter().filter(|event| snapshot.month.window().has(event.on) && cell.counts(&event.path)).count() as u64;
        (cell.name(), (count == 0 || count >= LEAST).then_some(count))
    };
    let all = cells();
    let careless =
        |snapshot: &Snapshot| Snapshot { cells: all.iter().map(|cell| shown(snapshot, cell)).collect(), ..snapshot.clone() };
    snapshots.iter().map(careless).collect()
}

/// A row of equations, reduced with fractions.
type Row = BTreeMap<usize, (i128, i128)>;

fn lowest((numerator, denominator): (i128, i128)) -> (i128, i128) {
    let (mut a, mut b) = (numerator.abs(), denominator.abs());
    while b != 0 {
        (a, b) = (b, a % b);
    }
    let sign = if denominator < 0 { -1 } else { 1 };
    (sign * numerator / a.max(1), sign * denominator / a.max(1))
}

/// `row` less `other` so many times that its unknown `at` is gone.
fn without(row: &mut Row, other: &Row, at: usize) {
    let Some(factor) = row.get(&at).copied() else { return };
    for (unknown, (n, d)) in other {
        let (known_n, known_d) = row.get(unknown).copied().unwrap_or((0, 1));
        let (n, d) = lowest((factor.0 * n, factor.1 * d));
        let left = lowest((known_n * d - n * known_d, known_d * d));
        if left.0 == 0 {
            row.remove(unknown)
        } else {
            row.insert(*unknown, left)
        };
    }
}

struct Attacker {
    unknowns: Vec<(Month, String, u64)>,
    rows: BTreeMap<usize, Row>,
}

impl Attacker {
    fn reading(snapshots: &[Snapshot]) -> Self {
        let happened = snapshots.iter().flat_map(|one| one.events.iter().map(|(path, n)| (one.month, path.clone(), *n)));
        let mut attacker = Self { unknowns: happened.collect(), rows: BTreeMap::new() };
        for snapshot in snapshots {
            for cell in cells().iter().filter(|cell| snapshot.cells[&cell.name()].is_some()) {
                let period = (snapshot.month.back(11), snapshot.month);
                attacker.learn(period, cell);
            }
        }
        attacker
    }

    fn sum(&self, (from, until): (Month, Month), cell: &Cell) -> (Row, u64) {
        let all = self.unknowns.iter().enumerate();
        let within = all.filter(|(_, (month, path, _))| (from..=until).contains(month) && cell.counts(path));
        within.fold((Row::new(), 0), |(mut row, value), (at, (_, _, n))| {
            row.insert(at, (1, 1));
            (row, value + n)
        })
    }

    fn reduced(&self, mut row: Row) -> Row {
        let pivots: Vec<usize> = row.keys().copied().filter(|at| self.rows.contains_key(at)).collect();
        pivots.into_iter().for_each(|at| without(&mut row, &self.rows[&at], at));
        row
    }

    fn learn(&mut self, period: (Month, Month), cell: &Cell) {
        let mut row = self.reduced(self.sum(period, cell).0);
        let Some((&pivot, &(n, d))) = row.iter().next() else { return };
        row.values_mut().for_each(|one| *one = lowest((one.0 * d, one.1 * n)));
        self.rows.values_mut().for_each(|known| without(known, &row, pivot));
        self.rows.insert(pivot, row);
    }

    /// How many small numbers of any run of months are worked out.
    fn pinned(&self, months: &[Month]) -> usize {
        let runs = months.iter().enumerate().flat_map(|(at, from)| months[at..].iter().map(move |until| (*from, *until)));
        let small = |(row, value): &(Row, u64)| (1..LEAST).contains(value) && self.reduced(row.clone()).is_empty();
        let all = cells();
        runs.map(|run| all.iter().filter(|cell| small(&self.sum(run, cell))).count()).sum()
    }
}

fn pinned(snapshots: &[Snapshot]) -> usize {
    let months: Vec<Month> = snapshots.iter().map(|one| one.month).collect();
    Attacker::reading(snapshots).pinned(&months)
}

/// Program years that are tried; more of them with `PROGRAM_YEARS`.
fn years() -> u64 {
    std::env::var("PROGRAM_YEARS").ok().and_then(|years| years.parse().ok()).unwrap_or(4)
}

#[test]
fn sur_5_inv_18_nobody_works_a_small_number_out_of_any_published_tables_and_periods() {
    let (mut careless, mut shown) = (0, 0);
    for seed in 0..years().div_ceil(2) {
        let events = program(seed, 24);
        let snapshots = published(&events, 24);
        assert_eq!(pinned(&snapshots), 0, "program {seed}");
        careless += pinned(&carelessly(&snapshots, &events));
        shown += snapshots.iter().flat_map(|one| one.cells.values()).filter(|value| value.is_some_and(|n| n > 0)).count();
    }
    assert!(careless > 0, "the attacker must find something where nothing but small numbers is held back");
    assert!(shown > 0, "what is safe is shown: {shown}");
}

#[test]
fn sur_5_what_is_left_of_a_whole_is_never_small_nor_as_many_as_its_hidden_parts() {
    let month = Month::of(date(2027, 1, 1));
    let happen = |times: &[(&str, usize)]| -> Vec<Event> {
        let each = |(path, count): &(&str, usize)| vec![Event { on: month.first(), path: (*path).to_owned() }; *count];
        times.iter().flat_map(each).collect()
    };
    let shown = |events: &[Event], name: &str| publish(&[], month, events, LEAST).cells[name];
    let two_left = happen(&[("filed/community", 22), ("filed/neighbor", 1), ("filed/school", 1)]);
    assert_eq!((shown(&two_left, "funnel/filed"), shown(&two_left, "kinds/community")), (Some(24), None));
    let enough = happen(&[("filed/community", 22), ("filed/neighbor", 9), ("filed/school", 8)]);
    assert_eq!((shown(&enough, "funnel/filed"), shown(&enough, "kinds/community")), (Some(39), Some(22)));
    assert_eq!((shown(&enough, "kinds/neighbor"), shown(&enough, "kinds/internal")), (None, Some(0)));
    let small = happen(&[("filed/community", 10)]);
    assert_eq!((shown(&small, "funnel/filed"), shown(&small, "funnel/offered")), (None, Some(0)));
}

#[test]
fn inv_18_a_number_that_would_tell_of_a_few_by_itself_and_the_one_before_waits_until_there_are_enough() {
    let first = Month::of(date(2027, 1, 1));
    let events: Vec<Event> =
        (0..8).flat_map(|ahead| vec![Event { on: first.back(-ahead).first(), path: "eligible".to_owned() }; 4]).collect();
    let shown: Vec<Option<u64>> = published(&events, 8).iter().map(|one| one.cells["funnel/eligible"]).collect();
    assert_eq!(shown, [None, None, Some(12), None, None, Some(24), None, None]);
}

#[test]
fn stf_5_what_was_published_and_what_came_late_never_changes_it() {
    let first = Month::of(date(2027, 1, 1));
    let event = |ahead: i32| Event { on: first.back(-ahead).first(), path: "eligible".to_owned() };
    let before = published(&vec![event(0); 12], 1);
    let late: Vec<Event> = [vec![event(0); 14], vec![event(1); 10]].concat();
    let next = publish(&before, first.next(), &late, LEAST);
    assert_eq!((before[0].events["eligible"], next.events["eligible"]), (12, 12), "two of January were heard of in February");
    assert_eq!(next.cells["funnel/eligible"], Some(24));
}
