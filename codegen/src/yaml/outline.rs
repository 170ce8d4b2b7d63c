//! The extent of things in a YAML text, given where they start.

use std::ops::Range;

/// Number of brackets which may be open. The tree is far less deep, but brackets of texts and
/// comments are counted too. The time `libyaml` takes grows with the square of this.
const BRACKET_LIMIT: usize = 256;

/// A scalar whose place is known.
pub(super) struct Scalar<'a> {
    /// The text of the file.
    pub text: &'a str,
    /// Where the scalar starts in it.
    pub start: usize,
    /// The value of the scalar.
    pub value: &'a str,
}

impl Scalar<'_> {
    /// The bytes of the scalar on its first line, with quotes. For a block scalar, those of its
    /// first line that has content.
    pub(super) fn span(&self) -> Range<usize> {
        let rest = self.rest();
        let (start, length) = match rest.bytes().next() {
            Some(b'"' | b'\'') => (0, quoted_length(rest)),
            Some(b'|' | b'>') => block_content(rest),
            _ => (0, common_prefix(rest, self.value).trim_end().len()),
        };
        self.start + start..self.start + start + length
    }

    /// All bytes of the scalar, on however many lines, with quotes. For a block scalar, those of its content.
    pub(super) fn extent(&self) -> Range<usize> {
        let rest = self.rest();
        let (start, length) = match rest.bytes().next() {
            Some(b'"' | b'\'') => (0, length_to_closing_quote(rest).unwrap_or(rest.len())),
            Some(b'|' | b'>') => {
                let header = rest.find(is_line_break).unwrap_or(rest.len());
                (header, written_length(rest.get(header..).unwrap_or_default(), self.value))
            }
            _ => (0, written_length(rest, self.value)),
        };
        self.start + start..self.start + start + length
    }

    /// Where the value is in the text literally, on lines that are not those of a block.
    pub(super) fn content(&self) -> Option<usize> {
        match self.rest().chars().next()? {
            quote @ ('"' | '\'') => self.content_in(quote),
            '|' => None,
            _ => self.rest().starts_with(self.value).then_some(self.start),
        }
    }

    /// The bytes of a part of the value of a literal block scalar, if this is one.
    pub(super) fn part_of_block(&self, range: &Range<usize>) -> Option<Range<usize>> {
        self.rest().starts_with('|').then(|| self.block_part(range))?
    }

    fn rest(&self) -> &str {
        self.text.get(self.start..).unwrap_or_default()
    }

    /// Where the value starts in the text, unless it has escapes or line breaks.
    fn content_in(&self, quote: char) -> Option<usize> {
        let content = self.rest().strip_prefix(quote)?;
        let escaped = self.value.contains(quote) || !content.strip_prefix(self.value)?.starts_with(quote);
        (!escaped).then_some(self.start + quote.len_utf8())
    }

    /// A part of a literal block scalar, whose lines are those of the value, but indented.
    fn block_part(&self, range: &Range<usize>) -> Option<Range<usize>> {
        let line_start = self.value.get(..range.start)?.rfind('\n').map_or(0, |newline| newline + 1);
        let number = self.value.get(..line_start)?.matches('\n').count() + 1;
        let value_line = self.value.get(line_start..)?.lines().next()?;
        let line = self.rest().split_inclusive('\n').nth(number)?;
        let before: usize = self.rest().split_inclusive('\n').take(number).map(str::len).sum();
        let indentation = line.trim_end_matches(['\r', '\n']).strip_suffix(value_line)?.len();
        let start = self.start + before + indentation + range.start - line_start;
        let length = range.len().min(line_start + value_line.len() - range.start);
        Some(start..start + length)
    }
}

/// The bytes of a member with its scalar value at `value`, if it has a line of its own or follows another in
/// its line. Without them, the rest of the mapping is as it was.
pub(super) fn member(text: &str, name: &str, value: Range<usize>) -> Option<Range<usize>> {
    let key = text.get(..value.start)?.trim_end_matches(' ').strip_suffix(':')?;
    let before = key.trim_end_matches(' ').strip_suffix(name)?.trim_end_matches(' ');
    if before.ends_with(',') {
        return Some(before.len() - 1..value.end);
    }
    let after = text.get(value.end..)?;
    let line = after.split_inclusive('\n').next().unwrap_or_default();
    let has_own_line = (before.is_empty() || before.ends_with('\n')) && line.trim_end().is_empty();
    let is_separated = after.trim_start().starts_with(',');
    (has_own_line && !is_separated).then_some(before.len()..value.end + line.len())
}

/// The first line of a text, without trailing blanks.
fn first_line(text: &str) -> &str {
    text.lines().next().unwrap_or_default().trim_end()
}

/// The length of a quoted scalar up to its closing quote, or the end of the line.
fn quoted_length(text: &str) -> usize {
    let line = first_line(text);
    length_to_closing_quote(line).unwrap_or(line.len())
}

/// The length of a quoted scalar with its closing quote, if it has one.
pub(super) fn length_to_closing_quote(text: &str) -> Option<usize> {
    let mut characters = text.char_indices().peekable();
    let (_, quote) = characters.next()?;
    while let Some((offset, character)) = characters.next() {
        let doubled = quote == '\'' && characters.peek().is_some_and(|(_, next)| *next == quote);
        if character == quote && !doubled {
            return Some(offset + quote.len_utf8());
        }
        if character == quote || (quote == '"' && character == '\\') {
            characters.next();
        }
    }
    None
}

/// The offset and length of the first line of a block scalar that has content, or of its header.
fn block_content(text: &str) -> (usize, usize) {
    let header = first_line(text).len();
    let mut offset = text.find('\n').map_or(text.len(), |newline| newline + 1);
    for line in text.get(offset..).unwrap_or_default().split_inclusive('\n') {
        let content = line.trim();
        if !content.is_empty() {
            let indentation = line.len() - line.trim_start().len();
            return (offset + indentation, content.len());
        }
        offset += line.len();
    }
    (0, header)
}

fn common_prefix<'a>(left: &'a str, right: &str) -> &'a str {
    let mut pairs = left.char_indices().zip(right.chars());
    let difference = pairs.find(|((_, left), right)| left != right);
    let end = match difference {
        Some(((offset, _), _)) => offset,
        None => left.len().min(right.len()),
    };
    left.get(..end).unwrap_or_default()
}

/// The length of a value at the start of a text, where it stands without quotes. Folding and indentation change white
/// space alone. All of the text is taken for a value that is not there: it may be secret.
fn written_length(text: &str, value: &str) -> usize {
    let mut written = text.char_indices().filter(|(_, character)| !character.is_whitespace());
    let mut end = 0;
    for expected in value.chars().filter(|character| !character.is_whitespace()) {
        match written.next() {
            Some((offset, found)) if found == expected => end = offset + found.len_utf8(),
            _ => return text.len(),
        }
    }
    end
}

/// The length of a sequence or mapping on its first line: up to the closing bracket of a flow
/// collection, else to the end of the line.
pub(super) fn collection_length(text: &str) -> usize {
    let line = first_line(text);
    if !line.starts_with(['[', '{']) {
        return line.len();
    }
    let mut depth = 0_usize;
    for (offset, character) in line.char_indices() {
        match character {
            '[' | '{' => depth += 1,
            ']' | '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return offset + character.len_utf8();
        }
    }
    line.len()
}

/// The byte offset of a 1-based line and column as `libyaml` counts them: in characters, and with
/// all line breaks of Unicode.
pub(super) fn offset(text: &str, line: usize, column: usize) -> usize {
    Cursor::new(text).offset(line, column)
}

/// Finds places of a text, each from the one before.
pub(super) struct Cursor<'a> {
    text: &'a str,
    /// The line and column it is at.
    place: (usize, usize),
    /// The byte it is at.
    offset: usize,
}

impl<'a> Cursor<'a> {
    /// A cursor at the start.
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, place: (1, 1), offset: 0 }
    }

    /// Moves to a line and column, and gives the byte there.
    pub(super) fn offset(&mut self, line: usize, column: usize) -> usize {
        if (line, column) < self.place {
            *self = Self::new(self.text);
        }
        let mut characters = self.text.get(self.offset..).unwrap_or_default().chars().peekable();
        while self.place < (line, column) {
            let Some(character) = characters.next() else {
                break;
            };
            self.offset += character.len_utf8();
            let (at_line, at_column) = self.place;
            let ends_line = is_line_break(character) && (character, characters.peek()) != ('\r', Some(&'\n'));
            self.place = if ends_line { (at_line + 1, 1) } else { (at_line, at_column + 1) };
        }
        self.offset
    }
}

/// Tells whether YAML ends a line at a character.
fn is_line_break(character: char) -> bool {
    matches!(character, '\r' | '\n') || is_hidden_line_break(character)
}

/// Tells whether YAML ends a line at a character, but most editors do not.
pub(super) fn is_hidden_line_break(character: char) -> bool {
    matches!(character, '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// The `---` that starts the second document or, if it is not there, the last line.
pub(super) fn second_document(text: &str) -> Range<usize> {
    let mut offset = 0;
    let mut in_document = false;
    for line in text.split_inclusive('\n') {
        let is_marker = line
            .strip_prefix("---")
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace));
        if is_marker && in_document {
            return offset..offset + "---".len();
        }
        let content = line.trim();
        in_document |= !content.is_empty() && !content.starts_with(['#', '%']);
        offset += line.len();
    }
    text.len()..text.len()
}

/// The bracket at which too many brackets are open.
pub(super) fn too_deep(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    text.bytes().position(|byte| {
        match byte {
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth > BRACKET_LIMIT
    })
}
