//! Terms that an agreement must not have: likely ones are found, and a person decides (OUT-2).

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::vocabulary::vocabulary;

vocabulary! {
    /// What a term of an agreement may come to.
    Term {
        /// Records are destroyed, hidden or rewritten.
        Records = "records",
        /// An investigation is stopped.
        Investigation = "investigation",
        /// Silence about misconduct is bought.
        Silence = "silence",
        /// Money is paid.
        Money = "money",
    }
}

impl Term {
    /// Whether it must come out before anybody signs; what is left is a warning.
    #[must_use]
    pub const fn must_come_out(self) -> bool {
        !matches!(self, Self::Money)
    }
}

/// A sentence that may be such a term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Which.
    pub term: Term,
    /// The sentence.
    pub sentence: String,
}

/// Where sentences and items of a list may end, in every script that people write here.
const ENDS: [char; 10] = ['.', '!', '?', ';', '\n', '։', '。', '！', '？', '；'];

/// The sentences that may be such terms, each once for each term. A sign is words with a space between them, and a sentence that has
/// all of them shows it; a word is written as its beginning, and alternatives with a `|`. A full stop may be an abbreviation's and a line may
/// be broken anywhere, so two pieces that show a sign only together are named together.
#[must_use]
pub fn find(text: &str, signs: &BTreeMap<Term, Vec<String>>) -> Vec<Found> {
    let mut found = Vec::new();
    let mut begins = 0;
    let mut before: Option<(usize, BTreeSet<Term>)> = None;
    for end in text.match_indices(ENDS).map(|(at, end)| (at, end.len())).chain([(text.len(), 0)]) {
        let (at, length) = end;
        let piece = &text[begins..at];
        if !piece.trim().is_empty() {
            let own = terms_of(piece, signs);
            found.extend(own.iter().map(|term| Found { term: *term, sentence: piece.trim().to_owned() }));
            if let Some((since, alone)) = &before {
                let together = text[*since..at].trim();
                let joined = terms_of(together, signs);
                let more = joined.difference(&own).filter(|term| !alone.contains(*term));
                found.extend(more.map(|term| Found { term: *term, sentence: together.to_owned() }));
            }
            before = Some((begins, own));
        }
        begins = at + length;
    }
    found
}

/// The terms whose signs a piece of text shows.
fn terms_of(piece: &str, signs: &BTreeMap<Term, Vec<String>>) -> BTreeSet<Term> {
    let lower = piece.to_lowercase();
    signs.iter().filter(|(_, signs)| signs.iter().any(|sign| shows(&lower, sign))).map(|(term, _)| *term).collect()
}

fn shows(sentence: &str, sign: &str) -> bool {
    sign.to_lowercase().split_whitespace().all(|word| word.split('|').any(|one| has(sentence, one)))
}

/// Whether a word of the sentence begins so. A script without spaces and small letters has no beginnings: anywhere, then.
fn has(sentence: &str, beginning: &str) -> bool {
    match beginning.chars().next() {
        None => false,
        Some(first) if first.is_lowercase() => {
            sentence.split(|c: char| !c.is_alphanumeric()).any(|word| word.starts_with(beginning))
        }
        Some(_) => sentence.contains(beginning),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::Policy;

    fn found(text: &str) -> Vec<&'static str> {
        find(text, &Policy::pasadena().agreements.signs).into_iter().map(|found| found.term.code()).collect()
    }

    #[test]
    fn out_2_likely_terms_are_found_in_every_language_that_the_city_offers() {
        let texts = [
            ("The department will delete the body camera video.", "records"),
            ("El departamento borrará el expediente.", "records"),
            ("Գրառումը կջնջվի արձանագրությունից։", "records"),
            ("警察局将删除这份档案。", "records"),
            ("Ana drops the complaint.", "investigation"),
            ("Ana retira la queja.", "investigation"),
            ("Աննան հետ է վերցնում բողոքը։", "investigation"),
            ("安娜撤回投诉。", "investigation"),
            ("Nobody will talk to the press about the search.", "silence"),
            ("Ana guardará silencio sobre el registro.", "silence"),
            ("Աննան կլռի կատարվածի մասին։", "silence"),
            ("双方对此事保持沉默。", "silence"),
            ("The city pays for the mirror.", "money"),
            ("La ciudad paga el espejo.", "money"),
            ("Քաղաքը կվճարի հայելու համար։", "money"),
            ("市政府赔偿后视镜。", "money"),
        ];
        for (text, term) in texts {
            assert_eq!(found(text), [term], "{text}");
        }
    }

    #[test]
    fn out_2_what_people_usually_agree_on_raises_nothing() {
        let texts = [
            "Officer Reyes explains next time why somebody is stopped, before asking for papers.",
            "Ana says so calmly when she does not understand an order.",
            "Both shake hands. They greet each other when they meet on Garfield Avenue.",
            "Se saludan cuando se encuentran. El agente explica el motivo de la parada.",
            "Նրանք կբարևեն միմյանց։",
            "双方见面时互相问候。",
        ];
        for text in texts {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn out_2_only_the_sentence_is_named_that_may_be_such_a_term() {
        let signs = Policy::pasadena().agreements.signs;
        let all = find("They greet each other.\nThe report is rewritten; the city pays 20 dollars", &signs);
        let named: Vec<_> = all.iter().map(|found| (found.term, found.sentence.as_str())).collect();
        assert_eq!(named, [(Term::Records, "The report is rewritten"), (Term::Money, "the city pays 20 dollars")]);
    }

    #[test]
    fn out_2_neither_an_abbreviation_nor_a_broken_line_hides_a_term() {
        for text in [
            "The department will delete Sgt. Reyes's report.",
            "They greet each other. The department will delete the body camera\nvideo. They shake hands.",
        ] {
            assert_eq!(found(text), ["records"], "{text}");
        }
        assert_eq!(found("They delete nothing. They greet each other. The report is read aloud."), [""; 0]);
    }

    #[test]
    fn out_2_money_warns_and_everything_else_must_come_out() {
        let must: Vec<_> = Term::ALL.iter().filter(|term| term.must_come_out()).map(|term| term.code()).collect();
        assert_eq!(must, ["records", "investigation", "silence"]);
    }
}
