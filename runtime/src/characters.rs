//! The characters of names that somebody else chose, and which of them are repeated.

use std::borrow::Cow;

/// A word of bytes that are all 1, to look at eight bytes at once.
pub(crate) const ONES: u64 = u64::from_ne_bytes([1; 8]);
/// The highest bit of each byte of a word.
pub(crate) const HIGH_BITS: u64 = ONES << 7;

/// How many characters of a name that the caller chose are repeated.
const SHOWN_NAME: usize = 64;

/// A name that the caller chose, so far as it can be shown without harm.
pub(crate) fn shown(name: &str) -> String {
    if is_harmless(name) {
        return name.to_owned();
    }
    name.chars().filter(|character| !is_invisible(*character)).take(SHOWN_NAME).collect()
}

/// A name of a table, as [`shown`] has it.
pub(crate) fn shown_name(name: &'static str) -> Cow<'static, str> {
    if is_harmless(name) { name.into() } else { shown(name).into() }
}

/// Whether all of a name can be shown, as that of most.
fn is_harmless(name: &str) -> bool {
    name.len() <= SHOWN_NAME && is_printable_ascii(name)
}

/// Whether a text is printable ASCII, as most is: then it has no character that is refused anywhere.
pub(crate) fn is_printable_ascii(text: &str) -> bool {
    let bytes = text.as_bytes();
    // The last eight are looked at once more, as that is less than to look at the last seven alone.
    match bytes.last_chunk() {
        Some(last) => {
            is_printable_word(*last) && bytes.as_chunks().0.iter().all(|word| is_printable_word(*word))
        }
        None => bytes.iter().all(|byte| matches!(byte, b' '..=b'~')),
    }
}

/// Of a byte that is not printable, the byte itself, or 32 less, or 1 more has the high bit; only such a
/// byte borrows or carries.
const fn is_printable_word(bytes: [u8; 8]) -> bool {
    let word = u64::from_ne_bytes(bytes);
    (word | word.wrapping_sub(ONES * 0x20) | word.wrapping_add(ONES)) & HIGH_BITS == 0
}

/// Whether a character is not to be seen where it is printed: control characters, and those that
/// only steer how others are shown, such as the marks that turn the direction of writing.
#[must_use]
pub const fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{ad}' | '\u{61c}' | '\u{180e}'
            | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}'
    )
}

/// Whether a character is invisible and has no place in a text for people, as line breaks, tabs and the
/// joiners of some scripts have.
#[must_use]
pub const fn is_unseen(character: char) -> bool {
    is_invisible(character) && !matches!(character, '\n' | '\r' | '\t' | '\u{200c}' | '\u{200d}')
}
