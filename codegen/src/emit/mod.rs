//! From the model to tokens. Each emitter has one function that gives the items of one
//! concern; names, order and meaning are settled before.

mod authentication;
mod builder;
mod calls;
mod catalogue;
mod config;
mod docs;
mod element;
mod entries;
mod options;
mod standard;
mod types;

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::model::Element;
use crate::standard::Standard;

/// What every module of an element has: conversions, and the builder itself.
const COMMON: &str = include_str!("common.txt");

/// One file of generated code, not yet rendered.
pub(crate) struct Module {
    /// Its path below the output directory.
    pub(crate) path: String,
    /// What it was generated from.
    pub(crate) origin: String,
    /// Documentation and tables, which are data and come first.
    pub(crate) tables: String,
    /// Code that is the same in every module.
    pub(crate) common: &'static str,
    /// Code of its own.
    pub(crate) code: TokenStream,
}

/// The module of an element.
pub(crate) fn emit_element(element: &Element) -> Module {
    let parts = [
        config::emit(element),
        builder::emit(element),
        authentication::emit(element),
        options::emit(element),
    ];
    let (docs, table, entries) = (docs::module(element), element::emit(element), entries::emit(element));
    Module {
        path: format!("{}.rs", element.module.as_str()),
        origin: file_name(&element.path).to_owned(),
        tables: format!("{docs}\nuse super::{{runtime, standard}};\n\n{table}\n{entries}"),
        common: COMMON,
        code: quote!(#(#parts)*),
    }
}

/// The module of the standard entries.
pub(crate) fn emit_standard(standard: &Standard) -> Module {
    Module {
        path: "standard.rs".to_owned(),
        origin: "its standard".to_owned(),
        tables: standard::emit(standard),
        common: "",
        code: TokenStream::new(),
    }
}

/// `mod.rs`, over the modules of the elements.
pub(crate) fn emit_catalogue(elements: &[Element], runtime: &syn::Path) -> Module {
    Module {
        path: "mod.rs".to_owned(),
        origin: "the specs".to_owned(),
        tables: String::new(),
        common: "",
        code: catalogue::emit(elements, runtime),
    }
}

/// An implementation block, unless there is nothing in it.
fn implement(name: &str, functions: &TokenStream) -> TokenStream {
    let name = format_ident!("{name}");
    if functions.is_empty() { TokenStream::new() } else { quote!(impl #name { #functions }) }
}

/// The file alone, so that output does not depend on where the specs lie.
fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}
