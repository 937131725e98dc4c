//! Where requests and messages become work, and refusals become answers.
//!
//! Every function is made of the same pieces: the [`Platform`] that it stands on, the [`Caller`] that the authorizer found, a
//! command read from a JSON body or a form, and a [`Fault`] when it can't be done. [`finish`] wraps a router in what every page and
//! every answer needs.

mod again;
mod caller;
mod command;
mod consume;
mod cookie;
mod doors;
mod fault;
mod finish;
mod in_words;
mod platform;
mod reader;

pub use again::Again;
pub use caller::{Caller, StaffRole, Who};
pub use command::{Fields, FormCommand, JsonCommand, KeyedForm};
pub use consume::{Handler, Inbox, handled};
pub use cookie::cookie;
pub use fault::{Fault, FieldProblemBody, ProblemBody};
pub use finish::{POLICY, finish, page, reply};
pub use in_words::remember;
pub use platform::Platform;
pub use reader::{Reader, STAFF_IDLE, done};
