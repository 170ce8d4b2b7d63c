//! Comments that are about this tool.
//!
//! `yaml_serde` drops comments, and what looks like one may stand in a quoted text or in a block. So what looks
//! like one gets a number in place of its first word: where the number turns up in the tree, it was no comment.

use std::collections::BTreeSet;
use std::ops::Range;

use super::reader;
use super::{Node, Shape};
use crate::diagnostics::surely_meant;

/// The first word of the comments.
const NAME: &str = "openelements";

/// The same with the colon after it.
const WORD: &str = "openelements:";

/// A comment that is about this tool.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Comment {
    /// The bytes of its first word, with the colon.
    pub word: Range<usize>,
    /// The bytes of what follows, to the end of the line.
    pub content: Range<usize>,
    /// Whether the first word is only almost the right one.
    pub is_misspelt: bool,
}

/// The comments that begin with [`WORD`], and those that almost do if `is_meant` says that their content is about
/// this tool: others mention its name as they like.
pub(crate) fn comments(text: &str, is_meant: fn(&str) -> bool) -> Vec<Comment> {
    let mut candidates = candidates(text, is_meant);
    if candidates.is_empty() {
        return candidates;
    }
    let mut texts = BTreeSet::new();
    if let Ok(root) = reader::read(&numbered(text, &candidates)) {
        collect(&root, &mut texts);
    }
    let mut number = 0;
    candidates.retain(|_| {
        number += 1;
        !texts.contains(&mark(number - 1))
    });
    // The first of a line has the others in its content.
    candidates.dedup_by_key(|comment| comment.content.end);
    candidates
}

/// What a comment, with its number sign, has after [`WORD`].
pub(crate) fn said(comment: &str, is_meant: fn(&str) -> bool) -> Option<&str> {
    let first = in_line(comment, 0, is_meant).next().filter(|first| !first.is_misspelt)?;
    comment.get(first.content)
}

/// The text with a mark in place of the word of each candidate.
fn numbered(text: &str, candidates: &[Comment]) -> String {
    let (mut numbered, mut end) = (String::with_capacity(text.len()), 0);
    for (number, candidate) in candidates.iter().enumerate() {
        numbered.push_str(text.get(end..candidate.word.start).unwrap_or_default());
        numbered.push_str(&mark(number));
        end = candidate.word.end;
    }
    numbered + text.get(end..).unwrap_or_default()
}

/// What stands for the word of the comment with this number: as long as the word.
fn mark(number: usize) -> String {
    let digits = WORD.len() - 1;
    format!("{number:0digits$}:")
}

/// The comments that seem to have the word. A line may have several: what is quoted looks like one, too.
fn candidates(text: &str, is_meant: fn(&str) -> bool) -> Vec<Comment> {
    let lines = text.split_inclusive(['\n', '\r']).scan(0, |next, line| {
        let start = *next;
        *next += line.len();
        Some((start, line.trim_end_matches(['\n', '\r'])))
    });
    lines.flat_map(|(start, line)| in_line(line, start, is_meant)).collect()
}

/// The comments of a line that seem to have the word; whatever follows is their content. The line begins at `start`.
fn in_line(line: &str, start: usize, is_meant: fn(&str) -> bool) -> impl Iterator<Item = Comment> {
    let begins = move |index: &usize| {
        let before = line.get(..*index).unwrap_or_default();
        // YAML wants white space before a comment; `libyaml` does not, behind what is complete.
        let may_end = |character: char| character.is_whitespace() || "'\"[]{},".contains(character);
        before.chars().next_back().is_none_or(may_end)
    };
    let number_signs = line.match_indices('#').map(|(index, _)| index).filter(begins);
    let words = number_signs
        .filter_map(move |index| word(line, index + 1))
        .filter(move |(word, is_misspelt)| !is_misspelt || line.get(word.end..).is_some_and(is_meant));
    words.map(move |(word, is_misspelt)| {
        let content = start + word.end..start + line.len();
        Comment { word: start + word.start..start + word.end, content, is_misspelt }
    })
}

/// The bytes of the word that stands at `start`, after white space, with its colon; and whether it is only almost
/// the right one.
fn word(line: &str, start: usize) -> Option<(Range<usize>, bool)> {
    let blank = |text: &str| text.len() - text.trim_start_matches([' ', '\t']).len();
    let start = start + blank(line.get(start..)?);
    let rest = line.get(start..)?;
    let is_part = |letter: char| letter.is_alphanumeric() || "-_.".contains(letter);
    let (name, behind) = rest.split_at(rest.find(|letter| !is_part(letter)).unwrap_or(rest.len()));
    if name.len() > 2 * NAME.len() || surely_meant(&name.to_lowercase(), [NAME].into_iter()).is_none() {
        return None;
    }
    let colon = behind.trim_start_matches([' ', '\t']).starts_with(':').then(|| blank(behind) + 1);
    let end = start + name.len() + colon.unwrap_or(0);
    Some((start..end, line.get(start..end) != Some(WORD)))
}

/// Every mark that stands in the text of a key or a value.
fn collect(node: &Node, marks: &mut BTreeSet<String>) {
    match &node.value {
        Shape::Null => {}
        Shape::Boolean(text) | Shape::Number(text) | Shape::Text(text) => collect_in(text, marks),
        Shape::Sequence(items) => items.iter().for_each(|item| collect(item, marks)),
        Shape::Mapping(members) => {
            for (key, value) in members {
                collect_in(&key.text, marks);
                collect(value, marks);
            }
        }
    }
}

fn collect_in(text: &str, marks: &mut BTreeSet<String>) {
    for (end, _) in text.match_indices(':').filter(|_| text.contains('#')) {
        let mark = (end + 1).checked_sub(WORD.len()).and_then(|start| text.get(start..=end));
        marks.extend(mark.map(str::to_owned));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        comments(text, |content| content.contains("L0")).into_iter().map(|it| &text[it.content]).collect()
    }

    #[test]
    fn comments_are_found_wherever_they_can_stand() {
        let text = "# openelements: a\nkey: x #openelements: b\r\nlist: [a, # openelements: c\n  b]# openelements: d\n#\topenelements: e # openelements: f";
        assert_eq!(found(text), [" a", " b", " c", " d", " e # openelements: f"]);
    }

    #[test]
    fn what_is_almost_the_word_is_found_where_it_is_meant() {
        for word in [
            "OpenElements:",
            "openelements :",
            "openelement:",
            "open-elements:",
            "OPENELEMENTS",
            "openelments:",
        ] {
            let text = format!("key: x # {word} allow L0401\n");
            let comment = comments(&text, |content| content.contains("L0")).pop();
            let found = comment.map(|it| (it.is_misspelt, text[it.word].to_owned()));
            assert_eq!(found, Some((true, word.to_owned())));
        }
        for comment in ["OpenElements: see there", "openelements has L0401", "openelementary: allow L0401"] {
            let text = format!("key: '# Openelements: allow L0401'\nname: x # {comment}\n");
            assert_eq!(comments(&text, |content| content.contains(" allow L0")), [], "{comment}");
        }
    }

    #[test]
    fn what_only_looks_like_a_comment_is_none() {
        for text in [
            "key: \"x # openelements: a\"",
            "key: 'x\n  # openelements: a'",
            "key: |\n  x\n  # openelements: a\n",
            "key: >-\n  x # openelements: a\n",
            "'# openelements: a': x",
            "key: x#openelements: a",
            "- - '# openelements: a'",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn one_is_told_from_the_other() {
        for line in ["a: '# openelements: no'", "a: {b: \"c # openelements: no # OpenElements: L0401\"}"] {
            let text =
                format!("{line} # openelements: yes\nb: |\n  # openelements: no\nc: 1 # openelements: yes");
            assert_eq!(found(&text), [" yes", " yes"]);
        }
    }

    /// Lines that begin, go on with and end what can have a comment, or what only looks like one, in it.
    const LINES: [&str; 13] = [
        "N: x # openelements: c",
        "# openelements: c",
        "  # Openelement : c",
        "N: |",
        "  text # OpenElements c",
        "N: 'a",
        "  b # openelements: c'",
        "N: \"it's # openelements: c\" # openelements: c",
        "N: {a: '# openelements: c', b: \"x # Openelement c\"} # openelements: c",
        "N: [a, # openelements: c",
        "  'b # openelements: c']",
        "  '# openelements: c': 1",
        "N: >-",
    ];

    proptest::proptest! {
        #![proptest_config(proptest::test_runner::Config { failure_persistence: None, ..Default::default() })]

        #[test]
        fn a_comment_is_what_changes_nothing(lines in proptest::collection::vec(0..LINES.len(), 1..8)) {
            let lines = lines.iter().enumerate();
            let lines: Vec<String> =
                lines.map(|(number, line)| LINES[*line].replace('N', &format!("k{number}")) + "\n").collect();
            let text = lines.concat();
            if let Ok(root) = reader::read(&text) {
                // The first from which on the line can go; after each, the word stands.
                let is_comment = |at: usize, end: usize| {
                    let mut changed = text.clone();
                    changed.replace_range(at + 1..end, "");
                    reader::read(&changed).is_ok_and(|changed| changed == root)
                };
                let ends = text.match_indices('\n').map(|(end, _)| end).zip(&lines);
                let expected = ends.filter_map(|(end, line)| {
                    let signs = line.match_indices('#').map(|(index, _)| end + 1 - line.len() + index);
                    signs.into_iter().find(|at| is_comment(*at, end)).map(|at| at + "# ".len())
                });
                let found = comments(&text, |_| true);
                let found: Vec<usize> = found.into_iter().map(|it| it.word.start).collect();
                proptest::prop_assert_eq!(found, expected.collect::<Vec<_>>(), "{}", text);
            }
        }
    }
}
