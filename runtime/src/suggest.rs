//! Did you mean ...?

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
    let given = given.to_lowercase();
    let scored = known.into_iter().filter_map(|name| Some((likeness(&given, &name.to_lowercase())?, name)));
    // The first of equals wins, so that the answer does not change from run to run.
    scored.reduce(|best, next| if next.0 > best.0 { next } else { best }).map(|(_, name)| name)
}

/// How alike two names are, from 0 to 1; `None` where they are not.
///
/// One measure is not enough: the edit distance finds typing errors, Jaro and Winkler's
/// finds names that begin alike, and short words that sound alike (`sight`, `site`) need
/// the looser bound that an equal first letter earns.
fn likeness(given: &str, name: &str) -> Option<f64> {
    let edits = strsim::normalized_damerau_levenshtein(given, name);
    let beginning = strsim::jaro_winkler(given, name);
    let same_initial = given.chars().next() == name.chars().next();
    let alike = edits >= 0.66 || beginning >= 0.9 || (same_initial && edits > 0.39 && beginning >= 0.6);
    alike.then_some(edits.max(beginning))
}

#[cfg(test)]
mod tests {
    use super::did_you_mean;

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
