//! Specs of a revision, read with the `git` command: nothing is checked out, and nothing written.

use std::fmt;
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::thread;

use openelements_codegen::{Source, is_spec_name};
use openelements_evolution::Version;

use super::version;
use crate::failure::Failure;
use crate::words::one_line;

/// The directory of specs where a revision alone is named.
const DIRECTORY: &str = "specs";

/// A directory of a revision.
pub(super) struct Revision {
    /// As it is shown: `v0.1.0:specs`.
    name: String,
    /// The id of the commit.
    commit: String,
    /// The path of the directory from the root of the repository; empty for the root.
    directory: String,
}

impl Revision {
    /// What `REVISION` or `REVISION:DIRECTORY` names.
    pub(super) fn find(name: &str) -> Result<Self, Failure> {
        let (revision, directory) = name.split_once(':').map_or((name, None), |(it, path)| (it, Some(path)));
        let shown = one_line(name);
        let commit = git(&[
            "rev-parse",
            "--verify",
            "--quiet",
            "--end-of-options",
            &format!("{revision}^{{commit}}"),
        ])?;
        if revision.is_empty() || !commit.status.success() {
            return Err(unknown(&shown, &commit));
        }
        let commit = text(&commit).trim().to_owned();
        let directory = match directory {
            Some(directory) => directory.trim_end_matches('/').to_owned(),
            None => usual_directory(&commit)?,
        };
        let name = format!("{}:{}", one_line(revision), one_line(&directory));
        Ok(Self { name, commit, directory })
    }

    /// The specs, at least one.
    pub(super) fn sources(&self) -> Result<Vec<Source>, Failure> {
        let blobs = self.blobs()?;
        let mut contents = contents(&blobs)?.into_iter();
        let sources: Vec<Source> = blobs
            .iter()
            .map(|(_, name)| {
                let path = format!("{}/{name}", self.name);
                Source::new(path, contents.next().unwrap_or_default())
            })
            .collect();
        if sources.is_empty() {
            let help = "name the directory which has the `*.yaml` specs: `REVISION:DIRECTORY`";
            return Err(Failure::new(format_args!("there are no specs in `{}`", self.name)).help(help));
        }
        Ok(sources)
    }

    /// The ids and names of the specs.
    fn blobs(&self) -> Result<Vec<(String, String)>, Failure> {
        let tree = format!("{}:{}", self.commit, self.directory);
        let listed = git(&["ls-tree", "-z", "--full-tree", &tree])?;
        if !listed.status.success() {
            let message = format!("there is no directory `{}`", self.name);
            let help = "name the directory which has the `*.yaml` specs: `REVISION:DIRECTORY`";
            return Err(Failure::new(message).help(help));
        }
        // A row is the mode, the kind, the id, a tab and the name.
        let listing = text(&listed);
        let rows = listing.split('\0').filter_map(|row| row.split_once('\t'));
        let specs = rows.filter_map(|(row, name)| {
            let id = row.strip_prefix("100644 blob ").or_else(|| row.strip_prefix("100755 blob "))?;
            is_spec_name(Path::new(name)).then(|| (id.to_owned(), name.to_owned()))
        });
        Ok(specs.collect())
    }

    /// The version of the crate around the specs, if there is one.
    pub(super) fn version(&self) -> Result<Option<Version>, Failure> {
        let directory = PathBuf::from(&self.directory);
        version::of(directory.ancestors().map(|above| above.join("Cargo.toml")), |file| {
            let shown = git(&["show", "--end-of-options", &format!("{}:{}", self.commit, file.display())])?;
            Ok(shown.status.success().then(|| text(&shown)))
        })
    }
}

impl fmt::Display for Revision {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.name)
    }
}

/// `specs` of this directory, if the commit has it, or else of the root of the repository.
fn usual_directory(commit: &str) -> Result<String, Failure> {
    let prefix = text(&git(&["rev-parse", "--show-prefix"])?).trim().to_owned();
    let here = format!("{prefix}{DIRECTORY}");
    let is_there =
        git(&["cat-file", "-e", "--end-of-options", &format!("{commit}:{here}")])?.status.success();
    Ok(if is_there { here } else { DIRECTORY.to_owned() })
}

/// The contents of blobs, in their order.
fn contents(blobs: &[(String, String)]) -> Result<Vec<Vec<u8>>, Failure> {
    let ids = blobs.iter().fold(String::new(), |ids, (id, _)| ids + id + "\n");
    let output = git_with(&["cat-file", "--batch"], ids)?;
    let mut rest = output.stdout.as_slice();
    let mut contents = Vec::new();
    while let Some((content, others)) = split_blob(rest) {
        contents.push(content.to_owned());
        rest = others;
    }
    if contents.len() == blobs.len() { Ok(contents) } else { Err(refused(&output)) }
}

/// The first of several blobs as git gives them, each after a line with its id, its kind and its size, and
/// the others.
fn split_blob(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let end = bytes.iter().position(|byte| *byte == b'\n')?;
    let (line, rest) = bytes.split_at_checked(end + 1)?;
    let size = str::from_utf8(line).ok()?.trim().rsplit(' ').next()?.parse().ok()?;
    let (content, rest) = rest.split_at_checked(size)?;
    Some((content, rest.get(1..)?))
}

fn git(arguments: &[&str]) -> Result<Output, Failure> {
    git_with(arguments, String::new())
}

/// Runs git, with something for it to read.
fn git_with(arguments: &[&str], input: String) -> Result<Output, Failure> {
    let mut command = Command::new("git");
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let run = || {
        let mut child = command.spawn()?;
        let stdin = child.stdin.take();
        // While git writes it does not read, so that both at once is for two threads.
        let writer = thread::spawn(move || stdin.map(|mut stdin| stdin.write_all(input.as_bytes())));
        let output = child.wait_with_output();
        // What git does not read it does not need.
        let _ = writer.join();
        output
    };
    run().map_err(|error| match error.kind() {
        ErrorKind::NotFound => Failure::new("the command `git` is not there")
            .help("install git to compare revisions, or name directories of specs"),
        _ => Failure::new(format_args!("cannot run the command `git`: {error}")),
    })
}

/// What git wrote.
fn text(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// Neither a directory nor a revision.
fn unknown(name: &str, output: &Output) -> Failure {
    let failure = Failure::new(format_args!("there is no directory `{name}`, and no revision of that name"));
    let said = String::from_utf8_lossy(&output.stderr);
    let failure = said.lines().fold(failure, |failure, line| failure.detail(one_line(line)));
    let failure = if is_shallow() {
        failure.detail("this clone has no older revisions: `git fetch --unshallow --tags` brings them")
    } else {
        failure
    };
    failure.help("name a directory of specs, a revision such as `v0.1.0`, or `REVISION:DIRECTORY`")
}

/// Whether the repository is a clone of the newest revisions only, as many CI services make it.
fn is_shallow() -> bool {
    git(&["rev-parse", "--is-shallow-repository"]).is_ok_and(|output| text(&output).trim() == "true")
}

fn refused(output: &Output) -> Failure {
    let said = String::from_utf8_lossy(&output.stderr);
    said.lines()
        .fold(Failure::new("git does not give the specs"), |failure, line| failure.detail(one_line(line)))
}
