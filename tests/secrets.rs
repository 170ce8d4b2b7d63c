//! A secret is never shown: not by what is generated, not by what it is generated upon.

#![allow(clippy::unwrap_used, reason = "Clippy does not take the helpers of tests for tests")]

use openelements::runtime::{Identity, InstanceRequest, Supplied, Value, Violations, decode, provision};
use openelements::{AnyConfig, chargebee, zuorav2};

/// What must not be seen; in JSON and in Rust it is written the same.
const SECRET: &str = "hunter2-never-shown";

fn assert_hidden(shown: &str) {
    assert!(!shown.contains(SECRET), "{shown}");
}

fn request() -> InstanceRequest {
    let json = format!(
        r#"{{"element": {{"key": "chargebee"}}, "name": "Test", "providerData": {{"code": "{SECRET}"}},
            "configuration": {{"site": "acme", "username": "live_x", "password": "{SECRET}"}}}}"#
    );
    InstanceRequest::from_json(&json).unwrap()
}

fn identity() -> Identity {
    Identity { id: 1, token: SECRET.into() }
}

#[test]
fn a_builder_and_its_config_do_not_show_it() {
    let builder = chargebee::Config::builder().username("live_x").password(SECRET);
    assert_hidden(&format!("{builder:?} {builder:#?}"));
    let config = builder.site("acme").build().unwrap();
    assert_hidden(&format!("{config:?} {config:#?}"));
    assert_hidden(&format!("{:?}", AnyConfig::Chargebee(config.clone())));
    assert_hidden(&serde_json::to_string(config.configuration()).unwrap());
    assert_eq!(config.password().expose(), SECRET);
}

#[test]
fn a_chosen_authentication_does_not_show_it() {
    let authentication =
        zuorav2::Authentication::Custom { client_id: "id-1".to_owned(), client_secret: SECRET.into() };
    assert_hidden(&format!("{authentication:?}"));
}

#[test]
fn what_was_supplied_does_not_show_it() {
    assert_hidden(&format!("{:?}", Value::from(SECRET)));
    let json = format!(r#"{{"password": "{SECRET}", "username": ["{SECRET}"]}}"#);
    let mut supplied = Supplied::from_json(&json).unwrap();
    supplied.set("site", SECRET);
    assert_hidden(&format!("{supplied:?} {supplied:#?}"));
}

#[test]
fn a_request_an_identity_and_their_instance_do_not_show_it() {
    assert_hidden(&format!("{:?} {:?}", request(), identity()));
    let instance = provision(&chargebee::ELEMENT, request(), identity()).unwrap();
    assert_hidden(&format!("{instance:?} {instance:#?}"));
    let document = serde_json::to_value(&instance).unwrap();
    assert_eq!(document["token"], SECRET, "the token is what the caller came for");
    assert_hidden(&document["configuration"].to_string());
}

/// Everything that can be seen of an error.
fn shown(violations: &Violations) -> String {
    let answered = serde_json::to_string(violations).unwrap();
    format!("{violations} {violations:?} {violations:#?} {answered}")
}

#[test]
fn violations_do_not_show_any_value_however_wrong() {
    for entry in chargebee::ELEMENT.entries {
        // A line break and NUL make sure that the value is refused by most kinds.
        for value in [SECRET.to_owned(), format!("{SECRET}\n\0")] {
            let mut supplied = Supplied::new();
            supplied.set(entry.name, value.as_str());
            let error = decode(&chargebee::ELEMENT, supplied).unwrap_err();
            assert_hidden(&shown(&error));
        }
    }
}

#[test]
fn violations_do_not_show_the_value_of_an_unknown_or_repeated_entry() {
    let json = format!(r#"{{"pasword": "{SECRET}", "site": "{SECRET}", "site": "{SECRET}"}}"#);
    let error = chargebee::Config::from_json(&json).unwrap_err();
    assert_hidden(&shown(&error));
}

#[test]
fn violations_do_not_show_the_text_of_a_malformed_document() {
    let texts = [
        format!("\"{SECRET}\""),
        format!("[\"{SECRET}\"]"),
        format!("{{\"password\": \"{SECRET}"),
        format!("{{\"password\": {SECRET}}}"),
        format!("{{\"password\": \"{SECRET}\\ud800\"}}"),
    ];
    for text in texts {
        assert_hidden(&shown(&chargebee::Config::from_json(&text).unwrap_err()));
        if let Err(error) = InstanceRequest::from_json(&text) {
            assert_hidden(&shown(&error));
        }
        let nested = format!("{{\"configuration\": {text}}}");
        assert_hidden(&shown(&InstanceRequest::from_json(&nested).unwrap_err()));
    }
}
