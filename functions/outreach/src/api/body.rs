//! How the API says what a request is.

use domain::Policy;
use domain::outreach::{Finding, Stage, verdict};
use jiff::Timestamp;
use pages::Page;
use serde::{Deserialize, Serialize};
use store::people::PersonRow;
use utoipa::ToSchema;

use crate::engagement::File;
use crate::listed::outstanding;
use crate::words::{finding_in_words, free};

/// What is asked for. Days are `YYYY-MM-DD`, times `HH:MM` in the city's zone.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[allow(dead_code, reason = "describes `AskForm`, which the domain keeps free of documentation crates; a test holds them equal")]
#[schema(as = CommunityAsk, example = json!({
    "kind": "neighborhood_watch", "organization": "Garfield Heights Watch", "subject": "Package theft", "day": "2027-02-16",
    "at": "18:30", "minutes": 60, "place": "Recreation center, Villa Street", "zip": "91104", "audience": 30, "ages": "adults",
    "language": "en", "specials": [], "public": true, "name": "Ana López", "email": "ana@example.org"
}))]
pub struct AskBody {
    /// `neighborhood_watch`, `business_watch`, `community_meeting`, `mediation_talk` or `roll_call_talk`, which are presentations;
    /// `block_party`, `carnival`, `health_fair` or `parade`, which are events.
    kind: String,
    /// Who asks: a watch, a business, a school.
    #[schema(required = false, max_length = 300)]
    organization: String,
    /// What it is to be about.
    #[schema(required = false, max_length = 300)]
    subject: String,
    /// The day.
    #[schema(format = "date")]
    day: String,
    /// The time at which it begins.
    #[schema(pattern = "^[0-2][0-9]:[0-5][0-9]$")]
    at: String,
    /// How long it takes, in minutes.
    #[schema(minimum = 15, maximum = 4320)]
    minutes: i32,
    /// Where.
    #[schema(required = false, max_length = 300)]
    place: String,
    /// Its ZIP code.
    #[schema(required = false, pattern = "^[0-9]{5}$")]
    zip: String,
    /// How many people are expected.
    #[schema(required = false, minimum = 1, maximum = 100_000)]
    audience: u32,
    /// `children`, `teens`, `adults`, `seniors` or `mixed`.
    #[schema(required = false)]
    ages: String,
    /// `en`, `es`, `hy` or `zh`; a city says which it offers.
    #[schema(required = false)]
    language: String,
    /// What somebody there needs to take part.
    #[schema(required = false, max_length = 300)]
    needs: String,
    /// `k9`, `mobile_substation`, `motor_officer`, `helicopter`; a city says which it has.
    #[schema(required = false)]
    specials: Vec<String>,
    /// Whether it is open to everybody, and stands in the public calendar once it is approved.
    #[schema(required = false)]
    public: bool,
    /// Whom to reach.
    #[schema(required = false, max_length = 200)]
    name: String,
    /// Their email; this or a phone number.
    #[schema(required = false, format = "email")]
    email: String,
    /// Their phone number; this or an email.
    #[schema(required = false)]
    phone: String,
}

/// Something that was found about a request.
#[derive(Serialize, ToSchema)]
#[schema(as = CommunityFinding)]
pub struct FindingBody {
    /// What, as a stable code.
    pub code: &'static str,
    /// By which rule.
    pub rule: &'static str,
    /// `blocks` (it can't be approved as it is), `routes` (a supervisor approves it first) or `warns`.
    pub weight: &'static str,
    /// What is on in the city then: the name of an event, or a yearly day as `MM-DD`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event: Option<String>,
    /// Which of the things that need extra planning.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub special: Option<&'static str>,
    /// The days or hours that the rule speaks of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<i32>,
    /// All of it as a sentence, in the reader's language.
    pub words: String,
}

impl FindingBody {
    fn of(page: &Page, finding: &Finding) -> Self {
        Self {
            words: finding_in_words(page, finding),
            code: finding.code,
            rule: finding.rule,
            weight: finding.weight.code(),
            event: finding.event.clone(),
            special: finding.special.map(|special| special.code()),
            number: finding.number,
        }
    }
}

/// What speaks for waiting, for a supervisor, or against approving.
#[derive(Serialize, ToSchema)]
#[schema(as = CommunityVerdict)]
pub struct VerdictBody {
    /// What was found, in the order of the rules.
    pub findings: Vec<FindingBody>,
    /// The nearest free days, where something is on or blocks it.
    pub nearest: Vec<FreeDay>,
}

/// A day on which nothing speaks against it.
#[derive(Serialize, ToSchema)]
#[schema(as = CommunityFreeDay)]
pub struct FreeDay {
    /// The day.
    #[schema(format = "date")]
    pub day: String,
    /// The same in the reader's language.
    pub words: String,
}

/// How whoever asked is reached.
#[derive(Serialize, ToSchema)]
#[schema(as = CommunityContact)]
pub struct ContactBody {
    /// Their name.
    pub name: String,
    /// Their email.
    pub email: String,
    /// Their phone number.
    pub phone: String,
}

impl From<PersonRow> for ContactBody {
    fn from(row: PersonRow) -> Self {
        let PersonRow { name, email, phone, .. } = row;
        Self {
            name: name.map(|name| name.as_str().to_owned()).unwrap_or_default(),
            email: email.map(|email| email.as_str().to_owned()).unwrap_or_default(),
            phone: phone.map(|phone| phone.as_str().to_owned()).unwrap_or_default(),
        }
    }
}

/// A request. Whoever asked reads of it what is theirs.
#[derive(Serialize, ToSchema)]
#[schema(as = CommunityRequest)]
pub struct RequestBody {
    /// Its id.
    pub id: String,
    /// Rises with every change; goes into `If-Match`.
    pub version: u64,
    /// What whoever asked knows it by.
    pub reference: String,
    /// Where it stands: `filed`, `approved`, `denied`, `cancelled` or `completed`.
    pub stage: &'static str,
    /// What is asked for.
    pub kind: &'static str,
    /// Who asks.
    pub organization: String,
    /// What it is about.
    pub subject: String,
    /// When it begins.
    #[schema(format = "date-time")]
    pub starts_at: String,
    /// When it ends.
    #[schema(format = "date-time")]
    pub ends_at: String,
    /// Where.
    pub place: String,
    /// Its ZIP code.
    pub zip: String,
    /// How many people are expected.
    pub audience: u32,
    /// Of which age.
    pub ages: &'static str,
    /// The language of the audience.
    pub language: &'static str,
    /// What somebody there needs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub needs: Option<String>,
    /// What is wanted besides officers.
    pub specials: Vec<&'static str>,
    /// Whether it is open to everybody.
    pub public: bool,
    /// What speaks for waiting, for a supervisor, or against approving.
    pub verdict: VerdictBody,
    /// Why it was denied.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub denied_because: Option<&'static str>,
    /// What the unit wrote about that.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// How many people were there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub headcount: Option<u32>,
    /// How whoever asked found it, from 1 to 5.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rating: Option<u8>,
    /// What only staff read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub staff: Option<StaffBody>,
}

/// What only staff read of a request.
#[derive(Serialize, ToSchema)]
#[schema(as = CommunityRequestForStaff)]
pub struct StaffBody {
    /// How whoever asked is reached.
    pub contact: ContactBody,
    /// The area of its place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub area: Option<String>,
    /// Whose it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub specialist: Option<String>,
    /// Who presents besides.
    pub presenters: Vec<String>,
    /// What a supervisor has approved.
    pub granted: Vec<&'static str>,
    /// What a supervisor has still to approve.
    pub outstanding: Vec<&'static str>,
    /// What is on in the city then, found after it was approved.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub on_event: Option<String>,
    /// Whether a person decided that it takes place all the same.
    pub stays: bool,
    /// What whoever asked wrote of how it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub feedback: Option<String>,
}

impl VerdictBody {
    /// What is found about a request, as of now.
    pub fn of(page: &Page, ask: &domain::outreach::Ask, policy: &Policy, now: Timestamp) -> Self {
        let verdict = verdict(ask, policy, now);
        let nearest = free(&verdict, ask, policy, now);
        Self {
            findings: verdict.findings.iter().map(|finding| FindingBody::of(page, finding)).collect(),
            nearest: nearest.iter().map(|day| FreeDay { day: day.to_string(), words: page.day(day) }).collect(),
        }
    }
}

impl RequestBody {
    /// A request as whoever asked reads it.
    pub fn own(page: &Page, file: &File, policy: &Policy, now: Timestamp) -> Self {
        let engagement = &file.engagement.state;
        let (headcount, rating) = match engagement.stage {
            Stage::Completed { headcount, rating } => (Some(headcount), rating),
            _ => (None, None),
        };
        let denied_because = match engagement.stage {
            Stage::Denied { reason } => Some(reason.code()),
            _ => None,
        };
        let ask = &engagement.ask;
        Self {
            id: engagement.id.to_string(),
            version: file.engagement.version,
            reference: engagement.reference.to_string(),
            stage: engagement.stage.name().code(),
            kind: ask.kind.code(),
            organization: file.details.organization.as_str().to_owned(),
            subject: file.details.subject.as_str().to_owned(),
            starts_at: ask.starts_at.to_string(),
            ends_at: ask.ends_at().to_string(),
            place: file.details.place.as_str().to_owned(),
            zip: ask.zip.clone(),
            audience: ask.audience,
            ages: ask.ages.code(),
            language: ask.language.code(),
            needs: file.details.needs.as_ref().map(|needs| needs.as_str().to_owned()),
            specials: ask.specials.iter().map(|special| special.code()).collect(),
            public: ask.public,
            verdict: VerdictBody::of(page, ask, policy, now),
            denied_because,
            note: file.note.as_ref().filter(|_| denied_because.is_some()).map(|note| note.as_str().to_owned()),
            headcount,
            rating,
            staff: None,
        }
    }

    /// A request as staff read it.
    pub fn for_staff(page: &Page, file: &File, contact: Option<PersonRow>, (policy, now): (&Policy, Timestamp)) -> Self {
        let engagement = &file.engagement.state;
        let staff = StaffBody {
            contact: contact.map_or_else(
                || ContactBody { name: String::new(), email: String::new(), phone: String::new() },
                ContactBody::from,
            ),
            area: engagement.area.clone(),
            specialist: engagement.specialist.map(|person| person.to_string()),
            presenters: engagement.presenters.iter().map(ToString::to_string).collect(),
            granted: engagement.granted.iter().map(|need| need.code()).collect(),
            outstanding: outstanding(engagement, policy, now).iter().map(|need| need.code()).collect(),
            on_event: engagement.on_event.as_ref().map(|on| on.event.clone()),
            stays: engagement.on_event.as_ref().is_some_and(|on| on.stays),
            feedback: file.feedback.as_ref().map(|text| text.as_str().to_owned()),
        };
        Self { staff: Some(staff), ..Self::own(page, file, policy, now) }
    }
}

/// Where a request stands after a command.
#[derive(Serialize, ToSchema)]
#[schema(as = CommunityStep)]
pub struct StepBody {
    /// Its id.
    pub id: String,
    /// Where it stands now.
    pub stage: String,
    /// Its version now.
    pub version: u64,
}

/// Whose it becomes.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = CommunityHandOver)]
pub struct HandOverBody {
    /// The specialist's id.
    pub specialist: String,
}

/// Why it isn't possible as it was asked for.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = CommunityDenial, example = json!({ "reason": "nobody_free", "note": "We could come on the following Tuesday." }))]
pub struct DenialBody {
    /// `on_event`, `nobody_free`, `too_short`, `incomplete` or `not_offered`.
    pub reason: String,
    /// What whoever asked reads besides, by their link.
    #[serde(default)]
    #[schema(required = false, max_length = 2000)]
    pub note: String,
}

/// Somebody who presents.
#[derive(Serialize, ToSchema)]
#[schema(as = CommunitySpecialist)]
pub struct SpecialistBody {
    /// Their id.
    pub id: String,
    /// Rises with every change; goes into `If-Match`.
    pub version: u64,
    /// Their name.
    pub name: String,
    /// Their email.
    pub email: String,
    /// `city` or `program`.
    pub house: &'static str,
    /// Their areas.
    pub areas: Vec<String>,
    /// Who stands in for them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deputy: Option<String>,
    /// The first day on which they aren't there.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = "date")]
    pub away_from: Option<String>,
    /// The last.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = "date")]
    pub away_until: Option<String>,
}
