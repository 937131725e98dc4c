//! Taking a complaint back, the department's disposition and its notice, a legal hold (ELIG-10, CLK-5, WALL-4).

use domain::Problems;
use domain::complaint::{Command, Finding};
use domain::ids::CaseId;
use domain::vocabulary::Desk;
use edge::{Caller, Fault, Fields};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{Asks, Doer, Wish, day, deed, document};
use crate::App;

/// Who owns the disposition.
const STANDARDS: Doer = Doer::At(Desk::ProfessionalStandards);

pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(receipt))
        .routes(routes!(disposition))
        .routes(routes!(notice))
        .routes(routes!(hold))
        .routes(routes!(release))
        .routes(routes!(destroy))
}

/// The receipt for a complaint that came back.
#[derive(Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Receipt {}

impl Asks for Receipt {
    fn from_form(_: &Fields) -> Self {
        Self {}
    }

    fn wish(&self, _: &App, _: &Caller, _: CaseId) -> Result<Wish, Fault> {
        Ok(Wish::plain(Doer::Owner, Command::ConfirmReceipt))
    }
}

/// The department's own disposition.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Disposition {
    /// `sustained`, `not_sustained`, `exonerated` or `unfounded`.
    pub finding: String,
    /// Its own date.
    #[schema(format = "date")]
    pub on: String,
}

impl Asks for Disposition {
    fn from_form(fields: &Fields) -> Self {
        Self { finding: fields.text("finding").to_owned(), on: fields.date("on") }
    }

    fn wish(&self, _: &App, _: &Caller, _: CaseId) -> Result<Wish, Fault> {
        let mut problems = Problems::default();
        let finding = problems.keep("finding", Finding::parse(&self.finding));
        let on = day(&mut problems, "on", &self.on);
        match (finding, on) {
            (Some(finding), Some(on)) => Ok(Wish::plain(STANDARDS, Command::RecordDisposition { finding, on })),
            _ => Err(problems.into()),
        }
    }
}

/// The written notice to the complainant.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NoticeGiven {
    /// The day on which it was sent.
    #[schema(format = "date")]
    pub notified_on: String,
}

impl Asks for NoticeGiven {
    fn from_form(fields: &Fields) -> Self {
        Self { notified_on: fields.date("notified_on") }
    }

    fn wish(&self, _: &App, _: &Caller, _: CaseId) -> Result<Wish, Fault> {
        let mut problems = Problems::default();
        let on = day(&mut problems, "notified_on", &self.notified_on).ok_or(problems)?;
        Ok(Wish::plain(STANDARDS, Command::RecordNotice { on }))
    }
}

/// A legal hold.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Hold {
    /// The request or proceeding for which nothing may be deleted.
    #[schema(min_length = 2, max_length = 80)]
    pub document: String,
}

impl Asks for Hold {
    fn from_form(fields: &Fields) -> Self {
        Self { document: fields.text("document").to_owned() }
    }

    fn wish(&self, _: &App, _: &Caller, _: CaseId) -> Result<Wish, Fault> {
        Ok(Wish::plain(Doer::Owner, Command::Hold(document(&self.document)?)))
    }
}

/// The end of a legal hold.
#[derive(Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Release {}

impl Asks for Release {
    fn from_form(_: &Fields) -> Self {
        Self {}
    }

    fn wish(&self, _: &App, _: &Caller, _: CaseId) -> Result<Wish, Fault> {
        Ok(Wish::plain(Doer::Owner, Command::ReleaseHold))
    }
}

/// The end of a case whose time is over: nothing of it is left.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Destruction {
    /// Who consented, and where that is on file.
    #[schema(min_length = 2, max_length = 80)]
    pub document: String,
}

impl Asks for Destruction {
    fn from_form(fields: &Fields) -> Self {
        Self { document: fields.text("document").to_owned() }
    }

    fn wish(&self, _: &App, _: &Caller, _: CaseId) -> Result<Wish, Fault> {
        Ok(Wish::plain(Doer::Owner, Command::Destroy(document(&self.document)?)))
    }
}

deed! {
    /// Confirm that a complaint came back (the desk that it belongs to).
    receipt, "/v1/cases/{id}/receipt", "confirm_receipt", Receipt
}

deed! {
    /// Enter the department's own disposition (professional standards).
    disposition, "/v1/cases/{id}/disposition", "record_disposition", Disposition
}

deed! {
    /// Enter that the complainant was told of it in writing (professional standards).
    notice, "/v1/cases/{id}/disposition-notice", "record_disposition_notice", NoticeGiven
}

deed! {
    /// Place a legal hold: nothing of the case may be deleted (the desk that it belongs to).
    hold, "/v1/cases/{id}/hold", "place_hold", Hold
}

deed! {
    /// Release a legal hold (the desk that it belongs to).
    release, "/v1/cases/{id}/hold-release", "release_hold", Release
}

deed! {
    /// Destroy a case whose time is over and that no hold keeps (the desk that it belongs to). It can't be undone.
    destroy, "/v1/cases/{id}/destruction", "destroy_case", Destruction
}
