//! Real specs are damaged in every way that somebody has thought of: each damage is told, where it is. What is no
//! damage makes no difference.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod mutation;
// A mutation is a line.
#[rustfmt::skip]
mod table;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::ops::RangeInclusive;
use std::path::Path;

use mutation::{Mutation, Outcome, Place, bytes};
use openelements_codegen::{
    Diagnostic, Diagnostics, Levels, Options, Source, generate, lint, read_directory,
};

/// The most specs that a mutation is applied to in every run of the tests: all of them take most of a minute.
const MOST: usize = 5;

/// What a mutation has made of one spec.
struct Mutant {
    path: String,
    original: String,
    text: String,
}

/// What has come of a mutation.
#[derive(Default)]
struct Caught {
    specs: usize,
    codes: BTreeSet<&'static str>,
    /// What was not as it must be.
    failures: Vec<String>,
}

/// Every spec of a directory of this repository: its path, and its text.
fn read_specs(directory: &str) -> Vec<(String, String)> {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join(directory);
    let named = |source: &Source| {
        let name = source.path().rsplit('/').next().unwrap();
        (format!("specs/{name}"), fs::read_to_string(source.path()).unwrap())
    };
    read_directory(&directory).unwrap().iter().map(named).collect()
}

/// Every real spec.
fn specs() -> Vec<(String, String)> {
    read_specs("../specs")
}

/// Some of them, as they were once: lines of these have the same numbers tomorrow.
fn kept_specs() -> Vec<(String, String)> {
    read_specs("tests/fixtures/specs/seeds")
}

/// The first specs that a mutation can be applied to, beginning elsewhere for each.
fn mutants(specs: &[(String, String)], mutation: &Mutation, most: usize) -> Vec<Mutant> {
    let mutate = |(path, original): &(String, String)| {
        let text = (mutation.apply)(original)?;
        let path = if mutation.is_beside { path.replace(".yaml", "~.yaml") } else { path.clone() };
        Some(Mutant { path, original: original.clone(), text })
    };
    let beginning: usize = mutation.name.bytes().map(usize::from).sum();
    let turned = specs.iter().cycle().skip(beginning % specs.len()).take(specs.len());
    turned.filter_map(mutate).take(most).collect()
}

fn sources(mutants: &[Mutant], is_beside: bool) -> Vec<Source> {
    let changed = mutants.iter().map(|mutant| Source::new(mutant.path.as_str(), bytes(&mutant.text)));
    let original = |mutant: &Mutant| Source::new(mutant.path.replace('~', ""), mutant.original.as_str());
    let originals = mutants.iter().filter(|_| is_beside).map(original);
    changed.chain(originals).collect()
}

fn by_path(diagnostics: &Diagnostics) -> BTreeMap<&str, Vec<&Diagnostic>> {
    let mut by_path: BTreeMap<&str, Vec<&Diagnostic>> = BTreeMap::new();
    for diagnostic in diagnostics {
        by_path.entry(diagnostic.path.as_str()).or_default().push(diagnostic);
    }
    by_path
}

/// All mutants of a mutation, as the files of one directory.
fn catch(mutation: &Mutation, mutants: &[Mutant]) -> Caught {
    let diagnostics = lint(sources(mutants, mutation.is_beside), &Levels::default());
    let told = by_path(&diagnostics);
    let mut caught = Caught { specs: mutants.len(), ..Caught::default() };
    for mutant in mutants {
        let told = told.get(mutant.path.as_str()).map_or(&[][..], Vec::as_slice);
        caught.codes.extend(told.iter().map(|diagnostic| diagnostic.code.as_str()));
        if let Some(failure) = failure(mutation, mutant, told) {
            caught.failures.push(format!("{}, {}: {failure}", mutation.name, mutant.path));
        }
    }
    caught
}

/// What is not as it must be with what is told of a mutant.
fn failure(mutation: &Mutation, mutant: &Mutant, told: &[&Diagnostic]) -> Option<String> {
    let shown = || told.iter().fold(String::new(), |all, it| all + &place(it) + " " + &it.message + "; ");
    match &mutation.outcome {
        Outcome::Harmless => (!told.is_empty()).then(|| format!("refused: {}", shown())),
        Outcome::Told(..) if told.is_empty() => Some("accepted silently".to_owned()),
        Outcome::Told(codes, place) => {
            let of_code = told.iter().filter(|diagnostic| codes.contains(&diagnostic.code.as_str()));
            let lines = changed_lines(&mutant.original, &mutant.text);
            let is_told = of_code.into_iter().any(|it| is_at(it, *place, &mutant.text, &lines));
            let is_placed =
                told.iter().all(|it| has_column(it, &mutant.text)) || matches!(place, Place::File);
            (!is_told || !is_placed).then(|| format!("changed in lines {lines:?}, but told {}", shown()))
        }
    }
}

fn place(diagnostic: &Diagnostic) -> String {
    let position = diagnostic.position.map(|at| format!("{}:{}", at.line, at.column));
    format!("{} at {}", diagnostic.code, position.unwrap_or_else(|| "no line".to_owned()))
}

/// What is told of the first spec that a mutation can be applied to, with its places. Where it is none of those
/// that are `kept`, lines are counted from the one that was changed: they stay when the spec gets others above.
fn shown(mutation: &Mutation, kept: &[(String, String)], specs: &[(String, String)]) -> String {
    let Outcome::Told(codes, _) = &mutation.outcome else {
        return "accepted, and the same code".to_owned();
    };
    let first = |specs: &[(String, String)]| {
        let mutant = specs.iter().find_map(|spec| mutants(std::slice::from_ref(spec), mutation, 1).pop());
        let diagnostics = lint(sources(mutant.as_slice(), mutation.is_beside), &Levels::default());
        mutant.map(|mutant| (mutant, diagnostics))
    };
    let (mutant, diagnostics, is_kept) = match first(kept) {
        Some((mutant, diagnostics)) => (mutant, diagnostics, true),
        None => first(specs).map(|(mutant, diagnostics)| (mutant, diagnostics, false)).unwrap(),
    };
    let changed = *changed_lines(&mutant.original, &mutant.text).start();
    let told = diagnostics.iter().filter(|it| it.path == mutant.path && codes.contains(&it.code.as_str()));
    let places = told.map(|it| match it.position {
        Some(at) if !is_kept => {
            format!("{} at {:+}:{}", it.code, at.line.cast_signed() - changed.cast_signed(), at.column)
        }
        _ => place(it),
    });
    format!("{} of {}", places.collect::<Vec<_>>().join(", "), mutant.path)
}

/// Whether a diagnostic has a line and a column, and the text has them too.
fn has_column(diagnostic: &Diagnostic, text: &str) -> bool {
    diagnostic.position.is_some_and(|at| {
        // After the last line break, there is another line.
        let line = text.split('\n').nth(at.line.wrapping_sub(1));
        line.is_some_and(|line| (1..=line.chars().count() + 1).contains(&at.column))
    })
}

fn is_at(diagnostic: &Diagnostic, place: Place, text: &str, changed: &RangeInclusive<usize>) -> bool {
    let line = diagnostic.position.map(|position| position.line);
    let is_labelled = || {
        let starts = diagnostic.secondary.iter().map(|label| label.span.start);
        starts.map(|start| text[..start].matches('\n').count() + 1).any(|line| changed.contains(&line))
    };
    match place {
        Place::File => true,
        Place::Change => line.is_some_and(|line| changed.contains(&line)) || is_labelled(),
        Place::Near => line.is_some_and(|line| changed.contains(&line) || line == changed.end() + 1),
        Place::Field => {
            let above = text.lines().zip(1..).take(*changed.start());
            let field = above.filter(|(text, _)| text.starts_with("  ") && !text.starts_with("   "));
            line.is_some() && line == field.last().map(|(_, number)| number)
        }
        Place::Line(part) => {
            let lines = text.lines().zip(1..);
            lines.filter(|(text, _)| text.contains(part)).any(|(_, number)| line == Some(number))
        }
    }
}

/// The numbers of the lines that differ, or those around what is missing.
fn changed_lines(original: &str, text: &str) -> RangeInclusive<usize> {
    let (before, after): (Vec<&str>, Vec<&str>) = (original.lines().collect(), text.lines().collect());
    let most = before.len().min(after.len());
    let alike = |pairs: &mut dyn Iterator<Item = (&&str, &&str)>| pairs.take_while(|(a, b)| a == b).count();
    let start = alike(&mut before.iter().zip(&after)).min(most);
    let end = alike(&mut before.iter().rev().zip(after.iter().rev())).min(most - start);
    let (first, last) = (start + 1, after.len() - end);
    if first <= last { first..=last } else { start.max(1)..=start + 1 }
}

/// What has come of every mutation, by its name.
fn catch_all(most: usize) -> Vec<(&'static str, Caught)> {
    let specs = specs();
    let all = table::all();
    let caught = |mutation: &Mutation| catch(mutation, &mutants(&specs, mutation, most));
    all.iter().map(|mutation| (mutation.name, caught(mutation))).collect()
}

fn assert_caught(all: &[(&str, Caught)]) {
    for (name, caught) in all {
        assert!(caught.specs > 0, "no spec can have: {name}");
    }
    let failures: Vec<&str> = all.iter().flat_map(|(_, it)| &it.failures).map(String::as_str).collect();
    assert!(failures.is_empty(), "{} of:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn no_damage_is_accepted_silently() {
    let all = catch_all(MOST);
    assert_caught(&all);
    let mut report = String::new();
    let (kept, specs) = (kept_specs(), specs());
    for ((name, caught), mutation) in all.iter().zip(table::all()) {
        let codes: Vec<&str> = caught.codes.iter().copied().collect();
        let (shown, codes) = (shown(&mutation, &kept, &specs), codes.join(", "));
        let comma = if codes.is_empty() { "" } else { "; " };
        writeln!(report, "{name:<48} {} specs: {codes}{comma}{shown}", caught.specs).unwrap();
    }
    insta::assert_snapshot!(report);
}

#[test]
#[ignore = "takes most of a minute; `cargo test -p openelements-codegen --test mutations -- --ignored`"]
fn no_damage_of_any_spec_is_accepted_silently() {
    assert_caught(&catch_all(usize::MAX));
}

#[test]
fn what_is_no_damage_generates_the_same() {
    let specs = specs();
    for mutation in table::all().iter().filter(|mutation| matches!(mutation.outcome, Outcome::Harmless)) {
        let mutants = mutants(&specs, mutation, MOST);
        let originals =
            mutants.iter().map(|it| Source::new(it.path.as_str(), it.original.as_str())).collect();
        let expected = generate(originals, &Options::default()).unwrap();
        let generated = generate(sources(&mutants, false), &Options::default()).unwrap();
        assert!(generated == expected, "{}", mutation.name);
    }
}

#[test]
fn there_are_forty_ways_and_more() {
    let all = table::all();
    let names: BTreeSet<&str> = all.iter().map(|mutation| mutation.name).collect();
    assert_eq!(names.len(), all.len(), "two mutations have one name");
    let damaging = all.iter().filter(|mutation| matches!(mutation.outcome, Outcome::Told(..)));
    assert!(damaging.count() >= 40);
}
