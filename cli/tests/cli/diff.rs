//! `openelements diff`.

#![allow(clippy::unwrap_used, reason = "a test that cannot run has failed")]

use std::path::Path;
use std::process::Command;

use insta::assert_snapshot;
use serde_json::Value;
use tempfile::TempDir;

use crate::run::{RECURLY, Run, WRONG, ZENDESK, command, directory, run_in};

/// Another `RECURLY`, with something of each severity.
const CHANGED: &str = "\
key: recurly
id: 1
name: Recurly
description: Subscriptions and invoices
authentication: basic
fields:
  subdomain: {label: Subdomain}
  region: {options: [eu, us]}
  note: {required: false, kind: text}
";

/// The manifest of a crate in that version.
fn manifest(version: &str) -> String {
    format!("[package]\nname = \"it\"\nversion = \"{version}\"\n")
}

/// Two crates, each with its specs.
fn crates(old: (&str, &str), new: (&str, &str)) -> TempDir {
    let [old_manifest, new_manifest] = [manifest(old.0), manifest(new.0)];
    directory(&[
        ("old/Cargo.toml", &old_manifest),
        ("old/specs/recurly.yaml", old.1),
        ("new/Cargo.toml", &new_manifest),
        ("new/specs/recurly.yaml", new.1),
    ])
}

fn diff(directory: &TempDir, arguments: &[&str]) -> Run {
    run_in(directory.path(), &[&["diff", "old/specs", "new/specs"], arguments].concat())
}

#[test]
fn changes_are_told_with_what_they_are_for_whom() {
    let directory = crates(("0.1.0", RECURLY), ("0.1.1", CHANGED));
    assert_snapshot!("text", diff(&directory, &[]));
    assert_snapshot!("markdown", diff(&directory, &["--format", "markdown"]));
    assert_snapshot!("json", diff(&directory, &["--format", "json"]));
}

#[test]
fn a_version_says_what_has_changed_or_is_too_small() {
    let minor = format!("{RECURLY}  note: {{required: false}}\n");
    let words = RECURLY.replace("Subscriptions", "Invoices");
    for (old, new, after, code) in [
        ("0.1.0", "0.2.0", CHANGED, 0),
        ("0.1.0", "0.1.1", CHANGED, 1),
        ("1.0.0", "1.1.0", CHANGED, 1),
        ("1.0.0", "2.0.0", CHANGED, 0),
        ("1.0.0", "1.0.1", minor.as_str(), 1),
        ("1.0.0", "1.1.0", minor.as_str(), 0),
        ("0.1.0", "0.1.1", minor.as_str(), 0),
        ("0.1.0", "0.1.0", words.as_str(), 1),
        ("0.1.0", "0.1.0", RECURLY, 0),
        ("0.2.0", "0.1.0", CHANGED, 1),
    ] {
        let run = diff(&crates((old, RECURLY), (new, after)), &[]);
        assert_eq!(run.code, code, "{old} to {new}: {run}");
    }
}

#[test]
fn a_planned_step_stands_for_the_versions() {
    let directory = crates(("1.0.0", RECURLY), ("1.0.0", CHANGED));
    assert_eq!(diff(&directory, &["--bump", "major"]).code, 0);
    let run = diff(&directory, &["--bump", "minor"]);
    assert_eq!(run.code, 1);
    assert!(
        run.stdout.ends_with("a major step is needed, 1.0.0 to 2.0.0; the planned minor step is too small\n"),
        "{run}"
    );
}

#[test]
fn without_a_version_nobody_is_refused() {
    let directory = directory(&[("old/specs/recurly.yaml", RECURLY), ("new/specs/recurly.yaml", CHANGED)]);
    let run = diff(&directory, &[]);
    assert_eq!(run.code, 0, "{run}");
    assert!(run.stdout.contains("the old side has no version"), "{run}");
    assert_eq!(diff(&directory, &["--bump", "minor"]).code, 1);
}

#[test]
fn problems_of_specs_are_told_as_check_tells_them() {
    let directory = crates(("0.1.0", RECURLY), ("0.2.0", WRONG));
    let run = diff(&directory, &[]);
    assert_eq!((run.code, run.stdout.as_str()), (1, ""), "{run}");
    assert!(run.stderr.contains("new/specs/recurly.yaml:4:1"), "{run}");
    assert!(run.stderr.contains("the specs of the directory `new/specs`"), "{run}");
}

/// A repository whose first commit, `v0.1.0`, has the specs as they were.
fn repository() -> TempDir {
    let directory = directory(&[
        ("Cargo.toml", "[package]\nversion.workspace = true\n[workspace.package]\nversion = \"0.1.0\"\n"),
        ("specs/recurly.yaml", RECURLY),
        ("specs/README.md", "no spec"),
        ("connectors/zendesk.yml", ZENDESK),
    ]);
    git(directory.path(), &["init", "--quiet", "--initial-branch", "main"]);
    commit(directory.path());
    git(directory.path(), &["tag", "v0.1.0"]);
    std::fs::write(directory.path().join("specs/recurly.yaml"), CHANGED).unwrap();
    commit(directory.path());
    directory
}

fn commit(directory: &Path) {
    git(directory, &["add", "."]);
    git(
        directory,
        &["-c", "user.name=Ada", "-c", "user.email=ada@example.com", "commit", "--quiet", "-m", "it"],
    );
}

fn git(directory: &Path, arguments: &[&str]) {
    let mut command = Command::new("git");
    assert!(command.current_dir(directory).args(arguments).status().unwrap().success());
}

#[test]
fn revisions_are_compared_without_a_checkout() {
    let directory = repository();
    for sides in
        [["v0.1.0", "HEAD"], ["HEAD~1", "./specs"], ["v0.1.0:specs", "main:specs"], ["v0.1.0", "specs"]]
    {
        let run = run_in(directory.path(), &[&["diff"][..], &sides].concat());
        assert_eq!(run.code, 1, "{run}");
        assert!(run.stdout.contains("`region`: an entry is added that is required"), "{run}");
        assert!(run.stdout.contains("0.1.0 to 0.2.0; the version 0.1.0 is too small"), "{run}");
    }
    let below = run_in(&directory.path().join("connectors"), &["diff", "v0.1.0", "main"]);
    assert!(below.stdout.contains("`region`"), "{below}");
    let named = run_in(directory.path(), &["diff", "v0.1.0:connectors", "connectors", "--bump", "patch"]);
    assert_eq!(named.stdout, "nothing has changed\nno new version is needed\n", "{named}");
}

#[test]
fn a_clone_of_the_newest_revision_says_how_to_get_others() {
    let repository = repository();
    let clone = TempDir::new().unwrap();
    let from = format!("file://{}", repository.path().display());
    git(clone.path(), &["clone", "--quiet", "--depth", "1", &from, "shallow"]);
    let run = run_in(&clone.path().join("shallow"), &["diff", "v0.1.0", "HEAD"]);
    assert!(run.stderr.contains("`git fetch --unshallow --tags`"), "{run}");
}

#[test]
fn sides_that_are_not_there_are_told() {
    let directory = repository();
    git(directory.path(), &["branch", "specs"]);
    std::fs::create_dir(directory.path().join("empty")).unwrap();
    let tell = |old: &str| run_in(directory.path(), &["diff", old, "main"]).to_string();
    let told = ["specs", "v0.2.0", "v0.1.0:connections", "v0.1.0:", "empty", "./nowhere", ":specs"].map(tell);
    assert_snapshot!("not_there", told.join("\n"));
    let elsewhere = TempDir::new().unwrap();
    let mut command = command(elsewhere.path(), &["diff", "v0.1.0", "main"]);
    command.env("GIT_CEILING_DIRECTORIES", elsewhere.path().parent().unwrap());
    let run = Run::from(command.output().unwrap());
    assert!(run.stderr.contains("not a git repository"), "{run}");
    let run = Run::from(command.env("PATH", "").output().unwrap());
    assert!(run.stderr.contains("the command `git` is not there"), "{run}");
}

#[test]
fn json_is_for_programs() {
    let run = diff(&crates(("0.1.0", RECURLY), ("0.1.0", RECURLY)), &["--format", "json"]);
    let document: Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!((&document["changes"], &document["enough"]), (&Value::Array(Vec::new()), &Value::Bool(true)));
}
