//! A spec as it is written: with its comments, and its scalars in the author's spelling.

use openelements_codegen::Reach;

/// A whole spec.
#[derive(Debug)]
pub(super) struct Document {
    /// What is written above everything.
    pub(super) head: Vec<Line>,
    /// The members.
    pub(super) root: Block<Entry>,
}

/// A line that says nothing to the loader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// A blank one.
    Blank,
    /// A comment, with its `#`.
    Comment(String),
}

impl Line {
    /// What the line sets a level for, if it does.
    pub(super) fn sets_level(&self) -> Option<Reach> {
        match self {
            Self::Blank => None,
            Self::Comment(text) => Reach::of(text),
        }
    }
}

/// The entries of a mapping, or the items of a sequence, that have lines of their own.
#[derive(Debug)]
pub(super) struct Block<T> {
    /// The entries or items.
    pub(super) items: Vec<T>,
    /// What is written below the last.
    pub(super) tail: Vec<Line>,
}

/// An entry of a mapping. An item of a sequence is one without a key.
#[derive(Debug)]
pub(super) struct Entry {
    /// What is written above it.
    pub(super) lead: Vec<Line>,
    /// The key.
    pub(super) key: Name,
    /// The comments between the key and the value.
    pub(super) between: Vec<String>,
    /// The value.
    pub(super) value: Node,
    /// The comment at the end of the line.
    pub(super) trail: Option<String>,
}

/// A key.
#[derive(Debug, Default)]
pub(super) struct Name {
    /// As it is written.
    pub(super) written: String,
    /// What it says.
    pub(super) meant: String,
}

/// A value.
#[derive(Debug)]
pub(super) enum Node {
    /// Nothing is written.
    Nothing,
    /// A value on one line whose inside is left as it is.
    Line(String),
    /// A value that goes on over several lines.
    Lines {
        /// The first line.
        first: String,
        /// The others, each with its indentation beyond that of the entry.
        rest: Vec<(usize, String)>,
    },
    /// A text below `|` or `>`.
    Literal {
        /// What follows the key, such as `>-`.
        header: String,
        /// The lines of the text, without their indentation.
        lines: Vec<String>,
    },
    /// A collection between brackets, on one line.
    Flow(Flow),
    /// A mapping.
    Mapping(Block<Entry>),
    /// A sequence.
    Sequence(Block<Entry>),
}

/// A value between brackets.
#[derive(Debug)]
pub(super) enum Flow {
    /// A scalar, as it is written.
    Scalar(String),
    /// `[a, b]`.
    Sequence(Vec<Flow>),
    /// `{a: 1, b: 2}`.
    Mapping(Vec<(Name, Flow)>),
}
