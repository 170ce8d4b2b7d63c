//! What follows from what, a rule a test.

#![allow(clippy::unwrap_used, reason = "a test that cannot run has failed")]

use std::collections::BTreeMap;

use openelements_codegen::{Source, check};
use openelements_import::{Draft, import};
use serde_json::{Value, json};

/// The draft of a page or export.
fn draft(path: &str, text: &str) -> Draft {
    let import = import(vec![(path.to_owned(), text.to_owned())], &BTreeMap::new());
    assert!(import.failures.is_empty(), "{:?}", import.failures);
    let draft = import.drafts.into_iter().next().unwrap();
    assert!(check(vec![Source::new("draft.yaml", draft.text.clone())]).is_empty(), "{}", draft.text);
    draft
}

/// The draft of a page with these blocks of JSON, and what follows them.
fn page(blocks: &[Value], rest: &str) -> Draft {
    let blocks = blocks.iter().map(|block| format!("```json\n{block:#}\n```\n\n"));
    draft("acme.md", &(blocks.collect::<String>() + rest))
}

/// A request that makes an instance.
fn request(configuration: Value) -> Value {
    json!({"element": {"key": "acme"}, "configuration": configuration, "name": "x"})
}

/// The instance that is answered.
fn response(configuration: Value) -> Value {
    json!({"id": 5, "token": "t", "element": {"id": 7, "key": "acme", "name": "Acme"}, "configuration": configuration})
}

/// An export with these entries.
fn export(entries: Value) -> Draft {
    let export = json!({"element": {"key": "acme", "name": "Acme"}, "configuration": entries});
    draft("acme.json", &export.to_string())
}

fn assert_has(draft: &Draft, expected: &str) {
    assert!(draft.text.contains(expected), "{expected} is not in\n{}{:#?}", draft.text, draft.notes);
}

fn assert_lacks(draft: &Draft, unexpected: &str) {
    let notes: Vec<String> = draft.notes.iter().map(ToString::to_string).collect();
    let is_lacking = !draft.text.contains(unexpected) && !notes.concat().contains(unexpected);
    assert!(is_lacking, "{unexpected} is in\n{}{notes:#?}", draft.text);
}

fn assert_noted(draft: &Draft, expected: &str) {
    let is_noted = draft.notes.iter().any(|note| note.to_string().contains(expected));
    assert!(is_noted, "no note has {expected}\n{}{:#?}", draft.text, draft.notes);
}

#[test]
fn a_body_that_names_no_element_makes_nothing_optional() {
    let whole = request(json!({"username": "<U>", "password": "<P>", "site": "<S>"}));
    let draft = page(&[whole, json!({"configuration": {"site": "<S>", "extra": "<X>"}})], "");
    assert_has(&draft, "site: {label: Site}");
    assert_has(&draft, "extra: {label: Extra, required: false}");
    assert_noted(&draft, "`extra` is absent or null where an instance is made");
    assert_lacks(&draft, "username");
}

#[test]
fn the_body_of_an_error_says_nothing() {
    let error = json!({"requestId": "5a", "message": "bad", "configuration": {"bogus": "x"}});
    let draft = page(&[request(json!({"username": "<U>", "password": "<P>"})), error], "");
    assert_lacks(&draft, "bogus");
    assert_lacks(&draft, "required");
}

#[test]
fn what_a_table_requires_is_required() {
    let blocks = [request(json!({"site": "<S>", "kept": "<K>"})), request(json!({"kept": "<K>"}))];
    let draft = page(&blocks, "| Key | Description | Required |\n|---|---|---|\n| `site` | The site | Y |\n");
    assert_has(&draft, "site: {label: Site, description: The site}");
    assert_noted(&draft, "contradiction: `site` is required by a table, and not in every request");
}

#[test]
fn requests_with_nothing_in_common_are_unclear() {
    let draft = page(&[request(json!({"one": "<A>", "two": "<B>"})), request(json!({"three": "<C>"}))], "");
    assert_noted(&draft, "unclear: requests send disjoint entries: `one`, `two` or `three`; all are optional");
    assert_has(&draft, "three: {label: Three, required: false}");
}

#[test]
fn an_empty_default_of_a_required_entry_is_none() {
    let entries = json!([
        {"key": "site", "name": "Site", "type": "TEXTFIELD_32", "required": true, "defaultValue": ""},
        {"key": "inner", "name": "Inner", "required": true, "internal": true, "defaultValue": ""},
        {"key": "oauth.user.token", "name": "Token", "required": true, "defaultValue": "", "internal": false},
    ]);
    let draft = export(entries);
    assert_has(&draft, "site: {label: Site}");
    assert_noted(&draft, "the default of `site` is not kept: it is empty");
}

#[test]
fn alternatives_of_a_table_get_what_their_types_bring() {
    let sent = json!({"authentication.type": "custom", "clientId": "<I>", "clientSecret": "<S>", "site": "<S>"});
    let answered = json!({"base.url": "https://{site}.acme.example"});
    let table = "| Key | Description | Required |\n|---|---|---|\n\
        | `authentication.type` | Valid options are `basic` or `custom` | Y |\n";
    let draft = page(&[request(sent), response(answered)], table);
    assert_has(&draft, "  basic:\n  custom: [clientId, clientSecret]\n");
}

#[test]
fn what_is_null_in_every_request_is_optional() {
    let draft = page(&[request(json!({"site": "<S>", "nothing": null}))], "");
    assert_has(&draft, "nothing: {label: Nothing, required: false}");
}

#[test]
fn a_key_without_a_letter_or_digit_is_none() {
    let body = json!({"element": {"key": "日本"}, "configuration": {"site": "<S>"}, "name": "x"});
    let draft = page(&[body], "");
    assert_eq!(draft.key, "acme");
    assert_noted(&draft, "the request has the key `日本`, the draft `acme`");
}

#[test]
fn a_key_with_other_characters_is_made_sound() {
    for key in ["foo bar", "foo.bar", "foo\u{1b}bar"] {
        let draft = page(&[json!({"element": {"key": key}, "configuration": {"site": "<S>"}})], "");
        assert_eq!(draft.key, "foo-bar");
        assert_noted(&draft, &format!("the request has the key `{}`", key.escape_debug()));
    }
}

#[test]
fn credentials_are_kept_out_wherever_they_are() {
    const KEY: &str = "sk_live_4eC39HqLyjWDarjtT1zdp7dc";
    let element = json!({
        "key": "acme", "name": "Acme", "description": format!("Use `{KEY}`."),
        "configDescription": "Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N",
        "signupURL": "https://x.example/?api_key=4f3c2b1a0d9e8f7a6b5c4d3e2f1a0b9c",
        "parameters": [{"name": "Basic c2VjcmV0OnNlY3JldA==", "type": "value", "vendorType": "header", "vendorName": "Authorization"}],
    });
    let configuration = json!({
        "site": "<S>", "headers": "Authorization: Bearer abcdef1234567890",
        "nested": "{\"login\":{\"password\":\"hunter2\"}}", "pem": "-----BEGIN PRIVATE KEY-----\nMIIE\n-----END",
        "bulk.relations": {"a": {"header": "Basic dXNlcjpwYXNzd29yZDE="}},
        "event.poller.configuration": {"a": {"url": "/a?token=4f3c2b1a0d9e8f7a6b5c4d3e2f1a0b9c"}},
    });
    let answer = json!({"id": 5, "token": "t", "element": element, "configuration": configuration});
    let table = format!("| Key | Description |\n|---|---|\n| `site` | The site, for example `{KEY}`. |\n");
    let draft = page(&[request(json!({"site": "<S>"})), answer], &table);
    for secret in [KEY, "eyJ", "4f3c2b1a", "c2VjcmV0", "abcdef1234", "hunter2", "MIIE", "dXNlcjpw"] {
        assert_lacks(&draft, secret);
    }
    for what in ["`description`", "`signupURL`", "a parameter", "`description` of `site`", "`default` of `nested`"] {
        assert_noted(&draft, &format!("{what}: it has what looks like a credential"));
    }
}
