//! Whether the tables in memory are those that generated code has.

use std::path::Path;

use openelements_codegen::{load, read_directory};
use openelements_runtime::{Element, Entry, Preset};

/// Loads the specs of a directory, and compares the tables with those that were generated of them.
pub(crate) fn assert_loaded_alike(specs: &Path, generated: &[&Element]) {
    let loaded = load(read_directory(specs).unwrap()).unwrap().elements();
    assert_eq!(loaded.len(), generated.len());
    for (loaded, generated) in loaded.iter().zip(generated) {
        assert_eq!(bare(loaded), bare(generated));
        let entries = |element: &Element| element.entries.iter().map(said).collect::<Vec<_>>();
        assert_eq!(entries(loaded), entries(generated), "{}", loaded.key);
    }
}

/// What a table says beside its entries, which say too little of themselves in `Debug`.
fn bare(element: &Element) -> String {
    let mut element = *element;
    element.entries = &[];
    format!("{element:?}")
}

/// What a table says about an entry.
fn said(entry: &Entry) -> String {
    let preset = match entry.preset {
        Preset::Value(text) => Some(text),
        _ => None,
    };
    let pattern = entry.pattern.map(|pattern| (pattern.source(), pattern.hint()));
    format!(
        "{entry:?} {preset:?} {:?} {:?} {:?}",
        (entry.preset, entry.label, entry.description, entry.options, pattern, entry.example),
        (entry.required_if, entry.template, entry.aliases, entry.alternatives, entry.role, entry.hidden),
        (entry.renamed_from, entry.deprecated),
    )
}
