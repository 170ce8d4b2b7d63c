//! `openelements docs`.

use std::fs;

use insta::assert_snapshot;

use crate::run::{RECURLY, ZENDESK, directory, run_in};

#[test]
fn documentation_is_written_and_brought_up_to_date() {
    let directory = directory(&[("specs/recurly.yaml", RECURLY), ("specs/zendesk.yaml", ZENDESK)]);
    let docs = |arguments: &[&str]| {
        run_in(directory.path(), &[&["docs", "--out", "site", "--specs", "specs"][..], arguments].concat())
    };
    assert_snapshot!("written", docs(&[]));
    assert_snapshot!("written_again", docs(&[]));
    let there = |name: &str| directory.path().join("site").join(name).exists();
    for name in ["index.html", "index.md", "elements/zendesk.html", "elements/zendesk.md", "assets/site.css"]
    {
        assert!(there(name), "{name}");
    }
    let notes = directory.path().join("site/elements/notes.md");
    fs::write(&notes, "by hand\n").unwrap();
    fs::remove_file(directory.path().join("specs/zendesk.yaml")).unwrap();
    assert_snapshot!("less", docs(&["--format", "markdown"]));
    assert!(!there("index.html") && !there("elements/zendesk.md") && !there("assets/site.css"));
    assert_eq!(fs::read_to_string(notes).unwrap(), "by hand\n");
}

#[test]
fn the_service_of_the_readers_is_called() {
    let directory = directory(&[("specs/recurly.yaml", RECURLY)]);
    let arguments = ["docs", "--out", "a", "--specs", "specs", "--service", "https://api.example.com/v2/"];
    assert_eq!(run_in(directory.path(), &arguments).code, 0);
    let page = fs::read_to_string(directory.path().join("a/elements/recurly.md")).unwrap();
    assert!(page.contains("curl -X POST 'https://api.example.com/v2/instances'"), "{page}");
    assert!(!page.contains("127.0.0.1"), "{page}");
}

#[test]
fn what_cannot_be_used_is_told_before_anything_is_written() {
    let directory =
        directory(&[("specs/recurly.yaml", RECURLY), ("mine/index.md", "by hand\n"), ("file", "")]);
    let docs = |arguments: &[&str]| {
        run_in(directory.path(), &[&["docs", "--specs", "specs"][..], arguments].concat())
    };
    assert_snapshot!("onto_somebodys_page", docs(&["--out", "mine"]));
    assert!(!directory.path().join("mine/elements").exists());
    assert_snapshot!("bad_service", docs(&["--out", "a", "--service", "localhost:8080"]));
    assert_snapshot!("below_a_file", docs(&["--out", "file"]));
    assert_eq!(run_in(directory.path(), &["docs", "--out", "a", "--specs", "specz"]).code, 1);
    assert!(!directory.path().join("a").exists());
}
