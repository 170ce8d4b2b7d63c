//! Rules about fields.

use openelements_runtime::Role;

use super::Subject;
use crate::diagnostics::{Change, Collector, codes};
use crate::standard::StandardEntry;
use crate::syntax::RawField;

/// No field of the element's own is almost called like a standard entry.
pub(super) fn standard(subject: &Subject<'_>, collector: &mut Collector) {
    for name in subject.spec.fields.iter().map(|field| &field.name) {
        if is_standard(subject, &name.value) {
            continue;
        }
        let standard = subject.standard.settings.iter().chain(&subject.standard.credentials);
        let Some(meant) = standard.map(meant_by(&name.value)).find_map(|found| found) else {
            continue;
        };
        let message = format!("`{}` is almost the standard `{meant}`", name.value);
        collector
            .warning(codes::MISSPELLED_STANDARD, message, name.at.clone())
            .help(format!("did you mean `{meant}`?"));
    }
}

/// Whether the standard has an entry of that name.
fn is_standard(subject: &Subject<'_>, name: &str) -> bool {
    subject.standard.setting(name).is_some() || subject.standard.credential(name).is_some()
}

/// The name of a standard entry, if a name looks like a typing error of it.
fn meant_by(name: &str) -> impl Fn(&StandardEntry) -> Option<&str> {
    let name = name.to_lowercase();
    move |entry| {
        let standard = entry.name.to_lowercase();
        // Short words are like many others.
        let tolerated = match standard.len() {
            0..6 => 0,
            6..10 => 1,
            _ => 2,
        };
        if name.len().abs_diff(standard.len()) > tolerated {
            return None;
        }
        let distance = strsim::damerau_levenshtein(&name, &standard);
        // A vendor may well have a `client_id` of its own.
        let is_other_spelling =
            (!entry.is_setting() || entry.role() == Role::Fixed) && letters(&name) == letters(&standard);
        let is_near = distance <= tolerated && !is_other_spelling;
        is_near.then_some(entry.name.as_str())
    }
}

/// A name without what separates its words.
fn letters(name: &str) -> String {
    name.chars().filter(|character| character.is_alphanumeric()).collect()
}

/// `required` says something that would not hold anyway.
pub(super) fn required(subject: &Subject<'_>, collector: &mut Collector) {
    for field in &subject.spec.fields {
        let Some(required) = &field.required else {
            continue;
        };
        if usually_required(subject, field) == Some(required.value) {
            let message =
                format!("`{}` says what holds for `{}` anyway", word(required.value), field.name.value);
            collector
                .warning(codes::NEEDLESS_REQUIRED, message, required.at.clone())
                .help("remove `required`")
                .fix("remove `required`", Change::Removal(required.at.clone(), "required"));
        }
    }
}

fn word(required: bool) -> &'static str {
    if required { "required: true" } else { "required: false" }
}

/// Whether a field is required that does not say so; none for a setting, whose field says nothing else.
fn usually_required(subject: &Subject<'_>, field: &RawField) -> Option<bool> {
    let entry = subject.entry(&field.name.value)?;
    if entry.standard.as_ref().is_some_and(|standard| standard.is_setting) {
        return None;
    }
    let may_lack = entry.role == Role::Runtime || field.default.is_some() || !field.required_if.is_empty();
    let is_due = entry.standard.as_ref().is_none_or(|standard| standard.required)
        || field.runtime.as_ref().is_some_and(|runtime| !runtime.value);
    Some(is_due && !may_lack)
}
