//! The queues of a deployed stack.

use contracts::Queue;
use kit::given_up::GivenUp;

use super::{Failure, Found, Verdict, judged};

/// A stack, by its name.
pub struct Deployed {
    queues: GivenUp,
    stack: String,
}

impl Deployed {
    /// The stack of that name, in the account and the region that the environment names.
    ///
    /// # Errors
    /// When AWS can't be asked.
    pub async fn of(stack: &str) -> Result<Self, Failure> {
        Ok(Self { queues: GivenUp::new(&kit::aws::load().await?), stack: stack.to_owned() })
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
            for held in self.queues.hold(&given_up).await? {
                let one = judged(queue, &held.body);
                if one.verdict == Verdict::GoesBack && !is_dry {
                    self.queues.move_to((&given_up, &own), &held).await?;
                } else {
                    self.queues.put_back(&given_up, &held).await?;
                }
                found.push(one);
            }
        }
        Ok(found)
    }
}
