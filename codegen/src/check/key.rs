//! Rules about keys.

use crate::diagnostics::{Collector, codes};
use crate::model::Element;

/// Keys that mean something else already, and what.
const RESERVED: [(&str, &str); 3] = [
    ("instances", "it is a path of the API"),
    ("keys", "it is a path of the API"),
    ("metadata", "it is a path of the API"),
];

/// A key is up to 64 lower-case letters, digits, `-` and `_`, not digits alone.
pub(super) fn form(element: &Element, collector: &mut Collector) {
    let Some(reason) = misfit(&element.key.value).filter(|_| element.has_key()) else {
        return;
    };
    let message = format!("`{}` cannot be a key", element.key.value);
    collector.error(codes::BAD_KEY, message, element.key.at.clone()).help(format!("a key {reason}"));
}

/// What keys are that this one is not.
pub(super) fn misfit(key: &str) -> Option<&'static str> {
    let known = |character: char| {
        character.is_ascii_lowercase() || character.is_ascii_digit() || "-_".contains(character)
    };
    if key.is_empty() || key.len() > 64 {
        Some("has 1 to 64 characters")
    } else if !key.chars().all(known) || !key.starts_with(|first: char| first.is_ascii_alphanumeric()) {
        Some("has lower-case letters, digits, `-` and `_`, and begins with a letter or digit")
    } else if key.chars().all(|character| character.is_ascii_digit()) {
        Some("has a letter, as the API takes a number for an id")
    } else {
        None
    }
}

/// A key is not a word that means something else.
pub(super) fn reserved(element: &Element, collector: &mut Collector) {
    if let Some((key, reason)) = RESERVED.iter().find(|(key, _)| *key == element.key.value) {
        collector
            .error(
                codes::RESERVED_KEY,
                format!("the key `{key}` is reserved: {reason}"),
                element.key.at.clone(),
            )
            .help("choose another key");
    }
}
