//! What must be ready before a session, another time for it, and the clocks that change around it (SCH-2, SCH-5, SCH-6, SCH-8, SCH-9).

use domain::availability::Availability;
use domain::calendar::{Busy, Resource};
use domain::due::session_reminders;
use domain::mediation::{
    Attendance, Command, Companion, CompanionPart, Effect, Mediation, Outcome, Paper, Session, Stage, decide,
};
use domain::notice::{Gate, GateKind, Notice, Recipient, Template};
use domain::policy::PASADENA;
use domain::slots::{Attendee, Search};
use domain::vocabulary::{Kind, Language, WaitingOn};
use domain::{Actor, Policy, Refusal};
use jiff::civil::date;
use jiff::{Timestamp, ToSpan};
use uuid::Uuid;

use crate::support::*;

fn at(state: &Mediation, command: Command, now: Timestamp) -> Result<(Mediation, Vec<Effect>), Refusal> {
    decide(state, command, &Actor::System, &policy(), now).map(|decided| (decided.next, decided.effects))
}

fn step(state: &Mediation, command: Command) -> (Mediation, Vec<Effect>) {
    at(state, command, objections_over()).unwrap()
}

fn refused(state: &Mediation, command: Command) -> (&'static str, &'static str) {
    let refusal = at(state, command, objections_over()).unwrap_err();
    (refusal.code, refusal.rule)
}

fn state(label: &str) -> Mediation {
    mediations().into_iter().find(|(name, _)| *name == label).unwrap().1
}

fn session(state: &Mediation) -> Session {
    let Stage::Booked { session, .. } = &state.stage else { panic!("booked") };
    session.clone()
}

fn notices(effects: &[Effect], template: Template) -> Vec<Notice> {
    let notice = |effect: &Effect| match effect {
        Effect::Notify(notice) if notice.template == template => Some(notice.clone()),
        _ => None,
    };
    effects.iter().filter_map(notice).collect()
}

fn closed(effects: &[Effect]) -> Vec<Gate> {
    let gate = |effect: &Effect| match effect {
        Effect::CloseGate(gate) => Some(*gate),
        _ => None,
    };
    effects.iter().filter_map(gate).collect()
}

fn times_gate(number: u128, version: u64) -> Gate {
    Gate { kind: GateKind::Times, of: admission().id.uuid(), person: Some(person(number)), version }
}

fn picks_as(number: u128, starts: &[&str], booking: u128) -> Command {
    let Command::PickTimes { person, starts, channel, taken, .. } = picks(number, starts) else { panic!("picks") };
    Command::PickTimes { person, starts, channel, taken, booking: Uuid::from_u128(booking) }
}

/// Moved to the second time.
fn moved() -> (Mediation, Vec<Effect>) {
    let (one, _) = step(&state("booked, another time on offer"), picks_as(RESIDENT, &[SECOND_TIME], 901));
    step(&one, picks_as(OFFICER, &[SECOND_TIME], 902))
}

#[test]
fn sch_8_whoever_cant_come_asks_once_and_the_program_hears_of_it_while_the_booking_stays() {
    let booked = state("booked");
    for number in [RESIDENT, OFFICER, FIRST_MEDIATOR] {
        assert!(booked.may_ask_for_another_time(person(number), now(), 2), "{number}");
        let (after, effects) = step(&booked, cannot_come(number));
        assert_eq!(session(&after), session(&booked));
        assert_eq!(after.stage.waiting_on(), WaitingOn::Program);
        assert_eq!(notices(&effects, Template::OtherTimeWanted).len(), 1);
        assert!(!after.may_ask_for_another_time(person(number), now(), 2));
        assert_eq!(refused(&after, cannot_come(number)), ("another-time-on-its-way", "SCH-8"));
    }
    assert!(!booked.may_ask_for_another_time(person(99), now(), 2));
    assert_eq!(refused(&booked, cannot_come(99)), ("not-possible-now", "STATE"));
    assert_eq!(refused(&state("picking"), cannot_come(OFFICER)), ("not-possible-now", "STATE"));
    assert_eq!(refused(&state("booked, another time on offer"), cannot_come(RESIDENT)), ("another-time-on-its-way", "SCH-8"));
    let begun: Timestamp = FIRST_TIME.parse().unwrap();
    assert!(at(&booked, cannot_come(OFFICER), begun - 1.second()).is_ok());
    assert_eq!(at(&booked, cannot_come(OFFICER), begun).unwrap_err().code, "session-begun");
    assert!(!booked.may_ask_for_another_time(person(OFFICER), begun, 2));
}

#[test]
fn sch_8_a_session_moves_in_one_step_with_a_higher_number_and_new_reminders() {
    let before = session(&state("booked"));
    let (after, effects) = moved();
    let new = session(&after);
    assert_eq!((new.slot.starts_at, new.sequence), (SECOND_TIME.parse().unwrap(), before.sequence + 1));
    assert_eq!((after.moves, after.sequence, after.stage.waiting_on()), (1, new.sequence, WaitingOn::Mediators));
    let rebooked: Vec<_> = effects
        .iter()
        .filter_map(|effect| match effect {
            Effect::Rebook { from, to } => Some((from.0, to.0, from.1.len(), to.1.len())),
            _ => None,
        })
        .collect();
    assert_eq!(rebooked, [(before.booking, Uuid::from_u128(902), 5, 5)], "four people and the room");
    assert!(!effects.iter().any(|effect| matches!(effect, Effect::Book { .. } | Effect::Release { .. })));
    let told = notices(&effects, Template::SessionMoved);
    let sequences: Vec<_> = told.iter().map(|notice| notice.appointment.as_ref().unwrap().sequence).collect();
    assert_eq!(sequences, [new.sequence; 4]);
    assert!(effects.contains(&Effect::SessionBooked {
        session: new.clone(),
        people: after.attendees(),
        mediators: after.mediators()
    }));
    let opened = effects.iter().filter(|effect| matches!(effect, Effect::OpenGate(gate) if gate.version == new.sequence));
    assert_eq!(opened.count(), 5, "each person's reminders and the outcome");
}

#[test]
fn sch_8_whoever_has_to_choose_anew_isnt_reminded_of_it_after_the_old_time() {
    let offered = |state: &Mediation| {
        let effects = step(state, offer(&[SECOND_TIME])).1;
        effects.into_iter().find_map(|effect| match effect {
            Effect::TimesOffered { round, moving_from, .. } => Some((round, moving_from)),
            _ => None,
        })
    };
    assert_eq!(offered(&state("prepared")), Some((1, None)));
    assert_eq!(offered(&state("booked, the officer can't come")), Some((2, Some(FIRST_TIME.parse().unwrap()))));
}

#[test]
fn sch_8_where_no_other_time_suits_everybody_the_appointment_stays_and_other_times_can_be_offered() {
    let offered = state("booked, another time on offer");
    assert_eq!(offered.stage.waiting_on(), WaitingOn::Parties);
    let (one, effects) = step(&offered, picks(RESIDENT, &[]));
    assert_eq!(closed(&effects), [times_gate(RESIDENT, 2)]);
    assert_eq!(one.picks().len(), 1);
    assert!(step(&one, offer(&[SECOND_TIME])).0.picks().is_empty(), "everybody chooses anew");
    let (after, effects) = step(&one, picks(OFFICER, &[SECOND_TIME]));
    assert_eq!(session(&after), session(&offered));
    assert_eq!(notices(&effects, Template::NoCommonTime).len(), 1);
    assert_eq!((after.slots_on_offer(), after.stage.waiting_on()), (&[] as &[_], WaitingOn::Program));
    assert!(at(&after, offer(&[SECOND_TIME]), objections_over()).is_ok());
    assert_eq!(refused(&after, picks(OFFICER, &[SECOND_TIME])).0, "not-possible-now");
    assert_eq!(refused(&after, offer(&[SECOND_TIME, FIRST_TIME])), ("booked-then-already", "SCH-8"));
    let begun: Timestamp = FIRST_TIME.parse().unwrap();
    assert_eq!(at(&offered, picks(OFFICER, &[SECOND_TIME]), begun).unwrap_err().code, "session-begun");
    assert_eq!(at(&offered, offer(&[SECOND_TIME]), begun).unwrap_err().code, "session-begun");
}

#[test]
fn sch_8_after_two_moves_nobody_can_ask_any_more_and_the_program_decides() {
    let twice = Mediation { moves: 2, ..state("booked") };
    assert_eq!(refused(&twice, cannot_come(OFFICER)), ("moved-often-enough", "SCH-8"));
    assert!(!twice.may_ask_for_another_time(person(OFFICER), now(), 2));
    assert!(Mediation { moves: 1, ..twice.clone() }.may_ask_for_another_time(person(OFFICER), now(), 2));
    let decided = |moves| {
        let booked = Mediation { moves, ..twice.clone() };
        let decided = decide(&booked, offer(&[SECOND_TIME]), &Actor::System, &policy(), objections_over()).unwrap();
        decided.history[0].details.contains_key("beyond-limit")
    };
    assert_eq!([1, 2].map(decided), [false, true]);
}

#[test]
fn sch_8_whatever_ends_a_session_also_ends_the_choice_of_another_time() {
    let offered = state("booked, another time on offer");
    let (_, effects) = step(&offered, Command::Withdraw { person: person(RESIDENT) });
    for number in [RESIDENT, OFFICER] {
        assert!(closed(&effects).contains(&times_gate(number, 2)), "{number}");
    }
    let (picked, _) = step(&offered, picks(RESIDENT, &[SECOND_TIME]));
    let (_, effects) = step(&picked, Command::Stop);
    assert!(closed(&effects).contains(&times_gate(OFFICER, 2)));
    assert!(!closed(&effects).contains(&times_gate(RESIDENT, 2)), "closed already");
    let recorded = at(&offered, outcome(Outcome::NoShow), FIRST_TIME.parse().unwrap()).unwrap().1;
    assert!(closed(&recorded).contains(&times_gate(OFFICER, 2)));
}

#[test]
fn sch_8_times_can_be_offered_for_a_first_session_and_for_another_time_of_it_and_at_no_other_stage() {
    for (label, state) in mediations() {
        let expected = label.starts_with("prepared") || label.starts_with("picking") || label.starts_with("booked");
        assert_eq!(state.may_be_offered_times(), expected, "{label}");
    }
}

#[test]
fn sch_8_the_program_asks_for_somebody_as_often_as_it_decides_to() {
    let often = Mediation { moves: 5, ..state("booked") };
    let staff = Actor::Staff("somebody".into());
    assert!(decide(&often, cannot_come(OFFICER), &staff, &policy(), objections_over()).is_ok());
    assert_eq!(refused(&often, cannot_come(OFFICER)).0, "moved-often-enough");
}

#[test]
fn sch_6_a_need_that_comes_up_while_times_are_on_offer_takes_them_back_until_it_is_arranged() {
    let describe = |has_needs| Command::Describe {
        person: person(RESIDENT),
        description: domain::mediation::Description { minor: false, represented: false, has_needs },
    };
    let picked = step(&state("picking"), picks(OFFICER, &[FIRST_TIME])).0;
    let (back, effects) = step(&picked, describe(true));
    assert_eq!((back.stage.code(), notices(&effects, Template::TimesToOffer).len()), ("prepared", 1));
    assert_eq!(closed(&effects), [times_gate(RESIDENT, 1)]);
    assert_eq!(refused(&back, offer_times()).0, "needs-not-arranged");
    let (arranged, _) = step(&back, Command::Arrange { person: person(RESIDENT) });
    assert!(at(&arranged, offer_times(), objections_over()).is_ok());
    // Said again it changes nothing; another need later is to be arranged anew.
    assert!(step(&arranged, describe(true)).0.arrangements.contains(&person(RESIDENT)));
    let anew = step(&step(&arranged, describe(false)).0, describe(true)).0;
    assert_eq!(refused(&anew, offer_times()).0, "needs-not-arranged");
    let (stays, effects) = step(&picked, describe(false));
    assert_eq!((stays.stage.code(), effects), ("picking", vec![]));
}

#[test]
fn sch_9_the_program_alone_records_an_outcome_for_which_a_signature_is_missing_and_that_it_is() {
    let unsigned = Mediation { papers: vec![], ..state("booked") };
    let staff = Actor::Staff("somebody".into());
    let begun = FIRST_TIME.parse().unwrap();
    let recorded = decide(&unsigned, outcome(Outcome::Agreement), &staff, &policy(), begun).unwrap();
    assert_eq!(recorded.history[0].details["papers"], "confidentiality-missing");
    let mediator = Actor::Person(person(FIRST_MEDIATOR));
    assert_eq!(
        decide(&unsigned, outcome(Outcome::Agreement), &mediator, &policy(), begun).unwrap_err().code,
        "confidentiality-missing"
    );
    let signed = decide(&state("booked"), outcome(Outcome::Agreement), &staff, &policy(), begun).unwrap();
    assert!(!signed.history[0].details.contains_key("papers"));
}

#[test]
fn sch_6_times_are_offered_only_when_needs_are_arranged_and_every_language_is_covered() {
    let mut ready = state("prepared");
    ready.participants[0].has_needs = true;
    assert_eq!(refused(&ready, offer_times()), ("needs-not-arranged", "SCH-6"));
    let arrange = |number| Command::Arrange { person: person(number) };
    assert_eq!(refused(&ready, arrange(OFFICER)), ("not-possible-now", "STATE"), "needs nothing");
    let (arranged, _) = step(&ready, arrange(RESIDENT));
    assert!(at(&arranged, offer_times(), objections_over()).is_ok());
    assert_eq!(refused(&arranged, arrange(RESIDENT)), ("already-arranged", "SCH-6"));

    let mut foreign = state("prepared");
    foreign.participants[1].language = Language::Armenian;
    assert_eq!(refused(&foreign, offer_times()), ("language-not-covered", "SCH-6"));
    let interprets = |part| Companion { person: person(31), part, of: person(OFFICER), language: Language::Armenian };
    let with = |part| Mediation { companions: vec![interprets(part)], ..foreign.clone() };
    assert!(at(&with(CompanionPart::Interpreter), offer_times(), objections_over()).is_ok());
    assert_eq!(refused(&with(CompanionPart::Support), offer_times()).0, "language-not-covered");
}

#[test]
fn sch_9_a_session_counts_as_held_only_when_everybody_there_had_signed_and_interpreters_and_support_people_too() {
    let mut booked = Mediation { papers: vec![], ..state("booked") };
    let support =
        Companion { person: person(31), part: CompanionPart::Support, of: person(OFFICER), language: Language::English };
    booked.companions.push(support);
    booked.participants[0].represented = true;
    let record = |state: &Mediation, outcome, support| {
        let mut attendance = attendance();
        attendance.push(domain::mediation::Attended { person: person(31), role: None, attendance: support });
        at(state, Command::RecordOutcome { outcome, attendance }, FIRST_TIME.parse().unwrap()).err().map(|refusal| refusal.code)
    };
    use Paper::{Confidentiality, Disclosure};
    let signed = |signed: &[(u128, Paper)]| step(&booked, signs(signed)).0;
    let both = [(RESIDENT, Confidentiality), (OFFICER, Confidentiality)];
    let with_lawyer = [both[0], both[1], (RESIDENT, Disclosure)];
    let all = [both[0], both[1], (RESIDENT, Disclosure), (31, Confidentiality)];
    assert_eq!(record(&booked, Outcome::Agreement, Attendance::Present), Some("confidentiality-missing"));
    assert_eq!(record(&signed(&both), Outcome::Impasse, Attendance::Absent), Some("disclosure-missing"));
    assert_eq!(record(&signed(&with_lawyer), Outcome::Agreement, Attendance::Late), Some("confidentiality-missing"));
    assert_eq!(record(&signed(&with_lawyer), Outcome::Agreement, Attendance::Absent), None, "whoever isn't there needs no paper");
    assert_eq!(record(&signed(&all), Outcome::Agreement, Attendance::Present), None);
    assert_eq!(record(&booked, Outcome::NoShow, Attendance::Present), None, "nobody talked");
}

#[test]
fn sch_9_a_paper_is_recorded_once_by_whom_it_concerns_and_not_ahead_of_its_day() {
    let preparing = state("preparing");
    let needed = preparing.papers_needed();
    use Paper::{Confidentiality, Disclosure, Participation};
    let of = |number| [Confidentiality, Participation].map(|paper| (person(number), paper));
    assert_eq!(needed, [of(RESIDENT), of(OFFICER)].concat());
    let (one, _) = step(&preparing, signs(&[(RESIDENT, Confidentiality)]));
    let entry = decide(&one, signs(&[(RESIDENT, Confidentiality), (OFFICER, Confidentiality)]), &Actor::System, &policy(), now());
    assert_eq!(entry.unwrap().history[0].details["count"], "1", "one of them is on record");
    let again = step(&one, signs(&[(RESIDENT, Confidentiality), (RESIDENT, Participation)])).0;
    assert_eq!(again.papers.len(), 2);
    assert!(!again.is_extended());
    assert!(step(&again, signs(&[(OFFICER, Participation)])).0.is_extended());
    assert_eq!(refused(&preparing, signs(&[])), ("not-a-paper-of-theirs", "SCH-9"));
    assert_eq!(refused(&preparing, signs(&[(RESIDENT, Disclosure)])), ("not-a-paper-of-theirs", "SCH-9"), "no lawyer");
    assert_eq!(refused(&preparing, signs(&[(FIRST_MEDIATOR, Confidentiality)])).0, "not-a-paper-of-theirs");
    let tomorrow = Command::SignPapers { signed: vec![(person(RESIDENT), Confidentiality)], on: date(2026, 11, 27) };
    assert_eq!(refused(&preparing, tomorrow), ("in-the-future", "SCH-9"));
    for label in ["admitted", "offering, nobody answered", "ended", "concluded", "closed"] {
        assert_eq!(refused(&state(label), signed()).0, "not-possible-now", "{label}");
    }
}

#[test]
fn sch_2_hours_that_somebody_gives_are_searched_and_can_be_taken_back() {
    let preparing = state("preparing");
    let (with, _) = step(&preparing, give_hours(OFFICER));
    assert_eq!(with.attendee(person(OFFICER)).availability, Some(mediator(1).availability));
    assert_eq!(with.attendee(person(RESIDENT)).availability, None);
    let (again, _) = step(&with, give_hours(OFFICER));
    assert_eq!(again.hours.len(), 1);
    let (without, _) = step(&with, Command::GiveHours { person: person(OFFICER), availability: Availability::default() });
    assert!(without.hours.is_empty());
    assert_eq!(refused(&preparing, give_hours(99)).0, "not-possible-now");
    assert_eq!(refused(&preparing, give_hours(FIRST_MEDIATOR)).0, "not-possible-now", "the roster has a mediator's");
    assert_eq!(refused(&state("concluded"), give_hours(OFFICER)).0, "not-possible-now");
    let supports =
        Companion { person: person(31), part: CompanionPart::Support, of: person(OFFICER), language: Language::English };
    let accompanied = Mediation { companions: vec![supports], ..with.clone() };
    let stays_away = step(&step(&accompanied, give_hours(31)).0, Command::StayAway { person: person(31) }).0;
    assert_eq!(stays_away.hours.iter().map(|one| one.person).collect::<Vec<_>>(), [person(OFFICER)]);
    let over = step(&with, Command::Stop).0;
    assert!(over.hours.is_empty(), "what was written down only to get there is destroyed");
}

/// The days on which the clocks of Los Angeles change, from 2020 to 2037.
fn changes(policy: &Policy) -> Vec<jiff::civil::Date> {
    let (first, last) = ("2020-01-01T00:00:00Z".parse().unwrap(), "2038-01-01T00:00:00Z".parse::<Timestamp>().unwrap());
    let following = policy.zone.following(first).map(|change| change.timestamp()).take_while(|at| *at < last);
    following.map(|at| policy.date(at)).collect()
}

#[test]
fn sch_5_over_every_change_of_the_clocks_from_2020_to_2037_no_session_shifts_is_lost_or_doubled() {
    let mut policy = Policy::parse(PASADENA).unwrap();
    (policy.sessions.notice_days, policy.sessions.horizon_days) = (1, 6);
    let changes = changes(&policy);
    assert_eq!(changes.len(), 36);
    let somebody = [Attendee { availability: Some(mediator(1).availability), ..Attendee::anytime(Resource::Person(person(1))) }];
    let anytime = [Attendee::anytime(Resource::Person(person(1)))];
    for day in changes {
        let noon = day.saturating_sub(3.days()).at(12, 0, 0, 0).to_zoned(policy.zone.clone()).unwrap().timestamp();
        let search = Search { policy: &policy, kind: Kind::Neighbor, last_day: None, now: noon };
        let slots = search.every(&anytime, &Busy::new());
        let local = |at: Timestamp| at.to_zoned(policy.zone.clone());
        // Every day around the change has the same beginnings by the wall clock, each once, two hours long.
        for offset in -1..=3 {
            let date = day.saturating_add(offset.days());
            let of_day: Vec<_> = slots.iter().filter(|slot| local(slot.starts_at).date() == date).collect();
            let times: Vec<String> = of_day.iter().map(|slot| local(slot.starts_at).strftime("%H:%M").to_string()).collect();
            let expected: Vec<String> = (16..=36).map(|half| format!("{:02}:{:02}", half / 2, half % 2 * 30)).collect();
            assert_eq!(times, expected, "{date}");
            assert!(of_day.iter().all(|slot| slot.ends_at == slot.starts_at + 2.hours()), "{date}");
        }
        let mut instants: Vec<Timestamp> = slots.iter().map(|slot| slot.starts_at).collect();
        instants.dedup();
        assert_eq!(instants.len(), slots.len(), "no session twice");
        // Weekly hours are by the wall clock, on both sides.
        let weekly = search.every(&somebody, &Busy::new());
        assert!(weekly.iter().all(|slot| (9..=16).contains(&local(slot.starts_at).hour())));
        // A reminder two days before keeps its hour, whatever the clocks do between.
        let after = slots.iter().rfind(|slot| local(slot.starts_at).hour() == 12).unwrap();
        let reminders = session_reminders(after.starts_at, after.starts_at - (20 * 24).hours(), &policy);
        let hours: Vec<i8> = reminders.iter().map(|at| local(*at).hour()).collect();
        assert_eq!(hours, [12, 12, 10], "{day}");
    }
}

#[test]
fn sch_5_at_night_a_beginning_or_an_end_that_does_not_exist_or_exists_twice_is_never_found() {
    let night = PASADENA.replace("opens = \"08:00\"", "opens = \"00:00\"").replace("closes = \"20:00\"", "closes = \"06:00\"");
    let mut policy = Policy::parse(&night).unwrap();
    (policy.sessions.notice_days, policy.sessions.horizon_days) = (1, 4);
    let anytime = [Attendee::anytime(Resource::Person(person(1)))];
    for day in changes(&policy) {
        let noon = day.saturating_sub(3.days()).at(12, 0, 0, 0).to_zoned(policy.zone.clone()).unwrap().timestamp();
        let search = Search { policy: &policy, kind: Kind::Neighbor, last_day: None, now: noon };
        let slots = search.every(&anytime, &Busy::new());
        let of_day: Vec<_> = slots
            .iter()
            .map(|slot| (slot.starts_at.to_zoned(policy.zone.clone()), slot.ends_at.to_zoned(policy.zone.clone())))
            .filter(|(starts, _)| starts.date() == day)
            .collect();
        let spring = day.month() == 3;
        let doubtful = |hour: i8| if spring { hour == 2 } else { hour == 1 };
        assert!(of_day.iter().all(|(starts, ends)| !doubtful(starts.hour()) && !doubtful(ends.hour())), "{day}");
        assert!(of_day.iter().any(|(starts, _)| starts.hour() == 3), "{day}");
        assert!(of_day.iter().all(|(starts, ends)| ends.timestamp() == starts.timestamp() + 2.hours()), "{day}");
    }
}

#[test]
fn rem_2_a_session_that_moved_reminds_of_the_new_time_alone() {
    let (after, effects) = moved();
    let gates: Vec<u64> = effects
        .iter()
        .filter_map(|effect| match effect {
            Effect::OpenGate(gate) if gate.kind == GateKind::Session => Some(gate.version),
            _ => None,
        })
        .collect();
    assert_eq!(gates, vec![session(&after).sequence; 4], "what names the old version finds its gate at another");
    let recipients: Vec<Recipient> = notices(&effects, Template::SessionMoved).into_iter().map(|notice| notice.to).collect();
    assert_eq!(recipients.len(), after.attendees().len());
}
