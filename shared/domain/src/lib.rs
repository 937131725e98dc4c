//! What Concord decides, and nothing else.
//!
//! Every rule of the program lives here as a pure function: no async, no AWS, no HTTP, no environment, no clock and no
//! randomness. Time and ids come in as arguments, so that a test or a simulation can replay any history.
//!
//! An aggregate is a struct with a [`stage`](complaint::Stage) enum whose variants own the data that exists in that stage. A
//! command goes through `decide`, which returns a [`Decision`] (the next state, the history, the effects) or a [`Refusal`].

pub mod availability;
pub mod blackouts;
pub mod calendar;
pub mod complaint;
pub mod decision;
pub mod due;
pub mod figures;
pub mod ids;
pub mod kind;
pub mod matching;
pub mod mediation;
pub mod notice;
pub mod outreach;
pub mod policy;
pub mod publication;
pub mod refusal;
pub mod slots;
pub mod statutory;
pub mod survey;
pub mod terms;
pub mod text;
pub mod vocabulary;
pub mod youth;

pub use decision::{Actor, Decision, Entry};
pub use policy::Policy;
pub use refusal::{FieldProblem, Problems, Refusal};
