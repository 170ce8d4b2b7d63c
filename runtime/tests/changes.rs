//! Requests on their way to instances, and instances on their way through changes.

#![allow(clippy::unwrap_used, reason = "Clippy does not take the helpers of tests for tests")]

mod support;

use openelements_runtime::{
    Catalogue, Configuration, Draft, Identity, Instance, Noun, Secret, Supplied, User, decode, decode_json,
};
use serde_json::{Value, json};
use support::{ELEMENT, REQUIRED};

static CATALOGUE: Catalogue = Catalogue::new(&[&ELEMENT]);

fn supplied(members: &str) -> Supplied {
    Supplied::from_json(&format!("{{{members}}}")).unwrap()
}

fn stored(configuration: &Configuration) -> Value {
    serde_json::to_value(configuration.exposed()).unwrap()
}

fn decoded(supplied: Supplied) -> Configuration {
    decode(&ELEMENT, supplied).unwrap()
}

#[test]
fn what_the_element_presets_is_not_stored() {
    let configuration = decode_json(&ELEMENT, &format!(r#"{{{REQUIRED}, "pagination.max": 7}}"#)).unwrap();
    let stored = stored(&configuration);
    assert_eq!(stored["pagination.max"], "7");
    assert_eq!(stored.get("base.url"), None);
    let again = decoded(Supplied::from(configuration));
    assert_eq!(serde_json::to_value(again.exposed()).unwrap(), stored);
}

#[test]
fn what_the_element_fixes_is_not_stored_either() {
    let template = ELEMENT.entry("base.url").unwrap().default().unwrap();
    let json = format!(r#"{{{REQUIRED}, "base.url": {}}}"#, json!(template));
    assert_eq!(stored(&decode_json(&ELEMENT, &json).unwrap()).get("base.url"), None);
}

#[test]
fn an_update_takes_the_place_of_the_same_entries_only() {
    let mut all = supplied(&format!(r#"{REQUIRED}, "pagination.max": 7"#));
    all.update(&ELEMENT, supplied(r#""site": "other", "pagination.max": null"#));
    let configuration = decoded(all);
    assert_eq!(configuration.get("site"), Some("other"));
    assert_eq!(configuration.get("pagination.max"), Some("100"), "null is the preset again");
    assert_eq!(configuration.get("username"), Some("u"));
}

#[test]
fn a_mask_keeps_the_secret_that_is_there() {
    let mut all = supplied(REQUIRED);
    all.update(&ELEMENT, supplied(r#""password": "********", "site": "other""#));
    assert_eq!(stored(&decoded(all))["password"], "p");

    let mut none = supplied(r#""username": "u""#);
    none.update(&ELEMENT, supplied(r#""password": "********""#));
    assert_eq!(decode(&ELEMENT, none).unwrap_err().invalid().collect::<Vec<_>>(), ["password"]);

    let mut plain = supplied(REQUIRED);
    plain.update(&ELEMENT, supplied(r#""username": "********""#));
    assert_eq!(stored(&decoded(plain))["username"], "********", "it is no secret");
}

#[test]
fn an_entry_twice_in_an_update_is_refused() {
    let mut all = supplied(REQUIRED);
    all.update(&ELEMENT, supplied(r#""site": "a", "site": "b""#));
    assert_eq!(
        decode(&ELEMENT, all).unwrap_err().to_string(),
        "sample: repeated `site` (also named `subdomain`)"
    );
}

#[test]
fn a_replacement_leaves_nothing_but_masked_secrets() {
    let mut all = supplied(&format!(r#"{REQUIRED}, "pagination.max": 7"#));
    all.replace(
        &ELEMENT,
        supplied(r#""username": "v", "password": "********", "site": "b", "account": "9876""#),
    );
    let stored = stored(&decoded(all));
    assert_eq!(stored, json!({"username": "v", "password": "p", "site": "b", "account": "9876"}));
}

#[test]
fn unknown_entries_can_be_taken_away() {
    let mut all = supplied(&format!(r#"{REQUIRED}, "sight": "x", "sight": "y", "colour": "red""#));
    let violations = all.take_unknown(&ELEMENT);
    let told: Vec<String> = violations.iter().map(ToString::to_string).collect();
    assert_eq!(told, ["unknown `sight` (did you mean `site`?)", "unknown `colour`"]);
    assert!(decode(&ELEMENT, all).is_ok());
}

fn refused(json: &str) -> String {
    let mut draft = Draft::read(json, &Noun::default()).unwrap();
    let element = draft.require_element(&CATALOGUE);
    let identity = Identity { id: 1, token: Secret::from("t") };
    let instance = draft.provision(element, identity);
    draft.finish(instance).unwrap_err().to_string()
}

#[test]
fn every_problem_of_a_request_is_told_at_once() {
    let json = r#"{"element": {"key": "sampel"}, "tags": 1, "configuration": {"site": 1, "x": "\ud800"}}"#;
    assert_eq!(
        refused(json),
        "missing `name`; invalid `tags` (expected an array of strings), `x` (expected text in Unicode, without half \
         a surrogate pair), `element.key` (expected the key of an element, perhaps `sample`)"
    );
    let json = r#"{"element": {"key": "sample"}, "tags": 1, "configuration": {"site": "_", "x": "\ud800"}}"#;
    let told = refused(json);
    assert!(
        told.starts_with("sample: missing `name`, `username`, `password`, `account`; invalid `tags`"),
        "{told}"
    );
}

#[test]
fn an_id_stands_for_an_element_without_a_key() {
    let element = |json: &str| Draft::read(json, &Noun::default()).unwrap().require_element(&CATALOGUE);
    assert!(element(r#"{"element": {"id": 7}}"#).is_some());
    assert!(element(r#"{"element": {"id": 8}}"#).is_none());
    assert!(element(r#"{"element": {"id": 7, "key": "other"}}"#).is_none());
}

#[test]
fn names_and_tags_are_lines_of_some_length() {
    let with = |members: &str| refused(&format!(r#"{{"element": {{"key": "sample"}}, {members}}}"#));
    let long = "n".repeat(256);
    for name in ["a\\u0000b", "a\\nb", &long] {
        assert!(with(&format!(r#""name": "{name}""#)).contains("invalid `name`"), "{name}");
        assert!(with(&format!(r#""tags": ["{name}"]"#)).contains("invalid `tags`"), "{name}");
    }
    assert!(with(r#""tags": [" "]"#).contains("invalid `tags`"));
    let many = vec![r#""t""#; 101].join(",");
    assert!(with(&format!(r#""tags": [{many}]"#)).contains("invalid `tags`"));
}

fn instance() -> Instance {
    let identity = Identity { id: 7, token: Secret::from("t") };
    let mut instance = Instance::new(identity, decoded(supplied(REQUIRED)));
    instance.created = Some("2016-04-25T01:20:30Z".to_owned());
    instance.user = Some(User { id: 3, first_name: "Ada".to_owned(), ..User::default() });
    instance
}

#[test]
fn a_noun_stands_for_element_throughout() {
    let noun: Noun = "your_mom".parse().unwrap();
    let document = serde_json::to_value(instance().document(&noun)).unwrap();
    assert_eq!(document["your_mom"]["key"], "sample");
    assert_eq!(document["your_momId"], ELEMENT.id);
    assert_eq!(document.get("element").or(document.get("elementId")), None);

    let json = r#"{"your_mom": {"key": "sample"}}"#;
    let draft = Draft::read(json, &noun).unwrap();
    assert_eq!(draft.request.element_key.as_deref(), Some("sample"));
    let draft = Draft::read(json, &Noun::default()).unwrap();
    assert_eq!(draft.request.element_key, None);
}

#[test]
fn a_document_in_brief_has_no_configuration() {
    let (instance, noun) = (instance(), Noun::default());
    let full = serde_json::to_value(instance.document(&noun)).unwrap();
    let brief = serde_json::to_value(instance.document(&noun).brief()).unwrap();
    assert_eq!(full["user"], json!({"id": 3, "emailAddress": "", "firstName": "Ada", "lastName": ""}));
    assert_eq!(full["createdDate"], "2016-04-25T01:20:30Z");
    let member =
        |document: &Value| document.as_object().map(|object| object.keys().cloned().collect::<Vec<_>>());
    let (full, brief) = (member(&full).unwrap(), member(&brief).unwrap());
    let gone: Vec<&String> = full.iter().filter(|name| !brief.contains(name)).collect();
    assert_eq!(gone, ["configuration", "provisionInteractions"]);
}
