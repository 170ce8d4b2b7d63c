//! The library as this project generates it.

use std::path::Path;

use openelements_codegen::{Options, Source, generate};

use crate::failure::Failure;

/// Writes the library.
pub(super) fn write(directory: &Path, sources: Vec<Source>) -> Result<(), Failure> {
    let files = generate(sources, &Options::default()).map_err(|diagnostics| diagnostics.render())?;
    files.persist(&directory.join("elements"))?;
    std::fs::write(directory.join("lib.rs"), "//! Elements.\n\ninclude!(\"elements/mod.rs\");\n")?;
    Ok(())
}
