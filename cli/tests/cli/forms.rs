//! The forms of `openelements check`, and `--fix`.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::path::Path;

use insta::assert_snapshot;

use crate::run::{RECURLY, WRONG, directory, run_in};

/// A tab and letters of several bytes before the problem.
const LETTERS: &str = "key: letters\nname: Éléments\nfields:\n  site:\t{label: \"日本\", knd: text}\n";

/// Problems with a fix each, and lines that stay as they are.
const DAMAGED: &str = "\u{FEFF}# Kept.\r\nkey: damaged\r\nid: \"451\"   # kept\r\nname: Damaged\r\n\
    description: Kept\r\nbeta: 'True'\r\nfeilds: {site: {\"lable\": Site, kind: strin}}\r\n";

#[test]
fn every_form_tells_the_same_problems() {
    let files = [
        ("specs/recurly.yaml", RECURLY),
        ("specs/wrong.yaml", WRONG),
        ("more/copy, 100%.yaml", RECURLY),
        ("more/empty.yaml", ""),
        ("more/letters.yaml", LETTERS),
    ];
    let directory = directory(&files);
    for form in ["short", "json", "sarif", "github"] {
        let run = run_in(directory.path(), &["check", "--format", form, "specs", "more"]);
        assert_snapshot!(form, run);
    }
}

#[test]
fn no_problems_are_told_in_every_form() {
    let directory = directory(&[("specs/recurly.yaml", RECURLY)]);
    for (form, expected) in [("short", ""), ("json", "[]\n"), ("github", "")] {
        let run = run_in(directory.path(), &["check", "--format", form]);
        assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (0, expected, ""), "{form}");
    }
    let run = run_in(directory.path(), &["check", "--format", "sarif"]);
    assert!(run.code == 0 && run.stdout.contains("\"results\": []"), "{run}");
}

#[test]
fn what_is_surely_meant_is_fixed_and_all_else_kept() {
    let directory = directory(&[("specs/damaged.yaml", DAMAGED), ("specs/recurly.yaml", RECURLY)]);
    let run = run_in(directory.path(), &["check", "--fix"]);
    let text = || std::fs::read_to_string(directory.path().join("specs/damaged.yaml")).unwrap();
    assert_eq!(
        text(),
        "\u{FEFF}# Kept.\r\nkey: damaged\r\nid: 451   # kept\r\nname: Damaged\r\n\
        description: Kept\r\nbeta: true\r\nfields: {site: {\"label\": Site, kind: string}}\r\n",
        "{run}"
    );
    assert_eq!((run.code, run.stderr.as_str()), (0, "specs/damaged.yaml: 5 problems fixed\n"), "{run}");
    let before = text();
    let again = run_in(directory.path(), &["check", "--fix"]);
    assert_eq!((again.code, again.stderr.as_str(), text()), (0, "", before));
    assert_eq!(std::fs::read_dir(directory.path().join("specs")).unwrap().count(), 2);
}

#[test]
fn what_may_have_been_meant_otherwise_is_left_alone() {
    let spec = "key: a\nname: A\nlabel: x\nlogo: a\nlgo: b\nfields: {site: {label: S, kind: test}}\n";
    let directory = directory(&[("a.yaml", spec)]);
    let run = run_in(directory.path(), &["check", "--fix", "a.yaml"]);
    assert_eq!(std::fs::read_to_string(directory.path().join("a.yaml")).unwrap(), spec, "{run}");
    assert_eq!(run.code, 1);
}

#[cfg(unix)]
#[test]
fn workflow_commands_stay_whole_whatever_is_in_a_path() {
    let directory = directory(&[("a,b: 100%\n.yaml", "key: a\nname: \"50%\"\nfields: {\"x\\ny%\": 1}\n")]);
    let run = run_in(directory.path(), &["check", "--format", "github", "a,b: 100%\n.yaml"]);
    for command in run.stdout.lines() {
        assert!(command.starts_with("::error file=a%2Cb%3A 100%25%0A.yaml,line="), "{run}");
    }
    assert!(run.stdout.contains("y%25") && !run.stdout.contains("x\ny"), "{run}");
}

#[test]
fn a_message_of_several_lines_is_one_command() {
    let directory = directory(&[("a.yaml", RECURLY), ("b.yaml", RECURLY)]);
    let run = run_in(directory.path(), &["check", "--format", "github", "a.yaml", "b.yaml"]);
    let commands: Vec<&str> = run.stdout.lines().collect();
    assert!(commands.iter().all(|command| command.starts_with("::error file=b.yaml,line=")), "{run}");
    assert!(commands[0].contains("%0Ahelp: ") && commands[0].contains("%0Aa.yaml:1:6: "), "{run}");
}

#[cfg(unix)]
#[test]
fn a_file_that_cannot_be_read_is_a_command_without_a_line() {
    let directory = directory(&[]);
    std::os::unix::fs::symlink("nowhere", directory.path().join("dangling.yaml")).unwrap();
    let run = run_in(directory.path(), &["check", "--format", "github", "dangling.yaml"]);
    assert!(
        run.stdout.starts_with("::error file=dangling.yaml,title=E0001::cannot read the file: "),
        "{run}"
    );
    assert_eq!(run.code, 1, "{run}");
}

#[test]
fn a_workflow_command_names_an_absolute_path_as_it_is() {
    let directory = directory(&[("wrong.yaml", WRONG)]);
    let file = directory.path().join("wrong.yaml");
    let run = run_in(Path::new("."), &["check", "--format", "github", file.to_str().unwrap()]);
    let path = file.to_str().unwrap().replace('\\', "/").replace(':', "%3A");
    assert!(run.stdout.starts_with(&format!("::error file={path},line=4,")), "{run}");
}
