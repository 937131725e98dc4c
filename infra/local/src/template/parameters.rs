//! Parameters and conditions: what the rest of the template is worked out from.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value as Json;
use serde_yaml_ng::{Mapping, Value as Yaml};

use super::intrinsics::is_known;
use super::value::{Declared, Place, Scope, TemplateError};

/// The sections a template may have.
const SECTIONS: [&str; 9] = [
    "AWSTemplateFormatVersion",
    "Transform",
    "Description",
    "Metadata",
    "Parameters",
    "Conditions",
    "Globals",
    "Resources",
    "Outputs",
];

/// What the cloud would say about itself.
const PSEUDO: [(&str, &str); 5] = [
    ("AWS::Region", "us-east-1"),
    ("AWS::AccountId", "000000000000"),
    ("AWS::Partition", "aws"),
    ("AWS::StackName", "local"),
    ("AWS::URLSuffix", "amazonaws.com"),
];

/// What every name of a template means.
pub fn scope(document: &Yaml, overrides: &BTreeMap<String, String>) -> Result<Scope, TemplateError> {
    let top = document.as_mapping().ok_or_else(|| Place::section("template").problem("a map of sections is wanted"))?;
    for (key, _) in top {
        let name = key.as_str().unwrap_or_default();
        if !SECTIONS.contains(&name) {
            return Err(Place::section(name).problem("a section that this machine doesn't know"));
        }
    }
    let mut scope = Scope { values: values(document, overrides)?, ..Scope::default() };
    let place = Place::section("Conditions");
    let mut conditions = BTreeMap::new();
    for (name, condition) in entries(section(document, "Conditions")?, &place)? {
        match scope.resolve(condition, &place.key(name))? {
            Some(Json::Bool(holds)) => conditions.insert(name.to_owned(), holds),
            _ => return Err(place.key(name).problem("a condition must be Equals")),
        };
    }
    scope.conditions = conditions;
    scope.resources = declared(document, &scope)?;
    Ok(scope)
}

fn values(document: &Yaml, overrides: &BTreeMap<String, String>) -> Result<BTreeMap<String, String>, TemplateError> {
    let section_place = Place::section("Parameters");
    let parameters = entries(section(document, "Parameters")?, &section_place)?;
    let names: BTreeSet<&str> = parameters.iter().map(|(name, _)| *name).collect();
    if let Some(stray) = overrides.keys().find(|name| !names.contains(name.as_str())) {
        return Err(section_place.problem(format!("a value was given for {stray}, which isn't a parameter")));
    }
    let mut values: BTreeMap<String, String> =
        PSEUDO.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    for (name, parameter) in parameters {
        let place = section_place.key(name);
        let kind = parameter.get("Type").and_then(Yaml::as_str).unwrap_or_default();
        if !matches!(kind, "String" | "Number") {
            return Err(place.problem("the type of a parameter must be String or Number"));
        }
        let default = parameter.get("Default").and_then(scalar);
        let value =
            overrides.get(name).cloned().or(default).ok_or_else(|| place.problem("it has no default and got no value"))?;
        let allowed = parameter.get("AllowedValues").and_then(Yaml::as_sequence);
        if allowed.is_some_and(|allowed| !allowed.iter().filter_map(scalar).any(|allowed| allowed == value)) {
            return Err(place.problem("its value isn't one of AllowedValues"));
        }
        values.insert(name.to_owned(), value);
    }
    Ok(values)
}

fn declared(document: &Yaml, scope: &Scope) -> Result<BTreeMap<String, Declared>, TemplateError> {
    let section_place = Place::section("Resources");
    let mut declared = BTreeMap::new();
    for (id, resource) in entries(section(document, "Resources")?, &section_place)? {
        let place = section_place.key(id);
        let kind = resource.get("Type").and_then(Yaml::as_str).ok_or_else(|| place.problem("it has no Type"))?;
        if !is_known(kind) {
            return Err(place.problem(format!("this machine doesn't know resources of type {kind}")));
        }
        let condition = resource.get("Condition").map(|name| name.as_str().unwrap_or_default());
        let present = condition.map_or(Ok(true), |name| scope.condition(name, &place))?;
        declared.insert(id.to_owned(), Declared { kind: kind.to_owned(), present });
    }
    Ok(declared)
}

/// A section that may be missing.
pub fn section<'t>(document: &'t Yaml, name: &str) -> Result<Option<&'t Mapping>, TemplateError> {
    match document.get(name) {
        None => Ok(None),
        Some(section) => section.as_mapping().map(Some).ok_or_else(|| Place::section(name).problem("a map is wanted here")),
    }
}

/// The entries of a section.
pub fn entries<'t>(section: Option<&'t Mapping>, place: &Place) -> Result<Vec<(&'t str, &'t Yaml)>, TemplateError> {
    let entries = section.into_iter().flatten();
    entries.map(|(key, value)| Ok((key.as_str().ok_or_else(|| place.problem("a key must be text"))?, value))).collect()
}

fn scalar(value: &Yaml) -> Option<String> {
    match value {
        Yaml::String(text) => Some(text.clone()),
        Yaml::Number(number) => Some(number.to_string()),
        Yaml::Bool(value) => Some(value.to_string()),
        _ => None,
    }
}
