//! An element for people to read.

use super::Record;
use super::entry::{Default, EntryRecord};
use crate::table::{self, Row};
use crate::words::quoted;

/// What is above the columns.
const HEADINGS: [&str; 4] = ["ENTRY", "KIND", "CALLER", "DEFAULT"];

/// The facts of an element, and a table of its entries.
pub(super) fn render(record: &Record, width: Option<usize>) -> String {
    let title = format!("{} (`{}`)", record.name, record.key);
    let facts = [
        ("deprecated", record.deprecated.map(ToOwned::to_owned)),
        ("formerly", (!record.renamed_from.is_empty()).then(|| quoted(record.renamed_from, ", "))),
        ("hub", record.hub.map(ToOwned::to_owned)),
        ("authentication", authentication(&record.authentication)),
        ("base URL", record.base_url.map(ToOwned::to_owned)),
        ("resources", (!record.resources.is_empty()).then(|| record.resources.join(", "))),
    ];
    let facts = facts.into_iter().filter_map(|(name, fact)| {
        let fact = fact?;
        Some(format!("{name:14}  {fact}\n"))
    });
    let rows: Vec<Row> = record.entries.iter().map(row).collect();
    format!(
        "{title}\n{}\n\n{}\n{}",
        table::paragraph(record.description, width),
        facts.collect::<String>(),
        table::render(&HEADINGS, &rows, width),
    )
}

/// The types of authentication in words.
fn authentication(types: &[&str]) -> Option<String> {
    match types {
        [] => None,
        [only] => Some((*only).to_owned()),
        [default, others @ ..] => Some(format!("{default} (default), {}", others.join(", "))),
    }
}

/// The row of an entry.
fn row(entry: &EntryRecord) -> Row {
    let cells = [entry.name, entry.kind, caller(entry)].map(ToOwned::to_owned);
    Row {
        cells: cells.into_iter().chain([default(entry)]).collect(),
        details: [about(entry), remarks(entry)].into_iter().filter(|line| !line.is_empty()).collect(),
    }
}

/// What the caller has to do with it.
pub(super) fn caller(entry: &EntryRecord) -> &'static str {
    match entry {
        EntryRecord { required: true, .. } => "required",
        EntryRecord { fixed: true, .. } => "fixed",
        EntryRecord { runtime: true, .. } => "at run time",
        _ => "optional",
    }
}

/// The default, in quotes where it would be taken for something else.
pub(super) fn default(entry: &EntryRecord) -> String {
    match entry.default {
        Default::Absent => String::new(),
        Default::Null => "null".to_owned(),
        Default::Text(text) if is_plain(text) => text.to_owned(),
        Default::Text(text) => format!("{text:?}"),
    }
}

/// Whether a text can be told from no text, from null and from the padding of a table.
fn is_plain(text: &str) -> bool {
    !text.is_empty() && text != "null" && text.trim() == text && !text.contains(char::is_control)
}

/// What an entry is for; its label tells more than nothing.
fn about(entry: &EntryRecord) -> String {
    let text = if entry.description.is_empty() { entry.label } else { entry.description };
    text.to_owned()
}

/// What else there is to know.
fn remarks(entry: &EntryRecord) -> String {
    let conditions: Vec<String> = entry
        .required_if
        .iter()
        .map(|condition| format!("`{}` is `{}`", condition.entry, condition.value))
        .collect();
    let remarks = [
        listed("one of", entry.options, ", "),
        entry.expected.map(|hint| format!("must be {hint}")),
        entry.example.map(|example| format!("for example `{example}`")),
        entry.deprecated.map(|advice| format!("deprecated: {advice}")),
        listed("alias", entry.aliases, ", "),
        listed("formerly", entry.renamed_from, ", "),
        listed("only with authentication", entry.alternatives, " or "),
        (!conditions.is_empty()).then(|| format!("required if {}", conditions.join(" and "))),
        entry.hidden.then(|| "hidden from forms".to_owned()),
    ];
    remarks.into_iter().flatten().collect::<Vec<_>>().join("; ")
}

/// Names after what they are, if there are any.
fn listed(what: &str, names: &[&str], separator: &str) -> Option<String> {
    (!names.is_empty()).then(|| format!("{what} {}", quoted(names, separator)))
}
