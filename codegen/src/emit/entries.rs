//! The rows of an element's table.

use openelements_runtime::{Kind, Role};

use super::calls::{Calls, array, string, strings, text};
use super::element::template_name;
use crate::model::{Condition, Element, Entry, Preset};
use crate::names::Identifier;

/// `ENTRIES` and the patterns it refers to.
pub(super) fn emit(element: &Element) -> String {
    let rows: Vec<String> = element.entries.iter().map(row).collect();
    let patterns: String = element.entries.iter().filter_map(pattern).collect();
    array("ENTRIES", "runtime::Entry", &rows) + &patterns
}

/// A row; what it has from the standard, and what has its usual value, is left out.
fn row(entry: &Entry) -> String {
    let calls = match &entry.standard {
        Some(standard) => Calls::on(format!("standard::{}", standard.constant)),
        None => Calls::on(format!("runtime::Entry::field({})", string(&entry.name.value))),
    };
    let (label, description) = usual_words(entry);
    let calls = calls
        .call_with("label", text_unless(&entry.label, label))
        .call_with("description", text_unless(&entry.description, description))
        .call_with("example", entry.example.as_ref().map(|example| string(&example.value)));
    let calls = preset(required(typed(calls, entry), entry), entry);
    let template = entry.template.as_ref().map(|_| format!("&{}", template_name(entry)));
    let aliases = strings(entry.aliases.iter().map(|alias| &alias.value));
    calls
        .call_with("template", template)
        .call_with("aliases", aliases)
        .call_with("renamed_from", strings(entry.renamed_from.iter().map(|name| &name.value)))
        .call_with("deprecated", entry.deprecated.as_ref().map(|advice| string(&advice.value)))
        .call_if(entry.hidden, "hidden")
        .end("        ")
}

/// A string literal, where it says other than the row starts with.
fn text_unless(said: &str, usual: &str) -> Option<String> {
    if said == usual { None } else { text(said) }
}

/// The label and the description that a row starts with.
fn usual_words(entry: &Entry) -> (&str, &str) {
    let standard = entry.standard.as_ref();
    standard.map_or((&entry.name.value, ""), |standard| (&standard.label, &standard.description))
}

/// The kind, the options and the pattern; the standard has the first two.
fn typed(calls: Calls, entry: &Entry) -> Calls {
    let pattern = entry.pattern.as_ref().map(|_| format!("&{}", pattern_name(entry)));
    let is_usual = entry.standard.as_ref().is_some_and(|standard| standard.kind == entry.kind);
    let calls = if is_usual { calls } else { kind(calls, entry.kind, &options(entry)) };
    let usual_role = entry.standard.as_ref().map_or(Role::Field, |standard| standard.role);
    calls
        .call_with("pattern", pattern)
        .call_if(entry.role == Role::Runtime && usual_role != Role::Runtime, "runtime")
        .call_if(entry.role == Role::Field && usual_role == Role::Runtime, "by_caller")
}

fn options(entry: &Entry) -> Vec<String> {
    entry.options.iter().map(|option| option.value.clone()).collect()
}

/// The calls that set a kind and its options.
pub(super) fn kind(calls: Calls, kind: Kind, options: &[String]) -> Calls {
    let name = match kind {
        Kind::String | Kind::Enum => None,
        kind => Some(format!("runtime::Kind::{kind:?}")),
    };
    calls.call_with("kind", name).call_with("options", strings(options))
}

fn required(calls: Calls, entry: &Entry) -> Calls {
    let is_usual = entry.standard.as_ref().is_some_and(|standard| standard.required);
    let conditions: Vec<String> = entry.required_if.iter().map(condition).collect();
    let conditions = (!conditions.is_empty()).then(|| format!("&[{}]", conditions.join(", ")));
    calls
        .call_if(entry.required && !is_usual, "required")
        .call_with("required_if", conditions)
        .call_with("alternatives", strings(&entry.alternatives))
}

fn condition(condition: &Condition) -> String {
    let (entry, value) = (string(&condition.entry.value), string(&condition.value.value));
    format!("runtime::Condition {{ entry: {entry}, value: {value} }}")
}

/// The preset, where it is not what the row starts with: null for a field, nothing for a
/// setting and for what is required.
fn preset(calls: Calls, entry: &Entry) -> Calls {
    let starts_absent = match &entry.standard {
        Some(standard) => standard.is_setting || standard.required,
        None => false,
    };
    match &entry.preset.value {
        Preset::Value(text) | Preset::Document(text) => calls.call("preset", &string(text)),
        Preset::Null => calls.call_if(starts_absent, "null"),
        Preset::Absent => {
            let starts_required = entry.standard.as_ref().is_some_and(|standard| standard.required);
            calls.call_if(!entry.required && (starts_required || !starts_absent), "absent")
        }
    }
}

fn pattern(entry: &Entry) -> Option<String> {
    let pattern = entry.pattern.as_ref()?;
    let (source, hint) = (string(&pattern.source.value), string(&pattern.hint));
    let name = pattern_name(entry);
    Some(format!("\nstatic {name}: runtime::Pattern = runtime::Pattern::new({source}, {hint});\n"))
}

fn pattern_name(entry: &Entry) -> Identifier {
    Identifier::constant(&format!("{} pattern", entry.identifier.as_str()))
}
