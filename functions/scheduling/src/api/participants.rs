//! The people of a mediation, as the program sees them.

use domain::complaint::Party;
use domain::ids::PersonId;
use domain::mediation::{Answered, Companion, Mediation, Offer, Stage};
use domain::{Policy, mediation};
use serde::Serialize;
use utoipa::ToSchema;

/// Somebody at the table.
#[derive(Serialize, ToSchema)]
#[schema(as = Participant)]
pub struct ParticipantBody {
    person: String,
    /// `resident` or `employee`.
    side: String,
    language: String,
    /// Under age: a guardian must consent and attend.
    minor: bool,
    /// A lawyer may speak for them.
    represented: bool,
    /// They need something to take part.
    has_needs: bool,
    /// Whether that is arranged.
    needs_arranged: bool,
    /// Whether they said when they have time.
    gave_hours: bool,
    /// What they answered to the offer, under which explanation.
    #[serde(skip_serializing_if = "Option::is_none")]
    answer: Option<AnsweredBody>,
    /// Attempts to reach them.
    attempts: Vec<AttemptBody>,
    /// Whether so many came to nothing that they count as unreachable.
    unreachable: bool,
    /// Whether they asked for a call that they haven't had.
    call_wanted: bool,
    /// Whether their preparation is recorded, and mediation suits them.
    prepared: bool,
    /// The times that they picked, while times are on offer.
    #[serde(skip_serializing_if = "Option::is_none")]
    picked: Option<Vec<String>>,
    /// How they attended, once concluded.
    #[serde(skip_serializing_if = "Option::is_none")]
    attendance: Option<String>,
}

/// Somebody who comes with a participant.
#[derive(Serialize, ToSchema)]
#[schema(as = ComesWith)]
pub struct CompanionBody {
    person: String,
    /// `guardian`, `representative`, `support` or `interpreter`.
    #[serde(rename = "as")]
    part: String,
    /// With whom.
    with: String,
    language: String,
    /// What they answered to the offer; only those whose consent is needed.
    #[serde(skip_serializing_if = "Option::is_none")]
    answer: Option<AnsweredBody>,
}

/// An answer to the offer, with the explanation that was shown.
#[derive(Serialize, ToSchema)]
#[schema(as = AnsweredOffer)]
pub struct AnsweredBody {
    /// `yes` or `no`.
    answer: String,
    /// When.
    at: String,
    /// The version of the explanation; none for a withdrawal.
    #[serde(skip_serializing_if = "Option::is_none")]
    text_version: Option<String>,
    /// The language in which they were shown it.
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<String>,
    /// `link`, `phone`, `paper`, `in_person` or `interpreter`.
    #[serde(skip_serializing_if = "Option::is_none")]
    channel: Option<String>,
}

/// An attempt to reach somebody.
#[derive(Serialize, ToSchema)]
#[schema(as = ContactAttempt)]
pub struct AttemptBody {
    at: String,
    channel: String,
    result: String,
}

impl From<&Answered> for AnsweredBody {
    fn from(answered: &Answered) -> Self {
        let shown = answered.shown.as_ref();
        Self {
            answer: answered.answer.to_string(),
            at: answered.at.to_string(),
            text_version: shown.map(|shown| shown.text_version.clone()),
            language: shown.map(|shown| shown.language.to_string()),
            channel: shown.map(|shown| shown.channel.to_string()),
        }
    }
}

/// What somebody said to the offer, while its window is open and once it goes ahead.
pub fn answered(mediation: &Mediation, person: PersonId) -> Option<&Answered> {
    let offers = match &mediation.stage {
        Stage::Offering { offers, .. } => offers,
        _ => &mediation.consents,
    };
    offers.iter().find(|offer: &&Offer| offer.person == person)?.answer.as_ref()
}

/// Somebody at the table.
pub fn participant(mediation: &Mediation, party: &Party, policy: &Policy) -> ParticipantBody {
    let own = |attempt: &&mediation::Attempt| attempt.person == party.person;
    let attempt = |attempt: &mediation::Attempt| AttemptBody {
        at: attempt.at.to_string(),
        channel: attempt.channel.to_string(),
        result: attempt.result.to_string(),
    };
    ParticipantBody {
        person: party.person.to_string(),
        side: party.side.to_string(),
        language: party.language.to_string(),
        minor: party.minor,
        represented: party.represented,
        has_needs: party.has_needs,
        answer: answered(mediation, party.person).map(AnsweredBody::from),
        attempts: mediation.attempts.iter().filter(own).map(attempt).collect(),
        unreachable: mediation.is_unreachable(party.person, policy),
        call_wanted: mediation.calls_wanted.contains(&party.person),
        prepared: mediation.is_prepared(party.person),
        needs_arranged: mediation.arrangements.contains(&party.person),
        gave_hours: mediation.hours.iter().any(|one| one.person == party.person),
        picked: {
            let own = mediation.picks().iter().find(|picked| picked.person == party.person);
            own.map(|picked| picked.starts.iter().map(ToString::to_string).collect())
        },
        attendance: match &mediation.stage {
            Stage::Concluded { attendance, .. } => {
                attendance.iter().find(|one| one.person == party.person).map(|one| one.attendance.to_string())
            }
            _ => None,
        },
    }
}

/// Somebody who comes with a participant.
pub fn companion(mediation: &Mediation, companion: &Companion) -> CompanionBody {
    CompanionBody {
        person: companion.person.to_string(),
        part: companion.part.to_string(),
        with: companion.of.to_string(),
        language: companion.language.to_string(),
        answer: answered(mediation, companion.person).map(AnsweredBody::from),
    }
}
