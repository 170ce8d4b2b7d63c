//! Whatever a text says, importing it does not fail in another way than by saying so.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use openelements_codegen::{Source, check};
use openelements_import::{Import, import};
use proptest::prelude::*;

fn imported(path: &str, text: String) -> Import {
    import(vec![(path.to_owned(), text)], &BTreeMap::new())
}

/// All drafts pass, and each document comes to a draft or a failure.
fn assert_sound(import: &Import) {
    assert!(!import.drafts.is_empty() || !import.failures.is_empty());
    for draft in &import.drafts {
        let problems = check(vec![Source::new("draft.yaml", draft.text.clone())]);
        assert!(!problems.has_errors(), "{problems}\n{}", draft.text);
    }
}

/// Pieces that pages are made of, broken and whole.
fn piece() -> impl Strategy<Value = String> {
    let known = [
        "```json\n",
        "\n```\n",
        "{",
        "}",
        "[",
        "]",
        "\"",
        ":",
        ",",
        "\\",
        "'",
        "“",
        "<",
        ">",
        "&lt;",
        "//",
        "/*",
        "*/",
        "{{page.x}}",
        "{%",
        "%}",
        "\n",
        " ",
        "null",
        "true",
        "-1",
        "1e9",
        "\"element\"",
        "\"key\"",
        "\"acme\"",
        "\"configuration\"",
        "\"base.url\": \"https://{site}.example.com\"",
        "\"site\": \"<SITE>\"",
        "\"token\": \"x\"",
        "\"authentication\": {\"type\": \"oauth2\"}",
        "---\n",
        "| `a.b` | c |\n| --- | --- |\n",
        "# Heading\n",
        "é",
        "\u{0}",
        "\"element\": {\"key\": \"acme\", \"name\": \"Acme\"}",
        "\"configuration\": {\"api.key\": \"k\"}",
    ];
    prop_oneof![4 => prop::sample::select(known.to_vec()).prop_map(str::to_owned), 1 => ".{0,6}"]
}

/// A value of a configuration.
fn value() -> impl Strategy<Value = serde_json::Value> {
    prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        ".{0,12}".prop_map(Into::into),
        "(true|false|[0-9]{1,4}|https://[a-z]{2,8}\\.example|<[A-Z_]{3,9}>|\\{[a-z.]{1,9}\\}/x)"
            .prop_map(Into::into),
        Just(serde_json::json!({"a": [1, "b: c", null]})),
    ]
}

/// A name of an entry, often one that the standard has.
fn name() -> impl Strategy<Value = String> {
    let known = [
        "base.url",
        "username",
        "password",
        "oauth.api.key",
        "oauth.user.token",
        "authentication.type",
        "type",
        "a.b",
        "a-b",
        "a_b",
        "self",
        "event.vendor.type",
        "event.notification.enabled",
        "pagination.max",
        "bulk.relations",
        "event.poller.configuration",
        "filter.response.nulls",
        "api.key",
        "session.id",
        "site",
        "authentication.time",
    ];
    prop_oneof![4 => prop::sample::select(known.to_vec()).prop_map(str::to_owned), 1 => "[a-zA-Z][a-zA-Z0-9._-]{0,8}", 1 => ".{1,6}"]
}

fn configuration() -> impl Strategy<Value = serde_json::Value> {
    prop::collection::vec((name(), value()), 0..8)
        .prop_map(|entries| serde_json::Value::Object(entries.into_iter().collect()))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_a_draft_or_a_failure(text in ".{0,300}") {
        assert_sound(&imported("page.md", text));
    }

    #[test]
    fn any_pieces_are_a_draft_or_a_failure(pieces in prop::collection::vec(piece(), 0..60), is_page in any::<bool>()) {
        let text = if is_page { format!("```json\n{}", pieces.concat()) } else { pieces.concat() };
        assert_sound(&imported("page.md", text));
    }

    #[test]
    fn any_configuration_is_a_draft(
        requests in prop::collection::vec(configuration(), 0..3),
        answer in configuration(),
        kind in "(basic|oauth1|oauth2|custom|other|)",
        label in ".{0,30}",
    ) {
        let mut page = String::new();
        for request in &requests {
            let body = serde_json::json!({"element": {"key": "acme"}, "configuration": request, "name": label});
            write!(page, "```json\n{body}\n```\n\n").unwrap();
        }
        let element = serde_json::json!({
            "key": "acme", "name": label, "description": label, "authentication": {"type": kind}, "id": 7,
        });
        let body = serde_json::json!({"token": "t", "element": element, "configuration": answer});
        write!(page, "```json\n{body}\n```\n").unwrap();
        let import = imported("acme.md", page);
        assert_sound(&import);
        prop_assert_eq!(import.drafts.len(), 1);
    }

    #[test]
    fn any_export_is_a_draft(entries in prop::collection::vec((name(), value(), any::<bool>()), 0..8), label in ".{0,20}") {
        let entries: Vec<_> = entries.iter().map(|(name, value, flag)| serde_json::json!({
            "key": name, "name": label, "description": label, "defaultValue": value, "required": flag,
            "internal": !flag, "type": "TEXTFIELD_32",
        })).collect();
        let export = serde_json::json!({"element": {"key": "acme", "name": label}, "configuration": entries});
        let import = imported("acme.json", export.to_string());
        assert_sound(&import);
        prop_assert_eq!(import.drafts.len(), 1);
    }
}

/// Pages that are no part of the project can be tried with `OPENELEMENTS_IMPORT_DOCUMENTS=DIR`.
#[test]
fn documents_of_a_directory_are_drafts() {
    let Some(directory) = std::env::var_os("OPENELEMENTS_IMPORT_DOCUMENTS") else { return };
    for entry in std::fs::read_dir(directory).unwrap() {
        let path = entry.unwrap().path();
        let import = imported(&path.display().to_string(), std::fs::read_to_string(&path).unwrap());
        assert_sound(&import);
        assert!(import.failures.is_empty(), "{:?}", import.failures);
    }
}

#[test]
fn deep_and_long_texts_take_no_long_time() {
    let begin = std::time::Instant::now();
    for piece in ["{\"a\":", "[{", "\"", "{\"", "<", "{{", "{%", "\\", "/*", "`", "{\"a\": \"b\"} "] {
        imported("page.json", format!("{{{}", piece.repeat(100_000)));
        imported("page.md", format!("```json\n{}", piece.repeat(100_000)));
        imported("page.md", piece.repeat(100_000));
        assert!(begin.elapsed().as_secs() < 60, "{piece} takes {:?}", begin.elapsed());
    }
}
