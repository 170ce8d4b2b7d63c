//! The accessors of the typed configuration.

use super::methods::{Method, implement};
use super::{authentication, docs, types};
use crate::model::{Element, Entry};

/// An accessor for each field.
pub(super) fn emit(element: &Element) -> String {
    let choice = authentication::chosen(element).map(authentication);
    let base_url = element.base_url.as_ref().map(|_| base_url());
    implement("Config", choice.into_iter().chain(element.fields().map(accessor)).chain(base_url))
}

fn accessor(entry: &Entry) -> Method {
    Method {
        docs: docs::entry(entry),
        qualifiers: "pub",
        name: entry.identifier.to_string(),
        arguments: vec!["&self".to_owned()],
        returns: types::borrowed(entry),
        body: vec![types::read(entry, "self.configuration")],
    }
}

fn authentication(chosen: String) -> Method {
    Method {
        docs: "How the caller proves who it is: entry `authentication.type` and those it calls for."
            .to_owned(),
        qualifiers: "pub",
        name: "authentication".to_owned(),
        arguments: vec!["&self".to_owned()],
        returns: "Authentication".to_owned(),
        body: vec![chosen],
    }
}

fn base_url() -> Method {
    Method {
        docs: "Entry `base.url` with the values in place.".to_owned(),
        qualifiers: "pub const",
        name: "base_url".to_owned(),
        arguments: vec!["&self".to_owned()],
        returns: "&runtime::Url".to_owned(),
        body: vec!["self.configuration.required_base_url()".to_owned()],
    }
}
