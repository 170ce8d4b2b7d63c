//! Samples of configurations, for pages and requests to try: made up, and accepted by the decoder.

use openelements_runtime::{Authentication, Element, Entry, Kind, Position, Role, Supplied, decode};
use serde_json::Value;

use crate::Object;

/// What texts may be made of where nothing better is known. One with a pattern may want any of them.
const FALLBACKS: [&str; 8] =
    ["acme", "acme.example.com", "https://acme.example.com", "123456", "1", "a", "true", "2026-01-31"];

/// A configuration with all that is required, and nothing else.
#[derive(Clone, Debug, Default)]
pub struct Sample {
    /// The entries with their values, in the order of the table.
    pub entries: Vec<(&'static str, Value)>,
    /// The entries for which no value was found: their patterns want an `example` in the spec. Their values
    /// in `entries` are refused.
    pub misfits: Vec<&'static str>,
}

impl Sample {
    /// A sample for one of the authentications of an element; for the default one if none is named.
    ///
    /// ```
    /// use openelements_runtime::{Element, Entry};
    /// use openelements_schema::Sample;
    ///
    /// static ENTRIES: [Entry; 2] = [Entry::field("region"), Entry::field("site").required()];
    /// static ELEMENT: Element = Element::new("example", 1, "Example").entries(&ENTRIES);
    ///
    /// let sample = Sample::new(&ELEMENT, None);
    /// assert_eq!(sample.entries, [("site", "sample-site".into())]);
    /// assert!(sample.misfits.is_empty());
    /// ```
    #[must_use]
    pub fn new(element: &'static Element, alternative: Option<&str>) -> Self {
        let mut sample = Self::default();
        let default = element.authentication.map(|authentication| authentication.default);
        if let Some(chosen) = alternative.filter(|chosen| Some(*chosen) != default) {
            sample.set(element, Authentication::ENTRY, Some(chosen));
        }
        sample.fill(element);
        sample.entries.sort_by_key(|(name, _)| element.entries.iter().position(|entry| entry.name == *name));
        sample
    }

    /// Adds what is missing until nothing is. What is required may depend on what is there, so it is the
    /// decoder that says it.
    fn fill(&mut self, element: &'static Element) {
        loop {
            let known: Object =
                self.entries.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
            let supplied = Supplied::from_json(&Value::from(known).to_string());
            let Some(Err(violations)) = supplied.ok().map(|supplied| decode(element, supplied)) else {
                return;
            };
            let before = self.entries.len();
            for name in violations.missing() {
                self.set(element, name, None);
            }
            if self.entries.len() == before {
                return;
            }
        }
    }

    /// Adds an entry: the value that is given, or one that it accepts.
    fn set(&mut self, element: &'static Element, name: &str, given: Option<&str>) {
        let Some(entry) = element.entries.iter().find(|entry| entry.name == name) else {
            return;
        };
        let known = given.map(ToOwned::to_owned).or_else(|| sample_text(element, entry));
        if known.is_none() {
            self.misfits.push(entry.name);
        }
        let text = known.unwrap_or_else(|| name_of(entry));
        self.entries.push((entry.name, in_json(entry.kind, text)));
    }
}

/// A text that an entry accepts: its example, or one that is made up; none where no such text is found.
#[must_use]
pub fn sample_text(element: &Element, entry: &Entry) -> Option<String> {
    let positions: Vec<Position> = element.positions(entry.name).collect();
    let accepts = |text: &String| {
        entry.refusal(text).is_none() && positions.iter().all(|position| position.accepts(text))
    };
    candidates(entry, &positions).into_iter().find(accepts)
}

/// Texts that an entry may accept, the best first.
fn candidates(entry: &Entry, positions: &[Position]) -> Vec<String> {
    let fixed = entry.default().filter(|_| entry.role == Role::Fixed);
    let known = [entry.example, fixed].into_iter().flatten().chain(entry.options.iter().copied());
    let of_positions = positions.iter().map(|position| of_position(*position));
    let fitting = known.chain(of_positions).map(ToOwned::to_owned);
    let fallbacks = FALLBACKS.iter().map(|text| (*text).to_owned());
    fitting.chain([of_kind(entry)]).chain(fallbacks).collect()
}

const fn of_position(position: Position) -> &'static str {
    match position {
        Position::Url => "https://acme.example.com",
        Position::Host | Position::HostName => "acme.example.com",
        Position::Port => "8443",
        _ => "acme",
    }
}

fn of_kind(entry: &Entry) -> String {
    let text = match entry.kind {
        Kind::Boolean => "true",
        Kind::Integer => "1",
        Kind::Url if entry.name.contains("callback") => "https://app.example.com/callback",
        Kind::Url => "https://acme.example.com",
        Kind::Host => "acme.example.com",
        Kind::Json => "{}",
        _ if entry.name.contains("email") => "ada@example.com",
        _ => return name_of(entry),
    };
    text.to_owned()
}

/// A text that says what it stands for: `sample-api-key`.
fn name_of(entry: &Entry) -> String {
    let slug = |text: &str| {
        let words = text.split(|character: char| !character.is_ascii_alphanumeric());
        let words: Vec<String> = words.filter(|word| !word.is_empty()).map(str::to_ascii_lowercase).collect();
        words.join("-")
    };
    let names = [entry.label, entry.name].map(slug);
    let name = names.into_iter().find(|name| !name.is_empty() && name.len() <= 40);
    name.map_or_else(|| "sample".to_owned(), |name| format!("sample-{name}"))
}

/// A text as a request would have it: numbers, booleans and documents as such.
fn in_json(kind: Kind, text: String) -> Value {
    let is_typed = matches!(kind, Kind::Boolean | Kind::Integer | Kind::Json);
    let parsed = is_typed.then(|| serde_json::from_str(&text).ok()).flatten();
    parsed.unwrap_or(Value::String(text))
}
