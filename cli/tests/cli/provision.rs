//! `openelements provision`.

use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use insta::{assert_snapshot, with_settings};
use serde_json::{Value, json};

use crate::run::{Run, directory, run, run_in, run_with_input};

/// A value that must never come back.
const SECRET: &str = "hunter2-s3cret";

/// Provisions a request.
fn provision(request: &Value) -> Run {
    provision_text(request.to_string().as_bytes())
}

/// Provisions what may be a request.
fn provision_text(request: &[u8]) -> Run {
    let run = run_with_input(&["provision", "-"], request);
    assert!(!run.to_string().contains(SECRET), "a value is repeated: {run}");
    assert!(!run.to_string().contains('\u{1b}'), "colours in a pipe: {run}");
    assert_eq!(run.stdout.is_empty(), run.code != 0, "{run}");
    run
}

/// Provisions an example, and reads the instance.
#[allow(clippy::unwrap_used, reason = "a test that cannot run has failed")]
fn example(name: &str) -> (Run, Value) {
    let run = run(&["provision", &format!("../examples/{name}.json")]);
    let instance = serde_json::from_str(&run.stdout).unwrap();
    (run, instance)
}

#[test]
fn a_request_becomes_an_instance() {
    let (run, _) = example("chargebee");
    with_settings!({filters => vec![
        (r#""id": \d+,\n  "name": "Test""#, "\"id\": [id],\n  \"name\": \"Test\""),
        (r#""token": "[A-Za-z0-9+/]{43}=""#, r#""token": "[token]""#),
    ]}, { assert_snapshot!(run) });
}

#[test]
fn every_example_is_accepted() {
    for name in ["chargebee", "chargify", "stripe", "zuorav2"] {
        let (run, instance) = example(name);
        assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{name}");
        assert_eq!(instance["element"]["key"], name);
        assert_eq!(instance["tags"], json!(["Docs"]));
        assert!(!run.stdout.contains("not-a-real-password"), "{run}");
    }
}

#[test]
fn an_identity_is_never_used_again() {
    let [first, second] = [example("stripe").1, example("stripe").1];
    assert_ne!(first["token"], second["token"]);
    let token = STANDARD.decode(first["token"].as_str().unwrap()).unwrap();
    assert_eq!(token.len(), 32);
    assert!((1..1 << 53).contains(&first["id"].as_u64().unwrap()));
}

#[test]
fn a_configuration_is_refused_with_all_its_problems() {
    assert_snapshot!(provision(&json!({
        "element": {"key": "chargebee"},
        "configuration": {"sight": SECRET, "colour": SECRET, "password": SECRET, "pagination.max": SECRET},
        "name": SECRET,
    })));
}

#[test]
fn a_request_is_refused_with_the_problems_of_its_configuration() {
    assert_snapshot!(provision(&json!({
        "element": {"key": "chargebee"},
        "configuration": {"site": SECRET.replace('-', "."), "password": SECRET},
        "tags": SECRET,
    })));
}

#[test]
fn entries_of_another_authentication_are_refused_with_a_way_out() {
    assert_snapshot!(provision(&json!({
        "element": {"key": "zuorav2"},
        "configuration": {"zuorav2.sandbox": false, "clientId": SECRET, "clientSecret": SECRET},
        "name": SECRET,
    })));
}

#[test]
fn a_request_without_anything_is_refused() {
    assert_snapshot!(provision(&json!({})));
}

#[test]
fn a_misspelt_element_is_found() {
    assert_snapshot!(provision(&json!({"element": {"key": "chargebe"}, "configuration": {"site": SECRET}})));
}

#[test]
fn an_unknown_element_is_not_repeated() {
    assert_snapshot!(provision(&json!({"element": {"key": SECRET}, "name": "Test"})));
}

#[test]
fn members_of_the_wrong_form_are_told_with_the_others() {
    assert_snapshot!(provision(&json!({
        "element": SECRET, "configuration": SECRET, "name": {"is": SECRET}, "tags": [1],
    })));
}

#[test]
fn an_entry_that_is_no_unicode_is_told_with_the_others() {
    let request = r#"{"element": {"key": "chargebee"}, "name": "", "name": "Test",
        "configuration": {"username": "hunter2-s3cret\ud800", "password": "hunter2-s3cret"}}"#;
    assert_snapshot!(provision_text(request.as_bytes()));
}

#[test]
fn what_is_no_request_is_told_with_its_place() {
    let broken = format!("{{\n  \"name\": \"{SECRET}\",\n}}");
    assert_snapshot!("malformed", provision_text(broken.as_bytes()));
    assert_snapshot!("not_an_object", provision_text(format!("[\"{SECRET}\"]").as_bytes()));
    assert_snapshot!("empty", provision_text(b" \n"));
    assert_snapshot!("not_utf8", provision_text(b"{\n\"name\": \"\xff\"}"));
    assert_snapshot!("too_large", provision_text(&vec![b' '; 10 * 1024 * 1024 + 1]));
}

#[test]
fn a_byte_order_mark_is_no_problem() {
    let request = include_str!("../../../examples/stripe.json");
    assert_eq!(provision_text(format!("\u{feff}{request}").as_bytes()).code, 0);
}

#[test]
fn a_missing_file_is_named() {
    assert_snapshot!(run(&["provision", "chargebe.json"]));
}

#[cfg(unix)]
#[test]
fn a_directory_is_no_request() {
    let directory = directory(&[("requests/stripe.json", "{}")]);
    assert_snapshot!(run_in(directory.path(), &["provision", "requests"]));
}

#[test]
fn json_in_place_of_a_file_is_not_repeated() {
    let run = run_in(Path::new("."), &["provision", &format!("{{\"password\": \"{SECRET}\"}}")]);
    assert!(!run.stderr.contains(SECRET));
    assert_snapshot!(run);
}
