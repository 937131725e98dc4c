//! At most one accepted send of each mail, whatever happens in between (REM-3), and none that shouldn't leave (REM-2).

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use contracts::{Envelope, Message};
use domain::complaint::Contact;
use domain::ids::{PersonId, TenantId};
use domain::notice::{Gate, GateKind, Notice, Recipient, Template};
use domain::text::EmailAddress;
use domain::vocabulary::Language;
use edge::Platform;
use jiff::SignedDuration;
use kit::batch::Consumer;
use kit::courier::{Accepted, Letter};
use kit::{Courier, Ids, Outcome};
use store::{Key, Store, Table, Transaction, Write, people, port, rows};
use testkit::{Memory, SeededRandomness, StandingClock};
use uuid::Uuid;

use super::*;

mod claim;
mod faults;
mod heard;
mod pause;
mod staff;

/// Answers as it is told, and remembers what was handed over.
#[derive(Default)]
struct Told {
    answers: Mutex<VecDeque<Accepted>>,
    sent: Mutex<Vec<String>>,
    known: Option<Accepted>,
}

#[async_trait]
impl Courier for Told {
    async fn send(&self, letter: Letter) -> Accepted {
        self.sent.lock().unwrap().push(String::from_utf8(letter.mime).unwrap());
        self.answers.lock().unwrap().pop_front().unwrap_or(Accepted::Yes)
    }

    async fn was_accepted(&self, _id: &str) -> Accepted {
        self.known.unwrap_or(Accepted::Unclear)
    }
}

struct Scene {
    app: App,
    courier: Arc<Told>,
    clock: Arc<StandingClock>,
    store: Arc<Memory>,
}

fn tenant() -> TenantId {
    "pasadena".parse().unwrap()
}

fn person() -> PersonId {
    PersonId::new(Uuid::from_u128(7))
}

async fn scene(answers: &[Accepted], known: Option<Accepted>) -> Scene {
    let store = Arc::new(Memory::new());
    let clock = Arc::new(StandingClock::at("2026-11-23T18:00:00Z".parse().unwrap()));
    let ids = Ids::new(clock.clone(), Arc::new(SeededRandomness::default()));
    let email = EmailAddress::parse("ana@example.org").unwrap();
    let contact = Contact { email: Some(email), ..Contact::none(Language::Spanish) };
    let write = people::create(&tenant(), person(), &contact).unwrap();
    store.commit(Transaction { token: Uuid::from_u128(1), writes: vec![write] }).await.unwrap();
    let courier = Arc::new(Told { answers: Mutex::new(answers.iter().copied().collect()), known, ..Told::default() });
    let settings = Settings {
        public_url: "https://concord.example.org".into(),
        from: "concord@example.org".into(),
        allowed: "*".into(),
        configuration_set: None,
        paused: false,
    };
    let platform = Platform::new(store.clone(), clock.clone(), ids);
    Scene { app: App::new(platform, courier.clone(), settings), courier, clock, store }
}

fn notice(template: Template) -> Notice {
    let reference = "K7DM-3XQ9-ACEF".parse().unwrap();
    Notice::new(template, Recipient::Person(person()), Uuid::from_u128(9), &reference)
}

/// A message to this function.
fn sent(id: &str, message: Message) -> String {
    let occurred_at = "2026-11-23T18:00:00Z".parse().unwrap();
    Envelope { id: id.parse().unwrap(), tenant: tenant(), occurred_at, message }.to_body().unwrap()
}

fn body(gate: Option<Gate>) -> String {
    sent("commit.0", Message::NoticeRequested(Notice { gate, ..notice(Template::Receipt) }))
}

impl Scene {
    /// How to reach the person, as it is now.
    async fn row(&self) -> people::PersonRow {
        people::load(self.store.as_ref(), &tenant(), person()).await.unwrap().unwrap()
    }

    async fn deliver(&self) -> Outcome {
        self.app.consume(&body(None)).await
    }

    fn sends(&self) -> usize {
        self.courier.sent.lock().unwrap().len()
    }

    async fn standing(&self) -> Standing {
        self.standing_of("commit.0").await
    }

    async fn standing_of(&self, id: &str) -> Standing {
        let key = Key::notice(&tenant(), &id.parse().unwrap());
        let item = self.store.get(Table::Notices, &key).await.unwrap().unwrap();
        port::row::<LedgerRow>(item).unwrap().standing
    }

    /// Another mail to the same person.
    async fn another(&self, id: &str) -> Standing {
        let asked = sent(id, Message::NoticeRequested(notice(Template::NewStatusLink)));
        assert_eq!(self.app.consume(&asked).await, Outcome::Done);
        self.standing_of(id).await
    }

    /// The messages of a type that this function sent.
    fn told(&self, code: &str) -> Vec<Message> {
        let rows = self.store.all(Table::Outbox).into_iter().map(|item| port::row::<rows::OutboxRow>(item).unwrap());
        let bodies = rows.flat_map(|row| row.bodies);
        let messages = bodies.map(|body| Envelope::parse(&body).unwrap().message);
        messages.filter(|message| message.code() == code).collect()
    }
}

#[tokio::test]
async fn a_message_that_is_delivered_again_and_again_is_sent_once() {
    let scene = scene(&[], None).await;
    for _ in 0..5 {
        assert_eq!(scene.deliver().await, Outcome::Done);
    }
    assert_eq!((scene.sends(), scene.standing().await), (1, Standing::Sent));
}

#[tokio::test]
async fn rem_3_a_lost_answer_is_uncertain_in_front_of_a_person_and_never_sent_again() {
    let scene = scene(&[Accepted::Unclear], None).await;
    for _ in 0..5 {
        assert_eq!(scene.deliver().await, Outcome::Done);
    }
    assert_eq!((scene.sends(), scene.standing().await), (1, Standing::Uncertain));
    let outbox = scene.store.all(Table::Outbox);
    assert_eq!(outbox.len(), 1);
    assert!(format!("{outbox:?}").contains("notice-troubled.v1"));
}

#[tokio::test]
async fn a_refused_mail_is_tried_again_and_sent_once() {
    let scene = scene(&[Accepted::No, Accepted::No, Accepted::Yes], None).await;
    assert_eq!(scene.deliver().await, Outcome::Retry);
    assert_eq!(scene.deliver().await, Outcome::Retry);
    assert_eq!(scene.deliver().await, Outcome::Done);
    assert_eq!(scene.deliver().await, Outcome::Done);
    assert_eq!((scene.sends(), scene.standing().await), (3, Standing::Sent));
}

/// A claim without a mark: what a process leaves that ends in the middle of sending.
async fn abandoned(scene: &Scene) {
    let now = "2026-11-23T18:00:00Z".parse().unwrap();
    let row = LedgerRow::claimed(&notice(Template::Receipt), "ana@example.org", now);
    let claim = row.enter(&tenant(), &"commit.0".parse().unwrap()).unwrap();
    scene.store.commit(Transaction { token: Uuid::from_u128(2), writes: vec![claim] }).await.unwrap();
}

#[tokio::test]
async fn rem_3_a_crash_in_the_middle_of_sending_is_settled_by_asking_and_never_by_sending_blindly() {
    for (known, sends, standing) in [(None, 0, Standing::Uncertain), (Some(Accepted::Yes), 0, Standing::Sent)] {
        let scene = scene(&[], known).await;
        abandoned(&scene).await;
        assert_eq!(scene.deliver().await, Outcome::Retry, "the other attempt may still be sending");
        scene.clock.advance(SignedDuration::from_mins(2));
        assert_eq!(scene.deliver().await, Outcome::Done);
        assert_eq!((scene.sends(), scene.standing().await), (sends, standing));
    }
    let scene = scene(&[], Some(Accepted::No)).await;
    abandoned(&scene).await;
    scene.clock.advance(SignedDuration::from_mins(2));
    assert_eq!(scene.deliver().await, Outcome::Retry, "certainly not sent: the claim is given back");
    assert_eq!(scene.deliver().await, Outcome::Done);
    assert_eq!((scene.sends(), scene.standing().await), (1, Standing::Sent));
}

#[tokio::test]
async fn rem_2_a_mail_whose_gate_is_closed_or_at_another_version_does_not_leave() {
    let gate = Gate { kind: GateKind::Offer, of: Uuid::from_u128(9), person: Some(person()), version: 1 };
    for open_at in [None, Some((2, true)), Some((1, false))] {
        let scene = scene(&[], None).await;
        if let Some((version, open)) = open_at {
            let write: Write = rows::gate(&tenant(), &Gate { version, ..gate }, open).unwrap();
            scene.store.commit(Transaction { token: Uuid::from_u128(3), writes: vec![write] }).await.unwrap();
        }
        assert_eq!(scene.app.consume(&body(Some(gate))).await, Outcome::Done);
        assert_eq!((scene.sends(), scene.standing().await), (0, Standing::Dropped));
        assert!(scene.store.all(Table::Access).is_empty(), "no link is left behind");
    }
}

#[tokio::test]
async fn a_mail_is_in_its_readers_language_to_one_recipient_and_its_link_is_stored_hashed() {
    let scene = scene(&[], None).await;
    scene.deliver().await;
    let mail = scene.courier.sent.lock().unwrap()[0].clone();
    assert!(mail.contains("Content-Language: es") && mail.contains("To: ana@example.org"));
    assert!(!mail.contains("\nCc:") && !mail.contains("\nBcc:"));
    let rows = format!("{:?}", scene.store.all(Table::Access));
    let start = mail.find("/l/").unwrap() + 3;
    assert!(!rows.contains(&mail[start..start + 40]), "the token itself is stored nowhere");
    assert!(!format!("{:?}", scene.store.all(Table::Notices)).contains("ana@example.org"));
}

#[tokio::test]
async fn a_poison_record_is_rejected_and_stores_nothing() {
    let scene = scene(&[], None).await;
    assert_eq!(scene.app.consume("not a message").await, Outcome::Reject("unreadable"));
    assert!(scene.store.all(Table::Notices).is_empty());
}

#[test]
fn rem_7_only_listed_addresses_get_mail() {
    let settings = |allowed: &str| Settings {
        public_url: String::new(),
        from: String::new(),
        allowed: allowed.to_owned(),
        configuration_set: None,
        paused: false,
    };
    assert!(settings("*").allows("ana@example.org"));
    assert!(settings("team@city.example, @example.org").allows("ana@example.org"));
    assert!(!settings("team@city.example").allows("ana@example.org"));
    assert!(!settings("").allows("ana@example.org"));
}

#[test]
fn a_program_whose_name_has_quotes_commas_or_another_script_still_sends_from_one_address_to_one() {
    for name in ["The \\\"City\\\" Team, Inc.", "صلح <x@y.z>", "帕萨迪纳社区调解, 警"] {
        let english = "en = \"Pasadena Community Mediation\"";
        let policy = domain::policy::PASADENA.replace(english, &format!("en = \"{name}\""));
        let notice = notice(Template::Receipt);
        let content = letter::Content {
            id: "commit.0",
            notice: &notice,
            language: Language::English,
            from: "concord@example.org",
            to: "ana@example.org",
            link: None,
            policy: &domain::Policy::parse(&policy).unwrap(),
            now: "2026-11-23T18:00:00Z".parse().unwrap(),
        };
        let mail = String::from_utf8(letter::write(&content).unwrap()).unwrap();
        let (head, _) = mail.split_once("\r\n\r\n").unwrap();
        let unfolded = head.replace("\r\n ", " ");
        let lines = |name: &str| unfolded.lines().filter(|line| line.starts_with(name)).map(str::to_owned).collect::<Vec<_>>();
        let from = lines("From: ");
        assert!(from.len() == 1 && from[0].ends_with(" <concord@example.org>"), "{from:?}");
        let shown = from[0].trim_start_matches("From: ").trim_end_matches("<concord@example.org>");
        assert!(!shown.contains('<') && (shown.starts_with('"') || shown.starts_with("=?utf-8?")), "{shown}");
        assert_eq!(lines("To: "), ["To: ana@example.org"]);
        assert!(lines("Cc").is_empty() && lines("Bcc").is_empty());
    }
}
