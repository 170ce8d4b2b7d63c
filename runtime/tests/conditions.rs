//! Conditions look at the configuration as it will be: defaults and the chosen authentication included.

#![allow(clippy::unwrap_used, reason = "Clippy does not take the helpers of tests for tests")]

use openelements_runtime::{Authentication, Condition, Element, Entry, decode_json};

static ENTRIES: [Entry; 6] = [
    Entry::field("authentication.type").options(&["basic", "custom"]).absent(),
    Entry::field("realm").required_if(&[Condition { entry: "authentication.type", value: "basic" }]),
    Entry::field("scope").required_if(&[Condition { entry: "authentication.type", value: "custom" }]),
    Entry::field("mode").options(&["a", "b"]).preset("a").alternatives(&["custom"]),
    Entry::field("extra").required_if(&[Condition { entry: "mode", value: "a" }]),
    Entry::field("note"),
];

static ELEMENT: Element = Element::new("sample", 7, "Sample")
    .authentication(Authentication::choice("basic", &["basic", "custom"]))
    .entries(&ENTRIES);

fn missing(json: &str) -> Vec<String> {
    let refused = decode_json(&ELEMENT, json).err();
    refused.iter().flat_map(|violations| violations.missing().map(str::to_owned)).collect()
}

#[test]
fn the_default_authentication_is_as_good_as_a_chosen_one() {
    assert_eq!(missing("{}"), ["realm"]);
    assert_eq!(missing(r#"{"authentication.type": "basic"}"#), ["realm"]);
    assert_eq!(missing(r#"{"authentication.type": "Custom", "extra": "x"}"#), ["scope"]);
}

#[test]
fn what_does_not_apply_has_no_value_for_a_condition() {
    assert_eq!(missing(r#"{"realm": "r"}"#), [""; 0]);
    assert_eq!(missing(r#"{"authentication.type": "custom", "scope": "s"}"#), ["extra"]);
    assert_eq!(missing(r#"{"authentication.type": "custom", "scope": "s", "mode": "b"}"#), [""; 0]);
}

#[test]
fn the_choice_itself_may_belong_to_an_alternative() {
    const ENTRIES: [Entry; 2] = [
        Entry::field("authentication.type").options(&["basic", "custom"]).absent().alternatives(&["custom"]),
        Entry::field("realm").required_if(&[Condition { entry: "authentication.type", value: "basic" }]),
    ];
    static ELEMENT: Element = Element::new("sample", 7, "Sample")
        .authentication(Authentication::choice("basic", &["basic", "custom"]))
        .entries(&ENTRIES);
    let outcome = |json: &str| match decode_json(&ELEMENT, json) {
        Ok(configuration) => configuration.authentication().to_owned(),
        Err(violations) => violations.to_string(),
    };
    assert_eq!(outcome("{}"), "sample: missing `realm`");
    assert_eq!(outcome(r#"{"authentication.type": "custom"}"#), "custom");
    assert_eq!(
        outcome(r#"{"realm": "r", "authentication.type": "basic"}"#),
        "sample: inapplicable `authentication.type` (authentication is `basic`)"
    );
}
