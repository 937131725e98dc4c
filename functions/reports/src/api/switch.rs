//! `/v1/desk/mail`: no mail leaves any more, or it does again.

use axum::extract::State;
use axum::response::Response;
use edge::{Caller, Fault, JsonCommand, ProblemBody};
use serde::Serialize;
use utoipa::ToSchema;

use super::mails::NothingMore;
use crate::App;
use crate::switch;

/// How it is now.
#[derive(Serialize, ToSchema)]
#[schema(as = MailSwitch)]
pub struct SwitchBody {
    /// Whether no mail leaves.
    paused: bool,
}

macro_rules! switched {
    ($(#[$doc:meta])* $name:ident, $path:literal, $operation:literal, $paused:literal) => {
        $(#[$doc])*
        #[utoipa::path(
            post, path = $path, operation_id = $operation, tag = "reports",
            params(("Idempotency-Key" = String, Header, min_length = 8, max_length = 128, description = "8 to 128 characters, made up by the caller")),
            request_body(content = NothingMore),
            responses(
                (status = 200, description = "Done", body = SwitchBody),
                (status = "4XX", description = "Not done", body = ProblemBody, content_type = "application/problem+json"),
            ),
            security(("staff" = [])),
        )]
        pub async fn $name(State(app): State<App>, caller: Caller, request: JsonCommand<NothingMore>) -> Result<Response, Fault> {
            Ok(edge::reply(switch::switch(&app, &caller, $paused, &request).await?))
        }
    };
}

switched! {
    /// Stop all mail (program). What was to leave meanwhile leaves afterwards, if it is still wanted then.
    pause, "/v1/desk/mail/pause", "pause_mail", true
}

switched! {
    /// Let mail leave again (program).
    resume, "/v1/desk/mail/resumption", "resume_mail", false
}
