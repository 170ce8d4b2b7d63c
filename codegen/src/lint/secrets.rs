//! Rules about secrets.

use std::collections::{BTreeMap, BTreeSet};

use openelements_runtime::Kind;

use super::Subject;
use crate::diagnostics::{Collector, codes};
use crate::model::{CONFIGURATION, Element, Entry, Preset};
use crate::secret_names::{is_key, names_secret, words};

/// What is called like a secret is one.
pub(super) fn undeclared(subject: &Subject<'_>, collector: &mut Collector) {
    let secrets = secrets(subject.element);
    let sent = sent_as_secrets(subject.element);
    let texts =
        subject.element.entries.iter().filter(|entry| matches!(entry.kind, Kind::String | Kind::Text));
    for entry in texts.filter(|entry| entry.is_field()) {
        let name = &entry.name;
        let what = match name_when_sent(&sent, &secrets, entry) {
            _ if looks_secret(&secrets, entry) => "looks like a secret".to_owned(),
            Some(sent) => format!("is sent as `{sent}`, like a secret"),
            None => continue,
        };
        collector
            .warning(
                codes::UNDECLARED_SECRET,
                format!("`{}` {what}, but is shown in answers", name.value),
                name.at.clone(),
            )
            .help("write `kind: secret`, so that it is masked in answers and never logged");
    }
}

fn looks_secret(secrets: &BTreeSet<Vec<String>>, entry: &Entry) -> bool {
    // What the standard calls an entry is the standard's to judge.
    let is_own_label = entry.standard.as_ref().is_none_or(|standard| standard.label != entry.label);
    let names_secret = |text: &str| names_secret(text) && !(is_key(text) && has_secret(secrets, entry));
    (entry.standard.is_none() && names_secret(&entry.name.value))
        || (is_own_label && names_secret(&entry.label))
}

/// The names of the entries that are sent under the name of a secret, each with that name.
fn sent_as_secrets(element: &Element) -> BTreeMap<&str, &str> {
    let sent = element.parameters.iter().filter(|it| it.kind == CONFIGURATION && it.source != "response");
    let secret = sent.filter(|parameter| {
        let name = &parameter.vendor_name.value;
        names_secret(name) || words(name).last().is_some_and(|word| word == "authorization")
    });
    secret.map(|parameter| (parameter.name.value.as_str(), parameter.vendor_name.value.as_str())).collect()
}

/// The name of a secret that an entry is sent under. What the standard has is the standard's to judge.
fn name_when_sent<'run>(
    sent: &BTreeMap<&str, &'run str>,
    secrets: &BTreeSet<Vec<String>>,
    entry: &Entry,
) -> Option<&'run str> {
    let name = sent.get(entry.name.value.as_str()).copied().filter(|_| entry.standard.is_none())?;
    (!is_key(name) || !has_secret(secrets, entry)).then_some(name)
}

/// The names of the entries that are called secrets, in words; those that are not declared so are told.
fn secrets(element: &Element) -> BTreeSet<Vec<String>> {
    let names = element.entries.iter().map(|entry| words(&entry.name.value));
    names.filter(|words| words.last().is_some_and(|word| word == "secret")).collect()
}

/// A key that goes with a secret is the public one of the two: `api.key` and `api.secret`.
fn has_secret(secrets: &BTreeSet<Vec<String>>, key: &Entry) -> bool {
    let mut stem = words(&key.name.value);
    stem.pop();
    if stem.is_empty() {
        return secrets.contains(&vec!["secret".to_owned()]);
    }
    // What begins with the stem is next to it.
    secrets.range(stem.clone()..).next().is_some_and(|secret| secret.starts_with(&stem))
}

/// A secret is the caller's: one that everybody has is none.
pub(super) fn defaults(subject: &Subject<'_>, collector: &mut Collector) {
    for entry in subject.element.entries.iter().filter(|entry| entry.kind == Kind::Secret) {
        if matches!(&entry.preset.value, Preset::Value(text) if !text.is_empty()) {
            let message =
                format!("the secret `{}` has a default, which everybody can read", entry.name.value);
            collector
                .warning(codes::SECRET_WITH_DEFAULT, message, entry.preset.at.clone())
                .help("remove the default, so that each caller supplies a secret; it is no secret any more");
        }
    }
}

/// An example is published with the element, so that it must be made up.
pub(super) fn examples(subject: &Subject<'_>, collector: &mut Collector) {
    for entry in subject.element.entries.iter().filter(|entry| entry.kind == Kind::Secret) {
        if let Some(example) = entry.example.as_ref().filter(|example| !example.value.is_empty()) {
            let message =
                format!("the secret `{}` has an example, which everybody can read", entry.name.value);
            collector
                .warning(codes::SECRET_WITH_EXAMPLE, message, example.at.clone())
                .help("remove the example, and say in `description` what a value looks like; if it is made up, allow it with a comment")
                .note("schemas and documentation have examples as they are written");
        }
    }
}
