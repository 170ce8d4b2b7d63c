//! Where the master keys come from.

use std::fmt;
use std::path::PathBuf;

use openelements_runtime::Secret;

use super::error::KeyError;
use super::file::{self, Stamp};
use super::keys::KeyRing;

/// Where the master keys come from.
#[derive(Clone, Debug)]
pub enum KeySource {
    /// A key file.
    File(PathBuf),
    /// A variable of the environment.
    Environment {
        /// Its name, for messages.
        variable: &'static str,
        /// Its value.
        text: Secret,
    },
}

impl KeySource {
    /// Whether it is a file that is not there.
    pub(crate) fn is_missing(&self) -> bool {
        matches!(self, Self::File(path) if file::is_missing(path))
    }

    /// Reads the keys; creates a key file that is not there, with one new key.
    pub(super) fn open_or_create(&self) -> Result<(KeyRing, Stamp), KeyError> {
        if let Self::File(path) = self
            && file::is_missing(path)
        {
            file::create(path)?;
        }
        self.read()
    }

    /// Reads the keys.
    pub(super) fn read(&self) -> Result<(KeyRing, Stamp), KeyError> {
        match self {
            Self::File(path) => {
                let (text, stamp) = file::read(path)?;
                Ok((self.parse(&text)?, stamp))
            }
            Self::Environment { text, .. } => Ok((self.parse(text.expose())?, Stamp::default())),
        }
    }

    /// What changes when the keys change.
    pub(super) fn stamp(&self) -> Stamp {
        match self {
            Self::File(path) => Stamp::of(path),
            Self::Environment { .. } => Stamp::default(),
        }
    }

    /// Reads the text of the source.
    fn parse(&self, text: &str) -> Result<KeyRing, KeyError> {
        KeyRing::parse(text).map_err(|problem| KeyError::Invalid { origin: self.to_string(), problem })
    }
}

impl fmt::Display for KeySource {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path) => write!(formatter, "the key file {}", path.display()),
            Self::Environment { variable, .. } => write!(formatter, "the environment variable {variable}"),
        }
    }
}
