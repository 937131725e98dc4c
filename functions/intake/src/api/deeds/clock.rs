//! The legal clock: discovery, what tolls it, a waiver (CLK-1 to CLK-3).

use domain::Problems;
use domain::complaint::Command;
use domain::ids::CaseId;
use domain::policy::Ground;
use domain::text::Document;
use domain::vocabulary::Desk;
use edge::{Caller, Fault, Fields};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{Asks, Doer, Wish, day, deed, document};
use crate::App;

/// Who keeps the clock.
const KEEPER: Doer = Doer::At(Desk::ProfessionalStandards);

pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(discovery)).routes(routes!(toll)).routes(routes!(end_toll)).routes(routes!(waive))
}

/// The day of discovery.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Discovery {
    /// The day on which a person authorized to start an investigation discovered the alleged misconduct.
    #[schema(format = "date")]
    pub discovered_on: String,
}

impl Asks for Discovery {
    fn from_form(fields: &Fields) -> Self {
        Self { discovered_on: fields.date("discovered_on") }
    }

    fn wish(&self, _: &App, _: &Caller, _: CaseId) -> Result<Wish, Fault> {
        let mut problems = Problems::default();
        let on = day(&mut problems, "discovered_on", &self.discovered_on).ok_or(problems)?;
        Ok(Wish::plain(KEEPER, Command::RecordDiscovery(on)))
    }
}

/// What tolls the clock.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Toll, example = json!({ "ground": "pending_criminal_case", "from": "2026-11-20", "until": "", "document": "DA 26-1234" }))]
pub struct TollBody {
    /// A ground of the city's policy.
    pub ground: String,
    /// Its first day.
    #[schema(format = "date")]
    pub from: String,
    /// Its last day; empty while that isn't known.
    #[serde(default)]
    pub until: String,
    /// The document that shows it.
    #[schema(min_length = 2, max_length = 80)]
    pub document: String,
}

impl Asks for TollBody {
    fn from_form(fields: &Fields) -> Self {
        let text = |name| fields.text(name).to_owned();
        Self { ground: text("ground"), from: fields.date("from"), until: fields.date("until"), document: text("document") }
    }

    fn wish(&self, _: &App, _: &Caller, _: CaseId) -> Result<Wish, Fault> {
        let mut problems = Problems::default();
        let ground = problems.keep("ground", Ground::parse(&self.ground));
        let from = day(&mut problems, "from", &self.from);
        let until = (!self.until.trim().is_empty()).then(|| day(&mut problems, "until", &self.until));
        let document = problems.keep("document", Document::parse(&self.document));
        match (ground, from, document) {
            (Some(ground), Some(from), Some(document)) if problems.0.is_empty() => {
                Ok(Wish::plain(KEEPER, Command::Toll { ground, from, until: until.flatten(), document }))
            }
            _ => Err(problems.into()),
        }
    }
}

/// The end of an open toll.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TollEnd {
    /// Which, in the order of the case's tolls, counted from 0.
    pub number: usize,
    /// Its last day.
    #[schema(format = "date")]
    pub until: String,
}

impl Asks for TollEnd {
    fn from_form(fields: &Fields) -> Self {
        Self { number: fields.text("number").parse().unwrap_or(usize::MAX), until: fields.date("until") }
    }

    fn wish(&self, _: &App, _: &Caller, _: CaseId) -> Result<Wish, Fault> {
        let mut problems = Problems::default();
        let until = day(&mut problems, "until", &self.until).ok_or(problems)?;
        Ok(Wish::plain(KEEPER, Command::EndToll { number: self.number, until }))
    }
}

/// A waiver: a session may be booked past the safe date, never past the deadline.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Waiver {
    /// Where it is on file.
    #[schema(min_length = 2, max_length = 80)]
    pub document: String,
}

impl Asks for Waiver {
    fn from_form(fields: &Fields) -> Self {
        Self { document: fields.text("document").to_owned() }
    }

    fn wish(&self, _: &App, _: &Caller, _: CaseId) -> Result<Wish, Fault> {
        Ok(Wish::plain(KEEPER, Command::Waive(document(&self.document)?)))
    }
}

deed! {
    /// Enter the day of discovery (professional standards).
    discovery, "/v1/cases/{id}/discovery", "record_discovery", Discovery
}

deed! {
    /// Enter what tolls the clock (professional standards).
    toll, "/v1/cases/{id}/tolls", "toll_clock", TollBody
}

deed! {
    /// End an open toll (professional standards).
    end_toll, "/v1/cases/{id}/toll-ends", "end_toll", TollEnd
}

deed! {
    /// Put a waiver on file (professional standards).
    waive, "/v1/cases/{id}/waiver", "waive_reserve", Waiver
}
