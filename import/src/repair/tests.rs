//! Each repair by itself.

use super::*;

/// The first value of a text as JSON, and what was mended.
fn mended(text: &str) -> (String, Vec<Repair>) {
    let (found, _) = extract(text, 1);
    let found = found.into_iter().next().expect("something is found");
    (found.node.compact(), found.repairs.into_iter().collect())
}

#[test]
fn sound_json_stays_as_it_is() {
    assert_eq!(
        mended(r#"{"a": [1, "b\"c", null, true, {}]}"#),
        (r#"{"a":[1,"b\"c",null,true,{}]}"#.to_owned(), vec![])
    );
}

#[test]
fn each_repair_is_made_and_told() {
    let cases: &[(&str, &str, Repair)] = &[
        ("{\"a\": 1,}", r#"{"a":1}"#, Repair::Commas),
        ("{\"a\": 1,,\n\"b\": 2}", r#"{"a":1,"b":2}"#, Repair::Commas),
        ("{\"a\": \"x\"\n\"b\": \"y\"}", r#"{"a":"x","b":"y"}"#, Repair::Commas),
        ("{\"a\": \"x\".\n\"b\": \"y\"}", r#"{"a":"x","b":"y"}"#, Repair::Commas),
        ("{\"a\": 1 // one, \"two\"\n}", r#"{"a":1}"#, Repair::Comments),
        ("{\"a\": /* don't */ 1}", r#"{"a":1}"#, Repair::Comments),
        ("{\"a\": 1 # one\n}", r#"{"a":1}"#, Repair::Comments),
        ("{“a”: “b”}", r#"{"a":"b"}"#, Repair::Quotes),
        ("{\"a\": \"b”,\n\"c\": 1}", r#"{"a":"b","c":1}"#, Repair::Quotes),
        ("{'a': 'b'}", r#"{"a":"b"}"#, Repair::Quotes),
        ("{\"a\": \"&lt;KEY&gt;\"}", r#"{"a":"<KEY>"}"#, Repair::Entities),
        ("{&quot;a&quot;: &quot;b&quot;}", "", Repair::Entities),
        ("{\"a\": <KEY>}", r#"{"a":"<KEY>"}"#, Repair::Unquoted),
        ("{\"a\": yes, \"b\": True}", r#"{"a":"yes","b":true}"#, Repair::Unquoted),
        ("{\"a\": \"see \"this\" there\"}", r#"{"a":"see \"this\" there"}"#, Repair::InnerQuote),
        (
            "{\"a\": \"<a href=\"x\" target=\"_b\">y</a>\"}",
            r#"{"a":"<a href=\"x\" target=\"_b\">y</a>"}"#,
            Repair::InnerQuote,
        ),
        ("{\"a\": \"b,\n\"c\": 1}", r#"{"a":"b","c":1}"#, Repair::OpenString),
        ("{\"a\": \"b\nc\"}", r#"{"a":"b\nc"}"#, Repair::LineBreak),
        ("{\"a\": \"C:\\data\"}", r#"{"a":"C:\\data"}"#, Repair::Escape),
        ("{\"a\": {\"b\": 1}", r#"{"a":{"b":1}}"#, Repair::Braces),
        ("{\"a\": [1, 2}", r#"{"a":[1,2]}"#, Repair::Braces),
        ("{\"a\": 1, ...\n}", r#"{"a":1}"#, Repair::Ellipsis),
        ("\"a\": 1,\n\"b.c\": \"d\",\n", r#"{"a":1,"b.c":"d"}"#, Repair::Fragment),
        ("curl -d '{\"a\": \"it'\\''s\"}'", r#"{"a":"it's"}"#, Repair::Shell),
        ("{\n{% include x.md %}\n\"a\": 1}", r#"{"a":1}"#, Repair::PageTags),
    ];
    for (text, json, repair) in cases.iter().filter(|(_, json, _)| !json.is_empty()) {
        let (found, repairs) = mended(text);
        assert_eq!(found, *json, "{text}");
        assert!(repairs.contains(repair), "{text}: {repairs:?}");
    }
}

#[test]
fn encoded_quotes_are_quotes() {
    let (found, repairs) = mended("{ &quot;a&quot;: &quot;b&quot; }");
    assert_eq!((found.as_str(), repairs), (r#"{"a":"b"}"#, vec![Repair::Entities]));
}

#[test]
fn what_stands_around_is_passed_over() {
    let (found, _) = extract("POST /elements/{keyOrId}\n\n{\"a\": 1}\nand\n{\"b\": 2} ${x}", 10);
    let found: Vec<_> = found.iter().map(|found| (found.node.line, found.node.compact())).collect();
    assert_eq!(found, [(12, r#"{"a":1}"#.to_owned()), (14, r#"{"b":2}"#.to_owned())]);
}

#[test]
fn members_know_their_lines() {
    let (found, _) = extract("{\n\"a\": 1, // x\n\n\"b\": \"c\nd\",\n\"e\": 2}", 1);
    let lines: Vec<usize> = found[0].node.members().iter().map(|(_, node)| node.line).collect();
    assert_eq!(lines, [2, 4, 6]);
    assert_eq!(found[0].comments, [(2, "x".to_owned())]);
}

#[test]
fn what_is_too_deep_is_told() {
    let (found, unreadable) = extract(&"{\"a\":".repeat(100), 1);
    assert!(found.is_empty());
    assert_eq!(unreadable[0].reason, "it is over 64 levels deep");
}
