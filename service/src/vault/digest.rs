//! One-way digests: what is stored of a secret that is only ever compared.

use std::fmt::Write as _;

use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use super::error::NoRandomBytes;
use super::key::{Key, LENGTH};

/// The length of the blocks of SHA-256, which HMAC fills a shorter key up to with zeros.
const BLOCK: usize = 64;

/// The key that tokens are looked up with: the store has their fingerprints, by which it finds an instance,
/// and which tell nothing about a token to those who have the store alone.
#[derive(Debug)]
pub(crate) struct LookupKey(Key);

impl LookupKey {
    /// A new key.
    pub(crate) fn random() -> Result<Self, NoRandomBytes> {
        Key::random().map(Self)
    }

    /// The key of these bytes; none if they are not 32.
    pub(crate) fn of(bytes: &[u8]) -> Option<Self> {
        Key::of(bytes).map(Self)
    }

    /// The bytes themselves, to be sealed.
    pub(crate) fn bytes(&self) -> &[u8; LENGTH] {
        self.0.bytes()
    }

    /// What a token is found by: its HMAC-SHA256, in hexadecimal digits.
    pub(crate) fn fingerprint(&self, token: &str) -> String {
        let mut block = Zeroizing::new([0; BLOCK]);
        block.iter_mut().zip(self.bytes()).for_each(|(to, from)| *to = *from);
        // A key of a whole block, which is the same to HMAC, leaves no length to be refused.
        let mac = Hmac::<Sha256>::new((&*block).into()).chain_update(token.as_bytes());
        hexadecimal(&mac.finalize().into_bytes())
    }
}

/// What is stored of the secret of a user or an organization: its SHA-256, in hexadecimal digits.
///
/// A fast hash is right here: these secrets are 256 random bits, not passwords, so there is nothing to be
/// gained by guessing, which is all that a slow hash protects from.
pub(crate) fn hash(secret: &str) -> String {
    sha256("openelements secret\n", secret.as_bytes())
}

/// Whether two digests are the same. The time that it takes does not tell where they differ.
pub(crate) fn equal(a: &str, b: &str) -> bool {
    a.as_bytes().ct_eq(b.as_bytes()).into()
}

/// The SHA-256 of a prefix, which says what is hashed, and bytes.
pub(super) fn sha256(prefix: &str, bytes: &[u8]) -> String {
    hexadecimal(&Sha256::new().chain_update(prefix).chain_update(bytes).finalize())
}

/// Bytes in lower-case hexadecimal digits.
pub(super) fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut digits, byte| {
        // Writing to a string does not fail.
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}
