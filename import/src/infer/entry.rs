//! What is said about each entry of the configuration.

use std::collections::BTreeMap;

use openelements_codegen::Answer;

use crate::document::{Statement, StatementKind};
use crate::json::{Node, Value};
use crate::note::{Note, Place};
use crate::rows::{self, Documented};
use crate::subject::Subject;

/// An entry of the configuration, with all that is said about it.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    /// Its name.
    pub(crate) name: String,
    /// Where it is spoken of first.
    pub(crate) place: Place,
    /// Its values in requests, with the number of the request.
    pub(crate) sent: Vec<(usize, Node)>,
    /// Whether only requests about events have it.
    pub(crate) is_aside: bool,
    /// What is answered, null or a text.
    pub(crate) answered: Option<Answer>,
    /// What a table says.
    pub(crate) documented: Option<Documented>,
    /// What an export says.
    pub(crate) export: Option<Node>,
    /// The comment beside it.
    pub(crate) comment: Option<String>,
    /// The other names under which requests have it.
    pub(crate) aliases: Vec<String>,
}

impl Entry {
    /// What it is for, by its table or export.
    pub(super) fn description(&self) -> Option<String> {
        let documented = self.documented.as_ref().and_then(|documented| documented.description.clone());
        let exported = self.export.as_ref().and_then(|export| export.text_of("description")).map(str::trim);
        let label = self.export.as_ref().and_then(|export| export.text_of("name"));
        let exported = exported.filter(|text| !text.is_empty() && Some(*text) != label).map(str::to_owned);
        documented.or(exported)
    }

    pub(crate) fn new(name: &str, place: Place) -> Self {
        Self {
            name: name.to_owned(),
            place,
            sent: Vec::new(),
            is_aside: true,
            answered: None,
            documented: None,
            export: None,
            comment: None,
            aliases: Vec::new(),
        }
    }

    /// What is answered, unless it is null.
    pub(crate) fn answer(&self) -> Option<&str> {
        self.answered.as_ref().and_then(|answer| answer.0.as_deref())
    }

    /// Every text that it has somewhere.
    pub(crate) fn texts(&self) -> Vec<String> {
        let sent = self.sent.iter().filter_map(|(_, node)| node.wire());
        sent.chain(self.answer().map(str::to_owned)).collect()
    }

    /// The values that it has somewhere, and that are no placeholders.
    pub(crate) fn concrete(&self) -> Vec<String> {
        let mut texts = self.texts();
        texts.retain(|text| !text.is_empty() && !crate::text::is_placeholder(text));
        texts
    }

    /// What a member of the export says.
    pub(crate) fn flag(&self, name: &str) -> bool {
        self.export.as_ref().and_then(|export| export.get(name)?.boolean()).unwrap_or(false)
    }

    /// The type that an export gives.
    pub(crate) fn export_type(&self) -> &str {
        self.export.as_ref().and_then(|export| export.text_of("type")).unwrap_or_default()
    }
}

/// Every entry that is spoken of.
pub(crate) fn collect(subject: &Subject, notes: &mut Vec<Note>) -> Vec<Entry> {
    let damage = Damage::new(subject);
    let mut entries = Entries { all: Vec::new(), index: BTreeMap::new(), damage, notes };
    entries.exports(subject);
    entries.requests(subject);
    entries.responses(subject);
    entries.fragments(subject);
    entries.rows(subject);
    entries.all
}

struct Entries<'notes> {
    all: Vec<Entry>,
    /// Where each entry is among all.
    index: BTreeMap<String, usize>,
    damage: Damage,
    notes: &'notes mut Vec<Note>,
}

impl Entries<'_> {
    fn entry(&mut self, name: &str, place: Place) -> &mut Entry {
        let next = self.all.len();
        let index = *self.index.entry(name.to_owned()).or_insert(next);
        if index == next {
            self.all.push(Entry::new(name, place));
        }
        &mut self.all[index]
    }

    fn exports(&mut self, subject: &Subject) {
        for statement in subject.of(StatementKind::Export) {
            for item in configuration_of(&statement.node) {
                let place = Place::new(&statement.path, item.line);
                let Some(name) = item.text_of("key").filter(|name| is_name(name)) else {
                    self.notes
                        .push(Note::left_out(place, "an entry of the export has no key that can be one"));
                    continue;
                };
                let entry = self.entry(name, place);
                entry.answered = Some(Answer(item.get("defaultValue").and_then(Node::wire)));
                entry.export = Some(item.clone());
            }
        }
    }

    fn requests(&mut self, subject: &Subject) {
        for (number, statement) in subject.of(StatementKind::Request).enumerate() {
            let configuration = statement.node.get("configuration");
            if let Some(list) = configuration.filter(|node| !node.items().is_empty()) {
                let text =
                    "the `configuration` of a request is a list, and not an object; its entries are not read";
                self.notes.push(Note::left_out(Place::new(&statement.path, list.line), text));
            }
            for (name, node) in configuration.map(Node::members).unwrap_or_default() {
                let place = Place::new(&statement.path, node.line);
                let name = &self.undamaged(name, &place);
                if !self.accepts(name, node, &place) {
                    continue;
                }
                let comment = statement.comments.iter().find(|(line, _)| *line == node.line);
                let entry = self.entry(name, place);
                entry.is_aside &= statement.is_aside;
                entry.sent.push((number, node.clone()));
                entry.comment = entry.comment.take().or_else(|| comment.map(|(_, text)| text.clone()));
            }
        }
    }

    /// A name without the name for people that replaced the key in it.
    fn undamaged(&mut self, name: &str, place: &Place) -> String {
        let undone = self.damage.undo(name);
        if undone != name {
            let text = format!("the name for people in an entry is replaced by the key: `{undone}`");
            self.notes.push(Note::repaired(place.clone(), text));
        }
        undone
    }

    /// Whether a member of a configuration is an entry.
    fn accepts(&mut self, name: &str, node: &Node, place: &Place) -> bool {
        let is_resource = |node: &Node| node.get("url").is_some() && node.get("idField").is_some();
        let reason = if !is_name(name) {
            "its name cannot be that of an entry".to_owned()
        } else if is_resource(node) {
            "it is a resource to poll, which belongs into `event.poller.configuration`".to_owned()
        } else {
            return true;
        };
        let shown: String = name.chars().take(60).collect();
        self.notes.push(Note::left_out(place.clone(), format!("`{}`: {reason}", shown.escape_debug())));
        false
    }

    fn responses(&mut self, subject: &Subject) {
        let (asides, others): (Vec<_>, Vec<_>) =
            subject.of(StatementKind::Response).partition(|statement| statement.is_aside);
        for statement in others.into_iter().chain(asides) {
            for (name, node) in statement.node.get("configuration").map(Node::members).unwrap_or_default() {
                let place = Place::new(&statement.path, node.line);
                if !self.accepts(name, node, &place) {
                    continue;
                }
                let name = &self.undamaged(name, &place);
                let wire = Answer(node.wire().map(|wire| self.damage.undo_address(&wire)));
                let entry = self.entry(name, place.clone());
                let is_news = entry.answered.get_or_insert_with(|| wire.clone()) != &wire;
                let is_definition = entry.export.is_some();
                if is_news && !statement.is_aside && !is_definition {
                    let text =
                        format!("`{name}` is answered with another value before; the first one is taken");
                    self.notes.push(Note::contradiction(place, text));
                }
            }
        }
    }

    fn fragments(&mut self, subject: &Subject) {
        for statement in subject.of(StatementKind::Fragment) {
            for (name, node) in statement.node.members() {
                let place = Place::new(&statement.path, node.line);
                if self.accepts(name, node, &place) {
                    let entry = self.entry(name, place);
                    // No request has this number, so that the entry is in no request as a whole.
                    entry.sent.push((usize::MAX, node.clone()));
                }
            }
        }
    }

    /// What a name in a table is a part of: what the vendor provides, or an entry that is JSON.
    fn whole_of(&self, name: &str, subject: &Subject) -> Option<String> {
        let is_provided = |statement: &Statement| {
            statement.node.get("providerData").is_some_and(|data| data.get(name).is_some())
        };
        if subject.of(StatementKind::Request).any(is_provided) {
            return Some("providerData".to_owned());
        }
        if self.index.contains_key(name) {
            return None;
        }
        let has = |entry: &&Entry| entry.sent.iter().any(|(_, node)| node.has_within(name));
        self.all.iter().find(has).map(|entry| entry.name.clone())
    }

    fn rows(&mut self, subject: &Subject) {
        for (path, row) in &subject.rows {
            let Some(documented) = rows::read(path, row) else { continue };
            if let Some(whole) = self.whole_of(&documented.name, subject) {
                let text = format!("`{}` of a table is no entry, but a member of `{whole}`", documented.name);
                self.notes.push(Note::left_out(documented.place, text));
                continue;
            }
            let (name, place) = (documented.name.clone(), documented.place.clone());
            self.entry(&name, place).documented.get_or_insert(documented);
        }
    }
}

/// The name for people where the key should be: pages have been written by search and replace.
struct Damage {
    heading: String,
    key: String,
}

impl Damage {
    fn new(subject: &Subject) -> Self {
        // A name of one word cannot be told from a key.
        let heading = subject.heading.clone().filter(|heading| heading.trim().contains(' '));
        Self { heading: heading.unwrap_or_default(), key: subject.key.clone() }
    }

    fn undo(&self, text: &str) -> String {
        if self.heading.is_empty() { text.to_owned() } else { text.replace(&self.heading, &self.key) }
    }

    fn undo_address(&self, text: &str) -> String {
        let is_address = text.starts_with("http://") || text.starts_with("https://");
        if is_address { self.undo(text) } else { text.to_owned() }
    }
}

/// The entries of an export, in either form.
pub(crate) fn configuration_of(export: &Node) -> &[Node] {
    member_of(export, "configuration").map(Node::items).unwrap_or_default()
}

/// A member of an export, or of the element in it.
pub(crate) fn member_of<'node>(export: &'node Node, name: &str) -> Option<&'node Node> {
    let is_of_use = |node: &&Node| !matches!(node.value, Value::Null);
    export.get(name).filter(is_of_use).or_else(|| export.get("element")?.get(name))
}

/// Whether a text can be the name of an entry.
fn is_name(name: &str) -> bool {
    let is_known = |character: char| character.is_ascii_alphanumeric() || "._-:".contains(character);
    let begins = name.starts_with(|first: char| first.is_ascii_alphabetic());
    begins && name.len() <= 100 && name.chars().all(is_known)
}
