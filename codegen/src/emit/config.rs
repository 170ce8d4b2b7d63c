//! The accessors of the typed configuration.

use super::methods::{Method, implement};
use super::{authentication, docs, types};
use crate::model::{Element, Entry};

/// An accessor for each field.
pub(super) fn emit(element: &Element) -> String {
    let choice = authentication::chosen(element).map(authentication);
    let fields = element.fields().filter(|entry| !entry.is_base_url()).flat_map(accessors);
    implement("Config", choice.into_iter().chain(fields).chain(base_url(element)))
}

/// The accessor of an entry, and the same under the names that the entry had.
fn accessors(entry: &Entry) -> impl Iterator<Item = Method> {
    let former = entry.former_identifiers().map(|former| accessor(entry).renamed(entry, former));
    std::iter::once(accessor(entry)).chain(former)
}

fn accessor(entry: &Entry) -> Method {
    Method {
        docs: docs::entry(entry),
        deprecated: entry.deprecated.as_ref().map(|advice| advice.value.clone()),
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
        deprecated: None,
        qualifiers: "pub",
        name: "authentication".to_owned(),
        arguments: vec!["&self".to_owned()],
        returns: "Authentication".to_owned(),
        body: vec![chosen],
    }
}

/// The base URL; there may be none yet where a value in it is set while the instance lives.
fn base_url(element: &Element) -> Option<Method> {
    let entry = element.entries.iter().find(|entry| entry.is_base_url() && entry.can_have_url())?;
    let is_certain = entry.is_certain();
    let docs = "Entry `base.url` with the values in place";
    let (docs, returns, getter) = if is_certain {
        (format!("{docs}."), "&runtime::Url", "required_base_url")
    } else {
        (format!("{docs}; none until they are set."), "Option<&runtime::Url>", "base_url")
    };
    Some(Method {
        docs,
        deprecated: None,
        qualifiers: "pub",
        name: "base_url".to_owned(),
        arguments: vec!["&self".to_owned()],
        returns: returns.to_owned(),
        body: vec![format!("self.configuration.{getter}()")],
    })
}
