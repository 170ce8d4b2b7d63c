//! `openelements generate`.

use std::fs;

use insta::assert_snapshot;

use crate::run::{RECURLY, WRONG, ZENDESK, directory, run_in};

#[test]
fn check_tells_what_differs_until_it_is_generated() {
    let directory = directory(&[("specs/recurly.yaml", RECURLY), ("specs/zendesk.yaml", ZENDESK)]);
    let generate = |arguments: &[&str]| {
        run_in(directory.path(), &[&["generate", "--out", "elements"][..], arguments].concat())
    };
    assert_snapshot!("check_before", generate(&["--check"]));
    assert!(!directory.path().join("elements").exists());
    assert_snapshot!("written", generate(&[]));
    assert_snapshot!("check_after", generate(&["--check"]));
    assert_snapshot!("written_again", generate(&[]));

    let zendesk = directory.path().join("elements/zendesk.rs");
    fs::write(&zendesk, fs::read_to_string(&zendesk).unwrap() + "// by hand\n").unwrap();
    fs::remove_file(directory.path().join("elements/mod.rs")).unwrap();
    fs::rename(directory.path().join("specs/recurly.yaml"), directory.path().join("recurly.yaml")).unwrap();
    assert_snapshot!("check_changed", generate(&["--check"]));
    generate(&[]);
    assert_eq!(generate(&["--check"]).code, 0);
    assert!(!directory.path().join("elements/recurly.rs").exists());
}

#[test]
fn the_command_that_is_told_is_the_one_that_helps() {
    let directory = directory(&[("my specs/recurly.yaml", RECURLY), ("my specs/zendesk.yaml", ZENDESK)]);
    let arguments = ["generate", "--out", "it's", "--specs", "my specs"];
    let options = ["--only", "zendesk", "recurly", "--runtime", "::openelements::runtime", "--check"];
    assert_snapshot!(run_in(directory.path(), &[&arguments[..], &options].concat()));
}

#[test]
fn only_some_elements_are_generated() {
    let directory = directory(&[("specs/recurly.yaml", RECURLY), ("specs/zendesk.yaml", ZENDESK)]);
    let run =
        run_in(directory.path(), &["generate", "--out", "a", "--only", "zendesk", "--runtime", "::a::b"]);
    assert_eq!(run.code, 0, "{run}");
    let text = fs::read_to_string(directory.path().join("a/mod.rs")).unwrap();
    assert!(text.contains("pub use ::a::b as runtime;") && !text.contains("recurly"), "{text}");
}

#[test]
fn nothing_is_written_where_specs_have_problems() {
    let directory = directory(&[("specs/wrong.yaml", WRONG)]);
    let run = run_in(directory.path(), &["generate", "--out", "elements"]);
    assert_eq!((run.code, run.stdout.as_str()), (1, ""));
    assert!(run.stderr.contains("specs/wrong.yaml:4:1"), "{run}");
    assert!(!directory.path().join("elements").exists());
}

#[test]
fn options_that_cannot_be_used_are_told() {
    let directory = directory(&[("specs/recurly.yaml", RECURLY), ("elements", "")]);
    let generate = |arguments: &[&str]| run_in(directory.path(), &[&["generate"][..], arguments].concat());
    assert_snapshot!("unknown_key", generate(&["--out", "a", "--only", "recurli"]));
    assert_snapshot!("bad_runtime", generate(&["--out", "a", "--runtime", "not a path"]));
    assert_snapshot!("no_specs", generate(&["--out", "a", "--specs", "specz"]));
    assert_snapshot!("onto_a_file", generate(&["--out", "elements"]));
    assert_snapshot!("below_a_file", generate(&["--out", "elements/below", "--check"]));
}
