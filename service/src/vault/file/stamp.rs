//! Whether a file has changed.

use std::fs::{self, Metadata};
use std::path::Path;

/// What changes when a file changes; none for a file that is not there, and for what is no file.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(in crate::vault) struct Stamp(Option<Marks>);

impl Stamp {
    /// How the file at a path looks now.
    pub(in crate::vault) fn of(path: &Path) -> Self {
        fs::metadata(path).map_or_else(|_| Self::default(), |metadata| Self::from(&metadata))
    }
}

impl From<&Metadata> for Stamp {
    fn from(metadata: &Metadata) -> Self {
        Self(Some(Marks::from(metadata)))
    }
}

/// The file itself, its length, and when its content and its permissions were changed.
#[cfg(unix)]
#[derive(Clone, Debug, Eq, PartialEq)]
struct Marks {
    file: (u64, u64),
    length: u64,
    content: (i64, i64),
    permissions: (i64, i64),
}

#[cfg(unix)]
impl From<&Metadata> for Marks {
    fn from(metadata: &Metadata) -> Self {
        use std::os::unix::fs::MetadataExt;

        Self {
            file: (metadata.dev(), metadata.ino()),
            length: metadata.len(),
            content: (metadata.mtime(), metadata.mtime_nsec()),
            permissions: (metadata.ctime(), metadata.ctime_nsec()),
        }
    }
}

/// Its length, and when it was created and changed.
#[cfg(not(unix))]
#[derive(Clone, Debug, Eq, PartialEq)]
struct Marks {
    length: u64,
    created: Option<std::time::SystemTime>,
    content: Option<std::time::SystemTime>,
}

#[cfg(not(unix))]
impl From<&Metadata> for Marks {
    fn from(metadata: &Metadata) -> Self {
        Self { length: metadata.len(), created: metadata.created().ok(), content: metadata.modified().ok() }
    }
}
