//! The rows of an element's table.

use openelements_runtime::{Kind, Role};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::model::{Condition, Element, Entry, Preset};
use crate::names::Identifier;

/// `ENTRIES` and the patterns it refers to.
pub(super) fn emit(element: &Element) -> TokenStream {
    let count = Literal::usize_unsuffixed(element.entries.len());
    let rows = element.entries.iter().map(row);
    let patterns = element.entries.iter().filter_map(pattern);
    quote! {
        static ENTRIES: [runtime::Entry; #count] = [#(#rows),*];
        #(#patterns)*
    }
}

/// A row; attributes that have their usual value are left out.
fn row(entry: &Entry) -> TokenStream {
    let parts = [start(entry), described(entry), typed(entry), required(entry), preset(entry), named(entry)];
    quote!(#(#parts)*)
}

fn start(entry: &Entry) -> TokenStream {
    let name = &entry.name.value;
    match entry.role {
        Role::Setting => quote!(runtime::Entry::setting(#name)),
        Role::Fixed => quote!(runtime::Entry::setting(#name).fixed()),
        _ => quote!(runtime::Entry::field(#name)),
    }
}

fn described(entry: &Entry) -> TokenStream {
    let label = Some(&entry.label).filter(|label| **label != entry.name.value).into_iter();
    let description = Some(&entry.description).filter(|description| !description.is_empty()).into_iter();
    let example = entry.example.iter();
    quote!(#(.label(#label))* #(.description(#description))* #(.example(#example))*)
}

fn typed(entry: &Entry) -> TokenStream {
    let pattern = entry
        .pattern
        .as_ref()
        .map(|_| Identifier::constant(entry.identifier.as_str(), "pattern"))
        .into_iter();
    let kind = match entry.kind {
        Kind::String => TokenStream::new(),
        Kind::Secret => quote!(.kind(runtime::Kind::Secret)),
        Kind::Boolean => quote!(.kind(runtime::Kind::Boolean)),
        Kind::Integer => quote!(.kind(runtime::Kind::Integer)),
        Kind::Url => quote!(.kind(runtime::Kind::Url)),
        Kind::Host => quote!(.kind(runtime::Kind::Host)),
        Kind::Json => quote!(.kind(runtime::Kind::Json)),
        Kind::Enum => {
            let options = entry.options.iter().map(|option| &option.value);
            quote!(.options(&[#(#options),*]))
        }
        _ => quote!(.kind(runtime::Kind::Text)),
    };
    quote!(#kind #(.pattern(&#pattern))*)
}

fn required(entry: &Entry) -> TokenStream {
    let required = entry.required.then(|| quote!(.required()));
    let conditions = entry.required_if.iter().map(condition);
    let conditions = (!entry.required_if.is_empty()).then(|| quote!(.required_if(&[#(#conditions),*])));
    let names = &entry.alternatives;
    let alternatives = (!names.is_empty()).then(|| quote!(.alternatives(&[#(#names),*])));
    quote!(#required #conditions #alternatives)
}

fn condition(condition: &Condition) -> TokenStream {
    let (entry, value) = (&condition.entry.value, &condition.value.value);
    quote!(runtime::Condition { entry: #entry, value: #value })
}

/// The preset, where it is not what the row starts with.
fn preset(entry: &Entry) -> TokenStream {
    let is_field = entry.role == Role::Field;
    match &entry.preset.value {
        Preset::Value(text) => quote!(.preset(#text)),
        Preset::Null if !is_field => quote!(.null()),
        Preset::Absent if is_field && !entry.required => quote!(.absent()),
        Preset::Null | Preset::Absent => TokenStream::new(),
    }
}

fn named(entry: &Entry) -> TokenStream {
    let names = entry.aliases.iter().map(|alias| &alias.value);
    let aliases = (!entry.aliases.is_empty()).then(|| quote!(.aliases(&[#(#names),*])));
    let hidden = entry.hidden.then(|| quote!(.hidden()));
    quote!(#aliases #hidden)
}

fn pattern(entry: &Entry) -> Option<TokenStream> {
    let pattern = entry.pattern.as_ref()?;
    let name = Identifier::constant(entry.identifier.as_str(), "pattern");
    let (source, hint) = (&pattern.source.value, &pattern.hint);
    Some(quote!(static #name: runtime::Pattern = runtime::Pattern::new(#source, #hint);))
}
