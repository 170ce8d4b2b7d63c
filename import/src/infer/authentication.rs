//! How callers prove who they are.

use openelements_codegen::Standard;

use super::Inference;
use super::aliases::is_api_key;
use super::alternatives::{Alternative, brought_by};
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

    /// Whether an alternative has an entry that no request shows.
    pub(super) fn is_unseen(&self, name: &str) -> bool {
        self.having(name).any(|alternative| alternative.requests.is_empty())
    }

    /// The alternatives that have an entry.
    pub(super) fn having<'all>(&'all self, name: &'all str) -> impl Iterator<Item = &'all Alternative> {
        self.alternatives
            .iter()
            .filter(move |alternative| alternative.entries.iter().any(|entry| entry == name))
    }
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
    pub(super) fn spelt(&self, name: &str) -> String {
        let known = self.standard.authentications.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        known.map_or_else(|| name.to_owned(), |(known, _)| known.clone())
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
