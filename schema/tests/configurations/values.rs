//! Values to try, and what a schema cannot say of them.

use openelements_runtime::{Entry, Kind, MASK};
use serde_json::{Value, json};

/// Texts of every form.
const TEXTS: [&str; 63] = [
    "",
    "a",
    "acme",
    "a b",
    "a\nb",
    "a\u{0}b",
    "a\u{7f}b",
    "é",
    "<b>",
    ".",
    "..",
    "-a",
    "a-",
    "a.b",
    "a_b",
    "true",
    "false",
    "TRUE",
    "0",
    "7",
    "007",
    "+7",
    "-7",
    "1234",
    "12345",
    "65535",
    "65536",
    "1.5",
    "live",
    "Live",
    "basic",
    "CUSTOM",
    "Custom",
    "main",
    "{}",
    MASK,
    "https://example.com",
    "https://example.com/a?b=c",
    "http://example.com:8080/%2e%2e/x",
    "https://u@example.com",
    "https://1.2.3.4",
    "https://1.2.3",
    "ftp://example.com",
    "https://example.com/a#b",
    "https://example.com/a/./b",
    "https://ex ample.com",
    "https://{site}.example.com:{port}/{tenant}",
    "example.com",
    "example.com:80",
    "[::1]",
    "[1:2::1.2.3.4]:8080",
    "[::1",
    "https://[2001:db8::]/",
    "٣",
    "a\u{a0}b",
    "example.com:0",
    "9223372036854775807",
    "9223372036854775808",
    "123456789012345678901234567890",
    "polling",
    "webhook",
    "page",
    "cursor",
];

/// Values of every form, some of which each entry refuses.
pub(crate) fn values() -> Vec<Value> {
    let others = [
        Value::Null,
        json!(true),
        json!(false),
        json!(0),
        json!(7),
        json!(-7),
        json!(50.0),
        json!(1),
        json!(1.5),
        json!(2.5),
        json!(443),
        json!(65536),
        json!(i64::MAX),
        json!(u64::MAX),
        json!({}),
        json!([]),
        json!({"a": [1, null]}),
    ];
    TEXTS.into_iter().map(Value::from).chain(others).collect()
}

/// Where a schema and the decoder may differ about a value, as the documentation of the schemas says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Limit {
    /// The schema may accept what the decoder refuses.
    Wider,
    /// The schema may refuse what the decoder accepts.
    Narrower,
}

pub(crate) fn limit(entry: &Entry, value: &Value) -> Option<Limit> {
    match (entry.kind, value) {
        (Kind::Json, Value::String(_)) => Some(Limit::Wider),
        (_, Value::String(text)) if text.contains('[') => Some(Limit::Narrower),
        (Kind::Integer, Value::String(text)) if text.len() > 18 => Some(Limit::Narrower),
        (_, Value::Number(_)) if entry.pattern.is_some() => Some(Limit::Narrower),
        _ => None,
    }
}
