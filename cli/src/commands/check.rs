//! `openelements check`: every problem of specs.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{fs, io};

use openelements_codegen::{Diagnostic, Diagnostics, Source, check};
use serde::Serialize;

use crate::args::{Check, Format};
use crate::failure::{Failure, tally};
use crate::output::Output;
use crate::specs;
use crate::words::Count;

/// Runs the command.
pub(crate) fn run(args: &Check) -> Result<Output, Failure> {
    let sources = sources(&args.paths)?;
    let count = Count(sources.len(), "spec");
    let diagnostics = check(sources);
    match args.format {
        Format::Text => text(&diagnostics, &count),
        Format::Json => json(&diagnostics),
    }
}

/// The specs of files and directories, each once.
fn sources(paths: &[PathBuf]) -> Result<Vec<Source>, Failure> {
    require(paths)?;
    let mut seen = BTreeSet::new();
    let mut sources = Vec::new();
    for path in paths {
        let found = if path.is_dir() { specs::read(path)? } else { vec![Source::read(path)] };
        sources.extend(found.into_iter().filter(|source| seen.insert(identity(source))));
    }
    Ok(sources)
}

/// Makes sure that all paths exist: one that does not is no problem of a spec. One that cannot
/// be followed is there, and is told with its reason like any file that cannot be read.
fn require(paths: &[PathBuf]) -> Result<(), Failure> {
    let is_lost = |path: &&PathBuf| {
        fs::symlink_metadata(path).is_err_and(|error| error.kind() == io::ErrorKind::NotFound)
    };
    let mut lost = paths.iter().filter(is_lost).peekable();
    if lost.peek().is_none() {
        return Ok(());
    }
    let failure = Failure::new("there is no such file or directory:");
    let failure = lost.fold(failure, |failure, path| failure.detail(path.display()));
    Err(failure.help("name spec files or directories of them; by default it is the directory `specs`"))
}

/// What a file is the same file by.
fn identity(source: &Source) -> PathBuf {
    let file = source.file().unwrap_or_else(|| Path::new(source.path()));
    fs::canonicalize(file).unwrap_or_else(|_| file.to_owned())
}

/// The diagnostics for people.
fn text(diagnostics: &Diagnostics, specs: &Count) -> Result<Output, Failure> {
    if diagnostics.has_errors() {
        return Err(Failure::diagnostics(diagnostics));
    }
    if diagnostics.is_empty() {
        return Ok(Output::success(format!("{specs}, no problems\n")));
    }
    Ok(Output {
        stdout: format!("{specs}, {}\n", tally(diagnostics)),
        stderr: diagnostics.render_styled() + "\n",
        failed: false,
    })
}

/// The diagnostics for programs.
fn json(diagnostics: &Diagnostics) -> Result<Output, Failure> {
    let records: Vec<Record<'_>> = diagnostics.iter().map(Record::from).collect();
    Ok(Output { failed: diagnostics.has_errors(), ..Output::json(&records)? })
}

/// A diagnostic in JSON.
#[derive(Serialize)]
struct Record<'a> {
    /// The stable code of its kind.
    code: &'a str,
    /// `error` or `warning`.
    severity: &'a str,
    /// What is wrong.
    message: &'a str,
    /// The file.
    path: &'a str,
    /// The line, from 1; null where the whole file is meant.
    line: Option<usize>,
    /// The character in the line, from 1; null where the whole file is meant.
    column: Option<usize>,
    /// What to do about it.
    help: Option<&'a str>,
}

impl<'a> From<&'a Diagnostic> for Record<'a> {
    fn from(diagnostic: &'a Diagnostic) -> Self {
        Self {
            code: diagnostic.code.as_str(),
            severity: diagnostic.severity.name(),
            message: &diagnostic.message,
            path: &diagnostic.path,
            line: diagnostic.position.map(|position| position.line),
            column: diagnostic.position.map(|position| position.column),
            help: diagnostic.help.as_deref(),
        }
    }
}
