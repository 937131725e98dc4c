//! The template as a tree: what it says, with its intrinsics in their long form.

use std::collections::BTreeMap;

use serde_json::{Map, Value as Json, json};
use serde_yaml_ng::Value as Yaml;

/// The template.
pub struct Document {
    /// All of it.
    pub tree: Json,
}

/// A resource.
#[derive(Clone, Copy)]
pub struct Resource<'a> {
    /// Its logical id.
    pub id: &'a str,
    /// Its type.
    pub kind: &'a str,
    /// All that it says.
    pub body: &'a Json,
}

impl<'a> Resource<'a> {
    /// A property, or null.
    pub fn get(&self, pointer: &str) -> &'a Json {
        self.body.pointer(&format!("/Properties{pointer}")).unwrap_or(&Json::Null)
    }
}

impl Document {
    /// Reads a template's text.
    pub fn read(text: &str) -> Self {
        Self { tree: tree(&serde_yaml_ng::from_str(text).unwrap()) }
    }

    /// Every resource.
    pub fn resources(&self) -> impl Iterator<Item = Resource<'_>> {
        let resources = self.tree["Resources"].as_object().into_iter().flatten();
        resources.map(|(id, body)| Resource { id, kind: body["Type"].as_str().unwrap_or_default(), body })
    }

    /// Every resource of a type.
    pub fn of_kind(&self, kind: &str) -> Vec<Resource<'_>> {
        self.resources().filter(|resource| resource.kind == kind).collect()
    }

    /// The resource with that id.
    pub fn resource(&self, id: &str) -> Option<Resource<'_>> {
        let (id, body) = self.tree["Resources"].as_object()?.get_key_value(id)?;
        Some(Resource { id, kind: body["Type"].as_str().unwrap_or_default(), body })
    }

    /// The resource with that id, if it is of that type.
    pub fn of(&self, kind: &str, id: &str) -> Option<Resource<'_>> {
        self.resource(id).filter(|resource| resource.kind == kind)
    }

    /// What a function says of a setting, or the globals where it says nothing.
    pub fn setting<'a>(&'a self, function: Resource<'a>, pointer: &str) -> &'a Json {
        let globals = self.tree.pointer(&format!("/Globals/Function{pointer}")).unwrap_or(&Json::Null);
        Some(function.get(pointer)).filter(|own| !own.is_null()).unwrap_or(globals)
    }

    /// A function's environment, the globals' included.
    pub fn environment(&self, function: Resource<'_>) -> BTreeMap<String, Json> {
        let globals = self.tree.pointer("/Globals/Function/Environment/Variables");
        let both = [globals.unwrap_or(&Json::Null), function.get("/Environment/Variables")];
        both.into_iter().filter_map(Json::as_object).flatten().map(|(name, value)| (name.clone(), value.clone())).collect()
    }
}

fn tree(value: &Yaml) -> Json {
    match value {
        Yaml::Sequence(items) => items.iter().map(tree).collect(),
        Yaml::Mapping(mapping) => {
            let pair = |(key, value): (&Yaml, &Yaml)| (key.as_str().unwrap_or_default().to_owned(), tree(value));
            Json::Object(mapping.iter().map(pair).collect::<Map<_, _>>())
        }
        Yaml::Tagged(tagged) => {
            let name = tagged.tag.to_string();
            let name = name.trim_start_matches('!');
            let long = if name == "Ref" { name.to_owned() } else { format!("Fn::{name}") };
            json!({ long: tree(&tagged.value) })
        }
        scalar => serde_json::to_value(scalar).unwrap(),
    }
}

/// `!Ref`.
pub fn reference(id: &str) -> Json {
    json!({ "Ref": id })
}

/// `!GetAtt`.
pub fn attribute(id: &str, name: &str) -> Json {
    json!({ "Fn::GetAtt": format!("{id}.{name}") })
}

/// `!Sub`.
pub fn text(text: &str) -> Json {
    json!({ "Fn::Sub": text })
}

/// The id in a `!GetAtt` of that attribute.
pub fn owner<'a>(value: &'a Json, name: &str) -> &'a str {
    let text = value["Fn::GetAtt"].as_str().unwrap_or_default();
    text.strip_suffix(name).and_then(|id| id.strip_suffix('.')).unwrap_or_default()
}
