//! The typed configuration of an element.

use openelements_runtime::Kind;
use proc_macro2::TokenStream;
use quote::quote;

use super::{authentication, docs, implement, types};
use crate::model::{Element, Entry};

/// `Config`, its accessors and its conversions.
pub(super) fn emit(element: &Element) -> TokenStream {
    let definition = definition(element);
    let methods = methods(element);
    let conversions = conversions(element);
    quote! {
        #definition
        #methods
        #conversions
    }
}

fn definition(element: &Element) -> TokenStream {
    let name = docs::prose(&element.name);
    let docs = docs::outer(&format!(
        "A checked configuration of {name}: what the caller supplies, typed.\n\nThe whole, defaults included, is its [`configuration`](Self::configuration)."
    ));
    let fields = element.fields().map(|entry| {
        let (name, of_type) = (&entry.identifier, types::field(entry));
        quote!(#name: #of_type)
    });
    let authentication = has_choice(element).then(|| quote!(authentication: Authentication,));
    let base_url = element.base_url.is_some().then(|| quote!(base_url: runtime::Url,));
    let (bools_lint, names_lint) = (bools_lint(element), names_lint(element));
    quote! {
        #docs
        #[derive(Clone)]
        #bools_lint
        #names_lint
        pub struct Config {
            #authentication
            #(#fields,)*
            #base_url
            configuration: runtime::Configuration,
        }
    }
}

/// Vendors may well ask for many flags.
fn bools_lint(element: &Element) -> Option<TokenStream> {
    let flags = element.fields().filter(|entry| entry.kind == Kind::Boolean && entry.has_value());
    let many = flags.count() > 3;
    many.then(|| quote!(#[allow(clippy::struct_excessive_bools, reason = "the vendor asks for that many")]))
}

/// Vendors may name an entry after what it is part of.
fn names_lint(element: &Element) -> Option<TokenStream> {
    let mut names = element.fields().map(|entry| entry.identifier.as_str());
    let repeats = names.any(|name| name.starts_with("config") || name.ends_with("config"));
    let repeats =
        repeats || element.fields().all(|entry| entry.identifier.as_str().ends_with("configuration"));
    repeats.then(|| quote!(#[allow(clippy::struct_field_names, reason = "the names are the vendor's")]))
}

/// A function over all fields may be long.
fn lines_lint(element: &Element) -> Option<TokenStream> {
    let many = element.fields().count() > 80;
    many.then(|| quote!(#[allow(clippy::too_many_lines, reason = "there is a line for each field")]))
}

fn has_choice(element: &Element) -> bool {
    !element.alternatives().is_empty()
}

fn methods(element: &Element) -> TokenStream {
    let accessors = element.fields().map(accessor);
    let authentication = has_choice(element).then(|| {
        quote! {
            /// How the caller proves who it is: entry `authentication.type` and those it calls for.
            #[must_use]
            pub const fn authentication(&self) -> &Authentication {
                &self.authentication
            }
        }
    });
    let base_url = element.base_url.is_some().then(|| {
        quote! {
            /// Entry `base.url` with the values in place.
            #[must_use]
            pub const fn base_url(&self) -> &runtime::Url {
                &self.base_url
            }
        }
    });
    implement("Config", &quote!(#authentication #(#accessors)* #base_url))
}

fn accessor(entry: &Entry) -> TokenStream {
    let docs = docs::entry(entry);
    let name = &entry.identifier;
    let (of_type, value) = types::access(entry);
    let lint = types::underscore_lint([entry]);
    quote! {
        #docs
        #[must_use]
        #lint
        pub fn #name(&self) -> #of_type {
            #value
        }
    }
}

fn conversions(element: &Element) -> TokenStream {
    let fields = element.fields().map(|entry| {
        let (name, value) = (&entry.identifier, types::read(entry));
        quote!(#name: #value)
    });
    let authentication = has_choice(element).then(|| authentication::field(element));
    let base_url = element.base_url.is_some().then(|| quote!(base_url: configuration.render_base_url()?,));
    let lines_lint = lines_lint(element);
    quote! {
        impl TryFrom<runtime::Configuration> for Config {
            type Error = runtime::Violations;

            #lines_lint
            fn try_from(configuration: runtime::Configuration) -> Result<Self, runtime::Violations> {
                configuration.of(&ELEMENT)?;
                Ok(Self {
                    #authentication
                    #(#fields,)*
                    #base_url
                    configuration,
                })
            }
        }
    }
}
