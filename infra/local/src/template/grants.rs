//! What a function's role may do: the statements that the template writes out.

use serde_json::Value as Json;

use super::Grant;
use super::intrinsics::below_arn;
use super::properties::Properties;
use super::value::TemplateError;

/// Every action on every resource, in the template's order. A managed policy or a policy template is refused: nobody could read
/// here what it gives.
pub fn grants(function: &Properties<'_>) -> Result<Vec<Grant>, TemplateError> {
    let place = function.place.key("Policies");
    let mut grants = Vec::new();
    let documents = function.get("Policies").map(|policies| list(policies)).unwrap_or_default();
    for (n, document) in documents.into_iter().enumerate() {
        let place = place.item(n);
        let statements = document.get("Statement").map(list);
        let statements = statements.ok_or_else(|| place.problem("a policy is written out as statements here"))?;
        for (n, statement) in statements.into_iter().enumerate() {
            let statement = Properties::of(statement, place.key("Statement").item(n))?;
            statement.must_be("Effect", "Allow")?;
            statement.only(&["Effect", "Action", "Resource"])?;
            let actions = texts(&statement, "Action")?;
            for resource in texts(&statement, "Resource")? {
                let resource = below_arn(&resource).to_owned();
                grants.extend(actions.iter().map(|action| Grant { action: action.clone(), resource: resource.clone() }));
            }
        }
    }
    Ok(grants)
}

fn list(value: &Json) -> Vec<&Json> {
    value.as_array().map_or_else(|| vec![value], |items| items.iter().collect())
}

fn texts(statement: &Properties<'_>, name: &str) -> Result<Vec<String>, TemplateError> {
    let place = || statement.place.key(name);
    let value = statement.get(name).ok_or_else(|| place().problem("it is missing"))?;
    let text = |item: &Json| item.as_str().map(str::to_owned).ok_or_else(|| place().problem("a text is wanted here"));
    list(value).into_iter().map(text).collect()
}
