//! What somebody at the table sees: their own part, and nothing of who else did what (CON-2).

use domain::Policy;
use domain::availability::Availability;
use domain::ids::PersonId;
use domain::mediation::{Mediation, OfferAnswer, Session, Stage, Team};
use domain::slots::Slot;
use domain::text::Line;
use jiff::Timestamp;
use jiff::civil::Date;

/// Where somebody stands, as a sentence tells them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Nothing to do yet.
    Waiting,
    /// Their answer is awaited.
    Offer,
    /// They answered.
    Answered,
    /// Everyone said yes.
    GoingAhead,
    /// The mediators prepare everyone.
    Preparing,
    /// Times will be offered.
    Prepared,
    /// Their choice of times is awaited.
    Pick,
    /// They chose.
    Picked,
    /// There is an appointment.
    Booked,
    /// Their signature is awaited.
    Sign,
    /// It is asked whether what was agreed on held.
    FollowUp,
    /// It took place.
    Over,
    /// It won't take place.
    NotGoingAhead,
    /// The others go on without them.
    Left,
}

impl Status {
    /// The stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Offer => "offer",
            Self::Answered => "answered",
            Self::GoingAhead => "going_ahead",
            Self::Preparing => "preparing",
            Self::Prepared => "prepared",
            Self::Pick => "pick",
            Self::Picked => "picked",
            Self::Booked => "booked",
            Self::Sign => "sign",
            Self::FollowUp => "follow_up",
            Self::Over => "over",
            Self::NotGoingAhead => "not_going_ahead",
            Self::Left => "left",
        }
    }
}

/// An offer: the date, category and place of the incident, nobody else's words (CON-9).
pub struct Offered {
    /// The window's end.
    pub ends_at: Timestamp,
    /// The version of the explanation.
    pub text_version: String,
    /// The day of the incident.
    pub incident_on: Date,
    /// Where it happened.
    pub place: Option<Line>,
    /// What they answered, if they did.
    pub answer: Option<OfferAnswer>,
}

/// An agreement that they sign or have signed.
pub struct OwnAgreement {
    /// The number of the text.
    pub text: u64,
    /// What was agreed on.
    pub terms: String,
    /// Whether it may be disclosed.
    pub may_be_disclosed: bool,
    /// Whether their signature is awaited.
    pub may_sign: bool,
}

/// Somebody's own view.
pub struct Own {
    /// Where they stand.
    pub status: Status,
    /// The offer, while the window is open.
    pub offer: Option<Offered>,
    /// Times on offer.
    pub slots: Vec<Slot>,
    /// The times that they picked, if they picked.
    pub picked: Option<Vec<Timestamp>>,
    /// The appointment.
    pub session: Option<Session>,
    /// The mediators, once each of them is clear of conflicts.
    pub mediators: Vec<PersonId>,
    /// Until when they may object to one of them, while they may (MED-6).
    pub may_object_until: Option<Timestamp>,
    /// Whether a call is on its way that they asked for.
    pub call_wanted: bool,
    /// Whether they can ask for one.
    pub may_ask_for_call: bool,
    /// The hours that they gave.
    pub hours: Option<Availability>,
    /// Whether hours are of use: a session may still have to be found.
    pub may_give_hours: bool,
    /// Whether they can ask for another time (SCH-8).
    pub may_ask_for_another_time: bool,
    /// Whether another time is on its way that they asked for.
    pub another_time_wanted: bool,
    /// The agreement, once it can be signed.
    pub agreement: Option<OwnAgreement>,
    /// Until when they can say whether it held, while they are asked.
    pub follow_up_until: Option<Timestamp>,
    /// Whether they can withdraw.
    pub may_withdraw: bool,
}

impl Own {
    /// Where they stand, and nothing else.
    const fn bare(status: Status) -> Self {
        Self {
            status,
            offer: None,
            slots: Vec::new(),
            picked: None,
            session: None,
            mediators: Vec::new(),
            may_object_until: None,
            call_wanted: false,
            may_ask_for_call: false,
            hours: None,
            may_give_hours: false,
            may_ask_for_another_time: false,
            another_time_wanted: false,
            agreement: None,
            follow_up_until: None,
            may_withdraw: false,
        }
    }
}

/// Somebody's own view of a mediation.
pub fn view(mediation: &Mediation, person: PersonId, policy: &Policy, now: Timestamp) -> Own {
    if !mediation.has_consenting(person) {
        return Own::bare(Status::Left);
    }
    let call_wanted = mediation.calls_wanted.contains(&person);
    let bare = |status, may_withdraw| Own {
        mediators: mediation.stage.team().map(|team| team.mediators.clone()).unwrap_or_default(),
        may_object_until: mediation
            .stage
            .team()
            .filter(|team| may_object(mediation, team, person, now))
            .map(|team| team.objections_until),
        call_wanted,
        may_ask_for_call: !call_wanted && !mediation.stage.is_over() && mediation.stage != Stage::Admitted,
        hours: mediation.hours.iter().find(|one| one.person == person).map(|one| one.availability.clone()),
        may_give_hours: !mediation.has_begun(now)
            && !mediation.stage.is_over()
            && !matches!(mediation.stage, Stage::Admitted | Stage::Offering { .. }),
        may_withdraw,
        ..Own::bare(status)
    };
    match &mediation.stage {
        Stage::Admitted => bare(Status::Waiting, false),
        Stage::Offering { offers, place, text_version, ends_at, .. } => {
            let own = offers.iter().find(|offer| offer.person == person);
            let answer = own.and_then(|offer| offer.answer.as_ref()).map(|answered| answered.answer);
            let status = if answer.is_some() { Status::Answered } else { Status::Offer };
            let offer = Offered {
                ends_at: *ends_at,
                text_version: text_version.clone(),
                incident_on: mediation.incident_on,
                place: place.clone(),
                answer,
            };
            Own { offer: Some(offer), ..bare(status, answer == Some(OfferAnswer::Yes)) }
        }
        Stage::Consented | Stage::Assigning { .. } => bare(Status::GoingAhead, true),
        Stage::Preparing { .. } => bare(Status::Preparing, true),
        Stage::Prepared { .. } => bare(Status::Prepared, true),
        Stage::Picking { slots, picks, .. } => {
            let picked = picks.iter().find(|picked| picked.person == person).map(|picked| picked.starts.clone());
            let status = if picked.is_some() { Status::Picked } else { Status::Pick };
            Own { slots: slots.clone(), picked, ..bare(status, true) }
        }
        // From its beginning on, the session is what it is.
        Stage::Booked { session, .. } if mediation.has_begun(now) => {
            Own { session: Some(session.clone()), ..bare(Status::Booked, now < session.slot.ends_at) }
        }
        Stage::Booked { session, moving, .. } => {
            let picked = moving.picks.iter().find(|picked| picked.person == person).map(|picked| picked.starts.clone());
            let status = match (moving.slots.is_empty(), &picked) {
                (true, _) => Status::Booked,
                (false, None) => Status::Pick,
                (false, Some(_)) => Status::Picked,
            };
            Own {
                session: Some(session.clone()),
                slots: moving.slots.clone(),
                picked,
                may_ask_for_another_time: mediation.may_ask_for_another_time(person, now, policy.sessions.reschedules),
                another_time_wanted: moving.slots.is_empty() && moving.wanted.contains(&person),
                ..bare(status, true)
            }
        }
        Stage::Concluded { .. } | Stage::Closed { .. } => {
            let agreement = agreement(mediation, person);
            let follow_up_until = mediation.follow_up.as_ref().and_then(|one| one.asks_until(person));
            let status = match (&agreement, follow_up_until) {
                (Some(OwnAgreement { may_sign: true, .. }), _) => Status::Sign,
                (_, Some(_)) => Status::FollowUp,
                _ => Status::Over,
            };
            Own { agreement, follow_up_until, ..bare(status, false) }
        }
        Stage::Ended { .. } => bare(Status::NotGoingAhead, false),
    }
}

/// The agreement, for whoever signs it or has signed it.
fn agreement(mediation: &Mediation, person: PersonId) -> Option<OwnAgreement> {
    let agreement = mediation.agreement.as_ref().filter(|agreement| agreement.ready)?;
    let (signs, signed) = (mediation.signatories().contains(&person), agreement.is_signed_by(person));
    (signs || signed).then(|| OwnAgreement {
        text: agreement.version,
        terms: agreement.terms.as_str().to_owned(),
        may_be_disclosed: agreement.may_be_disclosed,
        may_sign: signs && !signed,
    })
}

fn may_object(mediation: &Mediation, team: &Team, person: PersonId, now: Timestamp) -> bool {
    let in_time = matches!(mediation.stage, Stage::Preparing { .. } | Stage::Prepared { .. }) && now < team.objections_until;
    in_time && !mediation.objectors.contains(&mediation.stands_for(person))
}
