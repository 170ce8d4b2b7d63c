//! Where the entries of an element come from.

use openelements_codegen::{By, ElementOrigin, EntryOrigin, Origin, origins};
use openelements_runtime::{Element, Entry};
use serde::Serialize;

use super::entry::{Default, EntryRecord};
use super::text::{caller, default};
use crate::args::{Format, Show};
use crate::failure::Failure;
use crate::output::Output;
use crate::specs;
use crate::table::{self, Row};

/// What is above the columns.
const HEADINGS: [&str; 4] = ["ENTRY", "CALLER", "COMES FROM", "DEFAULT"];

/// Shows an element of the specs of a directory.
pub(super) fn run(args: &Show) -> Result<Output, Failure> {
    let directory = args.specs.clone().unwrap_or_else(|| "specs".into());
    let element = specs::element(&args.key, Some(&directory))?;
    let elements = origins(specs::read(&directory)?).map_err(|problems| Failure::diagnostics(&problems))?;
    let origin = elements.iter().find(|origin| origin.key == element.key);
    let record =
        Record::new(element, origin.ok_or_else(|| Failure::new("the specs have changed meanwhile"))?);
    match args.format {
        Format::Text => Ok(Output::success(render(element, &record, table::terminal_width()))),
        Format::Json => Output::json(&record),
    }
}

/// Where the entries of an element come from.
#[derive(Serialize)]
struct Record<'origin> {
    /// The key of the element.
    key: &'origin str,
    /// Its spec.
    path: &'origin str,
    /// Its entries.
    entries: Vec<EntryOriginRecord<'origin>>,
}

/// An entry, and where it comes from.
#[derive(Serialize)]
struct EntryOriginRecord<'origin> {
    /// Its name on the wire.
    name: &'origin str,
    /// What the caller has to do with it.
    caller: &'static str,
    /// The value where the caller supplies none.
    #[serde(skip_serializing_if = "Default::is_absent")]
    default: Default,
    /// What brings it.
    brought: OriginRecord<'origin>,
    /// What adjusts it.
    adjusted: Vec<OriginRecord<'origin>>,
    #[serde(skip)]
    entry: EntryRecord,
}

/// What brings or adjusts an entry.
#[derive(Serialize)]
struct OriginRecord<'origin> {
    /// `field`, `default`, `authentication`, `choice`, `group` or `always`.
    by: &'static str,
    /// The type of authentication, or the group.
    name: Option<&'origin str>,
    /// The preset that brings the group.
    preset: Option<&'origin str>,
    /// The spec that says so; null for what none says.
    path: Option<&'origin str>,
    /// The line in it, from 1.
    line: Option<usize>,
    /// The character in the line, from 1.
    column: Option<usize>,
}

impl<'origin> Record<'origin> {
    fn new(element: &'static Element, origin: &'origin ElementOrigin) -> Self {
        let entries = element.entries.iter().zip(&origin.entries);
        let entries = entries.map(|(entry, traced)| EntryOriginRecord::new(entry, traced, &origin.path));
        Self { key: &origin.key, path: &origin.path, entries: entries.collect() }
    }
}

impl<'origin> EntryOriginRecord<'origin> {
    fn new(entry: &'static Entry, traced: &'origin EntryOrigin, path: &'origin str) -> Self {
        let entry = EntryRecord::new(entry);
        Self {
            name: &traced.name,
            caller: caller(&entry),
            default: entry.default,
            brought: OriginRecord::new(&traced.brought, path),
            adjusted: traced.adjusted.iter().map(|origin| OriginRecord::new(origin, path)).collect(),
            entry,
        }
    }
}

impl<'origin> OriginRecord<'origin> {
    fn new(origin: &'origin Origin, path: &'origin str) -> Self {
        let (by, name, preset) = match &origin.by {
            By::Field => ("field", None, None),
            By::Default => ("default", None, None),
            By::Authentication(name) => ("authentication", Some(name.as_str()), None),
            By::Choice => ("choice", None, None),
            By::Group { group, preset } => ("group", Some(group.as_str()), Some(preset.as_str())),
            // What is accepted always, and whatever a later version adds.
            _ => ("always", None, None),
        };
        let position = origin.position;
        Self {
            by,
            name,
            preset,
            path: position.map(|_| path),
            line: position.map(|position| position.line),
            column: position.map(|position| position.column),
        }
    }

    /// What comes on top of what brings an entry, in words.
    fn further(&self) -> String {
        let how = if self.by == "field" { "adjusted by" } else { "also" };
        format!("{how} {}", self.words())
    }

    /// The origin in words.
    fn words(&self) -> String {
        let name = self.name.unwrap_or_default();
        let what = match (self.by, self.preset) {
            ("field", _) => "field".to_owned(),
            ("default", _) => "preset in `defaults`".to_owned(),
            ("choice", _) => "choice of authentication".to_owned(),
            ("authentication", _) => format!("authentication `{name}`"),
            ("group", Some(preset)) => format!("group `{name}`, which `{preset}` brings"),
            _ => "standard setting, accepted for every element".to_owned(),
        };
        match (self.path, self.line, self.column) {
            (Some(path), Some(line), Some(column)) => format!("{path}:{line}:{column}: {what}"),
            _ => what,
        }
    }
}

/// The origins for people.
fn render(element: &Element, record: &Record<'_>, width: Option<usize>) -> String {
    let title = format!("{} (`{}`), from {}", element.name, element.key, record.path);
    let row = |entry: &EntryOriginRecord<'_>| Row {
        cells: vec![
            entry.name.to_owned(),
            entry.caller.to_owned(),
            entry.brought.words(),
            default(&entry.entry),
        ],
        details: entry.adjusted.iter().map(OriginRecord::further).collect(),
    };
    let rows: Vec<Row> = record.entries.iter().map(row).collect();
    format!("{title}\n\n{}", table::render(&HEADINGS, &rows, width))
}
