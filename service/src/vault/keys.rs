//! Master keys: one that seals, and earlier ones that still open.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use zeroize::Zeroizing;

use super::digest::sha256;
use super::error::{InvalidKeys, NoRandomBytes};
use super::key::Key;

/// How many hexadecimal digits the id of a key has: enough to tell keys apart, and too few to be mistaken
/// for a key.
const ID_DIGITS: usize = 16;

/// A key that wraps data keys. `Debug` shows its id only.
pub(crate) struct MasterKey {
    /// Made of a hash of the key, so that a key has the same id wherever it lies.
    id: String,
    key: Key,
}

impl MasterKey {
    /// A new key.
    pub(super) fn random() -> Result<Self, NoRandomBytes> {
        Key::random().map(Self::of)
    }

    /// The key of a line of the key file; none if it is not 32 bytes in base64.
    fn parse(text: &str) -> Option<Self> {
        let bytes = Zeroizing::new(STANDARD.decode(text).ok()?);
        Key::of(&bytes).map(Self::of)
    }

    /// The key of these bytes.
    fn of(key: Key) -> Self {
        // The prefix keeps this hash apart from every other hash of the same bytes.
        let mut id = sha256("openelements master key id\n", key.bytes());
        id.truncate(ID_DIGITS);
        Self { id, key }
    }

    /// What names the key. It is no secret.
    pub(crate) fn id(&self) -> &str {
        &self.id
    }

    /// The key itself.
    pub(super) fn key(&self) -> &Key {
        &self.key
    }

    /// The key as a line of the key file has it.
    pub(super) fn to_base64(&self) -> Zeroizing<String> {
        Zeroizing::new(STANDARD.encode(self.key.bytes()))
    }
}

impl fmt::Debug for MasterKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("MasterKey").field("id", &self.id).finish_non_exhaustive()
    }
}

/// The master keys: the current one, which seals, and earlier ones, which open what was sealed with them.
#[derive(Debug)]
pub(crate) struct KeyRing {
    current: MasterKey,
    earlier: Vec<MasterKey>,
}

impl KeyRing {
    /// Reads keys in base64: one a line, or separated by commas; the first is the current one. Blank lines
    /// and lines that begin with `#` say nothing.
    pub(crate) fn parse(text: &str) -> Result<Self, InvalidKeys> {
        let mut keys: Vec<MasterKey> = Vec::new();
        for word in words(text) {
            let number = keys.len() + 1;
            let key = MasterKey::parse(word).ok_or(InvalidKeys::NotAKey { number })?;
            if let Some(same) = keys.iter().position(|known| known.id == key.id) {
                return Err(InvalidKeys::Repeated { number, first: same + 1 });
            }
            keys.push(key);
        }
        let mut keys = keys.into_iter();
        let current = keys.next().ok_or(InvalidKeys::Missing)?;
        Ok(Self { current, earlier: keys.collect() })
    }

    /// The key that seals.
    pub(crate) fn current(&self) -> &MasterKey {
        &self.current
    }

    /// All keys, the current one first.
    pub(crate) fn keys(&self) -> impl Iterator<Item = &MasterKey> {
        std::iter::once(&self.current).chain(&self.earlier)
    }

    /// The key of an id.
    pub(crate) fn find(&self, id: &str) -> Option<&MasterKey> {
        self.keys().find(|key| key.id == id)
    }

    /// Whether there are keys that only open.
    pub(crate) fn has_earlier(&self) -> bool {
        !self.earlier.is_empty()
    }
}

/// What ought to be keys.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let lines = text.lines().map(str::trim).filter(|line| !line.starts_with('#'));
    lines.flat_map(|line| line.split(',')).map(str::trim).filter(|word| !word.is_empty())
}
