//! Rules between elements.

use super::key;
use crate::diagnostics::{Collector, codes};
use crate::model::Element;

/// No two elements have one key.
pub(super) fn keys(elements: &[Element], collector: &mut Collector) {
    for (first, second) in pairs(elements, |element| element.key.value.clone()) {
        collector
            .error(
                codes::DUPLICATE_KEY,
                format!("two elements have the key `{}`", second.key.value),
                second.key.at.clone(),
            )
            .text("again here")
            .label(first.key.at.clone(), "first here")
            .help("give one of the two another key, or remove it");
    }
}

/// No two elements have one id.
pub(super) fn ids(elements: &[Element], collector: &mut Collector) {
    let distinct = pairs(elements, |element| element.id.value);
    for (first, second) in distinct.into_iter().filter(|(first, second)| first.key.value != second.key.value)
    {
        let message = format!(
            "two elements have the id {}: `{}` and `{}`",
            second.id.value, first.key.value, second.key.value
        );
        collector
            .error(codes::DUPLICATE_ID, message, second.id.at.clone())
            .text("again here")
            .label(first.id.at.clone(), "first here")
            .help("give one of the two another id");
    }
}

/// The elements that have something in common, each with the first that has it.
///
/// Elements whose key is refused, or missing, are left out: that comes first.
pub(super) fn pairs<T: Ord>(
    elements: &[Element],
    common: impl Fn(&Element) -> T,
) -> Vec<(&Element, &Element)> {
    let mut first = std::collections::BTreeMap::new();
    let mut pairs = Vec::new();
    let sound = |element: &&Element| element.has_key() && key::misfit(&element.key.value).is_none();
    for element in elements.iter().filter(sound) {
        match first.entry(common(element)) {
            std::collections::btree_map::Entry::Occupied(known) => pairs.push((*known.get(), element)),
            std::collections::btree_map::Entry::Vacant(free) => {
                free.insert(element);
            }
        }
    }
    pairs
}
