//! What the description promises: it is whole, and its examples are accepted.

mod fixture;
mod forms;

use std::collections::BTreeSet;

use jsonschema::Validator;
use openelements_runtime::Catalogue;
use openelements_schema::{Unknown, configuration};
use serde_json::{Value, json};

use self::fixture::{CATALOGUE, EMPTY};
use super::document;
use super::names::operation_id;
use crate::api::{MAX_ENTRIES, operations};
use crate::service::Settings;

/// A schema of a document, ready to validate with.
fn validator(document: &Value, schema: &str) -> Validator {
    let root = json!({
        "$ref": format!("#/components/schemas/{schema}"), "components": document["components"],
    });
    jsonschema::draft202012::new(&root).unwrap()
}

/// The description of the fixture in the words of a noun.
fn described(catalogue: &Catalogue, noun: &str) -> Value {
    document(catalogue, &Settings { noun: noun.parse().unwrap(), strict: false })
}

#[test]
fn every_operation_is_described_under_a_name_of_its_own() {
    let document = described(&CATALOGUE, "element");
    let mut names = BTreeSet::new();
    for operation in operations() {
        let verb = operation.method.as_str().to_lowercase();
        let described = &document["paths"][operation.path][&verb];
        assert!(!described["summary"].as_str().unwrap().is_empty(), "{verb} {}", operation.path);
        assert!(described["responses"]["200"].is_object());
        assert!(names.insert(operation_id(&operation)));
    }
    let paths = document["paths"].as_object().unwrap();
    let count: usize = paths.values().map(|path| path.as_object().unwrap().len()).sum();
    assert_eq!(count, names.len());
}

#[test]
fn every_reference_leads_somewhere() {
    for catalogue in [CATALOGUE, EMPTY, openelements::CATALOGUE] {
        for noun in ["element", "your_mom"] {
            let document = described(&catalogue, noun);
            let mut references = BTreeSet::new();
            collect(&document, &mut references);
            assert!(references.len() > 40);
            for reference in references {
                let pointer = reference.strip_prefix('#').unwrap();
                assert!(document.pointer(pointer).is_some(), "{reference}");
            }
        }
    }
}

fn collect<'a>(value: &'a Value, references: &mut BTreeSet<&'a str>) {
    match value {
        Value::Object(members) => {
            references.extend(members.get("$ref").and_then(Value::as_str));
            members.values().for_each(|value| collect(value, references));
        }
        Value::Array(items) => items.iter().for_each(|value| collect(value, references)),
        _ => {}
    }
}

#[test]
fn parameters_of_paths_are_described_where_they_are() {
    let document = described(&CATALOGUE, "element");
    for operation in operations() {
        let verb = operation.method.as_str().to_lowercase();
        let described = &document["paths"][operation.path][&verb]["parameters"];
        let names = described.as_array().unwrap().iter().map(|parameter| {
            let pointer = parameter["$ref"].as_str().unwrap().trim_start_matches('#');
            let parameter = document.pointer(pointer).unwrap();
            (parameter["name"].as_str().unwrap(), parameter["in"] == json!("path"))
        });
        let (path, query): (Vec<_>, Vec<_>) = names.partition(|(_, is_path)| *is_path);
        assert_eq!(path.len(), operation.path.matches('{').count());
        assert!(path.iter().all(|(name, _)| operation.path.contains(&format!("{{{name}}}"))));
        assert_eq!(query.iter().map(|(name, _)| *name).collect::<Vec<_>>(), operation.query);
    }
}

#[test]
fn the_noun_is_everywhere() {
    let document = described(&CATALOGUE, "your_mom");
    let text = document.to_string();
    assert!(text.contains(r#""/your_moms/{keyOrId}/instances/{id}""#));
    assert!(text.contains(r#""your_momId""#));
    assert!(text.contains("User <secret>, Your_mom <token>"));
    assert!(text.contains("The key or the id of a your_mom"));
    assert!(text.contains("A your_mom that has been provisioned"));
    assert_eq!(document["servers"], json!([{"url": "/your_moms/api-v2"}]));
    let rest = text.replace("Elements-", "").to_lowercase();
    let found = rest.find("element").map(|place| &rest[place.saturating_sub(60)..place + 60]);
    assert_eq!(found, None);
}

#[test]
fn configurations_are_described_as_everywhere_but_have_a_greatest_size() {
    for (strict, unknown) in [(false, Unknown::Allowed), (true, Unknown::Refused)] {
        let document = document(&CATALOGUE, &Settings { strict, ..Settings::default() });
        for element in CATALOGUE.elements() {
            let mut described =
                document["components"]["schemas"][format!("configuration.{}", element.key)].clone();
            let size = described.as_object_mut().unwrap().remove("maxProperties");
            assert_eq!(size, Some(json!(MAX_ENTRIES)));
            assert_eq!(described, configuration(element, unknown));
        }
    }
}

#[test]
fn a_strict_service_says_that_it_takes_no_other_entries() {
    let document = document(&CATALOGUE, &Settings { strict: true, ..Settings::default() });
    let is_accepted = validator(&document, "configuration.sample");
    assert!(is_accepted.is_valid(&fixture::required()));
    assert!(!is_accepted.is_valid(&fixture::with("sight", json!("acme"))));
}

#[test]
fn a_request_ties_the_configuration_to_the_key() {
    let document = described(&openelements::CATALOGUE, "element");
    let is_accepted = validator(&document, "InstanceRequest");
    let chargebee = json!({"site": "acme", "username": "key", "password": "none"});
    let request = |key: &str, configuration: &Value| json!({"element": {"key": key}, "configuration": configuration, "name": "Test", "tags": ["Docs"]});
    assert!(is_accepted.is_valid(&request("chargebee", &chargebee)));
    assert!(is_accepted.is_valid(&request("stripe", &json!({"api.key": "key"}))));
    assert!(is_accepted.is_valid(&request(
        "zuorav2",
        &json!({
            "zuorav2.sandbox": true, "authentication.type": "CUSTOM", "clientId": "a", "clientSecret": "b",
        })
    )));
    assert!(!is_accepted.is_valid(&request("chargebee", &json!({"api.key": "key"}))));
    assert!(!is_accepted.is_valid(&request("stripe", &json!({"api.key": "key", "username": "key"}))));
    assert!(!is_accepted.is_valid(&request("unknown", &chargebee)));
    assert!(!is_accepted.is_valid(&json!({"element": {"key": "chargebee"}, "configuration": chargebee})));
}

#[test]
fn every_example_of_a_request_is_one() {
    for catalogue in [CATALOGUE, openelements::CATALOGUE] {
        let document = described(&catalogue, "element");
        let is_accepted = validator(&document, "InstanceRequest");
        for element in catalogue.elements() {
            let body = &document["paths"]["/instances"]["post"]["requestBody"]["content"]["application/json"];
            let example = &body["examples"][element.key]["value"];
            assert_eq!(example["element"]["key"], element.key);
            assert!(is_accepted.is_valid(example), "{example}");
        }
    }
}

#[test]
fn no_default_of_a_secret_is_told() {
    let text = described(&CATALOGUE, "element").to_string();
    assert!(!text.contains("preset-secret"));
}
