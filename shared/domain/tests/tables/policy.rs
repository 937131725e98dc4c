//! What a policy document may say, at the edges of each number.

use domain::Policy;
use domain::policy::{Fault, InvalidPolicy, Length, PASADENA};
use domain::vocabulary::{Desk, Language};

/// The document that ships with one line changed. What is wrong then, as `key: what`; a list repeated in the other lines of the same
/// form would be changed, too, so each line must be there once.
fn with(line: &str, value: impl std::fmt::Display) -> Result<Policy, String> {
    let key = line.split(" = ").next().unwrap();
    assert_eq!(PASADENA.matches(line).count(), 1, "{line}");
    let policy = Policy::parse(&PASADENA.replace(line, &format!("{key} = {value}")));
    policy.map_err(|InvalidPolicy(faults)| {
        let say = |fault: &Fault| format!("{}: {}", fault.key, fault.what);
        faults.iter().map(say).collect::<Vec<_>>().join("; ")
    })
}

#[test]
fn each_number_has_bounds_that_are_allowed_and_beyond_which_the_document_is_refused_by_its_key() {
    for (key, line, least, most) in [
        ("acknowledgement.business_days", "business_days = 1", 0, 60),
        ("clocks.reserve_days", "reserve_days = 90", 0, 365),
        ("disposition.notice_days", "\nnotice_days = 30", 1, 366),
        ("consent.window_days", "window_days = 14", 1, 90),
        ("consent.attempts", "\nattempts = 3", 1, 20),
        ("consent.support_per_side", "support_per_side = 1", 0, 3),
        ("mediators.answer_days", "answer_days = 4", 1, 60),
        ("mediators.objection_days", "objection_days = 3", 1, 30),
        ("mediators.per_session", "per_session = 2", 1, 2),
        ("sessions.minutes", "\nminutes = 120", 60, 180),
        ("sessions.gap_minutes", "gap_minutes = 30", 0, 240),
        ("sessions.notice_days", "notice_days = 7", 0, 60),
        ("sessions.horizon_days", "horizon_days = 60", 1, 366),
        ("sessions.outcome_due_days", "outcome_due_days = 2", 1, 60),
        ("sessions.slots_offered", "slots_offered = 6", 1, 50),
        ("sessions.reschedules", "reschedules = 2", 0, 10),
        ("surveys.closes_days", "closes_days = 21", 1, 366),
        ("outreach.presentation_notice_days", "presentation_notice_days = 14", 0, 366),
        ("outreach.event_notice_days", "event_notice_days = 30", 0, 366),
        ("outreach.weekend_event_hours", "weekend_event_hours = 4", 0, 24),
        ("outreach.buffer_minutes", "buffer_minutes = 60", 0, 1_440),
        ("outreach.dates_offered", "dates_offered = 3", 1, 20),
        ("outreach.completion_due_days", "completion_due_days = 2", 1, 60),
        ("outreach.resources.lead_days", "lead_days = 45", 0, 366),
    ] {
        for fine in [least, most] {
            assert!(with(line, fine).is_ok(), "{key} = {fine}");
        }
        assert_eq!(with(line, most + 1).unwrap_err(), format!("{key}: {least} to {most}"));
        let negative = with(line, -1).unwrap_err();
        assert!(negative.ends_with(": a number can't be negative"), "{key}: {negative}");
    }
}

#[test]
fn clk_1_a_clock_runs_for_a_stretch_of_months_or_days() {
    let runs = |length: &str| with("runs = \"12 months\"", format!("{length:?}"));
    for fine in ["1 months", "120 months", "1 days", "3650 days"] {
        assert!(runs(fine).is_ok(), "{fine}");
    }
    assert_eq!(runs("121 months").unwrap_err(), "clocks.runs: 1 to 120");
    assert_eq!(runs("0 days").unwrap_err(), "clocks.runs: 1 to 3650");
    assert_eq!(runs("a year").unwrap_err(), "clocks.runs: write a length as \"12 months\" or \"120 days\"");
}

#[test]
fn each_number_of_a_list_has_bounds_too() {
    for (key, line, least, most) in [
        ("clock_alerts.days", "days = [120, 60, 30, 14]", 1, 366),
        ("consent.nudge_days", "nudge_days = [3, 7]", 1, 90),
        ("consent.call_days", "call_days = [10]", 1, 90),
        ("mediators.nudge_days", "nudge_days = [2]", 1, 60),
        ("surveys.nudge_days", "nudge_days = [1, 7]", 1, 366),
        ("sessions.reminder_hours", "reminder_hours = [168, 48, 2]", 1, 1440),
        ("outreach.reminder_hours", "reminder_hours = [168, 48]", 1, 1440),
    ] {
        assert!(with(line, format!("[{least}, {most}]")).is_ok(), "{key}");
        assert!(with(line, "[]").is_ok(), "{key}");
        for wrong in [least - 1, most + 1] {
            assert_eq!(with(line, format!("[{least}, {wrong}]")).unwrap_err(), format!("{key}: {least} to {most}"));
        }
        assert_eq!(with(line, format!("[{most}, {least}, {most}]")).unwrap_err(), format!("{key}: “{most}” is there twice"));
    }
}

#[test]
fn what_no_city_can_do_without_is_asked_for() {
    for (line, value, problem) in [
        ("languages = [\"en\", \"es\", \"hy\", \"zh\"]", "[]", "languages: name at least one"),
        ("version = \"pasadena-2\"", "\" \"", "version: name the version, in up to 40 small letters, digits and dashes"),
        ("approvals = [\"program\", \"professional_standards\"]", "[]", "kinds.community.approvals: the program must approve"),
        ("opens = \"08:00\"", "\"20:00\"", "sessions.opens: must come before sessions.closes"),
        ("from = \"21:00\"", "\"08:00\"", "quiet_hours.from: an evening; quiet_hours.until is the next morning"),
        ("zh = \"帕萨迪纳社区调解\"", "\"\"", "program: there is no name in “zh”, which the city offers"),
        (
            "review_categories = [\"bias\", \"other\"]",
            "[\"noise\"]",
            "kinds.community.review_categories: “noise” isn't a category of this kind",
        ),
    ] {
        assert_eq!(with(line, value).unwrap_err(), problem);
    }
    let room = PASADENA.split("[[sessions.rooms]]").nth(1).unwrap().split("\n\n").next().unwrap();
    let homeless = PASADENA.replace(&format!("[[sessions.rooms]]{room}"), "").replace("blackouts =", "rooms = []\nblackouts =");
    assert!(Policy::parse(&homeless).unwrap_err().to_string().ends_with("sessions.rooms: name at least one"));
    let mute = PASADENA.replace("school = \"school@pasadena.example\"\n", "");
    let problem = "desks.school: is missing, and cases of the kind “school” need it";
    assert_eq!(Policy::parse(&mute).unwrap_err().to_string(), problem);
}

#[test]
fn con_7_no_policy_closes_a_complaint_when_no_session_took_place() {
    let closing = PASADENA.replacen("closes = [\"agreement\"]", "closes = [\"agreement\", \"not_held\"]", 1);
    let problem = "kinds.community.closes: what didn't take place goes back, always: take “not_held” out";
    assert!(Policy::parse(&closing).unwrap_err().to_string().ends_with(problem));
}

#[test]
fn elig_1_elig_2_no_policy_makes_force_or_serious_misconduct_a_thing_that_can_be_overridden() {
    let line = PASADENA.lines().find(|line| line.starts_with("excluding")).unwrap();
    for question in ["force", "serious_misconduct", "weapons", "safety_concern"] {
        let problem = format!("screening.excluding: “{question}” isn't for a policy to decide; leave it out");
        assert_eq!(with(line, format!("[\"pending_claim\", {question:?}]")).unwrap_err(), problem);
    }
}

#[test]
fn a_key_that_nobody_knows_and_one_that_is_missing_are_named_with_their_line() {
    let misspelled = PASADENA.replace("gap_minutes", "gab_minutes").replace("[consent]", "[content]");
    let message = Policy::parse(&misspelled).unwrap_err().to_string();
    for (text, key) in [("[content]", "content"), ("gab_minutes", "sessions.gab_minutes")] {
        let line = misspelled.lines().position(|line| line.starts_with(text)).unwrap() + 1;
        assert!(message.contains(&format!("line {line}: {key}: there is no such key")), "{message}");
    }
    assert!(message.contains("consent: is missing") && message.contains("sessions.gap_minutes: is missing"), "{message}");
}

#[test]
fn each_value_that_cant_be_read_is_named_and_none_hides_the_next() {
    let wrong = PASADENA
        .replace("America/Los_Angeles", "America/Los_Angles")
        .replace("\"outreach@", "12 # ")
        .replace("\"civil_suit\"", "\"bad_weather\"")
        .replace("opens = \"08:00\"", "opens = \"8 o'clock\"");
    let faults = Policy::parse(&wrong).unwrap_err().0;
    assert_eq!(faults.iter().map(|fault| fault.key.as_str()).collect::<Vec<_>>(), ["desks.outreach"], "the form comes first");
    let wrong = wrong.replace("12 # pasadena", "\"outreach@pasadena");
    let faults = Policy::parse(&wrong).unwrap_err().0;
    assert_eq!(faults.iter().map(|fault| fault.key.as_str()).collect::<Vec<_>>(), ["zone", "clocks.tolled_by", "sessions.opens"]);
    for fault in faults {
        let word = fault.key.rsplit('.').next().unwrap().to_owned();
        let line = wrong.lines().nth(fault.line.unwrap() - 1).unwrap();
        assert!(line.contains(&word) || line.contains("bad_weather"), "{word} isn't in “{line}”");
    }
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
fn sch_3_an_event_has_a_name_and_days_in_their_order() {
    let with = |name: &str, first: &str, last: &str| {
        let event =
            format!("[[sessions.events]]\nname = {name:?}\nfirst = {first:?}\nlast = {last:?}\nyearly = false\n\n[surveys]");
        Policy::parse(&PASADENA.replace("[surveys]", &event)).map_err(|faults| faults.to_string())
    };
    let game = with("Home game", "2027-09-04", "2027-09-04").unwrap();
    assert_eq!(game.blackout(jiff::civil::date(2027, 9, 4)), Some("Home game"));
    let wrong = with("Home game", "2027-09-05", "2027-09-04").unwrap_err();
    assert!(wrong.contains("sessions.events") && wrong.contains("after its first"), "{wrong}");
    let nameless = with(" ", "2027-09-04", "2027-09-04").unwrap_err();
    assert!(nameless.contains("sessions.events") && nameless.contains("name each"), "{nameless}");
}

#[test]
fn outr_3_an_events_times_are_both_written_or_neither_and_differ() {
    let times = "from = \"06:00\"\nuntil = \"18:00\"\n";
    let with = |written: &str| {
        assert_eq!(PASADENA.matches(times).count(), 1);
        Policy::parse(&PASADENA.replace(times, written)).map_err(|faults| faults.to_string())
    };
    for fine in ["", "from = \"22:00\"\nuntil = \"02:00\"\n"] {
        assert!(with(fine).is_ok(), "{fine}");
    }
    for wrong in ["from = \"06:00\"\n", "until = \"18:00\"\n", "from = \"06:00\"\nuntil = \"06:00\"\n"] {
        let said = with(wrong).unwrap_err();
        assert!(said.contains("sessions.events: write both from and until, or neither; they differ"), "{said}");
    }
}

#[test]
fn outr_6_each_area_has_a_code_a_name_and_zip_codes_of_its_own() {
    for (line, value, problem) in [
        ("code = \"northwest\"", "\"North West\"", "outreach.areas: name each, with a code of small letters, digits and dashes"),
        ("name = \"Northwest\"", "\" \"", "outreach.areas: name each, with a code of small letters, digits and dashes"),
        ("code = \"northwest\"", "\"central\"", "outreach.areas: “central” is there twice"),
        ("zips = [\"91103\"]", "[\"91105\"]", "outreach.areas: write each ZIP code once, as five digits"),
        ("zips = [\"91103\"]", "[\"9110\"]", "outreach.areas: write each ZIP code once, as five digits"),
        ("zips = [\"91103\"]", "[\"9110a\"]", "outreach.areas: write each ZIP code once, as five digits"),
    ] {
        assert_eq!(with(line, value).unwrap_err(), problem);
    }
    let policy = Policy::parse(PASADENA).unwrap();
    assert_eq!(policy.outreach.area("central").map(|area| area.name.as_str()), Some("Central"));
    assert_eq!(policy.outreach.area("moon"), None);
}

#[test]
fn outr_5_a_city_has_those_special_things_that_it_names() {
    let mine = PASADENA.replace("[outreach.resources.helicopter]\nlead_days = 45\n", "");
    let policy = Policy::parse(&mine).unwrap();
    assert!(!policy.outreach.resources.contains_key(&domain::outreach::Special::Helicopter));
    let strange = Policy::parse(&PASADENA.replace("resources.helicopter", "resources.submarine")).unwrap_err().to_string();
    assert!(strange.contains("submarine"), "{strange}");
}

#[test]
fn a_room_is_known_by_its_code_alone() {
    let policy = Policy::parse(PASADENA).unwrap();
    assert_eq!(policy.room("library-room").map(|room| room.name.as_str()), Some("Central Library, meeting room"));
    assert_eq!(policy.room("cellar"), None);
    assert_eq!(policy.default_language().code(), "en");
    assert_eq!(with("languages = [\"en\", \"es\", \"hy\", \"zh\"]", "[\"es\", \"en\"]").unwrap().default_language().code(), "es");
}

#[test]
fn mail_to_a_desk_goes_where_the_document_says_and_to_the_program_where_it_says_nothing() {
    let policy = Policy::parse(PASADENA).unwrap();
    assert_eq!(policy.desk(Desk::Outreach), "outreach@pasadena.example");
    let without = PASADENA.replace("school = \"school@pasadena.example\"\n", "");
    let without =
        without.split("[kinds.school]").next().unwrap().to_owned() + without.split("# Which answers exclude").nth(1).unwrap();
    let without = without.replacen(" a case until", "# a case until", 1);
    assert_eq!(Policy::parse(&without).unwrap().desk(Desk::School), "mediation@pasadena.example");
}

#[test]
fn the_program_signs_in_the_language_of_the_reader() {
    let policy = Policy::parse(PASADENA).unwrap();
    assert_eq!(policy.program_in(Language::Spanish), "Mediación Comunitaria de Pasadena");
}

#[test]
fn a_value_of_another_kind_is_told_by_what_to_write_instead() {
    assert_eq!(with("window_days = 14", "\"long\"").unwrap_err(), "consent.window_days: write an integer, not a string");
    assert_eq!(with("goes_on_without = false", "1").unwrap_err(), "consent.goes_on_without: write a boolean, not an integer");
}

#[test]
fn a_wrong_key_inside_a_list_of_tables_is_found_with_its_line() {
    let misspelled = PASADENA.replace("address = \"285", "adress = \"285");
    let faults = Policy::parse(&misspelled).unwrap_err().0;
    let line = misspelled.lines().position(|line| line.starts_with("adress")).unwrap() + 1;
    assert!(faults.iter().any(|fault| fault.line == Some(line) && fault.key == "sessions.rooms.adress"), "{faults:?}");
}

#[test]
fn a_stretch_of_time_is_written_as_it_was_read() {
    for text in ["12 months", "120 days"] {
        assert_eq!(String::from(Length::try_from(text.to_owned()).unwrap()), text);
    }
}

#[test]
fn a_document_from_before_there_were_such_keys_is_read_with_what_the_rules_say() {
    let keys = [
        "call_days",
        "attempts",
        "support_per_side",
        "goes_on_without",
        "answer_days = 4",
        "objection_days",
        "nudge_days = [2]",
        "reschedules",
    ];
    let older: String =
        PASADENA.lines().filter(|line| !keys.iter().any(|key| line.starts_with(key))).map(|line| format!("{line}\n")).collect();
    let (older, today) = (Policy::stored(&older).unwrap(), Policy::parse(PASADENA).unwrap());
    assert_eq!((older.consent, older.mediators, older.sessions), (today.consent, today.mediators, today.sessions));
    let (begins, ends) = (PASADENA.find("[agreements]").unwrap(), PASADENA.find("[quiet_hours]").unwrap());
    let older = Policy::stored(&format!("{}{}", &PASADENA[..begins], &PASADENA[ends..])).unwrap();
    assert_eq!(older.agreements, today.agreements);
    let (begins, ends) = (PASADENA.find("[outreach]").unwrap(), PASADENA.find("[surveys]").unwrap());
    let older = Policy::stored(&format!("{}{}", &PASADENA[..begins], &PASADENA[ends..])).unwrap();
    assert_eq!(older.outreach, today.outreach);
}

#[test]
fn a_room_that_is_there_twice_is_named_with_its_line() {
    let room = "[[sessions.rooms]]\ncode = \"library-room\"\nname = \"Another\"\naddress = \"Elsewhere\"\n\n[surveys]";
    let twice = PASADENA.replacen("[surveys]", room, 1);
    let faults = Policy::parse(&twice).unwrap_err().0;
    assert_eq!(faults.iter().map(|fault| fault.what.as_str()).collect::<Vec<_>>(), ["“library-room” is there twice"]);
    let lines: Vec<_> = twice.lines().collect();
    assert_eq!(faults[0].line, lines.iter().rposition(|line| *line == "[[sessions.rooms]]").map(|second| second + 1));
}

#[test]
fn whatever_stands_in_the_head_of_a_mail_can_neither_break_nor_turn_it() {
    let name = "en = \"Pasadena Community Mediation\"";
    for fine in ["The \\\"City\\\" Team, Inc.", "صلح", "帕萨迪纳"] {
        assert!(with(name, format!("\"{fine}\"")).is_ok(), "{fine}");
    }
    let line = "write one line of up to 80 characters, without marks of direction";
    for wrong in ["Team\\nBcc: x@y.z", "Team \\u202Ettim", "Team \\u2066x"] {
        assert_eq!(with(name, format!("\"{wrong}\"")).unwrap_err(), format!("program.en: {line}"));
    }
    assert_eq!(with(name, format!("\"{}\"", "x".repeat(81))).unwrap_err(), format!("program.en: {line}"));
    assert_eq!(with("phone = \"(626) 555-0100\"", "\"555\\r\\n1\"").unwrap_err(), format!("phone: {line}"));
    for wrong in ["standards", "a@b.org\\nBcc: x@y.z", "A <a@b.org>"] {
        let refused = with("professional_standards = \"standards@pasadena.example\"", format!("\"{wrong}\""));
        assert_eq!(refused.unwrap_err(), "desks.professional_standards: write an email address", "{wrong}");
    }
}
