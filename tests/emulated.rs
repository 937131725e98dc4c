//! The same stories on the template as it is deployed, on an emulated cloud that enforces every role: `infra/emulated.sh` starts
//! it, deploys, and plays this.

mod cloud;
mod place;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::time::Duration;

use jiff::SignedDuration;
use jiff::civil::Weekday;
use jiff::tz::TimeZone;
use kit::Clock as _;
use local::journey::{Client, Journey, People, Place as _, Trouble};
use local::moving::{self, Move, Where, Whose};
use local::redrive::{self, Redrive, Verdict};
use local::template::Grant;
use serde_json::json;

use crate::grants::{Right, granted};
use crate::stories::{Story, nothing_went_wrong};
use crate::support::read;
use crate::visits;
use cloud::Cloud;
use place::{Emulated, doubled, until};

/// The queues that functions consume.
const QUEUES: [&str; 7] =
    ["IntakeQueue", "SchedulingQueue", "RemindersQueue", "SurveysQueue", "NoticesQueue", "ReportsQueue", "OutreachQueue"];
/// In place of two minutes and more, so that what fails comes back while somebody watches.
const OUT_OF_SIGHT: &str = "4";

/// Stories that are over before the clock would have to be put forward.
const NO_TIME_PASSES: [Story; 2] = [Story::NotEligible, Story::Wall];

fn setting(name: &str) -> String {
    std::env::var(name).unwrap_or_else(|_| panic!("{name} isn't set: infra/emulated.sh sets it and plays this"))
}

/// Says how long a part took, and which one it was if it doesn't come to its end.
struct Part {
    name: String,
    began: jiff::Timestamp,
}

impl Part {
    fn of(name: impl std::fmt::Display) -> Self {
        Self { name: name.to_string(), began: kit::SystemClock.now() }
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        let took = kit::SystemClock.now().duration_since(self.began).as_secs_f64();
        let how = if std::thread::panicking() { "FAILED" } else { "holds" };
        println!("  {took:6.1} s  {how}: {}", self.name);
    }
}

#[tokio::test]
#[ignore = "needs the emulated deployment that infra/emulated.sh starts"]
async fn the_stories_hold_on_an_emulated_deployment_that_enforces_roles() {
    let port: u16 = setting("EMULATED_DEV_PORT").parse().unwrap();
    let folder = PathBuf::from(setting("EMULATED_FOLDER"));
    let pages = local::dev::serve(port, folder.join("mail")).await.unwrap();
    let (cloud, dev) = (Cloud::at(setting("EMULATED_ENDPOINT")), format!("http://127.0.0.1:{port}"));
    let place = Emulated::find(cloud, folder, setting("EMULATED_API"), dev).await;
    for queue in QUEUES {
        let attributes = json!({ "QueueUrl": place.queues[queue], "Attributes": { "VisibilityTimeout": OUT_OF_SIGHT } });
        place.cloud.call("AmazonSQS.SetQueueAttributes", &attributes).await;
    }
    on_a_monday_morning(&place);
    let poison = poisoned(&place).await;
    the_schedule_fires_by_itself(&place).await.unwrap();
    for story in Story::ALL.iter().filter(|story| !NO_TIME_PASSES.contains(story)) {
        on_a_monday_morning(&place);
        played(&place, *story).await;
    }
    {
        on_a_monday_morning(&place);
        let _part = Part::of("every page, signing in and out, mixed surveys");
        visits::everywhere(&place).await;
        nothing_went_wrong(&place).await;
    }
    poison_ended_where_it_belongs(&place, &poison).await;
    what_was_given_up_goes_back(&place, poison.len()).await;
    every_mail_left_once_to_one_person(&place).await;
    nothing_but_poison_was_logged_as_an_error(&place, &poison).await;
    rights_asked_for_are_granted(&place);
    the_city_leaves(&place).await;
    println!("controls, each of which the checks above must catch:");
    a_mail_that_left_twice_is_noticed(&place);
    a_message_that_was_given_up_is_noticed(&place).await;
    a_missing_right_is_noticed(&place).await;
    pages.abort();
}

async fn played(place: &Emulated, story: Story) {
    let _part = Part::of(format!("{story:?}"));
    story.play(place).await;
}

/// Stories begin at ten in the morning of a Monday, city time: the next one.
fn on_a_monday_morning(place: &Emulated) {
    let zone = TimeZone::get("America/Los_Angeles").unwrap();
    let now = place.now().to_zoned(zone);
    let monday = now.date().nth_weekday(1, Weekday::Monday).unwrap();
    let begin = monday.at(10, 0, 0, 0).in_tz("America/Los_Angeles").unwrap();
    place.put_forward(SignedDuration::from_secs(begin.timestamp().as_second() - place.now().as_second()));
}

/// One unreadable message into each queue, while everything else goes on.
async fn poisoned(place: &Emulated) -> Vec<(String, String)> {
    let mut poison = Vec::new();
    for queue in QUEUES {
        let body = format!("nobody can read this {}", kit::SystemClock.now().as_nanosecond());
        place.poison(queue, &body).await;
        poison.push((queue.replace("Queue", "DeadLetters"), body));
    }
    poison
}

/// Three days after the offer a nudge is due. Nobody calls anything: the template's own schedule must. Meanwhile the stories in
/// which no time passes are played among the poison.
async fn the_schedule_fires_by_itself(place: &Emulated) -> Result<(), Trouble> {
    let _part = Part::of("the schedule fires by itself");
    let mut journey = Journey::begin(place).await?;
    journey.people = People::of("schedule");
    journey.to_offers().await?;
    place.put_forward(SignedDuration::from_hours(3 * 24 + 1));
    for story in NO_TIME_PASSES {
        played(place, story).await;
    }
    until("a nudge that nobody called for", Duration::from_secs(120), async || {
        let mails = journey.mails_to(&journey.people.officer).await.map_err(|error| error.to_string())?;
        if mails == ["offer", "offer-nudge"] { Ok(()) } else { Err(format!("{mails:?}")) }
    })
    .await;
    place.settle().await;
    nothing_went_wrong(place).await;
    Ok(())
}

async fn poison_ended_where_it_belongs(place: &Emulated, poison: &[(String, String)]) {
    let _part = Part::of("each poison message is in its own dead-letter queue, alone");
    let expected = poison.iter().map(|(queue, body)| (queue.clone(), vec![body.clone()])).collect();
    until("the poison in the dead-letter queues", Duration::from_secs(60), async || {
        let bodies = place.bodies().await;
        if bodies == expected { Ok(()) } else { Err(format!("{bodies:?}")) }
    })
    .await;
}

/// One readable message is given up, and the operator's command moves it back, where it is handled; the poison stays.
async fn what_was_given_up_goes_back(place: &Emulated, poison: usize) {
    let _part = Part::of("what was given up goes back, and the poison stays");
    let id = uuid::Uuid::now_v7();
    let body =
        json!({ "id": format!("{id}.0"), "tenant": "pasadena", "occurred_at": place.now(), "type": "policy-activated.v1" });
    let message = json!({ "QueueUrl": place.queues["RemindersDeadLetters"], "MessageBody": body.to_string() });
    place.cloud.call("AmazonSQS.SendMessage", &message).await;
    let command = |dry_run| Redrive { stack: Some("concord".to_owned()), data: PathBuf::new(), only: None, dry_run, json: false };
    let mut said = redrive::done(&command(true)).await.unwrap();
    let back: Vec<_> = said.iter().filter(|found| found.verdict == Verdict::GoesBack).map(|found| found.code).collect();
    assert_eq!((said.len(), back), (poison + 1, vec![Some("policy-activated.v1")]), "{said:?}");
    assert!(place.given_up().await.contains_key("RemindersDeadLetters"), "saying it moves nothing");
    let mut done = redrive::done(&command(false)).await.unwrap();
    said.sort();
    done.sort();
    assert_eq!(done, said, "what was said is what happened");
    until("the end of what went back", Duration::from_secs(60), async || match place.moving().await {
        None if place.given_up().await.is_empty() => Ok(()),
        moving => Err(format!("{moving:?}")),
    })
    .await;
}

async fn every_mail_left_once_to_one_person(place: &Emulated) {
    let _part = Part::of("every mail left once, to one person");
    let (accepted, arrived) = (place.accepted().await, place.arrived());
    assert!(arrived.len() > 100 && accepted.len() == arrived.len(), "{} accepted, {} arrived", accepted.len(), arrived.len());
    for mail in &accepted {
        let others = [&mail["CC"], &mail["BCC"]].iter().any(|list| list.as_array().is_some_and(|list| !list.is_empty()));
        assert!(mail["To"].as_array().is_some_and(|to| to.len() == 1) && !others, "{} {}", mail["To"], mail["Subject"]);
    }
    assert!(arrived.iter().all(|mail| !mail.to.contains(',') && mail.template.is_some()));
    assert_eq!(doubled(&arrived), 0);
    println!("            {} mails", arrived.len());
}

/// A message that nobody can read is refused five times, then it is given up. Nothing else goes wrong, and no line has an address.
async fn nothing_but_poison_was_logged_as_an_error(place: &Emulated, poison: &[(String, String)]) {
    let _part = Part::of("nothing but the poison was logged as an error, and no address at all");
    let lines = place.log_lines().await;
    let errors: Vec<&String> = lines.iter().filter(|line| line.contains(r#""level":"error""#)).collect();
    let refused = errors.iter().filter(|line| line.contains(r#""code":"unreadable","event":"record-rejected""#)).count();
    assert_eq!((refused, errors.len()), (5 * poison.len(), 5 * poison.len()), "{errors:#?}");
    assert!(lines.iter().all(|line| !line.contains('@')), "an address in a log");
}

fn rights_asked_for_are_granted(place: &Emulated) {
    let _part = Part::of("every right that a function asked for is in the template, and none was refused");
    let (given, refused) = place.decisions();
    assert_eq!(refused, BTreeSet::new());
    // The emulator receives from queues and opens tables itself, without asking in a function's name.
    let asked_here = |(_, grant): &Right| {
        grant.action.starts_with("dynamodb:") || grant.action == "sqs:SendMessage" || grant.action.starts_with("ses:")
    };
    let granted: BTreeSet<Right> = granted(&read("infra/template.yaml")).into_iter().filter(asked_here).collect();
    assert_eq!(given.difference(&granted).collect::<Vec<_>>(), Vec::<&Right>::new());
    let quiet: Vec<String> =
        granted.difference(&given).map(|(id, grant)| format!("{id} {} {}", grant.action, grant.resource)).collect();
    println!("            {} of {} rights asked for; not in these stories: {quiet:?}", given.len(), granted.len());
}

/// An operator closes the doors, takes everything, and brings it to a place on one machine. What was given up doesn't get lost on the way.
async fn the_city_leaves(place: &Emulated) {
    let _part = Part::of("behind closed doors, everything that the city has goes elsewhere");
    let folders = tempfile::tempdir().unwrap();
    let (bundle, data) = (folders.path().join("bundle"), folders.path().join("data"));
    let pasadena = || Whose { city: "pasadena".into(), at: Where { stack: Some("concord".into()), data: PathBuf::new() } };
    let done = async |command| moving::done(command, Duration::ZERO, &|_| {}).await;
    place.settle().await;
    done(Move::Close(pasadena())).await.unwrap();
    place.put_forward(SignedDuration::from_mins(2));
    let client = Client::of(place.api(), place.dev());
    assert_eq!(client.get("/", None).await.unwrap().status, 503);
    let said = done(Move::Export(bundle.clone(), pasadena())).await.unwrap_err().to_string();
    assert!(said.contains("in dead-letter queues"), "{said}");
    for queue in QUEUES {
        let dead = &place.queues[&queue.replace("Queue", "DeadLetters")];
        place.cloud.call("AmazonSQS.PurgeQueue", &json!({ "QueueUrl": dead })).await;
    }
    println!("            {}", done(Move::Export(bundle.clone(), pasadena())).await.unwrap().lines().next().unwrap_or_default());
    let here = Where { stack: None, data: data.clone() };
    println!("            {}", done(Move::Import(bundle, here)).await.unwrap());
    done(Move::Open(pasadena())).await.unwrap();
    place.put_forward(SignedDuration::from_mins(2));
    assert_eq!(client.get("/", None).await.unwrap().status, 200);
}

/// The same mail again, as it would have arrived.
fn a_mail_that_left_twice_is_noticed(place: &Emulated) {
    let _part = Part::of("a mail that left twice is noticed");
    let arrived = place.arrived();
    let again: Vec<_> = arrived.iter().chain(arrived.first()).cloned().collect();
    assert_eq!(doubled(&again), 1);
}

/// One message more in a dead-letter queue, and one more on its way.
async fn a_message_that_was_given_up_is_noticed(place: &Emulated) {
    let _part = Part::of("a message that was given up, or is on its way, is noticed");
    let message = json!({ "QueueUrl": place.queues["SurveysDeadLetters"], "MessageBody": "not expected" });
    place.cloud.call("AmazonSQS.SendMessage", &message).await;
    assert_eq!(place.given_up().await, [("SurveysDeadLetters".to_owned(), vec!["not expected".to_owned()])].into());
    assert_eq!(place.moving().await, None, "what was given up doesn't move");
    place.cloud.call("AmazonSQS.PurgeQueue", &json!({ "QueueUrl": place.queues["SurveysDeadLetters"] })).await;
    let message = json!({ "QueueUrl": place.queues["SurveysQueue"], "MessageBody": "not expected", "DelaySeconds": 5 });
    place.cloud.call("AmazonSQS.SendMessage", &message).await;
    assert!(place.moving().await.is_some_and(|moving| moving.contains("not expected")));
    place.cloud.call("AmazonSQS.PurgeQueue", &json!({ "QueueUrl": place.queues["SurveysQueue"] })).await;
    assert_eq!(place.moving().await, None);
}

/// One right is taken away, and the next step fails where it needs it.
async fn a_missing_right_is_noticed(place: &Emulated) {
    let _part = Part::of("a right that is taken away is missed");
    let (role, table) = (&place.functions["Intake"].1, &place.tables["OutboxTable"]);
    let statement =
        json!({ "Effect": "Deny", "Action": "dynamodb:PutItem", "Resource": format!("arn:aws:dynamodb:*:*:table/{table}") });
    let document = json!({ "Version": "2012-10-17", "Statement": [statement] }).to_string();
    let policy = [("RoleName", role.as_str()), ("PolicyName", "control")];
    let put = [("Action", "PutRolePolicy"), ("Version", "2010-05-08"), ("PolicyDocument", &document)];
    place.cloud.form("iam", &[put.as_slice(), &policy].concat()).await;

    let mut journey = Journey::begin(place).await.unwrap();
    journey.people = People::of("control");
    let failed = journey.file().await.unwrap_err().to_string();
    assert!(failed.contains("POST /v1/cases was answered with 503"), "{failed}");
    let missing = ("Intake".to_owned(), Grant { action: "dynamodb:PutItem".into(), resource: "OutboxTable".into() });
    assert_eq!(place.decisions().1, [missing].into());
    assert!(place.log_lines().await.iter().any(|line| line.contains("storage-failed")), "the failure isn't in the log");
    let taken_back = [("Action", "DeleteRolePolicy"), ("Version", "2010-05-08")];
    place.cloud.form("iam", &[taken_back.as_slice(), &policy].concat()).await;
    journey.client.post("/v1/cases", None, &journey.filing()).await.unwrap();
}
