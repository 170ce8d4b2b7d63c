//! What holds whatever the specs are, and wherever they lie.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::path::Path;

use openelements_codegen::{Options, Source, check, generate, read_directory};
use proptest::prelude::*;

const SEEDS: [&str; 4] = [
    include_str!("fixtures/specs/seeds/chargebee.yaml"),
    include_str!("fixtures/specs/seeds/chargify.yaml"),
    include_str!("fixtures/specs/seeds/stripe.yaml"),
    include_str!("fixtures/specs/seeds/zuorav2.yaml"),
];

/// What stands in specs, and what breaks them.
const TOKENS: [&str; 36] = [
    "{site}",
    "{",
    "}",
    "[",
    "]",
    ":",
    ": ",
    "- ",
    "\n",
    "\n  ",
    "\t",
    "'",
    "\"",
    "|",
    ">",
    "&x ",
    "*x",
    "!x ",
    "null",
    "true",
    "-1",
    "99999999999999999999",
    "required",
    "required_if: {site: x}",
    "kind: enum",
    "options: [a]",
    "default: ",
    "alias: username",
    "rust_name: 'r#'",
    "pattern: '['",
    "key: ",
    "fields:",
    "base.url",
    "\u{202e}",
    "\u{0}",
    "é",
];

fn sources(prefix: &str) -> Vec<Source> {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/specs/hazards");
    let named = |source: &Source| {
        let path = source.path().to_owned();
        let name = path.rsplit('/').next().unwrap();
        Source::new(format!("{prefix}{name}"), std::fs::read(&path).unwrap())
    };
    read_directory(&directory).unwrap().iter().map(named).collect()
}

/// A change of a spec: what is done, where (as a share of the text), and a token.
fn mutations() -> impl Strategy<Value = Vec<(u8, f64, &'static str)>> {
    let mutation = (0..6_u8, 0.0..1.0_f64, prop::sample::select(&TOKENS[..]));
    prop::collection::vec(mutation, 1..5)
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
fn at(share: f64, length: usize) -> usize {
    (share * length as f64) as usize
}

fn mutate(text: &str, (what, share, token): (u8, f64, &str)) -> String {
    let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
    let line = at(share, lines.len());
    match what {
        _ if lines.is_empty() => return token.to_owned(),
        0 => drop(lines.remove(line)),
        1 => lines.insert(line, lines[line]),
        2 => {
            let other = (line + 1) % lines.len();
            lines.swap(line, other);
        }
        _ => return mutate_character(text, what, share, token),
    }
    lines.concat()
}

fn mutate_character(text: &str, what: u8, share: f64, token: &str) -> String {
    let mut characters: Vec<char> = text.chars().collect();
    let place = at(share, characters.len());
    if what == 3 {
        characters.remove(place);
        return characters.into_iter().collect();
    }
    let (before, after) = characters.split_at(place);
    before.iter().copied().chain(token.chars()).chain(after.iter().copied()).collect()
}

/// Generates; what is generated is Rust, and what is refused is told.
fn generates_or_tells(bytes: impl Into<Vec<u8>>) {
    let sources = vec![Source::new("specs/a.yaml", bytes)];
    let told = check(sources.clone());
    match generate(sources, &Options::default()) {
        Ok(files) => {
            assert!(!told.has_errors());
            for (path, text) in files.iter() {
                assert!(syn::parse_file(text).is_ok(), "{path}:\n{text}");
            }
        }
        Err(problems) => {
            assert_eq!(problems.render(), told.render());
            assert!(problems.iter().all(|problem| problem.code.as_str() != "E0901"), "{problems}");
            assert!(
                problems
                    .iter()
                    .all(|problem| problem.path == "specs/a.yaml" || problem.path == "standard.yaml")
            );
            let _ = problems.render_for_cargo();
        }
    }
}

/// Where specs may lie. On Windows alone `\` separates the parts of a path.
const PREFIX: &str =
    if cfg!(windows) { r"(/[a-z.]{1,8}){0,3}/|C:\\[a-z]{1,5}\\|" } else { r"(/[a-z.\\]{1,8}){0,3}/|\./|" };

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_the_specs_does_not_matter(shuffled in Just(sources("specs/")).prop_shuffle()) {
        let expected = generate(sources("specs/"), &Options::default()).unwrap();
        prop_assert_eq!(generate(shuffled, &Options::default()).unwrap(), expected);
    }

    #[test]
    fn where_the_specs_lie_does_not_matter(prefix in PREFIX) {
        let expected = generate(sources("specs/"), &Options::default()).unwrap();
        prop_assert_eq!(generate(sources(&prefix), &Options::default()).unwrap(), expected);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_generated_or_told(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        generates_or_tells(bytes);
    }

    #[test]
    fn any_damage_to_a_seed_is_generated_or_told(seed in prop::sample::select(&SEEDS[..]), mutations in mutations()) {
        generates_or_tells(mutations.into_iter().fold(seed.to_owned(), |text, one| mutate(&text, one)));
    }

    #[test]
    fn any_words_of_a_field_are_generated_or_told(
        name in "[a-zA-Z0-9._-]{1,12}|\\PC{1,6}",
        label in "\\PC{0,20}|[`*_|<>\\\\&]{0,6}",
        kind in prop::sample::select(&["string", "secret", "boolean", "integer", "url", "host", "json", "text"][..]),
        required in any::<bool>(),
        option in "\\PC{1,6}",
    ) {
        let quoted = |text: &str| format!("'{}'", text.replace('\'', "''"));
        let (name, label, option) = (quoted(&name), quoted(&label), quoted(&option));
        generates_or_tells(format!(
            "key: k\nname: {label}\ndescription: {label}\nfields:\n  {name}: {{label: {label}, kind: {kind}, required: {required}, \
             hint: {label}, example: {option}}}\n  other: {{options: [{option}], description: {option}, alias: {option}}}\n"
        ));
    }
}
