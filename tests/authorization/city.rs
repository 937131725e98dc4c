//! A city with cases side by side, which all go from stage to stage, so that every request meets a case that it can be about.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use kit::Clock as _;
use local::journey::{Answer, Client};
use local::{Delivery, LocalClock, Options, Stack};
use serde_json::{Value, json};

use super::provider::Provider;

/// Where a case stands, in the order of its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Filed.
    Received,
    /// Acknowledged.
    Acknowledged,
    /// Screened.
    Eligible,
    /// The officer is named.
    Identified,
    /// Discovery is dated.
    Dated,
    /// Approved by the program.
    Approved,
    /// Approved by both.
    Admitted,
    /// The offers are out.
    Offered,
    /// Both said yes.
    Consented,
    /// Mediators are asked.
    Asked,
    /// The mediators have no conflict.
    Preparing,
    /// Both sides are prepared.
    Prepared,
    /// Times are on offer.
    Picking,
    /// Booked.
    Booked,
    /// The session has begun.
    Begun,
    /// The outcome is recorded.
    Concluded,
    /// Nothing more happens.
    Over,
}

impl Stage {
    /// Every stage.
    pub const ALL: &[Self] = &[
        Self::Received,
        Self::Acknowledged,
        Self::Eligible,
        Self::Identified,
        Self::Dated,
        Self::Approved,
        Self::Admitted,
        Self::Offered,
        Self::Consented,
        Self::Asked,
        Self::Preparing,
        Self::Prepared,
        Self::Picking,
        Self::Booked,
        Self::Begun,
        Self::Concluded,
        Self::Over,
    ];
}

/// What somebody holds a link for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The resident, for the status of the request.
    Status,
    /// The resident, at the table.
    Resident,
    /// The officer, at the table.
    Officer,
    /// The first mediator.
    Mediator,
    /// The second mediator.
    CoMediator,
    /// The resident, for the survey.
    Survey,
}

/// A case on its way.
#[derive(Default)]
pub struct Lane {
    /// Its number, which makes its people's addresses.
    pub number: usize,
    /// Its id.
    pub case: String,
    /// Those at the table: the resident, the officer.
    pub people: Vec<String>,
    /// The mediators' ids.
    pub mediators: Vec<String>,
    /// The times on offer; every case has days of its own.
    pub starts: Vec<String>,
    /// The sessions of those who followed a link.
    pub sessions: BTreeMap<Part, String>,
    /// The links that they followed.
    links: BTreeMap<Part, String>,
    /// The resident's invitation to the survey.
    pub invitation: String,
    /// Whether a row of this stage has taken it on already.
    pub moved: bool,
    /// Whether it ended before its time.
    pub ended: bool,
}

/// Answers to the screening questions.
pub fn screening() -> Value {
    let questions = domain::complaint::Question::ALL.iter().map(|question| (question.code().to_owned(), Value::from("no")));
    questions.collect::<serde_json::Map<_, _>>().into()
}

/// A mediator for the roster.
pub fn mediator(name: &str, email: &str) -> Value {
    let weekly: Vec<Value> = (1..=7).map(|day| json!({ "day": day, "from": "08:00", "until": "20:00" })).collect();
    json!({
        "name": name, "email": email, "languages": ["en", "es"], "training_hours": 40, "lecture_hours": 12,
        "confidentiality_signed": true, "law_enforcement": true, "weekly": weekly
    })
}

impl Lane {
    fn address(&self, part: Part) -> String {
        let who = match part {
            Part::Status | Part::Resident | Part::Survey => "resident",
            Part::Officer => "officer",
            Part::Mediator => "mediator",
            Part::CoMediator => "comediator",
        };
        format!("{who}{}@example.org", self.number)
    }

    /// The officer's details.
    pub fn officer(&self) -> Value {
        json!({ "name": "Officer Example", "email": self.address(Part::Officer), "language": "en" })
    }

    /// The approval that admits.
    pub fn second_approval(&self) -> Value {
        json!({ "for": "professional_standards" })
    }

    /// The outcome, with everybody there.
    pub fn conclusion(&self) -> Value {
        let people = self.people.iter().chain(&self.mediators);
        let attendance: Vec<Value> = people.map(|one| json!({ "person": one, "attendance": "present" })).collect();
        json!({ "outcome": "agreement", "attendance": attendance })
    }

    /// Somebody's session.
    pub fn session(&self, part: Part) -> Option<&str> {
        self.sessions.get(&part).map(String::as_str)
    }
}

/// The city.
pub struct City {
    /// Where it runs.
    pub stack: Stack,
    /// The identity provider.
    pub provider: Provider,
    /// The API's client.
    pub client: Client,
    /// For requests that are looked at byte by byte.
    pub http: reqwest::Client,
    program: String,
    standards: String,
}

impl City {
    /// A city without cases, that signs its staff in at the provider and keeps its data in that folder.
    pub async fn found(provider: Provider, data: Option<&Path>, tenant: &str) -> Self {
        let template = local::stack::TEMPLATE
            .replace("OIDC_ISSUER: !Ref OidcIssuer", &format!("OIDC_ISSUER: {}", provider.url))
            .replace("Default: pasadena", &format!("Default: {tenant}"));
        let options = Options {
            data: data.map(Path::to_owned),
            port: 0,
            template,
            clock: Arc::new(LocalClock::standing_at("2026-11-23T18:00:00Z".parse().unwrap())),
            delivery: Delivery::Once,
            by_itself: false,
        };
        let stack = Stack::start(options).await.unwrap_or_else(|error| panic!("{error}"));
        let client = Client::new(&stack.url);
        let (program, standards) = (provider.access("program"), provider.access("professional_standards"));
        Self { stack, provider, client, http: kit::http_client::public_web().unwrap(), program, standards }
    }

    /// A new case, whose mediators are on the roster.
    pub async fn open(&self, number: usize) -> Lane {
        let mut lane = Lane { number, ..Lane::default() };
        let filing = json!({
            "kind": "community", "category": "demeanor", "statement": "He would not let me finish a single sentence.",
            "incident_on": "2026-01-15", "name": "Ana Example", "email": lane.address(Part::Resident), "language": "en",
            "age": "adult", "contact_consent": true
        });
        let filed = self.client.post("/v1/cases", None, &filing).await.unwrap();
        lane.case = filed["id"].as_str().unwrap().to_owned();
        for part in [Part::Mediator, Part::CoMediator] {
            let details = mediator("Mediator Example", &lane.address(part));
            let registered = self.client.post("/v1/mediators", Some(&self.program), &details).await.unwrap();
            lane.mediators.push(registered["id"].as_str().unwrap().to_owned());
        }
        self.stack.settle().await;
        self.follow(&mut lane, "receipt", Part::Status).await;
        lane
    }

    /// Follows the newest link of a template.
    async fn follow(&self, lane: &mut Lane, template: &str, part: Part) {
        let link = self.client.link(template, &lane.address(part)).await.unwrap();
        let session = self.client.post("/v1/links", None, &json!({ "token": link })).await.unwrap();
        lane.sessions.insert(part, session["session"].as_str().unwrap().to_owned());
        lane.links.insert(part, link);
    }

    /// Posts, whether or not somebody else did it already.
    async fn step(&self, path: &str, token: Option<&str>, body: &Value) -> Answer {
        let key = format!("a-plain-step-{}", &store::rows::digest(&[path.as_bytes(), body.to_string().as_bytes()])[..16]);
        let answer = self.client.post_as(path, token, &key, body).await.unwrap();
        assert!(answer.status < 300 || answer.status == 409, "{path}: {} {}", answer.status, answer.body);
        answer
    }

    async fn on(&self, side: &str, lane: &Lane, what: &str, token: Option<&str>, body: &Value) {
        self.step(&format!("/v1/{side}/{}/{what}", lane.case), token, body).await;
    }

    /// Takes a case on from a stage to the next, as far as no row did so already.
    pub async fn carry_on(&self, lane: &mut Lane, from: Stage) {
        if lane.ended {
            return;
        }
        let (program, standards) = (Some(self.program.as_str()), Some(self.standards.as_str()));
        if !lane.moved {
            match from {
                Stage::Received => self.on("cases", lane, "acknowledgement", standards, &json!({})).await,
                Stage::Acknowledged => self.on("cases", lane, "screening", program, &json!({ "answers": screening() })).await,
                Stage::Eligible => self.on("cases", lane, "officers", standards, &lane.officer()).await,
                Stage::Identified => {
                    self.on("cases", lane, "discovery", standards, &json!({ "discovered_on": "2026-11-20" })).await;
                }
                Stage::Dated => self.on("cases", lane, "approvals", program, &json!({ "for": "program" })).await,
                Stage::Approved => self.on("cases", lane, "approvals", standards, &lane.second_approval()).await,
                Stage::Admitted => self.on("mediations", lane, "offers", program, &json!({})).await,
                Stage::Consented => {
                    self.on("mediations", lane, "mediators", program, &json!({ "mediators": lane.mediators })).await;
                }
                Stage::Prepared => self.on("mediations", lane, "slots", program, &json!({ "starts": lane.starts })).await,
                Stage::Begun => self.on("mediations", lane, "outcome", program, &lane.conclusion()).await,
                _ => {}
            }
        }
        lane.moved = false;
        match from {
            Stage::Offered => {
                for part in [Part::Resident, Part::Officer] {
                    self.on("mediations", lane, "answer", lane.session(part), &json!({ "answer": "yes" })).await;
                }
            }
            Stage::Asked => {
                for part in [Part::Mediator, Part::CoMediator] {
                    self.on("mediations", lane, "assignment", lane.session(part), &json!({ "conflict": false })).await;
                }
            }
            Stage::Preparing => {
                for person in &lane.people {
                    let talk = json!({ "person": person, "on": "2026-11-20", "minutes": 45 });
                    self.on("mediations", lane, "preparations", program, &talk).await;
                }
            }
            Stage::Picking => {
                for part in [Part::Resident, Part::Officer] {
                    self.on("mediations", lane, "picks", lane.session(part), &json!({ "starts": lane.starts })).await;
                }
            }
            _ => {}
        }
        self.stack.settle().await;
        self.arrive(lane, from).await;
    }

    /// What everybody has once the stage is left behind: ids, and the sessions behind the links in the mails that came.
    async fn arrive(&self, lane: &mut Lane, from: Stage) {
        match from {
            Stage::Approved => {
                let mediation = self.mediation(lane).await;
                let people = mediation["participants"].as_array().unwrap().iter();
                lane.people = people.map(|one| one["person"].as_str().unwrap().to_owned()).collect();
                let day = self.stack.clock.now() + SignedDuration::from_hours(24 * (9 + lane.number as i64));
                lane.starts = [0, 4].map(|later| (day + SignedDuration::from_hours(later)).to_string()).into();
            }
            Stage::Admitted => {
                self.follow(lane, "offer", Part::Resident).await;
                self.follow(lane, "offer", Part::Officer).await;
            }
            Stage::Consented => {
                self.follow(lane, "assignment", Part::Mediator).await;
                self.follow(lane, "assignment", Part::CoMediator).await;
            }
            Stage::Picking => assert_eq!(self.mediation(lane).await["stage"], "booked"),
            Stage::Begun => {
                self.follow(lane, "survey", Part::Survey).await;
                let session = self.client.read("/v1/session", lane.session(Part::Survey)).await.unwrap();
                lane.invitation = session["about"].as_str().unwrap().to_owned();
            }
            _ => {}
        }
    }

    async fn mediation(&self, lane: &Lane) -> Value {
        self.client.read(&format!("/v1/mediations/{}", lane.case), Some(&self.program)).await.unwrap()
    }

    /// Puts the clock forward to a moment, if it isn't past it.
    pub async fn wait_until(&self, moment: Timestamp) {
        let by = moment.duration_since(self.stack.clock.now());
        if by.is_positive() {
            self.stack.advance(by).await;
        }
    }

    /// The end of the last time that a case has on offer.
    pub fn last_start(lane: &Lane) -> Timestamp {
        lane.starts.iter().filter_map(|start| start.parse().ok()).max().unwrap_or_default()
    }

    /// The resident follows the survey's link once more, which works until it is answered.
    pub async fn follow_survey(&self, lane: &mut Lane) {
        self.follow(lane, "survey", Part::Survey).await;
    }

    /// Everybody asks for a new link, because a day has passed, and follows it.
    pub async fn renew(&self, lane: &mut Lane) {
        let parts = [
            (Part::Status, "new-status-link"),
            (Part::Resident, "new-mediation-link"),
            (Part::Officer, "new-mediation-link"),
            (Part::Mediator, "new-assignment-link"),
            (Part::CoMediator, "new-assignment-link"),
        ];
        if lane.ended {
            return;
        }
        for (part, template) in parts {
            let path = format!("/l/{}/again", lane.links[&part]);
            let headers = [("content-type", "application/x-www-form-urlencoded")];
            let form = Some("key=once-again".to_owned());
            let answer = self.client.send(reqwest::Method::POST, &path, None, &headers, form).await.unwrap();
            assert_eq!(answer.status, 200, "{path}");
            self.stack.settle().await;
            self.follow(lane, template, part).await;
        }
    }
}
