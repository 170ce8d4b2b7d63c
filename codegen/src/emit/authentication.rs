//! The enum over the authentication alternatives of an element.

use proc_macro2::TokenStream;
use quote::quote;

use super::{docs, types};
use crate::model::{Alternative, Element, Entry};

/// `Authentication`, where the caller has a choice.
pub(super) fn emit(element: &Element) -> TokenStream {
    let alternatives = element.alternatives();
    if alternatives.is_empty() {
        return TokenStream::new();
    }
    let variants = alternatives
        .iter()
        .map(|alternative| variant(element, alternative));
    let supplies = alternatives
        .iter()
        .map(|alternative| supply(element, alternative));
    let reads = reads(element);
    quote! {
        /// How the caller proves who it is: the choice that the entry `authentication.type` makes.
        #[derive(Clone, Debug)]
        #[non_exhaustive]
        pub enum Authentication {
            #(#variants,)*
        }

        impl Authentication {
            fn supply(self, supplied: &mut runtime::Supplied) {
                match self {
                    #(#supplies)*
                }
            }

            fn read(configuration: &runtime::Configuration) -> Result<Self, runtime::Violations> {
                Ok(match configuration.authentication() {
                    #(#reads)*
                })
            }
        }
    }
}

/// The entries that belong to an alternative and not to all.
fn entries<'model>(element: &'model Element, alternative: &Alternative) -> Vec<&'model Entry> {
    let belongs = |entry: &&Entry| entry.alternatives.contains(&alternative.name.value);
    element.entries.iter().filter(belongs).collect()
}

fn variant(element: &Element, alternative: &Alternative) -> TokenStream {
    let name = &alternative.variant;
    let docs = docs::outer(&format!("`{}`.", docs::code(&alternative.name.value)));
    let fields = entries(element, alternative).into_iter().map(|entry| {
        let (docs, name, of_type) = (docs::entry(entry), &entry.identifier, types::field(entry));
        quote!(#docs #name: #of_type)
    });
    quote! {
        #docs
        #name { #(#fields,)* }
    }
}

/// The arm that supplies what a variant holds.
fn supply(element: &Element, alternative: &Alternative) -> TokenStream {
    let (variant, wire) = (&alternative.variant, &alternative.name.value);
    let entries = entries(element, alternative);
    let names = entries.iter().map(|entry| &entry.identifier);
    let sets = entries.iter().map(|entry| {
        let (identifier, name) = (&entry.identifier, &entry.name.value);
        if entry.has_value() {
            quote!(supplied.set(#name, #identifier);)
        } else {
            quote!(if let Some(value) = #identifier { supplied.set(#name, value); })
        }
    });
    quote! {
        Self::#variant { #(#names),* } => {
            supplied.set("authentication.type", #wire);
            #(#sets)*
        }
    }
}

/// The arms that read a variant; that of the default takes any other name, of which there is none.
fn reads(element: &Element) -> Vec<TokenStream> {
    let default = element
        .authentication
        .as_ref()
        .map(|authentication| authentication.default.value.as_str());
    let is_default = |alternative: &&Alternative| Some(alternative.name.value.as_str()) == default;
    let (last, others): (Vec<_>, Vec<_>) = element.alternatives().iter().partition(is_default);
    let arm = |alternative: &Alternative, pattern: TokenStream| {
        let variant = &alternative.variant;
        let fields = entries(element, alternative).into_iter().map(|entry| {
            let (name, value) = (&entry.identifier, types::read(entry));
            quote!(#name: #value)
        });
        quote!(#pattern => Self::#variant { #(#fields),* },)
    };
    let named = others.into_iter().map(|alternative| {
        let wire = &alternative.name.value;
        arm(alternative, quote!(#wire))
    });
    let rest = last.into_iter().map(|alternative| arm(alternative, quote!(_)));
    named.chain(rest).collect()
}
