//! Whoever is called by an alarm finds what to do about it.

use std::collections::BTreeSet;

use crate::support::read;

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
    assert_eq!(deployed.len(), 15);
    assert_eq!(told(&read("docs/operations.md")), deployed);
}
