//! Reading specs and generating from them, for the commands that do.

use std::path::{Path, PathBuf};

use openelements_codegen::{Files, Options, Source, generate, load, read_directory};
use openelements_runtime::Catalogue;

use crate::failure::Failure;

/// The specs of a directory, at least one: without any, a mistyped directory would look fine.
pub(crate) fn read(directory: &Path) -> Result<Vec<Source>, Failure> {
    let sources = read_directory(directory).map_err(Failure::new)?;
    if sources.is_empty() {
        let message = format!("there are no specs in `{}`", directory.display());
        return Err(
            Failure::new(message).help("put the `*.yaml` specs in it, or name the directory which has them")
        );
    }
    Ok(sources)
}

/// The elements of the specs in a directory; those built in where there is none.
pub(crate) fn catalogue(directory: Option<&PathBuf>) -> Result<Catalogue, Failure> {
    let Some(directory) = directory else {
        return Ok(openelements::CATALOGUE);
    };
    load(read(directory)?).map_err(|diagnostics| Failure::diagnostics(&diagnostics))
}

/// The files generated from the specs of a directory.
pub(crate) fn files(directory: &Path, options: &Options) -> Result<Files, Failure> {
    generate(read(directory)?, options).map_err(|diagnostics| Failure::diagnostics(&diagnostics))
}
