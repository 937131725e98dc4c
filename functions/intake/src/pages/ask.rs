//! "Ask for mediation": the form, a page to check the answers, the confirmation. Everything that was typed travels with the pages,
//! so that nothing is kept before it is sent, and nothing needs a script.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use domain::Policy;
use domain::complaint::{Filing, FilingForm};
use domain::vocabulary::{AgeBracket, Category, Language};
use edge::{Caller, Fault, Fields, FormCommand, KeyedForm, Reader};
use kit::Problem;
use pages::{Choice, FormError, Page, choices, form_errors};

use crate::App;
use crate::filing::file;

#[derive(Template)]
#[template(path = "ask.html")]
struct AskPage {
    page: Page,
    errors: Vec<FormError>,
    form: FilingForm,
    key: String,
    categories: Vec<Choice>,
    ages: Vec<Choice>,
    languages: Vec<Choice>,
    consent: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "check.html")]
struct CheckPage {
    page: Page,
    form: FilingForm,
    key: String,
    answers: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "filed.html")]
struct FiledPage {
    page: Page,
    reference: String,
    form: FilingForm,
    has_email: bool,
}

fn form_of(fields: &Fields) -> FilingForm {
    let text = |name| fields.text(name).to_owned();
    FilingForm {
        kind: "community".to_owned(),
        category: text("category"),
        statement: text("statement"),
        incident_on: text("incident_on"),
        incident_place: text("incident_place"),
        officer: text("officer"),
        name: text("name"),
        email: text("email"),
        phone: text("phone"),
        language: text("language"),
        age: text("age"),
        needs: text("needs"),
        contact_consent: fields.text("contact_consent") == "yes",
    }
}

fn ask(reader: &Reader, policy: &Policy, form: FilingForm, key: String, errors: Vec<FormError>) -> Result<Response, Fault> {
    let page = Page::new(reader.language, "/ask", "ask-title");
    let codes = |all: &[&'static str]| all.to_vec();
    let languages: Vec<&str> = policy.languages.iter().map(|language| language.code()).collect();
    let rendered = AskPage {
        categories: choices(
            &page,
            "category",
            &codes(&Category::ALL.iter().map(|one| one.code()).collect::<Vec<_>>()),
            &form.category,
        ),
        ages: choices(&page, "age", &codes(&AgeBracket::ALL.iter().map(|one| one.code()).collect::<Vec<_>>()), &form.age),
        languages: choices(&page, "language-name", &languages, &form.language),
        consent: choices(&page, "consent", &["yes"], if form.contact_consent { "yes" } else { "" }),
        page,
        errors,
        form,
        key,
    };
    Ok(edge::page(rendered.render().map_err(|_| Problem::unavailable())?))
}

/// `GET /ask`: the empty form.
pub async fn blank(State(app): State<App>, caller: Caller, reader: Reader) -> Result<Response, Fault> {
    let policy = app.platform.policy(&caller.tenant).await?;
    let form = FilingForm { language: reader.language.code().to_owned(), ..FilingForm::default() };
    ask(&reader, &policy, form, app.platform.ids.uuid().to_string(), Vec::new())
}

/// `POST /ask`: back to the form, on to the check, or sent.
pub async fn step(State(app): State<App>, caller: Caller, reader: Reader, command: FormCommand) -> Result<Response, Fault> {
    let policy = app.platform.policy(&caller.tenant).await?;
    let form = form_of(&command.fields);
    if command.fields.text("step") == "change" {
        return ask(&reader, &policy, form, command.key, Vec::new());
    }
    if let Err(problems) = Filing::parse(&form, &policy, policy.date(app.platform.now())) {
        let page = Page::new(reader.language, "/ask", "ask-title");
        let problems: Vec<_> = problems.0.iter().map(|problem| (problem.field, problem.code)).collect();
        let errors = form_errors(&page, &problems);
        return ask(&reader, &policy, form, command.key, errors);
    }
    if command.fields.text("step") != "send" {
        return check(&reader, form, command.key);
    }
    let name = caller.name();
    let reply = file(&app, &caller, command.once(&name), &form).await?;
    let body: serde_json::Value = serde_json::from_str(&reply.body).unwrap_or_default();
    let language = Language::parse(&form.language).unwrap_or(reader.language);
    let filed = FiledPage {
        page: Page::new(language, "/ask", "filed-title"),
        reference: body["reference"].as_str().unwrap_or_default().to_owned(),
        has_email: !form.email.trim().is_empty(),
        form,
    };
    Ok(edge::page(filed.render().map_err(|_| Problem::unavailable())?))
}

fn check(reader: &Reader, form: FilingForm, key: String) -> Result<Response, Fault> {
    let page = Page::new(reader.language, "/ask", "check-title");
    let day = form.incident_on.parse().map_or_else(|_| form.incident_on.clone(), |day| page.day(&day));
    let answers = [
        ("ask-category", page.code("category", &form.category)),
        ("ask-statement", form.statement.clone()),
        ("ask-incident-on", day),
        ("ask-incident-place", form.incident_place.clone()),
        ("ask-officer", form.officer.clone()),
        ("ask-name", form.name.clone()),
        ("ask-email", form.email.clone()),
        ("ask-phone", form.phone.clone()),
        ("ask-language", page.code("language-name", &form.language)),
        ("ask-age", page.code("age", &form.age)),
        ("ask-needs", form.needs.clone()),
    ]
    .map(|(label, answer)| (page.t(label), if answer.trim().is_empty() { page.t("not-given") } else { answer }))
    .to_vec();
    Ok(edge::page(CheckPage { page, form, key, answers }.render().map_err(|_| Problem::unavailable())?))
}
