//! The schema of `authentication`.

use openelements_codegen::Standard;
use serde_json::{Value, json};

use super::scalars::{entry, texts};
use crate::{Object, object, value};

/// A type, or a mapping of alternatives.
pub(super) fn schema(standard: &Standard, mut mapping: Object) -> Value {
    let types: Vec<&str> = standard.authentications.iter().map(|(name, _)| name.as_str()).collect();
    let of_type =
        || json!({"anyOf": [{"enum": types}, {"type": "string", "pattern": value::in_any_case(&types)}]});
    let own = mapping.get("properties").and_then(Value::as_object).cloned().unwrap_or_default();
    let own: Vec<&String> = own.keys().collect();
    let only_own =
        json!({"if": {"propertyNames": {"enum": own}}, "then": {"properties": {"default": of_type()}}});
    let alternatives = types.iter().zip(&standard.authentications).map(|(name, (_, brought))| {
        let mut schema = object(listed(true));
        schema.insert("description".to_owned(), describe(brought).into());
        ((*name).to_owned(), schema.into())
    });
    let alternatives: Object = alternatives.collect();
    if let Some(Value::Object(properties)) = mapping.get_mut("properties") {
        properties.extend(alternatives);
    }
    mapping.insert("patternProperties".to_owned(), json!({value::in_any_case(&types): listed(true)}));
    mapping.insert("additionalProperties".to_owned(), listed(false));
    mapping.insert("allOf".to_owned(), json!([only_own]));
    json!({"anyOf": [of_type(), mapping]})
}

/// The entries of an alternative. One that is named after a type may leave them to it.
fn listed(is_type: bool) -> Value {
    let mut schema = object(texts(&entry(), true));
    let not_flag = json!({"not": {"type": "boolean"}});
    schema.insert("allOf".to_owned(), json!([not_flag]));
    if is_type { json!({"anyOf": [{"type": "null"}, schema]}) } else { schema.into() }
}

/// What a type brings, for people.
fn describe(brought: &[String]) -> String {
    match brought {
        [] => "Brings nothing: list the entries.".to_owned(),
        names => format!("Brings `{}`, unless entries are listed.", names.join("`, `")),
    }
}
