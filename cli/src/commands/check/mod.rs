//! `openelements check`: every problem of specs.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{fs, io};

use openelements_codegen::{Diagnostics, Source, lint};

use crate::args::{Check, CheckFormat, Checked};
use crate::failure::Failure;
use crate::output::Output;
use crate::words::Count;
use crate::{levels, specs};

mod fix;
mod github;
mod json;
mod places;
mod sarif;
mod short;
mod text;

use fix::Mended;

/// Runs the command.
pub(crate) fn run(args: &Check) -> Result<Output, Failure> {
    check(&args.checked, args.fix)
}

/// Checks, and mends before it if that is asked for.
pub(super) fn check(args: &Checked, fix: bool) -> Result<Output, Failure> {
    let sources = sources(&args.paths)?;
    let count = Count(sources.len(), "spec");
    let levels = levels::of(&args.levels, &args.paths)?;
    let check = |sources| lint(sources, &levels);
    let mended = if fix { fix::apply(sources, &check) } else { Mended { sources, ..Mended::default() } };
    let diagnostics = check(mended.sources);
    let output = output(args.format, &diagnostics, &count).unwrap_or_else(Output::from);
    let failed = output.failed || mended.failed;
    Ok(Output { stderr: mended.told + &output.stderr, failed, ..output })
}

/// The problems in a form.
fn output(format: CheckFormat, diagnostics: &Diagnostics, specs: &Count) -> Result<Output, Failure> {
    let output = match format {
        CheckFormat::Text => return text::output(diagnostics, specs),
        CheckFormat::Short => Output::success(short::lines(diagnostics)),
        CheckFormat::Json => Output::json(&json::records(diagnostics))?,
        CheckFormat::Sarif => Output::json(&sarif::log(diagnostics))?,
        CheckFormat::Github => Output::success(github::commands(diagnostics)),
    };
    Ok(Output { failed: diagnostics.has_errors(), ..output })
}

/// The specs of files and directories, each once.
pub(super) fn sources(paths: &[PathBuf]) -> Result<Vec<Source>, Failure> {
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
pub(super) fn require(paths: &[PathBuf]) -> Result<(), Failure> {
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
