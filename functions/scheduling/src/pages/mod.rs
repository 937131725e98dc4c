//! The pages of the mediation side.

mod assignment;
mod file;
mod party;
mod program;

use axum::Router;
use axum::routing::{get, post};
use domain::Policy;
use domain::mediation::Session;
use edge::Fields;
use pages::{Page, day_and_time};

use crate::App;
use crate::api::Reachable;
use crate::deeds::{Attendee, Conclusion, Preparation};

/// The page routes.
pub fn router() -> Router<App> {
    Router::new()
        .route("/mediation", get(party::show))
        .route("/mediation/{deed}", post(party::act))
        .route("/assignment", get(assignment::show))
        .route("/assignment/{deed}", post(assignment::act))
        .route("/mediations/{id}", get(program::show))
        .route("/mediations/{id}/{deed}", post(program::act))
}

/// Somebody in a form: an id and a label.
struct Person {
    id: String,
    label: String,
}

/// Somebody at the table as a label: the name where there is one, and the side.
fn labelled(page: &Page, one: &Reachable) -> Person {
    let side = page.code("side", &one.side);
    let label = if one.name.is_empty() { side } else { format!("{} ({side})", one.name) };
    Person { id: one.person.clone(), label }
}

/// An appointment in words.
struct Appointment {
    day: String,
    time: String,
    room: String,
    address: String,
}

fn appointment(page: &Page, session: &Session, policy: &Policy) -> Appointment {
    let (day, time) = day_and_time(page.language, session.slot.starts_at, &policy.zone);
    let room = policy.room(&session.slot.room);
    Appointment {
        day,
        time,
        room: room.map_or_else(|| session.slot.room.clone(), |room| room.name.clone()),
        address: room.map(|room| room.address.clone()).unwrap_or_default(),
    }
}

/// The preparation form.
fn preparation(fields: &Fields) -> Preparation {
    Preparation {
        person: fields.text("person").to_owned(),
        on: fields.text("on").to_owned(),
        minutes: fields.text("minutes").trim().parse().unwrap_or(0),
    }
}

/// The outcome form; attendance has a field for each person.
fn conclusion(fields: &Fields) -> Conclusion {
    let named = |(name, value): (&str, &str)| {
        let person = name.strip_prefix("attendance-")?.to_owned();
        Some(Attendee { person, attendance: value.to_owned() })
    };
    Conclusion { outcome: fields.text("outcome").to_owned(), attendance: fields.iter().filter_map(named).collect() }
}
