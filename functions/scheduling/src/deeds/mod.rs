//! What people can ask for, from the API and from pages alike: bodies, checked, and what they come to.

mod agreement;
mod assignments;
mod busy;
mod mediators;
mod offers;
mod people;
mod sessions;
mod table;

use domain::Problems;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

pub use agreement::{AgreementText, Holds, HoldsFor, Signatures, TextToDestroy, WhichText};
pub use assignments::{Ask, Declaration, Objection, TakenBack};
pub use busy::BusyBody;
pub use mediators::{DayBody, HoursBody, MediatorBody, hours_of};
pub use offers::{Answer, AnswerFor, Attempt, Offers, Withdrawal};
pub use people::{Absence, Companion, Description, Reminders, RemindersFor};
pub use sessions::{Attendee, Conclusion, Preparation, Starts, StartsFor};
pub use table::{ForPerson, OwnHours, Papers, Shifts, SignedPaper};

/// An empty body.
#[derive(Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Nothing)]
pub struct Nothing {}

fn all<T: std::str::FromStr>(field: &'static str, code: &'static str, texts: &[String]) -> Result<Vec<T>, Problems> {
    let mut problems = Problems::default();
    let parsed: Vec<T> = texts.iter().filter_map(|text| text.parse().ok()).collect();
    if parsed.len() < texts.len() {
        problems.add(field, code);
    }
    problems.check()?;
    Ok(parsed)
}
