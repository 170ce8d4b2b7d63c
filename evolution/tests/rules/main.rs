//! A pair of small specs for each kind of change.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test that cannot run has failed")]

mod changes;
mod judge;
mod random;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use openelements_codegen::Source;
use openelements_evolution::{Audience, Change, Report, Severity, Side, compare, rules};

use crate::changes::CHANGES;
use crate::judge::{choices, effect, untold};

/// A spec with these members, and such a key, id and name as one needs; none for `-`.
fn spec(number: usize, members: &str) -> Option<Source> {
    let mut spec = String::new();
    for (member, usual) in
        [("key:", format!("it-{number}")), ("id:", number.to_string()), ("name:", "It".to_owned())]
    {
        if !members.lines().any(|line| line.starts_with(member)) {
            spec = format!("{spec}{member} {usual}\n");
        }
    }
    let spec = (spec + members + "\n").replace("KEY", &format!("it-{number}"));
    (members != "-").then(|| Source::new(format!("specs/it-{number}.yaml"), spec))
}

/// The key that members give, if they do.
fn key(members: &str) -> String {
    let given = members.lines().find_map(|line| line.strip_prefix("key: "));
    given.unwrap_or_default().to_owned()
}

/// A catalogue with an element for each of these members.
fn side<'text>(members: impl Iterator<Item = &'text str>) -> Side {
    let sources = members.enumerate().filter_map(|(number, members)| spec(number, members));
    Side::read(sources.collect()).unwrap_or_else(|problems| panic!("{problems}"))
}

/// Both sides of all changes, and what is told of them.
static COMPARED: LazyLock<(Side, Side, Report)> = LazyLock::new(|| {
    let [before, after] = [side(CHANGES.iter().map(|it| it.0)), side(CHANGES.iter().map(|it| it.1))];
    let report = compare(&before, &after);
    (before, after, report)
});

#[test]
fn each_change_is_told_by_its_rules() {
    let (before, after, report) = &*COMPARED;
    let mut wrong = String::new();
    for (number, (before, after, expected)) in CHANGES.iter().enumerate() {
        let keys = [format!("it-{number}"), key(after)];
        let told = report.changes().iter().filter(|change| keys.contains(&change.element));
        let told: Vec<&str> = told.map(|change| change.rule.name).collect();
        let [mut sorted, mut wanted] = [told.clone(), expected.to_vec()];
        sorted.sort_unstable();
        wanted.sort_unstable();
        if sorted != wanted {
            wrong = format!("{wrong}{before}\nto\n{after}\ntold {sorted:?}\nnot  {wanted:?}\n");
        }
    }
    assert_eq!(wrong, "");
    for side in [before, after] {
        assert!(compare(side, side).changes().is_empty(), "what has not changed is told");
    }
}

/// The severities say what the decoder does: what it refuses breaks, and what breaks is refused, or means
/// something else.
#[test]
fn severities_are_those_of_what_the_decoder_does() {
    let (before, after, report) = &*COMPARED;
    let choices = choices(40);
    let mut wrong = String::new();
    for (number, (old, new, _)) in CHANGES.iter().enumerate() {
        let keys = [format!("it-{number}"), key(new)];
        let changes: Vec<&Change> =
            report.changes().iter().filter(|change| keys.contains(&change.element)).collect();
        let effect = effect(&keys[0], [before.catalogue(), after.catalogue()], &choices);
        let untold = untold(&effect, &changes);
        // What the vendor gets is none of the decoder's.
        let of_instances = changes.iter().filter(|change| change.rule.name != "parameter-changed");
        let breaks =
            of_instances.map(|change| change.severity(Audience::Instances)).max() == Some(Severity::Breaking);
        let is_harmless = effect.refused.is_empty() && !effect.is_different;
        if !untold.is_empty() || (breaks && is_harmless) {
            wrong = format!("{wrong}{old}\nto\n{new}\n{untold:?}\n");
        }
    }
    assert_eq!(wrong, "");
}

#[test]
fn every_rule_has_its_pair() {
    let told: BTreeSet<&str> = CHANGES.iter().flat_map(|(_, _, rules)| rules.iter().copied()).collect();
    let without: Vec<&str> = rules().map(|rule| rule.name).filter(|name| !told.contains(name)).collect();
    assert_eq!(without, [""; 0], "give each a pair");
}

/// What is preset to a secret is as secret as what is supplied.
#[test]
fn a_secret_is_not_repeated() {
    let of = |more| format!("fields: {{site: {{kind: secret, required: false{more}}}}}");
    let sides =
        ["", ", default: hunter2", ", default: hunter3"].map(|more| side([of(more).as_str()].into_iter()));
    for (before, after, sentence) in [
        (0, 1, "an entry has a default that had none: `********`\n"),
        (1, 2, "a default of an entry is changed: `********` to `another value`\n"),
        (2, 0, "a default of an entry is removed: `********`\n"),
    ] {
        let report = compare(&sides[before], &sides[after]);
        let told =
            format!("{}{}{}", report.text(), report.markdown(), serde_json::to_string(&report).unwrap());
        assert!(told.contains(sentence) && !told.contains("hunter"), "{told}");
    }
}

/// The spec of the documentation, before it was changed.
const BEFORE: &str = "\
key: recurly
id: 1
name: Recurly
authentication: basic
fields:
  subdomain: {label: Subdomain}
  zone: {options: [eu, us, asia], default: eu}
defaults:
  base.url: https://{subdomain}.recurly.com/v2
";

#[test]
fn the_documentation_shows_what_is_told() {
    let page = include_str!("../../../docs/evolution.md");
    let (_, rest) = page.split_once("```yaml\n").unwrap();
    let (after, _) = rest.split_once("```").unwrap();
    let [before, after] = [BEFORE, after].map(|spec| Side::read(vec![Source::new("specs/it.yaml", spec)]));
    let text = compare(&before.unwrap(), &after.unwrap()).text();
    assert!(page.contains(&text), "put this into docs/evolution.md:\n{text}");
}
