//! From the model to code: what repeats itself, as text; what has structure, as tokens. Each
//! emitter has one function that gives the items of one concern; names, order and meaning are
//! settled before.

mod authentication;
mod builder;
mod calls;
mod catalogue;
mod config;
mod docs;
mod element;
mod entries;
mod lints;
mod methods;
mod options;
mod standard;
mod types;

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::Element;
use crate::standard::Standard;

/// What every module of an element has: the configuration, its conversions, the builder.
const COMMON: &str = include_str!("common.txt");

/// One file of generated code, not yet rendered.
pub(crate) struct Module {
    /// Its path below the output directory.
    pub(crate) path: String,
    /// What it was generated from.
    pub(crate) origin: String,
    /// What is written as text: documentation, tables and methods.
    pub(crate) text: String,
    /// The code that follows, to be laid out.
    pub(crate) code: TokenStream,
}

/// The module of an element.
pub(crate) fn emit_element(element: &Element) -> Module {
    let (authentication, options) = (authentication::emit(element), options::emit(element));
    let (docs, table, entries) = (docs::module(element), element::emit(element), entries::emit(element));
    let (accessors, setters) = (config::emit(element), builder::emit(element));
    Module {
        path: format!("{}.rs", element.module.as_str()),
        // Even the name of a file may hold a line break.
        origin: docs::one_line(file_name(&element.path)),
        text: format!(
            "{docs}\nuse super::{{runtime, standard}};\n\n{table}\n{entries}\n{COMMON}{accessors}{setters}"
        ),
        code: quote!(#authentication #options),
    }
}

/// The module of the standard entries.
pub(crate) fn emit_standard(standard: &Standard) -> Module {
    Module {
        path: "standard.rs".to_owned(),
        origin: "its standard".to_owned(),
        text: standard::emit(standard),
        code: TokenStream::new(),
    }
}

/// `mod.rs`, over the modules of the elements. `runtime` is a path.
pub(crate) fn emit_catalogue(elements: &[Element], runtime: &str) -> Module {
    let runtime: TokenStream = runtime.parse().unwrap_or_default();
    Module {
        path: "mod.rs".to_owned(),
        origin: "the specs".to_owned(),
        text: String::new(),
        code: catalogue::emit(elements, &runtime),
    }
}

/// The file alone, so that output does not depend on where the specs lie.
fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}
