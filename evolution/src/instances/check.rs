//! Whether a catalogue accepts a stored instance.

use openelements_runtime::{
    Catalogue, Element, Entry, Kind, MASK, Pattern, Problem, Role, Supplied, Violation, Violations, decode,
};
use serde_json::{Map, Value};

use super::stored::Stored;

/// What a catalogue says to a stored instance.
#[derive(Clone, Debug, Default)]
pub struct Verdict {
    /// Why it is refused; empty where it is accepted. No value is in it.
    pub violations: Vec<Violation>,
    /// What is accepted, and should be supplied otherwise: former names, and deprecated entries.
    pub warnings: Vec<Violation>,
    /// The entries that may be refused all the same: their values are masked, and their kind or pattern is
    /// another than where they were accepted.
    pub unchecked: Vec<&'static str>,
}

impl Verdict {
    fn refused(violations: &Violations) -> Self {
        Self { violations: violations.iter().cloned().collect(), ..Self::default() }
    }
}

/// Whether a catalogue accepts a stored instance. Secrets, which are masked, are taken to be valid, and are
/// named where that is not sure.
///
/// An answer has what the element presets beside what the caller supplied. What the catalogue that
/// answered presets is therefore taken to be preset, and so is what the element fixes.
#[must_use]
pub fn check(stored: &Stored, catalogue: &Catalogue, answered_by: &Catalogue) -> Verdict {
    let element = match catalogue.element(&stored.element) {
        Ok(element) => element,
        Err(unknown) => return Verdict::refused(&Violations::from(unknown)),
    };
    let mut entries = stored.entries.clone();
    let old = answered_by.element(&stored.element).ok();
    if !stored.is_supplied {
        entries.retain(|name, value| {
            !is_preset(value, element.entry(name), old.and_then(|old| old.entry(name)))
        });
    }
    let masked = unmask(element, &mut entries);
    let unchecked: Vec<&str> = masked.iter().copied().filter(|name| is_changed(element, old, name)).collect();
    let supplied = Supplied::from_json(&Value::Object(entries).to_string());
    match supplied.and_then(|supplied| decode(element, supplied)) {
        Ok(configuration) => {
            let mut warnings = outdated_key(element, &stored.element);
            warnings.extend(configuration.warnings().iter().cloned());
            Verdict { warnings, unchecked, ..Verdict::default() }
        }
        Err(violations) => {
            let mut verdict = Verdict { unchecked, ..Verdict::refused(&violations) };
            verdict.violations.retain(|violation| !is_of_stand_in(violation, &masked));
            verdict
        }
    }
}

/// The warning of a key that the element had.
fn outdated_key(element: &Element, key: &str) -> Vec<Violation> {
    let renamed = || Violation::new("element.key", Problem::Renamed { to: element.key });
    (element.key != key).then(renamed).into_iter().collect()
}

/// Whether a value of an answer may be what the element presets, and not what the caller supplied.
fn is_preset(value: &Value, new: Option<&Entry>, old: Option<&Entry>) -> bool {
    let is_fixed = [new, old].into_iter().flatten().any(|entry| entry.role == Role::Fixed);
    let text = value.as_str();
    let is_default = |entry: &Entry| text.is_some() && entry.default() == text;
    // Where the entry is gone, a secret that may be preset is not held against the instance.
    let is_lost_secret =
        text == Some(MASK) && new.is_none() && old.is_some_and(|old| old.default().is_some());
    value.is_null() || is_fixed || is_lost_secret || [new, old].into_iter().flatten().any(is_default)
}

/// Puts something in the place of each masked value, and names the entries.
fn unmask(element: &Element, entries: &mut Map<String, Value>) -> Vec<&'static str> {
    let mut masked = Vec::new();
    for (name, value) in entries.iter_mut().filter(|(_, value)| value.as_str() == Some(MASK)) {
        let entry = element.entry(name);
        masked.extend(entry.map(|entry| entry.name));
        *value = Value::from(entry.map_or("x", stand_in));
    }
    masked
}

/// Whether an entry may refuse what it accepted in the old element.
fn is_changed(element: &Element, old: Option<&Element>, name: &str) -> bool {
    let form = |entry: &Entry| (entry.kind, entry.pattern.map(Pattern::source));
    let Some(entry) = element.entry(name) else {
        return false;
    };
    let before = old.and_then(|old| entry.names().find_map(|name| old.entry(name)));
    before.map_or((Kind::Secret, None), form) != form(entry)
}

/// A value that an entry most likely accepts.
fn stand_in(entry: &Entry) -> &'static str {
    match entry.kind {
        Kind::Boolean => "true",
        Kind::Integer => "1",
        Kind::Url => "https://example.com",
        Kind::Host => "example.com",
        Kind::Enum => entry.options.first().copied().unwrap_or("x"),
        Kind::Json => "{}",
        _ => "x",
    }
}

/// Whether it is what stands in for a secret that is refused, about which nothing is known.
fn is_of_stand_in(violation: &Violation, masked: &[&str]) -> bool {
    matches!(violation.problem, Problem::Invalid { .. }) && masked.contains(&violation.entry.as_ref())
}
