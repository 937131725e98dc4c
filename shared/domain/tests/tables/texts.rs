//! Texts, addresses, phone numbers and days, at their edges.

use domain::complaint::{Filing, FilingForm};
use domain::ids::{MessageId, TenantId};
use domain::text::{EmailAddress, Line, Statement};

use crate::support::{mesa_vista, on, policy};

#[test]
fn an_address_is_taken_or_refused_by_its_parts() {
    let long = |length: usize| format!("{}@example.org", "a".repeat(length - "@example.org".len()));
    let fine = ["a@b.c", "ana.lopez+case@sub.example.org", "o'brien@example.org", "a@b-c.org", "a@b..c", "a@1.2"];
    for address in fine.map(str::to_owned).into_iter().chain([long(254)]) {
        assert_eq!(EmailAddress::parse(&address).map(|kept| kept.as_str().to_owned()), Ok(address));
    }
    let wrong = [
        "",
        "@",
        "a@",
        "@b.c",
        "a@b",
        "a@b.",
        "a@.b",
        "a@-b.c",
        "a@b@c.d",
        "a b@c.d",
        "a@b c.d",
        "a,b@c.d",
        "a;b@c.d",
        "a:b@c.d",
        "a\"b@c.d",
        "(a)@b.c",
        "[a]@b.c",
        "a\\b@c.d",
        "<a@b.c>",
        "á@b.c",
        "a@é.c",
        "a\r\n@b.c",
    ];
    for address in wrong {
        assert_eq!(EmailAddress::parse(address), Err("not-an-email"), "{address:?}");
    }
    assert_eq!(EmailAddress::parse(&long(255)), Err("too-long"));
}

#[test]
fn a_text_is_measured_after_its_ends_are_trimmed_and_its_line_breaks_are_made_one() {
    assert!(Statement::parse(" ten chars \n").is_err());
    assert_eq!(Statement::parse("  ten  chars\r\n").unwrap().as_str(), "ten  chars");
    assert_eq!(Line::parse("a\r\nb\tc").unwrap().as_str(), "a\nb\tc");
    assert_eq!(Line::parse("a\rb"), Err("control-characters"));
    assert!(Line::parse(&format!(" {} ", "x".repeat(300))).is_ok());
    assert_eq!(Line::parse(&"x".repeat(301)), Err("too-long"));
    assert_eq!(Line::parse(" "), Err("required"));
}

fn problem(change: impl Fn(&mut FilingForm)) -> Option<(&'static str, &'static str)> {
    let mut form = FilingForm {
        kind: "community".into(),
        category: "demeanor".into(),
        statement: "The officer raised his voice at me.".into(),
        incident_on: "2026-11-20".into(),
        email: "ana@example.org".into(),
        language: "es".into(),
        age: "adult".into(),
        contact_consent: true,
        ..FilingForm::default()
    };
    change(&mut form);
    let problems = Filing::parse(&form, &policy(), on(2026, 11, 22)).err().unwrap_or_default().0;
    problems.first().map(|problem| (problem.field, problem.code))
}

#[test]
fn int_3_an_incident_is_of_today_or_earlier_and_of_a_year_that_somebody_remembers() {
    for (day, code) in [
        ("2026-11-22", None),
        ("2026-11-23", Some("in-the-future")),
        ("1900-01-01", None),
        ("1899-12-31", Some("not-a-date")),
        (" 2026-11-22 ", None),
        (" ", Some("required")),
        ("yesterday", Some("not-a-date")),
    ] {
        assert_eq!(problem(|form| form.incident_on = day.into()).map(|(_, code)| code), code, "{day}");
    }
}

#[test]
fn int_3_a_phone_number_has_seven_to_twenty_digits_and_only_what_people_write_between_them() {
    for (phone, code) in [
        ("5550123", None),
        ("555012", Some("not-a-phone-number")),
        ("+1 (626) 555-0123 x.4", None),
        ("12345678901234567890", None),
        ("123456789012345678901", Some("not-a-phone-number")),
        ("5550123a", Some("not-a-phone-number")),
        ("٥٥٥٠١٢٣", Some("not-a-phone-number")),
        ("  ", None),
    ] {
        assert_eq!(problem(|form| form.phone = phone.into()).map(|(_, code)| code), code, "{phone}");
    }
}

#[test]
fn int_3_a_kind_or_language_that_the_city_does_not_offer_is_named_as_such() {
    let form = FilingForm { language: "hy".into(), kind: "school".into(), ..FilingForm::default() };
    let problems = Filing::parse(&form, &mesa_vista(), on(2026, 11, 22)).err().unwrap().0;
    for field in ["kind", "language"] {
        assert!(problems.iter().any(|one| (one.field, one.code) == (field, "not-offered-here")), "{field}");
    }
}

#[test]
fn ids_keep_their_measure() {
    for (length, fine) in [(1, false), (2, true), (40, true), (41, false)] {
        assert_eq!("a".repeat(length).parse::<TenantId>().is_ok(), fine, "{length}");
    }
    for (length, fine) in [(0, false), (1, true), (60, true), (61, false)] {
        assert_eq!("a".repeat(length).parse::<MessageId>().is_ok(), fine, "{length}");
    }
}
