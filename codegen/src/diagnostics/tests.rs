use proptest::prelude::*;

use super::{Code, Collector, Diagnostics, Texts};
use crate::source::{Position, Source};
use crate::yaml::At;

const CODE: Code = Code("E0104");

fn source(text: &str) -> Source {
    Source::new("specs/recurly.yaml", text)
}

/// A diagnostic about some bytes of a text, without any details.
fn about(text: &str, start: usize, end: usize) -> Diagnostics {
    let mut collector = Collector::default();
    collector.error(CODE, "wrong", At::Bytes(0, start..end));
    collector.finish(&[source(text)])
}

fn for_cargo(diagnostics: &Diagnostics) -> String {
    diagnostics.render_for_cargo().join("\n")
}

fn detailed() -> Diagnostics {
    let sources = [
        source("region: x\nbase.url: https://{regoin}.recurly.com\n"),
        Source::new("specs/other.yaml", "a: 1\n"),
    ];
    let mut collector = Collector::default();
    collector
        .error(CODE, "template names `regoin`, which is not an entry", At::Bytes(0, 29..35))
        .help("did you mean `region`?")
        .note("entries are members")
        .label(At::Bytes(0, 0..6), "an entry")
        .label(At::Bytes(1, 0..1), "another entry")
        .label(At::File(1), "has few entries");
    collector.finish(&sources)
}

#[test]
fn all_details_are_rendered() {
    insta::assert_snapshot!(detailed().render(), @r#"
    error[E0104]: template names `regoin`, which is not an entry
     --> specs/recurly.yaml:2:20
      |
    1 | region: x
      | ------ an entry
    2 | base.url: https://{regoin}.recurly.com
      |                    ^^^^^^
      |
     ::: specs/other.yaml:1:1
      |
    1 | a: 1
      | - another entry
      |
      = help: did you mean `region`?
      = note: entries are members
      = note: specs/other.yaml: has few entries
    "#);
}

#[test]
fn all_details_are_rendered_for_cargo() {
    insta::assert_snapshot!(for_cargo(&detailed()), @r#"
    specs/recurly.yaml:2:20: error[E0104]: template names `regoin`, which is not an entry
      |
    2 | base.url: https://{regoin}.recurly.com
      |                    ^^^^^^ help: did you mean `region`?
      = note: specs/recurly.yaml:1:1: an entry
      = note: specs/other.yaml:1:1: another entry
      = note: entries are members
      = note: specs/other.yaml: has few entries
    "#);
}

#[test]
fn the_text_at_the_place_comes_before_the_help() {
    let mut collector = Collector::default();
    collector.error(CODE, "odd", At::Bytes(0, 3..4)).text("this one").help("remove it");
    let diagnostics = collector.finish(&[source("a: 1\n")]);
    insta::assert_snapshot!(for_cargo(&diagnostics), @r#"
    specs/recurly.yaml:1:4: error[E0104]: odd
      |
    1 | a: 1
      |    ^ this one
      = help: remove it
    "#);
}

#[test]
fn colours_are_only_in_the_styled_rendering() {
    assert!(detailed().render_styled().contains("\u{1b}["));
    assert!(!detailed().render().contains('\u{1b}'));
    assert_eq!(detailed().to_string(), detailed().render());
}

#[test]
fn diagnostics_are_sorted_by_path_place_and_code() {
    let sources = [Source::new("b.yaml", "a: 1\n"), Source::new("a.yaml", "a: 1\n")];
    let mut collector = Collector::default();
    collector.error(Code("E2"), "fourth", At::Bytes(0, 3..4));
    collector.error(Code("E1"), "third", At::Bytes(0, 3..4));
    collector.error(Code("E9"), "second", At::Bytes(0, 0..1));
    collector.error(Code("E9"), "first", At::Bytes(1, 3..4));
    let diagnostics = collector.finish(&sources);
    let messages: Vec<_> = diagnostics.iter().map(|one| one.message.as_str()).collect();
    assert_eq!(messages, ["first", "second", "third", "fourth"]);
    assert_eq!(diagnostics.render().matches("\n\nerror").count(), 3);
}

#[test]
fn a_file_without_text_has_no_snippet() {
    let sources = [Source::new("specs/a.yaml", [0xFF])];
    let mut collector = Collector::default();
    collector.error(CODE, "is odd", At::File(0)).help("remove it");
    let position = Position { line: 3, column: 5 };
    collector.error(CODE, "is not UTF-8", At::Position(0, position));
    let diagnostics = collector.finish(&sources);
    insta::assert_snapshot!(for_cargo(&diagnostics), @r#"
    specs/a.yaml: error[E0104]: is odd
      = help: remove it
    specs/a.yaml:3:5: error[E0104]: is not UTF-8
    "#);
    insta::assert_snapshot!(diagnostics.render(), @r#"
    error[E0104]: is odd
    --> specs/a.yaml
     = help: remove it

    error[E0104]: is not UTF-8
    --> specs/a.yaml:3:5
    "#);
}

#[test]
fn tabs_do_not_shift_the_carets() {
    insta::assert_snapshot!(for_cargo(&about("\ta:\tb\r\n", 4, 5)), @r#"
    specs/recurly.yaml:1:5: error[E0104]: wrong
      |
    1 |  a: b
      |     ^
    "#);
}

#[test]
fn an_empty_span_underlines_one_character() {
    insta::assert_snapshot!(for_cargo(&about("a: b\n", 3, 3)), @r#"
    specs/recurly.yaml:1:4: error[E0104]: wrong
      |
    1 | a: b
      |    ^
    "#);
    insta::assert_snapshot!(about("a: b\n", 3, 3).render(), @r#"
    error[E0104]: wrong
     --> specs/recurly.yaml:1:4
      |
    1 | a: b
      |    ^
    "#);
}

#[test]
fn the_end_of_a_file_can_be_underlined() {
    for text in ["", "a", "a\n", "é\r\n", "\n\n"] {
        let diagnostics = about(text, text.len(), text.len());
        assert!(for_cargo(&diagnostics).ends_with('^'), "{text:?}");
        assert!(diagnostics.render().contains('^'), "{text:?}");
    }
}

#[test]
fn a_span_of_several_lines_is_cut_for_cargo() {
    insta::assert_snapshot!(for_cargo(&about("a: b\nc: d\n", 0, 9)), @r#"
    specs/recurly.yaml:1:1: error[E0104]: wrong
      |
    1 | a: b
      | ^^^^
    "#);
}

#[test]
fn long_lines_are_trimmed() {
    let text = format!("a: {}x{}\n", "é".repeat(5000), "y".repeat(5000));
    let start = text.find('x').unwrap_or_default();
    let lines = about(&text, start, start + 1).render_for_cargo();
    assert_eq!(lines[2].chars().count(), 4 + 160 + 6);
    let column = lines[3].chars().position(|one| one == '^');
    assert_eq!(lines[2].chars().position(|one| one == 'x'), column);
    let whole = about(&text, 3, text.len()).render_for_cargo();
    assert!(whole[3].chars().count() < 180);
    let rendered = about(&text, start, start + 1).render();
    assert_eq!(rendered, lines.join("\n"));
    let shorter = about(&text[text.len() - 1500..], 3, 4).render();
    assert!(shorter.lines().all(|line| line.chars().count() < 180));
}

#[test]
fn lines_for_cargo_are_single_lines_without_controls() {
    let mut collector = Collector::default();
    let at = At::Bytes(0, 0..1);
    collector.error(CODE, "a\nb\u{1b}[1m\u{202e}", at).help("c\rd");
    let lines = collector.finish(&[source("x")]).render_for_cargo();
    let controls = |line: &String| line.contains(|one: char| one.is_control() || one == '\u{202e}');
    assert!(!lines.iter().any(controls), "{lines:?}");
}

#[test]
fn no_diagnostics_render_as_nothing() {
    let diagnostics = Collector::default().finish(&[]);
    assert!(diagnostics.is_empty() && diagnostics.render().is_empty());
    assert!(diagnostics.render_for_cargo().is_empty());
    assert_eq!(diagnostics.len(), 0);
}

proptest! {
    #[test]
    fn the_lines_of_a_snippet_are_rendered_like_the_whole_text(
        text in "[a-cé\t\r\n\u{85}]{0,40}",
        spans in prop::collection::vec((0..45_usize, 0..6_usize), 1..4),
    ) {
        let mut collector = Collector::default();
        let at = |(start, length)| At::Bytes(0, start..start + length);
        let draft = collector.error(CODE, "wrong", at(spans[0]));
        for span in &spans[1..] {
            draft.label(at(*span), "because of this");
        }
        let lines = collector.finish(&[source(&text)]);
        let texts = Texts::new(&[source(&text)], &[], std::iter::empty());
        let whole = Diagnostics { sorted: lines.sorted.clone(), texts };
        prop_assert_eq!(lines.render(), whole.render());
    }
}

#[test]
fn secrets_are_not_in_the_lines_that_are_shown() {
    let mut collector = Collector::default();
    collector.error(CODE, "odd", At::Bytes(0, 0..1));
    collector.hide(At::Bytes(0, 4..17));
    let diagnostics = collector.finish(&[source("a: 'sé€r🔑 t' # b\n")]);
    insta::assert_snapshot!(diagnostics.render(), @r"
    error[E0104]: odd
     --> specs/recurly.yaml:1:1
      |
    1 | a: '*·•*🞄 *' # b
      | ^
    ");
    assert!(!for_cargo(&diagnostics).contains("sé"));
}
