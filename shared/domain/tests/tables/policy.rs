//! What a policy document may say, at the edges of each number.

use domain::Policy;
use domain::policy::PASADENA;

/// The document that ships with one line changed.
fn with(line: &str, value: impl std::fmt::Display) -> Result<Policy, String> {
    let key = line.split(" = ").next().unwrap();
    assert_eq!(PASADENA.matches(line).count(), 1, "{line}");
    Policy::parse(&PASADENA.replace(line, &format!("{key} = {value}"))).map_err(|error| error.to_string())
}

#[test]
fn each_number_has_bounds_that_are_allowed_and_beyond_which_the_document_is_refused_by_its_key() {
    for (key, line, least, most) in [
        ("acknowledgement.business_days", "business_days = 1", 0, 60),
        ("clock.months", "months = 12", 1, 120),
        ("clock.reserve_days", "reserve_days = 90", 0, 365),
        ("consent.window_days", "window_days = 14", 1, 90),
        ("mediators.per_session", "per_session = 2", 1, 2),
        ("sessions.minutes", "\nminutes = 120", 60, 180),
        ("sessions.gap_minutes", "gap_minutes = 30", 0, 240),
        ("sessions.notice_days", "notice_days = 7", 0, 60),
        ("sessions.horizon_days", "horizon_days = 60", 1, 366),
        ("sessions.outcome_due_days", "outcome_due_days = 2", 1, 60),
        ("sessions.slots_offered", "slots_offered = 6", 1, 50),
        ("surveys.closes_days", "closes_days = 21", 1, 366),
    ] {
        for fine in [least, most] {
            assert!(with(line, fine).is_ok(), "{key} = {fine}");
        }
        for wrong in [least - 1, most + 1].into_iter().filter(|number| *number >= 0) {
            assert_eq!(with(line, wrong).unwrap_err(), format!("{key}: {least} to {most}"));
        }
    }
}

#[test]
fn each_number_of_a_list_has_bounds_too() {
    for (key, line, least, most) in [
        ("consent.nudge_days", "nudge_days = [3, 7]", 1, 90),
        ("surveys.nudge_days", "nudge_days = [1, 7]", 1, 366),
        ("sessions.reminder_hours", "reminder_hours = [168, 48, 2]", 1, 1440),
    ] {
        assert!(with(line, format!("[{least}, {most}]")).is_ok(), "{key}");
        assert!(with(line, "[]").is_ok(), "{key}");
        for wrong in [least - 1, most + 1] {
            assert_eq!(with(line, format!("[{least}, {wrong}]")).unwrap_err(), format!("{key}: {least} to {most}"));
        }
    }
}

#[test]
fn what_no_city_can_do_without_is_asked_for() {
    for (line, value, problem) in [
        ("languages = [\"en\", \"es\"]", "[]", "languages: name at least one"),
        ("kinds = [\"community\"]", "[]", "kinds: name at least one"),
        ("approvals = [\"program\", \"professional_standards\"]", "[]", "screening.approvals: name at least one"),
        ("opens = \"08:00\"", "\"20:00\"", "sessions.opens: must come before sessions.closes"),
        ("from = \"21:00\"", "\"08:00\"", "quiet_hours.from: an evening, quiet_hours.until: the next morning"),
    ] {
        assert_eq!(with(line, value).unwrap_err(), problem);
    }
    let room = PASADENA.split("[[sessions.rooms]]").nth(1).unwrap().split("\n\n").next().unwrap();
    let homeless = PASADENA.replace(&format!("[[sessions.rooms]]{room}"), "").replace("blackouts =", "rooms = []\nblackouts =");
    assert_eq!(Policy::parse(&homeless).unwrap_err().to_string(), "sessions.rooms: name at least one");
}

#[test]
fn sch_3_a_blackout_day_is_a_month_and_a_day_that_comes_and_nothing_that_only_looks_like_one() {
    let blackouts = |day: &str| with("blackouts = [\"07-04\", \"10-31\", \"12-31\", \"01-01\"]", format!("[{day:?}]"));
    for fine in ["07-04", "02-29"] {
        assert!(blackouts(fine).is_ok(), "{fine}");
    }
    for wrong in ["02-30", "7-4", "07-04T00:00", "0704", "Christmas", ""] {
        assert_eq!(blackouts(wrong).unwrap_err(), "sessions.blackouts: write each day as MM-DD", "{wrong}");
    }
}

#[test]
fn a_room_is_known_by_its_code_alone() {
    let policy = Policy::parse(PASADENA).unwrap();
    assert_eq!(policy.room("library-room").map(|room| room.name.as_str()), Some("Central Library, meeting room"));
    assert_eq!(policy.room("cellar"), None);
    assert_eq!(policy.default_language().code(), "en");
    assert_eq!(with("languages = [\"en\", \"es\"]", "[\"es\", \"en\"]").unwrap().default_language().code(), "es");
}
