//! Ten cases of one city with a mark in everything that anybody types, read by everybody on their way.

use jiff::SignedDuration;
use serde_json::Value;

use super::judge::{Judge, Seen};
use super::surfaces::Surfaces;
use crate::authorization::callers::{Credential, send};
use crate::authorization::city::City;
use crate::authorization::lane::{Lane, Part, Stage, Story, mark};
use crate::authorization::matrix::{NOWHERE, form};
use crate::authorization::provider::Provider;
use crate::authorization::rows::ROWS;

/// How ten cases go: five to their end, so that there are enough surveys to mix.
const STORIES: [Story; 10] = [
    Story::Whole,
    Story::PhoneOnly,
    Story::Whole,
    Story::NotEligible,
    Story::Whole,
    Story::Declined,
    Story::Whole,
    Story::Withdrawn,
    Story::Whole,
    Story::Conflict,
];

/// Cases that are together in one city.
pub const TOGETHER: usize = STORIES.len();

/// Every so many stages of a case everybody looks at everything; once in a case's life after the first ten.
const LOOKS: usize = 9;

/// A filing that is never accepted has the number of its case, and this.
const REFUSED: usize = 50_000;

const STAFF: [&str; 8] =
    ["program", "professional_standards", "designated_manager", "outreach", "campus", "school", "supervisor", "auditor"];
const PARTS: [Part; 7] =
    [Part::Status, Part::Resident, Part::Officer, Part::Mediator, Part::CoMediator, Part::Survey, Part::Request];

/// Lives ten cases, from this number on; what there was to judge.
pub async fn live(first: usize, provider: Provider) -> Judge {
    let (mut all, looks) = (Judge::default(), if first == 0 { LOOKS } else { Stage::ALL.len() });
    let judge = &mut all;
    let folder = tempfile::tempdir().unwrap();
    let city = City::found(provider, Some(folder.path()), "pasadena").await;
    let numbers = (first..first + TOGETHER).flat_map(|number| [number, number + REFUSED]);
    let surfaces = Surfaces::watch(folder.path(), numbers.collect());
    let mut lanes = Vec::new();
    for (n, story) in STORIES.into_iter().enumerate() {
        type_into_the_form(&city, first + n, judge).await;
        lanes.push(city.open(Lane { number: first + n, story, marked: true, ..Lane::default() }).await);
    }
    for (at, stage) in Stage::ALL.iter().enumerate() {
        if *stage == Stage::Begun {
            let last = lanes.iter().map(City::last_start).max().unwrap_or_default();
            city.wait_until(last + SignedDuration::from_hours(20)).await;
            for lane in &mut lanes {
                city.renew(lane).await;
            }
        }
        if *stage == Stage::YearsLater {
            city.destroy_years_later(&lanes[0]).await;
            look(&city, &lanes[0], judge).await;
        }
        if *stage == Stage::Offered {
            surfaces.stored(judge); // what is asked is forgotten once it is answered
        }
        for lane in &mut lanes {
            if (lane.number + at) % looks == 0 {
                look(&city, lane, judge).await;
            }
            if *stage == Stage::Over && !lane.ended {
                city.answer_survey(lane).await;
            }
            city.carry_on(lane, *stage).await;
        }
    }
    city.stack.tick().await; // mixes the surveys
    for (surface, reader, case, shot) in city.answers.lock().unwrap().drain(..) {
        judge.see(&Seen { surface, reader: reader.to_owned(), case: Some(case), text: shot.whole() });
    }
    surfaces.stored(judge);
    surfaces.collect(judge);
    all
}

/// Everything that can be read, by everybody.
async fn look(city: &City, lane: &Lane, judge: &mut Judge) {
    let mut readers = vec![("anonymous", Credential::None)];
    readers.extend(STAFF.map(|role| (role, Credential::Bearer(city.provider.access(role)))));
    let held = PARTS.into_iter().filter_map(|part| Some((part.name(), Credential::Bearer(lane.session(part)?.to_owned()))));
    readers.extend(held);
    let searched = format!("/desk?q={}", mark(lane.number, 'x'));
    let anything = format!("/cases/{}", mark(lane.number, 'z'));
    let link = lane.links.values().next().cloned().unwrap_or_default();
    for (reader, credential) in readers {
        let rows = ROWS.iter().filter(|row| row.method() == "GET" && !row.path().contains("callback"));
        let paths = rows
            .map(|row| (row.name, row.path().to_owned()))
            .chain([("GET /desk?q", searched.clone()), ("GET /cases/{anything}", anything.clone())]);
        for (name, path) in paths {
            let id = lane.named_by(&path);
            let path = path
                .replace("{id}", id)
                .replace("{person}", lane.people.first().map_or(NOWHERE, String::as_str))
                .replace("{token}", &link)
                .replace("{feed}", &lane.feed)
                .replace("{name}", "concord.css")
                .replace("{step}", "what")
                .replace("{version}", "matrix-1");
            let shot = send(city, ("GET", &path), (&credential, ""), ("", "", None), "").await;
            let (surface, reader) = (name.to_owned(), reader.to_owned());
            judge.see(&Seen { surface, reader, case: Some(lane.number), text: shot.whole() });
        }
    }
}

/// Somebody fills in the form page by page, makes a mistake, goes back, looks at the check, and goes away. Who else comes by sees
/// nothing of it.
async fn type_into_the_form(city: &City, number: usize, judge: &mut Judge) {
    const KIND: &str = "application/x-www-form-urlencoded";
    let typist = Lane { number: number + REFUSED, marked: true, ..Lane::default() };
    let mut filing = typist.filing();
    filing["contact_consent"] = "yes".into();
    let day = filing["incident_on"].as_str().unwrap().split('-').map(Value::from).collect::<Vec<_>>();
    for (part, value) in ["year", "month", "day"].into_iter().zip(day) {
        filing[format!("incident_on-{part}")] = value;
    }
    let mut cookie = String::new();
    let steps = ["/ask", "/ask/kind", "/ask/what", "/ask/when", "/ask/officer", "/ask/you", "/ask/needs"];
    for (category, status) in [("no such category", 422), ("demeanor", 303)] {
        filing["category"] = category.into();
        for path in steps {
            let form = form(&filing, &typist.typed('y', "").replace(' ', "-"));
            let shot = send(city, ("POST", path), (&Credential::None, &cookie), (KIND, "", Some(form)), "").await;
            assert_eq!(shot.status, if path == "/ask/what" { status } else { 303 }, "{path}");
            let given = shot.headers["set-cookie"].split("__Host-ask=").nth(1).and_then(|rest| rest.split(';').next());
            cookie = format!("__Host-ask={}", given.unwrap());
            let text = shot.whole().replace(&mark(typist.number, 'y'), ""); // the form's own key travels with the form
            let surface = if path == "/ask" { "POST /ask" } else { "POST /ask/{step}" };
            judge.see(&Seen { surface: surface.into(), reader: "anonymous".into(), case: Some(typist.number), text });
        }
    }
    for (cookie, reader) in [(cookie.as_str(), "the typist"), ("__Host-ask=anothers", "anonymous")] {
        for (path, surface) in steps.map(|path| (path, "GET /ask/{step}")).into_iter().chain([("/ask/check", "GET /ask/check")]) {
            let shot = send(city, ("GET", path), (&Credential::None, cookie), ("", "", None), "").await;
            let seen = Seen { surface: surface.into(), reader: reader.into(), case: Some(typist.number), text: shot.whole() };
            judge.see(&seen);
        }
    }
    filing["category"] = Value::from("no such category");
    let key = typist.typed('y', "a-refused-one").replace(' ', "-");
    let sent = ("application/json", key.as_str(), Some(filing.to_string()));
    let shot = send(city, ("POST", "/v1/cases"), (&Credential::None, ""), sent, "").await;
    assert_eq!(shot.status, 422);
    let surface = "POST /v1/cases (refused)".to_owned();
    judge.see(&Seen { surface, reader: "anonymous".into(), case: Some(typist.number), text: shot.whole() });
}
