//! What must hold within an element and between elements: one function and one code a rule.

mod across;
mod entries;
mod identifiers;
mod key;
mod template;
mod values;

pub use key::RESERVED_KEYS;

use crate::diagnostics::Collector;
use crate::model::Element;
use crate::parallel;

/// The rules that look at one element.
const ELEMENT_RULES: [fn(&Element, &mut Collector); 19] = [
    key::form,
    key::reserved,
    entries::names,
    entries::aliases,
    entries::contradictions,
    entries::conditions,
    entries::lists,
    entries::alternative_names,
    values::patterns,
    values::defaults,
    values::examples,
    template::value,
    template::names,
    template::kinds,
    template::certainty,
    template::parameters,
    identifiers::entries,
    identifiers::former_entries,
    identifiers::types,
];

/// The rules that look at all of them.
const CATALOGUE_RULES: [fn(&[Element], &mut Collector); 5] =
    [across::keys, across::former_keys, across::ids, identifiers::elements, identifiers::former_elements];

/// Applies every rule; what does not hold is noted.
pub(crate) fn check(elements: &[Element], collector: &mut Collector) {
    let found = parallel::map(elements, |_, element| {
        let mut found = Collector::default();
        for rule in ELEMENT_RULES {
            rule(element, &mut found);
        }
        found
    });
    for found in found {
        collector.append(found);
    }
    for rule in CATALOGUE_RULES {
        rule(elements, collector);
    }
}
