//! Ways between pages of one kind: tabs, and the pages of a long list.

use askama::Template;
use askama::filters::HtmlSafe;

use crate::page::Page;

/// A tab: a link that looks like one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tab {
    /// What it says.
    pub label: String,
    /// Where it leads.
    pub href: String,
    /// Whether the page is the one it leads to.
    pub current: bool,
}

/// A row of tabs. Each is a page of its own, so nothing is hidden from anybody and every view has an address.
#[derive(Template)]
#[template(path = "parts/tabs.html")]
pub struct Tabs {
    label: String,
    tabs: Vec<Tab>,
}

impl HtmlSafe for Tabs {}

impl Tabs {
    /// The two sides of a case, for those who may open both.
    #[must_use]
    pub fn of_sides(page: &Page, case: &str) -> Self {
        let tab = |label: &str, href: String| Tab { label: page.t(label), current: page.is_at(&href), href };
        let complaint = tab("side-complaint", format!("/cases/{case}"));
        Self::new(page.t("sides"), vec![complaint, tab("side-mediation", format!("/mediations/{case}"))])
    }

    /// Tabs under a name for those who hear the page.
    #[must_use]
    pub const fn new(label: String, tabs: Vec<Tab>) -> Self {
        Self { label, tabs }
    }
}

/// A step of a pagination: a page, or a gap where pages are left out.
enum Step {
    Page { number: usize, label: String, current: bool },
    Gap,
}

/// The pages of a long list.
#[derive(Template)]
#[template(path = "parts/pagination.html")]
pub struct Pagination {
    label: String,
    previous: String,
    next: String,
    address: String,
    current: usize,
    last: usize,
    steps: Vec<Step>,
}

impl HtmlSafe for Pagination {}

impl Pagination {
    /// The pages 1 to `last`, of which `current` is shown. `address` is what stands before the number of the page.
    #[must_use]
    pub fn new(page: &Page, address: &str, current: usize, last: usize) -> Self {
        let near = |number: &usize| *number == 1 || *number == last || number.abs_diff(current) <= 1;
        let mut steps = Vec::new();
        let mut before = 0;
        for number in (1..=last).filter(near) {
            if number > before + 1 {
                steps.push(Step::Gap);
            }
            let label = page.t1("pagination-page", "number", &page.number(&number));
            steps.push(Step::Page { number, label, current: number == current });
            before = number;
        }
        Self {
            label: page.t("pagination"),
            previous: page.t("pagination-previous"),
            next: page.t("pagination-next"),
            address: address.to_owned(),
            current,
            last,
            steps,
        }
    }
}
