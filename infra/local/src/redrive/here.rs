//! The queues of the system on this machine, whether it runs meanwhile or not.

use std::path::Path;

use contracts::Queue;

use super::{Failure, Found, Verdict, judged};
use crate::queues::Queues;
use crate::stack::TEMPLATE;
use crate::template::{self, QueueSpec};

/// The queues in a data folder.
pub struct Here {
    queues: Queues,
    specs: Vec<QueueSpec>,
}

impl Here {
    /// The queues in that folder.
    ///
    /// # Errors
    /// When there are none.
    pub fn at(data: &Path) -> Result<Self, Failure> {
        let file = data.join("queues.db");
        if !file.exists() {
            return Err(Failure::NoData(data.to_owned()));
        }
        let parameters = crate::settings::parameters("http://localhost:3000", surveys::keypair([7; 32]));
        let specs = template::read(TEMPLATE, &parameters).map(|stack| stack.queues).unwrap_or_default();
        Ok(Self { queues: Queues::open(Some(&file))?, specs })
    }

    /// A function's queue, and the one for what it gave up.
    fn names(&self, queue: Queue) -> Result<(&str, &str), Failure> {
        let (own, given_up) = super::logical(queue);
        let url = |id: &str| self.specs.iter().find(|spec| spec.logical_id == id).map(|spec| spec.url.as_str());
        url(&own).zip(url(&given_up)).ok_or(Failure::NoQueue(queue.name()))
    }

    /// Moves back what can be handled, unless it is to be said only.
    ///
    /// # Errors
    /// When the template names no such queue.
    pub fn redrive(&self, queues: &[Queue], is_dry: bool) -> Result<Vec<Found>, Failure> {
        let mut found = Vec::new();
        for &queue in queues {
            let (own, given_up) = self.names(queue)?;
            for message in self.queues.held(given_up).ok_or(Failure::Unreadable)? {
                let one = judged(queue, &message.body);
                if one.verdict == Verdict::GoesBack && !is_dry && !self.queues.put_back(message.id, own) {
                    return Err(Failure::Unreadable);
                }
                found.push(one);
            }
        }
        Ok(found)
    }
}
