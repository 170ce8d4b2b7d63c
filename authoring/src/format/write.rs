//! From a tree to its text.

use super::tree::{Block, Document, Entry, Flow, Line, Node};

/// How much deeper the entries of a mapping are than its key.
const STEP: usize = 2;

/// The text of a document.
pub(super) fn write(document: &Document) -> String {
    let mut writer = Writer::default();
    writer.lines(&document.head, 0);
    writer.mapping(&document.root, 0);
    writer.text
}

#[derive(Default)]
struct Writer {
    text: String,
    /// Whether a dash was written that the next line begins behind.
    is_behind_dash: bool,
}

impl Writer {
    /// Begins a line.
    fn begin(&mut self, indent: usize) {
        if !std::mem::take(&mut self.is_behind_dash) {
            self.text.extend(std::iter::repeat_n(' ', indent));
        }
    }

    fn line(&mut self, indent: usize, line: &str) {
        if !line.is_empty() {
            self.begin(indent);
            self.text.push_str(line);
        }
        self.text.push('\n');
    }

    fn lines(&mut self, lines: &[Line], indent: usize) {
        for line in lines {
            match line {
                // The end of a text that keeps its blank lines is followed by enough of them.
                Line::Blank if self.text.ends_with("\n\n") => {}
                Line::Blank => self.line(0, ""),
                Line::Comment(comment) => self.line(indent, comment),
            }
        }
    }

    fn mapping(&mut self, block: &Block<Entry>, indent: usize) {
        for entry in &block.items {
            self.lines(&entry.lead, indent);
            self.begin(indent);
            self.text.push_str(&entry.key.written);
            self.text.push(':');
            self.value(entry, indent);
        }
        self.lines(&block.tail, indent);
    }

    fn sequence(&mut self, block: &Block<Entry>, indent: usize) {
        for item in &block.items {
            self.lines(&item.lead, indent);
            self.begin(indent);
            self.text.push('-');
            self.item(item, indent);
        }
        self.lines(&block.tail, indent);
    }

    /// The value of an item, which begins behind its dash where it can.
    fn item(&mut self, item: &Entry, indent: usize) {
        let (Node::Mapping(block) | Node::Sequence(block)) = &item.value else {
            return self.value(item, indent);
        };
        let has_lead = block.items.first().is_some_and(|first| !first.lead.is_empty());
        if has_lead || !item.between.is_empty() {
            return self.value(item, indent);
        }
        self.text.push(' ');
        self.is_behind_dash = true;
        match &item.value {
            Node::Mapping(block) => self.mapping(block, indent + STEP),
            _ => self.sequence(block, indent + STEP),
        }
    }

    /// What follows a key or a dash.
    fn value(&mut self, entry: &Entry, indent: usize) {
        self.between(entry, indent);
        let is_below = !entry.between.is_empty();
        let trail = entry.trail.as_deref();
        match &entry.value {
            Node::Nothing => self.end(trail),
            Node::Line(text) => self.last(is_below, indent, text, trail),
            Node::Flow(flow) => self.last(is_below, indent, &self::flow(flow), trail),
            Node::Lines { first, rest } => self.several(is_below, indent, first, rest, trail),
            Node::Literal { header, lines } => {
                self.last(is_below, indent, header, trail);
                for line in lines {
                    self.literal(indent + STEP, line);
                }
            }
            Node::Mapping(block) => {
                self.end_unless(is_below);
                self.mapping(block, indent + STEP);
            }
            Node::Sequence(block) => {
                self.end_unless(is_below);
                self.sequence(block, indent + STEP);
            }
        }
    }

    /// The comments between a key and its value, after which a line begins.
    fn between(&mut self, entry: &Entry, indent: usize) {
        let mut comments = entry.between.iter();
        if let Some(first) = comments.next() {
            self.end(Some(first));
        }
        for comment in comments {
            self.line(indent + STEP, comment);
        }
    }

    /// The last line of an entry, or the first line of a value that ends below.
    fn last(&mut self, is_below: bool, indent: usize, text: &str, trail: Option<&str>) {
        self.separate(is_below, indent);
        self.text.push_str(text);
        self.end(trail);
    }

    fn several(
        &mut self,
        is_below: bool,
        indent: usize,
        first: &str,
        rest: &[(usize, String)],
        trail: Option<&str>,
    ) {
        self.separate(is_below, indent);
        self.text.push_str(first);
        for (further, line) in rest {
            self.text.push('\n');
            if !line.is_empty() {
                self.begin(indent + further);
                self.text.push_str(line);
            }
        }
        self.end(trail);
    }

    fn literal(&mut self, indent: usize, line: &str) {
        if !line.is_empty() {
            self.begin(indent);
        }
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn separate(&mut self, is_below: bool, indent: usize) {
        if is_below {
            self.begin(indent + STEP);
        } else {
            self.text.push(' ');
        }
    }

    /// Ends a line, with its comment.
    fn end(&mut self, comment: Option<&str>) {
        if let Some(comment) = comment {
            self.text.push(' ');
            self.text.push_str(comment);
        }
        self.text.push('\n');
    }

    fn end_unless(&mut self, is_ended: bool) {
        if !is_ended {
            self.text.push('\n');
        }
    }
}

/// A value between brackets.
fn flow(value: &Flow) -> String {
    match value {
        Flow::Scalar(text) => text.clone(),
        Flow::Sequence(items) => {
            let items: Vec<String> = items.iter().map(flow).collect();
            format!("[{}]", items.join(", "))
        }
        Flow::Mapping(entries) => {
            let entry =
                |(key, value): &(super::tree::Name, Flow)| format!("{}: {}", key.written, flow(value));
            let entries: Vec<String> = entries.iter().map(entry).collect();
            format!("{{{}}}", entries.join(", "))
        }
    }
}
