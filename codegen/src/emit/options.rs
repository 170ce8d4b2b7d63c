//! The enums of entries that have options.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::calls::literal;
use super::{docs, lints};
use crate::model::{Element, Entry};
use crate::names::Identifier;

/// An enum for each field that has options.
pub(super) fn emit(element: &Element) -> TokenStream {
    let enums = element.entries.iter().filter(|entry| entry.has_options_type()).map(emit_enum);
    quote!(#(#enums)*)
}

fn emit_enum(entry: &Entry) -> TokenStream {
    let docs = docs::outer(&docs::entry(entry));
    let name = &entry.options_type;
    let values: Vec<&String> = entry.options.iter().map(|option| &option.value).collect();
    let variants: Vec<Identifier> = values.iter().map(|value| Identifier::variant(value)).collect();
    let variant_docs = values.iter().map(|value| docs::outer(&docs::sentence(&docs::code(value))));
    let names_lint = lints::names(name.as_str(), &variants);
    let literals: Vec<Literal> = values.iter().map(|value| literal(value)).collect();
    let (read, long) = (read(&literals, &variants), lints::long(values.len()));
    quote! {
        #docs
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #names_lint
        #[non_exhaustive]
        pub enum #name {
            #(#variant_docs #variants,)*
        }

        impl #name {
            /// The value on the wire.
            #long
            #[inline]
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    #(Self::#variants => #literals,)*
                }
            }

            #read
        }

        impl From<#name> for runtime::Value {
            #[inline]
            fn from(value: #name) -> Self {
                Self::from(value.as_str())
            }
        }
    }
}

/// The function that reads a value of a configuration, which is always one of the options; the
/// last takes any other.
fn read(values: &[Literal], variants: &[Identifier]) -> Option<TokenStream> {
    let (last, named) = variants.split_last()?;
    if named.is_empty() {
        return Some(quote!(#[inline] const fn read(_: &str) -> Self { Self::#last }));
    }
    let named_values = values.iter().take(named.len());
    let long = lints::long(values.len());
    Some(quote! {
        #long
        #[inline]
        fn read(text: &str) -> Self {
            match text {
                #(#named_values => Self::#named,)*
                _ => Self::#last,
            }
        }
    })
}
