//! Who may join, and until when (PAL-1).

use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Program;
use crate::refusal::Refusal;

/// The birthday at an age. Somebody born on 29 February has it on the 28th where there is no 29th, as other terms of years here end.
fn birthday(born: Date, age: i16) -> Date {
    born.saturating_add(age.years())
}

/// The whole years of an age.
#[must_use]
pub fn age_on(born: Date, on: Date) -> i16 {
    let years = on.year() - born.year();
    if on < birthday(born, years) { years - 1 } else { years }
}

/// That a child is a member.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Membership {
    /// The child's day of birth.
    pub born: Date,
    /// Its first day.
    pub joined_on: Date,
    /// The first day without it: a birthday.
    pub ends_on: Date,
    /// The day on which a guardian hears that it ends.
    pub notice_on: Date,
}

impl Membership {
    /// A child joins, by appointment or by walking in.
    ///
    /// # Errors
    /// `too-young` or `too-old`, by their age on that day (PAL-1).
    pub fn begin(born: Date, on: Date, program: &Program) -> Result<Self, Refusal> {
        let age = age_on(born, on);
        if age < program.youngest {
            return Err(Refusal::new("too-young", "PAL-1"));
        }
        if age > program.oldest {
            return Err(Refusal::new("too-old", "PAL-1"));
        }
        let ends_on = birthday(born, program.ends_at);
        let notice_on = ends_on.saturating_sub(program.end_notice_days.days()).max(on);
        Ok(Self { born, joined_on: on, ends_on, notice_on })
    }

    /// The first day on which a child who is too young can join.
    #[must_use]
    pub fn possible_from(born: Date, program: &Program) -> Date {
        birthday(born, program.youngest)
    }

    /// Whether a child is a member on a day.
    #[must_use]
    pub fn is_live(&self, on: Date) -> bool {
        self.joined_on <= on && on < self.ends_on
    }
}
