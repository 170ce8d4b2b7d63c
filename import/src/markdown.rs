//! What a page of documentation has: front matter, headings, code, tables.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use crate::text::Lines;

/// A page, taken apart.
#[derive(Clone, Debug, Default)]
pub(crate) struct Page {
    /// The members of the front matter.
    pub(crate) front: Vec<(String, String)>,
    /// The blocks of code.
    pub(crate) blocks: Vec<Block>,
    /// The rows of tables.
    pub(crate) rows: Vec<Row>,
    /// The lines where tables in HTML begin, which are not read.
    pub(crate) html_tables: Vec<usize>,
    /// The first heading that is not within the front matter.
    pub(crate) heading: Option<String>,
}

/// A block of code.
#[derive(Clone, Debug)]
pub(crate) struct Block {
    /// Its text.
    pub(crate) text: String,
    /// The line of the file where it begins.
    pub(crate) line: usize,
    /// The headings above it.
    pub(crate) heading: String,
}

/// A row of a table, beneath its header.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    /// The header's cells.
    pub(crate) header: Vec<String>,
    /// Its cells, as they are written.
    pub(crate) cells: Vec<String>,
    /// The line of the file.
    pub(crate) line: usize,
    /// The headings above it.
    pub(crate) heading: String,
}

/// Takes a page apart.
pub(crate) fn read(text: &str) -> Page {
    let (front, body) = front_matter(text);
    let mut reader = Reader { text: &body, lines: Lines::new(&body), ..Reader::default() };
    let events = Parser::new_ext(&body, Options::ENABLE_TABLES).into_offset_iter();
    for (event, range) in events {
        reader.take(event, range);
    }
    Page { front, ..reader.page }
}

/// The members of the front matter, and the text with blank lines in its place.
fn front_matter(text: &str) -> (Vec<(String, String)>, String) {
    let is_fence = |line: &str| line.trim_end() == "---";
    let mut lines = text.split_inclusive('\n');
    let begins = lines.next().is_some_and(is_fence);
    let length = lines.clone().position(is_fence).filter(|_| begins);
    let Some(length) = length else {
        return (Vec::new(), text.to_owned());
    };
    let members = lines.clone().take(length).filter_map(|line| {
        let (name, value) = line.split_once(':')?;
        let value = value.split(" #").next().unwrap_or_default().trim().trim_matches(['"', '\'']);
        Some((name.trim().to_owned(), value.to_owned()))
    });
    let rest: String = lines.clone().skip(length + 1).collect();
    (members.collect(), "\n".repeat(length + 2) + &rest)
}

/// Collects what the parser meets.
#[derive(Default)]
struct Reader<'text> {
    text: &'text str,
    lines: Lines,
    page: Page,
    /// The headings that are open, with their levels.
    headings: Vec<(usize, String)>,
    /// The text of the heading that is being read.
    heading: Option<String>,
    block: Option<Block>,
    header: Vec<String>,
    cells: Vec<String>,
}

impl Reader<'_> {
    fn take(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(Tag::Heading { .. }) => self.heading = Some(String::new()),
            Event::End(TagEnd::Heading(level)) => self.end_heading(level as usize),
            Event::Start(Tag::CodeBlock(kind)) => self.begin_block(&kind, &range),
            Event::End(TagEnd::CodeBlock) => self.page.blocks.extend(self.block.take()),
            Event::Text(text) | Event::Code(text) => self.push(&text),
            Event::Html(text) if text.to_lowercase().contains("<table") => {
                self.page.html_tables.push(self.lines.at(range.start));
            }
            Event::Start(Tag::TableCell) => {
                let cell = self.text.get(range).unwrap_or_default();
                self.cells.push(cell.trim().trim_matches('|').trim().to_owned());
            }
            Event::End(TagEnd::TableHead) => self.header = std::mem::take(&mut self.cells),
            Event::End(TagEnd::TableRow) => self.end_row(range.start),
            _ => {}
        }
    }

    fn push(&mut self, text: &str) {
        if let Some(block) = &mut self.block {
            block.text.push_str(text);
        } else if let Some(heading) = &mut self.heading {
            heading.push_str(text);
        }
    }

    fn end_heading(&mut self, level: usize) {
        let text = self.heading.take().unwrap_or_default();
        self.page.heading.get_or_insert_with(|| text.clone());
        self.headings.retain(|(above, _)| *above < level);
        self.headings.push((level, text));
    }

    fn begin_block(&mut self, kind: &CodeBlockKind<'_>, range: &Range<usize>) {
        let fence = usize::from(matches!(kind, CodeBlockKind::Fenced(_)));
        let line = self.lines.at(range.start) + fence;
        self.block = Some(Block { text: String::new(), line, heading: self.path() });
    }

    fn end_row(&mut self, start: usize) {
        let cells = std::mem::take(&mut self.cells);
        let (line, heading) = (self.lines.at(start), self.path());
        self.page.rows.push(Row { header: self.header.clone(), cells, line, heading });
    }

    fn path(&self) -> String {
        let headings: Vec<&str> = self.headings.iter().map(|(_, text)| text.as_str()).collect();
        headings.join(" > ")
    }
}
