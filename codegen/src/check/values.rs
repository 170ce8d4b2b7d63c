//! Rules about the values that a spec itself gives.

use openelements_runtime::{Kind, Role};
use regex_lite::Regex;

use crate::diagnostics::{Collector, codes};
use crate::model::{Element, Entry, Pattern, Preset};
use crate::syntax::quoted;
use crate::template::can_stand;

/// Every pattern compiles.
pub(super) fn patterns(element: &Element, collector: &mut Collector) {
    for pattern in element.entries.iter().filter_map(|entry| entry.pattern.as_ref()) {
        check_pattern(pattern, collector);
    }
}

/// The engine of the runtime decides; the larger parser only knows where the problem is.
fn check_pattern(pattern: &Pattern, collector: &mut Collector) {
    let source = &pattern.source;
    let parsed = regex_syntax::Parser::new().parse(&source.value);
    let (at, reason) = match (parsed, Regex::new(&source.value)) {
        (_, Ok(_)) => return,
        (Err(regex_syntax::Error::Parse(error)), _) => {
            let range = error.span().start.offset..error.span().end.offset;
            (source.at.within(range), error.kind().to_string())
        }
        (Err(regex_syntax::Error::Translate(error)), _) => {
            let range = error.span().start.offset..error.span().end.offset;
            (source.at.within(range), error.kind().to_string())
        }
        (_, Err(error)) => (source.at.clone(), error.to_string()),
    };
    collector
        .error(codes::BAD_PATTERN, format!("the pattern does not compile: {reason}"), at)
        .help("patterns have the syntax of Rust's `regex-lite`, without look-around and back-references");
}

/// Every default is a value that its entry accepts.
pub(super) fn defaults(element: &Element, collector: &mut Collector) {
    for entry in element.entries.iter().filter(|entry| entry.role != Role::Fixed) {
        let Preset::Value(text) = &entry.preset.value else {
            continue;
        };
        if let Some(expected) = refusal(entry, text).or_else(|| misfit(element, entry, text)) {
            let message = format!("`{}` does not accept its own default", entry.name.value);
            collector
                .error(codes::BAD_DEFAULT, message, entry.preset.at.clone())
                .help(format!("write {expected}"));
        }
    }
}

/// What a position in the base URL expects instead. Options, and kinds that cannot stand there
/// whatever the value, are refused by other rules.
fn misfit(element: &Element, entry: &Entry, text: &str) -> Option<String> {
    let template = element.base_url.as_ref()?;
    let mut positions = template
        .value
        .placeholders()
        .filter(|placeholder| placeholder.entry == entry.name.value)
        .filter(|placeholder| entry.kind != Kind::Enum && can_stand(entry.kind, placeholder.position));
    let refused = positions.find(|placeholder| !placeholder.position.accepts(text))?;
    Some(refused.position.expected().to_owned())
}

/// What is expected instead of `text`; `None` where the entry accepts it.
pub(super) fn refusal(entry: &Entry, text: &str) -> Option<String> {
    if !entry.kind.accepts(text) {
        return Some(entry.kind.expected().to_owned());
    }
    if entry.kind == Kind::Enum && !entry.options.iter().any(|option| option.value == text) {
        return Some(format!("one of {}", quoted(entry.options.iter().map(|option| option.value.as_str()))));
    }
    let pattern = entry.pattern.as_ref()?;
    let regex = Regex::new(&pattern.source.value).ok()?;
    (!regex.is_match(text)).then(|| pattern.hint.clone())
}
