//! What answers to a question add up to.

use std::collections::BTreeMap;
use std::ops::AddAssign;

use serde::{Deserialize, Serialize};

use super::SurveyAnswers;

/// How often each answer was given to a question, from 1 to 5. What doesn't apply to somebody isn't counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally(pub [u32; 5]);

impl Tally {
    /// How many answered.
    #[must_use]
    pub fn count(&self) -> u32 {
        self.0.iter().sum()
    }

    /// How many answered 4 or 5.
    #[must_use]
    pub const fn favorable(&self) -> u32 {
        let [_, _, _, mostly, very] = self.0;
        mostly + very
    }

    /// The mean in tenths, rounded half up; nothing when nobody answered.
    #[must_use]
    pub fn mean_tenths(&self) -> Option<u32> {
        let sum: u32 = (1..).zip(self.0).map(|(answer, times)| answer * times).sum();
        (10 * sum + self.count() / 2).checked_div(self.count())
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.0.iter_mut().zip(other.0).for_each(|(sum, more)| *sum += more);
    }
}

/// What some answers to one questionnaire add up to, question by question.
#[must_use]
pub fn tallies<'a>(answers: impl IntoIterator<Item = &'a SurveyAnswers>) -> BTreeMap<String, Tally> {
    let mut tallies: BTreeMap<String, Tally> = BTreeMap::new();
    for (question, answer) in answers.into_iter().flat_map(|one| &one.answers) {
        let tally = tallies.entry(question.clone()).or_default();
        if let Some(times) = usize::from(*answer).checked_sub(1).and_then(|at| tally.0.get_mut(at)) {
            *times += 1;
        }
    }
    tallies
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survey::NOT_APPLICABLE;

    #[test]
    fn a_tally_counts_every_answer_on_the_scale_and_nothing_else() {
        let answer = |service, fair| {
            let answers = [("service".to_owned(), service), ("settlement_fair".to_owned(), fair)].into();
            SurveyAnswers { answers, remark: None }
        };
        let found = tallies(&[answer(5, NOT_APPLICABLE), answer(1, NOT_APPLICABLE), answer(5, NOT_APPLICABLE)]);
        let expected = [("service", [1, 0, 0, 0, 2]), ("settlement_fair", [0; 5])];
        assert_eq!(found, expected.map(|(code, times)| (code.to_owned(), Tally(times))).into());
    }

    #[test]
    fn a_mean_is_rounded_to_a_tenth_and_nobody_has_none() {
        for (times, mean, favorable) in
            [([0; 5], None, 0), ([0, 0, 0, 0, 3], Some(50), 3), ([1, 0, 0, 1, 1], Some(33), 2), ([1, 1, 0, 0, 0], Some(15), 0)]
        {
            assert_eq!((Tally(times).mean_tenths(), Tally(times).favorable()), (mean, favorable), "{times:?}");
        }
        let mut sum = Tally([1, 2, 3, 4, 5]);
        sum += Tally([5, 4, 3, 2, 1]);
        assert_eq!(sum, Tally([6; 5]));
    }
}
