//! What the documents of an element say: a file of the corpus.

use std::fs;
use std::path::Path;

use serde::Deserialize;
use serde_json::{Map, Value};

use super::exceptions::Direction;

/// The documents of one element.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Documents {
    /// The key of the element.
    pub(crate) key: String,
    /// What callers send.
    pub(crate) requests: Vec<Document>,
    /// What they are answered.
    pub(crate) responses: Vec<Document>,
}

/// One request or response of the documents.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Document {
    /// The page it stands on: the one on how to `create` instances, or the one on `events`.
    pub(crate) page: String,
    /// The JSON.
    pub(crate) body: Value,
    /// The id of the element in it, as documented.
    #[serde(skip)]
    pub(crate) id: Option<u64>,
    /// The entries of the configuration that are not compared.
    #[serde(skip)]
    pub(crate) ignored: Vec<String>,
}

/// The documents of every element, sorted by key.
pub(crate) fn read() -> Vec<Documents> {
    let files = fs::read_dir(super::path("")).unwrap().map(|entry| entry.unwrap().path());
    let files = files.filter(|file| file.extension().is_some_and(|extension| extension == "json"));
    let mut corpus: Vec<Documents> = files.map(|file| read_file(&file)).collect();
    corpus.sort_by(|one, other| one.key.cmp(&other.key));
    corpus
}

fn read_file(file: &Path) -> Documents {
    let text = fs::read_to_string(file).unwrap();
    let documents = serde_json::from_str(&text);
    let mut documents: Documents = documents.unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    for response in &mut documents.responses {
        response.id = response.body["element"]["id"].as_u64();
    }
    documents
}

impl Documents {
    /// Those of one direction, to be changed.
    pub(crate) fn of_mut(&mut self, direction: Direction) -> &mut Vec<Document> {
        match direction {
            Direction::Request => &mut self.requests,
            Direction::Response => &mut self.responses,
        }
    }
}

impl Document {
    /// A document that stands on a page.
    pub(crate) fn new(page: &str, body: Value) -> Self {
        Self { page: page.to_owned(), body, id: None, ignored: Vec::new() }
    }

    /// The configuration, if it has an entry.
    pub(crate) fn configuration(&self) -> Option<&Map<String, Value>> {
        self.body["configuration"].as_object().filter(|entries| !entries.is_empty())
    }
}
