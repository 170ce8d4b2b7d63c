//! The schema of specs, made of the tables that the loader reads.

mod authentication;
mod fields;
mod scalars;
mod settings;

use openelements_codegen::{Attribute, Form, Mapping, Standard};
use serde_json::{Value, json};

use self::scalars::{entry, line, number, text, texts};
use crate::{DIALECT, Object, object};

/// The JSON Schema (2020-12) of spec files, for editors. It accepts what the loader accepts; what it
/// cannot see is what depends on another place, such as the entry that a template names.
///
/// ```
/// let schema = openelements_schema::element();
/// assert_eq!(schema["properties"]["key"]["description"].as_str().unwrap().get(..17), Some("Names the element"));
/// ```
#[must_use]
pub fn element() -> Value {
    let standard = Standard::read();
    let mut schema = mapping(&Mapping::SPEC, &standard);
    if let Some(Value::Object(properties)) = schema.get_mut("properties") {
        properties.extend(element_object(&standard));
    }
    for (name, value) in [
        ("$schema", DIALECT.into()),
        ("$id", "element.schema.json".into()),
        ("title", "Element spec".into()),
        ("description", "Describes one element: what a caller supplies, and what is preset.".into()),
        ("allOf", json!([fields::one_base_url()])),
        ("$defs", definitions(&standard)),
    ] {
        schema.insert(name.to_owned(), value);
    }
    schema.into()
}

/// What is referred to from several places.
fn definitions(standard: &Standard) -> Value {
    let mut definitions = fields::definitions();
    for (name, schema) in [
        ("attributes", mapping(&Mapping::FIELD, standard).into()),
        ("sends", mapping(&Mapping::SENDS, standard).into()),
        ("parameter", mapping(&Mapping::PARAMETER, standard).into()),
        ("entry", scalars::entry_name()),
        ("url", scalars::url()),
        ("host", scalars::host()),
    ] {
        definitions.insert(name.to_owned(), schema);
    }
    definitions.into()
}

/// A mapping of the format.
fn mapping(mapping: &Mapping, standard: &Standard) -> Object {
    let properties = mapping.attributes.iter();
    let properties = properties.map(|attribute| (attribute.name.to_owned(), property(attribute, standard)));
    let required = mapping.attributes.iter().filter(|attribute| attribute.required);
    let mut schema = object(json!({
        "type": "object",
        "properties": properties.collect::<Object>(),
        "additionalProperties": false,
    }));
    let required: Vec<&str> = required.map(|attribute| attribute.name).collect();
    if !required.is_empty() {
        schema.insert("required".to_owned(), required.into());
    }
    schema
}

/// A member, with what there is to say about it.
fn property(attribute: &Attribute, standard: &Standard) -> Value {
    let mut schema = object(form(attribute.form, standard));
    schema.insert("description".to_owned(), attribute.description.into());
    if !attribute.example.is_empty() {
        schema.insert("examples".to_owned(), json!([as_written(attribute.example)]));
    }
    if !attribute.usual.is_empty() {
        schema.insert("default".to_owned(), as_written(attribute.usual));
    }
    schema.into()
}

/// A number or a flag as such; anything else is text.
fn as_written(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|_| text.into())
}

/// What the value of a member may be.
fn form(form: Form, standard: &Standard) -> Value {
    match form {
        Form::Flag => json!({"type": "boolean"}),
        Form::Number => number(),
        Form::Name => scalars::name(),
        Form::Line => line(),
        Form::Texts => texts(&text(), true),
        Form::OneOf(known) => json!({"enum": known}),
        Form::Kind => fields::kinds(),
        Form::Any => json!({}),
        Form::Advice => scalars::advice(),
        Form::Key => scalars::key(),
        Form::Keys => texts(&scalars::key(), false),
        Form::RustName => scalars::rust_name(),
        Form::Authentication => authentication::schema(standard, mapping(&Mapping::AUTHENTICATION, standard)),
        Form::Fields => fields::schema(standard),
        Form::Defaults => settings::schema(standard),
        Form::Conditions => {
            json!({"type": "object", "minProperties": 1, "additionalProperties": text()})
        }
        Form::Sends => sends(),
        Form::Parameters => json!({"type": "array", "items": {"$ref": "#/$defs/parameter"}}),
        Form::EntryNames => texts(&entry(), false),
        Form::StandardNames => texts(&json!({"enum": settings::brought(standard)}), false),
        _ => text(),
    }
}

/// A place, a mapping, or a list of these.
fn sends() -> Value {
    let places = Mapping::SENDS.attributes.iter().find_map(|attribute| match attribute.form {
        Form::OneOf(places) if attribute.required => Some(places),
        _ => None,
    });
    let one = || [json!({"enum": places}), json!({"$ref": "#/$defs/sends"})];
    let [place, long] = one();
    json!({"anyOf": [place, long, {"type": "array", "items": {"anyOf": one()}}]})
}

/// The flags and texts of the element object.
fn element_object(standard: &Standard) -> Object {
    let flags = standard.flags.iter().map(|(name, usual)| {
        let usual =
            usual.map_or("Not answered unless given.".to_owned(), |usual| format!("Usually `{usual}`."));
        let description = format!("A flag of the element object. {usual}");
        (name.clone(), json!({"type": "boolean", "description": description}))
    });
    let texts = standard.texts.iter().map(|name| {
        let mut schema = object(text());
        schema.insert(
            "description".to_owned(),
            "A text of the element object, answered where it is given.".into(),
        );
        (name.clone(), schema.into())
    });
    flags.chain(texts).collect()
}
