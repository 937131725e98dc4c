//! Mixing: sealed answers to one questionnaire are opened together, once there are enough, and stored in no order at all (SUR-3).

use async_trait::async_trait;
use contracts::{Message, SurveysMixedV1};
use domain::survey::{self, LEAST, Questionnaire, SurveyAnswers};
use jiff::Timestamp;
use kit::Failed;
use kit::function::Ticker;
use kit::log::{Level, chain, line};
use store::{CommitError, Guard, Key, Query, StoreError, Table, Test, Transaction, Write, port, rows};

use crate::MixApp;
use crate::invitation::{Invitation, batch};
use crate::results::answers_key;
use crate::seal::open;

/// The most answers in a batch: two writes each, and a transaction has room for 100.
const MOST: usize = 40;

/// Mixes what waits.
pub struct Mixer {
    /// The application.
    pub app: MixApp,
}

#[async_trait]
impl Ticker for Mixer {
    async fn tick(&self) -> Result<(), Failed> {
        let mut unreadable = 0;
        for &questionnaire in Questionnaire::ALL {
            for version in 1..=survey::VERSION {
                unreadable += self.mix(questionnaire, version).await.map_err(|error| {
                    line(Level::Error, "mixing-failed").with("questionnaire", questionnaire).with("error", chain(&error)).write();
                    Failed("answers couldn't be mixed")
                })?;
            }
        }
        // The others are mixed all the same; the error is what an alarm sees.
        if unreadable > 0 { Err(Failed("answers can't be opened with this key")) } else { Ok(()) }
    }
}

impl Mixer {
    /// Mixes the answers to a questionnaire, if there are enough of them. How many couldn't be opened.
    async fn mix(&self, questionnaire: Questionnaire, version: u16) -> Result<usize, StoreError> {
        let MixApp { platform, settings } = &self.app;
        let tenant = &settings.tenant;
        let batch = batch(tenant, questionnaire, version);
        let (emptied, answers, unreadable) = self.waiting(&batch).await?;
        if answers.len() < LEAST || platform.is_closed(tenant).await? {
            return Ok(unreadable);
        }
        let now = platform.now();
        // The reporting year is the batch's, so that no answer stands alone in a year.
        let year = platform.policy(tenant).await?.date(now).year();
        let count = u64::try_from(answers.len()).unwrap_or(u64::MAX);
        let tallies = survey::tallies(&answers);
        let mixed = Message::SurveysMixed(SurveysMixedV1 { questionnaire, version, year, count, tallies });
        let mut writes = emptied;
        for (key, answers) in shuffled(answers, || platform.ids.token()) {
            let key = answers_key(tenant, questionnaire, version, year, &key);
            writes.push(Write::create(Table::Answers, &key, &answers, Guard::Row)?);
        }
        self.commit(writes, mixed, now).await?;
        Ok(unreadable)
    }

    /// The sealed answers of a batch, opened, and the writes that empty their invitations.
    async fn waiting(&self, batch: &str) -> Result<(Vec<Write>, Vec<SurveyAnswers>, usize), StoreError> {
        let store = self.app.platform.store.as_ref();
        let index =
            Query { index: Table::Invitations.index(), limit: MOST, ..Query::partition(Table::Invitations, batch.to_owned()) };
        let (mut emptied, mut answers, mut unreadable) = (Vec::new(), Vec::new(), 0);
        let found = store.query(index).await?;
        if found.len() < LEAST {
            return Ok((emptied, answers, 0)); // waiting costs a query, however long it takes
        }
        for item in found {
            let key: Key = port::row(item)?;
            // The index may lag behind: what it names may be mixed already.
            let Some(Invitation::Spent(spent)) = store.get(Table::Invitations, &key).await?.map(port::row).transpose()? else {
                continue;
            };
            match open(&self.app.settings.key, batch, &spent.sealed) {
                Ok(answer) => {
                    let empty = Write::put(Table::Invitations, &key, &Invitation::Mixed)?;
                    emptied.push(empty.when(Test::text("batch", batch)));
                    answers.push(answer);
                }
                Err(_) => unreadable += 1,
            }
        }
        if unreadable > 0 {
            line(Level::Error, "survey-answers-unreadable").with("count", unreadable).write();
        }
        Ok((emptied, answers, unreadable))
    }

    async fn commit(&self, mut writes: Vec<Write>, mixed: Message, now: Timestamp) -> Result<(), StoreError> {
        let token = self.app.platform.ids.uuid();
        writes.push(rows::outbox(&self.app.settings.tenant, token, now, vec![mixed])?);
        match self.app.platform.store.commit(Transaction { token, writes }).await {
            // Another tick was faster; the next one looks again.
            Ok(()) | Err(CommitError::Conflict(_)) => Ok(()),
            Err(CommitError::Store(error)) => Err(error),
        }
    }
}

/// Gives each answer a random key and sorts by it: every order is equally likely, and the keys say nothing else.
pub fn shuffled<T>(items: Vec<T>, key: impl Fn() -> String) -> Vec<(String, T)> {
    let mut keyed: Vec<(String, T)> = items.into_iter().map(|item| (key(), item)).collect();
    keyed.sort_by(|(one, _), (other, _)| one.cmp(other));
    keyed
}
