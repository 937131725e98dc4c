//! Papers to print: the offer, the two papers that people sign, what was agreed on. Each person's is in their own language (SCH-9, OUT-2).

use askama::Template;
use askama::filters::HtmlSafe;
use axum::extract::{Path, State};
use axum::response::Response;
use domain::Policy;
use domain::ids::PersonId;
use domain::mediation::{Mediation, Paper, Stage};
use domain::vocabulary::Language;
use edge::{Caller, Fault, Reader};
use jiff::Timestamp;
use kit::Problem;
use pages::{Answers, Page};
use store::people;

use super::explanation::Explanation;
use crate::App;
use crate::access::{Access, Standing};
use crate::mediation::read;
use crate::own;
use crate::roster;

/// What can be printed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Printed {
    /// The offer with its explanation, and room for an answer.
    Offer,
    /// A paper that somebody signs.
    Signed(Paper),
    /// What was agreed on.
    Agreement,
}

impl Printed {
    const fn title(self) -> &'static str {
        match self {
            Self::Offer => "printed-offer-title",
            Self::Signed(Paper::Confidentiality) => "printed-confidentiality-title",
            Self::Signed(_) => "printed-participation-title",
            Self::Agreement => "agreement-title",
        }
    }

    /// Whose sheets there are: for each person who needs one, or one that all of them sign.
    fn whose(self, mediation: &Mediation) -> Vec<PersonId> {
        match self {
            Self::Offer if matches!(mediation.stage, Stage::Offering { .. }) => mediation.consenting(),
            Self::Signed(paper) if !mediation.stage.is_over() => {
                mediation.papers_needed().into_iter().filter(|(_, needed)| *needed == paper).map(|(person, _)| person).collect()
            }
            Self::Agreement => {
                mediation.agreement.as_ref().filter(|agreement| agreement.ready).map_or_else(Vec::new, |agreement| {
                    // When it is closed, whoever signed is all that is known of who was there.
                    let there = mediation.signatories();
                    if there.is_empty() { agreement.signed.iter().map(|(person, _)| *person).collect() } else { there }
                })
            }
            _ => Vec::new(),
        }
    }
}

/// Somebody's line to sign on.
#[derive(Default)]
struct Signature {
    name: String,
    /// The day on which they signed, where it is on record.
    on: String,
}

#[derive(Template)]
#[template(path = "sheet.html")]
struct Sheet {
    /// In the language of whoever reads it.
    page: Page,
    printed: Printed,
    program: String,
    reference: String,
    phone: String,
    about: Answers,
    until: String,
    explanation: Explanation,
    terms: String,
    may_be_disclosed: bool,
    /// The version of the city's texts, for what is signed.
    version: String,
    signatures: Vec<Signature>,
}

impl HtmlSafe for Sheet {}

impl Sheet {
    fn is_offer(&self) -> bool {
        self.printed == Printed::Offer
    }

    fn is_confidentiality(&self) -> bool {
        self.printed == Printed::Signed(Paper::Confidentiality)
    }

    fn is_participation(&self) -> bool {
        self.printed == Printed::Signed(Paper::Participation)
    }
}

#[derive(Template)]
#[template(path = "printed.html")]
struct PrintedPage {
    page: Page,
    back: String,
    sheets: Vec<Sheet>,
}

/// A table whose papers are printed.
struct Table<'a> {
    app: &'a App,
    caller: &'a Caller,
    mediation: &'a Mediation,
    policy: &'a Policy,
    standing: Standing,
    now: Timestamp,
}

impl Table<'_> {
    async fn name(&self, person: PersonId) -> Result<String, Fault> {
        Ok(roster::name(self.app.platform.store.as_ref(), &self.caller.tenant, person).await?)
    }

    async fn language(&self, person: PersonId) -> Result<Language, Fault> {
        let row = people::load(self.app.platform.store.as_ref(), &self.caller.tenant, person).await?;
        Ok(row.map_or_else(|| self.policy.default_language(), |row| row.language))
    }

    /// A sheet in a language, for some people to sign. Somebody at the table finds nobody's name on it but their own.
    async fn sheet(&self, printed: Printed, language: Language, signed_by: &[PersonId]) -> Result<Sheet, Fault> {
        let page = Page::new(language, "/", printed.title()).of_kind(self.mediation.kind);
        let (mediation, policy) = (self.mediation, self.policy);
        let agreement = mediation.agreement.as_ref().filter(|_| printed == Printed::Agreement);
        let mut signatures = Vec::new();
        for person in signed_by {
            if matches!(self.standing, Standing::Participant(own) if own != *person) {
                signatures.push(Signature::default());
                continue;
            }
            let on = agreement.and_then(|agreement| agreement.signed.iter().find(|(who, _)| who == person));
            let on = on.map(|(_, on)| page.day(on)).unwrap_or_default();
            signatures.push(Signature { name: self.name(*person).await?, on });
        }
        let (place, until) = match &mediation.stage {
            Stage::Offering { place, ends_at, .. } => {
                (place.as_ref().map(|place| place.as_str().to_owned()), page.moment_in_zone(ends_at, &policy.zone))
            }
            _ => (None, String::new()),
        };
        let about = Answers::default()
            .fact(page.t("offer-incident-on"), page.day(&mediation.incident_on))
            .fact(page.t("offer-category"), page.code("offer-about", mediation.category.code()))
            .fact_if(page.t("offer-place"), place);
        Ok(Sheet {
            printed,
            program: policy.program_in(language).to_owned(),
            reference: mediation.reference.to_string(),
            phone: policy.phone.clone(),
            about,
            until,
            explanation: Explanation::of(&page, mediation, policy, self.now),
            terms: agreement.map(|agreement| agreement.terms.as_str().to_owned()).unwrap_or_default(),
            version: policy.consent.text_version.clone(),
            may_be_disclosed: agreement.is_some_and(|agreement| agreement.may_be_disclosed),
            signatures,
            page,
        })
    }
}

/// The sheets of a table: somebody's own where they ask for theirs, otherwise everybody's. What was agreed on has one sheet, in the
/// language of whoever prints it, because the text is in whichever language they wrote it.
async fn page(
    app: &App,
    caller: &Caller,
    reader: &Reader,
    access: Access,
    (printed, back): (Printed, String),
) -> Result<Response, Fault> {
    let mediation = read(app, caller, access).await?.state;
    let policy = app.platform.policy(&caller.tenant).await?;
    let (standing, now) = (access.standing, app.platform.now());
    let table = Table { app, caller, mediation: &mediation, policy: &policy, standing, now };
    let mut whose = printed.whose(&mediation);
    if let Standing::Mediator(mediator) = standing
        && !mediation.may_reach(mediator)
        && printed != Printed::Agreement
    {
        return Err(Problem::not_found().into()); // who the people are is theirs once there is no conflict (MED-5)
    }
    if let Standing::Participant(person) = standing {
        let sees_it = own::view(&mediation, person, &policy, now).agreement.is_some();
        whose.retain(|one| if printed == Printed::Agreement { sees_it } else { *one == person });
    }
    if whose.is_empty() {
        return Err(Problem::not_found().into());
    }
    let mut sheets = Vec::new();
    if printed == Printed::Agreement {
        sheets.push(table.sheet(printed, reader.language, &whose).await?);
    } else {
        for person in whose {
            sheets.push(table.sheet(printed, table.language(person).await?, &[person]).await?);
        }
    }
    let page = match standing {
        Standing::Program => reader.staff_page(printed.title()),
        _ => reader.page(printed.title()),
    };
    let page = page.of_kind(mediation.kind);
    Ok(edge::page(PrintedPage { page, back, sheets }.render().map_err(|_| Problem::unavailable())?))
}

/// `GET /mediation/papers/{deed}`: one's own.
pub async fn own(State(app): State<App>, caller: Caller, reader: Reader, Path(deed): Path<String>) -> Result<Response, Fault> {
    let printed = match deed.as_str() {
        "offer" => Printed::Offer,
        "confidentiality" => Printed::Signed(Paper::Confidentiality),
        "participation" => Printed::Signed(Paper::Participation),
        "agreement" => Printed::Agreement,
        _ => return Err(Problem::not_found().into()),
    };
    page(&app, &caller, &reader, Access::participant(&caller)?, (printed, "/mediation".to_owned())).await
}

/// `GET /assignment/{id}/papers/{deed}`: everybody's, for a mediator to bring along.
pub async fn at_the_table(
    State(app): State<App>,
    caller: Caller,
    reader: Reader,
    Path((id, deed)): Path<(String, String)>,
) -> Result<Response, Fault> {
    let printed = match deed.as_str() {
        "confidentiality" => Printed::Signed(Paper::Confidentiality),
        "participation" => Printed::Signed(Paper::Participation),
        "agreement" => Printed::Agreement,
        _ => return Err(Problem::not_found().into()),
    };
    page(&app, &caller, &reader, Access::mediator(&caller, &id)?, (printed, format!("/assignment/{id}"))).await
}

/// `GET /mediations/{id}/papers/{deed}`: everybody's, for the program to send or hand out.
pub async fn all(
    State(app): State<App>,
    caller: Caller,
    reader: Reader,
    Path((id, deed)): Path<(String, String)>,
) -> Result<Response, Fault> {
    let printed = match deed.as_str() {
        "offer" => Printed::Offer,
        "confidentiality" => Printed::Signed(Paper::Confidentiality),
        "participation" => Printed::Signed(Paper::Participation),
        "agreement" => Printed::Agreement,
        _ => return Err(Problem::not_found().into()),
    };
    page(&app, &caller, &reader, Access::program(&caller, &id)?, (printed, format!("/mediations/{id}"))).await
}
