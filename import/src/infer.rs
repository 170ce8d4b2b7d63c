//! From what is said about an element to a spec of it.

mod aliases;
mod alternatives;
mod authentication;
mod base;
mod element;
mod entry;
mod fields;
mod kinds;
mod own;
mod required;
mod secrets;
mod sent;
mod settings;

use std::cell::OnceCell;

use openelements_codegen::Standard;

use crate::document::StatementKind;
use crate::draft::{Member, Spec};
use crate::note::{Note, NoteKind, Place};
use crate::subject::Subject;
use authentication::Access;
use entry::Entry;
use required::Whole;
pub(crate) use secrets::is_secret_name;

/// What is made of an element.
pub(crate) struct Inferred {
    /// The spec.
    pub(crate) spec: Spec,
    /// What there is to say about it.
    pub(crate) notes: Vec<Note>,
}

/// Makes a spec.
pub(crate) fn infer(subject: &Subject, standard: &Standard) -> Inferred {
    let mut inference = Inference::new(subject, standard);
    inference.element();
    inference.aliases();
    let access = inference.access();
    inference.split(&access);
    inference.flags(&access.default);
    inference.base_url();
    inference.grant(&access);
    inference.settings();
    inference.fields(&access);
    inference.without(&access);
    inference.sent();
    inference.order(&access);
    let Inference { spec, mut notes, .. } = inference;
    notes.splice(0..0, subject.notes.iter().cloned());
    notes.sort();
    notes.dedup();
    let mut spec = spec;
    comment(&mut spec, &notes);
    Inferred { spec, notes }
}

/// Says in the draft where its author must look.
fn comment(spec: &mut Spec, notes: &[Note]) {
    let is_pressing = |note: &&Note| matches!(note.kind, NoteKind::Contradiction | NoteKind::Unclear);
    for note in notes.iter().filter(is_pressing) {
        let about = |member: &&mut Member| {
            member.comment.is_none() && note.text.contains(&format!("`{}`", member.name))
        };
        let members =
            spec.fields.iter_mut().chain(&mut spec.defaults).chain(&mut spec.head).chain(&mut spec.access);
        if let Some(member) = members.into_iter().find(about) {
            member.comment = Some(format!("{}: {}", note.kind.words(), note.text));
        }
    }
    // What is not there has no line of its own.
    let has_no_base = notes.iter().any(|note| note.text == base::NO_BASE_URL);
    if let Some(key) = spec.head.iter_mut().find(|member| has_no_base && member.name == "key") {
        let before = key.comment.take().map(|comment| comment + "; ").unwrap_or_default();
        key.comment = Some(format!("{before}unclear: {}", base::NO_BASE_URL));
    }
}

/// A spec in the making.
pub(crate) struct Inference<'all> {
    pub(crate) subject: &'all Subject,
    pub(crate) standard: &'all Standard,
    /// Every entry that is spoken of, in the order of requests, then of the others.
    pub(crate) entries: Vec<Entry>,
    /// Whether any document has what a configuration answers.
    pub(crate) is_answered: bool,
    /// Entries that the base URL has under another name, and that name.
    pub(crate) vendor_names: Vec<(String, String)>,
    /// The names that `without` has.
    pub(crate) without: Vec<String>,
    /// Whether requests have nothing in common.
    pub(crate) is_split: bool,
    /// The requests that show what is needed.
    pub(crate) whole: OnceCell<Whole>,
    pub(crate) spec: Spec,
    pub(crate) notes: Vec<Note>,
}

impl<'all> Inference<'all> {
    fn new(subject: &'all Subject, standard: &'all Standard) -> Self {
        let mut notes = Vec::new();
        let entries = entry::collect(subject, &mut notes);
        let is_answered = subject.of(StatementKind::Export).next().is_some()
            || subject.of(StatementKind::Response).any(|response| {
                response.node.get("configuration").is_some_and(|node| !node.members().is_empty())
            });
        let spec = Spec::default();
        Self {
            subject,
            standard,
            entries,
            is_answered,
            vendor_names: Vec::new(),
            without: Vec::new(),
            is_split: false,
            whole: OnceCell::new(),
            spec,
            notes,
        }
    }

    /// The file that the element is in.
    pub(crate) fn file(&self) -> Place {
        Place::file(&self.subject.path)
    }

    /// The entry of a name.
    pub(crate) fn entry(&self, name: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.name == name)
    }

    /// Puts entries of the standard before the others, and writes down what is not there.
    fn order(&mut self, access: &Access) {
        let brought = access.brought(self.standard);
        let position = |name: &str| brought.iter().position(|known| known == name).unwrap_or(usize::MAX);
        self.spec.fields.sort_by_key(|field| position(&field.name));
        if !self.without.is_empty() {
            let names = crate::draft::Yaml::texts(&self.without);
            self.spec.access.push(Member::new("without", names));
        }
    }
}
