//! What several commands say.

use std::fmt::{self, Display};

/// Help for someone who knows no key.
pub(crate) const KEYS: &str = "`openelements list` has the keys of all elements";

/// Help for someone who has no request.
pub(crate) const REQUEST: &str = "`openelements provision --help` has a request to start from";

/// A number of things: `1 problem`, `2 problems`.
pub(crate) struct Count(pub(crate) usize, pub(crate) &'static str);

impl Display for Count {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(count, noun) = self;
        let plural = if *count == 1 { "" } else { "s" };
        write!(formatter, "{count} {noun}{plural}")
    }
}

/// Names in words: `` `basic`, `custom` ``.
pub(crate) fn quoted(names: &[&str], separator: &str) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    names.join(separator)
}
