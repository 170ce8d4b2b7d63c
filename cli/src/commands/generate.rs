//! `openelements generate`: the Rust library that specs describe.

use openelements_codegen::{Files, Options};

use crate::args::Generate;
use crate::failure::Failure;
use crate::output::Output;
use crate::specs;
use crate::words::Count;

/// Runs the command.
pub(crate) fn run(args: &Generate) -> Result<Output, Failure> {
    let options = Options { only: args.only.clone(), runtime: args.runtime.clone() };
    let files = specs::files(&args.specs, &options)?;
    if args.check {
        return compare(args, &files);
    }
    let persisted = files.persist(&args.out).map_err(Failure::new)?;
    let count = Count(files.iter().count(), "file");
    Ok(Output::success(format!("{count} in `{}`: {persisted}\n", args.out.display())))
}

/// Fails where the directory is not what would be written.
fn compare(args: &Generate, files: &Files) -> Result<Output, Failure> {
    let differences = files.differences(&args.out).map_err(Failure::new)?;
    let out = args.out.display();
    if differences.is_empty() {
        let count = Count(files.iter().count(), "file");
        return Ok(Output::success(format!("{count} in `{out}`, up to date\n")));
    }
    let count = Count(differences.len(), "difference");
    let failure = Failure::new(format_args!("`{out}` is not what the specs generate ({count})"));
    let failure = differences.iter().fold(failure, Failure::detail);
    Err(failure.help(format_args!("run `{}`", command(args))))
}

/// The command that brings the directory up to date, to be pasted into a shell.
fn command(args: &Generate) -> String {
    let mut words = vec!["openelements".to_owned(), "generate".to_owned()];
    let mut option = |name: &str, value: &str| words.extend([name.to_owned(), quote(value)]);
    option("--out", &args.out.to_string_lossy());
    if args.specs.as_os_str() != "specs" {
        option("--specs", &args.specs.to_string_lossy());
    }
    if let Some(only) = &args.only {
        option("--only", &only.join(","));
    }
    if args.runtime != Options::default().runtime {
        option("--runtime", &args.runtime);
    }
    words.join(" ")
}

/// A word as a shell takes it.
fn quote(word: &str) -> String {
    let is_plain = |letter: char| letter.is_alphanumeric() || "-_./,:=".contains(letter);
    if !word.is_empty() && word.chars().all(is_plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}
