//! Files are written beside their place and put there whole: a reader sees the old text or the
//! new, never half of one.

use std::fs::{self, File, Permissions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process;
use std::sync::atomic::{AtomicUsize, Ordering};

/// What the name of a draft ends with: it is none of a spec, and nothing compiles such a file.
const SUFFIX: &str = ".draft";

/// Writes a text into a file in one step: a reader sees the old text or the new, never half of one. The
/// file keeps its permissions; of a link, what it leads to is written, and the link stays.
///
/// ```
/// let directory = tempfile::tempdir()?;
/// let path = directory.path().join("acme.yaml");
/// openelements_codegen::replace(&path, "key: acme\n")?;
/// assert_eq!(std::fs::read_to_string(&path)?, "key: acme\n");
/// # Ok::<(), std::io::Error>(())
/// ```
///
/// # Errors
/// Where it cannot be written, or is read-only. Then the file is as it was, and no other is left.
pub fn replace(path: &Path, text: &str) -> io::Result<()> {
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let permissions = fs::metadata(&path).ok().map(|metadata| metadata.permissions());
    if permissions.as_ref().is_some_and(Permissions::readonly) {
        return Err(io::Error::new(io::ErrorKind::PermissionDenied, "it is read-only"));
    }
    let (draft, file) = create(&path)?;
    let written = fill(file, text, permissions).and_then(|()| fs::rename(&draft, &path));
    // What was wrong first is what is told.
    written.inspect_err(|_| drop(fs::remove_file(&draft)))
}

/// Makes a draft of a file. No other run has it, so that several can write into one directory.
fn create(path: &Path) -> io::Result<(PathBuf, File)> {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    loop {
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let mut draft = path.as_os_str().to_owned();
        draft.push(format!(".{}-{count}{SUFFIX}", process::id()));
        match File::create_new(&draft) {
            // Process ids are used again, and containers have their own.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            made => return made.map(|file| (draft.into(), file)),
        }
    }
}

/// Writes and closes a file: not every system renames an open one.
fn fill(mut file: File, text: &str, permissions: Option<Permissions>) -> io::Result<()> {
    if let Some(permissions) = permissions {
        file.set_permissions(permissions)?;
    }
    file.write_all(text.as_bytes())
}

/// The name of the file that a draft is of; none if it is not the name of a draft.
pub(super) fn drafted(name: &str) -> Option<&str> {
    let (file, run) = name.strip_suffix(SUFFIX)?.rsplit_once('.')?;
    run.chars().all(|letter| letter.is_ascii_digit() || letter == '-').then_some(file)
}
