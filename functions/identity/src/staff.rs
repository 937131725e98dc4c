//! Staff as people whom mail reaches: the address that the identity provider knows, and when each wants the mails to their desk at that
//! address (STF-2).

use contracts::{Message, StaffMailChosenV1};
use domain::Refusal;
use domain::complaint::Contact;
use domain::ids::{PersonId, TenantId};
use domain::notice::Frequency;
use domain::text::EmailAddress;
use domain::vocabulary::{Desk, Language};
use edge::{Caller, Fault, KeyedForm, StaffRole, Who};
use jiff::{SignedDuration, Timestamp};
use kit::Problem;
use serde::{Deserialize, Serialize};
use store::{CommitError, Guard, Key, Reply, StoreError, Table, Test, Transaction, Write, people, port, rows};

use crate::App;

/// How long somebody gets mails to their desk after they last signed in: whoever has left the city gets none for long.
const AFTER_SIGN_IN: SignedDuration = SignedDuration::from_hours(120 * 24);
/// When a sign-in makes that longer: not each time, so that signing in seldom costs a message.
const RENEWED_BEFORE: SignedDuration = SignedDuration::from_hours(90 * 24);

/// What is known of somebody who has signed in. Has no `Debug`, so that it can't end up in a log.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Account {
    /// Rises with every change.
    version: u64,
    /// The address that the identity provider has.
    email: EmailAddress,
    /// The language that they chose in.
    language: Language,
    /// Which version of how to reach them the people's table has. This function writes that table and can't read it.
    contact: u64,
    /// When mails to their desk come; never when there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    frequency: Option<Frequency>,
    /// The desks that they worked at.
    desks: Vec<Desk>,
    /// Until when, unless they sign in before.
    until: Timestamp,
}

/// How somebody's mail stands.
pub struct OwnMail {
    /// Where it would go, once they have signed in on the pages.
    pub address: Option<String>,
    /// The desks that they work at.
    pub desks: Vec<Desk>,
    /// When they get it.
    pub frequency: Option<Frequency>,
}

impl Account {
    /// Somebody signs in: the address that the provider has now, and a longer time for what they chose, at the desks where they still
    /// work.
    fn signed_in(
        before: Option<&Self>,
        (email, language): (Option<EmailAddress>, Language),
        desks: Vec<Desk>,
        now: Timestamp,
    ) -> Option<Self> {
        let Some(before) = before else {
            return Some(Self { version: 0, email: email?, language, contact: 0, frequency: None, desks, until: now });
        };
        let mut next = before.clone();
        next.email = email.unwrap_or(next.email);
        if next.frequency.is_some() && (next.desks != desks || next.until.duration_since(now) < RENEWED_BEFORE) {
            (next.desks, next.until) = (desks, now + AFTER_SIGN_IN);
        }
        (next != *before).then_some(next)
    }

    /// The writes that keep it in the place of the one before, and what is said to whoever sends mail when that has to know.
    fn kept(
        mut self,
        tenant: &TenantId,
        person: PersonId,
        before: Option<&Self>,
    ) -> Result<(Vec<Write>, Option<Message>), StoreError> {
        let mut writes = Vec::new();
        if before.is_none_or(|before| (&before.email, before.language) != (&self.email, self.language)) {
            let contact = Contact { email: Some(self.email.clone()), ..Contact::none(self.language) };
            writes.push(people::put(tenant, person, before.map(|before| before.contact), &contact)?);
            self.contact += 1;
        }
        self.version += 1;
        let test = before.map_or_else(Test::no_item, |before| Test::version(before.version));
        writes.push(Write { guard: Guard::State, ..Write::put(Table::Access, &key(tenant, person), &self)?.when(test) });
        let chose = |one: &Self| (one.frequency, one.desks.clone(), one.until);
        let Self { version, frequency, desks, until, .. } = self.clone();
        let said = before.is_some_and(|before| chose(before) != chose(&self));
        Ok((writes, said.then_some(Message::StaffMailChosen(StaffMailChosenV1 { person, version, desks, frequency, until }))))
    }
}

/// The person that a subject of the identity provider is; the same one each time.
///
/// # Errors
/// Never: a digest has more than enough digits.
pub fn person(tenant: &TenantId, subject: &str) -> Result<PersonId, StoreError> {
    let digest = rows::digest(&[b"staff", tenant.as_str().as_bytes(), subject.as_bytes()]);
    let bits = digest.get(..32).and_then(|digits| u128::from_str_radix(digits, 16).ok()).ok_or(StoreError::Corrupt)?;
    Ok(PersonId::new(uuid::Builder::from_custom_bytes(bits.to_be_bytes()).into_uuid()))
}

fn key(tenant: &TenantId, person: PersonId) -> Key {
    Key::new(tenant, &format!("STAFF#{person}"), "ACCOUNT")
}

fn works_at(roles: &[StaffRole]) -> Vec<Desk> {
    Desk::ALL.iter().copied().filter(|desk| roles.contains(&StaffRole::at(*desk))).collect()
}

/// Somebody of the staff, by whom the identity provider knows them, and their desks.
fn staff(caller: &Caller) -> Result<(&str, Vec<Desk>), Problem> {
    caller.staff(StaffRole::ALL)?;
    match &caller.who {
        Who::Staff { subject, roles } => Ok((subject, works_at(roles))),
        _ => Err(Problem::not_found()),
    }
}

async fn account(app: &App, tenant: &TenantId, person: PersonId) -> Result<Option<Account>, StoreError> {
    app.platform.store.get(Table::Access, &key(tenant, person)).await?.map(port::row).transpose()
}

/// The writes after which somebody's address is known who signs in for the first time.
///
/// # Errors
/// When a row can't be written.
pub fn first_known(
    tenant: &TenantId,
    subject: &str,
    (email, language): (EmailAddress, Language),
    now: Timestamp,
) -> Result<Vec<Write>, StoreError> {
    let first = Account::signed_in(None, (Some(email), language), Vec::new(), now);
    first.map_or_else(|| Ok(Vec::new()), |first| Ok(first.kept(tenant, person(tenant, subject)?, None)?.0))
}

/// Somebody signs in.
///
/// # Errors
/// When storage fails.
pub async fn signed_in(app: &App, tenant: &TenantId, who: &Who, email: Option<EmailAddress>) -> Result<(), StoreError> {
    let Who::Staff { subject, roles } = who else {
        return Ok(());
    };
    let (person, now) = (person(tenant, subject)?, app.platform.now());
    let language = app.platform.policy(tenant).await?.default_language();
    let before = account(app, tenant, person).await?;
    let Some(next) = Account::signed_in(before.as_ref(), (email, language), works_at(roles), now) else {
        return Ok(());
    };
    let (mut writes, said) = next.kept(tenant, person, before.as_ref())?;
    writes.extend(said.map(|said| rows::outbox(tenant, app.platform.ids.uuid(), now, vec![said])).transpose()?);
    match app.platform.store.commit(Transaction { token: app.platform.ids.uuid(), writes }).await {
        // Somebody who signs in twice at once is as well known by one of the two.
        Ok(()) | Err(CommitError::Conflict(_)) => Ok(()),
        Err(CommitError::Store(error)) => Err(error),
    }
}

/// How somebody's own mail stands.
///
/// # Errors
/// 401 for nobody, 404 for whoever isn't staff; unavailable when storage fails.
pub async fn own_mail(app: &App, caller: &Caller) -> Result<OwnMail, Fault> {
    let (subject, desks) = staff(caller)?;
    let account = account(app, &caller.tenant, person(&caller.tenant, subject)?).await?;
    let frequency = account.as_ref().filter(|account| app.platform.now() < account.until).and_then(|account| account.frequency);
    Ok(OwnMail { address: account.map(|account| account.email.as_str().to_owned()), desks, frequency })
}

/// Somebody chooses when they get the mails to their desks at their own address, in the language that they read.
///
/// # Errors
/// 401 for nobody, 404 for whoever isn't staff; 409 when they have no desk, or no address is known; unavailable when storage fails.
pub async fn choose(
    app: &App,
    caller: &Caller,
    request: &impl KeyedForm,
    (frequency, language): (Option<Frequency>, Language),
) -> Result<Reply, Fault> {
    let (subject, desks) = staff(caller)?;
    let (tenant, name) = (&caller.tenant, caller.name());
    let work = app.platform.work(tenant, Table::Access, request.once(&name));
    if let Some(before) = work.answered_before().await? {
        return Ok(before);
    }
    if desks.is_empty() {
        return Err(Refusal::new("no-desk-of-yours", "STF-2").into());
    }
    let person = person(tenant, subject)?;
    let before = account(app, tenant, person).await?.ok_or_else(|| Refusal::new("own-address-unknown", "STF-2"))?;
    let next = Account { language, frequency, desks, until: app.platform.now() + AFTER_SIGN_IN, ..before.clone() };
    let (writes, said) = next.kept(tenant, person, Some(&before))?;
    let reply = Reply::json(200, &serde_json::json!({ "frequency": frequency.map_or("none", Frequency::code) }));
    Ok(work.write(writes, said.into_iter().collect(), reply).await?.reply())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn email(text: &str) -> Option<EmailAddress> {
        EmailAddress::parse(text).ok()
    }

    fn tenant() -> TenantId {
        "pasadena".parse().unwrap()
    }

    const BOTH: [Desk; 2] = [Desk::Program, Desk::Outreach];

    fn chose(now: Timestamp) -> Account {
        let first = Account::signed_in(None, (email("ana@city.example"), Language::English), BOTH.to_vec(), now).unwrap();
        Account { version: 2, contact: 1, frequency: Some(Frequency::Daily), until: now + AFTER_SIGN_IN, ..first }
    }

    fn again(before: &Account, address: &str, desks: &[Desk], days: i64) -> Option<Account> {
        let now = Timestamp::UNIX_EPOCH + SignedDuration::from_hours(24 * days);
        Account::signed_in(Some(before), (email(address), Language::English), desks.to_vec(), now)
    }

    fn said(next: Account, before: &Account) -> Option<(u64, Vec<Desk>)> {
        match next.kept(&tenant(), person(&tenant(), "ana").unwrap(), Some(before)).unwrap().1? {
            Message::StaffMailChosen(said) => Some((said.version, said.desks)),
            _ => None,
        }
    }

    #[test]
    fn inv_15_a_sign_in_takes_the_desks_out_at_which_somebody_works_no_more_and_says_so() {
        let before = chose(Timestamp::UNIX_EPOCH);
        assert!(again(&before, "ana@city.example", &BOTH, 1).is_none(), "nothing has changed");
        let left = again(&before, "ana@city.example", &[Desk::Outreach], 1).unwrap();
        assert_eq!(said(left, &before), Some((3, vec![Desk::Outreach])));
    }

    #[test]
    fn stf_2_a_choice_lasts_at_least_three_months_from_the_last_sign_in_and_is_not_written_at_each() {
        let before = chose(Timestamp::UNIX_EPOCH);
        assert!(again(&before, "ana@city.example", &BOTH, 30).is_none());
        let renewed = again(&before, "ana@city.example", &BOTH, 31).unwrap();
        assert_eq!(renewed.until, Timestamp::UNIX_EPOCH + SignedDuration::from_hours(24 * 151));
        assert_eq!(said(renewed, &before), Some((3, BOTH.to_vec())));
    }

    #[test]
    fn another_address_is_kept_for_mail_and_nobody_else_has_to_know() {
        let before = chose(Timestamp::UNIX_EPOCH);
        let moved = again(&before, "ana@new.example", &BOTH, 1).unwrap();
        let (writes, said) = moved.kept(&tenant(), person(&tenant(), "ana").unwrap(), Some(&before)).unwrap();
        assert_eq!((writes.len(), writes[0].table, said), (2, Table::People, None));
        let unknown = Account::signed_in(Some(&before), (None, Language::English), BOTH.to_vec(), Timestamp::UNIX_EPOCH);
        assert!(unknown.is_none(), "a provider that says nothing changes nothing");
    }

    #[test]
    fn somebody_is_the_same_person_each_time_and_nobody_elses() {
        let one = person(&tenant(), "ana").unwrap();
        assert_eq!(person(&tenant(), "ana").unwrap(), one);
        assert_ne!(person(&tenant(), "bo").unwrap(), one);
        assert_ne!(person(&"mesa-vista".parse().unwrap(), "ana").unwrap(), one);
    }
}
