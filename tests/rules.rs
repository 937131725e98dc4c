//! `docs/rules.md` says where each rule is decided and which tests hold it; here that list is kept true.

use std::collections::BTreeSet;

use crate::support::{files, read, root};

/// The rules that the list must have.
fn wanted() -> Vec<String> {
    let sections = [
        ("INT", 10),
        ("ELIG", 10),
        ("CLK", 5),
        ("WALL", 5),
        ("CON", 9),
        ("MED", 6),
        ("SCH", 9),
        ("OUT", 6),
        ("SUR", 6),
        ("REM", 8),
        ("OUTR", 8),
    ];
    let numbered = sections.iter().flat_map(|(section, last)| (1..=*last).map(move |n| format!("{section}-{n}")));
    let others = ["STF-1", "STF-2", "STF-3", "STF-4", "STF-5", "STF-6", "SAFE-1"];
    numbered.chain(others.map(str::to_owned)).collect()
}

/// A cell's texts in code style.
fn quoted(cell: &str) -> Vec<&str> {
    cell.split('`').skip(1).step_by(2).collect()
}

/// What is wrong with a list, given the names of all tests.
fn wrong(list: &str, tests: &BTreeSet<String>) -> Vec<String> {
    let (mut wrong, mut listed) = (Vec::new(), Vec::new());
    for row in list.lines().filter(|line| line.starts_with("| ") && line.contains('`')) {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let [rule, _, places, shown] = cells[..] else {
            wrong.push(format!("{row} has other columns"));
            continue;
        };
        listed.push(rule.to_owned());
        for place in quoted(places) {
            let there = std::fs::read_to_string(root().join(place)).is_ok_and(|text| text.contains(rule));
            (!there).then(|| wrong.push(format!("{place} doesn't name {rule}")));
        }
        let named = quoted(shown);
        let missing = named.iter().filter(|test| !tests.contains(**test)).map(|test| format!("{rule}: there is no test {test}"));
        wrong.extend(missing);
        let own = rule.to_lowercase().replace('-', "_");
        (!named.iter().any(|test| test.contains(&own))).then(|| wrong.push(format!("no test of {rule} says so in its name")));
    }
    let missing = wanted().into_iter().filter(|rule| !listed.contains(rule)).map(|rule| format!("{rule} isn't listed"));
    wrong.extend(missing);
    wrong
}

/// The name of every test.
fn tests() -> BTreeSet<String> {
    let sources = ["functions", "shared", "infra", "simulation", "tests"].into_iter().flat_map(|folder| files(folder, ".rs"));
    let mut names = BTreeSet::new();
    for source in sources {
        let text = std::fs::read_to_string(source).unwrap();
        let functions = text.split("fn ").skip(1).filter_map(|rest| rest.split('(').next());
        names.extend(functions.map(str::to_owned));
    }
    names
}

#[test]
fn every_rule_is_listed_with_where_it_is_decided_and_a_test_of_its_own() {
    assert_eq!(wrong(&read("docs/rules.md"), &tests()), Vec::<String>::new());
}

#[test]
fn a_list_with_a_missing_rule_a_wrong_place_or_a_test_that_isnt_there_is_noticed() {
    let list = read("docs/rules.md");
    let without = list.lines().filter(|line| !line.starts_with("| CLK-4")).collect::<Vec<_>>().join("\n");
    assert_eq!(wrong(&without, &tests()), ["CLK-4 isn't listed"]);
    let misplaced = list.replace("`shared/domain/src/statutory.rs` | `clk_4", "`shared/domain/src/kind.rs` | `clk_4");
    assert_eq!(wrong(&misplaced, &tests()), ["shared/domain/src/kind.rs doesn't name CLK-4"]);
    let renamed = list.replace("wall_5_from", "wall_5_since");
    assert_eq!(wrong(&renamed, &tests()).len(), 1);
}
