//! Random secrets and ids.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use openelements_runtime::Secret;

use super::error::NoRandomBytes;
use super::key::Key;

/// The ids that JSON numbers are exact for: below 2 to the power of 53.
const ID_BITS: i64 = (1 << 53) - 1;

/// A new secret: 256 random bits in base64, which are 44 characters.
pub(crate) fn random_secret() -> Result<Secret, NoRandomBytes> {
    Ok(Secret::from(STANDARD.encode(Key::random()?.bytes())))
}

/// A new id: any number from 1 up to 2 to the power of 53, all as likely.
pub(crate) fn random_id() -> Result<i64, NoRandomBytes> {
    loop {
        let id = i64::from_le_bytes(random()?) & ID_BITS;
        // Taking another one in place of 0 leaves the others as likely as they were.
        if id != 0 {
            return Ok(id);
        }
    }
}

/// Random bytes that are no secret.
pub(super) fn random<const LENGTH: usize>() -> Result<[u8; LENGTH], NoRandomBytes> {
    let mut bytes = [0; LENGTH];
    getrandom::fill(&mut bytes).map_err(NoRandomBytes)?;
    Ok(bytes)
}
