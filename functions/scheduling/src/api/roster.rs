//! `/v1/mediators`: the roster.

use axum::Json;
use axum::extract::State;
use axum::response::Response;
use domain::complaint::Contact;
use domain::ids::PersonId;
use domain::matching::{Mediator, WeeklyHours};
use domain::text::{EmailAddress, PersonName};
use domain::vocabulary::Language;
use domain::{Policy, Problems};
use edge::{Caller, Fault, JsonCommand, KeyedForm, ProblemBody};
use jiff::civil::{Time, Weekday};
use serde::{Deserialize, Serialize};
use store::{Reply, Table, people};
use utoipa::ToSchema;

use crate::App;
use crate::access::PROGRAM;
use crate::roster;

/// A weekly stretch of availability, local time.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = WeeklyHours)]
pub struct HoursBody {
    /// 1 (Monday) to 7 (Sunday).
    #[schema(minimum = 1, maximum = 7)]
    day: i8,
    /// Its beginning.
    #[schema(example = "09:00")]
    from: String,
    /// Its end.
    #[schema(example = "18:00")]
    until: String,
}

impl HoursBody {
    fn parse(&self) -> Option<WeeklyHours> {
        let day = Weekday::from_monday_one_offset(self.day).ok()?;
        let (from, until): (Time, Time) = (self.from.parse().ok()?, self.until.parse().ok()?);
        (from < until).then_some(WeeklyHours { day, from, until })
    }
}

/// A mediator to put on the roster.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = MediatorDetails, example = json!({
    "name": "Dana Park", "email": "dana@example.org", "languages": ["en", "es"], "training_hours": 30, "lecture_hours": 12,
    "confidentiality_signed": true, "law_enforcement": true, "weekly": [{ "day": 2, "from": "09:00", "until": "18:00" }]
}))]
pub struct MediatorBody {
    /// Name.
    name: String,
    /// Email.
    #[schema(format = "email")]
    email: String,
    /// Languages in which they can mediate; the first is the one in which we write to them.
    languages: Vec<String>,
    /// Hours of training.
    training_hours: u16,
    /// Hours of these in lectures.
    lecture_hours: u16,
    /// Whether the confidentiality agreement is signed and current.
    confidentiality_signed: bool,
    /// Whether they have mediated with law enforcement before.
    law_enforcement: bool,
    /// When they have time.
    weekly: Vec<HoursBody>,
}

impl MediatorBody {
    fn parse(&self, person: PersonId, policy: &Policy) -> Result<(Mediator, Contact), Problems> {
        let mut problems = Problems::default();
        let name = problems.keep("name", PersonName::parse(&self.name));
        let email = problems.keep("email", EmailAddress::parse(&self.email));
        let offered = |code: &String| Language::parse(code).ok().filter(|language| policy.languages.contains(language));
        let languages: Vec<Language> = self.languages.iter().filter_map(offered).collect();
        if languages.len() < self.languages.len() {
            problems.add("languages", "not-offered-here");
        } else if languages.is_empty() {
            problems.add("languages", "required");
        }
        let weekly: Vec<WeeklyHours> = self.weekly.iter().filter_map(HoursBody::parse).collect();
        if weekly.len() < self.weekly.len() {
            problems.add("weekly", "not-a-time");
        }
        problems.check()?;
        let language = languages.first().copied().unwrap_or_else(|| policy.default_language());
        let mediator = Mediator {
            person,
            languages,
            training_hours: self.training_hours,
            lecture_hours: self.lecture_hours,
            confidentiality_signed: self.confidentiality_signed,
            law_enforcement: self.law_enforcement,
            weekly,
            load: 0,
        };
        Ok((mediator, Contact { name, email, ..Contact::none(language) }))
    }
}

/// A mediator who is on the roster now.
#[derive(Serialize, ToSchema)]
pub struct Registered {
    /// The mediator's id.
    id: String,
}

/// Put a mediator on the roster (program).
#[utoipa::path(
    post, path = "/v1/mediators", operation_id = "register_mediator", tag = "mediators",
    params(("Idempotency-Key" = String, Header, min_length = 8, max_length = 128, description = "8 to 128 characters, made up by the caller")),
    request_body(content = MediatorBody),
    responses(
        (status = 201, description = "On the roster", body = Registered),
        (status = "4XX", description = "Not done", body = ProblemBody, content_type = "application/problem+json"),
    ),
    security(("staff" = [])),
)]
pub async fn register(State(app): State<App>, caller: Caller, request: JsonCommand<MediatorBody>) -> Result<Response, Fault> {
    caller.staff(PROGRAM)?;
    let person = PersonId::new(app.platform.ids.uuid());
    let policy = app.platform.policy(&caller.tenant).await?;
    let (mediator, contact) = request.body.parse(person, &policy)?;
    let writes = roster::register(&caller.tenant, mediator, &contact)?;
    let reply = Reply::json(201, &serde_json::json!({ "id": person }));
    let name = caller.name();
    let work = app.platform.work(&caller.tenant, Table::Mediations, request.once(&name));
    Ok(edge::reply(work.write(writes, Vec::new(), reply).await?.reply()))
}

/// A mediator, as the program sees them.
#[derive(Serialize, ToSchema)]
#[schema(as = Mediator)]
pub struct RosterBody {
    /// The mediator's id.
    id: String,
    /// Their name.
    name: String,
    /// Languages in which they can mediate.
    languages: Vec<String>,
    /// Hours of training.
    training_hours: u16,
    /// Hours of these in lectures.
    lecture_hours: u16,
    /// Whether the confidentiality agreement is signed and current.
    confidentiality_signed: bool,
    /// Whether they have mediated with law enforcement before.
    law_enforcement: bool,
    /// When they have time.
    weekly: Vec<HoursBody>,
    /// Cases assigned so far.
    load: u16,
}

/// The roster (program).
#[utoipa::path(
    get, path = "/v1/mediators", operation_id = "list_mediators", tag = "mediators",
    responses(
        (status = 200, description = "Everyone on the roster", body = Vec<RosterBody>),
        (status = "4XX", description = "Not there, or not yours", body = ProblemBody, content_type = "application/problem+json"),
    ),
    security(("staff" = [])),
)]
pub async fn list(State(app): State<App>, caller: Caller) -> Result<Json<Vec<RosterBody>>, Fault> {
    caller.staff(PROGRAM)?;
    let store = app.platform.store.as_ref();
    let month = roster::month(&*app.platform.policy(&caller.tenant).await?, app.platform.now());
    let mut bodies = Vec::new();
    for mediator in roster::everyone(store, &caller.tenant, &month).await? {
        let person = people::load(store, &caller.tenant, mediator.person).await?;
        let name = person.and_then(|row| row.name);
        bodies.push(body(&mediator, name.as_ref().map_or("", PersonName::as_str)));
    }
    Ok(Json(bodies))
}

fn body(mediator: &Mediator, name: &str) -> RosterBody {
    let hours = |hours: &WeeklyHours| HoursBody {
        day: hours.day.to_monday_one_offset(),
        from: hours.from.strftime("%H:%M").to_string(),
        until: hours.until.strftime("%H:%M").to_string(),
    };
    RosterBody {
        id: mediator.person.to_string(),
        name: name.to_owned(),
        languages: mediator.languages.iter().map(ToString::to_string).collect(),
        training_hours: mediator.training_hours,
        lecture_hours: mediator.lecture_hours,
        confidentiality_signed: mediator.confidentiality_signed,
        law_enforcement: mediator.law_enforcement,
        weekly: mediator.weekly.iter().map(hours).collect(),
        load: mediator.load,
    }
}
