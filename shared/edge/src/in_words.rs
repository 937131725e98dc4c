//! Problems in words: JSON for the API, a page for a browser, and what was typed into a form kept when we couldn't take it.

use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Redirect, Response};
use domain::vocabulary::Language;
use http::{HeaderValue, Method, StatusCode, header};
use kit::Problem;
use kit::log::{Level, line};
use pages::{Retry, Words};

use crate::command::{Fields, content_type};
use crate::doors::CLOSED;
use crate::fault::{FieldProblemBody, ProblemBody};
use crate::finish::LONGEST_BODY;
use crate::reader::Reader;

/// Turns a problem into words, and remembers a language that was chosen.
pub async fn in_words(request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let reader = Reader::of(&parts);
    let path = parts.uri.path().to_owned();
    let api = path.starts_with("/v1/");
    let is_form = parts.method == Method::POST && content_type(&parts.headers) == "application/x-www-form-urlencoded";
    let (body, typed) = if is_form && !api {
        let Ok(bytes) = to_bytes(body, LONGEST_BODY).await else {
            return as_page(&Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "too-large"), &reader, &path, None);
        };
        (Body::from(bytes.clone()), Some(bytes))
    } else {
        (body, None)
    };
    let mut response = next.run(Request::from_parts(parts, body)).await;
    let problem = response.extensions_mut().remove::<Problem>().or_else(|| unreadable(&response));
    if let Some(problem) = problem {
        if problem.status.is_server_error() && problem.code != CLOSED {
            line(Level::Error, "answered-with-a-failure").with("reference", &reader.request).with("code", problem.code).write();
        }
        if api {
            return as_json(&problem, &reader);
        }
        let retry = typed.filter(|_| problem.status.is_server_error());
        let retry = retry.map(|bytes| Retry { action: path.clone(), fields: pairs(&Fields::read(&bytes)) });
        return as_page(&problem, &reader, &path, retry);
    }
    if reader.chosen && !api {
        remember(&mut response, reader.language);
    }
    response
}

/// Remembers a language for the next pages.
pub fn remember(response: &mut Response, language: Language) {
    let cookie = format!("lang={language}; Path=/; Max-Age=31536000; SameSite=Lax");
    if let Ok(value) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
}

fn pairs(fields: &Fields) -> Vec<(String, String)> {
    fields.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

/// An address that can't be read, with broken encoding or a parameter twice, leads nowhere; what the framework says of it, in plain
/// text and in its own terms, is for nobody.
fn unreadable(response: &Response) -> Option<Problem> {
    let kind = response.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    (response.status().is_client_error() && kind.starts_with("text/plain")).then(Problem::not_found)
}

fn as_json(problem: &Problem, reader: &Reader) -> Response {
    let words = Words::of(reader.language);
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
        instance: reference(problem, reader).map(str::to_owned),
        rule: problem.rule.map(str::to_owned),
        errors: errors.collect(),
        faults: problem.faults.clone(),
    };
    let mut response = (problem.status, axum::Json(body)).into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    with_hints(response, problem)
}

fn as_page(problem: &Problem, reader: &Reader, path: &str, retry: Option<Retry>) -> Response {
    if problem.code == "sign-in-needed" {
        let whole = if reader.query.is_empty() { path.to_owned() } else { format!("{path}?{}", reader.query) };
        let next: String = form_urlencoded::byte_serialize(whole.as_bytes()).collect();
        return Redirect::to(&format!("/sign-in?next={next}")).into_response();
    }
    let page = reader.page(&format!("problem-{}", problem.code));
    let html = pages::problem(&page, problem.code, reference(problem, reader), retry.as_ref());
    with_hints((problem.status, Html(html)).into_response(), problem)
}

/// The number of the request, for a failure on our side.
fn reference<'a>(problem: &Problem, reader: &'a Reader) -> Option<&'a str> {
    (problem.status.is_server_error() && !reader.request.is_empty()).then_some(reader.request.as_str())
}

fn with_hints(mut response: Response, problem: &Problem) -> Response {
    let seconds = match problem.status {
        StatusCode::SERVICE_UNAVAILABLE => "5",
        StatusCode::TOO_MANY_REQUESTS => "900",
        _ => return response,
    };
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static(seconds));
    response
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use axum::Router;
    use axum::routing::post;
    use tower::ServiceExt as _;

    use super::*;

    fn routes() -> Router {
        let breaks = || async { std::hint::black_box(None::<u8>).unwrap().to_string() };
        let waits = || async { Problem::unavailable() };
        crate::finish(Router::new().route("/breaks", post(breaks)).route("/v1/breaks", post(breaks)).route("/waits", post(waits)))
    }

    async fn sent(path: &str) -> (StatusCode, String, String) {
        let context = aws_context("JKJaXmPLvHcESHA=");
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .extension(context)
            .body(Body::from("key=a-key-of-a-form&statement=She+let+me+wait+%3Cfor%3E+an+hour"))
            .unwrap();
        let response = routes().oneshot(request).await.unwrap();
        let (status, retry) = (response.status(), response.headers().get(header::RETRY_AFTER).cloned());
        let body = to_bytes(response.into_body(), LONGEST_BODY).await.unwrap();
        let retry = retry.map(|value| value.to_str().unwrap().to_owned()).unwrap_or_default();
        (status, retry, String::from_utf8(body.to_vec()).unwrap())
    }

    fn aws_context(id: &str) -> lambda_http::request::RequestContext {
        let mut context = lambda_http::aws_lambda_events::apigw::ApiGatewayV2httpRequestContext::default();
        context.request_id = Some(id.to_owned());
        lambda_http::request::RequestContext::ApiGatewayV2(context)
    }

    #[tokio::test]
    async fn a_mistake_of_ours_is_a_page_with_a_number_and_with_everything_that_was_typed() {
        let (status, _, page) = sent("/breaks").await;
        assert_eq!(status, StatusCode::INTERNAL_SERVER_ERROR);
        assert!(page.contains("JKJaXmPLvHcESHA="), "the number under which the operators find it");
        assert!(page.contains("action=\"/breaks\"") && page.contains("name=\"key\" value=\"a-key-of-a-form\""));
        assert!(page.contains("She let me wait &#60;for&#62; an hour"), "{page}");
        assert!(!page.contains("unwrap") && !page.contains("panicked"), "and nothing of our own");
    }

    #[tokio::test]
    async fn for_the_api_a_mistake_of_ours_is_a_problem_with_the_same_number() {
        let (status, _, body) = sent("/v1/breaks").await;
        let body: serde_json::Value = serde_json::from_str(&body).unwrap();
        assert_eq!((status.as_u16(), &body["code"], &body["instance"]), (500, &"broken".into(), &"JKJaXmPLvHcESHA=".into()));
    }

    #[tokio::test]
    async fn when_storage_is_away_the_form_can_be_sent_again_as_it_was() {
        let (status, retry, page) = sent("/waits").await;
        assert_eq!((status, retry.as_str()), (StatusCode::SERVICE_UNAVAILABLE, "5"));
        assert!(page.contains("<form method=\"post\" action=\"/waits\"") && page.contains("name=\"statement\""));
    }
}
