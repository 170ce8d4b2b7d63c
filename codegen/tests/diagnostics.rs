//! Every kind of problem, as its reader sees it.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use openelements_codegen::{Code, Diagnostics, Options, Source, check, generate, read_directory};

/// The codes whose problem is no text that can lie among the fixtures; tests below make them.
const BUILT_HERE: [&str; 5] = ["E0001", "E0002", "E0003", "E0301", "E0302"];

/// The code of mistakes that the generator does not make.
const INTERNAL: &str = "E0901";

fn directory() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/diagnostics")
}

/// Every fixture by its name: one file, or a folder of files that have the problem together.
fn fixtures() -> BTreeMap<String, Vec<Source>> {
    let entries = fs::read_dir(directory()).unwrap();
    let fixture = |path: PathBuf| {
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        (name, sources(&path))
    };
    entries.map(|entry| fixture(entry.unwrap().path())).collect()
}

fn sources(path: &Path) -> Vec<Source> {
    let mut files = vec![path.to_owned()];
    if path.is_dir() {
        files = fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()).collect();
    }
    files.iter().map(|file| source(file)).collect()
}

/// A file under the path that users have it under.
fn source(file: &Path) -> Source {
    let name = file.file_name().unwrap().to_str().unwrap();
    Source::new(format!("specs/{name}"), fs::read(file).unwrap())
}

fn codes(diagnostics: &Diagnostics) -> Vec<&str> {
    diagnostics.iter().map(|diagnostic| diagnostic.code.as_str()).collect()
}

fn spec(text: &str) -> Source {
    Source::new("specs/recurly.yaml", format!("key: recurly\nname: Recurly\n{text}"))
}

#[test]
fn every_code_has_a_fixture() {
    let shown: BTreeSet<String> = fixtures().into_keys().map(|name| name[..5].to_owned()).collect();
    let others = BUILT_HERE.into_iter().chain([INTERNAL]);
    let covered: BTreeSet<String> = others.map(str::to_owned).chain(shown).collect();
    let errors = Code::all().iter().filter(|code| !code.is_lint());
    let all: BTreeSet<String> = errors.map(Code::to_string).collect();
    assert_eq!(covered, all);
}

#[test]
fn codes_are_distinct_and_in_order() {
    assert!(Code::all().is_sorted_by(|left, right| left < right));
}

#[test]
fn every_problem_is_told_once_and_by_its_code() {
    for (name, sources) in fixtures() {
        let diagnostics = check(sources);
        let has_two = ["anchor-and-alias", "other-letters"].iter().any(|two| name.contains(two));
        let expected = if has_two { 2 } else { 1 };
        assert_eq!(codes(&diagnostics), vec![&name[..5]; expected], "{name}\n{diagnostics}");
    }
}

#[test]
fn every_problem_says_what_to_do() {
    for (name, sources) in fixtures() {
        for diagnostic in &check(sources) {
            assert!(diagnostic.help.is_some(), "{name}: {}", diagnostic.message);
        }
    }
}

#[test]
fn every_problem_has_a_place() {
    let whole_file = ["E0005-only-a-comment"];
    for (name, sources) in fixtures() {
        for diagnostic in &check(sources) {
            let expected = !whole_file.contains(&name.as_str());
            assert_eq!(diagnostic.position.is_some(), expected, "{name}");
        }
    }
}

#[test]
fn every_problem_is_shown_as_the_snapshot_has_it() {
    for (name, sources) in fixtures() {
        insta::assert_snapshot!(name, check(sources).render());
    }
}

#[test]
fn cargo_gets_the_same_in_single_lines() {
    let shown = [
        "E0005-only-a-comment",
        "E0104-unknown-template-name",
        "E0201-names-that-become-one",
        "E0203-one-key-twice",
    ];
    for name in shown {
        let sources = fixtures().remove(name).unwrap();
        let lines = check(sources).render_for_cargo();
        assert!(lines.iter().all(|line| !line.contains('\n')));
        insta::assert_snapshot!(format!("{name}-for-cargo"), lines.join("\n"));
    }
}

#[test]
fn the_example_of_the_documentation_stays_as_it_is() {
    let text = "fields:\n  region: {}\ndefaults:\n  base.url: https://{regoin}.recurly.com\n";
    let diagnostics = check(vec![spec(text)]);
    let diagnostic = diagnostics.iter().next().unwrap();
    assert_eq!(diagnostic.message, "template names `regoin`, which is not an entry");
    assert_eq!(diagnostic.help.as_deref(), Some("did you mean `region`?"));
}

#[cfg(unix)]
#[test]
fn a_file_that_cannot_be_read_is_a_problem_of_its_own() {
    let directory = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink("nowhere", directory.path().join("recurly.yaml")).unwrap();
    let diagnostics = check(read_directory(directory.path()).unwrap());
    assert_eq!(codes(&diagnostics), ["E0001"]);
    let rendered = diagnostics.render();
    assert!(rendered.contains("cannot read the file: "), "{rendered}");
}

#[test]
fn files_that_are_no_specs_at_all_are_named() {
    let sources = vec![
        Source::new("specs/large.yaml", vec![b'a'; 1024 * 1024 + 1]),
        Source::new("specs/latin.yaml", *b"key: caf\xE9\n"),
    ];
    insta::assert_snapshot!("E0002-E0003-no-specs", check(sources).render());
}

#[test]
fn unknown_selections_and_unusable_options_are_named() {
    let options = Options { only: Some(vec!["recurl".to_owned(), "zzz".to_owned()]), ..Options::default() };
    let selection = generate(vec![spec("")], &options).unwrap_err();
    insta::assert_snapshot!("E0301-unknown-selection", selection.render());
    let options = Options { runtime: "not a path".to_owned(), ..Options::default() };
    let runtime = generate(vec![spec("")], &options).unwrap_err();
    insta::assert_snapshot!("E0302-runtime-is-no-path", runtime.render());
}
