//! A month's publication: worked out once from what happened and what was published before, and never again (SUR-5).

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Cell, Month, Span, Sum, cells, families};
use crate::figures::Event;

/// What was published for the twelve months that end with a month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Snapshot {
    /// The month.
    pub month: Month,
    /// How often each thing happened in that month; what came to be known late is counted in the first month that could. For the
    /// program alone.
    pub events: BTreeMap<String, u64>,
    /// Each number, or that it isn't shown.
    pub cells: BTreeMap<String, Option<u64>>,
}

/// The publication of a month, after those of the months before it. `events` are all until its end, `least` is the smallest number of
/// people that a number may stand on.
#[must_use]
pub fn publish(before: &[Snapshot], month: Month, events: &[Event], least: u64) -> Snapshot {
    let mut happened: BTreeMap<String, u64> = BTreeMap::new();
    for event in events.iter().filter(|event| event.on <= month.last()) {
        *happened.entry(event.path.clone()).or_default() += 1;
    }
    for (path, count) in before.iter().flat_map(|snapshot| &snapshot.events) {
        let left = happened.entry(path.clone()).or_default();
        *left = left.saturating_sub(*count);
    }
    happened.retain(|_, count| *count > 0);
    let mut months: Vec<(Month, &BTreeMap<String, u64>)> =
        before.iter().map(|snapshot| (snapshot.month, &snapshot.events)).collect();
    months.push((month, &happened));
    let mut ledger = Ledger::new(&months, least);
    before.iter().for_each(|snapshot| ledger.know(snapshot));
    let shown = ledger.show(month);
    Snapshot { month, events: happened, cells: shown }
}

/// What a number counts in some months.
struct Run {
    /// The unknowns in it.
    sum: Sum,
    /// How much it is.
    value: u64,
}

/// What happened month by month, and what is known of it.
struct Ledger<'a> {
    months: Vec<Month>,
    /// Each thing that happened in a month, as an unknown with its true value. What didn't happen is known.
    unknowns: Vec<(Month, &'a str, u64)>,
    least: u64,
    span: Span,
}

impl<'a> Ledger<'a> {
    fn new(months: &[(Month, &'a BTreeMap<String, u64>)], least: u64) -> Self {
        let unknowns = months.iter().flat_map(|(month, events)| events.iter().map(|(path, n)| (*month, path.as_str(), *n)));
        Self {
            months: months.iter().map(|(month, _)| *month).collect(),
            unknowns: unknowns.collect(),
            least,
            span: Span::default(),
        }
    }

    /// The unknowns that something counts: in which month, which one, and how much it is.
    fn counted(&self, counts: impl Fn(&str) -> bool) -> Vec<(Month, usize, u64)> {
        let all = self.unknowns.iter().enumerate();
        all.filter(|(_, (_, path, _))| counts(path)).map(|(at, (month, _, value))| (*month, at, *value)).collect()
    }

    fn window(&self, month: Month, cell: &Cell) -> Run {
        let mut counted = self.counted(|path| cell.counts(path));
        counted.retain(|(of, _, _)| (month.back(11)..=month).contains(of));
        let value = counted.iter().map(|(_, _, value)| value).sum();
        Run { value, sum: counted.into_iter().map(|(_, at, _)| at).collect() }
    }

    /// What a publication says is known from then on.
    fn know(&mut self, snapshot: &Snapshot) {
        for cell in cells().iter().filter(|cell| snapshot.cells.get(&cell.name()).is_some_and(Option::is_some)) {
            let rest = self.span.rest(&self.window(snapshot.month, cell).sum);
            self.span.take(rest);
        }
    }

    const fn is_small(&self, value: u64) -> bool {
        value > 0 && value < self.least
    }

    /// Everything that nobody may work out: each small number of each run of months, with every part that can be told apart.
    fn secrets(&self) -> BTreeSet<Sum> {
        let cells = cells();
        let named: BTreeMap<String, Cell> = cells.iter().map(|cell| (cell.name(), *cell)).collect();
        let mut found = BTreeSet::new();
        for cell in &cells {
            self.small_runs(&mut found, |path| cell.counts(path));
        }
        for (whole, parts) in families() {
            for part in parts {
                if let (Some(whole), Some(part)) = (named.get(&whole), named.get(&part)) {
                    self.small_runs(&mut found, |path| whole.counts(path) && !part.counts(path));
                }
            }
        }
        found.into_iter().map(|sum| self.span.rest(&sum)).filter(|rest| !rest.is_empty()).collect()
    }

    /// The runs of months, each ending with some month, in which something happened rarely enough.
    fn small_runs(&self, found: &mut BTreeSet<Sum>, counts: impl Fn(&str) -> bool) {
        let counted = self.counted(counts);
        for until in &self.months {
            let (mut run, mut value) = (Vec::new(), 0);
            // From the last month backwards: each thing more makes a longer run, and a month in which nothing happened none.
            let mut earlier = counted.iter().rev().skip_while(|(month, _, _)| month > until).peekable();
            while let Some((month, at, count)) = earlier.next() {
                run.push(*at);
                value += count;
                if earlier.peek().is_some_and(|(next, _, _)| next == month) {
                    continue;
                }
                if value >= self.least {
                    break;
                }
                found.insert(run.iter().copied().collect());
            }
        }
    }

    /// The numbers of a month that can show together with everything that is known.
    fn show(&mut self, month: Month) -> BTreeMap<String, Option<u64>> {
        let mut secrets = self.secrets();
        let mut shown: BTreeMap<String, Option<u64>> = BTreeMap::new();
        let runs: Vec<(Cell, Run)> = cells().into_iter().map(|cell| (cell, self.window(month, &cell))).collect();
        let values: BTreeMap<String, u64> = runs.iter().map(|(cell, run)| (cell.name(), run.value)).collect();
        for (cell, run) in runs {
            let name = cell.name();
            let rest = self.span.rest(&run.sum);
            let gives_away =
                self.is_small(run.value) || secrets.contains(&rest) || !leaves_enough(&name, &values, &shown, self.least);
            shown.insert(name, (!gives_away).then_some(run.value));
            if !gives_away && let Some(pivot) = self.span.take(rest) {
                secrets = secrets.into_iter().map(|secret| self.span.again(secret, pivot)).collect();
            }
        }
        shown
    }
}

/// Whether what is left of every whole, with this number shown, is nothing or large, and large enough that those of its parts that
/// don't show aren't all known to be one.
fn leaves_enough(name: &str, values: &BTreeMap<String, u64>, shown: &BTreeMap<String, Option<u64>>, least: u64) -> bool {
    let value = |name: &String| values.get(name).copied().unwrap_or_default();
    families().iter().all(|(whole, parts)| {
        let is_shown = |one: &String| one == name || shown.get(one).is_some_and(Option::is_some);
        if !is_shown(whole) || !(whole == name || parts.iter().any(|part| part == name)) {
            return true;
        }
        let told: u64 = parts.iter().filter(|part| is_shown(part)).map(value).sum();
        let untold = parts.iter().filter(|part| !is_shown(part) && value(part) > 0).count();
        let left = value(whole).saturating_sub(told);
        left == 0 || (left >= least && left >= 2 * u64::try_from(untold).unwrap_or(u64::MAX))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILED: &str = "funnel/filed";
    const COMMUNITY: &str = "kinds/community";

    /// Whether a number can show when so many cases were filed, so many of each kind, and these numbers show already. Less than four is
    /// too few here.
    fn can_show(name: &str, filed: u64, [community, internal, neighbor, school]: [u64; 4], shown: &[&str]) -> bool {
        let kinds = [("kinds/internal", internal), ("kinds/neighbor", neighbor), ("kinds/school", school)];
        let values = [(FILED, filed), (COMMUNITY, community)].into_iter().chain(kinds);
        let values: BTreeMap<String, u64> = values.map(|(name, value)| (name.to_owned(), value)).collect();
        let shown = values.iter().map(|(name, value)| (name.clone(), shown.contains(&name.as_str()).then_some(*value))).collect();
        leaves_enough(name, &values, &shown, 4)
    }

    #[test]
    fn sur_5_a_part_shows_only_if_the_rest_of_its_whole_is_nothing_or_large() {
        let community = |filed, kinds| can_show(COMMUNITY, filed, kinds, &[FILED]);
        assert!(community(22, [22, 0, 0, 0]), "nothing is left");
        assert!(!community(24, [22, 2, 0, 0]), "two are left");
        assert!(!community(25, [22, 3, 0, 0]) && community(26, [22, 4, 0, 0]), "three are too few, four are enough");
    }

    #[test]
    fn sur_5_a_part_shows_only_if_the_rest_of_its_whole_is_at_least_two_for_each_part_that_does_not_show() {
        let community = |filed, kinds| can_show(COMMUNITY, filed, kinds, &[FILED]);
        assert!(community(28, [22, 2, 2, 2]) && !community(27, [22, 2, 2, 1]), "five are too few for three kinds");
        assert!(community(26, [22, 2, 2, 0]), "a kind of which there are none hides nothing");
    }

    #[test]
    fn sur_5_what_is_no_part_of_a_whole_that_shows_leaves_nothing_of_it() {
        assert!(can_show(COMMUNITY, 24, [22, 2, 0, 0], &[]), "nobody knows the whole");
        assert!(can_show("funnel/eligible", 24, [22, 2, 0, 0], &[FILED, COMMUNITY]), "it is of another whole");
    }

    #[test]
    fn sur_5_a_whole_shows_only_if_what_its_parts_leave_of_it_is_nothing_or_large() {
        let filed = |shown: &[&str]| can_show(FILED, 24, [22, 2, 0, 0], shown);
        assert!(!filed(&[COMMUNITY]) && filed(&[COMMUNITY, "kinds/internal"]));
        assert!(filed(&[]), "what doesn't show isn't taken away");
    }
}
