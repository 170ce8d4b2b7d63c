//! What kind of value an entry has.

use openelements_runtime::Kind;

use super::Inference;
use super::aliases::is_api_key;
use super::entry::Entry;
use crate::json::{Node, Value};
use crate::note::Note;
use crate::text::{is_placeholder, words};

impl Inference<'_> {
    /// The kind of an entry that is the element's own, and its options.
    pub(super) fn kind(&mut self, entry: &Entry) -> (Kind, Vec<String>) {
        let options = options(entry);
        let values = entry.concrete();
        if is_secret(entry) {
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
        let is_named = |option: &Node| option.text_of("name").is_some_and(|it| option.text_of("value") != Some(it));
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

/// Whether nobody may see the value.
pub(super) fn is_secret(entry: &Entry) -> bool {
    let is_masked = entry.answer().is_some_and(|answer| answer == openelements_runtime::MASK);
    entry.export_type() == "PASSWORD"
        || is_masked
        || entry.documented.as_ref().is_some_and(|documented| documented.data_type == "password")
        || is_secret_name(&entry.name)
        || is_called_secret(entry)
}

/// Whether a table calls a key secret.
fn is_called_secret(entry: &Entry) -> bool {
    let described = entry.documented.as_ref().and_then(|documented| documented.description.as_deref());
    let described = described.unwrap_or_default().to_lowercase();
    let is_key = words(&entry.name).last().is_some_and(|last| last.ends_with("key"));
    is_key && ["secret key", "private key"].iter().any(|key| described.contains(key))
}

/// Whether a name is that of a secret.
pub(crate) fn is_secret_name(name: &str) -> bool {
    const ENDS: [&str; 19] = [
        "password",
        "passwd",
        "pwd",
        "passphrase",
        "secret",
        "token",
        "apikey",
        "secretkey",
        "privatekey",
        "pin",
        "credentials",
        "passcode",
        "pass",
        "pw",
        "bearer",
        "jwt",
        "hmac",
        "signature",
        "cookie",
    ];
    const PUBLIC: [&str; 2] = ["oauth.api.key", "oauth.api.keyid"];
    const KEYS: [&str; 17] = [
        "api",
        "private",
        "secret",
        "access",
        "subscription",
        "license",
        "signing",
        "signature",
        "encryption",
        "security",
        "auth",
        "order",
        "product",
        "master",
        "account",
        "user",
        "partner",
    ];
    let words = words(name);
    let last = words.last().map(String::as_str).unwrap_or_default();
    let before = words.iter().rev().nth(1).map(String::as_str).unwrap_or_default();
    let is_session =
        words.iter().any(|word| word == "session" || word == "sessionid") && last.ends_with("id");
    let has = |wanted: &str| words.iter().any(|word| word == wanted);
    let is_private = has("private") && has("key");
    let is_key = is_private || (last == "key" && (KEYS.contains(&before) || before.is_empty()));
    let is_end = ENDS.iter().any(|end| last == *end || (end.len() > 4 && last.ends_with(end)));
    (is_end || is_key || is_session || is_api_key(last)) && !PUBLIC.contains(&name)
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
