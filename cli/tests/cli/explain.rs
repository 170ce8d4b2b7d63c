//! `openelements explain`.

use std::path::Path;

use insta::assert_snapshot;

use crate::run::run;

#[test]
fn a_code_is_explained_with_what_is_said_of_the_wrong_example() {
    assert_snapshot!(run(&["explain", "e0104"]));
}

#[test]
fn a_problem_of_several_specs_is_explained_with_their_paths() {
    assert_snapshot!(run(&["explain", "E0203", "E0301"]));
}

#[test]
fn without_a_code_all_are_listed() {
    assert_snapshot!(run(&["explain"]));
}

#[test]
fn what_is_no_code_is_told_with_a_way_out() {
    assert_snapshot!("misspelt", run(&["explain", "E0140"]));
    assert_snapshot!("a_key", run(&["explain", "chargebee"]));
    assert_snapshot!("several", run(&["explain", "foo", "e0104", "E0140", "chargebee"]));
}

#[test]
fn the_page_in_the_documentation_is_what_the_codes_say() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/diagnostics.md");
    let page = std::fs::read_to_string(file).unwrap_or_default();
    assert!(
        page == run(&["explain", "--format", "markdown"]).stdout,
        "docs/diagnostics.md is not what the codes say; run `cargo run -- explain --format markdown > docs/diagnostics.md`"
    );
}
