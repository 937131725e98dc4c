//! The properties of one resource, read with errors that name their place.

use serde_json::{Map, Value as Json};

use super::value::{Place, TemplateError};

/// Properties with every value worked out.
pub struct Properties<'a> {
    /// Where they stand.
    pub place: Place,
    map: &'a Map<String, Json>,
}

impl<'a> Properties<'a> {
    /// The properties in a value.
    pub fn of(value: &'a Json, place: Place) -> Result<Self, TemplateError> {
        match value {
            Json::Object(map) => Ok(Self { place, map }),
            _ => Err(place.problem("a map is wanted here")),
        }
    }

    /// Refuses properties that aren't listed: what this machine can't do mustn't be passed over.
    pub fn only(&self, known: &[&str]) -> Result<(), TemplateError> {
        match self.map.keys().find(|name| !known.contains(&name.as_str())) {
            Some(name) => Err(self.place.key(name).problem("a property that this machine doesn't know")),
            None => Ok(()),
        }
    }

    /// A property as it is.
    pub fn get(&self, name: &str) -> Option<&'a Json> {
        self.map.get(name)
    }

    /// The properties inside a property.
    pub fn inner(&self, name: &str) -> Result<Option<Self>, TemplateError> {
        self.get(name).map(|value| Self::of(value, self.place.key(name))).transpose()
    }

    /// Names and values.
    pub fn entries(&self) -> impl Iterator<Item = (&'a str, &'a Json)> {
        self.map.iter().map(|(name, value)| (name.as_str(), value))
    }

    /// A text, number or truth value, as text.
    pub fn text(&self, name: &str) -> Result<Option<String>, TemplateError> {
        match self.get(name) {
            None => Ok(None),
            Some(Json::String(text)) => Ok(Some(text.clone())),
            Some(value @ (Json::Number(_) | Json::Bool(_))) => Ok(Some(value.to_string())),
            Some(_) => Err(self.place.key(name).problem("a text is wanted here")),
        }
    }

    /// A text that must be there.
    pub fn required(&self, name: &str) -> Result<String, TemplateError> {
        self.text(name)?.ok_or_else(|| self.place.problem(format!("{name} is missing")))
    }

    /// A number.
    pub fn number(&self, name: &str) -> Result<Option<u32>, TemplateError> {
        let problem = |_| self.place.key(name).problem("a number is wanted here");
        self.text(name)?.map(|text| text.parse().map_err(problem)).transpose()
    }

    /// Refuses any value but one.
    pub fn must_be(&self, name: &str, wanted: &str) -> Result<(), TemplateError> {
        match self.text(name)?.as_deref() {
            Some(text) if text == wanted => Ok(()),
            _ => Err(self.place.key(name).problem(format!("this machine knows nothing but {wanted} here"))),
        }
    }
}
