//! The Rust types of entries.

use openelements_runtime::Kind;
use proc_macro2::TokenStream;
use quote::quote;

use crate::model::Entry;

/// The type of the value.
pub(super) fn value(entry: &Entry) -> TokenStream {
    match entry.kind {
        Kind::Secret => quote!(runtime::Secret),
        Kind::Boolean => quote!(bool),
        Kind::Integer => quote!(i64),
        Kind::Url => quote!(runtime::Url),
        Kind::Enum => {
            let name = &entry.options_type;
            quote!(#name)
        }
        _ => quote!(String),
    }
}

/// The type of a struct field: optional where there may be no value.
pub(super) fn field(entry: &Entry) -> TokenStream {
    let value = value(entry);
    if entry.has_value() { value } else { quote!(Option<#value>) }
}

/// The type that a setter takes.
pub(super) fn argument(entry: &Entry) -> TokenStream {
    let value = value(entry);
    match entry.kind {
        Kind::Boolean | Kind::Integer | Kind::Enum | Kind::Url => value,
        _ => quote!(impl Into<#value>),
    }
}

/// What a setter does to its argument `value` before it passes it on.
pub(super) fn conversion(entry: &Entry) -> TokenStream {
    let value = value(entry);
    match entry.kind {
        Kind::Boolean | Kind::Integer | Kind::Enum | Kind::Url => TokenStream::new(),
        _ => quote!(let value: #value = value.into();),
    }
}

/// The type that an accessor gives, and how it gets it from the field.
pub(super) fn access(entry: &Entry) -> (TokenStream, TokenStream) {
    let (value, name, sure) = (value(entry), &entry.identifier, entry.has_value());
    match entry.kind {
        Kind::Boolean | Kind::Integer | Kind::Enum if sure => (value, quote!(self.#name)),
        Kind::Boolean | Kind::Integer | Kind::Enum => (quote!(Option<#value>), quote!(self.#name)),
        Kind::Secret | Kind::Url if sure => (quote!(&#value), quote!(&self.#name)),
        Kind::Secret | Kind::Url => (quote!(Option<&#value>), quote!(self.#name.as_ref())),
        _ if sure => (quote!(&str), quote!(&self.#name)),
        _ => (quote!(Option<&str>), quote!(self.#name.as_deref())),
    }
}

/// What a function needs that reads fields whose names begin with a digit, and so with `_` in Rust.
pub(super) fn underscore_lint<'model>(
    entries: impl IntoIterator<Item = &'model Entry>,
) -> Option<TokenStream> {
    let mut entries = entries.into_iter();
    let prefixed = entries.any(|entry| entry.identifier.as_str().starts_with('_'));
    prefixed.then(|| {
        quote!(#[allow(clippy::used_underscore_binding, reason = "the name of the entry begins with a digit")])
    })
}

/// Reads the field from a `configuration`.
pub(super) fn read(entry: &Entry) -> TokenStream {
    let name = &entry.name.value;
    if entry.has_value() {
        quote!(configuration.required(#name)?)
    } else {
        quote!(configuration.optional(#name)?)
    }
}
