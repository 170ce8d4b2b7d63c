//! `defaults` and `without`: settings by the groups that bring them.

use openelements_codegen::{Answer, Setting};
use openelements_runtime::Kind;

use super::Inference;
use super::alternatives::brought_by;
use super::authentication::Access;
use super::entry::Entry;
use crate::document::StatementKind;
use crate::draft::{Member, Yaml};
use crate::note::{Note, Place};
use crate::text::{is_credential, is_placeholder};

impl Inference<'_> {
    /// Writes `defaults`: what differs from what the groups bring.
    pub(super) fn settings(&mut self) {
        let settings: Vec<(Setting, Entry)> = self.known_settings();
        let mut presets: Vec<(String, Answer)> = Vec::new();
        let mut rest = Vec::new();
        for (setting, entry) in &settings {
            match entry.answered.clone().filter(|_| self.keeps(setting, entry)).map(|it| lasting(setting, it))
            {
                Some(answer) if setting.usual.as_ref() == Some(&answer) => rest.push((setting, answer)),
                Some(answer) => presets.push((setting.name.clone(), answer)),
                None => self.accept(setting, entry),
            }
        }
        for (setting, answer) in rest {
            // Where nothing else of the group is preset, writing the usual value brings the group.
            if !self.is_used(&setting.group, &presets) {
                presets.push((setting.name.clone(), answer));
            }
        }
        let position = |name: &str| self.standard.settings.iter().position(|setting| setting.name == name);
        presets.sort_by_key(|(name, _)| position(name));
        for (name, answer) in presets {
            let kind = self.standard.settings.iter().find(|known| known.name == name).map(|known| known.kind);
            let value = match answer.0 {
                None => Yaml::Null,
                Some(text) if matches!(kind, Some(Kind::String | Kind::Text | Kind::Url)) => Yaml::Text(text),
                Some(text) => Yaml::preset(&text),
            };
            self.spec.defaults.push(Member::new(name, value));
        }
    }

    /// Takes the address where users grant access from where it is answered for them, unless what is
    /// answered of the configuration says that there is none.
    pub(super) fn grant(&mut self, access: &Access) {
        const NAME: &str = "oauth.authorization.url";
        let is_open = !self.is_answered && self.entry(NAME).is_none() && access.default.starts_with("oauth");
        let Some(statement) = self.subject.of(StatementKind::OauthUrl).next().filter(|_| is_open) else {
            return;
        };
        let url = statement.node.text_of("oauthUrl").unwrap_or_default();
        let address = url.split(['?', '#']).next().unwrap_or_default();
        if !address.starts_with("https://")
            || address.contains(['<', '{'])
            || address.contains("://your")
            || is_credential(address)
        {
            return;
        }
        let mut entry = Entry::new(NAME, Place::new(&statement.path, statement.node.line));
        let text = format!("`{NAME}` is taken from the `oauthUrl` that is answered, without its parameters");
        self.notes.push(Note::assumed(entry.place.clone(), text));
        entry.answered = Some(Answer(Some(address.to_owned())));
        self.entries.push(entry);
    }

    fn known_settings(&self) -> Vec<(Setting, Entry)> {
        let settings = self.standard.settings.iter().filter(|setting| setting.name != "base.url");
        settings.filter_map(|setting| Some((setting.clone(), self.entry(&setting.name)?.clone()))).collect()
    }

    /// Whether what is answered for a setting is a value to preset.
    fn keeps(&mut self, setting: &Setting, entry: &Entry) -> bool {
        let Some(answer) = entry.answer() else { return true };
        let reason = if super::own::is_callback(&setting.name) && !answer.is_empty() {
            "it is the caller's"
        } else if setting.kind == Kind::Secret {
            "it is a secret"
        } else if setting.kind != Kind::Json && is_credential(answer) {
            "it looks like a credential"
        } else if answer.starts_with('<') || (setting.kind != Kind::Json && is_hollow(setting, answer)) {
            "it is a placeholder"
        } else if setting.kind == Kind::Enum && !setting.options.iter().any(|option| option == answer) {
            "it is none of the options that the setting has"
        } else if setting.kind.refusal(answer).is_some()
            && !(setting.kind == Kind::Url && answer.contains('{'))
        {
            "the setting does not accept it"
        } else {
            return true;
        };
        let text = format!("the value of `{}` is not kept: {reason}", setting.name);
        self.notes.push(Note::left_out(entry.place.clone(), text));
        false
    }

    /// Lets callers supply a setting that is not preset.
    fn accept(&mut self, setting: &Setting, entry: &Entry) {
        if setting.always || (entry.sent.is_empty() && entry.answered.is_none()) {
            let is_told = entry.documented.is_some() && entry.sent.is_empty() && !setting.always;
            if is_told {
                let text = format!("`{}` is in a table only, neither sent nor answered", setting.name);
                self.notes.push(Note::left_out(entry.place.clone(), text));
            }
            return;
        }
        let optional = Yaml::Mapping(vec![("required".to_owned(), Yaml::Boolean(false))]);
        self.spec.fields.push(Member::new(&setting.name, optional));
    }

    /// Whether a preset brings a group, or one of a group below it does.
    fn is_used(&self, group: &str, presets: &[(String, Answer)]) -> bool {
        let group_of = |name: &str| self.standard.settings.iter().find(|known| known.name == name);
        presets.iter().filter_map(|(name, _)| group_of(name)).any(|setting| {
            setting.group.strip_prefix(group).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        })
    }

    /// Finds what the authentication and the groups bring, and the element does not have.
    pub(super) fn without(&mut self, access: &Access) {
        let presets: Vec<(String, Answer)> =
            self.spec.defaults.iter().map(|member| (member.name.clone(), Answer(None))).collect();
        let is_absent = |name: &str| {
            self.entry(name).is_none_or(|entry| entry.sent.is_empty() && entry.answered.is_none())
        };
        let mut names = Vec::new();
        if access.alternatives.is_empty() {
            let has_evidence = self.is_answered || self.entries.iter().any(|entry| !entry.sent.is_empty());
            for name in brought_by(self.standard, &access.default) {
                let known = self.standard.credentials.iter().find(|known| known.name == *name);
                let is_required = known.is_some_and(|known| known.required);
                if is_absent(name) && (self.is_answered || (is_required && has_evidence)) {
                    names.push(name.clone());
                }
            }
        }
        let brought = self.standard.settings.iter().filter(|setting| {
            setting.usual.is_some() && self.is_answered && self.is_used(&setting.group, &presets)
        });
        names.extend(brought.filter(|setting| is_absent(&setting.name)).map(|setting| setting.name.clone()));
        self.spec.fields.retain(|field| !names.contains(&field.name));
        self.without = names;
    }
}

/// What is answered before anything is set: what the vendor gave to one instance is none of the
/// element's.
fn lasting(setting: &Setting, answer: Answer) -> Answer {
    Answer(answer.0.filter(|answer| !setting.runtime || answer.is_empty()))
}

/// Whether an answer is a word in the place of a value. Capital letters are values of some settings.
fn is_hollow(setting: &Setting, answer: &str) -> bool {
    setting.kind == Kind::String
        && setting.group == "oauth"
        && is_placeholder(answer)
        && answer.contains('_')
        && !answer.contains([',', ' ', ':'])
        && answer == answer.to_uppercase()
}
