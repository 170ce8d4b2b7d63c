//! Rules about what is almost a descriptor in the URL of a poller, and so sent as it is written.

use std::ops::Range;

use super::Subject;
use super::descriptors::{DATES, Descriptor, EPOCH, ZONED, descriptors_of};
use super::poller::{self, PollerText};
use crate::diagnostics::{Collector, codes};

/// What is to be replaced in a URL is written so that it is, and what begins with a brace ends with one.
pub(super) fn unbalanced(subject: &Subject<'_>, collector: &mut Collector) {
    // What looks like JSON is some that cannot be read.
    let is_url = |text: &&PollerText| text.is_url() && !text.value.starts_with(['{', '[']);
    for text in poller::texts(subject).iter().filter(is_url) {
        let descriptors = descriptors_of(&text.value);
        // What is not closed says nothing about the rest.
        if descriptors.iter().all(|descriptor| descriptor.inner.is_some()) {
            check(text, &descriptors, collector);
        }
    }
}

fn check(text: &PollerText, descriptors: &[Descriptor], collector: &mut Collector) {
    let rest = without(&text.value, descriptors);
    let almost = almost_descriptors(&rest);
    for (name, range) in &almost {
        let message = format!("`{name}` is sent as it is written");
        collector
            .warning(codes::UNKNOWN_DESCRIPTOR, message, text.at(range))
            .help(format!("write `{}` for what is to be replaced", example(name)));
    }
    if let Some((brace, range)) = lone_brace(&rest).filter(|_| almost.is_empty()) {
        let (message, help) = match brace {
            '{' => ("this brace is not closed", "write `}` after what it begins"),
            _ => ("this brace closes nothing", "write `${` before a descriptor, as in `${epoch}`"),
        };
        collector.warning(codes::UNKNOWN_DESCRIPTOR, message, text.at(&range)).help(help);
    }
}

/// A descriptor of this name as it is to be written.
fn example(name: &str) -> String {
    match name {
        name if name == EPOCH.0 => format!("${{{name}}}"),
        ZONED => format!("${{{name}:PST:yyyy-MM-dd}}"),
        name => format!("${{{name}:yyyy-MM-dd}}"),
    }
}

/// The text with dashes in place of its descriptors: other bytes are where they were.
fn without(text: &str, descriptors: &[Descriptor]) -> String {
    let (mut rest, mut end) = (String::with_capacity(text.len()), 0);
    for Descriptor { range, .. } in descriptors {
        rest.push_str(text.get(end..range.start).unwrap_or_default());
        rest.extend(range.clone().map(|_| '-'));
        end = range.end;
    }
    rest.push_str(text.get(end..).unwrap_or_default());
    rest
}

/// The names of descriptors that do not have just `${` before them.
fn almost_descriptors(rest: &str) -> Vec<(&'static str, Range<usize>)> {
    let mut found = Vec::new();
    let mut start = 0;
    while let Some(open) = rest.get(start..).and_then(|rest| rest.find(['$', '{'])).map(|open| start + open) {
        let opened = rest.get(open..).unwrap_or_default();
        let word = opened.trim_start_matches([' ', '$', '{', '(']);
        start = rest.len() - word.len();
        if let Some(name) = name_at(word, opened.starts_with('$')) {
            start += name.len();
            found.push((name, open..start));
        }
    }
    found
}

/// The descriptor that a text begins with. Without a brace, a `$date` is one only with its form: queries have one of
/// that name.
fn name_at(text: &str, is_behind_dollar: bool) -> Option<&'static str> {
    let mut names = DATES.into_iter().chain([ZONED, EPOCH.0]);
    names.find(|name| {
        let Some(after) = text.strip_prefix(name) else {
            return false;
        };
        let is_word = !after.starts_with(|next: char| next.is_alphanumeric() || next == '_');
        after.starts_with([':', '}', ')']) || (*name == EPOCH.0 && is_behind_dollar && is_word)
    })
}

/// The first brace without another half.
fn lone_brace(rest: &str) -> Option<(char, Range<usize>)> {
    let mut open = Vec::new();
    for (index, brace) in rest.match_indices(['{', '}']) {
        if brace == "{" {
            open.push(index);
        } else if open.pop().is_none() {
            return Some(('}', index..index + 1));
        }
    }
    open.first().map(|index| ('{', *index..index + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_almost_a_descriptor_is_found() {
        for (text, expected) in [
            ("/a?x=$epoch}", "$epoch"),
            ("/a?x=$epoch", "$epoch"),
            ("/a?x={epoch}", "{epoch"),
            ("/a?x=$ {epoch}", "$ {epoch"),
            ("/a?x=$(epoch)", "$(epoch"),
            ("/a?x={$epoch}", "{$epoch"),
            ("/a?x={{gmtDate:yyyy}}", "{{gmtDate"),
            ("/a?x=$date:yyyy}", "$date"),
            ("/a?y={id}&x={epoch:s}", "{epoch"),
        ] {
            let found = almost_descriptors(text);
            assert_eq!(found.first().map_or("", |(_, range)| &text[range.clone()]), expected, "{text}");
        }
    }

    #[test]
    fn queries_may_have_braces_and_dollar_signs() {
        for text in [
            "/a?$filter=x gt 1&$top=5",
            r#"/a?where={"created":{"$gt":{"$date":0}}}"#,
            "/a/{id}/b?costs=5$",
            "/a?epoch=1&$epochs=2",
        ] {
            assert!(almost_descriptors(text).is_empty() && lone_brace(text).is_none(), "{text}");
        }
        assert_eq!(lone_brace("/{a}/b}{").unwrap(), ('}', 6..7));
        assert_eq!(lone_brace("/{a}/{b{c}").unwrap(), ('{', 5..6));
    }

    proptest::proptest! {
        #![proptest_config(proptest::test_runner::Config { failure_persistence: None, ..Default::default() })]

        #[test]
        fn what_is_found_is_a_part_of_the_text(text in ".*|([${} é(]|epoch|date:){0,9}") {
            let rest = without(&text, &descriptors_of(&text));
            proptest::prop_assert_eq!(rest.len(), text.len());
            for (_, range) in almost_descriptors(&rest) {
                proptest::prop_assert!(text.get(range).is_some(), "{}", text);
            }
        }
    }
}
