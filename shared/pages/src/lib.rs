//! What pages and mails are made of: words in the reader's language, dates as people say them, a layout, forms and their fields,
//! and the other parts that pages share.

mod assets;
pub mod calendar;
mod dates;
mod form;
mod language;
mod mail;
mod page;
mod parts;
mod words;

pub use assets::{Asset, asset};
pub use dates::{day, day_and_time, month_and_day, number, time, zone_name};
pub use form::{Area, Choice, Choices, DateParts, Form, FormError, Line, Select, Summary, choices, form_errors, typed_date};
pub use language::{Tongue, tongue};
pub use mail::{MailWords, TELLING, has_own_words, mail_sample, mail_words, parse_policy};
pub use page::{Page, Retry, problem};
pub use parts::{
    Answers, BarChart, LineChart, Moment, Pagination, Refusal, Standing, Tab, Table, Tabs, Task, Tasks, Timeline, Values,
};
pub use words::Words;
