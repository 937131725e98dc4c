//! `POST /cases/assignees`: what was marked on the desk is taken, or given back; then the desk again, as it was looked at.

use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use edge::{Caller, Fault, FormCommand};

use crate::App;
use crate::api::assignees::{Assignments, assign};

/// Where the desk is; anything else isn't a way back.
const DESK: &str = "/desk";

/// `POST /cases/assignees`. Nothing marked changes nothing, and isn't worth a page of its own.
pub async fn act(State(app): State<App>, caller: Caller, form: FormCommand) -> Result<Response, Fault> {
    let query: String = form.fields.text("back").chars().filter(char::is_ascii_graphic).collect();
    let back = if query.is_empty() { DESK.to_owned() } else { format!("{DESK}?{query}") };
    if !form.fields.all("case").is_empty() {
        assign(&app, &caller, &form, &Assignments::from_form(&form.fields)).await?;
    }
    Ok(Redirect::to(&back).into_response())
}
