//! Drafts element specs from documentation: Markdown pages with examples of requests and
//! responses, and exports of elements.
//!
//! ```text
//! Document -markdown-> code blocks, tables -repair-> JSON -document-> statements
//!          -subject-> all that is said about an element -infer-> spec + notes
//!          -settle-> a draft that `openelements check` passes -format-> in canonical order
//! ```
//!
//! A draft has what differs from the standard. Its notes say what was assumed, what is unclear or
//! contradictory, and what was left out, so that nothing of the documents is lost in silence.
//!
//! ```
//! let request = r#"{"element": {"key": "acme"}, "configuration": {"username": "<NAME>", "password": "<PASSWORD>",}}"#;
//! let page = format!("# Connect Acme\n\n~~~json\n{request}\n~~~\n");
//! let import = openelements_import::import(
//!     vec![("acme.md".to_owned(), page)],
//!     &std::collections::BTreeMap::new(),
//! );
//! assert_eq!(import.drafts[0].key, "acme");
//! assert!(import.drafts[0].text.contains("authentication: basic"));
//! ```

mod document;
mod draft;
mod infer;
mod json;
mod markdown;
mod note;
mod repair;
mod rows;
mod settle;
mod subject;
mod text;
mod variables;
mod withhold;
mod yaml;

use std::collections::BTreeMap;

use openelements_codegen::Standard;

pub use note::{Note, NoteKind, Place};

/// What came of documents.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Import {
    /// A draft for each element, in the order in which the documents speak of them.
    pub drafts: Vec<Draft>,
    /// The documents that nothing can be made of.
    pub failures: Vec<Failure>,
}

/// The draft of a spec.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Draft {
    /// The key of the element.
    pub key: String,
    /// The spec, in YAML.
    pub text: String,
    /// What there is to know about it.
    pub notes: Vec<Note>,
}

/// Why nothing can be made of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Failure {
    /// The path of the document.
    pub path: String,
    /// What was looked for, and what was found.
    pub reason: String,
}

impl Failure {
    /// Nothing can be made of the document at that path.
    #[must_use]
    pub fn new(path: impl Into<String>, reason: impl Into<String>) -> Self {
        Self { path: path.into(), reason: reason.into() }
    }
}

/// Drafts specs from documents: pairs of a path, for reports, and a text. What several documents
/// say about an element is put together. An id that is `taken` by another element, by the key of
/// that, is left out.
#[must_use]
pub fn import(documents: Vec<(String, String)>, taken: &BTreeMap<i64, String>) -> Import {
    let (mut read, mut failures) = (Vec::new(), Vec::new());
    for (path, text) in documents {
        match document::read(&path, &text) {
            Ok(document) => read.push(document),
            Err(reason) => failures.push(Failure { path, reason }),
        }
    }
    let standard = Standard::read();
    let mut ids = taken.clone();
    let subjects = subject::subjects(read);
    let drafts = subjects.into_iter().map(|subject| draft(&subject, &standard, &mut ids));
    Import { drafts: drafts.collect(), failures }
}

fn draft(subject: &subject::Subject, standard: &Standard, ids: &mut BTreeMap<i64, String>) -> Draft {
    let (key, file) = (subject.key.clone(), Place::file(&subject.path));
    let infer::Inferred { mut spec, mut notes } = infer::infer(subject, standard);
    if let Some(id) = spec.id() {
        let owner = ids.entry(id).or_insert_with(|| key.clone());
        if *owner != key {
            notes.push(Note::left_out(file.clone(), format!("the id {id}, which `{owner}` has")));
            spec.head.retain(|member| member.name != "id");
        }
    }
    withhold::withhold(&mut spec, &file, &mut notes);
    let settled = settle::settle(&mut spec, &file, &mut notes);
    let text = openelements_authoring::format(&format!("{key}.yaml"), settled.as_bytes()).unwrap_or(settled);
    Draft { key, text, notes: note::grouped(notes) }
}
