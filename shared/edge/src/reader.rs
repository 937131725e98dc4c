//! The reader's language: asked for in the address, remembered in a cookie, offered by the browser, or the first there is.

use axum::extract::FromRequestParts;
use domain::vocabulary::Language;
use http::header;
use http::request::Parts;
use kit::Problem;

/// In which language somebody reads, and where they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reader {
    /// The language.
    pub language: Language,
    /// Whether it was just chosen, so that the answer should remember it.
    pub chosen: bool,
    /// The path of the page, for the language switch.
    pub path: String,
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
        let remembered = || {
            header(header::COOKIE)
                .split(';')
                .find_map(|cookie| cookie.trim().strip_prefix("lang="))
                .and_then(|code| Language::parse(code).ok())
        };
        let offered = || {
            let wanted = header(header::ACCEPT_LANGUAGE).split(',').filter_map(|tag| tag.trim().get(..2));
            wanted.filter_map(|code| Language::parse(&code.to_lowercase()).ok()).next()
        };
        Self {
            language: chosen.or_else(remembered).or_else(offered).unwrap_or(Language::English),
            chosen: chosen.is_some(),
            path: parts.uri.path().to_owned(),
        }
    }
}

impl<S: Sync> FromRequestParts<S> for Reader {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        Ok(Self::of(parts))
    }
}
