//! What is done to a spec, and what must come of it.

use regex::{NoExpand, Regex};

/// Stands for a byte that is in no text, in what is put into a spec.
pub(crate) const NO_TEXT: char = '\u{10FFFF}';

/// The text of a spec to what becomes of it.
type Change = Box<dyn Fn(&str) -> Option<String>>;

/// One way to change specs.
pub(crate) struct Mutation {
    /// What is done, in words.
    pub(crate) name: &'static str,
    /// How it is done; `None` where there is nothing in a spec that it could be done to.
    pub(crate) apply: Change,
    /// What must come of it.
    pub(crate) outcome: Outcome,
    /// Whether the spec that was changed lies beside what it became.
    pub(crate) is_beside: bool,
}

/// What must come of a change.
pub(crate) enum Outcome {
    /// The same code as before.
    Harmless,
    /// A diagnostic with one of these codes, at a place.
    Told(&'static [&'static str], Place),
}

/// Where a diagnostic must be.
#[derive(Clone, Copy)]
pub(crate) enum Place {
    /// On a line that was changed; the one before or after, where lines were only taken away.
    Change,
    /// On a line that has this text.
    Line(&'static str),
    /// On a line that was changed, or on the line below.
    Near,
    /// On the line of the field that was changed.
    Field,
    /// In the file.
    File,
}

impl Mutation {
    /// The first match of a pattern is replaced, which must be told by one of these codes. `${1}` in `put`
    /// stands for the first group of the pattern.
    pub(crate) fn told(
        name: &'static str,
        find: &'static str,
        put: &'static str,
        codes: &'static [&'static str],
    ) -> Self {
        let (find, outcome) = (Regex::new(find).unwrap(), Outcome::Told(codes, Place::Change));
        Self { name, apply: Box::new(move |text| replaced(text, &find, put, 1)), outcome, is_beside: false }
    }

    /// A change that a function makes.
    pub(crate) fn made(
        name: &'static str,
        apply: fn(&str) -> Option<String>,
        codes: &'static [&'static str],
    ) -> Self {
        let outcome = Outcome::Told(codes, Place::Change);
        Self { name, apply: Box::new(apply), outcome, is_beside: false }
    }

    /// Every match of a pattern is replaced, which must not matter.
    pub(crate) fn harmless(name: &'static str, find: &'static str, put: &'static str) -> Self {
        let find = Regex::new(find).unwrap();
        let apply = Box::new(move |text: &str| replaced(text, &find, put, 0));
        Self { name, apply, outcome: Outcome::Harmless, is_beside: false }
    }

    /// The diagnostic is elsewhere.
    pub(crate) fn at(mut self, elsewhere: Place) -> Self {
        if let Outcome::Told(_, place) = &mut self.outcome {
            *place = elsewhere;
        }
        self
    }

    /// The spec that was changed lies beside what it became.
    pub(crate) fn beside_original(mut self) -> Self {
        self.is_beside = true;
        self
    }
}

/// A text in which as many matches are replaced, all of them if 0; `None` without a match.
fn replaced(text: &str, find: &Regex, put: &str, most: usize) -> Option<String> {
    find.is_match(text).then(|| find.replacen(text, most, put).into_owned())
}

/// The content of a file with this text.
pub(crate) fn bytes(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    for character in text.chars() {
        match character {
            NO_TEXT => bytes.push(0xE9),
            _ => bytes.extend(character.encode_utf8(&mut [0; 4]).as_bytes()),
        }
    }
    bytes
}

/// Takes a field away whose value stands in the base URL.
pub(crate) fn without_field_of_template(text: &str) -> Option<String> {
    let (_, field) = field_of_template(text)?;
    Some(field.replacen(text, 1, NoExpand("")).into_owned())
}

/// Renames a field whose value stands in the base URL.
pub(crate) fn renamed_field_of_template(text: &str) -> Option<String> {
    let (name, _) = field_of_template(text)?;
    let renamed = format!("\n  {name}.renamed:");
    Some(text.replacen(&format!("\n  {name}:"), &renamed, 1))
}

/// Makes a field optional whose value stands in the base URL.
pub(crate) fn optional_field_of_template(text: &str) -> Option<String> {
    with_attribute("required: false", text)
}

/// Gives a field whose value stands in the host of the base URL a default that cannot stand there.
pub(crate) fn misfit_in_host(text: &str) -> Option<String> {
    let in_host = Regex::new(r"(?m)^  base\.url: https://[^/\n]*\{[\w.]+\}\.").unwrap();
    in_host.is_match(text).then(|| with_attribute("default: a b", text)).flatten()
}

fn with_attribute(attribute: &str, text: &str) -> Option<String> {
    let (name, field) = field_of_template(text)?;
    let written = field.find(text)?.as_str();
    if ["required", "default", "options", "kind"].iter().any(|other| written.contains(other)) {
        return None;
    }
    let (start, inner) = (format!("  {name}: {{"), format!("  {name}:\n"));
    let changed = if written.starts_with(&start) {
        written.replacen(&start, &format!("{start}{attribute}, "), 1)
    } else {
        written.replacen(&inner, &format!("{inner}    {attribute}\n"), 1)
    };
    Some(text.replacen(written, &changed, 1))
}

/// The name of the first field that the base URL names, and what its lines look like.
fn field_of_template(text: &str) -> Option<(String, Regex)> {
    let named = Regex::new(r"(?m)^  base\.url: .*?\{([\w.]+)\}").unwrap();
    let name = named.captures(text)?.get(1)?.as_str().to_owned();
    let lines = format!(r"(?m)^  {}:.*\n(?:    .*\n)*", regex::escape(&name));
    let field = Regex::new(&lines).unwrap();
    field.is_match(text).then_some((name, field))
}
