//! Which adults may be with children (PAL-5; Business and Professions Code 18975, AB 506).

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{AdultPart, Program, age_on};
use crate::ids::PersonId;
use crate::refusal::Refusal;

/// Hours that somebody is with children: expected or worked, whichever is more.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hours {
    /// In the month of which there are most.
    pub month: u32,
    /// In the year.
    pub year: u32,
}

/// Somebody who works or helps in the program.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Adult {
    /// Who.
    pub person: PersonId,
    /// What they do.
    pub part: AdultPart,
    /// Their day of birth.
    pub born: Date,
    /// How much they are there.
    pub hours: Hours,
    /// When the check of their fingerprints came back clean.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cleared_on: Option<Date>,
    /// When they were trained to report what has to be reported.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trained_on: Option<Date>,
}

impl Adult {
    /// Whether somebody needs the check and the training before they come: everybody who works there, and volunteers who are of age
    /// and there so much.
    #[must_use]
    pub fn needs_both(&self, on: Date, program: &Program) -> bool {
        let much = self.hours.month > program.volunteer_hours_month || self.hours.year > program.volunteer_hours_year;
        self.part != AdultPart::Volunteer || (much && self.is_of_age(on, program))
    }

    /// Whether somebody may come on a day.
    ///
    /// # Errors
    /// `not-cleared` or `not-trained`, where they need it (PAL-5).
    pub fn may_come(&self, on: Date, program: &Program) -> Result<(), Refusal> {
        match (self.needs_both(on, program), by(self.cleared_on, on), by(self.trained_on, on)) {
            (true, false, _) => Err(Refusal::new("not-cleared", "PAL-5")),
            (true, true, false) => Err(Refusal::new("not-trained", "PAL-5")),
            _ => Ok(()),
        }
    }

    /// Whether somebody counts as one of the adults who have to be there: of age, checked and trained, needed or not.
    #[must_use]
    pub fn is_qualified(&self, on: Date, program: &Program) -> bool {
        self.is_of_age(on, program) && by(self.cleared_on, on) && by(self.trained_on, on)
    }

    fn is_of_age(&self, on: Date, program: &Program) -> bool {
        age_on(self.born, on) >= program.adult
    }
}

/// Whether something was done by a day.
fn by(done: Option<Date>, on: Date) -> bool {
    done.is_some_and(|done| done <= on)
}

/// Whether enough adults are with children on a day, and nobody who may not be.
///
/// # Errors
/// What keeps one of them away, or `too-few-adults` (PAL-5).
pub fn staffed(adults: &[&Adult], on: Date, program: &Program) -> Result<(), Refusal> {
    adults.iter().try_for_each(|adult| adult.may_come(on, program))?;
    let qualified = adults.iter().filter(|adult| adult.is_qualified(on, program));
    let people: BTreeSet<PersonId> = qualified.map(|adult| adult.person).collect();
    if people.len() < program.adults { Err(Refusal::new("too-few-adults", "PAL-5")) } else { Ok(()) }
}
