//! A configuration that is stored in clear and read again is the same configuration.

#![allow(clippy::unwrap_used, reason = "Clippy does not take the helpers of tests for tests")]

use openelements::ELEMENTS;
use openelements::runtime::{Configuration, Element, Entry, Kind, Supplied, decode};
use proptest::prelude::{Strategy, any, prop, prop_assert_eq, prop_oneof, proptest};
use proptest::sample::{Index, select};

/// Values that somebody may try, whatever the kind of the entry.
const NASTY: [&str; 16] = [
    "",
    " ",
    "null",
    "********",
    "a b",
    "ä\u{202e}\u{10ffff}",
    "line\nline",
    "tab\t",
    "\"quoted\\\"",
    "{\"a\": [1, \"b\"]}",
    "-0",
    "007",
    "true",
    "https://example.com/a?b=c",
    "{site}",
    "https://{site}.chargebee.com/api/v1",
];

fn value() -> impl Strategy<Value = String> {
    prop_oneof![
        select(&NASTY[..]).prop_map(str::to_owned),
        any::<String>(),
        any::<i64>().prop_map(|number| number.to_string()),
        "[a-z][a-z0-9-]{0,8}[a-z]",
    ]
}

/// A value that an entry most likely accepts.
fn plain(entry: &Entry) -> &'static str {
    match entry.kind {
        Kind::Boolean => "true",
        Kind::Integer => "42",
        Kind::Url => "https://example.com/hook",
        Kind::Host => "example.com",
        Kind::Json => "{}",
        Kind::Enum => entry.options.first().copied().unwrap_or_default(),
        _ => entry.example.unwrap_or("acme"),
    }
}

/// The required entries with plain values, then the chosen ones with chosen values.
fn supply(element: &Element, alternative: Option<&str>, chosen: &[(Index, Option<String>)]) -> Supplied {
    let mut supplied = Supplied::new();
    let default = element.authentication.map_or("", |it| it.default);
    if let Some(alternative) = alternative {
        supplied.set("authentication.type", alternative);
    }
    let applies = |entry: &&Entry| entry.applies_to(alternative.unwrap_or(default));
    for entry in element.entries.iter().filter(applies).filter(|it| it.required) {
        supplied.set(entry.name, plain(entry));
    }
    for (index, value) in chosen {
        let entry = index.get(element.entries);
        let value = value.as_deref().unwrap_or_else(|| plain(entry));
        supplied.set(entry.name, value);
    }
    supplied
}

fn stored(configuration: &Configuration) -> String {
    serde_json::to_string(&configuration.exposed()).unwrap()
}

fn answered(configuration: &Configuration) -> String {
    serde_json::to_string(configuration).unwrap()
}

fn alternatives(element: &Element) -> impl Iterator<Item = Option<&'static str>> {
    let authentication = element.authentication.iter();
    let named = authentication.flat_map(|authentication| authentication.alternatives);
    std::iter::once(None).chain(named.copied().map(Some))
}

proptest! {
    #[test]
    fn what_is_decoded_can_be_stored_and_decoded_again(
        element in any::<Index>(),
        chosen in prop::collection::vec((any::<Index>(), prop::option::of(value())), 0..4),
    ) {
        let element = *element.get(&ELEMENTS);
        for alternative in alternatives(element) {
            let Ok(first) = decode(element, supply(element, alternative, &chosen)) else {
                continue;
            };
            let again = Supplied::from_json(&stored(&first)).unwrap();
            let second = decode(element, again).unwrap();
            prop_assert_eq!(stored(&first), stored(&second));
            prop_assert_eq!(answered(&first), answered(&second));
            prop_assert_eq!(first.authentication(), second.authentication());
        }
    }
}

#[test]
fn the_documented_elements_can_be_stored_with_every_authentication() {
    for key in ["chargebee", "chargify", "stripe", "zuorav2"] {
        let element = openelements::element(key).unwrap();
        for alternative in alternatives(element) {
            let first = decode(element, supply(element, alternative, &[])).unwrap();
            let again = Supplied::from_json(&stored(&first)).unwrap();
            assert_eq!(stored(&decode(element, again).unwrap()), stored(&first), "{key}");
        }
    }
}
