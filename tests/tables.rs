//! The tables in memory are those that the generated code has.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "../codegen/tests/compile/tables.rs"]
mod tables;

use std::path::Path;

use openelements::runtime::Pattern;
use openelements_codegen::{Source, load};

#[test]
fn every_element_is_loaded_as_it_is_built_in() {
    let specs = Path::new(env!("CARGO_MANIFEST_DIR")).join("specs");
    tables::assert_loaded_alike(&specs, &openelements::ELEMENTS);
}

#[test]
fn patterns_are_loaded_too() {
    let spec = "key: recurly\nname: Recurly\nfields:\n  site: {pattern: ^a+$, hint: many a}\n";
    let sources = vec![Source::new("recurly.yaml", spec)];
    let site = load(sources).unwrap().element("recurly").unwrap().entry("site").unwrap();
    assert_eq!(site.pattern.map(Pattern::source), Some("^a+$"));
    assert_eq!((site.refusal("aaa"), site.refusal("b").as_deref()), (None, Some("many a")));
}
