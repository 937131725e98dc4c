//! The groups of questions, in their order.

use axum::extract::FromRequestParts;
use domain::refusal::Problems;
use domain::vocabulary::Kind;
use http::request::Parts;
use kit::Problem;

/// A group of questions: one page. An extractor: a handler that takes it knows which page it serves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// In which language we write.
    Language,
    /// With whom it was.
    Kind,
    /// What happened.
    What,
    /// When and where.
    When,
    /// What is known of the officer, or of whomever else it was with.
    Officer,
    /// How to reach the person.
    You,
    /// What they need to take part, and that we may reach them.
    Needs,
}

impl Step {
    /// Every group, in order.
    pub const ALL: [Self; 7] = [Self::Language, Self::Kind, Self::What, Self::When, Self::Officer, Self::You, Self::Needs];

    /// The group of that address.
    fn at(path: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.path() == path)
    }

    /// Its address.
    pub const fn path(self) -> &'static str {
        match self {
            Self::Language => "/ask",
            Self::Kind => "/ask/kind",
            Self::What => "/ask/what",
            Self::When => "/ask/when",
            Self::Officer => "/ask/officer",
            Self::You => "/ask/you",
            Self::Needs => "/ask/needs",
        }
    }

    /// Its title, by the name of the text.
    pub const fn title(self, kind: Kind) -> &'static str {
        match self {
            Self::Language => "ask-language",
            Self::Kind => "ask-kind",
            Self::What => "ask-what-title",
            Self::When => "ask-when-title",
            Self::Officer if matches!(kind, Kind::Community) => "ask-officer-title",
            Self::Officer => "ask-other-title",
            Self::You => "ask-you-title",
            Self::Needs => "ask-needs-title",
        }
    }

    /// Its fields, as the page names them.
    pub const fn fields(self) -> &'static [&'static str] {
        match self {
            Self::Language => &["language", "received_by", "website"],
            Self::Kind => &["kind"],
            Self::What => &["category", "statement"],
            Self::When => &["incident_on-month", "incident_on-day", "incident_on-year", "incident_place"],
            Self::Officer => &["officer"],
            Self::You => &["anonymous", "name", "email", "phone", "address", "safe_times", "may_leave_message"],
            Self::Needs => &["age", "needs", "represented", "contact_consent"],
        }
    }

    /// The group that asks for a field of the filing.
    pub fn of(field: &str) -> Option<Self> {
        let asks = |step: &Self| step.fields().iter().any(|name| name.split('-').next() == Some(field));
        Self::ALL.into_iter().find(asks)
    }

    /// Its place, from 1.
    pub fn number(self) -> usize {
        Self::ALL.iter().position(|step| *step == self).unwrap_or(0) + 1
    }

    /// The group before it.
    pub fn previous(self) -> Option<Self> {
        Self::ALL.get(self.number().checked_sub(2)?).copied()
    }

    /// The group after it.
    pub fn next(self) -> Option<Self> {
        Self::ALL.get(self.number()).copied()
    }

    /// The name under which a browser keeps what is typed.
    pub fn draft(self) -> String {
        self.path().trim_start_matches('/').replace('/', "-")
    }

    /// What is wrong with this group's answers, among everything that is wrong with the request.
    pub fn problems(self, problems: Option<Problems>) -> Vec<(&'static str, &'static str)> {
        let all = problems.into_iter().flat_map(|problems| problems.0);
        all.filter(|problem| Self::of(problem.field) == Some(self)).map(|problem| (problem.field, problem.code)).collect()
    }
}

impl<S: Sync> FromRequestParts<S> for Step {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        Self::at(parts.uri.path()).ok_or_else(Problem::not_found)
    }
}

#[cfg(test)]
mod tests {
    use domain::Policy;
    use domain::complaint::{Filing, FilingForm};
    use domain::policy::PASADENA;
    use jiff::civil::date;

    use super::*;

    #[test]
    fn int_3_every_field_that_a_filing_needs_is_asked_for_on_one_of_the_pages() {
        let policy = Policy::parse(PASADENA).unwrap();
        let missing = Filing::parse(&FilingForm::default(), &policy, date(2026, 11, 22)).unwrap_err();
        for problem in &missing.0 {
            assert!(Step::of(problem.field).is_some(), "{}", problem.field);
        }
    }

    #[test]
    fn the_groups_follow_each_other_and_are_found_by_their_address() {
        let mut step = Step::Language;
        let mut seen = vec![step];
        while let Some(next) = step.next() {
            assert_eq!(next.previous(), Some(step));
            assert_eq!(Step::at(next.path()), Some(next));
            (step, _) = (next, seen.push(next));
        }
        assert_eq!(seen, Step::ALL);
        assert_eq!((Step::at("/ask"), Step::at("/ask/nothing")), (Some(Step::Language), None));
    }
}
