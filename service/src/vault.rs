//! Encryption of what is stored, and the keys for it.
//!
//! What is stored is sealed with a key of its own, the data key, and that with a master key, which is not in
//! the store. So the store alone tells nothing, and for a new master key only the data keys are wrapped anew.

mod digest;
mod error;
mod file;
mod key;
mod keys;
mod random;
mod seal;
mod shared;
mod source;

pub(crate) use digest::{LookupKey, equal, hash};
pub use error::{InvalidKeys, KeyError, NoRandomBytes, VaultError};
pub(crate) use random::{random_id, random_secret};
pub(crate) use seal::{Sealed, Vault};
pub(crate) use shared::Keys;
pub use source::KeySource;

#[cfg(test)]
mod tests;
