//! What has changed about how callers prove who they are.

use openelements_runtime::{Authentication, Element};

use super::notes::Notes;
use crate::rules::elements as rules;

/// The alternatives of an element; where there is no choice, the one type.
pub(super) fn names(element: &Element) -> Vec<&'static str> {
    match element.authentication {
        None => Vec::new(),
        Some(Authentication { alternatives: [], default, .. }) => vec![default],
        Some(Authentication { alternatives, .. }) => alternatives.to_vec(),
    }
}

/// Notes what has changed.
pub(super) fn compare(notes: &mut Notes, before: &Element, after: &Element) {
    let (Some(old), Some(new)) = (before.authentication, after.authentication) else {
        let name = |element: &Element| element.authentication.map(|authentication| authentication.default);
        notes.differ(&rules::AUTHENTICATION_CHANGED, name(before), name(after));
        return;
    };
    notes.differ(
        &rules::AUTHENTICATION_ANSWERED,
        Some(answered(old)).filter(|_| old.answered != new.answered),
        Some(answered(new)).filter(|_| old.answered != new.answered),
    );
    if old.alternatives.is_empty() && new.alternatives.is_empty() {
        notes.differ(&rules::AUTHENTICATION_CHANGED, Some(old.default), Some(new.default));
        return;
    }
    if old.alternatives.is_empty() != new.alternatives.is_empty() {
        notes.add(&rules::AUTHENTICATION_CHOICE);
    }
    notes.differ(&rules::ALTERNATIVE_DEFAULT, Some(old.default), Some(new.default));
    let of_lists = (&rules::ALTERNATIVE_REMOVED, &rules::ALTERNATIVE_ADDED, &rules::ORDER_CHANGED);
    notes.lists(of_lists, &names(before), &names(after));
}

const fn answered(authentication: Authentication) -> &'static str {
    if authentication.answered { "answered" } else { "not answered" }
}
