//! The schemas of configurations accept what the decoder accepts, and nothing else.

use jsonschema::Validator;
use openelements_runtime::{Element, Entry, Kind, MASK, Noun, Supplied, decode};
use serde_json::{Value, json};

use super::super::document;
use super::fixture::{self, CATALOGUE};
use crate::service::Settings;

/// A schema of a document, ready to validate with.
pub(super) fn validator(document: &Value, schema: &str) -> Validator {
    let root = json!({
        "$ref": format!("#/components/schemas/{schema}"), "components": document["components"],
    });
    jsonschema::draft202012::new(&root).unwrap()
}

/// Values of every form, some of which each entry refuses.
fn values() -> Vec<Value> {
    let texts = [
        "",
        "a",
        "acme",
        "a b",
        "a\nb",
        "a\u{0}b",
        "a\u{7f}b",
        "é",
        "<b>",
        ".",
        "..",
        "-a",
        "a-",
        "a.b",
        "a_b",
        "true",
        "false",
        "TRUE",
        "0",
        "7",
        "007",
        "+7",
        "-7",
        "1234",
        "12345",
        "65535",
        "65536",
        "1.5",
        "live",
        "Live",
        "basic",
        "CUSTOM",
        "{}",
        MASK,
        "main",
        "https://example.com",
        "https://example.com/a?b=c",
        "http://example.com:8080/%2e%2e/x",
        "https://u@example.com",
        "https://1.2.3.4",
        "https://1.2.3",
        "ftp://example.com",
        "https://example.com/a#b",
        "https://example.com/a/./b",
        "https://ex ample.com",
        "example.com",
        "example.com:80",
        "example.com:0",
        "https://{site}.example.com:{port}/{tenant}",
        "9223372036854775807",
        "9223372036854775808",
    ];
    let others = [
        Value::Null,
        json!(true),
        json!(false),
        json!(0),
        json!(7),
        json!(-7),
        json!(50.0),
        json!(1.5),
        json!(443),
        json!(65536),
        json!(i64::MAX),
        json!(u64::MAX),
        json!({}),
        json!([]),
        json!({"a": [1, null]}),
    ];
    texts.into_iter().map(Value::from).chain(others).collect()
}

/// Where a schema can only say less than the decoder does.
fn is_beyond_schemas(entry: &Entry, value: &Value) -> bool {
    match entry.kind {
        // No regular expression reads JSON.
        Kind::Json => value.is_string(),
        // Readers of large numbers do not agree on them.
        Kind::Integer => value == "9223372036854775807",
        // A pattern is about texts.
        _ => entry.pattern.is_some() && (value.is_number() || value.is_boolean()),
    }
}

fn is_decoded(element: &'static Element, configuration: &Value) -> bool {
    Supplied::from_json(&configuration.to_string()).is_ok_and(|supplied| decode(element, supplied).is_ok())
}

fn require_agreement(element: &'static Element, is_accepted: &Validator, configuration: &Value) {
    let told = is_accepted.is_valid(configuration);
    assert_eq!(told, is_decoded(element, configuration), "{} {configuration}", element.key);
}

#[test]
fn schemas_accept_each_value_that_the_decoder_accepts_and_no_other() {
    let strict = document(&CATALOGUE, &Settings { noun: Noun::default(), strict: true });
    for (key, base) in [
        ("sample", fixture::required()),
        ("hosted", json!({"server": "a.example.com", "domain": "example.com", "key": "k"})),
        ("whole", json!({"store.url": "https://example.com"})),
    ] {
        let element = CATALOGUE.element(key).unwrap();
        let is_accepted = validator(&strict, &format!("configuration.{key}"));
        require_agreement(element, &is_accepted, &base);
        for entry in element.entries {
            let values = values().into_iter().filter(|value| !is_beyond_schemas(entry, value));
            for value in values {
                let mut configuration = base.clone();
                configuration[entry.name] = value;
                require_agreement(element, &is_accepted, &configuration);
            }
        }
    }
}

#[test]
fn schemas_say_which_entries_go_together() {
    let element = CATALOGUE.element("sample").unwrap();
    let strict = document(&CATALOGUE, &Settings { noun: Noun::default(), strict: true });
    let is_accepted = validator(&strict, "configuration.sample");
    for configuration in [
        json!({}),
        json!({"username": "u", "password": "p"}),
        json!({"username": null, "password": "p", "site": "a"}),
        json!({"username": "u", "password": "p", "subdomain": "a"}),
        json!({"username": "u", "password": "p", "subdomain": "a", "site": "a"}),
        json!({"username": "u", "password": "p", "subdomain": null, "site": "a"}),
        fixture::with("alias", json!("a")),
        fixture::with("alias", Value::Null),
        json!({"username": "u", "password": "p", "site": "a", "alias": "a", "pseudonym": "b"}),
        json!({"authentication.type": "custom", "clientSecret": "c", "site": "a"}),
        json!({"authentication.type": "Custom", "clientSecret": "c", "site": "a"}),
        json!({"clientSecret": "c", "site": "a"}),
        json!({"authentication.type": "custom", "clientSecret": "c", "site": "a", "username": "u"}),
        json!({"authentication.type": "custom", "clientSecret": "c", "site": "a", "username": null}),
        json!({"authentication.type": "custom", "clientSecret": "c", "site": "a", "pagination.max": 7}),
        json!({"authentication.type": "custom", "clientSecret": "c", "site": "a", "pagination.max": "7"}),
        json!({
            "authentication.type": "custom", "clientSecret": "c", "site": "a", "pagination.max": 7, "basic.note": "n",
        }),
        json!({"authentication.type": null, "username": "u", "password": "p", "site": "a"}),
        fixture::with("clientSecret", json!("c")),
        fixture::with("sandbox", json!("true")),
        json!({"username": "u", "password": "p", "site": "a", "sandbox": true, "sandbox.name": "n"}),
        json!({"username": "u", "password": "p", "site": "a", "sandbox": true, "sandbox.name": null}),
        json!({"username": "u", "password": "p", "site": "a", "sandbox": true, "live.contract": "n"}),
        fixture::with("sandbox", json!(false)),
        json!({"username": "u", "password": "p", "site": "a", "sandbox": false, "mode": "test"}),
        json!({"username": "u", "password": "p", "site": "a", "sandbox": false, "mode": null}),
        json!({"username": "u", "password": "p", "site": "a", "sandbox": false, "live.contract": "n"}),
        fixture::with("unknown", json!("u")),
    ] {
        require_agreement(element, &is_accepted, &configuration);
    }
}
