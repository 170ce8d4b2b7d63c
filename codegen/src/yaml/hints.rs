//! What to do about a text that is not YAML, as far as its lines show what was meant.

use super::outline::{collection_length, is_hidden_line_break, length_to_closing_quote};

const ALIGN: &str = "align the keys of the same mapping: indent each by the same number of spaces";
const ALIGN_OR_QUOTE: &str =
    "align the key with those above, or put the value that goes on over several lines in quotes";
const SPACE: &str = "write a space after the `:`";

/// What to do about a text that starts with `{`.
pub(super) const QUOTE_BRACE: &str =
    "a value that starts with `{` is a mapping in YAML; put quotes around the whole value";

/// What to do about the mistake at a place, about which the parser says what is `described`.
pub(super) fn help(text: &str, place: usize, described: &str) -> Option<String> {
    let before = text.get(..place).unwrap_or_default();
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let hint = || {
        text_after_mapping(line_at(text, line_start))
            .or_else(|| missing_space(text, line_start))
            .or_else(|| missing_space_before(text, line_start))
            .or_else(|| indentation(text.get(line_start..place)?, text.get(place..)?, described))
    };
    hidden_line_break(text, line_start, place).or_else(|| hint().map(str::to_owned))
}

/// Where a quote opens on a line above whose text ends right before the place: it may have been meant to end sooner.
pub(super) fn quote_from_above(text: &str, place: usize) -> Option<usize> {
    let before = text.get(..place)?;
    let line_start = before.rfind('\n')?;
    let values = before.get(..line_start)?.match_indices(": ");
    let quotes = values.map(|(colon, separator)| colon + separator.len());
    let is_from_above = |quote: &usize| {
        let rest = text.get(*quote..).filter(|rest| rest.starts_with(['"', '\'']));
        rest.and_then(length_to_closing_quote).is_some_and(|length| {
            let end = quote + length;
            end > line_start && text.get(end..place).is_some_and(|between| between.trim().is_empty())
        })
    };
    quotes.filter(is_from_above).last()
}

/// The help for a line such as `key:value`.
pub(super) fn missing_space(text: &str, line_start: usize) -> Option<&'static str> {
    let line = line_at(text, line_start).trim_start();
    let entry = line.strip_prefix("- ").unwrap_or(line);
    let (key, value) = entry.split_once(':')?;
    let is_key = !key.is_empty()
        && key.chars().all(|character| character.is_ascii_alphanumeric() || "._-".contains(character));
    let next = value.chars().next()?;
    (is_key && !next.is_whitespace() && next != '/').then_some(SPACE)
}

fn missing_space_before(text: &str, line_start: usize) -> Option<&'static str> {
    let before = text.get(..line_start.checked_sub(1)?)?;
    missing_space(text, before.rfind('\n').map_or(0, |newline| newline + 1))
}

/// The help for a line such as `key: {name}.example.com`.
fn text_after_mapping(line: &str) -> Option<&'static str> {
    let value = line.get(line.find(": {")? + ": ".len()..)?;
    let rest = value.get(collection_length(value)..)?.trim_start();
    (!rest.is_empty() && !rest.starts_with('#')).then_some(QUOTE_BRACE)
}

/// The help for a key that is not aligned: what is `before` and `after` the place on its line tells
/// it from a value that YAML cannot read.
fn indentation(before: &str, after: &str, described: &str) -> Option<&'static str> {
    let is_first = before.trim_start().is_empty();
    if described.starts_with("did not find expected key") {
        return (is_first && !after.starts_with('-')).then_some(ALIGN);
    }
    let ends_first_key = !is_first && after.starts_with(':') && !before.contains(':');
    (described.starts_with("mapping values are not allowed") && ends_first_key).then_some(ALIGN_OR_QUOTE)
}

/// The help for a line that YAML takes for two, where no editor shows it.
fn hidden_line_break(text: &str, line_start: usize, place: usize) -> Option<String> {
    let before = text.get(line_start..)?.char_indices();
    let mut before = before.take_while(|(offset, _)| line_start + offset <= place);
    let (_, found) = before.find(|(_, character)| is_hidden_line_break(*character))?;
    let number = u32::from(found);
    Some(format!("remove the invisible character U+{number:04X} from this line: it is a line break in YAML"))
}

fn line_at(text: &str, line_start: usize) -> &str {
    let rest = text.get(line_start..).unwrap_or_default();
    rest.lines().next().unwrap_or_default()
}
