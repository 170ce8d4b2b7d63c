//! Synthetic elements: real specs under other names.

use std::path::Path;
use std::{fs, io};

/// Specs with about 4 fields of callers and 15 presets each, those of the standard included.
const SHAPES: [&str; 4] = [
    include_str!("../../../specs/chargebee.yaml"),
    include_str!("../../../specs/chargify.yaml"),
    include_str!("../../../specs/stripe.yaml"),
    include_str!("../../../specs/zuorav2.yaml"),
];

/// The spec of one of many elements.
pub(super) fn spec(number: usize) -> String {
    let shape = SHAPES.get(number % SHAPES.len()).copied().unwrap_or_default();
    let lines = shape.lines().filter_map(|line| match line.split_once(": ") {
        Some(("key", _)) => Some(format!("key: {}\n", key(number))),
        Some(("id", _)) => None,
        Some(("name", name)) => Some(format!("name: {name} {number}\n")),
        _ => Some(format!("{line}\n")),
    });
    lines.collect()
}

/// The key of that element.
pub(super) fn key(number: usize) -> String {
    format!("element{number:05}")
}

/// Writes the specs of so many elements to a directory that is new.
pub(super) fn write(directory: &Path, elements: usize) -> io::Result<()> {
    fs::create_dir_all(directory)?;
    (0..elements).try_for_each(|number| fs::write(directory.join(key(number) + ".yaml"), spec(number)))
}

/// Changes one spec of a directory: the default of an entry, as somebody does who looks for the one that
/// a vendor accepts.
pub(super) fn change(directory: &Path, round: usize) -> io::Result<()> {
    let changed = spec(0).replace("pagination.max: 100", &format!("pagination.max: {}", 101 + round));
    fs::write(directory.join(key(0) + ".yaml"), changed)
}

#[cfg(test)]
mod tests {
    use openelements::runtime::Role;
    use openelements_codegen::{Source, load};

    use super::{change, key, spec, write};

    #[test]
    fn synthetic_elements_are_shaped_as_said() {
        let sources = (0..8).map(|number| Source::new(key(number) + ".yaml", spec(number))).collect();
        let elements = load(sources).expect("they are specs").elements();
        assert_eq!(elements.len(), 8);
        for element in elements {
            let required = element.entries.iter().filter(|entry| entry.role == Role::Field).count();
            let presets = element.entries.iter().filter(|entry| entry.default().is_some()).count();
            assert!((2..=8).contains(&required), "{}: {required}", element.key);
            assert!((8..=20).contains(&presets), "{}: {presets}", element.key);
        }
    }

    #[test]
    fn a_change_is_one() {
        let directory = tempfile::tempdir().expect("a directory");
        write(directory.path(), 1).expect("specs");
        change(directory.path(), 0).expect("a change");
        let changed = std::fs::read_to_string(directory.path().join("element00000.yaml")).expect("the spec");
        assert!(changed.contains("pagination.max: 101"));
    }
}
