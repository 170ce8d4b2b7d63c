//! The list of all elements, and the enum over them.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::docs;
use crate::model::Element;

/// The contents of `mod.rs`.
pub(super) fn emit(elements: &[Element], runtime: &syn::Path) -> TokenStream {
    let modules: Vec<_> = elements.iter().map(|element| &element.module).collect();
    let count = Literal::usize_unsuffixed(elements.len());
    let any_config = any_config(elements);
    quote! {
        #(pub mod #modules;)*

        pub use #runtime as runtime;

        /// Every element, sorted by key.
        pub static ELEMENTS: [&runtime::Element; #count] = [#(&self::#modules::ELEMENT),*];

        /// Every element, to be looked up by key.
        pub static CATALOGUE: runtime::Catalogue = runtime::Catalogue::new(&ELEMENTS);

        /// The element of a key.
        ///
        /// # Errors
        /// Where there is none; the error names the key that may have been meant.
        pub fn element(key: &str) -> Result<&'static runtime::Element, runtime::UnknownElement> {
            CATALOGUE.element(key)
        }

        #any_config
    }
}

fn any_config(elements: &[Element]) -> TokenStream {
    let variants: Vec<_> = elements.iter().map(|element| &element.variant).collect();
    let modules: Vec<_> = elements.iter().map(|element| &element.module).collect();
    let keys: Vec<_> = elements.iter().map(|element| &element.key.value).collect();
    let docs = elements.iter().map(|element| {
        docs::outer(&format!(
            "{}: element `{}`.",
            docs::prose(&element.name),
            element.key.value
        ))
    });
    let any = if elements.is_empty() {
        quote!(*self)
    } else {
        quote!(self)
    };
    quote! {
        /// A checked configuration of any element, for exhaustive matching.
        #[derive(Clone, Debug)]
        #[allow(clippy::large_enum_variant, reason = "a configuration is moved rarely")]
        pub enum AnyConfig {
            #(#docs #variants(self::#modules::Config),)*
        }

        impl AnyConfig {
            /// Reads a configuration of the element of that key from JSON.
            ///
            /// # Errors
            /// Where there is no such element, or every missing, unknown and invalid entry at once.
            pub fn from_json(key: &str, json: &str) -> Result<Self, runtime::Violations> {
                let supplied = runtime::Supplied::from_json(json)?;
                Self::try_from(runtime::decode(element(key)?, supplied)?)
            }

            /// Every entry, defaults included, under its wire name.
            #[must_use]
            pub const fn configuration(&self) -> &runtime::Configuration {
                match #any {
                    #(Self::#variants(config) => config.configuration(),)*
                }
            }
        }

        impl TryFrom<runtime::Configuration> for AnyConfig {
            type Error = runtime::Violations;

            fn try_from(configuration: runtime::Configuration) -> Result<Self, runtime::Violations> {
                match configuration.element().key {
                    #(#keys => self::#modules::Config::try_from(configuration).map(Self::#variants),)*
                    key => Err(CATALOGUE.unknown(key).into()),
                }
            }
        }

        #(
            impl From<self::#modules::Config> for AnyConfig {
                fn from(config: self::#modules::Config) -> Self {
                    Self::#variants(config)
                }
            }
        )*
    }
}
