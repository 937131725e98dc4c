//! What the public may see: once a month the last twelve months, frozen, so that neither a number nor a difference between numbers,
//! of whatever tables and periods, stands on fewer people than the policy says (SUR-5, STF-5).
//!
//! A number is held back when it is small (primary suppression), and when something small could be worked out of it together with
//! what is published already (complementary suppression). Working out means adding and subtracting: a small number follows from
//! published sums exactly if it lies in the span of their equations, once every event that never happened is known not to have
//! happened. So the [`Span`] of everything published is kept, whoever reads is taken to know all zeros, and a number that would put
//! something small into the span is not shown. What can be worked out with the help of "no count is negative" is in that span, too:
//! a sum that is forced to its least has parts that are zero.

mod cell;
mod month;
mod published;
mod snapshot;
mod span;

pub use cell::{Cell, cells, families};
pub use month::Month;
pub use published::Published;
pub use snapshot::{Snapshot, publish};
pub use span::{Span, Sum};
