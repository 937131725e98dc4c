//! What every router gets before it serves: limits, cross-site protection, headers, and problems put into words.

use axum::Router;
use axum::body::Body;
use axum::extract::{DefaultBodyLimit, Request};
use axum::middleware::{Next, from_fn};
use axum::response::{Html, IntoResponse, Redirect, Response};
use domain::vocabulary::Language;
use http::{HeaderName, HeaderValue, StatusCode, header};
use kit::Problem;
use pages::{Page, Words};
use store::Reply;
use tower_http::csrf::{CsrfLayer, ProtectionError};
use tower_http::set_header::SetResponseHeaderLayer;

use crate::fault::{FieldProblemBody, ProblemBody};
use crate::reader::Reader;

/// The longest body: a statement of 5,000 characters in any script, percent-encoded, with room to spare.
const LONGEST_BODY: usize = 128 * 1024;

const POLICY: &str =
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

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
        .layer(from_fn(in_words))
        .layer(set(header::CONTENT_SECURITY_POLICY, POLICY))
        .layer(set(header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .layer(set(header::REFERRER_POLICY, "same-origin"))
        .layer(set(header::STRICT_TRANSPORT_SECURITY, "max-age=63072000; includeSubDomains"))
        .layer(set(header::CACHE_CONTROL, "no-store"))
}

/// Turns a problem into words: JSON for the API, a page for a browser.
async fn in_words(request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let reader = Reader::of(&parts);
    let api = parts.uri.path().starts_with("/v1/");
    let path = parts.uri.path().to_owned();
    let mut response = next.run(Request::from_parts(parts, body)).await;
    let problem = response.extensions_mut().remove::<Problem>().or_else(|| unreadable(&response));
    if let Some(problem) = problem {
        return if api { as_json(&problem, reader.language) } else { as_page(&problem, &reader, &path) };
    }
    if reader.chosen && !api {
        let cookie = format!("lang={}; Path=/; Max-Age=31536000; SameSite=Lax", reader.language);
        if let Ok(value) = HeaderValue::from_str(&cookie) {
            response.headers_mut().append(header::SET_COOKIE, value);
        }
    }
    response
}

/// An address that can't be read, with broken encoding or a parameter twice, leads nowhere; what the framework says of it, in plain
/// text and in its own terms, is for nobody.
fn unreadable(response: &Response) -> Option<Problem> {
    let kind = response.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    (response.status().is_client_error() && kind.starts_with("text/plain")).then(Problem::not_found)
}

fn as_json(problem: &Problem, language: Language) -> Response {
    let words = Words::of(language);
    let errors = problem.fields.iter().map(|(field, code)| FieldProblemBody {
        field: (*field).to_owned(),
        code: (*code).to_owned(),
        message: words.field_problem(field, code),
    });
    let body = ProblemBody {
        kind: format!("/problems/{}", problem.code),
        title: words.text(&format!("problem-{}", problem.code)),
        status: problem.status.as_u16(),
        detail: words.attribute(&format!("problem-{}", problem.code), "detail"),
        code: problem.code.to_owned(),
        rule: problem.rule.map(str::to_owned),
        errors: errors.collect(),
    };
    let mut response = (problem.status, axum::Json(body)).into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    with_hints(response, problem)
}

fn as_page(problem: &Problem, reader: &Reader, path: &str) -> Response {
    if problem.code == "sign-in-needed" {
        let next: String = form_urlencoded::byte_serialize(path.as_bytes()).collect();
        return Redirect::to(&format!("/sign-in?next={next}")).into_response();
    }
    let page = Page::new(reader.language, &reader.path, &format!("problem-{}", problem.code));
    let html = pages::problem(&page, problem.code);
    with_hints((problem.status, Html(html)).into_response(), problem)
}

fn with_hints(mut response: Response, problem: &Problem) -> Response {
    if problem.status == StatusCode::SERVICE_UNAVAILABLE {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("5"));
    }
    response
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
