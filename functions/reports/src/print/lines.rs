//! A text in lines that fit, broken where its script allows it (UAX #14).

use unicode_linebreak::{BreakOpportunity, linebreaks};

use super::fonts::{Fonts, Weight};

/// The lines of a text, none wider than that many ems but for a word that is.
pub fn lines(fonts: &Fonts, weight: Weight, text: &str, width: f32) -> Vec<String> {
    let (mut lines, mut line, mut from) = (Vec::new(), String::new(), 0);
    for (until, kind) in linebreaks(text) {
        let piece = text.get(from..until).unwrap_or_default();
        from = until;
        let longer = format!("{line}{piece}");
        if !line.is_empty() && fonts.width(weight, longer.trim_end()) > width {
            lines.push(line.trim_end().to_owned());
            line = piece.to_owned();
        } else {
            line = longer;
        }
        if kind == BreakOpportunity::Mandatory && until < text.len() {
            lines.push(line.trim_end().to_owned());
            line.clear();
        }
    }
    let rest = line.trim_end();
    if !rest.is_empty() {
        lines.push(rest.to_owned());
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_between_words_and_between_chinese_characters_and_none_is_too_wide() {
        let fonts = Fonts::read().unwrap();
        for text in ["A resident and the police department", "居民与警察局 之间的调解", "Բնակիչ և ոստիկանության բաժանմունք"]
        {
            let found = lines(&fonts, Weight::Regular, text, 9.0);
            assert!(found.len() > 1, "{found:?}");
            assert!(found.iter().all(|line| fonts.width(Weight::Regular, line) <= 9.0), "{found:?}");
            let letters = |text: &str| text.replace(' ', "");
            assert_eq!(letters(&found.concat()), letters(text));
        }
        assert_eq!(lines(&fonts, Weight::Bold, "one\ntwo", 80.0), ["one", "two"]);
        assert_eq!(lines(&fonts, Weight::Bold, "", 80.0), Vec::<String>::new());
    }
}
