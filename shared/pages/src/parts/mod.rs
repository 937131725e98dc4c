//! The parts of pages that aren't fields: each a struct with a template of its own, shown by `{{ part }}`.

mod answers;
mod chart;
mod navigation;
mod refusal;
mod table;
mod tasks;
mod timeline;

pub use answers::Answers;
pub use chart::{BarChart, LineChart, Values};
pub use navigation::{Pagination, Tab, Tabs};
pub use refusal::Refusal;
pub use table::Table;
pub use tasks::{Standing, Task, Tasks};
pub use timeline::{Moment, Timeline};
