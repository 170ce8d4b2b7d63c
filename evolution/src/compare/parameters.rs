//! What has changed about what is sent to the vendor.

use openelements_runtime::Parameter;

use super::notes::{Notes, is_reordered};
use super::pairs::Renames;
use crate::rules::elements as rules;

/// Notes what has changed. What is listed twice is compared twice.
pub(super) fn compare(notes: &mut Notes, before: &[Parameter], after: &[Parameter], renames: &Renames) {
    let before: Vec<Parameter> =
        before.iter().map(|parameter| with_name_of_now(*parameter, renames)).collect();
    let mut rest: Vec<&Parameter> = after.iter().collect();
    let mut gone = Vec::new();
    for parameter in &before {
        match take(&mut rest, |other| words(other) == words(parameter)) {
            Some(found) => details(notes, parameter, found),
            None => gone.push(parameter),
        }
    }
    for parameter in gone {
        notes.about(parameter.name);
        let words_of = words(parameter);
        match take(&mut rest, |other| is_same(parameter, other)) {
            Some(found) => notes.differ(&rules::PARAMETER_CHANGED, Some(&words_of), Some(&words(found))),
            None => notes.differ(&rules::PARAMETER_REMOVED, Some(&words_of), None),
        }
    }
    for parameter in rest {
        notes.about(parameter.name);
        notes.differ(&rules::PARAMETER_ADDED, None, Some(&words(parameter)));
    }
    notes.about_all();
    order(notes, &before, after);
}

/// A parameter with the name that its entry has now: that it is another is told of the entry.
fn with_name_of_now(mut parameter: Parameter, renames: &Renames) -> Parameter {
    if parameter.kind == "configuration" {
        parameter.name = renames.now(parameter.name);
    }
    parameter
}

/// Takes the first parameter out of a list that is as it should be.
fn take<'a>(list: &mut Vec<&'a Parameter>, is_it: impl Fn(&Parameter) -> bool) -> Option<&'a Parameter> {
    let index = list.iter().position(|parameter| is_it(parameter))?;
    Some(list.remove(index))
}

/// Whether the same is sent, wherever it goes.
fn is_same(old: &Parameter, new: &Parameter) -> bool {
    (old.kind, old.name, old.source) == (new.kind, new.name, new.source)
}

fn details(notes: &mut Notes, old: &Parameter, new: &Parameter) {
    if (old.id, old.created) != (new.id, new.created) {
        notes.about(new.name);
        notes.add(&rules::PARAMETER_DETAILS);
    }
}

fn order(notes: &mut Notes, before: &[Parameter], after: &[Parameter]) {
    let [old, new] = [before, after].map(|list| list.iter().map(words).collect::<Vec<_>>());
    let [old, new] = [&old, &new].map(|list| list.iter().map(String::as_str).collect::<Vec<_>>());
    if is_reordered(&old, &new) {
        notes.add_with(&rules::ORDER_CHANGED, Some("of what is sent".to_owned()));
    }
}

/// A parameter in words.
fn words(parameter: &Parameter) -> String {
    let Parameter { kind, source, vendor_type, vendor_name, name, .. } = parameter;
    format!("{kind} {name} as {vendor_type} {vendor_name} of the {source}")
}
