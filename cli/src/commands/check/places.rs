//! Places as they are in the forms for programs.

use std::ops::Range;

use openelements_codegen::{Diagnostic, Diagnostics, Position, Source};
use serde::Serialize;

/// From where to where in a file: lines and characters, from 1; null where the whole file is meant.
#[derive(Clone, Copy, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Place<'a> {
    /// The file.
    pub(super) path: &'a str,
    /// The line of the first character.
    pub(super) line: Option<usize>,
    /// The first character in its line.
    pub(super) column: Option<usize>,
    /// The line of the character behind the last.
    pub(super) end_line: Option<usize>,
    /// The character behind the last in its line.
    pub(super) end_column: Option<usize>,
}

impl<'a> Place<'a> {
    /// Where a diagnostic is.
    pub(super) fn primary(diagnostic: &'a Diagnostic, diagnostics: &Diagnostics) -> Self {
        let end = diagnostic.primary.as_ref().map(|label| diagnostics.range(label.source, &label.span).end);
        Self::new(&diagnostic.path, diagnostic.position, end)
    }

    /// Where some bytes of a source are.
    pub(super) fn of(source: usize, span: &Range<usize>, diagnostics: &'a Diagnostics) -> Self {
        let path = diagnostics.source(source).map_or("", Source::path);
        let Range { start, end } = diagnostics.range(source, span);
        Self::new(path, Some(start), Some(end))
    }

    fn new(path: &'a str, start: Option<Position>, end: Option<Position>) -> Self {
        Self {
            path,
            line: start.map(|start| start.line),
            column: start.map(|start| start.column),
            end_line: end.map(|end| end.line),
            end_column: end.map(|end| end.column),
        }
    }
}
