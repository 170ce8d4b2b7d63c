//! Which entry of an element has become which.

use openelements_runtime::{Element, Entry, Role, did_you_mean};

/// How many pairs of names are compared at most. Where thousands are gone and thousands are new, a program wrote
/// them, and names that are alike say little.
const COMPARISONS: usize = 100_000;

/// Whether the value is the caller's to say, or was: a preset of it is a default.
pub(super) fn is_of_caller(old: &Entry, new: &Entry) -> bool {
    [old, new].iter().any(|entry| entry.role == Role::Field)
}

/// The entries that have another name now, with that name.
#[derive(Debug, Default)]
pub(super) struct Renames(Vec<(&'static str, &'static str)>);

impl Renames {
    /// The name that an entry of the old element has now.
    pub(super) fn now<'name>(&self, name: &'name str) -> &'name str
    where
        'static: 'name,
    {
        self.0.iter().find(|(old, _)| *old == name).map_or(name, |(_, new)| new)
    }

    /// The name that an entry of the new element had.
    pub(super) fn before<'name>(&self, name: &'name str) -> &'name str
    where
        'static: 'name,
    {
        self.0.iter().find(|(_, new)| *new == name).map_or(name, |(old, _)| old)
    }

    /// Takes out of both lists what is the same under two names.
    fn take<'text>(
        &mut self,
        gone: &mut Vec<Candidate<'text>>,
        new: &mut Vec<Candidate<'text>>,
        is_same: impl Fn(&Candidate<'_>, &Candidate<'_>) -> bool,
    ) {
        gone.retain(|old| {
            let Some(index) = new.iter().position(|new| is_same(old, new)) else {
                return true;
            };
            self.0.push((old.entry.name, new.remove(index).entry.name));
            false
        });
    }
}

/// An entry that is in one of the elements only.
struct Candidate<'text> {
    entry: &'static Entry,
    /// What is before and after its value in the base URL, if it stands there.
    place: Option<(&'text str, &'text str)>,
}

/// The entries whose name has changed: those that say so, then those that look like it.
pub(super) fn renames(before: &'static Element, after: &'static Element) -> Renames {
    let [was, is] = [before, after].map(|element| element.base_url().and_then(super::template::text));
    let mut gone = candidates(before, after, was.as_deref());
    let mut new = candidates(after, before, is.as_deref());
    let mut renames = Renames::default();
    renames.take(&mut gone, &mut new, |old, new| new.entry.is_named(old.entry.name));
    renames.take(&mut gone, &mut new, |old, new| is_alike(old.entry, new.entry) && is_in_place(old, new));
    if gone.len().saturating_mul(new.len()) <= COMPARISONS {
        let has_alike_name = |old: &Entry, new: &Entry| did_you_mean(old.name, [new.name]).is_some();
        renames.take(&mut gone, &mut new, |old, new| {
            is_alike(old.entry, new.entry) && has_alike_name(old.entry, new.entry)
        });
    }
    renames
}

/// The entries of an element that another one does not have under that name.
fn candidates<'text>(
    element: &'static Element,
    other: &Element,
    base_url: Option<&'text str>,
) -> Vec<Candidate<'text>> {
    let is_in_other = |name: &str| other.entries.iter().any(|entry| entry.name == name);
    let entries = element.entries.iter().filter(|entry| !is_in_other(entry.name));
    let place = |name: &str| base_url?.split_once(&format!("{{{name}}}"));
    entries.map(|entry| Candidate { entry, place: place(entry.name) }).collect()
}

/// Whether both are of the same kind and use, so that one may be the other under another name.
fn is_alike(old: &Entry, new: &Entry) -> bool {
    (old.kind, old.role, old.alternatives) == (new.kind, new.role, new.alternatives)
}

/// Whether both have the same label, or stand at the same place of the same base URL.
fn is_in_place(old: &Candidate<'_>, new: &Candidate<'_>) -> bool {
    let has_same_label = old.entry.label == new.entry.label && old.entry.label != old.entry.name;
    has_same_label || (old.place.is_some() && old.place == new.place)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leak<T: ?Sized>(value: Box<T>) -> &'static T {
        Box::leak(value)
    }

    /// An element of many entries, then those.
    fn element(prefix: &str, more: impl IntoIterator<Item = Entry>) -> &'static Element {
        let names = (0..400).map(|number| leak(format!("{prefix}{number}").into_boxed_str()));
        let entries: Vec<Entry> = names.map(Entry::field).chain(more).collect();
        leak(Box::new(Element::new("it", 1, "It").entries(entries.leak())))
    }

    #[test]
    fn of_thousands_that_differ_only_the_names_are_not_compared() {
        let [site, sites, tenant] = ["site", "sites", "tenant"].map(Entry::field);
        let labelled = |entry: Entry| entry.label("Subdomain");
        for (before, after, expected) in [
            (labelled(site), labelled(tenant), "tenant"),
            (site, tenant.renamed_from(&["site"]), "tenant"),
            (site, sites, "site"),
        ] {
            let [old, new] = [element("old.", [before]), element("9-", [after])];
            assert_eq!(renames(old, new).now("site"), expected);
        }
    }

    #[test]
    fn what_says_that_it_was_renamed_does_not_count_as_one_of_thousands() {
        let old = element("old.", [Entry::field("site")]);
        let others = old.entries.iter().take(400).enumerate().map(|(number, entry)| {
            let name = leak(format!("9-{number}").into_boxed_str());
            Entry::field(name).renamed_from(leak(Box::new([entry.name])))
        });
        let entries: Vec<Entry> = others.chain([Entry::field("sites")]).collect();
        let new = leak(Box::new(Element::new("it", 1, "It").entries(entries.leak())));
        assert_eq!(renames(old, new).now("site"), "sites");
    }
}
