//! What was answered to whom, as a table; and what must never be, whatever the table says.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::callers::STRANGERS;

/// An answer, with the id that was asked for taken out.
#[derive(Clone, PartialEq, Eq)]
pub struct Shot {
    /// The status.
    pub status: u16,
    /// The headers, but for the date.
    pub headers: BTreeMap<String, String>,
    /// The body.
    pub body: String,
}

/// What somebody got for a request.
#[derive(Clone)]
pub struct Cell {
    /// The row.
    pub row: String,
    /// Who asked.
    pub who: String,
    /// What they got.
    pub shot: Shot,
    /// What they got for the same about something that isn't there, where an address names something.
    pub missing: Option<Shot>,
    /// Whether anything was written.
    pub wrote: bool,
}

impl Cell {
    /// What was answered; of a request that only reads also whether it left a trace, which nothing but the record of a read may be.
    fn outcome(&self) -> String {
        let trace = if self.row.starts_with("GET ") && self.wrote { ", traced" } else { "" };
        format!("{}{trace}", self.shot.outcome())
    }
}

impl Shot {
    /// All of it, to be searched.
    pub fn whole(&self) -> String {
        format!("{:?}\n{}", self.headers, self.body)
    }

    fn is_sign_in(&self) -> bool {
        self.headers.get("location").is_some_and(|address| address.starts_with("/sign-in?"))
    }

    /// Whether the caller was turned away or the request refused.
    pub fn is_refused(&self) -> bool {
        self.status >= 400 || self.is_sign_in()
    }

    /// Status and code: `404 not-found`, `303 /mediation`.
    pub fn outcome(&self) -> String {
        let code = serde_json::from_str::<Value>(&self.body).ok().and_then(|body| body["code"].as_str().map(str::to_owned));
        let said = match (&code, self.headers.get("location")) {
            (Some(code), _) => code.clone(),
            (None, Some(address)) if address.starts_with("http") => "the identity provider".to_owned(),
            (None, Some(address)) => address.split('?').next().unwrap_or_default().to_owned(),
            (None, None) if self.status >= 400 => page_problem(&self.body),
            (None, None) => String::new(),
        };
        format!("{} {said}", self.status).trim_end().to_owned()
    }
}

/// The code of a problem on a page, by its heading: the page's own, or that of the notice on a page that is shown again.
fn page_problem(html: &str) -> String {
    let between = |begin: &str, end: &str| html.split(begin).nth(1).and_then(|rest| rest.split(end).next());
    let notice = between("<h2 class=\"usa-alert__heading\">", "</h2>");
    let title = notice.or_else(|| between("<title>", " – Concord</title>")).unwrap_or_default().replace("&#39;", "'");
    if html.contains("class=\"error-summary\"") {
        return "invalid-input".to_owned();
    }
    let words = pages::Words::of(domain::vocabulary::Language::English);
    let files = [include_str!("../../web/locales/en/problems.ftl"), include_str!("../../web/locales/en/frame.ftl")];
    let names = files.into_iter().flat_map(str::lines).filter_map(|line| line.split_once(" = "));
    let found = names.filter(|(name, _)| words.text(name) == title).find_map(|(name, _)| name.strip_prefix("problem-"));
    found.unwrap_or("in no words").to_owned()
}

/// The table as it is kept: a paragraph a route, a line an answer, and who got it. Methods of a path with the same lines share them.
pub fn table(cells: &[Cell]) -> String {
    let mut rows: BTreeMap<(&str, &str), BTreeMap<String, Vec<&str>>> = BTreeMap::new();
    for cell in cells {
        let (method, path) = cell.row.split_once(' ').unwrap_or_default();
        rows.entry((path, method)).or_default().entry(cell.outcome()).or_default().push(&cell.who);
    }
    let mut paragraphs: BTreeMap<(&str, String), Vec<&str>> = BTreeMap::new();
    for ((path, method), outcomes) in rows {
        let lines = outcomes.into_iter().map(|(outcome, who)| format!("  {outcome:26} {}\n", named(who)));
        paragraphs.entry((path, lines.collect())).or_default().push(method);
    }
    let paragraph = |((path, lines), methods): ((&str, String), Vec<&str>)| format!("\n{} {path}\n{lines}", methods.join(" "));
    paragraphs.into_iter().map(paragraph).collect()
}

/// Everyone by name; all of the strangers, who mostly come together, by theirs.
fn named(mut who: Vec<&str>) -> String {
    if STRANGERS.iter().all(|stranger| who.contains(stranger)) {
        who.retain(|one| !STRANGERS.contains(one));
        who.insert(0, "strangers");
    }
    who.join(", ")
}

/// The first lines that differ.
pub fn differences(golden: &str, found: &str) -> Vec<String> {
    let (golden, found): (BTreeSet<_>, BTreeSet<_>) = (paragraphs(golden), paragraphs(found));
    let gone = golden.difference(&found).map(|line| format!("- {line}"));
    gone.chain(found.difference(&golden).map(|line| format!("+ {line}"))).collect()
}

/// Each line under its row, so that it says what it is about.
fn paragraphs(text: &str) -> BTreeSet<String> {
    let mut row = "";
    let mut lines = BTreeSet::new();
    for line in text.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        if !line.starts_with(' ') {
            row = line;
        }
        lines.insert(format!("{row}: {}", line.trim()));
    }
    lines
}

/// What must never be.
pub fn faults(cells: &[Cell]) -> Vec<String> {
    let mut faults = Vec::new();
    let mut turned_away: BTreeMap<(&str, u16), (&str, &Shot)> = BTreeMap::new();
    for cell in cells {
        let mut fault = |what: &str| faults.push(format!("{} as {}: {what}", cell.row, cell.who));
        if cell.shot.status >= 500 {
            fault("failed");
        }
        // A page that is shown again with what couldn't be done on it is a read of the case, which leaves its trace.
        let shown_again = cell.shot.status == 409 && !cell.row.contains(" /v1/");
        if cell.shot.is_refused() && cell.wrote && !shown_again {
            fault("was refused, and yet something was written");
        }
        if matches!(cell.shot.status, 401 | 403 | 404) || cell.shot.is_sign_in() {
            if cell.missing.as_ref().is_some_and(|missing| *missing != cell.shot) {
                fault("not yours can be told from not there");
            }
            let (first, known) = turned_away.entry((&cell.row, cell.shot.status)).or_insert((&cell.who, &cell.shot));
            if **known != cell.shot {
                fault(&format!("was turned away in other words than {first}"));
            }
        }
    }
    faults
}
