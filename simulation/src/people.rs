//! Who takes part: residents, officers, mediators and staff, each doing what they would, in their own time, with second thoughts.

use domain::complaint::Question;
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use crate::client::{Answer, Device, both};
use crate::party::Party;
use crate::world::Temper;

/// Stands in every name, address and text that somebody typed. It may be read by whom it concerns, and never stand in a message.
pub const MARK: &str = "Zyxanthia";

/// The mediators' addresses.
pub const MEDIATORS: [&str; 3] =
    ["zyxanthia-mediator-a@example.org", "zyxanthia-mediator-b@example.org", "zyxanthia-mediator-c@example.org"];

/// The links that let somebody take part in a mediation.
const PARTICIPATE: [&str; 10] = [
    "offer",
    "offer-nudge",
    "going-ahead",
    "pick-times",
    "pick-other-times",
    "agreement-to-sign",
    "agreement-signed",
    "follow-up",
    "follow-up-nudge",
    "new-mediation-link",
];
const ASSIGNED: [&str; 3] = ["assignment", "outcome-due", "new-assignment-link"];

/// What is in a mediator's own calendar.
const EVENINGS: &str = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Test//EN\r\nBEGIN:VEVENT\r\nSUMMARY:zyxanthia choir\r\nDTSTART:20261123T190000\r\nDURATION:PT1H\r\nRRULE:FREQ=WEEKLY\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

/// When mediators have time.
fn working_days() -> Vec<Value> {
    (1..=5).map(|day| json!({ "day": day, "from": "09:00", "until": "18:00" })).collect()
}

/// The program puts its mediators on the roster.
pub async fn roster(device: Device) {
    let program = device.staff("program").await;
    let weekly = working_days();
    for (number, email) in MEDIATORS.iter().enumerate() {
        let mediator = json!({
            "name": format!("{MARK} Mediator {number}"), "email": email, "languages": ["en", "es"], "training_hours": 40,
            "lecture_hours": 12, "confidentiality_signed": true, "law_enforcement": number < 2, "weekly": weekly
        });
        let added = device.post("/v1/mediators", Some(&program), &mediator).await.json();
        if number == 0 {
            let corrected = format!("/v1/mediators/{}", added["id"].as_str().unwrap_or_default());
            device.post(&format!("{corrected}/busy"), Some(&program), &json!({ "calendar": EVENINGS })).await;
            device.post(&corrected, Some(&program), &mediator).await;
        }
    }
}

/// Times that cases of about the same month all ask for, so that they race for them: the hour of the first free one, on a Tuesday and
/// a Wednesday weeks ahead.
fn contested(now: Timestamp, slots: &[Value]) -> Vec<Value> {
    const DAY: i64 = 24 * 3600;
    let Some(first) = slots.first().and_then(|slot| slot["starts_at"].as_str()?.parse::<Timestamp>().ok()) else {
        return Vec::new();
    };
    let months = (now.as_second() + 20 * DAY) / (28 * DAY) + 1;
    let days = [5, 6].map(|day| months * 28 * DAY + day * DAY + first.as_second() % DAY);
    days.into_iter().filter_map(|at| Some(Timestamp::from_second(at).ok()?.to_string().into())).collect()
}

/// One case, with everyone in it.
pub struct Case {
    pub(crate) device: Device,
    pub(crate) number: u32,
    pub(crate) id: String,
    pub(crate) program: String,
    standards: String,
    parties: [Party; 2],
    mediators: Vec<Party>,
    /// Whether an assignment of it was taken back already.
    pub(crate) taken_back: bool,
}

/// The case didn't go on; not a mistake.
pub struct Stopped;

pub(crate) type Step<T = ()> = Result<T, Stopped>;

pub(crate) fn done(answer: Answer) -> Step<Value> {
    if answer.is_done() { Ok(answer.json()) } else { Err(Stopped) }
}

/// A case from the form to wherever it gets.
pub async fn case(device: Device, number: u32) {
    let mut case = Case::new(device, number).await;
    case.device.pass(SignedDuration::from_mins(i64::from(case.device.chance(600)))).await;
    case.device.world.state().on_their_way += 1;
    let _ = case.whole().await;
    case.device.world.state().on_their_way -= 1;
    case.device.tell(|| format!("case {number} has gone as far as it goes"));
}

impl Case {
    /// A case that isn't filed yet, with the people whom its number names.
    pub(crate) async fn new(device: Device, number: u32) -> Self {
        let parties = ["resident", "officer"].map(|who| Party::new(format!("zyxanthia-{who}-{number}@example.org")));
        let mediators = MEDIATORS.map(|address| Party::new(address.to_owned())).into();
        let (program, standards) = (device.staff("program").await, device.staff("professional_standards").await);
        Self { device, number, id: String::new(), program, standards, parties, mediators, taken_back: false }
    }

    /// Where the mail of one of the sides goes.
    pub(crate) fn address(&self, who: usize) -> &str {
        &self.parties[who].address
    }

    /// From the form to where offers can go out.
    pub(crate) async fn admitted(&mut self) -> Step {
        self.filed().await?;
        self.screened().await?;
        self.approved().await
    }

    async fn whole(&mut self) -> Step {
        self.admitted().await?;
        self.seated().await;
        self.offered().await?;
        self.assigned().await?;
        if self.objected().await {
            self.assigned().await?;
        }
        self.prepared().await?;
        let ends_at = self.booked().await?;
        let ends_at = self.moved(ends_at).await;
        self.held(ends_at).await?;
        self.agreed_in_writing().await;
        self.surveyed().await;
        self.pause(60).await;
        self.mediation("close", json!({})).await;
        self.held_or_not().await;
        if self.device.temper() == Temper::Steadfast || self.device.temper() == Temper::Rushed {
            self.long_over().await;
        }
        Ok(())
    }

    /// Years later somebody takes the case once more, and destroys it at once: what they did before comes late, or after.
    async fn long_over(&self) {
        self.device.pass(SignedDuration::from_hours(6 * 366 * 24)).await;
        self.on_case(&self.standards, "assignee", json!({ "to": "me" })).await;
        self.on_case(&self.standards, "destruction", json!({ "document": "D-2" })).await;
    }

    pub(crate) async fn pause(&self, minutes: u32) {
        self.device.pass(SignedDuration::from_mins(i64::from(self.device.chance(minutes)))).await;
    }

    async fn on_case(&self, token: &str, what: &str, body: Value) -> Answer {
        self.device.post(&format!("/v1/cases/{}/{what}", self.id), Some(token), &body).await
    }

    /// The program does something to the mediation.
    pub(crate) async fn mediation(&self, what: &str, body: Value) -> Answer {
        self.device.post(&format!("/v1/mediations/{}/{what}", self.id), Some(&self.program), &body).await
    }

    pub(crate) async fn party(&mut self, who: usize, what: &str, body: Value) -> Answer {
        let path = format!("/v1/mediations/{}/{what}", self.id);
        self.parties[who].does(&self.device, &path, &body, &PARTICIPATE).await
    }

    pub(crate) async fn mediator(&mut self, who: usize, what: &str, body: Value) -> Answer {
        let path = format!("/v1/mediations/{}/{what}", self.id);
        self.mediators[who].does(&self.device, &path, &body, &ASSIGNED).await
    }

    pub(crate) async fn seen(&self) -> Value {
        self.device.get(&format!("/v1/mediations/{}", self.id), Some(&self.program)).await.json()
    }

    /// Somebody has second thoughts.
    async fn wavers(&mut self, percent: u32) -> Step {
        if self.device.wavers(percent) || self.device.temper() == Temper::Fickle {
            self.gives_up().await;
            return Err(Stopped);
        }
        Ok(())
    }

    async fn filed(&mut self) -> Step {
        let number = self.number;
        let filing = json!({
            "kind": "community", "category": "demeanor", "statement": format!("{MARK} he raised his voice {number}"),
            "incident_on": "2026-11-10", "incident_place": format!("{MARK} Avenue"), "name": format!("{MARK} Resident {number}"),
            "email": self.parties[0].address, "language": if number.is_multiple_of(2) { "es" } else { "en" }, "age": "adult", "contact_consent": true
        });
        let filed = done(self.device.post("/v1/cases", None, &filing).await)?;
        self.id = filed["id"].as_str().unwrap_or_default().to_owned();
        let standards = self.standards.clone();
        self.pause(600).await;
        self.on_case(&standards, "acknowledgement", json!({})).await;
        Ok(())
    }

    async fn screened(&mut self) -> Step {
        self.pause(600).await;
        let mut answers: serde_json::Map<String, Value> =
            Question::ALL.iter().map(|one| (one.code().to_owned(), "no".into())).collect();
        if self.device.wavers(5) {
            answers.insert("force".into(), "yes".into());
        }
        let program = self.program.clone();
        let screened = done(self.on_case(&program, "screening", json!({ "answers": answers })).await)?;
        if screened["stage"] == "eligible" { Ok(()) } else { Err(Stopped) }
    }

    async fn approved(&mut self) -> Step {
        self.pause(600).await;
        let officer =
            json!({ "name": format!("{MARK} Officer {}", self.number), "email": self.parties[1].address, "language": "en" });
        let discovery = json!({ "discovered_on": "2026-11-20" });
        both(self.on_case(&self.standards, "respondents", officer), self.on_case(&self.standards, "discovery", discovery)).await;
        let (ours, theirs) = (json!({ "for": "program" }), json!({ "for": "professional_standards" }));
        both(self.on_case(&self.program, "approvals", ours), self.on_case(&self.standards, "approvals", theirs)).await;
        for _ in 0..200 {
            let answer = self.device.get(&format!("/v1/mediations/{}", self.id), Some(&self.program)).await;
            if answer.is_done() {
                return Ok(());
            }
            self.pause(30).await;
        }
        Err(Stopped)
    }

    async fn offered(&mut self) -> Step {
        done(self.mediation("offers", json!({ "place": "Garfield Avenue" })).await)?;
        let first = self.device.chance(2) as usize;
        let certain = self.device.temper() != Temper::Usual;
        let mut yes = 0;
        for who in [first, 1 - first] {
            self.pause(3 * 24 * 60).await;
            self.reached(who).await;
            self.pause(3 * 24 * 60).await;
            let answer = match self.device.chance(20) {
                _ if certain => "yes",
                0 | 1 => "no",
                2 => continue, // says nothing
                _ => "yes",
            };
            let answered = self.answers(who, answer).await;
            yes += u32::from(answered.is_done() && answer == "yes");
        }
        if yes == 2 { Ok(()) } else { Err(Stopped) }
    }

    async fn assigned(&mut self) -> Step {
        for _ in 0..6 {
            self.pause(24 * 60).await;
            self.wavers(3).await?;
            // Whoever was asked and couldn't answer yet is asked again by nobody; they answer when their new link works.
            if self.seen().await["stage"] == "consented" {
                let proposals =
                    self.device.get(&format!("/v1/mediations/{}/proposals", self.id), Some(&self.program)).await.json();
                let team = proposals["teams"][0]["mediators"].clone();
                done(self.mediation("mediators", json!({ "mediators": team })).await)?;
            }
            let mut conflict = false;
            for _ in 0..2 {
                self.pause(300).await;
                let seen = self.seen().await;
                let asked = seen["mediators"].as_array().cloned().unwrap_or_default();
                for one in asked.iter().filter(|one| one["clear"] == false) {
                    let Some(who) = self.mediator_of(one["person"].as_str().unwrap_or_default()).await else { continue };
                    if self.given_up_on(&one["person"]).await {
                        break;
                    }
                    conflict = self.device.wavers(8);
                    let answer = if conflict { ["conflict", "declined"][self.device.chance(2) as usize] } else { "clear" };
                    self.mediator(who, "assignment", json!({ "answer": answer })).await;
                    if conflict {
                        break;
                    }
                }
            }
            if !conflict && self.seen().await["stage"] == "preparing" {
                return Ok(());
            }
        }
        Err(Stopped)
    }

    /// Which mediator has this id: their name in the roster says it.
    pub(crate) async fn mediator_of(&self, id: &str) -> Option<usize> {
        let roster = self.device.get("/v1/mediators", Some(&self.program)).await.json();
        let roster = roster.as_array().or(roster["mediators"].as_array()).cloned().unwrap_or_default();
        let name = roster.iter().find(|one| one["id"] == id)?["details"]["name"].as_str()?.to_owned();
        name.rsplit(' ').next()?.parse().ok()
    }

    async fn prepared(&mut self) -> Step {
        self.wavers(3).await?;
        let seen = self.seen().await;
        let mediator = seen["mediators"][0]["person"].as_str().unwrap_or_default().to_owned();
        let who = self.mediator_of(&mediator).await.ok_or(Stopped)?;
        // A mediator whose session is over gets a new link, and tries again.
        for _ in 0..4 {
            for participant in seen["participants"].as_array().cloned().unwrap_or_default() {
                self.pause(24 * 60).await;
                let today = self.device.now().strftime("%Y-%m-%d").to_string().min("2026-11-23".to_owned());
                let talk = json!({ "person": participant["person"], "on": today, "minutes": 45, "suitable": "yes" });
                if !self.mediator(who, "preparations", talk.clone()).await.is_done() {
                    self.mediation("preparations", talk).await;
                }
            }
            if self.seen().await["stage"] == "prepared" {
                self.own_hours(who).await;
                return Ok(());
            }
        }
        Err(Stopped)
    }

    /// Some mediators say themselves when they have time, which is when they had it before.
    async fn own_hours(&mut self, who: usize) {
        if self.device.temper() == Temper::Usual {
            return;
        }
        let (device, hours) = (self.device.clone(), json!({ "weekly": working_days() }));
        let mediator = &mut self.mediators[who];
        mediator.does_of_their_own(&device, "/v1/mediators/me/hours", &hours, &ASSIGNED).await;
        mediator.does_of_their_own(&device, "/v1/mediators/me/busy", &json!({ "calendar": EVENINGS }), &ASSIGNED).await;
        let mut resident = Party::new(self.address(0).to_owned());
        resident.does_of_their_own(&device, "/v1/cases/mine/mediation-link", &json!({}), &["receipt"]).await;
    }

    async fn booked(&mut self) -> Step<Timestamp> {
        let objections = self.seen().await["objections_until"].as_str().and_then(|until| until.parse().ok());
        self.device.until(objections.unwrap_or_default()).await;
        self.said_when().await;
        let temper = self.device.temper();
        for _ in 0..if temper == Temper::Usual { 4 } else { 12 } {
            self.wavers(4).await?;
            let found = self.device.get(&format!("/v1/mediations/{}/slots", self.id), Some(&self.program)).await.json();
            let slots = found["slots"].as_array().cloned().unwrap_or_default();
            // Who goes the whole way takes what is free; the others race for the same times.
            let free = || slots.iter().take(2).map(|slot| slot["starts_at"].clone()).collect();
            let starts = if temper == Temper::Steadfast { free() } else { contested(self.device.now(), &slots) };
            self.mediation("slots", json!({ "starts": starts })).await;
            self.pause(600).await;
            self.chooses(0, &json!(starts)).await;
            self.device.gather().await;
            let device = self.device.clone();
            self.parties[1].sign_in_again(&device, &PARTICIPATE).await;
            let hour = device.now().as_second() / 3600 + 1;
            device.until(Timestamp::from_second(hour * 3600).unwrap_or_default()).await;
            self.party(1, "picks", json!({ "starts": starts })).await;
            let seen = self.seen().await;
            if let Ok(ends_at) = seen["session"]["ends_at"].as_str().unwrap_or_default().parse() {
                return Ok(ends_at);
            }
            self.pause(600).await;
        }
        Err(Stopped)
    }

    async fn held(&mut self, ends_at: Timestamp) -> Step {
        self.pause(48 * 60).await;
        self.wavers(8).await?;
        self.late_conflict().await?;
        self.device.until(ends_at + SignedDuration::from_mins(i64::from(self.device.chance(5000)))).await;
        let seen = self.seen().await;
        let people = ["participants", "companions", "mediators"]
            .iter()
            .flat_map(|side| seen[*side].as_array().cloned().unwrap_or_default());
        let attendance: Vec<Value> = people.map(|one| json!({ "person": one["person"], "attendance": "present" })).collect();
        let papers = seen["papers"].as_array().cloned().unwrap_or_default();
        let signed: Vec<Value> = papers.iter().map(|one| json!({ "person": one["person"], "paper": one["paper"] })).collect();
        let on = self.device.now().strftime("%Y-%m-%d").to_string().min("2026-11-23".to_owned());
        done(self.mediation("papers", json!({ "signed_on": on, "signed": signed })).await)?;
        let impasse = self.device.temper() == Temper::Usual && self.device.chance(2) == 1;
        let outcome = if impasse { "impasse" } else { "agreement" };
        done(self.mediation("outcome", json!({ "outcome": outcome, "attendance": attendance })).await)?;
        Ok(())
    }

    async fn surveyed(&mut self) {
        let people: Vec<String> = self.parties.iter().chain(&self.mediators).map(|party| party.address.clone()).collect();
        for address in people {
            if self.device.wavers(30) {
                continue;
            }
            self.pause(24 * 60).await;
            self.survey(&address).await;
        }
    }

    /// The newest survey that somebody hasn't answered; a mediator has one of each case.
    async fn survey(&self, address: &str) -> Option<()> {
        let mut used = Vec::new();
        for _ in 0..4 {
            let session = self.device.follow(address, &["survey", "survey-nudge"], &mut used).await?;
            let about = self.device.get("/v1/session", Some(&session)).await.json();
            let path = format!("/v1/surveys/{}", about["about"].as_str()?);
            let survey = self.device.get(&path, Some(&session)).await.json();
            let code = |question: &Value| question.as_str().or(question["code"].as_str()).unwrap_or_default().to_owned();
            let Some(questions) = survey["questions"].as_array() else { continue };
            let answers: serde_json::Map<String, Value> = questions.iter().map(|question| (code(question), 4.into())).collect();
            let body = json!({ "answers": answers, "remark": format!("{MARK} remark") });
            if self.device.post(&format!("{path}/answers"), Some(&session), &body).await.is_done() {
                return Some(());
            }
        }
        None
    }
}
