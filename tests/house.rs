//! The rules of the house: who may use whom, what is absent where, how long a main may be, and that every code has words.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use domain::vocabulary::Language;
use pages::Words;

use crate::support::{files, read, root};

fn own_dependencies() -> BTreeMap<String, BTreeSet<String>> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--no-deps"])
        .current_dir(root())
        .output()
        .unwrap();
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    let names: BTreeSet<&str> = packages.iter().map(|package| package["name"].as_str().unwrap()).collect();
    let uses = |package: &serde_json::Value| {
        let all = package["dependencies"].as_array().unwrap().iter().filter(|one| one["kind"].is_null());
        all.map(|one| one["name"].as_str().unwrap().to_owned()).collect::<BTreeSet<_>>()
    };
    let mut found = BTreeMap::new();
    for package in packages {
        found.insert(package["name"].as_str().unwrap().to_owned(), uses(package));
    }
    assert!(names.contains("domain"));
    found
}

const FUNCTIONS: [&str; 9] =
    ["identity", "intake", "notices", "outreach", "relay", "reminders", "reports", "scheduling", "surveys"];

#[test]
fn who_may_use_whom() {
    let uses = own_dependencies();
    let ours: BTreeSet<&str> = uses.keys().map(String::as_str).collect();
    let of = |name: &str| -> BTreeSet<&str> { uses[name].iter().map(String::as_str).filter(|one| ours.contains(one)).collect() };
    assert_eq!(of("domain"), [].into());
    assert_eq!(of("contracts"), ["domain"].into());
    assert_eq!(of("store"), ["contracts", "domain"].into());
    assert_eq!(of("kit"), [].into());
    assert_eq!(of("pages"), ["domain"].into());
    for function in FUNCTIONS {
        for other in FUNCTIONS {
            assert!(function == other || !of(function).contains(other), "{function} uses {other}");
        }
        assert!(!of(function).contains("testkit"), "{function}");
    }
    let pure = ["jiff", "serde", "sha2", "thiserror", "toml", "uuid"];
    assert!(uses["domain"].iter().all(|one| pure.contains(&one.as_str())), "the domain does no I/O: {:?}", uses["domain"]);
}

#[test]
fn what_is_absent_stays_absent() {
    let rules: [(&str, &[&str]); 6] = [
        ("aws_sdk_dynamodb", &["shared/store/"]),
        ("aws_sdk_sqs", &["shared/kit/"]),
        ("aws_sdk_ses", &["shared/kit/"]),
        ("std::env::var", &["shared/kit/", "shared/domain/tests/", "functions/reports/src/report/tests.rs", "tests/"]),
        ("Timestamp::now()", &["shared/kit/src/clock.rs"]),
        ("SystemTime::now()", &[]),
    ];
    let all: Vec<_> = ["functions", "shared", "infra", "tests"].iter().flat_map(|folder| files(folder, ".rs")).collect();
    for path in all {
        let name = path.strip_prefix(root()).unwrap().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&path).unwrap();
        for (wrong, allowed) in &rules {
            let here = name == "tests/house.rs" || allowed.iter().any(|prefix| name.starts_with(prefix));
            assert!(here || !text.contains(wrong), "{name} names {wrong}");
        }
    }
    for path in files("shared/domain/src", ".rs") {
        let text = std::fs::read_to_string(&path).unwrap();
        for wrong in ["async fn", "tokio", "std::env", "std::fs", "rand::"] {
            assert!(!text.contains(wrong), "{} has {wrong}", path.display());
        }
    }
}

#[test]
fn a_main_is_at_most_thirty_lines() {
    for path in files("functions", "main.rs").into_iter().chain(files("functions/surveys/src/bin", ".rs")) {
        let lines = std::fs::read_to_string(&path).unwrap().lines().count();
        assert!(lines <= 30, "{} has {lines} lines", path.display());
    }
}

/// Every text between quotes behind one of these beginnings, in the sources.
fn codes_after(beginnings: &[&str]) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for path in ["functions", "shared"].iter().flat_map(|folder| files(folder, ".rs")) {
        let text = std::fs::read_to_string(&path).unwrap();
        for beginning in beginnings {
            for rest in text.split(beginning).skip(1) {
                let code = rest.split('"').next().unwrap_or_default();
                let kebab = !code.is_empty() && code.chars().all(|c| c.is_ascii_lowercase() || c == '-');
                if kebab {
                    found.insert(code.to_owned());
                }
            }
        }
    }
    found
}

#[test]
fn every_problem_has_words_in_every_language() {
    let mut codes =
        codes_after(&["Refusal::new(\"", "StatusCode::NOT_FOUND, \"", "StatusCode::CONFLICT, \"", "StatusCode::BAD_REQUEST, \""]);
    codes.extend(codes_after(&[
        "StatusCode::FORBIDDEN, \"",
        "StatusCode::UNPROCESSABLE_ENTITY, \"",
        "StatusCode::UNAUTHORIZED, \"",
        "StatusCode::GONE, \"",
        "too_often(\"",
    ]));
    for internal in ["not-for-this-function", "overtaken", "stale"] {
        codes.remove(internal);
    }
    assert!(codes.len() > 25, "{codes:?}");
    for &language in Language::ALL {
        for code in &codes {
            let name = format!("problem-{code}");
            let words = Words::of(language);
            assert!(words.has(&name) && !words.attribute(&name, "detail").is_empty(), "{language}: {name}");
        }
    }
}

#[test]
fn every_text_that_a_template_or_a_page_names_exists() {
    let words = Words::of(Language::English);
    let mut named = BTreeSet::new();
    for path in ["functions", "shared"].iter().flat_map(|folder| files(folder, ".html").into_iter().chain(files(folder, ".rs"))) {
        let text = std::fs::read_to_string(&path).unwrap();
        for beginning in ["page.t(\"", "page.t1(\"", "page.t2(\"", "page.part(\"", ".page(\"", ".staff_page(\"", "words.text(\""]
        {
            named.extend(text.split(beginning).skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned));
        }
    }
    // The label of a field is the second text of its call.
    for path in ["functions", "shared"].iter().flat_map(|folder| files(folder, ".html")) {
        let text = std::fs::read_to_string(&path).unwrap();
        for call in
            ["form.line(page, \"", "form.area(page, \"", "form.radios(page, \"", "form.date(page, \"", "form.select(page, \""]
        {
            let labels = text.split(call).skip(1).filter_map(|rest| rest.split("\", \"").nth(1)?.split('"').next());
            named.extend(labels.map(str::to_owned));
        }
    }
    assert!(named.len() > 100);
    let missing: Vec<_> = named.iter().filter(|name| name.is_ascii() && !words.has(name)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn every_code_that_people_see_has_words() {
    let words = Words::of(Language::English);
    let mut wanted: Vec<String> = Vec::new();
    let mut family = |name: &str, codes: Vec<&'static str>| {
        wanted.extend(codes.iter().map(|code| format!("{name}-{}", code.replace('_', "-"))))
    };
    family("category", domain::vocabulary::Category::ALL.iter().map(|one| one.code()).collect());
    family("stage", domain::complaint::CaseStage::ALL.iter().map(|one| one.code()).collect());
    family("status", domain::complaint::CaseStage::ALL.iter().map(|one| one.code()).collect());
    family("mediation-stage", domain::mediation::MediationStage::ALL.iter().map(|one| one.code()).collect());
    family("waiting", domain::vocabulary::WaitingOn::ALL.iter().map(|one| one.code()).collect());
    family("question", domain::complaint::Question::ALL.iter().map(|one| one.code()).collect());
    family("mail", domain::notice::Template::ALL.iter().map(|one| one.code()).collect());
    family("template", domain::notice::Template::ALL.iter().map(|one| one.code()).collect());
    family("paper", domain::mediation::Paper::ALL.iter().map(|one| one.code()).collect());
    family("ruled-out", domain::slots::Because::ALL.iter().map(|one| one.code()).collect());
    family("relation", domain::matching::Relation::ALL.iter().map(|one| one.code()).collect());
    family("attendance", domain::mediation::Attendance::ALL.iter().map(|one| one.code()).collect());
    family("weekday", vec!["1", "2", "3", "4", "5", "6", "7"]);
    family("link-purpose", domain::notice::Purpose::ALL.iter().map(|one| one.code()).collect());
    family("language-name", Language::ALL.iter().map(|one| one.code()).collect());
    family("offer-about", domain::vocabulary::Category::ALL.iter().map(|one| one.code()).collect());
    family("side", domain::vocabulary::Side::ALL.iter().map(|one| one.code()).collect());
    family("kind", domain::vocabulary::Kind::ALL.iter().map(|one| one.code()).collect());
    family("ask-kind", domain::vocabulary::Kind::ALL.iter().map(|one| one.code()).collect());
    family("received", domain::complaint::ReceivedBy::ALL.iter().map(|one| one.code()).collect());
    family("answer", domain::complaint::Answer::ALL.iter().map(|one| one.code()).collect());
    family("represented", domain::complaint::Answer::ALL.iter().map(|one| one.code()).collect());
    family("returned", domain::complaint::ReturnReason::ALL.iter().map(|one| one.code()).collect());
    family("by", vec!["public", "person", "staff", "system"]);
    family("desk-view", vec!["all", "overdue", "done"]);
    family("zone", vec!["america_los_angeles"]);
    family("part", domain::mediation::CompanionPart::ALL.iter().map(|one| one.code()).collect());
    family("channel", domain::mediation::Channel::ALL.iter().map(|one| one.code()).collect());
    family("attempt", domain::mediation::AttemptResult::ALL.iter().map(|one| one.code()).collect());
    family("ended", domain::mediation::EndReason::ALL.iter().map(|one| one.code()).collect());
    family("duty", domain::mediation::Duty::ALL.iter().map(|one| one.code()).collect());
    family("assignment", domain::mediation::Duty::ALL.iter().map(|one| one.code()).collect());
    family("verdict", domain::complaint::VerdictOutcome::ALL.iter().map(|one| one.code()).collect());
    family("code", domain::vocabulary::OutcomeCode::ALL.iter().map(|one| one.code()).collect());
    family("finding", domain::complaint::Finding::ALL.iter().map(|one| one.code()).collect());
    family("ground", domain::policy::Ground::ALL.iter().map(|one| one.code()).collect());
    family("printed", vec!["offer", "confidentiality", "participation"]);
    family("assignment-left", vec!["conflict", "declined", "stopped"]);
    family("known", vec!["minor", "represented", "has_needs"]);
    family("problem", domain::matching::LeftOutBecause::ALL.iter().map(|one| one.code()).collect());
    family("term", domain::terms::Term::ALL.iter().map(|one| one.code()).collect());
    family("held", domain::mediation::Held::ALL.iter().map(|one| one.code()).collect());
    family("engagement", domain::outreach::EngagementKind::ALL.iter().map(|one| one.code()).collect());
    family("engagement-stage", domain::outreach::EngagementStage::ALL.iter().map(|one| one.code()).collect());
    family("community-stage", domain::outreach::EngagementStage::ALL.iter().map(|one| one.code()).collect());
    family("community-done", domain::outreach::EngagementStage::ALL.iter().map(|one| one.code()).collect());
    family("audience", domain::outreach::Audience::ALL.iter().map(|one| one.code()).collect());
    family("special", domain::outreach::Special::ALL.iter().map(|one| one.code()).collect());
    family("need", domain::outreach::Need::ALL.iter().map(|one| one.code()).collect());
    family("denial", domain::outreach::DenialReason::ALL.iter().map(|one| one.code()).collect());
    family("house", domain::outreach::House::ALL.iter().map(|one| one.code()).collect());
    family("rating", vec!["1", "2", "3", "4", "5"]);
    let found = ["past", "short-notice", "permit-notice", "on-event", "event-on-event", "weekend", "weekend-too-short"];
    family("asked", found.into_iter().chain(["special", "special-notice"]).collect());
    family("outcome", domain::mediation::Outcome::ALL.iter().map(|one| one.code()).collect());
    let missing: Vec<_> = wanted.iter().filter(|name| !words.has(name)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn rem_5_no_subject_and_no_calendar_title_says_what_it_is_about() {
    for &language in Language::ALL {
        let words = Words::of(language);
        for template in domain::notice::Template::ALL {
            let subject = words.with(&format!("mail-{template}"), &[("day", "Tuesday")]).to_lowercase();
            for wrong in pages::TELLING {
                assert!(!subject.contains(wrong), "{language} {template}: {subject}");
            }
        }
        let title = words.text("mail-calendar-title").to_lowercase();
        assert!(["medi", "միջնորդ", "调解"].iter().all(|wrong| !title.contains(wrong)), "{title}");
    }
}

#[test]
fn the_repository_speaks_of_the_project_alone() {
    let _ = read("README.md");
    for ending in [".rs", ".md", ".toml", ".yaml", ".html", ".sh", ".ftl", ".ts", ".mjs", ".scss", ".json"] {
        for path in files("", ending) {
            let name = path.strip_prefix(root()).unwrap().to_string_lossy().into_owned();
            if name.starts_with("target/") || name == "tests/house.rs" {
                continue;
            }
            let text = std::fs::read_to_string(&path).unwrap_or_default();
            for wrong in [concat!("/wo", "rk/"), concat!("/ro", "ot/"), concat!("crates", ".io"), concat!("../sha", "red/design")]
            {
                assert!(!text.contains(wrong), "{name} names {wrong}");
            }
        }
    }
}

#[test]
fn pal_6_the_youth_programs_rules_know_nothing_of_cases_sessions_or_the_police_and_those_nothing_of_it() {
    let (within, elsewhere): (Vec<_>, Vec<_>) =
        files("shared/domain/src", ".rs").into_iter().partition(|path| path.components().any(|part| part.as_os_str() == "youth"));
    assert!(within.len() > 5 && elsewhere.len() > 50);
    let names = |path: &std::path::Path, words: &[&str]| {
        let text = std::fs::read_to_string(path).unwrap();
        words.iter().find(|word| text.contains(**word)).map(|word| format!("{} names {word}", path.display()))
    };
    let joins =
        ["complaint::", "mediation::", "outreach::", "CaseId", "MediationId", "EngagementId", "InvitationId", "Reference"];
    assert_eq!(within.iter().find_map(|path| names(path, &joins)), None);
    let others = elsewhere.iter().filter(|path| !path.ends_with("lib.rs") && !path.ends_with("ids.rs"));
    assert_eq!(others.filter_map(|path| names(path, &["youth::", "MemberId"])).next(), None);
}
