//! A row for every route: the stage at which the request makes sense, and what a caller who may would send.

use serde_json::{Value, json};

use super::lane::{Lane, Stage};

/// What is sent.
#[derive(Clone, Copy)]
pub enum Body {
    /// Nothing.
    None,
    /// JSON, under an idempotency key.
    Json(fn(&Lane) -> Value),
    /// A page's form; its key is a field.
    Form(fn(&Lane) -> Value),
}

/// A route, and how to ask it.
#[derive(Clone, Copy)]
pub struct Row {
    /// `METHOD /path`, and in brackets which of several requests it is.
    pub name: &'static str,
    /// When.
    pub at: Stage,
    /// With what.
    pub body: Body,
}

impl Row {
    /// `METHOD /path` alone.
    pub fn route(&self) -> &'static str {
        self.name.split(" (").next().unwrap_or_default()
    }

    /// The method.
    pub fn method(&self) -> &'static str {
        self.route().split(' ').next().unwrap_or_default()
    }

    /// The path, with its variables.
    pub fn path(&self) -> &'static str {
        self.route().split(' ').nth(1).unwrap_or_default()
    }

    /// Whether it takes a case on, so that the next caller needs a fresh one.
    pub fn takes_on(&self) -> bool {
        let about_a_case = ["/mediation/", "/assignment/", "/survey"].iter().any(|begin| self.path().starts_with(begin));
        self.method() == "POST" && (about_a_case || self.names_something())
    }

    /// Whether the address names what it is about.
    pub fn names_something(&self) -> bool {
        self.path().contains("{id}")
    }
}

const fn reads(name: &'static str, at: Stage) -> Row {
    Row { name, at, body: Body::None }
}

const fn sends(name: &'static str, at: Stage, body: fn(&Lane) -> Value) -> Row {
    Row { name, at, body: Body::Json(body) }
}

const fn presses(name: &'static str, at: Stage, body: fn(&Lane) -> Value) -> Row {
    Row { name, at, body: Body::Form(body) }
}

fn nothing(_: &Lane) -> Value {
    json!({})
}

fn preparation(lane: &Lane) -> Value {
    json!({ "person": lane.people[0], "on": "2026-11-20", "minutes": 45 })
}

fn filing(_: &Lane) -> Value {
    json!({
        "kind": "community", "category": "demeanor", "statement": "He would not let me finish a single sentence.",
        "incident_on": "2026-01-15", "email": "somebody@example.org", "language": "en", "age": "adult", "contact_consent": true
    })
}

fn filing_form(lane: &Lane) -> Value {
    let mut form = filing(lane);
    form["contact_consent"] = "yes".into();
    form["step"] = "send".into();
    form
}

fn mediator(_: &Lane) -> Value {
    super::lane::mediator("Dana Park", "dana@example.org")
}

fn survey(lane: &Lane) -> Value {
    json!({ "answers": survey_form(lane) })
}

fn survey_form(_: &Lane) -> Value {
    let questions = domain::survey::questions(domain::vocabulary::PartRole::Resident);
    questions.into_iter().map(|code| (code.to_owned(), Value::from(5))).collect::<serde_json::Map<_, _>>().into()
}

fn conclusion_form(lane: &Lane) -> Value {
    let mut form = json!({ "outcome": "agreement" });
    for person in lane.people.iter().chain(&lane.mediators) {
        form[format!("attendance-{person}")] = "present".into();
    }
    form
}

/// All of them.
pub const ROWS: &[Row] = &[
    // The front door.
    reads("GET /", Stage::Received),
    reads("GET /health", Stage::Received),
    reads("GET /assets/{name}", Stage::Received),
    reads("GET /v1/openapi.json", Stage::Received),
    reads("GET /v1/public/summary", Stage::Received),
    reads("GET /ask", Stage::Received),
    presses("POST /ask", Stage::Received, filing_form),
    sends("POST /v1/cases", Stage::Received, filing),
    // Who is who.
    reads("GET /v1/session", Stage::Received),
    reads("GET /sign-in", Stage::Received),
    presses("POST /sign-in", Stage::Received, |_| json!({ "next": "/desk" })),
    reads("GET /sign-in/callback", Stage::Received),
    reads("GET /l/{token}", Stage::Booked),
    presses("POST /l/{token}", Stage::Booked, nothing),
    presses("POST /l/{token}/again", Stage::Booked, nothing),
    sends("POST /v1/links", Stage::Booked, nothing),
    presses("POST /sign-out", Stage::Over, nothing),
    // The complaint side.
    reads("GET /status", Stage::Received),
    reads("GET /v1/cases/mine", Stage::Received),
    reads("GET /v1/cases/{id}", Stage::Received),
    reads("GET /cases/{id}", Stage::Received),
    reads("GET /v1/desk", Stage::Booked),
    reads("GET /desk", Stage::Booked),
    sends("POST /v1/cases/{id}/acknowledgement", Stage::Received, nothing),
    presses("POST /cases/{id}/acknowledgement", Stage::Received, nothing),
    sends("POST /v1/cases/{id}/screening", Stage::Acknowledged, |_| json!({ "answers": super::lane::screening() })),
    presses("POST /cases/{id}/screening", Stage::Acknowledged, |_| super::lane::screening()),
    sends("POST /v1/cases/{id}/officers", Stage::Eligible, Lane::officer),
    presses("POST /cases/{id}/officers", Stage::Eligible, Lane::officer),
    sends("POST /v1/cases/{id}/discovery", Stage::Identified, |_| json!({ "discovered_on": "2026-11-20" })),
    presses("POST /cases/{id}/discovery", Stage::Identified, |_| json!({ "discovered_on": "2026-11-20" })),
    sends("POST /v1/cases/{id}/approvals (for the program)", Stage::Dated, |_| json!({ "for": "program" })),
    presses("POST /cases/{id}/approvals (for the program)", Stage::Dated, |_| json!({ "for": "program" })),
    sends("POST /v1/cases/{id}/approvals (for professional standards)", Stage::Approved, Lane::second_approval),
    presses("POST /cases/{id}/approvals (for professional standards)", Stage::Approved, Lane::second_approval),
    // The mediation side: the program.
    reads("GET /v1/mediators", Stage::Admitted),
    sends("POST /v1/mediators", Stage::Admitted, mediator),
    reads("GET /v1/mediations/{id}", Stage::Admitted),
    reads("GET /mediations/{id}", Stage::Admitted),
    sends("POST /v1/mediations/{id}/offers", Stage::Admitted, |_| json!({ "place": "Garfield Avenue" })),
    presses("POST /mediations/{id}/offers", Stage::Admitted, |_| json!({ "place": "Garfield Avenue" })),
    reads("GET /v1/mediations/{id}/proposals", Stage::Consented),
    sends("POST /v1/mediations/{id}/mediators", Stage::Consented, |lane| json!({ "mediators": lane.mediators })),
    presses("POST /mediations/{id}/mediators", Stage::Consented, |lane| json!({ "mediators": lane.mediators })),
    reads("GET /v1/mediations/{id}/slots", Stage::Prepared),
    sends("POST /v1/mediations/{id}/slots", Stage::Prepared, |lane| json!({ "starts": lane.starts })),
    presses("POST /mediations/{id}/slots", Stage::Prepared, |lane| json!({ "starts": lane.starts })),
    sends("POST /v1/mediations/{id}/preparations", Stage::Preparing, preparation),
    presses("POST /mediations/{id}/preparations", Stage::Preparing, preparation),
    sends("POST /v1/mediations/{id}/outcome", Stage::Begun, Lane::conclusion),
    presses("POST /mediations/{id}/outcome", Stage::Begun, conclusion_form),
    sends("POST /v1/mediations/{id}/close", Stage::Concluded, nothing),
    presses("POST /mediations/{id}/close", Stage::Concluded, nothing),
    // The mediation side: the people at the table.
    reads("GET /v1/mediations/{id}/mine", Stage::Offered),
    reads("GET /mediation", Stage::Offered),
    sends("POST /v1/mediations/{id}/answer", Stage::Offered, |_| json!({ "answer": "yes" })),
    presses("POST /mediation/answer", Stage::Offered, |_| json!({ "answer": "yes" })),
    sends("POST /v1/mediations/{id}/withdrawal", Stage::Consented, nothing),
    presses("POST /mediation/withdrawal", Stage::Consented, nothing),
    sends("POST /v1/mediations/{id}/picks", Stage::Picking, |lane| json!({ "starts": lane.starts })),
    presses("POST /mediation/picks", Stage::Picking, |lane| json!({ "starts": lane.starts })),
    // The mediation side: the mediators.
    reads("GET /v1/mediations/{id}/brief", Stage::Asked),
    reads("GET /assignment", Stage::Asked),
    sends("POST /v1/mediations/{id}/assignment", Stage::Asked, |_| json!({ "conflict": false })),
    presses("POST /assignment/assignment", Stage::Asked, |_| json!({ "conflict": "no" })),
    presses("POST /assignment/preparations", Stage::Preparing, preparation),
    presses("POST /assignment/outcome", Stage::Begun, conclusion_form),
    // Surveys.
    reads("GET /v1/surveys/{id}", Stage::Concluded),
    reads("GET /survey", Stage::Concluded),
    sends("POST /v1/surveys/{id}/answers", Stage::Concluded, survey),
    presses("POST /survey", Stage::Concluded, survey_form),
];
