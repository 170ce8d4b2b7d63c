//! Which file says what about which element.

use std::collections::BTreeSet;

use crate::document::{Document, Statement, StatementKind, element_of};
use crate::json::Node;
use crate::markdown::Row;
use crate::note::{Note, Place};

/// All that files say about one element.
#[derive(Debug, Default)]
pub(crate) struct Subject {
    /// The key of the element.
    pub(crate) key: String,
    /// Where the element is spoken of first.
    pub(crate) path: String,
    /// What is said of it.
    pub(crate) statements: Vec<Statement>,
    /// The rows of tables, with the files they are in.
    pub(crate) rows: Vec<(String, Row)>,
    /// What it is called, by front matter or headings.
    pub(crate) heading: Option<String>,
    /// The id in the front matter.
    pub(crate) id: Option<(i64, Place)>,
    /// What there is to say so far.
    pub(crate) notes: Vec<Note>,
}

impl Subject {
    /// The statements of a kind.
    pub(crate) fn of(&self, kind: StatementKind) -> impl Iterator<Item = &Statement> {
        self.statements.iter().filter(move |statement| statement.kind == kind)
    }
}

/// The elements of the documents, each once, in the order in which they are first spoken of.
pub(crate) fn subjects(documents: Vec<Document>) -> Vec<Subject> {
    let mut subjects = Vec::new();
    for document in documents {
        divide(document, &mut subjects);
    }
    subjects.iter_mut().for_each(set_changes_apart);
    subjects
}

/// Where requests name the element, those that name none change an instance: they show which entries
/// there are, and not which are needed.
fn set_changes_apart(subject: &mut Subject) {
    let is_named = |node: &Node| node.get("element").is_some() || element_of(node).is_some();
    if !subject.of(StatementKind::Request).any(|request| is_named(&request.node)) {
        return;
    }
    for statement in &mut subject.statements {
        let configuration =
            statement.node.get("configuration").filter(|_| !is_named(&statement.node)).cloned();
        if let Some(configuration) = configuration.filter(|_| statement.kind == StatementKind::Request) {
            statement.node = configuration;
            statement.kind = StatementKind::Fragment;
        }
    }
}

/// Gives each statement of a document to its element.
fn divide(mut document: Document, subjects: &mut Vec<Subject>) {
    let mut notes = Vec::new();
    let requested = keys(&document, StatementKind::Request);
    let defined = keys(&document, StatementKind::Export);
    let answered = keys(&document, StatementKind::Response);
    let page = page_key(&document, &requested, &answered, &mut notes);
    let many = |keys: &[String]| keys.len() > 1;
    let key_of = |statement: &Statement| {
        let own = own_key(&document, statement);
        let is_own = match statement.kind {
            StatementKind::Export => true,
            StatementKind::Request => many(&requested),
            StatementKind::Response if requested.is_empty() => many(&answered),
            StatementKind::Response => {
                own.as_ref().is_some_and(|key| requested.contains(key)) && many(&requested)
            }
            _ => false,
        };
        own.filter(|_| is_own).unwrap_or_else(|| page.clone())
    };
    let mut met: Vec<String> = Vec::new();
    let found: Vec<String> = document.statements.iter().map(key_of).collect();
    for (statement, key) in std::mem::take(&mut document.statements).into_iter().zip(found) {
        disagree(&statement, &key, &mut notes);
        if !met.contains(&key) {
            met.push(key.clone());
        }
        subject(subjects, &key, &document.path).statements.push(statement);
    }
    if !defined.is_empty() {
        met.retain(|key| *key != page || defined.contains(&page) || requested.contains(&page));
    }
    for (index, key) in met.iter().enumerate() {
        let subject = subject(subjects, key, &document.path);
        describe(subject, &document, met.len() == 1);
        if index == 0 {
            subject.notes.append(&mut document.notes.clone());
            subject.notes.append(&mut notes);
        }
    }
}

/// What the page says beside its examples.
fn describe(subject: &mut Subject, document: &Document, is_alone: bool) {
    let rows = document.rows.iter().map(|row| (document.path.clone(), row.clone()));
    subject.rows.extend(rows);
    if is_alone {
        let heading = front(document, "heading").or_else(|| front(document, "apiProvider"));
        subject.heading = subject.heading.take().or_else(|| heading.map(str::to_owned));
        let id = front(document, "elementId").and_then(|id| id.parse().ok());
        subject.id = subject.id.take().or_else(|| id.map(|id| (id, Place::file(&document.path))));
    }
}

/// The element of that key.
fn subject<'all>(subjects: &'all mut Vec<Subject>, key: &str, path: &str) -> &'all mut Subject {
    let known = subjects.iter().position(|subject| subject.key == key);
    let index = known.unwrap_or_else(|| {
        subjects.push(Subject { key: key.to_owned(), path: path.to_owned(), ..Subject::default() });
        subjects.len() - 1
    });
    &mut subjects[index]
}

/// The keys that statements of a kind name, each once.
fn keys(document: &Document, kind: StatementKind) -> Vec<String> {
    let mut keys: Vec<String> = Vec::new();
    for statement in document.statements.iter().filter(|statement| statement.kind == kind) {
        keys.extend(own_key(document, statement).filter(|key| !keys.contains(key)));
    }
    keys
}

/// The key that a statement names. The name for people is none: pages have been written by search and
/// replace.
fn own_key(document: &Document, statement: &Statement) -> Option<String> {
    let own = statement.key.as_deref()?;
    let names = [front(document, "heading"), front(document, "apiProvider"), document.heading.as_deref()];
    let is_name = own.contains(' ') && names.contains(&Some(own));
    Some(sound(own)).filter(|key| !is_name && !key.is_empty())
}

/// Notes where a statement names another key than its element has.
fn disagree(statement: &Statement, key: &str, notes: &mut Vec<Note>) {
    let Some(own) = statement.key.as_ref().filter(|own| own.as_str() != key) else { return };
    let place = Place::new(&statement.path, statement.node.line);
    let what = match statement.kind {
        StatementKind::Response => "the response",
        StatementKind::Request => "the request",
        StatementKind::Export => "the export",
        _ => return,
    };
    notes.push(Note::contradiction(
        place,
        format!("the `key` of {what} is `{}`, that of the draft `{key}`", own.escape_debug()),
    ));
}

/// The key of the element that a page is about.
fn page_key(document: &Document, requested: &[String], answered: &[String], notes: &mut Vec<Note>) -> String {
    let told = front(document, "elementKey").map(sound).filter(|key| is_plausible(key));
    let file = file_key(&document.path);
    if let Some(first) = requested.first() {
        let Some(told) = told.filter(|told| !requested.contains(told)) else {
            return first.clone();
        };
        let is_elsewhere = document.path.to_lowercase().split(['/', '\\', '.']).any(|part| part == told);
        let chosen = if is_elsewhere { told.clone() } else { first.clone() };
        let text = format!(
            "the `key` is `{told}` in the front matter, `{first}` in the request; `{chosen}` is taken"
        );
        notes.push(Note::contradiction(Place::file(&document.path), text));
        return chosen;
    }
    if let Some(told) = told {
        return told;
    }
    let chosen = match answered.first() {
        Some(answered) if is_sibling(&file, answered) => file.clone(),
        Some(answered) => answered.clone(),
        None => keys(document, StatementKind::OauthUrl).first().cloned().unwrap_or(file),
    };
    if keys(document, StatementKind::Export).is_empty() {
        let text =
            format!("no request names the key; `{chosen}` is taken from the response or the file name");
        notes.push(Note::assumed(Place::file(&document.path), text));
    }
    chosen
}

/// Whether a file seems to be about another element than its response, of the same vendor.
fn is_sibling(file: &str, answered: &str) -> bool {
    let shared = file.chars().zip(answered.chars()).take_while(|(a, b)| a == b).count();
    shared >= 4 && !answered.starts_with(file) && file != answered
}

/// The key that a file is named after.
fn file_key(path: &str) -> String {
    const GENERIC: [&str; 8] =
        ["authenticate", "create-instance", "events", "index", "readme", "setup", "element", "page"];
    let mut parts = path.rsplit(['/', '\\']).map(|part| sound(part.split('.').next().unwrap_or_default()));
    let stem = parts.next().unwrap_or_default();
    let mut key = stem.clone();
    for generic in GENERIC {
        let rest = key.trim_end_matches(generic).trim_end_matches(['-', '_']).len();
        key.truncate(rest);
    }
    let key = if key.is_empty() { parts.next().unwrap_or(stem) } else { key };
    if key.is_empty() { "element".to_owned() } else { key }
}

fn is_plausible(key: &str) -> bool {
    !["key", "fake", "nn"].contains(&key) && key.chars().any(char::is_alphabetic)
}

fn front<'document>(document: &'document Document, name: &str) -> Option<&'document str> {
    let found = document.front.iter().find(|(known, _)| known == name);
    found.map(|(_, value)| value.as_str()).filter(|value| !value.is_empty())
}

/// A text in the form that keys have.
pub(crate) fn sound(text: &str) -> String {
    let reserved: BTreeSet<&str> = ["instances", "keys", "metadata"].into();
    let mut key = String::new();
    for character in text.trim().to_lowercase().chars() {
        let is_known =
            character.is_ascii_lowercase() || character.is_ascii_digit() || "-_".contains(character);
        key.push(if is_known { character } else { '-' });
    }
    let key = key.trim_matches(['-', '_']);
    let key = key.get(..key.len().min(56)).unwrap_or_default();
    let is_number = !key.is_empty() && key.chars().all(|character| character.is_ascii_digit());
    if is_number || reserved.contains(key) { format!("element-{key}") } else { key.to_owned() }
}
