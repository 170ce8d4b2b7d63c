//! Rules about names in Rust.

use super::across::pairs;
use super::entries::is_name;
use super::key::misfit;
use crate::diagnostics::{Code, Collector, codes};
use crate::model::{Element, Entry, Located};
use crate::names::Identifier;
use crate::sorted::Names;

const HELP: &str = "give one of the two another name in Rust with `rust_name`";

const FORMER_HELP: &str = "give the other another name in Rust with `rust_name`, or remove the former name";

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

/// No setter or accessor that an entry had is another's.
pub(super) fn former_entries(element: &Element, collector: &mut Collector) {
    let fields = element.fields().filter(|entry| is_name(&entry.name.value));
    let present = fields.clone().map(|entry| (&entry.name, entry.identifier.clone()));
    let former = fields.flat_map(Entry::former_identifiers).filter(|(name, _)| is_name(&name.value));
    for (known, name, identifier) in taken(present, former) {
        let message = format!(
            "the entries `{}` and, formerly, `{}` both become `{identifier}` in Rust",
            known.value, name.value
        );
        report(codes::ENTRY_IDENTIFIERS, message, FORMER_HELP, known, name, collector);
    }
}

/// The former names that become the identifier of another name, with that other name.
fn taken<'name>(
    present: impl Iterator<Item = (&'name Located<String>, Identifier)>,
    former: impl Iterator<Item = (&'name Located<String>, Identifier)>,
) -> Vec<(&'name Located<String>, &'name Located<String>, Identifier)> {
    let mut known = Names::new();
    for (name, identifier) in present {
        known.claim(identifier.into_string(), name);
    }
    let named = former.filter_map(|(name, identifier)| {
        Some((*known.claim(identifier.as_str().to_owned(), name)?, name, identifier))
    });
    // One name for two is refused by another rule.
    named.filter(|(known, name, _)| known.value != name.value).collect()
}

/// Whether the identifier of an entry names something beside its row.
fn is_named(entry: &Entry) -> bool {
    entry.is_field() || entry.pattern.is_some()
}

/// No two entries have statics of one name beside their rows, unless they become one identifier, too.
fn statics(element: &Element, collector: &mut Collector) {
    let mut seen: Names<'_, Vec<&Entry>> = Names::new();
    let with_static = element.entries.iter().filter(|it| it.pattern.is_some() || it.template.is_some());
    for entry in with_static {
        let constant = Identifier::constant(entry.identifier.as_str());
        let Some(alike) = seen.claim(constant.as_str().to_owned(), vec![entry]) else {
            continue;
        };
        let is_told =
            |other: &Entry| other.identifier == entry.identifier && is_named(other) && is_named(entry);
        if let Some(other) = alike.iter().find(|it| !is_told(it)) {
            let names = [&other.name, &entry.name].map(|name| (name, constant.clone())).into_iter();
            clashes(codes::ENTRY_IDENTIFIERS, "statics of", HELP, names, collector);
        }
        alike.push(entry);
    }
}

/// No two entries with options become one type, unless they become one identifier, too.
pub(super) fn types(element: &Element, collector: &mut Collector) {
    let mut seen: Names<'_, Vec<&Entry>> = Names::new();
    for entry in typed_options(element) {
        let Some(alike) = seen.claim(entry.options_type.as_str(), vec![entry]) else {
            continue;
        };
        if let Some(other) = alike.iter().find(|other| other.identifier != entry.identifier) {
            let names = [(&other.name, &other.options_type), (&entry.name, &entry.options_type)];
            let names = names.map(|(name, of_type)| (name, of_type.clone())).into_iter();
            clashes(codes::ENTRY_IDENTIFIERS, "options of", HELP, names, collector);
        }
        alike.push(entry);
    }
}

/// The entries whose options become a type.
fn typed_options(element: &Element) -> impl Iterator<Item = &Entry> {
    element.entries.iter().filter(|entry| entry.has_options_type())
}

/// No two elements become one module or one variant.
pub(super) fn elements(elements: &[Element], collector: &mut Collector) {
    for (first, second) in pairs(elements, |element| element.module.as_str().into()) {
        clash_of_elements("module", second.module.as_str(), first, second, collector);
    }
    for (first, second) in pairs(elements, |element| element.variant.as_str().into()) {
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
    let help = "change one of the two keys";
    report(codes::ELEMENT_IDENTIFIERS, message, help, &first.key, &second.key, collector);
}

/// No module that an element had is another's.
pub(super) fn former_elements(elements: &[Element], collector: &mut Collector) {
    let present = elements.iter().filter(|element| element.has_key());
    let present = present.map(|element| (&element.key, element.module.clone()));
    let former = elements.iter().flat_map(Element::former_modules);
    let former = former.filter(|(key, _)| misfit(&key.value).is_none());
    for (known, key, module) in taken(present, former) {
        let message =
            format!("`{}` and, formerly, `{}` both become the module `{module}`", known.value, key.value);
        let help = "remove the former key, or change the other key";
        report(codes::ELEMENT_IDENTIFIERS, message, help, known, key, collector);
    }
}

/// Notes two names that become one.
fn report(
    code: Code,
    message: String,
    help: &str,
    known: &Located<String>,
    name: &Located<String>,
    collector: &mut Collector,
) {
    collector
        .error(code, message, name.at.clone())
        .text("this one")
        .label(known.at.clone(), "and this one")
        .help(help);
}

fn clashes<'name>(
    code: Code,
    what: &str,
    help: &str,
    names: impl Iterator<Item = (&'name Located<String>, Identifier)>,
    collector: &mut Collector,
) {
    let mut first: Names<'_, &Located<String>> = Names::new();
    for (name, identifier) in names {
        // One name given twice is refused by another rule.
        let known = first.claim(identifier.as_str().to_owned(), name);
        let Some(known) = known.filter(|known| known.value != name.value) else {
            continue;
        };
        let message =
            format!("the {what} `{}` and `{}` both become `{identifier}` in Rust", known.value, name.value);
        report(code, message, help, known, name, collector);
    }
}
