//! What each kind of entry accepts, as whoever writes the checks by hand would say it.

use serde::de::IgnoredAny;

/// The fixed base URL.
const BASE_URL: &str = "https://{site}.chargebee.com/api/v1";

/// The longest value.
const MAX_BYTES: usize = 65_536;

/// A check of one value: whether it is accepted, and what is, in words.
pub(super) struct Kind {
    /// Whether a value is accepted.
    pub(super) accepts: fn(&str) -> bool,
    /// What is accepted.
    pub(super) expected: &'static str,
}

impl Kind {
    const fn new(accepts: fn(&str) -> bool, expected: &'static str) -> Self {
        Self { accepts, expected }
    }

    /// What is wrong with a value.
    pub(super) fn refusal(&self, text: &str) -> Option<&'static str> {
        if text.len() > MAX_BYTES {
            return Some("a shorter value");
        }
        (!(self.accepts)(text)).then_some(self.expected)
    }
}

pub(super) const LINE: Kind = Kind::new(|text| !text.chars().any(char::is_control), "one line of text");
pub(super) const SECRET: Kind =
    Kind::new(|text| !text.contains('\0') && text != "********", "the secret itself, not its mask");
pub(super) const LABEL: Kind = Kind::new(is_label, "one label of a host name");
pub(super) const FIXED: Kind = Kind::new(|text| text == BASE_URL, "the fixed base URL");
pub(super) const FLAG: Kind = Kind::new(|text| matches!(text, "true" | "false"), "`true` or `false`");
pub(super) const INTEGER: Kind =
    Kind::new(|text| !text.starts_with('+') && text.parse::<i64>().is_ok(), "a whole number");
pub(super) const URL: Kind = Kind::new(is_url, "an absolute URL");
pub(super) const JSON: Kind =
    Kind::new(|text| serde_json::from_str::<IgnoredAny>(text).is_ok(), "a JSON document");
pub(super) const PAGINATION: Kind =
    Kind::new(|text| matches!(text, "page" | "offset" | "cursor"), "`page`, `offset` or `cursor`");
pub(super) const VENDOR_EVENTS: Kind =
    Kind::new(|text| matches!(text, "polling" | "webhook" | "webhooks"), "`polling` or `webhook`");

fn is_label(text: &str) -> bool {
    let is_inner = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
    let is_edge = !text.starts_with('-') && !text.ends_with('-');
    (1..=63).contains(&text.len()) && is_edge && text.as_bytes().iter().all(is_inner)
}

fn is_url(text: &str) -> bool {
    url::Url::parse(text).is_ok_and(|url| matches!(url.scheme(), "http" | "https"))
}
