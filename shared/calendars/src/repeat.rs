//! What comes again: every so many days, weeks on some of their days, or every year.

use jiff::ToSpan;
use jiff::civil::{Date, DateTime, Weekday};
use jiff::tz::TimeZone;

use crate::{Unreadable, value};

/// More repetitions than anybody's calendar has until it is looked at.
const MOST: usize = 20_000;

/// After which time it comes again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unit {
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
    /// After which time.
    pub unit: Unit,
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
    pub(crate) fn read(rule: &str, first: DateTime, city: &TimeZone, title: &str) -> Result<Self, Unreadable> {
        let unknown = || Unreadable::Repeats(title.to_owned());
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
                "COUNT" => count = Some(text.parse().map_err(|_| unknown())?),
                "UNTIL" => {
                    let last = value::moment(text, None, city, title)?;
                    until = Some(if last.whole_day { last.at.date().at(23, 59, 59, 0) } else { last.at });
                }
                "BYDAY" => days = text.split(',').map(weekday).collect::<Option<_>>().ok_or_else(unknown)?,
                "WKST" => {}
                "BYMONTH" | "BYMONTHDAY" if itself => {}
                _ => return Err(unknown()),
            }
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

    /// When it begins, up to a day.
    pub(crate) fn starts(&self, first: DateTime, last: Date) -> Vec<DateTime> {
        let ends = self.until.unwrap_or(DateTime::MAX).min(last.at(23, 59, 59, 0));
        let mut starts = Vec::new();
        for turn in 0.. {
            let Some(mut of_this_turn) = self.turn(first, turn).filter(|_| starts.len() < MOST) else { break };
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
        starts.truncate(self.count.unwrap_or(MOST));
        starts
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
