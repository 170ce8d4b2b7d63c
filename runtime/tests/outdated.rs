//! Former names, and what is deprecated: accepted, with warnings.

#![allow(clippy::unwrap_used, reason = "Clippy does not take the helpers of tests for tests")]

use openelements_runtime::{
    Catalogue, Draft, Element, Entry, Kind, Noun, Secret, Supplied, Violation, decode, decode_json,
};
use serde_json::{Value, json};

static ENTRIES: [Entry; 3] = [
    Entry::field("site").required().aliases(&["host"]).renamed_from(&["subdomain", "tenant"]),
    Entry::field("api.key").kind(Kind::Secret).renamed_from(&["token"]).deprecated("use `site` alone"),
    Entry::field("note"),
];

static LEDGER: Element = Element::new("ledger", 9, "Ledger")
    .renamed_from(&["journal", "book"])
    .deprecated("use `tracker` instead")
    .entries(&ENTRIES);

static TRACKER: Element = Element::new("tracker", 7, "Tracker");

static CATALOGUE: Catalogue = Catalogue::new(&[&LEDGER, &TRACKER]);

fn supplied(json: &Value) -> Supplied {
    Supplied::from_json(&json.to_string()).unwrap()
}

fn stored(supplied: Supplied) -> Value {
    serde_json::to_value(decode(&LEDGER, supplied).unwrap().exposed()).unwrap()
}

fn told(warnings: &[Violation]) -> Vec<String> {
    warnings.iter().map(ToString::to_string).collect()
}

#[test]
fn what_is_outdated_is_accepted_and_told_without_its_value() {
    let json = r#"{"subdomain": "marker-a", "token": "marker-b", "note": "marker-c"}"#;
    let configuration = decode_json(&LEDGER, json).unwrap();
    assert_eq!(configuration.get("site"), Some("marker-a"));
    assert_eq!(configuration.secret("api.key").map(Secret::expose), Some("marker-b"));
    assert_eq!(
        told(configuration.warnings()),
        [
            "renamed `subdomain` (it is `site` now)",
            "renamed `token` (it is `api.key` now)",
            "deprecated `api.key` (use `site` alone)",
        ]
    );
    assert!(!format!("{:?}", configuration.warnings()).contains("marker"));
    assert_eq!(
        serde_json::to_value(configuration.warnings()).unwrap(),
        json!([
            {"entry": "subdomain", "problem": "renamed", "expected": "`site`"},
            {"entry": "token", "problem": "renamed", "expected": "`api.key`"},
            {"entry": "api.key", "problem": "deprecated", "expected": null, "advice": "use `site` alone"},
        ])
    );
}

#[test]
fn what_is_up_to_date_is_not_warned_of() {
    for json in [r#"{"site": "a"}"#, r#"{"host": "a"}"#, r#"{"site": "a", "token": null}"#] {
        let configuration = decode_json(&LEDGER, json).unwrap();
        assert!(configuration.warnings().is_empty(), "{json} {:?}", configuration.warnings());
    }
}

#[test]
fn a_former_name_beside_the_present_one_is_refused() {
    for other in ["subdomain", "tenant", "host"] {
        let json = json!({"site": "a", other: "b"}).to_string();
        assert_eq!(
            decode_json(&LEDGER, &json).unwrap_err().to_string(),
            "ledger: repeated `site` (also named `host`, `subdomain`, `tenant`)"
        );
    }
}

#[test]
fn what_is_missing_is_asked_for_under_its_present_names() {
    let refused = decode_json(&LEDGER, r#"{"subdomian": "a"}"#).unwrap_err().to_string();
    assert!(refused.contains("missing `site`") && !refused.contains("`subdomain`"), "{refused}");
}

#[test]
fn changes_under_either_name_leave_one_value() {
    for before in ["site", "host", "subdomain", "tenant"] {
        for now in ["site", "host", "subdomain", "tenant"] {
            let mut merged = supplied(&json!({before: "old", "note": "n"}));
            merged.update(&LEDGER, supplied(&json!({now: "new"})));
            assert_eq!(stored(merged), json!({"site": "new", "note": "n"}));
            let mut replaced = supplied(&json!({before: "old", "note": "n"}));
            replaced.replace(&LEDGER, supplied(&json!({now: "new"})));
            assert_eq!(stored(replaced), json!({"site": "new"}));
        }
    }
    let mut masked = supplied(&json!({"site": "a", "token": "k"}));
    masked.update(&LEDGER, supplied(&json!({"api.key": "********"})));
    assert_eq!(stored(masked), json!({"site": "a", "api.key": "k"}));
}

#[test]
fn an_element_is_found_by_the_keys_it_had() {
    for key in ["ledger", "journal", "book"] {
        assert_eq!(CATALOGUE.element(key).unwrap().key, "ledger");
    }
    let unknown = CATALOGUE.element("jurnal").unwrap_err();
    assert_eq!(unknown.to_string(), "there is no element `jurnal`; did you mean `journal`?");
}

#[test]
fn a_former_key_in_a_request_is_told_where_elements_have_another_noun_too() {
    let noun: Noun = "connector".parse().unwrap();
    let json = r#"{"connector": {"key": "journal"}, "configuration": {"tenant": "a"}}"#;
    let mut draft = Draft::read(json, &noun).unwrap();
    let element = draft.require_element(&CATALOGUE).unwrap();
    assert_eq!(
        told(&draft.warnings(element)),
        [
            "renamed `connector.key` (it is `ledger` now)",
            "deprecated `connector.key` (use `tracker` instead)",
            "renamed `tenant` (it is `site` now)",
        ]
    );
    assert!(draft.warnings(&TRACKER).is_empty());
}
