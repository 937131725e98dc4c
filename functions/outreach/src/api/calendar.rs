//! The public calendar, and the unit's own program in it.

use axum::Json;
use axum::extract::{Path, State};
use axum::response::Response;
use domain::outreach::ProgramForm;
use edge::{Caller, Fault, JsonCommand, ProblemBody};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::own::Nothing;
use crate::App;
use crate::program;
use crate::public::{self, PublicRow};

pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(show)).routes(routes!(add)).routes(routes!(remove))
}

/// Something in the public calendar.
#[derive(Serialize, ToSchema)]
#[schema(as = CommunityEvent)]
pub struct EventBody {
    /// Its id.
    id: String,
    /// What kind of event; none for the unit's own program.
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<&'static str>,
    /// What it is.
    title: String,
    /// Where.
    place: String,
    /// When it begins.
    #[schema(format = "date-time")]
    starts_at: String,
    /// When it ends.
    #[schema(format = "date-time")]
    ends_at: String,
}

impl From<PublicRow> for EventBody {
    fn from(row: PublicRow) -> Self {
        Self {
            id: row.id.to_string(),
            kind: row.kind.map(|kind| kind.code()),
            title: row.title.as_str().to_owned(),
            place: row.place.as_str().to_owned(),
            starts_at: row.starts_at.to_string(),
            ends_at: row.ends_at.to_string(),
        }
    }
}

/// Something on the unit's own program. Days are `YYYY-MM-DD`, times `HH:MM` in the city's zone.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[allow(
    dead_code,
    reason = "describes `ProgramForm`, which the domain keeps free of documentation crates; a test holds them equal"
)]
#[schema(as = CommunityProgramItem, example = json!({
    "title": "Coffee with the outreach unit", "place": "Central Library", "day": "2027-03-02", "at": "09:00", "minutes": 120
}))]
pub struct ItemBody {
    /// What it is.
    #[schema(max_length = 300)]
    title: String,
    /// Where.
    #[schema(max_length = 300)]
    place: String,
    /// The day.
    #[schema(format = "date")]
    day: String,
    /// The time at which it begins.
    #[schema(pattern = "^[0-2][0-9]:[0-5][0-9]$")]
    at: String,
    /// How long it takes, in minutes.
    #[schema(minimum = 15, maximum = 44_640)]
    minutes: i32,
}

/// Something on the program.
#[derive(Serialize, ToSchema)]
#[schema(as = CommunityProgramId)]
pub struct ItemId {
    /// Its id.
    id: String,
}

/// What is on in the community: approved events that are open to everybody, and the outreach unit's own program.
#[utoipa::path(
    get, path = "/v1/community/calendar", operation_id = "show_community_calendar", tag = "community",
    responses(
        (status = 200, description = "Everything that isn't over, for the next months", body = Vec<EventBody>),
        (status = "4XX", description = "Not possible now", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
async fn show(State(app): State<App>, caller: Caller) -> Result<Json<Vec<EventBody>>, Fault> {
    let rows = public::upcoming(app.platform.store.as_ref(), &caller.tenant, app.platform.now()).await?;
    Ok(Json(rows.into_iter().map(EventBody::from).collect()))
}

/// Put something on the unit's own program (outreach unit).
#[utoipa::path(
    post, path = "/v1/community/program", operation_id = "add_to_community_program", tag = "community",
    params(("Idempotency-Key" = String, Header, min_length = 8, max_length = 128, description = "8 to 128 characters, made up by the caller")),
    request_body(content = ItemBody),
    responses(
        (status = 201, description = "Added", body = ItemId),
        (status = "4XX", description = "Not added", body = ProblemBody, content_type = "application/problem+json"),
    ),
    security(("staff" = [])),
)]
async fn add(State(app): State<App>, caller: Caller, request: JsonCommand<ProgramForm>) -> Result<Response, Fault> {
    Ok(edge::reply(program::add(&app, &caller, &request, &request.body).await?))
}

/// Take something off it (outreach unit).
#[utoipa::path(
    post, path = "/v1/community/program/{id}/removal", operation_id = "remove_from_community_program", tag = "community",
    params(
        ("id" = String, Path, description = "The item's id"),
        ("Idempotency-Key" = String, Header, min_length = 8, max_length = 128, description = "8 to 128 characters, made up by the caller"),
    ),
    request_body(content = Nothing),
    responses(
        (status = 200, description = "Removed", body = ItemId),
        (status = "4XX", description = "Not removed", body = ProblemBody, content_type = "application/problem+json"),
    ),
    security(("staff" = [])),
)]
async fn remove(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    request: JsonCommand<Nothing>,
) -> Result<Response, Fault> {
    Ok(edge::reply(program::remove(&app, &caller, &request, &id).await?))
}
