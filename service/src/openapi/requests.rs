//! The requests that provision an instance, one schema an element.

use openelements_runtime::{Catalogue, Element, Supplied, decode};
use openelements_schema::{Sample, Unknown};
use serde_json::{Value, json};

use super::names::Names;
use super::{Object, reference};
use crate::api::MAX_ENTRIES;

/// What is expected where it depends on the catalogue: a request and a configuration for each element.
pub(super) fn components(catalogue: &Catalogue, is_strict: bool, names: &Names<'_>) -> Object {
    let elements = catalogue.elements();
    let requests =
        elements.iter().map(|element| (format!("request.{}", element.key), request(element, names)));
    let configurations = elements
        .iter()
        .map(|element| (format!("configuration.{}", element.key), configuration(element, is_strict)));
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

/// The configuration of an element, with as many entries as the service takes.
fn configuration(element: &Element, is_strict: bool) -> Value {
    let unknown = if is_strict { Unknown::Refused } else { Unknown::Allowed };
    let mut schema = openelements_schema::configuration(element, unknown);
    if let Some(members) = schema.as_object_mut() {
        members.insert("maxProperties".to_owned(), MAX_ENTRIES.into());
    }
    schema
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
    let sample = Sample::new(element, None);
    let entries = sample.entries.into_iter().map(|(name, value)| (name.to_owned(), value));
    let configuration: Object = entries.collect();
    sample.misfits.is_empty().then(|| {
        json!({noun: {"key": element.key}, "configuration": configuration, "name": "Test", "tags": ["Docs"]})
    })
}
