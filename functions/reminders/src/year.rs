//! A year of ticks, over both daylight-saving changes: some ticks are missed, some come twice at once, and every reminder of a session
//! goes out once, at its local time (REM-1, REM-4, REM-8).

use std::collections::BTreeMap;
use std::sync::Arc;

use contracts::{Envelope, Message, SessionBookedV1};
use domain::Policy;
use domain::ids::{MediationId, PersonId, TenantId};
use domain::notice::{Appointment, Recipient, Template};
use edge::{Handler as _, Platform};
use jiff::civil::{Date, Time, date, time};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan};
use kit::Ids;
use kit::function::Ticker as _;
use store::rows::OutboxRow;
use store::{Table, port};
use testkit::{Memory, SeededRandomness, StandingClock};
use uuid::Uuid;

use super::App;

const FIRST: Date = date(2026, 6, 15);
const DAYS: i32 = 365;
/// When sessions begin, one day this, the next day that.
const BEGINNINGS: [Time; 5] = [time(8, 30, 0, 0), time(10, 0, 0, 0), time(13, 30, 0, 0), time(18, 0, 0, 0), time(9, 59, 0, 0)];
const STEP: SignedDuration = SignedDuration::from_mins(5);

/// The session of a day: booked ten days before, at the hour at which it begins.
struct Booked {
    at: Timestamp,
    envelope: Envelope,
    /// When its reminders leave, by the wall clock of the city, as the rules say it: not within the quiet hours.
    reminders: Vec<String>,
}

/// The city's zone.
fn zone() -> TimeZone {
    Policy::parse(domain::policy::PASADENA).unwrap().zone
}

fn moment(day: Date, at: Time) -> Timestamp {
    day.to_datetime(at).to_zoned(zone()).unwrap().timestamp()
}

fn booked(n: i32) -> Booked {
    let (day, begins) = (FIRST + n.days(), BEGINNINGS[n as usize % BEGINNINGS.len()]);
    let (starts_at, at) = (moment(day, begins), moment(day - 10.days(), begins));
    let two_hours_before = begins - 2.hours();
    let last = if two_hours_before < time(8, 0, 0, 0) {
        (day - 1.day()).to_datetime(time(20, 59, 0, 0))
    } else {
        day.to_datetime(two_hours_before)
    };
    let reminders = [(day - 7.days()).to_datetime(begins), (day - 2.days()).to_datetime(begins), last];
    let appointment =
        Appointment { starts_at, ends_at: starts_at + SignedDuration::from_hours(2), room: "library-room".into(), sequence: 1 };
    let message = Message::SessionBooked(SessionBookedV1 {
        mediation: MediationId::new(Uuid::from_u128(n as u128)),
        reference: "K7DM-3XQ9-ACEF".parse().unwrap(),
        appointment,
        people: vec![PersonId::new(Uuid::from_u128(7))],
        mediators: Vec::new(),
    });
    let tenant: TenantId = "pasadena".parse().unwrap();
    let id = format!("{}.0", Uuid::from_u128(1_000_000 + n as u128)).parse().unwrap();
    let reminders = reminders.iter().map(ToString::to_string).collect();
    Booked { at, envelope: Envelope { id, tenant, occurred_at: at, message }, reminders }
}

/// When what went out went out, by the session that it was for.
fn sent(store: &Memory) -> BTreeMap<Uuid, Vec<Timestamp>> {
    let mut sent: BTreeMap<Uuid, Vec<Timestamp>> = BTreeMap::new();
    for row in store.all(Table::Outbox).into_iter().map(|item| port::row::<OutboxRow>(item).unwrap()) {
        for body in &row.bodies {
            let Message::NoticeRequested(notice) = Envelope::parse(body).unwrap().message else { continue };
            if notice.template != Template::SessionReminder {
                continue;
            }
            assert_eq!(notice.to, Recipient::Person(PersonId::new(Uuid::from_u128(7))));
            sent.entry(notice.about).or_default().push(row.since.parse().unwrap());
        }
    }
    sent
}

#[tokio::test]
async fn rem_1_a_year_of_ticks_sends_each_reminder_once_at_its_local_time_over_both_changes_of_the_clocks() {
    kit::log::divert(|_| {}); // a hundred thousand ticks
    let store = Arc::new(Memory::new());
    let mut waiting: Vec<Booked> = (0..DAYS).map(booked).collect();
    let sessions: Vec<Vec<String>> = waiting.iter().map(|one| one.reminders.clone()).collect();
    waiting.sort_by_key(|one| std::cmp::Reverse(one.at));
    let clock = Arc::new(StandingClock::at(moment(FIRST - 11.days(), time(0, 0, 0, 0))));
    let ids = Ids::new(clock.clone(), Arc::new(SeededRandomness::default()));
    let app = App::new(Platform::new(store.clone(), clock.clone(), ids));
    let ticks = i64::from(DAYS + 17) * 24 * 12;
    for tick in 0..ticks {
        clock.advance(STEP);
        while waiting.last().is_some_and(|one| one.at <= app.platform.now()) {
            app.handle(waiting.pop().unwrap().envelope).await.map_err(drop).unwrap();
        }
        match tick {
            missed if missed % 7 == 0 => {}
            twice if twice % 11 == 0 => {
                let (one, other) = tokio::join!(app.tick(), app.tick());
                one.and(other).unwrap();
            }
            _ => app.tick().await.unwrap(),
        }
    }
    let sent = sent(&store);
    assert_eq!(sent.len(), sessions.len());
    for (n, expected) in sessions.iter().enumerate() {
        let mut times = sent[&Uuid::from_u128(n as u128)].clone();
        times.sort_unstable();
        assert_eq!(times.len(), expected.len(), "session {n}: {expected:?}");
        for (sent_at, due) in times.iter().zip(expected) {
            let due: jiff::civil::DateTime = due.parse().unwrap();
            let late = sent_at.duration_since(due.to_zoned(zone()).unwrap().timestamp());
            assert!(!late.is_negative() && late <= STEP * 2, "session {n}: due {due}, sent {sent_at}");
        }
    }
    assert!(store.all(Table::Reminders).iter().all(|row| !row.contains_key("due")), "nothing is left to do");
}
