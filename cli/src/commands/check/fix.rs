//! Applies the fixes that cannot change what a spec means.

use std::path::Path;
use std::{fs, io};

use openelements_codegen::{Diagnostics, Edit, Fix, Source, replace};

use crate::failure::Failure;
use crate::words::Count;

/// What some editors put at the beginning of a file.
const BYTE_ORDER_MARK: &str = "\u{FEFF}";

/// What came of mending files.
#[derive(Default)]
pub(super) struct Mended {
    /// The sources as they are then.
    pub(super) sources: Vec<Source>,
    /// A line for each file that was changed, and why others could not be.
    pub(super) told: String,
    /// Whether a file could not be changed.
    pub(super) failed: bool,
}

/// Mends the files of the sources. One that cannot be written, or has changed since it was read, is left alone.
pub(super) fn apply(sources: Vec<Source>, check: &dyn Fn(Vec<Source>) -> Diagnostics) -> Mended {
    let mut mended = Mended::default();
    for source in sources {
        let (text, count) = better(&source, check);
        let source = match source.file().filter(|_| count > 0) {
            Some(file) => mended.replace(file, &source, &text, count),
            None => source,
        };
        mended.sources.push(source);
    }
    mended
}

impl Mended {
    /// Writes the text of a source, and gives the source as it is then.
    fn replace(&mut self, file: &Path, source: &Source, text: &str, count: usize) -> Source {
        let written = write(file, source, text);
        self.failed |= written.is_err();
        let line = match written {
            Ok(()) => format!("{}: {} fixed\n", source.path(), Count(count, "problem")),
            Err(error) => Failure::new(format_args!("cannot write `{}`: {error}", source.path()))
                .help("it is left as it is")
                .into_text(),
        };
        self.told.push_str(&line);
        Source::read(file)
    }
}

/// The code of a name that a mapping has twice.
const GIVEN_TWICE: &str = "E0053";

/// How often all fixes are made at once: each time, more of a spec is understood.
const ROUNDS: usize = 8;

/// The text of a spec with every fix that leaves it better, and their number.
fn better(source: &Source, check: &dyn Fn(Vec<Source>) -> Diagnostics) -> (String, usize) {
    let check = |text: &str| check(vec![Source::new(source.path(), text)]);
    let text = source.content().unwrap_or_default().to_owned();
    let mut state = State { problems: check(&text), text, count: 0 };
    // What is left alone by itself may be better together with what has been mended since.
    while let Some(better) = together(&state, &check).or_else(|| one(&state, &check)) {
        state = better;
    }
    (state.text, state.count)
}

/// A text on the way to one that is mended.
struct State {
    text: String,
    problems: Diagnostics,
    /// The number of fixes that have been made.
    count: usize,
}

impl State {
    /// The state after fixes; none where they overlap, or there are none.
    fn after(&self, fixes: &[&Fix], check: &dyn Fn(&str) -> Diagnostics) -> Option<Self> {
        let text = edited(&self.text, fixes).filter(|_| !fixes.is_empty())?;
        Some(Self { problems: check(&text), text, count: self.count + fixes.len() })
    }

    /// How bad it is: the number of errors, then of all problems. A spec without errors is linted, so what
    /// mends the last error may well reveal more than that; a lint is none, even if it is denied.
    fn rank(&self) -> (usize, usize) {
        let errors = self.problems.iter().filter(|problem| !problem.code.is_lint());
        (errors.count(), self.problems.len())
    }

    /// Whether it is better than another, and no name stands in it twice that did not before: of two names that
    /// are mended to one, it is not sure what was meant.
    fn is_better(&self, than: &Self) -> bool {
        let twice = |state: &Self| state.problems.iter().filter(|it| it.code.as_str() == GIVEN_TWICE).count();
        self.rank() < than.rank() && twice(self) <= twice(than)
    }
}

/// The state after all fixes, and those that they reveal, if it is better.
fn together(state: &State, check: &dyn Fn(&str) -> Diagnostics) -> Option<State> {
    let all = |state: &State| state.after(&fixes(&state.problems).collect::<Vec<_>>(), check);
    let last = std::iter::successors(all(state), all).take(ROUNDS).last()?;
    last.is_better(state).then_some(last)
}

/// The state after the first fix with which it is better.
fn one(state: &State, check: &dyn Fn(&str) -> Diagnostics) -> Option<State> {
    let mut results = fixes(&state.problems).filter_map(|fix| state.after(&[fix], check));
    results.find(|result| result.is_better(state))
}

fn fixes(problems: &Diagnostics) -> impl Iterator<Item = &Fix> {
    problems.iter().filter_map(|problem| problem.fix.as_ref())
}

/// The text after fixes; none where they overlap, or are not of this text.
fn edited(text: &str, fixes: &[&Fix]) -> Option<String> {
    let mut edits: Vec<&Edit> = fixes.iter().flat_map(|fix| &fix.edits).collect();
    edits.sort_by_key(|edit| edit.span.start);
    let (mut edited, mut end) = (String::with_capacity(text.len()), 0);
    for edit in edits {
        edited.push_str(text.get(end..edit.span.start).filter(|_| edit.source == 0)?);
        edited.push_str(&edit.replacement);
        end = edit.span.end;
    }
    edited.push_str(text.get(end..)?);
    Some(edited)
}

/// Puts the text in place of the file, with the byte order mark that it had.
fn write(file: &Path, source: &Source, text: &str) -> io::Result<()> {
    let found = fs::read(file)?;
    let (mark, content) = match found.strip_prefix(BYTE_ORDER_MARK.as_bytes()) {
        Some(content) => (BYTE_ORDER_MARK, content),
        None => ("", found.as_slice()),
    };
    if Some(content) != source.content().map(str::as_bytes) {
        return Err(io::Error::other("it was changed meanwhile"));
    }
    replace(file, &format!("{mark}{text}"))
}

#[cfg(test)]
mod tests;
