//! `/community/requests`: what the unit decides on, the next one first.

use askama::Template;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::response::Response;
use domain::outreach::EngagementStage;
use edge::{Caller, Fault, Reader, StaffRole};
use kit::Problem;
use pages::{Page, Tab, Tabs};
use serde::Deserialize;

use crate::App;
use crate::access::{READERS, staff};
use crate::listed::{self, ListedRow};

/// The views, each with an address of its own.
const VIEWS: [&str; 5] = ["to-decide", "supervisor", "approved", "denied", "over"];

/// What is looked at.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Chosen {
    view: String,
}

struct Line {
    href: String,
    reference: String,
    kind: String,
    when: String,
    area: String,
    stage: String,
    outstanding: String,
    on_event: bool,
}

#[derive(Template)]
#[template(path = "requests.html")]
struct ListPage {
    page: Page,
    views: Tabs,
    lines: Vec<Line>,
    /// Whether the unit's own pages are theirs to change.
    unit: bool,
}

/// Whether a request is in a view.
fn is_in(view: &str, row: &ListedRow) -> bool {
    match view {
        "supervisor" => !row.outstanding.is_empty(),
        "approved" => row.stage == EngagementStage::Approved,
        "denied" => row.stage == EngagementStage::Denied,
        "over" => true,
        _ => row.stage == EngagementStage::Filed || row.on_event,
    }
}

/// `GET /community/requests`.
pub async fn show(
    State(app): State<App>,
    caller: Caller,
    reader: Reader,
    chosen: Result<Query<Chosen>, QueryRejection>,
) -> Result<Response, Fault> {
    staff(&caller, READERS)?;
    let unit = caller.is(StaffRole::Outreach);
    let asked = chosen.map(|Query(chosen)| chosen.view).unwrap_or_default();
    let view = *VIEWS.iter().find(|view| **view == asked).unwrap_or(if unit { &"to-decide" } else { &"supervisor" });
    let (policy, store) = (app.platform.policy(&caller.tenant).await?, app.platform.store.as_ref());
    let rows = match view {
        "over" => listed::over(store, &caller.tenant, policy.date(app.platform.now()).year()).await?,
        _ => listed::open(store, &caller.tenant).await?,
    };
    let page = reader.at("/community/requests").staff_page("requests-title").with_query(&format!("view={view}"));
    let tab = |code: &&str| Tab {
        label: page.code("requests-view", code),
        href: format!("/community/requests?view={code}"),
        current: *code == view,
    };
    let line = |row: &ListedRow| Line {
        href: format!("/community/requests/{}", row.id),
        reference: row.reference.to_string(),
        kind: page.code("engagement", row.kind.code()),
        when: page.moment(&row.starts_at, &policy.zone),
        area: row.area.as_deref().and_then(|code| policy.outreach.area(code)).map_or_else(String::new, |area| area.name.clone()),
        stage: page.code("engagement-stage", row.stage.code()),
        outstanding: row.outstanding.iter().map(|need| page.code("need", need.code())).collect::<Vec<_>>().join(", "),
        on_event: row.on_event,
    };
    let rendered = ListPage {
        views: Tabs::new(page.t("requests-views"), VIEWS.iter().map(tab).collect()),
        lines: rows.iter().filter(|row| is_in(view, row)).map(line).collect(),
        unit,
        page,
    };
    Ok(edge::page(rendered.render().map_err(|_| Problem::unavailable())?))
}
