//! Every lint, as its reader sees it; and who sets its level.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use openelements_codegen::{Code, Diagnostics, Level, Levels, Severity, Source, check, lint, read_directory};

/// Every fixture by its name.
fn fixtures() -> BTreeMap<String, Source> {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/lints");
    let fixture = |path: std::path::PathBuf| {
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        (name, Source::new("specs/recurly.yaml", fs::read(path).unwrap()))
    };
    fs::read_dir(directory).unwrap().map(|entry| fixture(entry.unwrap().path())).collect()
}

fn lints() -> impl Iterator<Item = Code> {
    Code::all().iter().copied().filter(|code| code.is_lint())
}

fn codes(diagnostics: &Diagnostics) -> Vec<&str> {
    diagnostics.iter().map(|diagnostic| diagnostic.code.as_str()).collect()
}

/// What is found in a spec with these lines, at the levels that hold where nobody says others.
fn found(lines: &str) -> Diagnostics {
    let text = format!("key: recurly\nname: Recurly\ndescription: Subscriptions.\n{lines}");
    lint(vec![Source::new("specs/recurly.yaml", text)], &Levels::default())
}

/// Two patterns that are not anchored, each with a comment at its line.
fn two_patterns(first: &str, second: &str) -> Diagnostics {
    found(&format!(
        "fields:\n  a: {{label: A, pattern: a}} {first}\n  b: {{label: B, pattern: b}} {second}\n"
    ))
}

#[test]
fn every_lint_has_a_fixture() {
    let shown: BTreeSet<String> = fixtures().into_keys().map(|name| name[..5].to_owned()).collect();
    assert_eq!(shown, lints().map(|code| code.to_string()).collect());
}

#[test]
fn every_lint_is_told_once_and_by_its_code_with_a_place_and_what_to_do() {
    for (name, source) in fixtures() {
        let diagnostics = lint(vec![source], &Levels::default());
        assert_eq!(codes(&diagnostics), [&name[..5]], "{name}\n{diagnostics}");
        for diagnostic in &diagnostics {
            assert!(diagnostic.position.is_some() && diagnostic.help.is_some(), "{name}\n{diagnostics}");
            assert_eq!(diagnostic.severity, Severity::Warning, "{name}");
        }
    }
}

#[test]
fn every_lint_is_shown_as_the_snapshot_has_it() {
    for (name, source) in fixtures() {
        insta::assert_snapshot!(name, lint(vec![source], &Levels::default()).render());
    }
}

#[test]
fn a_build_is_not_bothered_with_lints() {
    for (name, source) in fixtures() {
        assert!(check(vec![source]).is_empty(), "{name}");
    }
}

#[test]
fn every_lint_can_be_allowed_and_denied() {
    for (name, source) in fixtures() {
        let mut levels = Levels::default();
        levels.set(&name[..5], Level::Allow).unwrap();
        assert!(lint(vec![source.clone()], &levels).is_empty(), "{name}");
        levels.set(&name[..5], Level::Deny).unwrap();
        assert!(lint(vec![source], &levels).has_errors(), "{name}");
    }
}

#[test]
fn the_specs_of_this_repository_have_nothing_to_tell() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    for directory in ["specs", "examples/bring-your-own/specs"] {
        let diagnostics = lint(read_directory(&root.join(directory)).unwrap(), &Levels::default());
        assert!(diagnostics.is_empty(), "{diagnostics}");
    }
}

#[test]
fn warnings_become_errors_where_they_are_denied_even_if_a_comment_asks_for_them() {
    let mut levels = Levels::default();
    levels.deny_warnings();
    let text = "key: recurly # openelements: warn L0406\nname: Recurly\nfields:\n  a: {label: A, pattern: a} # openelements: allow L0401\n";
    let diagnostics = lint(vec![Source::new("specs/recurly.yaml", text)], &levels);
    let found: Vec<_> = diagnostics.iter().map(|found| (found.code.as_str(), found.severity)).collect();
    assert_eq!(found, [("L0406", Severity::Error)]);
}

#[test]
fn what_has_no_level_is_told() {
    let mut levels = Levels::default();
    for (code, expected) in
        [("L041", "there is no lint `L041`"), ("E0104", "`E0104` is the code of an error")]
    {
        let error = levels.set(code, Level::Allow).unwrap_err();
        assert!(error.to_string().starts_with(expected), "{error}");
        assert!(!error.help().is_empty());
    }
    assert_eq!(levels, Levels::default());
}

#[test]
fn a_comment_at_the_end_of_a_line_is_about_that_line() {
    assert_eq!(codes(&two_patterns("", "")), ["L0401", "L0401"]);
    let diagnostics = two_patterns("# openelements: allow L0401 - why", "");
    assert_eq!(codes(&diagnostics), ["L0401"]);
    assert_eq!(diagnostics.iter().next().unwrap().position.unwrap().line, 6);
}

#[test]
fn a_comment_behind_what_looks_like_one_sets_its_level() {
    let field = "a: {label: 'Say # openelements: allow L0402', pattern: a}";
    assert_eq!(codes(&found(&format!("fields:\n  {field}\n"))), ["L0401"]);
    let all = format!("fields:\n  {field} # openelements: allow L0401 - the vendor's\n");
    assert!(found(&all).is_empty(), "{}", found(&all));
}

#[test]
fn a_comment_of_its_own_line_is_about_the_item_that_follows_with_all_in_it() {
    let spec = "# openelements: allow L0401, L0407\n\n# another\nfields:\n  a: {pattern: a}\n  b:\n    # openelements: deny L0401\n    pattern: b\n  c: {pattern: c}\n";
    let diagnostics = found(spec);
    assert_eq!(codes(&diagnostics), ["L0401"]);
    assert!(diagnostics.has_errors());
}

#[test]
fn a_sequence_that_is_indented_as_its_key_is_within_it() {
    let twice = "- {name: a, type: value, as: header}\n".repeat(2);
    let spec = format!("# openelements: allow L0415\nparameters:\n{twice}");
    assert!(found(&spec).is_empty(), "{}", found(&spec));
    let alone =
        spec.replace("- {name: a, type: value, as: header}", "-\n  {name: a, type: value, as: header}");
    assert!(found(&alone).is_empty(), "{}", found(&alone));
    let one = format!("parameters:\n# openelements: allow L0415\n{twice}");
    assert_eq!(codes(&found(&one)), ["L0492", "L0415"]);
}

#[test]
fn a_comment_above_the_mark_where_the_document_begins_is_about_the_first_member() {
    let text = "# openelements: allow L0406\n---\nkey: a\nname: A\n";
    assert!(lint(vec![Source::new("specs/a.yaml", text)], &Levels::default()).is_empty());
}

#[test]
fn equal_texts_in_json_have_places_of_their_own() {
    let json = r#"{"url": "a", "list": [{"url": "${x}"}, {"name": "${x}"}, "${x}", {"${x}": "\u0024{x}"}]}"#;
    let diagnostics = found(&format!("defaults:\n  event.poller.configuration: '{json}'\n"));
    let places: Vec<_> = diagnostics.iter().filter(|found| found.code.as_str() == "L0412").collect();
    let columns: Vec<usize> = places.iter().map(|found| found.position.unwrap().column).collect();
    let line = format!("  event.poller.configuration: '{json}'");
    let mut expected: Vec<usize> = line.match_indices("${x}").map(|(start, _)| start + 3).collect();
    // One is a name, and the one with an escape is shown at the whole value.
    expected.pop();
    expected.insert(0, line.find('\'').unwrap() + 1);
    assert_eq!(columns, expected, "{diagnostics}");
}

#[test]
fn what_is_never_sent_together_may_have_one_name() {
    let choice = "authentication: {default: a, a: [one], b: [two], c: [one, two]}\n";
    let fields = "fields:\n  one: {label: 1, sends: {as: header, vendor_name: X}}\n  two: {label: 2, sends: {as: header, vendor_name: X}}\n";
    assert_eq!(codes(&found(&format!("{choice}{fields}"))), ["L0415"]);
    assert!(found(&format!("{}{fields}", choice.replace(", c: [one, two]", ""))).is_empty());
    let elsewhere = "fields:\n  one: {label: 1, sends: {as: query, vendor_name: X}}\n  two: {label: 2, sends: [{as: query, vendor_name: x}, {as: header, vendor_name: X}]}\n";
    assert!(found(elsewhere).is_empty(), "{}", found(elsewhere));
}

/// What takes the square of their number takes minutes.
#[test]
fn many_descriptors_and_quotes_are_walked_together() {
    let url = "${epoch}'".repeat(100_001);
    let diagnostics = found(&format!("defaults:\n  event.poller.urls: \"{url}\"\n"));
    assert!(codes(&diagnostics).contains(&"L0411"), "{diagnostics}");
}

/// What looks for the end of the line from each of them takes minutes.
#[test]
fn a_line_may_have_many_comments_or_almost() {
    for comment in ["# openelements: allow L0401 ", "# OpenElements: allow L0401 ", "# openelement "] {
        let diagnostics = found(&format!("hub: crm {}\n", comment.repeat(10_000)));
        assert!(diagnostics.len() < 3, "{comment}");
    }
}

#[test]
fn a_comment_at_the_beginning_can_be_about_the_whole_file() {
    let text = "# A spec.\n# openelements: allow L0401, L0406 in this file - reasons\nkey: a\nname: A\nfields:\n  a: {label: A, pattern: a}\n  b: {label: B, pattern: b}\n";
    assert!(lint(vec![Source::new("specs/a.yaml", text)], &Levels::default()).is_empty());
}

#[test]
fn a_comment_in_the_middle_is_not_about_the_whole_file() {
    let spec = "fields:\n  # openelements: allow L0401 in this file\n  a: {label: A, pattern: a}\n";
    assert_eq!(codes(&found(spec)), ["L0491", "L0401"]);
}

#[test]
fn what_only_looks_like_a_comment_sets_no_level() {
    let quoted = "configDescription: '# openelements: allow L0401 in this file'\nhookName: |\n  # openelements: allow L0401\n";
    let fields = "fields:\n  a: {label: A, pattern: a}\n";
    assert_eq!(codes(&found(&format!("{quoted}{fields}"))), ["L0401"]);
}

#[test]
fn what_follows_from_an_error_is_not_told() {
    let misspelt = lint(
        vec![Source::new("specs/a.yaml", "key: a\nname: A\ndescripton: About a.\n")],
        &Levels::default(),
    );
    assert_eq!(codes(&misspelt), ["E0051"]);
    let template = "authentication: basic\nfields:\n  site: {label: Subdomain}\ndefaults:\n  base.url: https://{sit}.recurly.com\n";
    assert_eq!(codes(&found(template)), ["E0104"]);
    let independent = "fields:\n  site: {label: Subdomain, pattern: a, default: b}\n";
    assert_eq!(codes(&found(independent)), ["L0401", "E0108"]);
    // What authentication brings is known when it is.
    let brought = "authentication: basci\nfields:\n  password: {description: Yours.}\n  token: {}\n";
    assert_eq!(codes(&found(brought)), ["E0113", "L0402", "L0407"]);
    let field = "fields:\n  api token: {}\n  kind: {options: []}\n  site: {}\n";
    assert_eq!(codes(&found(field)), ["E0116", "E0115", "L0407"]);
}

#[test]
fn a_spec_with_a_member_of_the_wrong_shape_has_lints_of_the_rest() {
    let field = "fields:\n  site: {lable: Site}\n  team: {}\n  pin: {label: PIN}\n";
    assert_eq!(codes(&found(field)), ["E0051", "L0407", "L0402"]);
    let twice = "hub: crm\nhub: crm\nbeta: 1\nfields:\n  a: {label: A, pattern: a}\n";
    assert_eq!(codes(&found(twice)), ["E0053", "E0054", "L0401"]);
    // What a member would bring that is misspelt is not known.
    let misspelt = "authentification: basic\nfields:\n  password: {}\n  team: {}\n";
    assert_eq!(codes(&found(misspelt)), ["E0051", "L0407"]);
    let sent = "parameters:\n  - {name: a/b, type: value, as: header, vendorname: Accept}\n  - {name: a/b, type: value, as: header, vendorname: Accept}\n";
    assert_eq!(codes(&found(sent)), ["E0051", "E0051"]);
    let kind = "fields:\n  api.secret: {label: Secret, kind: secert}\n  api.key: {label: API key}\n";
    assert_eq!(codes(&found(kind)), ["E0054"]);
}

#[test]
fn the_examples_of_the_explanations_are_wrong_and_right() {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/diagnostics/explanations");
    for code in lints() {
        let page = fs::read_to_string(directory.join(format!("{code}.md"))).unwrap();
        for (mark, expected) in [("```yaml wrong\n", vec![code.as_str()]), ("```yaml right\n", Vec::new())] {
            let example = page.split_once(mark).unwrap().1.split_once("```").unwrap().0;
            let diagnostics = lint(vec![Source::new("specs/recurly.yaml", example)], &Levels::default());
            assert_eq!(codes(&diagnostics), expected, "{code} {mark}{diagnostics}");
        }
    }
}
