//! Somebody who sees everything that one side of an offer is sent and shown, with its times, and tries to tell what the other side did.
//!
//! The same case is played twice, by the same seed: once the other side never says a word, once it declines in one of its ways. Until
//! days after the window has ended, both must look alike (CON-2).

mod met;

use std::sync::{Arc, Mutex, PoisonError};

use jiff::{SignedDuration, Timestamp};
use serde_json::json;

use crate::beside::TEXT;
use crate::client::Device;
use crate::history::texts;
use crate::people::{Case, Step, Stopped, done};
use crate::schedule::{Actor, Schedule};
use crate::world::{Temper, World};

use met::masked;
pub use met::{Met, told_apart};

/// How long is watched: some days longer than an offer's window.
const WATCHED: SignedDuration = SignedDuration::from_hours(18 * 24);
/// How often the observer looks, besides answering.
const LOOKS: usize = 6;

/// What the other side does with its offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OtherSide {
    /// Nothing.
    Silent,
    /// They say no on their page.
    Refuses,
    /// They withdraw by their link, without an answer.
    Withdraws,
    /// They say no on the phone, and the program takes it down.
    RefusesOnThePhone,
    /// The program tries to reach them until it gives up.
    CannotBeReached,
    /// The program stops it.
    Stopped,
    /// They say yes: what an observer is to notice at once.
    Agrees,
}

impl OtherSide {
    /// Every way in which it doesn't go ahead, besides silence.
    pub const DECLINES: [Self; 5] =
        [Self::Refuses, Self::Withdraws, Self::RefusesOnThePhone, Self::CannotBeReached, Self::Stopped];
}

/// What happens after the offers are out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Event {
    Looks,
    Answers(&'static str),
    TheOtherSide,
}

/// Who watches, what they say themselves, and when what happens, in steps of ten minutes: by the seed alone, whatever the other side does.
fn plan(seed: u64) -> (usize, Vec<(i64, Event)>) {
    let mut chance = fastrand::Rng::with_seed(seed ^ 0x0B5E);
    let own = ["yes", "yes", "no", ""][chance.usize(0..4)];
    let steps = WATCHED.as_mins() / 10;
    let in_window = 6..13 * 24 * 6;
    let mut events: Vec<(i64, Event)> = (0..LOOKS).map(|_| (chance.i64(6..steps), Event::Looks)).collect();
    events.push((steps, Event::Looks));
    events.extend((!own.is_empty()).then(|| (chance.i64(in_window.clone()), Event::Answers(own))));
    let declined = chance.i64(in_window);
    events.extend([(declined, Event::TheOtherSide), (declined + 1, Event::Looks)]);
    events.sort_by_key(|(step, _)| *step);
    (chance.usize(0..2), events)
}

/// Somebody who watches, signed in wherever their links lead.
struct Observer {
    case: Case,
    who: usize,
    since: Timestamp,
    mediation: String,
    status: Option<String>,
    pages: Vec<String>,
}

impl Observer {
    /// Their sessions last: a link that is old brings a new one, and says the same of the other side.
    async fn new(case: Case, who: usize) -> Self {
        let (device, person) = (case.device.clone(), case.somebody(who).await);
        let session = |purpose: &str| json!({ "kind": "party", "person": person, "purpose": purpose, "about": case.id });
        let mediation = device.signed_in("cs_watches".to_owned(), &session("mediation")).await;
        let status = if who == 0 { Some(device.signed_in("cs_asks".to_owned(), &session("status")).await) } else { None };
        let since = device.now();
        Self { case, who, since, mediation, status, pages: Vec::new() }
    }

    /// Looks at everything that is there for them: their part in the mediation, and the complaint where it is theirs.
    async fn looks(&mut self) {
        let mine = format!("/v1/mediations/{}/mine", self.case.id);
        let doors = [(Some(&self.mediation), ["/mediation", &mine]), (self.status.as_ref(), ["/status", "/v1/cases/mine"])];
        for (session, paths) in doors.into_iter().filter_map(|(session, paths)| Some((session?, paths))) {
            for path in paths {
                let shown = self.case.device.get(path, Some(session)).await;
                self.pages.push(format!("{path} {} {}", shown.status, masked(&shown.body, self.since)));
            }
        }
    }

    /// Answers their own offer, and sees what comes of it.
    async fn answers(&mut self, answer: &str) {
        self.looks().await;
        let path = format!("/v1/mediations/{}/answer", self.case.id);
        let body = json!({ "answer": answer, "text_version": TEXT, "language": "en" });
        let shown = self.case.device.post(&path, Some(&self.mediation), &body).await;
        self.pages.push(format!("{} {}", shown.status, masked(&shown.body, self.since)));
        self.looks().await;
    }

    /// The other side does it. Whether it was done: who declined nothing has hidden nothing.
    async fn other(&mut self, does: OtherSide) -> bool {
        let (case, who) = (&mut self.case, 1 - self.who);
        let says = |answer: &str| json!({ "answer": answer, "text_version": TEXT, "language": "en" });
        match does {
            OtherSide::Silent => true,
            OtherSide::Refuses => case.party(who, "answer", says("no")).await.is_done(),
            OtherSide::Withdraws => case.party(who, "withdrawal", json!({})).await.is_done(),
            OtherSide::RefusesOnThePhone => {
                let mut refusal = says("no");
                refusal["person"] = case.somebody(who).await;
                refusal["channel"] = "phone".into();
                case.mediation("answers", refusal).await.is_done()
            }
            OtherSide::CannotBeReached => {
                let person = case.somebody(who).await;
                let mut done = true;
                for _ in 0..3 {
                    let attempt = json!({ "person": person, "channel": "phone", "result": "no_answer" });
                    done &= case.mediation("attempts", attempt).await.is_done();
                }
                done
            }
            OtherSide::Agrees => case.party(who, "answer", says("yes")).await.is_done(),
            OtherSide::Stopped => case.mediation("stop", json!({})).await.is_done(),
        }
    }
}

async fn watched(device: Device, seed: u64, does: OtherSide, met: Arc<Mutex<Option<Met>>>) -> Step {
    let mut case = Case::new(device.clone(), 0).await;
    case.admitted().await?;
    done(case.mediation("offers", json!({ "place": "Garfield Avenue" })).await)?;
    let (who, events) = plan(seed);
    let mut observer = Observer::new(case, who).await;
    let since = observer.since;
    for (step, event) in events {
        device.until(since + SignedDuration::from_mins(10 * step)).await;
        match event {
            Event::Looks => observer.looks().await,
            Event::Answers(answer) => observer.answers(answer).await,
            Event::TheOtherSide if observer.other(does).await => {}
            Event::TheOtherSide => return Err(Stopped),
        }
    }
    let address = observer.case.address(who).to_owned();
    let state = device.world.state();
    let own = state.sent.iter().filter(|sent| sent.to == address);
    let words = |mime: &[u8]| {
        let texts = texts(mime);
        let own_words = texts.lines().filter(|line| !line.starts_with("Date: ") && !line.starts_with("Content-Type: "));
        masked(&own_words.collect::<Vec<_>>().join("\n"), since)
    };
    let mut mails: Vec<_> = own.map(|sent| (words(&sent.mime), sent.at)).collect();
    mails.sort();
    *met.lock().unwrap_or_else(PoisonError::into_inner) = Some(Met { mails, pages: observer.pages });
    Ok(())
}

/// Plays the case of a seed, and tells what the observer met; nothing when it never came to the offers, or the other side
/// couldn't do what it wanted to.
#[must_use]
pub fn play(seed: u64, does: OtherSide) -> Option<Met> {
    kit::log::divert(|_| {});
    let world = Arc::new(World::new(seed, None));
    {
        let mut state = world.state();
        (state.weather, state.temper) = (None, Temper::Careful);
    }
    let met = Arc::new(Mutex::new(None));
    let device = Device { world: Arc::clone(&world), remembered: Arc::default() };
    let mut schedule = Schedule::start(world).ok()?;
    let watching = Arc::clone(&met);
    schedule.join(Actor::new(async move { drop(watched(device, seed, does, watching).await) }));
    schedule.run().ok()?;
    met.lock().unwrap_or_else(PoisonError::into_inner).take()
}

/// What tells the case of a seed, declined in one of the ways, from the same case with a silent other side.
#[must_use]
pub fn tells(seed: u64) -> Option<String> {
    let way = OtherSide::DECLINES[usize::try_from(seed).unwrap_or(0) % OtherSide::DECLINES.len()];
    let (Some(silent), Some(declined)) = (play(seed, OtherSide::Silent), play(seed, way)) else {
        return Some("it never came so far".to_owned());
    };
    told_apart(&silent, &declined).map(|how| format!("{way:?}: {how}"))
}
