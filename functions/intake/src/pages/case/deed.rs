//! What staff do to a case on a page of its own: one thing, its consequence in words, and the way back.

use askama::Template;
use axum::response::Response;
use domain::Policy;
use domain::complaint::{Case, Finding, Stage, VerdictOutcome};
use domain::policy::Ground;
use domain::text::Comment;
use domain::vocabulary::Desk;
use edge::{Again, Caller, Fault, Reader, StaffRole};
use kit::Problem;
use pages::{Choice, Form, Page, Refusal, choices};

use store::people;

use crate::App;
use crate::api::contact::{ContactBody, can_be_reached};
use crate::case::read_where;

/// Something that is done on a page of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// See and correct how to reach whoever filed.
    Contact,
    /// Judge what a person must judge.
    Judgement,
    /// Override what may be overridden.
    Override,
    /// Enter what tolls the clock.
    Tolls,
    /// End an open toll.
    TollEnds,
    /// Put a waiver on file.
    Waiver,
    /// Enter the department's disposition.
    Disposition,
    /// Enter that the complainant was told of it.
    DispositionNotice,
    /// Place a legal hold.
    Hold,
    /// Release it.
    HoldRelease,
}

impl Deed {
    /// All of them, in the order in which a page lists them.
    pub const ALL: [Self; 10] = [
        Self::Contact,
        Self::Judgement,
        Self::Override,
        Self::Tolls,
        Self::TollEnds,
        Self::Waiver,
        Self::Disposition,
        Self::DispositionNotice,
        Self::Hold,
        Self::HoldRelease,
    ];

    /// Its part of the address, which also names its texts.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Contact => "contact",
            Self::Judgement => "judgement",
            Self::Override => "override",
            Self::Tolls => "tolls",
            Self::TollEnds => "toll-ends",
            Self::Waiver => "waiver",
            Self::Disposition => "disposition",
            Self::DispositionNotice => "disposition-notice",
            Self::Hold => "hold",
            Self::HoldRelease => "hold-release",
        }
    }

    /// The name of a text about it.
    pub fn text(self, part: &str) -> String {
        format!("deed-{}-{part}", self.code())
    }

    /// The one of that address.
    pub fn of(code: &str) -> Option<Self> {
        Some(match code {
            "contact" => Self::Contact,
            "judgement" => Self::Judgement,
            "override" => Self::Override,
            "tolls" => Self::Tolls,
            "toll-ends" => Self::TollEnds,
            "waiver" => Self::Waiver,
            "disposition" => Self::Disposition,
            "disposition-notice" => Self::DispositionNotice,
            "hold" => Self::Hold,
            "hold-release" => Self::HoldRelease,
            _ => return None,
        })
    }

    /// Whether the case allows it, and it is this person's to do.
    pub fn is_open_to(self, caller: &Caller, case: &Case) -> bool {
        let at = |desk| caller.is(StaffRole::at(desk));
        let standards = at(Desk::ProfessionalStandards);
        let owner = at(case.kind.owner());
        let over = matches!(case.stage, Stage::Returned { .. } | Stage::Closed { .. });
        let ticking = case.clock.as_ref().filter(|_| case.disposition.is_none() && !matches!(case.stage, Stage::Closed { .. }));
        let reviewed = case.screened.as_ref().is_some_and(|screened| screened.verdict.outcome == VerdictOutcome::NeedsReview);
        match self {
            Self::Contact => can_be_reached(caller, case),
            Self::Judgement => at(Desk::Program) && matches!(case.stage, Stage::UnderReview) && reviewed,
            Self::Override => caller.is(StaffRole::Supervisor) && case.may_be_overridden(),
            Self::Tolls => standards && ticking.is_some(),
            Self::TollEnds => {
                standards && case.clock.as_ref().is_some_and(|clock| clock.tolls.iter().any(|toll| toll.until.is_none()))
            }
            Self::Waiver => standards && ticking.is_some_and(|clock| clock.waiver.is_none()),
            Self::Disposition => standards && over && case.clock_runs() && case.disposition.is_none(),
            Self::DispositionNotice => standards && case.owes_notice(),
            Self::Hold => owner && case.hold.is_none(),
            Self::HoldRelease => owner && case.hold.is_some(),
        }
    }
}

#[derive(Template)]
#[template(path = "deed.html")]
struct DeedPage {
    page: Page,
    form: Form,
    refusal: Refusal,
    deed: Deed,
    id: String,
    key: String,
    means: String,
    send: String,
    grounds: Vec<Choice>,
    open_tolls: Vec<Choice>,
    findings: Vec<Choice>,
    suitable: Vec<Choice>,
    message: Vec<Choice>,
    languages: Vec<Choice>,
    outside_chain: Vec<Choice>,
    most: usize,
}

impl DeedPage {
    fn title(&self) -> String {
        self.deed.text("title")
    }

    fn back(&self) -> String {
        format!("/cases/{}", self.id)
    }
}

/// The page of a deed; not there while it can't be done.
///
/// # Errors
/// Not found, for whoever may not, too.
pub async fn page(app: &App, caller: &Caller, reader: &Reader, id: &str, code: &str, again: &Again) -> Result<Response, Fault> {
    let deed = Deed::of(code).ok_or_else(Problem::not_found)?;
    let shown = |case: &Case| again.is_refused() || deed.is_open_to(caller, case);
    let case = read_where(app, caller, id, shown).await?.case.state;
    let policy = app.platform.policy(&caller.tenant).await?;
    let key = app.platform.ids.uuid().to_string();
    let known = match deed {
        Deed::Contact if !again.is_refused() => known_contact(app, caller, &case).await?,
        _ => Vec::new(),
    };
    let page = reader
        .at(&format!("/cases/{id}/{code}"))
        .staff_page(&deed.text("title"))
        .about(case.reference.as_str())
        .with_errors(again.is_refused());
    let form = if again.is_refused() { again.form(&page) } else { Form::of(known) };
    again.answer(rendered(page, deed, &case, &policy, key, (form, again)).render())
}

/// How to reach whoever filed, as the fields of the form.
async fn known_contact(app: &App, caller: &Caller, case: &Case) -> Result<Vec<(&'static str, String)>, Fault> {
    let row = people::load(app.platform.store.as_ref(), &caller.tenant, case.complainant.person).await?;
    Ok(row.map(ContactBody::from).unwrap_or_default().fields())
}

fn rendered(page: Page, deed: Deed, case: &Case, policy: &Policy, key: String, (form, again): (Form, &Again)) -> DeedPage {
    let known: Vec<&str> = Ground::ALL
        .iter()
        .filter(|ground| policy.clocks.iter().any(|clock| clock.tolled_by.contains(ground)))
        .map(|ground| ground.code())
        .collect();
    let findings: Vec<&str> = Finding::ALL.iter().map(|finding| finding.code()).collect();
    let label = [("reason", "deed-reason"), ("document", "deed-document")];
    DeedPage {
        refusal: again.refusal(&page, &label),
        means: page.t(&deed.text("means")),
        send: page.t(&deed.text("send")),
        grounds: choices(&page, "ground", &known, form.value("ground")),
        open_tolls: open_tolls(&page, case, form.value("number")),
        findings: choices(&page, "finding", &findings, form.value("finding")),
        suitable: choices(&page, "suitable", &["yes", "no"], form.value("suitable")),
        languages: languages(&page, policy, form.value("language")),
        message: choices(&page, "may-leave-message", &["yes"], form.value("may_leave_message")),
        outside_chain: choices(&page, "outside-chain", &["yes"], form.value("outside_chain")),
        most: Comment::MOST,
        id: case.id.to_string(),
        page,
        form,
        deed,
        key,
    }
}

fn languages(page: &Page, policy: &Policy, chosen: &str) -> Vec<Choice> {
    let codes: Vec<&str> = policy.languages.iter().map(|language| language.code()).collect();
    choices(page, "language-name", &codes, chosen)
}

fn open_tolls(page: &Page, case: &Case, chosen: &str) -> Vec<Choice> {
    let tolls = case.clock.iter().flat_map(|clock| clock.tolls.iter().enumerate()).filter(|(_, toll)| toll.until.is_none());
    let choice = |(number, toll): (usize, &domain::statutory::Toll)| {
        let words = format!("{} – {}", page.code("ground", toll.ground.code()), toll.document.as_str());
        Choice::new(number.to_string(), words, chosen == number.to_string())
    };
    tolls.map(choice).collect()
}
