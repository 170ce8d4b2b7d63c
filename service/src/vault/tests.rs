//! The vault as its users see it, over key files.

mod files;
mod opening;
mod parts;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tempfile::TempDir;

use super::{KeySource, Keys, Vault};

/// A key file that is not there yet, in a directory that is removed at the end of a test.
struct Place {
    directory: TempDir,
}

impl Place {
    /// A new one.
    fn new() -> Self {
        Self { directory: tempfile::tempdir().unwrap() }
    }

    /// The path of the file.
    fn path(&self) -> PathBuf {
        self.directory.path().join("keys")
    }

    /// The file as a source.
    fn source(&self) -> KeySource {
        KeySource::File(self.path())
    }

    /// The keys of a process that uses the file.
    fn keys(&self) -> Arc<Keys> {
        Arc::new(Keys::open(self.source()).unwrap())
    }

    /// The vault of a process that uses the file.
    fn vault(&self) -> Vault {
        Vault::new(self.keys())
    }

    /// What is wrong with the file.
    fn refusal(&self) -> String {
        let refusal = Keys::open(self.source()).unwrap_err().to_string();
        refusal.replace(&format!("{}", self.directory.path().join("").display()), "DIR/")
    }

    /// The names of the files of the directory.
    fn files(&self) -> Vec<String> {
        let entries = fs::read_dir(self.directory.path()).unwrap();
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    }
}

/// Writes a file that only its owner can read.
fn write_private(path: &Path, bytes: impl AsRef<[u8]>) {
    fs::write(path, bytes).unwrap();
    set_mode(path, 0o600);
}

/// Gives a file permissions.
#[cfg(unix)]
fn set_mode(path: &Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt;

    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

/// There are no modes.
#[cfg(not(unix))]
fn set_mode(_: &Path, _: u32) {}

/// A key of one byte over and over, as a key file has it.
fn key_text(byte: u8) -> String {
    use base64::Engine as _;

    base64::engine::general_purpose::STANDARD.encode([byte; 32])
}

/// Keys of the environment.
fn environment(text: &str) -> KeySource {
    KeySource::Environment { variable: "OPENELEMENTS_KEYS", text: text.into() }
}
