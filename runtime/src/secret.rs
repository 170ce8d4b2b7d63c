//! A value that is never shown.

use std::fmt;

use zeroize::Zeroizing;

/// What stands for a secret on the wire: exactly eight asterisks.
pub const MASK: &str = "********";

/// A supplied value that must not be shown: no `Display`, a redacted `Debug`, no `Serialize`.
///
/// The memory is wiped when the value is dropped. The only way to the text is
/// [`expose`](Self::expose), so that each use can be searched for.
///
/// ```
/// use openelements_runtime::Secret;
///
/// let secret = Secret::from("s3cret");
/// assert_eq!(format!("{secret:?}"), "********");
/// assert_eq!(secret.expose(), "s3cret");
/// ```
///
/// It cannot be printed:
///
/// ```compile_fail
/// println!("{}", openelements_runtime::Secret::from("s3cret"));
/// ```
#[derive(Clone)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// The text itself. Do not log it.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Self(Zeroizing::new(text))
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Self::from(text.to_owned())
    }
}

impl From<&String> for Secret {
    fn from(text: &String) -> Self {
        Self::from(text.as_str())
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(MASK)
    }
}
