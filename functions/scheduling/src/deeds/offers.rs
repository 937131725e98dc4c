//! Offers, what people answer, and attempts to reach them.

use domain::Problems;
use domain::ids::PersonId;
use domain::mediation::{AttemptResult, Channel, Command, OfferAnswer, Shown};
use domain::text::Line;
use domain::vocabulary::Language;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::mediation::{Wish, plainly};

/// Offers to send.
#[derive(Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Offers {
    /// Where it happened, in the program's words; both sides read it.
    #[schema(required = false, max_length = 300)]
    pub place: String,
}

impl Offers {
    /// Checks the place.
    pub fn parse(&self) -> Result<Wish, Problems> {
        let mut problems = Problems::default();
        let place = match self.place.trim() {
            "" => None,
            text => problems.keep("place", Line::parse(text)),
        };
        problems.check()?;
        Ok(plainly(Command::SendOffers { place }))
    }
}

/// An answer to the offer, and the explanation that was on the page.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = OfferAnswer)]
pub struct Answer {
    /// `yes` or `no`.
    pub answer: String,
    /// The version of the explanation that they were shown; an answer counts only with it.
    pub text_version: String,
    /// The language in which they were shown it.
    pub language: String,
}

impl Answer {
    /// Checks the answer of somebody who came by their own link.
    pub fn parse(&self, person: PersonId) -> Result<Wish, Problems> {
        let mut problems = Problems::default();
        let answer = problems.keep("answer", OfferAnswer::parse(&self.answer));
        let language = problems.keep("language", Language::parse(&self.language));
        let (Some(answer), Some(language)) = (answer, language) else {
            return Err(problems);
        };
        let text_version = self.text_version.clone();
        let shown = Shown { text_version, language, channel: Channel::Link };
        Ok(plainly(Command::AnswerOffer { person, answer, shown }))
    }
}

/// An answer that staff of the program take down for somebody, after reading them the explanation (INT-9).
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AnswerFor {
    /// Whose.
    pub person: String,
    /// `yes` or `no`.
    pub answer: String,
    /// `phone`, `paper`, `in_person` or `interpreter`.
    pub channel: String,
    /// The version of the explanation that they heard or read.
    pub text_version: String,
    /// The language in which they did.
    pub language: String,
}

impl AnswerFor {
    /// Checks the fields.
    pub fn parse(&self) -> Result<Wish, Problems> {
        let mut problems = Problems::default();
        let person = problems.keep("person", self.person.parse().map_err(|_| "not-an-id"));
        let answer = problems.keep("answer", OfferAnswer::parse(&self.answer));
        let language = problems.keep("language", Language::parse(&self.language));
        let channel = problems.keep("channel", by_staff(&self.channel));
        let (Some(person), Some(answer), Some(language), Some(channel)) = (person, answer, language, channel) else {
            return Err(problems);
        };
        let shown = Shown { text_version: self.text_version.clone(), language, channel };
        Ok(plainly(Command::AnswerOffer { person, answer, shown }))
    }
}

/// A link is a person's own; staff come by every other channel.
pub(super) fn by_staff(code: &str) -> Result<Channel, &'static str> {
    Channel::parse(code).ok().filter(|channel| *channel != Channel::Link).ok_or("not-a-choice")
}

/// Somebody who withdraws, by word of mouth or by letter.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Withdrawal {
    /// Who.
    pub person: String,
}

impl Withdrawal {
    /// Checks the id.
    pub fn parse(&self) -> Result<Wish, Problems> {
        let mut problems = Problems::default();
        let person = problems.keep("person", self.person.parse().map_err(|_| "not-an-id"));
        person.map(|person| plainly(Command::Withdraw { person })).ok_or(problems)
    }
}

/// An attempt to reach somebody: nothing of what was said.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Attempt {
    /// Whom.
    pub person: String,
    /// `phone`, `paper`, `in_person` or `interpreter`.
    pub channel: String,
    /// `reached`, `no_answer`, `message_left` or `wrong_contact`.
    pub result: String,
}

impl Attempt {
    /// Checks the fields.
    pub fn parse(&self) -> Result<Wish, Problems> {
        let mut problems = Problems::default();
        let person = problems.keep("person", self.person.parse().map_err(|_| "not-an-id"));
        let channel = problems.keep("channel", by_staff(&self.channel));
        let result = problems.keep("result", AttemptResult::parse(&self.result));
        match (person, channel, result) {
            (Some(person), Some(channel), Some(result)) => Ok(plainly(Command::RecordAttempt { person, channel, result })),
            _ => Err(problems),
        }
    }
}
