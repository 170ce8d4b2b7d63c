//! The kinds of value an entry can have, and what each accepts.

use std::borrow::Cow;

use crate::characters::is_printable_ascii;
use crate::json;
use crate::secret::MASK;
use crate::url::{Url, is_host};

/// The longest value that is accepted, in bytes of UTF-8.
pub const MAX_VALUE_BYTES: usize = 65_536;

/// The kind of value that an entry has.
///
/// On the wire a value is a string or null whatever its kind; the kind says which strings
/// are accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Kind {
    /// One line of text.
    String,
    /// Text that is never shown: a password, an API key.
    Secret,
    /// `true` or `false`.
    Boolean,
    /// A whole number of 64 bits, in decimal digits.
    Integer,
    /// An absolute `http` or `https` URL.
    Url,
    /// A host name or IP address, with an optional port.
    Host,
    /// One of a fixed set of options.
    Enum,
    /// A JSON document; an object in a request, its text in an answer.
    Json,
    /// Text of any number of lines.
    Text,
}

impl Kind {
    /// Every kind, in the order of the documentation.
    pub const ALL: [Self; 9] = [
        Self::String,
        Self::Secret,
        Self::Boolean,
        Self::Integer,
        Self::Url,
        Self::Host,
        Self::Enum,
        Self::Json,
        Self::Text,
    ];

    /// The name of the kind in a spec: `string`, `secret`, ...
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::String => "string",
            Self::Secret => "secret",
            Self::Boolean => "boolean",
            Self::Integer => "integer",
            Self::Url => "url",
            Self::Host => "host",
            Self::Enum => "enum",
            Self::Json => "json",
            Self::Text => "text",
        }
    }

    /// The kind of that [`name`](Self::name), if there is one.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// What the kind accepts, in words that complete "expected ...".
    #[must_use]
    pub const fn expected(self) -> &'static str {
        match self {
            Self::String => "one line of text",
            Self::Secret => "a secret text",
            Self::Text => "text without NUL characters",
            Self::Boolean => "`true` or `false`",
            Self::Integer => "a whole number, such as `100`",
            Self::Url => "an absolute URL, such as `https://api.example.com/v1`",
            Self::Host => "a host name, such as `api.example.com`",
            Self::Enum => "one of its options",
            Self::Json => "a JSON document, such as `{}`",
        }
    }

    /// What is expected instead of `text`; `None` where it is a value of this kind, of at most
    /// [`MAX_VALUE_BYTES`]. The options of an [`Enum`](Self::Enum) are not known here: see
    /// [`Entry::refusal`](crate::Entry::refusal).
    #[must_use]
    pub fn refusal(self, text: &str) -> Option<Cow<'static, str>> {
        if text.len() > MAX_VALUE_BYTES {
            return Some(format!("at most {MAX_VALUE_BYTES} bytes").into());
        }
        if self == Self::Secret && text == MASK {
            return Some("the secret itself, not its mask".into());
        }
        (!self.has_form(text)).then(|| self.expected().into())
    }

    fn has_form(self, text: &str) -> bool {
        match self {
            Self::String => is_printable_ascii(text) || !text.chars().any(char::is_control),
            Self::Secret | Self::Text => is_printable_ascii(text) || !text.contains('\0'),
            Self::Boolean => matches!(text, "true" | "false"),
            // A sign in front of a positive number is Rust's, not JSON's.
            Self::Integer => !text.starts_with('+') && text.parse::<i64>().is_ok(),
            Self::Url => Url::check(text).is_ok(),
            Self::Host => is_host(text),
            Self::Enum => true,
            Self::Json => json::is_document(text),
        }
    }
}
