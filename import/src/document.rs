//! One file: what it says about which element.

mod shape;

use std::collections::BTreeSet;

use crate::json::Node;
use crate::markdown::{self, Page, Row};
use crate::note::{Note, Place};
use crate::repair::{self, Found, Repair};
use crate::variables::Variables;
pub(crate) use shape::element_of;
use shape::{hoisted, key_of, kind_of};

/// The largest file that is read, in bytes.
const SIZE_LIMIT: usize = 4 * 1024 * 1024;

/// How many entries the requests and responses of a file may have.
const ENTRY_LIMIT: usize = 2_000;

/// How many elements a file may be about.
const ELEMENT_LIMIT: usize = 500;

/// What a file says.
#[derive(Debug, Default)]
pub(crate) struct Document {
    /// The path of the file.
    pub(crate) path: String,
    /// The front matter.
    pub(crate) front: Vec<(String, String)>,
    /// The first heading.
    pub(crate) heading: Option<String>,
    /// What was found, in the order of the file.
    pub(crate) statements: Vec<Statement>,
    /// The rows of its tables.
    pub(crate) rows: Vec<Row>,
    /// What was mended, and what cannot be read.
    pub(crate) notes: Vec<Note>,
}

/// Something that a file says about an element.
#[derive(Clone, Debug)]
pub(crate) struct Statement {
    /// What it is.
    pub(crate) kind: StatementKind,
    /// The JSON.
    pub(crate) node: Node,
    /// The key of the element, where it names one.
    pub(crate) key: Option<String>,
    /// Whether it is about events, or changes an instance that there is.
    pub(crate) is_aside: bool,
    /// The comments in it, with their lines.
    pub(crate) comments: Vec<(usize, String)>,
    /// The file.
    pub(crate) path: String,
}

/// What a statement is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum StatementKind {
    /// The body of a request that makes an instance.
    Request,
    /// The instance that is answered.
    Response,
    /// Members of a configuration.
    Fragment,
    /// The address where users grant access, as it is answered.
    OauthUrl,
    /// A definition of an element.
    Export,
}

/// Reads a file, whatever its name: JSON by its first character, Markdown otherwise.
pub(crate) fn read(path: &str, text: &str) -> Result<Document, String> {
    if text.len() > SIZE_LIMIT {
        return Err(format!("it has over {SIZE_LIMIT} bytes"));
    }
    let text = text.trim_start_matches('\u{feff}');
    if text.trim().is_empty() {
        return Err("it is empty".to_owned());
    }
    let text = text.replace("\r\n", "\n");
    let is_json = text.trim_start().starts_with(['{', '[']) && !text.trim_start().starts_with("{%");
    let page = if is_json { Page::default() } else { markdown::read(&text) };
    let mut reader = Reader::new(path, page, is_json);
    if is_json {
        reader.block(&text, 1, "");
    } else {
        reader.page(&text);
    }
    reader.finish()
}

/// Reads the blocks of a file.
struct Reader {
    is_json: bool,
    page: Page,
    variables: Variables,
    document: Document,
}

impl Reader {
    fn new(path: &str, page: Page, is_json: bool) -> Self {
        let variables = Variables::new(&page.front);
        let document = Document { path: path.to_owned(), ..Document::default() };
        Self { is_json, page, variables, document }
    }

    fn page(&mut self, text: &str) {
        for block in std::mem::take(&mut self.page.blocks) {
            self.block(&block.text, block.line, &block.heading);
        }
        let has =
            |kinds: &[StatementKind]| self.document.statements.iter().any(|it| kinds.contains(&it.kind));
        if has(&[StatementKind::Request, StatementKind::Fragment, StatementKind::Export]) {
            return;
        }
        // Examples may stand in the page without being marked as code.
        let is_answered = has(&[StatementKind::Response]);
        let (statements, notes) = (self.document.statements.len(), self.document.notes.len());
        self.block(text, 1, "");
        let found = self.document.statements.split_off(statements);
        let is_new = |it: &Statement| !is_answered || it.kind == StatementKind::Request;
        self.document.statements.extend(found.into_iter().filter(is_new));
        if self.document.statements.len() == statements {
            self.document.notes.truncate(notes);
        }
    }

    fn block(&mut self, text: &str, line: usize, heading: &str) {
        let text = without_fences(text);
        let resolved = self.variables.resolve(&text);
        let (found, unreadable) =
            if self.is_json { repair::extract_json(&resolved) } else { repair::extract(&resolved, line) };
        for problem in unreadable {
            let text = format!("what looks like JSON cannot be read: {}", problem.reason);
            self.document.notes.push(Note::left_out(Place::new(&self.document.path, problem.line), text));
        }
        let is_aside = is_aside(&self.document.path, heading, &resolved);
        for found in found {
            self.take(found, is_aside);
        }
    }

    fn take(&mut self, found: Found, is_aside: bool) {
        let Found { node, repairs, comments } = found;
        let before = self.document.statements.len();
        self.classify(node, &comments, is_aside);
        let Some(first) = self.document.statements.get(before) else { return };
        let told = repairs.into_iter().filter(|repair| *repair != Repair::PageTags);
        let words: Vec<&str> = told.map(Repair::words).collect();
        if !words.is_empty() {
            let place = Place::new(&self.document.path, first.node.line);
            self.document.notes.push(Note::repaired(place, words.join(", ")));
        }
    }

    fn classify(&mut self, node: Node, comments: &[(usize, String)], is_aside: bool) {
        if node.is_list() && !node.items().is_empty() {
            for item in node.items() {
                self.classify(item.clone(), comments, is_aside);
            }
            return;
        }
        if let Some(definitions) = node.get("definitions").filter(|definitions| definitions.is_list()) {
            return self.classify(definitions.clone(), comments, is_aside);
        }
        let node = hoisted(node);
        let Some(kind) = kind_of(&node) else { return };
        let key = key_of(&node, kind);
        let (comments, path) = (comments.to_vec(), self.document.path.clone());
        self.document.statements.push(Statement { kind, node, key, is_aside, comments, path });
    }

    fn finish(self) -> Result<Document, String> {
        let Self { is_json, page, variables, mut document } = self;
        size(&document)?;
        if document.statements.iter().all(|statement| statement.kind == StatementKind::OauthUrl) {
            return Err(nothing(&document, is_json));
        }
        let missing = variables.missing();
        if !missing.is_empty() {
            let text = format!("the front matter lacks {}, placeholders stand for them", missing.join(", "));
            document.notes.push(Note::assumed(Place::file(&document.path), text));
        }
        document.heading = page.heading.map(|heading| variables.resolve(&heading).into_owned());
        for line in page.html_tables {
            let text = "a table in HTML is not read; write it with `|` to have its entries described";
            document.notes.push(Note::left_out(Place::new(&document.path, line), text));
        }
        document.rows = page.rows.into_iter().map(|row| resolved_row(row, &variables)).collect();
        document.front = page.front;
        Ok(document)
    }
}

/// Refuses what no element is like, so that a file cannot keep the importer busy for long.
fn size(document: &Document) -> Result<(), String> {
    let mut names = BTreeSet::new();
    let mut keys = BTreeSet::new();
    for statement in &document.statements {
        let configuration = statement.node.get("configuration").unwrap_or(&statement.node);
        names.extend(configuration.members().iter().map(|(name, _)| name));
        keys.extend(&statement.key);
        let entries = names.len().max(configuration.items().len());
        if entries > ENTRY_LIMIT {
            return Err(format!("it has over {ENTRY_LIMIT} entries; divide it"));
        }
    }
    let is_many = keys.len() > ELEMENT_LIMIT;
    if is_many { Err(format!("it is about over {ELEMENT_LIMIT} elements; divide it")) } else { Ok(()) }
}

fn resolved_row(mut row: Row, variables: &Variables) -> Row {
    for cell in &mut row.cells {
        *cell = variables.resolve(cell).into_owned();
    }
    row
}

/// Why a file is of no use.
fn nothing(document: &Document, is_json: bool) -> String {
    let sought = if is_json {
        "an element export (an object with `key` and an array `configuration`), a request or a response"
    } else {
        "a code block with the JSON of a request (`element`, `configuration`) or of a response (`token`, `element`)"
    };
    let broken = document.notes.iter().find(|note| note.text.starts_with("what looks like JSON"));
    let found = match broken {
        Some(note) => format!("in line {} {}", note.place.line.unwrap_or(1), note.text),
        None if is_json => "found JSON of another form".to_owned(),
        None if document.statements.is_empty() => "found none".to_owned(),
        None => "found only where users grant access".to_owned(),
    };
    format!("looked for {sought}: {found}")
}

/// The text without fences that were taken for text, because of where they stand.
fn without_fences(text: &str) -> String {
    let is_fence = |line: &str| line.trim_start().starts_with("```");
    let lines = text.split_inclusive('\n').map(|line| if is_fence(line) { "\n" } else { line });
    lines.collect()
}

/// Whether a block is not about making an instance from nothing.
fn is_aside(path: &str, heading: &str, text: &str) -> bool {
    let file = path.rsplit(['/', '\\']).next().unwrap_or_default().to_lowercase();
    let heading = heading.to_lowercase();
    let is_change = ["-X PATCH", "-X PUT", "PATCH /", "PUT /"].iter().any(|verb| text.contains(verb));
    file.contains("event") || heading.contains("event") || is_change
}
