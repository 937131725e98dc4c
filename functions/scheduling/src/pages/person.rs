//! `/mediations/{id}/people/{person}`: what the program does for one person: attempts to reach them, answers taken down, what is to
//! be known of them (CON-5, CON-6, INT-9).

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::Policy;
use domain::ids::PersonId;
use domain::mediation::{AttemptResult, Channel, Command, CompanionPart, Held, Mediation, OfferAnswer, Stage};
use domain::slots::Slot;
use edge::{Again, Caller, Fault, Fields, FormCommand, Reader};
use kit::Problem;
use pages::{Answers, Choice, Form, Page, Refusal, choices};

use super::explanation::Explanation;
use super::hours::HoursForm;
use super::labelled;
use crate::App;
use crate::access::Access;
use crate::api::{Reachable, answered, reachable_one};
use crate::deeds::{Absence, AnswerFor, Attempt, Companion, Description, ForPerson, HoldsFor, Shifts, StartsFor, Withdrawal};
use crate::mediation::{self, plainly, read};
use crate::steps;

#[derive(Template)]
#[template(path = "person.html")]
struct PersonPage {
    page: Page,
    form: Form,
    refusal: Refusal,
    key: String,
    to: String,
    back: String,
    version: u64,
    label: String,
    contact: Answers,
    attempts: Vec<String>,
    state: String,
    offer: Option<ReadAloud>,
    explanation: Explanation,
    channels: Vec<Choice>,
    results: Vec<Choice>,
    answers: Vec<Choice>,
    known: Option<Vec<Choice>>,
    hours: Option<HoursForm>,
    may_arrange: bool,
    may_reschedule: bool,
    /// Times that wait to be chosen among, to be taken down.
    times: Vec<Choice>,
    /// Whether what was agreed on held, to be taken down.
    holds: Option<Vec<Choice>>,
    may_attempt: bool,
    reminders: bool,
    may_withdraw: bool,
    may_stay_away: bool,
}

/// The explanation that staff read to somebody before they take down an answer (INT-9).
struct ReadAloud {
    language: &'static str,
}

/// What the form for somebody who joins offers to choose from.
pub struct Joining {
    pub parts: Vec<Choice>,
    pub participants: Vec<Choice>,
    pub languages: Vec<Choice>,
    pub independent: Vec<Choice>,
}

impl Joining {
    pub fn of(page: &Page, people: &[Reachable], policy: &Policy, typed: &Form) -> Self {
        let parts: Vec<&str> = CompanionPart::ALL.iter().map(|one| one.code()).collect();
        let languages: Vec<&str> = policy.languages.iter().map(|one| one.code()).collect();
        let participant =
            |one: &Reachable| Choice::new(one.person.clone(), labelled(page, one).label, typed.value("with") == one.person);
        Self {
            parts: choices(page, "part", &parts, typed.value("as")),
            participants: people.iter().filter(|one| one.part.is_empty()).map(participant).collect(),
            languages: choices(page, "language-name", &languages, typed.value("language")),
            independent: vec![Choice::new("yes".into(), page.t("do-join-independent-yes"), typed.has("independent", "yes"))],
        }
    }
}

/// The form for somebody who joins.
pub fn companion(fields: &Fields) -> Companion {
    let text = |name| fields.text(name).to_owned();
    Companion {
        part: text("as"),
        with: text("with"),
        name: text("name"),
        email: text("email"),
        phone: text("phone"),
        address: text("address"),
        language: text("language"),
        independent: fields.text("independent") == "yes",
    }
}

/// `GET /mediations/{id}/people/{person}`.
pub async fn show(
    State(app): State<App>,
    caller: Caller,
    reader: Reader,
    Path((id, person)): Path<(String, String)>,
) -> Result<Response, Fault> {
    page(&app, &caller, &reader, &id, &person, &Again::default()).await
}

fn language_of(mediation: &Mediation, person: PersonId) -> Option<domain::vocabulary::Language> {
    let participant = mediation.participants.iter().find(|party| party.person == person).map(|party| party.language);
    participant.or_else(|| mediation.companions.iter().find(|one| one.person == person).map(|one| one.language))
}

async fn page(app: &App, caller: &Caller, reader: &Reader, id: &str, person: &str, again: &Again) -> Result<Response, Fault> {
    let access = Access::program(caller, id)?;
    let person: PersonId = person.parse().map_err(|_| Problem::not_found())?;
    let loaded = read(app, caller, access).await?;
    let mediation = loaded.state;
    let back = format!("/mediations/{}", access.id);
    let Some(language) = language_of(&mediation, person) else {
        return Ok(Redirect::to(&back).into_response()); // they were taken off meanwhile
    };
    let may_say = mediation.follow_up.as_ref().is_some_and(|one| one.asks_until(person).is_some());
    let policy = app.platform.policy(&caller.tenant).await?;
    let to = format!("{back}/people/{person}");
    let page = reader
        .at(&to)
        .staff_page("person-title")
        .of_kind(mediation.kind)
        .about(mediation.reference.as_str())
        .with_errors(again.is_refused());
    let form = again.form(&page);
    let one = reachable_one(app, caller, &mediation, person, language).await?;
    let over = mediation.stage.is_over();
    let consents = mediation.has_consenting(person);
    let rendered = PersonPage {
        refusal: again.refusal(&page, &[]),
        key: app.platform.ids.uuid().to_string(),
        version: loaded.version,
        label: labelled(&page, &one).label,
        contact: contact(&page, &one),
        attempts: attempts(&page, &mediation, person, &policy),
        state: state(&page, &mediation, person, &policy),
        offer: offer(&page, &mediation, person),
        explanation: Explanation::of(&page, &mediation, &policy, app.platform.now()),
        channels: choices(&page, "channel", &by_staff(), form.value("channel")),
        results: choices(&page, "attempt", &codes(AttemptResult::ALL, |one| one.code()), form.value("result")),
        answers: choices(&page, "answer", &codes(OfferAnswer::ALL, |one| one.code()), form.value("answer")),
        known: known(&page, &mediation, person),
        hours: (!over).then(|| HoursForm::of(&page, &mediation.attendee(person).availability.unwrap_or_default(), &form)),
        may_arrange: !over
            && mediation.participants.iter().any(|one| one.person == person && one.has_needs)
            && !mediation.arrangements.contains(&person),
        may_reschedule: mediation.may_ask_for_another_time(person, app.platform.now(), u64::MAX),
        times: times(&page, &mediation, person, &form, &policy),
        holds: may_say.then(|| choices(&page, "held", &codes(Held::ALL, |one| one.code()), form.value("held"))),
        reminders: steps::wants_reminders(app, caller, person).await?,
        may_attempt: consents && !over,
        may_withdraw: mediation.may_withdraw(person, app.platform.now()),
        may_stay_away: mediation.may_stay_away(person),
        back,
        to,
        form,
        page,
    };
    again.answer(rendered.render())
}

fn codes<T>(all: &'static [T], code: fn(&T) -> &'static str) -> Vec<&'static str> {
    all.iter().map(code).collect()
}

/// Every channel but somebody's own link.
fn by_staff() -> Vec<&'static str> {
    Channel::ALL.iter().filter(|channel| **channel != Channel::Link).map(|channel| channel.code()).collect()
}

fn contact(page: &Page, one: &Reachable) -> Answers {
    let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let message = if one.may_leave_message { "contacts-message" } else { "contacts-no-message" };
    Answers::default()
        .fact(page.t("contacts-language"), page.code("language-name", &one.language))
        .fact_if(page.t("contacts-email"), some(&one.email))
        .fact_if(page.t("contacts-phone"), some(&one.phone))
        .fact_if(page.t("contacts-address"), some(&one.address))
        .fact_if(page.t("contacts-safe"), some(&one.safe_times))
        .fact(page.t("contacts-messages"), page.t(message))
}

fn attempts(page: &Page, mediation: &Mediation, person: PersonId, policy: &Policy) -> Vec<String> {
    let own = mediation.attempts.iter().filter(|attempt| attempt.person == person);
    let line = |attempt: &domain::mediation::Attempt| {
        let (channel, result) = (page.code("channel", attempt.channel.code()), page.code("attempt", attempt.result.code()));
        format!("{}: {channel}, {result}", page.moment(&attempt.at, &policy.zone))
    };
    own.map(line).collect()
}

/// What is to be known before anybody picks up the phone.
fn state(page: &Page, mediation: &Mediation, person: PersonId, policy: &Policy) -> String {
    if mediation.calls_wanted.contains(&person) {
        page.t("mediation-call-wanted")
    } else if let Some(answered) = answered(mediation, person) {
        page.code("answer", answered.answer.code())
    } else if mediation.is_unreachable(person, policy) {
        page.t("mediation-unreachable")
    } else if matches!(mediation.stage, Stage::Offering { .. }) && mediation.has_consenting(person) {
        page.t("mediation-not-answered")
    } else {
        page.code("mediation-stage", mediation.stage.code())
    }
}

fn offer(page: &Page, mediation: &Mediation, person: PersonId) -> Option<ReadAloud> {
    let Stage::Offering { offers, .. } = &mediation.stage else {
        return None;
    };
    let waits = offers.iter().any(|offer| offer.person == person && offer.answer.is_none());
    waits.then(|| ReadAloud { language: page.language.code() })
}

/// The times that somebody chooses among; what they chose before is marked.
fn times(page: &Page, mediation: &Mediation, person: PersonId, typed: &Form, policy: &Policy) -> Vec<Choice> {
    let chosen = mediation.picks().iter().find(|picked| picked.person == person).map(|picked| picked.starts.as_slice());
    let choice = |slot: &Slot| {
        let value = slot.starts_at.to_string();
        let marked = typed.has("starts", &value) || chosen.is_some_and(|starts| starts.contains(&slot.starts_at));
        Choice::new(value, page.moment(&slot.starts_at, &policy.zone), marked)
    };
    let chooses = mediation.has_consenting(person);
    mediation.slots_on_offer().iter().filter(|_| chooses).map(choice).collect()
}

/// What is known of a participant, to be corrected.
fn known(page: &Page, mediation: &Mediation, person: PersonId) -> Option<Vec<Choice>> {
    let party = mediation.participants.iter().find(|party| party.person == person)?;
    let marks = [("minor", party.minor), ("represented", party.represented), ("has_needs", party.has_needs)];
    let choice = |(code, is): (&str, bool)| Choice::new(code.to_owned(), page.code("known", code), is);
    (!mediation.stage.is_over()).then(|| marks.into_iter().map(choice).collect())
}

/// `POST /mediations/{id}/people/{person}/{deed}`: the page's forms. What can't be done leaves the page with what was marked.
pub async fn act(
    State(app): State<App>,
    caller: Caller,
    reader: Reader,
    Path((id, person, deed)): Path<(String, String, String)>,
    form: FormCommand,
) -> Result<Response, Fault> {
    match perform(&app, &caller, &id, &person, &deed, &form).await {
        // Whoever doesn't come has no page of their own any more.
        Ok(()) if deed == "absences" => Ok(Redirect::to(&format!("/mediations/{id}")).into_response()),
        Ok(()) => Ok(Redirect::to(&format!("/mediations/{id}/people/{person}")).into_response()),
        Err(fault) => page(&app, &caller, &reader, &id, &person, &Again::after(fault, &form.fields)?).await,
    }
}

async fn perform(app: &App, caller: &Caller, id: &str, person: &str, deed: &str, form: &FormCommand) -> Result<(), Fault> {
    let access = Access::program(caller, id)?;
    let fields = &form.fields;
    let text = |name| fields.text(name).to_owned();
    let person = person.to_owned();
    let seen = fields.text("version").parse().ok();
    let wish = match deed {
        "absences" => {
            steps::stay_away(app, caller, access, form, seen, &Absence { person }).await?;
            return Ok(());
        }
        "reminders" => {
            let of = ForPerson { person }.parse()?;
            steps::set_reminders(app, caller, access, form, (Some(of), text("wanted") == "yes")).await?;
            return Ok(());
        }
        "reschedule" => {
            let of = ForPerson { person }.parse()?;
            steps::ask_for_another_time(app, caller, access, form, seen, Some(of)).await?;
            return Ok(());
        }
        "arrangements" => plainly(Command::Arrange { person: ForPerson { person }.parse()? }),
        "shifts" => {
            let (weekly, exceptions) = HoursForm::typed(fields);
            Shifts { person, weekly, exceptions }.parse()?
        }
        "attempts" => Attempt { person, channel: text("channel"), result: text("result") }.parse()?,
        "answers" => {
            let (answer, channel) = (text("answer"), text("channel"));
            AnswerFor { person, answer, channel, text_version: text("text_version"), language: text("language") }.parse()?
        }
        "choices" => {
            let (starts, channel) = (fields.all("starts").into_iter().map(str::to_owned).collect(), text("channel"));
            steps::pick_for(app, caller, access, form, seen, &StartsFor { person, starts, channel }).await?;
            return Ok(());
        }
        "follow-up" => HoldsFor { person, held: text("held"), channel: text("channel") }.parse()?,
        "withdrawals" => Withdrawal { person }.parse()?,
        "descriptions" => {
            let is = |code| fields.all("known").contains(&code);
            Description { person, minor: is("minor"), represented: is("represented"), has_needs: is("has_needs") }.parse()?
        }
        _ => return Err(Problem::not_found().into()),
    };
    mediation::act(app, caller, access, form, seen, (wish, Vec::new())).await?;
    Ok(())
}
