//! Objects of plain members: strings without escapes, whole numbers, booleans, null, and arrays and
//! objects without white space between their tokens.
//!
//! Most configurations are such, and what they say stands in the text as it is: nothing need be
//! undone, copied or allocated. Whatever is not plain, and whatever is wrong, is not read here: the
//! parser reads the document anew, so that there is one source of errors. A property test holds
//! the two against each other.

use serde_json::value::RawValue;

use crate::characters::{HIGH_BITS, ONES};
use crate::json::is_compact;

/// The value of a plain member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Plain<'text> {
    Null,
    /// A string, or a number or boolean in its JSON spelling.
    Text(&'text str),
    /// An array or object, without white space between its tokens.
    Json(&'text str),
}

/// Hands over each member of an object in turn. `None` where the text is not an object of plain
/// members, whatever has been handed over.
pub(crate) fn read<'text>(text: &'text str, mut take: impl FnMut(&'text str, Plain<'text>)) -> Option<()> {
    let mut reader = Reader { text, rest: text.as_bytes() };
    reader.expect(b'{')?;
    let mut next = reader.next()?;
    while next != b'}' {
        // What comes next is a name: a comma does not end an object.
        (next == b'"').then_some(())?;
        let name = reader.string()?;
        reader.expect(b':')?;
        take(name, reader.value()?);
        next = match reader.next()? {
            b',' => reader.next().filter(|byte| *byte != b'}')?,
            b'}' => break,
            _ => return None,
        };
    }
    reader.skip_space();
    reader.rest.is_empty().then_some(())
}

struct Reader<'text> {
    text: &'text str,
    /// What of the text has not been read.
    rest: &'text [u8],
}

impl<'text> Reader<'text> {
    #[inline]
    fn skip_space(&mut self) {
        while let [b' ' | b'\n' | b'\r' | b'\t', rest @ ..] = self.rest {
            self.rest = rest;
        }
    }

    /// Takes the byte that the next token begins with.
    #[inline]
    fn next(&mut self) -> Option<u8> {
        self.skip_space();
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(*first)
    }

    /// Takes so many bytes, which are whole characters.
    #[inline]
    fn take(&mut self, length: usize) -> Option<&'text str> {
        let start = self.text.len() - self.rest.len();
        self.rest = self.rest.get(length..)?;
        self.text.get(start..start + length)
    }

    #[inline]
    fn expect(&mut self, byte: u8) -> Option<()> {
        (self.next()? == byte).then_some(())
    }

    /// The rest of a string, whose opening quote has been taken.
    #[inline]
    fn string(&mut self) -> Option<&'text str> {
        let string = self.take(plain_length(self.rest)?)?;
        self.rest = self.rest.strip_prefix(b"\"")?;
        Some(string)
    }

    #[inline]
    fn value(&mut self) -> Option<Plain<'text>> {
        self.skip_space();
        match self.rest {
            [b'"', rest @ ..] => {
                self.rest = rest;
                self.string().map(Plain::Text)
            }
            [b'{' | b'[', ..] => self.nested(),
            _ => self.simple(),
        }
    }

    /// An array or object. What it holds is the parser's to read.
    fn nested(&mut self) -> Option<Plain<'text>> {
        let rest = self.text.get(self.text.len() - self.rest.len()..)?;
        let mut values = serde_json::Deserializer::from_str(rest).into_iter::<&RawValue>();
        let json = self.take(values.next()?.ok()?.get().len())?;
        is_compact(json).then_some(Plain::Json(json))
    }

    /// A value that is no string.
    fn simple(&mut self) -> Option<Plain<'text>> {
        let is_inner = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'+' | b'.');
        let token = self.take(self.rest.iter().take_while(|byte| is_inner(**byte)).count())?;
        match token {
            "null" => Some(Plain::Null),
            "true" | "false" => Some(Plain::Text(token)),
            _ => is_whole_number(token).then_some(Plain::Text(token)),
        }
    }
}

fn is_whole_number(token: &str) -> bool {
    let digits = token.strip_prefix('-').unwrap_or(token);
    let has_leading_zero = digits.len() > 1 && digits.starts_with('0');
    !digits.is_empty() && !has_leading_zero && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// How many bytes there are before the next quote, backslash or control character.
#[inline]
fn plain_length(bytes: &[u8]) -> Option<usize> {
    let mut length = 0;
    for word in bytes.as_chunks().0 {
        let ends = ends(u64::from_le_bytes(*word));
        if ends != 0 {
            return Some(length + ends.trailing_zeros() as usize / 8);
        }
        length += word.len();
    }
    last_length(bytes, length)
}

/// The same where the first `length` bytes are known, and less than eight are left.
#[cold]
fn last_length(bytes: &[u8], length: usize) -> Option<usize> {
    let mut rest = bytes.get(length..)?.iter();
    Some(length + rest.position(|byte| matches!(byte, b'"' | b'\\' | 0..0x20))?)
}

/// The high bits of the bytes that end a run of plain ones: quotes, backslashes and control
/// characters. Of those set, the lowest is certain: a byte after an end may borrow from it.
const fn ends(word: u64) -> u64 {
    let control = word.wrapping_sub(ONES * 0x20);
    let quote = (word ^ (ONES * b'"' as u64)).wrapping_sub(ONES);
    let backslash = (word ^ (ONES * b'\\' as u64)).wrapping_sub(ONES);
    (control | quote | backslash) & !word & HIGH_BITS
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Plain, read};
    use crate::json::compact;
    use crate::members::Members;

    /// What is read of a text.
    fn plain(text: &str) -> Option<Vec<(&str, Plain<'_>)>> {
        let mut members = Vec::new();
        read(text, |name, value| members.push((name, value)))?;
        Some(members)
    }

    /// What the parser's value is where it is plain, if its text without white space is `compact`.
    fn value<'text>(json: &'text str, compact: &'text str) -> Plain<'text> {
        match json.as_bytes() {
            [b'n', ..] => Plain::Null,
            [b'{' | b'[', ..] => Plain::Json(compact),
            _ => Plain::Text(json.trim_matches('"')),
        }
    }

    /// An array or object, mostly without white space between its tokens.
    fn nested() -> impl Strategy<Value = String> {
        let string = r#""( |[a-zé{}\[\],:]|\\["\\nu]|\\ud800){0,6}""#;
        let leaf = prop_oneof![string, r"-?[0-9]{1,2}([.]5|e3)?|null|tru?e|\[\]|\{\}"];
        leaf.prop_recursive(4, 16, 3, |inner| {
            let array = prop::collection::vec(inner.clone(), 0..3).prop_map(|values| values.join(","));
            let object = inner.prop_map(|value| format!("\"a }}\":{value}"));
            prop_oneof![
                (array, "[ \n]?").prop_map(|(values, space)| format!("[{values}{space}]")),
                (object, "[ \n]?").prop_map(|(member, space)| format!("{{{space}{member}}}")),
            ]
        })
    }

    /// A member that is plain or nearly so, in pieces that can be damaged.
    fn member() -> impl Strategy<Value = String> {
        let string = "\"[a-zé \u{7f}.]{0,20}\"";
        let other = r#""(\\n|\\u0041|\\ud800|[\u{1}\t]|x)""#;
        let simple = "-?[0-9]{1,3}|null|true|false|nul|truex|01|-|1[.]5|1e3|[+]1|[{]}|\\[1]|";
        let space = "[ \n\r\t]{0,2}|[\u{b}\u{c}\u{a0}é]";
        let value = prop_oneof![6 => string, 1 => other, 3 => simple, 4 => nested()];
        (space, string, space, value, space).prop_map(|(before, name, between, value, after)| {
            format!("{before}{name}{between}:{between}{value}{after}")
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4000))]

        #[test]
        fn what_is_plain_is_read_as_the_parser_reads_it(
            members in prop::collection::vec(member(), 0..4),
            damage in prop::option::weighted(0.5, (any::<prop::sample::Index>(), "[\"\\\\,:{} xé\u{c}0]?")),
        ) {
            let mut text = format!("{{{}}}", members.join(","));
            if let Some((place, other)) = damage {
                let mut places = text.char_indices().map(|(place, _)| place).collect::<Vec<_>>();
                places.push(text.len());
                let place = places[place.index(places.len())];
                let end = places.iter().find(|end| **end > place).copied().unwrap_or(place);
                text.replace_range(place..end, &other);
            }
            if let Some(members) = plain(&text) {
                let parsed = Members::read(&text, "the text").unwrap().0;
                let compact: Vec<String> = parsed.iter().map(|(_, json)| compact(json.get())).collect();
                let parsed: Vec<_> = parsed.iter().zip(&compact).map(|((name, json), compact)| {
                    (name.as_str(), value(json.get(), compact))
                }).collect();
                prop_assert_eq!(members, parsed);
            }
        }
    }

    #[test]
    fn plain_objects_are_read() {
        let [b, number, yes] = ["b", "-12", "true"].map(Plain::Text);
        let members = vec![("a", b), ("", Plain::Null), ("é", number), ("a", yes)];
        let text = "{\"a\" : \"b\", \"\": null,\n\"é\":-12 ,\"a\":true}\n";
        assert_eq!(plain(text), Some(members));
        assert_eq!(plain(" { } "), Some(Vec::new()));
        assert_eq!(plain("{\"a\": \"12345678\"}"), Some(vec![("a", Plain::Text("12345678"))]));
    }

    #[test]
    fn nested_values_are_read_as_they_stand() {
        let deep = format!("{}{}", "[".repeat(1000), "]".repeat(1000));
        for json in ["{}", "[]", r#"{"a":[1.5,"b c\"]","\ud800"],"a":{}}"#, &deep] {
            let text = format!("{{\"a\": {json} ,\"a\":{json}}}");
            assert_eq!(plain(&text), Some(vec![("a", Plain::Json(json)); 2]), "{json}");
        }
        for json in
            ["{ }", "[1, 2]", "{\"a\":\n1}", "[", "[}", "[1,]", "[01]", "{\"a\"}", "[\"\\x\"]", "[\"]"]
        {
            assert_eq!(plain(&format!("{{\"a\":{json}}}")), None, "{json}");
        }
    }

    #[test]
    fn whatever_else_is_not() {
        let texts = [
            "",
            "{",
            "{}}",
            "{} é",
            "[]",
            "{\"a\": 1,}",
            "{,}",
            "{\"a\": 1 \"b\": 2}",
            "{\"a\": \u{c}1}",
            "{\"a\": 1.0}",
            "{\"a\": \"\\n\"}",
            "{\"a\": \"b\n\"}",
            "{\"a\": \"b\n\n\n\n\n\n\n\n\"}",
            "{\"a\": 00}",
            "{\"a\": -}",
        ];
        for text in texts {
            assert_eq!(plain(text), None, "{text}");
        }
    }
}
