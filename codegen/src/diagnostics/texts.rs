//! The texts that problems are shown in.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::source::{Position, Source, line_column};

/// The sources, and where the lines start of those that have problems: so that a line is found
/// without counting from the start of the text.
#[derive(Clone)]
pub(super) struct Texts {
    sources: Vec<Source>,
    line_starts: BTreeMap<usize, Vec<usize>>,
}

/// Some lines of a text.
pub(super) struct Lines<'a> {
    /// The number of the first one.
    pub number: usize,
    /// The byte at which they start.
    pub start: usize,
    /// The lines, with their ends.
    pub text: &'a str,
}

impl Texts {
    /// The texts of the sources, of which these have problems.
    pub(super) fn new(sources: &[Source], with_problems: &BTreeSet<usize>) -> Self {
        let line_starts = with_problems.iter().filter_map(|index| {
            let text = sources.get(*index)?.text().ok()?;
            let newlines = text.match_indices('\n').map(|(newline, _)| newline + 1);
            Some((*index, std::iter::once(0).chain(newlines).collect()))
        });
        Self { sources: sources.to_vec(), line_starts: line_starts.collect() }
    }

    /// The path of a source; empty if there is no such source.
    pub(super) fn path(&self, source: usize) -> &str {
        self.sources.get(source).map_or("", Source::path)
    }

    /// The text of a source; empty if it has none.
    pub(super) fn text(&self, source: usize) -> &str {
        self.sources.get(source).and_then(|source| source.text().ok()).unwrap_or_default()
    }

    /// The line and column of a byte; one past the end means the end.
    pub(super) fn position(&self, source: usize, offset: usize) -> Position {
        let line = self.lines(source, offset..offset, 0);
        let column = line_column(line.text, offset - line.start).column;
        Position { line: line.number, column }
    }

    /// The lines that some bytes are on; `before` them, some more.
    pub(super) fn lines(&self, source: usize, bytes: Range<usize>, before: usize) -> Lines<'_> {
        let text = self.text(source);
        let starts = self.line_starts.get(&source).map(Vec::as_slice).unwrap_or_default();
        let first = starts.partition_point(|start| *start <= bytes.start).saturating_sub(1 + before);
        let after = starts.partition_point(|start| *start <= bytes.end);
        let start = starts.get(first).copied().unwrap_or_default();
        let end = starts.get(after).copied().unwrap_or(text.len());
        Lines { number: first + 1, start, text: text.get(start..end).unwrap_or_default() }
    }
}
