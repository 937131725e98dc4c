//! `concord demo`: a whole case over real HTTP on a throwaway stack, with a clock that is put forward.

use std::process::ExitCode;
use std::sync::Arc;

use jiff::Timestamp;
use kit::{Clock as _, SystemClock};
use serde_json::{Value, json};

use crate::cli::{complain, say};
use crate::clock::LocalClock;
use crate::engine::Delivery;
use crate::journey::{Journey, Place as _, Trouble};
use crate::stack::{Options, Stack, TEMPLATE};

/// What has happened so far.
struct Story {
    json: bool,
    steps: Vec<Value>,
    mails_told: usize,
}

impl Story {
    /// Tells a step, and the mails that it brought.
    async fn tell(&mut self, journey: &Journey<'_>, step: &str) -> Result<(), Trouble> {
        let at = journey.stack.now();
        self.steps.push(json!({ "step": step, "at": at.to_string() }));
        let mut mails = journey.client.mails().await?;
        mails.reverse();
        if !self.json {
            say(&format!("{}  {step}", at.strftime("%Y-%m-%d %H:%M")));
            for mail in mails.iter().skip(self.mails_told) {
                say(&format!(
                    "                    mail to {}: {}",
                    role(journey, mail),
                    mail["subject"].as_str().unwrap_or_default()
                ));
            }
        }
        self.mails_told = mails.len();
        Ok(())
    }
}

fn role(journey: &Journey<'_>, mail: &Value) -> &'static str {
    let to = mail["to"].as_str().unwrap_or_default();
    let people = &journey.people;
    if to == people.resident {
        "resident"
    } else if to == people.officer {
        "officer"
    } else if people.mediators.iter().any(|mediator| mediator == to) {
        "mediator"
    } else if to.starts_with("standards@") {
        "professional_standards"
    } else {
        "program"
    }
}

/// Plays the case.
pub async fn run(json: bool) -> ExitCode {
    match play(json).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            complain(&kit::log::chain(error.as_ref()));
            ExitCode::FAILURE
        }
    }
}

async fn play(json: bool) -> Result<(), Box<dyn std::error::Error>> {
    let begun = SystemClock.now();
    let start: Timestamp = "2026-11-23T18:00:00Z".parse()?;
    let options = Options {
        data: None,
        port: 0,
        template: TEMPLATE.to_owned(),
        clock: Arc::new(LocalClock::standing_at(start)),
        delivery: Delivery::Once,
        by_itself: false,
    };
    let stack = Stack::start(options).await?;
    let mut journey = Journey::begin(&stack).await?;
    let mut story = Story { json, steps: Vec::new(), mails_told: 0 };

    let filed = journey.file().await?;
    story.tell(&journey, "A resident files a case").await?;
    journey.acknowledge().await?;
    story.tell(&journey, "Professional standards acknowledge it").await?;
    journey.screen(&[]).await?;
    story.tell(&journey, "The program screens it: eligible").await?;
    journey.approve().await?;
    story.tell(&journey, "The officer is identified, the clock runs, both approve").await?;
    journey.send_offers().await?;
    story.tell(&journey, "Both sides get the offer").await?;
    journey.answer(1, "yes").await?;
    story.tell(&journey, "The officer says yes; nobody can see it").await?;
    journey.answer(0, "yes").await?;
    story.tell(&journey, "The resident says yes: it goes ahead").await?;
    journey.assign_and_prepare().await?;
    story.tell(&journey, "Two mediators are assigned, and prepare each side").await?;
    let session = journey.book().await?;
    story.tell(&journey, "Both pick times; the first common one is booked").await?;
    journey.pass_until(session + jiff::SignedDuration::from_hours(3)).await;
    story.tell(&journey, "The days pass, with their reminders; the session is held").await?;
    journey.record("agreement").await?;
    story.tell(&journey, "A mediator records the outcome: agreement").await?;
    let surveys_answered = journey.answer_surveys().await?;
    story.tell(&journey, "Everyone answers their survey").await?;
    journey.close().await?;
    story.tell(&journey, "The program closes the mediation; working notes are destroyed").await?;

    let complaint = journey.complaint().await?;
    let mediation = journey.mediation().await?;
    let mut mails = journey.client.mails().await?;
    mails.reverse();
    let mails: Vec<Value> = mails
        .iter()
        .map(|mail| json!({ "to_role": role(&journey, mail), "subject": mail["subject"], "template": mail["template"] }))
        .collect();
    let duration_ms = SystemClock.now().duration_since(begun).as_millis();
    let document = json!({
        "case": { "reference": filed["reference"], "state": complaint["stage"], "mediation": mediation["stage"] },
        "steps": story.steps, "mails": mails, "surveys_answered": surveys_answered,
        "duration_ms": u64::try_from(duration_ms).unwrap_or(0),
    });
    if json {
        say(&serde_json::to_string_pretty(&document)?);
    } else {
        let state = complaint["stage"].as_str().unwrap_or_default();
        say(&format!("\nThe case is {state}: {} mails, {surveys_answered} surveys, {duration_ms} ms.", mails.len()));
    }
    if complaint["stage"] == "closed" { Ok(()) } else { Err("the case isn't closed".into()) }
}
