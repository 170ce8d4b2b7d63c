//! The header `Authorization`.

use std::fmt;

use openelements_runtime::Secret;
use thiserror::Error;

/// The secrets of a header `User <secret>, Organization <secret>, Element <token>`. Each part may be absent.
#[derive(Clone, Debug, Default)]
pub(crate) struct Credentials {
    /// The secret of a user.
    pub(crate) user: Option<Secret>,
    /// The secret of an organization.
    pub(crate) organization: Option<Secret>,
    /// The token of an instance.
    pub(crate) token: Option<Secret>,
}

impl Credentials {
    /// Reads a header. The parts may be in any order, and their words in any case. `Token` and the noun,
    /// which is what the service calls elements, say the same as `Element`.
    pub(crate) fn parse(header: &str, noun: &str) -> Result<Self, Malformed> {
        if header.trim().is_empty() {
            return Err(Malformed::Empty);
        }
        let mut credentials = Self::default();
        for (index, part) in header.split(',').enumerate() {
            let ordinal = Ordinal(index);
            let mut words = part.split_whitespace();
            let word = words.next().ok_or(Malformed::EmptyPart(ordinal))?;
            let scheme = Scheme::of(word, noun).ok_or(Malformed::UnknownWord(ordinal))?;
            let secret = words.next().ok_or(Malformed::NoSecret(scheme))?;
            if words.next().is_some() {
                return Err(Malformed::WhiteSpace(scheme));
            }
            credentials.put(scheme, secret)?;
        }
        Ok(credentials)
    }

    /// Takes the secret of a part, of which there must be only one.
    fn put(&mut self, scheme: Scheme, secret: &str) -> Result<(), Malformed> {
        let place = match scheme {
            Scheme::User => &mut self.user,
            Scheme::Organization => &mut self.organization,
            Scheme::Element => &mut self.token,
        };
        match place.replace(Secret::from(secret)) {
            None => Ok(()),
            Some(_) => Err(Malformed::Twice(scheme)),
        }
    }
}

/// Why a header cannot be read. No message repeats any of its text, which may be a secret wherever it stands.
#[derive(Clone, Copy, Debug, Eq, Error, PartialEq)]
pub(crate) enum Malformed {
    /// Nothing but white space.
    #[error("the header is empty")]
    Empty,
    /// Nothing before, between or after commas.
    #[error("the {0} part of the header is empty")]
    EmptyPart(Ordinal),
    /// A part of something else.
    #[error("the {0} part of the header begins with none of `User`, `Organization`, `Element`")]
    UnknownWord(Ordinal),
    /// A word alone.
    #[error("there is no secret after `{0}`")]
    NoSecret(Scheme),
    /// More than a word and a secret: a comma is missing, or the secret is something else.
    #[error("the secret after `{0}` has white space in it; commas separate the parts of the header")]
    WhiteSpace(Scheme),
    /// Two parts that say the same.
    #[error("`{0}` is given twice")]
    Twice(Scheme),
}

/// What a part begins with.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Scheme {
    /// `User`
    User,
    /// `Organization`
    Organization,
    /// `Element`, and what says the same.
    Element,
}

impl Scheme {
    /// What a word says; none if it is another word.
    fn of(word: &str, noun: &str) -> Option<Self> {
        let is = |name: &str| word.eq_ignore_ascii_case(name);
        if is("User") {
            Some(Self::User)
        } else if is("Organization") {
            Some(Self::Organization)
        } else {
            (is("Element") || is("Token") || is(noun)).then_some(Self::Element)
        }
    }
}

impl fmt::Display for Scheme {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::User => "User",
            Self::Organization => "Organization",
            Self::Element => "Element",
        })
    }
}

/// Which part of a header it is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Ordinal(usize);

impl fmt::Display for Ordinal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // There are three words, so the fourth part is refused, if no part before it is.
        formatter.write_str(["first", "second", "third"].get(self.0).unwrap_or(&"fourth"))
    }
}

#[cfg(test)]
mod tests;
