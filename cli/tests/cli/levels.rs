//! The levels of lints: `openelements.toml`, the command line, and comments.

use insta::assert_snapshot;

use crate::run::{ZENDESK, directory, run_in};

/// A spec in which one lint finds something.
const LINTED: &str = "key: recurly\nname: Recurly\nid: 1\nauthentication: basic\n";

/// The same, with a comment that allows it.
const ALLOWED: &str =
    "key: recurly # openelements: allow L0406 - a test\nname: Recurly\nid: 1\nauthentication: basic\n";

#[test]
fn lints_are_warnings_where_nobody_says_otherwise() {
    let directory = directory(&[("specs/recurly.yaml", LINTED)]);
    assert_snapshot!(run_in(directory.path(), &["check"]));
}

#[test]
fn the_command_line_sets_levels() {
    let directory = directory(&[("specs/recurly.yaml", LINTED)]);
    let allowed = run_in(directory.path(), &["check", "--allow", "L0406"]);
    assert_eq!((allowed.code, allowed.stdout.as_str()), (0, "1 spec, no problems\n"), "{allowed}");
    for deny in ["L0406", "warnings"] {
        let denied = run_in(directory.path(), &["check", "--deny", deny]);
        assert_eq!(denied.code, 1, "{denied}");
        assert!(denied.stderr.contains("error[L0406]"), "{denied}");
    }
    let both = run_in(directory.path(), &["check", "--deny", "L0406", "--allow", "L0406"]);
    assert_eq!(both.code, 1, "the stricter one counts: {both}");
}

#[test]
fn the_nearest_file_sets_levels_below_the_command_line_and_comments() {
    let files = [
        ("openelements.toml", "[lints]\nL0406 = \"deny\"\n"),
        ("near/openelements.toml", "[lints]\nL0406 = \"allow\"\n"),
        ("near/specs/recurly.yaml", LINTED),
        ("far/recurly.yaml", LINTED),
        ("allowed/recurly.yaml", ALLOWED),
    ];
    let directory = directory(&files);
    let code = |arguments: &[&str]| run_in(directory.path(), &[&["check"][..], arguments].concat()).code;
    assert_eq!(code(&["near/specs"]), 0);
    assert_eq!(code(&["near/specs/recurly.yaml"]), 0);
    assert_eq!(code(&["far"]), 1);
    assert_eq!(code(&["far", "--warn", "L0406"]), 0);
    assert_eq!(code(&["near/specs", "--deny", "L0406"]), 1);
    assert_eq!(code(&["allowed", "--deny", "L0406"]), 0);
}

#[test]
fn specs_for_which_the_file_is_another_are_not_checked_together() {
    let files = [
        ("a/openelements.toml", "[lints]\n"),
        ("a/specs/recurly.yaml", LINTED),
        ("a/more/zendesk.yaml", ZENDESK),
        ("b/openelements.toml", "[lints]\nL0406 = \"deny\"\n"),
        ("b/zendesk.yaml", ZENDESK),
        ("c/zendesk.yaml", ZENDESK),
    ];
    let directory = directory(&files);
    assert_eq!(run_in(directory.path(), &["check", "a/specs", "a/specs/../more"]).code, 0);
    assert_snapshot!(run_in(directory.path(), &["check", "a/specs", "b", "c"]));
}

#[test]
fn what_is_wrong_with_the_file_is_told_at_once() {
    let text = "[lint]\nL0401 = \"warn\"\n\n[lints]\nL0406 = \"forbid\"\nL9999 = \"allow\"\nE0104 = \"allow\"\nL0401 = 1\n";
    let directory = directory(&[("openelements.toml", text), ("specs/recurly.yaml", LINTED)]);
    assert_snapshot!(run_in(directory.path(), &["check"]));
}

#[test]
fn a_file_that_is_not_toml_is_told_with_the_place() {
    let directory = directory(&[
        ("openelements.toml", "[lints]\nL0401 = \nL0402 == 1\n"),
        ("specs/recurly.yaml", LINTED),
    ]);
    let run = run_in(directory.path(), &["check"]);
    assert_eq!(run.code, 1, "{run}");
    assert!(run.stderr.contains("  openelements.toml:3:"), "{run}");
    assert!(run.stderr.contains("  openelements.toml:2:"), "{run}");
}

#[test]
fn what_is_no_file_is_not_passed_over() {
    let directory = directory(&[("openelements.toml/a", ""), ("specs/recurly.yaml", LINTED)]);
    assert_snapshot!(run_in(directory.path(), &["check"]));
}

#[test]
fn codes_on_the_command_line_that_are_no_lints_are_all_told() {
    let directory = directory(&[("specs/recurly.yaml", LINTED)]);
    assert_snapshot!(run_in(
        directory.path(),
        &["check", "--allow", "E0104", "--warn", "L0400", "--deny", "all"]
    ));
}
