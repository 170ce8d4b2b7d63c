//! `openelements fmt`: specs in canonical order.

use std::fmt::Write as _;
use std::fs;
use std::io::{self, Read as _};
use std::path::Path;
use std::time::Duration;

use openelements_authoring::{Refusal, format};
use openelements_codegen::{Source, replace, without_secrets};
use similar::TextDiff;

use super::check::sources;
use crate::args::Fmt;
use crate::failure::Failure;
use crate::input::BYTE_ORDER_MARK;
use crate::output::Output;
use crate::words::Count;

/// The most lines that are shown of how a file differs.
const SHOWN: usize = 40;

/// The most lines of which the least difference is looked for: that takes the square of their number. Of
/// longer files, all between the first and the last line that differ is told to differ.
const COMPARED: usize = 2000;

/// Runs the command.
pub(crate) fn run(args: &Fmt) -> Result<Output, Failure> {
    if args.paths.iter().any(|path| path.as_os_str() == "-") {
        return filter(args);
    }
    let mut report = Report::default();
    for source in sources(&args.paths)? {
        let file = source.file().unwrap_or_else(|| Path::new(source.path()));
        report.add(source.path(), file, args.check);
    }
    Ok(report.finish(args.check))
}

/// Formats standard input.
fn filter(args: &Fmt) -> Result<Output, Failure> {
    if args.paths.len() > 1 {
        return Err(Failure::new("`-` cannot be given with other paths"));
    }
    let mut content = Vec::new();
    io::stdin()
        .read_to_end(&mut content)
        .map_err(|error| Failure::new(format_args!("cannot read standard input: {error}")))?;
    let name = "standard input";
    let text = format(name, &content).map_err(|refusal| refused(name, &refusal))?;
    if args.check && text.as_bytes() != content {
        let difference = difference(name, &String::from_utf8_lossy(&content), &text);
        let failure = Failure::new("standard input is not in order").into_text();
        return Ok(Output { stdout: difference, stderr: failure, failed: true });
    }
    Ok(if args.check { Output::default() } else { Output::success(text) })
}

/// Why a file is left as it is.
fn refused(path: &str, refusal: &Refusal) -> Failure {
    match refusal {
        Refusal::Problems(diagnostics) => Failure::diagnostics(diagnostics),
        Refusal::Unknown(reason) => {
            Failure::new(format_args!("`{path}` cannot be formatted: {reason}")).help("it is left as it is")
        }
    }
}

/// What became of the files.
#[derive(Default)]
struct Report {
    stdout: String,
    stderr: String,
    files: usize,
    changed: usize,
    failures: usize,
}

impl Report {
    fn add(&mut self, path: &str, file: &Path, only_check: bool) {
        self.files += 1;
        let content = match fs::read(file) {
            Ok(content) => content,
            Err(error) => return self.fail(Failure::new(format_args!("cannot read `{path}`: {error}"))),
        };
        let text = match format(path, &content) {
            Ok(text) if text.as_bytes() == content => return,
            Ok(text) => text,
            Err(refusal) => return self.fail(refused(path, &refusal)),
        };
        if only_check {
            self.changed += 1;
            self.stdout += &difference(path, &String::from_utf8_lossy(&content), &text);
        } else {
            match replace(file, &text) {
                Ok(()) => {
                    self.changed += 1;
                    // Writing to a string cannot fail.
                    let _ = writeln!(self.stdout, "formatted {path}");
                }
                Err(error) => self.fail(Failure::new(format_args!("cannot write `{path}`: {error}"))),
            }
        }
    }

    fn fail(&mut self, failure: Failure) {
        self.failures += 1;
        self.stderr += &failure.into_text();
    }

    fn finish(mut self, only_check: bool) -> Output {
        let specs = Count(self.files, "spec");
        let changed = match (self.changed, only_check) {
            (0, _) if self.failures == 0 => "all in order".to_owned(),
            (0, _) => format!("{} in order", self.files - self.failures),
            (changed, true) => format!("{changed} not in order"),
            (changed, false) => format!("{changed} formatted"),
        };
        let failed = match self.failures {
            0 => String::new(),
            failures => format!(", {failures} left as it is because of problems"),
        };
        let is_wrong = only_check && self.changed > 0;
        if is_wrong {
            let failure = Failure::new(format_args!("{specs}, {changed}{failed}"));
            self.stderr += &failure.help("run `openelements fmt`").into_text();
        } else {
            let _ = writeln!(self.stdout, "{specs}, {changed}{failed}");
        }
        Output { stdout: self.stdout, stderr: self.stderr, failed: is_wrong || self.failures > 0 }
    }
}

/// The first lines of how a file differs from what it should be, without the secrets in them.
fn difference(path: &str, old: &str, new: &str) -> String {
    let (old, new) = (shown(path, old), shown(path, new));
    let mut comparison = TextDiff::configure();
    if old.lines().count().max(new.lines().count()) > COMPARED {
        comparison.timeout(Duration::ZERO);
    }
    let diff = comparison.diff_lines(&old, &new);
    let text = diff.unified_diff().context_radius(1).header(path, &format!("{path} in order")).to_string();
    let mut lines: Vec<&str> = text.lines().collect();
    let hidden = lines.len().saturating_sub(SHOWN);
    lines.truncate(SHOWN);
    let more = if hidden == 0 { String::new() } else { format!("... {}\n", Count(hidden, "more line")) };
    lines.join("\n") + "\n" + &more
}

/// A text without its secrets, but with all else that may differ.
fn shown(path: &str, text: &str) -> String {
    let (mark, content) = text.split_at(text.len() - text.trim_start_matches(BYTE_ORDER_MARK).len());
    mark.to_owned() + &without_secrets(Source::new(path, content))
}
