//! Every route there is, found by machine, so that a new one can't go without a row: the API's from its description, the pages' from
//! the routers' source with each deed of theirs, and the doors of the template.

use std::collections::BTreeSet;
use std::path::Path;

use local::template::{PathPattern, RouteTable};
use serde_json::Value;

use crate::support::{files, root};

/// Methods that are tried where no route has them.
pub const METHODS: &[&str] = &["GET", "POST", "PUT", "PATCH", "DELETE"];

/// `METHOD /path` of every operation in the API's description.
pub fn documented(description: &str) -> BTreeSet<String> {
    let description: Value = serde_json::from_str(description).unwrap();
    let mut found = BTreeSet::new();
    for (path, operations) in description["paths"].as_object().unwrap() {
        let methods = operations.as_object().unwrap().keys().filter(|key| METHODS.contains(&key.to_uppercase().as_str()));
        found.extend(methods.map(|method| format!("{} {path}", method.to_uppercase())));
    }
    found
}

/// A source file: its name and its text.
pub type Source = (String, String);

/// The functions' sources.
pub fn sources() -> Vec<Source> {
    let named = |path: &Path| path.strip_prefix(root()).unwrap().to_string_lossy().into_owned();
    files("functions", ".rs").iter().map(|path| (named(path), std::fs::read_to_string(path).unwrap())).collect()
}

/// `METHOD /path` of every page route in the sources.
///
/// # Errors
/// When a router is built in a way that this can't read.
pub fn pages(sources: &[Source]) -> Result<BTreeSet<String>, String> {
    let mut found = BTreeSet::new();
    for (name, text) in sources {
        for hidden in [".nest(", ".nest_service(", ".route_service(", ".fallback(", ".fallback_service(", "MethodRouter"] {
            if text.contains(hidden) {
                return Err(format!("{name} routes with `{hidden}`, which nobody can list"));
            }
        }
        for call in text.split(".route(").skip(1) {
            let call = &call[..closing(call)];
            let path = call.trim_start().strip_prefix('"').and_then(|rest| rest.split('"').next());
            let path = path.ok_or_else(|| format!("{name} has a route whose path isn't a literal"))?;
            let handlers = handlers(call);
            if handlers.is_empty() || call.contains("any(") {
                return Err(format!("{name}: the methods of {path} can't be listed"));
            }
            for (method, handler) in handlers {
                for path in deeds(path, handler, (name, sources))? {
                    found.insert(format!("{method} {path}"));
                }
            }
        }
    }
    Ok(found)
}

/// Where the call's parenthesis closes.
fn closing(text: &str) -> usize {
    let mut depth = 1;
    let end = text.char_indices().find(|(_, character)| {
        depth += match character {
            '(' => 1,
            ')' => -1,
            _ => 0,
        };
        depth == 0
    });
    end.map_or(text.len(), |(at, _)| at)
}

/// `get(handler)` and its like.
fn handlers(call: &str) -> Vec<(String, &str)> {
    let mut found = Vec::new();
    for method in METHODS {
        let name = format!("{}(", method.to_lowercase());
        for (at, _) in call.match_indices(&name) {
            let begins = !call[..at].ends_with(|before: char| before.is_alphanumeric() || before == '_');
            if begins {
                let rest = &call[at + name.len()..];
                found.push(((*method).to_owned(), &rest[..closing(rest)]));
            }
        }
    }
    found
}

/// A path that ends in `{deed}` stands for one path a deed: the arms of the `match` of its handler, of the `perform` it calls, or of
/// the `of` of the pages it shows.
fn deeds(path: &str, handler: &str, (router, sources): (&str, &[Source])) -> Result<Vec<String>, String> {
    let Some(beginning) = path.strip_suffix("{deed}") else {
        return Ok(vec![path.to_owned()]);
    };
    let (module, function) = handler.rsplit_once("::").ok_or_else(|| format!("{path}: whose deeds?"))?;
    let of = |file: &str, function: &str| {
        let file = Path::new(router).with_file_name(file);
        let (_, text) = sources.iter().find(|(name, _)| Path::new(name) == file)?;
        text.split(&format!(" fn {function}(")).nth(1)?.split("\n}").next()
    };
    let file = if of(&format!("{module}.rs"), function).is_some() { format!("{module}.rs") } else { format!("{module}/mod.rs") };
    let body = of(&file, function).ok_or_else(|| format!("{path}: {handler} isn't there"))?;
    let body = match body {
        acts if acts.contains("perform(") => of(&file, "perform").unwrap_or(acts),
        shows if shows.contains("deed::page(") => of(&format!("{module}/deed.rs"), "of").unwrap_or(shows),
        itself => itself,
    };
    let arms = body.lines().filter_map(|line| line.trim().strip_prefix('"')?.split_once("\" =>").map(|(deed, _)| deed));
    let found: Vec<String> = arms.map(|deed| format!("{beginning}{deed}")).collect();
    if found.is_empty() { Err(format!("{path} has no deeds")) } else { Ok(found) }
}

/// A path behind every door of the template.
pub fn doors(table: &RouteTable) -> BTreeSet<String> {
    let path = |pattern: &PathPattern| match pattern {
        PathPattern::Exact(path) => path.clone(),
        PathPattern::Below(beginning) => format!("{beginning}nothing-here"),
        PathPattern::Default => "/nothing-here".to_owned(),
    };
    table.iter().map(|route| path(&route.path)).collect()
}

/// Routes without a row, and rows without a route.
pub fn uncovered(routes: &BTreeSet<String>, rows: &BTreeSet<String>) -> Vec<String> {
    let missing = routes.difference(rows).map(|route| format!("{route} has no row"));
    missing.chain(rows.difference(routes).map(|row| format!("{row} is no route"))).collect()
}
