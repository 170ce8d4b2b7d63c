//! Whether callers must supply an entry.

use std::collections::{BTreeMap, BTreeSet};

use super::Inference;
use super::authentication::Access;
use super::entry::Entry;
use crate::document::{Statement, StatementKind};
use crate::json::{Node, Value};
use crate::note::{Note, Place};

impl Inference<'_> {
    /// Whether the entry must be supplied; `otherwise` holds where no document says.
    pub(super) fn is_required(&mut self, entry: &Entry, access: &Access, otherwise: bool) -> bool {
        let sent = self.is_always_sent(entry, access);
        let required = if entry.export.is_some() {
            entry.flag("required") && sent != Some(false)
        } else {
            match told(entry) {
                Some(true) => self.is_needed(entry, sent),
                Some(false) => false,
                None => sent.unwrap_or(otherwise),
            }
        };
        if required || self.position(&entry.name).is_none() {
            self.note_lacking(entry, sent, required);
            return required;
        }
        let text = format!("`{}` is in the base URL, and so it is required", entry.name);
        self.notes.push(Note::assumed(entry.place.clone(), text));
        true
    }

    /// Whether an entry is required that a table calls so: not for events alone, nor where requests
    /// have nothing in common.
    fn is_needed(&mut self, entry: &Entry, sent: Option<bool>) -> bool {
        if sent != Some(false) {
            return true;
        }
        let is_needed = !entry.is_aside && !self.is_split;
        let taken = if is_needed { "required" } else { "optional" };
        let text = format!(
            "`{}` is required by a table, and not in every request; it is taken to be {taken}",
            entry.name
        );
        self.notes.push(Note::contradiction(entry.place.clone(), text));
        is_needed
    }

    /// Tells which entries are optional because a request lacks them. What only requests about events
    /// have is no surprise, nor what a document calls optional.
    fn note_lacking(&mut self, entry: &Entry, sent: Option<bool>, required: bool) {
        if entry.documented.as_ref().is_some_and(|it| it.is_conditional) && !required {
            let text = format!("`{}` is required under a condition; it is optional in the draft", entry.name);
            self.notes.push(Note::assumed(entry.place.clone(), text));
        }
        let is_known = entry.is_aside && entry.sent.iter().any(|(number, _)| *number != usize::MAX);
        if required || sent != Some(false) || told(entry).is_some() || is_known || self.is_split {
            return;
        }
        let text = format!("`{}` is absent or null where an instance is made; it is optional", entry.name);
        self.notes.push(Note::assumed(entry.place.clone(), text));
    }

    /// Tells whether requests that make an instance have nothing in common.
    pub(super) fn split(&mut self, access: &Access) {
        let groups = self.groups();
        if groups.len() < 2 || !access.alternatives.is_empty() {
            return;
        }
        self.is_split = true;
        let listed: Vec<String> = groups.iter().map(|names| format!("`{}`", names.join("`, `"))).collect();
        let text = format!(
            "requests send disjoint entries: {}; all are optional, say with `required_if` what goes together",
            listed.join(" or ")
        );
        let place = self.subject.of(StatementKind::Request).next();
        let place = place.map_or_else(|| self.file(), |it| Place::new(&it.path, it.node.line));
        self.notes.push(Note::unclear(place, text));
    }

    /// The names of entries that requests have together, in groups that share no request.
    fn groups(&self) -> Vec<Vec<String>> {
        let creating: BTreeSet<usize> = self.creating().map(|(number, _)| number).collect();
        let mut groups: Vec<(BTreeSet<usize>, Vec<String>)> = Vec::new();
        for entry in &self.entries {
            let sent = entry.sent.iter().map(|(number, _)| *number).filter(|it| creating.contains(it));
            let mut joined = (sent.collect::<BTreeSet<usize>>(), vec![entry.name.clone()]);
            if joined.0.is_empty() {
                continue;
            }
            let (same, others): (Vec<_>, Vec<_>) =
                groups.into_iter().partition(|(numbers, _)| !numbers.is_disjoint(&joined.0));
            for (numbers, names) in same.into_iter().rev() {
                joined.0.extend(numbers);
                joined.1.splice(0..0, names);
            }
            groups = others;
            groups.push(joined);
        }
        groups.into_iter().map(|(_, names)| names).collect()
    }

    /// The requests with a configuration that are not about events, with their numbers.
    fn creating(&self) -> impl Iterator<Item = (usize, &Statement)> {
        let requests = self.subject.of(StatementKind::Request).enumerate();
        requests.filter(|(_, statement)| !statement.is_aside && !members(statement).is_empty())
    }

    /// Whether every request that could has the entry; unknown without such requests.
    pub(super) fn is_always_sent(&self, entry: &Entry, access: &Access) -> Option<bool> {
        if entry.sent.is_empty() {
            return None;
        }
        let requests = self.whole_requests(&entry.name);
        if requests.is_empty() {
            return entry.is_aside.then_some(false);
        }
        let own: Vec<usize> = access.having(&entry.name).flat_map(|it| it.requests.iter().copied()).collect();
        let mut numbers = requests.iter().filter(|number| own.is_empty() || own.contains(number));
        let has = |number| entry.sent.iter().any(|(sent, node)| sent == number && node.value != Value::Null);
        Some(numbers.all(has))
    }

    /// The requests that make an instance. Those about events are among them if they have every
    /// credential that the others have; for credentials themselves only the others count.
    fn whole_requests(&self, name: &str) -> &[usize] {
        let requests = self.whole.get_or_init(|| self.whole_by_credential());
        let is_credential = self.standard.credentials.iter().any(|known| known.name == name);
        if is_credential { &requests.of_credentials } else { &requests.of_others }
    }

    fn whole_by_credential(&self) -> Whole {
        let requests = self.subject.of(StatementKind::Request).enumerate();
        let asides = requests.filter(|(_, it)| it.is_aside && !members(it).is_empty());
        let known: BTreeMap<usize, BTreeSet<&str>> =
            self.creating().map(|(it, of)| (it, names(of))).collect();
        let Some(first) = known.values().next() else {
            let asides: Vec<usize> = asides.map(|(number, _)| number).collect();
            return Whole { of_credentials: asides.clone(), of_others: asides };
        };
        let is_credential = |name: &str| self.standard.credentials.iter().any(|known| known.name == name);
        let is_common = |name: &&&str| known.values().all(|names| names.contains(*name));
        let needed: Vec<&&str> = first.iter().filter(|it| is_credential(it)).filter(is_common).collect();
        let is_whole = |statement: &Statement| {
            let names = names(statement);
            needed.iter().all(|name| names.contains(**name)) && !names.is_disjoint(first)
        };
        let of_credentials: Vec<usize> = known.keys().copied().collect();
        let whole = asides.filter(|(_, it)| is_whole(it)).map(|(number, _)| number);
        let of_others = of_credentials.iter().copied().chain(whole).collect();
        Whole { of_credentials, of_others }
    }
}

/// The numbers of the requests that make an instance.
#[derive(Debug, Default)]
pub(crate) struct Whole {
    /// Those that show which credentials are needed.
    of_credentials: Vec<usize>,
    /// Those that show which other entries are needed.
    of_others: Vec<usize>,
}

/// Whether a table or a comment says that an entry is required.
fn told(entry: &Entry) -> Option<bool> {
    let is_optional = |comment: &str| comment.to_lowercase().contains("optional");
    if entry.comment.as_deref().is_some_and(is_optional) {
        return Some(false);
    }
    entry.documented.as_ref().and_then(|documented| documented.required)
}

fn members(statement: &Statement) -> &[(String, Node)] {
    statement.node.get("configuration").map(Node::members).unwrap_or_default()
}

fn names(statement: &Statement) -> BTreeSet<&str> {
    members(statement).iter().map(|(name, _)| name.as_str()).collect()
}
