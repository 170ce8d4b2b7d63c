//! From an outline to a tree: comments and blank lines go to what they stand at.

use granit_parser::ScalarStyle;
use openelements_codegen::Reach;

use super::read::{Comment, Outline, Raw, Shape};
use super::tree::{Block, Document, Entry, Flow, Line, Name, Node};

/// Makes a tree of an outline; none where the root is no mapping.
///
/// # Errors
/// What cannot be kept, in words.
pub(super) fn attach(text: &str, outline: &Outline) -> Result<Option<Document>, String> {
    let Shape::Mapping(false, entries) = &outline.root.shape else {
        return match &outline.root.shape {
            Shape::Mapping(..) => Err("the whole spec is between braces".to_owned()),
            _ => Ok(None),
        };
    };
    let mut attacher = Attacher { text, comments: &outline.comments };
    let mut root = attacher.mapping(entries, 0, text.len())?;
    let head = root.items.first_mut().map(|first| split_head(&mut first.lead)).unwrap_or_default();
    Ok(Some(Document { head, root }))
}

/// Takes what is said about the whole file from what is above the first member: all down to the last
/// blank line, but no comment that sets a level for the member, and each that sets one for the whole file.
fn split_head(lead: &mut Vec<Line>) -> Vec<Line> {
    let about = lead.iter().position(|line| line.sets_level() == Some(Reach::Item));
    let above = lead.get(..about.unwrap_or(lead.len())).unwrap_or_default();
    let blank = above.iter().rposition(|line| *line == Line::Blank);
    let mut head: Vec<Line> = lead.drain(..blank.map_or(above.len(), |blank| blank + 1)).collect();
    head.extend(lead.extract_if(.., |line| line.sets_level() == Some(Reach::File)));
    head
}

/// Goes through an outline, and hands out the comments.
struct Attacher<'text> {
    text: &'text str,
    /// Those that nobody has yet.
    comments: &'text [Comment],
}

impl Attacher<'_> {
    /// The entries of a mapping in a column; after it, at `limit`, comes something else.
    fn mapping(&mut self, raw: &[(Raw, Raw)], floor: usize, limit: usize) -> Result<Block<Entry>, String> {
        let mut items: Vec<Entry> = Vec::new();
        for (index, (key, value)) in raw.iter().enumerate() {
            let next = raw.get(index + 1).map_or(limit, |(key, _)| key.span.start);
            let lead = self.lead(key.span.start, index == 0);
            let Shape::Scalar(_, meant) = &key.shape else { return Err("a key is no text".to_owned()) };
            let written = self.slice(key).to_owned();
            if written.is_empty() || !self.is_simple_key(key) {
                return Err("it has keys written with `?`".to_owned());
            }
            let key_column = self.column(key.span.start);
            let entry = Entry { lead, key: Name { written, meant: meant.clone() }, ..blank() };
            items.push(self.valued(entry, key.span.end, value, key_column, next)?);
        }
        Ok(Block { items, tail: self.tail(floor, limit) })
    }

    /// The items of a sequence, the first of whose dashes is at a byte.
    fn sequence(
        &mut self,
        raw: &[Raw],
        start: usize,
        floor: usize,
        limit: usize,
    ) -> Result<Block<Entry>, String> {
        let column = self.column(start);
        let mut dashes = vec![start];
        for _ in raw.iter().skip(1) {
            let last = dashes.last().copied().unwrap_or(start);
            dashes.push(self.next_dash(last, column).ok_or("the dashes of its items are not aligned")?);
        }
        let limits = dashes.iter().skip(1).copied().chain([limit]);
        let mut items = Vec::new();
        for ((item, dash), limit) in raw.iter().zip(&dashes).zip(limits) {
            let entry = Entry { lead: self.lead(*dash, *dash == start), ..blank() };
            items.push(self.valued(entry, dash + 1, item, column, limit)?);
        }
        Ok(Block { items, tail: self.tail(floor, limit) })
    }

    /// Adds its value to an entry whose key, or dash, ends at a byte and begins in a column.
    fn valued(
        &mut self,
        mut entry: Entry,
        end: usize,
        value: &Raw,
        column: usize,
        limit: usize,
    ) -> Result<Entry, String> {
        if is_nothing(value) {
            entry.trail = self.next_before(self.line_end(end).min(limit));
            return Ok(entry);
        }
        let is_block = matches!(&value.shape, Shape::Mapping(false, _) | Shape::Sequence(false, _));
        let start = self.value_start(end);
        let between = if is_block { self.line_end(end).min(start) } else { start };
        while let Some(comment) = self.next_before(between) {
            entry.between.push(comment);
        }
        entry.value = self.node(value, start, column, limit)?;
        if !is_block {
            let last = if is_literal(value) { start } else { value.span.end };
            entry.trail = self.next_before(self.line_end(last));
        }
        Ok(entry)
    }

    /// The value that starts at a byte, of an entry in a column.
    fn node(&mut self, raw: &Raw, start: usize, column: usize, limit: usize) -> Result<Node, String> {
        let slice = self.slice(raw).to_owned();
        Ok(match &raw.shape {
            Shape::Mapping(false, entries) => Node::Mapping(self.mapping(entries, column + 1, limit)?),
            Shape::Sequence(false, items) => {
                Node::Sequence(self.sequence(items, start, column + 1, limit)?)
            }
            Shape::Scalar(ScalarStyle::Literal | ScalarStyle::Folded, _) => self.literal(start, column),
            Shape::Scalar(..) if slice.contains('\n') => several(&slice, |_| 2),
            Shape::Scalar(..) => Node::Line(slice),
            _ => {
                // The comments in it stay in it.
                while self.next_before(raw.span.end).is_some() {}
                match self.flow(raw).filter(|_| !slice.contains('\n')) {
                    Some(flow) => Node::Flow(flow),
                    None => several(&slice, |indentation| indentation.saturating_sub(column)),
                }
            }
        })
    }

    /// A value between brackets, if all in it is written out.
    fn flow(&self, raw: &Raw) -> Option<Flow> {
        let slice = self.slice(raw);
        match &raw.shape {
            _ if slice.is_empty() => None,
            Shape::Scalar(..) => Some(Flow::Scalar(slice.to_owned())),
            Shape::Sequence(_, items) => {
                Some(Flow::Sequence(items.iter().map(|item| self.flow(item)).collect::<Option<_>>()?))
            }
            Shape::Mapping(_, entries) => {
                let entry = |(key, value): &(Raw, Raw)| {
                    let Shape::Scalar(_, meant) = &key.shape else { return None };
                    let written = Some(self.slice(key).to_owned()).filter(|key| !key.is_empty())?;
                    Some((Name { written, meant: meant.clone() }, self.flow(value)?))
                };
                let is_whole = slice.starts_with('{') && !slice.contains('?');
                is_whole.then(|| entries.iter().map(entry).collect::<Option<_>>().map(Flow::Mapping))?
            }
        }
    }

    /// The text below a `|` or `>`.
    fn literal(&self, start: usize, column: usize) -> Node {
        let header = self.slice_from(start).lines().next().unwrap_or_default();
        let header: String = header.chars().take_while(|letter| !letter.is_whitespace()).collect();
        let given = header
            .chars()
            .find_map(|letter| letter.to_digit(10))
            .and_then(|digit| usize::try_from(digit).ok());
        let body: Vec<&str> = self.body(start, column, given.map(|digit| column + digit)).collect();
        let indentation =
            given.map_or_else(|| first_indentation(body.iter().copied()), |digit| column + digit);
        let lines = body.into_iter().map(|line| line.get(indentation..).unwrap_or_default().to_owned());
        let mut lines: Vec<String> = lines.collect();
        while !header.contains('+') && lines.last().is_some_and(String::is_empty) {
            lines.pop();
        }
        let header =
            header.chars().map(|letter| if letter.is_ascii_digit() { '2' } else { letter }).collect();
        Node::Literal { header, lines }
    }

    /// The lines of the text below a `|` or `>`, up to the first that is not indented enough.
    fn body(&self, start: usize, column: usize, given: Option<usize>) -> impl Iterator<Item = &str> {
        let rest = self.slice_from(self.line_end(start)).strip_prefix('\n').unwrap_or_default();
        // The rest of the file is long: no more of it is looked at than the text below and a line.
        let lines = rest.split_terminator('\n');
        let least = given.unwrap_or_else(|| first_indentation(lines.clone())).max(column + 1);
        lines.take_while(move |line| line.trim().is_empty() || indentation(line) >= least)
    }
}

/// An entry of which nothing is known yet.
fn blank() -> Entry {
    Entry { lead: Vec::new(), key: Name::default(), between: Vec::new(), value: Node::Nothing, trail: None }
}

/// A value of several lines, each with white space at its ends that means nothing.
fn several(slice: &str, indent: impl Fn(usize) -> usize) -> Node {
    let mut lines = slice.split('\n');
    let first = trimmed(lines.next().unwrap_or_default()).to_owned();
    let rest = lines.map(|line| (indent(indentation(line)), trimmed(line).trim_start().to_owned()));
    Node::Lines { first, rest: rest.collect() }
}

/// A line without the white space at its end, which may be escaped.
fn trimmed(line: &str) -> &str {
    let trimmed = line.trim_end();
    if trimmed.ends_with('\\') { line } else { trimmed }
}

fn indentation(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// How far the first line with content is indented.
fn first_indentation<'line>(mut lines: impl Iterator<Item = &'line str>) -> usize {
    lines.find(|line| !line.trim().is_empty()).map_or(0, indentation)
}

/// Places, and the comments at them.
impl<'text> Attacher<'text> {
    /// The comments and blank lines above what starts at a byte.
    fn lead(&mut self, start: usize, is_first: bool) -> Vec<Line> {
        let mut lead = Vec::new();
        while let Some(comment) = self.comments.first().filter(|comment| comment.start < start) {
            self.push(&mut lead, comment);
        }
        if self.is_below_blank(start) {
            lead.push(Line::Blank);
        }
        if is_first && lead.first() == Some(&Line::Blank) {
            lead.remove(0);
        }
        lead
    }

    /// The comments below the last entry that are indented as much as it, or nearly. One that sets a level
    /// is about what follows, however it is indented, and so are those below it.
    fn tail(&mut self, floor: usize, limit: usize) -> Vec<Line> {
        let mut tail = Vec::new();
        while let Some(comment) = self.comments.first() {
            let is_about_next = floor > 0 && Reach::of(&comment.text) == Some(Reach::Item);
            if comment.start >= limit || self.column(comment.start) < floor || is_about_next {
                break;
            }
            self.push(&mut tail, comment);
        }
        tail
    }

    fn push(&mut self, lines: &mut Vec<Line>, comment: &Comment) {
        if self.is_below_blank(comment.start) {
            lines.push(Line::Blank);
        }
        lines.push(Line::Comment(comment.text.clone()));
        self.comments = self.comments.get(1..).unwrap_or_default();
    }

    /// Takes the next comment, if it starts before a byte.
    fn next_before(&mut self, end: usize) -> Option<String> {
        let comment = self.comments.first().filter(|comment| comment.start < end)?;
        self.comments = self.comments.get(1..).unwrap_or_default();
        Some(comment.text.clone())
    }

    fn slice(&self, raw: &Raw) -> &'text str {
        self.text.get(raw.span.clone()).unwrap_or_default()
    }

    fn slice_from(&self, start: usize) -> &'text str {
        self.text.get(start..).unwrap_or_default()
    }

    fn before(&self, start: usize) -> &'text str {
        self.text.get(..start).unwrap_or_default()
    }

    /// What is before a byte on its line.
    fn line_before(&self, start: usize) -> &'text str {
        let before = self.before(start);
        before.rsplit('\n').next().unwrap_or_default()
    }

    fn column(&self, start: usize) -> usize {
        self.line_before(start).len()
    }

    /// The end of the line of a byte.
    fn line_end(&self, start: usize) -> usize {
        self.slice_from(start).find('\n').map_or(self.text.len(), |length| start + length)
    }

    /// Whether the line above that of a byte is blank.
    fn is_below_blank(&self, start: usize) -> bool {
        let above = self.before(start - self.column(start)).strip_suffix('\n');
        above.is_some_and(|above| above.rsplit('\n').next().unwrap_or_default().trim().is_empty())
    }

    /// Where the value begins whose key, or dash, ends at a byte.
    fn value_start(&self, end: usize) -> usize {
        let rest = self.slice_from(end).trim_start_matches([' ', '\t']);
        let mut rest = rest.strip_prefix(':').unwrap_or(rest).trim_start();
        while rest.starts_with('#') {
            rest = rest.find('\n').and_then(|length| rest.get(length..)).unwrap_or_default().trim_start();
        }
        self.text.len() - rest.len()
    }

    /// Whether nothing but white space and dashes is before a key, and a colon after it.
    fn is_simple_key(&self, key: &Raw) -> bool {
        let is_first = self.line_before(key.span.start).chars().all(|letter| " \t-".contains(letter));
        is_first && self.slice_from(key.span.end).trim_start_matches([' ', '\t']).starts_with(':')
    }

    /// The dash in a column that is the first character of a line below a byte.
    fn next_dash(&self, from: usize, column: usize) -> Option<usize> {
        let mut start = self.line_end(from) + 1;
        for line in self.slice_from(start).split('\n') {
            let rest = line.get(column..).and_then(|rest| rest.strip_prefix('-'));
            let is_item = rest.is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t']));
            if is_item && indentation(line) == column {
                return Some(start + column);
            }
            start += line.len() + 1;
        }
        None
    }
}

/// Whether a value is not written at all.
fn is_nothing(raw: &Raw) -> bool {
    matches!(raw.shape, Shape::Scalar(ScalarStyle::Plain, _)) && raw.span.is_empty()
}

fn is_literal(raw: &Raw) -> bool {
    matches!(raw.shape, Shape::Scalar(ScalarStyle::Literal | ScalarStyle::Folded, _))
}
