//! The tables of entries.

use openelements_runtime::{Condition, Element, Entry, Preset, Role};

use super::of_role;
use crate::document::{Block, Line, Row, Table};

/// What is above the columns.
const HEADINGS: &[&str] = &["Entry", "Kind", "Required", "Default", "What it is"];

/// The entries, by whose it is to say their value.
pub(super) fn sections(element: &'static Element) -> Vec<Block> {
    let shown = of_role(element, Role::Field).filter(|entry| !entry.hidden);
    let hidden = of_role(element, Role::Field).filter(|entry| entry.hidden);
    let groups = [
        Group {
            id: "entries",
            title: "What you supply",
            about: "The entries of `configuration`, by the name that a request has. A number or a boolean may be sent as such or as its text: `100` and `\"100\"` are the same.",
            entries: shown.collect(),
        },
        Group {
            id: "settings",
            title: "Settings that you may override",
            about: "They have a usual value, or none, and are supplied in `configuration` too.",
            entries: hidden.chain(of_role(element, Role::Setting)).collect(),
        },
        Group {
            id: "runtime",
            title: "Set while the instance lives",
            about: "Nobody has to supply them: they come with the vendor's answers, such as tokens and the ids of sessions.",
            entries: of_role(element, Role::Runtime).collect(),
        },
        Group {
            id: "fixed",
            title: "Fixed by the element",
            about: "A request can repeat these values, not change them. A name between braces stands for the value of that entry.",
            entries: of_role(element, Role::Fixed).collect(),
        },
    ];
    let heading = Block::section("configuration", "The configuration");
    let groups: Vec<Block> = groups.into_iter().flat_map(Group::blocks).collect();
    if groups.is_empty() {
        return vec![heading, Block::paragraph("This element has no entries.")];
    }
    std::iter::once(heading).chain(groups).collect()
}

/// Entries of which the same is to be said.
struct Group {
    id: &'static str,
    title: &'static str,
    about: &'static str,
    entries: Vec<&'static Entry>,
}

impl Group {
    fn blocks(self) -> Vec<Block> {
        if self.entries.is_empty() {
            return Vec::new();
        }
        let rows = self.entries.into_iter().map(row).collect();
        vec![
            Block::subsection(self.id.to_owned(), Line::of(self.title)),
            Block::paragraph(self.about),
            Block::Table(Table { label: self.title.to_owned(), headings: HEADINGS, rows }),
        ]
    }
}

fn row(entry: &'static Entry) -> Row {
    let mut name = Line::new().code(entry.name);
    if entry.is_secret() {
        name = name.text(" ").mark("secret");
    }
    if entry.deprecated.is_some() {
        name = name.text(" ").mark("deprecated");
    }
    let cells =
        vec![name, Line::new().text(entry.kind.name()), required(entry), default(entry), about(entry)];
    Row { id: Some(format!("entry-{}", entry.name)), cells }
}

/// When the caller must supply it.
fn required(entry: &Entry) -> Line {
    let line = match entry.role {
        _ if entry.required => Line::new().mark("required"),
        _ if !entry.required_if.is_empty() => conditions(entry),
        Role::Fixed => Line::new().text("fixed"),
        Role::Runtime => Line::new().text("no"),
        _ => Line::new().text("optional"),
    };
    if entry.alternatives.is_empty() {
        return line;
    }
    line.below(Line::of("with ").codes(entry.alternatives, ", "))
}

fn conditions(entry: &Entry) -> Line {
    let line = Line::new().mark("required").text(" if ");
    entry.required_if.iter().enumerate().fold(line, |line, (index, Condition { entry, value })| {
        line.text(if index == 0 { "" } else { " and " }).code(entry).text(" is ").code(value)
    })
}

/// What holds where nothing is supplied. That of a secret is not shown.
fn default(entry: &Entry) -> Line {
    match entry.preset {
        Preset::Value(_) if entry.is_secret() => Line::new().text("set"),
        Preset::Value("") => Line::new().text("empty"),
        Preset::Value(text) => Line::new().code(text),
        Preset::Null => Line::new().text("null"),
        // Nothing, and whatever a later version of the runtime adds.
        _ => Line::new(),
    }
}

/// What it is for, and what it accepts.
fn about(entry: &Entry) -> Line {
    let [label, description] = [entry.label, entry.description].map(|text| Line::of(text.trim()).stopped());
    let label =
        if entry.label == entry.name || entry.label == entry.description { Line::new() } else { label };
    let remarks = [
        (!entry.options.is_empty()).then(|| Line::of("One of ").codes(entry.options, ", ")),
        entry.pattern.map(|pattern| Line::of("Expected:").sentence(Line::of(pattern.hint()))),
        entry.example.filter(|_| !entry.is_secret()).map(|example| Line::of("For example ").code(example)),
        (!entry.aliases.is_empty()).then(|| Line::of("Also accepted as ").codes(entry.aliases, ", ")),
        (!entry.renamed_from.is_empty())
            .then(|| Line::of("Accepted with a warning as ").codes(entry.renamed_from, ", ")),
        entry.deprecated.map(|advice| Line::of("Deprecated:").sentence(Line::of(advice.trim()))),
    ];
    let remarks = remarks.into_iter().flatten().map(Line::stopped);
    label.below(remarks.fold(description, Line::sentence))
}
