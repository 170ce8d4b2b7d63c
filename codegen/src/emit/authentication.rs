//! The enum over the authentication alternatives of an element.

use proc_macro2::TokenStream;
use quote::quote;

use super::calls::literal;
use super::{docs, lints, types};
use crate::model::{Alternative, Element, Entry};

/// `Authentication`, where the caller has a choice.
pub(super) fn emit(element: &Element) -> TokenStream {
    let alternatives = element.alternatives();
    if alternatives.is_empty() {
        return TokenStream::new();
    }
    let variants = alternatives.iter().map(|alternative| variant(element, alternative));
    let supplies = alternatives.iter().map(|alternative| supply(element, alternative));
    let own = own(element);
    let (underscore, sizes) = (lints::underscore(own.iter().flatten().copied()), lints::sizes(&own));
    let long = long(&own);
    // Where no alternative has an entry of its own.
    let traits = own.iter().all(Vec::is_empty).then(|| quote!(, Copy, PartialEq, Eq, Hash));
    let read = read(element);
    let names: Vec<_> = alternatives.iter().map(|alternative| alternative.variant.clone()).collect();
    let names_lint = lints::names("Authentication", &names);
    quote! {
        /// How the caller proves who it is: the choice that the entry `authentication.type` makes.
        #[derive(Clone, Debug #traits)]
        #sizes
        #names_lint
        #[non_exhaustive]
        pub enum Authentication {
            #(#variants,)*
        }

        impl Authentication {
            #underscore
            #long
            #[inline]
            fn supply(self, into: &mut runtime::Supplied) {
                match self {
                    #(#supplies)*
                }
            }

            #read
        }
    }
}

/// The entries of each alternative.
fn own(element: &Element) -> Vec<Vec<&Entry>> {
    element.alternatives().iter().map(|alternative| entries(element, alternative)).collect()
}

/// What a function over the alternatives and their entries needs.
fn long(own: &[Vec<&Entry>]) -> Option<TokenStream> {
    lints::long(own.len() + own.iter().map(Vec::len).sum::<usize>())
}

/// The entries that belong to an alternative and not to all.
fn entries<'model>(element: &'model Element, alternative: &Alternative) -> Vec<&'model Entry> {
    let belongs = |entry: &&Entry| entry.alternatives.contains(&alternative.name.value);
    element.entries.iter().filter(belongs).collect()
}

fn variant(element: &Element, alternative: &Alternative) -> TokenStream {
    let name = &alternative.variant;
    let docs = docs::outer(&format!("{}.", docs::code(&alternative.name.value)));
    let fields = entries(element, alternative).into_iter().map(|entry| {
        let (docs, name) = (docs::outer(&docs::entry(entry)), &entry.identifier);
        let of_type = tokens(&types::field(entry));
        quote!(#docs #name: #of_type)
    });
    if fields.len() == 0 {
        return quote!(#docs #name);
    }
    quote! {
        #docs
        #name { #(#fields,)* }
    }
}

/// The arm that supplies what a variant holds.
fn supply(element: &Element, alternative: &Alternative) -> TokenStream {
    let (variant, wire) = (&alternative.variant, literal(&alternative.name.value));
    let entries = entries(element, alternative);
    let names = entries.iter().map(|entry| &entry.identifier);
    let sets = entries.iter().map(|entry| {
        let (identifier, name) = (&entry.identifier, literal(&entry.name.value));
        if entry.has_value() {
            quote!(into.set(#name, #identifier);)
        } else {
            quote!(if let Some(value) = #identifier { into.set(#name, value); })
        }
    });
    if entries.is_empty() {
        return quote!(Self::#variant => { into.choose(&ELEMENT, #wire); });
    }
    quote! {
        Self::#variant { #(#names),* } => {
            into.choose(&ELEMENT, #wire);
            #(#sets)*
        }
    }
}

/// What an accessor of the choice gives, where there is one.
pub(super) fn chosen(element: &Element) -> Option<String> {
    match element.alternatives() {
        [] => None,
        [only] => Some(format!("Authentication::{}", only.variant)),
        _ => Some("Authentication::read(&self.configuration)".to_owned()),
    }
}

/// The function that reads the choice; where there is but one, nothing is to be read.
fn read(element: &Element) -> Option<TokenStream> {
    let arms = arms(element);
    let long = long(&own(element));
    (element.alternatives().len() > 1).then(|| {
        quote! {
            #long
            #[inline]
            fn read(configuration: &runtime::Configuration) -> Self {
                match configuration.authentication() {
                    #(#arms)*
                }
            }
        }
    })
}

/// The arms that read a variant; that of the default takes any other name, of which there is none.
fn arms(element: &Element) -> Vec<TokenStream> {
    let default = element.authentication.as_ref().map(|authentication| authentication.default.value.as_str());
    let is_default = |alternative: &&Alternative| Some(alternative.name.value.as_str()) == default;
    let (last, others): (Vec<_>, Vec<_>) = element.alternatives().iter().partition(is_default);
    let arm = |alternative: &Alternative, pattern: TokenStream| {
        let value = read_variant(element, alternative);
        quote!(#pattern => #value,)
    };
    let named = others.into_iter().map(|alternative| {
        let wire = literal(&alternative.name.value);
        arm(alternative, quote!(#wire))
    });
    let rest = last.into_iter().map(|alternative| arm(alternative, quote!(_)));
    named.chain(rest).collect()
}

/// A variant with its fields read from a `configuration`.
fn read_variant(element: &Element, alternative: &Alternative) -> TokenStream {
    let variant = &alternative.variant;
    let fields = entries(element, alternative).into_iter().map(|entry| {
        let (name, value) = (&entry.identifier, tokens(&types::copied(entry)));
        quote!(#name: #value)
    });
    if fields.len() == 0 {
        return quote!(Self::#variant);
    }
    quote!(Self::#variant { #(#fields),* })
}

/// Code that was written as text. What is no Rust becomes nothing, and is found when it is rendered.
fn tokens(code: &str) -> TokenStream {
    code.parse().unwrap_or_default()
}
