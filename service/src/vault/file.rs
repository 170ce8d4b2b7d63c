//! Key files: reading with suspicion, and writing such that no crash and no other process loses a key.

mod draft;
mod stamp;

use std::fs::{self, File, Metadata};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

pub(super) use self::stamp::Stamp;

use self::draft::Draft;
use super::digest::hexadecimal;
use super::error::KeyError;
use super::keys::{KeyRing, MasterKey};
use super::random::random;

/// The most bytes that a key file may have: more than a thousand keys.
const LIMIT: usize = 64 * 1024;

/// The permissions of all but the owner.
#[cfg(unix)]
const OTHERS: u32 = 0o077;

/// What a key file begins with.
const HEADER: &str = "\
# The keys of an openelements store. Without this file the store cannot be read.
# Back it up, in another place than the store.
# The first key seals; the others open what was sealed before they were replaced.
";

/// Whether there is nothing at a path.
pub(super) fn is_missing(path: &Path) -> bool {
    fs::metadata(path).is_err_and(|error| error.kind() == ErrorKind::NotFound)
}

/// Reads the text of a key file, and how the file looked before that.
pub(super) fn read(path: &Path) -> Result<(Zeroizing<String>, Stamp), KeyError> {
    let failed = |cause| KeyError::Read { path: path.to_owned(), cause };
    // This is asked for before the file is opened, because opening a pipe waits for someone to write to it.
    if !fs::metadata(path).map_err(failed)?.is_file() {
        return Err(KeyError::NotAFile { path: path.to_owned() });
    }
    let file = File::open(path).map_err(failed)?;
    let metadata = file.metadata().map_err(failed)?;
    refuse_exposed(path, &metadata)?;
    let bytes = read_bytes(file).map_err(failed)?;
    refuse_too_long(path, bytes.len())?;
    let text = std::str::from_utf8(&bytes).map_err(|_| KeyError::NotText { path: path.to_owned() })?;
    Ok((Zeroizing::new(text.to_owned()), Stamp::from(&metadata)))
}

/// Reads a byte more than is allowed. There is room for them from the start: growing would leave copies
/// that nobody wipes.
fn read_bytes(file: File) -> io::Result<Zeroizing<Vec<u8>>> {
    let mut bytes = Zeroizing::new(Vec::with_capacity(2 * LIMIT));
    file.take(LIMIT as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// A key file is small; another file may be named by mistake.
fn refuse_too_long(path: &Path, length: usize) -> Result<(), KeyError> {
    if length > LIMIT { Err(KeyError::TooLong { path: path.to_owned() }) } else { Ok(()) }
}

/// Only the owner may have permissions.
#[cfg(unix)]
fn refuse_exposed(path: &Path, metadata: &Metadata) -> Result<(), KeyError> {
    use std::os::unix::fs::PermissionsExt;

    let mode = metadata.permissions().mode() & 0o777;
    if mode & OTHERS == 0 { Ok(()) } else { Err(KeyError::Exposed { path: path.to_owned(), mode }) }
}

/// There are no modes; the permissions of the directory are to protect the file.
#[cfg(not(unix))]
#[allow(clippy::unnecessary_wraps)]
fn refuse_exposed(_: &Path, _: &Metadata) -> Result<(), KeyError> {
    Ok(())
}

/// Creates a key file with one new key. If another process is quicker, its file stays.
pub(super) fn create(path: &Path) -> Result<(), KeyError> {
    let failed = |cause| KeyError::Create { path: path.to_owned(), cause };
    let text = with_new_key("")?;
    // A name of its own: processes that start at once do not hinder each other.
    let suffix = hexadecimal(&random::<8>()?);
    let draft = Draft::create(sibling(path, &suffix)).map_err(failed)?;
    draft.fill(&text).and_then(|()| draft.link(path)).map_err(failed)
}

/// Puts a new key before the others of a key file.
///
/// The draft of the new file has a fixed name, so it is a lock too: of two rotations at once, one is refused,
/// because the file of the slower one would lack the key of the other.
pub(super) fn rotate(path: &Path) -> Result<(), KeyError> {
    let failed = |cause| KeyError::Rotate { path: path.to_owned(), cause };
    // A symbolic link stays one.
    let path = &fs::canonicalize(path).map_err(failed)?;
    let draft_path = sibling(path, "next");
    let draft = Draft::create(draft_path.clone()).map_err(|cause| match cause.kind() {
        ErrorKind::AlreadyExists => KeyError::RotationUnderWay { path: path.clone(), draft: draft_path },
        _ => failed(cause),
    })?;
    let text = rotated(path)?;
    draft.fill(&text).and_then(|()| draft.replace(path)).map_err(failed)
}

/// The text of a key file with a new key. It is read only now that no other process rotates the file.
fn rotated(path: &Path) -> Result<Zeroizing<String>, KeyError> {
    let (text, _) = read(path)?;
    let origin = || format!("the key file {}", path.display());
    KeyRing::parse(&text).map_err(|problem| KeyError::Invalid { origin: origin(), problem })?;
    let text = with_new_key(&text)?;
    refuse_too_long(path, text.len())?;
    Ok(text)
}

/// A text with a new key before the others. Comments stay with the keys that they are above.
fn with_new_key(text: &str) -> Result<Zeroizing<String>, KeyError> {
    let key = MasterKey::random()?.to_base64();
    let others = text.strip_prefix(HEADER).unwrap_or(text);
    Ok(Zeroizing::new([HEADER, &key, "\n", others].concat()))
}

/// A hidden file beside a key file.
fn sibling(path: &Path, suffix: &str) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.{suffix}"))
}
