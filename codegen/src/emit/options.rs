//! The enums of entries that have options.

use openelements_runtime::Kind;
use proc_macro2::TokenStream;
use quote::quote;

use super::docs;
use crate::model::{Element, Entry};
use crate::names::Identifier;

/// An enum for each field that has options.
pub(super) fn emit(element: &Element) -> TokenStream {
    let fields = element.entries.iter().filter(|entry| entry.role == openelements_runtime::Role::Field);
    let enums =
        fields.filter(|entry| entry.kind == Kind::Enum && !entry.is_authentication_choice()).map(emit_enum);
    quote!(#(#enums)*)
}

fn emit_enum(entry: &Entry) -> TokenStream {
    let docs = docs::entry(entry);
    let name = &entry.options_type;
    let values: Vec<&String> = entry.options.iter().map(|option| &option.value).collect();
    let variants: Vec<Identifier> = values.iter().map(|value| Identifier::variant(value)).collect();
    let variant_docs = values.iter().map(|value| docs::outer(&docs::sentence(&docs::code(value))));
    quote! {
        #docs
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum #name {
            #(#variant_docs #variants,)*
        }

        impl #name {
            /// The value on the wire.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    #(Self::#variants => #values,)*
                }
            }
        }

        impl runtime::FromText for #name {
            fn from_text(text: &str) -> Option<Self> {
                match text {
                    #(#values => Some(Self::#variants),)*
                    _ => None,
                }
            }
        }

        impl From<#name> for runtime::Value {
            fn from(value: #name) -> Self {
                Self::from(value.as_str())
            }
        }
    }
}
