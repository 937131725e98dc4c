//! What each operation of a case spends on storage, as the embedded store counts it after DynamoDB's rules.

use domain::text::EmailAddress;
use domain::vocabulary::Language;
use jiff::SignedDuration;
use local::Stack;
use local::journey::{Journey, Role};
use reqwest::Method;
use serde_json::{Value, json};
use store::{Store as _, Transaction};
use uuid::Uuid;

use crate::budget::{Budget, Cost, between};
use crate::filled::{Trouble, still};

/// A statement of three kilobytes: two write units each, on top of the twenty that a filing may spend.
const STATEMENT: usize = 3000;
const FILING: f64 = 20.0 + 2.0 * 3.0;
/// Besides the step, the statement and five small rows go or come: the reference, two people, the list's and the record's.
const DESTRUCTION: Budget = Budget::of(2, 2.0, 16.0 + 2.0 * (3.0 + 5.0));
/// Two parties, two mediators and a room, of which each is locked for the day.
const LOCKS: f64 = 5.0;

/// What each operation is known to spend; more than this fails the tests, whatever its budget. Those that miss their budget: sending
/// offers and asking mediators open a gate for each person and one for all of them, and each mediator's home has a row that follows; matching reads the roster and every attendee's
/// calendar row by row; pages and the program's desk read what they show in several queries; and a sealed answer is a big item in an
/// index.
const KNOWN: [(&str, Budget); 38] = [
    ("file a case over the API, a statement of 3,000 characters", Budget::of(1, 0.0, 27.0)),
    ("acknowledge", Budget::of(2, 1.0, 11.0)),
    ("screen", Budget::of(2, 1.0, 11.0)),
    ("identify a respondent", Budget::of(2, 1.0, 13.0)),
    ("record the discovery", Budget::of(2, 1.0, 13.0)),
    ("toll the clock", Budget::of(2, 1.0, 13.0)),
    ("comment on a case", Budget::of(2, 1.0, 10.0)),
    ("approve, for the program", Budget::of(2, 1.0, 11.0)),
    ("approve, for professional standards: admitted", Budget::of(2, 1.0, 13.0)),
    ("send the offers", Budget::of(2, 1.0, 17.0)),
    ("answer an offer, the first", Budget::of(2, 1.0, 8.0)),
    ("answer an offer, the second: it goes ahead", Budget::of(2, 1.0, 15.0)),
    ("ask two mediators", Budget::of(4, 3.0, 25.0)),
    ("declare no conflict, the first mediator", Budget::of(2, 1.0, 10.0)),
    ("declare no conflict, the second mediator", Budget::of(2, 1.0, 21.0)),
    ("record a preparation, the first", Budget::of(2, 1.0, 8.0)),
    ("record a preparation, the second", Budget::of(2, 1.0, 15.0)),
    ("offer times", Budget::of(10, 9.0, 17.0)),
    ("pick times, the first", Budget::of(10, 9.0, 10.0)),
    ("pick times, the second: booked, with five locks", Budget::of(10, 9.0, 45.0)),
    ("the case's page", Budget::of(3, 4.0, 2.0)),
    ("the mediation's page", Budget::of(7, 7.0, 2.0)),
    ("the desk, professional standards", Budget::of(2, 2.0, 0.0)),
    ("the desk, program: three partitions behind the wall", Budget::of(4, 4.0, 0.0)),
    (REPORT, Budget::of(1, 2.0, 0.0)),
    (DASHBOARD, Budget::of(1, 1.0, 0.0)),
    (SURVEYS, Budget::of(8, 8.0, 0.0)),
    (OWN_MAIL, Budget::of(3, 2.0, 7.0)),
    ("record the outcome", Budget::of(2, 1.0, 29.0)),
    ("answer a survey", Budget::of(2, 1.0, 25.0)),
    ("write an agreement of 1,000 characters, signed on paper", Budget::of(2, 1.0, 15.0)),
    ("close", Budget::of(2, 1.0, 19.0)),
    ("list the records", Budget::of(2, 2.0, 0.0)),
    ("destroy a case whose time is over", Budget::of(2, 1.0, 29.0)),
    (ASKED, Budget::of(4, 3.0, 19.0)),
    (APPROVED, Budget::of(4, 3.0, 21.0)),
    (REQUESTS, Budget::of(1, 1.0, 0.0)),
    (CALENDAR, Budget::of(8, 8.0, 0.0)),
];

const REPORT: &str = "the report of a year, a case's messages long";
const DASHBOARD: &str = "the public dashboard";
const SURVEYS: &str = "what surveys add up to, nothing mixed yet";
const OWN_MAIL: &str = "choose when a desk's mails come to one's own address";

const ASKED: &str = "ask for a presentation, which goes to its area's specialist";
const APPROVED: &str = "approve it: whoever presents and a special thing are locked";
const REQUESTS: &str = "the list of presentations and events";
const CALENDAR: &str = "the public calendar, six months";

/// A case on its way, and what its steps cost so far.
struct Course<'a> {
    journey: Journey<'a>,
    costs: Vec<Cost>,
}

/// Plays a case and measures each of its steps.
///
/// # Errors
/// When a step isn't possible.
pub async fn costs() -> Result<Vec<Cost>, Trouble> {
    let stack = still().await?;
    let mut course = Course { journey: Journey::begin(&stack).await?, costs: Vec::new() };
    course.community().await?;
    course.complaint().await?;
    course.consent().await?;
    course.mediators().await?;
    course.times().await?;
    course.looking().await?;
    course.ending().await?;
    course.years_later().await?;
    Ok(course.costs)
}

impl Course<'_> {
    fn stack(&self) -> &Stack {
        self.journey.stack
    }

    /// Sends a request and keeps what the function spent on it, and on nothing that follows from it.
    async fn measured(&mut self, name: &str, function: &str, budget: Budget, request: Request) -> Result<Value, Trouble> {
        let Request { method, path, token, key, body } = request;
        let json = key.iter().flat_map(|key| [("content-type", "application/json"), ("idempotency-key", key.as_str())]);
        let headers: Vec<(&str, &str)> = json.collect();
        let before = self.stack().meters[function].spent();
        let answer = self.journey.client.send(method, &path, token.as_deref(), &headers, body).await?;
        let spent = between(before, self.stack().meters[function].spent());
        if !(200..400).contains(&answer.status) {
            return Err(format!("{name} was answered with {}: {}", answer.status, answer.body).into());
        }
        let known = KNOWN.iter().find(|(operation, _)| *operation == name).map_or(budget, |(_, known)| *known);
        self.costs.push(Cost { name: name.to_owned(), spent, budget, known });
        self.stack().settle().await;
        Ok(answer.body)
    }

    async fn step(
        &mut self,
        name: &str,
        function: &str,
        budget: Budget,
        token: &str,
        path: &str,
        body: &Value,
    ) -> Result<Value, Trouble> {
        let request = Request::json(path, Some(token), body);
        self.measured(name, function, budget, request).await
    }

    async fn on_case(&mut self, name: &str, token: &str, what: &str, body: &Value) -> Result<Value, Trouble> {
        let path = format!("/v1/cases/{}/{what}", self.journey.case);
        self.step(name, "Intake", Budget::TRANSITION, token, &path, body).await
    }

    async fn on_mediation(
        &mut self,
        name: &str,
        budget: Budget,
        token: &str,
        what: &str,
        body: &Value,
    ) -> Result<Value, Trouble> {
        let path = format!("/v1/mediations/{}/{what}", self.journey.case);
        self.step(name, "Scheduling", budget, token, &path, body).await
    }

    /// The policy is read once a minute by a function that is warm.
    async fn warm(&self) -> Result<(), Trouble> {
        for path in ["/", "/ask"] {
            self.journey.client.get(path, None).await?;
        }
        let mediation = format!("/v1/mediations/{}", self.journey.case);
        for what in ["", "/proposals", "/slots"] {
            self.journey.client.get(&format!("{mediation}{what}"), Some(&self.journey.program)).await?;
        }
        self.journey.client.get("/v1/desk", Some(&self.journey.program)).await?;
        Ok(())
    }

    /// A presentation is asked for, approved and looked at.
    async fn community(&mut self) -> Result<(), Trouble> {
        let outreach = self.journey.client.staff(Role::Outreach).await?;
        let supervisor = self.journey.client.staff(Role::Supervisor).await?;
        let kim = json!({ "name": "Kim", "email": "kim@example.org", "house": "city", "areas": ["northeast"] });
        self.journey.client.post("/v1/community/specialists", Some(&outreach), &kim).await?;
        let ask = json!({
            "kind": "neighborhood_watch", "organization": "Villa Street", "subject": "Porch lights", "day": "2027-01-19", "at": "18:00",
            "minutes": 60, "place": "Villa Street", "zip": "91104", "audience": 20, "ages": "mixed", "language": "en", "public": true,
            "specials": ["k9"], "name": "Ana", "email": "ana@example.org"
        });
        let asked = Request::json("/v1/community/requests", None, &ask);
        let filed = self.measured(ASKED, "Outreach", Budget::of(2, 1.0, 20.0), asked).await?;
        let request = format!("/v1/community/requests/{}", filed["id"].as_str().unwrap_or_default());
        self.journey.client.post(&format!("{request}/grants"), Some(&supervisor), &json!({ "part": "k9" })).await?;
        // One day of whoever presents and one of the dog, each a lock.
        let with_locks = Budget { write_units: Budget::TRANSITION.write_units + 2.0 * 2.0, ..Budget::TRANSITION };
        let path = format!("{request}/approval");
        self.step(APPROVED, "Outreach", with_locks, &outreach, &path, &json!({})).await?;
        let (list, calendar) =
            (Request::page("/v1/community/requests", &outreach), Request::page("/v1/community/calendar", &outreach));
        self.measured(REQUESTS, "Outreach", Budget::of(1, 4.0, 0.0), list).await?;
        self.measured(CALENDAR, "Outreach", Budget::of(1, 4.0, 0.0), calendar).await?;
        Ok(())
    }

    async fn complaint(&mut self) -> Result<(), Trouble> {
        self.warm().await?;
        let mut filing = self.journey.filing();
        filing["statement"] = "x".repeat(STATEMENT).into();
        let request = Request::json("/v1/cases", None, &filing);
        let filed = self.measured(
            "file a case over the API, a statement of 3,000 characters",
            "Intake",
            Budget::of(1, 0.0, FILING),
            request,
        );
        let filed = filed.await?;
        self.journey.case = filed["id"].as_str().unwrap_or_default().to_owned();
        let (program, standards) = (self.journey.program.clone(), self.journey.standards.clone());
        self.on_case("acknowledge", &standards, "acknowledgement", &json!({})).await?;
        self.on_case("screen", &program, "screening", &json!({ "answers": all_no() })).await?;
        let officer = json!({ "name": "Officer Example", "email": self.journey.people.officer, "language": "en" });
        self.on_case("identify a respondent", &standards, "respondents", &officer).await?;
        self.on_case("record the discovery", &standards, "discovery", &json!({ "discovered_on": "2026-11-20" })).await?;
        let toll = json!({ "ground": "officer_waiver", "from": "2026-11-21", "until": "2026-11-22", "document": "Waiver 26-1" });
        self.on_case("toll the clock", &standards, "tolls", &toll).await?;
        self.on_case("comment on a case", &program, "comments", &json!({ "comment": "Called back." })).await?;
        self.on_case("approve, for the program", &program, "approvals", &json!({ "for": "program" })).await?;
        let last = json!({ "for": "professional_standards" });
        self.on_case("approve, for professional standards: admitted", &standards, "approvals", &last).await?;
        Ok(())
    }

    async fn consent(&mut self) -> Result<(), Trouble> {
        self.warm().await?;
        let program = self.journey.program.clone();
        let place = json!({ "place": "Garfield Avenue" });
        self.on_mediation("send the offers", Budget::TRANSITION, &program, "offers", &place).await?;
        for email in [self.journey.people.resident.clone(), self.journey.people.officer.clone()] {
            let session = self.journey.client.follow("offer", &email).await?;
            self.journey.parties.push(session);
        }
        let parties = self.journey.parties.clone();
        let yes = json!({ "answer": "yes", "text_version": "2026-11", "language": "en" });
        self.on_mediation("answer an offer, the first", Budget::TRANSITION, &parties[1], "answer", &yes).await?;
        self.on_mediation("answer an offer, the second: it goes ahead", Budget::TRANSITION, &parties[0], "answer", &yes).await?;
        Ok(())
    }

    async fn mediators(&mut self) -> Result<(), Trouble> {
        self.journey.register_mediators().await?;
        let program = self.journey.program.clone();
        let path = format!("/v1/mediations/{}/proposals", self.journey.case);
        let proposals = self.journey.client.read(&path, Some(&program)).await?;
        let team = json!({ "mediators": proposals["teams"][0]["mediators"] });
        self.on_mediation("ask two mediators", Budget::TRANSITION, &program, "mediators", &team).await?;
        for email in self.journey.people.mediators.clone() {
            let session = self.journey.client.follow("assignment", &email).await?;
            self.journey.mediators.push(session);
        }
        let clear = json!({ "answer": "clear" });
        for (mediator, which) in self.journey.mediators.clone().into_iter().zip(["first", "second"]) {
            let name = format!("declare no conflict, the {which} mediator");
            self.on_mediation(&name, Budget::TRANSITION, &mediator, "assignment", &clear).await?;
        }
        for (person, which) in self.journey.participants().await?.into_iter().zip(["first", "second"]) {
            let name = format!("record a preparation, the {which}");
            let talk = json!({ "person": person, "on": "2026-11-22", "minutes": 45, "suitable": "yes" });
            let mediator = self.journey.mediators[0].clone();
            self.on_mediation(&name, Budget::TRANSITION, &mediator, "preparations", &talk).await?;
        }
        Ok(())
    }

    async fn times(&mut self) -> Result<(), Trouble> {
        let program = self.journey.program.clone();
        let objections = self.journey.mediation().await?["objections_until"].as_str().and_then(|until| until.parse().ok());
        self.journey.pass_until(objections.unwrap_or_default()).await;
        let path = format!("/v1/mediations/{}/slots", self.journey.case);
        let found = self.journey.client.read(&path, Some(&program)).await?;
        let slots = found["slots"].as_array().cloned().unwrap_or_default();
        let starts: Vec<Value> = slots.iter().map(|slot| slot["starts_at"].clone()).collect();
        let starts = json!({ "starts": starts });
        self.on_mediation("offer times", Budget::TRANSITION, &program, "slots", &starts).await?;
        let (resident, officer) = (self.journey.people.resident.clone(), self.journey.people.officer.clone());
        let parties = [
            self.journey.client.follow("pick-times", &resident).await?,
            self.journey.client.follow("pick-times", &officer).await?,
        ];
        self.on_mediation("pick times, the first", Budget::TRANSITION, &parties[0], "picks", &starts).await?;
        let with_locks = Budget { write_units: Budget::TRANSITION.write_units + 2.0 * LOCKS, ..Budget::TRANSITION };
        self.on_mediation("pick times, the second: booked, with five locks", with_locks, &parties[1], "picks", &starts).await?;
        Ok(())
    }

    async fn looking(&mut self) -> Result<(), Trouble> {
        self.warm().await?;
        let (program, standards) = (self.journey.program.clone(), self.journey.standards.clone());
        // The audit entry's put is a transaction of one item: two units.
        let case_page = Budget::of(2, 4.0, 2.0);
        let path = format!("/cases/{}", self.journey.case);
        // The first look of a day also seals the traces of the day before: two more round trips, once.
        self.journey.client.get(&path, Some(&standards)).await?;
        self.measured("the case's page", "Intake", case_page, Request::page(&path, &standards)).await?;
        let path = format!("/mediations/{}", self.journey.case);
        self.measured("the mediation's page", "Scheduling", case_page, Request::page(&path, &program)).await?;
        let desk = Budget::of(1, 4.0, 0.0);
        self.measured("the desk, professional standards", "Reports", desk, Request::page("/desk", &standards)).await?;
        self.measured("the desk, program: three partitions behind the wall", "Reports", desk, Request::page("/desk", &program))
            .await?;
        // As many round trips as there are years of the log; a year of 24 cases is about a thousand rows.
        let (report, read) = (Budget::of(1, 16.0, 0.0), Budget::of(1, 4.0, 0.0));
        self.measured(REPORT, "Reports", report, Request::page("/reports", &program)).await?;
        self.measured(DASHBOARD, "Reports", read, Request::page("/dashboard", &program)).await?;
        self.measured(SURVEYS, "Surveys", read, Request::page("/survey/results", &program)).await?;
        self.own_mail(&program).await
    }

    /// Somebody whose address is known from signing in on the pages chooses when their desk's mails come to it.
    async fn own_mail(&mut self, program: &str) -> Result<(), Trouble> {
        let (tenant, email) = ("pasadena".parse()?, EmailAddress::parse("program@staff.example")?);
        let now = kit::Clock::now(self.stack().clock.as_ref());
        let writes = identity::staff::first_known(&tenant, "local-program", (email, Language::English), now)?;
        self.stack().store().commit(Transaction { token: Uuid::now_v7(), writes }).await?;
        let (budget, chosen) = (Budget::of(2, 2.0, 16.0), json!({ "frequency": "daily" }));
        self.step(OWN_MAIL, "Identity", budget, program, "/v1/account/mail", &chosen).await?;
        Ok(())
    }

    async fn ending(&mut self) -> Result<(), Trouble> {
        let session = self.journey.mediation().await?["session"]["ends_at"].as_str().unwrap_or_default().parse();
        let until =
            session.unwrap_or_else(|_| kit::Clock::now(self.stack().clock.as_ref()) + SignedDuration::from_hours(24 * 30));
        self.journey.pass_until(until + SignedDuration::from_hours(1)).await;
        let mediation = self.journey.mediation().await?;
        let papers = mediation["papers"].as_array().cloned().unwrap_or_default();
        let signed: Vec<Value> = papers.iter().map(|one| json!({ "person": one["person"], "paper": one["paper"] })).collect();
        let signed_on = self.journey.days_ago(1);
        let sides = ["participants", "mediators"].map(|side| mediation[side].as_array().cloned().unwrap_or_default());
        let attended = sides.iter().flatten().map(|one| json!({ "person": one["person"], "attendance": "present" }));
        let outcome = json!({ "outcome": "agreement", "attendance": attended.collect::<Vec<_>>() });
        self.warm().await?;
        let program = self.journey.program.clone();
        let papers = json!({ "signed_on": signed_on.clone(), "signed": signed });
        self.on_mediation("record the papers", Budget::of(2, 1.0, 8.0), &program, "papers", &papers).await?;
        self.on_mediation("record the outcome", Budget::TRANSITION, &program, "outcome", &outcome).await?;
        let people = sides.iter().flatten().map(|one| one["person"].clone()).collect::<Vec<_>>();
        let terms = "Both greet each other when they meet. ".repeat(26);
        let agreement = json!({ "terms": terms, "signed": people, "signed_on": signed_on });
        let name = "write an agreement of 1,000 characters, signed on paper";
        self.on_mediation(name, Budget::TRANSITION, &program, "agreement", &agreement).await?;
        let session = self.journey.client.follow("survey", &self.journey.people.resident).await?;
        let about = self.journey.client.read("/v1/session", Some(&session)).await?;
        let path = format!("/v1/surveys/{}", about["about"].as_str().unwrap_or_default());
        let survey = self.journey.client.read(&path, Some(&session)).await?;
        let questions = survey["questions"].as_array().cloned().unwrap_or_default();
        let code = |question: &Value| question.as_str().or(question["code"].as_str()).unwrap_or_default().to_owned();
        let answers: serde_json::Map<String, Value> = questions.iter().map(|question| (code(question), 5.into())).collect();
        let body = json!({ "answers": answers });
        self.step("answer a survey", "Surveys", Budget::TRANSITION, &session, &format!("{path}/answers"), &body).await?;
        self.on_mediation("close", Budget::TRANSITION, &program, "close", &json!({})).await?;
        Ok(())
    }

    async fn years_later(&mut self) -> Result<(), Trouble> {
        self.stack().advance(SignedDuration::from_hours(6 * 366 * 24)).await;
        let standards = self.journey.client.staff(Role::ProfessionalStandards).await?;
        self.journey.client.get("/v1/records", Some(&standards)).await?;
        let listed = Request::page("/v1/records", &standards);
        self.measured("list the records", "Intake", Budget::of(2, 4.0, 0.0), listed).await?;
        let consent = json!({ "document": "City Attorney 31-0412" });
        let path = format!("/v1/cases/{}/destruction", self.journey.case);
        self.step("destroy a case whose time is over", "Intake", DESTRUCTION, &standards, &path, &consent).await?;
        Ok(())
    }
}

/// A request, as it is sent.
struct Request {
    method: Method,
    path: String,
    token: Option<String>,
    key: Option<String>,
    body: Option<String>,
}

impl Request {
    /// A post under a key of its own.
    fn json(path: &str, token: Option<&str>, body: &Value) -> Self {
        let body = body.to_string();
        let key = store::rows::digest(&[path.as_bytes(), token.unwrap_or_default().as_bytes(), body.as_bytes()]);
        Self { method: Method::POST, path: path.to_owned(), token: token.map(str::to_owned), key: Some(key), body: Some(body) }
    }

    fn page(path: &str, token: &str) -> Self {
        Self { method: Method::GET, path: path.to_owned(), token: Some(token.to_owned()), key: None, body: None }
    }
}

/// The answers to a screening in which nothing stands against mediation.
#[must_use]
pub fn all_no() -> Value {
    domain::complaint::Question::ALL
        .iter()
        .map(|question| (question.code().to_owned(), Value::from("no")))
        .collect::<serde_json::Map<_, _>>()
        .into()
}
