//! The hubs: the families that elements belong to.

use std::collections::BTreeMap;

use openelements_runtime::Element;

/// What stands for the hub of elements that have none.
const NONE: &str = "without a hub";

/// The hub of an element, in words.
pub(crate) fn hub(element: &Element) -> &'static str {
    element.hub.filter(|hub| !hub.trim().is_empty()).unwrap_or(NONE)
}

/// A hub with its elements, in the order of their keys.
pub(crate) struct Hub {
    pub(crate) name: &'static str,
    pub(crate) elements: Vec<&'static Element>,
}

/// The hubs of these elements, by name.
pub(crate) fn of(elements: &[&'static Element]) -> Vec<Hub> {
    let mut hubs: BTreeMap<&'static str, Vec<&'static Element>> = BTreeMap::new();
    for element in elements {
        hubs.entry(hub(element)).or_default().push(element);
    }
    hubs.into_iter().map(|(name, elements)| Hub { name, elements }).collect()
}

/// The name by which links find a hub on the index, another for each hub.
pub(crate) fn id(hub: &str) -> String {
    let letter = |character: char| match character {
        'a'..='z' | '0'..='9' => character.to_string(),
        other => format!("-{:x}-", u32::from(other)),
    };
    format!("hub-{}", hub.chars().map(letter).collect::<String>())
}
