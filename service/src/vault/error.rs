//! What can be wrong with keys and with what was sealed, in words for an operator.
//!
//! No message has a key in it, or anything else that was in a key file.

use std::io;
use std::path::PathBuf;

use thiserror::Error;

/// The operating system has no random bytes.
#[derive(Debug, Error)]
#[error("the operating system gives no random bytes, and without them no key is safe: {0}")]
pub struct NoRandomBytes(pub(super) getrandom::Error);

/// Why a text is no key ring. Keys are numbered from 1, in the order of the text.
#[derive(Clone, Copy, Debug, Eq, Error, PartialEq)]
pub enum InvalidKeys {
    /// Nothing but comments and blank lines.
    #[error("there is no key; `openssl rand -base64 32` makes one")]
    Missing,
    /// Something that is no key.
    #[error("key {number} is not 32 bytes in base64; `openssl rand -base64 32` makes such a key")]
    NotAKey {
        /// Which one.
        number: usize,
    },
    /// The same key twice: likely one was to be another.
    #[error("key {number} is the same as key {first}; remove one of them")]
    Repeated {
        /// Which one.
        number: usize,
        /// The earlier one.
        first: usize,
    },
}

/// Why there are no keys, or no new one.
#[derive(Debug, Error)]
pub enum KeyError {
    /// The file cannot be read.
    #[error("cannot read the key file {path}: {cause}; the user of this process must be able to read it")]
    Read {
        /// The key file.
        path: PathBuf,
        /// What the operating system says.
        cause: io::Error,
    },
    /// A directory, a pipe, a device.
    #[error("the key file {path} is not a regular file; name a file, which is created if there is none")]
    NotAFile {
        /// The key file.
        path: PathBuf,
    },
    /// Group or others have permissions. Only Unix has these.
    #[cfg_attr(not(unix), allow(dead_code))]
    #[error(
        "users other than its owner can read or change the key file {path} (its mode is {mode:03o}); \
         run `chmod 600 {path}`"
    )]
    Exposed {
        /// The key file.
        path: PathBuf,
        /// Its permissions.
        mode: u32,
    },
    /// Not UTF-8.
    #[error("the key file {path} is not UTF-8 text; it must have one key in base64 a line")]
    NotText {
        /// The key file.
        path: PathBuf,
    },
    /// Far too long for a few keys.
    #[error(
        "the key file {path} is, or would become, longer than 64 KiB; \
         remove keys that no longer open anything"
    )]
    TooLong {
        /// The key file.
        path: PathBuf,
    },
    /// The text is no key ring.
    #[error("cannot use {origin}: {problem}")]
    Invalid {
        /// Where the text is.
        origin: String,
        /// What is wrong with it.
        problem: InvalidKeys,
    },
    /// There is no key file, and none can be made.
    #[error(
        "cannot create the key file {path}: {cause}; its directory must exist, and the user of this process \
         must be able to write files and hard links there"
    )]
    Create {
        /// The key file.
        path: PathBuf,
        /// What the operating system says.
        cause: io::Error,
    },
    /// A new key cannot be written.
    #[error(
        "cannot put a new key into the key file {path}: {cause}; the user of this process must be able to \
         write to its directory"
    )]
    Rotate {
        /// The key file.
        path: PathBuf,
        /// What the operating system says.
        cause: io::Error,
    },
    /// There is a draft of the next key file.
    #[error(
        "the key file {path} is being rotated by another process; if there is none, because it was stopped, \
         remove {draft} and try again"
    )]
    RotationUnderWay {
        /// The key file.
        path: PathBuf,
        /// What the other process writes.
        draft: PathBuf,
    },
    /// This process cannot change its environment for those that come after it.
    #[error(
        "cannot put a new key into the environment variable {variable}; put one before the key that is there, \
         separated by a comma (`openssl rand -base64 32` makes one), and run the command again with it"
    )]
    OnlyOneKey {
        /// The name of the variable.
        variable: &'static str,
    },
    /// No new key.
    #[error(transparent)]
    Random(#[from] NoRandomBytes),
}

/// Why something cannot be sealed or opened.
#[derive(Debug, Error)]
pub enum VaultError {
    /// The store belongs to other keys.
    #[error(
        "the store was sealed with the key {key_id}, which is not in {origin}; start with the keys of this \
         store, or add that key there, after the first one"
    )]
    UnknownKey {
        /// The id of the key that is asked for.
        key_id: String,
        /// Where the keys come from.
        origin: String,
    },
    /// The keys were replaced by those of something else while the service ran.
    #[error(
        "{origin} no longer has the key that this store is sealed with, and nothing more is sealed until it has; \
         put the keys of this store back, a new one before them if you mean to change it"
    )]
    Foreign {
        /// Where the keys come from.
        origin: String,
    },
    /// It is not what was sealed under this name.
    #[error(
        "what is stored for {name} cannot be opened: it was damaged, or changed by something other than this \
         service; restore it from a backup of the store"
    )]
    Damaged {
        /// What was to be opened.
        name: String,
    },
    /// The cipher has a limit of 256 GiB.
    #[error("what is to be stored for {name} is too long to be sealed; store less")]
    TooLong {
        /// What was to be sealed.
        name: String,
    },
    /// No data key and no nonce.
    #[error(transparent)]
    Random(#[from] NoRandomBytes),
}
