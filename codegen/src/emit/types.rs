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
    if entry.has_value() {
        value
    } else {
        quote!(Option<#value>)
    }
}

/// The type that a setter takes.
pub(super) fn argument(entry: &Entry) -> TokenStream {
    let value = value(entry);
    match entry.kind {
        Kind::Boolean | Kind::Integer | Kind::Enum | Kind::Url => value,
        _ => quote!(impl Into<#value>),
    }
}

/// What a setter passes on of its argument `value`.
pub(super) fn passed(entry: &Entry) -> TokenStream {
    let value = value(entry);
    match entry.kind {
        Kind::Boolean | Kind::Integer | Kind::Enum | Kind::Url => quote!(value),
        _ => quote!(Into::<#value>::into(value)),
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

/// Reads the field from a `configuration`.
pub(super) fn read(entry: &Entry) -> TokenStream {
    let name = &entry.name.value;
    if entry.has_value() {
        quote!(configuration.required(#name)?)
    } else {
        quote!(configuration.optional(#name)?)
    }
}
