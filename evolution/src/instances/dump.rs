//! Many stored instances, one after the other.

use std::fmt;
use std::io::{self, BufRead, Cursor, Read};

use serde::de::{DeserializeSeed, Deserializer, SeqAccess, Visitor};
use serde_json::error::Category;
use serde_json::value::RawValue;

use super::stored::Stored;

/// What some programs write before a text, in UTF-8.
const BYTE_ORDER_MARK: [u8; 3] = [0xEF, 0xBB, 0xBF];

/// What is in a dump in the place of an instance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// Where: `line 3`, or `instance 3`.
    pub place: String,
    /// Why it is none, in words without anything of it.
    pub reason: String,
}

/// Reads instances and gives one after the other: of a JSON array, or of several, or of a text with one in
/// each line. Only one is in memory at a time.
///
/// # Errors
/// Where the text cannot be read. What is no instance does not stop the rest, unless the text is an array,
/// and no JSON.
pub fn read_dump(reader: impl BufRead, mut each: impl FnMut(Result<Stored, Unreadable>)) -> io::Result<()> {
    let mut reader = Counted { reader: without_mark(reader)?, lines: 0 };
    skip_space(&mut reader)?;
    let is_array = reader.fill_buf()?.first() == Some(&b'[');
    if is_array { arrays(reader, &mut each) } else { lines(reader, &mut each) }
}

/// A text, and how many lines of it are read.
struct Counted<R> {
    reader: R,
    lines: usize,
}

impl<R: BufRead> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.fill_buf()?.read(buffer)?;
        self.consume(count);
        Ok(count)
    }
}

impl<R: BufRead> BufRead for Counted<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.reader.fill_buf()
    }

    fn consume(&mut self, count: usize) {
        // What is consumed is in the buffer already.
        let read = self.reader.fill_buf().unwrap_or_default().iter().take(count);
        self.lines += read.filter(|byte| **byte == b'\n').count();
        self.reader.consume(count);
    }
}

/// Leaves out white space.
fn skip_space(reader: &mut impl BufRead) -> io::Result<()> {
    while reader.fill_buf()?.first().is_some_and(u8::is_ascii_whitespace) {
        reader.consume(1);
    }
    Ok(())
}

/// The text without the byte order mark that it may begin with.
fn without_mark(mut reader: impl BufRead) -> io::Result<impl BufRead> {
    let mut start = Vec::new();
    // Fewer than three bytes may come at once.
    reader.by_ref().take(3).read_to_end(&mut start)?;
    if start == BYTE_ORDER_MARK {
        start.clear();
    }
    Ok(Cursor::new(start).chain(reader))
}

/// Lines with an instance each; empty ones are left out.
fn lines(
    mut reader: Counted<impl BufRead>,
    each: &mut impl FnMut(Result<Stored, Unreadable>),
) -> io::Result<()> {
    let mut line = Vec::new();
    let mut number = reader.lines;
    while reader.read_until(b'\n', &mut line)? > 0 {
        number += 1;
        if !line.trim_ascii().is_empty() {
            let unreadable = |reason| Unreadable { place: format!("line {number}"), reason };
            each(Stored::read(&line).map_err(unreadable));
        }
        line.clear();
    }
    Ok(())
}

/// Arrays of instances, up to the end or to what is no JSON.
fn arrays(
    mut reader: Counted<impl BufRead>,
    each: &mut impl FnMut(Result<Stored, Unreadable>),
) -> io::Result<()> {
    let mut count = 0;
    while {
        skip_space(&mut reader)?;
        !reader.fill_buf()?.is_empty()
    } {
        let lines_before = reader.lines;
        let mut json = serde_json::Deserializer::from_reader(&mut reader);
        let array = Instances { count: &mut count, each };
        if let Err(error) = array.deserialize(&mut json) {
            if let Some(kind) = error.io_error_kind() {
                return Err(io::Error::from(kind));
            }
            let place = format!("line {}", lines_before + error.line());
            each(Err(Unreadable { place, reason: reason(&error) }));
            return Ok(());
        }
    }
    Ok(())
}

/// Why an array cannot be read: what `serde_json` says may have a value in it.
fn reason(error: &serde_json::Error) -> String {
    let what = match error.classify() {
        Category::Eof => "the text ends within an array",
        Category::Data => "what follows an array is none",
        Category::Syntax | Category::Io => "it is not JSON",
    };
    format!("{what}, and the rest is not read")
}

/// Gives the instances of an array while it is read.
struct Instances<'a, F> {
    count: &'a mut usize,
    each: &'a mut F,
}

impl<'de, F: FnMut(Result<Stored, Unreadable>)> DeserializeSeed<'de> for Instances<'_, F> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de, F: FnMut(Result<Stored, Unreadable>)> Visitor<'de> for Instances<'_, F> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an array of instances")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut array: A) -> Result<(), A::Error> {
        while let Some(json) = array.next_element::<Box<RawValue>>()? {
            *self.count += 1;
            let unreadable = |reason| Unreadable { place: format!("instance {}", self.count), reason };
            (self.each)(Stored::read(json.get().as_bytes()).map_err(unreadable));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is said of what cannot be read.
    fn unreadable(dump: &str) -> Vec<(String, String)> {
        let mut found = Vec::new();
        let each = |it: Result<Stored, Unreadable>| found.extend(it.err().map(|it| (it.place, it.reason)));
        read_dump(dump.as_bytes(), each).unwrap();
        found
    }

    #[test]
    fn what_cannot_be_read_is_told_by_its_line_and_not_repeated() {
        for (dump, place, what) in [
            ("[]\n\"hunter2\"", "line 2", "what follows an array is none"),
            ("\n[\n]\n\n[\n", "line 6", "the text ends within an array"),
            ("[\n]\n[\n\n]\n[\nhunter2]", "line 7", "it is not JSON"),
            ("[] {\"password\": \"hunter2\"}", "line 1", "what follows an array is none"),
            ("[{\"password\": hunter2}]", "line 1", "it is not JSON"),
        ] {
            let reason = format!("{what}, and the rest is not read");
            assert_eq!(unreadable(dump), [(place.to_owned(), reason)], "{dump}");
        }
        let [(place, reason)] = unreadable("\n\n\"hunter2\"\n").try_into().unwrap();
        assert_eq!((place.as_str(), reason.contains("hunter2")), ("line 3", false), "{reason}");
    }

    #[test]
    fn a_byte_order_mark_is_left_out_and_nothing_else() {
        let instance = r#"{"id": 1, "element": {"key": "acme"}, "supplied": {}}"#;
        let list = format!("[{instance}]");
        let mut count = 0;
        for text in [instance, &list] {
            for mark in [&BYTE_ORDER_MARK[..], &[]] {
                let dump = [mark, b" \n", text.as_bytes()].concat();
                // One byte at a time: a mark need not come at once.
                let reader = io::BufReader::with_capacity(1, dump.as_slice());
                read_dump(reader, |it| count += usize::from(it.is_ok())).unwrap();
            }
        }
        assert_eq!(count, 4);
        for mark in
            [&[0xFF, 0xFE][..], &[0xBB], &[0xEF, 0xBB], &[0xEF, 0xBB, 0xBF, 0xEF, 0xBB, 0xBF], "é".as_bytes()]
        {
            let dump = [mark, instance.as_bytes()].concat();
            let mut read = Vec::new();
            read_dump(dump.as_slice(), |it| read.push(it.is_ok())).unwrap();
            assert_eq!(read, [false], "{mark:?}");
        }
    }
}
