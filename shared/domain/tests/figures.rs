//! The program's figures: a whole history by hand, and any history in any order (STF-4, SUR-5).

#![allow(clippy::unwrap_used, clippy::panic, clippy::disallowed_methods, missing_docs, reason = "tests")]

use std::collections::BTreeMap;
use std::fmt::Write as _;

use domain::Policy;
use domain::complaint::{CaseStage, ReturnReason};
use domain::figures::{DEFINITIONS, Days, Fact, History, Made, Period, Report, Value, What};
use domain::ids::{CaseId, MessageId, PersonId};
use domain::mediation::{EndReason, Held, How, Measure, MediationStage, Met, Outcome};
use domain::publication::{Month, Published};
use domain::survey::{Questionnaire, Tally};
use domain::vocabulary::Kind;
use jiff::Timestamp;
use jiff::civil::date;
use proptest::prelude::*;
use uuid::Uuid;

fn case(number: u128) -> CaseId {
    CaseId::new(Uuid::from_u128(number))
}

fn at(day: &str) -> Timestamp {
    format!("2026-{day}T20:00:00Z").parse().unwrap()
}

fn stage(number: u128, version: u64, stage: CaseStage) -> What {
    What::Case { case: case(number), version, stage, deadline: None, returned: None }
}

fn measured(number: u128, measure: Measure) -> What {
    What::Measured { case: case(number), measure }
}

fn ended(number: u128, outcome: Outcome, mediators: &[u128]) -> What {
    let (code, how) = (outcome.code_for_complaint(), How::Outcome(outcome));
    let mediators = mediators.iter().map(|one| PersonId::new(Uuid::from_u128(*one))).collect();
    measured(
        number,
        Measure::Ended { code, how, mediators, languages: Met { met: 2, unmet: 0 }, needs: Met { met: 0, unmet: 1 } },
    )
}

/// One case that goes the whole way, one in which somebody says no, one that isn't eligible and overdue, and six answers.
fn facts() -> Vec<(MessageId, Fact)> {
    let answered = |complainant, respondent, ended| Measure::Answered { complainant, respondent, ended };
    let overdue = What::Case {
        case: case(3),
        version: 2,
        stage: CaseStage::Returned,
        deadline: Some(date(2026, 3, 9)),
        returned: Some(ReturnReason::NotEligible),
    };
    let tallies = BTreeMap::from([("satisfied".to_owned(), Tally([0, 0, 1, 2, 3])), ("fair".to_owned(), Tally([0, 0, 0, 0, 4]))]);
    let facts = [
        ("01-05", What::Filed { case: case(1), kind: Kind::Community }),
        ("01-06", stage(1, 2, CaseStage::Acknowledged)),
        ("01-15", stage(1, 3, CaseStage::Eligible)),
        ("01-20", What::Mediation { case: case(1), stage: MediationStage::Offering }),
        ("01-30", What::Mediation { case: case(1), stage: MediationStage::Consented }),
        ("01-30", measured(1, answered(true, true, None))),
        ("03-01", ended(1, Outcome::PartialAgreement, &[7, 8])),
        ("05-20", measured(1, Measure::Kept { answers: vec![Some(Held::Yes), None] })),
        ("01-07", What::Filed { case: case(2), kind: Kind::Neighbor }),
        ("01-08", stage(2, 2, CaseStage::Acknowledged)),
        ("01-09", stage(2, 3, CaseStage::Eligible)),
        ("01-12", What::Mediation { case: case(2), stage: MediationStage::Offering }),
        ("01-26", measured(2, answered(true, false, Some(EndReason::Declined)))),
        ("03-01", What::Filed { case: case(3), kind: Kind::Community }),
        ("03-12", overdue),
        ("06-01", What::Answers { questionnaire: Questionnaire::Resident, version: 1, year: 2026, count: 6, tallies }),
    ];
    facts
        .into_iter()
        .enumerate()
        .map(|(n, (day, what))| (format!("m.{n}").parse().unwrap(), Fact { at: at(day), what }))
        .collect()
}

fn report(facts: Vec<(MessageId, Fact)>, from: (i8, i8), until: (i8, i8)) -> Report {
    let period = Period { from: date(2026, from.0, from.1), until: date(2026, until.0, until.1) };
    Report::of(&History::of(facts), &Policy::parse(domain::policy::PASADENA).unwrap().zone, period, date(2026, 12, 31))
}

fn value(report: &Report, figure: &str, row: &str) -> Option<Value> {
    let figure = report.figures.iter().find(|one| one.definition.code == figure).unwrap();
    figure.rows.iter().find(|one| one.code == row).unwrap().value
}

#[test]
fn stf_4_a_history_by_hand_gives_the_figures_that_a_person_would_count() {
    let report = report(facts(), (1, 1), (12, 31));
    let count = |figure: &str, row: &str| match value(&report, figure, row) {
        Some(Value::Count(count)) => count,
        other => panic!("{figure}/{row}: {other:?}"),
    };
    let funnel =
        ["filed", "eligible", "offered", "accepted_complainant", "accepted_respondent", "accepted_both", "mediated", "agreed"];
    assert_eq!(funnel.map(|row| count("funnel", row)), [3, 2, 2, 2, 1, 1, 1, 1]);
    assert_eq!((count("kinds", "community"), count("kinds", "neighbor"), count("kinds", "school")), (2, 1, 0));
    assert_eq!((count("lost", "declined"), count("lost", "not_eligible"), count("lost", "expired")), (1, 1, 0));
    assert_eq!((count("outcomes", "partial_agreement"), count("outcomes", "agreement")), (1, 0));
    assert_eq!((count("kept", "yes"), count("kept", "silent"), count("kept", "no")), (1, 1, 0));
    assert_eq!((count("languages", "met"), count("needs", "unmet"), count("needs", "met")), (2, 1, 0));
    assert_eq!(count("clock", "overdue"), 1, "its deadline was on 9 March, and it went back on the 12th");
    let days = |row| value(&report, "days", row);
    assert_eq!(days("acknowledged"), Some(Value::Days(Days { median: 1, ninetieth: 1, of: Some(2) })));
    assert_eq!(days("eligible"), Some(Value::Days(Days { median: 2, ninetieth: 10, of: Some(2) })));
    assert_eq!(days("whole"), Some(Value::Days(Days { median: 55, ninetieth: 55, of: Some(1) })));
    assert_eq!(value(&report, "load", "mediators"), Some(Value::Load { mediators: 2, median: 1, most: 1 }));
}

#[test]
fn sur_5_the_program_sees_what_people_answered_from_five_answers_on() {
    let report = report(facts(), (1, 1), (12, 31));
    let Some(Value::Mean(mean)) = value(&report, "residents", "satisfied") else { panic!("six answered") };
    assert_eq!((mean.tenths, mean.favorable, mean.of), (43, Some(5), 6));
    assert_eq!(value(&report, "residents", "fair"), None, "four answered");
    assert_eq!(value(&report, "employees", "satisfied"), None, "nobody answered");
}

#[test]
fn stf_4_what_is_published_tells_days_and_means_of_eleven_and_more_and_never_how_few_the_others_are() {
    let answers = |questionnaire, year, tallies: [(&str, [u32; 5]); 3]| What::Answers {
        questionnaire,
        version: 1,
        year,
        count: 25,
        tallies: tallies.map(|(question, counts)| (question.to_owned(), Tally(counts))).into(),
    };
    let cases = (1..=11).flat_map(|number| {
        [
            ("12-01", What::Filed { case: case(number), kind: Kind::Community }),
            ("12-02", stage(number, 2, CaseStage::Acknowledged)),
        ]
    });
    let told = [("satisfied", [0, 0, 12, 5, 8]), ("fair", [0, 0, 2, 10, 10]), ("respected", [0, 0, 0, 5, 5])];
    let others = [("satisfied", [25, 0, 0, 0, 0]), ("fair", [25, 0, 0, 0, 0]), ("respected", [25, 0, 0, 0, 0])];
    let batches = [
        ("12-03", answers(Questionnaire::Resident, 2026, told)),
        ("12-04", answers(Questionnaire::Resident, 2025, others)),
        ("12-05", answers(Questionnaire::Employee, 2026, others)),
    ];
    let facts = cases.chain(batches).enumerate();
    let facts = facts.map(|(n, (day, what))| (format!("p.{n}").parse().unwrap(), Fact { at: at(day), what })).collect::<Vec<_>>();
    let zone = Policy::parse(domain::policy::PASADENA).unwrap().zone;
    let history = History::of(facts);
    let of = |month| Published::of(&[], Month::of(date(2026, month, 1)), &history, &zone, 11).report();
    let published = of(12);
    let acknowledged = Days { median: 1, ninetieth: 1, of: None };
    assert_eq!(value(&published, "days", "acknowledged"), Some(Value::Days(acknowledged)), "not of how many");
    let favorable = |question| match value(&published, "residents", question) {
        Some(Value::Mean(mean)) => Some(mean.favorable),
        _ => None,
    };
    assert_eq!(favorable("satisfied"), Some(Some(13)), "12 weren't");
    assert_eq!(favorable("fair"), Some(None), "2 weren't, which are too few to tell");
    assert_eq!(favorable("respected"), None, "10 answered");
    assert_eq!(value(&of(11), "residents", "satisfied"), None, "answers are published once a year");
}

#[test]
fn stf_4_a_report_counts_what_happened_in_its_period_alone() {
    let spring = report(facts(), (3, 1), (5, 31));
    assert_eq!(value(&spring, "funnel", "filed"), Some(Value::Count(1)));
    assert_eq!(value(&spring, "funnel", "offered"), Some(Value::Count(0)));
    assert_eq!(value(&spring, "funnel", "mediated"), Some(Value::Count(1)));
    assert_eq!(value(&spring, "days", "mediated"), Some(Value::Days(Days { median: 30, ninetieth: 30, of: Some(1) })));
    assert_eq!(value(&spring, "days", "offered"), None);
}

#[test]
fn clk_3_a_case_that_leaves_on_the_day_of_its_deadline_is_in_time_and_one_that_is_still_here_afterwards_is_not() {
    let with = |left: Option<&str>, until: (i8, i8)| {
        let deadline = Some(date(2026, 3, 9));
        let here = |version, stage| What::Case { case: case(1), version, stage, deadline, returned: None };
        let mut facts = vec![("a.0".parse().unwrap(), Fact { at: at("01-01"), what: here(1, CaseStage::Admitted) })];
        facts.extend(left.map(|day| ("a.1".parse().unwrap(), Fact { at: at(day), what: here(2, CaseStage::Closed) })));
        value(&report(facts, (1, 1), until), "clock", "overdue")
    };
    for (left, until, overdue) in
        [(Some("03-09"), (12, 31), 0), (Some("03-10"), (12, 31), 1), (None, (3, 9), 0), (None, (3, 10), 1)]
    {
        assert_eq!(with(left, until), Some(Value::Count(overdue)), "{left:?} {until:?}");
    }
}

proptest! {
    #[test]
    fn stf_4_the_whole_log_told_twice_and_in_any_order_gives_the_same_report(seed in proptest::collection::vec(any::<u32>(), 32)) {
        let mut told: Vec<(u32, (MessageId, Fact))> = seed.into_iter().zip(facts().into_iter().chain(facts())).collect();
        told.sort_by_key(|(place, _)| *place);
        let told = told.into_iter().map(|(_, fact)| fact).collect();
        prop_assert_eq!(report(told, (1, 1), (12, 31)), report(facts(), (1, 1), (12, 31)));
    }
}

/// What `docs/figures.md` says, from the definitions.
fn document() -> String {
    let mut text = "# Figures\n\nWhat each figure of the reports and of the public page counts. Written from the definitions in \
        `shared/domain/src/figures/definition.rs`;\na test holds the two together (`UPDATE_GOLDEN=1 cargo test -p domain --test figures`).\n\n\
        A figure is a function of the event log alone. A pattern names events by their path; `*` is any segment.\n"
        .to_owned();
    for figure in DEFINITIONS {
        let _ = write!(
            text,
            "\n## `{}`\n\n- Counts: {}.\n- Of: {}.\n- From: {}.\n\n| row | made of |\n|---|---|\n",
            figure.code,
            figure.numerator,
            figure.denominator,
            figure.sources.iter().map(|source| format!("`{source}`")).collect::<Vec<_>>().join(", ")
        );
        for row in figure.rows {
            let made = match row.made {
                Made::Count(patterns) => patterns.iter().map(|pattern| format!("`{pattern}`")).collect::<Vec<_>>().join(" and "),
                Made::Days(from, to) => format!("days from {from:?} to {to:?}").to_lowercase(),
                Made::Answers(asked, question) => format!("answers to `{question}` of the questionnaire `{asked}`"),
                Made::Load => "sessions held, by mediator".to_owned(),
            };
            let _ = writeln!(text, "| `{}` | {made} |", row.code);
        }
    }
    text
}

#[test]
fn stf_4_the_document_says_of_every_figure_what_the_code_counts() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/figures.md");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(path, document()).unwrap();
    }
    assert!(std::fs::read_to_string(path).unwrap_or_default() == document(), "docs/figures.md differs; run with UPDATE_GOLDEN=1");
}
