//! The lints that generated items run into because of what specs hold, each allowed where it does,
//! with the reason.

use openelements_runtime::Kind;
use proc_macro2::TokenStream;
use quote::quote;

use crate::model::Entry;
use crate::names::Identifier;

/// A module, or an item of `mod.rs`, that its user may keep private; it covers whatever the item uses.
pub(super) const UNUSED: &str = r#"allow(dead_code, reason = "a program uses what it needs")"#;

/// Documentation whose words Clippy takes for code.
pub(super) const TECHNICAL: &str =
    r#"allow(clippy::doc_markdown, reason = "the words are those of the spec")"#;

/// A method that gives the same for every configuration.
pub(super) const CONSTANT: &str =
    r#"allow(clippy::unused_self, reason = "there is but one answer for this element")"#;

/// A method whose name seems to promise another receiver.
pub(super) const CONVENTION: &str =
    r#"allow(clippy::wrong_self_convention, reason = "the name is that of the entry")"#;

/// What goes through all elements, or all names of one, deprecated ones included.
pub(super) const DEPRECATED: &str = r#"allow(deprecated, reason = "it has all there are")"#;

/// A module that only has the items of another, in a program that uses none of them.
pub(super) const UNUSED_IMPORT: &str = r#"allow(unused_imports, reason = "a program uses what it needs")"#;

const LONG: &str = r#"allow(clippy::too_many_lines, reason = "it goes through all there are")"#;

const UNDERSCORE: &str =
    r#"allow(clippy::used_underscore_binding, reason = "the name of the entry begins with a digit")"#;

const NAMES: &str = r#"allow(clippy::enum_variant_names, reason = "the names are those of the spec")"#;

const SIZES: &str = r#"allow(clippy::large_enum_variant, variant_size_differences, reason = "it is moved once, into the builder")"#;

const ACRONYMS: &str = r#"allow(clippy::upper_case_acronyms, reason = "the letters are those of the spec")"#;

/// As many arms or values as fit in a function of 100 lines, the most that Clippy likes, however they
/// are laid out.
const MOST_ITEMS: usize = 100 / 8;

/// A lint as an attribute of an item, where it is needed.
pub(super) fn outer_if(needed: bool, lint: &str) -> Option<TokenStream> {
    // Most items need none, and parsing takes time.
    needed.then(|| format!("#[{lint}]").parse().ok()).flatten()
}

/// A function that has an arm or a value for each of many `items`.
pub(super) fn long(items: usize) -> Option<TokenStream> {
    outer_if(items > MOST_ITEMS, LONG)
}

/// A function that reads fields whose names begin with a digit, and so with `_` in Rust.
pub(super) fn underscore<'model>(entries: impl IntoIterator<Item = &'model Entry>) -> Option<TokenStream> {
    let mut entries = entries.into_iter();
    outer_if(entries.any(|entry| entry.identifier.as_str().starts_with('_')), UNDERSCORE)
}

/// An enum and its variants, whose names are what the spec makes them.
pub(super) fn names(of_enum: &str, variants: &[Identifier]) -> TokenStream {
    let names: Vec<&str> = variants.iter().map(Identifier::as_str).collect();
    let alike = outer_if(are_alike(of_enum, &names), NAMES);
    let acronyms = outer_if(names.iter().chain([&of_enum]).any(|name| is_acronym(name)), ACRONYMS);
    quote!(#alike #acronyms)
}

/// Whether the variants are named much like each other, or one of them like the enum.
fn are_alike(of_enum: &str, names: &[&str]) -> bool {
    let share = |part: fn(&str) -> &str| names.iter().map(|name| part(name)).is_sorted_by(|a, b| a == b);
    let repeats = names.iter().any(|name| name.starts_with(of_enum) || name.ends_with(of_enum));
    repeats || names.len() > 1 && (share(first_word) || share(last_word))
}

/// Whether a name consists of letters that were words of their own: `a.b.c` becomes `ABC`.
fn is_acronym(name: &str) -> bool {
    name.len() > 2 && !name.contains(char::is_lowercase)
}

/// The first word of a name in camel case.
fn first_word(name: &str) -> &str {
    let end = name.match_indices(char::is_uppercase).map(|(index, _)| index).find(|index| *index > 0);
    end.and_then(|end| name.get(..end)).unwrap_or(name)
}

/// The last word of a name in camel case.
fn last_word(name: &str) -> &str {
    let start = name.rfind(char::is_uppercase);
    start.and_then(|start| name.get(start..)).unwrap_or(name)
}

/// An enum of which one variant holds far more than another; `variants` are their entries.
pub(super) fn sizes(variants: &[Vec<&Entry>]) -> Option<TokenStream> {
    let counts = || variants.iter().map(Vec::len);
    let differ = counts().max()? - counts().min()? > 6;
    // A variant without text leaves no room in which the others could be told apart.
    let is_small = |entry: &&Entry| matches!(entry.kind, Kind::Boolean | Kind::Integer | Kind::Enum);
    let are_small = counts().any(|count| count > 0) && variants.iter().flatten().all(is_small);
    outer_if(differ || are_small, SIZES)
}
