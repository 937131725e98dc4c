//! `/calendar/{feed}`, and the page that shows such an address once.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use edge::{Caller, Fault, Reader};
use http::header;
use kit::Problem;
use pages::Page;

use crate::App;
use crate::feed;

#[derive(Template)]
#[template(path = "calendar-link.html")]
struct AddressPage {
    page: Page,
    /// The address; none when it was shown already.
    address: Option<String>,
    back: String,
}

/// The page with an address that was just made.
///
/// # Errors
/// When it can't be rendered.
pub fn shown(reader: &Reader, back: &str, address: Option<String>) -> Result<Response, Fault> {
    let page = reader.at(back).page("feed-title");
    Ok(edge::page(AddressPage { page, address, back: back.to_owned() }.render().map_err(|_| Problem::unavailable())?))
}

/// `GET /calendar/{feed}`: the appointments of whoever made the address, for the calendar that they told it to.
pub async fn file(State(app): State<App>, caller: Caller, Path(feed): Path<String>) -> Result<Response, Fault> {
    let token = feed.strip_suffix(".ics").unwrap_or(&feed);
    let file = feed::file(&app, &caller.tenant, token).await?.ok_or_else(Problem::not_found)?;
    Ok(([(header::CONTENT_TYPE, "text/calendar; charset=utf-8")], file).into_response())
}
