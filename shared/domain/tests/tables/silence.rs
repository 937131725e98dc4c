//! A mediation in which nobody is in contact: warned, ended, or kept (OUT-3; Evidence Code 1125).

use domain::matching::AssignmentAnswer;
use domain::mediation::{AttemptResult, Channel, Check, Command, Effect, EndReason, Mediation, Paper, Stage, decide};
use domain::notice::{Recipient, Template};
use domain::vocabulary::{Desk, OutcomeCode};
use domain::{Actor, Refusal};
use jiff::{Timestamp, ToSpan};

use crate::support::*;

fn state(label: &str) -> Mediation {
    mediations().into_iter().find(|(name, _)| *name == label).unwrap().1
}

fn at(state: &Mediation, command: Command, now: Timestamp) -> Result<(Mediation, Vec<Effect>), Refusal> {
    decide(state, command, &Actor::System, &policy(), now).map(|decided| (decided.next, decided.effects))
}

/// When the next check is planned, by these effects.
fn planned(effects: &[Effect]) -> Vec<Timestamp> {
    let at = |effect: &Effect| match effect {
        Effect::LookLater { check: Check::Silence, at } => Some(*at),
        _ => None,
    };
    effects.iter().filter_map(at).collect()
}

fn warnings(effects: &[Effect]) -> Vec<(Recipient, Option<String>)> {
    let warning = |effect: &Effect| match effect {
        Effect::Notify(notice) if notice.template == Template::SilenceNear => {
            Some((notice.to, notice.by.map(|day| day.to_string())))
        }
        _ => None,
    };
    effects.iter().filter_map(warning).collect()
}

fn local(at: Timestamp) -> String {
    at.to_zoned(policy().zone).strftime("%m-%d %H:%M").to_string()
}

/// A conversation that is recorded on its own day.
fn talks(number: u128, when: Timestamp) -> Command {
    conversation(number, policy().date(when), true)
}

/// The moment a mediation's next check is planned for.
fn check_at(state: &Mediation) -> Timestamp {
    state.silence.unwrap().check_at
}

#[test]
fn out_3_from_the_day_on_which_mediators_are_there_one_check_is_planned_at_a_time() {
    let assigning = mediated(&state("assigning"), vec![clear(FIRST_MEDIATOR)]);
    assert_eq!(assigning.silence, None, "nobody mediates yet");
    let (preparing, effects) = at(&assigning, clear(SECOND_MEDIATOR), now()).unwrap();
    assert_eq!(planned(&effects).into_iter().map(local).collect::<Vec<_>>(), ["11-29 10:00"]);
    let (talked, effects) = at(&preparing, talks(RESIDENT, now() + 48.hours()), now() + 48.hours()).unwrap();
    assert_eq!(planned(&effects), [], "the first check is still planned");
    assert_eq!(talked.silence.unwrap().since, now() + 48.hours());
}

#[test]
fn out_3_a_contact_meanwhile_moves_the_next_look_and_a_look_before_its_time_does_nothing() {
    let talked = at(&state("preparing"), talks(RESIDENT, now() + 48.hours()), now() + 48.hours()).unwrap().0;
    let first = check_at(&talked);
    let before = |time| at(&talked, Command::Look(Check::Silence), first - time).unwrap_err().code;
    assert_eq!((before(1.hour()), before(1.second())), ("not-possible-now", "check-comes-early"));
    let (looked, effects) = at(&talked, Command::Look(Check::Silence), first).unwrap();
    assert_eq!(
        (planned(&effects).into_iter().map(local).collect::<Vec<_>>(), warnings(&effects)),
        (vec!["12-01 10:00".into()], vec![])
    );
    assert!(at(&looked, Command::Look(Check::Silence), first).is_err(), "the same message once more");
}

#[test]
fn out_3_the_program_hears_of_it_before_and_after_ten_calendar_days_it_ends() {
    let quiet = state("preparing");
    let (warned, effects) = at(&quiet, Command::Look(Check::Silence), check_at(&quiet)).unwrap();
    assert_eq!(warnings(&effects), [(Recipient::Desk(Desk::Program), Some("2026-12-02".to_owned()))]);
    let last = check_at(&warned);
    assert_eq!((planned(&effects), local(last)), (vec![last], "12-03 00:00".to_owned()), "the tenth day is whole");
    assert!(at(&warned, Command::Look(Check::Silence), last - 1.second()).is_err());
    let (ended, effects) = at(&warned, Command::Look(Check::Silence), last).unwrap();
    assert!(matches!(ended.stage, Stage::Ended { reason: EndReason::Silent, on } if on.to_string() == "2026-12-03"));
    let template = |effect: &Effect| match effect {
        Effect::Notify(notice) => Some(notice.template),
        _ => None,
    };
    let told: Vec<_> = effects.iter().filter_map(template).collect();
    let [off, over] = [Template::NotGoingAhead, Template::AssignmentEnded];
    assert_eq!(told, [Template::WillNotGoAhead, off, off, over, over]);
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Ended { code: OutcomeCode::NotHeld, .. })));
}

#[test]
fn out_3_after_a_warning_a_contact_begins_the_days_anew() {
    let quiet = state("preparing");
    let warned = at(&quiet, Command::Look(Check::Silence), check_at(&quiet)).unwrap().0;
    let (talked, effects) = at(&warned, talks(OFFICER, check_at(&quiet) + 24.hours()), check_at(&quiet) + 24.hours()).unwrap();
    assert_eq!(planned(&effects), []);
    let (looked, effects) = at(&talked, Command::Look(Check::Silence), check_at(&talked)).unwrap();
    assert_eq!((looked.stage.code(), warnings(&effects)), ("preparing", vec![]));
    assert_eq!(local(check_at(&looked)), "12-07 10:00");
}

#[test]
fn out_3_only_what_parties_and_mediators_do_together_is_contact() {
    let preparing = state("preparing");
    let later = now() + 120.hours();
    let attempt = |result| Command::RecordAttempt { person: person(RESIDENT), channel: Channel::Phone, result };
    let silent_since = |state: &Mediation, command| at(state, command, later).unwrap().0.silence.unwrap().since;
    assert_eq!(silent_since(&preparing, attempt(AttemptResult::NoAnswer)), preparing.silence.unwrap().since);
    assert_eq!(silent_since(&preparing, attempt(AttemptResult::Reached)), later);
    assert_eq!(silent_since(&state("picking"), picks(OFFICER, &[FIRST_TIME])), later);
    assert_eq!(silent_since(&preparing, Command::AskForCall { person: person(RESIDENT) }), later);
    let clock = Command::ClockChanged { version: 2, last_day: on(2027, 1, 31) };
    assert_eq!(silent_since(&preparing, clock), preparing.silence.unwrap().since);
}

#[test]
fn out_3_a_conversation_counts_from_the_day_on_which_it_took_place() {
    let preparing = state("preparing");
    let day = policy().date(now());
    let recorded = at(&preparing, conversation(RESIDENT, day, true), now() + 72.hours()).unwrap().0;
    let since = recorded.silence.unwrap().since;
    assert_eq!((policy().date(since), local(since)), (day, "11-22 23:59".to_owned()));
    let long_ago = at(&preparing, conversation(RESIDENT, day.yesterday().unwrap(), true), now() + 72.hours()).unwrap().0;
    assert_eq!(long_ago.silence.unwrap().since, preparing.silence.unwrap().since, "never earlier than what is known");
}

#[test]
fn out_3_nobody_is_surprised_by_the_end_where_the_warning_came_late() {
    let quiet = state("preparing");
    let weeks_later = now() + (30 * 24).hours();
    let (warned, effects) = at(&quiet, Command::Look(Check::Silence), weeks_later).unwrap();
    let told = warnings(&effects).into_iter().map(|(_, day)| day.unwrap()).collect::<Vec<_>>();
    assert_eq!((warned.stage.code(), told), ("preparing", vec!["2026-12-23".to_owned()]), "a day that is still to come");
    assert_eq!(warned.ends_if_silent(&policy()).unwrap().to_string(), "2026-12-23");
    assert_eq!(check_at(&warned), weeks_later + 24.hours());
    let (ended, _) = at(&warned, Command::Look(Check::Silence), weeks_later + 24.hours()).unwrap();
    assert!(matches!(ended.stage, Stage::Ended { reason: EndReason::Silent, .. }));
}

#[test]
fn out_3_neither_a_booked_session_nor_a_signed_agreement_lets_silence_end_it() {
    let much_later = now() + (24 * 60).hours();
    for kept in [state("booked"), signed_by_both()] {
        assert_eq!(kept.ends_if_silent(&policy()), None);
        let (looked, effects) = at(&kept, Command::Look(Check::Silence), much_later).unwrap();
        assert_eq!((looked.stage.code(), looked.silence, effects), (kept.stage.code(), None, vec![]));
        assert!(at(&looked, Command::Look(Check::Silence), much_later).is_err(), "the same message once more");
    }
}

fn signed_by_both() -> Mediation {
    let papers = [(RESIDENT, Paper::Participation), (OFFICER, Paper::Participation)];
    let one = mediated(&state("preparing"), vec![signs(&papers[..1])]);
    assert!(one.may_fall_silent(), "both have to sign");
    mediated(&one, vec![signs(&papers[1..])])
}

#[test]
fn out_3_a_team_that_is_asked_anew_is_watched_by_one_check_whether_the_first_one_came_meanwhile_or_not() {
    let preparing = state("preparing");
    let first = check_at(&preparing);
    let conflict = assignment(FIRST_MEDIATOR, AssignmentAnswer::Conflict);
    let reopened = at(&preparing, conflict, now()).unwrap().0;
    let asked_anew = |state: &Mediation, when| {
        let team = vec![mediator(SECOND_MEDIATOR), mediator(13)];
        let asked = at(state, Command::AskMediators { team }, when).unwrap().0;
        let one = at(&asked, clear(SECOND_MEDIATOR), when).unwrap().0;
        at(&one, clear(13), when).unwrap()
    };
    let (back, effects) = asked_anew(&reopened, first - 1.second());
    assert_eq!((back.stage.code(), planned(&effects)), ("preparing", vec![]), "the first check is still planned");
    assert_eq!(back.silence.unwrap().since, first - 1.second());
    let looked = at(&reopened, Command::Look(Check::Silence), first).unwrap().0;
    let (back, effects) = asked_anew(&looked, first);
    assert_eq!(planned(&effects), [check_at(&back)]);
}
