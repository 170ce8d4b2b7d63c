//! What several commands say.

use std::fmt::{self, Display};

use openelements_runtime::is_invisible;

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

/// A text that stays on its line and shows all that is in it, whoever wrote it.
pub(crate) fn one_line(text: &str) -> String {
    let is_plain = |character: char| !character.is_control() && !is_invisible(character);
    text.chars()
        .map(
            |character| {
                if is_plain(character) { character.to_string() } else { character.escape_debug().to_string() }
            },
        )
        .collect()
}
