//! What couldn't be done, on the page that it was asked for on, with what was typed for it.

use askama::Template;
use askama::filters::HtmlSafe;

use crate::page::Page;

/// What couldn't be done; nothing to show when all went well.
#[derive(Template, Default)]
#[template(path = "parts/refusal.html")]
pub struct Refusal {
    title: String,
    detail: String,
    kept_title: String,
    kept: Vec<(String, String)>,
}

impl HtmlSafe for Refusal {}

impl Refusal {
    /// A problem by its code, and what was typed, as (label, text): it may belong to a form that the page doesn't have any more.
    #[must_use]
    pub fn of(page: &Page, code: &str, kept: Vec<(String, String)>) -> Self {
        let name = format!("problem-{code}");
        // To those who called the API it is said to load it again; this page has done so.
        let moved_on = ["stale-version", "changed-meanwhile", "not-possible-now"].contains(&code);
        let detail = if moved_on { page.t("refused-moved-on") } else { page.part(&name, "detail") };
        Self { title: page.t(&name), detail, kept_title: page.t("kept-title"), kept }
    }
}
