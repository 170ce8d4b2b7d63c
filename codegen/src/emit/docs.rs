//! Documentation comments.

use openelements_runtime::Kind;
use proc_macro2::TokenStream;
use quote::quote;

use crate::model::{Element, Entry, Preset};

/// Outer documentation, a comment for each line.
pub(super) fn outer(text: &str) -> TokenStream {
    let lines = text.lines().map(comment);
    quote!(#(#[doc = #lines])*)
}

fn inner(text: &str) -> TokenStream {
    let lines = text.lines().map(comment);
    quote!(#(#![doc = #lines])*)
}

fn comment(line: &str) -> String {
    if line.is_empty() {
        String::new()
    } else {
        format!(" {line}")
    }
}

/// The documentation of an element's module.
pub(super) fn module(element: &Element) -> TokenStream {
    let hub = element
        .hub
        .as_ref()
        .map(|hub| format!(" of hub `{}`", code(hub)))
        .unwrap_or_default();
    let authentication = element.authentication.as_ref();
    let authentication = authentication
        .map(|it| format!(", authentication `{}`", code(&it.default.value)))
        .unwrap_or_default();
    let title = prose(&element.name);
    let description = if element.description.is_empty() {
        String::new()
    } else {
        format!("\n{}\n", prose(&element.description))
    };
    let key = &element.key.value;
    let rows: Vec<String> = element.entries.iter().map(row).collect();
    inner(&format!(
        "{title}.\n{description}\nElement `{key}`{hub}{authentication}.\n\n| entry | kind | caller | default | what it is |\n|---|---|---|---|---|\n{}",
        rows.join("\n")
    ))
}

/// A row of the table of entries.
fn row(entry: &Entry) -> String {
    let caller = if entry.required {
        "required"
    } else if entry.role == openelements_runtime::Role::Fixed {
        "fixed"
    } else {
        "optional"
    };
    let default = match &entry.preset.value {
        Preset::Value(_) if entry.kind == Kind::Secret => "set".to_owned(),
        Preset::Value(text) if text.is_empty() => "empty".to_owned(),
        Preset::Value(text) => format!("`{}`", code(text)),
        Preset::Null => "null".to_owned(),
        Preset::Absent => String::new(),
    };
    format!(
        "| `{}` | {} | {caller} | {default} | {} |",
        code(&entry.name.value),
        entry.kind.name(),
        prose(&entry.label)
    )
}

/// The documentation of an item that stands for an entry: what it is, then its wire name.
pub(super) fn entry(entry: &Entry) -> TokenStream {
    let said = if entry.description.is_empty() {
        &entry.label
    } else {
        &entry.description
    };
    let required = if entry.required { ", required" } else { "" };
    let kind = entry.kind.name();
    let hint = entry
        .pattern
        .as_ref()
        .map(|pattern| format!(": {}", prose(&pattern.hint)))
        .unwrap_or_default();
    let name = code(&entry.name.value);
    outer(&format!(
        "{}\n\nEntry `{name}`, of kind {kind}{required}{hint}.",
        sentence(&prose(said))
    ))
}

/// Text with a full stop.
fn sentence(text: &str) -> String {
    if text.ends_with(['.', '!', '?']) {
        text.to_owned()
    } else {
        format!("{text}.")
    }
}

/// Text in a form that Markdown shows as it is, in one line.
pub(super) fn prose(text: &str) -> String {
    let words: Vec<String> = text.split_whitespace().map(word).collect();
    words.join(" ")
}

fn word(word: &str) -> String {
    if word.contains("://") {
        return format!("`{}`", code(word));
    }
    let mut escaped = String::with_capacity(word.len());
    for character in word.chars() {
        if "\\`*_{}[]<>#|~&".contains(character) {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}

/// Text that can stand between backticks in a table.
pub(super) fn code(text: &str) -> String {
    let shown: String = text.chars().filter(|character| !character.is_control()).collect();
    shown.replace('`', "'").replace('|', "\\|")
}
