//! Where the documents are plainly wrong, and what is read instead: `exceptions.yaml`.

use std::fs;

use serde::Deserialize;
use serde_json::{Map, Value};

use super::documents::{Document, Documents};

/// Whether a document is sent or answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Direction {
    Request,
    Response,
}

/// An item of the file: the same mistake in entries, members and elements.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Item {
    elements: Vec<String>,
    #[serde(rename = "in")]
    direction: Direction,
    page: Option<String>,
    id: Option<u64>,
    has: Option<String>,
    #[serde(default)]
    entries: Vec<String>,
    #[serde(default)]
    members: Vec<String>,
    value: Option<Value>,
    then: Remedy,
    reason: String,
}

/// What is wrong in a document.
#[derive(Clone, Debug)]
enum Subject {
    /// All of it.
    Document,
    /// An entry of the configuration.
    Entry(String),
    /// A member of the element object.
    Member(String),
    /// A value, of whatever entry.
    Value,
}

/// One mistake, in the documents of one or more elements.
#[derive(Clone, Debug)]
pub(crate) struct Exception {
    /// The keys of the elements in whose documents it is.
    pub(crate) elements: Vec<String>,
    /// Whether it is in their requests or in their responses.
    direction: Direction,
    /// The page it is on, if not on any.
    page: Option<String>,
    /// The id that the element has in the response, where several responses differ.
    id: Option<u64>,
    /// The entry that the document has, where others do not have it.
    has: Option<String>,
    /// What is wrong.
    subject: Subject,
    /// The value that is wrong, if not any.
    value: Option<Value>,
    /// What is done about it.
    remedy: Remedy,
    /// Why it is wrong.
    pub(crate) reason: String,
}

/// What is done about a mistake.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
enum Remedy {
    /// Another value is read.
    Read(Value),
    /// The entry is read under another name.
    Rename(String),
    /// It is not compared; nothing of the document is where neither entry nor member is named.
    Ignore,
}

/// The exceptions, in the order of the file.
pub(crate) fn read() -> Vec<Exception> {
    let text = fs::read_to_string(super::path("exceptions.yaml")).unwrap();
    // YAML of its own accord would have a tag name the remedy; JSON has it as a name or a member.
    let items: Value = serde_yaml::from_str(&text).unwrap();
    let items: Vec<Item> =
        serde_json::from_value(items).unwrap_or_else(|error| panic!("exceptions.yaml: {error}"));
    items.into_iter().flat_map(Item::exceptions).collect()
}

impl Item {
    /// One exception for each entry or member.
    fn exceptions(self) -> Vec<Exception> {
        let entries = self.entries.iter().cloned().map(Subject::Entry);
        let mut subjects: Vec<_> = entries.chain(self.members.iter().cloned().map(Subject::Member)).collect();
        if subjects.is_empty() {
            subjects.push(if self.value.is_some() { Subject::Value } else { Subject::Document });
        }
        subjects.into_iter().map(|subject| self.exception(subject)).collect()
    }

    fn exception(&self, subject: Subject) -> Exception {
        Exception {
            elements: self.elements.clone(),
            direction: self.direction,
            page: self.page.clone(),
            id: self.id,
            has: self.has.clone(),
            subject,
            value: self.value.clone(),
            remedy: self.then.clone(),
            reason: self.reason.clone(),
        }
    }
}

impl Exception {
    /// What is wrong, in a few words.
    pub(crate) fn title(&self) -> String {
        let value = self.value.as_ref().map(|value| format!(" {value}")).unwrap_or_default();
        match &self.subject {
            Subject::Document => "the document".to_owned(),
            Subject::Entry(name) => format!("`{name}`{value}"),
            Subject::Member(name) => format!("`element.{name}`{value}"),
            Subject::Value => format!("the value{value}"),
        }
    }

    /// Corrects the mistake.
    fn correct(&self, documents: &mut Documents) {
        let of_direction = documents.of_mut(self.direction);
        if matches!(self.subject, Subject::Document) {
            of_direction.retain(|document| !self.covers(document));
        }
        for document in of_direction.iter_mut().filter(|document| self.covers(document)) {
            let object = if matches!(self.subject, Subject::Member(_)) { "element" } else { "configuration" };
            if let Some(object) = document.body[object].as_object_mut() {
                self.correct_object(object);
            }
            document.ignored.extend(self.ignored().map(str::to_owned));
        }
    }

    fn covers(&self, document: &Document) -> bool {
        self.page.as_ref().is_none_or(|page| *page == document.page)
            && self.id.is_none_or(|wrong| Some(wrong) == document.id)
            && self
                .has
                .as_ref()
                .is_none_or(|name| document.configuration().is_some_and(|it| it.contains_key(name)))
    }

    fn correct_object(&self, object: &mut Map<String, Value>) {
        let is_named = |name: &String| match &self.subject {
            Subject::Document => false,
            Subject::Entry(wrong) | Subject::Member(wrong) => wrong == name,
            Subject::Value => true,
        };
        let has_value = |value: &Value| self.value.as_ref().is_none_or(|wrong| wrong == value);
        let wrong = object.iter().filter(|(name, value)| is_named(name) && has_value(value));
        for name in wrong.map(|(name, _)| name.clone()).collect::<Vec<_>>() {
            let value = object.remove(&name);
            match (&self.remedy, value) {
                (Remedy::Read(right), _) => object.insert(name, right.clone()),
                (Remedy::Rename(right), Some(value)) => object.insert(right.clone(), value),
                _ => None,
            };
        }
    }

    /// The entry that is not compared, whether the document has it or not.
    fn ignored(&self) -> Option<&str> {
        match (&self.subject, &self.remedy) {
            (Subject::Entry(name), Remedy::Ignore) => Some(name),
            _ => None,
        }
    }
}

/// The documents of one element without what is plainly wrong in them.
pub(crate) fn corrected<'exception>(
    documents: &Documents,
    exceptions: impl IntoIterator<Item = &'exception Exception>,
) -> Documents {
    let mut corrected = documents.clone();
    for exception in exceptions {
        exception.correct(&mut corrected);
    }
    corrected
}
