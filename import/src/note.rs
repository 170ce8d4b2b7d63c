//! What there is to say about a draft.

use std::collections::BTreeMap;
use std::fmt;

/// How many notes that say the same of one name each are not too many.
const GROUP: usize = 3;

/// A place in a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The path of the file.
    pub path: String,
    /// The line, from 1; none where the whole file is meant.
    pub line: Option<usize>,
}

impl Place {
    /// A line of a file.
    pub(crate) fn new(path: &str, line: usize) -> Self {
        Self { path: path.to_owned(), line: Some(line) }
    }

    /// A whole file.
    pub(crate) fn file(path: &str) -> Self {
        Self { path: path.to_owned(), line: None }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(formatter, "{}:{line}", self.path),
            None => formatter.write_str(&self.path),
        }
    }
}

/// What kind of note it is, the most pressing first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum NoteKind {
    /// The documents contradict each other.
    Contradiction,
    /// The documents do not say.
    Unclear,
    /// It is in the documents, and not in the draft.
    LeftOut,
    /// It is in the draft, and the documents do not say it in as many words.
    Assumed,
    /// It was broken, and is mended.
    Repaired,
}

impl NoteKind {
    /// The kind in words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Contradiction => "contradiction",
            Self::Unclear => "unclear",
            Self::LeftOut => "left out",
            Self::Assumed => "assumed",
            Self::Repaired => "repaired",
        }
    }
}

/// Something to know about a draft.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Note {
    /// What kind of note it is.
    pub kind: NoteKind,
    /// The place that it is about.
    pub place: Place,
    /// What there is to say, in one line, without values that could be secrets.
    pub text: String,
}

impl Note {
    /// The documents contradict each other.
    pub(crate) fn contradiction(place: Place, text: impl Into<String>) -> Self {
        Self { kind: NoteKind::Contradiction, place, text: text.into() }
    }

    /// The documents do not say.
    pub(crate) fn unclear(place: Place, text: impl Into<String>) -> Self {
        Self { kind: NoteKind::Unclear, place, text: text.into() }
    }

    /// It is not in the draft.
    pub(crate) fn left_out(place: Place, text: impl Into<String>) -> Self {
        Self { kind: NoteKind::LeftOut, place, text: text.into() }
    }

    /// The documents do not say it in as many words.
    pub(crate) fn assumed(place: Place, text: impl Into<String>) -> Self {
        Self { kind: NoteKind::Assumed, place, text: text.into() }
    }

    /// It is mended.
    pub(crate) fn repaired(place: Place, text: impl Into<String>) -> Self {
        Self { kind: NoteKind::Repaired, place, text: text.into() }
    }
}

/// Puts notes of a file together that say the same of several names.
pub(crate) fn grouped(notes: Vec<Note>) -> Vec<Note> {
    let mut groups: BTreeMap<_, Vec<Note>> = BTreeMap::new();
    for note in notes {
        let (before, _, after) = divided(&note.text);
        let same = (note.kind, note.place.path.clone(), before.to_owned(), after.to_owned());
        groups.entry(same).or_default().push(note);
    }
    let mut notes: Vec<Note> = groups.into_values().flat_map(joined).collect();
    for note in &mut notes {
        note.text = one_line(&note.text);
    }
    notes.sort();
    notes
}

/// A text without characters that begin a line, command a terminal, or turn what follows around.
fn one_line(text: &str) -> String {
    let is_turn = |character| matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let mut out = String::new();
    for character in text.chars() {
        if character.is_control() || is_turn(character) {
            out.extend(character.escape_default());
        } else {
            out.push(character);
        }
    }
    out
}

/// What stands before the first name in a text, the name, and what stands after it.
fn divided(text: &str) -> (&str, &str, &str) {
    let named = text.split_once('`').and_then(|(before, rest)| Some((before, rest.split_once('`')?)));
    named.map_or((text, "", ""), |(before, (name, after))| (before, name, after))
}

/// One note in place of many that say the same.
fn joined(mut notes: Vec<Note>) -> Vec<Note> {
    notes.sort();
    notes.dedup();
    let names: Vec<String> = notes.iter().map(|note| format!("`{}`", divided(&note.text).1)).collect();
    if names.len() <= GROUP || names.iter().any(|name| name == "``") {
        return notes;
    }
    notes.truncate(1);
    for first in &mut notes {
        let (before, _, after) = divided(&first.text);
        first.text = format!("{before}{}{}", names.join(", "), plural(after));
    }
    notes
}

/// What is said of one name, said of several.
fn plural(text: &str) -> String {
    const FORMS: [(&str, &str); 4] = [
        (", which is ", ", which are "),
        ("; it is ", "; they are "),
        ("so it is ", "so they are "),
        ("add it if callers supply it", "add what callers supply"),
    ];
    let begins = text.strip_prefix(" is ").map(|rest| format!(" are {rest}"));
    let text = begins.unwrap_or_else(|| text.to_owned());
    FORMS.iter().fold(text, |text, (one, many)| text.replace(one, many))
}

impl fmt::Display for Note {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}: {}", self.place, self.kind.words(), self.text)
    }
}
