use std::ops::Range;
use std::time::{Duration, Instant};

use super::*;
use crate::diagnostics::{Diagnostic, Diagnostics};

mod random;

fn parsed(bytes: impl Into<Vec<u8>>) -> (Option<Node>, Diagnostics) {
    let source = Source::new("a.yaml", bytes);
    let mut collector = Collector::default();
    let node = parse(0, &source, &mut collector);
    (node, collector.finish(&[source]))
}

/// The first line and the underlined text of every diagnostic.
fn problems(bytes: impl Into<Vec<u8>>) -> Vec<String> {
    let bytes = bytes.into();
    let text = Source::new("", bytes.clone());
    let (node, diagnostics) = parsed(bytes);
    assert!(node.is_none());
    let underlined = |diagnostic: &Diagnostic| {
        let span = diagnostic.primary.clone()?.span;
        text.text().ok()?.get(span).map(str::to_owned)
    };
    diagnostics
        .iter()
        .map(|diagnostic| {
            let place = diagnostic
                .position
                .map(|position| format!("{}:{} ", position.line, position.column))
                .unwrap_or_default();
            let help = diagnostic.help.clone().unwrap_or_default();
            let (code, message) = (diagnostic.code, &diagnostic.message);
            let underlined = underlined(diagnostic).unwrap_or_default();
            format!("{place}{code} {message} [{underlined}] {help}")
        })
        .collect()
}

fn assert_problem(bytes: impl Into<Vec<u8>>, expected: &str) {
    let problems = problems(bytes);
    assert!(
        problems.len() == 1 && problems[0].starts_with(expected),
        "expected {expected:?}, found {problems:#?}"
    );
}

fn root(text: &str) -> Vec<(Key, Node)> {
    let (node, diagnostics) = parsed(text);
    match node.map(|node| node.value) {
        Some(Shape::Mapping(entries)) => entries,
        other => panic!("{other:?}\n{diagnostics}"),
    }
}

/// What the place of the value of the last entry stands for.
fn span_of_last(text: &str) -> &str {
    let id = root(text).last().unwrap().1.id;
    spanned(text, &At::Value(0, id))
}

fn part_of_last<'a>(text: &'a str, part: &str) -> &'a str {
    let (_, node) = root(text).pop().unwrap();
    let Shape::Text(value) = node.value else { panic!("no text") };
    let start = value.find(part).unwrap();
    spanned(text, &At::Within(0, node.id, start..start + part.len()))
}

fn spanned<'a>(text: &'a str, at: &At) -> &'a str {
    &text[resolved(at, &[Source::new("a.yaml", text)]).unwrap()]
}

fn resolved(at: &At, sources: &[Source]) -> Option<Range<usize>> {
    Places::find(sources, [at]).resolve(at).span
}

#[test]
fn scalars_are_kept_as_written() {
    let shapes = root("a: 1.10\nb: 007\nc: 0x1F\nd: True\ne: no\nf: '1'\ng: ~\nh:\ni: 1e3\nj: -.inf")
        .into_iter()
        .map(|(_, node)| node.value);
    let number = |text: &str| Shape::Number(text.to_owned());
    let text = |text: &str| Shape::Text(text.to_owned());
    let expected = [
        number("1.10"),
        text("007"),
        number("0x1F"),
        Shape::Boolean("True".to_owned()),
        text("no"),
        text("1"),
        Shape::Null,
        Shape::Null,
        number("1e3"),
        number("-.inf"),
    ];
    assert_eq!(shapes.collect::<Vec<_>>(), expected);
}

#[test]
fn keys_are_kept_as_written_with_repeated_ones() {
    let entries = root("b: 1\na: 2\nb: 3\n1.0: 4\ntrue: 5\n~: 6\n");
    let keys: Vec<_> = entries.iter().map(|(key, _)| key.text.as_str()).collect();
    assert_eq!(keys, ["b", "a", "b", "1.0", "true", "~"]);
}

#[test]
fn nodes_are_numbered_as_they_are_written() {
    let entries = root("a: [x, 1]\nb: y\n");
    let ids: Vec<_> = entries.iter().map(|(key, node)| (key.id.0, node.id.0)).collect();
    assert_eq!(ids, [(1, 2), (5, 6)]);
}

#[test]
fn unreadable_files_are_reported() {
    assert_problem([0xFF], "1:1 E0003 the file is not UTF-8");
    assert_problem(vec![b'a'; 1024 * 1024 + 1], "E0002 the file is larger");
    assert_problem("- \n".repeat(reader::NODE_LIMIT), "E0002 the file has over 100000");
}

#[cfg(unix)]
#[test]
fn a_file_that_cannot_be_read_is_reported() {
    let directory = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink("nowhere", directory.path().join("a.yaml")).unwrap();
    let sources = crate::source::read_directory(directory.path()).unwrap();
    let mut collector = Collector::default();
    assert_eq!(parse(0, &sources[0], &mut collector), None);
    let rendered = collector.finish(&sources).render();
    assert!(rendered.starts_with("error[E0001]: cannot read the file: "), "{rendered}");
}

#[test]
fn empty_files_are_reported() {
    for text in ["", "\n", "# only this\n", "---\n", "null", "~", "\u{feff}"] {
        assert_problem(text, "E0005 the file is empty");
    }
}

#[test]
fn a_root_of_another_kind_is_reported() {
    assert_problem("- a\n", "1:1 E0054 expected a mapping, found a sequence [- a] a spec is");
    assert_problem("1.5", "1:1 E0054 expected a mapping, found a number [1.5]");
    assert_problem("key:x", "1:1 E0054 expected a mapping, found text [key:x] write a space");
}

#[test]
fn a_second_document_is_reported() {
    assert_problem("a: 1\n---\nb: 2\n", "2:1 E0006 the file has several YAML documents [---]");
    assert_problem("# x\n---\na: 1\n--- # y\n", "4:1 E0006 the file has several");
    assert_problem("---\n---\na: 1\n", "2:1 E0006 the file has several");
    assert_eq!(root("---\na: |\n ---\n...\n").len(), 1);
}

/// Texts that are not YAML, and the start of what is said about each.
const SYNTAX_ERRORS: &[(&str, &str)] = &[
    ("a:\n\tb: 1\n", "2:1 E0004 a tab cannot be used for indentation [\t] indent"),
    ("a: {b.c}/d\n", "1:9 E0004 expected a key here [/] a value that starts with `{`"),
    ("a: {{b}}\n", "1:5 E0004 a key must be text [{b}] a value that starts with `{`"),
    ("a: @b\n", "1:4 E0004 a value cannot start with `@` [@] put the value in quotes"),
    ("a: %b\n", "1:4 E0004 a value cannot start with `%`"),
    ("a: `b`\n", "1:4 E0004 a value cannot start with a backtick"),
    ("a: 1\nb:2\n", "2:1 E0004 expected a `:` after the key [b] write a space after"),
    ("a:1\nb: 2\n", "2:2 E0004 `: ` cannot be used inside a value [:] write a space"),
    ("a: b: c\n", "1:5 E0004 `: ` cannot be used inside a value [:] put the value in"),
    ("a: \"b\nc: 1\n", "1:4 E0004 a quote is not closed [\"]"),
    ("'b", "1:1 E0004 a quote is not closed ['] close the quote"),
    ("a: [1\nb: 3\n", "2:2 E0004 expected `,` or `]`"),
    ("a: {b\nc: 3\n", "2:2 E0004 expected `,` or `}`"),
    ("  a: 1\nb: 2\n", "2:1 E0004 expected the end of the file"),
    ("a: \"\\q\"\n", "1:5 E0004 this escape is unknown [\\]"),
    ("a: é\u{1}\n", "1:5 E0004 control characters are not allowed [\u{1}]"),
    ("a: - b\n", "1:4 E0004 an item cannot start here"),
    ("[a]: b\n", "1:1 E0004 a key must be text [[a]]"),
    (
        "a: b\u{2028}c\nd: 1\n",
        "1:6 E0004 expected a `:` after the key [c] remove the invisible character U+2028",
    ),
    ("a: {b: c}\n d: {e: f} # g\n", "2:2 E0004 expected a key here [d] align the keys"),
    ("a: {b: c} d\n", "1:11 E0004 expected a key here [d] a value that starts with `{`"),
    ("a: \"b\" c\n", "1:8 E0004 expected a key here [c] align keys"),
    ("a: b\n - c: d\n", "2:5 E0004 `: ` cannot be used inside a value [:] align the key"),
    ("a: b\n c: d: e\n", "2:3 E0004 `: ` cannot be used inside a value [:] align the key"),
    ("a: [b\nc: {d: e}\n", "2:2 E0004 expected `,` or `]` in a sequence that starts with `[` [:] close"),
    ("- &\n", "1:3 E0004 a value cannot start with `&` [&] put the value in quotes"),
    ("a: >b\n", "1:5 E0004 text cannot follow `>` or `|` on the same line [b] put the value"),
    ("a: |0\n", "1:5 E0004 this is not valid YAML [0]"),
];

#[test]
fn syntax_errors_are_explained() {
    for (text, expected) in SYNTAX_ERRORS {
        assert_problem(*text, expected);
    }
}

#[test]
fn an_unfamiliar_error_is_passed_on() {
    let (_, diagnostics) = parsed("a: |0\n");
    let notes = &diagnostics.iter().next().unwrap().notes;
    assert_eq!(notes, &["the parser says: found an indentation indicator equal to 0"]);
}

#[test]
fn deep_nesting_is_refused_at_once() {
    let start = Instant::now();
    for (opening, depth) in [("[", 129), ("[", 300_000), ("{a: ", 200_000), ("- ", 300_000)] {
        let (node, diagnostics) = parsed(format!("a:\n {}", opening.repeat(depth)));
        assert_eq!(node, None);
        let message = &diagnostics.iter().next().unwrap().message;
        assert_eq!(message, "this is nested too deeply");
    }
    assert!(start.elapsed() < Duration::from_secs(10));
}

#[test]
fn anchors_aliases_and_tags_are_refused() {
    assert_eq!(problems("a: &x 1\nb: [*x, *y]\n&z c: 1\n").len(), 4, "each of them is reported");
    assert_problem("a: &x 1\n", "1:4 E0007 anchors are not supported in specs [&x]");
    assert_problem("a: {\"b\":&x 1}\n", "1:9 E0007 anchors are not supported in specs [&x]");
    assert_problem("a: [*x]\n", "1:5 E0007 aliases are not supported in specs [*x]");
    assert_problem("é: !x 1\n", "1:4 E0007 tags are not supported in specs [!x]");
    assert_problem("a: !!str 1\n", "1:4 E0007 tags are not supported in specs [!!str]");
    assert_problem("a: ! 1\n", "1:4 E0007 tags are not supported in specs [!]");
    assert_problem("a: !\nb: 1\n", "1:4 E0007 tags are not supported in specs [!]");
    assert_problem("a: !: 1\n", "1:4 E0007 tags are not supported in specs [!:]");
    assert_problem("!\t: 1\n", "1:1 E0007 tags are not supported in specs [!]");
    assert_problem("? !\n: 1\n", "1:3 E0007 tags are not supported in specs [!]");
    assert_problem("a: [?!1, 2]\n", "1:6 E0007 tags are not supported in specs [!1]");
    assert_problem("a:\n\u{FEFF}!x b: 1\n", "2:2 E0007 tags are not supported in specs [!x]");
    assert_problem("- b: &\n", "1:6 E0004 a value cannot start with `&` [&]");
    assert_problem("a: !<x:y> 1\n", "1:4 E0007 tags are not supported in specs [!<x:y>]");
    assert_problem("%TAG !e! x:y\n---\na: !e!f 1\n", "3:4 E0007 tags are not");
    assert_problem("a: [b\n%c, !x d]\n", "2:5 E0007 tags are not supported in specs [!x d]");
    assert_problem("a: [b\n%c, !x {d: 1}]\n", "2:5 E0007 tags are not");
    assert_problem("a:\n  <<: {b: 1}\n", "2:3 E0007 merge keys are not supported in specs [<<]");
}

#[test]
fn what_only_looks_like_an_anchor_is_text() {
    let text = "a: R & D &b !c *d\n# &x !y *z\nc: |\n  &block *b !c\n\
                d: '&q !r *s'\ne: \"x\n  &y !z: !\"\nf: a&b\n";
    assert_eq!(root(text).len(), 5);
}

#[test]
fn an_alias_bomb_is_refused_at_once() {
    let levels = (1..20).map(|level| {
        let alias = format!("*a{},", level - 1).repeat(9);
        format!("a{level}: &a{level} [{alias}]\n")
    });
    let bomb = format!("a0: &a0 [x, x, x]\n{}", levels.collect::<String>());
    let start = Instant::now();
    assert!(problems(bomb)[0].starts_with("1:5 E0007 anchors"));
    assert!(start.elapsed() < Duration::from_secs(2));
}

#[test]
fn values_are_located_exactly() {
    for (text, expected) in [
        ("a: plain text # comment\n", "plain text"),
        ("a: 1.10\r\n", "1.10"),
        ("a: first\n  second\n", "first"),
        ("a: 'it''s' # x\n", "'it''s'"),
        ("a: \"x \\\" é\"\n", "\"x \\\" é\""),
        ("a: \"x\n  y\"\n", "\"x"),
        ("a: |\n\n  first\n  second\n", "first"),
        ("a: >-\n", ">-"),
        ("a: {b: [c], d: e} # x\n", "{b: [c], d: e}"),
        ("a: [b,\n  c]\n", "[b,"),
        ("a:\n  b: c\n  d: e\n", "b: c"),
        ("a:\n- b\n- c\n", "- b"),
        ("a: ''\n", "''"),
        ("é: x\u{85}b: y\n", "y"),
        ("a:\n", ""),
    ] {
        assert_eq!(span_of_last(text), expected, "{text:?}");
    }
}

#[test]
fn all_kinds_of_nodes_are_located_in_one_reading() {
    let text = "1.0: ~\n? b\n: - [c, {}]\n  - {d: [], e: 'f'}\ng:\n  h: true\n";
    let sources = [Source::new("a.yaml", text)];
    let places: Vec<At> = (0..20).map(|id| At::Value(0, NodeId(id))).collect();
    let found = Places::find(&sources, &places);
    let spans: Vec<_> = places.iter().filter_map(|at| found.resolve(at).span).collect();
    let shown: Vec<_> = spans.iter().map(|span| &text[span.clone()]).collect();
    let expected = [
        "1.0: ~",
        "1.0",
        "~",
        "b",
        "- [c, {}]",
        "[c, {}]",
        "c",
        "{}",
        "{d: [], e: 'f'}",
        "d",
        "[]",
        "e",
        "'f'",
        "g",
        "h: true",
        "h",
        "true",
    ];
    assert_eq!(shown, expected);
    let alone = places.iter().filter_map(|at| resolved(at, &sources));
    assert_eq!(alone.collect::<Vec<_>>(), spans);
}

#[test]
fn an_absent_value_is_located_after_its_key() {
    let text = "a: 1\nb:   # nothing\n";
    let id = root(text).last().unwrap().1.id;
    let span = resolved(&At::Value(0, id), &[Source::new("a.yaml", text)]);
    assert_eq!(span, Some(7..7));
}

#[test]
fn keys_are_located_exactly() {
    for (text, expected) in [("a: 1\nb c: 2", "b c"), ("'x': 1", "'x'"), ("? k\n: 1", "k")] {
        let id = root(text).last().unwrap().0.id;
        assert_eq!(spanned(text, &At::Key(0, id)), expected);
    }
}

#[test]
fn parts_of_scalars_are_located_exactly() {
    for (text, part, expected) in [
        ("a: https://{regoin}.x\n", "regoin", "regoin"),
        ("a: 'é {x}'\n", "x", "x"),
        ("a: \"é {x}\"\n", "x", "x"),
        ("a: |\n  first\n  {x} {y}\n", "y", "y"),
        ("a: |\n\n    x\n      y\n", "  y", "  y"),
        ("a: 'it''s x'\n", "x", "'it''s x'"),
        ("a: \"\\t x\"\n", "x", "\"\\t x\""),
        ("a: b\n  x\n", "x", "b"),
        ("a: >\n  b\n  x\n", "x", "b"),
    ] {
        assert_eq!(part_of_last(text, part), expected, "{text:?}");
    }
}

#[test]
fn places_that_do_not_exist_are_harmless() {
    let sources = [Source::new("a.yaml", "a: 1\n")];
    let missing = NodeId(99);
    assert_eq!(resolved(&At::Value(0, missing), &sources), None);
    assert_eq!(resolved(&At::Value(9, missing), &sources), None);
    assert_eq!(resolved(&At::Bytes(0, 3..99), &sources), Some(5..5));
    let outside = resolved(&At::Within(0, NodeId(2), 5..9), &sources);
    assert_eq!(outside, Some(3..4), "the whole scalar");
}
