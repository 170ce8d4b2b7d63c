//! What has changed about an element as a whole.

use openelements_runtime::{Element, Member};

use super::notes::{Notes, is_reordered};
use super::{authentication, entry, pairs, parameters};
use crate::rules::elements as rules;

/// Whether an element, whose key is not there any more, has become another.
pub(super) fn is_renamed(before: &Element, after: &Element) -> bool {
    after.has_key(before.key) || before.id == after.id
}

/// Notes what has changed.
pub(super) fn compare(notes: &mut Notes, before: &'static Element, after: &'static Element) {
    keys(notes, before, after);
    notes.deprecation(
        (&rules::ELEMENT_DEPRECATED, &rules::ELEMENT_DEPRECATION_CHANGED),
        before.deprecated,
        after.deprecated,
    );
    notes.differ(&rules::ELEMENT_ID, Some(&before.id.to_string()), Some(&after.id.to_string()));
    texts(notes, before, after);
    members(notes, before, after);
    authentication::compare(notes, before, after);
    let renames = pairs::renames(before, after);
    parameters::compare(notes, before.parameters, after.parameters, &renames);
    resources(notes, before, after);
    entry::compare_all(notes, before, after, &renames);
    notes.about_all();
    let names = |element: &'static Element| element.entries.iter().map(|it| it.name).collect::<Vec<_>>();
    let former: Vec<&str> = names(before).into_iter().map(|name| renames.now(name)).collect();
    if is_reordered(&former, &names(after)) {
        notes.add_with(&rules::ORDER_CHANGED, Some("of the entries".to_owned()));
    }
}

/// Notes another key, and keys that an element had that are new, or forgotten.
fn keys(notes: &mut Notes, before: &Element, after: &Element) {
    let is_kept = after.renamed_from.contains(&before.key);
    let rule = if is_kept { &rules::ELEMENT_RENAMED_KEPT } else { &rules::ELEMENT_RENAMED };
    notes.differ(rule, Some(before.key), Some(after.key));
    for key in before.renamed_from.iter().filter(|key| !after.has_key(key)) {
        notes.differ(&rules::FORMER_KEY_REMOVED, Some(key), None);
    }
    for key in after.renamed_from.iter().filter(|key| !before.has_key(key)) {
        notes.differ(&rules::FORMER_KEY_ADDED, None, Some(key));
    }
    if is_reordered(before.renamed_from, after.renamed_from) {
        notes.add_with(&rules::ORDER_CHANGED, Some("of `renamed_from`".to_owned()));
    }
}

fn texts(notes: &mut Notes, before: &Element, after: &Element) {
    let texts = [
        ("name", Some(before.name), Some(after.name)),
        ("description", Some(before.description), Some(after.description)),
        ("image", before.image, after.image),
    ];
    for (name, old, new) in texts {
        notes.about(name);
        notes.differ(&rules::ELEMENT_TEXT, old, new);
    }
    notes.about_all();
    notes.differ(&rules::HUB_CHANGED, before.hub, after.hub);
}

fn resources(notes: &mut Notes, before: &Element, after: &Element) {
    if before.resources != after.resources {
        let (old, new) = (before.resources.join(", "), after.resources.join(", "));
        notes.differ(&rules::RESOURCES_CHANGED, Some(&old), Some(&new));
    }
}

fn members(notes: &mut Notes, before: &Element, after: &Element) {
    let [old, new] =
        [before, after].map(|element| element.members.iter().filter_map(member).collect::<Vec<_>>());
    let value = |members: &[(String, String)], name: &str| {
        members.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone())
    };
    let mut names: Vec<&String> = old.iter().chain(&new).map(|(name, _)| name).collect();
    names.sort_unstable();
    names.dedup();
    for name in names {
        notes.about(name);
        notes.differ(&rules::MEMBER_CHANGED, value(&old, name).as_deref(), value(&new, name).as_deref());
    }
    notes.about_all();
    let order = [&old, &new].map(|members| members.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>());
    let [old, new] = order;
    if is_reordered(&old, &new) {
        notes.add_with(&rules::ORDER_CHANGED, Some("of the element object".to_owned()));
    }
}

/// The name and the value of a member, as text.
fn member(member: &Member) -> Option<(String, String)> {
    match member {
        Member::Flag(name, value) => Some(((*name).to_owned(), value.to_string())),
        Member::Text(name, value) => Some(((*name).to_owned(), (*value).to_owned())),
        _ => None,
    }
}
