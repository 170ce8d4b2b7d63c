//! A file that is written under another name first, so that nobody reads half of it.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// A new file that only its owner can read. It is removed when it is dropped.
pub(super) struct Draft {
    path: PathBuf,
    file: File,
    /// Whether the file is still there under this name. Once it is renamed, another process may have a draft
    /// of the same name, which must not be removed.
    pending: bool,
}

impl Draft {
    /// Creates the file; it must not be there yet.
    pub(super) fn create(path: PathBuf) -> io::Result<Self> {
        let file = private(OpenOptions::new().write(true).create_new(true)).open(&path)?;
        Ok(Self { path, file, pending: true })
    }

    /// Writes the text, down to the disk.
    pub(super) fn fill(&self, text: &str) -> io::Result<()> {
        (&self.file).write_all(text.as_bytes())?;
        self.file.sync_all()
    }

    /// Gives the file its name, unless there is a file of that name: that one stays.
    pub(super) fn link(&self, target: &Path) -> io::Result<()> {
        match fs::hard_link(&self.path, target) {
            Err(error) if error.kind() != ErrorKind::AlreadyExists => Err(error),
            _ => sync_directory(target),
        }
    }

    /// Puts the file in the place of another one.
    pub(super) fn replace(mut self, target: &Path) -> io::Result<()> {
        fs::rename(&self.path, target)?;
        self.pending = false;
        sync_directory(target)
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        if self.pending {
            // There is nobody to tell; what is left over is private, and a rotation says what to remove.
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Only the owner may read and write the file, from its first moment.
#[cfg(unix)]
fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    use std::os::unix::fs::OpenOptionsExt;

    options.mode(0o600)
}

/// There are no modes.
#[cfg(not(unix))]
fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    options
}

/// Writes the directory of a file down to the disk: a file that is synchronised can still lose its name.
#[cfg(unix)]
fn sync_directory(file: &Path) -> io::Result<()> {
    let parent = file.parent().filter(|parent| !parent.as_os_str().is_empty());
    File::open(parent.unwrap_or(Path::new(".")))?.sync_all()
}

/// Directories cannot be opened like files.
#[cfg(not(unix))]
#[allow(clippy::unnecessary_wraps)]
fn sync_directory(_: &Path) -> io::Result<()> {
    Ok(())
}
