//! The program's reports of any period, and what is published of them: as pages, JSON, PDF, CSV and XLSX (STF-4, STF-5).

pub mod body;
mod csv;
mod files;
mod page;
mod printed;
mod sheet;
#[cfg(test)]
mod tests;
mod xlsx;

use domain::figures::{FIRST_YEAR, Period, Report};
use domain::publication::{Month, Published};
use domain::{Policy, Problems};
use edge::{Caller, Fault, StaffRole};
use jiff::civil::{Date, date};
use kit::Problem;
use serde::Deserialize;

pub use files::{dashboard_csv, dashboard_pdf, report_csv, report_pdf, report_xlsx};
pub use page::{dashboard, report};

use crate::{App, facts, publication};

/// Which days somebody wants; the current year where they don't say.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    from: String,
    until: String,
}

impl Wanted {
    fn period(&self, today: Date) -> Result<Period, Problems> {
        let mut problems = Problems::default();
        let mut day = |field, text: &str, otherwise| match text.trim() {
            "" => otherwise,
            text => text.parse().unwrap_or_else(|_| {
                problems.add(field, "not-a-date");
                otherwise
            }),
        };
        let from = day("from", &self.from, today.first_of_year());
        let until = day("until", &self.until, from.last_of_year().min(today).max(from));
        if problems.0.is_empty() && until < from {
            problems.add("until", "before-the-beginning");
        }
        if problems.0.is_empty() && from < date(FIRST_YEAR, 1, 1) {
            problems.add("from", "before-the-program");
        }
        problems.check()?;
        Ok(Period { from, until })
    }
}

/// The exact report of a period, for the program.
///
/// # Errors
/// 401 for nobody, 404 for everybody else; the fields that are wrong; unavailable when storage fails.
async fn exact_report(app: &App, caller: &Caller, wanted: &Wanted) -> Result<Report, Fault> {
    caller.staff(&[StaffRole::Program])?;
    let (store, now) = (app.platform.store.as_ref(), app.platform.now());
    let policy = app.platform.policy(&caller.tenant).await?;
    let today = policy.date(now);
    let period = wanted.period(today)?;
    let history = facts::history(store, &caller.tenant, period.until.min(today).year()).await?;
    Ok(Report::of(&history, &policy.zone, period, today))
}

/// What was published: the month that somebody wants, or the newest, and the months to choose among, the newest first.
struct Publication {
    shown: Option<Published>,
    months: Vec<Month>,
}

/// Which month somebody wants.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct WantedMonth {
    month: String,
}

async fn published(app: &App, caller: &Caller, wanted: &WantedMonth) -> Result<Publication, Fault> {
    let all = publication::all(app.platform.store.as_ref(), &caller.tenant).await?;
    let months = all.iter().rev().map(|one| one.snapshot.month).collect();
    let shown = match wanted.month.trim() {
        "" => all.into_iter().next_back(),
        text => {
            let month = text.parse().map_err(|_| Problem::not_found())?;
            Some(all.into_iter().find(|one| one.snapshot.month == month).ok_or_else(Problem::not_found)?)
        }
    };
    Ok(Publication { shown, months })
}

/// The least number that is published, and the largest that isn't, in the words of the reader's language.
fn least(policy: &Policy) -> (String, String) {
    let least = policy.publication.least;
    (least.to_string(), least.saturating_sub(1).to_string())
}
