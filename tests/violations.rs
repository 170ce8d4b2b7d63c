//! What is wrong with a request is said for every entry of it, at once.

#![allow(clippy::unwrap_used, reason = "Clippy does not take the helpers of tests for tests")]

mod support;

use serde_json::{Map, Value, json};
use support::{Seed, seed_of, seeds};

/// The configuration of a seed without one entry, named by its wire name.
fn without(seed: &Seed, left_out: &str) -> Map<String, Value> {
    let mut configuration = seed.configuration().clone();
    configuration.retain(|name, _| seed.element().entry(name).unwrap().name != left_out);
    configuration
}

#[test]
fn a_required_entry_that_is_left_out_is_named() {
    for seed in seeds() {
        for entry in seed.supplied() {
            let error = seed.with(without(&seed, entry)).violations();
            assert_eq!(error.missing().collect::<Vec<_>>(), [entry], "{}", seed.name);
            assert_eq!(error.to_string(), format!("{}: missing `{entry}`", seed.element().key));
        }
    }
}

#[test]
fn a_required_entry_that_is_null_is_as_if_left_out() {
    for seed in seeds() {
        for entry in seed.supplied() {
            let mut configuration = without(&seed, entry);
            configuration.insert(entry.to_owned(), Value::Null);
            let error = seed.with(configuration).violations();
            assert_eq!(error.missing().collect::<Vec<_>>(), [entry], "{}", seed.name);
        }
    }
}

#[test]
fn all_that_are_left_out_are_named_in_one_message() {
    for seed in seeds() {
        let error = seed.with(json!({})).violations();
        assert_eq!(error.missing().collect::<Vec<_>>(), seed.supplied());
        let names: Vec<String> = error.missing().map(|name| format!("`{name}`")).collect();
        let message = format!("{}: missing {}", seed.element().key, names.join(", "));
        assert_eq!(error.to_string(), message);
        assert_eq!(error.iter().count(), seed.supplied().len(), "nothing else is wrong");
    }
}

#[test]
fn the_message_reads_as_designed() {
    let error = seed_of("chargebee").with(json!({})).violations();
    assert_eq!(error.to_string(), "chargebee: missing `username`, `password`, `site`");
}

#[test]
fn an_unknown_entry_is_named_with_the_one_that_may_be_meant() {
    for seed in seeds() {
        let error = seed.with_entry("pagination.mux", 5).violations();
        assert_eq!(error.unknown().collect::<Vec<_>>(), ["pagination.mux"]);
        assert_eq!(
            error.to_string(),
            format!("{}: unknown `pagination.mux` (did you mean `pagination.max`?)", seed.element().key)
        );
    }
}

#[test]
fn an_unknown_entry_that_resembles_none_is_answered_with_the_fields() {
    let error = seed_of("stripe").with_entry("zzz", 1).violations();
    assert_eq!(error.to_string(), "stripe: unknown `zzz`; the fields are `username`");
}

#[test]
fn a_repeated_entry_is_named() {
    for seed in seeds() {
        let mut text = Value::Object(seed.configuration().clone()).to_string();
        let repeated = seed.supplied()[0];
        text.insert_str(1, &format!("{}:\"x\",", json!(repeated)));
        let error = openelements::AnyConfig::from_json(seed.element().key, &text).unwrap_err();
        let named: Vec<_> = error.iter().map(|it| (it.entry.as_ref(), it.problem.name())).collect();
        assert_eq!(named, [(repeated, "repeated")]);
    }
}

#[test]
fn an_invalid_entry_is_named_with_what_is_expected() {
    for seed in seeds() {
        let error = seed.with_entry("pagination.max", "many-4711").violations();
        assert_eq!(error.invalid().collect::<Vec<_>>(), ["pagination.max"]);
        let message = error.to_string();
        assert!(
            message.ends_with("invalid `pagination.max` (expected a whole number, such as `100`)"),
            "{message}"
        );
    }
}

#[test]
fn a_subdomain_cannot_lead_to_another_host() {
    for value in ["evil.com/", "a.b", "evil.com#", "a@b", "", "-a", "ａ", "a\n"] {
        let error = seed_of("chargebee").with_entry("site", value).violations();
        assert_eq!(error.invalid().collect::<Vec<_>>(), ["site"], "{value:?}");
        assert_eq!(error.iter().count(), 1);
    }
}

#[test]
fn the_base_url_can_be_repeated_but_not_changed() {
    for seed in seeds() {
        let template = seed.response["configuration"]["base.url"].clone();
        let answer = seed.with_entry("base.url", template.clone()).answer();
        assert_eq!(answer["configuration"]["base.url"], template);
        let error = seed.with_entry("base.url", "https://evil.example").violations();
        assert_eq!(error.invalid().collect::<Vec<_>>(), ["base.url"]);
    }
}

#[test]
fn every_wire_form_of_a_value_is_read() {
    let forms = [
        ("pagination.max", json!(50), "50"),
        ("pagination.max", json!("50"), "50"),
        ("event.notification.enabled", json!(true), "true"),
        ("event.notification.enabled", json!("true"), "true"),
        ("event.poller.configuration", json!({"a": [1, "b c"]}), r#"{"a":[1,"b c"]}"#),
        ("event.poller.configuration", json!(r#"{"a": 1}"#), r#"{"a": 1}"#),
        ("bulk.relations", json!([]), "[]"),
        ("username", json!(4711), "4711"),
    ];
    for (name, value, expected) in forms {
        let answer = seed_of("chargebee").with_entry(name, value.clone()).answer();
        assert_eq!(answer["configuration"][name], expected, "{name}: {value}");
    }
}

#[test]
fn a_wire_form_that_an_entry_does_not_have_is_refused() {
    let forms = [
        ("pagination.max", json!(true)),
        ("pagination.max", json!(1.5)),
        ("pagination.max", json!("1e3")),
        ("pagination.type", json!("pages")),
        ("event.notification.enabled", json!("yes")),
        ("event.notification.enabled", json!(1)),
        ("username", json!({"a": 1})),
        ("password", json!(["s3cret"])),
        ("bulk.relations", json!("{")),
    ];
    for (name, value) in forms {
        let error = seed_of("chargebee").with_entry(name, value.clone()).violations();
        assert_eq!(error.invalid().collect::<Vec<_>>(), [name], "{value}");
        assert_eq!(error.iter().count(), 1, "{value}");
    }
}

#[test]
fn events_are_enabled_where_the_configuration_says_so() {
    let seed = seed_of("chargebee").with_entry("event.notification.enabled", true);
    assert_eq!(seed.answer()["eventsEnabled"], json!(true));
}

#[test]
fn an_unknown_element_is_answered_with_the_key_that_may_be_meant() {
    let error = openelements::element("chargbee").unwrap_err();
    assert_eq!(error.to_string(), "there is no element `chargbee`; did you mean `chargebee`?");
    let error = openelements::AnyConfig::from_json("chargbee", "{}").unwrap_err();
    assert_eq!(
        error.to_string(),
        "invalid `element.key` (expected the key of an element, perhaps `chargebee`)"
    );
}

#[test]
fn a_request_without_a_name_is_told_so_along_with_the_rest() {
    let mut seed = seed_of("chargify").with(json!({"username": "u", "site": "acme"}));
    seed.request["name"] = json!("  ");
    let error = seed.violations();
    assert_eq!(error.to_string(), "chargify: missing `name`, `password`");
}
