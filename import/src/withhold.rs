//! Keeps credentials out of drafts and reports, wherever documents have them.

use crate::draft::{Member, Spec, Yaml};
use crate::infer::is_secret_name;
use crate::note::{Note, Place};
use crate::repair;
use crate::text::{is_credential, is_placeholder, redacted};

/// Leaves out what looks like a credential that somebody has, and tells it without showing it.
pub(crate) fn withhold(spec: &mut Spec, file: &Place, notes: &mut Vec<Note>) {
    let mut told = Vec::new();
    let key = spec.head.first().map(|key| key.value.clone());
    for name in spec.head.iter_mut().filter(|it| it.name == "name" && is_sensitive(&it.value)) {
        name.value = key.clone().unwrap_or(Yaml::Null);
        told.push("`name`".to_owned());
    }
    members(&mut spec.head, &mut told);
    members(&mut spec.defaults, &mut told);
    fields(&mut spec.fields, &mut told);
    spec.parameters.retain(|parameter| {
        let is_kept = !is_sensitive(parameter);
        told.extend((!is_kept).then(|| "a parameter".to_owned()));
        is_kept
    });
    for what in told {
        notes.push(Note::left_out(file.clone(), format!("{what}: it has what looks like a credential")));
    }
    let members = [&mut spec.head, &mut spec.access, &mut spec.fields, &mut spec.defaults];
    for member in members.into_iter().flatten() {
        member.comment = member.comment.take().map(|comment| redacted(&comment));
    }
    for note in notes {
        note.text = redacted(&note.text);
    }
}

/// Leaves out members.
fn members(members: &mut Vec<Member>, told: &mut Vec<String>) {
    members.retain(|member| {
        let is_kept = !is_sensitive(&member.value);
        told.extend((!is_kept).then(|| format!("`{}`", member.name)));
        is_kept
    });
}

/// Leaves out attributes of fields, and fields that are named by a credential.
fn fields(fields: &mut Vec<Member>, told: &mut Vec<String>) {
    fields.retain(|field| {
        let is_kept = !is_credential(&field.name);
        told.extend((!is_kept).then(|| "an entry".to_owned()));
        is_kept
    });
    for field in fields {
        let Yaml::Mapping(attributes) = &mut field.value else { continue };
        for (attribute, value) in attributes.iter_mut().filter(|(_, value)| is_sensitive(value)) {
            told.push(format!("`{attribute}` of `{}`", field.name));
            // Without its default, an entry that nobody sends must not become required.
            let is_default = attribute == "default";
            *value = if is_default { Yaml::Boolean(false) } else { Yaml::Nothing };
            if is_default {
                "required".clone_into(attribute);
            }
        }
        attributes.retain(|(_, value)| *value != Yaml::Nothing);
    }
}

/// Whether a credential is somewhere in a value.
fn is_sensitive(value: &Yaml) -> bool {
    match value {
        Yaml::Text(text) => is_credential(text) || document(text).is_some_and(|value| is_sensitive(&value)),
        Yaml::List(items) => items.iter().any(is_sensitive),
        Yaml::Mapping(members) => members.iter().any(|(name, value)| {
            let is_secret = is_secret_name(name) && name != "key";
            is_credential(name) || is_sensitive(value) || (is_secret && is_supplied(value))
        }),
        Yaml::Null | Yaml::Nothing | Yaml::Boolean(_) | Yaml::Number(_) => false,
    }
}

/// Whether what a secret's name has is a value, and not what stands for one.
fn is_supplied(value: &Yaml) -> bool {
    matches!(value, Yaml::Text(text) if !text.is_empty() && !text.contains(['{', '$']) && !is_placeholder(text))
}

/// The JSON that a text is.
fn document(text: &str) -> Option<Yaml> {
    if !text.starts_with(['{', '[']) {
        return None;
    }
    let (found, _) = repair::extract_json(text);
    found.first().map(|found| Yaml::from(&found.node))
}
