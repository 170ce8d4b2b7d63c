//! The builder of a typed configuration.

use proc_macro2::TokenStream;
use quote::quote;

use super::{docs, types};
use crate::model::{Element, Entry};

/// `Builder` and its setters.
pub(super) fn emit(element: &Element) -> TokenStream {
    let setters = element.fields().map(setter);
    let authentication = (!element.alternatives().is_empty()).then(|| {
        quote! {
            /// Sets how the caller proves who it is: entry `authentication.type` and those it calls for.
            #[must_use]
            pub fn authentication(mut self, value: Authentication) -> Self {
                value.supply(&mut self.supplied);
                self
            }
        }
    });
    quote! {
        /// A [`Config`] in the making. It checks nothing before [`build`](Self::build).
        #[derive(Clone, Debug, Default)]
        pub struct Builder {
            supplied: runtime::Supplied,
        }

        impl Builder {
            #authentication
            #(#setters)*

            /// Overrides a setting that the element presets, by its wire name.
            #[must_use]
            pub fn setting(mut self, name: &str, value: impl Into<runtime::Value>) -> Self {
                self.supplied.set(name, value);
                self
            }

            /// Checks what was set, and fills in the defaults.
            ///
            /// # Errors
            /// Every missing, unknown and invalid entry at once.
            pub fn build(self) -> Result<Config, runtime::Violations> {
                Config::try_from(runtime::decode(&ELEMENT, self.supplied)?)
            }
        }
    }
}

fn setter(entry: &Entry) -> TokenStream {
    let docs = docs::entry(entry);
    let (identifier, name) = (&entry.identifier, &entry.name.value);
    let (argument, conversion) = (types::argument(entry), types::conversion(entry));
    quote! {
        #docs
        #[must_use]
        pub fn #identifier(mut self, value: #argument) -> Self {
            #conversion
            self.supplied.set(#name, value);
            self
        }
    }
}
