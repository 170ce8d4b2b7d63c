//! The setters of the builder.

use super::calls::string;
use super::methods::{Method, implement};
use super::{docs, types};
use crate::model::{Element, Entry};

/// A setter for each field.
pub(super) fn emit(element: &Element) -> String {
    let choice = (!element.alternatives().is_empty()).then(authentication);
    implement("Builder", choice.into_iter().chain(element.fields().flat_map(setters)))
}

/// The setter of an entry, and the same under the names that the entry had.
fn setters(entry: &Entry) -> impl Iterator<Item = Method> {
    let former = entry.former_identifiers().map(|former| setter(entry).renamed(entry, former));
    std::iter::once(setter(entry)).chain(former)
}

fn setter(entry: &Entry) -> Method {
    let (of_type, conversion) = types::argument(entry);
    let set = format!("self.supplied.set({}, value);", string(&entry.name.value));
    Method {
        docs: docs::entry(entry),
        deprecated: entry.deprecated.as_ref().map(|advice| advice.value.clone()),
        qualifiers: "pub",
        name: entry.identifier.to_string(),
        arguments: vec!["mut self".to_owned(), format!("value: {of_type}")],
        returns: "Self".to_owned(),
        body: conversion.into_iter().chain([set, "self".to_owned()]).collect(),
    }
}

fn authentication() -> Method {
    let docs = "Sets how the caller proves who it is: entry `authentication.type` and those it calls for.";
    Method {
        docs: docs.to_owned(),
        deprecated: None,
        qualifiers: "pub",
        name: "authentication".to_owned(),
        arguments: vec!["mut self".to_owned(), "value: Authentication".to_owned()],
        returns: "Self".to_owned(),
        body: vec!["value.supply(&mut self.supplied);".to_owned(), "self".to_owned()],
    }
}
