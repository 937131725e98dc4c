//! What things cost: the measurements behind `docs/performance.md`, and the budgets that the tests hold them to.

pub mod budget;
pub mod case_price;
pub mod cold;
pub mod filled;
pub mod machine;
pub mod operations;
pub mod report;
pub mod sizes;
pub mod ticks;
