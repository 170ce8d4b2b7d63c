//! The comparison: what differs, and by which rule.

mod authentication;
mod element;
mod entry;
mod kind;
mod notes;
mod pairs;
mod parameters;
mod requirement;
pub(crate) mod rust;
mod template;
mod url;

#[cfg(test)]
mod conservation;

use std::collections::BTreeMap;

use openelements_runtime::{Catalogue, Element, did_you_mean};

use self::notes::Notes;
use self::rust::Surface;
use crate::change::Change;
use crate::report::Report;
use crate::rules::elements as rules;
use crate::side::Side;

/// What has changed between two catalogues: all of it.
#[must_use]
pub fn compare(old: &Side, new: &Side) -> Report {
    let mut changes = Vec::new();
    let surfaces = [old.surfaces(new), new.surfaces(old)];
    for (before, after) in pairs(&old.catalogue, &new.catalogue) {
        match (before, after) {
            (Some(before), Some(after)) => changes.extend(both(&surfaces, before, after)),
            (None, Some(after)) => {
                let mut notes = Notes::of(after.key);
                notes.add(&rules::ELEMENT_ADDED);
                changes.extend(notes.finish());
            }
            (Some(before), None) => changes.extend(removed(before, &new.catalogue)),
            (None, None) => {}
        }
    }
    Report::new(changes)
}

/// What has changed of an element that both catalogues have.
fn both(
    [old, new]: &[BTreeMap<String, Surface>; 2],
    before: &'static Element,
    after: &'static Element,
) -> Vec<Change> {
    let mut notes = Notes::of(after.key);
    element::compare(&mut notes, before, after);
    // Code names an element by its key; that all of it is elsewhere is told already.
    if let (Some(before), Some(after)) = (old.get(before.key), new.get(after.key)) {
        rust::compare(&mut notes, before, after);
    }
    notes.finish()
}

fn removed(element: &Element, new: &Catalogue) -> Vec<Change> {
    let mut notes = Notes::of(element.key);
    let names = new.elements().iter().map(|element| element.key);
    let likely = did_you_mean(element.key, names);
    let note =
        likely.map(|key| format!("if it is now `{key}`, `renamed_from` of that one keeps the former key"));
    notes.add_with(&rules::ELEMENT_REMOVED, note);
    notes.finish()
}

type Pair = (Option<&'static Element>, Option<&'static Element>);

/// The elements of both, by key; those whose key has changed with their former selves.
fn pairs(old: &Catalogue, new: &Catalogue) -> Vec<Pair> {
    let has = |catalogue: &Catalogue, key: &str| catalogue.elements().iter().any(|it| it.key == key);
    let mut gone: Vec<&'static Element> =
        old.elements().iter().copied().filter(|element| !has(new, element.key)).collect();
    let mut pairs: Vec<Pair> = Vec::new();
    for after in new.elements().iter().copied() {
        let same = old.elements().iter().copied().find(|before| before.key == after.key);
        let before = same.or_else(|| {
            let index = gone.iter().position(|before| element::is_renamed(before, after))?;
            Some(gone.remove(index))
        });
        pairs.push((before, Some(after)));
    }
    pairs.extend(gone.into_iter().map(|before| (Some(before), None)));
    pairs
}
