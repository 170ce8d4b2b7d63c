//! `openelements show`: one element.

mod entry;
mod origin;
mod text;

use std::path::Path;

use openelements_codegen::Options;
use openelements_runtime::{Element, Entry};
use serde::Serialize;

use self::entry::EntryRecord;
use super::list::types;
use crate::args::{Format, Show};
use crate::failure::Failure;
use crate::output::Output;
use crate::{specs, table};

/// Runs the command.
pub(crate) fn run(args: &Show) -> Result<Output, Failure> {
    if args.rust {
        return rust(args);
    }
    if args.origin {
        return origin::run(args);
    }
    let element = specs::element(&args.key, args.specs.as_ref())?;
    let record = Record::new(element);
    match args.format {
        Format::Text => Ok(Output::success(text::render(&record, table::terminal_width()))),
        Format::Json => Output::json(&record),
    }
}

/// The generated module of the element. Its key is looked up among the specs, not among the
/// elements of this program, because it is a spec in the making that one wants to see.
fn rust(args: &Show) -> Result<Output, Failure> {
    let options = Options { only: Some(vec![args.key.clone()]), ..Options::default() };
    let directory = args.specs.as_deref().unwrap_or(Path::new("specs"));
    let files = specs::files(directory, &options)?;
    let modules = files.iter().filter(|(path, _)| !["mod.rs", "standard.rs"].contains(path));
    Ok(Output::success(modules.map(|(_, text)| text).collect()))
}

/// What is shown of an element.
#[derive(Serialize)]
struct Record {
    /// Its key.
    key: &'static str,
    /// Its name for people.
    name: &'static str,
    /// What it connects to.
    description: &'static str,
    /// The family it belongs to.
    hub: Option<&'static str>,
    /// The types of authentication to choose from, the default first.
    authentication: Vec<&'static str>,
    /// The template of the base URL.
    base_url: Option<&'static str>,
    /// The resources of the hub that it has.
    resources: &'static [&'static str],
    /// Keys that it had.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    renamed_from: &'static [&'static str],
    /// Why callers should do without it, and what to use instead.
    #[serde(skip_serializing_if = "Option::is_none")]
    deprecated: Option<&'static str>,
    /// Its entries, in the order of the spec.
    entries: Vec<EntryRecord>,
}

impl Record {
    /// Picks what is shown.
    fn new(element: &'static Element) -> Self {
        Self {
            key: element.key,
            name: element.name,
            description: element.description,
            hub: element.hub,
            authentication: element.authentication.map(types).unwrap_or_default(),
            base_url: element.base_url().and_then(Entry::default),
            resources: element.resources,
            renamed_from: element.renamed_from,
            deprecated: element.deprecated,
            entries: element.entries.iter().map(EntryRecord::new).collect(),
        }
    }
}
