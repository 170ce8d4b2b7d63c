//! The entries of a configuration as members of a type.

use std::collections::BTreeSet;

use openelements_runtime::{Condition, Entry, Kind, Pattern, Role, is_unseen};

use super::Table;

/// The member of an entry that has one name.
pub(super) fn property(table: &Table<'_>, entry: &Entry) -> String {
    let name = literal(entry.name);
    if !entry.applies_to(table.alternative) {
        return format!("  {name}?: null;\n");
    }
    let accepted = accepted(table, entry);
    let member = if table.is_required(entry) {
        format!("  {name}: {accepted};\n")
    } else {
        format!("  {name}?: {accepted} | null;\n")
    };
    comment("  ", &said(entry)) + &member
}

/// An entry that has several names.
pub(super) fn named(table: &Table<'_>, entry: &Entry) -> String {
    let names: Vec<String> = entry.names().map(literal).collect();
    let helper = if table.is_required(entry) { "OneOf" } else { "OneOfOrNone" };
    format!("{helper}<{}, {}>", names.join(" | "), accepted(table, entry))
}

/// The type of the values.
fn accepted(table: &Table<'_>, entry: &Entry) -> String {
    if table.is_choice(entry) {
        return any_case(table.alternative);
    }
    if let (Role::Fixed, Some(fixed)) = (entry.role, entry.default()) {
        return literal(fixed);
    }
    match entry.kind {
        Kind::Boolean => "Flag".to_owned(),
        Kind::Integer => "Integer".to_owned(),
        Kind::Url | Kind::Host => "string".to_owned(),
        Kind::Json => "Json".to_owned(),
        Kind::Enum => union(entry.options.iter().map(|option| literal(option))),
        _ => "Text".to_owned(),
    }
}

/// A word in the usual cases of letters, as documents vary it.
fn any_case(word: &str) -> String {
    let lower = word.to_ascii_lowercase();
    let spellings = [word.to_owned(), super::capitalised(&lower), word.to_ascii_uppercase(), lower];
    let spellings: BTreeSet<String> = spellings.into_iter().collect();
    union(spellings.iter().map(|word| literal(word)))
}

fn union(literals: impl Iterator<Item = String>) -> String {
    literals.collect::<Vec<_>>().join(" | ")
}

/// A text in quotes.
pub(super) fn literal(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// What there is to say about an entry.
fn said(entry: &Entry) -> Vec<String> {
    let mut lines = vec![sentence(entry.label)];
    lines.extend([entry.description].into_iter().filter(|text| !text.is_empty()).map(sentence));
    lines.extend(entry.pattern.map(Pattern::hint).map(|hint| format!("Expected: {hint}.")));
    if !entry.required_if.is_empty() {
        let conditions: Vec<String> = entry.required_if.iter().map(condition).collect();
        lines.push(format!("Required if {}.", conditions.join(" and ")));
    }
    let default = entry.default().filter(|_| !entry.is_secret() && entry.role != Role::Fixed);
    lines.extend(default.map(|text| format!("@defaultValue `{}`", literal(text))));
    lines.extend(entry.deprecated.map(|advice| format!("@deprecated {advice}")));
    lines.extend(entry.example.map(|text| format!("@example {}", literal(text))));
    lines
}

fn condition(condition: &Condition) -> String {
    format!("`{}` is `{}`", condition.entry, condition.value)
}

fn sentence(text: &str) -> String {
    if text.ends_with(['.', '?', '!']) { text.to_owned() } else { format!("{text}.") }
}

/// A comment of documentation, in which nothing ends it.
pub(super) fn comment(indentation: &str, lines: &[String]) -> String {
    let lines = lines
        .iter()
        .flat_map(|text| text.lines())
        .map(|line| line.trim().replace("*/", "* /").replace(is_unseen, "\u{fffd}"));
    let lines: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
    match lines.as_slice() {
        [] => String::new(),
        [line] => format!("{indentation}/** {line} */\n"),
        lines => {
            let body = lines.join(&format!("\n{indentation} * "));
            format!("{indentation}/**\n{indentation} * {body}\n{indentation} */\n")
        }
    }
}
