//! One JSON line an event, with ids and codes only.
//!
//! A line is made by hand because that is a third of the cost of span logging for a warm request. What never goes in: anything
//! that a person typed, an address, a token, a path with an id in it, an error's source text that could hold one of these.

use std::io::Write as _;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

use serde_json::{Map, Value, json};

use crate::clock::{Clock as _, SystemClock};

/// Who reads the lines instead of standard error.
static READER: OnceLock<fn(&str)> = OnceLock::new();

/// Gives every line of this process to somebody who reads along, instead of standard error: a test that looks for what must never be
/// in one, or that makes so many that nobody could read them. The first who asks stays.
pub fn divert(reader: fn(&str)) {
    let _ = READER.set(reader);
}

/// Whether normal work is said on standard error.
static ONLY_TROUBLES: AtomicBool = AtomicBool::new(false);

/// From now on only what somebody may have to look at is said on standard error: on one machine, somebody sits in front of it. Whoever
/// reads along still gets every line.
pub fn only_troubles() {
    ONLY_TROUBLES.store(true, Ordering::Relaxed);
}

/// How much it matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// Normal work.
    Info,
    /// Somebody may have to look.
    Warn,
    /// Something failed.
    Error,
}

/// A line in the making.
#[must_use = "a line that isn't written says nothing"]
pub struct Line(Map<String, Value>, Level);

/// Begins a line. `event` is a stable code.
pub fn line(level: Level, event: &'static str) -> Line {
    let name = match level {
        Level::Info => "info",
        Level::Warn => "warn",
        Level::Error => "error",
    };
    Line(Map::from_iter([("level".to_owned(), name.into()), ("event".to_owned(), event.into())]), level)
}

impl Line {
    /// Adds an id, a code or a number.
    pub fn with(mut self, name: &'static str, value: impl std::fmt::Display) -> Self {
        self.0.insert(name.to_owned(), Value::String(value.to_string()));
        self
    }

    /// Also counts it as a metric of that name.
    pub fn counting(self, metric: &'static str) -> Self {
        self.measuring(metric, "Count", 1)
    }

    /// Also gives a metric of that name a value, in a unit as CloudWatch calls it. The line itself is what CloudWatch makes the metric of
    /// (its embedded metric format), so that it costs no call. No dimension: what it costs doesn't depend on how many cities there are.
    pub fn measuring(mut self, metric: &'static str, unit: &'static str, value: u64) -> Self {
        let directive = json!({ "Name": metric, "Unit": unit });
        let metrics = self.0.entry("_aws").or_insert_with(|| {
            let at = SystemClock.now().as_millisecond();
            json!({ "Timestamp": at, "CloudWatchMetrics": [{ "Namespace": "Concord", "Dimensions": [[]], "Metrics": [] }] })
        });
        if let Some(Value::Array(all)) = metrics.pointer_mut("/CloudWatchMetrics/0/Metrics") {
            all.push(directive);
        }
        self.0.insert(metric.to_owned(), value.into());
        self
    }

    /// Writes the line to standard error, from where the runtime collects it and where it never mixes with a command's answer.
    pub fn write(self) {
        let mut text = Value::Object(self.0).to_string();
        if let Some(read) = READER.get() {
            return read(&text);
        }
        if ONLY_TROUBLES.load(Ordering::Relaxed) && self.1 == Level::Info {
            return;
        }
        text.push('\n');
        // Nothing can be done when standard error is gone, and no request should fail for it.
        let _ = std::io::stderr().lock().write_all(text.as_bytes());
    }
}

/// The whole chain of an error's own words, for the one line that is logged at the edge.
#[must_use]
pub fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut next = error.source();
    while let Some(source) = next {
        text.push_str(": ");
        text.push_str(&source.to_string());
        next = source.source();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_counts_says_to_the_log_what_it_is_and_to_the_metrics_how_much() {
        let Line(line, _) = line(Level::Info, "due-sent").with("code", "x").counting("Sent").measuring("Late", "Seconds", 7);
        let metrics = &line["_aws"]["CloudWatchMetrics"][0];
        assert_eq!((&metrics["Namespace"], &metrics["Dimensions"]), (&json!("Concord"), &json!([[]])));
        assert_eq!(metrics["Metrics"], json!([{ "Name": "Sent", "Unit": "Count" }, { "Name": "Late", "Unit": "Seconds" }]));
        assert_eq!((&line["Sent"], &line["Late"], &line["event"]), (&json!(1), &json!(7), &json!("due-sent")));
        assert!(line["_aws"]["Timestamp"].as_i64() > Some(1_700_000_000_000), "milliseconds");
        let Line(plain, _) = super::line(Level::Info, "due-sent");
        assert!(!plain.contains_key("_aws"));
    }
}
