//! The tables of `docs/performance.md`.

use std::fmt::Write as _;

use crate::budget::Cost;
use crate::case_price::{Counted, Itemized, of_case, of_idle_month, of_mails, total};
use crate::cold::Cold;
use crate::machine::{Cases, Search};
use crate::sizes::Size;
use crate::ticks::grouped;

/// The lines between which the tables stand.
const BEGIN: &str = "<!-- measured: cargo run -p bench -- --write -->\n";
const END: &str = "<!-- end of what was measured -->\n";

/// The most that an archive may weigh.
const ZIP: u64 = 5_000_000;
/// The most instructions of a start and a first request to the API.
const COLD: u64 = 9_000_000;
/// The most instructions of a warm request with one call to storage.
const WARM: u64 = 1_000_000;
/// The most memory, in megabytes.
const PEAK: f64 = 24.0;
/// The most milliseconds of a first request with the share of a core that 128 MB come with.
const FIRST: f64 = 25.0;
const SHARE: f64 = 128.0 / 1769.0;

/// Everything that was measured.
#[derive(Default)]
pub struct Measured {
    /// What operations cost.
    pub operations: Vec<Cost>,
    /// What ticks cost.
    pub ticks: Vec<Cost>,
    /// The binaries.
    pub sizes: Vec<Size>,
    /// Their starts.
    pub cold: Vec<Cold>,
    /// A case, counted.
    pub case: Counted,
    /// Whole cases.
    pub cases: Option<Cases>,
    /// Finding times.
    pub slots: Vec<Search>,
    /// The tests, in seconds.
    pub tests: Option<u64>,
    /// How this program was built.
    pub build: &'static str,
    /// What couldn't be measured, and why.
    pub missing: Vec<String>,
}

fn over(fine: bool) -> &'static str {
    if fine { "" } else { ": **over**" }
}

fn millions(count: Option<u64>) -> String {
    count.map_or_else(|| "–".to_owned(), |count| format!("{:.2} M", count as f64 / 1e6))
}

impl Measured {
    /// The tables as Markdown.
    #[must_use]
    pub fn tables(&self) -> String {
        let mut text = String::new();
        self.operations(&mut text);
        self.binaries(&mut text);
        self.starts(&mut text);
        self.prices(&mut text);
        self.machine(&mut text);
        text
    }

    fn operations(&self, text: &mut String) {
        text.push_str(
            "### Operations\n\nCalls to storage, read units and write units; `cargo test -p tests budgets` holds each to\nits figure here, be it within its budget or over.\n\n",
        );
        text.push_str("| operation | round trips | read units | write units | budget |\n|---|---|---|---|---|\n");
        for cost in self.operations.iter().chain(&self.ticks) {
            let spent = cost.spent;
            let _ = writeln!(
                text,
                "| {} | {} | {} | {} | {}{} |",
                cost.name,
                spent.round_trips,
                spent.read_units,
                spent.write_units,
                cost.budget,
                over(cost.is_within())
            );
        }
        text.push_str("\nNothing that is deployed scans: no role may, and the port has no such call.\n\n");
    }

    fn binaries(&self, text: &mut String) {
        if self.sizes.is_empty() {
            return;
        }
        text.push_str("### Binaries\n\n| function | bytes | zipped (level 9) | budget |\n|---|---|---|---|\n");
        for size in &self.sizes {
            let (bytes, zipped) = (grouped(size.bytes as usize), grouped(size.zipped as usize));
            let _ = writeln!(text, "| {} | {bytes} | {zipped} | 5 MB{} |", size.function, over(size.zipped <= ZIP));
        }
        text.push('\n');
    }

    fn starts(&self, text: &mut String) {
        if self.cold.is_empty() {
            return;
        }
        let hello = self.cold.iter().find(|cold| cold.binary == "hello").and_then(Cold::cold);
        text.push_str("### Starts\n\nInstructions; the budgets are 9 M for start and first request, 1 M for a warm request with one call to storage, 24 MB,\n");
        text.push_str("and 25 ms for a first request with a 128 MB share of a core (CPU time divided by the share). Pages have no budget yet.\n\n");
        text.push_str("| binary: request | start | first | both, and × hello | warm (its calls) | CPU of start + first | first at 128 MB | peak |\n");
        text.push_str("|---|---|---|---|---|---|---|---|\n");
        for cold in &self.cold {
            let page = cold.label.contains("page");
            let both = cold.cold();
            let ratio =
                both.zip(hello).map_or_else(String::new, |(both, hello)| format!(", × {:.1}", both as f64 / hello as f64));
            let calls: u64 = cold.calls.values().sum();
            let share = cold.first_ms / SHARE;
            let _ = writeln!(
                text,
                "| {}: {} | {} | {} | {}{ratio}{} | {} ({calls}){} | {:.1} + {:.1} ms | {share:.0} ms{} | {:.1} MB{} |",
                cold.binary,
                cold.label,
                millions(cold.start),
                millions(cold.first),
                millions(both),
                over(page || both.is_none_or(|both| both <= COLD)),
                millions(cold.warm),
                over(calls != 1 || page || cold.warm.is_none_or(|warm| warm <= WARM)),
                cold.start_ms,
                cold.first_ms,
                over(page || share <= FIRST),
                cold.peak_mb,
                over(cold.peak_mb <= PEAK),
            );
        }
        text.push('\n');
    }

    fn prices(&self, text: &mut String) {
        let case = &self.case;
        let _ = writeln!(
            text,
            "### Prices\n\nA whole case is {} requests, {} messages, {} commits, {} read and {} write units, {} mails. List prices stand in\n\
             `bench/src/case_price.rs`; free tiers aren't taken off. An idle month doesn't depend on the number of cities.\n",
            case.requests, case.messages, case.commits, case.read_units, case.write_units, case.mails
        );
        text.push_str("| what | dollars | budget |\n|---|---|---|\n");
        let items = |text: &mut String, items: &Itemized, digits: usize| {
            for (what, dollars) in items {
                let _ = writeln!(text, "| {what} | {dollars:.digits$} | |");
            }
        };
        let (parts, mails) = (of_case(case), of_mails(case));
        items(text, &parts, 6);
        let (without, with) = (total(&parts), total(&parts) + mails);
        let _ = writeln!(text, "| **a case without mail** | **{without:.6}** | 0.0005{} |", over(without <= 0.0005));
        let _ = writeln!(text, "| **a case with its mails** | **{with:.6}** | 0.003{} |", over(with <= 0.003));
        let idle = of_idle_month(local::stack::TEMPLATE);
        items(text, &idle, 2);
        let _ = writeln!(text, "| **an idle month** | **{:.2}** | 12{} |\n", total(&idle), over(total(&idle) <= 12.0));
    }

    fn machine(&self, text: &mut String) {
        text.push_str("### This machine\n\n| what | figure | budget |\n|---|---|---|\n");
        if let Some(cases) = self.cases {
            let _ = writeln!(
                text,
                "| whole cases a second of CPU, {} | {:.2} ({} played) | kept |",
                self.build,
                cases.a_second(),
                cases.played
            );
        }
        if let Some(Search { size, took }) = self.slots.iter().find(|search| search.size == FULLEST) {
            let ms = took.as_secs_f64() * 1e3;
            let what = format!(
                "times for 2 parties, {} mediators in all {} pairs, {} rooms, {} days",
                size[1], size[3], size[2], size[0]
            );
            let _ = writeln!(text, "| {what}, release build | {ms:.1} ms | 10 ms{} |", over(ms <= 10.0));
        }
        if let Some(seconds) = self.tests {
            let _ = writeln!(text, "| `cargo test --workspace`, warm | {seconds} s | 300 s{} |", over(seconds <= 300));
        }
        for missing in &self.missing {
            let _ = writeln!(text, "| {missing} | not measured here | |");
        }
        text.push('\n');
        self.growth(text);
    }
}

/// The size that has a budget.
const FULLEST: [u64; 4] = [60, 40, 5, 780];

impl Measured {
    /// How the finder's time grows with each part of the question, against the size that has the budget.
    fn growth(&self, text: &mut String) {
        let Some(fullest) = self.slots.iter().find(|search| search.size == FULLEST) else {
            return;
        };
        text.push_str("### Finding times: how it grows\n\n| days | mediators | rooms | pairs | against the full size |\n|---|---|---|---|---|\n");
        for Search { size: [days, mediators, rooms, pairs], took } in &self.slots {
            let ratio = took.as_secs_f64() / fullest.took.as_secs_f64().max(1e-9);
            let _ = writeln!(text, "| {days} | {mediators} | {rooms} | {pairs} | {ratio:.2} |");
        }
        text.push('\n');
    }
}

/// A document with the tables in their place.
#[must_use]
pub fn put_into(document: &str, tables: &str) -> Option<String> {
    let (before, rest) = document.split_once(BEGIN)?;
    let (_, after) = rest.split_once(END)?;
    Some(format!("{before}{BEGIN}\n{tables}{END}{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_stands_between_the_markers_is_replaced() {
        let document = format!("before\n{BEGIN}old\n{END}after\n");
        assert_eq!(put_into(&document, "new\n"), Some(format!("before\n{BEGIN}\nnew\n{END}after\n")));
        assert_eq!(put_into("no markers", "new"), None);
    }
}
