//! One of the two catalogues that are compared.

use std::collections::{BTreeMap, BTreeSet};

use openelements_codegen::{Diagnostics, Options, Source, generate, load};
use openelements_runtime::Catalogue;

use crate::compare::rust::{Surface, surface};

/// What comes before the key in the table of generated code.
const TABLE: &str = "runtime::Element::new(\"";

/// A catalogue, and the specs that the code is generated from which users of the library see.
#[derive(Debug)]
pub struct Side {
    pub(crate) catalogue: Catalogue,
    sources: Vec<Source>,
}

impl Side {
    /// Reads specs: the tables of the elements.
    ///
    /// # Errors
    /// Every problem of every spec at once.
    pub fn read(sources: Vec<Source>) -> Result<Self, Diagnostics> {
        Ok(Self { catalogue: load(sources.clone())?, sources })
    }

    /// The catalogue.
    #[must_use]
    pub const fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// The public items of the module of each element, by its key, but for the elements whose spec is the
    /// same on the other side: their code is the same, and most elements are among them.
    pub(crate) fn surfaces(&self, other: &Self) -> BTreeMap<String, Surface> {
        let same: BTreeSet<Option<&str>> = other.sources.iter().map(Source::content).collect();
        let changed = self.sources.iter().filter(|source| !same.contains(&source.content()));
        let changed: Vec<Source> = changed.cloned().collect();
        // From what could be loaded, code can be generated.
        let Ok(files) = generate(changed, &Options::default()) else {
            return BTreeMap::new();
        };
        files.iter().filter_map(|(_, code)| Some((key(code)?.to_owned(), surface(code)))).collect()
    }
}

/// The key of the element that a generated module is about, if it is about one.
fn key(code: &str) -> Option<&str> {
    let (_, rest) = code.split_once(TABLE)?;
    rest.split_once('"').map(|(key, _)| key)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn side(specs: &[(&str, &str)]) -> Side {
        let spec = |(key, label): &(&str, &str)| {
            let spec = format!("key: {key}\nname: Acme\nfields:\n  site: {{label: {label}}}\n");
            Source::new(format!("specs/{key}.yaml"), spec)
        };
        Side::read(specs.iter().map(spec).collect()).unwrap()
    }

    #[test]
    fn code_is_generated_only_for_the_specs_that_differ() {
        let old = side(&[("one", "Site"), ("three", "Site"), ("two", "Site")]);
        let new = side(&[("four", "Site"), ("one", "Site"), ("two", "Subdomain")]);
        let keys = |surfaces: BTreeMap<String, Surface>| surfaces.into_keys().collect::<Vec<_>>();
        assert_eq!(keys(old.surfaces(&new)), ["three", "two"]);
        assert_eq!(keys(new.surfaces(&old)), ["four", "two"]);
        assert!(old.surfaces(&old).is_empty());
    }
}
