//! Rules about names in Rust.

use std::collections::BTreeMap;

use super::across::pairs;
use super::entries::is_name;
use crate::diagnostics::{Code, Collector, codes};
use crate::model::{Element, Entry, Located};
use crate::names::Identifier;

const HELP: &str = "give one of the two another name in Rust with `rust_name`";

/// Options are the vendor's words, so another name is none of the ways out.
const OPTIONS_HELP: &str = "keep one of the two, or make it an entry of kind `string` with a `pattern`";

/// No two entries of an element become one identifier, nor two options or alternatives.
pub(super) fn entries(element: &Element, collector: &mut Collector) {
    let typed = element.entries.iter().filter(|entry| is_named(entry));
    // A name that is refused is to be replaced by another anyway.
    let usable = typed.filter(|entry| is_name(&entry.name.value));
    let names = usable.map(|entry| (&entry.name, entry.identifier.clone()));
    clashes(codes::ENTRY_IDENTIFIERS, "entries", HELP, names, collector);
    statics(element, collector);
    let alternatives = element.alternatives().iter().map(|it| (&it.name, it.variant.clone()));
    let help = "rename one of the two";
    clashes(codes::ENTRY_IDENTIFIERS, "alternatives", help, alternatives, collector);
    for entry in typed_options(element) {
        let options = entry.options.iter().map(|option| (option, Identifier::variant(&option.value)));
        clashes(codes::ENTRY_IDENTIFIERS, "options", OPTIONS_HELP, options, collector);
    }
}

/// Whether the identifier of an entry names something beside its row.
fn is_named(entry: &Entry) -> bool {
    entry.is_field() || entry.pattern.is_some()
}

/// No two entries have statics of one name beside their rows, unless they become one identifier, too.
fn statics(element: &Element, collector: &mut Collector) {
    let mut seen: Vec<&Entry> = Vec::new();
    let constant = |entry: &Entry| Identifier::constant(entry.identifier.as_str());
    let with_static = element.entries.iter().filter(|it| it.pattern.is_some() || it.template.is_some());
    for entry in with_static {
        let is_told =
            |other: &Entry| other.identifier == entry.identifier && is_named(other) && is_named(entry);
        if let Some(other) = seen.iter().find(|it| constant(it) == constant(entry) && !is_told(it)) {
            let names = [&other.name, &entry.name].map(|name| (name, constant(entry))).into_iter();
            clashes(codes::ENTRY_IDENTIFIERS, "statics of", HELP, names, collector);
        }
        seen.push(entry);
    }
}

/// No two entries with options become one type, unless they become one identifier, too.
pub(super) fn types(element: &Element, collector: &mut Collector) {
    let mut seen: Vec<&Entry> = Vec::new();
    for entry in typed_options(element) {
        let clash = |other: &&&Entry| {
            other.options_type == entry.options_type && other.identifier != entry.identifier
        };
        if let Some(other) = seen.iter().find(clash) {
            let names = [(&other.name, &other.options_type), (&entry.name, &entry.options_type)];
            let names = names.map(|(name, of_type)| (name, of_type.clone())).into_iter();
            clashes(codes::ENTRY_IDENTIFIERS, "options of", HELP, names, collector);
        }
        seen.push(entry);
    }
}

/// The entries whose options become a type.
fn typed_options(element: &Element) -> impl Iterator<Item = &Entry> {
    element.entries.iter().filter(|entry| entry.has_options_type())
}

/// No two elements become one module or one variant.
pub(super) fn elements(elements: &[Element], collector: &mut Collector) {
    for (first, second) in pairs(elements, |element| element.module.clone()) {
        clash_of_elements("module", second.module.as_str(), first, second, collector);
    }
    for (first, second) in pairs(elements, |element| element.variant.clone()) {
        if first.module != second.module {
            clash_of_elements("variant", second.variant.as_str(), first, second, collector);
        }
    }
}

fn clash_of_elements(what: &str, name: &str, first: &Element, second: &Element, collector: &mut Collector) {
    if first.key.value == second.key.value {
        return;
    }
    let message = format!("`{}` and `{}` both become the {what} `{name}`", first.key.value, second.key.value);
    collector
        .error(codes::ELEMENT_IDENTIFIERS, message, second.key.at.clone())
        .text("this one")
        .label(first.key.at.clone(), "and this one")
        .help("change one of the two keys");
}

fn clashes<'name>(
    code: Code,
    what: &str,
    help: &str,
    names: impl Iterator<Item = (&'name Located<String>, Identifier)>,
    collector: &mut Collector,
) {
    let mut first: BTreeMap<Identifier, &Located<String>> = BTreeMap::new();
    for (name, identifier) in names {
        let known = *first.entry(identifier.clone()).or_insert(name);
        // One name given twice is refused by another rule.
        if known.value == name.value {
            continue;
        }
        let message =
            format!("the {what} `{}` and `{}` both become `{identifier}` in Rust", known.value, name.value);
        collector
            .error(code, message, name.at.clone())
            .text("this one")
            .label(known.at.clone(), "and this one")
            .help(help);
    }
}
