//! Every code has a page, whose examples are what they are said to be.

use std::collections::BTreeSet;

use openelements_codegen::{Code, Diagnostics, Levels, Source, lint};

/// The codes that no text of a spec has: what the system, the caller or the generator does wrong.
const WITHOUT_EXAMPLES: [&str; 6] = ["E0001", "E0002", "E0003", "E0301", "E0302", "E0901"];

fn has_examples(code: Code) -> bool {
    !WITHOUT_EXAMPLES.contains(&code.as_str())
}

fn diagnostics(example: Vec<Source>) -> Diagnostics {
    lint(example, &Levels::default())
}

#[test]
fn every_code_has_a_title_and_prose() {
    for code in Code::all() {
        let explanation = code.explanation();
        let begins = explanation.title.chars().next().is_some_and(char::is_uppercase);
        assert!(begins && !explanation.title.ends_with('.'), "{code}: {}", explanation.title);
        assert!(explanation.prose.split("\n\n").count() >= 2, "{code} says too little");
        assert_eq!(explanation.title, code.title());
    }
}

#[test]
fn no_two_codes_have_one_title() {
    let titles: BTreeSet<&str> = Code::all().iter().map(|code| code.title()).collect();
    assert_eq!(titles.len(), Code::all().len());
}

#[test]
fn a_wrong_example_has_its_code_and_no_other() {
    for code in Code::all().iter().copied().filter(|code| has_examples(*code)) {
        let diagnostics = diagnostics(code.explanation().wrong);
        let codes: Vec<Code> = diagnostics.iter().map(|diagnostic| diagnostic.code).collect();
        assert_eq!(codes, [code], "{diagnostics}");
    }
}

#[test]
fn a_right_example_has_no_problem() {
    for code in Code::all().iter().copied().filter(|code| has_examples(*code)) {
        let right = code.explanation().right;
        assert!(!right.is_empty(), "{code} has no right example");
        let diagnostics = diagnostics(right);
        assert!(diagnostics.is_empty(), "{code}: {diagnostics}");
    }
}

#[test]
fn a_code_that_no_text_has_shows_how_it_is_met() {
    for code in Code::all().iter().copied().filter(|code| !has_examples(*code)) {
        let explanation = code.explanation();
        assert!(explanation.wrong.is_empty() && explanation.right.is_empty(), "{code}");
        let met = format!("\nerror[{code}]: ");
        assert!(explanation.prose.contains("```console\n$ ") && explanation.prose.contains(&met), "{code}");
    }
}

#[test]
fn a_code_is_found_by_its_name() {
    for code in Code::all() {
        assert_eq!(Code::find(code.as_str()), Some(*code));
        assert_eq!(Code::find(&code.as_str().to_lowercase()), Some(*code));
    }
    for other in ["", "E0104 ", "104", "E01040"] {
        assert_eq!(Code::find(other), None, "{other}");
    }
}
