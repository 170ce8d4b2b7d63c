//! Reading specs and generating from them, for the commands that do.

use std::path::{Path, PathBuf};

use openelements_codegen::{Files, Options, Source, generate, load, read_directory, spec_paths};
use openelements_runtime::{Catalogue, Element};

use crate::failure::Failure;
use crate::words::KEYS;

/// The specs of a directory, at least one: without any, a mistyped directory would look fine.
pub(crate) fn read(directory: &Path) -> Result<Vec<Source>, Failure> {
    let sources = read_directory(directory).map_err(Failure::new)?;
    if sources.is_empty() { Err(none(directory)) } else { Ok(sources) }
}

/// The files of a directory that are its specs, at least one.
pub(crate) fn paths(directory: &Path) -> Result<Vec<PathBuf>, Failure> {
    let paths = spec_paths(directory).map_err(Failure::new)?;
    if paths.is_empty() { Err(none(directory)) } else { Ok(paths) }
}

fn none(directory: &Path) -> Failure {
    Failure::new(format_args!("there are no specs in `{}`", directory.display()))
        .help("put the `*.yaml` specs in it, or name the directory which has them")
}

/// The elements of the specs in a directory; those built in where there is none.
pub(crate) fn catalogue(directory: Option<&PathBuf>) -> Result<Catalogue, Failure> {
    let Some(directory) = directory else {
        return Ok(openelements::CATALOGUE);
    };
    load(read(directory)?).map_err(|diagnostics| Failure::diagnostics(&diagnostics))
}

/// The element of a key, among the specs of a directory or those built in.
pub(crate) fn element(key: &str, directory: Option<&PathBuf>) -> Result<&'static Element, Failure> {
    catalogue(directory)?.element(key).map_err(|unknown| match directory {
        Some(directory) => {
            Failure::new(unknown).help(format_args!("it is looked for in `{}`", directory.display()))
        }
        None => Failure::new(unknown).help(KEYS),
    })
}

/// The files generated from the specs of a directory.
pub(crate) fn files(directory: &Path, options: &Options) -> Result<Files, Failure> {
    generate(read(directory)?, options).map_err(|diagnostics| Failure::diagnostics(&diagnostics))
}
