//! Rules between elements.

use std::borrow::Cow;

use super::key;
use crate::diagnostics::{Collector, codes};
use crate::model::Element;
use crate::sorted::Names;

/// No two elements have one key.
pub(super) fn keys(elements: &[Element], collector: &mut Collector) {
    for (first, second) in pairs(elements, |element| element.key.value.as_str().into()) {
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

/// No former key is a key, or another former key.
pub(super) fn former_keys(elements: &[Element], collector: &mut Collector) {
    let mut taken = Names::new();
    for key in elements.iter().filter(|element| element.has_key()).map(|element| &element.key) {
        taken.claim(&key.value, key);
    }
    let former = elements.iter().flat_map(|element| &element.renamed_from);
    for key in former.filter(|key| key::misfit(&key.value).is_none()) {
        if let Some(holder) = taken.claim(&key.value, key) {
            collector
                .error(
                    codes::DUPLICATE_KEY,
                    format!("the former key `{}` is taken", key.value),
                    key.at.clone(),
                )
                .text("this former key")
                .label(holder.at.clone(), "taken here")
                .help("remove the former key: under one key there is one element");
        }
    }
}

/// No two elements have one id.
pub(super) fn ids(elements: &[Element], collector: &mut Collector) {
    // An element has the id of its first key, so that one key for two is the problem.
    let have_one_key =
        |first: &Element, second: &Element| first.keys().any(|key| second.keys().any(|it| it == key));
    let distinct = pairs(elements, |element| element.id.value.to_string().into()).into_iter();
    for (first, second) in distinct.filter(|(first, second)| !have_one_key(first, second)) {
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
pub(super) fn pairs(elements: &[Element], common: fn(&Element) -> Cow<'_, str>) -> Vec<(&Element, &Element)> {
    let mut first = Names::new();
    let mut pairs = Vec::new();
    let sound = |element: &&Element| element.has_key() && key::misfit(&element.key.value).is_none();
    for element in elements.iter().filter(sound) {
        pairs.extend(first.claim(common(element), element).map(|known| (*known, element)));
    }
    pairs
}
