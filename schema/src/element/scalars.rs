//! The schemas of single texts and numbers.

use openelements_codegen::{FLAG_WORDS, RESERVED_KEYS};
use openelements_runtime::Kind;
use serde_json::{Value, json};

use crate::forms::{self, Host};
use crate::{object, value};

/// A scalar, whose text is taken as it is written.
pub(super) fn text() -> Value {
    json!({"type": ["string", "number", "boolean"]})
}

/// One line of text.
pub(super) fn line() -> Value {
    value::of_kind(Kind::String)
}

/// A text that is more than white space.
pub(super) fn name() -> Value {
    with_pattern(&["string", "number", "boolean"], forms::NO_BLANK, "Write what people call the element.")
}

/// One line for people: a text, as a flag or a number says nothing.
pub(super) fn advice() -> Value {
    let expected = "Say in one line why, and what to use instead.";
    let mut schema = object(with_pattern(&["string"], forms::ONE_LINE, expected));
    let flag = value::in_any_case(&FLAG_WORDS);
    let is_flag = flag.replacen('^', r"^\s*", 1).replacen('$', r"\s*$", 1);
    schema.insert(
        "allOf".to_owned(),
        json!([
            {"pattern": forms::NO_BLANK, "patternErrorMessage": expected}, {"not": {"pattern": is_flag}},
        ]),
    );
    schema.into()
}

/// One text of a form, or a list of them.
pub(super) fn texts(item: &Value, are_distinct: bool) -> Value {
    let mut list = object(json!({"type": "array", "items": item}));
    if are_distinct {
        list.insert("uniqueItems".to_owned(), true.into());
    }
    json!({"anyOf": [item, list]})
}

/// A whole number from 0 up.
pub(super) fn number() -> Value {
    json!({"type": "integer", "minimum": 0, "maximum": u64::MAX})
}

/// The key of an element.
pub(super) fn key() -> Value {
    let expected = "Write 1 to 64 lower-case letters, digits, `-` and `_`, a letter among them.";
    let mut schema =
        object(with_pattern(&["string", "boolean"], "^([a-z]|[0-9]+[a-z_-])[a-z0-9_-]*$", expected));
    schema.insert("maxLength".to_owned(), 64.into());
    schema.insert("not".to_owned(), json!({"enum": RESERVED_KEYS}));
    schema.into()
}

/// A name in Rust.
pub(super) fn rust_name() -> Value {
    let expected = "Write letters, digits and `_`, a letter first.";
    with_pattern(&["string", "boolean"], "^_*[A-Za-z][A-Za-z0-9_]*$", expected)
}

/// The wire name of an entry, by reference.
pub(super) fn entry() -> Value {
    json!({"$ref": "#/$defs/entry"})
}

/// The wire name of an entry.
pub(super) fn entry_name() -> Value {
    let expected = "Write 1 to 128 visible characters, a letter or digit among them, without white space, quotes and braces.";
    let mut schema = object(with_pattern(&["string", "number", "boolean"], &forms::entry_name(), expected));
    schema.insert("maxLength".to_owned(), 128.into());
    schema.into()
}

/// A URL, or a template of one.
pub(super) fn url() -> Value {
    with_pattern(&["string"], &format!("{}|[{{}}]", forms::url()), &expected(Kind::Url))
}

/// A host.
pub(super) fn host() -> Value {
    with_pattern(&["string", "boolean"], &forms::host(Host::Whole), &expected(Kind::Host))
}

/// What a spec may give as a value of a kind.
pub(super) fn of_kind(kind: Kind) -> Value {
    match kind {
        Kind::Url => json!({"$ref": "#/$defs/url"}),
        Kind::Host => json!({"$ref": "#/$defs/host"}),
        Kind::Enum => text(),
        Kind::Integer => with_pattern(&["integer", "string"], "^-?[0-9]+$", &expected(kind)),
        kind => value::of_kind(kind),
    }
}

fn expected(kind: Kind) -> String {
    format!("Write {}.", kind.expected())
}

/// What matches a pattern. Editors show what is expected rather than the pattern.
fn with_pattern(types: &[&str], pattern: &str, expected: &str) -> Value {
    json!({"type": types, "pattern": pattern, "patternErrorMessage": expected})
}
