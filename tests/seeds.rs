//! The documented requests are answered as documented.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "Clippy does not take the helpers of tests for tests"
)]

mod support;

use openelements::runtime::{MASK, Secret};
use openelements::{AnyConfig, chargebee, stripe, zuorav2};
use serde_json::{Value, json};
use support::{CALLER, Seed, assert_has, expected_configuration, seed_of, seeds};

#[test]
fn the_configuration_agrees_with_the_documents_entry_by_entry() {
    for seed in seeds() {
        let answer = seed.answer();
        assert_eq!(answer["configuration"], expected_configuration(&seed), "{}", seed.name);
    }
}

#[test]
fn the_element_object_has_every_documented_member() {
    for seed in seeds() {
        let answer = seed.answer();
        assert_has(&answer["element"], &seed.response["element"], seed.name);
    }
}

#[test]
fn an_authentication_that_the_documents_leave_empty_is_answered_empty() {
    for seed in seeds() {
        let documented = &seed.response["element"]["authentication"];
        assert_eq!(&seed.answer()["element"]["authentication"], documented, "{}", seed.name);
    }
}

#[test]
fn the_instance_has_every_documented_member() {
    for seed in seeds() {
        let answer = seed.answer();
        let mut documented = seed.response.clone();
        // What the caller supplied differs, as it must: the configuration is compared above.
        documented["configuration"] = json!({});
        assert_has(&answer, &documented, seed.name);
    }
}

#[test]
fn every_value_of_an_answered_configuration_is_a_string_or_null() {
    for seed in seeds() {
        let answer = seed.answer();
        for (name, value) in answer["configuration"].as_object().unwrap() {
            assert!(value.is_string() || value.is_null(), "{}: {name}", seed.name);
        }
    }
}

#[test]
fn tags_are_answered_and_the_name_stands_in_for_none() {
    let seed = seed_of("chargebee");
    assert_eq!(seed.answer()["tags"], json!([CALLER]));
    let mut untagged = seed;
    untagged.request["tags"] = json!([]);
    assert_eq!(untagged.answer()["tags"], json!(["Test"]));
}

#[test]
fn a_documented_configuration_is_a_config_of_any_element_by_key() {
    for seed in seeds() {
        let json = Value::Object(seed.configuration().clone()).to_string();
        let config = AnyConfig::from_json(seed.element().key, &json).unwrap();
        assert_eq!(config.configuration().element().key, seed.element().key);
        assert_eq!(serde_json::to_value(config.configuration()).unwrap(), expected_configuration(&seed));
    }
}

#[test]
fn stripe_takes_its_api_key_and_answers_it_as_username() {
    let answer = seed_of("stripe").answer();
    assert_eq!(answer["configuration"]["username"], CALLER);
    assert_eq!(answer["configuration"]["password"], MASK);
    assert_eq!(answer["configuration"].get("api.key"), None);
    let config = stripe::Config::from_json(r#"{"api.key": "sk_1"}"#).unwrap();
    assert_eq!(config.username(), "sk_1");
}

#[test]
fn stripe_refuses_its_api_key_under_both_names() {
    let error = seed_of("stripe").with_entry("username", "sk_2").violations();
    assert_eq!(error.to_string(), "stripe: repeated `username` (also named `api.key`)");
}

#[test]
fn the_password_of_chargebee_is_masked() {
    let seed = seed_of("chargebee");
    assert_eq!(seed.answer()["configuration"]["password"], MASK);
    let instance = seed.provision().unwrap();
    let password = instance.configuration.secret("password").map(Secret::expose);
    assert_eq!(password, Some(CALLER));
}

#[test]
fn the_base_url_stays_a_template_in_the_answer_and_is_rendered_by_the_config() {
    let answer = seed_of("chargebee").answer();
    assert_eq!(answer["configuration"]["base.url"], "https://{site}.chargebee.com/api/v1");
    let config =
        chargebee::Config::builder().site("acme").username("live_x").password("s3cret").build().unwrap();
    assert_eq!(config.configuration().get("base.url"), Some("https://{site}.chargebee.com/api/v1"));
    assert_eq!(config.base_url().as_str(), "https://acme.chargebee.com/api/v1");
}

#[test]
fn the_sandbox_of_zuora_is_answered_as_text() {
    let seed = seed_of("zuorav2");
    assert_eq!(seed.request["configuration"]["zuorav2.sandbox"], json!(true));
    assert_eq!(seed.answer()["configuration"]["zuorav2.sandbox"], "true");
    let production = seed.with_entry("zuorav2.sandbox", "false").answer();
    assert_eq!(production["configuration"]["zuorav2.sandbox"], "false");
}

fn custom_zuora(spelling: &str) -> Seed {
    seed_of("zuorav2").with(json!({
        "authentication.type": spelling,
        "zuorav2.sandbox": true,
        "clientId": "id-1",
        "clientSecret": "s3cret",
    }))
}

#[test]
fn zuora_authenticates_as_the_caller_chooses_in_any_case_of_letters() {
    for spelling in ["custom", "Custom", "CUSTOM"] {
        let answer = custom_zuora(spelling).answer();
        let configuration = &answer["configuration"];
        assert_eq!(configuration["authentication.type"], "custom");
        assert_eq!(configuration["clientId"], "id-1");
        assert_eq!(configuration["clientSecret"], MASK);
        assert_eq!(configuration.get("username"), None);
        assert_eq!(configuration.get("password"), None);
    }
}

#[test]
fn the_chosen_authentication_of_zuora_is_a_variant() {
    let seed = custom_zuora("Custom");
    let config = zuorav2::Config::try_from(seed.provision().unwrap().configuration).unwrap();
    match config.authentication() {
        zuorav2::Authentication::Custom { client_id, client_secret } => {
            assert_eq!((client_id.as_str(), client_secret.expose()), ("id-1", "s3cret"));
        }
        other => panic!("{other:?}"),
    }
    assert!(config.zuorav2_sandbox());
}

#[test]
fn zuora_refuses_the_entries_of_the_authentication_that_was_not_chosen() {
    let error = custom_zuora("custom").with_entry("password", "pw-1").violations();
    assert_eq!(error.to_string(), "zuorav2: inapplicable `password` (authentication is `custom`)");
    let error = seed_of("zuorav2").with_entry("clientId", "id-1").violations();
    assert_eq!(error.to_string(), "zuorav2: inapplicable `clientId` (authentication is `basic`)");
}

#[test]
fn where_the_choice_of_zuora_is_refused_nothing_is_said_about_the_alternatives() {
    let error = custom_zuora("costum").violations();
    assert_eq!(
        error.to_string(),
        "zuorav2: invalid `authentication.type` (expected one of `basic`, `custom`)"
    );
}
