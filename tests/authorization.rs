//! Who gets what: every route for every caller, held in a table, and every refusal the same whether or not there is something.

pub mod callers;
pub mod city;
mod community;
pub mod lane;
pub mod matrix;
pub mod provider;
mod routes;
pub mod rows;
pub mod verdict;

use std::collections::BTreeSet;

use callers::{Credential, put_session, send};
use city::City;
use lane::{Lane, Part, Stage, Story};
use matrix::{Matrix, NOWHERE, form};
use provider::Provider;
use routes::{documented, pages, sources, uncovered};
use rows::{Body, ROWS, Row};
use verdict::{Cell, differences, faults, table};

use crate::support::{read, root};

const GOLDEN: &str = "tests/golden/authorization.txt";
const HEADING: &str = "\
# Who gets what: each route, each answer (status, code or address), and who got it. \"traced\" is a read that leaves a record of itself.
# \"another's\" is somebody of another case, on routes whose address names one. \"strangers\" are all of these: anonymous; a token that
# is garbage, over, for signing in, of another client, issuer or key, or unsigned; a session that is garbage, over (of staff, of a
# link), signed out, or another city's (of staff, of a link).
# Written by: UPDATE_GOLDEN=1 cargo test -p tests authorization
";

/// Every route that exists.
fn all_routes() -> BTreeSet<String> {
    let mut all = documented(&local::stack::openapi());
    all.extend(pages(&sources()).unwrap());
    all
}

fn all_rows() -> BTreeSet<String> {
    ROWS.iter().map(|row| row.route().to_owned()).collect()
}

fn row(name: &str) -> &'static Row {
    ROWS.iter().find(|row| row.name == name).unwrap()
}

#[tokio::test]
async fn every_route_answers_every_caller_as_the_table_says_and_tells_nobody_what_isnt_theirs() {
    assert_eq!(uncovered(&all_routes(), &all_rows()), Vec::<String>::new());
    let mut matrix = Matrix::begin().await;
    matrix.run().await;
    assert_eq!(faults(&matrix.cells), Vec::<String>::new());
    let found = format!("{HEADING}{}", table(&matrix.cells));
    println!("authorization: {} routes, {} callers, {} cells", all_routes().len(), matrix.callers.len(), matrix.cells.len());
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(root().join(GOLDEN), &found).unwrap();
    }
    assert_eq!(differences(&read(GOLDEN), &found), Vec::<String>::new(), "who gets what has changed");
    for row in ROWS {
        let served = matrix.cells.iter().any(|cell| cell.row == row.name && !cell.shot.is_refused());
        assert!(served, "{} is refused to everybody, which proves nothing", row.name);
    }
    broken_worlds_are_seen(matrix).await;
}

#[tokio::test]
async fn a_city_finds_nothing_of_another_on_the_same_tables() {
    let (provider, folder) = (Provider::start().await, tempfile::tempdir().unwrap());
    let pasadena = City::found(provider.clone(), Some(folder.path()), "pasadena").await;
    let mut lane = pasadena.open(Lane { number: 1, ..Lane::default() }).await;
    for stage in Stage::ALL.iter().filter(|stage| **stage < Stage::Booked) {
        pasadena.carry_on(&mut lane, *stage).await;
    }
    drop(pasadena);

    let altadena = City::found(provider.clone(), Some(folder.path()), "altadena").await;
    let staff =
        ["program", "professional_standards", "designated_manager", "supervisor", "auditor"].map(|role| provider.access(role));
    let parties = lane.sessions.values().cloned();
    let mut asked = 0;
    for row in ROWS.iter().filter(|row| row.names_something()) {
        for token in staff.iter().cloned().chain(parties.clone()) {
            let credential = Credential::Bearer(token);
            let ask = async |id: &str| {
                let body = match row.body {
                    Body::None => None,
                    Body::Json(body) => Some(("application/json", body(&lane).to_string())),
                    Body::Form(body) => Some(("application/x-www-form-urlencoded", form(&body(&lane), "another-city"))),
                };
                let (kind, body) = body.map_or(("", None), |(kind, body)| (kind, Some(body)));
                let at = row.path().replace("{id}", id);
                send(&altadena, (row.method(), &at), (&credential, ""), (kind, "another-city", body), id).await
            };
            let (there, nowhere) = (ask(&lane.case).await, ask(NOWHERE).await);
            assert!(there == nowhere && there.is_refused(), "{}: {}", row.name, there.outcome());
            asked += 1;
        }
    }
    let program = Some(staff[0].as_str());
    let desk = altadena.client.read("/v1/desk", program).await.unwrap();
    assert_eq!(desk, serde_json::json!({ "cases": [], "mediations": [], "tasks": [] }));
    assert_eq!(altadena.client.read("/v1/mediators", program).await.unwrap(), serde_json::json!([]));
    println!("authorization: another city, {asked} requests, none of which found anything");
}

#[tokio::test]
async fn whoever_steps_down_finds_nothing_on_the_next_request() {
    let city = City::found(Provider::start().await, None, "pasadena").await;
    let mut lane = city.open(Lane { number: 1, story: Story::Conflict, ..Lane::default() }).await;
    for stage in Stage::ALL.iter().filter(|stage| **stage < Stage::Asked) {
        city.carry_on(&mut lane, *stage).await;
    }
    let mediator = Credential::Bearer(lane.session(Part::Mediator).unwrap().to_owned());
    let get = async |path: &str, id: &str| send(&city, ("GET", path), (&mediator, ""), ("", "", None), id).await;
    let page = format!("/assignment/{}", lane.case);
    assert_eq!(get(&page, &lane.case).await.status, 200);
    city.carry_on(&mut lane, Stage::Asked).await;
    let (brief, nowhere) = (format!("/v1/mediations/{}/brief", lane.case), format!("/v1/mediations/{NOWHERE}/brief"));
    assert_eq!(get(&page, &lane.case).await.outcome(), "303 /assignment", "home, where it isn't listed any more");
    assert!(get(&brief, &lane.case).await == get(&nowhere, NOWHERE).await, "not theirs any more, and not there");
}

#[tokio::test]
async fn an_address_that_cant_be_read_leads_nowhere_in_the_same_words_as_any_other() {
    let city = City::found(Provider::start().await, None, "pasadena").await;
    let program = Credential::Bearer(city.provider.access("program"));
    let get =
        async |path: &str| send(&city, ("GET", path), (&program, ""), ("", "", None), path.split('/').next_back().unwrap()).await;
    for (unreadable, nowhere) in [
        ("/v1/cases/%ff", "/v1/cases/nowhere"),
        ("/v1/mediations/%ff", "/v1/mediations/nowhere"),
        ("/cases/%ff", "/cases/nowhere"),
        ("/assets/%ff", "/assets/nowhere"),
        ("/sign-in?next=a&next=b", "/sign-in/nowhere"),
    ] {
        let shot = get(unreadable).await;
        assert!(
            shot.outcome() == "404 not-found" && shot.headers["content-type"] == get(nowhere).await.headers["content-type"],
            "{unreadable}"
        );
    }
}

/// Whether the table would notice that a caller now gets this.
fn noticed(cells: &[Cell], changed: &Cell) -> bool {
    let same = |cell: &&Cell| (&cell.row, &cell.who) == (&changed.row, &changed.who);
    let after: Vec<Cell> = cells.iter().map(|cell| if same(&cell) { changed.clone() } else { cell.clone() }).collect();
    !differences(&table(cells), &table(&after)).is_empty()
}

/// The same city with something broken in it.
async fn broken_worlds_are_seen(mut matrix: Matrix) {
    let cells = matrix.cells.clone();
    let (case, lane) = (row("GET /v1/cases/{id}"), matrix.still_there());
    let see = |what: &str, seen: bool| {
        assert!(seen, "not noticed: {what}");
        println!("authorization, noticed: {what}");
    };

    let (token, session) = matrix.stale.signed_out.clone();
    put_session(&matrix.city, &"pasadena".parse().unwrap(), &token, session).await;
    let over = matrix.stale.staff_over.clone();
    let now = kit::Clock::now(matrix.city.stack.clock.as_ref());
    let back = "2026-11-23T18:05:00Z".parse::<jiff::Timestamp>().unwrap().duration_since(now);
    let still = matrix.cell(case, ("staff session over", None), &Credential::Bearer(over.clone()), lane).await;
    assert!(!noticed(&cells, &still), "nothing is broken yet");
    matrix.city.stack.clock.advance(back);
    let kept = matrix.cell(case, ("staff session over", None), &Credential::Bearer(over), lane).await;
    see("a session that doesn't end", noticed(&cells, &kept));
    let kept = matrix.cell(case, ("signed out", None), &Credential::Bearer(token), lane).await;
    see("a session that outlives signing out", noticed(&cells, &kept));

    let program = Credential::Bearer(matrix.city.provider.access("program"));
    let swapped = matrix.cell(row("GET /v1/mediations/{id}"), ("professional_standards", None), &program, lane).await;
    see("a caller who is taken for another", noticed(&cells, &swapped));
}

#[test]
fn every_wrong_answer_is_noticed() {
    let shot = |status: u16, body: &str| verdict::Shot { status, headers: [].into(), body: body.to_owned() };
    let not_found = || shot(404, r#"{"code":"not-found","detail":"Look again."}"#);
    let cell = |who: &str, shot: verdict::Shot, missing| Cell {
        row: "GET /v1/cases/{id}".into(),
        who: who.into(),
        shot,
        missing,
        wrote: false,
    };
    let good = vec![
        cell("program", shot(200, "{}"), None),
        cell("auditor", not_found(), Some(not_found())),
        cell("mediator", not_found(), Some(not_found())),
    ];
    assert_eq!(faults(&good), Vec::<String>::new());

    let changed = |change: &dyn Fn(&mut Cell)| {
        let mut cells = good.clone();
        change(&mut cells[1]);
        cells
    };
    let of_another_header = |cell: &mut Cell| drop(cell.shot.headers.insert("etag".into(), "\"1\"".into()));
    let controls: Vec<(&str, Vec<Cell>)> = vec![
        ("a failure", changed(&|cell| cell.shot.status = 503)),
        ("a refusal that writes", changed(&|cell| cell.wrote = true)),
        ("another detail for what isn't yours", changed(&|cell| cell.shot.body = cell.shot.body.replace("Look", "Try"))),
        ("another status for what isn't there", changed(&|cell| cell.missing = Some(shot(403, "")))),
        ("another header for what isn't yours", changed(&of_another_header)),
        (
            "other words to another role",
            changed(&|cell| {
                cell.shot.body.push(' ');
                cell.missing = Some(cell.shot.clone());
            }),
        ),
    ];
    for (what, cells) in controls {
        assert!(!faults(&cells).is_empty(), "not noticed: {what}");
        println!("authorization, noticed: {what}");
    }
    let skipped = changed(&|cell| cell.shot = shot(200, "{}"));
    assert!(!differences(&table(&good), &table(&skipped)).is_empty());
    println!("authorization, noticed: a route that skips its role check");
    let writes = changed(&|cell| (cell.row, cell.wrote) = ("GET /".to_owned(), true));
    let reads = changed(&|cell| cell.row = "GET /".to_owned());
    assert!(!differences(&table(&reads), &table(&writes)).is_empty());
    println!("authorization, noticed: a page that changes something when it is opened");
    assert!(!differences("", &table(&good)).is_empty());
    println!("authorization, noticed: a row that the table doesn't have");
}

#[test]
fn a_new_route_without_a_row_is_noticed() {
    let with = |name: &str, change: &dyn Fn(&str) -> String| {
        let mut sources = sources();
        let source = sources.iter_mut().find(|(known, _)| known == name).unwrap();
        let changed = change(&source.1);
        assert_ne!(changed, source.1, "{name} has no such place");
        source.1 = changed;
        pages(&sources).map(|mut routes| {
            routes.extend(documented(&local::stack::openapi()));
            uncovered(&routes, &all_rows())
        })
    };
    let router = "functions/reports/src/lib.rs";
    let insert = |line: &'static str| move |text: &str| text.replacen(".route(", &format!("{line}.route("), 1);
    let controls = [
        ("a new page", with(router, &insert(".route(\"/new\", get(page::show))"))),
        ("a new method of a page", with(router, &|text| text.replacen("get(page::show)", "get(page::show).post(page::show)", 1))),
        ("a page that is gone", with(router, &|text| text.replacen("\"/desk\"", "\"/table\"", 1))),
        (
            "a new deed of a page",
            with("functions/scheduling/src/pages/party.rs", &|text| {
                text.replacen("\"withdrawal\" =>", "\"shred\" => {}\n\"withdrawal\" =>", 1)
            }),
        ),
    ];
    for (what, found) in controls {
        assert!(!found.unwrap().is_empty(), "not noticed: {what}");
        println!("authorization, noticed: {what}");
    }
    let hiding = [("routes in a nest", ".nest(\"/hidden\", hidden())"), ("any method", ".route(\"/new\", any(page::show))")];
    for (what, line) in hiding {
        assert!(with(router, &insert(line)).is_err(), "not noticed: {what}");
        println!("authorization, noticed: {what}");
    }
    let mut description: serde_json::Value = serde_json::from_str(&local::stack::openapi()).unwrap();
    description["paths"]["/v1/new"]["get"] = serde_json::json!({});
    assert!(!uncovered(&documented(&description.to_string()), &all_rows()).is_empty());
    println!("authorization, noticed: a new operation of the API");
}
