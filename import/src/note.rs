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
    let mut groups: BTreeMap<(NoteKind, String, String, String), Vec<(Note, String)>> = BTreeMap::new();
    let mut single = Vec::new();
    for note in notes {
        let mut parts = note.text.splitn(3, '`').map(str::to_owned);
        let (Some(before), Some(name), Some(after)) = (parts.next(), parts.next(), parts.next()) else {
            single.push(note);
            continue;
        };
        groups.entry((note.kind, note.place.path.clone(), before, after)).or_default().push((note, name));
    }
    for ((_, _, before, after), notes) in groups {
        let names: Vec<&str> = notes.iter().map(|(_, name)| name.as_str()).collect();
        let text = format!("{before}`{}`{after}", names.join("`, `"));
        let is_many = names.len() > GROUP;
        let first = notes.first().filter(|_| is_many).map(|(first, _)| Note { text, ..first.clone() });
        match first {
            Some(first) => single.push(first),
            None => single.extend(notes.into_iter().map(|(note, _)| note)),
        }
    }
    single.sort();
    single.dedup();
    single
}

impl fmt::Display for Note {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}: {}", self.place, self.kind.words(), self.text)
    }
}
