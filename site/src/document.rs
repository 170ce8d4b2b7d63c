//! What a page says, before it is Markdown or HTML: blocks of text. Nothing in it is escaped yet, so that
//! each form escapes everything in its own way.

use openelements_runtime::is_invisible;

/// A page.
#[derive(Clone, Debug)]
pub(crate) struct Page {
    /// Where it is, below the directory of the documentation, without an extension: `elements/chargebee`.
    pub(crate) place: String,
    /// Its title.
    pub(crate) title: String,
    /// What it is about, in a sentence.
    pub(crate) summary: String,
    /// What it says, below the title.
    pub(crate) blocks: Vec<Block>,
}

/// A piece of a page, below or above others.
#[derive(Clone, Debug)]
pub(crate) enum Block {
    /// A heading, and the name by which links find it.
    Heading { level: u8, id: String, text: Line },
    /// A paragraph.
    Paragraph(Line),
    /// A paragraph that is set apart.
    Note(Line),
    /// What is known, each with its name.
    Facts(Vec<(&'static str, Line)>),
    /// Things to do, one after the other.
    Steps(Vec<Line>),
    /// Rows under headings.
    Table(Table),
    /// A text that is written as it stands, and what it is.
    Code(Code),
    /// Elements to choose from.
    Elements(Vec<Listed>),
    /// The place to search from, where the form of the page can search.
    Search,
}

/// Rows under headings.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    /// What it lists, for those who do not see it.
    pub(crate) label: String,
    pub(crate) headings: &'static [&'static str],
    pub(crate) rows: Vec<Row>,
}

/// A row of a table.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    /// The name by which links find it, if they do.
    pub(crate) id: Option<String>,
    pub(crate) cells: Vec<Line>,
}

/// A text that is written as it stands.
#[derive(Clone, Debug)]
pub(crate) struct Code {
    /// What it is: `instance.json`, `Terminal`.
    pub(crate) label: &'static str,
    pub(crate) language: Language,
    pub(crate) text: String,
}

/// The language of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Language {
    Json,
    Shell,
}

/// An element in a list.
#[derive(Clone, Debug)]
pub(crate) struct Listed {
    pub(crate) key: &'static str,
    pub(crate) name: Line,
    pub(crate) description: Line,
    /// The types of authentication.
    pub(crate) authentication: Line,
    /// The entries that the caller must supply.
    pub(crate) required: Line,
    /// Whether callers should do without it.
    pub(crate) is_deprecated: bool,
    /// Where its page is.
    pub(crate) place: String,
}

/// Text on one line, in pieces.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Line(pub(crate) Vec<Piece>);

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    Text(String),
    /// What is written as it stands.
    Code(String),
    /// A word that classifies: `secret`, `required`.
    Mark(&'static str),
    /// A text that leads to another page.
    Link {
        text: String,
        place: String,
        id: Option<String>,
    },
    /// The end of a line within a cell.
    Break,
}

impl Language {
    /// Its name in Markdown.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Shell => "bash",
        }
    }
}

impl Block {
    /// A heading below the title.
    pub(crate) fn section(id: &str, text: &str) -> Self {
        Self::Heading { level: 2, id: id.to_owned(), text: Line::of(text) }
    }

    /// A heading within a section.
    pub(crate) fn subsection(id: String, text: Line) -> Self {
        Self::Heading { level: 3, id, text }
    }

    /// A paragraph whose code is between backticks.
    pub(crate) fn paragraph(text: &str) -> Self {
        Self::Paragraph(Line::of(text))
    }
}

impl Line {
    /// Nothing yet.
    pub(crate) const fn new() -> Self {
        Self(Vec::new())
    }

    /// Words in which code is between backticks; they stay what they are where one has no other, or where there is
    /// nothing between two.
    pub(crate) fn of(text: &str) -> Self {
        let text = one_line(text);
        let pieces: Vec<&str> = text.split('`').collect();
        let last = pieces.len() - 1;
        let is_code = |index: usize| index % 2 == 1;
        let is_told = |(index, piece): (usize, &&str)| {
            if is_code(index) {
                !piece.trim().is_empty()
            } else {
                !piece.is_empty() || [0, last].contains(&index)
            }
        };
        if is_code(last) || !pieces.iter().enumerate().all(is_told) {
            return Self::new().text(&text);
        }
        let pieces = pieces.into_iter().enumerate();
        pieces.fold(
            Self::new(),
            |line, (index, piece)| {
                if is_code(index) { line.code(piece) } else { line.text(piece) }
            },
        )
    }

    /// Adds words.
    pub(crate) fn text(mut self, text: &str) -> Self {
        match self.0.last_mut() {
            Some(Piece::Text(before)) => before.push_str(text),
            _ if text.is_empty() => {}
            _ => self.0.push(Piece::Text(text.to_owned())),
        }
        self
    }

    /// Adds what is written as it stands.
    pub(crate) fn code(mut self, text: &str) -> Self {
        self.0.push(Piece::Code(one_line(text)));
        self
    }

    /// Adds several of these, with commas.
    pub(crate) fn codes(self, texts: &[&str], separator: &str) -> Self {
        let texts = texts.iter().enumerate();
        texts.fold(self, |line, (index, text)| line.text(if index == 0 { "" } else { separator }).code(text))
    }

    /// Adds a word that classifies.
    pub(crate) fn mark(mut self, mark: &'static str) -> Self {
        self.0.push(Piece::Mark(mark));
        self
    }

    /// Adds a text that leads to another page, by its place.
    pub(crate) fn link(mut self, text: &str, place: &str, id: Option<String>) -> Self {
        self.0.push(Piece::Link { text: one_line(text), place: place.to_owned(), id });
        self
    }

    /// Adds another line, below this one if there is one.
    pub(crate) fn below(mut self, other: Self) -> Self {
        if !self.is_empty() && !other.is_empty() {
            self.0.push(Piece::Break);
        }
        self.0.extend(other.0);
        self
    }

    /// Adds another line, as a sentence of its own.
    pub(crate) fn sentence(mut self, other: Self) -> Self {
        if !self.is_empty() && !other.is_empty() {
            self = self.text(" ");
        }
        other.0.into_iter().fold(self, |mut line, piece| {
            match piece {
                Piece::Text(text) => return line.text(&text),
                piece => line.0.push(piece),
            }
            line
        })
    }

    /// Whether there is nothing in it.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The line without anything but its words.
    pub(crate) fn words(&self) -> String {
        let words = self.0.iter().map(|piece| match piece {
            Piece::Text(text) | Piece::Code(text) | Piece::Link { text, .. } => text.as_str(),
            Piece::Mark(mark) => mark,
            Piece::Break => " ",
        });
        words.collect()
    }

    /// The line with a full stop, if there is anything in it.
    pub(crate) fn stopped(self) -> Self {
        let words = self.words();
        if words.is_empty() || words.ends_with(['.', '!', '?', ':']) { self } else { self.text(".") }
    }
}

/// Text on one line, without characters that are not seen or turn the direction of others.
pub(crate) fn one_line(text: &str) -> String {
    let is_seen = |character: &char| !is_invisible(*character);
    let mut line = String::with_capacity(text.len());
    // The spaces at both ends are kept, since they may be between two pieces.
    for character in text.chars().map(|it| if it.is_whitespace() { ' ' } else { it }).filter(is_seen) {
        let is_repeated = character == ' ' && line.ends_with(' ');
        if !is_repeated && !character.is_control() {
            line.push(character);
        }
    }
    line
}
