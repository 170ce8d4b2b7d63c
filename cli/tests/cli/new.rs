//! `openelements new`.

use std::fs;

use insta::assert_snapshot;

use crate::run::{Run, directory, run_in};

/// The arguments of a usual call.
const ACME: [&str; 6] =
    ["new", "acme", "--authentication", "basic", "--base-url", "https://{site}.example.com"];

#[test]
fn a_new_spec_passes_the_check_and_is_in_order() {
    let directory = directory(&[]);
    let run = |arguments: &[&str]| run_in(directory.path(), arguments);
    assert_snapshot!("new_written", run(&ACME));
    assert_snapshot!("new_spec", fs::read_to_string(directory.path().join("specs/acme.yaml")).unwrap());
    for kind in ["oauth1", "oauth2", "apiKey", "awsv4", "custom", "basic,custom", "oauth2,apiKey"] {
        let key = kind.to_lowercase().replace(',', "-");
        let made =
            run(&["new", &key, "--authentication", kind, "--base-url", "https://{host}:{port}/{account}"]);
        assert_eq!(made.code, 0, "{made}");
    }
    assert_eq!(run(&["new", "bare"]).code, 0);
    let token = ["--token-url", "https://{tenant}.example.com/token"];
    assert_eq!(run(&[&["new", "tenants", "--authentication", "oauth2"][..], &token].concat()).code, 0);
    assert_snapshot!("new_without_oauth", run(&[&["new", "acme"][..], &token].concat()));
    assert_eq!(run(&["new", "store", "--base-url", "{store.url}/v1"]).code, 0);
    assert_eq!(run(&["check"]).stdout, "11 specs, no problems\n");
    assert_eq!(run(&["fmt", "--check"]).code, 0);
}

#[test]
fn a_spec_can_go_anywhere() {
    let directory = directory(&[]);
    let run = |arguments: &[&str]| -> Run { run_in(directory.path(), arguments) };
    let oauth = ["new", "acme", "--authentication", "oauth2,apiKey", "--hub", "crm", "--name", "ACME: #1"];
    let printed = run(&[&oauth[..], &["--base-url", "{store.url}/v1", "--out", "-"]].concat());
    assert_snapshot!("new_printed", printed);
    assert!(!directory.path().join("specs").exists());
    assert_eq!(run(&["new", "acme", "--out", "drafts"]).code, 0);
    assert_eq!(run(&["new", "acme", "--out", "my/own.yml"]).code, 0);
    assert!(
        directory.path().join("drafts/acme.yaml").exists() && directory.path().join("my/own.yml").exists()
    );
}

#[test]
fn everything_that_is_wrong_is_told_at_once() {
    let directory = directory(&[]);
    let run = |arguments: &[&str]| run_in(directory.path(), arguments);
    run(&ACME);
    let wrong = ["new", "Acme", "--authentication", "basc", "--base-url", "https://{site.example.com"];
    assert_snapshot!("new_wrong", run(&[&wrong[..], &["--out", "specs/acme.yaml"]].concat()));
    assert_snapshot!("new_exists", run(&ACME));
    assert_snapshot!("new_key_is_taken", run(&["new", "acme", "--out", "specs/other.yaml"]));
    assert_eq!(run(&[&ACME[..], &["--force"]].concat()).code, 0);
}

#[test]
fn a_secret_does_not_become_a_part_of_the_url() {
    let directory = directory(&[]);
    let base_url = "https://{password}.example.com/{apiKey}?pin={pinCode}";
    assert_snapshot!("new_secret", run_in(directory.path(), &["new", "acme", "--base-url", base_url]));
    for name in ["token", "api.key", "oauth.user.token", "clientSecret"] {
        let base_url = format!("https://example.com/{{{name}}}");
        assert_eq!(run_in(directory.path(), &["new", "acme", "--base-url", &base_url]).code, 1, "{name}");
    }
    assert!(!directory.path().join("specs").exists());
}

#[test]
fn a_file_in_place_of_the_directory_is_told() {
    let directory = directory(&[("notes.md", "")]);
    assert_snapshot!("new_below_a_file", run_in(directory.path(), &["new", "acme", "--out", "notes.md"]));
}

/// What the page about writing specs shows is what happens.
#[test]
fn the_page_about_authoring_is_true() {
    let page = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/authoring.md")).unwrap();
    let directory = directory(&[]);
    let run = |arguments: &[&str]| run_in(directory.path(), arguments).stdout;
    let written = run(&ACME);
    let spec = fs::read_to_string(directory.path().join("specs/acme.yaml")).unwrap();
    for text in [written, spec, run(&["show", "acme", "--origin"]), run(&["check"])] {
        assert!(page.contains(&text), "docs/authoring.md does not have:\n{text}");
    }
}
