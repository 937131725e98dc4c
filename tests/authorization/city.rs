//! A city with cases side by side, which all go from stage to stage, so that every request meets a case that it can be about.

use std::path::Path;
use std::sync::{Arc, Mutex};

use jiff::{SignedDuration, Timestamp};
use kit::Clock as _;
use local::journey::Client;
use local::{Delivery, LocalClock, Options, Stack};
use serde_json::{Value, json};

use super::callers::{Credential, send};
use super::lane::{Lane, Part, Stage, Story, screening};
use super::provider::Provider;
use super::verdict::Shot;

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
    /// Every answer that the plain steps got: the route, who asked, about which case.
    pub answers: Mutex<Vec<(String, &'static str, usize, Shot)>>,
    program: String,
    standards: String,
    outreach: String,
}

/// Who takes a plain step.
#[derive(Clone, Copy)]
enum By {
    Anybody,
    Program,
    Standards,
    Outreach,
    Holder(Part),
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
        let [program, standards, outreach] = ["program", "professional_standards", "outreach"].map(|role| provider.access(role));
        Self {
            stack,
            provider,
            client,
            http: kit::http_client::public_web().unwrap(),
            answers: Mutex::default(),
            program,
            standards,
            outreach,
        }
    }

    /// A new case, whose mediators are on the roster.
    pub async fn open(&self, lane: Lane) -> Lane {
        let mut lane = lane;
        if lane.story == Story::Flooded {
            for n in 0..5 {
                let mut filing = lane.filing();
                filing["incident_place"] = n.to_string().into();
                self.step("/v1/cases", &lane, By::Anybody, &filing).await;
            }
        }
        let filed = self.step("/v1/cases", &lane, By::Anybody, &lane.filing()).await;
        lane.case = filed["id"].as_str().unwrap().to_owned();
        for part in [Part::Mediator, Part::CoMediator] {
            let registered = self.step("/v1/mediators", &lane, By::Program, &lane.mediator(part)).await;
            lane.mediators.push(registered["id"].as_str().unwrap().to_owned());
        }
        self.stack.settle().await;
        if matches!(lane.story, Story::PhoneOnly | Story::Flooded) {
            lane.ended = true;
        } else {
            self.follow(&mut lane, "receipt", Part::Status).await;
        }
        lane
    }

    /// Follows the newest link of a template.
    async fn follow(&self, lane: &mut Lane, template: &str, part: Part) {
        let link = self.client.link(template, &lane.address(part)).await.unwrap();
        let session = self.step("/v1/links", lane, By::Anybody, &json!({ "token": link })).await;
        lane.sessions.insert(part, session["session"].as_str().unwrap().to_owned());
        lane.links.insert(part, link);
    }

    /// Posts, whether or not somebody else did it already.
    async fn step(&self, route: &str, lane: &Lane, by: By, body: &Value) -> Value {
        let bearer = |token: &str| Credential::Bearer(token.to_owned());
        let (name, credential) = match by {
            By::Anybody => ("anonymous", Credential::None),
            By::Program => ("program", bearer(&self.program)),
            By::Standards => ("professional_standards", bearer(&self.standards)),
            By::Outreach => ("outreach", bearer(&self.outreach)),
            By::Holder(part) => (part.name(), bearer(lane.session(part).unwrap())),
        };
        let id = lane.named_by(route);
        let path = route.replace("{id}", id);
        let digest = store::rows::digest(&[path.as_bytes(), body.to_string().as_bytes()]);
        let key = lane.typed('y', &format!("a-plain-step-{}", &digest[..16])).replace(' ', "-");
        let sent = ("application/json", key.as_str(), Some(body.to_string()));
        let shot = send(self, ("POST", &path), (&credential, ""), sent, "").await;
        assert!(shot.status < 300 || shot.status == 409, "{path}: {} {}", shot.status, shot.body);
        let answer = serde_json::from_str(&shot.body).unwrap_or_default();
        self.answers.lock().unwrap().push((format!("POST {route}"), name, lane.number, shot));
        answer
    }

    async fn on(&self, side: &str, lane: &Lane, what: &str, by: By, body: &Value) {
        self.step(&format!("/v1/{side}/{{id}}/{what}"), lane, by, body).await;
    }

    /// Takes a case on from a stage to the next, as far as no row did so already.
    pub async fn carry_on(&self, lane: &mut Lane, from: Stage) {
        if lane.ended {
            return;
        }
        if self.turns_away(lane, from).await {
            lane.ended = true;
            return self.stack.settle().await;
        }
        if lane.marked {
            self.in_the_community(lane, from).await;
        }
        if !lane.moved {
            match from {
                Stage::Received => {
                    if lane.marked {
                        self.on("cases", lane, "comments", By::Program, &lane.comment()).await;
                        self.on("cases", lane, "hold", By::Standards, &lane.hold()).await;
                        self.step("/v1/desk/views", lane, By::Program, &lane.view()).await;
                    }
                    self.on("cases", lane, "acknowledgement", By::Standards, &json!({})).await;
                }
                Stage::Acknowledged => self.on("cases", lane, "screening", By::Program, &json!({ "answers": screening() })).await,
                Stage::Eligible => self.on("cases", lane, "respondents", By::Standards, &lane.officer()).await,
                Stage::Identified => {
                    self.on("cases", lane, "discovery", By::Standards, &json!({ "discovered_on": "2026-11-20" })).await;
                }
                Stage::Dated => self.on("cases", lane, "approvals", By::Program, &json!({ "for": "program" })).await,
                Stage::Approved => self.on("cases", lane, "approvals", By::Standards, &lane.second_approval()).await,
                Stage::Admitted => {
                    if lane.marked {
                        self.step("/v1/mediators/{id}/busy", lane, By::Program, &lane.calendar()).await;
                    }
                    if lane.marked || lane.story == Story::Reached {
                        self.on("mediations", lane, "companions", By::Program, &lane.supporter()).await;
                    }
                    self.on("mediations", lane, "offers", By::Program, &lane.offers()).await;
                }
                Stage::Consented => {
                    self.on("mediations", lane, "mediators", By::Program, &json!({ "mediators": lane.mediators })).await;
                }
                Stage::Prepared => {
                    self.wait_for_objections(lane).await;
                    if lane.marked {
                        self.on("mediations", lane, "arrangements", By::Program, &json!({ "person": lane.people[0] })).await;
                    }
                    self.on("mediations", lane, "slots", By::Program, &json!({ "starts": lane.starts })).await;
                }
                Stage::Booked => self.on("mediations", lane, "papers", By::Program, &lane.papers()).await,
                Stage::Begun => {
                    self.on("mediations", lane, "outcome", By::Program, &lane.conclusion()).await;
                    if lane.marked || lane.story == Story::Agreed {
                        self.on("mediations", lane, "agreement", By::Program, &lane.agreement()).await;
                    }
                    if lane.marked {
                        self.on("mediations", lane, "agreement/signatures", By::Program, &lane.signatures()).await;
                    }
                }
                _ => {}
            }
        }
        lane.moved = false;
        self.both_halves(lane, from).await;
        self.stack.settle().await;
        self.arrive(lane, from).await;
    }

    /// Somebody asks for a presentation meanwhile: it is denied, asked for otherwise, approved, and takes place.
    async fn in_the_community(&self, lane: &mut Lane, from: Stage) {
        let request = "/v1/community/requests/{id}";
        match from {
            Stage::Received => {
                let filed = self.step("/v1/community/requests", lane, By::Anybody, &lane.community_request()).await;
                lane.request = filed["id"].as_str().unwrap_or_default().to_owned();
                let added = self.step("/v1/community/specialists", lane, By::Outreach, &lane.presenter()).await;
                lane.presenter = added["id"].as_str().unwrap_or_default().to_owned();
                let item = json!({
                    "title": lane.typed('4', "Coffee"), "place": lane.typed('5', "Library"), "day": "2027-01-13", "at": "09:00",
                    "minutes": 60
                });
                self.step("/v1/community/program", lane, By::Outreach, &item).await;
                self.stack.settle().await;
                self.follow(lane, "request-received", Part::Request).await;
            }
            Stage::Acknowledged => {
                let denial = json!({ "reason": "incomplete", "note": lane.typed('9', "Which door?") });
                self.step(&format!("{request}/denial"), lane, By::Outreach, &denial).await;
            }
            Stage::Identified => {
                let asked = lane.community_request();
                self.step("/v1/community/requests/mine/amendment", lane, By::Holder(Part::Request), &asked).await;
            }
            Stage::Dated => {
                let presenter = json!({ "specialist": lane.presenter });
                self.step(&format!("{request}/hand-over"), lane, By::Outreach, &presenter).await;
                self.step(&format!("{request}/approval"), lane, By::Outreach, &json!({})).await;
            }
            Stage::Concluded => {
                self.step(&format!("{request}/completion"), lane, By::Outreach, &json!({ "headcount": 20 })).await;
                let said = json!({ "rating": 5, "remark": lane.typed('9', "More of it") });
                self.step("/v1/community/requests/mine/feedback", lane, By::Holder(Part::Request), &said).await;
            }
            _ => {}
        }
    }

    /// Stages that take two: a half that a row took already is refused, or taken once more.
    async fn both_halves(&self, lane: &Lane, from: Stage) {
        let (parties, mediators) = ([Part::Resident, Part::Officer], [Part::Mediator, Part::CoMediator]);
        match from {
            Stage::Offered => {
                for part in parties {
                    self.on("mediations", lane, "answer", By::Holder(part), &Lane::answer("yes")).await;
                }
            }
            Stage::Asked => {
                for part in mediators {
                    self.on("mediations", lane, "assignment", By::Holder(part), &json!({ "answer": "clear" })).await;
                }
            }
            Stage::Preparing => {
                for person in &lane.people {
                    let talk = json!({ "person": person, "on": "2026-11-20", "minutes": 45, "suitable": "yes" });
                    self.on("mediations", lane, "preparations", By::Program, &talk).await;
                }
            }
            Stage::Picking => {
                for part in parties {
                    self.on("mediations", lane, "picks", By::Holder(part), &json!({ "starts": lane.starts })).await;
                }
            }
            _ => {}
        }
    }

    /// Whether the case's story turns here.
    async fn turns_away(&self, lane: &Lane, from: Stage) -> bool {
        match (lane.story, from) {
            (Story::NotEligible, Stage::Acknowledged) => {
                let mut answers = screening();
                answers["force"] = "yes".into();
                self.on("cases", lane, "screening", By::Program, &json!({ "answers": answers })).await;
            }
            (Story::Reviewed, Stage::Acknowledged) => {
                let mut answers = screening();
                answers["safety_concern"] = "yes".into();
                self.on("cases", lane, "screening", By::Program, &json!({ "answers": answers })).await;
            }
            (Story::Excluded, Stage::Acknowledged) => {
                let mut answers = screening();
                answers["pending_claim"] = "yes".into();
                self.on("cases", lane, "screening", By::Program, &json!({ "answers": answers })).await;
            }
            (Story::Declined, Stage::Offered) => {
                self.on("mediations", lane, "answer", By::Holder(Part::Officer), &Lane::answer("no")).await;
            }
            (Story::Withdrawn, Stage::Consented) => {
                self.on("mediations", lane, "withdrawal", By::Holder(Part::Resident), &json!({})).await;
            }
            (Story::Conflict, Stage::Asked) => {
                self.on("mediations", lane, "assignment", By::Holder(Part::Mediator), &json!({ "answer": "conflict" })).await;
            }
            // These wait where they are, for what is done beside the way.
            (Story::Corrected, Stage::Approved) => {}
            (Story::Reached, Stage::Offered) | (Story::TakenBack, Stage::Asked) => {}
            (Story::Objected | Story::Stopped | Story::Terminated, Stage::Preparing) => {}
            _ => return false,
        }
        true
    }

    /// Names one more whom a case is about; their id.
    pub async fn name_by_mistake(&self, lane: &Lane) -> String {
        let email = format!("{}@example.org", uuid::Uuid::now_v7().simple());
        let wrong = json!({ "name": "Wrong", "email": email, "language": "en" });
        self.on("cases", lane, "respondents", By::Standards, &wrong).await;
        let case = self.client.read(&format!("/v1/cases/{}", lane.case), Some(&self.standards)).await.unwrap();
        case["respondent_ids"].as_array().and_then(|ids| ids.last()?.as_str()).unwrap_or(super::matrix::NOWHERE).to_owned()
    }

    /// Approves for the program, unless it has approved.
    pub async fn approve_again(&self, lane: &Lane) {
        let path = format!("/v1/cases/{}/approvals", lane.case);
        let key = uuid::Uuid::now_v7().to_string();
        self.client.post_as(&path, Some(&self.program), &key, &json!({ "for": "program" })).await.unwrap();
    }

    /// The resident answers the survey.
    pub async fn answer_survey(&self, lane: &Lane) {
        let answers = lane.survey(domain::survey::Questionnaire::Resident);
        self.step("/v1/surveys/{id}/answers", lane, By::Holder(Part::Survey), &answers).await;
    }

    /// What everybody has once the stage is left behind: ids, and the sessions behind the links in the mails that came.
    async fn arrive(&self, lane: &mut Lane, from: Stage) {
        match from {
            Stage::Approved => {
                let mediation = self.mediation(lane).await;
                let people = mediation["participants"].as_array().unwrap().iter();
                lane.people = people.map(|one| one["person"].as_str().unwrap().to_owned()).collect();
                let day = self.open_day(lane.number % 20);
                lane.starts = [0, 4].map(|later| (day + SignedDuration::from_hours(later)).to_string()).into();
            }
            Stage::Admitted => {
                self.follow(lane, "offer", Part::Resident).await;
                self.follow(lane, "offer", Part::Officer).await;
                let joined = self.mediation(lane).await;
                lane.companion = joined["companions"][0]["person"].as_str().map(str::to_owned);
            }
            Stage::Consented => {
                self.follow(lane, "assignment", Part::Mediator).await;
                self.follow(lane, "assignment", Part::CoMediator).await;
            }
            Stage::Prepared => {
                self.follow(lane, "pick-times", Part::Resident).await;
                self.follow(lane, "pick-times", Part::Officer).await;
            }
            Stage::Picking => {
                let mediation = self.mediation(lane).await;
                assert_eq!(mediation["stage"], "booked");
                let feed = self.step("/v1/mediations/{id}/calendar-link", lane, By::Holder(Part::Resident), &json!({})).await;
                lane.feed =
                    feed["address"].as_str().and_then(|address| address.rsplit('/').next()).unwrap_or_default().to_owned();
                let companions = mediation["companions"].as_array().into_iter().flatten();
                lane.people.extend(companions.map(|one| one["person"].as_str().unwrap().to_owned()));
            }
            Stage::Begun => {
                self.follow(lane, "survey", Part::Survey).await;
                let session = self.client.read("/v1/session", lane.session(Part::Survey)).await.unwrap();
                lane.invitation = session["about"].as_str().unwrap().to_owned();
            }
            _ => {}
        }
    }

    /// This hour on a day from the fourth week on: the first of them on which nothing is on in the city, the next, and so on.
    fn open_day(&self, number: usize) -> Timestamp {
        let policy = domain::Policy::parse(domain::policy::PASADENA).unwrap();
        let days = (26..).map(|days| self.stack.clock.now() + SignedDuration::from_hours(24 * days));
        days.filter(|at| policy.blackout(policy.date(*at)).is_none()).nth(number).unwrap()
    }

    async fn mediation(&self, lane: &Lane) -> Value {
        self.client.read(&format!("/v1/mediations/{}", lane.case), Some(&self.program)).await.unwrap()
    }

    /// Lets the time pass in which the sides may object to the mediators.
    pub async fn wait_for_objections(&self, lane: &Lane) {
        let until = self.mediation(lane).await["objections_until"].as_str().and_then(|until| until.parse().ok());
        self.wait_until(until.unwrap_or_default()).await;
    }

    /// Puts the clock forward to a moment, if it isn't past it.
    pub async fn wait_until(&self, moment: Timestamp) {
        let by = moment.duration_since(self.stack.clock.now());
        if by.is_positive() {
            self.stack.advance(by).await;
        }
    }

    /// Years later, a case is destroyed.
    pub async fn destroy_years_later(&self, lane: &Lane) {
        self.stack.advance(SignedDuration::from_hours(6 * 366 * 24)).await;
        self.on("cases", lane, "hold-release", By::Standards, &json!({})).await;
        self.on("cases", lane, "destruction", By::Standards, &lane.hold()).await;
        self.stack.settle().await;
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
            (Part::Request, "new-request-link"),
        ];
        if lane.ended {
            return;
        }
        for (part, template) in parts {
            let Some(link) = lane.links.get(&part) else { continue };
            let path = format!("/l/{link}/again");
            let headers = [("content-type", "application/x-www-form-urlencoded")];
            let form = Some("key=once-again".to_owned());
            let answer = self.client.send(reqwest::Method::POST, &path, None, &headers, form).await.unwrap();
            assert_eq!(answer.status, 200, "{path}");
            self.stack.settle().await;
            self.follow(lane, template, part).await;
        }
    }
}
