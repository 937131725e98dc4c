//! A page that is shown again, because what was asked for on it couldn't be done: with what was typed, and why.

use axum::response::{Html, IntoResponse, Response};
use http::StatusCode;
use kit::Problem;
use pages::{Form, Page, Refusal, form_errors};

use crate::command::Fields;
use crate::fault::Fault;

/// What a page shows besides its state: nothing at first, or what was typed and what is wrong with it.
#[derive(Debug, Clone, Default)]
pub struct Again {
    typed: Form,
    problem: Option<Problem>,
}

impl Again {
    /// The page again, after this fault. Faults that have nothing to do with what was typed keep their own page.
    ///
    /// # Errors
    /// The fault itself, then.
    pub fn after(fault: Fault, fields: &Fields) -> Result<Self, Fault> {
        let about_the_form =
            [StatusCode::BAD_REQUEST, StatusCode::CONFLICT, StatusCode::PRECONDITION_FAILED, StatusCode::UNPROCESSABLE_ENTITY];
        if about_the_form.contains(&fault.0.status) {
            Ok(Self { typed: fields.form(), problem: Some(fault.0) })
        } else {
            Err(fault)
        }
    }

    /// What was typed, with what is wrong at each field.
    #[must_use]
    pub fn form(&self, page: &Page) -> Form {
        let problems = self.problem.as_ref().map(|problem| problem.fields.clone()).unwrap_or_default();
        self.typed.clone().with_errors(form_errors(page, &problems))
    }

    /// What couldn't be done, where that isn't said at the fields. `labels` name the fields that somebody writes into, so that
    /// nothing written is lost when its form is gone.
    #[must_use]
    pub fn refusal(&self, page: &Page, labels: &[(&str, &str)]) -> Refusal {
        match &self.problem {
            Some(problem) if problem.fields.is_empty() => {
                let written = |(field, label): &(&str, &str)| {
                    let text = self.typed.value(field).trim().to_owned();
                    (!text.is_empty()).then(|| (page.t(label), text))
                };
                Refusal::of(page, problem.code, labels.iter().filter_map(written).collect())
            }
            _ => Refusal::default(),
        }
    }

    /// The page as an answer, with the status of what went wrong.
    pub fn answer(&self, html: Result<String, impl std::error::Error>) -> Result<Response, Fault> {
        let html = html.map_err(|_| Problem::broken())?;
        let status = self.problem.as_ref().map_or(StatusCode::OK, |problem| problem.status);
        Ok((status, Html(html)).into_response())
    }

    /// What is wrong with a document, fault by fault.
    #[must_use]
    pub fn faults(&self) -> &[String] {
        self.problem.as_ref().map_or(&[], |problem| problem.faults.as_slice())
    }

    /// Whether something went wrong, which the browser's title says.
    #[must_use]
    pub const fn is_refused(&self) -> bool {
        self.problem.is_some()
    }
}
