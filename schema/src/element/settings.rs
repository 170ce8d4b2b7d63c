//! The schema of `defaults`: the standard settings.

use openelements_codegen::{Setting, Standard};
use openelements_runtime::{Element, Kind};
use serde_json::{Value, json};

use super::scalars;
use crate::{Object, object};

/// The settings that an element may preset.
pub(super) fn schema(standard: &Standard) -> Value {
    let settings = standard.settings.iter().map(|setting| (setting.name.clone(), preset(setting)));
    json!({
        "type": ["object", "null"],
        "properties": settings.collect::<Object>(),
        "additionalProperties": false,
    })
}

/// The value of a setting.
fn preset(setting: &Setting) -> Value {
    let accepted = accepted(setting);
    let mut schema = if setting.name == Element::BASE_URL {
        object(json!({"anyOf": [accepted, {"const": ""}]}))
    } else {
        object(json!({"anyOf": [accepted, {"type": "null"}]}))
    };
    schema.extend(description(setting));
    if let Some(usual) = &setting.usual {
        let usual = usual.0.as_deref().map_or(Value::Null, super::as_written);
        schema.insert("default".to_owned(), usual);
    }
    schema.into()
}

/// What a setting accepts. A field can make a secret of one that is text, which may then have lines.
fn accepted(setting: &Setting) -> Value {
    match setting.kind {
        Kind::String => scalars::of_kind(Kind::Text),
        Kind::Enum => json!({"enum": setting.options}),
        kind => scalars::of_kind(kind),
    }
}

/// The name and the description of a setting or credential.
pub(super) fn description(setting: &Setting) -> Object {
    object(json!({"title": setting.label, "description": setting.description}))
}

/// The names of the entries that a type of authentication or a group of settings brings.
pub(super) fn brought(standard: &Standard) -> Vec<&str> {
    let is_brought =
        |setting: &&Setting| standard.authentications.iter().any(|(_, names)| names.contains(&setting.name));
    let credentials = standard.credentials.iter().filter(is_brought);
    let settings = standard.settings.iter().filter(|setting| setting.usual.is_some());
    credentials.chain(settings).map(|setting| setting.name.as_str()).collect()
}
