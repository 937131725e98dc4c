//! `/dev/components`: every part of a page in every state, in any language and either direction, to look at and to test.

use askama::Template;
use axum::Router;
use axum::extract::Query;
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use domain::vocabulary::{AgeBracket, Category};
use edge::Reader;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use kit::Problem;
use pages::{
    Answers, BarChart, Choice, Form, FormError, LineChart, Moment, Page, Pagination, Refusal, Standing, Tab, Tabs, Task, Tasks,
    Timeline, choices,
};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "dev/components.html")]
struct ComponentsPage {
    page: Page,
    /// Fields as they are at first, with what was typed, and with what is wrong.
    forms: Vec<(&'static str, Form)>,
    categories: Vec<Choice>,
    ages: Vec<Choice>,
    consent: Vec<Choice>,
    most: usize,
    refusal: Refusal,
    facts: Answers,
    check: Answers,
    timeline: Timeline,
    tasks: Tasks,
    tabs: Tabs,
    paginations: Vec<Pagination>,
    bars: BarChart,
    line: LineChart,
}

/// `dir=rtl` shows the page as those see it who read from right to left.
#[derive(Deserialize, Default)]
struct Shown {
    #[serde(default)]
    dir: String,
}

/// The page.
pub fn router() -> Router {
    Router::new().route("/dev/components", get(show))
}

fn forms(page: &Page) -> Vec<(&'static str, Form)> {
    let typed = [
        ("category", "service"),
        ("statement", "I waited for two hours. Nobody told me why."),
        ("incident_on", "2026-11-20"),
        ("name", "Ana López"),
        ("age", "adult"),
        ("contact_consent", "yes"),
    ];
    let wrong = ["category", "statement", "incident_on", "name", "age", "contact_consent"]
        .map(|field| FormError { field: format!("wrong-{field}"), message: page.wrong(field, "required") });
    let under = |prefix: &str, pairs: &[(&str, &str)]| {
        Form::of(pairs.iter().map(|(name, value)| (format!("{prefix}-{name}"), (*value).to_owned())))
    };
    vec![
        ("blank", Form::default()),
        ("typed", under("typed", &typed)),
        ("wrong", under("wrong", &[("statement", "Rude.")]).with_errors(wrong.to_vec())),
    ]
}

impl ComponentsPage {
    /// The fields of each form have names of their own, because they stand on one page.
    fn name(&self, state: &str, field: &str) -> String {
        format!("{state}-{field}")
    }

    fn chosen(&self, form: &Form, state: &str, field: &str, options: &[Choice]) -> Vec<Choice> {
        let name = self.name(state, field);
        options.iter().map(|one| Choice { chosen: form.has(&name, &one.value), ..one.clone() }).collect()
    }

    fn of(page: Page) -> Self {
        let zone = TimeZone::get("America/Los_Angeles").unwrap_or(TimeZone::UTC);
        let began: Timestamp = "2026-11-20T18:30:00Z".parse().unwrap_or(Timestamp::UNIX_EPOCH);
        let moment = |days: i64, what: &str, by: &str| {
            let at = began + SignedDuration::from_hours(24 * days);
            Moment::new(&page, &at, &zone, page.code("history", what), page.code("by", by))
        };
        let task = |name: &str, standing, status: &str, href: &str| Task {
            name: page.t(name),
            href: href.to_owned(),
            hint: page.moment(&began, &zone),
            status: page.t(status),
            standing,
        };
        let tab = |label: &str, current| Tab { label: page.t(label), href: "#tabs".to_owned(), current };
        let codes = |all: &[Category]| all.iter().map(|one| one.code()).collect::<Vec<_>>();
        let counts = [12, 48, 31, 11, 20, 17].map(Some).into_iter().chain([None, Some(0)]);
        let counted = Category::ALL.iter().map(|one| page.code("offer-about", one.code())).zip(counts).collect();
        let years = (2015..=2026).map(|year: i32| year.to_string());
        let by_year =
            [Some(14), Some(18), None, Some(25), Some(21), Some(30), Some(44), Some(41), Some(58), Some(60), Some(72), Some(69)];
        let ages: Vec<&str> = AgeBracket::ALL.iter().map(|one| one.code()).collect();
        Self {
            forms: forms(&page),
            categories: choices(&page, "category", &codes(Category::ALL), ""),
            ages: choices(&page, "age", &ages, ""),
            consent: choices(&page, "consent", &["yes"], ""),
            most: 60,
            refusal: Refusal::of(&page, "stale-version", vec![(page.t("do-offer-place"), "Garfield Avenue".to_owned())]),
            facts: Answers::default()
                .fact(page.t("session-when"), page.moment(&began, &zone))
                .fact(page.t("session-where"), "La Pintoresca Branch Library, 1355 N Raymond Ave"),
            check: Answers::to_change(page.t("check-change")).answer(page.t("ask-name"), "Ana López", "#answers").answer(
                page.t("ask-statement"),
                "I waited for two hours.\n\nNobody told me why.",
                "#answers",
            ),
            timeline: Timeline::new(vec![
                moment(0, "filed", "public"),
                moment(1, "acknowledged", "staff"),
                moment(3, "screened", "staff"),
            ]),
            tasks: Tasks::new(vec![
                task("prepare-title", Standing::Waiting, "mediation-not-prepared", "#tasks"),
                task("desk-tasks", Standing::Late, "desk-overdue", "#tasks"),
                task("outcome-title", Standing::Done, "mediation-prepared", ""),
            ]),
            tabs: Tabs::new(
                page.t("desk-views"),
                vec![tab("desk-view-all", true), tab("desk-view-overdue", false), tab("desk-view-done", false)],
            ),
            paginations: [(1, 3), (6, 12), (12, 12)].map(|(at, of)| Pagination::new(&page, "#page-", at, of)).into(),
            bars: BarChart::new(&page, "bars", &page.t("desk-cases"), (&page.t("case-category"), &page.t("desk-cases")), counted),
            line: LineChart::new(
                &page,
                "line",
                &page.t("desk-cases"),
                (&page.t("date-year"), &page.t("desk-cases")),
                years.zip(by_year).collect(),
            ),
            page,
        }
    }
}

async fn show(reader: Reader, Query(shown): Query<Shown>) -> Result<Response, Problem> {
    let mut page = reader.page("start-title");
    "Components".clone_into(&mut page.title);
    if shown.dir == "rtl" {
        page.direction = "rtl";
    }
    let html = ComponentsPage::of(page).render().map_err(|_| Problem::broken())?;
    Ok(Html(html).into_response())
}
