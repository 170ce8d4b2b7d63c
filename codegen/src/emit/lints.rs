//! The lints that an item may run into because of what a spec holds, each allowed where it does.

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::Entry;
use crate::names::Identifier;

/// As many arms or values as fit in a function of 100 lines, the most that Clippy likes, however they
/// are laid out.
const MOST_ITEMS: usize = 100 / 5;

/// A function that has an arm or a value for each of many `items`.
pub(super) fn long(items: usize) -> Option<TokenStream> {
    let is_long = items > MOST_ITEMS;
    is_long.then(|| quote!(#[allow(clippy::too_many_lines, reason = "it goes through all there are")]))
}

/// A function that reads fields whose names begin with a digit, and so with `_` in Rust.
pub(super) fn underscore<'model>(entries: impl IntoIterator<Item = &'model Entry>) -> Option<TokenStream> {
    let mut entries = entries.into_iter();
    let prefixed = entries.any(|entry| entry.identifier.as_str().starts_with('_'));
    prefixed.then(|| {
        quote!(#[allow(clippy::used_underscore_binding, reason = "the name of the entry begins with a digit")])
    })
}

/// An enum whose variants are named much like each other, or like the enum.
pub(super) fn names(of_enum: &str, variants: &[Identifier]) -> Option<TokenStream> {
    let names = || variants.iter().map(Identifier::as_str);
    let alike = |part: fn(&str) -> &str| {
        variants.len() > 1 && names().all(|name| Some(part(name)) == names().next().map(part))
    };
    let repeats = names().any(|name| name.starts_with(of_enum) || name.ends_with(of_enum));
    (repeats || alike(first_word) || alike(last_word))
        .then(|| quote!(#[allow(clippy::enum_variant_names, reason = "the names are those of the spec")]))
}

/// The first word of a name in camel case.
fn first_word(name: &str) -> &str {
    let end = name.match_indices(char::is_uppercase).map(|(index, _)| index).find(|index| *index > 0);
    name.get(..end.unwrap_or(name.len())).unwrap_or(name)
}

/// The last word of a name in camel case.
fn last_word(name: &str) -> &str {
    let start = name.rfind(char::is_uppercase).unwrap_or_default();
    name.get(start..).unwrap_or(name)
}

/// An enum of which one variant holds far more than another.
pub(super) fn sizes(fields: &[usize]) -> Option<TokenStream> {
    let differ = fields.iter().max()? - fields.iter().min()? > 6;
    differ
        .then(|| quote!(#[allow(clippy::large_enum_variant, reason = "it is moved once, into the builder")]))
}
