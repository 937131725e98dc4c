//! The survey's page: all questions at once, and what was chosen stays when something is missing.

use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use domain::FieldProblem;
use domain::survey::{AnswerForm, SurveyAnswers, questions};
use domain::text::Remark;
use domain::vocabulary::PartRole;
use edge::{Caller, Fault, Fields, FormCommand, Reader};
use http::StatusCode;
use jiff::civil::Date;
use kit::Problem;
use pages::{Choice, Form, FormError, Page, choices};

use crate::App;
use crate::answer::{answer, invited};
use crate::invitation::Open;

const SCALE: &[&str] = &["1", "2", "3", "4", "5"];

/// The page routes.
pub fn router() -> Router<App> {
    Router::new().route("/survey", get(show).post(send))
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
fn legend(code: &str) -> String {
    format!("survey-question-{}", code.replace('_', "-"))
}

fn form_of(fields: &Fields, role: PartRole) -> AnswerForm {
    let given = questions(role).into_iter().filter(|code| !fields.text(code).is_empty());
    // What isn't a number becomes one off the scale, and is refused like it.
    let answers = given.map(|code| (code.to_owned(), fields.text(code).parse().unwrap_or(0))).collect();
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
    let question = |code: &str| {
        let choices = choices(&page, "survey-scale", SCALE, form.value(code));
        Question { code: code.to_owned(), legend: legend(code), choices }
    };
    let rendered = SurveyPage {
        questions: questions(open.role).into_iter().map(question).collect(),
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
    let answers = form_of(&command.fields, open.role);
    if let Err(problems) = SurveyAnswers::parse(&answers, open.role) {
        let page = reader.page("survey-title");
        let errors = problems.0.iter().map(|problem| error(&page, problem)).collect();
        return survey(&reader, &open, command.fields.form().with_errors(errors), command.key);
    }
    answer(&app, &caller, id, &open, &answers).await?;
    let page = reader.at("/").page("survey-thanks-title");
    Ok(edge::page(ThanksPage { page }.render().map_err(|_| Problem::unavailable())?))
}
