//! The spec files that are read, and positions in their text.

use std::fmt;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::parallel;

/// Size in bytes above which a file is refused instead of read.
pub(crate) const SIZE_LIMIT: u64 = 1024 * 1024;

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// One spec file: the path it is reported under, and its text.
///
/// Cloning is cheap, as clones share the text.
#[derive(Clone, Debug)]
pub struct Source {
    path: String,
    file: Option<Arc<Path>>,
    text: Result<Arc<str>, Unreadable>,
}

/// Why a source has no text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Unreadable {
    /// The operating system refused, in its own words.
    Io(String),
    /// The file has more than [`SIZE_LIMIT`] bytes.
    TooLarge,
    /// The file is not UTF-8; the place of the first byte that is not.
    NotUtf8(Position),
}

/// A place in a text. Both numbers are 1-based; columns count characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The character in the line.
    pub column: usize,
}

impl Source {
    /// Takes the content of a file, which is reported under `path`.
    ///
    /// Content that cannot be used (too large, not UTF-8) is no error here: reading the spec
    /// reports it as a diagnostic. A byte order mark is dropped.
    #[must_use]
    pub fn new(path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { path: with_slashes(path.into()), file: None, text: decode(&bytes.into()) }
    }

    /// Returns the path the source is reported under, with `/` between its components.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Returns the file the source was read from. The path it is reported under may be that of
    /// another file, where a name is not Unicode.
    #[must_use]
    pub fn file(&self) -> Option<&Path> {
        self.file.as_deref()
    }

    /// Returns the text, without a byte order mark; none if the file is too large, not UTF-8 or could not
    /// be read.
    #[must_use]
    pub fn content(&self) -> Option<&str> {
        self.text.as_deref().ok()
    }

    /// Returns the text, without a byte order mark, or why there is none.
    pub(crate) fn text(&self) -> Result<&str, &Unreadable> {
        self.text.as_deref()
    }

    /// Reads one file; a failure is kept for the diagnostics.
    #[must_use]
    pub fn read(path: &Path) -> Self {
        let text = match read_limited(path) {
            Ok(bytes) => decode(&bytes),
            // The link is there, so that "no such file" would look wrong.
            Err(error) if error.kind() == io::ErrorKind::NotFound && path.is_symlink() => {
                Err(Unreadable::Io("it is a link to what is not there".to_owned()))
            }
            Err(error) => Err(Unreadable::Io(error.to_string())),
        };
        let shown = with_slashes(path.to_string_lossy().into_owned());
        Self { path: shown, file: Some(path.into()), text }
    }
}

/// The path as it is shown. Elsewhere than on Windows, `\` is a character of a name.
fn with_slashes(path: String) -> String {
    if cfg!(windows) { path.replace('\\', "/") } else { path }
}

/// A directory of specs could not be listed.
#[derive(Debug)]
pub struct DirectoryError {
    directory: PathBuf,
    error: io::Error,
}

impl fmt::Display for DirectoryError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { directory, error } = self;
        let help = match error.kind() {
            io::ErrorKind::NotFound => {
                "create it and put the `*.yaml` specs in it, or name the directory which has them"
            }
            _ => "name the directory which has the `*.yaml` specs",
        };
        write!(formatter, "cannot read the spec directory `{}`: {error}; {help}", directory.display())
    }
}

impl std::error::Error for DirectoryError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.error)
    }
}

/// Reads every `*.yaml` and `*.yml` file directly inside `directory`, in any case of letters, sorted by path. Other files,
/// hidden files and directories are ignored. A file that cannot be read is among the sources, and
/// becomes a diagnostic when it is parsed.
///
/// # Errors
///
/// If the directory itself cannot be listed, for instance because it does not exist.
pub fn read_directory(directory: &Path) -> Result<Vec<Source>, DirectoryError> {
    Ok(parallel::map(&spec_paths(directory)?, |_, path| Source::read(path)))
}

/// The paths of the files that [`read_directory`] reads, sorted.
///
/// # Errors
///
/// If the directory itself cannot be listed.
pub fn spec_paths(directory: &Path) -> Result<Vec<PathBuf>, DirectoryError> {
    let mut paths =
        list(directory).map_err(|error| DirectoryError { directory: directory.to_owned(), error })?;
    paths.sort();
    Ok(paths)
}

fn list(directory: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(directory)? {
        let path = entry?.path();
        if is_spec_name(&path) && !path.is_dir() {
            paths.push(path);
        }
    }
    Ok(paths)
}

/// Whether a file of a directory of specs is one of them by its name: `*.yaml` or `*.yml`, in any case of
/// letters, and not hidden.
///
/// ```
/// use openelements_codegen::is_spec_name;
///
/// assert!(is_spec_name("recurly.yaml".as_ref()) && is_spec_name("RECURLY.YAML".as_ref()));
/// assert!(!is_spec_name(".recurly.yaml".as_ref()));
/// ```
#[must_use]
pub fn is_spec_name(path: &Path) -> bool {
    let hidden = path.file_name().is_none_or(|name| name.as_encoded_bytes().starts_with(b"."));
    let extension = path.extension().and_then(|extension| extension.to_str());
    let is_yaml = |extension: &str| ["yaml", "yml"].iter().any(|yaml| extension.eq_ignore_ascii_case(yaml));
    !hidden && extension.is_some_and(is_yaml)
}

/// Reads a regular file, of a file that is too large only enough to tell.
fn read_limited(path: &Path) -> io::Result<Vec<u8>> {
    // Opening a pipe would wait for a writer.
    let metadata = fs::metadata(path)?;
    if !metadata.is_file() {
        return Err(io::Error::other("it is not a regular file"));
    }
    let mut bytes = Vec::new();
    File::open(path)?.take(SIZE_LIMIT + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn decode(bytes: &[u8]) -> Result<Arc<str>, Unreadable> {
    if u64::try_from(bytes.len()).is_ok_and(|size| size > SIZE_LIMIT) {
        return Err(Unreadable::TooLarge);
    }
    let bytes = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes);
    match str::from_utf8(bytes) {
        Ok(text) => Ok(text.into()),
        Err(error) => Err(Unreadable::NotUtf8(end_of_valid_text(bytes, error.valid_up_to()))),
    }
}

fn end_of_valid_text(bytes: &[u8], valid: usize) -> Position {
    let valid = bytes.get(..valid).unwrap_or_default();
    line_column(&String::from_utf8_lossy(valid), valid.len())
}

/// Returns the line and column of a byte `offset` into `text`. An offset past the end means the
/// end; one inside a character means that character.
pub(crate) fn line_column(text: &str, offset: usize) -> Position {
    let before = text.get(..floor(text, offset)).unwrap_or_default();
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let line = before.matches('\n').count() + 1;
    let column = before.get(line_start..).unwrap_or_default().chars().count() + 1;
    Position { line, column }
}

/// The start of the character at `offset`, or the end of the text.
fn floor(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

#[cfg(test)]
mod tests;
