//! The legal clocks: how long discipline could still be announced, what stops them, and until when a session is safe (CLK-1 to CLK-4).
//!
//! Mediation doesn't stop a clock (CLK-2). A clock is a list of facts, the day of discovery and what tolled it with its documents, and
//! its dates are reckoned from them anew on each day. While a toll is open its end isn't known, so it counts until today: a date that
//! is kept for a while is never later than the true one.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use serde::{Deserialize, Serialize};

use crate::policy::{Begins, ClockTerms, Ground, Length};
use crate::refusal::Refusal;
use crate::text::Document;

/// A stretch of time that doesn't count (CLK-2).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Toll {
    /// Why.
    pub ground: Ground,
    /// Its first day.
    pub from: Date,
    /// Its last day, once it is known.
    pub until: Option<Date>,
    /// The document that shows it.
    pub document: Document,
}

/// The facts of a case's clocks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clock {
    /// The day on which a person authorized to start an investigation discovered the alleged misconduct (CLK-1).
    pub discovered_on: Date,
    /// The day of filing.
    pub filed_on: Date,
    /// The clocks that run, as the policy described them when discovery was entered.
    pub terms: Vec<ClockTerms>,
    /// What tolled them.
    #[serde(default)]
    pub tolls: Vec<Toll>,
    /// The document with which a session past the safe date was allowed (CLK-3).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub waiver: Option<Document>,
}

/// One clock, reckoned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Running {
    /// Which, by the policy's code.
    pub code: String,
    /// From which day.
    pub from: Date,
    /// For how long, before anything tolled it.
    pub runs: Length,
    /// How many days didn't count.
    pub tolled: i32,
    /// The last day on which discipline could still be announced.
    pub deadline: Date,
    /// The last day on which a session leaves enough time to investigate should it fail.
    pub safe_date: Date,
}

/// Every clock of a case, reckoned; the earliest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reckoning {
    /// The clocks, the one that governs first.
    pub running: Vec<Running>,
    /// The earliest deadline.
    pub deadline: Date,
    /// The earliest safe date.
    pub safe_date: Date,
    /// The last day on which a session may be booked: the safe date, or the deadline where a waiver is on file.
    pub last_day: Date,
}

impl Clock {
    /// Starts the clocks.
    #[must_use]
    pub fn start(discovered_on: Date, filed_on: Date, terms: &[ClockTerms]) -> Self {
        Self { discovered_on, filed_on, terms: terms.to_vec(), tolls: Vec::new(), waiver: None }
    }

    /// Adds a toll.
    ///
    /// # Errors
    /// When no clock of the case knows the ground, when it begins after today, or ends before it begins.
    pub fn toll(&mut self, toll: Toll, today: Date) -> Result<(), Refusal> {
        if !self.terms.iter().any(|terms| terms.tolled_by.contains(&toll.ground)) {
            return Err(Refusal::new("ground-not-in-policy", "CLK-2"));
        }
        if toll.from > today {
            return Err(Refusal::new("toll-in-the-future", "CLK-2"));
        }
        if toll.until.is_some_and(|until| until < toll.from) {
            return Err(Refusal::new("toll-ends-before-it-begins", "CLK-2"));
        }
        self.tolls.push(toll);
        Ok(())
    }

    /// Ends an open toll on its last day.
    ///
    /// # Errors
    /// When there is no such open toll, or it would end before it begins.
    pub fn end_toll(&mut self, number: usize, until: Date) -> Result<(), Refusal> {
        let open = self.tolls.get_mut(number).filter(|toll| toll.until.is_none());
        let toll = open.ok_or(Refusal::new("no-such-toll", "CLK-2"))?;
        if until < toll.from {
            return Err(Refusal::new("toll-ends-before-it-begins", "CLK-2"));
        }
        toll.until = Some(until);
        Ok(())
    }

    /// The dates, as far as they are known today.
    #[must_use]
    pub fn reckon(&self, today: Date) -> Reckoning {
        let mut running: Vec<Running> = self.terms.iter().map(|terms| self.run(terms, today)).collect();
        running.sort_by_key(|one| one.deadline);
        let deadline = running.iter().map(|one| one.deadline).min().unwrap_or(self.discovered_on);
        let safe_date = running.iter().map(|one| one.safe_date).min().unwrap_or(self.discovered_on);
        Reckoning { deadline, safe_date, last_day: if self.waiver.is_some() { deadline } else { safe_date }, running }
    }

    /// A year from 29 February ends on 28 February, and no deadline ever moves later for a weekend or a holiday (CLK-4).
    fn run(&self, terms: &ClockTerms, today: Date) -> Running {
        let from = match terms.begins {
            Begins::Discovery => self.discovered_on,
            Begins::Filing => self.filed_on,
        };
        let untolled = match terms.runs {
            Length::Months(months) => from.saturating_add(months.months()),
            Length::Days(days) => from.saturating_add(days.days()),
        };
        let tolled = self.tolled(terms, from, untolled, today);
        let deadline = untolled.saturating_add(tolled.days());
        let safe_date = deadline.saturating_sub(terms.reserve_days.days());
        Running { code: terms.code.clone(), from, runs: terms.runs, tolled, deadline, safe_date }
    }

    /// How many days don't count: those of the tolls that begin while the clock still runs, each day once however many tolls it is in.
    fn tolled(&self, terms: &ClockTerms, from: Date, untolled: Date, today: Date) -> i32 {
        let mut spans: Vec<(Date, Date)> = self
            .tolls
            .iter()
            .filter(|toll| terms.tolled_by.contains(&toll.ground))
            .map(|toll| (toll.from.max(from), toll.until.unwrap_or_else(|| today.max(toll.from))))
            .filter(|(begins, ends)| begins <= ends)
            .collect();
        spans.sort_unstable();
        let mut days = 0;
        let mut counted_to: Option<Date> = None;
        for (begins, ends) in spans {
            let begins = counted_to.map_or(begins, |last| begins.max(last.saturating_add(1.day())));
            if begins > untolled.saturating_add(days.days()) || begins > ends {
                continue;
            }
            days += (ends - begins).get_days() + 1;
            counted_to = Some(ends);
        }
        days
    }
}

/// The day that lies so many business days (Monday to Friday) after a day.
#[must_use]
pub fn business_days_after(day: Date, business_days: i32) -> Date {
    let mut day = day;
    let mut left = business_days;
    while left > 0 {
        day = day.saturating_add(1.day());
        if !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) {
            left -= 1;
        }
    }
    day
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn business_days_step_over_the_weekend() {
        assert_eq!(business_days_after(date(2026, 11, 20), 1), date(2026, 11, 23)); // Friday to Monday
        assert_eq!(business_days_after(date(2026, 11, 21), 1), date(2026, 11, 23)); // Saturday to Monday
        assert_eq!(business_days_after(date(2026, 11, 23), 1), date(2026, 11, 24));
    }
}
