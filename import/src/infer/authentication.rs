//! How callers prove who they are.

use openelements_codegen::Standard;

use super::Inference;
use super::aliases::is_api_key;
use super::entry::{Entry, member_of};
use crate::document::{StatementKind, element_of};
use crate::draft::{Member, Yaml};
use crate::json::Node;
use crate::note::{Note, Place};

/// The types of authentication of an element.
#[derive(Clone, Debug, Default)]
pub(super) struct Access {
    /// The type, or that of the default alternative.
    pub(super) default: String,
    /// The alternatives with their entries; empty where there is no choice.
    pub(super) alternatives: Vec<Alternative>,
}

/// An alternative.
#[derive(Clone, Debug, Default)]
pub(super) struct Alternative {
    /// Its name.
    pub(super) name: String,
    /// Its entries.
    pub(super) entries: Vec<String>,
    /// The requests that choose it.
    pub(super) requests: Vec<usize>,
}

impl Access {
    /// The names of the credentials that come without being listed.
    pub(super) fn brought(&self, standard: &Standard) -> Vec<String> {
        let types: Vec<&str> = if self.alternatives.is_empty() {
            vec![self.default.as_str()]
        } else {
            self.alternatives.iter().map(|alternative| alternative.name.as_str()).collect()
        };
        types.into_iter().flat_map(|name| brought_by(standard, name)).cloned().collect()
    }

    /// The alternatives that have an entry.
    pub(super) fn having<'all>(&'all self, name: &'all str) -> impl Iterator<Item = &'all Alternative> {
        self.alternatives
            .iter()
            .filter(move |alternative| alternative.entries.iter().any(|entry| entry == name))
    }
}

/// The credentials that a type brings.
pub(super) fn brought_by<'all>(standard: &'all Standard, name: &str) -> &'all [String] {
    let found = standard.authentications.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
    found.map(|(_, names)| names.as_slice()).unwrap_or_default()
}

impl Inference<'_> {
    /// The type that exports and responses name, as they write it.
    pub(super) fn authentication_type(&self) -> Option<String> {
        self.authentication_node().and_then(|(_, node)| node.text_of("type").map(str::to_owned))
    }

    fn authentication_node(&self) -> Option<(String, &Node)> {
        let exports = self.subject.of(StatementKind::Export);
        let exports =
            exports.filter_map(|it| Some((it.path.clone(), member_of(&it.node, "authentication")?)));
        let responses = self.subject.of(StatementKind::Response);
        let responses =
            responses.filter_map(|it| Some((it.path.clone(), element_of(&it.node)?.get("authentication")?)));
        let all: Vec<_> = exports.chain(responses).collect();
        let named = all.iter().find(|(_, node)| node.text_of("type").is_some());
        named.or(all.first()).cloned()
    }

    /// Writes `authentication`.
    pub(super) fn access(&mut self) -> Access {
        let told = self
            .authentication_node()
            .map(|(path, node)| (node.text_of("type").map(str::to_owned), Place::new(&path, node.line)));
        let seen = self.seen_type();
        let default = self.default_type(told.as_ref(), &seen);
        let alternatives = self.alternatives(&default);
        let is_unanswered = match &told {
            Some((name, _)) => name.is_none(),
            None => self.subject.of(StatementKind::Response).next().is_some(),
        };
        let mut access = Access { default, alternatives };
        if let Some(first) = access.alternatives.first() {
            let has = |name: &str| access.alternatives.iter().any(|it| it.name == name);
            let chosen =
                self.entry("authentication.type").and_then(Entry::answer).map(|name| self.spelt(name));
            let default = chosen.filter(|name| has(name)).unwrap_or_else(|| access.default.clone());
            access.default = if has(&default) { default } else { first.name.clone() };
        }
        self.write_access(&access, is_unanswered);
        access
    }

    fn default_type(&mut self, told: Option<&(Option<String>, Place)>, seen: &str) -> String {
        let is_seen = self.subject.of(StatementKind::Request).next().is_some()
            && self.entry("authentication.type").is_none();
        let known = |name: &str| {
            let mut types = self.standard.authentications.iter();
            types.find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(known, _)| known.clone())
        };
        let Some((Some(name), place)) = told else {
            let text = format!("no response names the authentication; it looks like `{seen}`");
            self.notes.push(Note::assumed(self.file(), text));
            return seen.to_owned();
        };
        let Some(known) = known(name) else {
            let text = format!("the authentication `{name}` is none that specs have; `{seen}` is taken");
            self.notes.push(Note::left_out(place.clone(), text));
            return seen.to_owned();
        };
        if known != seen && !["custom", "apiKey"].contains(&seen) && is_seen {
            let text =
                format!("the authentication is answered as `{known}`, the requests look like `{seen}`");
            self.notes.push(Note::contradiction(place.clone(), text));
        }
        known
    }

    /// The type that requests look like.
    fn seen_type(&self) -> String {
        let requests: Vec<_> = self.subject.of(StatementKind::Request).collect();
        let has = |name: &str| {
            self.entry(name).is_some_and(|entry| !entry.sent.is_empty() || entry.export.is_some())
        };
        let provider = |name: &str| {
            requests.iter().any(|it| it.node.get("providerData").is_some_and(|data| data.get(name).is_some()))
        };
        let seen = if provider("oauth_token") || provider("oauth_verifier") || has("oauth.request.url") {
            "oauth1"
        } else if provider("code") || has("oauth.api.key") {
            "oauth2"
        } else if has("username") && has("password") {
            "basic"
        } else if self.has_only_key() {
            "apiKey"
        } else {
            "custom"
        };
        seen.to_owned()
    }

    /// Whether an API key is all that requests send.
    fn has_only_key(&self) -> bool {
        let mut sent = self.entries.iter().filter(|entry| {
            !entry.sent.is_empty()
                && !entry.is_aside
                && (is_api_key(&entry.name) || !self.is_standard(&entry.name))
        });
        sent.next().is_some_and(|entry| is_api_key(&entry.name)) && sent.next().is_none()
    }

    /// A name of an authentication as the standard writes it.
    fn spelt(&self, name: &str) -> String {
        let known = self.standard.authentications.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        known.map_or_else(|| name.to_owned(), |(known, _)| known.clone())
    }

    fn alternatives(&mut self, default: &str) -> Vec<Alternative> {
        let mut alternatives = self.named_alternatives();
        if alternatives.is_empty() {
            return alternatives;
        }
        if alternatives.len() == 1 && !alternatives.iter().any(|it| it.name == default) {
            alternatives.push(Alternative { name: default.to_owned(), ..Alternative::default() });
        }
        self.untyped(default, &mut alternatives);
        let is_choice = |entry: &&Entry| entry.name != "authentication.type" && !entry.sent.is_empty();
        let names: Vec<String> =
            self.entries.iter().filter(is_choice).map(|entry| entry.name.clone()).collect();
        for name in names {
            self.distribute(&name, &mut alternatives);
        }
        self.distribute_groups(&mut alternatives);
        for alternative in &mut alternatives {
            let brought = brought_by(self.standard, &alternative.name);
            let is_late = |name: &&String| {
                self.standard.credentials.iter().any(|known| known.name == **name && !known.required)
            };
            if alternative.requests.is_empty() && alternative.entries.is_empty() {
                alternative.entries = brought.to_vec();
            } else {
                let is_new = |name: &&String| is_late(name) && !alternative.entries.contains(name);
                let late: Vec<String> = brought.iter().filter(is_new).cloned().collect();
                alternative.entries.extend(late);
            }
        }
        alternatives
    }

    /// Gives the requests that choose nothing to the default alternative.
    fn untyped(&self, default: &str, alternatives: &mut [Alternative]) {
        let Some(alternative) = alternatives.iter_mut().find(|it| it.name == default) else { return };
        for (number, statement) in self.subject.of(StatementKind::Request).enumerate() {
            let configuration = statement.node.get("configuration").filter(|node| !node.members().is_empty());
            if configuration.is_some_and(|node| node.get("authentication.type").is_none()) {
                alternative.requests.push(number);
            }
        }
    }

    /// The alternatives that requests, tables and exports name.
    fn named_alternatives(&mut self) -> Vec<Alternative> {
        let mut alternatives: Vec<Alternative> = Vec::new();
        let Some(entry) = self.entry("authentication.type").cloned() else { return alternatives };
        if entry.sent.is_empty() && entry.export.is_none() {
            let text = "a table has `authentication.type`, and no request chooses by it";
            self.notes.push(Note::left_out(entry.place.clone(), text));
            return alternatives;
        }
        let options = entry.export.as_ref().and_then(|export| export.get("options")).map(Node::items);
        let options = options.unwrap_or_default().iter().filter_map(|option| option.text_of("value"));
        let documented =
            entry.documented.iter().flat_map(|documented| documented.options.iter().map(String::as_str));
        let sent: Vec<(usize, String)> =
            entry.sent.iter().filter_map(|(number, node)| Some((*number, node.text()?.to_owned()))).collect();
        let told = options.chain(documented).map(|name| (usize::MAX, name.to_owned()));
        for (number, names) in told.chain(sent) {
            let parts: Vec<&str> = names.split([' ', ',', '/', '|']).filter(|part| !is_joint(part)).collect();
            for part in &parts {
                if !is_type(part) {
                    let text = "a value of `authentication.type` is none that can name an alternative";
                    self.notes.push(Note::left_out(entry.place.clone(), text));
                    continue;
                }
                let name = self.spelt(part);
                let known = alternatives.iter().position(|it| it.name.eq_ignore_ascii_case(&name));
                let index = known.unwrap_or_else(|| {
                    alternatives.push(Alternative { name, ..Alternative::default() });
                    alternatives.len() - 1
                });
                if number != usize::MAX && parts.len() == 1 {
                    alternatives[index].requests.push(number);
                }
            }
        }
        alternatives
    }

    /// Gives an entry to the alternatives whose requests have it, unless all have it.
    fn distribute(&self, name: &str, alternatives: &mut [Alternative]) {
        let Some(entry) = self.entry(name) else { return };
        let is_standard = self.standard.settings.iter().any(|setting| setting.name == name);
        let is_in = |alternative: &Alternative| {
            entry.sent.iter().any(|(number, _)| alternative.requests.contains(number))
        };
        let seen = alternatives.iter().filter(|it| !it.requests.is_empty()).count();
        let having = alternatives.iter().filter(|it| is_in(it)).count();
        let is_credential = brought_any(self.standard, name, alternatives);
        if is_standard || having == 0 || (having == seen && seen > 1 && !is_credential) || entry.is_aside {
            return;
        }
        if seen < 2 && !is_credential {
            return;
        }
        for alternative in alternatives.iter_mut().filter(|it| is_in(it)) {
            alternative.entries.push(name.to_owned());
        }
    }

    /// Gives the entries of an export to the alternatives that they name as their group.
    fn distribute_groups(&self, alternatives: &mut [Alternative]) {
        for entry in &self.entries {
            let group = entry.export.as_ref().and_then(|export| export.text_of("groupName"));
            let names: Vec<&str> =
                group.map(|group| group.split(',').map(str::trim).collect()).unwrap_or_default();
            for alternative in alternatives.iter_mut() {
                let is_named = names.iter().any(|name| name.eq_ignore_ascii_case(&alternative.name));
                if is_named && !alternative.entries.contains(&entry.name) {
                    alternative.entries.push(entry.name.clone());
                }
            }
        }
    }

    fn write_access(&mut self, access: &Access, is_unanswered: bool) {
        let default = Yaml::text(&access.default);
        let mut members = vec![("default".to_owned(), default.clone())];
        for alternative in &access.alternatives {
            let brought = brought_by(self.standard, &alternative.name);
            let has_same = alternative.entries.len() == brought.len()
                && brought.iter().all(|name| alternative.entries.contains(name));
            let is_type = self.standard.authentications.iter().any(|(name, _)| *name == alternative.name);
            let list = if has_same && is_type && !brought.is_empty() {
                Yaml::Nothing
            } else {
                Yaml::texts(&alternative.entries)
            };
            members.push((alternative.name.clone(), list));
        }
        if is_unanswered {
            members.push(("answered".to_owned(), Yaml::Boolean(false)));
        }
        let value = if members.len() == 1 { default } else { Yaml::Mapping(members) };
        self.spec.access.push(Member::new("authentication", value));
        if !access.alternatives.is_empty() {
            let text = "`authentication.type` chooses between alternatives; look at the entries of each";
            let place =
                self.entry("authentication.type").map_or_else(|| self.file(), |entry| entry.place.clone());
            self.notes.push(Note::assumed(place, text));
        }
    }
}

/// Whether an alternative's type brings an entry.
fn brought_any(standard: &Standard, name: &str, alternatives: &[Alternative]) -> bool {
    alternatives.iter().any(|it| brought_by(standard, &it.name).iter().any(|brought| brought == name))
}

/// Whether a word joins others.
fn is_joint(word: &str) -> bool {
    word.is_empty() || ["or", "and"].contains(&word.to_lowercase().as_str())
}

/// Whether a text can be the name of an alternative.
fn is_type(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text.len() < 40
        && text.chars().all(|character| character.is_ascii_alphanumeric() || "_-".contains(character))
        && !["default", "answered"].contains(&text)
}
