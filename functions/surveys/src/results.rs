//! What answers add up to, for the program: from five on, and remarks apart from the answers that they came with (SUR-3, SUR-5).

use std::collections::BTreeMap;

use domain::ids::TenantId;
use domain::survey::{Definition, LEAST, Questionnaire, SurveyAnswers, Tally, VERSION, tallies};
use domain::text::Remark;
use edge::{Caller, Fault, StaffRole};
use store::{Key, Query, Store, StoreError, Table, port};

use crate::App;

/// The first reporting year that can have answers.
const FIRST: i16 = 2026;

/// Where an answer stands. The last part is random; without it, the partition alone.
#[must_use]
pub fn answers_key(tenant: &TenantId, questionnaire: Questionnaire, version: u16, year: i16, key: &str) -> Key {
    Key::new(tenant, &format!("ANSWERS#{questionnaire}#{version}#{year}"), key)
}

/// What the answers to a questionnaire add up to in a year.
pub struct Results {
    /// Which questionnaire.
    pub questionnaire: Questionnaire,
    /// In which version.
    pub version: u16,
    /// How many answered; nothing while they are fewer than five.
    pub answered: Option<usize>,
    /// The questions in their order, each with what was answered; nothing while fewer than five answered it.
    pub questions: Vec<(&'static str, Option<Tally>)>,
    /// What people wrote, in the order in which it lies there, which is none.
    pub remarks: Vec<Remark>,
}

impl Results {
    fn of(questionnaire: Questionnaire, version: u16, questions: &'static [String], answers: Vec<SurveyAnswers>) -> Self {
        let enough = answers.len() >= LEAST;
        let tallies: BTreeMap<String, Tally> = if enough { tallies(&answers) } else { BTreeMap::new() };
        let is_enough = |tally: &Tally| usize::try_from(tally.count()).is_ok_and(|count| count >= LEAST);
        let shown = |code: &'static String| (code.as_str(), tallies.get(code).copied().filter(is_enough));
        Self {
            questionnaire,
            version,
            answered: enough.then_some(answers.len()),
            questions: questions.iter().map(shown).collect(),
            remarks: if enough { answers.into_iter().filter_map(|one| one.remark).collect() } else { Vec::new() },
        }
    }
}

/// The years that somebody may choose, the latest first.
#[must_use]
pub fn years(current: i16) -> Vec<i16> {
    (FIRST..=current.max(FIRST)).rev().collect()
}

/// The year that was asked for, or the current one.
///
/// # Errors
/// 401 for nobody, 404 for everybody but the program; unavailable when storage fails.
pub async fn results(app: &App, caller: &Caller, year: Option<i16>) -> Result<(i16, i16, Vec<Results>), Fault> {
    caller.staff(&[StaffRole::Program])?;
    let platform = &app.platform;
    let current = platform.policy(&caller.tenant).await?.date(platform.now()).year();
    let year = year.filter(|year| years(current).contains(year)).unwrap_or(current);
    let mut found = Vec::new();
    for version in (1..=VERSION).rev() {
        for &questionnaire in Questionnaire::ALL {
            let Some(definition) = Definition::find(questionnaire, version) else { continue };
            let answers = answers(platform.store.as_ref(), &caller.tenant, questionnaire, version, year).await?;
            found.push(Results::of(questionnaire, version, &definition.questions, answers));
        }
    }
    Ok((year, current, found))
}

async fn answers(
    store: &dyn Store,
    tenant: &TenantId,
    questionnaire: Questionnaire,
    version: u16,
    year: i16,
) -> Result<Vec<SurveyAnswers>, StoreError> {
    let partition = answers_key(tenant, questionnaire, version, year, "").pk;
    store.query(Query::partition(Table::Answers, partition)).await?.into_iter().map(port::row).collect()
}
