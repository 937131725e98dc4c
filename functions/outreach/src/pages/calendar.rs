//! `/community`: what is on in the community, as a page and as a feed for one's own calendar (OUTR-7, OUTR-8).

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use edge::{Caller, Fault, Reader, StaffRole};
use http::header;
use kit::Problem;
use pages::{Page, calendar};

use crate::App;
use crate::access::READERS;
use crate::public::{self, PublicRow};

struct Line {
    title: String,
    kind: String,
    when: String,
    until: String,
    place: String,
}

#[derive(Template)]
#[template(path = "calendar.html")]
struct CalendarPage {
    page: Page,
    lines: Vec<Line>,
    phone: String,
    /// Whether the unit's own pages are theirs.
    staff: bool,
}

/// `GET /community`.
pub async fn show(State(app): State<App>, caller: Caller, reader: Reader) -> Result<Response, Fault> {
    let policy = app.platform.policy(&caller.tenant).await?;
    let rows = public::upcoming(app.platform.store.as_ref(), &caller.tenant, app.platform.now()).await?;
    let page = reader.page("community-title");
    let line = |row: &PublicRow| Line {
        title: row.title.as_str().to_owned(),
        kind: row.kind.map_or_else(|| page.t("community-own-program"), |kind| page.code("engagement", kind.code())),
        when: page.moment(&row.starts_at, &policy.zone),
        until: page.moment_in_zone(&row.ends_at, &policy.zone),
        place: row.place.as_str().to_owned(),
    };
    let rendered = CalendarPage {
        lines: rows.iter().map(line).collect(),
        phone: policy.phone.clone(),
        staff: READERS.iter().any(|role: &StaffRole| caller.is(*role)),
        page,
    };
    Ok(edge::page(rendered.render().map_err(|_| Problem::unavailable())?))
}

/// `GET /community/calendar.ics`: the same for calendars that look again from time to time.
pub async fn feed(State(app): State<App>, caller: Caller) -> Result<Response, Fault> {
    let now = app.platform.now();
    let rows = public::upcoming(app.platform.store.as_ref(), &caller.tenant, now).await?;
    let event = |row: &PublicRow| {
        calendar::public_event(row.id, (row.title.as_str(), row.place.as_str()), (row.starts_at, row.ends_at), now)
    };
    let file = calendar::file(None, rows.iter().map(event));
    Ok(([(header::CONTENT_TYPE, "text/calendar; charset=utf-8")], file).into_response())
}
