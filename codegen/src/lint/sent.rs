//! Rules about what is sent to the vendor.

use std::collections::{BTreeMap, BTreeSet};

use openelements_runtime::Kind;

use super::Subject;
use super::lists::{KEEP_ONE, report};
use crate::diagnostics::{Collector, codes};
use crate::model::{CONFIGURATION, Entry, Located, Parameter, REFERENCE};

/// What names of headers have beside letters and digits (RFC 9110, 5.6.2).
const TOKEN: &str = "!#$%&'*+-.^_`|~";

/// Nothing is sent twice, and no two things under one name.
pub(super) fn repetitions(subject: &Subject<'_>, collector: &mut Collector) {
    let mut sent: BTreeMap<[&str; 5], &Located<String>> = BTreeMap::new();
    let mut names: BTreeMap<(&str, String), &Parameter> = BTreeMap::new();
    for parameter in &subject.element.parameters {
        let Parameter { name, kind, source, vendor_name, vendor_type, .. } = parameter;
        if let Some(first) = sent.insert([&name.value, kind, source, &vendor_name.value, vendor_type], name) {
            let message = format!("`{}` is sent twice as {vendor_type} `{}`", name.value, vendor_name.value);
            report(&message, name, first, KEEP_ONE, collector);
        } else if let Some(name) = single_name(parameter) {
            let first = names.entry((vendor_type, name)).or_insert(parameter);
            compare(subject, parameter, first, collector);
        }
    }
}

/// The name in the place where it is sent, if nothing else has that name there.
fn single_name(Parameter { source, vendor_name, vendor_type, .. }: &Parameter) -> Option<String> {
    match vendor_type.as_str() {
        "header" if source != "response" => Some(vendor_name.value.to_ascii_lowercase()),
        "query" if source != "response" => Some(vendor_name.value.clone()),
        _ => None,
    }
}

fn compare(subject: &Subject<'_>, again: &Parameter, first: &Parameter, collector: &mut Collector) {
    if !std::ptr::eq(again, first) && !are_apart(subject, again, first) {
        let message = format!(
            "two things are sent as {} `{}`: `{}` and `{}`",
            again.vendor_type, first.vendor_name.value, first.name.value, again.name.value
        );
        let help = "send one of the two under another name, or remove it";
        report(&message, &again.vendor_name, &first.vendor_name, help, collector);
    }
}

/// Whether two are never sent together, because they have entries of different alternatives of authentication.
fn are_apart(subject: &Subject<'_>, one: &Parameter, other: &Parameter) -> bool {
    let alternatives = |parameter| {
        let of_some = entries(subject, parameter).filter(|entry| !entry.alternatives.is_empty());
        of_some.map(|entry| entry.alternatives.iter().collect::<BTreeSet<_>>()).collect::<Vec<_>>()
    };
    let others = alternatives(other);
    alternatives(one).iter().any(|one| others.iter().any(|other| one.is_disjoint(other)))
}

/// The entries whose values are sent.
fn entries<'run>(subject: &Subject<'run>, parameter: &Parameter) -> impl Iterator<Item = &'run Entry> {
    names(parameter).filter_map(|name| subject.entry(name))
}

/// The names of the entries whose values are sent: the parameter is one, or names them in its text.
pub(super) fn names(parameter: &Parameter) -> impl Iterator<Item = &str> {
    let name = parameter.name.value.as_str();
    let is_entry = parameter.kind == CONFIGURATION;
    let named = name.split(REFERENCE).skip(1).filter_map(|rest| rest.split('}').next());
    Some(name).filter(|_| is_entry).into_iter().chain(named.filter(move |_| !is_entry))
}

/// What is sent as a header, or taken from one, has a name that a header can have.
pub(super) fn headers(subject: &Subject<'_>, collector: &mut Collector) {
    for Parameter { name, kind, vendor_name, vendor_type, .. } in &subject.element.parameters {
        let sent = Some(vendor_name).filter(|_| vendor_type == "header");
        let taken = Some(name).filter(|_| kind == "header" && (sent.is_none() || name.at != vendor_name.at));
        for name in sent.into_iter().chain(taken).filter(|name| !is_token(&name.value)) {
            let message = format!("no header can be called `{}`", name.value);
            collector
                .warning(codes::HEADER_NAME, message, name.at.clone())
                .help("write letters, digits and `-`, as in `vendor_name: X-Api-Key`");
        }
    }
}

fn is_token(text: &str) -> bool {
    let is_part = |character: char| character.is_ascii_alphanumeric() || TOKEN.contains(character);
    !text.is_empty() && text.chars().all(is_part)
}

/// No secret is a part of a path: URLs are logged.
pub(super) fn secrets(subject: &Subject<'_>, collector: &mut Collector) {
    let parameters = subject.element.parameters.iter();
    for parameter in parameters.filter(|it| it.vendor_type == "path" && it.source != "response") {
        let mut sent = entries(subject, parameter);
        if let Some(secret) = sent.find(|entry| entry.kind == Kind::Secret) {
            let message = format!("the secret `{}` becomes a part of the path", secret.name.value);
            collector
                .warning(codes::SECRET_IN_PATH, message, parameter.name.at.clone())
                .help("URLs are logged: send it as in `sends: header`, if the vendor takes it there");
        }
    }
}
