//! Rules about the characters of texts.

use openelements_runtime::is_unseen;

use super::Subject;
use crate::diagnostics::{Collector, codes};
use crate::yaml::{At, Node, Shape};

/// Every character of a text can be seen.
pub(super) fn unseen(subject: &Subject<'_>, collector: &mut Collector) {
    in_node("an item", subject.root, subject.source, collector);
}

/// Notes the texts in a node, which is called `name` where it is one itself.
fn in_node(name: &str, node: &Node, source: usize, collector: &mut Collector) {
    match &node.value {
        Shape::Text(text) => {
            if let Some(character) = text.chars().find(|character| is_unseen(*character)) {
                let number = u32::from(character);
                let message = format!("{name} has the character U+{number:04X}, which nobody sees");
                collector
                    .warning(codes::UNSEEN_CHARACTER, message, At::Value(source, node.id))
                    .help("remove it: it may change how a terminal or a page shows what follows");
            }
        }
        Shape::Sequence(items) => {
            for item in items {
                in_node(name, item, source, collector);
            }
        }
        Shape::Mapping(members) => {
            for (key, value) in members {
                in_node(&format!("`{}`", key.text), value, source, collector);
            }
        }
        Shape::Null | Shape::Boolean(_) | Shape::Number(_) => {}
    }
}
