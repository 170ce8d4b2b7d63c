//! What is told of two kinds, held against what the decoder accepts.

use openelements_runtime::{Element, Entry, Kind, decode_json};

use super::compare;
use crate::compare::notes::Notes;
use crate::{Audience, Severity};

/// The options of the enums that are tried.
const OPTIONS: [&[&str]; 6] =
    [&["eu", "us"], &["true", "false"], &["true"], &["1", "-20"], &["007"], &["{}", "https://example.com"]];

/// Values of every form, as JSON. The mask is none of them: nobody has it for a value.
const VALUES: [&str; 34] = [
    r#""""#,
    r#"" ""#,
    r#""eu""#,
    r#""us""#,
    r#""é""#,
    r#""a\nb""#,
    r#""a\tb""#,
    r#""a\u0000b""#,
    r#""true""#,
    r#""false""#,
    r#""True""#,
    "true",
    "false",
    r#""1""#,
    r#""-20""#,
    r#""007""#,
    r#""-0""#,
    r#""+1""#,
    r#""9223372036854775808""#,
    r#""1.0""#,
    "1",
    "-20",
    "1.0",
    "1.5",
    "1e3",
    r#""{}""#,
    r#""null""#,
    "{}",
    "[1]",
    r#""https://example.com""#,
    r#""example.com:8443""#,
    r#""127.0.0.1""#,
    r#""[::1]""#,
    r#""\u202e""#,
];

fn leak<T>(value: T) -> &'static T {
    Box::leak(Box::new(value))
}

/// An element with one entry, of each kind.
fn elements() -> Vec<&'static Element> {
    let of_kind = |kind: Kind, options| {
        let mut entry = Entry::field("it");
        (entry.kind, entry.options) = (kind, options);
        leak(Element::new("it", 1, "It").entries(leak([entry])))
    };
    let enums = OPTIONS.iter().map(|options| of_kind(Kind::Enum, options));
    let others = Kind::ALL.into_iter().filter(|kind| *kind != Kind::Enum).map(|kind| of_kind(kind, &[]));
    others.chain(enums).collect()
}

/// What a change is for an audience.
fn severity(before: &Element, after: &Element, audience: Audience) -> Option<Severity> {
    let mut notes = Notes::of("it");
    compare(&mut notes, &before.entries[0], &after.entries[0]);
    notes.finish().iter().map(|change| change.severity(audience)).max()
}

#[test]
fn what_is_refused_now_is_told_as_breaking() {
    let accepts = |element, value: &str| decode_json(element, &format!("{{\"it\": {value}}}")).is_ok();
    let mut wrong = Vec::new();
    for (before, after) in pairs() {
        for value in VALUES.into_iter().filter(|value| accepts(before, value) && !accepts(after, value)) {
            let is_told = |audience| severity(before, after, audience) == Some(Severity::Breaking);
            // What is stored is text.
            let is_stored = value.starts_with('"');
            if !is_told(Audience::Callers) || (is_stored && !is_told(Audience::Instances)) {
                wrong.push(format!("{} to {}: {value}", words(before), words(after)));
            }
        }
    }
    assert_eq!(wrong, [""; 0]);
}

/// An enum of both has another name in Rust, and accepts the same.
#[test]
fn an_enum_of_true_and_false_is_as_wide_as_a_boolean() {
    let is_boolean = |element: &Element| element.entries[0].kind == Kind::Boolean;
    let is_both = |element: &Element| element.entries[0].options == OPTIONS[1];
    let is_one =
        |old: &Element, new: &Element| is_boolean(old) && is_both(new) || is_both(old) && is_boolean(new);
    let told: Vec<_> = pairs()
        .filter(|(old, new)| is_one(old, new))
        .map(|(old, new)| severity(old, new, Audience::Instances))
        .collect();
    assert_eq!(told, [Some(Severity::Patch); 2]);
}

fn pairs() -> impl Iterator<Item = (&'static Element, &'static Element)> {
    let elements = elements();
    elements.clone().into_iter().flat_map(move |old| elements.clone().into_iter().map(move |new| (old, new)))
}

fn words(element: &Element) -> String {
    format!("{}{:?}", element.entries[0].kind.name(), element.entries[0].options)
}
