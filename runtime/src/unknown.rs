//! Names that are those of no entry.

use std::collections::BTreeSet;

use crate::element::Element;
use crate::suggest::did_you_mean;
use crate::violations::{Problem, Violation};

/// How many unknown names are compared with the known ones: thousands are no misspellings,
/// and each comparison takes time.
const MAX_SUGGESTIONS: usize = 64;

/// What is wrong with names that an element does not have, each told once.
pub(crate) fn unknown<'a>(element: &Element, names: impl Iterator<Item = &'a str>) -> Vec<Violation> {
    let mut seen = BTreeSet::new();
    let names = names.filter(|name| seen.insert(*name));
    let violations = names.enumerate().map(|(index, name)| {
        let suggestion = (index < MAX_SUGGESTIONS).then(|| suggestion(element, name)).flatten();
        Violation::new(name, Problem::Unknown { suggestion })
    });
    violations.collect()
}

/// The name or alias that may have been meant.
fn suggestion(element: &Element, name: &str) -> Option<&'static str> {
    let names = element.entries.iter().map(|entry| entry.name);
    let aliases = element.entries.iter().flat_map(|entry| entry.aliases).copied();
    did_you_mean(name, names.chain(aliases))
}
