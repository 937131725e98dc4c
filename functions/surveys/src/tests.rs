//! An answer's whole way, on the in-memory store.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use contracts::{Envelope, Guest, Message, SurveyClosesV1, SurveyNudgeDueV1, SurveysDueV1};
use domain::ids::{InvitationId, MediationId, PersonId, TenantId};
use domain::notice::Purpose;
use domain::survey::{AnswerForm, Definition, Occasion, Questionnaire, SurveyAnswers, VERSION};
use domain::vocabulary::PartRole;
use edge::{Caller, Handler as _, Platform, Who};
use jiff::Timestamp;
use kit::function::Ticker as _;
use kit::{Clock, Ids, Randomness};
use store::{AttributeValue, Done, Item, Table};
use testkit::Memory;
use uuid::Uuid;

use crate::answer::{answer, invited};
use crate::consume::Messages;
use crate::mix::{Mixer, shuffled};
use crate::seal::{InvalidKey, PrivateKey, PublicKey, keypair, open, seal};
use crate::{App, MixApp, MixSettings, Settings};

struct Still(AtomicU64);

impl Clock for Still {
    fn now(&self) -> Timestamp {
        Timestamp::from_second(self.0.load(Ordering::Relaxed).try_into().unwrap()).unwrap()
    }
}

pub struct Counting(AtomicU64);

impl From<u64> for Counting {
    fn from(seed: u64) -> Self {
        Self(AtomicU64::new(seed))
    }
}

impl Randomness for Counting {
    fn fill(&self, buffer: &mut [u8]) {
        for part in buffer.chunks_mut(8) {
            let mut mixed = self.0.fetch_add(1, Ordering::Relaxed).wrapping_mul(0x9E37_79B9_7F4A_7C15);
            mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
            mixed ^= mixed >> 27;
            part.copy_from_slice(&mixed.to_be_bytes()[..part.len()]);
        }
    }
}

pub struct World {
    pub memory: Arc<Memory>,
    clock: Arc<Still>,
    messages: Messages,
    pub mixer: Mixer,
    tenant: TenantId,
}

impl World {
    fn new() -> Self {
        Self::with(Arc::new(Counting::from(1)))
    }

    pub fn with(randomness: Arc<dyn Randomness>) -> Self {
        let (memory, clock) = (Arc::new(Memory::new()), Arc::new(Still(AtomicU64::new(1_796_000_000))));
        let ids = Ids::new(clock.clone(), randomness);
        let platform = Platform::new(memory.clone(), clock.clone(), ids);
        let tenant: TenantId = "pasadena".parse().unwrap();
        let (private, public) = keypair([7; 32]);
        let messages = Messages { app: App::new(platform.clone(), Settings { key: public.parse().unwrap() }) };
        let mixer = Mixer { app: MixApp::new(platform, MixSettings { tenant: tenant.clone(), key: private.parse().unwrap() }) };
        Self { memory, clock, messages, mixer, tenant }
    }

    pub async fn hear(&self, n: usize, message: Message) -> Done {
        let occurred_at = self.clock.now();
        let envelope = Envelope { id: format!("m-{n}").parse().unwrap(), tenant: self.tenant.clone(), occurred_at, message };
        self.messages.handle(envelope).await.unwrap()
    }

    /// Invites so many residents; the callers who came by their links.
    async fn invite(&self, people: usize) -> Vec<Caller> {
        let people = (0..people).map(|n| Guest { person: person(n), role: PartRole::Resident }).collect();
        self.hear(
            0,
            Message::SurveysDue(SurveysDueV1 { mediation: MediationId::new(Uuid::nil()), occasion: Occasion::Session, people }),
        )
        .await;
        self.links()
    }

    /// Everybody who may answer, as they come by their links.
    fn links(&self) -> Vec<Caller> {
        let link = |item: &Item| {
            let person = text(item, "person")?.parse().unwrap();
            let about = text(item, "pk")?.rsplit('#').next()?.parse().unwrap();
            Some(Caller { tenant: self.tenant.clone(), who: Who::Party { person, purpose: Purpose::Survey, about } })
        };
        self.memory.all(Table::Invitations).iter().filter_map(link).collect()
    }

    pub fn link(&self, of: PersonId) -> Caller {
        let theirs = |caller: &Caller| matches!(caller.who, Who::Party { person, .. } if person == of);
        self.links().into_iter().find(theirs).unwrap()
    }

    pub async fn send(&self, caller: &Caller, form: &AnswerForm) -> Result<(), &'static str> {
        let app = &self.messages.app;
        let (id, open) = invited(app, caller).await.map_err(|fault| fault.0.code)?;
        answer(app, caller, id, &open, form).await.map_err(|fault| fault.0.code)
    }

    async fn answer(&self, caller: &Caller, scale: u8) -> Result<(), &'static str> {
        self.send(caller, &form(scale)).await
    }

    fn outbox(&self) -> String {
        format!("{:?}", self.memory.all(Table::Outbox))
    }
}

fn person(n: usize) -> PersonId {
    PersonId::new(Uuid::from_u128(n as u128 + 1))
}

fn resident() -> &'static Definition {
    Definition::find(Questionnaire::Resident, VERSION).unwrap()
}

fn form(scale: u8) -> AnswerForm {
    let answers = resident().questions.iter().map(|code| (code.clone(), scale)).collect();
    AnswerForm { answers, remark: format!("remark {scale}") }
}

pub fn text<'a>(item: &'a Item, attribute: &str) -> Option<&'a str> {
    match item.get(attribute) {
        Some(AttributeValue::S(text)) => Some(text),
        _ => None,
    }
}

fn about(caller: &Caller) -> InvitationId {
    InvitationId::new(caller.party(Purpose::Survey).unwrap().1)
}

#[test]
fn a_sealed_answer_opens_with_its_key_and_for_its_batch_only() {
    let (private, public) = keypair([1; 32]);
    let (private, public): (PrivateKey, PublicKey) = (private.parse().unwrap(), public.parse().unwrap());
    let answers = SurveyAnswers::parse(&form(4), resident()).ok().unwrap();
    let sealed = seal(&public, "pasadena#resident#1", &answers, [2; 32]).unwrap();
    assert!(open(&private, "pasadena#resident#1", &sealed).unwrap() == answers);
    assert!(open(&private, "pasadena#resident#2", &sealed).is_err());
    assert!(open(&keypair([3; 32]).0.parse().unwrap(), "pasadena#resident#1", &sealed).is_err());
}

#[test]
fn a_seal_does_not_tell_how_much_somebody_wrote() {
    let public: PublicKey = keypair([1; 32]).1.parse().unwrap();
    let length = |remark: String| {
        let answers = SurveyAnswers::parse(&AnswerForm { remark, ..form(4) }, resident()).ok().unwrap();
        seal(&public, "b", &answers, [2; 32]).unwrap().len()
    };
    assert_eq!(length(String::new()), length("😀".repeat(2000)));
    assert_eq!(length(String::new()), length("\"".repeat(2000)));
}

#[test]
fn a_key_is_hexadecimal_or_base64url_of_32_bytes() {
    let (_, public) = keypair([1; 32]);
    assert!(public.parse::<PublicKey>().is_ok());
    assert!("0SOQiRNm0nMiEtPLlDgRfcCLB1Wfmf1C4rYJqEpYBkI".parse::<PublicKey>().is_ok());
    for wrong in ["", "00", "nonsense!", &public[1..], &public.replace(&public[..1], "x")] {
        assert_eq!(wrong.parse::<PublicKey>().err(), Some(InvalidKey), "{wrong}");
    }
}

#[test]
fn shuffling_keeps_every_answer() {
    let next = AtomicU64::new(5);
    let key = || format!("{:020}", next.fetch_add(1, Ordering::Relaxed).wrapping_mul(0x9E37_79B9_7F4A_7C15));
    let mut mixed: Vec<i32> = shuffled((0..40).collect(), key).into_iter().map(|(_, item)| item).collect();
    assert!(!mixed.is_sorted());
    mixed.sort_unstable();
    assert_eq!(mixed, (0..40).collect::<Vec<_>>());
}

#[tokio::test]
async fn sur_3_fewer_than_five_stay_sealed_and_five_are_mixed() {
    let world = World::new();
    let callers = world.invite(5).await;
    for (caller, scale) in callers.iter().zip(1..).take(4) {
        world.answer(caller, scale).await.unwrap();
    }
    world.mixer.tick().await.unwrap();
    assert!(world.memory.all(Table::Answers).is_empty());
    world.answer(&callers[4], 5).await.unwrap();
    world.mixer.tick().await.unwrap();
    world.mixer.tick().await.unwrap();
    let answers = world.memory.all(Table::Answers);
    assert_eq!(answers.len(), 5);
    assert!(answers.iter().all(|item| text(item, "pk") == Some("pasadena#ANSWERS#resident#1#2026")));
    assert_eq!(world.outbox().matches("surveys-mixed.v1").count(), 1);
    assert_eq!(world.answer(&callers[0], 3).await, Err("survey-answered"));
    assert!(!format!("{:?}", world.memory.all(Table::Invitations)).contains("sealed"));
}

#[tokio::test]
async fn inv_17_a_spent_invitation_tells_neither_who_nor_when() {
    let world = World::new();
    let callers = world.invite(1).await;
    let (rows, messages) = (world.memory.all(Table::Invitations).len(), world.outbox());
    world.answer(&callers[0], 4).await.unwrap();
    let spent = world.memory.all(Table::Invitations).into_iter().find(|item| text(item, "sealed").is_some()).unwrap();
    let mut names: Vec<&str> = spent.keys().map(String::as_str).collect();
    names.sort_unstable();
    assert_eq!(names, ["batch", "pk", "sealed", "sk", "state"]);
    assert_eq!(about(&callers[0]).uuid().get_version_num(), 4, "an id of version 7 would tell the time");
    assert_eq!(world.memory.all(Table::Invitations).len(), rows);
    assert_eq!(world.outbox(), messages);
}

#[tokio::test]
async fn sur_4_a_survey_is_answered_once_by_the_person_who_was_asked() {
    let world = World::new();
    let callers = world.invite(2).await;
    let stranger = Who::Party { person: person(77), purpose: Purpose::Survey, about: about(&callers[0]).uuid() };
    assert_eq!(world.answer(&Caller { tenant: world.tenant.clone(), who: stranger }, 1).await, Err("not-found"));
    assert_eq!(world.answer(&callers[0], 6).await, Err("invalid-input"));
    assert_eq!(world.answer(&callers[0], 5).await, Ok(()));
    assert_eq!(world.answer(&callers[0], 5).await, Err("survey-answered"));
    assert_eq!(world.answer(&callers[1], 5).await, Ok(()));
}

#[tokio::test]
async fn somebody_who_answered_is_not_reminded_and_a_late_answer_is_refused() {
    let world = World::new();
    let callers = world.invite(3).await;
    assert_eq!(world.outbox().matches("\\\"survey\\\"").count(), 3);
    world.answer(&callers[0], 2).await.unwrap();
    for (n, caller) in callers.iter().enumerate().take(2) {
        world.hear(1 + n, Message::SurveyNudgeDue(SurveyNudgeDueV1 { invitation: about(caller) })).await;
        world.hear(1 + n, Message::SurveyNudgeDue(SurveyNudgeDueV1 { invitation: about(caller) })).await;
    }
    assert_eq!(world.outbox().matches("survey-nudge\\\"").count(), 1);
    for (n, caller) in callers.iter().enumerate().take(2) {
        world.hear(10 + n, Message::SurveyCloses(SurveyClosesV1 { invitation: about(caller) })).await;
    }
    assert_eq!(world.answer(&callers[0], 2).await, Err("survey-answered"));
    assert_eq!(world.answer(&callers[1], 2).await, Err("survey-closed"));
    world.clock.0.fetch_add(22 * 24 * 3600, Ordering::Relaxed);
    assert_eq!(world.answer(&callers[2], 2).await, Err("survey-closed"), "the day is over, whatever the message does");
}
