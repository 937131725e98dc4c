//! The front door: the start page, the assets, the API's description, and whether anybody is home.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use edge::{Caller, Fault, Reader};
use http::header;
use kit::Problem;
use pages::Page;
use serde::Deserialize;

use crate::App;

#[derive(Template)]
#[template(path = "start.html")]
struct StartPage {
    page: Page,
    phone: String,
}

/// `/`: what mediation is, and where to begin.
pub async fn start(State(app): State<App>, caller: Caller, reader: Reader) -> Result<Response, Fault> {
    let policy = app.platform.policy(&caller.tenant).await?;
    let page = reader.page("start-title");
    let phone = policy.phone.clone();
    Ok(edge::page(StartPage { page, phone }.render().map_err(|_| Problem::unavailable())?))
}

/// Which build of a file a page asks for.
#[derive(Deserialize)]
pub struct Build {
    #[serde(default)]
    v: String,
}

/// `/assets/{name}`: style, scripts, mark. A page names the build that it wants, which never changes; any other is asked for anew.
pub async fn asset(Path(name): Path<String>, Query(build): Query<Build>) -> Result<Response, Fault> {
    let asset = pages::asset(&name).ok_or_else(Problem::not_found)?;
    let asked = build.v == format!("{:016x}", asset.version);
    let kept = if asked { "public, max-age=31536000, immutable" } else { "public, max-age=60" };
    Ok(([(header::CONTENT_TYPE, asset.content_type), (header::CACHE_CONTROL, kept)], asset.body).into_response())
}

/// `/v1/openapi.json`: the whole API, merged from every function and held true by a test.
pub async fn openapi() -> Response {
    ([(header::CONTENT_TYPE, "application/json")], include_str!("../../openapi.json")).into_response()
}

/// `/health`: somebody is home.
pub async fn health() -> &'static str {
    "ok"
}
