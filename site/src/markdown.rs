//! A page as Markdown.

use crate::document::{Block, Line, Listed, Page, Piece, Row, Table};
use crate::files::mark;
use crate::links;

/// What the file of a Markdown page ends with.
pub(crate) const EXTENSION: &str = "md";

/// The characters to which Markdown gives a meaning within a line.
const MARKS: &[char] = &['\\', '`', '*', '_', '{', '}', '[', ']', '<', '>', '#', '|', '~', '&'];

/// The text of a page.
pub(crate) fn page(page: &Page) -> String {
    let writer = Writer { place: &page.place };
    let blocks: String = page.blocks.iter().map(|block| writer.block(block)).collect();
    let title = words(&page.title);
    format!("<!-- {} -->\n\n# {title}\n{blocks}", mark())
}

/// What is needed to write a page.
struct Writer<'a> {
    /// Where the page is, for links from it.
    place: &'a str,
}

impl Writer<'_> {
    /// A block, with an empty line above it.
    fn block(&self, block: &Block) -> String {
        match block {
            Block::Heading { level, text, .. } => {
                format!("\n{} {}\n", "#".repeat(usize::from(*level)), self.line(text))
            }
            Block::Paragraph(line) => format!("\n{}\n", self.paragraph(line)),
            Block::Note(line) => format!("\n> {}\n", self.paragraph(line)),
            Block::Facts(facts) => {
                let facts = facts.iter().map(|(name, fact)| format!("* {name}: {}\n", self.line(fact)));
                format!("\n{}", facts.collect::<String>())
            }
            Block::Steps(steps) => {
                let steps = steps.iter().enumerate();
                let steps = steps.map(|(index, step)| format!("{}. {}\n", index + 1, self.paragraph(step)));
                format!("\n{}", steps.collect::<String>())
            }
            Block::Table(table) => self.table(table),
            Block::Code(code) => fenced(code.language.name(), &code.text),
            Block::Elements(elements) => self.table(&of_elements(elements)),
            Block::Search => String::new(),
        }
    }

    fn table(&self, table: &Table) -> String {
        let rule = "---|".repeat(table.headings.len());
        let rows = table.rows.iter().map(|row| {
            let cells: Vec<String> = row.cells.iter().map(|cell| self.cell(cell)).collect();
            format!("| {} |\n", cells.join(" | "))
        });
        format!("\n| {} |\n|{rule}\n{}", table.headings.join(" | "), rows.collect::<String>())
    }

    /// A cell ends at a vertical bar, in many readers even within code.
    fn cell(&self, line: &Line) -> String {
        let pieces = line.0.iter().map(|piece| match piece {
            Piece::Code(text) if text.contains('|') => element(text),
            piece => self.piece(piece),
        });
        let cell: String = pieces.collect();
        if cell.trim().is_empty() { "-".to_owned() } else { cell.trim().to_owned() }
    }

    /// A line that is not taken for the beginning of something else.
    fn paragraph(&self, line: &Line) -> String {
        unlisted(self.line(line).trim())
    }

    fn line(&self, line: &Line) -> String {
        line.0.iter().map(|piece| self.piece(piece)).collect()
    }

    fn piece(&self, piece: &Piece) -> String {
        match piece {
            Piece::Text(text) => words(text),
            Piece::Code(text) => code(text),
            Piece::Mark(mark) => format!("*{mark}*"),
            // Each reader of Markdown names headings in its own way.
            Piece::Link { text, place, .. } => {
                format!("[{}]({})", words(text), links::from(self.place, place, EXTENSION))
            }
            Piece::Break => "<br>".to_owned(),
        }
    }
}

/// The elements of a list, as a table.
fn of_elements(elements: &[Listed]) -> Table {
    let rows = elements.iter().map(|element| {
        let name = Line::new().link(&element.name.words(), &element.place, None);
        let name = if element.is_deprecated { name.text(" ").mark("deprecated") } else { name };
        let cells =
            [name, Line::new().code(element.key), element.authentication.clone(), element.required.clone()];
        Row { id: None, cells: cells.into() }
    });
    Table {
        label: String::new(),
        headings: &["Element", "Key", "Authentication", "You supply"],
        rows: rows.collect(),
    }
}

/// A text between fences that are longer than any in it.
fn fenced(language: &str, text: &str) -> String {
    let fence = "`".repeat(longest_run(text).max(2) + 1);
    format!("\n{fence}{language}\n{}\n{fence}\n", text.trim_end_matches('\n'))
}

/// Text between backticks, more of them than are in it.
fn code(text: &str) -> String {
    if text.trim().is_empty() {
        return "*empty*".to_owned();
    }
    let fence = "`".repeat(longest_run(text) + 1);
    // One space within the fences belongs to them, where there is one at each end.
    let is_at_edge = |edge: char| text.starts_with(edge) || text.ends_with(edge);
    let space = if is_at_edge('`') || is_at_edge(' ') { " " } else { "" };
    format!("{fence}{space}{text}{space}{fence}")
}

/// Code that has what would end a cell: between backticks, readers differ in what they take for it.
fn element(text: &str) -> String {
    let escape = |character: char| match character {
        mark if MARKS.contains(&mark) => format!("&#{};", u32::from(mark)),
        other => other.to_string(),
    };
    format!("<code>{}</code>", text.chars().map(escape).collect::<String>())
}

/// The most backticks in a row.
fn longest_run(text: &str) -> usize {
    text.split(|character| character != '`').map(str::len).max().unwrap_or_default()
}

/// Words as they are, whatever is in them.
fn words(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        if MARKS.contains(&character) {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}

/// A line that is not taken for the item of a list, a rule or the line below a heading.
fn unlisted(line: &str) -> String {
    let digits = line.len() - line.trim_start_matches(|first: char| first.is_ascii_digit()).len();
    let (before, rest) = line.split_at(digits);
    let marks = if digits == 0 { "-+=" } else { ".)" };
    if rest.starts_with(|mark: char| marks.contains(mark)) {
        return format!("{before}\\{rest}");
    }
    line.to_owned()
}
