//! Did you mean ...?

mod bounds;
mod letters;

use std::borrow::Cow;

use bounds::Bounds;
use letters::Letters;

/// The longest name that is compared, in bytes: comparing takes time and memory in proportion
/// to the length, which a caller chooses.
const MAX_BYTES: usize = 64;

/// The name among `known` that `given` is most likely a misspelling of. One of more than
/// 64 bytes is taken for none.
///
/// ```
/// use openelements_runtime::did_you_mean;
///
/// assert_eq!(did_you_mean("sight", ["username", "site"]), Some("site"));
/// assert_eq!(did_you_mean("colour", ["username", "site"]), None);
/// ```
#[must_use]
pub fn did_you_mean<'known>(
    given: &str,
    known: impl IntoIterator<Item = &'known str>,
) -> Option<&'known str> {
    if given.len() > MAX_BYTES {
        return None;
    }
    let given = lower(given);
    let letters = Letters::new(&given);
    let mut best: Option<(f64, &str)> = None;
    for name in known {
        let least = best.map_or(0.0, |(likeness, _)| likeness);
        let bounds = letters.as_ref().map_or(Bounds::UNKNOWN, |letters| Bounds::of(letters, name));
        if !bounds.may_exceed(least) {
            continue;
        }
        // The first of equals wins, so that the answer does not change from run to run.
        let likeness = likeness(&given, &lower(name), letters.as_ref(), bounds);
        best = likeness.filter(|likeness| *likeness > least).map(|likeness| (likeness, name)).or(best);
    }
    best.map(|(_, name)| name)
}

fn lower(name: &str) -> Cow<'_, str> {
    let is_lower = name.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
    if is_lower { name.into() } else { name.to_lowercase().into() }
}

/// How alike two names are, from 0 to 1; `None` where they are not.
fn likeness(given: &str, name: &str, letters: Option<&Letters>, bounds: Bounds) -> Option<f64> {
    let beginning = letters.filter(|_| name.is_ascii()).and_then(|letters| letters.beginning(name));
    let beginning = beginning.unwrap_or_else(|| strsim::jaro_winkler(given, name));
    if is_alike(0.0, beginning, false) && bounds.edits <= beginning {
        return Some(beginning);
    }
    let edits = edits(given, name);
    let same_initial = given.chars().next() == name.chars().next();
    is_alike(edits, beginning, same_initial).then_some(edits.max(beginning))
}

/// One measure is not enough: the edit distance finds typing errors, Jaro and Winkler's
/// finds names that begin alike, and short words that sound alike (`sight`, `site`) need
/// the looser bound that an equal first letter earns.
fn is_alike(edits: f64, beginning: f64, same_initial: bool) -> bool {
    edits >= 0.66 || beginning >= 0.9 || (same_initial && edits > 0.39 && beginning >= 0.6)
}

/// The edit distance as a likeness. Most misspellings are one edit: where both begin and end alike,
/// the distance is that of what is between, and often nothing is.
fn edits(given: &str, name: &str) -> f64 {
    if !given.is_ascii() || !name.is_ascii() {
        return strsim::normalized_damerau_levenshtein(given, name);
    }
    let (short, long) = if given.len() <= name.len() { (given, name) } else { (name, given) };
    let alike = |(a, b): &(u8, u8)| a == b;
    let start = short.bytes().zip(long.bytes()).take_while(alike).count();
    let ends = short.bytes().rev().zip(long.bytes().rev());
    let end = ends.take(short.len() - start).take_while(alike).count();
    let [short, rest] = [short, long].map(|text| text.get(start..text.len() - end).unwrap_or_default());
    let distance = if short.is_empty() { rest.len() } else { strsim::damerau_levenshtein(short, rest) };
    if long.is_empty() { 1.0 } else { 1.0 - float(distance) / float(long.len()) }
}

/// Lengths are those of names: few.
fn float(length: usize) -> f64 {
    u32::try_from(length).map_or(f64::INFINITY, f64::from)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::bounds::Bounds;
    use super::letters::Letters;
    use super::{did_you_mean, edits, is_alike, likeness};

    /// The name that is most alike, each compared with each.
    fn by_comparing_all<'known>(given: &str, known: &[&'known str]) -> Option<&'known str> {
        let given = given.to_lowercase();
        let likeness = |name: &str| {
            let name = name.to_lowercase();
            let edits = strsim::normalized_damerau_levenshtein(&given, &name);
            let beginning = strsim::jaro_winkler(&given, &name);
            let same_initial = given.chars().next() == name.chars().next();
            is_alike(edits, beginning, same_initial).then_some(edits.max(beginning))
        };
        let scored = known.iter().filter_map(|name| Some((likeness(name)?, *name)));
        scored.reduce(|best, next| if next.0 > best.0 { next } else { best }).map(|(_, name)| name)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn what_is_not_compared_is_not_meant(
            given in "[a-cA-C.é]{0,10}",
            known in prop::collection::vec("[a-cB.é]{0,10}", 0..8),
        ) {
            let known: Vec<&str> = known.iter().map(String::as_str).collect();
            prop_assert_eq!(did_you_mean(&given, known.iter().copied()), by_comparing_all(&given, &known));
        }

        #[test]
        fn the_distance_is_that_of_what_is_between(given in "[a-d]{0,9}", name in "[a-d]{0,9}") {
            let whole = strsim::normalized_damerau_levenshtein(&given, &name);
            prop_assert_eq!(edits(&given, &name).to_bits(), whole.to_bits());
        }

        #[test]
        fn the_beginning_is_measured_the_same(given in "[a-e]{1,64}|[a-e]{1,9}", name in "[a-e]{0,70}|[a-e]{0,9}") {
            let measured = Letters::new(&given).unwrap().beginning(&name.to_uppercase());
            let same = Some(strsim::jaro_winkler(&given, &name)).filter(|_| name.len() <= 64);
            prop_assert_eq!(measured.map(f64::to_bits), same.map(f64::to_bits));
        }

        #[test]
        fn names_are_no_more_alike_than_their_bounds(given in "[a-d.]{1,12}", name in "[a-dA.]{1,12}") {
            let likeness = likeness(&given, &name.to_lowercase(), None, Bounds::UNKNOWN);
            let bounds = Bounds::of(&Letters::new(&given).unwrap(), &name);
            prop_assert!(bounds.may_exceed(0.0) || likeness.is_none());
        }
    }

    #[test]
    fn misspellings_find_the_name_that_was_meant() {
        let known = ["site", "username", "password", "region", "pagination.type", "pagination.max"];
        let meant = [
            ("sight", Some("site")),
            ("Site", Some("site")),
            ("regoin", Some("region")),
            ("passwrod", Some("password")),
            ("user", Some("username")),
            ("paginaton.type", Some("pagination.type")),
            ("pagination_max", Some("pagination.max")),
            ("colour", None),
            ("", None),
        ];
        for (given, expected) in meant {
            assert_eq!(did_you_mean(given, known), expected, "{given}");
        }
    }

    #[test]
    fn a_very_long_name_is_no_misspelling() {
        let long = format!("site{}", "e".repeat(61));
        assert_eq!(did_you_mean(&long, [long.as_str()]), None);
    }

    #[test]
    fn a_name_is_not_suggested_for_another_word() {
        assert_eq!(did_you_mean("username", ["site", "password"]), None);
    }
}
