//! Writes broken JSON again, with quotes, words and braces as they should be.

use std::collections::BTreeSet;

use openelements_runtime::is_invisible;

use super::Repair;
use super::strings;
use crate::json::quote;

/// How deep values may be within each other.
const DEPTH: usize = 64;

/// Reads one value, and writes it so that a parser can read it. Commas are left to the parser.
pub(super) struct Lexer<'text> {
    text: &'text str,
    /// How many bytes are read.
    pub(super) position: usize,
    /// What is written. It has the line breaks of the text.
    pub(super) out: String,
    /// What was mended.
    pub(super) repairs: BTreeSet<Repair>,
    /// The comments, with their lines from 0.
    pub(super) comments: Vec<(usize, String)>,
    line: usize,
    open: Vec<char>,
    /// The last character that was written and is no space, among so many bytes.
    last: (Option<char>, usize),
}

impl<'text> Lexer<'text> {
    /// A reader of a text that begins with a value.
    pub(super) fn new(text: &'text str) -> Self {
        Self {
            text,
            position: 0,
            out: String::new(),
            repairs: BTreeSet::new(),
            comments: Vec::new(),
            line: 0,
            open: Vec::new(),
            last: (None, 0),
        }
    }

    /// Reads to the end of the value, or of the text.
    pub(super) fn run(&mut self, is_fragment: bool) -> Result<(), String> {
        if is_fragment {
            self.repairs.insert(Repair::Fragment);
            self.begin('{')?;
        }
        while let Some(character) = self.rest().chars().next() {
            self.step(character)?;
            if self.open.is_empty() {
                return Ok(());
            }
        }
        if !is_fragment || self.open.len() > 1 {
            self.repairs.insert(Repair::Braces);
        }
        while let Some(open) = self.open.pop() {
            self.out.push(closer(open));
        }
        Ok(())
    }

    fn rest(&self) -> &'text str {
        self.text.get(self.position..).unwrap_or_default()
    }

    /// The last character that was written and is no space. Each byte is looked at once.
    fn last(&mut self) -> Option<char> {
        let (before, checked) = self.last;
        let fresh = self.out.get(checked..).unwrap_or_default().trim_end().chars().next_back();
        self.last = (fresh.or(before), self.out.len());
        self.last.0
    }

    fn step(&mut self, character: char) -> Result<(), String> {
        let rest = self.rest();
        match character {
            '{' if strings::is_variable(rest) => self.placeholder("}}"),
            '{' | '[' => {
                self.position += 1;
                self.begin(character)?;
            }
            '}' | ']' => self.end(character),
            '"' | '“' | '”' | '„' | '\'' | '‘' | '’' | '`' => self.string(character),
            '<' if rest.starts_with("<!--") => self.comment(4, "-->"),
            '<' => self.placeholder(">"),
            '/' if rest.starts_with("//") => self.comment(2, "\n"),
            '/' if rest.starts_with("/*") => self.comment(2, "*/"),
            '#' => self.comment(1, "\n"),
            ',' | ';' => self.comma(character),
            '.' | '…' => self.dots(character),
            '\\' => self.position += 1,
            _ if character.is_whitespace() || is_invisible(character) => self.space(character),
            ':' => {
                self.position += 1;
                self.out.push(':');
            }
            _ => self.word(),
        }
        Ok(())
    }

    fn begin(&mut self, open: char) -> Result<(), String> {
        if self.open.len() >= DEPTH {
            return Err(format!("it is over {DEPTH} levels deep"));
        }
        self.open.push(open);
        self.out.push(open);
        Ok(())
    }

    /// Ends an object or array, and what is open within it.
    fn end(&mut self, close: char) {
        self.position += close.len_utf8();
        let matching = self.open.iter().rposition(|open| closer(*open) == close);
        let Some(matching) = matching else {
            self.repairs.insert(Repair::Braces);
            return;
        };
        if matching + 1 < self.open.len() {
            self.repairs.insert(Repair::Braces);
        }
        while self.open.len() > matching {
            let open = self.open.pop().map(closer);
            self.out.extend(open);
        }
    }

    fn space(&mut self, character: char) {
        self.position += character.len_utf8();
        if character == '\n' {
            self.line += 1;
            self.out.push('\n');
        } else {
            self.out.push(' ');
        }
    }

    /// A comma, unless it has nothing to separate.
    fn comma(&mut self, character: char) {
        self.position += 1;
        let is_idle = matches!(self.last(), Some(',' | '{' | '[' | ':'));
        if is_idle || character != ',' {
            self.repairs.insert(Repair::Commas);
        }
        if !is_idle {
            self.out.push(',');
        }
    }

    /// Dots stand for what is left out, or for a comma.
    fn dots(&mut self, character: char) {
        let rest = self.rest();
        let length = rest.len() - rest.trim_start_matches(['.', '…']).len();
        if character == '.' && length == 1 && self.out.ends_with('"') {
            return self.comma(character);
        }
        self.repairs.insert(Repair::Ellipsis);
        self.position += length;
    }

    fn string(&mut self, open: char) {
        let mut string = strings::read(self.rest(), open);
        self.repairs.append(&mut string.repairs);
        self.position += string.length;
        quote(&mut self.out, &string.value);
        self.line += string.lines;
        self.out.extend(std::iter::repeat_n('\n', string.lines));
    }

    /// A placeholder without quotes.
    fn placeholder(&mut self, end: &str) {
        let rest = self.rest();
        let is_within = |(index, character): &(usize, char)| *index < 300 && *character != '\n';
        let mut places = rest.char_indices().take_while(is_within).map(|(index, _)| index);
        let found = places.find(|index| rest.get(*index..).is_some_and(|rest| rest.starts_with(end)));
        let length = found.map_or(1, |found| found + end.len());
        self.repairs.insert(Repair::Unquoted);
        quote(&mut self.out, rest.get(..length).unwrap_or_default());
        self.position += length;
    }

    fn comment(&mut self, begin: usize, end: &str) {
        let rest = self.rest().get(begin..).unwrap_or_default();
        let length = rest.find(end).unwrap_or(rest.len());
        let text = rest.get(..length).unwrap_or_default();
        self.repairs.insert(Repair::Comments);
        self.comments.push((self.line, text.trim_matches(['/', '*', ' ', '\t']).to_owned()));
        let closing = if end == "\n" { 0 } else { end.len().min(rest.len() - length) };
        self.skip(begin + length + closing);
    }

    /// Passes over bytes, and keeps their line breaks.
    fn skip(&mut self, length: usize) {
        let skipped = self.rest().get(..length).unwrap_or_default();
        let lines = skipped.matches('\n').count();
        self.line += lines;
        self.out.extend(std::iter::repeat_n('\n', lines));
        self.position += length;
    }

    /// Whether a word stands where only the name of a member can, and is none.
    fn is_prose(&mut self, after: &str) -> bool {
        let is_name = self.open.last() == Some(&'{') && self.last() != Some(':');
        is_name && !after.trim_start_matches([' ', '\t']).starts_with(':')
    }

    /// A number, `true`, `null`, or a text without quotes.
    fn word(&mut self) {
        let rest = self.rest();
        let end = rest.find(|character: char| ",:;{}[]\"“”\n".contains(character)).unwrap_or(rest.len());
        let word = rest.get(..end).unwrap_or_default();
        let word =
            word.split("//").next().unwrap_or_default().split(" #").next().unwrap_or_default().trim_end();
        if word.is_empty() {
            self.position += rest.chars().next().map_or(1, char::len_utf8);
            return;
        }
        if self.is_prose(rest.get(word.len()..).unwrap_or_default()) {
            return self.comment(0, "\n");
        }
        self.position += word.len();
        let is_number = serde_json::from_str::<serde_json::Number>(word).is_ok();
        if is_number || ["true", "false", "null"].contains(&word) {
            self.out.push_str(word);
            return;
        }
        self.repairs.insert(Repair::Unquoted);
        match word.to_lowercase().as_str() {
            lower @ ("true" | "false" | "null") => self.out.push_str(lower),
            "none" | "nil" | "undefined" => self.out.push_str("null"),
            _ => quote(&mut self.out, word),
        }
    }
}

fn closer(open: char) -> char {
    if open == '{' { '}' } else { ']' }
}
