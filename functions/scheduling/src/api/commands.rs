//! What the program does to a mediation, and what a mediator records of it.

use axum::extract::{Path, State};
use axum::response::Response;
use domain::mediation::Command;
use edge::{Caller, Fault, JsonCommand, ProblemBody};
use serde::Serialize;
use utoipa::ToSchema;

use crate::App;
use crate::access::Access;
use crate::deeds::{
    Absence, AgreementText, AnswerFor, Ask, Attempt, Companion, Conclusion, Description, ForPerson, HoldsFor, Nothing, Offers,
    Papers, Preparation, RemindersFor, Shifts, Signatures, Starts, StartsFor, TakenBack, TextToDestroy, WhichText, Withdrawal,
};
use crate::mediation::{act, plainly};
use crate::steps;

/// Where the mediation stands after a command.
#[derive(Serialize, ToSchema)]
#[schema(as = MediationStep)]
pub struct StepBody {
    /// The mediation's id.
    pub id: String,
    /// Its stage now.
    pub stage: String,
    /// Its version now.
    pub version: u64,
}

macro_rules! command {
    ($(#[$doc:meta])* $name:ident, $path:literal, $operation:literal, $body:ty, [$($who:literal),+], $access:ident,
     |$app:ident, $caller:ident, $place:ident, $request:ident| $done:expr) => {
        $(#[$doc])*
        #[utoipa::path(
            post, path = $path, operation_id = $operation, tag = "mediations",
            params(
                ("id" = String, Path, description = "The mediation's id"),
                ("Idempotency-Key" = String, Header, min_length = 8, max_length = 128, description = "8 to 128 characters, made up by the caller"),
                ("If-Match" = Option<String>, Header, description = "The version that was seen; refused when there is a newer"),
            ),
            request_body(content = $body),
            responses(
                (status = 200, description = "Done", body = StepBody),
                (status = "4XX", description = "Not done", body = ProblemBody, content_type = "application/problem+json"),
            ),
            security($(($who = [])),+),
        )]
        pub async fn $name(
            State($app): State<App>,
            $caller: Caller,
            Path(id): Path<String>,
            $request: JsonCommand<$body>,
        ) -> Result<Response, Fault> {
            let $place = Access::$access(&$caller, &id)?;
            Ok(edge::reply($done.await?))
        }
    };
}

command! {
    /// Add somebody who comes with a participant: a guardian, a representative, a support person or an interpreter (program).
    join, "/v1/mediations/{id}/companions", "add_companion", Companion, ["staff"], program,
    |app, caller, place, request| steps::join(&app, &caller, place, &request, request.seen, &request.body)
}

command! {
    /// Take somebody off who was to come with a participant (program).
    stay_away, "/v1/mediations/{id}/absences", "remove_companion", Absence, ["staff"], program,
    |app, caller, place, request| steps::stay_away(&app, &caller, place, &request, request.seen, &request.body)
}

command! {
    /// Say what is to be known of a participant (program).
    describe, "/v1/mediations/{id}/descriptions", "describe_participant", Description, ["staff"], program,
    |app, caller, place, request| act(&app, &caller, place, &request, request.seen, (request.body.parse()?, Vec::new()))
}

command! {
    /// Take down somebody's answer to the offer (program).
    answer_for, "/v1/mediations/{id}/answers", "answer_offer_for", AnswerFor, ["staff"], program,
    |app, caller, place, request| act(&app, &caller, place, &request, request.seen, (request.body.parse()?, Vec::new()))
}

command! {
    /// Take down that somebody withdraws (program).
    withdraw_for, "/v1/mediations/{id}/withdrawals", "withdraw_for", Withdrawal, ["staff"], program,
    |app, caller, place, request| act(&app, &caller, place, &request, request.seen, (request.body.parse()?, Vec::new()))
}

command! {
    /// Record an attempt to reach somebody (program).
    attempt, "/v1/mediations/{id}/attempts", "record_attempt", Attempt, ["staff"], program,
    |app, caller, place, request| act(&app, &caller, place, &request, request.seen, (request.body.parse()?, Vec::new()))
}

command! {
    /// Stop the mediation (program, or a mediator of it).
    stop, "/v1/mediations/{id}/stop", "stop_mediation", Nothing, ["staff", "link"], program_or_mediator,
    |app, caller, place, request| steps::stop(&app, &caller, place, &request, request.seen)
}

command! {
    /// Stop waiting for a mediator's answer (program).
    take_back, "/v1/mediations/{id}/take-backs", "take_back_assignment", TakenBack, ["staff"], program,
    |app, caller, place, request| steps::take_back(&app, &caller, place, &request, request.seen, &request.body)
}

command! {
    /// Send the offers (program).
    send_offers, "/v1/mediations/{id}/offers", "send_offers", Offers, ["staff"], program,
    |app, caller, place, request| act(&app, &caller, place, &request, request.seen, (request.body.parse()?, Vec::new()))
}

command! {
    /// Ask mediators (program).
    ask_mediators, "/v1/mediations/{id}/mediators", "ask_mediators", Ask, ["staff"], program,
    |app, caller, place, request| steps::ask(&app, &caller, place, &request, request.seen, &request.body)
}

command! {
    /// Record a preparation conversation (program, or a mediator of it).
    prepare, "/v1/mediations/{id}/preparations", "record_preparation", Preparation, ["staff", "link"], program_or_mediator,
    |app, caller, place, request| act(&app, &caller, place, &request, request.seen, (request.body.parse()?, Vec::new()))
}

command! {
    /// Offer times (program).
    offer_times, "/v1/mediations/{id}/slots", "offer_times", Starts, ["staff"], program,
    |app, caller, place, request| steps::offer_times(&app, &caller, place, &request, request.seen, &request.body)
}

command! {
    /// Take down which times suit somebody; none of them is an answer too (program).
    pick_for, "/v1/mediations/{id}/choices", "pick_times_for", StartsFor, ["staff"], program,
    |app, caller, place, request| steps::pick_for(&app, &caller, place, &request, request.seen, &request.body)
}

command! {
    /// Write down that somebody wants no reminders by email, or wants them again (program, or a mediator of it for themselves).
    reminders_for, "/v1/mediations/{id}/people/reminders", "set_reminders_for", RemindersFor, ["staff", "link"], program_or_mediator,
    |app, caller, place, request| {
        let person = request.body.parse()?;
        steps::set_reminders(&app, &caller, place, &request, (Some(person), request.body.wanted))
    }
}

command! {
    /// Write down when somebody at the table has time (program).
    shifts, "/v1/mediations/{id}/shifts", "give_hours_for", Shifts, ["staff"], program,
    |app, caller, place, request| act(&app, &caller, place, &request, request.seen, (request.body.parse()?, Vec::new()))
}

command! {
    /// Ask for another time for somebody who can't come to the booked session (program, or a mediator of it for themselves).
    reschedule, "/v1/mediations/{id}/rescheduling", "ask_for_another_time_for", ForPerson, ["staff", "link"], program_or_mediator,
    |app, caller, place, request| {
        let person = request.body.parse()?;
        steps::ask_for_another_time(&app, &caller, place, &request, request.seen, Some(person))
    }
}

command! {
    /// Decide that the booked session stays where it is, although something is on that day or somebody asked for another time
    /// (program).
    keep, "/v1/mediations/{id}/confirmation", "keep_session", Nothing, ["staff"], program,
    |app, caller, place, request| act(&app, &caller, place, &request, request.seen, (plainly(Command::KeepSession), Vec::new()))
}

command! {
    /// Note that what somebody needs to take part is arranged (program).
    arrange, "/v1/mediations/{id}/arrangements", "arrange_needs", ForPerson, ["staff"], program,
    |app, caller, place, request| {
        let wish = plainly(Command::Arrange { person: request.body.parse()? });
        act(&app, &caller, place, &request, request.seen, (wish, Vec::new()))
    }
}

command! {
    /// Record papers that were signed (program, or a mediator of it).
    sign, "/v1/mediations/{id}/papers", "record_papers", Papers, ["staff", "link"], program_or_mediator,
    |app, caller, place, request| act(&app, &caller, place, &request, request.seen, (request.body.parse()?, Vec::new()))
}

command! {
    /// Record the outcome (program, or a mediator of it).
    conclude, "/v1/mediations/{id}/outcome", "record_outcome", Conclusion, ["staff", "link"], program_or_mediator,
    |app, caller, place, request| act(&app, &caller, place, &request, request.seen, (request.body.parse()?, Vec::new()))
}

command! {
    /// Write down what was agreed on, or another text of it (program, or a mediator of it).
    write_agreement, "/v1/mediations/{id}/agreement", "write_agreement", AgreementText, ["staff", "link"], program_or_mediator,
    |app, caller, place, request| act(&app, &caller, place, &request, request.seen, (request.body.parse()?, Vec::new()))
}

command! {
    /// Record who signed it on paper (program, or a mediator of it).
    sign_agreement, "/v1/mediations/{id}/agreement/signatures", "record_signatures", Signatures, ["staff", "link"], program_or_mediator,
    |app, caller, place, request| act(&app, &caller, place, &request, request.seen, (request.body.parse()?, Vec::new()))
}

command! {
    /// Decide that nothing has to come out of it (program).
    let_terms_stand, "/v1/mediations/{id}/agreement/clearance", "let_terms_stand", WhichText, ["staff"], program,
    |app, caller, place, request| {
        let wish = plainly(Command::LetTermsStand { text: request.body.text });
        act(&app, &caller, place, &request, request.seen, (wish, Vec::new()))
    }
}

command! {
    /// Destroy it: a text that not everybody signed, or one whose time is over (program).
    destroy_agreement, "/v1/mediations/{id}/agreement/destruction", "destroy_agreement", TextToDestroy, ["staff"], program,
    |app, caller, place, request| {
        let wish = plainly(Command::DestroyAgreement { text: request.body.text });
        act(&app, &caller, place, &request, request.seen, (wish, Vec::new()))
    }
}

command! {
    /// Take down whether it held, as somebody says (program).
    holds_for, "/v1/mediations/{id}/follow-up/answers", "answer_follow_up_for", HoldsFor, ["staff"], program,
    |app, caller, place, request| act(&app, &caller, place, &request, request.seen, (request.body.parse()?, Vec::new()))
}

command! {
    /// Note that the program has taken up that it didn't hold (program).
    take_up, "/v1/mediations/{id}/follow-up/care", "take_up_follow_up", Nothing, ["staff"], program,
    |app, caller, place, request| {
        act(&app, &caller, place, &request, request.seen, (plainly(Command::TakeUpFollowUp), Vec::new()))
    }
}

command! {
    /// Close (program).
    close, "/v1/mediations/{id}/close", "close_mediation", Nothing, ["staff"], program,
    |app, caller, place, request| act(&app, &caller, place, &request, request.seen, (plainly(Command::Close), Vec::new()))
}
