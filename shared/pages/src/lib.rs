//! What pages and mails are made of: words in the reader's language, dates as people say them, a layout, form components.

mod assets;
mod components;
mod dates;
mod page;
mod words;

pub use assets::{Asset, asset};
pub use components::{Choice, FormError, choices, form_errors};
pub use dates::{day, day_and_time, time};
pub use page::{Page, problem};
pub use words::{Words, languages};
