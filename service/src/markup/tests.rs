//! Texts with and without markup.

use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::{begins_tag, strip};

/// Checks what is kept of texts.
fn assert_kept(texts: &[(&str, &str)]) {
    for (text, kept) in texts {
        assert_eq!(strip(text), *kept, "{text}");
    }
}

#[test]
fn tags_go_and_their_text_stays() {
    assert_kept(&[
        (r#"<a href="https://example.com" onClick="alert(1)">probe-xss</a>"#, "probe-xss"),
        ("<a href=.. onClick=..>probe-xss</a>", "probe-xss"),
        ("@<b>sales</b>", "@sales"),
        ("one<br/>two<BR>three", "onetwothree"),
        (r#"<a title="a > b">x</a>"#, "x"),
        ("<a title = 'a > b'>x</a>", "x"),
        ("<b don't>x</b> it's", "x it's"),
        ("<!DOCTYPE html><?xml version='1.0'?>x", "x"),
        ("größer<b>é</b>", "größeré"),
    ]);
}

#[test]
fn text_that_is_no_markup_stays() {
    for text in ["", "a < b", "A & B", "3 <5", "&lt;b&gt;", "@probe", "a > b", "<", "<<", "<3 <é> <", "a <"]
    {
        assert_eq!(strip(text), text);
    }
}

#[test]
fn comments_scripts_and_styles_go_whole() {
    assert_kept(&[
        ("a<!-- <b> -- > -->b", "ab"),
        ("a<!-->b", "ab"),
        ("a<!--->b", "ab"),
        ("a<script>if (a > b) { '<b>' }</SCRIPT >b", "ab"),
        ("a<Style type=text/css>b { }</style>c", "ac"),
        ("a<scripts>b</scripts>c", "abc"),
    ]);
}

#[test]
fn of_markup_without_an_end_the_text_stays() {
    assert_kept(&[
        ("a <b", "a b"),
        ("a </ b <? c <!-- d", "a / b ? c !-- d"),
        ("<<<<b", "b"),
        ("<!-- a > b", " b"),
        ("<script>a", "a"),
        (r#"<a title="b>c"#, "c"),
    ]);
}

#[test]
fn what_a_removal_brings_together_goes_too() {
    assert_kept(&[
        ("<<b>i>x", "x"),
        ("<scr<script>x</script>ipt>y</script>", "xipt>y"),
        ("<<!-- -->b>x", "x"),
        ("<<script></script>b>x", "x"),
        ("<<<a>b>c>d", "d"),
    ]);
}

/// A quadratic algorithm takes minutes for these.
#[test]
fn long_hostile_texts_take_little_time() {
    let count = 100_000;
    let start = Instant::now();
    for piece in [
        "<",
        "<a",
        "<a ",
        "<<a",
        "<!--",
        "<script>",
        "<style></",
        "<a =\"",
        "<a ='>'",
        "<a '>'",
        "<!-",
        "</",
        "<a=",
        "<a= ",
        "<a =\">",
        "<a ='>\"",
    ] {
        let text = piece.repeat(count);
        for text in [text.clone(), format!("{text}\""), format!("{text}=\""), format!("{text}>")] {
            strip(&text);
        }
    }
    let nested = format!("{}{}", "<".repeat(count), "a>".repeat(count));
    assert_eq!(strip(&nested), "");
    assert!(start.elapsed() < Duration::from_secs(60), "{:?}", start.elapsed());
}

/// Whether a text has a place that begins a tag.
fn has_tag(text: &str) -> bool {
    text.split('<').skip(1).any(|after| after.chars().next().is_some_and(begins_tag))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_tag_is_left_and_nothing_is_left_to_do(
        text in "(<|>|/|!|--|\\?|\"|'|=| |é|a|b|<a>|script|<script>|</style>|<!--|-->){0,24}",
    ) {
        let stripped = strip(&text);
        prop_assert!(!has_tag(&stripped), "{}", stripped);
        prop_assert_eq!(strip(&stripped), stripped);
    }

    #[test]
    fn nothing_is_added(text in "\\PC*") {
        let stripped = strip(&text);
        let mut letters = text.chars();
        prop_assert!(stripped.chars().all(|kept| letters.any(|letter| letter == kept)));
        prop_assert!(has_tag(&text) || stripped == text);
    }

    #[test]
    fn text_without_a_tag_stays(text in "([^<]|< |<[0-9]){0,20}") {
        prop_assert_eq!(strip(&text), text);
    }
}
