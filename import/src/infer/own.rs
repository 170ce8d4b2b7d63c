//! Entries that the element alone has.

use openelements_runtime::Kind;

use super::Inference;
use super::authentication::Access;
use super::entry::Entry;
use super::fields::Attributes;
use crate::draft::Yaml;
use crate::note::Note;
use crate::text::{is_credential, is_placeholder, words};

impl Inference<'_> {
    /// Writes an entry that the standard does not bring.
    pub(super) fn own(&mut self, entry: &Entry, access: &Access) {
        let mut attributes = Attributes::default();
        let is_preset = self.is_preset(entry);
        let label = self.label(entry);
        if !is_preset || entry.export.is_some() || entry.documented.is_some() {
            attributes.put_some("label", label.map(Yaml::Text));
        }
        attributes.put_some("description", entry.description().map(Yaml::Text));
        let (kind, options) = self.kind(entry);
        if kind != Kind::String && kind != Kind::Enum {
            attributes.put("kind", Yaml::text(kind.name()));
        }
        if self.is_runtime(entry) {
            self.runtime(entry, kind, &mut attributes);
        } else {
            self.supplied(entry, kind, access, &mut attributes);
        }
        if !options.is_empty() {
            attributes.put("options", Yaml::texts(&options));
        }
        self.finish(entry, attributes);
    }

    /// Whether the value is set while the instance lives.
    pub(super) fn is_runtime(&self, entry: &Entry) -> bool {
        if !entry.sent.is_empty() || (entry.answered.is_none() && entry.documented.is_some()) {
            return false;
        }
        let words = words(&entry.name);
        let last = words.last().map(String::as_str).unwrap_or_default();
        let has = |names: &[&str]| words.iter().any(|word| names.contains(&word.as_str()));
        let is_inner = entry.flag("internal") && entry.answer().is_none();
        let is_named = has(&["session", "sessionid", "hook", "hooks", "webhook", "webhooks"])
            && ["id", "ids", "session", "time", "key", "sessionid"].contains(&last)
            || entry.name == "authentication.time"
            || entry.name == "expires_in"
            || ["token", "expires", "expiry"].contains(&last)
            || (["id", "ids", "userid", "key"].contains(&last)
                && entry.answer().is_some_and(|it| !it.is_empty()))
            || (last == "time" && has(&["refresh", "expiration", "authentication"]));
        let is_visible = entry.export.is_some() && !entry.flag("hideFromConsole") && !entry.flag("internal");
        let is_placed = self.position(&entry.name).is_some() && entry.export.is_none();
        is_inner
            || (is_named && !is_visible)
            || is_placed
            || (entry.name.starts_with("oauth.user.") && !is_visible)
    }

    fn runtime(&mut self, entry: &Entry, kind: Kind, attributes: &mut Attributes) {
        attributes.put("runtime", Yaml::Boolean(true));
        let text = format!("`{}` is taken to be set while the instance lives", entry.name);
        self.notes.push(Note::assumed(entry.place.clone(), text));
        let Some(answer) = entry.answer() else { return };
        let is_count = entry.name.contains("expires") && answer.parse::<u32>().is_ok();
        if kind != Kind::Secret && (answer.is_empty() || is_count) {
            attributes.put("default", Yaml::preset(answer));
        }
    }

    /// Whether the element presets the value, and callers have no need to see it.
    fn is_preset(&self, entry: &Entry) -> bool {
        let is_shown = entry.export.is_some() && !entry.flag("hideFromConsole");
        let stands = |answer: &str| is_placeholder(answer) || words(answer) == words(&entry.name);
        let is_kept = entry.answer().is_some_and(|answer| {
            !stands(answer) && !is_credential(answer) && !is_mail(answer) && !is_callback(&entry.name)
        });
        entry.sent.is_empty() && is_kept && !is_shown && !self.is_secret(entry) && !self.is_runtime(entry)
    }

    /// Writes whether the entry must be supplied, or what holds otherwise.
    fn supplied(&mut self, entry: &Entry, kind: Kind, access: &Access, attributes: &mut Attributes) {
        if self.is_preset(entry) {
            attributes.put("default", Self::preset(entry, kind));
            attributes.put_some("hidden", entry.documented.is_none().then_some(Yaml::Boolean(true)));
            let text =
                format!("no request sends `{}`, which is answered; it is taken for a preset", entry.name);
            if entry.export.is_none() {
                self.notes.push(Note::assumed(entry.place.clone(), text));
            }
            return;
        }
        if entry.export.is_some() && entry.answer().is_some() {
            self.keep_default(entry, kind, attributes);
        }
        if entry.flag("hideFromConsole") {
            attributes.put("hidden", Yaml::Boolean(true));
        }
        if entry.export.is_none() && entry.sent.is_empty() && entry.answer().is_some_and(is_credential) {
            let text = format!("the value of `{}` looks like a credential, and is not kept", entry.name);
            self.notes.push(Note::left_out(entry.place.clone(), text));
        }
        if !attributes.has("default") && !self.is_required(entry, access, false) {
            attributes.put("required", Yaml::Boolean(false));
            if entry.export.is_none() && entry.sent.is_empty() && entry.answered.is_some() {
                let text = format!("no request sends `{}`, which is answered; it is optional", entry.name);
                self.notes.push(Note::assumed(entry.place.clone(), text));
            }
        }
    }

    /// The default of an export, unless it is a secret or stands for a value.
    pub(super) fn keep_default(&mut self, entry: &Entry, kind: Kind, attributes: &mut Attributes) {
        let Some(answer) = entry.answer() else { return };
        let is_shown = !entry.flag("hideFromConsole") && !entry.flag("internal");
        let reason = if answer.is_empty() && entry.flag("required") && is_shown {
            "it is empty, and callers must supply the entry"
        } else if kind == Kind::Secret && !answer.is_empty() {
            "it is a secret"
        } else if is_credential(answer) {
            "it looks like a credential"
        } else if is_placeholder(answer) {
            "it is a placeholder"
        } else {
            attributes.put("default", Self::preset(entry, kind));
            return;
        };
        let text = format!("the default of `{}` is not kept: {reason}", entry.name);
        self.notes.push(Note::left_out(entry.place.clone(), text));
    }

    fn preset(entry: &Entry, kind: Kind) -> Yaml {
        let answer = entry.answer().unwrap_or_default();
        if kind == Kind::String || kind == Kind::Text { Yaml::text(answer) } else { Yaml::preset(answer) }
    }

    /// The name for people: from the table, the export, the placeholder or the name itself.
    pub(super) fn label(&self, entry: &Entry) -> Option<String> {
        let documented = entry.documented.as_ref().and_then(|documented| documented.label.clone());
        let exported = entry.export.as_ref().and_then(|export| export.text_of("name")).map(str::to_owned);
        let is_sound = |label: &String| !label.is_empty() && !label.contains(['<', '{']) && label.len() < 80;
        documented.filter(is_sound).or(exported.filter(is_sound)).or_else(|| self.spoken(entry))
    }

    fn spoken(&self, entry: &Entry) -> Option<String> {
        let subject = words(&self.subject.key).concat();
        let heading = self.subject.heading.as_deref().map(words).unwrap_or_default();
        let is_filler = |word: &String| {
            ["insert", "your", "the", "enter", "my", "x", "here"].contains(&word.as_str())
                || subject.starts_with(word.as_str())
                || word.starts_with(&subject)
                || (heading.contains(word) && heading.len() > 1)
        };
        let placeholder = entry.texts().into_iter().find(|text| text.starts_with('<') && text.ends_with('>'));
        let spoken = placeholder.map(|text| words(&text)).unwrap_or_default();
        let spoken: Vec<String> = spoken.into_iter().filter(|word| !is_filler(word)).collect();
        let is_short = (1..=4).contains(&spoken.len()) && spoken.iter().all(|word| word.len() > 1);
        let words = if is_short {
            spoken
        } else {
            words(&entry.name).into_iter().filter(|it| !is_filler(it)).collect()
        };
        (!words.is_empty()).then(|| sentence(&words))
    }
}

/// Whether a value is an address of mail, which is that of somebody.
fn is_mail(value: &str) -> bool {
    let parts = value.split_once('@').filter(|_| !value.contains(char::is_whitespace));
    parts.is_some_and(|(user, host)| !user.is_empty() && host.contains('.'))
}

/// Whether an entry is an address of the caller's.
pub(super) fn is_callback(name: &str) -> bool {
    words(name).ends_with(&["callback".to_owned(), "url".to_owned()])
}

/// Words that people write apart.
const APART: [(&str, &str); 6] = [
    ("userid", "user id"),
    ("apikey", "api key"),
    ("apitoken", "api token"),
    ("appname", "app name"),
    ("pw", "password"),
    ("pwd", "password"),
];

/// Words as a label.
fn sentence(words: &[String]) -> String {
    const CAPITALS: [&str; 10] = ["api", "url", "id", "uri", "oauth", "wsdl", "sap", "crm", "http", "sid"];
    let apart = |word: &String| {
        let known = APART.iter().find(|(known, _)| known == word).map_or(word.as_str(), |(_, apart)| apart);
        known.split(' ').map(str::to_owned).collect::<Vec<_>>()
    };
    let words: Vec<String> = words.iter().flat_map(apart).collect();
    let spelt = words.iter().enumerate().map(|(index, word)| match word.as_str() {
        "oauth" => "OAuth".to_owned(),
        "id" if index > 0 => word.clone(),
        word if CAPITALS.contains(&word) => word.to_uppercase(),
        word if index == 0 => {
            word.chars().take(1).flat_map(char::to_uppercase).chain(word.chars().skip(1)).collect()
        }
        _ => word.clone(),
    });
    spelt.collect::<Vec<_>>().join(" ")
}
