//! `openelements schema`.

use insta::assert_snapshot;
use serde_json::Value;

use crate::run::{RECURLY, directory, run, run_in};

#[test]
fn the_schema_of_specs_is_that_which_is_checked_in() {
    let run = run(&["schema"]);
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    let kept = std::fs::read_to_string("../schema/element.schema.json").unwrap();
    let hint = "the schema is another now: cargo run -- schema > schema/element.schema.json";
    assert!(run.stdout == kept.replace("\r\n", "\n"), "{hint}");
}

#[test]
fn an_element_has_a_schema_of_its_configuration() {
    let run = run(&["schema", "stripe"]);
    let schema: Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    assert_eq!(schema["additionalProperties"], false);
    assert_eq!(schema["properties"]["api.key"]["description"], "Another name of `username`.");
}

#[test]
fn the_element_may_be_one_of_other_specs() {
    let directory = directory(&[("drafts/recurly.yaml", RECURLY)]);
    assert_snapshot!(run_in(directory.path(), &["schema", "recurly", "--specs", "drafts"]));
    assert_snapshot!("misspelt", run_in(directory.path(), &["schema", "recurli", "--specs", "drafts"]));
}
