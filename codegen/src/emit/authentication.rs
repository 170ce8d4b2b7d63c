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
    let variants = alternatives.iter().map(|alternative| variant(element, alternative));
    let supplies = alternatives.iter().map(|alternative| supply(element, alternative));
    let traits = is_plain(element).then(|| quote!(, Copy, PartialEq, Eq, Hash));
    let (read, size_lint) = (read(element), size_lint(element));
    let own = alternatives.iter().flat_map(|alternative| entries(element, alternative));
    let names_lint = types::underscore_lint(own);
    quote! {
        /// How the caller proves who it is: the choice that the entry `authentication.type` makes.
        #[derive(Clone, Debug #traits)]
        #size_lint
        #[non_exhaustive]
        pub enum Authentication {
            #(#variants,)*
        }

        impl Authentication {
            #names_lint
            #[inline]
            fn supply(self, supplied: &mut runtime::Supplied) {
                match self {
                    #(#supplies)*
                }
            }

            #read
        }
    }
}

/// Whether no alternative has an entry of its own.
fn is_plain(element: &Element) -> bool {
    let mut alternatives = element.alternatives().iter();
    alternatives.all(|alternative| entries(element, alternative).is_empty())
}

/// An alternative may hold far more than the others.
fn size_lint(element: &Element) -> Option<TokenStream> {
    let counts = element.alternatives().iter().map(|it| entries(element, it).len());
    let (least, most) =
        counts.fold((usize::MAX, 0), |(least, most), count| (least.min(count), most.max(count)));
    let differ = most.saturating_sub(least) > 6;
    differ
        .then(|| quote!(#[allow(clippy::large_enum_variant, reason = "it is moved once, into the builder")]))
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
    if entries.is_empty() {
        return quote!(Self::#variant => supplied.set("authentication.type", #wire),);
    }
    quote! {
        Self::#variant { #(#names),* } => {
            supplied.set("authentication.type", #wire);
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
    (element.alternatives().len() > 1).then(|| {
        quote! {
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
        let wire = &alternative.name.value;
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
