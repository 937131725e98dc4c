//! The intrinsics a template may use: Ref, GetAtt, Sub, If and Equals.

use serde_json::Value as Json;
use serde_yaml_ng::Value as Yaml;

use super::value::{Declared, Place, Scope, TemplateError};

/// The types a template may use, and what may be asked of them. Roles are made for functions and never written in the template.
const KINDS: [(&str, &[&str]); 23] = [
    ("AWS::Serverless::Function", &["Arn"]),
    ("AWS::DynamoDB::Table", &["Arn", "StreamArn"]),
    ("AWS::SQS::Queue", &["Arn", "QueueName", "QueueUrl"]),
    ("AWS::SQS::QueuePolicy", &[]),
    ("AWS::KMS::Key", &["Arn", "KeyId"]),
    ("AWS::KMS::Alias", &[]),
    ("AWS::ApiGatewayV2::Api", &["ApiId", "ApiEndpoint"]),
    ("AWS::ApiGatewayV2::Stage", &[]),
    ("AWS::ApiGatewayV2::Integration", &["IntegrationId"]),
    ("AWS::ApiGatewayV2::Route", &["RouteId"]),
    ("AWS::ApiGatewayV2::Authorizer", &["AuthorizerId"]),
    ("AWS::Lambda::EventSourceMapping", &[]),
    ("AWS::Lambda::Permission", &[]),
    ("AWS::SES::ConfigurationSet", &[]),
    ("AWS::SES::ConfigurationSetEventDestination", &[]),
    ("AWS::SES::EmailIdentity", &[]),
    ("AWS::CloudWatch::Alarm", &["Arn"]),
    ("AWS::Logs::LogGroup", &["Arn"]),
    ("AWS::SNS::Subscription", &[]),
    ("AWS::SNS::Topic", &["TopicArn", "TopicName"]),
    ("AWS::SNS::TopicPolicy", &[]),
    ("AWS::SQS::QueuePolicy", &[]),
    ("AWS::IAM::Role", &["Arn", "RoleId"]),
];

/// What `GetAtt … Arn` begins with on this machine.
const ARN: &str = "arn:local:";

/// Whether a template may use resources of a type.
pub fn is_known(kind: &str) -> bool {
    kind.starts_with("AWS::Cognito::") || (kind != "AWS::IAM::Role" && KINDS.iter().any(|(known, _)| *known == kind))
}

/// The logical id in an ARN made here, which may stand inside a longer text.
pub fn id_in_arn(text: &str) -> Option<&str> {
    let (_, rest) = text.split_once(ARN)?;
    let end = rest.find(|character: char| !character.is_ascii_alphanumeric()).unwrap_or(rest.len());
    rest.get(..end)
}

/// What an ARN made here names: a logical id, perhaps with what is below it. Another ARN stays as it is.
pub fn below_arn(text: &str) -> &str {
    text.strip_prefix(ARN).unwrap_or(text)
}

/// What `Ref` of a queue gives.
pub fn queue_url(id: &str) -> String {
    format!("queue:{id}")
}

impl Scope {
    /// Works out one intrinsic; nothing for `AWS::NoValue`.
    pub fn intrinsic(&self, name: &str, argument: &Yaml, place: &Place) -> Result<Option<Json>, TemplateError> {
        match name {
            "Ref" => self.reference(argument, place),
            "GetAtt" => self.get_att(argument, place).map(|text| Some(Json::String(text))),
            "Sub" => self.substitute(argument, place).map(|text| Some(Json::String(text))),
            "If" => self.choose(argument, place),
            "Equals" => self.equals(argument, place).map(|equal| Some(Json::Bool(equal))),
            _ => Err(place.problem(format!("the intrinsic {name} isn't one of Ref, GetAtt, Sub, If and Equals"))),
        }
    }

    fn reference(&self, argument: &Yaml, place: &Place) -> Result<Option<Json>, TemplateError> {
        match argument.as_str() {
            None => Err(place.problem("Ref wants one name")),
            Some("AWS::NoValue") => Ok(None),
            Some(name) => self.name(name, place).map(|text| Some(Json::String(text))),
        }
    }

    fn name(&self, name: &str, place: &Place) -> Result<String, TemplateError> {
        if let Some(value) = self.values.get(name) {
            return Ok(value.clone());
        }
        Ok(match self.declared(name, place)?.kind.as_str() {
            "AWS::SQS::Queue" => queue_url(name),
            "AWS::SNS::Topic" => format!("{ARN}{name}"),
            _ => name.to_owned(),
        })
    }

    fn declared(&self, name: &str, place: &Place) -> Result<Declared, TemplateError> {
        let declared = self.resources.get(name).cloned().or_else(|| self.role_of_function(name));
        let Some(declared) = declared else {
            return Err(place.problem(format!("nothing in the template is called {name}")));
        };
        if place.is_used() && !declared.present {
            return Err(place.problem(format!("{name} isn't there, because its condition doesn't hold")));
        }
        Ok(declared)
    }

    /// Every function gets a role whose name is the function's with `Role` behind it.
    fn role_of_function(&self, name: &str) -> Option<Declared> {
        let function = self.resources.get(name.strip_suffix("Role")?)?;
        let kind = "AWS::IAM::Role".to_owned();
        (function.kind == "AWS::Serverless::Function").then_some(Declared { kind, present: function.present })
    }

    fn get_att(&self, argument: &Yaml, place: &Place) -> Result<String, TemplateError> {
        let parts = match argument {
            Yaml::String(text) => text.split_once('.'),
            Yaml::Sequence(items) => match items.as_slice() {
                [id, attribute] => id.as_str().zip(attribute.as_str()),
                _ => None,
            },
            _ => None,
        };
        let (id, attribute) = parts.ok_or_else(|| place.problem("GetAtt wants a resource and an attribute"))?;
        self.attribute(id, attribute, place)
    }

    fn attribute(&self, id: &str, attribute: &str, place: &Place) -> Result<String, TemplateError> {
        let kind = self.declared(id, place)?.kind;
        let listed = KINDS.iter().any(|(known, attributes)| *known == kind && attributes.contains(&attribute));
        if !listed && !kind.starts_with("AWS::Cognito::") {
            return Err(place.problem(format!("{id} is of type {kind}, which has no attribute {attribute}")));
        }
        Ok(match attribute {
            "Arn" | "TopicArn" => format!("{ARN}{id}"),
            "StreamArn" => format!("{ARN}{id}/stream"),
            "QueueUrl" => queue_url(id),
            "ApiEndpoint" => self.values.get("PublicUrl").cloned().unwrap_or_else(|| id.to_owned()),
            _ => id.to_owned(),
        })
    }

    /// `"${Name} ${Resource.Attribute} ${Own} ${!Literal}"`, with a map for own names where the long list is used.
    fn substitute(&self, argument: &Yaml, place: &Place) -> Result<String, TemplateError> {
        let (text, own) = match argument {
            Yaml::String(text) => (Some(text.as_str()), None),
            Yaml::Sequence(items) => (items.first().and_then(Yaml::as_str), items.get(1).filter(|_| items.len() == 2)),
            _ => (None, None),
        };
        let mut rest = text.ok_or_else(|| place.problem("Sub wants a text, or a list of a text and a map"))?;
        let mut result = String::new();
        while let Some((before, after)) = rest.split_once("${") {
            let (name, after) = after.split_once('}').ok_or_else(|| place.problem("Sub has a ${ without a }"))?;
            result.push_str(before);
            match (name.strip_prefix('!'), own.and_then(|own| own.get(name))) {
                (Some(literal), _) => result.push_str(&format!("${{{literal}}}")),
                (None, Some(value)) => result.push_str(&self.text(value, &place.key(name))?),
                (None, None) => result.push_str(&match name.split_once('.') {
                    Some((id, attribute)) => self.attribute(id, attribute, place)?,
                    None => self.name(name, place)?,
                }),
            }
            rest = after;
        }
        result.push_str(rest);
        Ok(result)
    }

    /// Both branches are checked, one counts.
    fn choose(&self, argument: &Yaml, place: &Place) -> Result<Option<Json>, TemplateError> {
        let Some([condition, yes, no]) = argument.as_sequence().map(Vec::as_slice) else {
            return Err(place.problem("If wants a condition's name and two values"));
        };
        let name = condition.as_str().ok_or_else(|| place.problem("If wants the name of a condition"))?;
        let holds = self.condition(name, place)?;
        let yes = self.resolve(yes, &place.used_if(holds))?;
        let no = self.resolve(no, &place.used_if(!holds))?;
        Ok(if holds { yes } else { no })
    }

    /// Whether a condition holds.
    pub fn condition(&self, name: &str, place: &Place) -> Result<bool, TemplateError> {
        self.conditions.get(name).copied().ok_or_else(|| place.problem(format!("no condition is called {name}")))
    }

    fn equals(&self, argument: &Yaml, place: &Place) -> Result<bool, TemplateError> {
        match argument.as_sequence().map(Vec::as_slice) {
            Some([left, right]) => Ok(self.text(left, place)? == self.text(right, place)?),
            _ => Err(place.problem("Equals wants two values")),
        }
    }

    fn text(&self, value: &Yaml, place: &Place) -> Result<String, TemplateError> {
        match self.resolve(value, place)? {
            Some(Json::String(text)) => Ok(text),
            Some(value @ (Json::Number(_) | Json::Bool(_))) => Ok(value.to_string()),
            _ => Err(place.problem("a text is wanted here")),
        }
    }
}
