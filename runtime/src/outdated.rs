//! What a caller supplies under a former name, or for a deprecated entry: accepted, with a warning. It
//! costs nothing where nothing is outdated.

use crate::element::Element;
use crate::entry::Entry;
use crate::violations::{Problem, Violation};

/// Notes what is outdated about an entry that is supplied under `name`. For null there is nothing to note:
/// so a deprecated entry can be taken back without a warning.
#[inline]
pub(crate) fn note(entry: &Entry, name: &str, warnings: &mut Vec<Violation>) {
    if entry.renamed_from.contains(&name) {
        warnings.push(Violation::new(name, Problem::Renamed { to: entry.name }));
    }
    if let Some(advice) = entry.deprecated {
        warnings.push(Violation::of(entry, Problem::Deprecated { advice }));
    }
}

/// Whether anything that is supplied for an element can be outdated.
pub(crate) fn has_outdated(element: &Element) -> bool {
    element.entries.iter().any(|entry| entry.deprecated.is_some() || !entry.renamed_from.is_empty())
}

/// What is outdated about an element that is asked for by `key`, if it is.
pub(crate) fn outdated_element(element: &Element, key: Option<&str>) -> impl Iterator<Item = Problem> {
    let is_former = key.is_some_and(|key| element.renamed_from.contains(&key));
    let renamed = is_former.then_some(Problem::Renamed { to: element.key });
    let deprecated = element.deprecated.map(|advice| Problem::Deprecated { advice });
    renamed.into_iter().chain(deprecated)
}
