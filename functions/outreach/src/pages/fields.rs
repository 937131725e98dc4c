//! The form's fields: what can be chosen, and what they say as a whole.

use domain::Policy;
use domain::outreach::{AskForm, Audience, EngagementKind, Special};
use edge::Fields;
use jiff::ToSpan;
use jiff::civil::{Time, time};
use pages::{Choice, Form, Page, choices};

use crate::engagement::File;

/// The lengths to choose among, in minutes.
const LENGTHS: [&str; 13] = ["30", "45", "60", "90", "120", "180", "240", "300", "360", "480", "720", "1440", "2880"];

/// What can be chosen in the form.
pub struct Options {
    /// Presentations.
    pub presentations: Vec<Choice>,
    /// Events.
    pub events: Vec<Choice>,
    /// Times of day.
    pub times: Vec<Choice>,
    /// Lengths.
    pub lengths: Vec<Choice>,
    /// Ages.
    pub ages: Vec<Choice>,
    /// Languages.
    pub languages: Vec<Choice>,
    /// What needs extra planning.
    pub specials: Vec<Choice>,
    /// Whether it is open to everybody.
    pub public: Vec<Choice>,
}

impl Options {
    /// Everything, with what was chosen.
    pub fn of(page: &Page, form: &Form, policy: &Policy) -> Self {
        let kinds = |presentations: bool| {
            let some = EngagementKind::ALL.iter().filter(|kind| kind.is_presentation() == presentations);
            choices(page, "engagement", &some.map(|kind| kind.code()).collect::<Vec<_>>(), form.value("kind"))
        };
        let ages: Vec<&str> = Audience::ALL.iter().map(|ages| ages.code()).collect();
        let languages: Vec<&str> = policy.languages.iter().map(|language| language.code()).collect();
        let specials = Special::ALL.iter().filter(|special| policy.outreach.resources.contains_key(special));
        let special = |special: &Special| {
            let code = special.code();
            Choice::new(code.to_owned(), page.code("special", code), form.has("specials", code))
        };
        Self {
            presentations: kinds(true),
            events: kinds(false),
            times: times(page, form.value("at")),
            lengths: choices(page, "length", &LENGTHS, form.value("minutes")),
            ages: choices(page, "audience", &ages, form.value("ages")),
            languages: choices(page, "language-name", &languages, form.value("language")),
            specials: specials.map(special).collect(),
            public: choices(page, "open-to", &["yes"], form.value("public")),
        }
    }
}

/// Every half hour from six in the morning on.
pub fn times(page: &Page, chosen: &str) -> Vec<Choice> {
    let all = time(6, 0, 0, 0).series(30.minutes()).take_while(|at| *at < time(23, 59, 0, 0));
    let choice = |at: Time| {
        let value = at.strftime("%H:%M").to_string();
        Choice::new(value.clone(), pages::time(page.language, at), value == chosen)
    };
    all.map(choice).collect()
}

/// The lengths to choose among.
pub fn lengths(page: &Page, chosen: &str) -> Vec<Choice> {
    choices(page, "length", &LENGTHS, chosen)
}

/// What a form says.
pub fn ask_of(fields: &Fields) -> AskForm {
    let text = |name: &str| fields.text(name).trim().to_owned();
    // What isn't a number is out of every range.
    let number = |name: &str| (!text(name).is_empty()).then(|| text(name).parse().unwrap_or(-1));
    AskForm {
        kind: text("kind"),
        organization: text("organization"),
        subject: text("subject"),
        day: fields.date("day"),
        at: text("at"),
        minutes: number("minutes"),
        place: text("place"),
        zip: text("zip"),
        audience: number("audience").map(|audience| u32::try_from(audience).unwrap_or_default()),
        ages: text("ages"),
        language: text("language"),
        needs: text("needs"),
        specials: fields.all("specials").into_iter().map(str::to_owned).collect(),
        public: text("public") == "yes",
        name: text("name"),
        email: text("email"),
        phone: text("phone"),
    }
}

/// The fields of a request that is there, to be changed or copied; a copy begins without a day.
pub fn fields_of(file: &File, policy: &Policy, with_day: bool) -> Vec<(&'static str, String)> {
    let (ask, details) = (&file.engagement.state.ask, &file.details);
    let local = ask.starts_at.to_zoned(policy.zone.clone());
    let mut fields = vec![
        ("kind", ask.kind.code().to_owned()),
        ("organization", details.organization.as_str().to_owned()),
        ("subject", details.subject.as_str().to_owned()),
        ("at", local.time().strftime("%H:%M").to_string()),
        ("minutes", ask.minutes.to_string()),
        ("place", details.place.as_str().to_owned()),
        ("zip", ask.zip.clone()),
        ("audience", ask.audience.to_string()),
        ("ages", ask.ages.code().to_owned()),
        ("language", ask.language.code().to_owned()),
        ("needs", details.needs.as_ref().map(|needs| needs.as_str().to_owned()).unwrap_or_default()),
        ("public", if ask.public { "yes".to_owned() } else { String::new() }),
    ];
    fields.extend(ask.specials.iter().map(|special| ("specials", special.code().to_owned())));
    if with_day {
        fields.push(("day", local.date().to_string()));
    }
    fields
}
