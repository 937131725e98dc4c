//! Whole cases over HTTP and mail, told once and played in every place: on the one-machine stack, and on an emulated deployment.

use jiff::SignedDuration;
use local::journey::{Journey, People, Place, Trouble};
use serde_json::json;

/// A story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Story {
    /// A community case goes from the form to the closed file.
    Closed,
    /// The resident says no, the officer yes.
    DeclinedByTheResident,
    /// The officer says no, the resident yes.
    DeclinedByTheOfficer,
    /// Nobody answers the offer.
    Unanswered,
    /// The resident answers, the officer doesn't.
    HalfAnswered,
    /// The resident withdraws from a booked session.
    Withdrawn,
    /// Force was used, so the case can't be mediated.
    NotEligible,
    /// Professional standards look for the mediation.
    Wall,
}

impl Story {
    /// Every story.
    pub const ALL: [Self; 8] = [
        Self::NotEligible,
        Self::Wall,
        Self::HalfAnswered,
        Self::Unanswered,
        Self::DeclinedByTheResident,
        Self::DeclinedByTheOfficer,
        Self::Withdrawn,
        Self::Closed,
    ];

    /// Plays it. What doesn't hold is a panic that says what.
    pub async fn play<P: Place + ?Sized>(self, place: &P) {
        let mut journey = Journey::begin(place).await.unwrap_or_else(|error| panic!("{self:?}: {error}"));
        journey.people = People::of(&format!("{self:?}").to_lowercase());
        let played = match self {
            Self::Closed => closed(&mut journey).await,
            Self::DeclinedByTheResident => declined(&mut journey, 0).await,
            Self::DeclinedByTheOfficer => declined(&mut journey, 1).await,
            Self::Unanswered => unanswered(&mut journey).await,
            Self::HalfAnswered => half_answered(&mut journey).await,
            Self::Withdrawn => withdrawn(&mut journey).await,
            Self::NotEligible => not_eligible(&mut journey).await,
            Self::Wall => wall(&mut journey).await,
        };
        played.unwrap_or_else(|error| panic!("{self:?}: {error}"));
        nothing_went_wrong(place).await;
    }
}

fn days(days: i64) -> SignedDuration {
    SignedDuration::from_hours(days * 24)
}

/// Windows and nudges count days by the city's wall clock: where the clocks go back, a day is an hour longer.
const AN_HOUR_MORE: SignedDuration = SignedDuration::from_hours(1);

/// Nothing went to a dead-letter queue, and no mail left twice.
pub async fn nothing_went_wrong<P: Place + ?Sized>(place: &P) {
    assert_eq!(place.given_up().await, [].into(), "messages were given up");
    assert_eq!(place.doubled_mails().await, 0, "mails left twice");
}

/// From the form to a session that is booked: when it begins.
pub async fn to_a_booked_session<P: Place + ?Sized>(journey: &mut Journey<'_, P>) -> Result<jiff::Timestamp, Trouble> {
    journey.to_offers().await?;
    journey.answer(1, "yes").await?;
    journey.answer(0, "yes").await?;
    journey.assign_and_prepare().await?;
    journey.book().await
}

async fn closed<P: Place + ?Sized>(journey: &mut Journey<'_, P>) -> Result<(), Trouble> {
    let session = to_a_booked_session(journey).await?;
    journey.pass_until(session + SignedDuration::from_hours(3)).await;
    journey.record("agreement").await?;
    assert_eq!(journey.answer_surveys().await?, 4);
    journey.close().await?;
    assert_eq!(journey.complaint().await?["stage"], "closed");
    assert_eq!(journey.mediation().await?["stage"], "closed");

    let resident = journey.mails_to(&journey.people.resident).await?;
    let reminders = resident.iter().filter(|template| *template == "session-reminder").count();
    for template in ["receipt", "offer", "going-ahead", "pick-times", "session-booked", "survey"] {
        assert_eq!(resident.iter().filter(|known| *known == template).count(), 1, "{template}: {resident:?}");
    }
    assert!((1..=3).contains(&reminders), "{resident:?}");
    let mails = journey.client.mails().await?;
    let is_booked = |mail: &&serde_json::Value| mail["template"] == "session-booked" && mail["to"] == journey.people.resident;
    let booked = mails.iter().find(is_booked).unwrap();
    let calendar = booked["calendar"].as_str().unwrap();
    assert!(calendar.contains("METHOD:REQUEST") && calendar.contains("SEQUENCE:1") && calendar.contains("SUMMARY:"));
    assert_eq!(calendar.matches("ATTENDEE").count(), 1, "one invitation a person, with that person alone");
    Ok(())
}

/// CON-2: either side's no is heard at the window's end, by both in the same words, and not before.
async fn declined<P: Place + ?Sized>(journey: &mut Journey<'_, P>, declining: usize) -> Result<(), Trouble> {
    journey.to_offers().await?;
    journey.answer(1 - declining, "yes").await?;
    journey.answer(declining, "no").await?;
    journey.stack.advance(days(13)).await;
    assert_eq!(journey.mediation().await?["stage"], "offering");
    assert_eq!(journey.complaint().await?["stage"], "in_mediation");
    journey.stack.advance(days(1) + AN_HOUR_MORE).await;
    assert_eq!(journey.complaint().await?["stage"], "returned");
    for address in [&journey.people.resident, &journey.people.officer] {
        let mails = journey.mails_to(address).await?;
        assert_eq!(mails.last_chunk(), Some(&["not-going-ahead".to_owned(), "survey".to_owned()]), "{mails:?}");
    }
    Ok(())
}

/// CON-5: an offer that nobody answers is reminded of twice, then it ends.
async fn unanswered<P: Place + ?Sized>(journey: &mut Journey<'_, P>) -> Result<(), Trouble> {
    journey.to_offers().await?;
    for _ in 0..14 {
        journey.stack.advance(days(1)).await;
    }
    journey.stack.advance(AN_HOUR_MORE).await;
    let officer = journey.mails_to(&journey.people.officer).await?;
    assert_eq!(officer, ["offer", "offer-nudge", "offer-nudge", "not-going-ahead", "survey"]);
    assert_eq!(journey.complaint().await?["stage"], "returned");
    Ok(())
}

/// REM-2: whoever answered gets no nudge.
async fn half_answered<P: Place + ?Sized>(journey: &mut Journey<'_, P>) -> Result<(), Trouble> {
    journey.to_offers().await?;
    journey.answer(0, "yes").await?;
    for _ in 0..4 {
        journey.stack.advance(days(1)).await;
    }
    assert!(!journey.mails_to(&journey.people.resident).await?.contains(&"offer-nudge".to_owned()));
    assert!(journey.mails_to(&journey.people.officer).await?.contains(&"offer-nudge".to_owned()));
    Ok(())
}

/// CON-4: a withdrawal takes a booked session out of every calendar and stops its reminders.
async fn withdrawn<P: Place + ?Sized>(journey: &mut Journey<'_, P>) -> Result<(), Trouble> {
    let session = to_a_booked_session(journey).await?;
    journey.on_mediation(&journey.parties[0], "withdrawal", &json!({})).await?;
    assert_eq!(journey.complaint().await?["stage"], "returned");
    journey.pass_until(session).await;
    for address in [&journey.people.resident, &journey.people.officer, &journey.people.mediators[0]] {
        let mails = journey.mails_to(address).await?;
        assert!(mails.contains(&"session-cancelled".to_owned()), "{mails:?}");
        assert!(!mails.contains(&"session-reminder".to_owned()), "{mails:?}");
    }
    Ok(())
}

/// ELIG-10: a case that isn't eligible goes back, and the resident hears it.
async fn not_eligible<P: Place + ?Sized>(journey: &mut Journey<'_, P>) -> Result<(), Trouble> {
    journey.file().await?;
    journey.acknowledge().await?;
    journey.screen(&[("force", "yes")]).await?;
    assert_eq!(journey.complaint().await?["stage"], "returned");
    assert_eq!(journey.mails_to(&journey.people.resident).await?, ["receipt", "not-eligible"]);
    Ok(())
}

/// WALL-2: professional standards never see the mediation side.
async fn wall<P: Place + ?Sized>(journey: &mut Journey<'_, P>) -> Result<(), Trouble> {
    journey.to_offers().await?;
    let (client, case, standards) = (&journey.client, &journey.case, Some(journey.standards.as_str()));
    let mediation = client.get(&format!("/v1/mediations/{case}"), standards).await?;
    let nothing = client.get("/v1/mediations/00000000-0000-7000-8000-000000000000", standards).await?;
    assert_eq!(mediation.status, 404);
    assert_eq!(mediation.body, nothing.body, "not yours and not there are the same to the last byte");
    let desk = client.get("/v1/desk", standards).await?;
    assert!(!desk.body.to_string().contains("offering"), "{}", desk.body);
    assert!(desk.body.to_string().contains("in_mediation"), "{}", desk.body);
    Ok(())
}
