//! Presentations and events: what warns, what a supervisor decides, what blocks, and what follows (OUTR-1 to OUTR-8).

use std::collections::BTreeSet;

use domain::calendar::Resource;
use domain::notice::{Notice, Recipient, Template};
use domain::outreach::{
    Ask, AskForm, Asked, Away, Command, DenialReason, Effect, Engagement, EngagementKind, House, Need, ProgramForm, Special,
    Specialist, SpecialistForm, Stage, Told, Weight, area_of, decide, nearest, route, verdict,
};
use domain::policy::Policy;
use domain::{Actor, Refusal};
use jiff::civil::{Date, date, time};
use jiff::{SignedDuration, Timestamp, ToSpan};
use uuid::Uuid;

use crate::support::*;

fn local(day: Date, hour: i8) -> Timestamp {
    day.to_datetime(time(hour, 0, 0, 0)).to_zoned(policy().zone).unwrap().timestamp()
}

fn asked(kind: EngagementKind, day: Date, hours: i32) -> Ask {
    Ask { kind, starts_at: local(day, 10), minutes: hours * 60, ..asked_for() }
}

/// What was found, as codes with their weight.
fn found(ask: &Ask, policy: &Policy) -> Vec<String> {
    let findings = verdict(ask, policy, now()).findings;
    findings.iter().map(|one| format!("{} {}", one.weight.code(), one.code)).collect()
}

fn form() -> AskForm {
    AskForm {
        kind: "neighborhood_watch".into(),
        organization: "Garfield Heights Watch".into(),
        subject: "Package theft".into(),
        day: "2027-01-19".into(),
        at: "18:30".into(),
        minutes: Some(60),
        place: "Villa Street".into(),
        zip: "91104".into(),
        audience: Some(30),
        ages: "adults".into(),
        language: "en".into(),
        public: true,
        name: "Ana".into(),
        email: "ana@example.org".into(),
        ..AskForm::default()
    }
}

fn problems(form: &AskForm) -> Vec<(&'static str, &'static str)> {
    let problems = Asked::parse(form, &policy()).err().unwrap_or_default();
    problems.0.iter().map(|problem| (problem.field, problem.code)).collect()
}

#[test]
fn outr_1_a_whole_request_says_what_when_where_for_whom_and_whom_to_reach() {
    let asked = Asked::parse(&form(), &policy()).unwrap();
    assert_eq!(asked.ask, asked_for());
    assert_eq!(asked.details.organization.as_str(), "Garfield Heights Watch");
    assert_eq!(asked.details.needs, None);
    assert_eq!(asked.contact.name.unwrap().as_str(), "Ana");
    assert_eq!(asked.contact.email.unwrap().as_str(), "ana@example.org");
    let by_phone = AskForm { email: String::new(), phone: "(626) 555-0100".into(), ..form() };
    assert_eq!(Asked::parse(&by_phone, &policy()).unwrap().contact.phone.unwrap().as_str(), "(626) 555-0100");
    let needs = Asked::parse(&AskForm { needs: "A ramp".into(), ..form() }, &policy()).unwrap().details.needs.unwrap();
    assert_eq!(needs.as_str(), "A ramp");
    let wanted = ["helicopter".to_owned(), String::new(), "k9".to_owned()].to_vec();
    let specials = Asked::parse(&AskForm { specials: wanted, ..form() }, &policy()).unwrap().ask.specials;
    assert_eq!(specials, BTreeSet::from([Special::K9, Special::Helicopter]));
}

#[test]
fn outr_1_every_missing_or_wrong_field_is_named_at_once() {
    let fields: Vec<_> = problems(&AskForm::default()).into_iter().map(|(field, _)| field).collect();
    let all = ["kind", "organization", "subject", "day", "at", "minutes", "place", "zip", "audience", "ages", "language", "name"];
    assert_eq!(fields, all.into_iter().chain(["email"]).collect::<Vec<_>>());
    let cases: [(fn(&mut AskForm), (&str, &str)); 16] = [
        (|f| f.kind = "gossip".into(), ("kind", "not-a-choice")),
        (|f| f.day = "2027-02-30".into(), ("day", "not-a-date")),
        (|f| f.at = "25:00".into(), ("at", "not-a-time")),
        (|f| f.day = "2027-03-14".into(), ("at", "no-such-time")),
        (|f| f.minutes = Some(14), ("minutes", "out-of-range")),
        (|f| f.minutes = Some(4_321), ("minutes", "out-of-range")),
        (|f| f.name.clear(), ("name", "required")),
        (|f| f.zip.clear(), ("zip", "required")),
        (|f| f.zip = "9110".into(), ("zip", "not-a-zip-code")),
        (|f| f.zip = "9110a".into(), ("zip", "not-a-zip-code")),
        (|f| f.audience = Some(0), ("audience", "out-of-range")),
        (|f| f.audience = Some(100_001), ("audience", "out-of-range")),
        (|f| f.language = "xx".into(), ("language", "not-a-choice")),
        (|f| f.specials = vec!["tank".into()], ("specials", "not-a-choice")),
        (|f| f.email = "ana(at)example.org".into(), ("email", "not-an-email")),
        (|f| f.email.clear(), ("email", "email-or-phone")),
    ];
    for (spoil, expected) in cases {
        let mut form = AskForm { at: "02:30".into(), ..form() };
        spoil(&mut form);
        assert_eq!(problems(&form), [expected]);
    }
    for fine in [15, 4_320] {
        assert_eq!(problems(&AskForm { minutes: Some(fine), ..form() }), []);
    }
}

#[test]
fn outr_5_what_a_city_doesnt_have_cant_be_asked_for_and_what_it_doesnt_offer_neither() {
    let here = |form: &AskForm| Asked::parse(form, &mesa_vista()).err().unwrap_or_default().0.first().map(|one| one.field);
    assert_eq!(here(&form()), None);
    assert_eq!(here(&AskForm { specials: vec!["k9".into()], ..form() }), Some("specials"));
    assert_eq!(here(&AskForm { specials: vec!["motor_officer".into()], ..form() }), None);
    assert_eq!(here(&AskForm { language: "hy".into(), ..form() }), Some("language"));
}

#[test]
fn an_outline_is_enough_to_say_what_speaks_against_it() {
    let outline = AskForm {
        kind: "block_party".into(),
        day: "2027-07-04".into(),
        at: "10:00".into(),
        minutes: Some(240),
        ..AskForm::default()
    };
    let ask = Asked::outline(&outline, &policy()).unwrap();
    assert_eq!((ask.kind, ask.minutes, ask.starts_at), (EngagementKind::BlockParty, 240, local(date(2027, 7, 4), 10)));
    let missing = Asked::outline(&AskForm::default(), &policy()).unwrap_err();
    assert_eq!(missing.0.iter().map(|one| one.field).collect::<Vec<_>>(), ["kind", "day", "at", "minutes"]);
}

#[test]
fn outr_2_less_notice_than_two_weeks_warns_and_nothing_else() {
    let day = |ahead: i32| date(2026, 11, 22).checked_add(ahead.days()).unwrap();
    let watch = |ahead| asked(EngagementKind::NeighborhoodWatch, day(ahead), 1);
    assert_eq!(found(&watch(12), &policy()), ["warns short-notice"]); // a Friday
    let short = verdict(&watch(10), &policy(), now());
    assert_eq!(short.findings.len(), 1);
    assert_eq!(
        (short.findings[0].code, short.findings[0].rule, short.findings[0].weight),
        ("short-notice", "OUTR-2", Weight::Warns)
    );
    assert_eq!((short.findings[0].number, short.block(), short.needs()), (Some(14), None, BTreeSet::new()));
    assert_eq!(found(&watch(15), &policy()), Vec::<String>::new(), "two weeks and more");
    let exactly = asked(EngagementKind::NeighborhoodWatch, day(14), 1); // a Sunday
    assert_eq!(found(&exactly, &policy()), ["routes weekend"]);
}

#[test]
fn outr_4_an_event_is_best_asked_for_thirty_days_before() {
    let fair = |day| asked(EngagementKind::HealthFair, day, 2);
    assert_eq!(found(&fair(date(2026, 12, 21)), &policy()), ["warns permit-notice"]);
    assert_eq!(verdict(&fair(date(2026, 12, 21)), &policy(), now()).findings[0].number, Some(30));
    assert_eq!(found(&fair(date(2026, 12, 22)), &policy()), Vec::<String>::new());
}

#[test]
fn outr_3_a_presentation_is_blocked_while_something_big_is_on_and_an_event_warned() {
    let fourth = date(2028, 7, 4); // a Tuesday
    let watch = verdict(&asked(EngagementKind::NeighborhoodWatch, fourth, 1), &policy(), now());
    let block = watch.block().unwrap();
    assert_eq!((block.code, block.rule, block.event.as_deref()), ("on-event", "OUTR-3", Some("07-04")));
    let party = verdict(&asked(EngagementKind::BlockParty, fourth, 3), &policy(), now());
    assert_eq!(party.block(), None);
    assert_eq!((party.needs(), party.findings[0].code), (BTreeSet::from([Need::MajorEvent]), "event-on-event"));
}

/// Pasadena's policy with a home game on a Tuesday, from five to nine in the evening.
fn with_a_game(from: Option<i8>, until: Option<i8>) -> Policy {
    let mut policy = policy();
    let day = date(2027, 2, 16);
    let at = |hour: i8| time(hour, 0, 0, 0);
    policy.sessions.events.push(domain::blackouts::Event {
        name: "Home game".into(),
        first: day,
        last: day,
        yearly: false,
        from: from.map(at),
        until: until.map(at),
    });
    policy
}

#[test]
fn outr_3_an_event_takes_its_times_and_a_buffer_and_without_times_the_whole_day() {
    let at = |day, hour, minutes| Ask { starts_at: local(day, hour), minutes, ..asked_for() };
    let (game, before, after) = (date(2027, 2, 16), date(2027, 2, 15), date(2027, 2, 17));
    let timed = with_a_game(Some(17), Some(21));
    let is_on = |ask: &Ask, policy: &Policy| policy.on_during(ask.starts_at, ask.ends_at()).is_some();
    for (ask, expected) in [
        (at(game, 14, 120), false),
        (at(game, 14, 121), true),
        (at(game, 18, 30), true),
        (at(game, 21, 30), true),
        (at(game, 22, 30), false),
        (at(before, 18, 60), false),
        (at(after, 18, 60), false),
    ] {
        assert_eq!(is_on(&ask, &timed), expected, "{ask:?}");
    }
    let whole = with_a_game(None, None);
    for (ask, expected) in [
        (at(game, 6, 30), true),
        (at(game, 23, 30), true),
        (at(before, 23, 60), false),
        (at(before, 23, 61), true),
        (at(after, 0, 30), false),
    ] {
        assert_eq!(is_on(&ask, &whole), expected, "{ask:?}");
    }
    let fourth = date(2028, 7, 4);
    for (ask, expected) in [
        (at(date(2028, 7, 3), 23, 60), false),
        (at(date(2028, 7, 3), 23, 61), true),
        (at(fourth, 23, 60), true),
        (at(date(2028, 7, 5), 0, 30), false),
    ] {
        assert_eq!(is_on(&ask, &policy()), expected, "{ask:?}");
    }
    let over_midnight = with_a_game(Some(22), Some(2));
    for (ask, expected) in
        [(at(after, 1, 30), true), (at(after, 3, 30), false), (at(game, 20, 30), false), (at(game, 21, 30), true)]
    {
        assert_eq!(is_on(&ask, &over_midnight), expected, "{ask:?}");
    }
    let new_year = Ask { starts_at: local(date(2026, 12, 31), 22), minutes: 60, ..asked_for() };
    assert_eq!(policy().on_during(new_year.starts_at, new_year.ends_at()), Some("12-31"));
    let parade = at(date(2027, 1, 2), 10, 60);
    assert_eq!(policy().on_during(parade.starts_at, parade.ends_at()), Some("Rose Parade and Rose Bowl Game"));
}

#[test]
fn outr_3_the_nearest_free_days_come_first_and_none_of_them_is_blocked_or_a_weekend() {
    let game = Ask { starts_at: local(date(2027, 2, 16), 18), ..asked_for() };
    let days = nearest(&game, &with_a_game(None, None), now());
    assert_eq!(days, [date(2027, 2, 17), date(2027, 2, 15), date(2027, 2, 18)], "a Wednesday, a Monday, a Thursday");
    let friday = Ask { starts_at: local(date(2027, 2, 19), 18), ..asked_for() };
    assert_eq!(nearest(&friday, &policy(), now()), [date(2027, 2, 18), date(2027, 2, 17), date(2027, 2, 22)]);
    let tomorrow = Ask { starts_at: local(date(2026, 11, 23), 18), ..asked_for() };
    assert!(nearest(&tomorrow, &policy(), now()).iter().all(|day| *day > date(2026, 11, 22)), "never in the past");
    let saturday = asked(EngagementKind::BlockParty, date(2027, 2, 20), 4);
    assert_eq!(nearest(&saturday, &policy(), now())[0], date(2027, 2, 21), "an event may be on a weekend");
    let short = asked(EngagementKind::BlockParty, date(2027, 2, 20), 3);
    assert_eq!(nearest(&short, &policy(), now())[0], date(2027, 2, 19), "too short for one");
    assert_eq!(nearest(&game, &mesa_vista(), now()).len(), 2, "as many as the city says");
}

#[test]
fn outr_4_a_weekends_event_needs_a_supervisor_and_four_hours() {
    let party = |day, hours| found(&asked(EngagementKind::BlockParty, day, hours), &policy());
    let (friday, saturday, sunday, monday) = (date(2027, 2, 19), date(2027, 2, 20), date(2027, 2, 21), date(2027, 2, 22));
    assert_eq!(party(saturday, 4), ["routes weekend"]);
    assert_eq!(party(saturday, 3), ["routes weekend", "blocks weekend-too-short"]);
    assert_eq!(party(sunday, 4), ["routes weekend"]);
    assert_eq!((party(friday, 3), party(monday, 3)), (vec![], vec![]));
    let into_saturday = Ask { starts_at: local(friday, 22), minutes: 121, ..asked(EngagementKind::Carnival, friday, 1) };
    assert_eq!(found(&into_saturday, &policy()), ["routes weekend", "blocks weekend-too-short"], "it touches Saturday");
    let until_midnight = Ask { minutes: 120, ..into_saturday };
    assert_eq!(found(&until_midnight, &policy()), Vec::<String>::new(), "it ends when Saturday begins");
    let short = verdict(&asked(EngagementKind::BlockParty, saturday, 3), &policy(), now());
    assert_eq!(short.block().unwrap().number, Some(4));
    assert_eq!(found(&asked(EngagementKind::BlockParty, saturday, 3), &mesa_vista()), ["routes weekend"], "three hours there");
    let watch = asked(EngagementKind::NeighborhoodWatch, saturday, 1);
    assert_eq!(found(&watch, &policy()), ["routes weekend"], "no least length");
    assert_eq!(found(&watch, &mesa_vista()), Vec::<String>::new(), "as the policy says");
}

#[test]
fn outr_5_each_special_thing_has_its_own_notice_and_its_own_approval() {
    let with = |days: i32, specials: &[Special]| {
        let day = date(2026, 11, 22).checked_add(days.days()).unwrap();
        Ask { specials: specials.iter().copied().collect(), ..asked(EngagementKind::BlockParty, day, 2) }
    };
    let late = verdict(&with(44, &[Special::Helicopter, Special::K9]), &policy(), now());
    let said: Vec<_> = late.findings.iter().map(|one| (one.code, one.special, one.number)).collect();
    assert_eq!(
        said,
        [
            ("special", Some(Special::K9), None),
            ("special", Some(Special::Helicopter), None),
            ("special-notice", Some(Special::Helicopter), Some(45))
        ]
    );
    assert_eq!(late.needs(), BTreeSet::from([Need::K9, Need::Helicopter]));
    assert!(!found(&with(45, &[Special::Helicopter]), &policy()).contains(&"warns special-notice".to_owned()));
    for special in Special::ALL {
        let need = Need::from(*special);
        assert_eq!(need.code(), special.code());
        assert_eq!(verdict(&with(60, &[*special]), &policy(), now()).needs(), BTreeSet::from([need]));
    }
}

#[test]
fn what_is_over_cant_be_approved_and_isnt_warned_of() {
    let over = Ask { starts_at: now(), specials: [Special::K9].into(), ..asked_for() };
    let found = found(&over, &policy());
    assert_eq!(found[0], "blocks past");
    assert!(!found.iter().any(|one| one.contains("notice")), "{found:?}");
}

fn decided(engagement: &Engagement, command: Command, at: Timestamp) -> Result<(Engagement, Vec<Effect>), Refusal> {
    decide(engagement, command, &Actor::Staff("unit".into()), &policy(), at).map(|decision| (decision.next, decision.effects))
}

fn code(engagement: &Engagement, command: Command) -> &'static str {
    decided(engagement, command, now()).unwrap_err().code
}

fn approval(presenters: &[(u128, House)]) -> Command {
    let presenters = presenters.iter().map(|(number, house)| (person(*number), *house)).collect();
    Command::Approve { booking: Uuid::from_u128(9), specialist: House::City, presenters }
}

fn approved() -> Engagement {
    decided(&engagement(), approval(&[(PRESENTER, House::Program)]), now()).unwrap().0
}

/// The mails among effects: which, and to whom.
fn mails(effects: &[Effect]) -> Vec<(Template, Recipient)> {
    let notices = effects.iter().filter_map(|effect| match effect {
        Effect::Notify(notice) => Some(notice),
        _ => None,
    });
    notices.map(|notice: &Notice| (notice.template, notice.to)).collect()
}

const DESK: Recipient = Recipient::Desk(domain::vocabulary::Desk::Outreach);

fn whom(number: u128) -> Recipient {
    Recipient::Person(person(number))
}

#[test]
fn outr_3_filing_is_never_refused_and_whoever_decides_hears_of_it() {
    let blocked = asked(EngagementKind::NeighborhoodWatch, date(2028, 7, 4), 1);
    let ids = (domain::ids::EngagementId::new(Uuid::from_u128(7)), reference(), person(RESIDENT));
    let file = |ask, told| domain::outreach::file(ids.clone(), (ask, None, None), told, Actor::Public, &policy(), now());
    let filed = file(blocked, Told::Everybody);
    assert_eq!(filed.next.stage, Stage::Filed);
    assert_eq!(mails(&filed.effects), [(Template::RequestReceived, whom(RESIDENT)), (Template::RequestFiled, DESK)]);
    let weekend = asked(EngagementKind::BlockParty, date(2027, 2, 20), 4);
    let filed = file(weekend.clone(), Told::Everybody);
    assert_eq!(mails(&filed.effects)[2], (Template::RequestApprovalWanted, DESK), "and a supervisor's part");
    assert_eq!(filed.history[0].what, "request-filed");
    let quietly = file(weekend, Told::Nobody);
    assert_eq!((mails(&quietly.effects), quietly.next), (Vec::new(), filed.next), "kept like any other where too much arrives");
}

#[test]
fn outr_3_outr_4_approving_is_refused_while_something_blocks_it() {
    let on_the_fourth = engagement_for(asked(EngagementKind::NeighborhoodWatch, date(2028, 7, 4), 1));
    assert_eq!(code(&on_the_fourth, approval(&[])), "request-on-event");
    let short = engagement_for(asked(EngagementKind::BlockParty, date(2027, 2, 20), 3));
    assert_eq!(code(&short, approval(&[])), "request-too-short");
    let over = engagement_for(Ask { starts_at: now(), ..asked_for() });
    assert_eq!(code(&over, approval(&[])), "request-past");
}

#[test]
fn outr_4_outr_5_a_supervisor_approves_every_part_first() {
    let ask = Ask { specials: [Special::K9].into(), ..asked(EngagementKind::BlockParty, date(2027, 2, 20), 4) };
    let filed = engagement_for(ask);
    assert_eq!(code(&filed, approval(&[])), "supervisor-first");
    assert_eq!(code(&filed, Command::Grant(Need::Helicopter)), "nothing-to-approve");
    let one = decided(&filed, Command::Grant(Need::K9), now()).unwrap().0;
    assert_eq!(code(&one, Command::Grant(Need::K9)), "nothing-to-approve");
    assert_eq!(code(&one, approval(&[])), "supervisor-first");
    let both = decided(&one, Command::Grant(Need::Weekend), now()).unwrap().0;
    let (next, effects) = decided(&both, approval(&[]), now()).unwrap();
    assert!(matches!(next.stage, Stage::Approved { .. }));
    let Some(Effect::Book { locks, .. }) = effects.iter().find(|effect| matches!(effect, Effect::Book { .. })) else {
        panic!("nothing was booked")
    };
    let taken: BTreeSet<_> = locks.iter().map(|lock| lock.resource.clone()).collect();
    assert_eq!(taken, BTreeSet::from([Resource::Person(person(SPECIALIST)), Resource::Special(Special::K9)]));
    assert_eq!(Resource::Special(Special::K9).to_string(), "SPECIAL#k9");
}

#[test]
fn outr_6_approving_books_the_specialist_and_whoever_presents_and_everybody_hears_when() {
    let (next, effects) = decided(
        &engagement(),
        approval(&[(PRESENTER, House::Program), (PRESENTER, House::Program), (SPECIALIST, House::City)]),
        now(),
    )
    .unwrap();
    assert_eq!((next.people(), next.sequence), (vec![person(SPECIALIST), person(PRESENTER)], 1));
    assert_eq!(
        mails(&effects),
        [
            (Template::RequestApproved, whom(RESIDENT)),
            (Template::PresentationAssigned, whom(SPECIALIST)),
            (Template::PresentationAssigned, whom(PRESENTER))
        ]
    );
    assert!(effects.contains(&Effect::OpenGate(next.gate())) && effects.contains(&Effect::Approved));
    assert_eq!(next.gate().version, 1);
    let at = next.appointment();
    assert_eq!((at.starts_at, at.ends_at, at.room.as_str(), at.sequence), (asked_for().starts_at, asked_for().ends_at(), "", 1));
    let names_it = |effect: &Effect| matches!(effect, Effect::Notify(notice) if notice.appointment.as_ref() == Some(&at));
    assert_eq!(effects.iter().filter(|effect| names_it(effect)).count(), 3);
    let nobody = Engagement { specialist: None, ..engagement() };
    assert_eq!(code(&nobody, approval(&[])), "no-specialist");
}

#[test]
fn outr_1_a_talk_about_mediation_is_given_by_the_program_and_the_city_together() {
    for kind in [EngagementKind::MediationTalk, EngagementKind::RollCallTalk] {
        let talk = engagement_for(Ask { kind, ..asked_for() });
        assert_eq!(code(&talk, approval(&[])), "presenters-of-both");
        assert_eq!(code(&talk, approval(&[(PRESENTER, House::City)])), "presenters-of-both");
        assert!(decided(&talk, approval(&[(PRESENTER, House::Program)]), now()).is_ok());
    }
    let of_the_program =
        Command::Approve { booking: Uuid::nil(), specialist: House::Program, presenters: vec![(person(PRESENTER), House::City)] };
    assert!(decided(&engagement_for(Ask { kind: EngagementKind::MediationTalk, ..asked_for() }), of_the_program, now()).is_ok());
}

#[test]
fn outr_6_a_request_is_handed_over_and_an_approved_one_with_its_time() {
    let handed = decided(&engagement(), Command::HandOver(person(PRESENTER)), now()).unwrap();
    assert_eq!((handed.0.specialist, handed.1), (Some(person(PRESENTER)), Vec::new()));
    let approved = decided(&engagement(), approval(&[]), now()).unwrap().0;
    let (next, effects) = decided(&approved, Command::HandOver(person(PRESENTER)), now()).unwrap();
    assert_eq!((next.specialist, next.sequence), (Some(person(PRESENTER)), 2));
    let Some(Effect::Rebook { from, to, .. }) = effects.iter().find(|effect| matches!(effect, Effect::Rebook { .. })) else {
        panic!("nothing was booked anew")
    };
    assert_eq!(
        (from[0].resource.clone(), to[0].resource.clone()),
        (Resource::Person(person(SPECIALIST)), Resource::Person(person(PRESENTER)))
    );
    let told = [(Template::PresentationAssigned, whom(PRESENTER)), (Template::PresentationOff, whom(SPECIALIST))];
    assert_eq!(mails(&effects), told);
    assert!(effects.contains(&Effect::OpenGate(next.gate())) && effects.contains(&Effect::Approved), "reminded by the new one");
    assert_eq!(code(&approved, Command::HandOver(person(SPECIALIST))), "presents-already");
    assert_eq!(
        decided(&approved, Command::HandOver(person(PRESENTER)), asked_for().starts_at).unwrap_err().code,
        "not-possible-now"
    );
}

#[test]
fn outr_7_a_denial_has_a_reason_and_leaves_a_way_to_amend() {
    let (denied, effects) = decided(&engagement(), Command::Deny(DenialReason::NobodyFree), now()).unwrap();
    assert_eq!(denied.stage, Stage::Denied { reason: DenialReason::NobodyFree });
    assert_eq!(mails(&effects), [(Template::RequestDenied, whom(RESIDENT))]);
    let amended = Command::Amend { ask: Ask { minutes: 90, ..asked_for() }, area: None, specialist: Some(person(PRESENTER)) };
    let (next, effects) = decided(&denied, amended, now()).unwrap();
    assert_eq!((next.stage.clone(), next.ask.minutes, next.specialist), (Stage::Filed, 90, Some(person(PRESENTER))));
    assert_eq!(mails(&effects), [(Template::RequestChanged, DESK)]);
}

#[test]
fn outr_7_amending_what_was_approved_begins_anew_and_frees_everything() {
    let amended = Command::Amend { ask: asked_for(), area: None, specialist: None };
    let elsewhere = Command::Amend { ask: asked_for(), area: Some("central".into()), specialist: None };
    assert_eq!(decided(&approved(), elsewhere, now()).unwrap().0.area.as_deref(), Some("central"));
    let (next, effects) = decided(&approved(), amended.clone(), now()).unwrap();
    assert_eq!((next.stage.clone(), next.presenters.len(), next.sequence), (Stage::Filed, 0, 2));
    assert!(effects.contains(&Effect::CloseGate(approved().gate())));
    assert!(effects.contains(&Effect::Release { booking: Uuid::from_u128(9), locks: approved().locks() }));
    let off = [
        (Template::RequestCancelled, whom(RESIDENT)),
        (Template::PresentationOff, whom(SPECIALIST)),
        (Template::PresentationOff, whom(PRESENTER)),
        (Template::RequestChanged, DESK),
    ];
    assert_eq!(mails(&effects), off);
    assert_eq!(decided(&approved(), amended, asked_for().starts_at).unwrap_err().code, "not-possible-now", "it has begun");
    let granted = Engagement { granted: [Need::Weekend].into(), ..engagement() };
    let amended = Command::Amend { ask: asked_for(), area: None, specialist: None };
    assert!(decided(&granted, amended, now()).unwrap().0.granted.is_empty(), "a supervisor decides anew");
}

#[test]
fn outr_7_calling_off_tells_whoever_doesnt_know() {
    let cancelled = |engagement: &Engagement, by: Actor| {
        let decision = decide(engagement, Command::Cancel, &by, &policy(), now()).unwrap();
        assert_eq!(decision.next.stage, Stage::Cancelled);
        mails(&decision.effects)
    };
    let (staff, own) = (Actor::Staff("unit".into()), Actor::Person(person(RESIDENT)));
    assert_eq!(cancelled(&engagement(), staff.clone()), [(Template::RequestCancelled, whom(RESIDENT))]);
    assert_eq!(cancelled(&engagement(), own.clone()), [(Template::RequestWithdrawn, DESK)]);
    let presenters = [(Template::PresentationOff, whom(SPECIALIST)), (Template::PresentationOff, whom(PRESENTER))];
    let all = |last: &[(Template, Recipient)]| {
        [(Template::RequestCancelled, whom(RESIDENT))]
            .into_iter()
            .chain(presenters)
            .chain(last.iter().copied())
            .collect::<Vec<_>>()
    };
    assert_eq!(cancelled(&approved(), staff), all(&[]));
    assert_eq!(cancelled(&approved(), own), all(&[(Template::RequestWithdrawn, DESK)]));
    assert_eq!(decided(&approved(), Command::Cancel, asked_for().starts_at).unwrap_err().code, "not-possible-now");
}

#[test]
fn outr_7_what_took_place_is_counted_and_whoever_asked_says_how_it_was_once() {
    let after = asked_for().ends_at();
    let before = decided(&approved(), Command::Complete { headcount: 28 }, after - SignedDuration::from_secs(1));
    assert_eq!(before.unwrap_err().code, "not-over-yet");
    let (completed, effects) = decided(&approved(), Command::Complete { headcount: 28 }, after).unwrap();
    assert_eq!(completed.stage, Stage::Completed { headcount: 28, rating: None });
    assert!(effects.contains(&Effect::Held { kind: EngagementKind::NeighborhoodWatch, headcount: 28 }));
    assert!(effects.contains(&Effect::CloseGate(approved().gate())));
    assert_eq!(mails(&effects), [(Template::FeedbackWanted, whom(RESIDENT))]);
    let rated = decided(&completed, Command::Rate(5), after).unwrap().0;
    assert_eq!(rated.stage, Stage::Completed { headcount: 28, rating: Some(5) });
    assert_eq!(decided(&rated, Command::Rate(1), after).unwrap_err().code, "not-possible-now");
}

#[test]
fn sch_3_outr_3_what_comes_to_be_on_is_told_once_and_nothing_is_called_off_by_itself() {
    let look = |engagement: &Engagement, policy: &Policy| decide(engagement, Command::Look, &Actor::System, policy, now());
    let at_the_game =
        decided(&engagement_for(Ask { starts_at: local(date(2027, 2, 16), 18), ..asked_for() }), approval(&[]), now()).unwrap().0;
    let game = with_a_game(Some(17), Some(21));
    assert_eq!(look(&at_the_game, &policy()).unwrap_err().code, "nothing-on-then");
    let found = look(&at_the_game, &game).unwrap();
    assert_eq!(mails(&found.effects), [(Template::RequestOnEvent, DESK)]);
    assert_eq!(found.next.stage, at_the_game.stage);
    assert_eq!(found.next.on_event.as_ref().map(|on| (on.event.as_str(), on.stays)), Some(("Home game", false)));
    assert_eq!(look(&found.next, &game).unwrap_err().code, "nothing-on-then", "told once");
    let kept = decided(&found.next, Command::Keep, now()).unwrap().0;
    assert_eq!(kept.on_event.as_ref().map(|on| on.stays), Some(true));
    assert_eq!(decided(&kept, Command::Keep, now()).unwrap_err().code, "nothing-on-then");
    assert_eq!(look(&kept, &game).unwrap_err().code, "nothing-on-then", "a person has decided");
    let gone = look(&found.next, &policy()).unwrap();
    assert_eq!((gone.next.on_event, gone.effects.len()), (None, 0), "it moved elsewhere");
    assert_eq!(decided(&at_the_game, Command::Keep, now()).unwrap_err().code, "nothing-on-then");
    let amended = Command::Amend { ask: asked_for(), area: None, specialist: None };
    let ends_at = found.next.ask.ends_at();
    for (command, at) in [(amended, now()), (Command::Cancel, now()), (Command::Complete { headcount: 1 }, ends_at)] {
        assert_eq!(decided(&found.next, command, at).unwrap().0.on_event, None, "what was on then is of no use after that");
    }
    let late = decide(&at_the_game, Command::Look, &Actor::System, &game, at_the_game.ask.starts_at);
    assert_eq!(late.unwrap_err().code, "not-possible-now", "it has begun");
    let known = Engagement { granted: [Need::MajorEvent].into(), ..at_the_game };
    assert_eq!(look(&known, &game).unwrap_err().code, "nothing-on-then", "a supervisor knew");
}

fn specialist(number: u128, areas: &[&str]) -> Specialist {
    let areas = areas.iter().map(|area| (*area).to_owned()).collect();
    Specialist { person: person(number), house: House::City, areas, deputy: None, away: None }
}

#[test]
fn outr_6_a_request_goes_to_the_specialist_of_its_area_or_to_the_deputy_who_is_there() {
    let policy = policy();
    assert_eq!(area_of("91104", &policy).as_deref(), Some("northeast"));
    assert_eq!(area_of("90210", &policy), None);
    let day = date(2027, 1, 19);
    let away = |from, until| Some(Away { from, until });
    let (mut first, second) = (specialist(41, &["northeast"]), specialist(42, &["central"]));
    let whose = |first: &Specialist, second: &Specialist| route(Some("northeast"), day, &[first.clone(), second.clone()]);
    assert_eq!(whose(&first, &second), Some(person(41)));
    first.away = away(day, day);
    assert_eq!(whose(&first, &second), None, "nobody stands in");
    first.deputy = Some(person(42));
    assert_eq!(whose(&first, &second), Some(person(42)));
    let gone = Specialist { away: away(date(2027, 1, 1), date(2027, 2, 1)), ..second.clone() };
    assert_eq!(whose(&first, &gone), None, "the deputy isn't there either");
    for (from, until) in [(date(2027, 1, 18), date(2027, 1, 18)), (date(2027, 1, 20), date(2027, 1, 21))] {
        first.away = away(from, until);
        assert_eq!(whose(&first, &second), Some(person(41)), "there on that day");
    }
    assert_eq!(route(None, day, &[second]), None);
}

#[test]
fn outr_6_what_is_said_of_a_specialist_is_checked_as_a_whole() {
    let form = || SpecialistForm {
        name: "Kim".into(),
        email: "kim@example.org".into(),
        house: "city".into(),
        areas: vec!["northwest".into(), String::new()],
        ..SpecialistForm::default()
    };
    let parse = |form: &SpecialistForm| form.parse(person(41), &policy());
    let (kim, contact) = parse(&form()).unwrap();
    assert_eq!((kim.areas.len(), kim.house, kim.deputy, kim.away), (1, House::City, None, None));
    assert_eq!(contact.language, policy().default_language());
    assert_eq!(contact.name.map(|name| name.as_str().to_owned()), Some("Kim".to_owned()));
    let away = SpecialistForm { away_from: "2027-01-19".into(), away_until: "2027-01-19".into(), ..form() };
    assert_eq!(parse(&away).unwrap().0.away.unwrap(), Away { from: date(2027, 1, 19), until: date(2027, 1, 19) });
    let deputy = SpecialistForm { deputy: person(42).to_string(), language: "es".into(), ..form() };
    let (kim, contact) = parse(&deputy).unwrap();
    assert_eq!((kim.deputy, contact.language.code()), (Some(person(42)), "es"));
    let cases: [(fn(&mut SpecialistForm), &str); 9] = [
        (|f| f.name.clear(), "name"),
        (|f| f.house = "circus".into(), "house"),
        (|f| f.areas = vec!["moon".into()], "areas"),
        (|f| f.deputy = "somebody".into(), "deputy"),
        (|f| f.deputy = person(41).to_string(), "deputy"),
        (|f| f.away_from = "2027-01-19".into(), "away_until"),
        (|f| (f.away_from, f.away_until) = ("2027-01-20".into(), "2027-01-19".into()), "away_until"),
        (|f| f.language = "xx".into(), "language"),
        (|f| f.email.clear(), "email"),
    ];
    for (spoil, field) in cases {
        let mut form = form();
        spoil(&mut form);
        let fields: Vec<_> = parse(&form).unwrap_err().0.iter().map(|problem| problem.field).collect();
        assert_eq!(fields, [field]);
    }
}

#[test]
fn outr_8_an_item_of_the_units_own_program_has_a_title_a_place_and_a_time() {
    let form = ProgramForm {
        title: "Coffee".into(),
        place: "Library".into(),
        day: "2027-03-02".into(),
        at: "09:00".into(),
        minutes: Some(120),
    };
    let item = form.parse(&policy()).unwrap();
    assert_eq!((item.title.as_str(), item.place.as_str()), ("Coffee", "Library"));
    assert_eq!((item.starts_at, item.ends_at), (local(date(2027, 3, 2), 9), local(date(2027, 3, 2), 11)));
    let fields =
        |form: &ProgramForm| form.parse(&policy()).unwrap_err().0.iter().map(|one| (one.field, one.code)).collect::<Vec<_>>();
    let missing = fields(&ProgramForm::default());
    assert_eq!(missing.iter().map(|(field, _)| *field).collect::<Vec<_>>(), ["title", "place", "day", "at", "minutes"]);
    for minutes in [14, 44_641] {
        assert_eq!(fields(&ProgramForm { minutes: Some(minutes), ..form.clone() }), [("minutes", "out-of-range")]);
    }
    for minutes in [15, 44_640] {
        assert!(ProgramForm { minutes: Some(minutes), ..form.clone() }.parse(&policy()).is_ok());
    }
}

#[test]
fn every_finding_has_a_weight_that_pages_know() {
    assert_eq!([Weight::Blocks, Weight::Routes, Weight::Warns].map(Weight::code), ["blocks", "routes", "warns"]);
}

#[test]
fn outr_7_only_what_is_approved_and_open_to_everybody_is_public() {
    assert!(!engagement().is_public() && approved().is_public());
    assert!(!Engagement { ask: Ask { public: false, ..asked_for() }, ..approved() }.is_public());
    let stages = [
        engagement().stage,
        Stage::Denied { reason: DenialReason::Incomplete },
        approved().stage,
        Stage::Cancelled,
        Stage::Completed { headcount: 1, rating: None },
    ];
    let names: Vec<_> = stages.iter().map(|stage| (stage.name().code(), stage.is_over())).collect();
    assert_eq!(names, [("filed", false), ("denied", false), ("approved", false), ("cancelled", true), ("completed", true)]);
}

#[test]
fn outr_7_reminders_come_before_and_the_unit_is_asked_two_days_after() {
    let reminders = domain::due::engagement_reminders(asked_for().starts_at, now(), &policy());
    let said: Vec<_> = reminders.iter().map(ToString::to_string).collect();
    assert_eq!(said, ["2027-01-13T02:30:00Z", "2027-01-18T02:30:00Z"]);
    let confirmed: Timestamp = "2027-01-17T02:30:00Z".parse().unwrap();
    assert_eq!(domain::due::engagement_reminders(asked_for().starts_at, confirmed, &policy()), []);
    assert_eq!(domain::due::completion_due(asked_for().ends_at(), &policy()).to_string(), "2027-01-22T03:30:00Z");
    assert_eq!(domain::due::engagement_reminders(asked_for().starts_at, now(), &mesa_vista()).len(), 1, "as the city says");
}
