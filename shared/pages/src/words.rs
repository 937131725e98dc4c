//! Words: Fluent files by language, parsed when a language is first used.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use domain::vocabulary::Language;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};

use crate::language::tongue;

/// All texts of one language.
pub struct Words {
    bundle: FluentBundle<FluentResource>,
}

macro_rules! locale {
    ($language:literal) => {
        &[
            include_str!(concat!("../../../web/locales/", $language, "/frame.ftl")),
            include_str!(concat!("../../../web/locales/", $language, "/kinds.ftl")),
            include_str!(concat!("../../../web/locales/", $language, "/pages.ftl")),
            include_str!(concat!("../../../web/locales/", $language, "/problems.ftl")),
            include_str!(concat!("../../../web/locales/", $language, "/scheduling.ftl")),
            include_str!(concat!("../../../web/locales/", $language, "/surveys.ftl")),
            include_str!(concat!("../../../web/locales/", $language, "/reports.ftl")),
            include_str!(concat!("../../../web/locales/", $language, "/mails.ftl")),
            include_str!(concat!("../../../web/locales/", $language, "/outreach.ftl")),
        ]
    };
}

const fn sources(language: Language) -> &'static [&'static str] {
    match language {
        Language::English => locale!("en"),
        Language::Spanish => locale!("es"),
        Language::Armenian => locale!("hy"),
        Language::Chinese => locale!("zh"),
    }
}

impl Words {
    /// The texts of a language.
    pub fn of(language: Language) -> &'static Self {
        static PARSED: [OnceLock<Words>; Language::ALL.len()] = [const { OnceLock::new() }; Language::ALL.len()];
        // The array has a cell for each language, in the order of the enum.
        PARSED[language as usize].get_or_init(|| Self::parse(language))
    }

    fn parse(language: Language) -> Self {
        let mut bundle = FluentBundle::new_concurrent(tongue(language).tag.parse().into_iter().collect());
        bundle.set_use_isolating(false);
        for source in sources(language) {
            // A file that doesn't parse as a whole still gives what it can; the tests hold that it parses.
            let resource = FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(resource, _)| resource);
            let _ = bundle.add_resource(resource);
        }
        Self { bundle }
    }

    /// Whether there is a text of that name.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.bundle.has_message(name)
    }

    /// A text.
    #[must_use]
    pub fn text(&self, name: &str) -> String {
        self.with(name, &[])
    }

    /// A text with values put in. The name itself when there is no such text, which a test would have found.
    #[must_use]
    pub fn with(&self, name: &str, values: &[(&str, &str)]) -> String {
        let pattern = self.bundle.get_message(name).and_then(|message| message.value());
        pattern.map_or_else(
            || name.to_owned(),
            |pattern| self.bundle.format_pattern(pattern, Some(&arguments(values)), &mut Vec::new()).into_owned(),
        )
    }

    /// A text about a number of things: `$n` chooses the plural and `$number` is how the language writes it.
    #[must_use]
    pub fn count(&self, name: &str, n: i64, number: &str) -> String {
        let mut values = arguments(&[("number", number)]);
        values.set("n", n);
        let pattern = self.bundle.get_message(name).and_then(|message| message.value());
        pattern.map_or_else(
            || name.to_owned(),
            |pattern| self.bundle.format_pattern(pattern, Some(&values), &mut Vec::new()).into_owned(),
        )
    }

    /// A part of a text, like the detail of a problem.
    #[must_use]
    pub fn attribute(&self, name: &str, attribute: &str) -> String {
        self.attribute_with(name, attribute, &[])
    }

    /// A part of a text, with values put in.
    #[must_use]
    pub fn attribute_with(&self, name: &str, attribute: &str, values: &[(&str, &str)]) -> String {
        let message = self.bundle.get_message(name);
        let pattern = message.and_then(|message| message.get_attribute(attribute)).map(|attribute| attribute.value());
        pattern.map_or_else(String::new, |pattern| {
            self.bundle.format_pattern(pattern, Some(&arguments(values)), &mut Vec::new()).into_owned()
        })
    }

    /// A text of a city's own, with values put in; `None` when it can't be read.
    #[must_use]
    pub fn formatted(&self, own: &str, values: &[(&str, &str)]) -> Option<String> {
        let mut bundle = FluentBundle::new_concurrent(self.bundle.locales.clone());
        bundle.set_use_isolating(false);
        bundle.add_resource(resource_of(own)?).ok()?;
        let pattern = bundle.get_message("own")?.value()?;
        Some(bundle.format_pattern(pattern, Some(&arguments(values)), &mut Vec::new()).into_owned())
    }

    /// What is put into a text, or into a part of one.
    #[must_use]
    pub fn placeholders(&self, name: &str, part: Option<&str>) -> BTreeSet<String> {
        let message = self.bundle.get_message(name);
        let pattern = message.and_then(|message| match part {
            None => message.value(),
            Some(part) => message.get_attribute(part).map(|attribute| attribute.value()),
        });
        pattern.and_then(put_in).unwrap_or_default()
    }

    /// What is put into a text of a city's own; `None` when it can't be read, or names anything else.
    #[must_use]
    pub fn placeholders_of(own: &str) -> Option<BTreeSet<String>> {
        let resource = resource_of(own)?;
        // A literal would say with a code what can't be seen in it.
        let Entry::Message(message) = resource.get_entry(0).filter(|_| !own.contains('"'))? else { return None };
        if message.attributes.is_empty() { put_in(message.value.as_ref()?) } else { None }
    }

    /// What is wrong with a field, in words made for the field where there are some.
    #[must_use]
    pub fn field_problem(&self, field: &str, code: &str) -> String {
        let own = format!("field-{}-{code}", field.replace('_', "-"));
        if self.has(&own) { self.text(&own) } else { self.text(&format!("field-{code}")) }
    }
}

/// A text of a city's own as a file with one text in it.
fn resource_of(own: &str) -> Option<FluentResource> {
    let one_line = !own.contains(['\n', '\r']);
    let resource = FluentResource::try_new(format!("own = {own}\n")).ok().filter(|_| one_line)?;
    (resource.entries().count() == 1).then_some(resource)
}

/// What is put into a pattern; `None` when it names anything but placeholders.
fn put_in(pattern: &Pattern<&str>) -> Option<BTreeSet<String>> {
    let mut found = BTreeSet::new();
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        match expression {
            Expression::Inline(InlineExpression::VariableReference { id }) => {
                found.insert(id.name.to_owned());
            }
            Expression::Inline(InlineExpression::StringLiteral { .. }) => {}
            Expression::Select { selector: InlineExpression::VariableReference { id }, variants } => {
                found.insert(id.name.to_owned());
                for variant in variants {
                    found.extend(put_in(&variant.value)?);
                }
            }
            _ => return None,
        }
    }
    Some(found)
}

fn arguments<'a>(values: &[(&'a str, &'a str)]) -> FluentArgs<'a> {
    let mut arguments = FluentArgs::with_capacity(values.len());
    for (name, value) in values {
        arguments.set(*name, *value);
    }
    arguments
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    /// Name → the placeholders in it, of a whole language.
    fn inventory(language: Language) -> BTreeMap<String, Vec<String>> {
        let mut found = BTreeMap::new();
        for source in sources(language) {
            FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(_, errors)| panic!("{language}: {errors:?}"));
            let mut name = String::new();
            for line in source.lines().filter(|line| !line.starts_with('#')) {
                match line.split_once(" =") {
                    Some((id, _)) if !id.starts_with(' ') => name = id.to_owned(),
                    Some((id, _)) if id.trim().starts_with('.') => {
                        name = format!("{}{}", name.split('.').next().unwrap(), id.trim())
                    }
                    _ => {}
                }
                let placeholders = line.split("{ $").skip(1).filter_map(|rest| rest.split([' ', '}']).next()).map(str::to_owned);
                found.entry(name.clone()).or_insert_with(Vec::new).extend(placeholders);
            }
        }
        found
            .into_iter()
            .map(|(name, mut used)| {
                used.sort();
                used.dedup();
                (name, used)
            })
            .collect()
    }

    #[test]
    fn every_language_has_every_text_with_the_same_placeholders() {
        let english = inventory(Language::English);
        assert!(english.len() > 50);
        for &language in Language::ALL {
            let other = inventory(language);
            for (name, placeholders) in &english {
                assert_eq!(other.get(name), Some(placeholders), "{language}: {name}");
            }
            for name in other.keys() {
                assert!(english.contains_key(name), "{language} has {name}, which English hasn't");
            }
        }
    }

    #[test]
    fn no_text_of_another_language_is_still_english() {
        let sentences = |name: &&String| Words::of(Language::English).text(name).split(' ').count() > 2;
        let english = inventory(Language::English);
        let names: Vec<_> = english.keys().filter(|name| !name.contains('.') && Words::of(Language::English).has(name)).collect();
        assert!(names.iter().filter(|name| sentences(name)).count() > 100);
        for &language in Language::ALL.iter().filter(|language| **language != Language::English) {
            for name in names.iter().filter(|name| sentences(name)) {
                let (theirs, ours) = (Words::of(language).text(name), Words::of(Language::English).text(name));
                assert!(theirs != ours || theirs.contains('{'), "{language}: {name}");
            }
        }
    }

    // INT-5: a complaint is never called a crime, and mediation never said to erase one.
    #[test]
    fn int_5_no_text_threatens_or_promises_too_much() {
        for &language in Language::ALL {
            for source in sources(language) {
                let text = source.to_lowercase();
                let english = ["false complaint", "perjury", "erase"];
                let others = ["denuncia falsa", "perjurio", "borrar su queja", "կեղծ բողոք", "虚假投诉", "撤销投诉记录"];
                for wrong in english.iter().chain(&others) {
                    assert!(!text.contains(wrong), "{language}: {wrong}");
                }
            }
        }
    }
}
