//! Which mark may appear where. Whatever isn't in the table is foreign.

use std::collections::{BTreeMap, BTreeSet};

/// What somebody saw.
#[derive(Debug, Clone)]
pub struct Seen {
    /// Where: a route, `mail`, `log`, `queue`, `file name`, `stored: TABLE`.
    pub surface: String,
    /// Who: as the table of callers names them; the address that a mail went to.
    pub reader: String,
    /// Whose case it was about.
    pub case: Option<usize>,
    /// All of it: headers, body, row.
    pub text: String,
}

/// Of which case a mark may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Of {
    /// Of the very case.
    Own,
    /// Of any.
    Any,
}

/// A row of the table: surface, readers, fields, and of which case.
type May = (&'static str, &'static [&'static str], &'static str, Of);

/// What a field's letter stands for.
pub const FIELDS: &[(char, &str)] = &[
    ('s', "the statement"),
    ('p', "the place, in the resident's words"),
    ('o', "the officer, in the resident's words"),
    ('n', "the resident's name"),
    ('e', "the resident's email"),
    ('#', "the resident's phone"),
    ('a', "the resident's postal address"),
    ('t', "when the resident can be called"),
    ('d', "the resident's needs"),
    ('f', "the officer's name"),
    ('g', "the officer's email"),
    ('h', "the mediator's name"),
    ('i', "the mediator's email"),
    ('w', "the mediators' backgrounds"),
    ('j', "the co-mediator's name"),
    ('k', "the co-mediator's email"),
    ('l', "a supporter's name"),
    ('m', "a supporter's email"),
    ('b', "a supporter's postal address"),
    ('c', "what staff comment"),
    ('u', "where a document is found"),
    ('q', "the place, in the program's words"),
    ('v', "what they agreed on"),
    ('1', "what is in a mediator's own calendar"),
    ('r', "the survey's remark"),
    ('x', "what staff look for"),
    ('2', "what staff call a view"),
    ('3', "who asks for a presentation"),
    ('4', "what is to be public of an event: its subject"),
    ('5', "what is to be public of an event: its place"),
    ('6', "the name of whoever asks for a presentation"),
    ('7', "the email of whoever asks for a presentation"),
    ('8', "what somebody at a presentation needs"),
    ('9', "what the unit and whoever asked write about a presentation"),
    ('0', "whoever presents"),
    ('y', "an idempotency key"),
    ('z', "what somebody puts into an address"),
];

const EVERYBODY: &[&str] = &[
    "anonymous",
    "program",
    "professional_standards",
    "designated_manager",
    "outreach",
    "campus",
    "school",
    "supervisor",
    "auditor",
    "status link",
    "resident",
    "officer",
    "mediator",
    "co-mediator",
    "survey link",
    "request link",
];
const UNIT: &[&str] = &["outreach", "supervisor"];
const MEDIATORS: &[&str] = &["mediator", "co-mediator"];
const PARTIES: &[&str] = &["resident", "officer"];
const NOBODY: &[&str] = &[""];

/// The table. A mail holds the address that it goes to, and nothing else of anybody; that needs no row.
const TABLE: &[May] = &[
    ("POST /ask/{step}", &["anonymous"], "s", Of::Own), // the page whose answer was wrong
    ("GET /ask/{step}", &["the typist"], "spone#atd", Of::Own),
    ("GET /ask/check", &["the typist"], "spone#atd", Of::Own),
    ("GET /cases/{id}", &["program", "professional_standards"], "spodcuf", Of::Own),
    ("GET /v1/cases/{id}", &["program", "professional_standards"], "cu", Of::Own),
    ("GET /cases/{id}/contact", &["program"], "ne#at", Of::Own),
    ("GET /v1/cases/{id}/contact", &["program"], "ne#at", Of::Own),
    ("GET /records", &["professional_standards"], "u", Of::Any),
    ("GET /v1/records", &["professional_standards"], "u", Of::Any),
    ("GET /survey/results", &["program"], "r", Of::Any), // once it is mixed
    ("GET /v1/surveys/results", &["program"], "r", Of::Any),
    ("GET /status", &["status link"], "se#at", Of::Own),
    ("GET /status/contact", &["status link"], "n#at", Of::Own),
    ("GET /v1/cases/mine/contact", &["status link"], "ne#at", Of::Own),
    ("GET /cases/{anything}", EVERYBODY, "z", Of::Own), // to come back to, and to read in another language
    ("GET /desk?q", EVERYBODY, "x", Of::Own),           // what one looks for, in one's own address
    ("GET /desk?q", &["program"], "2", Of::Any),
    ("GET /desk", &["program"], "2", Of::Any),
    ("GET /v1/desk/views", &["program"], "2", Of::Any),
    ("GET /v1/mediators", &["program"], "hjikw", Of::Any),
    ("GET /mediators", &["program"], "hj", Of::Any),
    ("GET /mediators/{id}", &["program"], "hiw", Of::Own),
    ("GET /mediations/{id}", &["program"], "nflv", Of::Own),
    ("GET /v1/mediations/{id}", &["program"], "v", Of::Own),
    ("GET /mediations/{id}/people/{person}", &["program"], "ne#at", Of::Own),
    ("GET /mediations/{id}", &["program"], "hj", Of::Any), // while mediators are proposed, everyone on the roster
    ("GET /v1/mediations/{id}/mine", PARTIES, "qhjv", Of::Own),
    ("GET /mediation", PARTIES, "qhjv", Of::Own),
    ("GET /mediation/papers/offer", &["resident"], "qn", Of::Own),
    ("GET /mediation/papers/offer", &["officer"], "qf", Of::Own),
    ("GET /mediation/papers/confidentiality", &["resident"], "n", Of::Own),
    ("GET /mediation/papers/confidentiality", &["officer"], "f", Of::Own),
    ("GET /mediation/papers/participation", &["resident"], "n", Of::Own),
    ("GET /mediation/papers/participation", &["officer"], "f", Of::Own),
    ("GET /mediation/papers/agreement", &["resident"], "vn", Of::Own),
    ("GET /mediation/papers/agreement", &["officer"], "vf", Of::Own),
    ("GET /mediations/{id}/papers/offer", &["program"], "qnf", Of::Own),
    ("GET /mediations/{id}/papers/confidentiality", &["program"], "nfl", Of::Own),
    ("GET /mediations/{id}/papers/participation", &["program"], "nf", Of::Own),
    ("GET /mediations/{id}/papers/agreement", &["program"], "vnfhj", Of::Own),
    ("GET /assignment/{id}/papers/confidentiality", MEDIATORS, "nfl", Of::Own),
    ("GET /assignment/{id}/papers/participation", MEDIATORS, "nf", Of::Own),
    ("GET /assignment/{id}/papers/agreement", MEDIATORS, "vnfhj", Of::Own),
    ("GET /v1/mediations/{id}/brief", MEDIATORS, "ne#atfglmbv", Of::Own),
    ("GET /assignment/{id}", MEDIATORS, "ne#atfghjlmbv", Of::Own),
    ("GET /community", EVERYBODY, "45", Of::Any),
    ("GET /community/calendar.ics", EVERYBODY, "45", Of::Any),
    ("GET /v1/community/calendar", EVERYBODY, "45", Of::Any),
    ("GET /community/program", &["outreach"], "45", Of::Any),
    ("GET /community/mine", &["request link"], "34589", Of::Own),
    ("GET /community/mine/change", &["request link"], "3458", Of::Own),
    ("GET /v1/community/requests/mine", &["request link"], "34589", Of::Own),
    ("GET /community/requests/{id}", UNIT, "3456789#", Of::Own),
    ("GET /community/requests/{id}", UNIT, "0", Of::Any), // everybody whom it can be handed over to
    ("GET /v1/community/requests/{id}", UNIT, "3456789#", Of::Own),
    ("GET /community/specialists", UNIT, "0", Of::Any),
    ("GET /v1/community/specialists", UNIT, "0", Of::Any),
    ("GET /community/specialists/new", &["outreach"], "0", Of::Any),
    ("GET /community/specialists/{id}", &["outreach"], "0", Of::Any),
    ("stored: People", NOBODY, "670", Of::Any),
    ("stored: Outreach", NOBODY, "34589", Of::Any),
    ("stored: People", NOBODY, "ne#atfghijklmb", Of::Any),
    ("stored: Cases", NOBODY, "spodcu", Of::Any),
    ("stored: a draft", NOBODY, "spone#atd", Of::Any), // until it is sent, or for a day
    ("stored: Mediations", NOBODY, "qwv", Of::Any),
    ("stored: Reports", NOBODY, "2", Of::Any),
    ("stored: Answers", NOBODY, "r", Of::Any),
];

/// The marks in a text: case and field.
pub fn marks(text: &str) -> BTreeSet<(usize, char)> {
    let mut found = BTreeSet::new();
    let text = text.to_ascii_lowercase();
    for (at, _) in text.match_indices("qz") {
        let (number, rest) = text[at + 2..].split_at_checked(5).unwrap_or_default();
        let field = rest.chars().next().filter(|_| rest.get(1..3) == Some("qz"));
        found.extend(number.parse().ok().zip(field));
    }
    for (at, _) in text.match_indices("9797") {
        let (number, rest) = text[at + 4..].split_at_checked(5).unwrap_or_default();
        found.extend(number.parse().ok().filter(|_| rest.starts_with("9797")).map(|number| (number, '#')));
    }
    found
}

/// Judges what was seen, and remembers which of the table's permissions were ever used.
#[derive(Default)]
pub struct Judge {
    /// What was found where it must not be.
    pub foreign: Vec<String>,
    /// How many things were looked at, by kind of surface.
    pub looked_at: BTreeMap<String, usize>,
    used: BTreeSet<(usize, usize, char)>,
}

impl Judge {
    /// Looks at one thing.
    pub fn see(&mut self, seen: &Seen) {
        let kind = if seen.surface.contains(" /") { "answers" } else { seen.surface.as_str() };
        *self.looked_at.entry(kind.to_owned()).or_default() += 1;
        let addressed = if seen.surface == "mail" { marks(&seen.reader) } else { BTreeSet::new() };
        for (case, field) in marks(&seen.text) {
            if !addressed.contains(&(case, field)) && !self.may(seen, case, field) {
                let what = FIELDS.iter().find(|(letter, _)| *letter == field).map_or("something", |(_, what)| what);
                let whose =
                    seen.case.map(|own| if own == case { ", of their case" } else { ", of another case" }).unwrap_or_default();
                self.foreign.push(format!("{what}{whose}: {} as {}", seen.surface, seen.reader));
            }
        }
    }

    /// Takes in what another judge saw.
    pub fn join(&mut self, other: Self) {
        self.foreign.extend(other.foreign);
        self.used.extend(other.used);
        for (surface, looked_at) in other.looked_at {
            *self.looked_at.entry(surface).or_default() += looked_at;
        }
    }

    fn may(&mut self, seen: &Seen, case: usize, field: char) -> bool {
        let mut allowed = false;
        for (row, (surface, readers, fields, of)) in TABLE.iter().enumerate() {
            let reader = readers.iter().position(|reader| *reader == seen.reader);
            let here = *surface == seen.surface && fields.contains(field) && (*of == Of::Any || seen.case == Some(case));
            if let (true, Some(reader)) = (here, reader) {
                self.used.insert((row, reader, field));
                allowed = true;
            }
        }
        allowed
    }

    /// Permissions that nothing used: the table says more than is true.
    pub fn unused(&self) -> Vec<String> {
        let mut unused = Vec::new();
        for (row, (surface, readers, fields, _)) in TABLE.iter().enumerate() {
            for (n, reader) in readers.iter().enumerate() {
                let missing = fields.chars().filter(|field| !self.used.contains(&(row, n, *field)));
                unused.extend(missing.map(|field| format!("{field}: {surface} as {reader}")));
            }
        }
        unused
    }
}
