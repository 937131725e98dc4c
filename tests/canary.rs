//! Nothing leaks: a mark in everything that anybody types, and every place where it may turn up is searched for it.
//!
//! `CANARY_CASES` says how many cases live, ten of them together in a city.

mod judge;
mod life;
mod surfaces;

use std::collections::BTreeMap;

use serde_json::Value;
use tokio::task::JoinSet;

use crate::authorization::lane::{mark, phone_mark};
use crate::authorization::provider::Provider;
use judge::{FIELDS, Judge, Seen, marks};
use surfaces::Surfaces;

/// Every text that a request can have, by schema and field, and the mark that it gets. A dash is for codes, days, ids, tokens
/// and a city's policy, where nobody writes of anybody.
const TEXTS: &[(&str, char)] = &[
    ("Absence.person", '-'),
    ("AgreementText.signed", '-'),
    ("AgreementText.signed_on", '-'),
    ("AgreementText.terms", 'v'),
    ("AnswerFor.answer", '-'),
    ("AnswerFor.channel", '-'),
    ("AnswerFor.language", '-'),
    ("AnswerFor.person", '-'),
    ("AnswerFor.text_version", '-'),
    ("Approval.for", '-'),
    ("Ask.mediators", '-'),
    ("AssignmentAnswer.answer", '-'),
    ("Attempt.channel", '-'),
    ("Attempt.person", '-'),
    ("Attempt.result", '-'),
    ("Attendee.attendance", '-'),
    ("Attendee.person", '-'),
    ("BusyTimes.calendar", '1'),
    ("CaseAssignment.to", '-'),
    ("CaseAssignments.cases", '-'),
    ("CaseAssignments.to", '-'),
    ("CaseComment.comment", 'c'),
    ("CommunityApproval.presenters", '-'),
    ("CommunityAsk.ages", '-'),
    ("CommunityAsk.at", '-'),
    ("CommunityAsk.day", '-'),
    ("CommunityAsk.email", '7'),
    ("CommunityAsk.kind", '-'),
    ("CommunityAsk.language", '-'),
    ("CommunityAsk.name", '6'),
    ("CommunityAsk.needs", '8'),
    ("CommunityAsk.organization", '3'),
    ("CommunityAsk.phone", '#'),
    ("CommunityAsk.place", '5'),
    ("CommunityAsk.specials", '-'),
    ("CommunityAsk.subject", '4'),
    ("CommunityAsk.zip", '-'),
    ("CommunityDenial.note", '9'),
    ("CommunityDenial.reason", '-'),
    ("CommunityFeedback.remark", '9'),
    ("CommunityGrant.part", '-'),
    ("CommunityHandOver.specialist", '-'),
    ("CommunityProgramItem.at", '-'),
    ("CommunityProgramItem.day", '-'),
    ("CommunityProgramItem.place", '5'),
    ("CommunityProgramItem.title", '4'),
    ("CommunitySpecialistForm.areas", '-'),
    ("CommunitySpecialistForm.away_from", '-'),
    ("CommunitySpecialistForm.away_until", '-'),
    ("CommunitySpecialistForm.deputy", '-'),
    ("CommunitySpecialistForm.email", '0'),
    ("CommunitySpecialistForm.house", '-'),
    ("CommunitySpecialistForm.language", '-'),
    ("CommunitySpecialistForm.name", '0'),
    ("Companion.address", 'b'),
    ("Companion.as", '-'),
    ("Companion.email", 'm'),
    ("Companion.language", '-'),
    ("Companion.name", 'l'),
    ("Companion.phone", '#'),
    ("Companion.with", '-'),
    ("Conclusion.outcome", '-'),
    ("Contact.address", 'a'),
    ("Contact.email", 'e'),
    ("Contact.language", '-'),
    ("Contact.name", 'n'),
    ("Contact.phone", '#'),
    ("Contact.safe_times", 't'),
    ("DayHours.day", '-'),
    ("DayHours.from", '-'),
    ("DayHours.until", '-'),
    ("Description.person", '-'),
    ("DeskFilter.kind", '-'),
    ("DeskFilter.q", 'x'),
    ("DeskFilter.stage", '-'),
    ("DeskFilter.view", '-'),
    ("DeskFilter.waiting", '-'),
    ("Destruction.document", 'u'),
    ("Discovery.discovered_on", '-'),
    ("Disposition.finding", '-'),
    ("Disposition.on", '-'),
    ("Filing.address", 'a'),
    ("Filing.age", '-'),
    ("Filing.category", '-'),
    ("Filing.email", 'e'),
    ("Filing.incident_on", '-'),
    ("Filing.incident_place", 'p'),
    ("Filing.kind", '-'),
    ("Filing.language", '-'),
    ("Filing.name", 'n'),
    ("Filing.needs", 'd'),
    ("Filing.officer", 'o'),
    ("Filing.phone", '#'),
    ("Filing.received_by", '-'),
    ("Filing.represented", '-'),
    ("Filing.safe_times", 't'),
    ("Filing.statement", 's'),
    ("ForPerson.person", '-'),
    ("Hold.document", 'u'),
    ("Holds.held", '-'),
    ("HoldsFor.channel", '-'),
    ("HoldsFor.held", '-'),
    ("HoldsFor.person", '-'),
    ("Judgement.reason", 'c'),
    ("Judgement.suitable", '-'),
    ("MediatorDetails.background", 'w'),
    ("MediatorDetails.confidentiality_until", '-'),
    ("MediatorDetails.email", 'i'),
    ("MediatorDetails.languages", '-'),
    ("MediatorDetails.name", 'h'),
    ("MediatorDetails.places", '-'),
    ("MediatorDetails.relations", '-'),
    ("MediatorDetails.trained_on", '-'),
    ("NoticeGiven.notified_on", '-'),
    ("Objection.mediator", '-'),
    ("OfferAnswer.answer", '-'),
    ("OfferAnswer.language", '-'),
    ("OfferAnswer.text_version", '-'),
    ("Offers.place", 'q'),
    ("Override.reason", 'c'),
    ("OwnContact.address", 'a'),
    ("OwnContact.language", '-'),
    ("OwnContact.name", 'n'),
    ("OwnContact.phone", '#'),
    ("OwnContact.safe_times", 't'),
    ("OwnMailChoice.frequency", '-'),
    ("PolicyDocument.document", '-'),
    ("Preparation.on", '-'),
    ("Preparation.person", '-'),
    ("Preparation.suitable", '-'),
    ("Redeem.token", '-'),
    ("RemindersFor.person", '-'),
    ("Respondent.email", 'g'),
    ("Respondent.language", '-'),
    ("Respondent.name", 'f'),
    ("Screening.answers", '-'),
    ("Shifts.person", '-'),
    ("Signatures.signed", '-'),
    ("Signatures.signed_on", '-'),
    ("SignedPaper.paper", '-'),
    ("SignedPaper.person", '-'),
    ("SignedPapers.signed_on", '-'),
    ("Starts.starts", '-'),
    ("StartsFor.channel", '-'),
    ("StartsFor.person", '-'),
    ("StartsFor.starts", '-'),
    ("SurveyAnswers.remark", 'r'),
    ("TakenBack.mediator", '-'),
    ("Toll.document", 'u'),
    ("Toll.from", '-'),
    ("Toll.ground", '-'),
    ("Toll.until", '-'),
    ("TollEnd.until", '-'),
    ("ViewToForget.id", '-'),
    ("ViewToSave.title", '2'),
    ("Waiver.document", 'u'),
    ("WeeklyHours.from", '-'),
    ("WeeklyHours.until", '-'),
    ("Withdrawal.person", '-'),
    ("WithdrawnApproval.for", '-'),
    ("WrongRespondent.person", '-'),
    ("query.at", '-'),
    ("query.day", '-'),
    ("query.from", '-'),
    ("query.kind", '-'),
    ("query.month", '-'),
    ("query.q", 'x'),
    ("query.specials", '-'),
    ("query.stage", '-'),
    ("query.until", '-'),
    ("query.view", '-'),
    ("query.waiting", '-'),
];

/// The texts of every request body and query in a description.
fn texts(description: &Value) -> Vec<String> {
    let mut found = BTreeMap::new();
    let operations = description["paths"].as_object().unwrap().values().flat_map(|path| path.as_object().unwrap().values());
    for operation in operations.clone() {
        let queries = operation["parameters"].as_array().into_iter().flatten().filter(|one| one["in"] == "query");
        queries
            .for_each(|one| walk(description, &format!("query.{}", one["name"].as_str().unwrap()), &one["schema"], &mut found));
    }
    for body in operations.filter_map(|operation| operation["requestBody"]["content"]["application/json"].get("schema")) {
        walk(description, "body", body, &mut found);
    }
    found.into_keys().collect()
}

fn walk(description: &Value, name: &str, schema: &Value, found: &mut BTreeMap<String, ()>) {
    if let Some(reference) = schema["$ref"].as_str() {
        let name = reference.rsplit('/').next().unwrap();
        return walk(description, name, &description["components"]["schemas"][name], found);
    }
    if schema["type"] == "string" || schema["type"].as_array().is_some_and(|types| types.contains(&"string".into())) {
        found.insert(name.to_owned(), ());
    }
    for inner in ["items", "additionalProperties"] {
        walk_if(description, name, &schema[inner], found);
    }
    for several in ["oneOf", "anyOf", "allOf"] {
        schema[several].as_array().into_iter().flatten().for_each(|one| walk(description, name, one, found));
    }
    for (field, property) in schema["properties"].as_object().into_iter().flatten() {
        walk(description, &format!("{}.{field}", name.split('.').next().unwrap()), property, found);
    }
}

fn walk_if(description: &Value, name: &str, schema: &Value, found: &mut BTreeMap<String, ()>) {
    if schema.is_object() {
        walk(description, name, schema, found);
    }
}

#[test]
fn every_text_that_can_be_typed_has_a_mark() {
    let known: Vec<String> = TEXTS.iter().map(|(name, _)| (*name).to_owned()).collect();
    let mut description: Value = serde_json::from_str(&local::stack::openapi()).unwrap();
    assert_eq!(texts(&description), known);
    assert!(TEXTS.iter().all(|(_, field)| *field == '-' || FIELDS.iter().any(|(letter, _)| letter == field)));
    description["components"]["schemas"]["Offers"]["properties"]["remark"] = serde_json::json!({ "type": ["string", "null"] });
    assert_ne!(texts(&description), known);
    println!("canary, noticed: a new text in a request");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_and_nothing_sees_a_mark_that_isnt_theirs() {
    let wanted = std::env::var("CANARY_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(life::TOGETHER);
    let cases = wanted.next_multiple_of(life::TOGETHER);
    let (provider, mut judge) = (Provider::start().await, Judge::default());
    let began = std::time::Instant::now();
    let (mut cities, mut lives) = ((0..cases).step_by(life::TOGETHER), JoinSet::new());
    for first in cities.by_ref().take(2) {
        lives.spawn(life::live(first, provider.clone())); // as many cities at once as there are workers
    }
    while let Some(seen) = lives.join_next().await {
        judge.join(seen.unwrap());
        assert_eq!(judge.foreign, Vec::<String>::new());
        if let Some(first) = cities.next() {
            lives.spawn(life::live(first, provider.clone()));
        }
    }
    println!("canary: {cases} cases in {:?}, 0 foreign marks; looked at {:?}", began.elapsed(), judge.looked_at);
    assert_eq!(judge.unused(), Vec::<String>::new(), "the table allows what never happens");
    for surface in
        ["answers", "log", "mail", "queue", "file name", "stored: Reports", "stored: Outbox", "stored: _stream_records"]
    {
        assert!(surface == "stored: Outbox" || judge.looked_at.contains_key(surface), "nobody looked at {surface}");
    }
}

#[test]
fn a_foreign_mark_is_noticed_wherever_it_is() {
    let seen = |surface: &str, reader: &str, text: String| {
        let (surface, reader) = (surface.to_owned(), reader.to_owned());
        Seen { surface, reader, case: Some(7), text }
    };
    let own = |field| mark(7, field);
    let controls = [
        ("the officer's name in the resident's mail", seen("mail", "qz00007eqz@example.org", own('f'))),
        ("another resident's address in a mail", seen("mail", "qz00007eqz@example.org", mark(8, 'e'))),
        ("a statement on the officer's page", seen("GET /mediation", "officer", own('s'))),
        ("a statement of another case on the right page", seen("GET /cases/{id}", "program", mark(8, 's'))),
        ("the program's words on the complaint side", seen("GET /cases/{id}", "professional_standards", own('q'))),
        ("a name in the API of the police side", seen("GET /v1/cases/{id}", "professional_standards", own('n'))),
        ("a phone number before it may be known", seen("GET /v1/mediations/{id}/brief", "resident", phone_mark(7))),
        ("an address in a redirect", seen("POST /mediation/answer", "resident", format!("location: /?to={}", own('e')))),
        ("a name in a log line", seen("log", "", own('n'))),
        ("a statement in a queue", seen("queue", "", own('s'))),
        ("an address in a file's name", seen("file name", "", own('e').to_uppercase())),
        ("a name on the desk's table", seen("stored: Reports", "", own('n'))),
        ("a remark before it is mixed", seen("stored: Invitations", "", own('r'))),
        ("a name in the stream", seen("stored: _stream_records", "", own('n'))),
        ("a key that a caller chose", seen("stored: Cases", "", own('y'))),
        ("a number in public", seen("GET /v1/public/figures", "anonymous", phone_mark(7))),
    ];
    for (what, control) in controls {
        let mut judge = Judge::default();
        judge.see(&control);
        assert_eq!(judge.foreign.len(), 1, "not noticed: {what}");
        println!("canary, noticed: {what}");
    }
    assert_eq!(marks(&format!("{}{}", mark(3, 's'), phone_mark(4))), [(3, 's'), (4, '#')].into());
}

/// The same, but for real: what the searched places really hold.
#[tokio::test]
async fn a_foreign_mark_is_found_in_every_place_that_is_searched() {
    let (folder, provider) = (tempfile::tempdir().unwrap(), Provider::start().await);
    let city = crate::authorization::city::City::found(provider, Some(folder.path()), "pasadena").await;
    let surfaces = Surfaces::watch(folder.path(), (99_900..99_910).collect());
    kit::log::line(kit::log::Level::Info, "a-control").with("reader", mark(99_901, 'n')).write();
    assert!(city.stack.queues.put("a-queue-of-nobodys", &mark(99_902, 's')));
    let key = store::Key::new(&"pasadena".parse().unwrap(), "CONTROL", "CONTROL");
    let write = store::Write::put(store::Table::Reports, &key, &serde_json::json!({ "note": mark(99_903, 'n') })).unwrap();
    let transaction = store::Transaction { token: uuid::Uuid::now_v7(), writes: vec![write] };
    store::Store::commit(&city.stack.store(), transaction).await.unwrap();
    let letter = |encoding: &str, body: &str| {
        let headers = "Delivered-To: somebody@example.org\r\nContent-Type: text/plain; charset=utf-8\r\n";
        format!("{headers}Content-Transfer-Encoding: {encoding}\r\n\r\n{body}\r\n")
    };
    let encoded = base64::Engine::encode(&base64::engine::general_purpose::STANDARD, mark(99_904, 'f'));
    std::fs::write(folder.path().join("mail/one.eml"), letter("base64", &encoded)).unwrap();
    std::fs::write(folder.path().join("mail/two.eml"), letter("quoted-printable", "qz999=\r\n05fqz")).unwrap();
    std::fs::write(folder.path().join(format!("mail/{}.eml", mark(99_906, 'e'))), letter("7bit", "")).unwrap();
    let mut judge = Judge::default();
    surfaces.stored(&mut judge);
    surfaces.collect(&mut judge);
    for surface in ["log", "queue", "stored: Reports", "mail", "file name"] {
        assert!(judge.foreign.iter().any(|found| found.contains(surface)), "{surface}: {:?}", judge.foreign);
        println!("canary, found for real: {surface}");
    }
    assert_eq!(judge.foreign.iter().filter(|found| found.contains("mail as")).count(), 2, "{:?}", judge.foreign);
}
