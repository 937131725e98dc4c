//! Whoever is called by an alarm finds what to do about it.

use std::collections::BTreeSet;

use crate::support::{files, read};

/// The alarms of the template, by their names in it.
fn alarms(template: &str) -> BTreeSet<String> {
    let named = template.lines().filter_map(|line| line.strip_prefix("  ")?.strip_suffix("Alarm:"));
    named.filter(|name| !name.starts_with(' ')).map(|name| format!("{name}Alarm")).collect()
}

/// The alarms that a document tells about.
fn told(document: &str) -> BTreeSet<String> {
    document.split('`').skip(1).step_by(2).filter(|name| name.ends_with("Alarm")).map(str::to_owned).collect()
}

#[test]
fn each_alarm_has_its_place_in_the_runbook_and_none_stands_there_that_is_not_deployed() {
    let deployed = alarms(&read("infra/template.yaml"));
    assert_eq!(deployed.len(), 21);
    assert_eq!(told(&read("docs/operations.md")), deployed);
}

/// The metrics that the functions' lines make, by their names.
fn metrics(code: &str) -> BTreeSet<String> {
    let after =
        |call: &str| code.split(call).skip(1).filter_map(|rest| rest.split('"').next().map(str::to_owned)).collect::<Vec<_>>();
    after(".counting(\"").into_iter().chain(after(".measuring(\"")).collect()
}

#[test]
fn each_metric_has_its_line_in_the_runbook_and_there_are_no_more_than_are_free_of_charge() {
    let code: String = files("functions", ".rs").iter().map(|path| std::fs::read_to_string(path).unwrap()).collect();
    let (made, runbook) = (metrics(&code), read("docs/operations.md"));
    let told: BTreeSet<String> =
        runbook.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next().map(str::to_owned)).collect();
    assert_eq!(made, told);
    assert!((1..=10).contains(&made.len()));
}
