//! `openelements list`: the elements.

use openelements_runtime::{Authentication, Element, Entry, did_you_mean};
use serde::Serialize;

use crate::args::{List, ListFormat};
use crate::failure::Failure;
use crate::output::Output;
use crate::table::{self, Row};
use crate::words::quoted;

/// What is above the columns.
const HEADINGS: [&str; 5] = ["KEY", "NAME", "HUB", "AUTHENTICATION", "REQUIRED"];
/// What is above the table of all elements.
const CATALOGUE: &str = "\
# The elements

This page is generated: `cargo run -- list --format markdown > docs/catalog.md`. The required entries
are those of the default authentication, which comes first.

";
/// What is above the rows of a table in Markdown.
const COLUMNS: &str = "\
| key | name | hub | authentication | required entries | base URL |
|---|---|---|---|---|---|
";

/// Runs the command.
pub(crate) fn run(args: &List) -> Result<Output, Failure> {
    let elements = match &args.hub {
        Some(hub) => of_hub(hub)?,
        None => openelements::ELEMENTS.to_vec(),
    };
    let items: Vec<Item> = elements.into_iter().map(Item::new).collect();
    match args.format {
        ListFormat::Text => Ok(Output::success(text(&items, table::terminal_width()))),
        ListFormat::Json => Output::json(&items),
        ListFormat::Markdown => {
            let heading = if args.hub.is_none() { CATALOGUE } else { "" };
            Ok(Output::success(format!("{heading}{}", markdown(&items))))
        }
    }
}

/// The elements of a hub, in any case of letters.
fn of_hub(wanted: &str) -> Result<Vec<&'static Element>, Failure> {
    let is_wanted = |hub: &str| hub.eq_ignore_ascii_case(wanted);
    let elements = openelements::ELEMENTS.iter().copied();
    let elements: Vec<_> = elements.filter(|element| element.hub.is_some_and(is_wanted)).collect();
    if elements.is_empty() { Err(unknown_hub(wanted)) } else { Ok(elements) }
}

/// There is no such hub, but there are others.
fn unknown_hub(wanted: &str) -> Failure {
    let mut hubs: Vec<&str> = openelements::ELEMENTS.iter().filter_map(|element| element.hub).collect();
    hubs.sort_unstable();
    hubs.dedup();
    let hint = did_you_mean(wanted, hubs.iter().copied());
    let hint = hint.map(|hub| format!("; did you mean `{hub}`?")).unwrap_or_default();
    let message = format!("there is no hub `{}`{hint}", wanted.escape_debug());
    Failure::new(message).help(format_args!("the hubs are {}", quoted(&hubs, ", ")))
}

/// The table. Where the terminal is too narrow for all columns, the required entries are below the
/// other columns, because wrapped words are hard to read.
pub(super) fn text(items: &[Item], width: Option<usize>) -> String {
    let rows: Vec<Row> = items.iter().map(Item::row).collect();
    let [columns @ .., required] = &HEADINGS;
    let whole = table::render(&HEADINGS, &rows, None);
    // Below the heading, which has styles.
    let widest = whole.lines().skip(1).map(|line| line.chars().count()).max().unwrap_or_default();
    if width.is_none_or(|width| widest <= width) {
        return whole;
    }
    let below = |mut row: Row| {
        let names = row.cells.pop().filter(|names| names != NONE);
        row.details.extend(names.map(|names| format!("{}: {names}", required.to_lowercase())));
        row
    };
    table::render(columns, &rows.into_iter().map(below).collect::<Vec<_>>(), width)
}

/// The table of the documentation.
fn markdown(items: &[Item]) -> String {
    items.iter().fold(COLUMNS.to_owned(), |page, item| page + &item.markdown() + "\n")
}

/// What the list says about an element.
#[derive(Serialize)]
pub(super) struct Item {
    /// Its key.
    key: &'static str,
    /// Its name for people.
    name: &'static str,
    /// The family it belongs to.
    hub: Option<&'static str>,
    /// The types of authentication to choose from, the default first.
    authentication: Vec<&'static str>,
    /// The entries that the caller must supply with the default authentication.
    required: Vec<&'static str>,
    /// The template of the base URL.
    base_url: Option<&'static str>,
}

impl Item {
    /// Picks what the list says.
    pub(super) fn new(element: &'static Element) -> Self {
        let default = element.authentication.map_or("", |authentication| authentication.default);
        let required = element.entries.iter();
        let required = required.filter(|entry| entry.required && entry.applies_to(default));
        Self {
            key: element.key,
            name: element.name,
            hub: element.hub,
            authentication: element.authentication.map(types).unwrap_or_default(),
            required: required.map(|entry| entry.name).collect(),
            base_url: element.base_url().and_then(Entry::default).filter(|url| !url.is_empty()),
        }
    }

    /// The row of the table.
    fn row(&self) -> Row {
        let cells = [
            self.key.to_owned(),
            self.name.to_owned(),
            self.hub.unwrap_or(NONE).to_owned(),
            or_none(self.authentication.join(", ")),
            or_none(self.required.join(", ")),
        ];
        Row { cells: cells.into(), details: Vec::new() }
    }

    /// The row of the catalogue.
    fn markdown(&self) -> String {
        let cells = [
            quoted(&[self.key], ""),
            self.name.to_owned(),
            self.hub.unwrap_or(NONE).to_owned(),
            or_none(self.authentication.join(", ")),
            or_none(quoted(&self.required, ", ")),
            or_none(quoted(self.base_url.as_slice(), "")),
        ];
        format!("| {} |", cells.map(|cell| cell.replace('|', "\\|")).join(" | "))
    }
}

/// The types of authentication, the default first.
pub(super) fn types(authentication: Authentication) -> Vec<&'static str> {
    let others = authentication.alternatives.iter().copied();
    let others = others.filter(|name| *name != authentication.default);
    std::iter::once(authentication.default).chain(others).collect()
}

/// What stands in an empty cell, which would look like a mistake.
const NONE: &str = "-";

/// The text of a cell.
fn or_none(text: String) -> String {
    if text.is_empty() { NONE.to_owned() } else { text }
}

#[cfg(test)]
mod tests {
    use super::{Item, text};

    fn lines(width: Option<usize>) -> Vec<String> {
        let items: Vec<Item> = openelements::ELEMENTS.iter().map(|element| Item::new(element)).collect();
        text(&items, width).lines().map(str::to_owned).collect()
    }

    #[test]
    fn a_usual_terminal_has_room_for_each_line() {
        let lines = lines(Some(80));
        assert!(lines.iter().skip(1).all(|line| line.chars().count() <= 80), "{lines:#?}");
        assert!(lines.contains(&"    required: username, password, site".to_owned()), "{lines:#?}");
    }

    #[test]
    fn a_wide_terminal_has_an_element_a_line() {
        assert_eq!(lines(Some(1000)), lines(None));
        assert_eq!(lines(None).len(), openelements::ELEMENTS.len() + 1);
    }
}
