//! Problems in specs: collected while the specs are read, and rendered for people. Nothing here
//! prints.

use std::fmt;
use std::ops::Range;

use crate::source::{Position, Source};

pub(crate) mod codes;
mod collector;
#[cfg(feature = "tools")]
mod explanation;
mod fix;
mod for_cargo;
#[cfg(feature = "tools")]
mod rendered;
mod texts;

pub(crate) use collector::{Collector, Draft};
#[cfg(feature = "tools")]
pub use explanation::Explanation;
pub(crate) use fix::{Change, otherwise_spelt, surely_meant};
pub use fix::{Edit, Fix};
pub(crate) use texts::Texts;

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Severity {
    /// No code can be generated.
    Error,
    /// Code is generated, though likely not what was meant.
    Warning,
}

impl Severity {
    /// Returns `error` or `warning`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// The stable code of a kind of problem, such as `E0104`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Code(pub(crate) &'static str);

impl Code {
    /// Returns every code, in order.
    #[must_use]
    pub fn all() -> &'static [Self] {
        codes::ALL
    }

    /// Tells whether it is the code of a lint, which has a level; the others are errors always.
    #[must_use]
    pub fn is_lint(self) -> bool {
        self.0.starts_with('L')
    }

    /// Returns the code of this name, in any case of letters.
    #[must_use]
    pub fn find(name: &str) -> Option<Self> {
        codes::ALL.iter().find(|code| code.0.eq_ignore_ascii_case(name)).copied()
    }

    /// Returns the code as text.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.0
    }
}

impl fmt::Display for Code {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.0)
    }
}

/// A part of a source, and what there is to say about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The index of the source.
    pub source: usize,
    /// The bytes of the source's text which are underlined.
    pub span: Range<usize>,
    /// What is said about them; may be empty.
    pub text: String,
}

/// One problem in a spec.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Diagnostic {
    /// The code of this kind of problem.
    pub code: Code,
    /// How bad the problem is.
    pub severity: Severity,
    /// What is wrong, in one line.
    pub message: String,
    /// The path of the file.
    pub path: String,
    /// The place in the file; none if the problem is about the whole file.
    pub position: Option<Position>,
    /// The part of the file that is wrong; none if the file has no text, or is wrong as a whole.
    pub primary: Option<Label>,
    /// Other parts, possibly of other files, that the problem is about.
    pub secondary: Vec<Label>,
    /// What to do about the problem.
    pub help: Option<String>,
    /// Anything else worth knowing.
    pub notes: Vec<String>,
    /// The change that surely mends it; none where it is not certain what was meant.
    pub fix: Option<Fix>,
}

impl Diagnostic {
    /// Where the diagnostic belongs among others.
    fn order(&self) -> (&str, usize, Code) {
        let offset = self.primary.as_ref().map_or(0, |label| label.span.start);
        (&self.path, offset, self.code)
    }
}

/// The problems of a set of specs, sorted by path and place, with the texts to show them in.
#[derive(Clone)]
pub struct Diagnostics {
    sorted: Vec<Diagnostic>,
    texts: Texts,
}

impl Diagnostics {
    fn new(mut diagnostics: Vec<Diagnostic>, texts: Texts) -> Self {
        diagnostics.sort_by(|left, right| left.order().cmp(&right.order()));
        Self { sorted: diagnostics, texts }
    }

    /// Iterates over the diagnostics by path, place and code.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.sorted.iter()
    }

    /// Returns the number of diagnostics.
    #[must_use]
    pub fn len(&self) -> usize {
        self.sorted.len()
    }

    /// Tells whether there are no diagnostics, not even warnings.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.sorted.is_empty()
    }

    /// Tells whether any diagnostic is an error.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// Returns the source that a [`Label`] or an [`Edit`] is about.
    #[must_use]
    pub fn source(&self, index: usize) -> Option<&Source> {
        self.texts.source(index)
    }

    /// Returns where some bytes of a source start and end, the end being behind the last of them.
    #[must_use]
    pub fn range(&self, source: usize, span: &Range<usize>) -> Range<Position> {
        self.texts.position(source, span.start)..self.texts.position(source, span.end)
    }

    /// Renders all diagnostics as plain text: with the feature `tools` like `rustc` does, without as for Cargo.
    #[must_use]
    pub fn render(&self) -> String {
        plain(self)
    }

    /// Renders all diagnostics like `rustc` does, with ANSI colours.
    #[cfg(feature = "tools")]
    #[must_use]
    pub fn render_styled(&self) -> String {
        rendered::styled(self)
    }

    /// Renders all diagnostics as lines for a build script, each to be printed after
    /// `cargo::error=` or `cargo::warning=`. The first line of a diagnostic starts with
    /// `path:line:column:`.
    #[must_use]
    pub fn render_for_cargo(&self) -> Vec<String> {
        self.iter().flat_map(|diagnostic| for_cargo::lines(diagnostic, &self.texts)).collect()
    }
}

#[cfg(feature = "tools")]
use rendered::plain;

#[cfg(not(feature = "tools"))]
fn plain(diagnostics: &Diagnostics) -> String {
    diagnostics.render_for_cargo().join("\n")
}

impl<'a> IntoIterator for &'a Diagnostics {
    type Item = &'a Diagnostic;
    type IntoIter = std::slice::Iter<'a, Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl fmt::Display for Diagnostics {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.render())
    }
}

impl fmt::Debug for Diagnostics {
    // `unwrap` shows this one, which is of more use rendered than as a structure.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "\n{self}")
    }
}

impl std::error::Error for Diagnostics {}

#[cfg(test)]
mod tests;
