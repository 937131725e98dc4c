//! The front door: the start page, the assets, the API's description, and whether anybody is home.

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use edge::{Fault, Reader};
use http::header;
use kit::Problem;
use pages::Page;

#[derive(Template)]
#[template(path = "start.html")]
struct StartPage {
    page: Page,
}

/// `/`: what mediation is, and where to begin.
pub async fn start(reader: Reader) -> Result<Response, Fault> {
    let page = Page::new(reader.language, &reader.path, "start-title");
    Ok(edge::page(StartPage { page }.render().map_err(|_| Problem::unavailable())?))
}

/// `/assets/{name}`: style and mark.
pub async fn asset(Path(name): Path<String>) -> Result<Response, Fault> {
    let asset = pages::asset(&name).ok_or_else(Problem::not_found)?;
    let headers = [(header::CONTENT_TYPE, asset.content_type), (header::CACHE_CONTROL, "public, max-age=3600")];
    Ok((headers, asset.body).into_response())
}

/// `/v1/openapi.json`: the whole API, merged from every function and held true by a test.
pub async fn openapi() -> Response {
    ([(header::CONTENT_TYPE, "application/json")], include_str!("../../openapi.json")).into_response()
}

/// `/health`: somebody is home.
pub async fn health() -> &'static str {
    "ok"
}
