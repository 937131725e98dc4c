//! The program's figures: what happened, as facts; what a case's facts add up to; each figure's one definition; a period's report
//! (STF-4, STF-5).
//!
//! Every figure is a function of the kept facts and nothing else. Facts are a set: told twice, or in another order, they give the
//! same report.

mod benchmark;
mod definition;
mod event;
mod fact;
mod report;
mod trail;

pub use benchmark::{BENCHMARKS, Benchmark};
pub use definition::{DEFINITIONS, Definition, Made, Milestone, Row, Section};
pub use event::{Event, matches};
pub use fact::{Fact, What};
pub use report::{Days, Figure, FigureRow, Mean, Period, Report, Value};
pub use trail::{Batch, History, Trail};

/// The first year that can have facts.
pub const FIRST_YEAR: i16 = 2026;
