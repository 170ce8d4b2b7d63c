//! Rules about date masks, which are those of Java's `SimpleDateFormat`.

use std::ops::Range;

use super::{Subject, descriptors, poller};
use crate::diagnostics::{Collector, codes};
use crate::yaml::At;

/// The settings that are date masks.
const SETTINGS: [&str; 2] = ["bulk.query.date_mask", "bulk.query.response.date_mask"];

/// The letters that stand for a part of a date.
const LETTERS: &str = "GyYMLwWDdFEuaHkKhmsSzZX";

/// What is documented in place of a mask: a number.
const NUMBER: &str = "milliseconds";

/// What is wrong with a mask.
struct Misfit {
    /// The bytes of the mask that are wrong.
    range: Range<usize>,
    /// What is wrong, after "the date mask".
    what: String,
    /// What to do.
    help: &'static str,
}

impl Misfit {
    fn new(range: Range<usize>, what: impl Into<String>, help: &'static str) -> Self {
        Self { range, what: what.into(), help }
    }
}

/// Every date mask is one.
pub(super) fn masks(subject: &Subject<'_>, collector: &mut Collector) {
    for entry in SETTINGS.iter().filter_map(|name| subject.entry(name)) {
        if let Some(mask) = entry.preset.value.text() {
            check(mask, |range| entry.preset.at.within(range), collector);
        }
    }
    for text in poller::texts(subject) {
        if text.is_date_format() {
            check(&text.value, |range| text.at(&range), collector);
        }
        for mask in descriptors::masks(&text.value) {
            let within = text.value.get(mask.clone()).unwrap_or_default();
            check(within, |range| text.at(&(mask.start + range.start..mask.start + range.end)), collector);
        }
    }
}

fn check(mask: &str, at: impl Fn(Range<usize>) -> At, collector: &mut Collector) {
    for misfit in misfits(mask) {
        let message = format!("the date mask {}", misfit.what);
        collector.warning(codes::DATE_MASK, message, at(misfit.range)).help(misfit.help);
    }
}

/// Everything that is wrong with a mask.
fn misfits(mask: &str) -> Vec<Misfit> {
    if mask == NUMBER {
        return Vec::new();
    }
    let (runs, open) = runs(mask);
    let mut misfits = unknown(mask, &runs);
    if let Some(quote) = open {
        // What is not in quotes behind it is not known.
        let help = "close it, as in `yyyy-MM-dd'T'HH:mm`";
        misfits.push(Misfit::new(quote, "has a quote that is not closed", help));
    } else if runs.is_empty() {
        let help = "write a mask such as `yyyy-MM-dd'T'HH:mm:ssXXX`, or `milliseconds`";
        misfits.push(Misfit::new(0..mask.len(), "has no part of a date", help));
    } else {
        misfits.extend(mistaken(mask, &runs));
        misfits.extend(months_behind_hours(mask, &runs));
    }
    misfits
}

/// The letters that stand for no part of a date; those that follow each other are told together.
fn unknown(mask: &str, runs: &[Range<usize>]) -> Vec<Misfit> {
    let is_unknown = |run: &&Range<usize>| first(mask, run).is_some_and(|letter| !LETTERS.contains(letter));
    let mut words: Vec<Range<usize>> = Vec::new();
    for run in runs.iter().filter(is_unknown) {
        match words.last_mut() {
            Some(word) if word.end == run.start => word.end = run.end,
            _ => words.push(run.clone()),
        }
    }
    let misfit = |word: Range<usize>| {
        let text = mask.get(word.clone()).unwrap_or_default();
        let what = format!("has `{text}`, which stands for no part of a date");
        Misfit::new(word, what, "put text in quotes, as in `yyyy-MM-dd'T'HH:mm`")
    };
    words.into_iter().map(misfit).collect()
}

/// The letter of a run.
fn first(mask: &str, run: &Range<usize>) -> Option<char> {
    mask.get(run.clone()).and_then(|run| run.chars().next())
}

/// The parts of a date that are likely not those that were meant.
fn mistaken(mask: &str, runs: &[Range<usize>]) -> Vec<Misfit> {
    let all = |letters: &'static str| {
        runs.iter().filter(move |run| first(mask, run).is_some_and(|letter| letters.contains(letter)))
    };
    let has = |letters: &'static str| all(letters).next().is_some();
    let all_if = |letters, is_wrong: bool| all(letters).filter(|_| is_wrong).collect();
    let has_no_month = has("yu") && has("d") && !has("ML");
    let mistakes: [(Vec<&Range<usize>>, &str, &'static str); 6] = [
        (all_if("Y", !has("w")), "has `Y`, the year that a week belongs to", "write `yyyy` for the year"),
        (
            all_if("D", has("M")),
            "has `D`, the day in the year, beside a month",
            "write `dd` for the day in the month",
        ),
        (all_if("m", !has("HhKk")), "has `m`, the minute, without an hour", "write `MM` for the month"),
        (
            // Another one may be the minute.
            all("m").take(usize::from(has("HhKk") && has_no_month)).collect(),
            "has `m`, the minute, and no month",
            "write `MM` for the month",
        ),
        (
            all_if("hK", !has("a")),
            "has an hour up to 12 without `a`, the half of the day",
            "write `HH` for the hour up to 24",
        ),
        (
            all("X").filter(|run| run.len() > 3).collect(),
            "has more than three `X`",
            "write `XXX` for a zone such as `+01:00`",
        ),
    ];
    let found = mistakes
        .into_iter()
        .flat_map(|(runs, what, help)| runs.into_iter().map(move |run| (run, what, help)));
    found.map(|(run, what, help)| Misfit::new(run.clone(), what, help)).collect()
}

/// The months directly behind an hour, where minutes belong.
fn months_behind_hours(mask: &str, runs: &[Range<usize>]) -> Vec<Misfit> {
    let is_behind = |(hour, month): &(&Range<usize>, &Range<usize>)| {
        let between = mask.get(hour.end..month.start).unwrap_or_default();
        first(mask, hour).is_some_and(|letter| "HhKk".contains(letter))
            && first(mask, month) == Some('M')
            && !between.contains(char::is_whitespace)
    };
    let months = runs.iter().zip(runs.iter().skip(1)).filter(is_behind).map(|(_, month)| month.clone());
    let misfit =
        |month| Misfit::new(month, "has `M`, the month, behind an hour", "write `mm` for the minute");
    months.map(misfit).collect()
}

/// The runs of one letter that are not in quotes, and the quote that is not closed.
fn runs(mask: &str) -> (Vec<Range<usize>>, Option<Range<usize>>) {
    let mut runs: Vec<Range<usize>> = Vec::new();
    let (mut quote, mut previous) = (None, None);
    for (index, character) in mask.char_indices() {
        if character == '\'' {
            quote = if quote.is_some() { None } else { Some(index..index + 1) };
        } else if quote.is_none() && character.is_ascii_alphabetic() {
            match runs.last_mut() {
                Some(run) if previous == Some(character) => run.end = index + 1,
                _ => runs.push(index..index + 1),
            }
        }
        previous = Some(character);
    }
    (runs, quote)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn masks_are_those_of_simple_date_format() {
        for mask in [
            "milliseconds",
            "yyyy-MM-dd",
            "yyyy-MM-dd'T'HH:mm:ss'Z'",
            "yyyy-MM-dd'T'HH:mm:ss.SSSXXX",
            "EEE, dd MMM yyyy HH:mm:ss Z",
            "MM/dd/yyyy hh:mm a",
            "YYYY-'W'ww",
            "h 'o''clock' a",
        ] {
            assert!(misfits(mask).is_empty(), "{mask}");
        }
    }

    #[test]
    fn all_that_is_wrong_is_pointed_at() {
        let cases: [(&str, &[&str]); 18] = [
            ("", &[""]),
            ("seconds", &["econ"]),
            ("yyyy-MM-ddTHH:mm", &["T"]),
            ("yyyy-MM-dd'T HH:mm", &["'"]),
            ("yyyy-MM-ddTHH:mm'Z", &["T", "'"]),
            ("2016-01-01", &["2016-01-01"]),
            ("YYYY-MM-dd", &["YYYY"]),
            ("yyyy-MM-DD", &["DD"]),
            ("YYYY-MM-DDThh:mm", &["T", "YYYY", "DD", "hh"]),
            ("yyyy-mm-dd", &["mm"]),
            ("yyyy-mm-dd'T'HH:mm", &["mm"]),
            ("yyyy-mm-ddTHH:mm", &["T", "mm"]),
            ("yyyy-MM-dd hh:mm", &["hh"]),
            ("yyyy-mm-dd HH:mm", &["mm"]),
            ("HH:mmXXXX", &["XXXX"]),
            ("HH:mm X'Z'XXXX", &["XXXX"]),
            ("YYYY-MM-dd/YYYY-MM-DD'T'hh-DD-K", &["YYYY", "YYYY", "DD", "DD", "hh", "K"]),
            ("yyyy-mm/yyyy-mm", &["mm", "mm"]),
        ];
        for (mask, parts) in cases {
            let found: Vec<&str> = misfits(mask).into_iter().map(|misfit| &mask[misfit.range]).collect();
            assert_eq!(found, parts, "{mask}");
        }
    }

    #[test]
    fn minutes_are_behind_hours_and_no_months() {
        let cases =
            [("yyyy-MM-dd HH:MM:ss", "MM"), ("yyyyMMddHHMMss", "MM"), ("hh:MM a", "MM"), ("HH MM/dd", "")];
        for (mask, part) in cases {
            let found: Vec<&str> = misfits(mask).into_iter().map(|misfit| &mask[misfit.range]).collect();
            assert_eq!(found.concat(), part, "{mask}");
        }
    }

    proptest::proptest! {
        #![proptest_config(proptest::test_runner::Config { failure_persistence: None, ..Default::default() })]

        #[test]
        fn what_is_wrong_is_a_part_of_the_mask_and_told_once(mask in ".*|[YyMdDHhmsXT:'é -]{0,12}") {
            let mut starts = std::collections::BTreeSet::new();
            for misfit in misfits(&mask) {
                proptest::prop_assert!(mask.get(misfit.range.clone()).is_some(), "{}", mask);
                proptest::prop_assert!(starts.insert(misfit.range.start), "{}", mask);
            }
        }
    }
}
