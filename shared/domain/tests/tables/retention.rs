//! How long a case is kept, to the day (WALL-4).

use domain::complaint::Command::{
    ConfirmReceipt, Destroy, EndToll, Hold, MediationBegan, MediationEnded, RecordDisposition, RecordNotice, ReleaseHold, Toll,
};
use domain::complaint::{self, Case, Effect, Finding, RetentionClass};
use domain::policy::Ground;
use domain::vocabulary::{Kind, OutcomeCode};
use domain::{Actor, Policy};
use jiff::ToSpan;
use jiff::civil::{Date, Time};
use proptest::prelude::*;

use crate::support::*;

fn labelled(label: &str) -> Case {
    cases().into_iter().find(|(known, _)| *known == label).unwrap().1
}

/// A complaint that came back, and of which the complainant was told what the department found.
fn decided(finding: Finding, on: Date) -> Case {
    let told = vec![RecordDisposition { finding, on }, RecordNotice { on }];
    after(&labelled("returned, receipt confirmed"), told)
}

/// What comes of destroying it on that day.
fn destroying(case: &Case, day: Date) -> Result<Vec<Effect>, &'static str> {
    let at = day.to_datetime(Time::midnight()).to_zoned(policy().zone).unwrap().timestamp();
    complaint::decide(case, Destroy(document()), Actor::System, &policy(), at)
        .map(|decision| decision.effects)
        .map_err(|refusal| refusal.code)
}

#[test]
fn wall_4_a_complaint_lives_five_years_and_fifteen_where_it_was_sustained_and_not_a_day_less() {
    for finding in Finding::ALL {
        let case = decided(*finding, on(2026, 11, 22));
        let (class, years) = match finding {
            Finding::Sustained => (RetentionClass::Sustained, 15),
            _ => (RetentionClass::Complaint, 5),
        };
        // It was returned with the day that the mediation gave, which is the last of all.
        let ended_on = on(2026, 12, 8);
        let keeping = case.keeping(&policy()).unwrap();
        assert_eq!((keeping.class, keeping.ended_on), (class, ended_on), "{finding}");
        let anniversary = ended_on.saturating_add(years.years());
        assert_eq!(destroying(&case, anniversary), Err("kept-longer"), "{finding}");
        assert_eq!(
            destroying(&case, anniversary.saturating_add(1.day())),
            Ok(vec![Effect::Destroyed { keeping, document: document() }]),
            "{finding}"
        );
    }
}

#[test]
fn wall_4_nothing_is_destroyed_while_anything_about_it_is_open() {
    let (open, late) = ("kept-while-open", on(2099, 1, 1));
    for (label, case) in cases() {
        let expected = if label == "closed" { Ok(1) } else { Err(open) };
        assert_eq!(destroying(&case, late).map(|effects| effects.len()), expected, "{label}");
    }
    let found = after(
        &labelled("returned, receipt confirmed"),
        vec![RecordDisposition { finding: Finding::Unfounded, on: on(2026, 11, 22) }],
    );
    assert_eq!(destroying(&found, late), Err(open), "the complainant wasn't told yet");
}

#[test]
fn wall_4_a_proceeding_that_still_stops_the_clock_keeps_the_case() {
    let (from, until) = (on(2026, 11, 22), on(2026, 12, 1));
    let toll = Toll { ground: Ground::PendingCriminalCase, from, until: None, document: document() };
    let before = after(&labelled("admitted"), vec![toll, MediationBegan]);
    let closed = after(&before, vec![MediationEnded { code: OutcomeCode::Agreement, on: until }]);
    let late = on(2099, 1, 1);
    assert_eq!(destroying(&closed, late), Err("kept-while-open"));
    assert!(destroying(&after(&closed, vec![EndToll { number: 0, until: on(2026, 11, 22) }]), late).is_ok());
}

#[test]
fn wall_4_a_hold_beats_every_day() {
    let held = after(&decided(Finding::Unfounded, on(2026, 11, 22)), vec![Hold(document())]);
    assert_eq!(destroying(&held, on(2099, 1, 1)), Err("kept-on-hold"));
    assert!(destroying(&after(&held, vec![ReleaseHold]), on(2099, 1, 1)).is_ok());
}

#[test]
fn wall_4_a_conflict_that_is_no_complaint_ends_when_its_owner_has_it_back() {
    let back = Case { kind: Kind::Neighbor, ..after(&labelled("returned, not held"), vec![ConfirmReceipt]) };
    let keeping = back.keeping(&policy()).unwrap();
    assert_eq!((keeping.class, keeping.ended_on), (RetentionClass::Conflict, on(2026, 12, 8)));
}

#[test]
fn wall_4_no_policy_keeps_complaints_for_less_than_the_law_says() {
    for (key, least) in [("complaint_years", 5), ("sustained_years", 15), ("conflict_years", 2)] {
        let with = |years: i32| {
            let lines = domain::policy::PASADENA.lines().map(|line| match line.split_once(" = ") {
                Some((known, _)) if known == key => format!("{key} = {years}"),
                _ => line.to_owned(),
            });
            Policy::parse(&lines.collect::<Vec<_>>().join("\n"))
        };
        assert!(with(least).is_ok(), "{key}");
        let refused = with(least - 1).unwrap_err().to_string();
        assert!(refused.contains(&format!("retention.{key}: {least} to 100")), "{refused}");
    }
}

#[test]
fn wall_4_a_document_from_before_there_was_a_rule_keeps_what_the_law_asks_for_and_cant_be_kept_anew() {
    let (before, rest) = domain::policy::PASADENA.split_once("[retention]").unwrap();
    let older = format!("{before}{}", rest.split_once("[publication]").map(|(_, rest)| format!("[publication]{rest}")).unwrap());
    let policy = Policy::stored(&older).unwrap();
    assert_eq!(RetentionClass::ALL.iter().map(|class| policy.retention.years(*class)).collect::<Vec<_>>(), [5, 15, 2]);
    assert!(Policy::parse(&older).unwrap_err().to_string().contains("retention: is missing"));
}

proptest! {
    #[test]
    fn wall_4_whole_years_pass_before_anything_is_destroyed(days in 0..20_000i32) {
        let ended_on = on(2020, 1, 1).saturating_add(days.days());
        let keeping = complaint::Keeping { class: RetentionClass::Complaint, ended_on };
        let until = keeping.until(&policy());
        prop_assert!(until > ended_on.saturating_add(5.years()), "{ended_on} → {until}");
        prop_assert!(until <= ended_on.saturating_add(5.years()).saturating_add(2.days()), "{ended_on} → {until}");
    }
}
