//! Rules about keys.

use crate::diagnostics::{Collector, codes};
use crate::model::{Element, Located};

/// The keys that no element can have, because they are paths of the API.
pub const RESERVED_KEYS: [&str; 3] = ["instances", "keys", "metadata"];

/// A key is up to 64 lower-case letters, digits, `-` and `_`, not digits alone; so was a former one.
pub(super) fn form(element: &Element, collector: &mut Collector) {
    for key in given(element) {
        if let Some(reason) = misfit(&key.value) {
            let message = format!("`{}` cannot be a key", key.value);
            collector.error(codes::BAD_KEY, message, key.at.clone()).help(format!("a key {reason}"));
        }
    }
}

/// The key, if the spec has one, and the former keys.
fn given(element: &Element) -> impl Iterator<Item = &Located<String>> {
    Some(&element.key).filter(|_| element.has_key()).into_iter().chain(&element.renamed_from)
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
    for given in given(element) {
        if let Some(key) = RESERVED_KEYS.iter().find(|key| **key == given.value) {
            let message = format!("the key `{key}` is reserved: it is a path of the API");
            collector.error(codes::RESERVED_KEY, message, given.at.clone()).help("choose another key");
        }
    }
}
