//! Reading documents: what is taken, and that what is refused is never repeated.

#![allow(clippy::unwrap_used, reason = "Clippy does not take the helpers of tests for tests")]

mod support;

use openelements_runtime::{InstanceRequest, Secret, Supplied, Violations, decode_json};
use proptest::prelude::{Strategy, any, prop, prop_assert, prop_oneof, proptest};
use proptest::sample::select;
use support::{ELEMENT, REQUIRED};

fn refused(json: &str) -> String {
    InstanceRequest::from_json(json).unwrap_err().to_string()
}

#[test]
fn a_request_is_read() {
    let request = InstanceRequest::from_json(
        r#"{"element": {"key": "a", "id": 1}, "configuration": {"x": 1}, "name": "n", "tags": ["t"],
            "providerData": {"code": "c"}, "externalAuthentication": "initial", "further": [1]}"#,
    )
    .unwrap();
    assert_eq!((request.element_key.as_deref(), request.element_id), (Some("a"), Some(1)));
    assert_eq!(request.configuration.unwrap_or_default().names().collect::<Vec<_>>(), ["x"]);
    assert_eq!(request.name.as_deref(), Some("n"));
    assert_eq!(request.tags.as_deref(), Some(["t".to_owned()].as_slice()));
    let code = request.provider_data.as_ref().map(Secret::expose);
    assert_eq!(code, Some(r#"{"code": "c"}"#));
    assert_eq!(request.external_authentication.as_deref(), Some("initial"));
}

#[test]
fn null_members_are_as_if_left_out() {
    let request = InstanceRequest::from_json(
        r#"{"name": null, "tags": null, "providerData": null, "externalAuthentication": null}"#,
    )
    .unwrap();
    assert!(request.name.is_none() && request.tags.is_none() && request.provider_data.is_none());
    assert!(request.element_key.is_none() && request.external_authentication.is_none());
}

#[test]
fn every_member_of_the_wrong_form_is_named_at_once() {
    assert_eq!(
        refused(
            r#"{"element": "a", "configuration": [], "name": 1, "tags": "t", "name": "n", "x": 1, "x": 1,
               "externalAuthentication": "final"}"#
        ),
        "invalid `element` (expected an object that names the element, such as `{\"key\": \"chargebee\"}`), \
         `configuration` (expected an object from entry names to values), `name` (expected a string), \
         `tags` (expected an array of strings), `externalAuthentication` (expected `none` or `initial`); \
         repeated `name`, `x`"
    );
}

#[test]
fn a_request_for_two_elements_is_refused() {
    assert_eq!(refused(r#"{"element": {"key": "a", "key": "b"}}"#), "invalid `element` (expected one `key`)");
}

#[test]
fn a_malformed_document_is_refused_with_the_place() {
    assert_eq!(
        refused("{\n  \"name\": nil\n}"),
        "malformed `the request` at line 2 column 12 (expected valid JSON; the parser says: expected ident)"
    );
    for json in ["{\n \"name\": \"n\", // as you like\n}", "{/* */}", "{\"configuration\": {\"a\": 1 // b"] {
        assert!(refused(json).contains("which has no comments"), "{json}");
    }
    let error = Supplied::from_json("[]").unwrap_err();
    assert_eq!(
        error.to_string(),
        "malformed `configuration` at line 1 column 1 \
         (expected a JSON object, such as `{\"key\": \"value\"}`)"
    );
}

#[test]
fn half_a_surrogate_pair_is_no_text() {
    let json = r#"{"site": "acme", "password": "\ud800", "username": "\udc00x"}"#;
    let expected = "(expected text in Unicode, without half a surrogate pair)";
    let error = Supplied::from_json(json).unwrap_err();
    assert_eq!(error.to_string(), format!("invalid `password` {expected}, `username` {expected}"));
    let error = refused(&format!(r#"{{"name": "n", "configuration": {json}}}"#));
    assert!(error.starts_with("invalid `password`"), "{error}");
    assert!(Supplied::from_json(r#"{"a": "\ud83d\ude00"}"#).is_ok());
    let inner = decode_json(&ELEMENT, &format!(r#"{{{REQUIRED}, "poller": ["\\", {{"\udc00": 1}}]}}"#));
    assert_eq!(inner.unwrap_err().invalid().collect::<Vec<_>>(), ["poller"]);
    assert!(decode_json(&ELEMENT, &format!(r#"{{{REQUIRED}, "poller": ["\\", "\ud83d\ude00"]}}"#)).is_ok());
}

#[test]
fn a_name_that_is_no_unicode_is_that_of_no_entry() {
    let error = decode_json(&ELEMENT, r#"{"\ud800": 1, "site": "acme"}"#).unwrap_err();
    assert_eq!(error.unknown().collect::<Vec<_>>(), [r"\ud800"]);
    assert_eq!(error.missing().count(), 3);
}

#[test]
fn a_request_of_many_members_is_read() {
    let members: Vec<String> = (0..100_000).map(|index| format!(r#""{index}": 1"#)).collect();
    assert!(InstanceRequest::from_json(&format!("{{{}}}", members.join(","))).is_ok());
}

/// What must not be repeated.
const MARKER: &str = "Zq7mArKeR";

/// Pieces of JSON, whole and broken; a marker stands where a value would.
fn piece() -> impl Strategy<Value = String> {
    let marked = ["\"Zq7mArKeR\"", "Zq7mArKeR", "\"Zq7mArKeR\\ud800\"", "\"Zq7mArKeR", "1Zq7mArKeR"];
    let syntax = [
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "\\",
        "null",
        "true",
        "1e999",
        "-",
        "\"a\":",
        "\n",
        "\u{0}",
        "\"name\":",
        "\"tags\":",
        "\"element\":",
        "\"configuration\":",
        "\"key\":",
        "/*",
        "\u{feff}",
    ];
    prop_oneof![
        select(marked.to_vec()).prop_map(str::to_owned),
        select(syntax.to_vec()).prop_map(str::to_owned),
        any::<String>(),
    ]
}

/// An object in which each member has the marker for its value, at some depth.
fn object() -> impl Strategy<Value = String> {
    let name = select(vec!["name", "tags", "element", "configuration", "providerData", "key", "x"]);
    let member = (name, piece()).prop_map(|(name, value)| format!("\"{name}\": {value}"));
    prop::collection::vec(member, 1..5).prop_map(|members| format!("{{{}}}", members.join(",")))
}

fn document() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::collection::vec(piece(), 1..12).prop_map(|pieces| pieces.concat()),
        object(),
        object().prop_map(|object| format!("{{\"configuration\": {object}}}")),
        object().prop_map(|object| format!("{{\"element\": {object}}}")),
    ]
}

fn repeats(error: &Violations) -> bool {
    let answered = serde_json::to_string(error).unwrap();
    format!("{error} {error:?} {answered}").contains(MARKER)
}

proptest! {
    #[test]
    fn no_error_repeats_the_document(json in document()) {
        // Names are repeated, so that callers find them; here none has the marker in it.
        let name = format!("{MARKER}\":");
        if !json.contains(&name) {
            let error = InstanceRequest::from_json(&json).err();
            prop_assert!(!error.as_ref().is_some_and(repeats), "{error:?}");
            let error = Supplied::from_json(&json).err();
            prop_assert!(!error.as_ref().is_some_and(repeats), "{error:?}");
        }
    }
}
