//! The list of all elements, and the enum over them.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::calls::literal;
use super::{docs, lints};
use crate::model::Element;

/// The contents of `mod.rs`.
pub(super) fn emit(elements: &[Element], runtime: &TokenStream) -> TokenStream {
    let modules: Vec<_> = elements.iter().map(|element| &element.module).collect();
    let deprecated = elements.iter().map(deprecated);
    let former: Vec<_> = elements.iter().flat_map(former_modules).collect();
    let deprecated_lint = deprecated_lint(elements);
    let count = Literal::usize_unsuffixed(elements.len());
    let any_config = any_config(elements);
    let unused_lint = lints::outer_if(true, lints::UNUSED);
    quote! {
        #(#deprecated pub mod #modules;)*

        pub mod standard;

        #(#former)*

        pub use #runtime as runtime;

        /// Every element, sorted by key.
        #deprecated_lint
        pub static ELEMENTS: [&runtime::Element; #count] = [#(&#modules::ELEMENT),*];

        /// Every element, to be looked up by key.
        pub static CATALOGUE: runtime::Catalogue = runtime::Catalogue::new(&ELEMENTS);

        /// The element of a key.
        ///
        /// # Errors
        /// Where there is none; the error names the key that may have been meant.
        #unused_lint
        pub fn element(key: &str) -> Result<&'static runtime::Element, runtime::UnknownElement> {
            CATALOGUE.element(key)
        }

        #any_config
    }
}

/// The attribute of what stands for an element that callers should do without.
fn deprecated(element: &Element) -> Option<TokenStream> {
    let note = literal(&element.deprecated.as_ref()?.value);
    Some(quote!(#[deprecated(note = #note)]))
}

/// The lint of what names elements that callers should do without.
fn deprecated_lint(elements: &[Element]) -> Option<TokenStream> {
    lints::outer_if(elements.iter().any(|element| element.deprecated.is_some()), lints::DEPRECATED)
}

/// The modules of an element under the names that they had. A re-export could not be deprecated.
fn former_modules(element: &Element) -> impl Iterator<Item = TokenStream> {
    let lints = [deprecated_lint(std::slice::from_ref(element)), lints::outer_if(true, lints::UNUSED_IMPORT)];
    let lints: TokenStream = lints.into_iter().flatten().collect();
    element.former_modules().map(move |(key, former)| {
        let module = &element.module;
        let (present, key) = (docs::code(&element.key.value), docs::code(&key.value));
        let docs =
            docs::outer(&format!("The former name of module `{module}`: element {present} was {key}."));
        let note = literal(&format!("renamed to `{module}`"));
        quote! {
            #docs
            #[deprecated(note = #note)]
            #lints
            pub mod #former {
                pub use super::#module::*;
            }
        }
    })
}

fn any_config(elements: &[Element]) -> TokenStream {
    let variants: Vec<_> = elements.iter().map(|element| element.variant.clone()).collect();
    let modules: Vec<_> = elements.iter().map(|element| &element.module).collect();
    let docs = elements.iter().map(|element| {
        let docs = docs::outer(&format!("{}: element `{}`.", docs::prose(&element.name), element.key.value));
        let deprecated = deprecated(element);
        quote!(#docs #deprecated)
    });
    let docs_lint = lints::outer_if(
        docs::is_technical(elements.iter().map(|element| element.name.as_str())),
        lints::TECHNICAL,
    );
    let unused_lint = lints::outer_if(true, lints::UNUSED);
    let deprecated_lint = deprecated_lint(elements);
    let copy = elements.is_empty().then(|| quote!(Copy,));
    let (long, names_lint) = (lints::long(elements.len()), lints::names("AnyConfig", &variants));
    let (configuration, typed) = (configuration(elements), typed(elements));
    let (from_json, from_configuration) = (from_json(elements), from_configuration(elements));
    quote! {
        /// A checked configuration of any element, for exhaustive matching.
        #[derive(Clone, #copy Debug)]
        #unused_lint
        #deprecated_lint
        #docs_lint
        #names_lint
        pub enum AnyConfig {
            #(#docs #variants(#modules::Config),)*
        }

        #unused_lint
        #deprecated_lint
        impl AnyConfig {
            /// Reads a configuration of the element of that key from JSON.
            ///
            /// # Errors
            /// Where there is no such element, or every missing, unknown and invalid entry at once.
            pub fn from_json(key: &str, json: &str) -> Result<Self, runtime::Violations> {
                #from_json
            }

            /// Every entry, defaults included, under its wire name.
            #[must_use]
            #long
            pub fn configuration(&self) -> &runtime::Configuration {
                #configuration
            }

            #typed
        }

        #deprecated_lint
        impl TryFrom<runtime::Configuration> for AnyConfig {
            type Error = runtime::Violations;

            fn try_from(configuration: runtime::Configuration) -> Result<Self, runtime::Violations> {
                #from_configuration
            }
        }
    }
}

/// The configuration of whatever variant. In a `const fn` the compiler's time would grow with the square of the arms.
fn configuration(elements: &[Element]) -> TokenStream {
    if elements.is_empty() {
        return quote!(match *self {});
    }
    let variants = elements.iter().map(|element| &element.variant);
    quote! {
        match self {
            #(Self::#variants(config) => &config.configuration,)*
        }
    }
}

/// The configuration of an element as the variant of its place in the catalogue.
fn typed(elements: &[Element]) -> Option<TokenStream> {
    let (last, others) = elements.split_last()?;
    let variant = |element: &Element| {
        let (module, variant) = (&element.module, &element.variant);
        quote!(Self::#variant(#module::Config { configuration }))
    };
    let others = others.iter().map(variant).enumerate().map(|(index, variant)| {
        let index = Literal::usize_unsuffixed(index);
        quote!(#index => #variant,)
    });
    let (others, last, long) = (others.collect::<Vec<_>>(), variant(last), lints::long(elements.len()));
    let body = if others.is_empty() { last } else { quote!(match index { #(#others)* _ => #last, }) };
    let index = if elements.len() == 1 { quote!(_) } else { quote!(index) };
    Some(quote! {
        #long
        fn typed(#index: usize, configuration: runtime::Configuration) -> Self {
            #body
        }
    })
}

fn from_json(elements: &[Element]) -> TokenStream {
    if elements.is_empty() {
        return quote!(Self::try_from(runtime::decode_json(element(key)?, json)?));
    }
    quote! {
        let (index, element) = CATALOGUE.index(key)?;
        Ok(Self::typed(index, runtime::decode_json(element, json)?))
    }
}

fn from_configuration(elements: &[Element]) -> TokenStream {
    if elements.is_empty() {
        return quote!(Err(CATALOGUE.unknown(configuration.element().key).into()));
    }
    quote! {
        let (index, element) = CATALOGUE.index(configuration.element().key)?;
        Ok(Self::typed(index, configuration.of(element)?))
    }
}
