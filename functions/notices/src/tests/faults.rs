//! A thousand mails through a mail service that loses answers, hangs, refuses and is gone in the middle (REM-3).

use std::collections::BTreeMap;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use serde_json::json;

use super::*;

/// What a bad mail service does with a mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mishap {
    /// Nothing bad.
    None,
    /// It takes the mail; the answer gets lost.
    AnswerLost,
    /// The mail gets lost, and so does the answer.
    MailLost,
    /// It is busy.
    Busy,
    /// It takes the mail, and the sender's process ends before it hears of it.
    SenderGone,
    /// The sender's process ends before the mail is on its way.
    SenderGoneBefore,
}

const MISHAPS: [Mishap; 6] =
    [Mishap::None, Mishap::AnswerLost, Mishap::MailLost, Mishap::Busy, Mishap::SenderGone, Mishap::SenderGoneBefore];

/// A mail service on a bad day.
#[derive(Default)]
struct Bad {
    next: Mutex<VecDeque<Mishap>>,
    taken: Mutex<BTreeMap<String, usize>>,
}

#[async_trait]
impl Courier for Bad {
    async fn send(&self, letter: Letter) -> Accepted {
        let mishap = self.next.lock().unwrap().pop_front().unwrap_or(Mishap::None);
        if matches!(mishap, Mishap::None | Mishap::AnswerLost | Mishap::SenderGone) {
            *self.taken.lock().unwrap().entry(letter.id).or_default() += 1;
        }
        match mishap {
            Mishap::None => Accepted::Yes,
            Mishap::Busy => Accepted::No,
            Mishap::AnswerLost | Mishap::MailLost => Accepted::Unclear,
            Mishap::SenderGone | Mishap::SenderGoneBefore => std::future::pending().await,
        }
    }

    async fn was_accepted(&self, _id: &str) -> Accepted {
        Accepted::Unclear
    }
}

#[tokio::test]
async fn rem_3_of_a_thousand_mails_through_a_bad_service_none_is_doubled_and_each_unclear_one_is_seen_to_be_so() {
    let calm = scene(&[], None).await;
    let courier = Arc::new(Bad::default());
    let app = App { courier: courier.clone(), ..calm.app.clone() };
    let chance = SeededRandomness::default();
    let mut tried = BTreeMap::new();
    for number in 0..1000 {
        let mishap = MISHAPS[pick(&chance, MISHAPS.len())];
        courier.next.lock().unwrap().push_back(mishap);
        let id = format!("mail.{number}");
        let asked = sent(&id, Message::NoticeRequested(notice(Template::Receipt)));
        // The queue brings a message back until it is handled; a process that is gone is ended by its timeout.
        for _ in 0..5 {
            let handled = unless_it_ends(app.consume(&asked));
            calm.clock.advance(SignedDuration::from_mins(4));
            if handled == Some(Outcome::Done) {
                break;
            }
        }
        tried.insert(id, mishap);
    }
    let taken = courier.taken.lock().unwrap().clone();
    assert!(taken.values().all(|times| *times == 1), "none is doubled");
    for (id, mishap) in &tried {
        let standing = calm.standing_of(id).await;
        let unclear = !matches!(mishap, Mishap::None | Mishap::Busy);
        assert_eq!(standing == Standing::Uncertain, unclear, "{id}: {mishap:?} is {standing:?}");
        assert_eq!(standing == Standing::Sent, !unclear, "{id}: {mishap:?} is {standing:?}");
    }
    let unclear = tried.values().filter(|mishap| !matches!(mishap, Mishap::None | Mishap::Busy)).count();
    assert_eq!(calm.told("notice-troubled.v1").len(), unclear, "each is in front of a person");
    assert!(unclear > 500);

    // The service says which it had: those are settled; the others stay in front of a person until somebody has them sent again.
    for id in taken.keys() {
        let tags = json!({ "tenant": ["pasadena"], "message": [id.replace('.', "_")] });
        let said = json!({ "eventType": "Send", "mail": { "tags": tags } });
        assert_eq!(app.consume(&said.to_string()).await, Outcome::Done);
    }
    for id in tried.keys() {
        let expected = if taken.contains_key(id) { Standing::Sent } else { Standing::Uncertain };
        assert_eq!(calm.standing_of(id).await, expected, "{id}");
    }
}

/// What comes of it; nothing when its process ends in the middle, which is where it waits: everything else here answers at once.
fn unless_it_ends(handling: impl Future<Output = Outcome>) -> Option<Outcome> {
    match pin!(handling).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(outcome) => Some(outcome),
        Poll::Pending => None,
    }
}

fn pick(chance: &SeededRandomness, among: usize) -> usize {
    let mut bytes = [0; 8];
    kit::Randomness::fill(chance, &mut bytes);
    usize::try_from(u64::from_le_bytes(bytes) % among as u64).unwrap()
}
