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

/// The type that an accessor gives, and how it gets it.
pub(super) fn borrowed(entry: &Entry) -> (TokenStream, TokenStream) {
    let of_type = match entry.kind {
        Kind::Boolean | Kind::Integer | Kind::Enum | Kind::Url => value(entry),
        Kind::Secret => quote!(&runtime::Secret),
        _ => quote!(&str),
    };
    let configuration = quote!(self.configuration);
    if entry.has_value() {
        (of_type, required(entry, &configuration))
    } else {
        (quote!(Option<#of_type>), optional(entry, &configuration))
    }
}

/// A copy of the value in a `configuration`.
pub(super) fn owned(entry: &Entry) -> TokenStream {
    let (configuration, sure) = (quote!(configuration), entry.has_value());
    let value = if sure { required(entry, &configuration) } else { optional(entry, &configuration) };
    match entry.kind {
        Kind::Boolean | Kind::Integer | Kind::Enum | Kind::Url => value,
        Kind::Secret if sure => quote!(#value.clone()),
        Kind::Secret => quote!(#value.cloned()),
        _ if sure => quote!(#value.to_owned()),
        _ => quote!(#value.map(str::to_owned)),
    }
}

/// A value that every configuration has.
fn required(entry: &Entry, configuration: &TokenStream) -> TokenStream {
    let (name, options) = (&entry.name.value, &entry.options_type);
    match entry.kind {
        Kind::Secret => quote!(#configuration.required_secret(#name)),
        Kind::Boolean => quote!(#configuration.required_boolean(#name)),
        Kind::Integer => quote!(#configuration.required_integer(#name)),
        Kind::Url => quote!(#configuration.required_url(#name)),
        Kind::Enum => quote!(#options::read(#configuration.required_text(#name))),
        _ => quote!(#configuration.required_text(#name)),
    }
}

/// A value that a configuration may lack.
fn optional(entry: &Entry, configuration: &TokenStream) -> TokenStream {
    let (name, options) = (&entry.name.value, &entry.options_type);
    match entry.kind {
        Kind::Secret => quote!(#configuration.secret(#name)),
        Kind::Boolean => quote!(#configuration.boolean(#name)),
        Kind::Integer => quote!(#configuration.integer(#name)),
        Kind::Url => quote!(#configuration.url(#name)),
        Kind::Enum => quote!(#configuration.get(#name).map(#options::read)),
        _ => quote!(#configuration.get(#name)),
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
