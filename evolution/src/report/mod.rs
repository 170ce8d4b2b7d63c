//! What was found, for people and for programs.

mod markdown;
mod text;

use std::collections::BTreeSet;

use serde::Serialize;

use crate::change::Change;
use crate::rules::{Audience, Severity};

/// All that has changed between two catalogues: the worst first within each element, by key.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Report {
    changes: Vec<Change>,
}

impl Report {
    pub(crate) fn new(mut changes: Vec<Change>) -> Self {
        changes.sort_by(|a, b| a.element.cmp(&b.element).then_with(|| b.worst().cmp(&a.worst())));
        Self { changes }
    }

    /// The changes.
    #[must_use]
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// The worst that a change is for an audience; none where nothing has changed.
    #[must_use]
    pub fn needed(&self, audience: Audience) -> Option<Severity> {
        self.changes.iter().map(|change| change.severity(audience)).max()
    }

    /// The worst that a change is for anybody; none where nothing has changed.
    #[must_use]
    pub fn worst(&self) -> Option<Severity> {
        self.changes.iter().map(Change::worst).max()
    }

    /// For whom there is a change that is as bad as the worst.
    pub fn concerned(&self) -> impl Iterator<Item = Audience> {
        let worst = self.worst();
        Audience::ALL.into_iter().filter(move |audience| worst.is_some() && self.needed(*audience) == worst)
    }

    /// For people, in a terminal.
    #[must_use]
    pub fn text(&self) -> String {
        text::write(self)
    }

    /// For a changelog, in Markdown: what breaks first, by element.
    #[must_use]
    pub fn markdown(&self) -> String {
        markdown::write(self)
    }

    /// How many changes there are, and in how many elements: `3 changes in 2 elements: 1 breaking, 2 minor`.
    #[must_use]
    pub fn summary(&self) -> String {
        let elements: BTreeSet<&str> = self.changes.iter().map(|change| change.element.as_str()).collect();
        let of = |severity| self.changes.iter().filter(|change| change.worst() == severity).count();
        let counts = Severity::ALL.map(|severity| (of(severity), severity.name()));
        let counts = counts.into_iter().filter(|(count, _)| *count > 0);
        let counts: Vec<String> = counts.map(|(count, name)| format!("{count} {name}")).collect();
        if counts.is_empty() {
            return "nothing has changed".to_owned();
        }
        let [changes, elements] = [(self.changes.len(), "change"), (elements.len(), "element")].map(count);
        format!("{changes} in {elements}: {}", counts.join(", "))
    }

    /// The changes of each element, by key.
    fn by_element(&self) -> impl Iterator<Item = (&str, &[Change])> {
        let groups = self.changes.chunk_by(|a, b| a.element == b.element);
        groups.filter_map(|group| Some((group.first()?.element.as_str(), group)))
    }
}

/// A number of things: `1 change`, `2 changes`.
fn count((count, noun): (usize, &str)) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}
