//! 32 bytes that are never shown.

use std::fmt;

use openelements_runtime::MASK;
use zeroize::Zeroizing;

use super::error::NoRandomBytes;

/// How many bytes a key has.
pub(super) const LENGTH: usize = 32;

/// A key: wiped when it is dropped, and masked by `Debug`.
///
/// The bytes are in a box, because moving them would leave copies on the stack that nobody wipes.
pub(super) struct Key(Box<Zeroizing<[u8; LENGTH]>>);

impl Key {
    /// A new key from the random number generator of the operating system.
    pub(super) fn random() -> Result<Self, NoRandomBytes> {
        let mut key = Self(Box::default());
        getrandom::fill(key.0.as_mut_slice()).map_err(NoRandomBytes)?;
        Ok(key)
    }

    /// The key of these bytes; none if they are not as many as a key has.
    pub(super) fn of(bytes: &[u8]) -> Option<Self> {
        let mut key = Self(Box::default());
        (bytes.len() == LENGTH).then(|| {
            key.0.copy_from_slice(bytes);
            key
        })
    }

    /// The bytes themselves. Do not log them.
    pub(super) fn bytes(&self) -> &[u8; LENGTH] {
        &self.0
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(MASK)
    }
}
