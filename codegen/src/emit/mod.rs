//! From the model to tokens. Each emitter has one function that gives the items of one
//! concern; names, order and meaning are settled before.

mod authentication;
mod builder;
mod catalogue;
mod config;
mod docs;
mod element;
mod entries;
mod options;
mod types;

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::Element;

/// One file of generated code, not yet rendered.
pub(crate) struct Module {
    /// Its path below the output directory.
    pub(crate) path: String,
    /// What it was generated from.
    pub(crate) origin: String,
    /// What is in it.
    pub(crate) tokens: TokenStream,
}

/// A module for each element, and `mod.rs` over them.
pub(crate) fn emit(elements: &[Element], runtime: &syn::Path) -> Vec<Module> {
    let modules = elements.iter().map(|element| Module {
        path: format!("{}.rs", element.module.as_str()),
        origin: file_name(&element.path).to_owned(),
        tokens: emit_element(element, runtime),
    });
    let catalogue = Module {
        path: "mod.rs".to_owned(),
        origin: "the specs".to_owned(),
        tokens: catalogue::emit(elements, runtime),
    };
    modules.chain([catalogue]).collect()
}

fn emit_element(element: &Element, runtime: &syn::Path) -> TokenStream {
    let docs = docs::module(element);
    let parts = [
        element::emit(element),
        entries::emit(element),
        config::emit(element),
        builder::emit(element),
        authentication::emit(element),
        options::emit(element),
    ];
    quote! {
        #docs
        use #runtime as runtime;
        #(#parts)*
    }
}

/// The file alone, so that output does not depend on where the specs lie.
fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}
