//! Rules about the entries of an element.

use openelements_runtime::{Kind, Role, is_invisible};

use super::values;
use crate::diagnostics::{Collector, codes};
use crate::model::{Condition, Element, Entry, Located};
use crate::sorted::Names;
use crate::syntax::quoted;

/// Whether a text can be the wire name of an entry.
pub(super) fn is_name(text: &str) -> bool {
    let forbidden = |character: char| {
        let is_plain = character.is_ascii_alphanumeric() || matches!(character, '.' | '_' | '-');
        !is_plain && (character.is_whitespace() || is_invisible(character) || "{}`\"\\".contains(character))
    };
    let lettered = text.chars().any(|character| character.is_ascii_alphanumeric());
    lettered && text.len() <= 128 && !text.contains(forbidden)
}

/// A wire name is up to 128 characters that can be seen, without white space and braces.
pub(super) fn names(element: &Element, collector: &mut Collector) {
    let fields = element.entries.iter().filter(|entry| entry.is_field());
    let others = element.entries.iter().flat_map(|entry| entry.aliases.iter().chain(&entry.renamed_from));
    for name in fields.map(|entry| &entry.name).chain(others) {
        if !is_name(&name.value) {
            let message = format!("`{}` cannot be the name of an entry", name.value);
            collector
                .error(codes::BAD_ENTRY_NAME, message, name.at.clone())
                .help("write 1 to 128 visible characters, an ASCII letter or digit among them, without white space, quotes and braces");
        }
    }
}

/// No alias, and no former name, is another name of the entry or of another entry.
pub(super) fn aliases(element: &Element, collector: &mut Collector) {
    let mut taken = Names::new();
    for name in element.entries.iter().map(|entry| &entry.name) {
        taken.claim(&name.value, name);
    }
    for alias in element.entries.iter().flat_map(|entry| &entry.aliases) {
        if let Some(holder) = taken.claim(&alias.value, alias) {
            report_taken("alias", alias, holder, "remove the alias, or choose another", collector);
        }
    }
    for former in element.entries.iter().flat_map(|entry| &entry.renamed_from) {
        let help = "remove the former name: under one name there is one entry";
        if let Some(holder) = taken.claim(&former.value, former) {
            report_taken("former name", former, holder, help, collector);
        }
    }
}

fn report_taken(
    what: &str,
    name: &Located<String>,
    holder: &Located<String>,
    help: &str,
    collector: &mut Collector,
) {
    collector
        .error(codes::ALIAS_CLASH, format!("the {what} `{}` is taken", name.value), name.at.clone())
        .text(format!("this {what}"))
        .label(holder.at.clone(), "taken here")
        .help(help);
}

/// No two attributes of an entry contradict each other.
pub(super) fn contradictions(element: &Element, collector: &mut Collector) {
    for entry in &element.entries {
        if let Some((message, help)) = contradiction(entry) {
            let message = format!("`{}` {message}", entry.name.value);
            collector.error(codes::CONTRADICTION, message, entry.name.at.clone()).help(help);
        }
    }
}

fn contradiction(entry: &Entry) -> Option<(&'static str, &'static str)> {
    let has_default = entry.preset.value.text().is_some();
    if entry.role == Role::Runtime && (entry.required || !entry.required_if.is_empty()) {
        let help = "write `runtime: false` if the caller is to supply it; otherwise it is not required";
        Some(("is required, but set while the instance lives", help))
    } else if entry.required && has_default {
        Some(("is required, but has a default", "remove `required: true` or the default"))
    } else if entry.required && !entry.required_if.is_empty() {
        Some(("is required always, and under a condition", "remove `required` or `required_if`"))
    } else if entry.required && entry.deprecated.is_some() && entry.alternatives.is_empty() {
        // Within an alternative it is avoided by another one.
        let help = "write `required: false` or give it a default, so that callers can do without it";
        Some(("is deprecated, but required", help))
    } else if entry.kind == Kind::Enum && entry.options.is_empty() {
        Some(("is an enum without options", "add its values, such as `options: [sandbox, production]`"))
    } else if entry.kind != Kind::Enum && !entry.options.is_empty() {
        Some(("has options, but is no enum", "remove `options`, or write `kind: enum`"))
    } else if entry.pattern.is_some() && !matches!(entry.kind, Kind::String | Kind::Secret | Kind::Text) {
        Some(("has a pattern, but is not text", "remove the pattern: the kind says what is accepted"))
    } else {
        None
    }
}

/// `required_if` names entries, and values they can have.
pub(super) fn conditions(element: &Element, collector: &mut Collector) {
    for entry in &element.entries {
        for condition in &entry.required_if {
            if condition.entry.value == entry.name.value {
                let message =
                    format!("`{}` is required if it has a value, which it then has", entry.name.value);
                let help = "name another entry, or remove the condition";
                collector.error(codes::BAD_CONDITION, message, condition.entry.at.clone()).help(help);
            } else {
                check_condition(element, condition, collector);
            }
        }
    }
}

fn check_condition(element: &Element, condition: &Condition, collector: &mut Collector) {
    let name = &condition.entry;
    let Some(other) = element.entry(&name.value) else {
        if !element.complete {
            return;
        }
        let known = element.entries.iter().map(|entry| entry.name.value.as_str());
        let message = format!("`required_if` names `{}`, which is not an entry", name.value);
        let all = format!("there are {}", quoted(known.clone()));
        collector.error(codes::BAD_CONDITION, message, name.at.clone()).suggest(&name.value, known, all);
        return;
    };
    if let Some(expected) = values::refusal(other, &condition.value.value) {
        let message = format!("`{}` is never `{}`", other.name.value, condition.value.value);
        collector
            .error(codes::BAD_CONDITION, message, condition.value.at.clone())
            .help(format!("write {expected}"));
    }
}

/// No alternative names an entry twice, no entry an option, and no element a resource.
pub(super) fn lists(element: &Element, collector: &mut Collector) {
    let alternatives = element.alternatives().iter().map(|alternative| &alternative.entries);
    let alternatives = alternatives.chain([&element.resources]);
    let options = element.entries.iter().filter(|entry| !entry.is_authentication_choice());
    for names in alternatives.chain(options.map(|entry| &entry.options)) {
        let mut seen = Names::new();
        for name in names {
            if let Some(first) = seen.claim(&name.value, name) {
                report_repeated(name, first, collector);
            }
        }
    }
}

fn report_repeated(name: &Located<String>, first: &Located<String>, collector: &mut Collector) {
    collector
        .error(codes::DUPLICATE_MEMBER, format!("`{}` is given twice", name.value), name.at.clone())
        .text("again here")
        .label(first.at.clone(), "first here")
        .help("keep one of the two");
}

/// No two alternatives differ only in the case of letters: callers may write either.
pub(super) fn alternative_names(element: &Element, collector: &mut Collector) {
    let mut seen: Names<'_, &Located<String>> = Names::new();
    for name in element.alternatives().iter().map(|alternative| &alternative.name) {
        if let Some(first) = seen.claim(name.value.to_ascii_lowercase(), name) {
            let message =
                format!("`{}` and `{}` differ only in the case of letters", first.value, name.value);
            collector
                .error(codes::AUTHENTICATION, message, name.at.clone())
                .label(first.at.clone(), "the other is here")
                .help("rename one: callers may write the type in any case");
        }
    }
}
