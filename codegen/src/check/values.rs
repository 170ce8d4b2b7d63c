//! Rules about the values that a spec itself gives.

use openelements_runtime::Kind;
use regex_lite::Regex;

use crate::diagnostics::{Collector, codes};
use crate::model::{Element, Entry, Located, Pattern, Preset};
use crate::syntax::quoted;
use crate::template::can_stand;
use crate::yaml::At;

/// Every pattern compiles.
pub(super) fn patterns(element: &Element, collector: &mut Collector) {
    for pattern in element.entries.iter().filter_map(|entry| entry.pattern.as_ref()) {
        check_pattern(pattern, collector);
    }
}

const PATTERN_SYNTAX: &str =
    "patterns have the syntax of Rust's `regex-lite`, without look-around and back-references";

const SMALLER_PATTERN: &str = "repeat less: repetitions within repetitions multiply";

/// The engine of the runtime decides.
fn check_pattern(pattern: &Pattern, collector: &mut Collector) {
    let Err(error) = Regex::new(&pattern.source.value) else {
        return;
    };
    let (at, reason) =
        locate(&pattern.source).unwrap_or_else(|| (pattern.source.at.clone(), error.to_string()));
    let is_too_large = reason.contains("size limit");
    let help = if is_too_large { SMALLER_PATTERN } else { PATTERN_SYNTAX };
    collector.error(codes::BAD_PATTERN, format!("the pattern does not compile: {reason}"), at).help(help);
}

/// Where in a pattern the problem is, and which: the larger parser knows.
#[cfg(feature = "tools")]
fn locate(source: &Located<String>) -> Option<(At, String)> {
    let (span, reason) = match regex_syntax::Parser::new().parse(&source.value).err()? {
        regex_syntax::Error::Parse(error) => (*error.span(), error.kind().to_string()),
        regex_syntax::Error::Translate(error) => (*error.span(), error.kind().to_string()),
        _ => return None,
    };
    Some((source.at.within(span.start.offset..span.end.offset), reason))
}

/// Without tools, there is no parser that knows.
#[cfg(not(feature = "tools"))]
fn locate(_: &Located<String>) -> Option<(At, String)> {
    None
}

/// Every default is a value that its entry accepts.
pub(super) fn defaults(element: &Element, collector: &mut Collector) {
    // What is preset to a template is checked by rules of its own.
    for entry in element.entries.iter().filter(|entry| entry.preset_template().is_none()) {
        let refused = match &entry.preset.value {
            Preset::Document(_) if entry.kind != Kind::Json => Some(entry.kind.expected().to_owned()),
            preset => preset.text().and_then(|text| unfit(element, entry, text)),
        };
        if let Some(expected) = refused {
            let is_mapping = matches!(entry.preset.value, Preset::Document(_)) && entry.kind == Kind::Url;
            let quoted = "in quotes, as YAML takes `{` for the beginning of a mapping";
            let expected = if is_mapping { format!("{expected}, {quoted}") } else { expected };
            report(entry, "default", &entry.preset.at, &expected, collector);
        }
    }
}

/// Every example is a value that its entry accepts.
pub(super) fn examples(element: &Element, collector: &mut Collector) {
    for entry in &element.entries {
        let example = entry.example.as_ref();
        let refused = example.and_then(|it| Some((&it.at, unfit(element, entry, &it.value)?)));
        if let Some((at, expected)) = refused {
            report(entry, "example", at, &expected, collector);
        }
    }
}

fn report(entry: &Entry, what: &str, at: &At, expected: &str, collector: &mut Collector) {
    let message = format!("`{}` does not accept its own {what}", entry.name.value);
    collector.error(codes::BAD_DEFAULT, message, at.clone()).help(format!("write {expected}"));
}

/// What the entry, or its position in a template, expects instead.
fn unfit(element: &Element, entry: &Entry, text: &str) -> Option<String> {
    refusal(entry, text).or_else(|| misfit(element, entry, text))
}

/// What a position in a template expects instead. Options, and kinds that cannot stand there
/// whatever the value, are refused by other rules.
fn misfit(element: &Element, entry: &Entry, text: &str) -> Option<String> {
    let mut positions = element
        .templates()
        .flat_map(|(_, template)| template.value.placeholders())
        .filter(|placeholder| placeholder.entry == entry.name.value)
        .filter(|placeholder| entry.kind != Kind::Enum && can_stand(entry.kind, placeholder.position));
    let refused = positions.find(|placeholder| !placeholder.position.accepts(text))?;
    Some(refused.position.expected().to_owned())
}

/// What is expected instead of `text`; `None` where the entry accepts it.
pub(super) fn refusal(entry: &Entry, text: &str) -> Option<String> {
    if let Some(expected) = entry.kind.refusal(text) {
        return Some(expected.into_owned());
    }
    if entry.kind == Kind::Enum && !entry.options.iter().any(|option| option.value == text) {
        return Some(format!("one of {}", quoted(entry.options.iter().map(|option| option.value.as_str()))));
    }
    let pattern = entry.pattern.as_ref()?;
    let regex = Regex::new(&pattern.source.value).ok()?;
    (!regex.is_match(text)).then(|| pattern.hint.clone())
}
