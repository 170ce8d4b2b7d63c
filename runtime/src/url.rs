//! URLs and hosts, in the strict form that a template may yield.
//!
//! Browsers forgive: they drop tabs, turn `\` into `/` and read `0x7f.1` as an address. Each
//! such kindness is a way to make a value mean another host. Here a URL is what RFC 3986
//! says, in ASCII, without user information or fragment, or it is refused.

mod plain;

use std::fmt;
use std::net::{Ipv4Addr, Ipv6Addr};
use std::str::FromStr;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

pub(crate) use plain::{is_plain, is_plain_path, is_plain_rest};

/// What is encoded in a path segment or a query value: all but RFC 3986's unreserved set.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// An absolute `http` or `https` URL, checked and kept as text.
///
/// ```
/// use openelements_runtime::Url;
///
/// let url = Url::parse("https://api.example.com:8443/v1").unwrap();
/// assert_eq!(url.host(), "api.example.com");
/// let error = Url::parse("https://user@example.com").unwrap_err();
/// assert_eq!(error.to_string(), "it has user information before the host");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Url(String);

impl Url {
    /// Reads a URL.
    ///
    /// # Errors
    /// Where the text is not an absolute `http` or `https` URL in ASCII, or has user information,
    /// a fragment or a `.` or `..` segment.
    pub fn parse(text: &str) -> Result<Self, InvalidUrl> {
        Self::check(text).map(|()| Self::unchecked(text))
    }

    /// Whether a text is a URL.
    ///
    /// # Errors
    /// As [`parse`](Self::parse).
    pub(crate) fn check(text: &str) -> Result<(), InvalidUrl> {
        if is_plain(text) { Ok(()) } else { Self::check_all(text) }
    }

    fn check_all(text: &str) -> Result<(), InvalidUrl> {
        let (authority, rest) = split(text).ok_or(InvalidUrl::Scheme)?;
        let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
        let (host, port) = split_port(authority);
        if authority.contains('@') {
            Err(InvalidUrl::UserInformation)
        } else if rest.contains('#') {
            Err(InvalidUrl::Fragment)
        } else if !is_host_without_port(host) {
            Err(InvalidUrl::Host)
        } else if !port.is_none_or(is_port) {
            Err(InvalidUrl::Port)
        } else if path.split('/').any(is_dot_segment) {
            Err(InvalidUrl::DotSegment)
        } else if !is_path(path) || !is_query(query) {
            Err(InvalidUrl::Character)
        } else {
            Ok(())
        }
    }

    /// Takes a text that is a URL.
    pub(crate) fn from_text(text: String) -> Option<Self> {
        Self::check(&text).is_ok().then_some(Self(text))
    }

    /// A text that has been checked.
    pub(crate) fn unchecked(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The URL as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The host, without port: `api.example.com`.
    #[must_use]
    pub fn host(&self) -> &str {
        let authority = split(&self.0).map_or("", |(authority, _)| authority);
        split_port(authority).0
    }
}

impl FromStr for Url {
    type Err = InvalidUrl;

    fn from_str(text: &str) -> Result<Self, InvalidUrl> {
        Self::parse(text)
    }
}

/// Why a text is not a [`Url`]. `Display` completes "this is no URL: ...", and repeats nothing of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum InvalidUrl {
    /// It is not absolute, or of another scheme.
    Scheme,
    /// It has user information.
    UserInformation,
    /// Its host is neither a host name nor an IP address.
    Host,
    /// Its port is none.
    Port,
    /// It has a segment that is resolved away.
    DotSegment,
    /// It has a character that must be encoded, or an incomplete escape.
    Character,
    /// It has a fragment.
    Fragment,
}

impl fmt::Display for InvalidUrl {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Scheme => "it does not begin with `https://` or `http://`",
            Self::UserInformation => "it has user information before the host",
            Self::Host => "its host is neither a host name in ASCII nor an IP address",
            Self::Port => "its port is not a number from 1 to 65535",
            Self::DotSegment => "it has a segment `.` or `..`",
            Self::Character => "it has a character that a URL has only as an escape, such as `%20`",
            Self::Fragment => "it has a fragment, which begins with `#`",
        })
    }
}

impl std::error::Error for InvalidUrl {}

impl fmt::Display for Url {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl AsRef<str> for Url {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl From<Url> for String {
    fn from(url: Url) -> Self {
        url.0
    }
}

/// The authority of an `http` or `https` URL, and all that follows it.
fn split(text: &str) -> Option<(&str, &str)> {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"))?;
    Some(rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len())))
}

/// Whether `text` is the beginning of a URL that goes beyond the host and port.
pub(crate) fn is_past_host(text: &str) -> bool {
    split(text).is_some_and(|(_, rest)| !rest.is_empty())
}

/// The host and the port of an authority; an IPv6 address keeps its brackets.
fn split_port(authority: &str) -> (&str, Option<&str>) {
    match authority.rsplit_once(':') {
        Some((host, port)) if !port.ends_with(']') => (host, Some(port)),
        _ => (authority, None),
    }
}

/// Whether `text` is a host name or an IP address, with an optional port.
pub(crate) fn is_host(text: &str) -> bool {
    let (host, port) = split_port(text);
    port.is_none_or(is_port) && is_host_without_port(host)
}

/// Whether `text` is a host name or an IP address.
pub(crate) fn is_host_without_port(text: &str) -> bool {
    is_host_name(text) || is_ip_address(text)
}

/// Whether `text` is a port number, from 1 to 65535.
pub(crate) fn is_port(text: &str) -> bool {
    let digits = !text.starts_with('0') && text.bytes().all(|byte| byte.is_ascii_digit());
    digits && text.parse::<u16>().is_ok()
}

fn is_ip_address(text: &str) -> bool {
    let version_6 = text.strip_prefix('[').and_then(|text| text.strip_suffix(']'));
    text.parse::<Ipv4Addr>().is_ok() || version_6.is_some_and(|text| text.parse::<Ipv6Addr>().is_ok())
}

/// Whether `text` is a DNS name. One whose last label begins with a digit is none: readers
/// of URLs take such names (`1.2`, `x.0x7f`) for addresses.
fn is_host_name(text: &str) -> bool {
    let last = text.rsplit('.').next().unwrap_or_default();
    text.len() <= 253
        && text.split('.').all(is_host_label)
        && !last.starts_with(|first: char| first.is_ascii_digit())
}

/// Whether `text` is one label of a DNS name: up to 63 letters, digits, `_` and inner hyphens. Host
/// names should have no `_`, but some have.
pub(crate) fn is_host_label(text: &str) -> bool {
    let letters = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    let bytes = text.as_bytes();
    (1..=63).contains(&bytes.len())
        && bytes.iter().all(letters)
        && bytes.first() != Some(&b'-')
        && bytes.last() != Some(&b'-')
}

fn is_path(text: &str) -> bool {
    is_encoded(text, b"/:@!$&'()*+,;=")
}

fn is_query(text: &str) -> bool {
    is_encoded(text, b"/?:@!$&'()*+,;=")
}

/// Whether a path segment is `.` or `..` in any spelling: such segments are resolved away.
fn is_dot_segment(segment: &str) -> bool {
    let spellings = [".", "..", "%2e", ".%2e", "%2e.", "%2e%2e"];
    spellings.iter().any(|spelling| segment.eq_ignore_ascii_case(spelling))
}

/// Whether `text` has only unreserved characters, those of `also`, and percent escapes.
fn is_encoded(text: &str, also: &[u8]) -> bool {
    let escapes = text.split('%').skip(1);
    let is_escape = |rest: &str| rest.bytes().take(2).filter(u8::is_ascii_hexdigit).count() == 2;
    escapes.into_iter().all(is_escape)
        && text.bytes().all(|byte| byte == b'%' || is_unreserved(byte) || also.contains(&byte))
}

/// Percent-encodes all but the unreserved characters of RFC 3986, so that the text is one
/// path segment or one query value whatever it holds.
pub(crate) fn encode(text: &str) -> impl fmt::Display + '_ {
    utf8_percent_encode(text, RESERVED)
}

const fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~')
}
