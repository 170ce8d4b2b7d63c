//! Where operations are.

use openelements_runtime::Noun;

/// The path that all operations are below.
pub(crate) fn base(noun: &Noun) -> String {
    format!("/{}/api-v2", noun.plural())
}

/// The path of an operation in the words of the service.
pub(crate) fn path(path: &str, noun: &Noun) -> String {
    path.replace("/elements", &format!("/{}", noun.plural()))
}
