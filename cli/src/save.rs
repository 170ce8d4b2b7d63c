//! Writes specs that are new.

use std::fs::{self, File};
use std::io;
use std::path::Path;

use openelements_codegen::{replace, require_directory};

/// Writes a file that is not there yet, unless it may be replaced, and the directory that it is in.
///
/// # Errors
/// [`io::ErrorKind::AlreadyExists`] where there is a file that may not be replaced; where it cannot be
/// written. Then there is no new file.
pub(crate) fn save(path: &Path, text: &str, force: bool) -> io::Result<()> {
    if let Some(directory) = path.parent() {
        require_directory(directory)?;
        fs::create_dir_all(directory)?;
    }
    if !force {
        File::create_new(path)?;
        return replace(path, text).inspect_err(|_| drop(fs::remove_file(path)));
    }
    // What a link leads to is somebody's.
    if path.is_symlink() {
        fs::remove_file(path)?;
    }
    replace(path, text)
}
