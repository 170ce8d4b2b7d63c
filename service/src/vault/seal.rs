//! Sealing and opening.

use std::fmt;
use std::sync::Arc;

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use zeroize::Zeroizing;

use super::error::{KeyError, VaultError};
use super::key::Key;
use super::keys::{KeyRing, MasterKey};
use super::random::random;
use super::shared::Keys;

/// The length of the nonces of XChaCha20-Poly1305. They are long enough to be random.
const NONCE: usize = 24;

/// What is stored in place of a content. `Debug` shows only which key it is sealed with.
#[derive(Clone)]
#[allow(clippy::struct_field_names, reason = "what is sealed has no better name")]
pub(crate) struct Sealed {
    /// The id of the master key that wraps the data key.
    pub(crate) key_id: String,
    /// The data key, encrypted with the master key: a nonce, and the ciphertext.
    pub(crate) wrapped_key: Vec<u8>,
    /// The content, encrypted with the data key: a nonce, and the ciphertext.
    pub(crate) sealed: Vec<u8>,
}

impl fmt::Debug for Sealed {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Sealed").field("key_id", &self.key_id).finish_non_exhaustive()
    }
}

/// Seals contents and opens them.
///
/// A content is sealed under a name, `instance 123` for instance, and opens under that name only. So rows of
/// the store cannot be exchanged for one another.
#[derive(Clone, Debug)]
pub(crate) struct Vault {
    keys: Arc<Keys>,
}

impl Vault {
    /// A vault of these keys.
    pub(crate) fn new(keys: Arc<Keys>) -> Self {
        Self { keys }
    }

    /// The id of the key that seals.
    pub(crate) fn current_key_id(&self) -> String {
        self.ring().current().id().to_owned()
    }

    /// The keys as they are now.
    pub(crate) fn ring(&self) -> Arc<KeyRing> {
        self.keys.current()
    }

    /// Makes sure that what a key has wrapped can be opened.
    pub(crate) fn require_key(&self, key_id: &str) -> Result<(), VaultError> {
        let is_known = self.ring_with(key_id).find(key_id).is_some();
        if is_known { Ok(()) } else { Err(self.unknown(key_id)) }
    }

    fn unknown(&self, key_id: &str) -> VaultError {
        VaultError::UnknownKey { key_id: key_id.to_owned(), origin: self.keys.source().to_string() }
    }

    /// Seals a content with a data key of its own.
    pub(crate) fn seal(&self, name: &str, plaintext: &[u8]) -> Result<Sealed, VaultError> {
        let data_key = Key::random()?;
        let sealed = encrypt(&data_key, plaintext, name, &content_purpose(name))?;
        let ring = self.keys.sealing()?;
        let wrapped_key = wrap(ring.current(), name, &data_key)?;
        Ok(Sealed { key_id: ring.current().id().to_owned(), wrapped_key, sealed })
    }

    /// Opens what was sealed under this name.
    pub(crate) fn open(&self, name: &str, sealed: &Sealed) -> Result<Zeroizing<Vec<u8>>, VaultError> {
        let ring = self.ring_with(&sealed.key_id);
        let data_key = self.unwrap(&ring, name, sealed)?;
        decrypt(&data_key, &sealed.sealed, &content_purpose(name)).ok_or_else(|| damaged(name))
    }

    /// Wraps the data key with the current master key; none if it is already. The content stays as it is.
    pub(crate) fn rewrap(&self, name: &str, sealed: &Sealed) -> Result<Option<Sealed>, VaultError> {
        let ring = self.keys.sealing()?;
        let current = ring.current();
        if current.id() == sealed.key_id {
            return Ok(None);
        }
        let wrapped_key = wrap(current, name, &self.unwrap(&ring, name, sealed)?)?;
        Ok(Some(Sealed { key_id: current.id().to_owned(), wrapped_key, sealed: sealed.sealed.clone() }))
    }

    /// The keys, read once more if this one is not among them: another process may have added it just now.
    fn ring_with(&self, key_id: &str) -> Arc<KeyRing> {
        let ring = self.keys.current();
        if ring.find(key_id).is_some() { ring } else { self.keys.read_again() }
    }

    /// The data key.
    fn unwrap(&self, ring: &KeyRing, name: &str, sealed: &Sealed) -> Result<Key, VaultError> {
        let key_id = &sealed.key_id;
        let master = ring.find(key_id).ok_or_else(|| self.unknown(key_id))?;
        let bytes = decrypt(master.key(), &sealed.wrapped_key, &data_key_purpose(name, key_id));
        bytes.and_then(|bytes| Key::of(&bytes)).ok_or_else(|| damaged(name))
    }

    /// Makes a new current key.
    pub(crate) fn rotate(&self) -> Result<(), KeyError> {
        self.keys.rotate().map(drop)
    }

    /// Says that this was sealed with a key of the store.
    pub(crate) fn prove(&self, sealed: Sealed) {
        self.keys.prove(sealed.key_id);
    }
}

/// The data key, encrypted with a master key.
fn wrap(master: &MasterKey, name: &str, data_key: &Key) -> Result<Vec<u8>, VaultError> {
    encrypt(master.key(), data_key.bytes(), name, &data_key_purpose(name, master.id()))
}

/// What a sealed content is authenticated with, besides itself.
fn content_purpose(name: &str) -> String {
    format!("openelements content\n{name}")
}

/// What a wrapped data key is authenticated with, besides itself.
fn data_key_purpose(name: &str, key_id: &str) -> String {
    format!("openelements data key\n{name}\n{key_id}")
}

/// A random nonce, and the ciphertext, which is authenticated together with the purpose.
fn encrypt(key: &Key, plaintext: &[u8], name: &str, purpose: &str) -> Result<Vec<u8>, VaultError> {
    let nonce: [u8; NONCE] = random()?;
    let payload = Payload { msg: plaintext, aad: purpose.as_bytes() };
    let ciphertext = XChaCha20Poly1305::new(key.bytes().into()).encrypt(&XNonce::from(nonce), payload);
    let ciphertext = ciphertext.map_err(|_| VaultError::TooLong { name: name.to_owned() })?;
    Ok([nonce.as_slice(), &ciphertext].concat())
}

/// What was encrypted; none if this is not what `encrypt` gave for the key and the purpose.
fn decrypt(key: &Key, encrypted: &[u8], purpose: &str) -> Option<Zeroizing<Vec<u8>>> {
    let (nonce, ciphertext) = encrypted.split_first_chunk::<NONCE>()?;
    let payload = Payload { msg: ciphertext, aad: purpose.as_bytes() };
    let plaintext = XChaCha20Poly1305::new(key.bytes().into()).decrypt(&XNonce::from(*nonce), payload);
    plaintext.ok().map(Zeroizing::new)
}

/// A name and what is stored for it do not belong together, or not any more.
fn damaged(name: &str) -> VaultError {
    VaultError::Damaged { name: name.to_owned() }
}
