//! The accessors of the typed configuration.

use proc_macro2::TokenStream;
use quote::quote;

use super::{authentication, docs, implement, types};
use crate::model::{Element, Entry};

/// An accessor for each field.
pub(super) fn emit(element: &Element) -> TokenStream {
    let authentication = authentication::accessor(element);
    let accessors = element.fields().map(accessor);
    let base_url = element.base_url.is_some().then(|| {
        quote! {
            /// Entry `base.url` with the values in place.
            #[inline]
            #[must_use]
            pub const fn base_url(&self) -> &runtime::Url {
                self.configuration.required_base_url()
            }
        }
    });
    implement("Config", &quote!(#authentication #(#accessors)* #base_url))
}

fn accessor(entry: &Entry) -> TokenStream {
    let (docs, name) = (docs::entry(entry), &entry.identifier);
    let (of_type, value) = types::borrowed(entry);
    quote! {
        #docs
        #[inline]
        #[must_use]
        pub fn #name(&self) -> #of_type {
            #value
        }
    }
}
