//! The case in one glance.

use askama::Template;
use axum::response::Response;
use domain::Policy;
use domain::complaint::{Answer, Case, Fired, Narrative, Question, Stage};
use domain::text::Comment;
use domain::vocabulary::Desk;
use edge::{Again, Caller, Fault, Reader, StaffRole, Who};
use pages::{Answers, Choice, Form, Moment, Page, Refusal, Tabs, Timeline, choices};
use store::people;

use super::deed::Deed;
use super::facts::{facts, said};
use crate::App;
use crate::case::{CaseFile, read};
use crate::comments::CommentRow;

/// What staff write on this page, so that nothing of it is lost when it can't be taken.
const WRITTEN: &[(&str, &str)] = &[("name", "respondent-name"), ("email", "respondent-email"), ("comment", "do-comment-words")];

#[derive(Template)]
#[template(path = "case.html")]
struct CasePage {
    page: Page,
    form: Form,
    refusal: Refusal,
    case: Case,
    /// What was just done; empty where nothing was.
    done: String,
    clock: String,
    facts: Answers,
    said: Answers,
    narrative: Narrative,
    comments: Timeline,
    commented: bool,
    timeline: Timeline,
    tabs: Tabs,
    key: String,
    program: bool,
    owner: bool,
    standards: bool,
    mine: bool,
    /// Whom it is about: ids and names, for those who may know them.
    respondents: Vec<(String, String)>,
    desks: Vec<Desk>,
    deeds: Vec<Deed>,
    screening: Vec<(&'static str, Vec<Choice>)>,
    languages: Vec<Choice>,
    outside_chain: Vec<Choice>,
    most: usize,
}

impl CasePage {
    fn may_acknowledge(&self) -> bool {
        self.owner && matches!(self.case.stage, Stage::Received)
    }

    fn may_screen(&self) -> bool {
        self.program && matches!(self.case.stage, Stage::Acknowledged { .. } | Stage::UnderReview)
    }

    fn may_identify(&self) -> bool {
        self.owner && self.case.stage.is_in_preparation()
    }

    fn may_date(&self) -> bool {
        self.standards
            && self.case.clock_runs()
            && self.case.disposition.is_none()
            && !matches!(self.case.stage, Stage::Closed { .. })
    }

    fn may_confirm(&self) -> bool {
        self.owner && matches!(self.case.stage, Stage::Returned { receipt: None, .. })
    }

    /// The two sides are linked for the program alone.
    const fn has_mediation(&self) -> bool {
        self.program && matches!(self.case.stage, Stage::Admitted { .. } | Stage::InMediation { .. } | Stage::Closed { .. })
    }

    /// The approvals that are still this person's to give.
    fn approvals(&self) -> Vec<Desk> {
        let Stage::Eligible { wanted, approvals } = &self.case.stage else {
            return Vec::new();
        };
        wanted.iter().copied().filter(|desk| self.desks.contains(desk) && !approvals.contains(desk)).collect()
    }

    /// The approvals that are there and that this person may take back: whether each is theirs.
    fn approved(&self) -> Vec<(Desk, bool)> {
        let Stage::Eligible { approvals, .. } = &self.case.stage else {
            return Vec::new();
        };
        approvals.iter().map(|desk| (*desk, self.desks.contains(desk))).collect()
    }

    /// A dialog's id.
    fn numbered(&self, what: &str, number: &usize) -> String {
        format!("{what}-{number}")
    }

    fn is_manager(&self, desk: &Desk) -> bool {
        *desk == Desk::DesignatedManager
    }

    fn question(&self, code: &str) -> String {
        format!("question-{}", code.replace('_', "-"))
    }

    fn rules(&self) -> Vec<String> {
        let fired = self.case.screened.iter().flat_map(|screened| &screened.verdict.fired);
        fired.map(|fired| self.fired(fired)).collect()
    }

    fn fired(&self, fired: &Fired) -> String {
        let about = match fired.on.as_str() {
            "category" => (self.page.t("case-category"), self.page.code("category", &fired.answer)),
            "age" => (self.page.t("ask-age"), self.page.code("age", &fired.answer)),
            question => (self.page.code("question", question), self.page.code("answer", &fired.answer)),
        };
        format!("{} {} ({}) – {}", about.0, about.1, fired.rule, self.page.code("weight", fired.weight.code()))
    }

    fn decisions(&self) -> Vec<String> {
        let Some(screened) = &self.case.screened else {
            return Vec::new();
        };
        let verdict = &screened.verdict;
        let judged = verdict.judged.as_ref().map(|_| self.page.t("case-judged"));
        let overridden = verdict.overridden.as_ref().map(|_| self.page.t("case-overridden"));
        judged.into_iter().chain(overridden).chain([self.page.t1("case-policy", "version", &verdict.policy_version)]).collect()
    }

    fn waiting(&self) -> String {
        self.page.waiting_for(self.case.waiting_on())
    }
}

/// The choices of the screening's questions: what is known already, and otherwise that nobody knows.
fn screening(page: &Page, case: &Case, form: &Form) -> Vec<(&'static str, Vec<Choice>)> {
    let codes: Vec<&str> = Answer::ALL.iter().map(|one| one.code()).collect();
    let known = |question: &Question| {
        let answered = case.screened.as_ref().and_then(|screened| screened.answers.get(question));
        answered.map_or(Answer::Unknown, |one| one.answer).code()
    };
    let row = |question: &Question| {
        let typed = form.value(question.code());
        let chosen = if typed.is_empty() { known(question) } else { typed };
        (question.code(), choices(page, "answer", &codes, chosen))
    };
    Question::of(case.kind).iter().map(row).collect()
}

fn written(page: &Page, policy: &Policy, comments: &[CommentRow]) -> Timeline {
    let moment = |one: &CommentRow| {
        let detail = format!("{} ({})", page.code("comment", one.about.code()), page.code("by", one.by.code()));
        Moment::new(page, &one.at, &policy.zone, one.text.as_str().to_owned(), detail)
    };
    Timeline::new(comments.iter().map(moment).collect())
}

/// The legal clock, as the status says it while it matters.
fn clock(page: &Page, case: &Case, today: jiff::civil::Date) -> String {
    if !case.clock_runs() || case.disposition.is_some() || matches!(case.stage, Stage::Closed { .. }) {
        return String::new();
    }
    match &case.clock {
        Some(clock) => {
            let reckoned = clock.reckon(today);
            page.t2("case-clock", ("day", &page.day(&reckoned.deadline)), ("safe", &page.day(&reckoned.safe_date)))
        }
        None => page.t("case-clock-unknown"),
    }
}

/// Whom a case is about, by name: for the program, and for the desk that named them.
async fn respondents(app: &App, caller: &Caller, case: &Case) -> Result<Vec<(String, String)>, Fault> {
    let may_know = caller.is(StaffRole::Program) || caller.is(StaffRole::at(case.kind.owner()));
    let mut named = Vec::new();
    for one in case.respondents.iter().filter(|_| may_know) {
        let row = people::load(app.platform.store.as_ref(), &caller.tenant, one.person).await?;
        let name = row.and_then(|row| row.name).map(|name| name.as_str().to_owned()).unwrap_or_default();
        named.push((one.person.to_string(), name));
    }
    Ok(named)
}

fn is_own(caller: &Caller, case: &Case) -> bool {
    matches!(&caller.who, Who::Staff { subject, .. } if case.assignee.as_ref() == Some(subject))
}

/// The page, as it is or after something couldn't be done.
///
/// # Errors
/// Not found, for whoever may not read it, too.
pub async fn page(app: &App, caller: &Caller, reader: &Reader, id: &str, again: &Again) -> Result<Response, Fault> {
    let CaseFile { case, history, narrative, comments } = read(app, caller, id).await?;
    let case = case.state;
    let policy = app.platform.policy(&caller.tenant).await?;
    let today = policy.date(app.platform.now());
    let page = reader
        .at(&format!("/cases/{id}"))
        .staff_page("case-title")
        .about(case.reference.as_str())
        .with_errors(again.is_refused());
    let form = again.form(&page);
    let respondents = respondents(app, caller, &case).await?;
    let names = |id: &str| respondents.iter().find(|(person, _)| person == id).map(|(_, name)| name.clone());
    let just_done = history.last().filter(|entry| reader.has_just_done() && entry.by == caller.actor());
    let codes: Vec<&str> = policy.languages.iter().map(|language| language.code()).collect();
    let rendered = CasePage {
        refusal: again.refusal(&page, WRITTEN),
        clock: clock(&page, &case, today),
        screening: screening(&page, &case, &form),
        languages: choices(&page, "language-name", &codes, form.value("language")),
        outside_chain: choices(&page, "outside-chain", &["yes"], form.value("outside_chain")),
        facts: facts(&page, &case, &policy, today),
        said: said(&page, &narrative),
        comments: written(&page, &policy, &comments),
        commented: !comments.is_empty(),
        done: just_done.map(|entry| page.code("history", &entry.what)).unwrap_or_default(),
        timeline: Timeline::of(&page, &policy.zone, &names, history),
        tabs: Tabs::of_sides(&page, id),
        respondents,
        program: caller.is(StaffRole::Program),
        owner: caller.is(StaffRole::at(case.kind.owner())),
        standards: caller.is(StaffRole::ProfessionalStandards),
        mine: is_own(caller, &case),
        desks: Desk::ALL.iter().copied().filter(|desk| caller.is(StaffRole::at(*desk))).collect(),
        deeds: Deed::ALL.into_iter().filter(|deed| deed.is_open_to(caller, &case)).collect(),
        most: Comment::MOST,
        key: app.platform.ids.uuid().to_string(),
        form,
        page,
        case,
        narrative,
    };
    again.answer(rendered.render())
}
