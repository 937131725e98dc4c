//! What an observer met in two courses of a case, compared.

use jiff::{SignedDuration, Timestamp};

/// What two moments may differ by: the system ticks by the minute, and its own work takes a while.
const ALIKE: SignedDuration = SignedDuration::from_mins(3);

/// Everything that the observer met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Met {
    /// The mails, by their words, and when each came.
    pub mails: Vec<(String, Timestamp)>,
    /// The pages and answers, in the order in which they looked.
    pub pages: Vec<String>,
}

/// What tells two courses of a case apart; nothing, if they look alike.
#[must_use]
pub fn told_apart(one: &Met, other: &Met) -> Option<String> {
    let subject = |text: &str| text.lines().find(|line| line.starts_with("Subject: ")).unwrap_or_default().to_owned();
    if one.mails.len() != other.mails.len() {
        return Some(format!("{} mails, and {}", one.mails.len(), other.mails.len()));
    }
    for ((text, at), (other_text, other_at)) in one.mails.iter().zip(&other.mails) {
        if text != other_text {
            let unlike = [since_unlike(text, other_text), since_unlike(other_text, text)];
            return Some(format!("a mail: {}, {:?}, and {}, {:?}", subject(text), unlike[0], subject(other_text), unlike[1]));
        }
        if at.duration_since(*other_at).abs() > ALIKE {
            return Some(format!("{} at {at}, and at {other_at}", subject(text)));
        }
    }
    let unlike = one.pages.iter().zip(&other.pages).find(|(one, other)| one != other);
    match unlike {
        Some((one, other)) => Some(format!("a page: {:?}, and {:?}", since_unlike(one, other), since_unlike(other, one))),
        None if one.pages.len() != other.pages.len() => Some("more pages".to_owned()),
        None => None,
    }
}

/// Where a text begins to be unlike another one, with some words before it.
fn since_unlike(text: &str, other: &str) -> String {
    let alike = text.chars().zip(other.chars()).take_while(|(one, other)| one == other).count();
    text.chars().skip(alike.saturating_sub(40)).take(120).collect()
}

/// Whether a word is an id or a token: long, and not all small letters. One token in 1,500 has no digit.
fn is_by_chance(word: &str) -> bool {
    word.len() >= 20 && word.bytes().any(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase())
}

/// A text without what is another one each time by chance: ids and tokens. A moment is told by the five minutes that it is in, counted
/// from the offer.
pub(super) fn masked(text: &str, since: Timestamp) -> String {
    let part_of_word = |one: char| one.is_ascii_alphanumeric() || matches!(one, '-' | '_' | ':' | '.');
    let mut masked = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let (word, after) = rest.split_at(rest.find(|one| !part_of_word(one)).unwrap_or(rest.len()));
        match word.parse::<Timestamp>() {
            Ok(at) => masked.push_str(&format!("[{}]", (at.duration_since(since).as_secs() + 150).div_euclid(300))),
            Err(_) if is_by_chance(word) => masked.push('…'),
            Err(_) => masked.push_str(word),
        }
        let (between, next) = after.split_at(after.find(part_of_word).unwrap_or(after.len()));
        masked.push_str(between);
        rest = next;
    }
    masked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_and_tokens_are_masked_with_a_digit_or_without_and_words_are_not() {
        let since = "2026-11-23T18:00:00Z".parse().unwrap();
        let link = |token: &str| masked(&format!("Open https://concord.example.org/l/{token} to answer."), since);
        let expected = "Open https://concord.example.org/l/… to answer.";
        assert_eq!(link("aYRNMneFLaZQnbRnRjnprNIzcizUcWyjkLM_mgaoYLw"), expected);
        assert_eq!(link("7YRNMneFLaZQnbRnRjnprNIzcizUcWyjkLM_mgaoYLw"), expected);
    }
}
