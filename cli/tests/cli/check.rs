//! `openelements check`.

use insta::assert_snapshot;
use serde_json::Value;

use crate::run::{RECURLY, WRONG, ZENDESK, directory, run_in};

#[test]
fn specs_without_problems_are_counted() {
    let directory = directory(&[("specs/recurly.yaml", RECURLY), ("specs/zendesk.yml", ZENDESK)]);
    assert_snapshot!(run_in(directory.path(), &["check"]));
}

#[test]
fn problems_are_shown_with_their_places() {
    let directory = directory(&[("specs/recurly.yaml", RECURLY), ("specs/wrong.yaml", WRONG)]);
    assert_snapshot!("text", run_in(directory.path(), &["check"]));
    assert_snapshot!("json", run_in(directory.path(), &["check", "--format", "json"]));
}

#[test]
fn json_without_problems_is_an_empty_array() {
    let directory = directory(&[("specs/recurly.yaml", RECURLY)]);
    let run = run_in(directory.path(), &["check", "--format", "json"]);
    assert_eq!((run.code, run.stdout.as_str(), run.stderr.as_str()), (0, "[]\n", ""));
}

#[test]
fn a_problem_of_a_whole_file_has_no_line() {
    let directory = directory(&[("empty.yaml", "")]);
    let run = run_in(directory.path(), &["check", "--format", "json", "empty.yaml"]);
    let problems: Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(run.code, 1);
    assert_eq!((&problems[0]["path"], &problems[0]["line"]), (&"empty.yaml".into(), &Value::Null));
    assert_eq!(problems[0]["column"], Value::Null);
}

#[test]
fn paths_are_checked_together() {
    let directory = directory(&[("specs/recurly.yaml", RECURLY), ("more/recurly.yaml", RECURLY)]);
    assert_snapshot!(run_in(directory.path(), &["check", "specs", "more/recurly.yaml"]));
}

#[test]
fn a_file_that_is_given_twice_counts_once() {
    let directory = directory(&[("specs/recurly.yaml", RECURLY), ("specs/zendesk.yaml", ZENDESK)]);
    let paths = ["specs/recurly.yaml", "specs", "./specs/../specs/recurly.yaml", "specs/"];
    let run = run_in(directory.path(), &[&["check"][..], &paths].concat());
    assert_eq!((run.code, run.stdout.as_str()), (0, "2 specs, no problems\n"), "{run}");
}

#[cfg(unix)]
#[test]
fn files_whose_names_look_alike_are_all_checked() {
    let directory = directory(&[("x/y.yaml", RECURLY), ("x\\y.yaml", WRONG)]);
    let run = run_in(directory.path(), &["check", "x/y.yaml", "x\\y.yaml"]);
    assert_eq!(run.code, 1, "{run}");
    assert!(run.stderr.contains("x\\y.yaml:4:1"), "{run}");
}

#[cfg(unix)]
#[test]
fn what_is_there_and_cannot_be_read_is_told_with_the_reason() {
    let directory = directory(&[("recurly.yaml", RECURLY)]);
    for (link, target) in [("loop", "loop"), ("dangling.yaml", "nowhere")] {
        std::os::unix::fs::symlink(target, directory.path().join(link)).unwrap();
    }
    let run = run_in(directory.path(), &["check", "loop", "dangling.yaml", "recurly.yaml/below"]);
    for reason in
        ["Too many levels of symbolic links", "it is a link to what is not there", "Not a directory"]
    {
        assert!(run.stderr.contains(&format!("cannot read the file: {reason}")), "{reason}: {run}");
    }
    assert_eq!(run.code, 1);
}

#[test]
fn paths_that_do_not_exist_are_named() {
    let directory = directory(&[("recurly.yaml", RECURLY)]);
    assert_snapshot!("missing", run_in(directory.path(), &["check", "recurli.yaml", "recurly.yaml", "spec"]));
    assert_snapshot!("missing_default", run_in(directory.path(), &["check"]));
}

#[test]
fn a_directory_without_specs_is_a_mistake() {
    let directory = directory(&[("specs/README.md", "")]);
    assert_snapshot!(run_in(directory.path(), &["check"]));
}

/// A field of two lines that may be meant to be secret.
const MAYBE: &str = "key: acme\nname: Acme\nfields:\n  token: {kind: secert,  default: \"hunter2\n    hunter2\", label: Token}\n";

/// Secrets on several lines.
const SECRETS: &str = "\
key: zendesk
name: Zendesk
fields:
  key.of.pem:
    kind:  secret
    default: |
      -hunter2-
      hunter2

      -hunter2-
    example: 'hunter2

      hunter2'
";

#[test]
fn no_line_of_a_secret_is_shown() {
    // Every line is out of order.
    let [maybe, secrets] = [MAYBE, SECRETS].map(|spec| spec.replace('\n', "\r\n"));
    let directory = directory(&[("specs/acme.yaml", &maybe), ("specs/zendesk.yaml", &secrets)]);
    for format in ["text", "short", "json", "sarif", "github"] {
        let run = run_in(directory.path(), &["check", "--format", format]);
        assert!(run.code == 1 && !run.to_string().contains("hunter"), "{run}");
    }
    assert_snapshot!("secrets", run_in(directory.path(), &["check"]));
    assert_snapshot!("secrets_out_of_order", run_in(directory.path(), &["fmt", "--check"]));
}
