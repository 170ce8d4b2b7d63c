//! The library as `typify` makes it of JSON Schemas.

use std::fs;
use std::path::Path;

use openelements::runtime::{Authentication, Element, Entry, Kind};
use openelements_schema::{Unknown, configuration};
use serde_json::{Map, Value, json};
use typify::{TypeSpace, TypeSpaceSettings};

use super::way::{library, module};
use crate::failure::Failure;

/// What each module gets beside its types.
const READER: &str = "
impl Config {
    /// Reads JSON.
    pub fn from_json(json: &str) -> Result<Self, Vec<String>> {
        serde_json::from_str(json).map_err(|error| vec![error.to_string()])
    }
}
";

/// Writes the library.
pub(super) fn write(directory: &Path, elements: &[&Element]) -> Result<(), Failure> {
    for element in elements {
        fs::write(directory.join(module(element)), code(element)?)?;
    }
    fs::write(directory.join("lib.rs"), library(elements))?;
    Ok(())
}

/// The module of an element.
fn code(element: &Element) -> Result<String, Failure> {
    let mut types = TypeSpace::new(&TypeSpaceSettings::default());
    types.add_root_schema(serde_json::from_value(schema(element))?)?;
    Ok(format!("//! {}.\n\n{}\n{READER}", element.name, types.to_stream()))
}

/// The schema of an element with one type for each value: `typify` takes none for `true` or `"true"`.
fn schema(element: &Element) -> Value {
    let described = configuration(element, Unknown::Refused);
    let objects =
        described.get("anyOf").and_then(Value::as_array).map_or(vec![&described], |all| all.iter().collect());
    let pattern = |name: &str| {
        let of_name = |object: &&Value| object.get("properties")?.get(name)?.get("pattern").cloned();
        objects.iter().find_map(of_name)
    };
    let properties =
        element.entries.iter().map(|entry| (entry.name.to_owned(), property(entry, pattern(entry.name))));
    let required = element.entries.iter().filter(|entry| entry.required && entry.alternatives.is_empty());
    json!({
        "title": "Config",
        "type": "object",
        "properties": properties.collect::<Map<_, _>>(),
        "required": required.map(|entry| entry.name).collect::<Vec<_>>(),
        "additionalProperties": false,
    })
}

/// The schema of a value.
fn property(entry: &Entry, pattern: Option<Value>) -> Value {
    let mut schema = match entry.kind {
        Kind::Boolean => json!({"type": "boolean"}),
        Kind::Integer => json!({"type": "integer", "format": "int64"}),
        Kind::Enum => json!({"type": "string", "enum": entry.options}),
        _ => json!({"type": "string"}),
    };
    let is_text = !matches!(entry.kind, Kind::Boolean | Kind::Integer | Kind::Enum)
        && entry.name != Authentication::ENTRY;
    // What a template becomes has another form than the template.
    if let Some(pattern) = pattern.filter(|_| is_text && entry.template.is_none()) {
        schema["pattern"] = pattern;
    }
    if let Some(default) = entry.default() {
        let scalar = serde_json::from_str(default).ok().filter(|_| !is_text && entry.kind != Kind::Enum);
        schema["default"] = scalar.unwrap_or_else(|| default.into());
    }
    schema["description"] = entry.label.into();
    schema
}
