//! The members of the element object.

use super::Inference;
use super::entry::member_of;
use crate::document::{StatementKind, element_of};
use crate::draft::{Member, Yaml};
use crate::json::{Node, Value};
use crate::note::{Note, Place};

/// Members of the element object that the rest of the draft says.
const ELSEWHERE: [&str; 13] = [
    "id",
    "key",
    "name",
    "description",
    "hub",
    "image",
    "authentication",
    "parameters",
    "resources",
    "configuration",
    "hooks",
    "objects",
    "elementMetadata",
];

impl Inference<'_> {
    /// Writes `key`, `name`, `id` and the other members that differ from the usual.
    pub(super) fn element(&mut self) {
        let elements = self.elements();
        let first = |name: &str| elements.iter().find_map(|(path, element)| Some((path, element.get(name)?)));
        let text = |name: &str| first(name).and_then(|(_, node)| node.text()).filter(|text| !is_hollow(text));
        let answered =
            |name: &str| first(name).and_then(|(_, node)| node.text()).filter(|text| !is_variable(text));
        let mut head = vec![Member::new("key", Yaml::text(&self.subject.key))];
        let id = first("id").and_then(|(path, node)| Some((node.integer()?, Place::new(path, node.line))));
        let id = id.filter(|(id, _)| *id > 0);
        self.compare_ids(id.as_ref());
        head.extend(id.map(|(id, _)| Member::new("id", Yaml::Number(id.to_string()))));
        let name = text("name").map(str::to_owned).or_else(|| self.heading());
        let name = name.unwrap_or_else(|| title(&self.subject.key));
        head.push(Member::new("name", Yaml::text(name.trim())));
        for member in ["description", "hub", "image"] {
            let text =
                text(member).map(|text| if member == "hub" { text.to_lowercase() } else { text.to_owned() });
            head.extend(text.map(|text| Member::new(member, Yaml::Text(text))));
        }
        let names: Vec<&String> = self.standard.texts.iter().collect();
        for member in names {
            head.extend(answered(member).map(|text| Member::new(member, Yaml::text(text))));
        }
        self.spec.head = head;
        self.others(&elements);
        self.instances();
    }

    /// The element objects of exports and responses, with their files.
    fn elements(&self) -> Vec<(String, Node)> {
        let exports = self.subject.of(StatementKind::Export).map(|statement| {
            let element = statement.node.get("element").unwrap_or(&statement.node);
            (statement.path.clone(), element.clone())
        });
        let responses = self.subject.of(StatementKind::Response);
        let answered = responses
            .filter_map(|statement| Some((statement.path.clone(), element_of(&statement.node)?.clone())));
        answered.chain(exports).collect()
    }

    fn heading(&mut self) -> Option<String> {
        let heading = self.subject.heading.clone()?;
        self.notes.push(Note::assumed(self.file(), format!("the name `{heading}` is that of the page")));
        Some(heading)
    }

    fn compare_ids(&mut self, id: Option<&(i64, Place)>) {
        match (id, &self.subject.id) {
            (Some((id, place)), Some((other, _))) if id != other => {
                let text = format!("the `id` is {id} here, and {other} in the front matter; {id} is taken");
                self.notes.push(Note::contradiction(place.clone(), text));
            }
            (None, Some((other, page))) => {
                let text = format!(
                    "no response has the id; the front matter has {other}, which may be that of the page"
                );
                self.notes.push(Note::left_out(page.clone(), text));
            }
            _ => {}
        }
    }

    /// Writes the flags that differ from the usual.
    pub(super) fn flags(&mut self, authentication: &str) {
        let elements = self.elements();
        let is_oauth = authentication.starts_with("oauth");
        for (name, usual) in &self.standard.flags {
            let usual = if name == "typeOauth" { Some(is_oauth) } else { *usual };
            let found = elements.iter().filter_map(|(path, element)| Some((path, element.get(name)?)));
            let found: Vec<_> = found.collect();
            let Some((path, node)) = found.first() else { continue };
            let Some(value) = node.boolean() else { continue };
            let differs = found.iter().any(|(_, other)| other.boolean().is_some_and(|other| other != value));
            if differs {
                let text = format!("`{name}` is {value} here, and {} elsewhere", !value);
                self.notes.push(Note::contradiction(Place::new(path, node.line), text));
            }
            if usual != Some(value) {
                self.spec.head.push(Member::new(name, Yaml::Boolean(value)));
            }
        }
    }

    /// Tells the members that a spec has no place for.
    fn others(&mut self, elements: &[(String, Node)]) {
        for (path, element) in elements {
            for (name, node) in element.members() {
                let is_known = ELSEWHERE.contains(&name.as_str())
                    || self.standard.flags.iter().any(|(flag, _)| flag == name)
                    || self.standard.texts.contains(name);
                let place = Place::new(path, node.line);
                if !is_known {
                    let text = format!("`{name}` of the element object has no place in a spec");
                    self.notes.push(Note::left_out(place, text));
                } else if name == "hub" && node.text().is_some_and(|hub| hub != hub.to_lowercase()) {
                    let text =
                        "the hub is written with capital letters there, and with small ones in the draft";
                    self.notes.push(Note::assumed(place, text));
                }
            }
        }
        for statement in self.subject.of(StatementKind::Export) {
            for (name, node) in misshapen(&statement.node) {
                let text = format!("`{name}` of the export is no list");
                self.notes.push(Note::left_out(Place::new(&statement.path, node.line), text));
            }
            for name in ["hooks", "objects", "elementMetadata"] {
                let node = member_of(&statement.node, name);
                let is_empty = |node: &&Node| node.items().is_empty() && node.members().is_empty();
                if let Some(node) = node.filter(|node| !is_empty(node)) {
                    let text = format!("`{name}` of the export has no place in a spec");
                    self.notes.push(Note::left_out(Place::new(&statement.path, node.line), text));
                }
            }
        }
    }

    /// Tells what an instance has that is not as in any other answer.
    fn instances(&mut self) {
        let mut notes = Vec::new();
        for statement in self.subject.of(StatementKind::Response) {
            let unusual = statement.node.members().iter().filter(|(name, node)| is_unusual(name, node));
            for (name, node) in unusual {
                let text = format!("`{name}` of the instance is none of the element's");
                notes.push(Note::left_out(Place::new(&statement.path, node.line), text));
            }
        }
        self.notes.append(&mut notes);
    }
}

/// The members of an export, and of the element in it, that should be lists.
fn misshapen(export: &Node) -> impl Iterator<Item = &(String, Node)> {
    let element = export.get("element").map(Node::members).unwrap_or_default();
    let is_list_name = |name: &str| ["configuration", "parameters", "resources"].contains(&name);
    export.members().iter().chain(element).filter(move |(name, node)| {
        is_list_name(name) && !node.is_list() && !matches!(node.value, Value::Null)
    })
}

/// Whether a member of an instance is not the same for all elements.
fn is_unusual(name: &str, node: &Node) -> bool {
    const KNOWN: [&str; 12] = [
        "id",
        "name",
        "token",
        "createdDate",
        "configuration",
        "tags",
        "user",
        "providerData",
        "provisionInteractions",
        "maxCacheSize",
        "cacheTimeToLive",
        "updatedDate",
    ];
    match name {
        "valid" => node.boolean() != Some(true),
        "disabled" | "eventsEnabled" | "traceLoggingEnabled" | "cachingEnabled" => {
            node.boolean() != Some(false)
        }
        "externalAuthentication" => node.text() != Some("none"),
        _ => {
            !KNOWN.contains(&name)
                && !name.ends_with("Id")
                && !node.is_object()
                && !matches!(node.value, Value::Null)
        }
    }
}

/// Whether a text says nothing.
fn is_hollow(text: &str) -> bool {
    text.trim().is_empty() || is_variable(text)
}

/// Whether a text is a placeholder.
fn is_variable(text: &str) -> bool {
    text.starts_with('<') && text.ends_with('>') && !text.contains('/')
}

/// A key as a name.
fn title(key: &str) -> String {
    let mut characters = key.chars();
    let first = characters.next().map(|first| first.to_uppercase().to_string());
    first.unwrap_or_default() + characters.as_str()
}
