//! The pages of the mediation side.

mod agreement;
mod assignment;
mod explanation;
mod feed;
mod file;
mod home;
mod hours;
mod mediators;
mod papers;
mod party;
mod person;
mod printed;
mod program;

use axum::Router;
use axum::routing::{get, post};
use domain::Policy;
use domain::mediation::{Attendance, Outcome, Session};
use edge::Fields;
use pages::{Answers, Choice, Form, Page, choices};

use crate::App;
use crate::api::Reachable;
use crate::deeds::{Attendee, Conclusion, Preparation};

/// The page routes.
pub fn router() -> Router<App> {
    Router::new()
        .route("/mediation", get(party::show))
        .route("/mediation/{deed}", post(party::act))
        .route("/mediation/papers/{deed}", get(printed::own))
        .route("/assignment/{id}/papers/{deed}", get(printed::at_the_table))
        .route("/mediations/{id}/papers/{deed}", get(printed::all))
        .route("/assignment", get(home::show))
        .route("/assignment/hours", get(home::hours).post(home::give))
        .route("/assignment/busy", post(home::occupy))
        .route("/assignment/{id}", get(assignment::show))
        .route("/assignment/{id}/{deed}", post(assignment::act))
        .route("/calendar/{feed}", get(feed::file))
        .route("/mediators", get(mediators::list))
        .route("/mediators/{id}", get(mediators::show).post(mediators::keep))
        .route("/mediators/{id}/busy", post(mediators::occupy))
        .route("/mediations/{id}", get(program::show))
        .route("/mediations/{id}/{deed}", post(program::act))
        .route("/mediations/{id}/people/{person}", get(person::show))
        .route("/mediations/{id}/people/{person}/{deed}", post(person::act))
}

/// Somebody in a form: an id and a label.
#[derive(Clone)]
struct Person {
    id: String,
    label: String,
}

/// Somebody at the table as a label: the name where there is one, and the side.
fn labelled(page: &Page, one: &Reachable) -> Person {
    let side = page.code("side", &one.side);
    let side = if one.part.is_empty() { side } else { format!("{}, {side}", page.code("part", &one.part)) };
    let label = if one.name.is_empty() { side } else { format!("{} ({side})", one.name) };
    Person { id: one.person.clone(), label }
}

/// An appointment in words: when, with the name of the zone, and where.
fn appointment(page: &Page, session: &Session, policy: &Policy) -> Answers {
    let place = match policy.room(&session.slot.room) {
        Some(room) => format!("{}, {}", room.name, room.address),
        None => session.slot.room.clone(),
    };
    Answers::default()
        .fact(page.t("session-when"), page.moment_in_zone(&session.slot.starts_at, &policy.zone))
        .fact(page.t("session-where"), place)
}

/// Somebody who is still to be prepared, with the form that records it.
struct ToPrepare {
    person: Person,
    /// Whether mediation still suits them: yes or no.
    suitable: Vec<Choice>,
    /// What was typed for this person, if it was.
    form: Form,
}

impl ToPrepare {
    /// The id of a field: the plain one where something is wrong, because the error summary leads to it.
    fn id(&self, field: &str, number: &usize) -> String {
        if self.form.has_errors() { field.to_owned() } else { format!("{field}-of-{number}") }
    }
}

fn preparing(page: &Page, people: Vec<Person>, typed: &Form) -> Vec<ToPrepare> {
    let own = |person: &Person| if typed.value("person") == person.id { typed.clone() } else { Form::default() };
    let to_prepare = |person: Person| {
        let form = own(&person);
        let suitable = choices(page, "still-suitable", &["yes", "no"], form.value("suitable"));
        ToPrepare { form, suitable, person }
    };
    people.into_iter().map(to_prepare).collect()
}

/// The form that records how it ended, and who was there.
struct OutcomeForm {
    outcomes: Vec<Choice>,
    /// Whether everybody was there, which says it of all in one mark.
    everybody: Vec<Choice>,
    /// A group of choices for each person: who, the field's name, the label.
    attendance: Vec<(String, String, String, Vec<Choice>)>,
}

impl OutcomeForm {
    fn of(page: &Page, attendees: &[Person], typed: &Form) -> Self {
        let outcomes: Vec<&str> = Outcome::ALL.iter().map(|one| one.code()).collect();
        let codes: Vec<&str> = Attendance::ALL.iter().map(|one| one.code()).collect();
        let group = |person: &Person| {
            let name = format!("attendance-{}", person.id);
            let chosen = choices(page, "attendance", &codes, typed.value(&name));
            (person.id.clone(), name, person.label.clone(), chosen)
        };
        Self {
            outcomes: choices(page, "outcome", &outcomes, typed.value("outcome")),
            everybody: choices(page, "everybody", &["yes"], typed.value("everybody")),
            attendance: attendees.iter().map(group).collect(),
        }
    }

    /// Whether it was said of somebody apart, or is to be looked at again.
    fn is_told_apart(&self, typed: &Form) -> bool {
        typed.has_errors() || self.attendance.iter().any(|(_, name, ..)| typed.has_field(name))
    }
}

/// The preparation form.
fn preparation(fields: &Fields) -> Preparation {
    Preparation {
        person: fields.text("person").to_owned(),
        on: fields.date("on"),
        minutes: fields.text("minutes").trim().parse().unwrap_or(0),
        suitable: fields.text("suitable").to_owned(),
    }
}

/// The outcome form; attendance has a field for each person. Where everybody was there, one mark says so of all whose field is empty.
fn conclusion(fields: &Fields) -> Conclusion {
    let everybody = fields.text("everybody") == "yes";
    let unsaid = |person: &&str| everybody && fields.text(&format!("attendance-{person}")).is_empty();
    let there = |person: &str| Attendee { person: person.to_owned(), attendance: Attendance::Present.code().to_owned() };
    let all_there = fields.all("attendee").into_iter().filter(unsaid).map(there);
    let named = |(name, value): (&str, &str)| {
        let person = name.strip_prefix("attendance-")?.to_owned();
        Some(Attendee { person, attendance: value.to_owned() })
    };
    Conclusion {
        outcome: fields.text("outcome").to_owned(),
        attendance: fields.iter().filter_map(named).chain(all_there).collect(),
    }
}
