//! `fields`: what callers supply.

use openelements_runtime::Kind;

use super::Inference;
use super::aliases::is_api_key;
use super::authentication::Access;
use super::entry::Entry;
use crate::draft::{Member, Yaml};
use crate::note::Note;

/// The order in which a field has its attributes.
const ORDER: [&str; 11] = [
    "label",
    "description",
    "kind",
    "required",
    "answered",
    "runtime",
    "default",
    "options",
    "alias",
    "sends",
    "hidden",
];

/// The attributes of a field.
#[derive(Clone, Debug, Default)]
pub(super) struct Attributes(Vec<(String, Yaml)>);

impl Attributes {
    /// Sets an attribute.
    pub(super) fn put(&mut self, name: &str, value: Yaml) {
        self.0.push((name.to_owned(), value));
    }

    /// Sets an attribute that may be absent.
    pub(super) fn put_some(&mut self, name: &str, value: Option<Yaml>) {
        self.0.extend(value.map(|value| (name.to_owned(), value)));
    }

    /// Whether an attribute is set.
    pub(super) fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(known, _)| known == name)
    }

    fn into_yaml(mut self) -> Yaml {
        let order = |name: &str| ORDER.iter().position(|known| *known == name);
        self.0.sort_by_key(|(name, _)| order(name));
        Yaml::Mapping(self.0)
    }
}

impl Inference<'_> {
    /// Writes the entries that are no settings.
    pub(super) fn fields(&mut self, access: &Access) {
        let is_setting = |name: &str| self.standard.settings.iter().any(|setting| setting.name == name);
        let is_left = |entry: &&Entry| !is_setting(&entry.name) && entry.name != "authentication.type";
        let entries: Vec<Entry> = self.entries.iter().filter(is_left).cloned().collect();
        let brought = access.brought(self.standard);
        for entry in entries {
            let is_told = entry.sent.is_empty() && entry.answered.is_none() && entry.documented.is_some();
            if is_told && self.is_answered {
                let text = format!(
                    "`{}` is in a table only, neither sent nor answered; add it if callers supply it",
                    entry.name
                );
                self.notes.push(Note::left_out(entry.place.clone(), text));
            } else if brought.contains(&entry.name) {
                self.credential(&entry, access);
            } else {
                if is_told {
                    let text = format!("`{}` is in a table only, and so it is optional", entry.name);
                    self.notes.push(Note::assumed(entry.place.clone(), text));
                }
                self.own(&entry, access);
            }
        }
    }

    /// Adjusts an entry that the authentication brings.
    fn credential(&mut self, entry: &Entry, access: &Access) {
        let mut attributes = Attributes::default();
        let known = self.standard.credentials.iter().find(|known| known.name == entry.name);
        let Some((kind, is_required)) = known.map(|known| (known.kind, known.required)) else { return };
        if !is_required {
            Self::late(entry, &mut attributes);
        } else if entry.sent.is_empty() && entry.export.is_none() && !access.is_unseen(&entry.name) {
            self.unsent(entry, &mut attributes);
        } else {
            self.describe(entry, kind, &mut attributes);
            if entry.export.is_some() {
                self.keep_default(entry, kind, &mut attributes);
            }
            if !attributes.has("default") && !self.is_required(entry, access, true) {
                attributes.put("required", Yaml::Boolean(false));
            }
        }
        self.finish(entry, attributes);
    }

    /// What tables say about a credential, and whether it is an API key.
    fn describe(&mut self, entry: &Entry, kind: Kind, attributes: &mut Attributes) {
        // What tables say about these is the same for every element.
        let documented = entry.documented.as_ref().filter(|_| !entry.name.starts_with("oauth."));
        let label = documented.and_then(|it| it.label.clone()).filter(|label| !label.contains(['<', '{']));
        let sent = entry.texts().into_iter().find(|text| is_api_key(text));
        let is_key = entry.name == "username"
            && (sent.is_some()
                || entry.aliases.iter().any(|it| is_api_key(it))
                || label.as_deref().is_some_and(is_api_key));
        let label = label.or_else(|| is_key.then(|| "API key".to_owned()));
        attributes.put_some("label", label.map(Yaml::Text));
        let text = documented.and_then(|_| entry.description());
        attributes.put_some("description", text.map(Yaml::Text));
        if is_key && kind == Kind::String {
            attributes.put("kind", Yaml::text("secret"));
            let text = "`username` stands for an API key, and so it is a secret";
            self.notes.push(Note::assumed(entry.place.clone(), text));
        }
    }

    /// A credential that is set while the instance lives.
    fn late(entry: &Entry, attributes: &mut Attributes) {
        let is_count =
            |answer: &&str| entry.name.ends_with("refresh_interval") && answer.parse::<u32>().is_ok();
        if let Some(answer) = entry.answer().filter(is_count) {
            attributes.put("default", Yaml::preset(answer));
        } else if entry.flag("required") && !entry.flag("internal") && !entry.flag("hideFromConsole") {
            attributes.put("runtime", Yaml::Boolean(false));
        }
    }

    /// A credential that is answered, and no request has it.
    fn unsent(&mut self, entry: &Entry, attributes: &mut Attributes) {
        if self.subject.of(crate::document::StatementKind::Request).next().is_none() {
            return;
        }
        if entry.name == "password" {
            attributes.put("default", Yaml::text(""));
            attributes.put("hidden", Yaml::Boolean(true));
        } else {
            attributes.put("required", Yaml::Boolean(false));
        }
        let text = format!("no request sends `{}`, which is answered; it is optional", entry.name);
        self.notes.push(Note::assumed(entry.place.clone(), text));
    }

    /// Writes a field, unless there is nothing to say that the standard does not.
    pub(super) fn finish(&mut self, entry: &Entry, mut attributes: Attributes) {
        match entry.aliases.as_slice() {
            [] => {}
            [alias] => attributes.put("alias", Yaml::text(alias)),
            aliases => attributes.put("alias", Yaml::texts(aliases)),
        }
        attributes.put_some("sends", self.sends(&entry.name));
        let is_unanswered = self.is_answered && entry.answered.is_none() && entry.export.is_none();
        if is_unanswered && attributes.has("required") {
            attributes.put("answered", Yaml::Boolean(false));
        }
        let is_brought = self.standard.credentials.iter().any(|known| known.name == entry.name);
        if !attributes.0.is_empty() || !is_brought {
            self.spec.fields.push(Member::new(&entry.name, attributes.into_yaml()));
        }
    }
}
