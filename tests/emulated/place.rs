//! An emulated deployment as a place: its clock is a file, its minute an invocation, its quiet the end of all queues.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use jiff::{SignedDuration, Timestamp};
use kit::Clock as _;
use local::journey::Place;
use local::mailbox::Mailbox;
use local::template::Grant;
use serde_json::{Value, json};

use super::cloud::Cloud;
use crate::grants::Right;

/// How long anything may take to come to rest.
const PATIENCE: Duration = Duration::from_secs(60);
/// The emulator is another process, and nothing in it tells when something changes.
const LOOK_AGAIN: Duration = Duration::from_millis(20);

/// The deployment, by what the template calls its parts.
pub struct Emulated {
    /// The cloud that it is deployed on.
    pub cloud: Cloud,
    /// Where the emulator keeps mail, clock and decisions.
    pub folder: PathBuf,
    /// Function → name and role.
    pub functions: BTreeMap<String, (String, String)>,
    /// Queue → address.
    pub queues: BTreeMap<String, String>,
    /// Table → name.
    pub tables: BTreeMap<String, String>,
    api: String,
    dev: String,
    ahead: Mutex<SignedDuration>,
    poison: Mutex<BTreeSet<String>>,
}

/// What the template calls what is named `concord-IntakeQueue-0123456789ABC`.
fn logical(name: &str) -> String {
    name.split('-').nth(1).unwrap_or_default().to_owned()
}

fn texts(list: &Value) -> Vec<String> {
    list.as_array().into_iter().flatten().filter_map(|one| one.as_str().map(str::to_owned)).collect()
}

impl Emulated {
    /// Finds what is deployed. `api` and `dev` are addresses of the API and of the issuer and mailbox beside it.
    pub async fn find(cloud: Cloud, folder: PathBuf, api: String, dev: String) -> Self {
        let listed = cloud.request("lambda", "GET", "/2015-03-31/functions/", &[], String::new()).await;
        let listed: Value = serde_json::from_str(&listed).unwrap();
        let part = |function: &Value, name: &str| function[name].as_str().unwrap_or_default().to_owned();
        let functions = listed["Functions"].as_array().into_iter().flatten().map(|function| {
            let (name, role) = (part(function, "FunctionName"), part(function, "Role"));
            (logical(&name), (name, role.rsplit('/').next().unwrap_or_default().to_owned()))
        });
        let functions = functions.collect();
        let queues = texts(&cloud.call("AmazonSQS.ListQueues", &json!({})).await["QueueUrls"]);
        let queues = queues.into_iter().map(|url| (logical(url.rsplit('/').next().unwrap_or_default()), url)).collect();
        let tables = texts(&cloud.call("DynamoDB_20120810.ListTables", &json!({})).await["TableNames"]);
        let tables = tables.into_iter().map(|name| (logical(&name), name)).collect();
        let place =
            Self { cloud, folder, functions, queues, tables, api, dev, ahead: Mutex::default(), poison: Mutex::default() };
        let declared = crate::template::spec();
        let whole = (declared.functions.len(), declared.queues.len(), declared.tables.len());
        assert_eq!((place.functions.len(), place.queues.len(), place.tables.len()), whole, "the deployment isn't whole");
        place
    }

    /// Puts the clock forward, and nothing else.
    pub fn put_forward(&self, by: SignedDuration) {
        let mut ahead = self.ahead.lock().unwrap();
        *ahead += by;
        let unfinished = self.folder.join(".offset");
        std::fs::write(&unfinished, format!("+{}\n", ahead.as_secs())).unwrap();
        std::fs::rename(unfinished, self.folder.join("offset")).unwrap();
    }

    /// Calls whoever the schedule calls every minute, now.
    pub async fn tick(&self) {
        let call = async |function: &str| {
            let path = format!("/2015-03-31/functions/{}/invocations", self.functions[function].0);
            self.cloud.request("lambda", "POST", &path, &[], json!({ "tick": "minute" }).to_string()).await;
        };
        tokio::join!(call("Relay"), call("Reminders"), call("SurveysMix"));
    }

    /// Puts a message that nobody can read into a queue.
    pub async fn poison(&self, queue: &str, body: &str) {
        self.poison.lock().unwrap().insert(body.to_owned());
        let message = json!({ "QueueUrl": self.queues[queue], "MessageBody": body });
        self.cloud.call("AmazonSQS.SendMessage", &message).await;
    }

    /// The bodies in every queue that isn't empty, dead-letter queues and messages out of sight included.
    pub async fn bodies(&self) -> BTreeMap<String, Vec<String>> {
        let seen = self.cloud.look("sqs").await;
        let regions = seen.as_object().into_iter().flatten().flat_map(|(_, regions)| regions.as_object()).flatten();
        let queues = regions.flat_map(|(_, queues)| queues.as_object()).flatten();
        let bodies = queues.map(|(url, messages)| {
            let bodies = messages.as_array().into_iter().flatten().filter_map(|one| one["Body"].as_str().map(str::to_owned));
            (logical(url.rsplit('/').next().unwrap_or_default()), bodies.collect::<Vec<_>>())
        });
        bodies.filter(|(_, bodies)| !bodies.is_empty()).collect()
    }

    async fn bodies_but_poison(&self) -> BTreeMap<String, Vec<String>> {
        let mut bodies = self.bodies().await;
        let poison = self.poison.lock().unwrap().clone();
        bodies.values_mut().for_each(|bodies| bodies.retain(|body| !poison.contains(body)));
        bodies.retain(|_, bodies| !bodies.is_empty());
        bodies
    }

    /// Every mail that the mail service accepted.
    pub async fn accepted(&self) -> Vec<Value> {
        let accounts = self.cloud.look("ses").await;
        accounts.as_object().into_iter().flatten().flat_map(|(_, mails)| mails.as_array().cloned()).flatten().collect()
    }

    /// The mails that arrived.
    pub fn arrived(&self) -> Vec<local::mailbox::Mail> {
        Mailbox::open(self.folder.join("mail")).unwrap().list().unwrap()
    }

    /// How many mails the mail service accepted, and how many of them arrived.
    async fn mails(&self) -> (usize, usize) {
        let quota = self.cloud.form("ses", &[("Action", "GetSendQuota")]).await;
        let sent = quota.split_once("<SentLast24Hours>").and_then(|(_, rest)| rest.split(['.', '<']).next());
        let files = std::fs::read_dir(self.folder.join("mail")).unwrap().flatten();
        let arrived = files.filter(|file| file.path().extension().is_some_and(|ending| ending == "eml")).count();
        (sent.unwrap().parse().unwrap(), arrived)
    }

    /// What still moves; nothing when all is quiet. A step begins with a row in the outbox, goes on as a message in a queue, and
    /// each is taken away only when the next is there.
    pub async fn moving(&self) -> Option<String> {
        let outbox = json!({ "TableName": self.tables["OutboxTable"], "Select": "COUNT" });
        let rows = self.cloud.call("DynamoDB_20120810.Scan", &outbox).await["Count"].as_u64().unwrap();
        if rows > 0 {
            return Some(format!("{rows} rows in the outbox"));
        }
        let mut bodies = self.bodies_but_poison().await;
        bodies.retain(|queue, _| !queue.ends_with("DeadLetters"));
        if !bodies.is_empty() {
            return Some(format!("{bodies:?} in the queues"));
        }
        let (accepted, arrived) = self.mails().await;
        (accepted != arrived).then(|| format!("{accepted} mails accepted, {arrived} arrived"))
    }

    /// What functions asked the emulator for: the rights that they have, and those that they lack.
    pub fn decisions(&self) -> (BTreeSet<Right>, BTreeSet<Right>) {
        let (mut given, mut refused) = (BTreeSet::new(), BTreeSet::new());
        for line in std::fs::read_to_string(self.folder.join("decisions.jsonl")).unwrap().lines() {
            let line: Value = serde_json::from_str(line).unwrap();
            let text = |name: &str| line[name].as_str().unwrap().to_owned();
            let resource = if text("action").starts_with("ses:") { "mail".to_owned() } else { text("resource") };
            let right = (text("function"), Grant { action: text("action"), resource });
            let decided = if line["allowed"] == true { &mut given } else { &mut refused };
            decided.insert(right);
        }
        (given, refused)
    }

    /// What the functions wrote, one JSON text a line.
    pub async fn log_lines(&self) -> Vec<String> {
        let mut lines = Vec::new();
        let groups = self.cloud.call("Logs_20140328.DescribeLogGroups", &json!({ "logGroupNamePrefix": "/aws/lambda/" })).await;
        for group in groups["logGroups"].as_array().into_iter().flatten() {
            let mut page = json!({ "logGroupName": group["logGroupName"] });
            loop {
                let found = self.cloud.call("Logs_20140328.FilterLogEvents", &page).await;
                let messages = found["events"].as_array().into_iter().flatten().filter_map(|event| event["message"].as_str());
                lines.extend(messages.filter(|message| message.starts_with('{')).map(str::to_owned));
                match &found["nextToken"] {
                    Value::String(next) => page["nextToken"] = next.clone().into(),
                    _ => break,
                }
            }
        }
        lines
    }
}

/// Asks again and again until there is an answer; a panic with what was said last when that takes too long.
pub async fn until<T>(what: &str, patience: Duration, ask: impl AsyncFn() -> Result<T, String>) -> T {
    let mut last = String::new();
    let asking = async {
        loop {
            match ask().await {
                Ok(answer) => return answer,
                Err(said) => last = said,
            }
            tokio::time::sleep(LOOK_AGAIN).await;
        }
    };
    let answer = tokio::time::timeout(patience, asking).await;
    answer.unwrap_or_else(|_| panic!("{what}: not after {patience:?}, but {last}"))
}

#[async_trait::async_trait]
impl Place for Emulated {
    fn api(&self) -> &str {
        &self.api
    }

    fn dev(&self) -> &str {
        &self.dev
    }

    fn now(&self) -> Timestamp {
        kit::SystemClock.now() + *self.ahead.lock().unwrap()
    }

    /// Looks twice, because in the moment that looking takes, something may go from where is looked next to where was looked before.
    async fn settle(&self) {
        let began = Instant::now();
        let mut quiet = 0;
        while quiet < 2 {
            match self.moving().await {
                None => quiet += 1,
                Some(moving) => {
                    assert_eq!(self.decisions().1, [].into(), "rights were refused");
                    assert!(began.elapsed() < PATIENCE, "still not at rest: {moving}");
                    quiet = 0;
                    tokio::time::sleep(LOOK_AGAIN).await;
                }
            }
        }
    }

    async fn advance(&self, by: SignedDuration) {
        self.put_forward(by);
        self.tick().await;
        self.settle().await;
    }

    async fn given_up(&self) -> BTreeMap<String, Vec<String>> {
        let mut bodies = self.bodies_but_poison().await;
        bodies.retain(|queue, _| queue.ends_with("DeadLetters"));
        bodies
    }

    /// A mail that left twice has the same words, its link's token among them, and the same second.
    async fn doubled_mails(&self) -> usize {
        doubled(&self.arrived())
    }
}

/// How many of these mails are there again.
pub fn doubled(mails: &[local::mailbox::Mail]) -> usize {
    let different: BTreeSet<_> = mails.iter().map(|mail| (&mail.to, &mail.date, &mail.subject, &mail.plain)).collect();
    mails.len() - different.len()
}
