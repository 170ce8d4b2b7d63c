//! Running the program.

#![allow(clippy::unwrap_used, reason = "a test that cannot run has failed")]

use std::fmt;
use std::io::Write as _;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

use tempfile::TempDir;

/// What came of a run. `Display` is what a snapshot shows.
pub(crate) struct Run {
    /// The exit code.
    pub(crate) code: i32,
    /// What it wrote to standard output.
    pub(crate) stdout: String,
    /// What it wrote to standard error.
    pub(crate) stderr: String,
}

impl fmt::Display for Run {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { code, stdout, stderr } = self;
        write!(formatter, "exit code {code}\n--- stdout\n{stdout}--- stderr\n{stderr}")
    }
}

impl From<Output> for Run {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code().unwrap(),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

/// The program, to be run in a directory, in an environment that says nothing about colours.
pub(crate) fn command(directory: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_openelements"));
    for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
        command.env_remove(name);
    }
    command.current_dir(directory).args(arguments);
    command
}

/// Runs the program in a directory. What it writes into pipes has no colours.
pub(crate) fn run_in(directory: &Path, arguments: &[&str]) -> Run {
    let run = Run::from(command(directory, arguments).stdin(Stdio::null()).output().unwrap());
    assert!(!run.to_string().contains('\u{1b}'), "colours in a pipe: {run}");
    run
}

/// Runs the program where no files matter.
pub(crate) fn run(arguments: &[&str]) -> Run {
    run_in(Path::new(env!("CARGO_MANIFEST_DIR")), arguments)
}

/// Runs the program with a text as standard input.
pub(crate) fn run_with_input(arguments: &[&str], input: &[u8]) -> Run {
    let mut child = start(arguments);
    // A program that refuses early does not read it all.
    let _ = child.stdin.take().unwrap().write_all(input);
    Run::from(child.wait_with_output().unwrap())
}

/// Starts the program with pipes to it.
pub(crate) fn start(arguments: &[&str]) -> Child {
    let mut command = command(Path::new(env!("CARGO_MANIFEST_DIR")), arguments);
    let command = command.stdin(Stdio::piped()).stdout(Stdio::piped());
    command.stderr(Stdio::piped()).spawn().unwrap()
}

/// A new directory with files.
pub(crate) fn directory(files: &[(&str, &str)]) -> TempDir {
    let directory = TempDir::new().unwrap();
    for (name, text) in files {
        let path = directory.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    directory
}

/// A spec without problems.
pub(crate) const RECURLY: &str = "\
key: recurly
id: 1
name: Recurly
description: Subscriptions
authentication: basic
fields:
  site: {label: Subdomain}
";

/// Another.
pub(crate) const ZENDESK: &str = "\
key: zendesk
id: 2
name: Zendesk
description: Tickets
authentication: basic
";

/// A spec with two problems.
pub(crate) const WRONG: &str = "\
key: wrong
id: 3
name: Wrong
descripton: Misspelt
authentication: basic
fields:
  site: {label: Subdomain, kind: strin}
";
