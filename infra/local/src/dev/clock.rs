//! `/dev/clock`: puts the machine's clock forward, so that somebody can see what time brings without waiting for it.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::get;
use axum::{Form, Router};
use jiff::SignedDuration;
use kit::{Clock as _, Problem};
use serde::Deserialize;

use crate::clock::LocalClock;
use crate::engine::Engine;

/// Ten years: nothing of a case lasts longer.
const FURTHEST: i64 = 10 * 366 * 24 * 60;

/// What the page moves.
#[derive(Clone)]
pub struct Time {
    /// The clock that every function reads.
    pub clock: Arc<LocalClock>,
    /// What happens when time has passed.
    pub engine: Arc<Engine>,
}

#[derive(Template)]
#[template(path = "dev/clock.html")]
struct ClockPage {
    now: String,
    steps: [(i64, &'static str); 5],
}

#[derive(Deserialize)]
struct Step {
    minutes: i64,
}

/// The page.
pub fn router(time: Time) -> Router {
    Router::new().route("/dev/clock", get(show).post(forward)).with_state(time)
}

async fn show(State(time): State<Time>) -> Result<Response, Problem> {
    let steps = [(15, "15 minutes"), (60, "1 hour"), (1_440, "1 day"), (10_080, "1 week"), (43_200, "30 days")];
    let page = ClockPage { now: time.clock.now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string(), steps };
    Ok(Html(page.render().map_err(|_| Problem::broken())?).into_response())
}

/// Time only goes forward.
async fn forward(State(time): State<Time>, Form(step): Form<Step>) -> Redirect {
    time.clock.advance(SignedDuration::from_mins(step.minutes.clamp(0, FURTHEST)));
    time.engine.tick().await;
    time.engine.drain().await;
    Redirect::to("/dev/clock")
}
