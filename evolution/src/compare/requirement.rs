//! Whether an entry must be supplied, and where it applies.

use std::collections::BTreeSet;

use openelements_runtime::{Authentication, Condition, Element, Entry};

use super::authentication;
use super::notes::Notes;
use super::pairs::Renames;
use crate::rules::elements::ORDER_CHANGED;
use crate::rules::entries as rules;

/// Notes what has changed.
pub(super) fn compare(
    notes: &mut Notes,
    (before, after): (&'static Element, &'static Element),
    (old, new): (&Entry, &Entry),
    renames: &Renames,
) {
    required(notes, (old, new), renames);
    let starts = |condition: &Condition| {
        let was = before.entry(renames.before(condition.entry));
        let is = after.entry(condition.entry);
        let is_preset = |entry: &Entry| entry.default() == Some(condition.value);
        let did_not_hold = |was: &'static Entry, is| !is_preset(was) || gains((before, after), (was, is));
        is.is_some_and(|is| is_preset(is) && was.is_none_or(|was| did_not_hold(was, is)))
    };
    if !old.required && !new.required && new.required_if.iter().any(starts) {
        notes.add_with(&rules::REQUIRED_ADDED, Some("by what is preset to another entry".to_owned()));
    }
    if old.alternatives != new.alternatives {
        applies(notes, (before, after), (old, new));
    }
}

/// Notes that an entry is required, or under a condition, and was not; or the other way around.
fn required(notes: &mut Notes, (old, new): (&Entry, &Entry), renames: &Renames) {
    let now = |it: &Condition| Condition { entry: renames.now(it.entry), value: it.value };
    let conditions: Vec<Condition> = old.required_if.iter().map(now).collect();
    if old.required == new.required && is_same_set(&conditions, new.required_if) {
        if conditions != new.required_if {
            notes.add_with(&ORDER_CHANGED, Some("of conditions".to_owned()));
        }
        return;
    }
    let is_stricter = is_stricter((old.required, &conditions), (new.required, new.required_if));
    let rule = if is_stricter { &rules::REQUIRED_ADDED } else { &rules::REQUIRED_REMOVED };
    let [was, is] = [words(old.required, &conditions), words(new.required, new.required_if)];
    notes.differ(rule, Some(&was), Some(&is));
}

fn is_same_set<T: PartialEq>(some: &[T], others: &[T]) -> bool {
    some.iter().all(|it| others.contains(it)) && others.iter().all(|it| some.contains(it))
}

/// Whether there may be a case in which an entry is required that was not.
fn is_stricter((was_required, old): (bool, &[Condition]), (is_required, new): (bool, &[Condition])) -> bool {
    let has_conditions_of_old = !old.is_empty() && old.iter().all(|condition| new.contains(condition));
    match (was_required, is_required) {
        (true, _) => false,
        (false, true) => true,
        (false, false) => !new.is_empty() && !has_conditions_of_old,
    }
}

/// When an entry is required, in words.
fn words(is_required: bool, conditions: &[Condition]) -> String {
    let conditions = conditions.iter().map(|Condition { entry, value }| format!("{entry} is {value}"));
    let conditions: Vec<String> = conditions.collect();
    match (is_required, conditions.as_slice()) {
        (true, _) => "required".to_owned(),
        (false, []) => "optional".to_owned(),
        (false, conditions) => format!("required if {}", conditions.join(" and ")),
    }
}

/// The alternatives that instances of both elements have, as the one and as the other calls them: those of
/// the same name, and what is meant where one of the elements leaves no choice.
pub(super) fn common(before: &Element, after: &Element) -> BTreeSet<(&'static str, &'static str)> {
    let (old, new) = (authentication::names(before), authentication::names(after));
    let mut common: BTreeSet<_> =
        old.iter().filter(|name| new.contains(name)).map(|name| (*name, *name)).collect();
    if !has_choice(before) || !has_choice(after) {
        common.insert((default(before), default(after)));
    }
    common
}

fn has_choice(element: &Element) -> bool {
    element.authentication.is_some_and(|authentication| !authentication.alternatives.is_empty())
}

/// What is meant where nothing is chosen; without a name where the element does not say.
fn default(element: &Element) -> &'static str {
    element.authentication.map_or("", |Authentication { default, .. }| default)
}

/// Whether an entry applies in an alternative of both elements in which it did not.
fn gains((before, after): (&Element, &Element), (old, new): (&Entry, &Entry)) -> bool {
    common(before, after).iter().any(|(was, is)| !old.applies_to(was) && new.applies_to(is))
}

/// Notes in which alternatives the entry applies that it did not, and the other way around.
fn applies(notes: &mut Notes, (before, after): (&Element, &Element), (old, new): (&Entry, &Entry)) {
    if !old.alternatives.is_empty() && is_same_set(old.alternatives, new.alternatives) {
        notes.add_with(&ORDER_CHANGED, Some("of authentication alternatives".to_owned()));
        return;
    }
    let lost = gains((after, before), (new, old));
    let gained = gains((before, after), (old, new));
    let must = gained && (new.required || !new.required_if.is_empty());
    let [was, is] = [old, new].map(|entry| match entry.alternatives {
        [] => "all".to_owned(),
        names => names.join(", "),
    });
    let mut differ = |rule| notes.differ(rule, Some(&was), Some(&is));
    if lost {
        differ(&rules::APPLIES_LESS);
    }
    if must {
        differ(&rules::APPLIES_MORE_REQUIRED);
    }
    if !lost && !must {
        differ(&rules::APPLIES_MORE);
    }
}
