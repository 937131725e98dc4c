//! The queues of a deployed stack.

use std::collections::BTreeSet;

use contracts::Queue;
use kit::dead_letters::{DeadLetters, Held};

use super::{Failure, Found, Verdict, judged};

/// A stack, by its name.
pub struct Deployed {
    queues: DeadLetters,
    stack: String,
}

impl Deployed {
    /// The stack of that name, in the account and the region that the environment names.
    ///
    /// # Errors
    /// When AWS can't be asked.
    pub async fn of(stack: &str) -> Result<Self, Failure> {
        Ok(Self { queues: DeadLetters::new(&kit::aws::load().await?), stack: stack.to_owned() })
    }

    /// Moves back what can be handled, unless it is to be said only. What stays comes back into sight at once.
    ///
    /// # Errors
    /// When AWS doesn't do it.
    pub async fn redrive(&self, queues: &[Queue], is_dry: bool) -> Result<Vec<Found>, Failure> {
        let mut found = Vec::new();
        for &queue in queues {
            let (own, given_up) = super::logical(queue);
            let (own, given_up) = (self.queues.url(&self.stack, &own).await?, self.queues.url(&self.stack, &given_up).await?);
            let mut staying: Vec<Held> = Vec::new();
            let mut seen = BTreeSet::new();
            let mut quiet = 0;
            // A queue that is spread out may answer with nothing although there is something; what was seen before comes back into sight.
            while quiet < 2 {
                let fresh: Vec<Held> =
                    self.queues.hold(&given_up).await?.into_iter().filter(|held| seen.insert(held.id.clone())).collect();
                quiet = if fresh.is_empty() { quiet + 1 } else { 0 };
                for held in fresh {
                    let one = judged(queue, &held.body);
                    if one.verdict == Verdict::GoesBack && !is_dry {
                        self.queues.move_to((&given_up, &own), &held).await?;
                    } else {
                        staying.push(held);
                    }
                    found.push(one);
                }
            }
            for held in &staying {
                self.queues.put_back(&given_up, held).await;
            }
        }
        Ok(found)
    }
}
