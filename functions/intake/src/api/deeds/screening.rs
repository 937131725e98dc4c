//! Screening, judging, overriding (ELIG-1 to ELIG-8).

use std::collections::BTreeMap;

use domain::Problems;
use domain::complaint::{Answer, Answers, Command, Question};
use domain::ids::CaseId;
use domain::vocabulary::Desk;
use edge::{Caller, Fault, Fields};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{Asks, Doer, Wish, deed, reason};
use crate::App;
use crate::comments::{self, About};

pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(screen)).routes(routes!(judge)).routes(routes!(override_exclusion))
}

/// The answers to the screening questions.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "answers": { "force": "no", "serious_misconduct": "no", "injury_or_damage": "unknown" } }))]
pub struct Screening {
    /// Question → `yes`, `no` or `unknown`. A question that was never answered counts as unknown.
    pub answers: BTreeMap<String, String>,
}

impl Asks for Screening {
    fn from_form(fields: &Fields) -> Self {
        let answered = |one: &Question| (one.code().to_owned(), fields.text(one.code()).to_owned());
        let given = |(_, answer): &(String, String)| !answer.is_empty();
        Self { answers: Question::ALL.iter().map(answered).filter(given).collect() }
    }

    fn wish(&self, _: &App, _: &Caller, _: CaseId) -> Result<Wish, Fault> {
        let mut problems = Problems::default();
        let mut answers = Answers::new();
        for (question, answer) in &self.answers {
            match (Question::parse(question), Answer::parse(answer)) {
                (Ok(question), Ok(answer)) => drop(answers.insert(question, answer)),
                _ => problems.add("answers", "not-a-choice"),
            }
        }
        problems.check()?;
        Ok(Wish::plain(Doer::At(Desk::Program), Command::Screen(answers)))
    }
}

/// A judgement where the rules ask for one.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Judgement {
    /// `yes` when it is suitable for mediation, `no` when it goes back.
    pub suitable: String,
    /// Why; kept with the case.
    #[schema(min_length = 3, max_length = 2000)]
    pub reason: String,
}

impl Asks for Judgement {
    fn from_form(fields: &Fields) -> Self {
        Self { suitable: fields.text("suitable").to_owned(), reason: fields.text("reason").to_owned() }
    }

    fn wish(&self, app: &App, caller: &Caller, case: CaseId) -> Result<Wish, Fault> {
        let suitable = match self.suitable.as_str() {
            "yes" => Ok(true),
            "no" => Ok(false),
            "" => Err("required"),
            _ => Err("not-a-choice"),
        };
        let mut problems = Problems::default();
        let suitable = problems.keep("suitable", suitable);
        problems.0.extend(reason(&self.reason).err().unwrap_or_default().0);
        problems.check()?;
        let comment = comments::write(app, caller, case, About::Judgement, reason(&self.reason)?)?;
        let command = Command::Judge { suitable: suitable.unwrap_or_default() };
        Ok(Wish { doer: Doer::At(Desk::Program), command, also: vec![comment] })
    }
}

/// A supervisor's override.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Override {
    /// Why; kept with the case.
    #[schema(min_length = 3, max_length = 2000)]
    pub reason: String,
    /// The supervisor says here that nobody concerned is in their own chain of command.
    pub outside_chain: bool,
}

impl Asks for Override {
    fn from_form(fields: &Fields) -> Self {
        Self { reason: fields.text("reason").to_owned(), outside_chain: fields.text("outside_chain") == "yes" }
    }

    fn wish(&self, app: &App, caller: &Caller, case: CaseId) -> Result<Wish, Fault> {
        let comment = comments::write(app, caller, case, About::Override, reason(&self.reason)?)?;
        let command = Command::Override { outside_chain: self.outside_chain };
        Ok(Wish { doer: Doer::Supervisor, command, also: vec![comment] })
    }
}

deed! {
    /// Answer the screening questions (program).
    screen, "/v1/cases/{id}/screening", "screen_case", Screening
}

deed! {
    /// Judge what a person must judge (program).
    judge, "/v1/cases/{id}/judgement", "judge_case", Judgement
}

deed! {
    /// Override what may be overridden, with a reason (supervisor).
    override_exclusion, "/v1/cases/{id}/override", "override_exclusion", Override
}
