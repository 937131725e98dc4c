//! The reader's language: asked for in the address, remembered in a cookie, offered by the browser, or the first there is.

use axum::extract::FromRequestParts;
use axum::response::{IntoResponse, Redirect, Response};
use domain::vocabulary::Language;
use http::request::Parts;
use http::{Method, header};
use jiff::SignedDuration;
use kit::Problem;
use lambda_http::request::RequestContext;
use pages::Page;

use crate::cookie::cookie;

/// How long staff may do nothing before their session ends, which their pages say in time.
pub const STAFF_IDLE: SignedDuration = SignedDuration::from_mins(30);

/// How an address says that something was just done.
const DONE: &str = "done=yes";

/// Back to a page, which then says what was just done.
#[must_use]
pub fn done(path: &str) -> Response {
    Redirect::to(&format!("{path}?{DONE}")).into_response()
}

/// In which language somebody reads, and where they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reader {
    /// The language.
    pub language: Language,
    /// Whether it was just chosen, so that the answer should remember it.
    pub chosen: bool,
    /// The path of the page, for the language switch: the start for what was sent, which has no page of its own.
    pub path: String,
    /// The rest of the address, without a language.
    pub query: String,
    /// The number that the platform gave to the request, under which its lines are found in the logs.
    pub request: String,
}

impl Reader {
    /// Reads a request's parts.
    #[must_use]
    pub fn of(parts: &Parts) -> Self {
        let query = parts.uri.query().unwrap_or_default();
        let asked =
            form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "lang").map(|(_, value)| value.into_owned());
        let chosen = asked.and_then(|code| Language::parse(&code).ok());
        let header = |name| parts.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let remembered = || cookie(&parts.headers, "lang").and_then(|code| Language::parse(code).ok());
        let offered = || {
            let wanted = header(header::ACCEPT_LANGUAGE).split(',').filter_map(|tag| tag.trim().get(..2));
            wanted.filter_map(|code| Language::parse(&code.to_lowercase()).ok()).next()
        };
        let rest = form_urlencoded::parse(query.as_bytes()).filter(|(name, _)| name != "lang");
        let asks = parts.method == Method::GET || parts.method == Method::HEAD;
        Self {
            language: chosen.or_else(remembered).or_else(offered).unwrap_or(Language::English),
            chosen: chosen.is_some(),
            path: if asks { parts.uri.path().to_owned() } else { "/".to_owned() },
            query: form_urlencoded::Serializer::new(String::new()).extend_pairs(rest).finish(),
            request: request_number(parts),
        }
    }

    /// A page at this address.
    #[must_use]
    pub fn page(&self, title: &str) -> Page {
        Page::new(self.language, &self.path, title).with_query(&self.query)
    }

    /// A page of staff's at this address.
    #[must_use]
    pub fn staff_page(&self, title: &str) -> Page {
        self.page(title).for_staff(STAFF_IDLE)
    }

    /// Whether they come from having just done something here.
    #[must_use]
    pub fn has_just_done(&self) -> bool {
        self.query == DONE
    }

    /// The same reader at the page that the answer shows, where that isn't the address of the request.
    #[must_use]
    pub fn at(&self, path: &str) -> Self {
        Self { path: path.to_owned(), query: String::new(), ..self.clone() }
    }
}

fn request_number(parts: &Parts) -> String {
    match parts.extensions.get::<RequestContext>() {
        Some(RequestContext::ApiGatewayV2(context)) => context.request_id.clone().unwrap_or_default(),
        _ => String::new(),
    }
}

impl<S: Sync> FromRequestParts<S> for Reader {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        Ok(Self::of(parts))
    }
}
