//! The characters of names that somebody else chose, and which of them are repeated.

/// How many characters of a name that the caller chose are repeated.
const SHOWN_NAME: usize = 64;

/// A name that the caller chose, so far as it can be shown without harm.
pub(crate) fn shown(name: &str) -> String {
    name.chars().filter(|character| !is_invisible(*character)).take(SHOWN_NAME).collect()
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
