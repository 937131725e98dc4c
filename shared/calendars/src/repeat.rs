//! What comes again: every so many days, weeks on some of their days, or every year.

use jiff::ToSpan;
use jiff::civil::{Date, DateTime, Weekday};
use jiff::tz::TimeZone;

use crate::value::Moment;
use crate::{Unreadable, value};

/// The most repetitions that are counted from the first one on.
const MOST: usize = 1_000;

/// After which time it comes again.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Unit {
    /// Every day.
    Day,
    /// Every week, on these days.
    Week(Vec<Weekday>),
    /// Every year, on the same day.
    Year,
}

/// How something comes again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repeat {
    unit: Unit,
    every: i32,
    until: Option<DateTime>,
    count: Option<usize>,
}

fn weekday(code: &str) -> Option<Weekday> {
    Some(match code {
        "MO" => Weekday::Monday,
        "TU" => Weekday::Tuesday,
        "WE" => Weekday::Wednesday,
        "TH" => Weekday::Thursday,
        "FR" => Weekday::Friday,
        "SA" => Weekday::Saturday,
        "SU" => Weekday::Sunday,
        _ => return None,
    })
}

impl Repeat {
    /// Reads a rule, as far as it is one of those that this knows.
    pub(crate) fn read(rule: &str, begins: Moment, city: &TimeZone, title: &str) -> Result<Self, Unreadable> {
        let unknown = || Unreadable::Repeats(title.to_owned());
        let first = begins.at;
        let (mut of_month, mut of_day, mut week_begins) = (false, false, "MO");
        let (mut frequency, mut every, mut until, mut count, mut days) = ("", 1, None, None, Vec::new());
        for part in rule.split(';') {
            let (name, text) = part.split_once('=').ok_or_else(unknown)?;
            let itself = match name {
                "BYMONTH" => text.parse() == Ok(first.month()),
                "BYMONTHDAY" => text.parse() == Ok(first.day()),
                _ => true,
            };
            match name {
                "FREQ" => frequency = text,
                "INTERVAL" => every = text.parse().ok().filter(|every| (1..=1000).contains(every)).ok_or_else(unknown)?,
                "COUNT" => count = Some(text.parse().ok().filter(|count| *count <= MOST).ok_or_else(unknown)?),
                "UNTIL" => {
                    let last = value::moment(text, None, city, title)?;
                    until = Some(if last.whole_day { last.at.date().at(23, 59, 59, 0) } else { last.at });
                }
                "BYDAY" => days = text.split(',').map(weekday).collect::<Option<_>>().ok_or_else(unknown)?,
                "WKST" => week_begins = text,
                "BYMONTH" if itself => of_month = true,
                "BYMONTHDAY" if itself => of_day = true,
                _ => return Err(unknown()),
            }
        }
        // A part that says more than the frequency does, in a way that this would have to guess.
        let yearly = frequency == "YEARLY";
        let more = if yearly { of_day && !of_month } else { of_day || of_month };
        let other_weeks = week_begins != "MO" && every > 1 && frequency == "WEEKLY";
        if more || other_weeks || (begins.shifted && !days.is_empty()) {
            return Err(unknown());
        }
        let unit = match frequency {
            "DAILY" if days.is_empty() => Unit::Day,
            "WEEKLY" if days.is_empty() => Unit::Week(vec![first.date().weekday()]),
            "WEEKLY" => Unit::Week(days),
            "YEARLY" if days.is_empty() => Unit::Year,
            _ => return Err(unknown()),
        };
        Ok(Self { unit, every, until, count })
    }

    /// Whether it comes every year, for good.
    #[must_use]
    pub fn is_yearly(&self) -> bool {
        self.unit == Unit::Year && self.every == 1 && self.until.is_none() && self.count.is_none()
    }

    /// When it begins, in these days and shortly before them.
    pub(crate) fn starts(&self, first: DateTime, (from, last): (Date, Date)) -> Vec<DateTime> {
        let ends = self.until.unwrap_or(DateTime::MAX).min(last.at(23, 59, 59, 0));
        let mut starts = Vec::new();
        for turn in self.skipped(first, from).. {
            let Some(mut of_this_turn) = self.turn(first, turn) else { break };
            of_this_turn.retain(|at| *at >= first);
            if of_this_turn.iter().any(|at| *at > ends) {
                starts.extend(of_this_turn.into_iter().filter(|at| *at <= ends));
                break;
            }
            starts.extend(of_this_turn);
            if self.count.is_some_and(|count| starts.len() >= count) {
                break;
            }
        }
        starts.truncate(self.count.unwrap_or(usize::MAX));
        starts
    }

    /// How many turns lie wholly before a day, where nothing is counted from the first one on. What takes days itself begins before it, too.
    fn skipped(&self, first: DateTime, from: Date) -> i32 {
        const LONGEST: i64 = 60;
        let days = (from.duration_since(first.date()).as_hours() / 24 - LONGEST).max(0);
        let turn = match self.unit {
            Unit::Day => 1,
            Unit::Week(_) => 7,
            Unit::Year => 366,
        };
        let turns = days / (turn * i64::from(self.every));
        if self.count.is_some() { 0 } else { i32::try_from(turns.saturating_sub(1)).unwrap_or(0) }
    }

    /// The beginnings of one turn, in order; nothing when no calendar goes so far.
    fn turn(&self, first: DateTime, turn: i32) -> Option<Vec<DateTime>> {
        let by = turn.checked_mul(self.every)?;
        match &self.unit {
            Unit::Day => first.checked_add(by.days()).ok().map(|at| vec![at]),
            Unit::Year => {
                let at = first.checked_add(by.years()).ok()?;
                // 29 February comes in leap years alone.
                Some(if at.day() == first.day() { vec![at] } else { Vec::new() })
            }
            Unit::Week(days) => {
                let monday = first.checked_sub(i32::from(first.date().weekday().to_monday_zero_offset()).days()).ok()?;
                let week = monday.checked_add(by.weeks()).ok()?;
                let mut starts: Vec<DateTime> =
                    days.iter().filter_map(|day| week.checked_add(i32::from(day.to_monday_zero_offset()).days()).ok()).collect();
                starts.sort_unstable();
                Some(starts)
            }
        }
    }
}
