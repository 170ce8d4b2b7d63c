//! Rules about patterns.

use regex_syntax::hir::Look;

use super::Subject;
use crate::diagnostics::{Collector, codes};

/// A pattern says where the text begins and where it ends; otherwise it accepts any text with a match in it.
pub(super) fn anchors(subject: &Subject<'_>, collector: &mut Collector) {
    for entry in &subject.element.entries {
        let Some(source) = entry.pattern.as_ref().map(|pattern| &pattern.source) else {
            continue;
        };
        // One that does not compile is an error.
        let Ok(parsed) = regex_syntax::parse(&source.value) else {
            continue;
        };
        let properties = parsed.properties();
        let starts = properties.look_set_prefix().contains(Look::Start);
        let ends = properties.look_set_suffix().contains(Look::End);
        let Some(missing) = unanchored(&source.value, starts, ends) else {
            continue;
        };
        let message = format!("the pattern of `{}` is not anchored {missing}", entry.name.value);
        collector
            .warning(codes::UNANCHORED_PATTERN, message, source.at.clone())
            .help(format!("write `{}`", anchored(&source.value)))
            .note("a text passes that has a match anywhere in it");
    }
}

/// Where an anchor is missing.
fn unanchored(pattern: &str, starts: bool, ends: bool) -> Option<&'static str> {
    let has_some = pattern.starts_with('^') || pattern.ends_with('$');
    match (starts, ends) {
        (true, true) => None,
        _ if has_some && pattern.contains('|') => Some("in every alternative"),
        (false, true) => Some("at its beginning"),
        (true, false) => Some("at its end"),
        (false, false) => Some("at either end"),
    }
}

/// The pattern with anchors around all of it.
fn anchored(pattern: &str) -> String {
    let inner = pattern.strip_prefix('^').unwrap_or(pattern);
    let end = inner.strip_suffix('$').filter(|rest| !rest.ends_with('\\'));
    let inner = end.unwrap_or(inner);
    if inner.contains('|') { format!("^(?:{inner})$") } else { format!("^{inner}$") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_proposed_is_anchored() {
        let cases =
            [("a", "^a$"), ("^a", "^a$"), ("a|b", "^(?:a|b)$"), ("^a|b$", "^(?:a|b)$"), (r"a\$", r"^a\$$")];
        for (pattern, proposed) in cases {
            assert_eq!(anchored(pattern), proposed);
        }
    }

    #[test]
    fn anchors_are_what_every_match_has() {
        let is_anchored = |pattern: &str| {
            let parsed = regex_syntax::parse(pattern).unwrap();
            let properties = parsed.properties();
            let (prefix, suffix) = (properties.look_set_prefix(), properties.look_set_suffix());
            prefix.contains(Look::Start) && suffix.contains(Look::End)
        };
        for pattern in ["^a$", r"\Aa\z", "^(?:a|b)$", "(?:^a$)", "^a$|^b$", "^$", "(^a)(b$)"] {
            assert!(is_anchored(pattern), "{pattern}");
        }
        for pattern in ["a", "^a", "a$", "^a|b$", "(?m)^a$", "^?a$", "", r"^a\$", "(?:^a$)?"] {
            assert!(!is_anchored(pattern), "{pattern}");
        }
    }
}
