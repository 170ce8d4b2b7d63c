//! Specs in canonical order: what is kept, and what is put where.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot run has failed")]

use std::fs;
use std::path::{Path, PathBuf};

use insta::assert_snapshot;
use openelements_authoring::{Refusal, format};

/// The spec files of a directory of the repository, with those in directories in it.
fn files(directory: &str) -> Vec<PathBuf> {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(directory);
    let mut files = Vec::new();
    for entry in fs::read_dir(directory).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            let inside = fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path());
            files.extend(inside.filter(|path| path.is_file()));
        } else {
            files.push(path);
        }
    }
    files.retain(|path| path.extension().is_some_and(|extension| extension == "yaml"));
    files.sort();
    files
}

fn formatted(text: &str) -> String {
    format("spec.yaml", text.as_bytes()).unwrap_or_else(|refusal| panic!("{refusal}\n{text}"))
}

#[test]
fn the_specs_of_the_repository_are_in_order() {
    for directory in ["specs", "examples/bring-your-own/specs"] {
        let is_not_in_order = |path: &PathBuf| {
            let text = fs::read_to_string(path).unwrap();
            formatted(&text) != text
        };
        let others: Vec<PathBuf> = files(directory).into_iter().filter(is_not_in_order).collect();
        assert!(others.is_empty(), "run `openelements fmt {directory}`: {others:#?}");
    }
}

/// A file is left alone only where `check` says that it cannot be read.
#[test]
fn whatever_can_be_read_can_be_formatted_and_is_formatted_once() {
    let mut refused = Vec::new();
    for path in
        ["codegen/tests/fixtures/diagnostics", "codegen/tests/fixtures/specs"].into_iter().flat_map(files)
    {
        let content = fs::read(&path).unwrap();
        match format("spec.yaml", &content) {
            Ok(text) => assert_eq!(formatted(&text), text, "{}", path.display()),
            Err(Refusal::Problems(_)) => {}
            Err(Refusal::Unknown(reason)) => refused.push(format!("{}: {reason}", path.display())),
        }
    }
    assert!(refused.is_empty(), "{refused:#?}");
}

#[test]
fn comments_that_set_levels_stay_with_what_they_are_about() {
    let file = "# openelements: allow L0407 in this file\n";
    let name = "# openelements: allow L0406\n";
    for (above, expected) in [
        (format!("{name}{file}"), format!("{file}key: acme\n{name}name: Acme\n")),
        (format!("# Acme {file}"), format!("# Acme {file}key: acme\nname: Acme\n")),
        (format!("#{name}"), format!("#{name}key: acme\nname: Acme\n")),
        (format!("{name}\n"), format!("key: acme\n{name}\nname: Acme\n")),
        (format!("# Acme\n\n# why\n{name}"), format!("# Acme\n\nkey: acme\n# why\n{name}name: Acme\n")),
    ] {
        assert_eq!(formatted(&format!("{above}name: Acme\nkey: acme\n")), expected);
    }
    let below = format!("fields:\n  site: {{label: Site}}\n  {name}name: Acme\nkey: acme\n");
    let expected = format!("key: acme\n{name}name: Acme\n\nfields:\n  site: {{label: Site}}\n");
    assert_eq!(formatted(&below), expected);
}

/// Everything that formatting is about, in one file.
const UNTIDY: &str = include_str!("fixtures/untidy.yaml");

#[test]
fn an_untidy_spec_becomes_a_tidy_one() {
    let tidy = formatted(UNTIDY);
    assert_eq!(formatted(&tidy), tidy);
    assert_snapshot!(tidy);
}
