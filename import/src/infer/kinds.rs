//! What kind of value an entry has.

use openelements_runtime::Kind;

use super::Inference;
use super::entry::Entry;
use crate::json::{Node, Value};
use crate::note::Note;
use crate::text::{is_placeholder, words};

impl Inference<'_> {
    /// The kind of an entry that is the element's own, and its options.
    pub(super) fn kind(&mut self, entry: &Entry) -> (Kind, Vec<String>) {
        let options = options(entry);
        let values = entry.concrete();
        if self.is_secret(entry) {
            if !matches!(entry.export_type(), "" | "PASSWORD") {
                let text =
                    format!("`{}` is a secret by its name, though the export does not say so", entry.name);
                self.notes.push(Note::assumed(entry.place.clone(), text));
            }
            return (Kind::Secret, Vec::new());
        }
        if let Some(kind) = self.position(&entry.name) {
            return (self.sound(entry, kind, &values), Vec::new());
        }
        if !options.is_empty() && values.iter().all(|value| options.contains(value)) {
            self.note_names(entry);
            return (Kind::Enum, options);
        }
        if !options.is_empty() {
            let text = format!("`{}` has values that are none of its documented options", entry.name);
            self.notes.push(Note::contradiction(entry.place.clone(), text));
        }
        let kind = self.sound(entry, guess(entry, &values), &values);
        (kind, Vec::new())
    }

    /// Tells that options have names for people, which a spec has no place for.
    fn note_names(&mut self, entry: &Entry) {
        let exported = entry.export.as_ref().and_then(|export| export.get("options"));
        let is_named =
            |option: &Node| option.text_of("name").is_some_and(|it| option.text_of("value") != Some(it));
        if exported.is_some_and(|options| options.items().iter().any(is_named)) {
            let text = format!("the names for people of the options of `{}`", entry.name);
            self.notes.push(Note::left_out(entry.place.clone(), text));
        }
    }

    /// The kind, or one that takes the values that the documents have.
    fn sound(&mut self, entry: &Entry, kind: Kind, values: &[String]) -> Kind {
        let takes = |kind: Kind| values.iter().all(|value| kind.refusal(value).is_none());
        if takes(kind) {
            return kind;
        }
        let other = if takes(Kind::String) { Kind::String } else { Kind::Text };
        let text = format!("`{}` looks like {}, and a documented value is none", entry.name, kind.name());
        self.notes.push(Note::contradiction(entry.place.clone(), text));
        other
    }
}

/// The options that a table or an export lists.
fn options(entry: &Entry) -> Vec<String> {
    let exported = entry.export.as_ref().and_then(|export| export.get("options"));
    let exported =
        exported.map(|options| options.items().iter().filter_map(|option| option.text_of("value")));
    let mut options: Vec<String> = exported.into_iter().flatten().map(str::to_owned).collect();
    if options.is_empty() {
        options = entry.documented.as_ref().map(|it| it.options.clone()).unwrap_or_default();
    }
    let mut seen = std::collections::BTreeSet::new();
    options.retain(|option| seen.insert(option.clone()));
    let booleans = options.iter().all(|option| ["true", "false"].contains(&option.to_lowercase().as_str()));
    if booleans { Vec::new() } else { options }
}

/// The kind by type, values and name.
fn guess(entry: &Entry, values: &[String]) -> Kind {
    let sent = || entry.sent.iter().map(|(_, node)| &node.value);
    let data_type = entry.documented.as_ref().map(|it| it.data_type.as_str()).unwrap_or_default();
    let all = |test: fn(&String) -> bool| !values.is_empty() && values.iter().all(test);
    let words = words(&entry.name);
    let ends = |names: &[&str]| words.last().is_some_and(|last| names.contains(&last.as_str()));
    let is_hinted = entry.texts().iter().any(|text| {
        let lower = text.to_lowercase();
        is_placeholder(text) && lower.contains("true") && lower.contains("false")
    });
    if entry.export_type() == "BOOLEAN"
        || data_type.starts_with("bool")
        || is_hinted
        || all(|value| ["true", "false"].contains(&value.as_str()))
    {
        return Kind::Boolean;
    }
    if sent().any(|value| matches!(value, Value::Object(_) | Value::List(_))) || data_type.contains("json") {
        return Kind::Json;
    }
    let is_document = |value: &String| value.starts_with(['{', '[']) && Kind::Json.refusal(value).is_none();
    if all(is_document) {
        return Kind::Json;
    }
    if matches!(entry.export_type(), "TEXTAREA" | "CODE_EDITOR")
        || values.iter().any(|value| value.contains('\n'))
    {
        return Kind::Text;
    }
    let is_number = sent().any(|value| matches!(value, Value::Number(_)));
    let counts = ["port", "interval", "timeout", "max", "limit", "size", "count", "seconds", "minutes", "in"];
    let is_count = ends(&counts) && !values.is_empty();
    let is_numeric = is_number || data_type.starts_with("int") || data_type == "number" || is_count;
    if is_numeric && values.iter().all(|value| Kind::Integer.refusal(value).is_none()) {
        return Kind::Integer;
    }
    let is_mixed = entry.texts().iter().any(|text| text.contains("://") && text.contains('<'));
    let is_address = all(|value| value.starts_with("http://") || value.starts_with("https://"));
    let named = ends(&["url", "uri"]) || entry.name.to_lowercase().ends_with("url");
    if is_address || (named && values.is_empty() && entry.answer().is_none() && !is_mixed) {
        return Kind::Url;
    }
    let is_host = ends(&["host", "hostname"]) || entry.name.to_lowercase().ends_with("host.name");
    let takes_host = |value: &String| Kind::Host.refusal(value).is_none();
    if is_host && !is_mixed && values.iter().all(takes_host) { Kind::Host } else { Kind::String }
}
