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
fn request(configuration: &Value) -> Value {
    json!({"element": {"key": "acme"}, "configuration": configuration, "name": "x"})
}

/// The instance that is answered.
fn response(configuration: &Value) -> Value {
    json!({"id": 5, "token": "t", "element": {"id": 7, "key": "acme", "name": "Acme"}, "configuration": configuration})
}

/// An export with these entries.
fn export(entries: &Value) -> Draft {
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
    let whole = request(&json!({"username": "<U>", "password": "<P>", "site": "<S>"}));
    let draft = page(&[whole, json!({"configuration": {"site": "<S>", "extra": "<X>"}})], "");
    assert_has(&draft, "site: {label: Site}");
    assert_has(&draft, "extra: {label: Extra, required: false}");
    assert_noted(&draft, "`extra` is absent or null where an instance is made");
    assert_lacks(&draft, "username");
}

#[test]
fn the_body_of_an_error_says_nothing() {
    let error = json!({"requestId": "5a", "message": "bad", "configuration": {"bogus": "x"}});
    let draft = page(&[request(&json!({"username": "<U>", "password": "<P>"})), error], "");
    assert_lacks(&draft, "bogus");
    assert_lacks(&draft, "required");
}

#[test]
fn what_a_table_requires_is_required() {
    let blocks = [request(&json!({"site": "<S>", "kept": "<K>"})), request(&json!({"kept": "<K>"}))];
    let draft = page(&blocks, "| Key | Description | Required |\n|---|---|---|\n| `site` | The site | Y |\n");
    assert_has(&draft, "site: {label: Site, description: The site}");
    assert_noted(&draft, "contradiction: `site` is required by a table, and not in every request");
}

#[test]
fn requests_with_nothing_in_common_are_unclear() {
    let draft = page(&[request(&json!({"one": "<A>", "two": "<B>"})), request(&json!({"three": "<C>"}))], "");
    assert_noted(
        &draft,
        "unclear: requests send disjoint entries: `one`, `two` or `three`; all are optional",
    );
    assert_has(&draft, "three: {label: Three, required: false}");
}

#[test]
fn an_empty_default_of_a_required_entry_is_none() {
    let entries = json!([
        {"key": "site", "name": "Site", "type": "TEXTFIELD_32", "required": true, "defaultValue": ""},
        {"key": "inner", "name": "Inner", "required": true, "internal": true, "defaultValue": ""},
        {"key": "oauth.user.token", "name": "Token", "required": true, "defaultValue": "", "internal": false},
    ]);
    let draft = export(&entries);
    assert_has(&draft, "site: {label: Site}");
    assert_noted(&draft, "the default of `site` is not kept: it is empty");
}

#[test]
fn alternatives_of_a_table_get_what_their_types_bring() {
    let sent =
        json!({"authentication.type": "custom", "clientId": "<I>", "clientSecret": "<S>", "site": "<S>"});
    let answered = json!({"base.url": "https://{site}.acme.example"});
    let table = "| Key | Description | Required |\n|---|---|---|\n\
        | `authentication.type` | Valid options are `basic` or `custom` | Y |\n";
    let draft = page(&[request(&sent), response(&answered)], table);
    assert_has(&draft, "  basic:\n  custom: [clientId, clientSecret]\n");
}

#[test]
fn what_is_null_in_every_request_is_optional() {
    let draft = page(&[request(&json!({"site": "<S>", "nothing": null}))], "");
    assert_has(&draft, "nothing: {label: Nothing, required: false}");
}

#[test]
fn a_key_without_a_letter_or_digit_is_none() {
    let body = json!({"element": {"key": "日本"}, "configuration": {"site": "<S>"}, "name": "x"});
    let draft = page(&[body], "");
    assert_eq!(draft.key, "acme");
    assert_noted(&draft, "the `key` of the request is `日本`, that of the draft `acme`");
}

#[test]
fn a_key_with_other_characters_is_made_sound() {
    for key in ["foo bar", "foo.bar", "foo\u{1b}bar"] {
        let draft = page(&[json!({"element": {"key": key}, "configuration": {"site": "<S>"}})], "");
        assert_eq!(draft.key, "foo-bar");
        assert_noted(&draft, &format!("the `key` of the request is `{}`", key.escape_debug()));
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
    let draft = page(&[request(&json!({"site": "<S>"})), answer], &table);
    for secret in [KEY, "eyJ", "4f3c2b1a", "c2VjcmV0", "abcdef1234", "hunter2", "MIIE", "dXNlcjpw"] {
        assert_lacks(&draft, secret);
    }
    for what in
        ["`description`", "`signupURL`", "a parameter", "`description` of `site`", "`default` of `nested`"]
    {
        assert_noted(&draft, what);
    }
}

#[test]
fn masks_and_samples_make_no_alias() {
    let sent = json!({"acme.user": "xxxxxxxx", "acme.company": "<INSERT>", "acme.code": "cloudservice"});
    let answered = json!({"account.key": "xxxxxxxx", "tenant.name": "<INSERT>", "partner": "cloudservice"});
    assert_lacks(&page(&[request(&sent), response(&answered)], ""), "alias");
}

#[test]
fn what_is_sent_and_answered_with_one_placeholder_is_an_alias() {
    let sent = request(&json!({"store.site": "<STORE_ADDRESS>"}));
    let draft = page(&[sent, response(&json!({"site": "<STORE_ADDRESS>"}))], "");
    assert_has(&draft, "alias: store.site");
}

#[test]
fn names_tell_secrets_from_public_keys() {
    let names = ["partner.key", "private.key.file", "user.pw", "bearer", "app.jwt", "hmac", "session.cookie"];
    let mut configuration: serde_json::Map<_, _> =
        names.iter().map(|name| ((*name).to_owned(), "<V>".into())).collect();
    configuration
        .extend(["consumer.key", "client.id", "public.key"].map(|name| (name.to_owned(), "<V>".into())));
    let draft = page(&[request(&configuration.into())], "");
    assert_eq!(draft.text.matches("kind: secret").count(), names.len(), "{}", draft.text);
}

#[test]
fn a_body_in_the_double_quotes_of_a_shell_is_read() {
    let body = r#"{\"element\":{\"key\":\"acme\"},\"configuration\":{\"site\":\"a\\\"b\"},\"name\":\"x\"}"#;
    let draft = draft("acme.md", &format!("```bash\ncurl -X POST https://a.example -d \"{body}\"\n```\n"));
    assert_has(&draft, "site: {label: Site}");
    assert_noted(&draft, "shell quotes removed");
}

#[test]
fn the_column_of_what_is_required_is_read_in_many_words() {
    let configuration = json!({"one": "<A>", "two": "<B>", "three": "<C>", "four": "<D>"});
    let table = "| Key | Description | Required |\n|---|---|---|\n| `one` | A | No (default true) |\n\
        | `two` | B | Conditional |\n| `three` | C | Required if one is x |\n| `four` | D &amp; E<br>* F | ✓ |\n";
    let draft = page(&[request(&configuration)], table);
    for name in ["one", "two", "three"] {
        let line =
            draft.text.lines().find(|line| line.trim_start().starts_with(&format!("{name}:"))).unwrap();
        assert!(line.contains("required: false"), "{line}");
    }
    assert_noted(&draft, "`two` is required under a condition");
    assert_has(&draft, "description: D & E; F");
}

#[test]
fn a_table_in_html_is_told() {
    let draft = page(&[request(&json!({"site": "<S>"}))], "<table>\n<tr><td>site</td></tr></table>\n");
    assert_noted(&draft, "acme.md:13: left out: a table in HTML is not read");
}

#[test]
fn what_belongs_to_somebody_is_no_preset() {
    let answered = json!({"mail": "jane@corp.example", "mode": "fast", "event.notification.callback.url": "https://h.example"});
    let draft = page(&[request(&json!({"site": "<S>"})), response(&answered)], "");
    assert_lacks(&draft, "jane");
    assert_has(&draft, "mode: {default: fast, hidden: true}");
    assert_noted(&draft, "`event.notification.callback.url` is not kept: it is the caller's");
}

#[test]
fn notes_that_say_the_same_of_many_names_are_one() {
    let answered: serde_json::Map<_, _> =
        (0..9).map(|number| (format!("preset.{number}x"), "on".into())).collect();
    let draft = page(&[request(&json!({"site": "<S>"})), response(&answered.into())], "");
    assert_noted(&draft, "no request sends `preset.0x`, `preset.1x`, `preset.2x`");
    assert_noted(&draft, "`preset.8x`, which are answered; they are taken for a preset");
}

#[test]
fn a_file_of_too_many_entries_is_refused_with_the_reason() {
    let names: serde_json::Map<_, _> = (0..2_001).map(|number| (format!("a{number}"), "x".into())).collect();
    let import = import(vec![("acme.json".to_owned(), request(&names.into()).to_string())], &BTreeMap::new());
    assert_eq!(import.failures[0].reason, "it has over 2000 entries; divide it");
}

#[test]
fn names_that_are_one_in_rust_get_another_that_is_like_them() {
    let draft = page(&[request(&json!({"x.y": "<A>", "x_y": "<B>", "x-y": "<C>"}))], "");
    assert_has(&draft, "rust_name: x_y_2");
    assert_has(&draft, "rust_name: x_y_3");
}

#[test]
fn a_key_that_goes_with_a_secret_is_public() {
    let draft = page(&[request(&json!({"acme.api.key": "<K>", "acme.api.secret": "<S>"}))], "");
    assert_has(&draft, "acme.api.key: {label: API key}");
    assert_has(&draft, "acme.api.secret: {label: API secret, kind: secret}");
}

#[test]
fn what_an_alternative_brings_that_no_request_shows_is_required() {
    let sent = json!({"authentication.type": "custom", "clientId": "<I>", "site": "<S>"});
    let answered =
        json!({"authentication.type": "basic", "username": "U", "password": "********", "site": "acme"});
    let table = "| Key | Description |\n|---|---|\n| `authentication.type` | Either `basic` or `custom` |\n";
    let draft = page(&[request(&sent), response(&answered)], table);
    assert_has(&draft, "  default: basic\n  basic:\n  custom: [clientId]\n");
    assert_lacks(&draft, "required: false");
}

#[test]
fn options_are_read_from_words_after_a_colon() {
    let table = "| Key | Description |\n|---|---|\n| `mode` | Valid values: fast, slow or off. |\n";
    let draft = page(&[request(&json!({"mode": "<M>"}))], table);
    assert_has(&draft, "options: [fast, slow, \"off\"]");
}

#[test]
fn where_users_grant_access_is_taken_from_the_address_they_are_sent_to() {
    let granted = json!({"oauthUrl": "https://acme.example/authorize?client_id=4711", "element": "acme"});
    let sent = json!({"element": {"key": "acme"}, "providerData": {"code": "<C>"}, "configuration": {"oauth.api.key": "<K>"}});
    let draft = page(&[granted.clone(), sent.clone()], "");
    assert_has(&draft, "oauth.authorization.url: https://acme.example/authorize\n");
    assert_lacks(
        &page(&[granted, sent, response(&json!({"oauth.api.key": "<K>"}))], ""),
        "oauth.authorization.url",
    );
}

#[test]
fn members_of_an_export_of_the_wrong_form_are_told() {
    let element = json!({"key": "acme", "name": "Acme", "parameters": {"a": 1}});
    let export = json!({"element": element, "configuration": [{"key": "site"}], "resources": "all"});
    let draft = draft("acme.json", &export.to_string());
    assert_noted(&draft, "`parameters` of the export is no list");
    assert_noted(&draft, "`resources` of the export is no list");
}

#[test]
fn a_note_is_one_line_whatever_a_name_has() {
    let parameter = json!({"name": "a\nb\u{1b}[31m\u{202e}", "vendorName": "v", "type": "configuration", "vendorType": "header"});
    let export =
        json!({"element": {"key": "acme", "name": "Acme"}, "configuration": [], "parameters": [parameter]});
    let draft = draft("acme.json", &export.to_string());
    assert_noted(&draft, r"the parameter `a\nb\u{1b}[31m\u{202e}` is no entry");
}
