//! The Rust types of entries, and how their values are read.

use openelements_runtime::Kind;

use super::calls::string;
use crate::model::Entry;

/// The type of the value.
fn value(entry: &Entry) -> String {
    match entry.kind {
        Kind::Secret => "runtime::Secret".to_owned(),
        Kind::Boolean => "bool".to_owned(),
        Kind::Integer => "i64".to_owned(),
        Kind::Url => "runtime::Url".to_owned(),
        Kind::Enum => entry.options_type.to_string(),
        _ => "String".to_owned(),
    }
}

/// The type of a place that holds the value: optional where there may be none.
pub(super) fn field(entry: &Entry) -> String {
    if_sure(entry, value(entry))
}

/// The type that an accessor gives.
pub(super) fn borrowed(entry: &Entry) -> String {
    let of_type = match entry.kind {
        Kind::Secret => "&runtime::Secret".to_owned(),
        _ if is_text(entry) => "&str".to_owned(),
        _ => value(entry),
    };
    if_sure(entry, of_type)
}

/// The type that a setter takes, and what it does with its argument `value` first.
pub(super) fn argument(entry: &Entry) -> (String, Option<String>) {
    let value = value(entry);
    if is_text(entry) || entry.kind == Kind::Secret {
        (format!("impl Into<{value}>"), Some(format!("let value: {value} = value.into();")))
    } else {
        (value, None)
    }
}

fn if_sure(entry: &Entry, of_type: String) -> String {
    if entry.has_value() { of_type } else { format!("Option<{of_type}>") }
}

const fn is_text(entry: &Entry) -> bool {
    matches!(entry.kind, Kind::String | Kind::Host | Kind::Json | Kind::Text)
}

/// Reads the value from an expression for a configuration.
pub(super) fn read(entry: &Entry, configuration: &str) -> String {
    let getter = match (entry.kind, entry.has_value()) {
        (Kind::Secret, true) => "required_secret",
        (Kind::Secret, false) => "secret",
        (Kind::Boolean, true) => "required_boolean",
        (Kind::Boolean, false) => "boolean",
        (Kind::Integer, true) => "required_integer",
        (Kind::Integer, false) => "integer",
        (Kind::Url, true) => "required_url",
        (Kind::Url, false) => "url",
        (_, true) => "required_text",
        (_, false) => "get",
    };
    let value = format!("{configuration}.{getter}({})", string(&entry.name.value));
    match (entry.kind, entry.has_value()) {
        (Kind::Enum, true) => format!("{}::read({value})", entry.options_type),
        (Kind::Enum, false) => format!("{value}.map({}::read)", entry.options_type),
        _ => value,
    }
}

/// Copies the value from a `configuration`.
pub(super) fn copied(entry: &Entry) -> String {
    let value = read(entry, "configuration");
    match (entry.kind, entry.has_value()) {
        (Kind::Secret, true) => format!("{value}.clone()"),
        (Kind::Secret, false) => format!("{value}.cloned()"),
        (_, true) if is_text(entry) => format!("{value}.to_owned()"),
        (_, false) if is_text(entry) => format!("{value}.map(str::to_owned)"),
        _ => value,
    }
}
