//! What the errors of a spec leave unclear, so that no lint is told of it that may only follow from them.

use std::collections::BTreeSet;

use crate::diagnostics::{Code, codes};
use crate::standard::Standard;
use crate::yaml::{At, Node};

/// A member of a spec, or a field.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part<'run> {
    Member(&'run str),
    Field(&'run str),
}

/// The parts of a spec that errors point at.
pub(super) struct Broken<'run> {
    root: &'run Node,
    standard: &'run Standard,
    parts: BTreeSet<Part<'run>>,
}

impl<'run> Broken<'run> {
    /// The parts that these errors point at.
    pub(super) fn new(root: &'run Node, standard: &'run Standard, errors: &[(Code, &At)]) -> Self {
        let mut parts: BTreeSet<Part<'run>> = errors.iter().filter_map(|(_, at)| part_at(root, at)).collect();
        // A member that is not known may be any.
        if errors.iter().any(|(code, at)| *code == codes::UNKNOWN_MEMBER && is_of_spec(root, at)) {
            parts.insert(Part::Member("authentication"));
        }
        Self { root, standard, parts }
    }

    /// Whether a place is in a field that errors point at, or that an authentication brings that they point at.
    pub(super) fn has(&self, at: &At) -> bool {
        let Some(Part::Field(name)) = part_at(self.root, at) else {
            return false;
        };
        let is_brought = || self.standard.credential(name).is_some();
        self.parts.contains(&Part::Field(name))
            || (self.parts.contains(&Part::Member("authentication")) && is_brought())
    }
}

/// Whether a place is a member of the spec itself.
fn is_of_spec(root: &Node, at: &At) -> bool {
    matches!(at, At::Key(_, id) if root.member_at(*id).is_some_and(|(key, _)| key.id == *id))
}

/// The part that a place is in.
fn part_at<'run>(root: &'run Node, at: &At) -> Option<Part<'run>> {
    let node = at.node()?;
    let (key, value) = root.member_at(node)?;
    let field = value.member_at(node).filter(|_| key.text == "fields");
    Some(field.map_or(Part::Member(&key.text), |(name, _)| Part::Field(&name.text)))
}
