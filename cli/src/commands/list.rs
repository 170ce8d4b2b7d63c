//! `openelements list`: the elements.

use openelements_runtime::{Authentication, Element};
use serde::Serialize;

use crate::args::{Format, List};
use crate::failure::Failure;
use crate::output::Output;
use crate::table::{self, Row};

/// What is above the columns.
const HEADINGS: [&str; 5] = ["KEY", "NAME", "HUB", "AUTHENTICATION", "REQUIRED"];

/// Runs the command.
pub(crate) fn run(args: &List) -> Result<Output, Failure> {
    let items: Vec<Item> = openelements::ELEMENTS.iter().map(|element| Item::new(element)).collect();
    if args.format == Format::Json {
        return Output::json(&items);
    }
    let rows: Vec<Row> = items.iter().map(Item::row).collect();
    let text = table::render(&HEADINGS, &rows, table::terminal_width());
    Ok(Output::success(text))
}

/// What the list says about an element.
#[derive(Serialize)]
struct Item {
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
}

impl Item {
    /// Picks what the list says.
    fn new(element: &'static Element) -> Self {
        let default = element.authentication.map_or("", |authentication| authentication.default);
        let required = element.entries.iter();
        let required = required.filter(|entry| entry.required && entry.applies_to(default));
        Self {
            key: element.key,
            name: element.name,
            hub: element.hub,
            authentication: element.authentication.map(types).unwrap_or_default(),
            required: required.map(|entry| entry.name).collect(),
        }
    }

    /// The row of the table.
    fn row(&self) -> Row {
        let cells = [
            self.key.to_owned(),
            self.name.to_owned(),
            self.hub.unwrap_or("-").to_owned(),
            or_dash(&self.authentication),
            or_dash(&self.required),
        ];
        Row { cells: cells.into(), details: Vec::new() }
    }
}

/// The types of authentication, the default first.
pub(super) fn types(authentication: Authentication) -> Vec<&'static str> {
    let others = authentication.alternatives.iter().copied();
    let others = others.filter(|name| *name != authentication.default);
    std::iter::once(authentication.default).chain(others).collect()
}

/// Names in words; an empty cell would look like a mistake.
fn or_dash(names: &[&str]) -> String {
    if names.is_empty() { "-".to_owned() } else { names.join(", ") }
}
