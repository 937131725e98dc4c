//! The steps of a case, each as the person would do it whose turn it is.

use domain::complaint::Question;
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use super::client::{Client, Role, Trouble};
use super::people::People;
use super::place::Place;
use crate::stack::Stack;

/// A case on its way.
pub struct Journey<'a, P: Place + ?Sized = Stack> {
    /// The stack that it lives on.
    pub stack: &'a P,
    /// The API's client.
    pub client: Client,
    /// Who takes part.
    pub people: People,
    /// The program's access token.
    pub program: String,
    /// Professional standards' access token.
    pub standards: String,
    /// The case's id, which is the mediation's too.
    pub case: String,
    /// The sessions of resident and officer, once they followed their links.
    pub parties: Vec<String>,
    /// The sessions of the mediators.
    pub mediators: Vec<String>,
}

pub(super) type Step<T = ()> = Result<T, Trouble>;

impl<'a, P: Place + ?Sized> Journey<'a, P> {
    /// Signs staff in.
    ///
    /// # Errors
    /// When that doesn't work.
    pub async fn begin(stack: &'a P) -> Step<Self> {
        let client = Client::of(stack.api(), stack.dev());
        let program = client.staff(Role::Program).await?;
        let standards = client.staff(Role::ProfessionalStandards).await?;
        Ok(Self {
            stack,
            client,
            people: People::default(),
            program,
            standards,
            case: String::new(),
            parties: Vec::new(),
            mediators: Vec::new(),
        })
    }

    /// The day so many days ago, as the API writes days.
    /// A day before today, as bodies write it.
    #[must_use]
    pub fn days_ago(&self, days: i64) -> String {
        let then = self.stack.now() - SignedDuration::from_hours(24 * days);
        then.strftime("%Y-%m-%d").to_string()
    }

    /// What a resident would send.
    #[must_use]
    pub fn filing(&self) -> Value {
        json!({
            "kind": "community", "category": "demeanor",
            "statement": "The officer raised his voice at me at the counter and would not let me finish a sentence.",
            "incident_on": self.days_ago(312), "incident_place": "Garfield Avenue", "name": "Ana López",
            "email": self.people.resident, "language": "es", "age": "adult", "contact_consent": true
        })
    }

    /// The resident files.
    ///
    /// # Errors
    /// When it isn't accepted.
    pub async fn file(&mut self) -> Step<Value> {
        let filed = self.client.post("/v1/cases", None, &self.filing()).await?;
        self.case = filed["id"].as_str().unwrap_or_default().to_owned();
        self.stack.settle().await;
        Ok(filed)
    }

    async fn on_case(&self, token: &str, what: &str, body: &Value) -> Step<Value> {
        let done = self.client.post(&format!("/v1/cases/{}/{what}", self.case), Some(token), body).await?;
        self.stack.settle().await;
        Ok(done)
    }

    /// Somebody does something to the mediation.
    ///
    /// # Errors
    /// When it isn't possible.
    pub async fn on_mediation(&self, token: &str, what: &str, body: &Value) -> Step<Value> {
        let done = self.client.post(&format!("/v1/mediations/{}/{what}", self.case), Some(token), body).await?;
        self.stack.settle().await;
        Ok(done)
    }

    /// Professional standards acknowledge.
    ///
    /// # Errors
    /// When that isn't possible.
    pub async fn acknowledge(&self) -> Step<Value> {
        self.on_case(&self.standards, "acknowledgement", &json!({})).await
    }

    /// The program screens, with the same answer to every question but those given.
    ///
    /// # Errors
    /// When that isn't possible.
    pub async fn screen(&self, different: &[(&str, &str)]) -> Step<Value> {
        let mut answers: serde_json::Map<String, Value> =
            Question::ALL.iter().map(|question| (question.code().to_owned(), "no".into())).collect();
        answers.extend(different.iter().map(|(question, answer)| ((*question).to_owned(), (*answer).into())));
        self.on_case(&self.program, "screening", &json!({ "answers": answers })).await
    }

    /// Professional standards name the officer and the day of discovery, and both sides approve: the case is admitted.
    ///
    /// # Errors
    /// When that isn't possible.
    pub async fn approve(&self) -> Step {
        let officer = json!({ "name": "Officer Example", "email": self.people.officer, "language": "en" });
        self.on_case(&self.standards, "respondents", &officer).await?;
        self.on_case(&self.standards, "discovery", &json!({ "discovered_on": self.days_ago(3) })).await?;
        self.on_case(&self.program, "approvals", &json!({ "for": "program" })).await?;
        self.on_case(&self.standards, "approvals", &json!({ "for": "professional_standards" })).await?;
        Ok(())
    }

    /// From the form to the offers, which both sides have then.
    ///
    /// # Errors
    /// When a step isn't possible.
    pub async fn to_offers(&mut self) -> Step {
        self.file().await?;
        self.acknowledge().await?;
        self.screen(&[]).await?;
        self.approve().await?;
        self.send_offers().await
    }

    /// The program sends the offers; both follow their links.
    ///
    /// # Errors
    /// When that isn't possible.
    pub async fn send_offers(&mut self) -> Step {
        self.on_mediation(&self.program, "offers", &json!({ "place": "Garfield Avenue" })).await?;
        self.parties = vec![
            self.client.follow("offer", &self.people.resident).await?,
            self.client.follow("offer", &self.people.officer).await?,
        ];
        Ok(())
    }

    /// Somebody answers the offer: 0 is the resident, 1 the officer.
    ///
    /// # Errors
    /// When that isn't possible.
    pub async fn answer(&self, who: usize, answer: &str) -> Step<Value> {
        let own = self.client.read(&format!("/v1/mediations/{}/mine", self.case), Some(&self.parties[who])).await?;
        let read = json!({ "answer": answer, "text_version": own["offer"]["text_version"], "language": "en" });
        self.on_mediation(&self.parties[who], "answer", &read).await
    }

    /// The program puts two mediators on the roster. Their ids.
    ///
    /// # Errors
    /// When that isn't possible.
    pub async fn register_mediators(&self) -> Step<Vec<Value>> {
        let mut ids = Vec::new();
        let weekly: Vec<Value> = (1..=5).map(|day| json!({ "day": day, "from": "09:00", "until": "18:00" })).collect();
        for (n, email) in self.people.mediators.iter().enumerate() {
            let mediator = json!({
                "name": format!("Mediator {}", n + 1), "email": email, "languages": ["en", "es"],
                "training_hours": 40, "lecture_hours": 12, "confidentiality_signed": true, "law_enforcement": n == 0,
                "weekly": weekly
            });
            let registered = self.client.post("/v1/mediators", Some(&self.program), &mediator).await?;
            ids.push(registered["id"].clone());
        }
        Ok(ids)
    }

    /// The program asks the proposed team of these two mediators; both are clear of conflicts and prepare each side.
    ///
    /// # Errors
    /// When a step isn't possible.
    pub async fn assign_and_prepare(&mut self) -> Step {
        let ours = self.register_mediators().await?;
        let proposals = self.client.read(&format!("/v1/mediations/{}/proposals", self.case), Some(&self.program)).await?;
        let teams = proposals["teams"].as_array().cloned().unwrap_or_default();
        let is_ours = |team: &&Value| ours.iter().all(|id| team["mediators"].as_array().is_some_and(|both| both.contains(id)));
        let team = teams.iter().find(is_ours).map_or(Value::Null, |team| team["mediators"].clone());
        self.on_mediation(&self.program, "mediators", &json!({ "mediators": team })).await?;
        self.mediators.clear();
        for email in &self.people.mediators {
            self.mediators.push(self.client.follow("assignment", email).await?);
        }
        for mediator in &self.mediators {
            self.on_mediation(mediator, "assignment", &json!({ "answer": "clear" })).await?;
        }
        for person in self.participants().await? {
            let talk = json!({ "person": person, "on": self.days_ago(1), "minutes": 45, "suitable": "yes" });
            self.on_mediation(&self.mediators[0], "preparations", &talk).await?;
        }
        Ok(())
    }

    /// The program offers every time that the finder found, as soon as nobody can object to the mediators any more.
    ///
    /// # Errors
    /// When that isn't possible.
    pub async fn offer_times(&self) -> Step<Vec<Value>> {
        let until = self.mediation().await?["objections_until"].as_str().and_then(|until| until.parse().ok());
        self.pass_until(until.unwrap_or_default()).await;
        let found = self.client.read(&format!("/v1/mediations/{}/slots", self.case), Some(&self.program)).await?;
        let slots = found["slots"].as_array().cloned().unwrap_or_default();
        let starts: Vec<Value> = slots.iter().map(|slot| slot["starts_at"].clone()).collect();
        self.on_mediation(&self.program, "slots", &json!({ "starts": starts })).await?;
        Ok(starts)
    }

    /// Both pick every time that is offered; the first is booked.
    ///
    /// # Errors
    /// When a step isn't possible.
    pub async fn book(&mut self) -> Step<Timestamp> {
        let starts = self.offer_times().await?;
        self.parties.clear();
        for email in [&self.people.resident, &self.people.officer] {
            self.parties.push(self.client.follow("pick-times", email).await?);
        }
        for party in &self.parties {
            self.on_mediation(party, "picks", &json!({ "starts": starts })).await?;
        }
        let first = starts.first().and_then(Value::as_str).unwrap_or_default();
        Ok(first.parse().unwrap_or_default())
    }

    /// Lets the days pass until a moment, two hours at a time so that every reminder has its moment: the last one comes two hours
    /// before its session.
    pub async fn pass_until(&self, moment: Timestamp) {
        while self.stack.now() < moment {
            self.stack.advance(SignedDuration::from_hours(2)).await;
        }
    }

    /// A mediator records that everyone was there, and how it ended.
    ///
    /// # Errors
    /// When that isn't possible.
    pub async fn record(&self, outcome: &str) -> Step<Value> {
        let mediation = self.mediation().await?;
        let people =
            ["participants", "mediators"].iter().flat_map(|side| mediation[*side].as_array().cloned().unwrap_or_default());
        let attendance: Vec<Value> = people.map(|one| json!({ "person": one["person"], "attendance": "present" })).collect();
        let mediator = self.client.follow("outcome-due", &self.people.mediators[0]).await;
        let token = mediator.unwrap_or_else(|_| self.program.clone());
        self.sign(&token).await?;
        self.on_mediation(&token, "outcome", &json!({ "outcome": outcome, "attendance": attendance })).await
    }

    /// Everybody signs what is to be signed, and a mediator or the program records it.
    ///
    /// # Errors
    /// When that isn't possible.
    pub async fn sign(&self, token: &str) -> Step<()> {
        let papers = self.mediation().await?["papers"].as_array().cloned().unwrap_or_default();
        let open = papers.iter().filter(|paper| paper["signed_on"].is_null());
        let signed: Vec<Value> = open.map(|paper| json!({ "person": paper["person"], "paper": paper["paper"] })).collect();
        if !signed.is_empty() {
            let on = self.days_ago(1);
            self.on_mediation(token, "papers", &json!({ "signed_on": on, "signed": signed })).await?;
        }
        Ok(())
    }

    /// Everyone answers their survey. How many did.
    ///
    /// # Errors
    /// When one isn't accepted.
    pub async fn answer_surveys(&self) -> Step<usize> {
        let people = [&self.people.resident, &self.people.officer, &self.people.mediators[0], &self.people.mediators[1]];
        for email in people {
            let session = self.client.follow("survey", email).await?;
            let about = self.client.read("/v1/session", Some(&session)).await?;
            let path = format!("/v1/surveys/{}", about["about"].as_str().unwrap_or_default());
            let survey = self.client.read(&path, Some(&session)).await?;
            let questions = survey["questions"].as_array().cloned().unwrap_or_default();
            let code = |question: &Value| question.as_str().or(question["code"].as_str()).unwrap_or_default().to_owned();
            let answers: serde_json::Map<String, Value> = questions.iter().map(|question| (code(question), 5.into())).collect();
            self.client.post(&format!("{path}/answers"), Some(&session), &json!({ "answers": answers })).await?;
        }
        self.stack.settle().await;
        Ok(people.len())
    }

    /// The program closes the mediation.
    ///
    /// # Errors
    /// When that isn't possible.
    pub async fn close(&self) -> Step<Value> {
        self.on_mediation(&self.program, "close", &json!({})).await
    }
}
