//! Diagnostics as single lines, which is what Cargo takes from build scripts.

use super::{Diagnostic, Label, Texts};

/// Number of characters of a source line which are shown at most.
const LINE_WIDTH: usize = 160;

/// Number of characters which are shown before the underlined ones of a longer line.
const LINE_LEAD: usize = 60;

/// Renders one diagnostic.
pub(super) fn lines(diagnostic: &Diagnostic, texts: &Texts) -> Vec<String> {
    let mut lines = vec![header(diagnostic)];
    let mut help = diagnostic.help.as_deref();
    let mut margin = String::from("  ");
    if let Some(primary) = &diagnostic.primary {
        let excerpt = Excerpt::new(primary, texts);
        margin = " ".repeat(excerpt.number.len() + 1);
        lines.extend(excerpt.lines(&margin, &underline_text(primary, &mut help)));
    }
    let help = help.map(|help| format!("{margin}= help: {help}"));
    let labels = diagnostic.secondary.iter();
    let places = labels.map(|label| place(label, texts));
    let notes = places.chain(diagnostic.notes.iter().cloned());
    lines.extend(help);
    lines.extend(notes.map(|note| format!("{margin}= note: {note}")));
    lines.iter().map(|line| line.chars().map(printable).collect()).collect()
}

fn header(diagnostic: &Diagnostic) -> String {
    let place = match diagnostic.position {
        Some(position) => format!("{}:{}:{}", diagnostic.path, position.line, position.column),
        None => diagnostic.path.clone(),
    };
    let severity = diagnostic.severity.name();
    let (code, message) = (diagnostic.code, &diagnostic.message);
    format!("{place}: {severity}[{code}]: {message}")
}

/// What is said after the carets: the text of the label or, for lack of one, the help.
fn underline_text(primary: &Label, help: &mut Option<&str>) -> String {
    if !primary.text.is_empty() {
        return format!(" {}", primary.text);
    }
    help.take().map_or_else(String::new, |help| format!(" help: {help}"))
}

fn place(label: &Label, texts: &Texts) -> String {
    let path = texts.path(label.source);
    let position = texts.position(label.source, label.span.start);
    format!("{path}:{}:{}: {}", position.line, position.column, label.text)
}

/// A character of a line, or one that is one column wide and harmless on a terminal.
fn printable(character: char) -> char {
    match character {
        '\t' | '\n' => ' ',
        // Controls of the text direction would change what the line seems to say.
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => '\u{FFFD}',
        control if control.is_control() => '\u{FFFD}',
        other => other,
    }
}

/// The line of a source that a label is about.
struct Excerpt {
    number: String,
    line: String,
    /// Number of characters before the underlined ones.
    lead: usize,
    /// Number of underlined characters.
    width: usize,
}

impl Excerpt {
    fn new(label: &Label, texts: &Texts) -> Self {
        let position = texts.position(label.source, label.span.start);
        let lines = texts.lines(label.source, label.span.start..label.span.start, 0);
        let line = lines.text.trim_end_matches('\n').trim_end_matches('\r');
        let before = line.get(..label.span.start - lines.start).unwrap_or(line);
        let underlined = texts.text(label.source).get(label.span.clone()).unwrap_or_default();
        let first_line = underlined.lines().next().unwrap_or_default();
        let (length, lead) = (line.chars().count(), position.column - 1);
        let width = first_line.chars().count().min(length.saturating_sub(lead)).max(1);
        let excerpt = Self { number: position.line.to_string(), line: String::new(), lead, width };
        excerpt.showing(line, before, length)
    }

    /// Shows the line, but for what is far from the underlined characters of a long one.
    fn showing(mut self, line: &str, before: &str, length: usize) -> Self {
        if length <= LINE_WIDTH {
            self.line = line.chars().map(printable).collect();
            return self;
        }
        let skipped = self.lead.saturating_sub(LINE_LEAD).min(length - LINE_WIDTH);
        // From the underlined ones backwards: thousands of them may be in one line.
        let lead: usize = before.chars().rev().take(self.lead - skipped).map(char::len_utf8).sum();
        let shown = line.get(before.len() - lead..).unwrap_or_default().chars().take(LINE_WIDTH);
        let shown: String = shown.map(printable).collect();
        let before = if skipped > 0 { "..." } else { "" };
        let after = if skipped + LINE_WIDTH < length { "..." } else { "" };
        self.lead -= skipped;
        self.width = self.width.min(LINE_WIDTH.saturating_sub(self.lead)).max(1);
        self.lead += before.len();
        self.line = format!("{before}{shown}{after}");
        self
    }

    fn lines(&self, margin: &str, text: &str) -> [String; 3] {
        let lead = " ".repeat(self.lead);
        let carets = "^".repeat(self.width);
        [
            format!("{margin}|"),
            format!("{} | {}", self.number, self.line),
            format!("{margin}| {lead}{carets}{text}"),
        ]
    }
}
