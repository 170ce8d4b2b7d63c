//! Every spec that the documentation shows is one that generates.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::path::Path;

use openelements_codegen::{Options, Source, check, generate};

/// The specs in the fenced blocks of a page of the workspace.
fn specs(page: &str) -> Vec<Source> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(page);
    let text = std::fs::read_to_string(path).unwrap();
    let blocks = text.split("```yaml\n").skip(1).filter_map(|block| block.split_once("\n```"));
    let named =
        blocks.enumerate().map(|(index, (spec, _))| Source::new(format!("{page}/{index}.yaml"), spec));
    named.collect()
}

#[test]
fn every_spec_of_the_documentation_has_no_problems() {
    for page in ["README.md", "docs/spec.md"] {
        let specs = specs(page);
        assert!(!specs.is_empty(), "{page}");
        let problems = check(specs);
        assert!(problems.is_empty(), "{problems}");
    }
}

#[test]
fn the_page_about_specs_becomes_a_library() {
    let specs = specs("docs/spec.md");
    assert!(specs.len() > 10);
    let count = specs.len();
    assert_eq!(generate(specs, &Options::default()).unwrap().iter().count(), count + 2);
}
