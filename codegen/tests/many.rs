//! Many problems at once: all of them are told, each once, in order.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use openelements_codegen::{Diagnostic, Options, Source, check, generate};

const MANY: &str = "\
key: Recurly
id: first
nmae: Recurly
active: yes
authentication: {default: basic, basic: [username, password], custom: [clientI]}
fields:
  region: {options: [eu, us], default: asia}
  region: {}
  account number: {}
  size: {kind: integer, options: [1]}
  account: {required_if: {regoin: eu}, alias: region}
  code: {pattern: '[', lable: Code}
  api_key: {}
  api.key: {sends: cookie}
defaults:
  base.url: https://{sight}.recurly.com/{regions}
  pagination.mx: 1
  pagination.max: lots
  bulk.relations: {}
";

fn place(diagnostic: &Diagnostic) -> String {
    let position = diagnostic.position.unwrap();
    let (path, code) = (&diagnostic.path, diagnostic.code);
    format!("{path}:{}:{} {code}", position.line, position.column)
}

#[test]
fn every_problem_of_a_spec_is_told_in_one_run() {
    let diagnostics = check(vec![Source::new("specs/recurly.yaml", MANY)]);
    insta::assert_snapshot!("every-problem-of-a-spec", diagnostics.render());
}

#[test]
fn every_problem_of_every_file_is_told_in_one_run() {
    let sources = [
        Source::new("specs/c.yaml", "key: c\nname: C\ndefaults: {base.url: \"https://{\"}\n"),
        Source::new("specs/a.yaml", "key: a\nname: A\nfeilds: {}\nid: 7\n"),
        Source::new("specs/b.yaml", "key: b\nid: 7\nfields: {site: {kind: strng}}\n"),
    ];
    let diagnostics = check(sources.to_vec());
    let places: Vec<String> = diagnostics.iter().map(place).collect();
    let expected = [
        "specs/a.yaml:3:1 E0051",
        "specs/b.yaml:1:1 E0052",
        "specs/b.yaml:2:5 E0204",
        "specs/b.yaml:3:23 E0054",
        "specs/c.yaml:3:31 E0103",
    ];
    assert_eq!(places, expected);
    let refused = generate(sources.to_vec(), &Options::default()).unwrap_err();
    assert_eq!(refused.render(), diagnostics.render());
}

#[test]
fn the_order_of_files_does_not_change_what_is_told() {
    let sources = [Source::new("b.yaml", MANY), Source::new("a.yaml", MANY)];
    let [second, first] = sources.clone();
    assert_eq!(check(sources.to_vec()).render(), check(vec![first, second]).render());
}

/// One mistake, and what follows from it. Only the mistake is told.
#[test]
fn what_follows_from_a_mistake_is_not_told() {
    let cases = [
        ("feilds: {region: {}}\ndefaults: {base.url: \"https://{region}.x\"}\n", "E0051"),
        ("fields: [region]\ndefaults: {base.url: \"https://{region}.x\"}\n", "E0054"),
        ("fields: {region: {options: {eu: Europe}, kind: enum}}\n", "E0054"),
        ("fields: {region: {kind: strng}}\ndefaults: {base.url: \"https://{region}.x\"}\n", "E0054"),
        ("fields: {region: west}\ndefaults: {base.url: \"https://{region}.x\"}\n", "E0054"),
        ("authentication: basci\nfields: {a: {required_if: {username: x}}}\n", "E0113"),
        ("authentication: {defualt: basic}\ndefaults: {base.url: \"https://x/{username}\"}\n", "E0052"),
        ("authentication: {default: [basic], basic: []}\n", "E0054"),
        ("authentication: {default: a, a: [site, usernam], b: [username]}\nfeilds: {site: {}}\n", "E0051"),
        (
            "fields: {site: {kind: url, default: \"https://a.b\"}}\ndefaults: {base.url: \"https://{site}.x\"}\n",
            "E0105",
        ),
        ("authentication: oauth2\ndefaults: {base.url: \"https://x/{oauth.user.token}\"}\n", "E0105"),
        ("fields: {site: {default: {a: 1}, kind: integer}}\n", "E0108"),
        ("fields: {site: {pattern: '[', default: x}}\n", "E0110"),
    ];
    for (text, code) in cases {
        let spec = format!("key: recurly\nname: Recurly\n{text}");
        let diagnostics = check(vec![Source::new("specs/recurly.yaml", spec)]);
        let codes: Vec<&str> = diagnostics.iter().map(|one| one.code.as_str()).collect();
        assert_eq!(codes, [code], "{diagnostics}");
    }
}

#[test]
fn a_spec_without_key_or_name_has_its_other_problems_told() {
    let text = "fields: {site: {kind: strng}}\ndefaults: {pagination.mx: 1}\n";
    let diagnostics = check(vec![Source::new("a.yaml", text), Source::new("b.yaml", text)]);
    let codes: Vec<&str> = diagnostics.iter().map(|one| one.code.as_str()).collect();
    assert_eq!(codes, ["E0052", "E0052", "E0054", "E0111"].repeat(2));
}

/// Each problem of a spec that a program wrote takes as little time and room as that of another, however many.
#[test]
fn thousands_of_names_are_neither_compared_nor_listed_each_time() {
    let entry = |number| format!("  f{number}: {{required_if: {{ff{number}: y}}}}");
    let entries = (0..600).map(entry).collect::<Vec<String>>().join("\n");
    let diagnostics = check(vec![Source::new("a.yaml", format!("key: a\nname: A\nfields:\n{entries}\n"))]);
    let helps: Vec<&str> = diagnostics.iter().filter_map(|one| one.help.as_deref()).collect();
    assert_eq!((diagnostics.len(), helps.len()), (600, 600));
    assert!(helps[0].starts_with("did you mean"), "{}", helps[0]);
    assert_eq!(
        (helps[599].matches('`').count(), helps[599].ends_with(" more")),
        (200, true),
        "{}",
        helps[599]
    );
}

/// What a program wrote may be one line. Each problem shows a part of it.
#[test]
fn problems_of_one_long_line_show_a_part_of_it() {
    let members: Vec<String> = (0..600).map(|number| format!("member{number}: 1")).collect();
    let text = format!("key: a\nname: A\nfields: {{site: {{{}}}}}\n", members.join(", "));
    let diagnostics = check(vec![Source::new("a.yaml", text)]);
    let rendered = diagnostics.render();
    assert_eq!(rendered.matches("error[E0051]").count(), 600);
    assert!(rendered.lines().all(|line| line.len() < 400), "{rendered}");
    let last = diagnostics.iter().last().and_then(|one| one.position).unwrap();
    assert!(rendered.contains(&format!("\n\na.yaml:3:{}: error", last.column)), "{rendered}");
}
