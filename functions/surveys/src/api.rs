//! `/v1/surveys`: everything that the page can do.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use domain::ids::InvitationId;
use domain::notice::Purpose;
use domain::survey::AnswerForm;
use edge::{Caller, Fault, JsonCommand, ProblemBody};
use http::StatusCode;
use kit::Problem;
use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::App;
use crate::answer::{answer, invited};
use crate::results_page::Chosen;

#[derive(OpenApi)]
#[openapi(tags((name = "surveys", description = "The survey of somebody who took part. Nobody, staff included, sees single answers.")))]
struct Document;

/// The documented routes.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::with_openapi(Document::openapi()).routes(routes!(show)).routes(routes!(post)).routes(routes!(results))
}

/// A questionnaire, in codes.
#[derive(Serialize, ToSchema)]
#[schema(as = Survey)]
pub struct SurveyBody {
    /// The invitation's id.
    id: String,
    /// `resident`, `employee` or `mediator`.
    role: String,
    /// Why they are asked: `session`, `follow_up` or `not_mediated`.
    occasion: String,
    /// The questionnaire's version.
    version: u16,
    /// The last day to answer.
    #[schema(format = "date")]
    closes_on: String,
    /// The questions, in order. Each is answered from 1 (not at all) to 5 (very much).
    questions: Vec<&'static str>,
    /// Those that may be answered with 0 as well: it doesn't apply.
    may_not_apply: Vec<&'static str>,
}

/// Answers: all questions, each from 1 to 5, or 0 where it doesn't apply and may not.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[allow(dead_code, reason = "describes `AnswerForm`, which the domain keeps free of documentation crates")]
#[schema(as = SurveyAnswers, example = json!({
    "answers": {
        "could_say": 5, "respected": 5, "explained": 4, "good_time": 3, "satisfied": 4, "use_again": 5, "recommend": 5
    },
    "remark": "The room was hard to find."
}))]
pub struct AnswersBody {
    /// Question → 1 to 5, or 0.
    answers: BTreeMap<String, u8>,
    /// Anything else, without what was said in the session.
    #[schema(required = false, max_length = 2000)]
    remark: String,
}

/// What the answers of a year add up to.
#[derive(Serialize, ToSchema)]
#[schema(as = SurveyResults)]
pub struct ResultsBody {
    /// The reporting year.
    year: i16,
    /// Each questionnaire.
    questionnaires: Vec<QuestionnaireResultsBody>,
}

/// What the answers to a questionnaire add up to.
#[derive(Serialize, ToSchema)]
#[schema(as = QuestionnaireResults)]
pub struct QuestionnaireResultsBody {
    /// Which.
    questionnaire: String,
    /// In which version.
    version: u16,
    /// How many answered; null while they are fewer than five.
    answered: Option<usize>,
    /// The questions in their order; empty while fewer than five answered.
    questions: Vec<QuestionResultBody>,
    /// What people wrote, in no order.
    remarks: Vec<String>,
}

/// What the answers to a question add up to.
#[derive(Serialize, ToSchema)]
#[schema(as = QuestionResult)]
pub struct QuestionResultBody {
    /// Which.
    question: &'static str,
    /// How often each answer was given, from 1 to 5; null while fewer than five answered it.
    answers: Option<[u32; 5]>,
}

/// Taken, and forgotten by whom.
#[derive(Serialize, ToSchema)]
#[schema(as = SurveyTaken)]
pub struct TakenBody {}

/// Refuses every survey but the one that the link is for.
fn own(caller: &Caller, id: &str) -> Result<(), Problem> {
    let (_, about) = caller.party(Purpose::Survey)?;
    if id.parse() == Ok(InvitationId::new(about)) { Ok(()) } else { Err(Problem::not_found()) }
}

/// The questionnaire that a link is for.
#[utoipa::path(
    get, path = "/v1/surveys/{id}", operation_id = "show_survey", tag = "surveys",
    params(("id" = String, Path, description = "The invitation's id")),
    responses(
        (status = 200, description = "The questionnaire", body = SurveyBody),
        (status = "4XX", description = "Not there, not yours, answered or closed", body = ProblemBody, content_type = "application/problem+json"),
    ),
    security(("link" = [])),
)]
pub async fn show(State(app): State<App>, caller: Caller, Path(id): Path<String>) -> Result<Json<SurveyBody>, Fault> {
    own(&caller, &id)?;
    let (id, open) = invited(&app, &caller).await?;
    let definition = open.definition()?;
    Ok(Json(SurveyBody {
        id: id.to_string(),
        role: open.questionnaire.role().to_string(),
        occasion: open.questionnaire.occasion().to_string(),
        version: open.version,
        closes_on: open.closes_on.to_string(),
        questions: definition.questions.iter().map(String::as_str).collect(),
        may_not_apply: definition.may_not_apply.iter().map(String::as_str).collect(),
    }))
}

/// What the answers of a year add up to, and what people wrote (program).
#[utoipa::path(
    get, path = "/v1/surveys/results", operation_id = "show_survey_results", tag = "surveys",
    params(("year" = Option<i16>, Query, description = "The reporting year; the current one where there is none")),
    responses(
        (status = 200, description = "The results, from five answers on", body = ResultsBody),
        (status = "4XX", description = "Not for you", body = ProblemBody, content_type = "application/problem+json"),
    ),
    security(("staff" = [])),
)]
pub async fn results(
    State(app): State<App>,
    caller: Caller,
    chosen: Result<Query<Chosen>, QueryRejection>,
) -> Result<Json<ResultsBody>, Fault> {
    let asked = chosen.ok().and_then(|Query(chosen)| chosen.year());
    let (year, _, found) = crate::results::results(&app, &caller, asked).await?;
    let questionnaires = found.into_iter().map(|one| QuestionnaireResultsBody {
        questionnaire: one.questionnaire.to_string(),
        version: one.version,
        answered: one.answered,
        questions: match one.answered {
            Some(_) => one
                .questions
                .into_iter()
                .map(|(question, tally)| QuestionResultBody { question, answers: tally.map(|tally| tally.0) })
                .collect(),
            None => Vec::new(),
        },
        remarks: one.remarks.iter().map(|remark| remark.as_str().to_owned()).collect(),
    });
    Ok(Json(ResultsBody { year, questionnaires: questionnaires.collect() }))
}

/// Answer a survey, once.
///
/// A repetition is refused, even with the same `Idempotency-Key`: keeping the key would tell when somebody answered.
#[utoipa::path(
    post, path = "/v1/surveys/{id}/answers", operation_id = "answer_survey", tag = "surveys",
    params(
        ("id" = String, Path, description = "The invitation's id"),
        ("Idempotency-Key" = String, Header, min_length = 8, max_length = 128, description = "8 to 128 characters, made up by the caller; not kept"),
    ),
    request_body(content = AnswersBody),
    responses(
        (status = 201, description = "Taken", body = TakenBody),
        (status = "4XX", description = "Not taken", body = ProblemBody, content_type = "application/problem+json"),
    ),
    security(("link" = [])),
)]
pub async fn post(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    command: JsonCommand<AnswerForm>,
) -> Result<Response, Fault> {
    own(&caller, &id)?;
    let (id, open) = invited(&app, &caller).await?;
    answer(&app, &caller, id, &open, &command.body).await?;
    Ok((StatusCode::CREATED, Json(TakenBody {})).into_response())
}
