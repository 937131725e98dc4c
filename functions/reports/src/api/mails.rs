//! `/v1/desk/mails`: what a person does about a mail that is in front of them.

use axum::extract::{Path, State};
use axum::response::Response;
use edge::{Caller, Fault, JsonCommand, ProblemBody};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::App;
use crate::tasks::{self, Deed};

/// Nothing to say besides the address.
#[derive(Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = MailTaskDeed)]
pub struct NothingMore {}

/// The mail that it was about.
#[derive(Serialize, ToSchema)]
#[schema(as = MailTaskDone)]
pub struct DoneBody {
    /// The message that asked for it.
    notice: String,
}

macro_rules! deed {
    ($(#[$doc:meta])* $name:ident, $path:literal, $operation:literal, $deed:expr) => {
        $(#[$doc])*
        #[utoipa::path(
            post, path = $path, operation_id = $operation, tag = "reports",
            params(
                ("id" = String, Path, description = "The message that asked for the mail, as the desk has it"),
                ("Idempotency-Key" = String, Header, min_length = 8, max_length = 128, description = "8 to 128 characters, made up by the caller"),
            ),
            request_body(content = NothingMore),
            responses(
                (status = 200, description = "Off the desk", body = DoneBody),
                (status = "4XX", description = "Not done", body = ProblemBody, content_type = "application/problem+json"),
            ),
            security(("staff" = [])),
        )]
        pub async fn $name(
            State(app): State<App>,
            caller: Caller,
            Path(notice): Path<String>,
            request: JsonCommand<NothingMore>,
        ) -> Result<Response, Fault> {
            Ok(edge::reply(tasks::act(&app, &caller, &notice, $deed, &request).await?))
        }
    };
}

deed! {
    /// Send a mail again of which nobody knows whether it left (program). It goes out as another mail, at most once, and not at all when
    /// it is known by then what became of the first.
    again, "/v1/desk/mails/{id}/again", "send_mail_again", Deed::Again
}

deed! {
    /// Take a mail off the desk: it arrived, or somebody called or wrote instead (program).
    done, "/v1/desk/mails/{id}/done", "finish_mail_task", Deed::Done
}
