//! The tables in memory are those that the generated code has.

use std::path::Path;

use openelements::ELEMENTS;
use openelements::runtime::{Element, Entry, Pattern, Preset};
use openelements_codegen::{load, read_directory};

/// What a table says about an entry, its `Debug` being too discreet.
fn said(entry: &Entry) -> String {
    let preset = match entry.preset {
        Preset::Value(text) => Some(text),
        _ => None,
    };
    let pattern = entry.pattern.map(|pattern| (pattern.source(), pattern.hint()));
    format!(
        "{entry:?} {preset:?} {:?} {:?}",
        (entry.preset, entry.label, entry.description, entry.options, pattern, entry.example),
        (entry.required_if, entry.template, entry.aliases, entry.alternatives, entry.role, entry.hidden),
    )
}

#[test]
fn every_element_is_loaded_as_it_is_built_in() {
    let specs = Path::new(env!("CARGO_MANIFEST_DIR")).join("specs");
    let loaded = load(read_directory(&specs).unwrap()).unwrap().elements();
    assert_eq!(loaded.len(), ELEMENTS.len());
    for (loaded, built_in) in loaded.iter().zip(ELEMENTS) {
        // Entries say too little in `Debug` to be compared by it.
        let bare = |element: &Element| {
            let mut element = *element;
            element.entries = &[];
            format!("{element:?}")
        };
        assert_eq!(bare(loaded), bare(built_in));
        let entries = |element: &Element| element.entries.iter().map(said).collect::<Vec<_>>();
        assert_eq!(entries(loaded), entries(built_in), "{}", loaded.key);
    }
}

#[test]
fn patterns_are_loaded_too() {
    let spec = "key: recurly\nname: Recurly\nfields:\n  site: {pattern: ^a+$, hint: many a}\n";
    let sources = vec![openelements_codegen::Source::new("recurly.yaml", spec)];
    let site = load(sources).unwrap().element("recurly").unwrap().entry("site").unwrap();
    assert_eq!(site.pattern.map(Pattern::source), Some("^a+$"));
    assert_eq!((site.refusal("aaa"), site.refusal("b").as_deref()), (None, Some("many a")));
}
