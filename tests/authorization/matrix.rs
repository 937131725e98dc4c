//! Every row for every caller: refused ones first see a case that they leave as it was, whoever may takes it on.

use std::collections::{BTreeMap, BTreeSet};

use domain::notice::Purpose;
use domain::vocabulary::Language;
use edge::StaffRole;
use serde_json::Value;
use store::access::{LinkRow, link_key};
use store::{Key, Store as _, Table, Transaction, Write};

use super::callers::{Caller, Credential, Stale, Who, begin_to_sign_in, everybody, put_session, send, session_row, sign_in};
use super::city::City;
use super::community;
use super::lane::{Lane, Part, Stage, Story};
use super::provider::Provider;
use super::routes::METHODS;
use super::rows::{Body, ROWS, Row};
use super::verdict::{Cell, Shot};

/// What no case has.
pub const NOWHERE: &str = "00000000-0000-7000-8000-000000000000";
/// Cases side by side: four end by withdrawal, six are taken on by rows of one stage, and one more is there to be refused.
const CASES: usize = 11;
/// The number of the case that others have; its day is before all of theirs.
const NEIGHBOR: usize = 40;
/// Cases that wait beside the way: four are judged, two overridden and two taken back, and one of each is there to be refused.
const BESIDE: [(Story, usize); 10] = [
    (Story::Reviewed, 5),
    (Story::Excluded, 5),
    (Story::Flooded, 2),
    (Story::Corrected, 2),
    (Story::Reached, 2),
    (Story::TakenBack, 2),
    (Story::Objected, 2),
    (Story::Stopped, 2),
    (Story::Terminated, 1),
    (Story::Agreed, 2),
];

fn path_ends(row: &Row, with: &str) -> bool {
    row.path().ends_with(with)
}

/// A city with its cases and everybody at its door.
pub struct Matrix {
    /// The city.
    pub city: City,
    /// Everybody.
    pub callers: Vec<Caller>,
    /// Sessions that are good no longer.
    pub stale: Stale,
    /// What was seen.
    pub cells: Vec<Cell>,
    lanes: Vec<Lane>,
    neighbor: Lane,
    earlier: Lane,
    later: Vec<(Row, Caller)>,
    asked: BTreeMap<&'static str, community::Asked>,
    sent: usize,
}

impl Matrix {
    /// A city in which one case is over, another one booked, and the others begin.
    pub async fn begin() -> Self {
        let city = City::found(Provider::start().await, None, "pasadena").await;
        let staff_over = sign_in(&city, "program").await;
        let mut earlier = city.open(Lane::default()).await;
        for stage in Stage::ALL {
            if *stage == Stage::Begun {
                city.wait_until(City::last_start(&earlier) + jiff::SignedDuration::from_hours(20)).await;
            }
            city.carry_on(&mut earlier, *stage).await;
        }
        let mut neighbor = city.open(Lane { number: NEIGHBOR, ..Lane::default() }).await;
        for stage in Stage::ALL.iter().filter(|stage| **stage < Stage::Booked) {
            city.carry_on(&mut neighbor, *stage).await;
        }
        city.renew(&mut neighbor).await;
        city.follow_survey(&mut earlier).await;
        let mut lanes = Vec::new();
        for number in 1..=CASES {
            lanes.push(city.open(Lane { number, ..Lane::default() }).await);
        }
        let beside = BESIDE.into_iter().flat_map(|(story, cases)| std::iter::repeat_n(story, cases));
        for (n, story) in beside.enumerate() {
            lanes.push(city.open(Lane { number: CASES + 2 + n, story, ..Lane::default() }).await);
        }
        let stale = stale(&city, staff_over, &earlier, &neighbor).await;
        // Everybody has signed in on the pages once, so that their address is known.
        for role in StaffRole::ALL {
            sign_in(&city, role.code()).await;
        }
        let callers = everybody(&city.provider, &sign_in(&city, "program").await, &stale);
        Self {
            city,
            callers,
            stale,
            cells: Vec::new(),
            lanes,
            neighbor,
            earlier,
            later: Vec::new(),
            asked: BTreeMap::new(),
            sent: 0,
        }
    }

    /// All stages.
    pub async fn run(&mut self) {
        for stage in Stage::ALL {
            match stage {
                Stage::Prepared => self.let_the_objections_pass().await,
                Stage::Begun => self.let_the_days_pass().await,
                Stage::FollowedUp => self.let_the_weeks_pass().await,
                Stage::Over => self.other_methods().await,
                Stage::YearsLater => self.let_the_years_pass().await,
                _ => {}
            }
            if matches!(stage, Stage::Booked | Stage::Concluded) {
                for (row, caller) in std::mem::take(&mut self.later) {
                    self.ask(&row, &caller).await;
                }
            }
            for row in ROWS.iter().filter(|row| row.at == *stage) {
                for caller in self.callers.clone() {
                    self.ask(row, &caller).await;
                }
            }
            for lane in &mut self.lanes {
                self.city.carry_on(lane, *stage).await;
            }
        }
        assert!(self.later.is_empty(), "somebody never came");
    }

    async fn let_the_days_pass(&mut self) {
        let last = self.lanes.iter().chain([&self.neighbor]).map(City::last_start).max().unwrap_or_default();
        self.city.wait_until(last + jiff::SignedDuration::from_hours(20)).await;
        self.everybody_comes_anew().await;
    }

    async fn let_the_objections_pass(&mut self) {
        let lane = self.lanes.iter().find(|lane| lane.story == Story::Whole && !lane.ended).unwrap();
        self.city.wait_for_objections(lane).await;
        self.everybody_comes_anew().await;
    }

    async fn everybody_comes_anew(&mut self) {
        for lane in self.lanes.iter_mut().chain([&mut self.neighbor]) {
            self.city.renew(lane).await;
        }
        self.city.follow_survey(&mut self.earlier).await;
        self.stale.link_elsewhere = elsewhere(&self.city, self.neighbor.session(Part::Resident).unwrap()).await;
        let browser = sign_in(&self.city, "program").await;
        self.stale.staff_elsewhere = elsewhere(&self.city, &browser).await;
        self.callers = everybody(&self.city.provider, &browser, &self.stale);
    }

    /// Those come to the door anew who are asked whether what they agreed on held, and the others of whom something is to be refused.
    async fn let_the_weeks_pass(&mut self) {
        // A tick takes as many rows of the due list as it can; weeks have more.
        for _ in 0..61 {
            self.city.stack.advance(jiff::SignedDuration::from_hours(24)).await;
        }
        let asked = self.lanes.iter_mut().filter(|lane| lane.story == Story::Agreed);
        for lane in asked.chain([&mut self.neighbor]) {
            self.city.renew(lane).await;
        }
        let browser = sign_in(&self.city, "program").await;
        self.callers = everybody(&self.city.provider, &browser, &self.stale);
    }

    /// Everybody who still can comes to the door anew.
    async fn let_the_years_pass(&mut self) {
        self.city.stack.advance(jiff::SignedDuration::from_hours(6 * 366 * 24)).await;
        let browser = sign_in(&self.city, "program").await;
        self.callers = everybody(&self.city.provider, &browser, &self.stale);
    }

    /// One cell, unless the caller isn't there yet, or the address names nobody's.
    async fn ask(&mut self, row: &Row, caller: &Caller) {
        let (story, takes_on) = (row.story(), row.takes_on());
        let beside = story != Story::Whole;
        let fits = |lane: &Lane| lane.story == story && (beside || !lane.ended) && !(takes_on && lane.moved);
        // What stays beside the way is done by the API to one case and by a page to another, so that each can be the first.
        let by_page = matches!(row.body, Body::Form(_)) && !takes_on;
        let lane = if by_page { self.lanes.iter().rposition(fits) } else { self.lanes.iter().position(fits) };
        let lane = lane.unwrap_or_else(|| panic!("{} wants more cases side by side", row.name));
        let bearer = |session: Option<&str>| session.map(|token| Credential::Bearer(token.to_owned()));
        if matches!(caller.who, Who::Anothers(_)) && !row.names_something() {
            return;
        }
        let asked = if row.is_about_a_request() { Some(self.asked(row).await) } else { None };
        let credential = match &caller.who {
            Who::Own(Part::Request) | Who::Anothers(Part::Request) => {
                let own = asked.clone().filter(|_| matches!(caller.who, Who::Own(_)));
                let theirs = match own {
                    Some(own) => own,
                    None => community::asked(&self.city, "").await,
                };
                Some(Credential::Bearer(community::session(&self.city, &theirs).await))
            }
            Who::Fixed(credential) => Some(credential.clone()),
            Who::Own(part) => bearer(self.lanes[lane].session(*part)),
            Who::Anothers(Part::Survey) => bearer(self.earlier.session(Part::Survey)),
            Who::Anothers(part) => bearer(self.neighbor.session(*part)),
        };
        let Some(credential) = credential else {
            if beside {
                return; // nobody has that part in a case that never gets so far
            }
            return self.later.push((*row, caller.clone()));
        };
        let about = asked.as_ref().map(|asked| asked.id.as_str());
        let cell = self.cell(row, (caller.name, about), &credential, lane).await;
        if row.method() == "POST" && !cell.shot.is_refused() {
            self.asked.remove(row.name); // something was done to it
        }
        if row.takes_on() && !cell.shot.is_refused() {
            self.lanes[lane].moved = true;
            self.lanes[lane].ended |= row.path().ends_with("/withdrawal");
        }
        self.cells.push(cell);
    }

    /// The request for a presentation that a row is about: the same one until somebody has done something to it.
    async fn asked(&mut self, row: &Row) -> community::Asked {
        if !self.asked.contains_key(row.name) {
            self.asked.insert(row.name, community::asked(&self.city, row.path()).await);
        }
        self.asked[row.name].clone()
    }

    /// A case that went the whole way and wasn't destroyed.
    pub fn still_there(&self) -> usize {
        let whole = |lane: &Lane| lane.story == Story::Whole && !lane.moved && !lane.ended;
        self.lanes.iter().rposition(whole).unwrap_or_else(|| panic!("every case was destroyed"))
    }

    /// What a caller gets for a row about a case.
    pub async fn cell(&mut self, row: &Row, (who, about): (&str, Option<&str>), credential: &Credential, lane: usize) -> Cell {
        let lane = &self.lanes[lane];
        let id = match row.path() {
            path if path.contains("/desk/mails/") => mail_task(&self.city).await,
            path if path.contains("/specialists/{id}") || path.contains("/program/{id}") => {
                community::named_by(&self.city, path).await
            }
            path if row.is_about_a_request() => match about {
                Some(id) => id.to_owned(),
                None => community::asked(&self.city, path).await.id,
            },
            path => lane.named_by(path).to_owned(),
        };
        let somebody = if path_ends(row, "absences") { lane.companion.as_ref() } else { lane.people.first() };
        let person = somebody.cloned().unwrap_or_else(|| NOWHERE.to_owned());
        let (path, cookie, body) = prepared(&self.city, row, lane).await;
        let before = self.written();
        let path = path.replace("{person}", &person);
        let nameless = |mut shot: Shot| {
            shot.headers.values_mut().for_each(|value| *value = value.replace(&person, "{person}"));
            shot
        };
        let shot = nameless(self.shoot(row, (&path.replace("{id}", &id), &cookie), credential, body.clone(), &id).await);
        let wrote = self.written() > before;
        let missing = if row.names_something() && shot.is_refused() {
            Some(nameless(self.shoot(row, (&path.replace("{id}", NOWHERE), &cookie), credential, body, NOWHERE).await))
        } else {
            None
        };
        Cell { row: row.name.to_owned(), who: who.to_owned(), shot, missing, wrote }
    }

    async fn shoot(&mut self, row: &Row, at: (&str, &str), credential: &Credential, body: Option<Value>, id: &str) -> Shot {
        self.sent += 1;
        let key = format!("cell-number-{}", self.sent);
        let body = body.map(|body| match row.body {
            Body::Form(_) => form(&body, &key),
            _ => body.to_string(),
        });
        let kind = if matches!(row.body, Body::Form(_)) { "application/x-www-form-urlencoded" } else { "application/json" };
        send(&self.city, (row.method(), at.0), (credential, at.1), (kind, &key, body), id).await
    }

    /// What the functions have written so far, in capacity units.
    fn written(&self) -> f64 {
        self.city.stack.meters.values().map(|meter| meter.spent().write_units).sum()
    }

    /// Methods that a path doesn't have, and doors of the template behind which there is nothing.
    async fn other_methods(&mut self) {
        let known: BTreeSet<&str> = ROWS.iter().map(Row::route).collect();
        let paths: BTreeSet<&str> = ROWS.iter().map(Row::path).collect();
        let doors = super::routes::doors(&self.city.stack.spec.routes);
        let doors = doors.iter().map(String::as_str).filter(|door| !paths.contains(door));
        let all: Vec<(String, &str)> = paths
            .iter()
            .copied()
            .chain(doors)
            .flat_map(|path| METHODS.iter().map(move |method| (format!("{method} {path}"), path)))
            .collect();
        for (route, path) in all.into_iter().filter(|(route, _)| !known.contains(route.as_str())) {
            for name in ["anonymous", "program", "program in a browser"] {
                let who = self.callers.iter().find(|caller| caller.name == name).map(|caller| caller.who.clone());
                let Some(Who::Fixed(credential)) = who else { continue };
                let path = path
                    .replace("{id}", NOWHERE)
                    .replace("{token}", NOWHERE)
                    .replace("{feed}", NOWHERE)
                    .replace("{name}", "concord.css")
                    .replace("{step}", "what")
                    .replace("{version}", version(path));
                let method = route.split(' ').next().unwrap_or_default();
                let before = self.written();
                let body = (method != "GET").then(|| "{}".to_owned());
                let sent = ("application/json", "another-method", body);
                let shot = send(&self.city, (method, &path), (&credential, ""), sent, NOWHERE).await;
                let wrote = self.written() > before;
                self.cells.push(Cell { row: route.clone(), who: name.to_owned(), shot, missing: None, wrote });
            }
        }
    }
}

/// The policy that a page and that a request puts in force: each its own, because one that is in force stays so.
fn version(path: &str) -> &'static str {
    if path.starts_with("/v1/") { "matrix-1" } else { "matrix-2" }
}

/// A row's path with everything but its id, a cookie that belongs to it, and its body.
async fn prepared(city: &City, row: &Row, lane: &Lane) -> (String, String, Option<Value>) {
    let mut path = row.path().replace("{name}", "concord.css");
    let mut cookie = String::new();
    let mut body = match row.body {
        Body::None => None,
        Body::Json(body) | Body::Form(body) => Some(body(lane)),
    };
    path = path.replace("{step}", "what").replace("{version}", version(row.path())).replace("{feed}", &lane.feed);
    if path == "/sign-in/callback" {
        (cookie, path) = begin_to_sign_in(city, "program").await;
    }
    if path.ends_with("/hand-over") {
        body = Some(serde_json::json!({ "specialist": community::named_by(city, "/specialists/").await }));
    }
    if path.ends_with("/verdict") {
        path.push_str("?kind=block_party&day=2027-07-04&at=10:00&minutes=240");
    }
    if path.ends_with("/respondent-removals") {
        body = Some(serde_json::json!({ "person": city.name_by_mistake(lane).await }));
    }
    if path.ends_with("/approval-withdrawals") {
        city.approve_again(lane).await;
    }
    if path.contains("{token}") || path == "/v1/links" {
        let token = link(city, lane, path.ends_with("/again")).await;
        path = path.replace("{token}", &token);
        body = body.map(|body| if path == "/v1/links" { serde_json::json!({ "token": token }) } else { body });
    }
    (path, cookie, body)
}

/// A mail of which nobody knows whether it left.
async fn mail_task(city: &City) -> String {
    let notice = uuid::Uuid::now_v7().to_string();
    let row = serde_json::json!({
        "notice": notice, "template": "offer", "trouble": "uncertain", "since": kit::Clock::now(city.stack.clock.as_ref()),
        "contents": { "person": notice, "about": notice, "language": "es", "by": "2026-12-06" }
    });
    let key = Key::new(&"pasadena".parse().unwrap(), "TASKS#program", &notice);
    let write = Write::put(Table::Reports, &key, &row).unwrap();
    city.stack.store().commit(Transaction { token: uuid::Uuid::now_v7(), writes: vec![write] }).await.unwrap();
    notice
}

/// A link of the resident's that nobody has followed yet, or that was.
async fn link(city: &City, lane: &Lane, spent: bool) -> String {
    let token = uuid::Uuid::now_v7().to_string();
    let expires_at = kit::Clock::now(city.stack.clock.as_ref()) + jiff::SignedDuration::from_hours(24);
    let row = LinkRow {
        person: lane.people[0].parse().unwrap(),
        purpose: Purpose::Status,
        about: lane.case.parse().unwrap(),
        language: Language::English,
        reference: None,
        spent,
        expires_at,
        ttl: expires_at.as_second(),
    };
    let write = Write::put(Table::Access, &link_key(&"pasadena".parse().unwrap(), &token), &row).unwrap();
    city.stack.store().commit(Transaction { token: uuid::Uuid::now_v7(), writes: vec![write] }).await.unwrap();
    token
}

/// A JSON object as a form; a list repeats its field.
pub fn form(body: &Value, key: &str) -> String {
    let mut form = form_urlencoded::Serializer::new(String::new());
    form.append_pair("key", key);
    let one = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    for (name, value) in body.as_object().into_iter().flatten() {
        let values = value.as_array().cloned().unwrap_or_else(|| vec![value.clone()]);
        form.extend_pairs(values.iter().map(|value| (name, one(value))));
    }
    form.finish()
}

/// The same session in another city.
async fn elsewhere(city: &City, token: &str) -> String {
    let foreign = format!("{token}-elsewhere");
    put_session(city, &"altadena".parse().unwrap(), &foreign, session_row(city, token).await).await;
    foreign
}

async fn stale(city: &City, staff_over: String, earlier: &Lane, neighbor: &Lane) -> Stale {
    let browser = sign_in(city, "program").await;
    let row = session_row(city, &browser).await;
    let leaves = ("application/x-www-form-urlencoded", "", Some(String::new()));
    send(city, ("POST", "/sign-out"), (&Credential::Cookie(browser.clone()), ""), leaves, "").await;
    let now = sign_in(city, "program").await;
    Stale {
        staff_over,
        link_over: earlier.session(Part::Resident).unwrap().to_owned(),
        signed_out: (browser, row),
        staff_elsewhere: elsewhere(city, &now).await,
        link_elsewhere: elsewhere(city, neighbor.session(Part::Resident).unwrap()).await,
    }
}
