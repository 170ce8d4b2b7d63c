//! Rules about what nothing uses.

use std::collections::BTreeSet;

use openelements_runtime::{Kind, Role};

use super::{Subject, sent};
use crate::diagnostics::{Collector, codes};
use crate::model::{Element, Entry, Preset};

/// The types of authentication that know what they use: in others, any field may prove who the caller is.
const CLOSED: [&str; 3] = ["basic", "oauth1", "oauth2"];

/// Where the spec has the whole base URL and a type of authentication that is closed, a field that is asked
/// for is used by something: otherwise its place in a URL or its `sends` was forgotten.
pub(super) fn fields(subject: &Subject<'_>, collector: &mut Collector) {
    if !is_spelt_out(subject) {
        return;
    }
    let used = used(subject.element);
    let is_used = |entry: &Entry| used.contains(entry.name.value.as_str());
    for entry in subject.element.entries.iter().filter(|entry| is_asked_for(entry) && !is_used(entry)) {
        let message = format!("nothing uses `{}`", entry.name.value);
        let help = "name it in `base.url` or in a parameter, or say where it is sent, as in `sends: query`";
        collector.warning(codes::UNUSED_FIELD, message, entry.name.at.clone()).help(help);
    }
}

fn is_spelt_out(subject: &Subject<'_>) -> bool {
    let closed = subject.element.authentication.as_ref().is_some_and(|authentication| {
        CLOSED.iter().any(|name| authentication.default.value.eq_ignore_ascii_case(name))
    });
    let base_url = subject.element.entries.iter().find(|entry| entry.is_base_url());
    closed && base_url.is_some_and(|entry| matches!(entry.preset.value, Preset::Value(_)))
}

/// A field of the element's own that callers are to fill in; a secret proves who they are.
fn is_asked_for(entry: &Entry) -> bool {
    let is_own = entry.standard.is_none() && !entry.is_authentication_choice() && !entry.is_base_url();
    is_own && entry.role == Role::Field && !entry.hidden && entry.kind != Kind::Secret
}

/// The names that anything uses.
fn used<'run>(element: &'run Element) -> BTreeSet<&'run str> {
    let templates = element.templates().flat_map(|(_, template)| template.value.placeholders());
    let conditions = element.entries.iter().flat_map(|entry| &entry.required_if);
    let alternatives = element.alternatives().iter().flat_map(|alternative| &alternative.entries);
    let mut used: BTreeSet<&'run str> = templates.map(|placeholder| placeholder.entry.as_str()).collect();
    used.extend(conditions.map(|condition| condition.entry.value.as_str()));
    used.extend(alternatives.map(|listed| listed.value.as_str()));
    used.extend(element.parameters.iter().flat_map(sent::names));
    used
}
