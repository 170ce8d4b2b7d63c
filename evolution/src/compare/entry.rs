//! What has changed about an entry.

use openelements_runtime::{Element, Entry, Kind, MASK, Pattern, Preset, Role};

use super::notes::{Notes, is_reordered};
use super::pairs::{Renames, is_of_caller};
use super::{kind, requirement, url};
use crate::rules::elements::ORDER_CHANGED;
use crate::rules::{Audience, Rule, entries as rules};

/// Notes what has changed about each entry of an element.
pub(super) fn compare_all(
    notes: &mut Notes,
    before: &'static Element,
    after: &'static Element,
    renames: &Renames,
) {
    let find = |element: &'static Element, name: &str| element.entries.iter().find(|it| it.name == name);
    for new in after.entries {
        notes.about(new.name);
        match find(before, renames.before(new.name)) {
            Some(old) => compare(notes, (before, after), (old, new), renames),
            None => added(notes, (before, after), new, renames),
        }
    }
    for old in before.entries.iter().filter(|old| find(after, renames.now(old.name)).is_none()) {
        notes.about(old.name);
        removed(notes, old, after);
    }
    if !notes.breaks(Audience::Callers) {
        url::compare_repeated(notes, before, after);
    }
}

fn removed(notes: &mut Notes, old: &Entry, after: &Element) {
    if old.name == Element::BASE_URL && old.role == Role::Fixed {
        notes.add(&rules::BASE_URL_REMOVED);
        return;
    }
    match after.entries.iter().find(|new| new.is_named(old.name)) {
        Some(new) => notes.differ(&rules::ENTRY_MERGED, Some(old.name), Some(new.name)),
        None => notes.add(&rules::ENTRY_REMOVED),
    }
}

fn added(notes: &mut Notes, (before, after): (&Element, &Element), new: &Entry, renames: &Renames) {
    let common = requirement::common(before, after);
    let applies = common.iter().any(|(_, alternative)| new.applies_to(alternative));
    let rule = match new {
        _ if !applies => &rules::ENTRY_ADDED_OPTIONAL,
        Entry { required: true, .. } => &rules::ENTRY_ADDED_REQUIRED,
        Entry { required_if: [_, ..], .. } => &rules::ENTRY_ADDED_CONDITIONAL,
        Entry { preset: Preset::Value(_), .. } => &rules::ENTRY_ADDED_PRESET,
        _ => &rules::ENTRY_ADDED_OPTIONAL,
    };
    notes.add_with(rule, (!applies).then(|| "for a new authentication alternative".to_owned()));
    url::places(notes, before, (None, new), renames);
}

fn compare(
    notes: &mut Notes,
    elements: (&'static Element, &'static Element),
    (old, new): (&Entry, &Entry),
    renames: &Renames,
) {
    name(notes, old, new);
    texts(notes, old, new);
    kind::compare(notes, old, new);
    requirement::compare(notes, elements, (old, new), renames);
    role(notes, old, new);
    preset(notes, elements.0, (old, new), renames);
    names(notes, old, new);
    notes.deprecation(
        (&rules::ENTRY_DEPRECATED, &rules::ENTRY_DEPRECATION_CHANGED),
        old.deprecated,
        new.deprecated,
    );
}

/// Notes the other names that are new, or forgotten. One that is still accepted, as something else, is not
/// forgotten.
fn names(notes: &mut Notes, old: &Entry, new: &Entry) {
    for (removed, added, before, after) in [
        (&rules::ALIAS_REMOVED, &rules::ALIAS_ADDED, old.aliases, new.aliases),
        (&rules::FORMER_NAME_REMOVED, &rules::FORMER_NAME_ADDED, old.renamed_from, new.renamed_from),
    ] {
        for name in before.iter().filter(|name| !new.is_named(name)) {
            notes.differ(removed, Some(name), None);
        }
        for name in after.iter().filter(|name| **name != old.name && !before.contains(name)) {
            notes.differ(added, None, Some(name));
        }
        if is_reordered(before, after) {
            notes.add_with(&ORDER_CHANGED, Some("of other names".to_owned()));
        }
    }
}

/// Notes that an entry has another name.
fn name(notes: &mut Notes, old: &Entry, new: &Entry) {
    if old.name == new.name {
        return;
    }
    if new.is_named(old.name) {
        notes.differ(&rules::ENTRY_RENAMED_KEPT, Some(old.name), Some(new.name));
        return;
    }
    notes.differ(&rules::ENTRY_RENAMED, Some(old.name), Some(new.name));
}

fn texts(notes: &mut Notes, old: &Entry, new: &Entry) {
    let hint = |entry: &Entry| entry.pattern.map(Pattern::hint);
    // A pattern comes with its hint.
    let hints =
        if old.pattern.is_some() == new.pattern.is_some() { [hint(old), hint(new)] } else { [None; 2] };
    // A field without a label has its name for one.
    let label = |entry: &Entry| Some(entry.label).filter(|label| *label != entry.name);
    for [before, after] in [
        [label(old), label(new)],
        [old.description, new.description].map(|text| Some(text).filter(|text| !text.is_empty())),
        hints,
        shown(old, new, [old.example, new.example]),
    ] {
        notes.differ(&rules::ENTRY_TEXT, before, after);
    }
    if old.hidden != new.hidden {
        let word = |entry: &Entry| Some(if entry.hidden { "hidden" } else { "shown" });
        notes.differ(&rules::HIDDEN_CHANGED, word(old), word(new));
    }
}

fn role(notes: &mut Notes, old: &Entry, new: &Entry) {
    if old.role != new.role {
        let rule = if new.role == Role::Fixed { &rules::FIXED } else { &rules::ROLE_CHANGED };
        notes.differ(rule, Some(role_name(old.role)), Some(role_name(new.role)));
    }
}

/// Whose it is to say the value, in words.
const fn role_name(role: Role) -> &'static str {
    match role {
        Role::Field => "the caller's",
        Role::Runtime => "set at run time",
        Role::Setting => "a setting",
        Role::Fixed => "fixed",
        _ => "another's",
    }
}

/// Notes what has changed about what holds where nothing is supplied.
fn preset(notes: &mut Notes, before: &Element, (old, new): (&Entry, &Entry), renames: &Renames) {
    let [was, is] = [old.default(), new.default()];
    let is_url =
        [old, new].iter().all(|entry| entry.kind == Kind::Url && entry.default().is_some_and(is_some_text));
    if is_url || (was == is && old.template != new.template) {
        url::compare(notes, old, new, renames);
    } else if was != is {
        value(notes, old, new);
    } else if old.preset != new.preset && old.required == new.required {
        let word = |entry: &Entry| Some(if entry.preset == Preset::Null { "null" } else { "left out" });
        notes.differ(&rules::ANSWERED_CHANGED, word(old), word(new));
    }
    url::places(notes, before, (Some(old), new), renames);
}

const fn is_some_text(text: &str) -> bool {
    !text.is_empty()
}

fn value(notes: &mut Notes, old: &Entry, new: &Entry) {
    let [was, is] = shown(old, new, [old.default(), new.default()]);
    notes.differ(value_rule(old, new), was, is);
}

/// The rule of a preset value that has changed.
fn value_rule(old: &Entry, new: &Entry) -> &'static Rule {
    match (old.default(), new.default()) {
        _ if new.name == Element::BASE_URL => &rules::URL_HOST,
        _ if !is_of_caller(old, new) => &rules::SETTING_CHANGED,
        (None, _) => &rules::DEFAULT_ADDED,
        (_, None) => &rules::DEFAULT_REMOVED,
        _ => &rules::DEFAULT_CHANGED,
    }
}

/// Values as they may be shown: those of a secret may not.
fn shown<'text>(old: &Entry, new: &Entry, values: [Option<&'text str>; 2]) -> [Option<&'text str>; 2] {
    let is_secret = old.is_secret() || new.is_secret();
    match values {
        // That they differ must still be told.
        [Some(was), Some(is)] if is_secret && was != is => [Some(MASK), Some("another value")],
        values if is_secret => values.map(|value| value.map(|_| MASK)),
        values => values,
    }
}
