//! `POST /cases/assignees`: what was marked on the desk is taken, or given back.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use edge::{Caller, Fault, FormCommand, Reader, StaffRole};
use kit::Problem;
use pages::Page;

use crate::App;
use crate::api::assignees::{Assigned, Assignments, assign};

#[derive(Template)]
#[template(path = "assigned.html")]
struct AssignedPage {
    page: Page,
    done: Assigned,
    /// The desk, as it was looked at.
    back: String,
}

impl AssignedPage {
    const fn is_nothing(&self) -> bool {
        self.done.assigned + self.done.unchanged + self.done.not_done == 0
    }
}

/// `POST /cases/assignees`: how many changed hands, and the way back to the desk as it was looked at. The desk is made of messages, so its
/// lists follow a moment later.
pub async fn act(State(app): State<App>, caller: Caller, reader: Reader, form: FormCommand) -> Result<Response, Fault> {
    caller.staff(StaffRole::ALL)?;
    let query: String = form.fields.text("back").chars().filter(char::is_ascii_graphic).collect();
    let back = if query.is_empty() { "/desk".to_owned() } else { format!("/desk?{query}") };
    let nothing = form.fields.all("case").is_empty();
    let done = if nothing {
        Assigned::default()
    } else {
        let reply = assign(&app, &caller, &form, &Assignments::from_form(&form.fields)).await?;
        serde_json::from_str(&reply.body).unwrap_or_default()
    };
    let page = reader.at("/desk").staff_page("assignee-title");
    Ok(edge::page(AssignedPage { page, done, back }.render().map_err(|_| Problem::unavailable())?))
}
