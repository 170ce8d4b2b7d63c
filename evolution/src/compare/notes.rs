//! Where the comparison writes what it finds.

use crate::change::Change;
use crate::rules::{Audience, Rule, Severity};

/// The changes of one element, as they are found.
pub(super) struct Notes {
    element: String,
    subject: Option<String>,
    changes: Vec<Change>,
}

impl Notes {
    /// Nothing yet about the element of that key.
    pub(super) fn of(element: &str) -> Self {
        Self { element: element.to_owned(), subject: None, changes: Vec::new() }
    }

    /// What is noted from now on is about that part of the element.
    pub(super) fn about(&mut self, subject: &str) {
        self.subject = Some(subject.to_owned());
    }

    /// What is noted from now on is about the element as a whole.
    pub(super) fn about_all(&mut self) {
        self.subject = None;
    }

    /// Notes a change.
    pub(super) fn add(&mut self, rule: &'static Rule) {
        self.push(rule, [None; 2], None);
    }

    /// Notes a change, and what else there is to say.
    pub(super) fn add_with(&mut self, rule: &'static Rule, note: Option<String>) {
        self.push(rule, [None; 2], note);
    }

    /// Notes that something is something else now, if it is.
    pub(super) fn differ(&mut self, rule: &'static Rule, before: Option<&str>, after: Option<&str>) {
        if before != after {
            self.push(rule, [before, after], None);
        }
    }

    /// Notes that something is deprecated; or that it was, and is not, or with other words.
    pub(super) fn deprecation(
        &mut self,
        (deprecated, changed): (&'static Rule, &'static Rule),
        before: Option<&str>,
        after: Option<&str>,
    ) {
        let is_new = before.is_none() && after.is_some();
        self.differ(if is_new { deprecated } else { changed }, before, after);
    }

    fn push(&mut self, rule: &'static Rule, values: [Option<&str>; 2], note: Option<String>) {
        let [before, after] = values.map(|value| value.map(ToOwned::to_owned));
        let (element, subject) = (self.element.clone(), self.subject.clone());
        self.changes.push(Change { rule, element, subject, before, after, note });
    }

    /// Notes each name that is in one of two lists only, and that those in both have another order.
    pub(super) fn lists(
        &mut self,
        (removed, added, order): (&'static Rule, &'static Rule, &'static Rule),
        before: &[&str],
        after: &[&str],
    ) {
        for name in before.iter().filter(|name| !after.contains(name)) {
            self.differ(removed, Some(name), None);
        }
        for name in after.iter().filter(|name| !before.contains(name)) {
            self.differ(added, None, Some(name));
        }
        if is_reordered(before, after) {
            self.add(order);
        }
    }

    /// Whether something that was noted breaks an audience.
    pub(super) fn breaks(&self, audience: Audience) -> bool {
        self.changes.iter().any(|change| change.severity(audience) == Severity::Breaking)
    }

    /// What was noted.
    pub(super) fn finish(self) -> Vec<Change> {
        self.changes
    }
}

/// Whether what is in both lists has another order.
pub(super) fn is_reordered(before: &[&str], after: &[&str]) -> bool {
    let kept = before.iter().filter(|name| after.contains(name));
    let still = after.iter().filter(|name| before.contains(name));
    !kept.eq(still)
}
