//! The alternatives between which `authentication.type` chooses.

use openelements_codegen::Standard;

use super::Inference;
use super::entry::Entry;
use crate::document::StatementKind;
use crate::json::Node;
use crate::note::Note;

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

impl Inference<'_> {
    /// The alternatives between which `authentication.type` chooses, with their entries.
    pub(super) fn alternatives(&mut self, default: &str) -> Vec<Alternative> {
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
        if seen < 2 && !is_credential && self.is_common(entry, alternatives) {
            return;
        }
        for alternative in alternatives.iter_mut().filter(|it| is_in(it)) {
            alternative.entries.push(name.to_owned());
        }
    }

    /// Whether an entry is of use whatever is chosen, though requests show one alternative only: the
    /// base URL has it, or it is answered where another one is chosen.
    fn is_common(&self, entry: &Entry, alternatives: &[Alternative]) -> bool {
        let chosen = self.entry("authentication.type").and_then(Entry::answer).map(|name| self.spelt(name));
        let is_other = |it: &Alternative| it.requests.is_empty() && Some(&it.name) == chosen.as_ref();
        let is_elsewhere = entry.answered.is_some() && alternatives.iter().any(is_other);
        is_elsewhere || self.position(&entry.name).is_some()
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

/// The credentials that a type brings.
pub(super) fn brought_by<'all>(standard: &'all Standard, name: &str) -> &'all [String] {
    let found = standard.authentications.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
    found.map(|(_, names)| names.as_slice()).unwrap_or_default()
}
