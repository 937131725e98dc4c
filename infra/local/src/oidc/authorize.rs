//! The page where a role is chosen, and the way back with a code.

use askama::Template;
use axum::Form;
use axum::extract::{Query, State};
use axum::response::{Html, IntoResponse, Redirect, Response};
use http::{StatusCode, header};
use serde::Deserialize;

use super::codes::Grant;
use super::{Issuer, ROLES, is_role};

/// The page needs a style and nothing else.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'";

/// What a client sends a browser with.
#[derive(Deserialize)]
pub struct Request {
    response_type: Option<String>,
    client_id: Option<String>,
    redirect_uri: Option<String>,
    state: Option<String>,
    nonce: Option<String>,
    code_challenge: Option<String>,
    code_challenge_method: Option<String>,
    role: Option<String>,
}

/// The same, after the checks.
struct Checked {
    client_id: String,
    redirect_uri: String,
    state: Option<String>,
    nonce: Option<String>,
    code_challenge: String,
}

#[derive(Template)]
#[template(path = "dev/sign-in.html")]
struct SignInPage {
    request: Checked,
    roles: [(&'static str, &'static str); 8],
}

/// Why a request can't be answered; shown to the person, who is never sent on with it.
pub struct Refused(&'static str);

impl Request {
    fn check(self, issuer: &Issuer) -> Result<Checked, Refused> {
        if self.response_type.as_deref() != Some("code") {
            return Err(Refused("This issuer answers with a code and nothing else."));
        }
        let redirect_uri = self.redirect_uri.filter(|uri| issuer.is_own(uri) && !uri.contains('#'));
        let code_challenge = self.code_challenge.filter(|_| self.code_challenge_method.as_deref() == Some("S256"));
        Ok(Checked {
            client_id: self
                .client_id
                .filter(|id| !id.is_empty())
                .ok_or(Refused("The request doesn't say which client it is from."))?,
            redirect_uri: redirect_uri.ok_or(Refused("The request leads away from this machine's own pages."))?,
            state: self.state,
            nonce: self.nonce,
            code_challenge: code_challenge.ok_or(Refused("The request has no code challenge of the kind S256."))?,
        })
    }
}

/// `GET /authorize`: the page.
pub async fn ask(State(issuer): State<Issuer>, Query(request): Query<Request>) -> Result<Response, Refused> {
    let page = SignInPage { request: request.check(&issuer)?, roles: ROLES };
    let html = page.render().map_err(|_| Refused("The page can't be shown."))?;
    Ok(([(header::CACHE_CONTROL, "no-store"), (header::CONTENT_SECURITY_POLICY, POLICY)], Html(html)).into_response())
}

/// `POST /authorize`: back to the client with a code.
pub async fn answer(State(issuer): State<Issuer>, Form(mut request): Form<Request>) -> Result<Redirect, Refused> {
    let role = request.role.take().filter(|role| is_role(role)).ok_or(Refused("Nobody has this role."))?;
    let Checked { client_id, redirect_uri, state, nonce, code_challenge } = request.check(&issuer)?;
    let code = issuer.inner.ids.token();
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.append_pair("code", &code);
    if let Some(state) = &state {
        query.append_pair("state", state);
    }
    let separator = if redirect_uri.contains('?') { '&' } else { '?' };
    let location = format!("{redirect_uri}{separator}{}", query.finish());
    let grant = Grant { client_id, redirect_uri, nonce, code_challenge, role, issued_at: issuer.now() };
    issuer.inner.codes.give(code, grant);
    Ok(Redirect::to(&location))
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        (StatusCode::BAD_REQUEST, self.0).into_response()
    }
}
