//! The texts that problems are shown in.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::source::{Position, Source, line_column};

/// The sources, and where the lines start of those that have problems: so that a line is found
/// without counting from the start of the text.
#[derive(Clone)]
pub(crate) struct Texts {
    sources: Vec<Source>,
    line_starts: BTreeMap<usize, Vec<usize>>,
    /// The texts that have secrets, without them.
    without_secrets: BTreeMap<usize, String>,
}

/// Some lines of a text.
pub(crate) struct Lines<'a> {
    /// The number of the first one.
    pub number: usize,
    /// The byte at which they start.
    pub start: usize,
    /// The lines, with their ends.
    pub text: &'a str,
}

impl Texts {
    /// The texts of the sources, of which these have problems, without what is `hidden`: bytes of sources.
    pub(crate) fn new(
        sources: &[Source],
        with_problems: &BTreeSet<usize>,
        hidden: impl Iterator<Item = (usize, Range<usize>)>,
    ) -> Self {
        let line_starts = with_problems.iter().filter_map(|index| {
            let text = sources.get(*index)?.text().ok()?;
            let newlines = text.match_indices('\n').map(|(newline, _)| newline + 1);
            Some((*index, std::iter::once(0).chain(newlines).collect()))
        });
        let line_starts = line_starts.collect();
        let mut texts = Self { sources: sources.to_vec(), line_starts, without_secrets: BTreeMap::new() };
        let mut secrets: BTreeMap<usize, Vec<Range<usize>>> = BTreeMap::new();
        for (source, bytes) in hidden {
            secrets.entry(source).or_default().push(bytes);
        }
        let masked =
            secrets.into_iter().map(|(source, secrets)| (source, masked(texts.text(source), secrets)));
        texts.without_secrets = masked.collect();
        texts
    }

    /// A source.
    pub(crate) fn source(&self, index: usize) -> Option<&Source> {
        self.sources.get(index)
    }

    /// The path of a source; empty if there is no such source.
    pub(crate) fn path(&self, source: usize) -> &str {
        self.sources.get(source).map_or("", Source::path)
    }

    /// The text of a source, without secrets; empty if it has none.
    pub(crate) fn text(&self, source: usize) -> &str {
        if let Some(text) = self.without_secrets.get(&source) {
            return text;
        }
        self.sources.get(source).and_then(|source| source.text().ok()).unwrap_or_default()
    }

    /// The line and column of a byte; one past the end means the end.
    pub(crate) fn position(&self, source: usize, offset: usize) -> Position {
        let line = self.lines(source, offset..offset, 0);
        let column = line_column(line.text, offset - line.start).column;
        Position { line: line.number, column }
    }

    /// The lines that some bytes are on; `before` them, some more.
    pub(crate) fn lines(&self, source: usize, bytes: Range<usize>, before: usize) -> Lines<'_> {
        let text = self.text(source);
        let starts = self.line_starts.get(&source).map(Vec::as_slice).unwrap_or_default();
        let first = starts.partition_point(|start| *start <= bytes.start).saturating_sub(1 + before);
        let after = starts.partition_point(|start| *start <= bytes.end);
        let start = starts.get(first).copied().unwrap_or_default();
        let end = starts.get(after).copied().unwrap_or(text.len());
        Lines { number: first + 1, start, text: text.get(start..end).unwrap_or_default() }
    }
}

/// A text with a mask for each character of secrets, but for white space. Every byte and every character stays where
/// it is, so that places are the same.
fn masked(text: &str, mut secrets: Vec<Range<usize>>) -> String {
    secrets.sort_by_key(|bytes| bytes.start);
    let (mut masked, mut end) = (String::with_capacity(text.len()), 0);
    for secret in secrets {
        let start = secret.start.max(end);
        let before = text.get(end..start).unwrap_or_default();
        let hidden = text.get(start..secret.end).unwrap_or_default();
        masked.push_str(before);
        masked.extend(hidden.chars().map(mask));
        end += before.len() + hidden.len();
    }
    masked + text.get(end..).unwrap_or_default()
}

/// What stands for a character of a secret, of as many bytes.
fn mask(character: char) -> char {
    match character.len_utf8() {
        _ if character.is_whitespace() => character,
        1 => '*',
        2 => '\u{B7}',
        3 => '\u{2022}',
        _ => '\u{1F784}',
    }
}
