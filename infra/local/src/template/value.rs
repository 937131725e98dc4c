//! Places in the template, and values whose intrinsics are worked out.

use std::collections::BTreeMap;

use serde_json::{Map, Value as Json};
use serde_yaml_ng::{Mapping, Value as Yaml};

/// Why a template can't be used.
#[derive(Debug, thiserror::Error)]
pub enum TemplateError {
    /// Not YAML; the source names line and column.
    #[error("the template isn't readable as YAML")]
    Yaml(#[source] serde_yaml_ng::Error),
    /// Something in it isn't understood or isn't right.
    #[error("{path}: {problem}")]
    At {
        /// Where, for example `Resources.IntakeQueue.Properties.VisibilityTimeout`.
        path: String,
        /// What.
        problem: String,
    },
}

/// A place in the template.
#[derive(Debug, Clone)]
pub struct Place {
    path: String,
    used: bool,
}

impl Place {
    /// A section of the template.
    pub fn section(name: &str) -> Self {
        Self { path: name.to_owned(), used: true }
    }

    /// A key below this place.
    pub fn key(&self, key: &str) -> Self {
        Self { path: format!("{}.{key}", self.path), used: self.used }
    }

    /// An item below this place.
    pub fn item(&self, index: usize) -> Self {
        Self { path: format!("{}[{index}]", self.path), used: self.used }
    }

    /// The same place, unless a condition leaves it out: names are still checked there, values no longer count.
    pub fn used_if(&self, condition: bool) -> Self {
        Self { path: self.path.clone(), used: self.used && condition }
    }

    /// Whether no condition leaves it out.
    pub fn is_used(&self) -> bool {
        self.used
    }

    /// An error at this place.
    pub fn problem(&self, problem: impl Into<String>) -> TemplateError {
        TemplateError::At { path: self.path.clone(), problem: problem.into() }
    }
}

/// A resource, as far as references to it need to know.
#[derive(Debug, Clone)]
pub struct Declared {
    /// Its type.
    pub kind: String,
    /// Whether its condition holds.
    pub present: bool,
}

/// What names mean.
#[derive(Debug, Default)]
pub struct Scope {
    /// Parameters and pseudo parameters.
    pub values: BTreeMap<String, String>,
    /// Conditions.
    pub conditions: BTreeMap<String, bool>,
    /// Resources.
    pub resources: BTreeMap<String, Declared>,
}

impl Scope {
    /// The value with its intrinsics worked out; nothing for `AWS::NoValue`.
    pub fn resolve(&self, value: &Yaml, place: &Place) -> Result<Option<Json>, TemplateError> {
        Ok(Some(match value {
            Yaml::Null => Json::Null,
            Yaml::Bool(value) => Json::Bool(*value),
            Yaml::String(text) => Json::String(text.clone()),
            Yaml::Number(number) => serde_json::to_value(number).map_err(|error| place.problem(error.to_string()))?,
            Yaml::Sequence(items) => {
                let items = items.iter().enumerate().map(|(index, item)| self.resolve(item, &place.item(index)));
                Json::Array(items.filter_map(Result::transpose).collect::<Result<_, _>>()?)
            }
            Yaml::Mapping(mapping) => match long_form(mapping) {
                Some((name, argument)) => return self.intrinsic(name, argument, place),
                None => Json::Object(self.object(mapping, place)?),
            },
            Yaml::Tagged(tagged) => {
                let tag = tagged.tag.to_string();
                return self.intrinsic(tag.trim_start_matches('!'), &tagged.value, place);
            }
        }))
    }

    fn object(&self, mapping: &Mapping, place: &Place) -> Result<Map<String, Json>, TemplateError> {
        let mut object = Map::new();
        for (key, value) in mapping {
            let key = key.as_str().ok_or_else(|| place.problem("a key must be text"))?;
            if let Some(value) = self.resolve(value, &place.key(key))? {
                object.insert(key.to_owned(), value);
            }
        }
        Ok(object)
    }
}

/// `{ "Fn::Sub": … }` and `{ Ref: … }`.
fn long_form(mapping: &Mapping) -> Option<(&str, &Yaml)> {
    let (key, argument) = mapping.iter().next().filter(|_| mapping.len() == 1)?;
    let key = key.as_str()?;
    let name = key.strip_prefix("Fn::").or_else(|| (key == "Ref").then_some(key))?;
    Some((name, argument))
}
