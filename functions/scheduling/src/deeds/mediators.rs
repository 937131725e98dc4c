//! A mediator of the roster: as bodies have it, checked (MED-1).

use domain::availability::{Availability, DayHours, Stretch, WeeklyHours};
use domain::complaint::Contact;
use domain::ids::PersonId;
use domain::matching::{Mediator, Relation};
use domain::text::{EmailAddress, Line, PersonName};
use domain::vocabulary::Language;
use domain::{Policy, Problems};
use jiff::civil::{Date, Time, Weekday};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A weekly stretch of availability, local time.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = WeeklyHours)]
pub struct HoursBody {
    /// 1 (Monday) to 7 (Sunday).
    #[schema(minimum = 1, maximum = 7)]
    pub day: i8,
    /// Its beginning.
    #[schema(example = "09:00")]
    pub from: String,
    /// Its end.
    #[schema(example = "18:00")]
    pub until: String,
}

impl HoursBody {
    fn parse(&self) -> Option<WeeklyHours> {
        let day = Weekday::from_monday_one_offset(self.day).ok()?;
        Some(WeeklyHours { day, from: self.from.parse().ok()?, until: self.until.parse().ok()? })
    }
}

/// A day that is unlike its weekday: a stretch of it, or away for the whole of it where neither is given.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = DayHours)]
pub struct DayBody {
    /// The day.
    #[schema(format = "date")]
    pub day: String,
    /// The stretch's beginning.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[schema(required = false, example = "17:00")]
    pub from: String,
    /// Its end.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[schema(required = false, example = "20:00")]
    pub until: String,
}

impl DayBody {
    fn parse(&self) -> Option<DayHours> {
        let day: Date = self.day.trim().parse().ok()?;
        let hours = match (self.from.as_str(), self.until.as_str()) {
            ("", "") => None,
            (from, until) => Some(Stretch { from: from.parse().ok()?, until: until.parse().ok()? }),
        };
        Some(DayHours { day, hours })
    }
}

/// A mediator for the roster.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = MediatorDetails, example = json!({
    "name": "Dana Park", "email": "dana@example.org", "languages": ["en", "es"], "training_hours": 30, "lecture_hours": 12,
    "confidentiality_signed": true, "law_enforcement": true, "weekly": [{ "day": 2, "from": "09:00", "until": "18:00" }],
    "exceptions": [{ "day": "2026-12-22" }]
}))]
pub struct MediatorBody {
    /// Name.
    pub name: String,
    /// Email.
    #[schema(format = "email")]
    pub email: String,
    /// Languages in which they can mediate; the first is the one in which we write to them.
    pub languages: Vec<String>,
    /// How they describe their own background, if they want to. It counts for matching alone.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[schema(required = false, max_length = 300)]
    pub background: String,
    /// Hours of training.
    pub training_hours: u16,
    /// Hours of these in lectures.
    pub lecture_hours: u16,
    /// The day on which the training was completed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[schema(required = false, format = "date")]
    pub trained_on: String,
    /// Whether the confidentiality agreement is signed.
    pub confidentiality_signed: bool,
    /// The last day on which it holds; for good, where none is given.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[schema(required = false, format = "date")]
    pub confidentiality_until: String,
    /// Whether they have mediated with law enforcement before.
    pub law_enforcement: bool,
    /// What ties them to the department: `former_employee`, `relative`, `past_case`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schema(required = false)]
    pub relations: Vec<String>,
    /// When they have time, week by week.
    pub weekly: Vec<HoursBody>,
    /// Days that are unlike their weekday; several stretches of one day add up.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schema(required = false)]
    pub exceptions: Vec<DayBody>,
    /// The rooms that they go to, by code; every room, where none is named.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schema(required = false)]
    pub places: Vec<String>,
    /// Most cases a month for them, where that is less than the city's policy says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    pub monthly_cap: Option<u16>,
}

impl MediatorBody {
    /// Checks everything at once.
    ///
    /// # Errors
    /// Every field that can't be accepted.
    pub fn parse(&self, person: PersonId, policy: &Policy) -> Result<(Mediator, Contact), Problems> {
        let mut problems = Problems::default();
        let name = problems.keep("name", PersonName::parse(&self.name));
        let email = problems.keep("email", EmailAddress::parse(&self.email));
        let offered = |code: &String| Language::parse(code).ok().filter(|language| policy.languages.contains(language));
        let languages = listed(&mut problems, ("languages", "not-offered-here"), &self.languages, offered);
        if self.languages.is_empty() {
            problems.add("languages", "required");
        }
        let background = optional(&mut problems, "background", &self.background, Line::parse);
        let day = |text: &str| text.trim().parse::<Date>().map_err(|_| "not-a-date");
        let trained_on = optional(&mut problems, "trained_on", &self.trained_on, day);
        let confidentiality_until = optional(&mut problems, "confidentiality_until", &self.confidentiality_until, day);
        let relations = listed(&mut problems, ("relations", "not-a-choice"), &self.relations, |code| Relation::parse(code).ok());
        let known = |code: &String| policy.room(code).map(|room| room.code.clone());
        let places = listed(&mut problems, ("places", "no-such-room"), &self.places, known);
        let availability = availability(&mut problems, &self.weekly, &self.exceptions);
        problems.check()?;
        let language = languages.first().copied().unwrap_or_else(|| policy.default_language());
        let mediator = Mediator {
            person,
            languages,
            background,
            training_hours: self.training_hours,
            lecture_hours: self.lecture_hours,
            trained_on,
            confidentiality_signed: self.confidentiality_signed,
            confidentiality_until,
            law_enforcement: self.law_enforcement,
            relations,
            availability,
            places,
            monthly_cap: self.monthly_cap,
            load: 0,
            last_asked: None,
        };
        Ok((mediator, Contact { name, email, ..Contact::none(language) }))
    }

    /// A mediator of the roster as a body.
    pub fn of(mediator: &Mediator, name: &str, email: &str) -> Self {
        let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
        let (weekly, exceptions) = hours_of(&mediator.availability);
        Self {
            name: name.to_owned(),
            email: email.to_owned(),
            languages: mediator.languages.iter().map(ToString::to_string).collect(),
            background: mediator.background.as_ref().map(|line| line.as_str().to_owned()).unwrap_or_default(),
            training_hours: mediator.training_hours,
            lecture_hours: mediator.lecture_hours,
            trained_on: day(mediator.trained_on),
            confidentiality_signed: mediator.confidentiality_signed,
            confidentiality_until: day(mediator.confidentiality_until),
            law_enforcement: mediator.law_enforcement,
            relations: mediator.relations.iter().map(ToString::to_string).collect(),
            weekly,
            exceptions,
            places: mediator.places.clone(),
            monthly_cap: mediator.monthly_cap,
        }
    }
}

/// When somebody has time, as bodies have it: week by week, and single days.
pub fn hours_of(availability: &Availability) -> (Vec<HoursBody>, Vec<DayBody>) {
    let time = |time: Time| time.strftime("%H:%M").to_string();
    let weekly = |hours: &WeeklyHours| HoursBody {
        day: hours.day.to_monday_one_offset(),
        from: time(hours.from),
        until: time(hours.until),
    };
    let single = |one: &DayHours| DayBody {
        day: one.day.to_string(),
        from: one.hours.map(|hours| time(hours.from)).unwrap_or_default(),
        until: one.hours.map(|hours| time(hours.until)).unwrap_or_default(),
    };
    (availability.weekly.iter().map(weekly).collect(), availability.exceptions.iter().map(single).collect())
}

/// When somebody has time; what can't be meant is a problem with its field.
pub fn availability(problems: &mut Problems, weekly: &[HoursBody], exceptions: &[DayBody]) -> Availability {
    let availability = Availability {
        weekly: listed(problems, ("weekly", "not-a-time"), weekly, HoursBody::parse),
        exceptions: listed(problems, ("exceptions", "not-a-time"), exceptions, DayBody::parse),
        busy: Vec::new(),
    };
    if let Err(Problems(unsound)) = availability.check() {
        problems.0.extend(unsound);
    }
    availability
}

/// Every entry of a list, or a problem with the list.
fn listed<B, T>(
    problems: &mut Problems,
    (field, code): (&'static str, &'static str),
    bodies: &[B],
    parse: impl Fn(&B) -> Option<T>,
) -> Vec<T> {
    let parsed: Vec<T> = bodies.iter().filter_map(parse).collect();
    if parsed.len() < bodies.len() {
        problems.add(field, code);
    }
    parsed
}

/// A field that may stay empty.
fn optional<T>(
    problems: &mut Problems,
    field: &'static str,
    text: &str,
    parse: impl Fn(&str) -> Result<T, &'static str>,
) -> Option<T> {
    if text.trim().is_empty() { None } else { problems.keep(field, parse(text)) }
}
