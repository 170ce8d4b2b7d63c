//! Whatever a spec looks like, formatting changes how it looks and nothing else.

#![allow(clippy::unwrap_used, reason = "a test that cannot run has failed")]

use std::fs;
use std::path::Path;

use openelements_authoring::{Refusal, format};
use openelements_codegen::{Files, Levels, Options, Source, generate, lint};
use proptest::prelude::*;
use proptest::test_runner::Config;

/// Specs that have between them every way of writing.
const SPECS: [&str; 8] = [
    "authoring/tests/fixtures/untidy.yaml",
    "specs/adobe-esign.yaml",
    "specs/dynamicscrmadfs.yaml",
    "specs/economic.yaml",
    "specs/quickbooks.yaml",
    "specs/sapc4chd.yaml",
    "specs/shopify.yaml",
    "specs/wrike.yaml",
];

/// Comments that set levels, of every form; some set none.
const LEVELS: [&str; 8] = [
    "# openelements: allow L0407",
    "# openelements: allow L0407, L0416 - in this file",
    "# openelements: allow L0407 in this file - why",
    "#  openelements: warn L0406 in this file",
    "# openelements: allow L0406 L0403 L0405",
    "# openelements: deny L0407 - they are shown",
    "# openelements: allow L0499 in this file",
    "# openelements: alow L0407",
];

/// A way of making a spec untidy, at a line.
#[derive(Clone, Debug)]
enum Edit {
    Comment(usize, usize),
    EndOfLine(usize),
    Level(usize, usize, usize),
    LevelAtEnd(usize, usize),
    Blank(usize),
    TrailingSpaces(usize),
    Swap(usize),
    SwapMembers(usize, usize),
}

fn edit() -> impl Strategy<Value = Edit> {
    let line = 0..400_usize;
    prop_oneof![
        (line.clone(), 0..12_usize).prop_map(|(line, indent)| Edit::Comment(line, indent)),
        line.clone().prop_map(Edit::EndOfLine),
        (prop_oneof![line.clone(), 0..4_usize], 0..12_usize, 0..LEVELS.len())
            .prop_map(|(line, indent, level)| Edit::Level(line, indent, level)),
        (line.clone(), 0..LEVELS.len()).prop_map(|(line, level)| Edit::LevelAtEnd(line, level)),
        line.clone().prop_map(Edit::Blank),
        line.clone().prop_map(Edit::TrailingSpaces),
        line.clone().prop_map(Edit::Swap),
        (line.clone(), line).prop_map(|(a, b)| Edit::SwapMembers(a, b)),
    ]
}

/// The lines of the member that a line is part of.
fn member(lines: &[String], line: usize) -> std::ops::Range<usize> {
    let begins = |line: &String| line.starts_with(|first: char| first.is_alphabetic());
    let start = lines[..=line].iter().rposition(begins).unwrap_or(0);
    let length = lines[start + 1..].iter().position(begins).unwrap_or(lines.len() - start - 1);
    start..start + 1 + length
}

fn apply(lines: &mut Vec<String>, number: usize, edit: &Edit) {
    let count = lines.len();
    match *edit {
        Edit::Comment(line, indent) => lines.insert(line % count, format!("{:indent$}# remark{number}", "")),
        Edit::EndOfLine(line) => lines[line % count].extend([" # remark", &number.to_string()]),
        Edit::Level(line, indent, level) => {
            lines.insert(line % count, format!("{:indent$}{}", "", LEVELS[level]));
        }
        Edit::LevelAtEnd(line, level) => lines[line % count].extend([" ", LEVELS[level]]),
        Edit::Blank(line) => lines.insert(line % count, String::new()),
        Edit::TrailingSpaces(line) => lines[line % count] += "  ",
        Edit::Swap(line) => lines.swap(line % count, (line + 1) % count),
        Edit::SwapMembers(a, b) => {
            let (a, b) = (member(lines, a % count), member(lines, b % count));
            if a.end <= b.start {
                let moved: Vec<String> = lines.drain(a.clone()).collect();
                let to = b.end - moved.len();
                lines.splice(to..to, moved);
            }
        }
    }
}

fn generated(text: &str) -> Result<Files, Vec<String>> {
    generate(vec![Source::new("spec.yaml", text)], &Options::default()).map_err(|problems| {
        let mut problems: Vec<String> =
            problems.iter().map(|found| format!("{} {}", found.code, found.message)).collect();
        problems.sort_unstable();
        problems.dedup();
        problems
    })
}

/// What the check finds, wherever it is: remarks to it are comments that must stay in their places.
fn found(text: &str) -> Vec<String> {
    let found = lint(vec![Source::new("spec.yaml", text)], &Levels::default());
    let mut found: Vec<String> =
        found.iter().map(|found| format!("{} {}", found.code, found.message)).collect();
    found.sort_unstable();
    found
}

/// The words of a text, comments included, in any order.
fn words(text: &str) -> Vec<&str> {
    let mut words: Vec<&str> =
        text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.sort_unstable();
    words
}

proptest! {
    #![proptest_config(Config { cases: 48, failure_persistence: None, ..Config::default() })]

    #[test]
    fn formatting_changes_only_how_a_spec_looks(
        spec in 0..SPECS.len(),
        edits in proptest::collection::vec(edit(), 0..12),
        wider in 1..3_usize,
        has_crlf in any::<bool>(),
    ) {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(SPECS[spec]);
        let text = fs::read_to_string(path).unwrap();
        let widened = |line: &str| {
            let content = line.trim_start_matches(' ');
            format!("{:indent$}{content}", "", indent = (line.len() - content.len()) * wider)
        };
        let mut lines: Vec<String> = text.lines().map(widened).collect();
        for (number, edit) in edits.iter().enumerate() {
            apply(&mut lines, number, edit);
        }
        let untidy = lines.join(if has_crlf { "\r\n" } else { "\n" });
        let tidy = match format("spec.yaml", untidy.as_bytes()) {
            Ok(tidy) => tidy,
            Err(Refusal::Problems(_)) => return Ok(()),
            // The reader of specs takes a quoted text that goes on at the margin; the YAML standard does not.
            Err(Refusal::Unknown(reason)) if reason.contains("in multiline quoted scalar") => return Ok(()),
            Err(refusal) => return Err(TestCaseError::fail(format!("{refusal}\n{untidy}"))),
        };
        prop_assert_eq!(generated(&untidy), generated(&tidy));
        prop_assert_eq!(found(&untidy), found(&tidy));
        prop_assert_eq!(words(&untidy), words(&tidy));
        let again = format("spec.yaml", tidy.as_bytes()).ok();
        prop_assert_eq!(again.as_ref(), Some(&tidy));
        prop_assert!(tidy.ends_with('\n') && !tidy.contains('\r'));
    }
}
