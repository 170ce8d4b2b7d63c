//! What an entry accepts: its kind, options and pattern.

use openelements_runtime::{Authentication, Entry, Kind, Pattern};

use super::notes::Notes;
use crate::rules::elements::ORDER_CHANGED;
use crate::rules::{Rule, entries as rules};

/// Notes what has changed.
pub(super) fn compare(notes: &mut Notes, before: &Entry, after: &Entry) {
    if before.kind != after.kind {
        let names = (Some(before.kind.name()), Some(after.kind.name()));
        notes.differ(kind(before, after), names.0, names.1);
        // Of all kinds, JSON alone accepts objects.
        if (before.kind, after.kind) == (Kind::Json, Kind::Secret) {
            notes.differ(&rules::KIND_NARROWED, names.0, names.1);
        }
    }
    // The options of the choice of an authentication are told as alternatives.
    if before.kind == after.kind && after.name != Authentication::ENTRY {
        let of_lists = (&rules::OPTION_REMOVED, &rules::OPTION_ADDED, &ORDER_CHANGED);
        notes.lists(of_lists, before.options, after.options);
    }
    let [old, new] = [before, after].map(|entry| entry.pattern.map(Pattern::source));
    let rule = match (old, new) {
        (None, _) => &rules::PATTERN_ADDED,
        (_, None) => &rules::PATTERN_REMOVED,
        _ => &rules::PATTERN_CHANGED,
    };
    notes.differ(rule, old, new);
}

/// The rule of a kind that has changed.
fn kind(before: &Entry, after: &Entry) -> &'static Rule {
    match (before.kind, after.kind) {
        (_, Kind::Secret) => &rules::SECRECY_ADDED,
        (Kind::Secret, _) => &rules::SECRECY_REMOVED,
        _ if accepts_all_of(after, before) => &rules::KIND_WIDENED,
        _ if accepts_all_of(before, after) => &rules::KIND_NARROWED,
        _ => &rules::KIND_CHANGED,
    }
}

/// Whether the kind of an entry accepts whatever that of another does. Objects are accepted as JSON alone,
/// so no text accepts all of what that kind does; `007` is an integer, and no JSON.
fn accepts_all_of(wide: &Entry, narrow: &Entry) -> bool {
    match (narrow.kind, wide.kind) {
        (Kind::Enum, kind) => narrow.options.iter().all(|option| kind.refusal(option).is_none()),
        (Kind::Boolean, Kind::Enum) => ["true", "false"].iter().all(|it| wide.options.contains(it)),
        (Kind::Boolean, Kind::String | Kind::Text | Kind::Json)
        | (Kind::Integer | Kind::Url | Kind::Host, Kind::String | Kind::Text)
        | (Kind::String, Kind::Text) => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests;
