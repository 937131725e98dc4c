//! `/survey/results`: what answers add up to in a year, for the program.

use askama::Template;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::response::Response;
use domain::survey::Tally;
use edge::{Caller, Fault, Reader};
use kit::Problem;
use pages::{Page, Tab, Table, Tabs};
use serde::Deserialize;

use crate::App;
use crate::pages::legend;
use crate::results::{Results, results, years};

/// Which year.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Chosen {
    year: String,
}

impl Chosen {
    /// The year, if it is one.
    pub fn year(&self) -> Option<i16> {
        self.year.trim().parse().ok()
    }
}

struct Section {
    title: String,
    /// How many answered, in words.
    answered: String,
    table: Option<Table>,
    remarks: Vec<String>,
}

#[derive(Template)]
#[template(path = "results.html")]
struct ResultsPage {
    page: Page,
    years: Tabs,
    sections: Vec<Section>,
}

/// Too few people to say anything about them.
fn shown(page: &Page, tally: Option<Tally>, words: impl Fn(Tally) -> Option<String>) -> String {
    tally.and_then(words).unwrap_or_else(|| page.t("survey-results-few"))
}

fn section(page: &Page, results: &Results) -> Section {
    let code = results.questionnaire.code();
    let version = results.version.to_string();
    let title = page.t2("survey-results-of", ("who", &page.code("survey-of", code)), ("version", &version));
    let heads = ["question", "answers", "mean", "favorable"].map(|head| page.code("survey-results", head)).to_vec();
    let table = results.answered.map(|_| {
        results.questions.iter().fold(Table::new(code, page.t("survey-results-caption"), heads), |table, (question, tally)| {
            let number = |count: u32| page.number(&usize::try_from(count).unwrap_or(usize::MAX));
            let cells = vec![
                shown(page, *tally, |tally| Some(number(tally.count()))),
                shown(page, *tally, |tally| Some(page.tenths(tally.mean_tenths()?))),
                shown(page, *tally, |tally| Some(number(tally.favorable()))),
            ];
            table.row(page.t(&legend(question)), cells)
        })
    });
    let answered =
        results.answered.map_or_else(|| page.t("survey-results-few"), |count| page.count("survey-results-answered", &count));
    let remarks = results.remarks.iter().map(|remark| remark.as_str().to_owned()).collect();
    Section { title, answered, table, remarks }
}

/// `GET /survey/results`.
pub async fn show(
    State(app): State<App>,
    caller: Caller,
    reader: Reader,
    chosen: Result<Query<Chosen>, QueryRejection>,
) -> Result<Response, Fault> {
    // What isn't a year is the current one.
    let asked = chosen.ok().and_then(|Query(chosen)| chosen.year());
    let (year, current, found) = results(&app, &caller, asked).await?;
    let page = reader.staff_page("survey-results-title");
    let tab = |one: i16| Tab { label: one.to_string(), href: format!("/survey/results?year={one}"), current: one == year };
    let rendered = ResultsPage {
        years: Tabs::new(page.t("survey-results-years"), years(current).into_iter().map(tab).collect()),
        sections: found.iter().map(|one| section(&page, one)).collect(),
        page,
    };
    Ok(edge::page(rendered.render().map_err(|_| Problem::unavailable())?))
}
