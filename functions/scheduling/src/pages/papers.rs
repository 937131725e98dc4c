//! The checklist before a session: who has signed what (SCH-9).

use domain::mediation::{Mediation, Stage};
use edge::Fields;
use pages::{Choice, Form, Page};

use super::labelled;
use crate::api::Reachable;
use crate::deeds::{Papers, SignedPaper};

/// The papers of a table.
pub struct PapersForm {
    /// Papers that aren't on record, to be marked.
    pub open: Vec<Choice>,
    /// Papers that are, in words.
    pub signed: Vec<String>,
}

impl PapersForm {
    /// The checklist, while there is something to sign for.
    pub fn of(page: &Page, mediation: &Mediation, people: &[Reachable], typed: &Form) -> Option<Self> {
        let early = matches!(mediation.stage, Stage::Admitted | Stage::Offering { .. } | Stage::Consented);
        if early || mediation.stage.is_over() {
            return None;
        }
        let (mut open, mut signed) = (Vec::new(), Vec::new());
        for (person, paper) in mediation.papers_needed() {
            let known = people.iter().find(|one| one.person == person.to_string());
            let label = known.map(|one| labelled(page, one).label).unwrap_or_default();
            let words = format!("{label}: {}", page.code("paper", paper.code()));
            if mediation.has_signed(person, paper) {
                signed.push(words);
            } else {
                let value = format!("{person} {paper}");
                let chosen = typed.has("signed", &value);
                open.push(Choice::new(value, words, chosen));
            }
        }
        Some(Self { open, signed })
    }

    /// What was marked.
    pub fn typed(fields: &Fields) -> Papers {
        let signed = fields.all("signed").into_iter().map(|value| {
            let (person, paper) = value.split_once(' ').unwrap_or((value, ""));
            SignedPaper { person: person.to_owned(), paper: paper.to_owned() }
        });
        Papers { signed_on: fields.date("signed_on"), signed: signed.collect() }
    }
}
