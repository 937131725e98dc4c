//! A row for every route: the stage at which the request makes sense, and what a caller who may would send.

use serde_json::{Value, json};

use super::community;
use super::lane::{Lane, Stage, Story};

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
    /// Whether it leaves the case in its stage, so that it is there for the next caller, too.
    stays: bool,
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
        let about_a_case = about_a_case || self.path() == "/records";
        self.method() == "POST" && !self.stays && (about_a_case || self.names_something())
    }

    /// Which cases it is about: those that go the whole way, unless it is for what happens beside it.
    pub fn story(&self) -> Story {
        if self.path().contains("/community") {
            return Story::Whole;
        }
        match self.path().rsplit('/').next().unwrap_or_default() {
            "judgement" => Story::Reviewed,
            "respondent-removals" | "approval-withdrawals" => Story::Corrected,
            "release" => Story::Flooded,
            "override" | "receipt" => Story::Excluded,
            "stop" if self.path().starts_with("/assignment") => Story::Terminated,
            "stop" => Story::Stopped,
            "objection" => Story::Objected,
            "take-backs" => Story::TakenBack,
            "agreement" | "clearance" | "signatures" | "signature" | "follow-up" | "care" => Story::Agreed,
            "answer" | "answers" if self.path().contains("/follow-up/") => Story::Agreed,
            "destruction" if self.path().contains("mediation") => Story::Agreed,
            "companions" | "absences" | "descriptions" | "arrangements" | "attempts" | "answers" | "withdrawals" | "call"
            | "{person}"
                if self.path().contains("mediation") =>
            {
                Story::Reached
            }
            _ => Story::Whole,
        }
    }

    /// Whether it is about a request for a presentation or an event.
    pub fn is_about_a_request(&self) -> bool {
        self.path().contains("/community/requests/") || self.path().contains("/community/mine")
    }

    /// Whether the address names what it is about.
    pub fn names_something(&self) -> bool {
        self.path().contains("{id}")
    }
}

const fn reads(name: &'static str, at: Stage) -> Row {
    Row { name, at, body: Body::None, stays: true }
}

const fn sends(name: &'static str, at: Stage, body: fn(&Lane) -> Value) -> Row {
    Row { name, at, body: Body::Json(body), stays: false }
}

const fn presses(name: &'static str, at: Stage, body: fn(&Lane) -> Value) -> Row {
    Row { name, at, body: Body::Form(body), stays: false }
}

/// The same request, of one that leaves the case in its stage.
const fn beside(row: Row) -> Row {
    Row { stays: true, ..row }
}

fn document(_: &Lane) -> Value {
    json!({ "document": "Claim 26-1234" })
}

fn reminders_form(_: &Lane) -> Value {
    json!({ "wanted": "no" })
}

fn own_mail(_: &Lane) -> Value {
    json!({ "frequency": "none" })
}

/// The case, chosen on the page of records.
fn destruction(lane: &Lane) -> Value {
    json!({ "document": "City Attorney 31-0412", "case": [lane.case] })
}

/// What Pasadena decides, under another version.
fn policy_document(version: &str) -> Value {
    json!({ "document": domain::policy::PASADENA.replacen("pasadena-2", version, 1) })
}

fn judgement(_: &Lane) -> Value {
    json!({ "suitable": "yes", "reason": "They will meet at the library." })
}

fn override_json(_: &Lane) -> Value {
    json!({ "reason": "The ticket was paid.", "outside_chain": true })
}

fn override_form(_: &Lane) -> Value {
    json!({ "reason": "The ticket was paid.", "outside_chain": "yes" })
}

fn toll(_: &Lane) -> Value {
    json!({ "ground": "officer_waiver", "from": "2026-11-20", "until": "", "document": "Waiver 26-1" })
}

fn toll_end(_: &Lane) -> Value {
    json!({ "number": 0, "until": "2026-11-21" })
}

fn disposition(_: &Lane) -> Value {
    json!({ "finding": "unfounded", "on": "2026-11-20" })
}

fn disposition_notice(_: &Lane) -> Value {
    json!({ "notified_on": "2026-11-21" })
}

fn comment(_: &Lane) -> Value {
    json!({ "comment": "Called twice, nobody there." })
}

fn to_me(_: &Lane) -> Value {
    json!({ "to": "me" })
}

fn nothing(_: &Lane) -> Value {
    json!({})
}

fn preparation(lane: &Lane) -> Value {
    json!({ "person": lane.people[0], "on": "2026-11-20", "minutes": 45, "suitable": "yes" })
}

fn first_mediator(lane: &Lane) -> Value {
    json!({ "mediator": lane.mediators[0] })
}

fn interpreter(lane: &Lane) -> Value {
    json!({ "as": "interpreter", "with": lane.people[0], "name": "Lee", "email": "lee@example.org", "language": "en" })
}

fn attempt(lane: &Lane) -> Value {
    json!({ "person": lane.people[0], "channel": "phone", "result": "no_answer" })
}

fn answer_for(lane: &Lane) -> Value {
    json!({ "person": lane.people[0], "answer": "yes", "channel": "phone", "text_version": "2026-11", "language": "en" })
}

fn filing(_: &Lane) -> Value {
    json!({
        "kind": "community", "category": "demeanor", "statement": "He would not let me finish a single sentence.",
        "incident_on": "2026-01-15", "email": "somebody@example.org", "language": "en", "age": "adult", "contact_consent": true
    })
}

fn mediator(_: &Lane) -> Value {
    super::lane::mediator("Dana Park", "dana@example.org")
}

fn hours(_: &Lane) -> Value {
    json!({ "weekly": [{ "day": 2, "from": "09:00", "until": "18:00" }] })
}

fn choices(lane: &Lane) -> Value {
    json!({ "person": lane.people[0], "starts": lane.starts, "channel": "phone" })
}

fn shifts(lane: &Lane) -> Value {
    json!({ "person": lane.people[0], "weekly": [], "exceptions": [{ "day": "2026-12-08" }] })
}

fn shifts_form(_: &Lane) -> Value {
    json!({ "weekly-2-0-from": "09:00", "weekly-2-0-until": "18:00" })
}

fn papers_form(lane: &Lane) -> Value {
    let signed: Vec<Value> = lane.people[..2].iter().map(|person| format!("{person} confidentiality").into()).collect();
    json!({ "signed": signed, "signed_on-month": "11", "signed_on-day": "22", "signed_on-year": "2026" })
}

fn which_text(_: &Lane) -> Value {
    json!({ "text": 1 })
}

fn agreement(_: &Lane) -> Value {
    json!({ "terms": "Both say good morning." })
}

fn a_signature(lane: &Lane) -> Value {
    json!({ "text": 1, "signed": [lane.mediators[0]], "signed_on": "2026-11-22" })
}

fn a_signature_form(lane: &Lane) -> Value {
    json!({
        "text": 1, "signed": [lane.mediators[0]], "signed_on-month": "11", "signed_on-day": "22", "signed_on-year": "2026"
    })
}

fn held_for(lane: &Lane) -> Value {
    json!({ "person": lane.people[0], "held": "no", "channel": "phone" })
}

fn held_on_the_phone(_: &Lane) -> Value {
    json!({ "held": "no", "channel": "phone" })
}

fn held(_: &Lane) -> Value {
    json!({ "held": "in_part" })
}

fn survey(lane: &Lane) -> Value {
    json!({ "answers": survey_form(lane) })
}

fn survey_form(_: &Lane) -> Value {
    let questions = domain::survey::Questionnaire::Resident.questions();
    questions.iter().map(|code| (code.clone(), Value::from(5))).collect::<serde_json::Map<_, _>>().into()
}

fn conclusion_form(lane: &Lane) -> Value {
    let mut form = json!({ "outcome": "agreement" });
    for person in lane.people.iter().chain(&lane.mediators) {
        form[format!("attendance-{person}")] = "present".into();
    }
    form
}

fn program(_: &Lane) -> Value {
    json!({ "title": "Coffee", "place": "Library", "day": "2035-12-18", "at": "09:00", "minutes": 60 })
}

fn program_form(_: &Lane) -> Value {
    json!({
        "title": "Coffee", "place": "Library", "day-month": "12", "day-day": "18", "day-year": "2035", "at": "09:00", "minutes": "60"
    })
}

/// All of them.
pub const ROWS: &[Row] = &[
    // The front door.
    reads("GET /", Stage::Received),
    reads("GET /health", Stage::Received),
    reads("GET /assets/{name}", Stage::Received),
    reads("GET /v1/openapi.json", Stage::Received),
    reads("GET /v1/public/figures", Stage::Received),
    reads("GET /dashboard", Stage::Received),
    reads("GET /dashboard/figures.csv", Stage::Received),
    reads("GET /dashboard/figures.pdf", Stage::Received),
    // The program's figures.
    reads("GET /v1/reports", Stage::Received),
    reads("GET /reports", Stage::Received),
    reads("GET /reports/figures.csv", Stage::Received),
    reads("GET /reports/figures.pdf", Stage::Received),
    reads("GET /reports/figures.xlsx", Stage::Received),
    reads("GET /survey/results", Stage::Received),
    reads("GET /v1/surveys/results", Stage::Received),
    reads("GET /ask", Stage::Received),
    presses("POST /ask", Stage::Received, |_| json!({ "language": "en" })),
    reads("GET /ask/{step}", Stage::Received),
    presses("POST /ask/{step}", Stage::Received, filing),
    reads("GET /ask/check", Stage::Received),
    presses("POST /ask/check", Stage::Received, nothing),
    reads("GET /ask/sent", Stage::Received),
    presses("POST /ask/clear", Stage::Received, nothing),
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
    reads("GET /v1/cases/mine/contact", Stage::Received),
    beside(sends("POST /v1/cases/mine/contact", Stage::Received, Lane::own_contact)),
    reads("GET /status/contact", Stage::Received),
    beside(presses("POST /status/contact", Stage::Received, Lane::contact_form)),
    beside(presses("POST /status/mediation-link", Stage::Offered, nothing)),
    beside(sends("POST /v1/cases/mine/mediation-link", Stage::Offered, nothing)),
    beside(sends("POST /v1/cases/assignees", Stage::Received, |lane| json!({ "cases": [lane.case], "to": "me" }))),
    beside(presses("POST /cases/assignees", Stage::Received, |lane| json!({ "case": [lane.case], "to": "me" }))),
    reads("GET /v1/cases/{id}", Stage::Received),
    reads("GET /cases/{id}", Stage::Received),
    beside(sends("POST /v1/cases/{id}/comments", Stage::Received, comment)),
    beside(presses("POST /cases/{id}/comments", Stage::Received, comment)),
    beside(sends("POST /v1/cases/{id}/assignee", Stage::Received, to_me)),
    beside(presses("POST /cases/{id}/assignee", Stage::Received, to_me)),
    beside(sends("POST /v1/cases/{id}/release", Stage::Received, nothing)),
    beside(presses("POST /cases/{id}/release", Stage::Received, nothing)),
    reads("GET /v1/cases/{id}/contact", Stage::Received),
    reads("GET /cases/{id}/contact", Stage::Received),
    beside(sends("POST /v1/cases/{id}/contact", Stage::Received, Lane::contact)),
    beside(presses("POST /cases/{id}/contact", Stage::Received, Lane::contact_form)),
    reads("GET /cases/{id}/hold", Stage::Received),
    beside(sends("POST /v1/cases/{id}/hold", Stage::Received, document)),
    reads("GET /cases/{id}/hold-release", Stage::Received),
    beside(sends("POST /v1/cases/{id}/hold-release", Stage::Received, nothing)),
    beside(presses("POST /cases/{id}/hold", Stage::Received, document)),
    beside(presses("POST /cases/{id}/hold-release", Stage::Received, nothing)),
    reads("GET /cases/{id}/judgement", Stage::Eligible),
    sends("POST /v1/cases/{id}/judgement", Stage::Eligible, judgement),
    presses("POST /cases/{id}/judgement", Stage::Eligible, judgement),
    reads("GET /cases/{id}/override", Stage::Eligible),
    sends("POST /v1/cases/{id}/receipt", Stage::Eligible, nothing),
    presses("POST /cases/{id}/receipt", Stage::Eligible, nothing),
    sends("POST /v1/cases/{id}/override", Stage::Eligible, override_json),
    presses("POST /cases/{id}/override", Stage::Eligible, override_form),
    reads("GET /cases/{id}/tolls", Stage::Approved),
    beside(sends("POST /v1/cases/{id}/tolls", Stage::Approved, toll)),
    beside(presses("POST /cases/{id}/tolls", Stage::Approved, toll)),
    reads("GET /cases/{id}/toll-ends", Stage::Approved),
    beside(sends("POST /v1/cases/{id}/toll-ends", Stage::Approved, toll_end)),
    beside(presses("POST /cases/{id}/toll-ends", Stage::Approved, |_| json!({ "number": 0, "until": "2026-11-21" }))),
    reads("GET /cases/{id}/waiver", Stage::Approved),
    beside(sends("POST /v1/cases/{id}/waiver", Stage::Approved, document)),
    beside(presses("POST /cases/{id}/waiver", Stage::Approved, document)),
    reads("GET /cases/{id}/disposition", Stage::Over),
    beside(sends("POST /v1/cases/{id}/disposition", Stage::Over, disposition)),
    beside(presses("POST /cases/{id}/disposition", Stage::Over, disposition)),
    reads("GET /cases/{id}/disposition-notice", Stage::Over),
    beside(sends("POST /v1/cases/{id}/disposition-notice", Stage::Over, disposition_notice)),
    beside(presses("POST /cases/{id}/disposition-notice", Stage::Over, disposition_notice)),
    reads("GET /v1/policies", Stage::Received),
    reads("GET /policies", Stage::Received),
    sends("POST /v1/policies", Stage::Received, |_| policy_document("matrix-1")),
    presses("POST /policies", Stage::Received, |_| policy_document("matrix-2")),
    reads("GET /v1/policies/{version}", Stage::Received),
    reads("GET /policies/{version}", Stage::Received),
    reads("GET /policies/{version}/mails", Stage::Received),
    sends("POST /v1/policies/{version}/activation", Stage::Received, nothing),
    presses("POST /policies/{version}/activation", Stage::Received, nothing),
    reads("GET /v1/records", Stage::YearsLater),
    reads("GET /records", Stage::YearsLater),
    sends("POST /v1/cases/{id}/destruction", Stage::YearsLater, document),
    presses("POST /records", Stage::YearsLater, destruction),
    reads("GET /v1/desk", Stage::Booked),
    reads("GET /desk", Stage::Booked),
    reads("GET /v1/desk/views", Stage::Booked),
    beside(sends("POST /v1/desk/views", Stage::Booked, Lane::view)),
    beside(sends("POST /v1/desk/views/removal", Stage::Booked, |_| json!({ "id": super::matrix::NOWHERE }))),
    beside(presses("POST /desk/views", Stage::Booked, |_| json!({ "title": "Overdue", "view": "overdue" }))),
    beside(presses("POST /desk/views/removal", Stage::Booked, |_| json!({ "id": super::matrix::NOWHERE }))),
    reads("GET /desk/mails/{id}", Stage::Booked),
    reads("GET /desk/mails/{id}/letter", Stage::Booked),
    reads("GET /v1/desk/mails/{id}/letter", Stage::Booked),
    beside(sends("POST /v1/desk/mails/{id}/again", Stage::Booked, nothing)),
    beside(presses("POST /desk/mails/{id}/again", Stage::Booked, nothing)),
    beside(sends("POST /v1/desk/mails/{id}/done", Stage::Booked, nothing)),
    beside(presses("POST /desk/mails/{id}/done", Stage::Booked, nothing)),
    reads("GET /desk/mail", Stage::Booked),
    reads("GET /v1/account/mail", Stage::Booked),
    reads("GET /account/mail", Stage::Booked),
    beside(sends("POST /v1/account/mail", Stage::Booked, own_mail)),
    beside(presses("POST /account/mail", Stage::Booked, own_mail)),
    // Each pair leaves mail as it was.
    beside(sends("POST /v1/desk/mail/pause", Stage::Booked, nothing)),
    beside(sends("POST /v1/desk/mail/resumption", Stage::Booked, nothing)),
    beside(presses("POST /desk/mail/pause", Stage::Booked, nothing)),
    beside(presses("POST /desk/mail/resumption", Stage::Booked, nothing)),
    sends("POST /v1/cases/{id}/acknowledgement", Stage::Received, nothing),
    presses("POST /cases/{id}/acknowledgement", Stage::Received, nothing),
    sends("POST /v1/cases/{id}/screening", Stage::Acknowledged, |_| json!({ "answers": super::lane::screening() })),
    presses("POST /cases/{id}/screening", Stage::Acknowledged, |_| super::lane::screening()),
    sends("POST /v1/cases/{id}/respondents", Stage::Eligible, Lane::officer),
    presses("POST /cases/{id}/respondents", Stage::Eligible, Lane::officer),
    beside(sends("POST /v1/cases/{id}/respondent-removals", Stage::Approved, nothing)),
    beside(presses("POST /cases/{id}/respondent-removals", Stage::Approved, nothing)),
    beside(sends("POST /v1/cases/{id}/approval-withdrawals", Stage::Approved, |_| json!({ "for": "program" }))),
    beside(presses("POST /cases/{id}/approval-withdrawals", Stage::Approved, |_| json!({ "for": "program" }))),
    sends("POST /v1/cases/{id}/discovery", Stage::Identified, |_| json!({ "discovered_on": "2026-11-20" })),
    presses("POST /cases/{id}/discovery", Stage::Identified, |_| json!({ "discovered_on": "2026-11-20" })),
    sends("POST /v1/cases/{id}/approvals (for the program)", Stage::Dated, |_| json!({ "for": "program" })),
    presses("POST /cases/{id}/approvals (for the program)", Stage::Dated, |_| json!({ "for": "program" })),
    sends("POST /v1/cases/{id}/approvals (for professional standards)", Stage::Approved, Lane::second_approval),
    presses("POST /cases/{id}/approvals (for professional standards)", Stage::Approved, Lane::second_approval),
    // The mediation side: the program.
    reads("GET /v1/mediators", Stage::Admitted),
    reads("GET /mediators", Stage::Admitted),
    reads("GET /mediators/{id}", Stage::Admitted),
    sends("POST /v1/mediators", Stage::Admitted, mediator),
    beside(sends("POST /v1/mediators/{id}", Stage::Admitted, Lane::first_mediator)),
    beside(presses("POST /mediators/{id}", Stage::Admitted, Lane::first_mediator_form)),
    beside(presses("POST /policies/{version}/events", Stage::Admitted, Lane::calendar)),
    beside(sends("POST /v1/mediators/{id}/busy", Stage::Admitted, Lane::calendar)),
    beside(presses("POST /mediators/{id}/busy", Stage::Admitted, Lane::calendar)),
    reads("GET /v1/mediations/{id}", Stage::Admitted),
    reads("GET /mediations/{id}", Stage::Admitted),
    sends("POST /v1/mediations/{id}/offers", Stage::Admitted, |_| json!({ "place": "Garfield Avenue" })),
    presses("POST /mediations/{id}/offers", Stage::Admitted, |_| json!({ "place": "Garfield Avenue" })),
    beside(sends("POST /v1/mediations/{id}/companions", Stage::Offered, interpreter)),
    beside(presses("POST /mediations/{id}/companions", Stage::Offered, interpreter)),
    reads("GET /mediations/{id}/people/{person}", Stage::Offered),
    reads("GET /mediations/{id}/papers/offer", Stage::Offered),
    reads("GET /mediations/{id}/papers/confidentiality", Stage::Booked),
    reads("GET /mediations/{id}/papers/participation", Stage::Booked),
    beside(sends(
        "POST /v1/mediations/{id}/descriptions",
        Stage::Offered,
        |lane| json!({ "person": lane.people[0], "represented": true, "has_needs": true }),
    )),
    beside(presses(
        "POST /mediations/{id}/people/{person}/descriptions",
        Stage::Offered,
        |_| json!({ "known": ["represented", "has_needs"] }),
    )),
    beside(sends("POST /v1/mediations/{id}/arrangements", Stage::Offered, |lane| json!({ "person": lane.people[0] }))),
    beside(presses("POST /mediations/{id}/people/{person}/arrangements", Stage::Offered, nothing)),
    beside(sends("POST /v1/mediations/{id}/attempts", Stage::Offered, attempt)),
    beside(presses("POST /mediations/{id}/people/{person}/attempts", Stage::Offered, attempt)),
    beside(sends("POST /v1/mediations/{id}/answers", Stage::Offered, answer_for)),
    beside(presses("POST /mediations/{id}/people/{person}/answers", Stage::Offered, answer_for)),
    beside(sends("POST /v1/mediations/{id}/withdrawals", Stage::Offered, |lane| json!({ "person": lane.people[1] }))),
    beside(presses("POST /mediations/{id}/people/{person}/withdrawals", Stage::Offered, nothing)),
    beside(sends("POST /v1/mediations/{id}/absences", Stage::Offered, |lane| json!({ "person": lane.companion }))),
    beside(presses("POST /mediations/{id}/people/{person}/absences", Stage::Offered, nothing)),
    beside(sends("POST /v1/mediations/{id}/stop", Stage::Preparing, nothing)),
    beside(presses("POST /mediations/{id}/stop", Stage::Preparing, nothing)),
    beside(sends("POST /v1/mediations/{id}/take-backs", Stage::Asked, first_mediator)),
    beside(presses("POST /mediations/{id}/take-backs", Stage::Asked, first_mediator)),
    reads("GET /v1/mediations/{id}/proposals", Stage::Consented),
    sends("POST /v1/mediations/{id}/mediators", Stage::Consented, |lane| json!({ "mediators": lane.mediators })),
    presses("POST /mediations/{id}/mediators", Stage::Consented, |lane| json!({ "mediators": lane.mediators })),
    reads("GET /v1/mediations/{id}/slots", Stage::Prepared),
    sends("POST /v1/mediations/{id}/slots", Stage::Prepared, |lane| json!({ "starts": lane.starts })),
    presses("POST /mediations/{id}/slots", Stage::Prepared, |lane| json!({ "starts": lane.starts })),
    sends("POST /v1/mediations/{id}/preparations", Stage::Preparing, preparation),
    presses("POST /mediations/{id}/preparations", Stage::Preparing, preparation),
    beside(sends("POST /v1/mediations/{id}/shifts", Stage::Booked, shifts)),
    beside(presses("POST /mediations/{id}/people/{person}/shifts", Stage::Booked, shifts_form)),
    beside(sends(
        "POST /v1/mediations/{id}/people/reminders",
        Stage::Booked,
        |lane| json!({ "person": lane.mediators[0], "wanted": false }),
    )),
    beside(presses("POST /mediations/{id}/people/{person}/reminders", Stage::Booked, reminders_form)),
    beside(sends("POST /v1/mediations/{id}/papers", Stage::Booked, Lane::papers)),
    beside(presses("POST /mediations/{id}/papers", Stage::Booked, papers_form)),
    beside(sends("POST /v1/mediations/{id}/rescheduling", Stage::Booked, |lane| json!({ "person": lane.mediators[0] }))),
    beside(sends("POST /v1/mediations/{id}/confirmation", Stage::Booked, nothing)),
    beside(presses("POST /mediations/{id}/people/{person}/reschedule", Stage::Booked, nothing)),
    beside(presses("POST /mediations/{id}/confirmation", Stage::Booked, nothing)),
    sends("POST /v1/mediations/{id}/outcome", Stage::Begun, Lane::conclusion),
    presses("POST /mediations/{id}/outcome", Stage::Begun, conclusion_form),
    beside(sends("POST /v1/mediations/{id}/agreement/clearance", Stage::Concluded, which_text)),
    beside(presses("POST /mediations/{id}/clearance", Stage::Concluded, which_text)),
    beside(sends("POST /v1/mediations/{id}/agreement/signature", Stage::Concluded, which_text)),
    beside(presses("POST /mediation/signature", Stage::Concluded, which_text)),
    beside(sends("POST /v1/mediations/{id}/agreement/signatures", Stage::Concluded, a_signature)),
    beside(presses("POST /mediations/{id}/signatures", Stage::Concluded, a_signature_form)),
    beside(presses("POST /assignment/{id}/signatures", Stage::Concluded, a_signature_form)),
    reads("GET /mediation/papers/agreement", Stage::Concluded),
    reads("GET /assignment/{id}/papers/agreement", Stage::Concluded),
    reads("GET /mediations/{id}/papers/agreement", Stage::Concluded),
    beside(sends("POST /v1/mediations/{id}/agreement", Stage::Concluded, agreement)),
    beside(presses("POST /mediations/{id}/agreement", Stage::Concluded, agreement)),
    beside(presses("POST /assignment/{id}/agreement", Stage::Concluded, agreement)),
    beside(sends("POST /v1/mediations/{id}/agreement/destruction", Stage::Concluded, nothing)),
    beside(presses("POST /mediations/{id}/destruction", Stage::Concluded, nothing)),
    beside(sends("POST /v1/mediations/{id}/follow-up/answers", Stage::FollowedUp, held_for)),
    beside(presses("POST /mediations/{id}/people/{person}/follow-up", Stage::FollowedUp, held_on_the_phone)),
    beside(sends("POST /v1/mediations/{id}/follow-up/answer", Stage::FollowedUp, held)),
    beside(presses("POST /mediation/follow-up", Stage::FollowedUp, held)),
    beside(sends("POST /v1/mediations/{id}/follow-up/care", Stage::FollowedUp, nothing)),
    beside(presses("POST /mediations/{id}/care", Stage::FollowedUp, nothing)),
    sends("POST /v1/mediations/{id}/close", Stage::Concluded, nothing),
    presses("POST /mediations/{id}/close", Stage::Concluded, nothing),
    // The mediation side: the people at the table.
    reads("GET /v1/mediations/{id}/mine", Stage::Offered),
    reads("GET /mediation", Stage::Offered),
    reads("GET /mediation/papers/offer", Stage::Offered),
    reads("GET /mediation/papers/confidentiality", Stage::Booked),
    reads("GET /mediation/papers/participation", Stage::Booked),
    sends("POST /v1/mediations/{id}/answer", Stage::Offered, |_| Lane::answer("yes")),
    presses("POST /mediation/answer", Stage::Offered, |_| Lane::answer("yes")),
    beside(sends("POST /v1/mediations/{id}/call", Stage::Offered, nothing)),
    beside(presses("POST /mediation/call", Stage::Offered, nothing)),
    beside(sends("POST /v1/mediations/{id}/objection", Stage::Preparing, first_mediator)),
    beside(presses("POST /mediation/objection", Stage::Preparing, first_mediator)),
    sends("POST /v1/mediations/{id}/withdrawal", Stage::Consented, nothing),
    presses("POST /mediation/withdrawal", Stage::Consented, nothing),
    beside(sends("POST /v1/mediations/{id}/hours", Stage::Booked, hours)),
    beside(presses("POST /mediation/hours", Stage::Booked, shifts_form)),
    beside(sends("POST /v1/mediations/{id}/reminders", Stage::Booked, |_| json!({ "wanted": false }))),
    beside(presses("POST /mediation/reminders", Stage::Booked, reminders_form)),
    beside(sends("POST /v1/mediations/{id}/another-time", Stage::Booked, nothing)),
    beside(presses("POST /mediation/another-time", Stage::Booked, nothing)),
    beside(sends("POST /v1/mediations/{id}/choices", Stage::Picking, choices)),
    beside(presses(
        "POST /mediations/{id}/people/{person}/choices",
        Stage::Picking,
        |lane| json!({ "starts": lane.starts, "channel": "phone" }),
    )),
    sends("POST /v1/mediations/{id}/picks", Stage::Picking, |lane| json!({ "starts": lane.starts })),
    presses("POST /mediation/picks", Stage::Picking, |lane| json!({ "starts": lane.starts })),
    reads("GET /calendar/{feed}", Stage::Booked),
    beside(sends("POST /v1/mediations/{id}/calendar-link", Stage::Booked, nothing)),
    beside(presses("POST /mediation/calendar-link", Stage::Booked, nothing)),
    beside(presses("POST /assignment/{id}/calendar-link", Stage::Booked, nothing)),
    beside(sends("POST /v1/mediations/{id}/calendar-link/revocation", Stage::Booked, nothing)),
    beside(presses("POST /mediation/calendar-link-stop", Stage::Booked, nothing)),
    beside(presses("POST /assignment/{id}/calendar-link-stop", Stage::Booked, nothing)),
    // The mediation side: the mediators.
    reads("GET /v1/mediations/{id}/brief", Stage::Asked),
    reads("GET /assignment", Stage::Asked),
    reads("GET /assignment/{id}", Stage::Asked),
    reads("GET /assignment/hours", Stage::Asked),
    beside(presses("POST /assignment/hours", Stage::Asked, shifts_form)),
    beside(presses("POST /assignment/busy", Stage::Asked, Lane::calendar)),
    reads("GET /v1/mediators/me", Stage::Asked),
    beside(sends("POST /v1/mediators/me/hours", Stage::Asked, hours)),
    beside(sends("POST /v1/mediators/me/busy", Stage::Asked, Lane::calendar)),
    reads("GET /assignment/{id}/papers/confidentiality", Stage::Booked),
    reads("GET /assignment/{id}/papers/participation", Stage::Booked),
    sends("POST /v1/mediations/{id}/assignment", Stage::Asked, |_| json!({ "answer": "clear" })),
    presses("POST /assignment/{id}/assignment", Stage::Asked, |_| json!({ "answer": "clear" })),
    beside(presses("POST /assignment/{id}/stop", Stage::Preparing, nothing)),
    presses("POST /assignment/{id}/preparations", Stage::Preparing, preparation),
    beside(presses("POST /assignment/{id}/papers", Stage::Booked, papers_form)),
    beside(presses("POST /assignment/{id}/another-time", Stage::Booked, nothing)),
    beside(presses("POST /assignment/{id}/reminders", Stage::Booked, reminders_form)),
    presses("POST /assignment/{id}/outcome", Stage::Begun, conclusion_form),
    // Presentations and events: for everybody.
    reads("GET /community", Stage::Received),
    reads("GET /community/calendar.ics", Stage::Received),
    reads("GET /v1/community/calendar", Stage::Received),
    reads("GET /v1/community/verdict", Stage::Received),
    reads("GET /community/ask", Stage::Received),
    presses("POST /community/ask", Stage::Received, |_| community::ask_form()),
    sends("POST /v1/community/requests", Stage::Received, |_| community::ask()),
    // Whoever asked.
    reads("GET /community/mine", Stage::Received),
    reads("GET /community/mine/change", Stage::Received),
    presses("POST /community/mine/change", Stage::Received, |_| community::ask_form()),
    presses("POST /community/mine/cancel", Stage::Received, nothing),
    presses("POST /community/mine/feedback", Stage::Received, |_| json!({ "rating": "4" })),
    reads("GET /v1/community/requests/mine", Stage::Received),
    sends("POST /v1/community/requests/mine/amendment", Stage::Received, |_| community::ask()),
    sends("POST /v1/community/requests/mine/cancellation", Stage::Received, nothing),
    sends("POST /v1/community/requests/mine/feedback", Stage::Received, |_| json!({ "rating": 4 })),
    // The unit, and a supervisor.
    reads("GET /community/requests", Stage::Received),
    reads("GET /v1/community/requests", Stage::Received),
    reads("GET /community/requests/{id}", Stage::Received),
    reads("GET /v1/community/requests/{id}", Stage::Received),
    beside(presses("POST /community/requests/{id}/approval", Stage::Received, nothing)),
    beside(sends("POST /v1/community/requests/{id}/approval", Stage::Received, nothing)),
    beside(presses("POST /community/requests/{id}/denial", Stage::Received, |_| json!({ "reason": "nobody_free" }))),
    beside(sends("POST /v1/community/requests/{id}/denial", Stage::Received, |_| json!({ "reason": "nobody_free" }))),
    beside(presses("POST /community/requests/{id}/grants", Stage::Received, |_| json!({ "part": "k9" }))),
    beside(sends("POST /v1/community/requests/{id}/grants", Stage::Received, |_| json!({ "part": "k9" }))),
    beside(presses("POST /community/requests/{id}/hand-over", Stage::Received, |_| json!({ "specialist": "" }))),
    beside(sends("POST /v1/community/requests/{id}/hand-over", Stage::Received, |_| json!({ "specialist": "" }))),
    beside(presses("POST /community/requests/{id}/cancellation", Stage::Received, nothing)),
    beside(sends("POST /v1/community/requests/{id}/cancellation", Stage::Received, nothing)),
    beside(presses("POST /community/requests/{id}/completion", Stage::Received, |_| json!({ "headcount": "12" }))),
    beside(sends("POST /v1/community/requests/{id}/completion", Stage::Received, |_| json!({ "headcount": 12 }))),
    beside(presses("POST /community/requests/{id}/confirmation", Stage::Received, nothing)),
    beside(sends("POST /v1/community/requests/{id}/confirmation", Stage::Received, nothing)),
    reads("GET /community/program", Stage::Received),
    presses("POST /community/program", Stage::Received, program_form),
    sends("POST /v1/community/program", Stage::Received, program),
    beside(presses("POST /community/program/{id}/removal", Stage::Received, nothing)),
    beside(sends("POST /v1/community/program/{id}/removal", Stage::Received, nothing)),
    reads("GET /community/specialists", Stage::Received),
    reads("GET /v1/community/specialists", Stage::Received),
    reads("GET /community/specialists/new", Stage::Received),
    presses("POST /community/specialists/new", Stage::Received, |_| community::specialist()),
    sends("POST /v1/community/specialists", Stage::Received, |_| community::specialist()),
    reads("GET /community/specialists/{id}", Stage::Received),
    beside(presses("POST /community/specialists/{id}", Stage::Received, |_| community::specialist())),
    beside(sends("POST /v1/community/specialists/{id}", Stage::Received, |_| community::specialist())),
    // Surveys.
    reads("GET /v1/surveys/{id}", Stage::Concluded),
    reads("GET /survey", Stage::Concluded),
    sends("POST /v1/surveys/{id}/answers", Stage::Concluded, survey),
    presses("POST /survey", Stage::Concluded, survey_form),
];
