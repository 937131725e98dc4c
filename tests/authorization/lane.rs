//! A case on its way: its stages, who has a part in it, and what they type.

use std::collections::BTreeMap;

use serde_json::{Value, json};

/// Where a case stands, in the order of its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Filed.
    Received,
    /// Acknowledged.
    Acknowledged,
    /// Screened.
    Eligible,
    /// The officer is named.
    Identified,
    /// Discovery is dated.
    Dated,
    /// Approved by the program.
    Approved,
    /// Approved by both.
    Admitted,
    /// The offers are out.
    Offered,
    /// Both said yes.
    Consented,
    /// Mediators are asked.
    Asked,
    /// The mediators have no conflict.
    Preparing,
    /// Both sides are prepared.
    Prepared,
    /// Times are on offer.
    Picking,
    /// Booked.
    Booked,
    /// The session has begun.
    Begun,
    /// The outcome is recorded.
    Concluded,
    /// Nothing more happens.
    Over,
    /// It is asked whether what was agreed on held.
    FollowedUp,
    /// The time for which it is kept has passed.
    YearsLater,
}

impl Stage {
    /// Every stage.
    pub const ALL: &[Self] = &[
        Self::Received,
        Self::Acknowledged,
        Self::Eligible,
        Self::Identified,
        Self::Dated,
        Self::Approved,
        Self::Admitted,
        Self::Offered,
        Self::Consented,
        Self::Asked,
        Self::Preparing,
        Self::Prepared,
        Self::Picking,
        Self::Booked,
        Self::Begun,
        Self::Concluded,
        Self::Over,
        Self::FollowedUp,
        Self::YearsLater,
    ];
}

/// What somebody holds a link for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The resident, for the status of the request.
    Status,
    /// The resident, at the table.
    Resident,
    /// The officer, at the table.
    Officer,
    /// The first mediator.
    Mediator,
    /// The second mediator.
    CoMediator,
    /// The resident, for the survey.
    Survey,
    /// Whoever asked for a presentation or an event.
    Request,
}

impl Part {
    /// As tables name whoever has it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Status => "status link",
            Self::Resident => "resident",
            Self::Officer => "officer",
            Self::Mediator => "mediator",
            Self::CoMediator => "co-mediator",
            Self::Survey => "survey link",
            Self::Request => "request link",
        }
    }
}

/// How a case goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Story {
    /// Stays under review: somebody must judge.
    Reviewed,
    /// The sixth from one address in a day: its mail waits.
    Flooded,
    /// Excluded by what a supervisor may override.
    Excluded,
    /// To its end.
    #[default]
    Whole,
    /// Whoever filed has a phone and no email: staff call.
    PhoneOnly,
    /// Screening sends it back.
    NotEligible,
    /// The officer says no.
    Declined,
    /// The resident withdraws.
    Withdrawn,
    /// A mediator knows somebody.
    Conflict,
    /// Waits for its second approval, and what was done by mistake is taken back.
    Corrected,
    /// Waits for answers, and the program reaches people.
    Reached,
    /// Waits for mediators, and the program takes an assignment back.
    TakenBack,
    /// A party objects to a mediator.
    Objected,
    /// The program, or a mediator over the API, stops it.
    Stopped,
    /// A mediator stops it on their page.
    Terminated,
    /// What they agreed on is written down, and looked at before anybody signs.
    Agreed,
}

/// A case on its way.
#[derive(Default)]
pub struct Lane {
    /// Its number, which makes its people's addresses.
    pub number: usize,
    /// How it goes.
    pub story: Story,
    /// Whether everything that people type has a mark in it.
    pub marked: bool,
    /// Its id.
    pub case: String,
    /// Those at the table: the resident, the officer.
    pub people: Vec<String>,
    /// The mediators' ids.
    pub mediators: Vec<String>,
    /// Whoever comes with the resident.
    pub companion: Option<String>,
    /// The times on offer; every case has days of its own.
    pub starts: Vec<String>,
    /// The sessions of those who followed a link.
    pub sessions: BTreeMap<Part, String>,
    /// The links that they followed.
    pub links: BTreeMap<Part, String>,
    /// The address of the resident's calendar.
    pub feed: String,
    /// The resident's invitation to the survey.
    pub invitation: String,
    /// A request for a presentation that has nothing to do with the case.
    pub request: String,
    /// Somebody who presents.
    pub presenter: String,
    /// Whether a row of this stage has taken it on already.
    pub moved: bool,
    /// Whether it ended before its time.
    pub ended: bool,
}

/// The mark of a field of a case: survives being shown, encoded and put into an address.
pub fn mark(number: usize, field: char) -> String {
    format!("qz{number:05}{field}qz")
}

/// The mark of a phone number, which has digits alone.
pub fn phone_mark(number: usize) -> String {
    format!("9797{number:05}9797")
}

/// Answers to the screening questions.
pub fn screening() -> Value {
    let questions = domain::complaint::Question::ALL.iter().map(|question| (question.code().to_owned(), Value::from("no")));
    questions.collect::<serde_json::Map<_, _>>().into()
}

/// A mediator for the roster.
pub fn mediator(name: &str, email: &str) -> Value {
    let weekly: Vec<Value> = (1..=7).map(|day| json!({ "day": day, "from": "08:00", "until": "20:00" })).collect();
    json!({
        "name": name, "email": email, "languages": ["en", "es"], "training_hours": 40, "lecture_hours": 12,
        "confidentiality_signed": true, "law_enforcement": true, "weekly": weekly
    })
}

impl Lane {
    /// What somebody types into a field: with its mark, or as it is.
    pub fn typed(&self, field: char, text: &str) -> String {
        if self.marked { format!("{text} {}", mark(self.number, field)).trim().to_owned() } else { text.to_owned() }
    }

    /// What the `{id}` of a path names: an invitation, a mediator, the case.
    pub fn named_by(&self, path: &str) -> &str {
        if path.contains("surveys") {
            &self.invitation
        } else if path.contains("/community/requests/{id}") {
            &self.request
        } else if path.contains("/community/specialists/{id}") {
            &self.presenter
        } else if path.contains("/mediators/{id}") {
            self.mediators.first().map_or(super::matrix::NOWHERE, String::as_str)
        } else {
            &self.case
        }
    }

    /// Somebody's address.
    pub fn address(&self, part: Part) -> String {
        let (who, field) = match part {
            Part::Status | Part::Resident | Part::Survey => ("resident", 'e'),
            Part::Request => ("neighbor", '7'),
            Part::Officer => ("officer", 'g'),
            Part::Mediator => ("mediator", 'i'),
            Part::CoMediator => ("comediator", 'k'),
        };
        let number = self.number;
        let local = if self.marked { mark(number, field) } else { format!("{who}{number}") };
        format!("{local}@example.org")
    }

    /// What the resident files.
    pub fn filing(&self) -> Value {
        let phone = if self.marked { phone_mark(self.number) } else { String::new() };
        let phone_only = self.story == Story::PhoneOnly;
        json!({
            "kind": "community", "category": "demeanor", "statement": self.typed('s', "He would not let me finish a single sentence."),
            "incident_on": "2026-01-15", "incident_place": self.typed('p', ""), "officer": self.typed('o', ""),
            "name": self.typed('n', "Ana"), "email": if phone_only { String::new() } else { self.address(Part::Resident) },
            "phone": phone, "address": self.typed('a', ""), "safe_times": self.typed('t', ""), "language": "en", "age": "adult", "needs": self.typed('d', ""), "contact_consent": true
        })
    }

    /// How to reach whoever filed, as it is known.
    pub fn contact(&self) -> Value {
        let mut filing = self.filing();
        let known = ["name", "email", "phone", "address", "safe_times"];
        known.into_iter().map(|field| (field.to_owned(), filing[field].take())).collect::<serde_json::Map<_, _>>().into()
    }

    /// The same, as the resident may change it.
    pub fn own_contact(&self) -> Value {
        let mut contact = self.contact();
        contact.as_object_mut().unwrap().remove("email");
        contact
    }

    /// The same in a form, with a message allowed.
    pub fn contact_form(&self) -> Value {
        let mut contact = self.contact();
        contact["may_leave_message"] = "yes".into();
        contact
    }

    /// A mediator for the roster.
    pub fn mediator(&self, part: Part) -> Value {
        let field = if part == Part::Mediator { 'h' } else { 'j' };
        let mut mediator = mediator(&self.typed(field, "Mediator"), &self.address(part));
        mediator["background"] = self.typed('w', "").into();
        mediator
    }

    /// The mediator who is first on the list, as they are now.
    pub fn first_mediator(&self) -> Value {
        self.mediator(Part::Mediator)
    }

    /// What is in the first mediator's own calendar, long ago.
    pub fn calendar(&self) -> Value {
        let lines =
            ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Test//EN", "BEGIN:VEVENT", "DTSTART:20200102T100000Z", "DURATION:PT1H"];
        let title = format!("SUMMARY:{}", self.typed('1', "Choir"));
        let text = lines.into_iter().chain([title.as_str(), "END:VEVENT", "END:VCALENDAR", ""]).collect::<Vec<_>>().join("\r\n");
        json!({ "calendar": text })
    }

    /// The same, as the page has it.
    pub fn first_mediator_form(&self) -> Value {
        let mut form = self.mediator(Part::Mediator);
        form.as_object_mut().unwrap().remove("weekly");
        form["marks"] = json!(["confidentiality_signed", "law_enforcement"]);
        form
    }

    /// What both sides sign, and whoever comes along.
    pub fn papers(&self) -> Value {
        let signed = self.people.iter().map(|person| json!({ "person": person, "paper": "confidentiality" }));
        json!({ "signed_on": "2026-11-22", "signed": signed.collect::<Vec<_>>() })
    }

    /// The offers.
    pub fn offers(&self) -> Value {
        json!({ "place": self.typed('q', "") })
    }

    /// An answer to the offer, under the explanation as it is today.
    pub fn answer(answer: &str) -> Value {
        json!({ "answer": answer, "text_version": "2026-11", "language": "en" })
    }

    /// Somebody who comes with the resident.
    pub fn supporter(&self) -> Value {
        let email =
            if self.marked { format!("{}@example.org", mark(self.number, 'm')) } else { "supporter@example.org".to_owned() };
        json!({
            "as": "support", "with": self.people[0], "name": self.typed('l', "Supporter"), "email": email,
            "phone": if self.marked { phone_mark(self.number) } else { String::new() }, "address": self.typed('b', ""), "language": "en"
        })
    }

    /// An answer to the survey.
    pub fn survey(&self, asked: domain::survey::Questionnaire) -> Value {
        let questions = asked.questions().iter().map(|code| (code.clone(), Value::from(5)));
        json!({ "answers": questions.collect::<serde_json::Map<_, _>>(), "remark": self.typed('r', "") })
    }

    /// What somebody asks the outreach unit for.
    pub fn community_request(&self) -> Value {
        json!({
            "kind": "neighborhood_watch", "organization": self.typed('3', "Watch"), "subject": self.typed('4', "Thefts"),
            "day": "2026-12-09", "at": "18:00", "minutes": 60, "place": self.typed('5', "Library"), "zip": "91103", "audience": 20,
            "ages": "adults", "language": "en", "needs": self.typed('8', ""), "public": true, "name": self.typed('6', "Ana"),
            "email": self.address(Part::Request), "phone": if self.marked { phone_mark(self.number) } else { String::new() }
        })
    }

    /// Somebody who presents.
    pub fn presenter(&self) -> Value {
        json!({
            "name": self.typed('0', "Kim"), "email": format!("{}@example.org", mark(self.number, '0')), "house": "city", "areas": []
        })
    }

    /// The officer's details.
    pub fn officer(&self) -> Value {
        json!({ "name": self.typed('f', "Officer"), "email": self.address(Part::Officer), "language": "en" })
    }

    /// A view of the desk, under a name.
    pub fn view(&self) -> Value {
        json!({ "title": self.typed('2', "Overdue"), "looks_for": { "view": "overdue" } })
    }

    /// What somebody comments.
    pub fn comment(&self) -> Value {
        json!({ "comment": self.typed('c', "Called back.") })
    }

    /// A legal hold.
    pub fn hold(&self) -> Value {
        json!({ "document": self.typed('u', "Claim") })
    }

    /// The approval that admits.
    pub fn second_approval(&self) -> Value {
        json!({ "for": "professional_standards" })
    }

    /// The outcome, with everybody there.
    pub fn conclusion(&self) -> Value {
        let people = self.people.iter().chain(&self.mediators);
        let attendance: Vec<Value> = people.map(|one| json!({ "person": one, "attendance": "present" })).collect();
        json!({ "outcome": "agreement", "attendance": attendance })
    }

    /// What was agreed on. Where it is to be looked at first, it has a sentence that may have to come out.
    pub fn agreement(&self) -> Value {
        let looked_at = if self.story == Story::Agreed { "The report is rewritten." } else { "" };
        json!({ "terms": self.typed('v', &format!("Both greet each other. {looked_at}")) })
    }

    /// Those at the table sign the first text.
    pub fn signatures(&self) -> Value {
        let signed: Vec<&String> = self.people[..2].iter().chain(&self.mediators).collect();
        json!({ "text": 1, "signed": signed, "signed_on": "2026-11-22" })
    }

    /// Somebody's session.
    pub fn session(&self, part: Part) -> Option<&str> {
        self.sessions.get(&part).map(String::as_str)
    }
}
