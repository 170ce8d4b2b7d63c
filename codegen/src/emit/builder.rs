//! The setters of the builder.

use proc_macro2::TokenStream;
use quote::quote;

use super::{docs, implement, types};
use crate::model::{Element, Entry};

/// A setter for each field.
pub(super) fn emit(element: &Element) -> TokenStream {
    let setters = element.fields().map(setter);
    let authentication = (!element.alternatives().is_empty()).then(|| {
        quote! {
            /// Sets how the caller proves who it is: entry `authentication.type` and those it calls for.
            #[inline]
            #[must_use]
            pub fn authentication(mut self, value: Authentication) -> Self {
                value.supply(&mut self.supplied);
                self
            }
        }
    });
    implement("Builder", &quote!(#authentication #(#setters)*))
}

fn setter(entry: &Entry) -> TokenStream {
    let docs = docs::entry(entry);
    let (identifier, name) = (&entry.identifier, &entry.name.value);
    let (argument, conversion) = (types::argument(entry), types::conversion(entry));
    quote! {
        #docs
        #[inline]
        #[must_use]
        pub fn #identifier(mut self, value: #argument) -> Self {
            #conversion
            self.supplied.set(#name, value);
            self
        }
    }
}
