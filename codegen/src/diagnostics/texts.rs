//! The texts that problems are shown in.

use std::ops::Range;

use crate::source::{Position, Source, line_column};

/// The sources, as they are shown.
#[derive(Clone)]
pub(crate) struct Texts(Vec<Shown>);

/// A source.
#[derive(Clone)]
struct Shown {
    source: Source,
    /// Where its lines start, if it has problems: so that a line is found without counting from the start.
    line_starts: Vec<usize>,
    /// Its text without secrets, if it has any.
    without_secrets: Option<String>,
}

impl Shown {
    /// The text, without secrets; empty if there is none.
    fn text(&self) -> &str {
        let text = || self.source.text().unwrap_or_default();
        self.without_secrets.as_deref().unwrap_or_else(text)
    }
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
        with_problems: &[bool],
        hidden: impl Iterator<Item = (usize, Range<usize>)>,
    ) -> Self {
        let shown = |source: &Source| Shown {
            source: source.clone(),
            line_starts: Vec::new(),
            without_secrets: None,
        };
        let mut texts: Vec<Shown> = sources.iter().map(shown).collect();
        let mut secrets: Vec<Vec<Range<usize>>> = sources.iter().map(|_| Vec::new()).collect();
        for (source, bytes) in hidden {
            if let Some(secrets) = secrets.get_mut(source) {
                secrets.push(bytes);
            }
        }
        for (text, secrets) in texts.iter_mut().zip(secrets).filter(|(_, secrets)| !secrets.is_empty()) {
            text.without_secrets = Some(masked(text.text(), secrets));
        }
        for (text, _) in texts.iter_mut().zip(with_problems).filter(|(_, has_problems)| **has_problems) {
            text.line_starts = line_starts(text.text());
        }
        Self(texts)
    }

    /// A source.
    pub(crate) fn source(&self, index: usize) -> Option<&Source> {
        self.0.get(index).map(|shown| &shown.source)
    }

    /// The path of a source; empty if there is no such source.
    pub(crate) fn path(&self, source: usize) -> &str {
        self.0.get(source).map_or("", |shown| shown.source.path())
    }

    /// The text of a source, without secrets; empty if it has none.
    pub(crate) fn text(&self, source: usize) -> &str {
        self.0.get(source).map(Shown::text).unwrap_or_default()
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
        let starts = self.0.get(source).map(|shown| shown.line_starts.as_slice()).unwrap_or_default();
        let first = starts.partition_point(|start| *start <= bytes.start).saturating_sub(1 + before);
        let after = starts.partition_point(|start| *start <= bytes.end);
        let start = starts.get(first).copied().unwrap_or_default();
        let end = starts.get(after).copied().unwrap_or(text.len());
        Lines { number: first + 1, start, text: text.get(start..end).unwrap_or_default() }
    }
}

/// Where the lines of a text start.
fn line_starts(text: &str) -> Vec<usize> {
    let newlines = text.match_indices('\n').map(|(newline, _)| newline + 1);
    std::iter::once(0).chain(newlines).collect()
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
