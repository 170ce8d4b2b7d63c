//! The levels of lints: those of `openelements.toml`, and above them those of the command line.

use std::path::{Path, PathBuf};
use std::{env, fs, io, path};

use openelements_codegen::{Level, Levels, UnknownLint};
use openelements_runtime::did_you_mean;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::args::LintLevels;
use crate::failure::Failure;

/// The name of the file.
const FILE: &str = "openelements.toml";

/// The table of the file that has the levels.
const TABLE: &str = "lints";

/// The word that stands for every lint whose level is a warning.
const WARNINGS: &str = "warnings";

/// The levels for specs at these paths.
pub(crate) fn of(args: &LintLevels, paths: &[PathBuf]) -> Result<Levels, Failure> {
    let mut levels = Levels::default();
    if let Some(file) = file(paths)? {
        read(&file, &mut levels)?;
    }
    let mut problems = Vec::new();
    for (codes, level) in [(&args.allow, Level::Allow), (&args.warn, Level::Warn), (&args.deny, Level::Deny)]
    {
        for code in codes {
            if level == Level::Deny && code == WARNINGS {
                levels.deny_warnings();
            } else if let Err(unknown) = levels.set(code, level) {
                problems.push(format!("--{}: {}", level.name(), told(&unknown)));
            }
        }
    }
    refuse("the levels of lints cannot be used:", problems)?;
    Ok(levels)
}

/// The file for specs at these paths, which are checked together: at most one.
fn file(paths: &[PathBuf]) -> Result<Option<PathBuf>, Failure> {
    let files: Vec<Option<PathBuf>> = paths.iter().map(|path| nearest(path)).collect();
    let first = files.first().cloned().flatten();
    let identity = |file: &PathBuf| fs::canonicalize(file).unwrap_or_else(|_| file.clone());
    let expected = first.as_ref().map(identity);
    if files.iter().all(|file| file.as_ref().map(identity) == expected) {
        return Ok(first);
    }
    let failure = Failure::new(format_args!("specs with different `{FILE}` cannot be checked together:"));
    let failure = paths.iter().zip(&files).fold(failure, |failure, (path, file)| {
        let file = file.as_ref().map_or_else(|| "none".to_owned(), |file| format!("`{}`", file.display()));
        failure.detail(format_args!("`{}` has {file}", path.display()))
    });
    Err(failure.help("check them one after another, or keep one file in a directory above them all"))
}

/// The file that is nearest to a path: beside it, or above. What has its name and is no file is found, too: it would
/// be passed over silently.
pub(crate) fn nearest(path: &Path) -> Option<PathBuf> {
    let absolute = path::absolute(path).ok()?;
    let file = absolute
        .ancestors()
        .map(|directory| directory.join(FILE))
        .find(|file| fs::symlink_metadata(file).is_ok())?;
    let here = env::current_dir().ok();
    let shown = here.and_then(|here| file.strip_prefix(here).ok().map(Path::to_owned));
    Some(shown.unwrap_or(file))
}

/// Sets the levels of a file; everything that is wrong with it is told at once.
fn read(file: &Path, levels: &mut Levels) -> Result<(), Failure> {
    let text = text(file)?;
    let (document, errors) = DeTable::parse_recoverable(&text);
    let mut problems: Vec<(usize, String)> = Vec::new();
    for error in errors {
        problems.push((error.span().map_or(0, |span| span.start), error.message().to_owned()));
    }
    // What could be read of a file that is not TOML may be anything.
    if problems.is_empty() {
        read_document(document.get_ref(), levels, &mut problems);
    }
    problems.sort();
    let told = problems.into_iter().map(|(start, message)| {
        let (line, column) = position(&text, start);
        format!("{}:{line}:{column}: {message}", file.display())
    });
    refuse(format_args!("`{}` cannot be used:", file.display()), told.collect())
}

/// Sets the levels of the one table that there may be.
fn read_document(document: &DeTable<'_>, levels: &mut Levels, problems: &mut Vec<(usize, String)>) {
    for (name, value) in document {
        match value.get_ref() {
            DeValue::Table(table) if name.get_ref() == TABLE => read_table(table, levels, problems),
            _ if name.get_ref() == TABLE => {
                problems.push((value.span().start, format!("`{TABLE}` is not a table: write `[{TABLE}]`")));
            }
            _ => problems.push((name.span().start, unknown(name.get_ref()))),
        }
    }
}

/// The text of a file. Opening what is none, such as a pipe, may wait for a writer.
fn text(file: &Path) -> Result<String, Failure> {
    if fs::metadata(file).is_ok_and(|metadata| !metadata.is_file()) {
        let what = if file.is_dir() { "a directory" } else { "no regular file" };
        let help = "rename it, or put a file with the levels of lints in its place";
        return Err(Failure::new(format_args!("`{}` is {what}", file.display())).help(help));
    }
    fs::read_to_string(file).map_err(|error| unreadable(file, &error))
}

fn unreadable(file: &Path, error: &io::Error) -> Failure {
    Failure::new(format_args!("cannot read `{}`: {error}", file.display()))
        .help("make the file readable, or move it away: the levels of lints are in it")
}

fn unknown(name: &str) -> String {
    let help = did_you_mean(name, [TABLE])
        .map_or_else(|| format!("there is `[{TABLE}]`"), |meant| format!("did you mean `{meant}`?"));
    format!("unknown `{name}` ({help})")
}

/// Sets the levels of the table.
fn read_table(table: &DeTable<'_>, levels: &mut Levels, problems: &mut Vec<(usize, String)>) {
    for (code, value) in table {
        let level = level(value).map_err(|message| problems.push((value.span().start, message)));
        // A code that is unknown is told beside a level that is.
        if let Err(unknown) = levels.set(code.get_ref(), level.unwrap_or(Level::Warn)) {
            problems.push((code.span().start, told(&unknown)));
        }
    }
}

fn level(value: &Spanned<DeValue<'_>>) -> Result<Level, String> {
    let DeValue::String(name) = value.get_ref() else {
        return Err("a level is `\"allow\"`, `\"warn\"` or `\"deny\"`".to_owned());
    };
    Level::from_name(name).ok_or_else(|| match did_you_mean(name, Level::ALL.map(Level::name)) {
        Some(meant) => format!("there is no level `{name}` (did you mean `{meant}`?)"),
        None => format!("there is no level `{name}` (there are `allow`, `warn`, `deny`)"),
    })
}

/// What there is not, and what to do about it, in a line.
fn told(unknown: &UnknownLint) -> String {
    format!("{unknown} ({})", unknown.help())
}

/// The line and column of a byte, from 1; columns count characters.
fn position(text: &str, start: usize) -> (usize, usize) {
    let before = text.get(..start).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let column = before.get(line_start..).unwrap_or_default().chars().count() + 1;
    (before.matches('\n').count() + 1, column)
}

/// Fails if there are problems.
fn refuse(message: impl std::fmt::Display, problems: Vec<String>) -> Result<(), Failure> {
    if problems.is_empty() {
        return Ok(());
    }
    let failure = problems.into_iter().fold(Failure::new(message), Failure::detail);
    Err(failure.help("`openelements check --help` says where levels are set"))
}
