//! What every router gets before it serves: limits, cross-site protection, headers, and problems put into words.

use std::any::Any;

use axum::Router;
use axum::body::Body;
use axum::extract::DefaultBodyLimit;
use axum::middleware::from_fn;
use axum::response::{Html, IntoResponse, Response};
use http::{HeaderName, HeaderValue, StatusCode, header};
use kit::Problem;
use store::Reply;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::csrf::{CsrfLayer, ProtectionError};
use tower_http::set_header::SetResponseHeaderLayer;

use crate::doors::doors;
use crate::in_words::in_words;

/// The longest body: a statement of 5,000 characters in any script, percent-encoded, with room to spare.
pub const LONGEST_BODY: usize = 128 * 1024;

/// What a page may load and do: its own style, script and mark, its own forms, and nothing that stands in the page itself.
pub const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; \
    form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'";

/// Wraps a function's router.
pub fn finish(router: Router) -> Router {
    let csrf = CsrfLayer::new().with_rejection_response(|_: ProtectionError| -> Response<Body> {
        Problem::new(StatusCode::FORBIDDEN, "cross-site").into_response()
    });
    let set =
        |name: HeaderName, value: &'static str| SetResponseHeaderLayer::if_not_present(name, HeaderValue::from_static(value));
    router
        .fallback(|| async { Problem::not_found() })
        .method_not_allowed_fallback(|| async { Problem::new(StatusCode::METHOD_NOT_ALLOWED, "method-not-allowed") })
        .layer(DefaultBodyLimit::max(LONGEST_BODY))
        .layer(csrf)
        .layer(CatchPanicLayer::custom(|_: Box<dyn Any + Send>| Problem::broken().into_response()))
        .layer(from_fn(doors))
        .layer(from_fn(in_words))
        .layer(set(header::CONTENT_SECURITY_POLICY, POLICY))
        .layer(set(header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .layer(set(header::REFERRER_POLICY, "same-origin"))
        .layer(set(header::STRICT_TRANSPORT_SECURITY, "max-age=63072000; includeSubDomains"))
        .layer(set(header::CACHE_CONTROL, "no-store"))
}

/// A page as an answer.
#[must_use]
pub fn page(html: String) -> Response {
    Html(html).into_response()
}

/// A committed answer as an HTTP response.
#[must_use]
pub fn reply(reply: Reply) -> Response {
    let status = StatusCode::from_u16(reply.status).unwrap_or(StatusCode::OK);
    let mut response = (status, reply.body).into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response
}
