//! The requests that provision an instance, one schema an element.

use openelements_runtime::{Catalogue, Element, Entry, Kind, Position, Role, Supplied, decode};
use serde_json::{Value, json};

use super::names::Names;
use super::{Object, configuration, reference};

/// What is expected where it depends on the catalogue: a request and a configuration for each element.
pub(super) fn components(catalogue: &Catalogue, is_strict: bool, names: &Names<'_>) -> Object {
    let elements = catalogue.elements();
    let requests =
        elements.iter().map(|element| (format!("request.{}", element.key), request(element, names)));
    let configurations = elements
        .iter()
        .map(|element| (format!("configuration.{}", element.key), configuration::schema(element, is_strict)));
    let any = [
        ("InstanceRequest".to_owned(), any_of(elements, "request")),
        ("AnyConfiguration".to_owned(), any_of(elements, "configuration")),
    ];
    any.into_iter().chain(requests).chain(configurations).collect()
}

/// One schema of those of all elements. None of none is no schema.
fn any_of(elements: &[&Element], name: &str) -> Value {
    let references: Vec<Value> =
        elements.iter().map(|element| reference(&format!("{name}.{}", element.key))).collect();
    if references.is_empty() { json!({"type": "object"}) } else { json!({"anyOf": references}) }
}

/// The request that provisions an element.
fn request(element: &'static Element, names: &Names<'_>) -> Value {
    let noun = names.noun().singular();
    let mut required = vec![noun, "name"];
    if decode(element, Supplied::new()).is_err() {
        required.push("configuration");
    }
    let mut properties = members();
    properties.insert(
        noun.to_owned(),
        json!({"type": "object", "required": ["key"], "properties": {"key": {"const": element.key}}}),
    );
    properties.insert("configuration".to_owned(), reference(&format!("configuration.{}", element.key)));
    json!({"title": element.name, "type": "object", "required": required, "properties": properties})
}

/// Requests that can be tried, by the key of the element.
pub(super) fn examples(catalogue: &Catalogue, names: &Names<'_>) -> Value {
    let noun = names.noun().singular();
    let examples = catalogue.elements().iter().filter_map(|element| {
        let value = example(element, noun)?;
        Some((element.key.to_owned(), json!({"summary": element.name, "value": value})))
    });
    examples.collect::<Object>().into()
}

/// The members of every request that provisions.
pub(super) fn members() -> Object {
    let members = [
        ("name", reference("Name")),
        ("tags", reference("Tags")),
        ("externalAuthentication", reference("ExternalAuthentication")),
        ("providerData", reference("ProviderData")),
    ];
    members.into_iter().map(|(name, schema)| (name.to_owned(), schema)).collect()
}

/// A request that can be tried, if the decoder accepts what it is made of.
fn example(element: &'static Element, noun: &str) -> Option<Value> {
    let configuration = samples(element)?;
    Some(json!({
        noun: {"key": element.key}, "configuration": configuration, "name": "Test", "tags": ["Docs"],
    }))
}

/// Values for what the caller must supply. Some entries are required only where others have values, so
/// it is the decoder that says what is missing.
fn samples(element: &'static Element) -> Option<Object> {
    let mut samples = Object::new();
    loop {
        let supplied = Supplied::from_json(&Value::Object(samples.clone()).to_string()).ok()?;
        let Err(violations) = decode(element, supplied) else {
            return Some(samples);
        };
        let known = samples.len();
        for violation in &violations {
            let entry = element.entry(&violation.entry)?;
            samples.insert(entry.name.to_owned(), sample(element, entry).into());
        }
        if samples.len() == known {
            return None;
        }
    }
}

/// A value that an entry may have.
fn sample(element: &Element, entry: &Entry) -> String {
    let position = element.positions(entry.name).next();
    let of_kind = || match entry.kind {
        Kind::Boolean => "true",
        Kind::Integer => "1",
        Kind::Url => "https://api.example.com",
        Kind::Host => "api.example.com",
        Kind::Enum => entry.options.first().copied().unwrap_or_default(),
        Kind::Json => "{}",
        Kind::Secret => "not-a-real-secret",
        _ => "acme",
    };
    let of_position = |position| match position {
        Position::Url => "https://api.example.com",
        Position::Host | Position::HostName => "api.example.com",
        Position::Port => "8443",
        _ => "acme",
    };
    let fixed = entry.default().filter(|_| entry.role == Role::Fixed);
    let known = entry.example.or(fixed).or_else(|| position.map(of_position));
    known.map_or_else(|| of_kind().to_owned(), ToOwned::to_owned)
}
