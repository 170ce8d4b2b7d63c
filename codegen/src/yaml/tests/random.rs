//! Properties that hold for every text.

use proptest::prelude::*;

use super::{parsed, resolved};
use crate::source::Source;
use crate::yaml::{At, Node, NodeId, Places, Shape};

/// A printed tree, and where each of its keys and scalars is.
#[derive(Debug, Default)]
struct Printed {
    text: String,
    spans: Vec<(usize, String)>,
}

#[derive(Clone, Debug)]
enum Tree {
    Scalar(String),
    Sequence(Vec<Tree>),
    Mapping(Vec<(String, Tree)>),
}

impl Printed {
    fn word(&mut self, word: &str) {
        self.spans.push((self.text.len(), word.to_owned()));
        self.text.push_str(word);
    }

    fn tree(&mut self, tree: &Tree, depth: usize) {
        let indentation = format!("\n{}", "  ".repeat(depth));
        match tree {
            Tree::Scalar(text) => self.word(text),
            Tree::Sequence(items) => {
                for item in items {
                    self.text.push_str(&indentation);
                    self.text.push_str("- ");
                    self.tree(item, depth + 1);
                }
            }
            Tree::Mapping(entries) => {
                for (key, value) in entries {
                    self.text.push_str(&indentation);
                    self.word(key);
                    self.text.push_str(": ");
                    self.tree(value, depth + 1);
                }
            }
        }
    }
}

fn scalar_ids(node: &Node, ids: &mut Vec<NodeId>) {
    match &node.value {
        Shape::Sequence(items) => items.iter().for_each(|item| scalar_ids(item, ids)),
        Shape::Mapping(entries) => {
            for (key, value) in entries {
                ids.push(key.id);
                scalar_ids(value, ids);
            }
        }
        _ => ids.push(node.id),
    }
}

fn trees() -> impl Strategy<Value = Tree> {
    let word = "[a-zé][a-z0-9é]{0,8}( [a-zé]{1,4})?|'[a-z &!:]{0,5}'|[1-9][0-9]{0,3}";
    let leaf = word.prop_map(Tree::Scalar);
    leaf.prop_recursive(4, 40, 5, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 1..5).prop_map(Tree::Sequence),
            prop::collection::vec((word, inner), 1..5).prop_map(Tree::Mapping),
        ]
    })
}

const SPEC: &str = "key: recurly\nbase.url: https://{region}.recurly.com # &x\nlist:\n- a: 'it''s'\n  \
                    b: [1, 2.50, {c: d}]\n- \"x\\ty\"\ntext: |\n  one\n  two\nnothing:\n";

proptest! {
    #[test]
    fn scalars_are_located_where_they_were_printed(tree in trees()) {
        let mut printed = Printed::default();
        printed.tree(&Tree::Mapping(vec![("root".to_owned(), tree)]), 0);
        let (node, diagnostics) = parsed(printed.text.as_str());
        let node = node.ok_or_else(|| TestCaseError::fail(format!("{diagnostics}")))?;
        let mut ids = Vec::new();
        scalar_ids(&node, &mut ids);
        let sources = [Source::new("a.yaml", printed.text.as_str())];
        let wanted: Vec<At> = ids.iter().map(|id| At::Value(0, *id)).collect();
        let places = Places::find(&sources, &wanted);
        let spans: Vec<_> = wanted.iter().filter_map(|at| places.resolve(at).span).collect();
        let expected: Vec<_> = printed
            .spans
            .iter()
            .map(|(start, word)| *start..start + word.len())
            .collect();
        prop_assert_eq!(spans, expected);
    }

    #[test]
    fn literals_are_kept_as_written(
        literals in prop::collection::vec("[+-]?(0[xob])?[0-9]{1,3}([.][0-9]{1,2})?|[tT]rue|FALSE|false|TRUE", 1..4),
    ) {
        let lines = literals.iter().enumerate().map(|(index, literal)| format!("a{index}: {literal}\n"));
        let (node, diagnostics) = parsed(lines.collect::<String>().as_str());
        let node = node.ok_or_else(|| TestCaseError::fail(format!("{diagnostics}")))?;
        let Shape::Mapping(entries) = node.value else {
            return Err(TestCaseError::fail("no mapping"));
        };
        let text = |(_, node): (_, Node)| match node.value {
            Shape::Boolean(text) | Shape::Number(text) | Shape::Text(text) => Some(text),
            _ => None,
        };
        prop_assert_eq!(entries.into_iter().filter_map(text).collect::<Vec<_>>(), literals);
    }

    #[test]
    fn bytes_are_read_or_reported(bytes in prop::collection::vec(any::<u8>(), 0..80)) {
        check_reads_or_reports(bytes);
    }

    #[test]
    fn text_is_read_or_reported(text in "[-a:&*!?|>'\"%@`{}\\[\\],#~ \t\r\n\u{85}\u{feff}\\\\1]{0,40}") {
        check_reads_or_reports(text);
    }

    #[test]
    fn a_damaged_spec_is_read_or_reported(
        at in 0..SPEC.len(),
        removed in 0..4_usize,
        inserted in "[-a:&*!?|>'\"%{}\\[\\],#~ \t\r\n\\\\]{0,3}",
    ) {
        let end = (at + removed).min(SPEC.len());
        check_reads_or_reports(format!("{}{inserted}{}", &SPEC[..at], &SPEC[end..]));
    }
}

/// Either there is a tree, each node of which has a place, or there is a diagnostic.
fn check_reads_or_reports(bytes: impl Into<Vec<u8>>) {
    let bytes = bytes.into();
    let (node, diagnostics) = parsed(bytes.clone());
    assert_eq!(node.is_none(), diagnostics.has_errors());
    let _ = (diagnostics.render(), diagnostics.render_styled());
    assert!(diagnostics.len() <= diagnostics.render_for_cargo().len());
    let mut ids = Vec::new();
    if let Some(node) = node {
        scalar_ids(&node, &mut ids);
    }
    let sources = [Source::new("a.yaml", bytes)];
    let wanted: Vec<At> = ids.iter().map(|id| At::Within(0, *id, 0..1)).collect();
    let places = Places::find(&sources, &wanted);
    for at in &wanted {
        let span = places.resolve(at).span;
        assert!(span.is_some());
        assert_eq!(resolved(at, &sources), span, "alone or with others");
    }
}
