//! The survey's page: all questions at once, and what was chosen stays when something is missing.

use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use domain::FieldProblem;
use domain::survey::{AnswerForm, Definition, SurveyAnswers};
use domain::text::Remark;
use edge::{Caller, Fault, Fields, FormCommand, Reader};
use http::StatusCode;
use jiff::civil::Date;
use kit::Problem;
use pages::{Choice, Form, FormError, Page, choices};

use crate::App;
use crate::answer::{answer, invited};
use crate::invitation::Open;
use crate::results_page;

const SCALE: &[&str] = &["1", "2", "3", "4", "5"];
const SCALE_OR_NOT: &[&str] = &["1", "2", "3", "4", "5", "0"];

/// The page routes.
pub fn router() -> Router<App> {
    Router::new().route("/survey", get(show).post(send)).route("/survey/results", get(results_page::show))
}

struct Question {
    code: String,
    legend: String,
    choices: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "survey.html")]
struct SurveyPage {
    page: Page,
    form: Form,
    /// What it is about, in a sentence.
    about: String,
    questions: Vec<Question>,
    remark: usize,
    closes_on: Date,
    key: String,
}

#[derive(Template)]
#[template(path = "thanks.html")]
struct ThanksPage {
    page: Page,
}

/// The name of a question's words.
pub fn legend(code: &str) -> String {
    format!("survey-question-{}", code.replace('_', "-"))
}

fn form_of(fields: &Fields, definition: &Definition) -> AnswerForm {
    let given = definition.questions.iter().filter(|code| !fields.text(code).is_empty());
    // What isn't a number becomes one off the scale, and is refused like it.
    let answers = given.map(|code| (code.clone(), fields.text(code).parse().unwrap_or(u8::MAX))).collect();
    AnswerForm { answers, remark: fields.text("remark").to_owned() }
}

/// The error summary names the questions, because "choose one" twelve times helps nobody.
fn error(page: &Page, problem: &FieldProblem) -> FormError {
    let message = match problem.field {
        field @ ("remark" | "answers") => page.wrong(field, problem.code),
        question => page.t1("survey-choose", "question", &page.t(&legend(question))),
    };
    FormError { field: problem.field.to_owned(), message }
}

fn survey(reader: &Reader, open: &Open, form: Form, key: String) -> Result<Response, Fault> {
    let page = reader.at("/survey").page("survey-title").with_errors(form.has_errors());
    let definition = open.definition()?;
    let question = |code: &String| {
        let scale = if definition.may_not_apply.contains(code) { SCALE_OR_NOT } else { SCALE };
        Question { code: code.clone(), legend: legend(code), choices: choices(&page, "survey-scale", scale, form.value(code)) }
    };
    let rendered = SurveyPage {
        about: page.code("survey-about", open.questionnaire.occasion().code()),
        questions: definition.questions.iter().map(question).collect(),
        page,
        remark: Remark::MOST,
        closes_on: open.closes_on,
        key,
        form,
    };
    let status = if rendered.form.has_errors() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok((status, edge::page(rendered.render().map_err(|_| Problem::unavailable())?)).into_response())
}

/// `GET /survey`: the questions. Opening it spends nothing (SUR-4).
pub async fn show(State(app): State<App>, caller: Caller, reader: Reader) -> Result<Response, Fault> {
    let (_, open) = invited(&app, &caller).await?;
    survey(&reader, &open, Form::default(), app.platform.ids.uuid().to_string())
}

/// `POST /survey`: taken, or back to the questions.
pub async fn send(State(app): State<App>, caller: Caller, reader: Reader, command: FormCommand) -> Result<Response, Fault> {
    let (id, open) = invited(&app, &caller).await?;
    let definition = open.definition()?;
    let answers = form_of(&command.fields, definition);
    if let Err(problems) = SurveyAnswers::parse(&answers, definition) {
        let page = reader.page("survey-title");
        let errors = problems.0.iter().map(|problem| error(&page, problem)).collect();
        return survey(&reader, &open, command.fields.form().with_errors(errors), command.key);
    }
    answer(&app, &caller, id, &open, &answers).await?;
    let page = reader.at("/").page("survey-thanks-title");
    Ok(edge::page(ThanksPage { page }.render().map_err(|_| Problem::unavailable())?))
}
