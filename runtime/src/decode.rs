//! The one decoder: it checks what was supplied against a table.

mod rows;

use std::borrow::Cow;

use crate::configuration::Configuration;
use crate::element::{Authentication, Element};
use crate::entry::{Condition, Entry, Role};
use crate::kind::{Kind, MAX_VALUE_BYTES};
use crate::members::read_plain;
use crate::outdated::note;
use crate::supplied::Supplied;
use crate::unknown::unknown;
use crate::violations::{Problem, Violation, Violations};

pub(crate) use rows::Row;
use rows::{Given, Rows};

/// Checks what a caller supplied against the table of an element, and fills in the defaults.
///
/// Values are coerced: `100` and `"100"` are the same integer, `true` and `"true"` the same
/// boolean, an object and its JSON text the same document. Null is as if not supplied. What is
/// supplied under a former name, or for a deprecated entry, is among the
/// [`warnings`](Configuration::warnings) of the outcome.
///
/// # Errors
/// Every missing, unknown, repeated, inapplicable and invalid entry, all at once; no
/// supplied value is ever part of the message.
#[expect(clippy::needless_pass_by_value, reason = "values are wiped as soon as they are checked")]
pub fn decode(element: &'static Element, supplied: Supplied) -> Result<Configuration, Violations> {
    let mut decoder = Decoder::new(element, supplied.len());
    for (name, value) in supplied.iter() {
        decoder.assign(name, value.into());
    }
    decoder.decide()
}

/// Reads JSON, an object from wire names to values, and [`decode`]s it.
///
/// # Errors
/// Where it is no JSON object, or what [`decode`] refuses.
pub fn decode_json(element: &'static Element, json: &str) -> Result<Configuration, Violations> {
    // A member takes 5 bytes at least, and most take 20.
    let mut decoder = Decoder::new(element, json.len() / 16);
    match read_plain(json, |name, value| decoder.assign(name, value.into())) {
        Some(()) => decoder.decide(),
        None => decode(element, Supplied::from_json(json)?),
    }
}

/// One decoding.
struct Decoder<'text> {
    element: &'static Element,
    rows: Rows<'text>,
    /// What is wrong with entries, each by its place in the table.
    problems: Vec<(usize, Problem)>,
    /// The names that are those of no entry.
    others: Vec<&'text str>,
    warnings: Vec<Violation>,
    /// The authentication alternative that applies.
    alternative: &'static str,
    /// Whether it goes without saying that the values in each template make a URL together.
    has_certain_urls: bool,
}

impl<'text> Decoder<'text> {
    /// A decoding of about so many entries.
    fn new(element: &'static Element, count: usize) -> Self {
        Self {
            element,
            rows: Rows::with_capacity(count.min(element.entries.len())),
            problems: Vec::new(),
            others: Vec::new(),
            warnings: Vec::new(),
            alternative: "",
            has_certain_urls: true,
        }
    }

    /// Takes a supplied value, if there is such an entry, it accepts the value and has none yet.
    fn assign(&mut self, name: &'text str, value: Given<'text>) {
        let Some((index, entry)) = self.entry(name) else {
            self.others.push(name);
            return;
        };
        if !matches!(value, Given::Null) {
            note(entry, name, &mut self.warnings);
        }
        let Err(place) = self.rows.find(index) else {
            self.refuse(index, Problem::Repeated { aliases: entry.names().skip(1).collect() });
            return;
        };
        let text = accept(entry, value).unwrap_or_else(|expected| {
            self.refuse(index, Problem::Invalid { expected });
            None
        });
        self.rows.insert(place, Row { index, entry, text });
    }

    /// The entry of that name, and its place in the table.
    #[inline]
    fn entry(&self, name: &str) -> Option<(usize, &'static Entry)> {
        let entries = self.element.entries;
        // Documents mostly keep to the order of the table.
        let next = self.rows.next();
        if let Some(entry) = entries.get(next).filter(|entry| entry.name == name) {
            return Some((next, entry));
        }
        let index = self.element.position(name)?;
        Some((index, entries.get(index)?))
    }

    /// Notes a problem of an entry, unless one is noted already.
    fn refuse(&mut self, index: usize, problem: Problem) {
        if !self.is_refused(index) {
            self.problems.push((index, problem));
        }
    }

    fn is_refused(&self, index: usize) -> bool {
        self.problems.iter().any(|(refused, _)| *refused == index)
    }

    /// Checks what the entries say of each other.
    fn decide(mut self) -> Result<Configuration, Violations> {
        self.choose_alternative();
        self.require();
        self.check_positions();
        self.finish()
    }

    /// Settles on an authentication alternative; the default where none is chosen, or an invalid one.
    fn choose_alternative(&mut self) {
        let Some(authentication) = self.element.authentication else {
            return;
        };
        self.alternative = authentication.default;
        if !authentication.alternatives.is_empty() {
            let chosen = self.rows.named(Authentication::ENTRY).and_then(|row| row.text);
            self.alternative = authentication.alternative(chosen).unwrap_or(authentication.default);
        }
    }

    /// Notes the entries that are missing, and those of other alternatives.
    fn require(&mut self) {
        let is_undecided = self.is_undecided();
        for (index, entry) in self.element.ruled().iter().enumerate() {
            let is_open = is_undecided && !entry.alternatives.is_empty();
            if let Some(problem) = self.absence(index, entry).filter(|_| !is_open) {
                self.refuse(index, problem);
            }
        }
    }

    /// Whether the choice of an alternative is refused: nobody knows which one was meant.
    fn is_undecided(&self) -> bool {
        let choice = || self.rows.named(Authentication::ENTRY);
        !self.problems.is_empty() && choice().is_some_and(|choice| self.is_refused(choice.index))
    }

    /// What is wrong with an entry in view of the others.
    fn absence(&self, index: usize, entry: &'static Entry) -> Option<Problem> {
        let is_supplied = self.rows.get(index).is_some_and(|row| row.text.is_some());
        if !entry.applies_to(self.alternative) {
            is_supplied.then_some(Problem::Inapplicable { authentication: self.alternative })
        } else if !is_supplied && self.is_required(entry) {
            Some(Problem::Missing { expected: self.expected(entry) })
        } else {
            None
        }
    }

    fn is_required(&self, entry: &Entry) -> bool {
        let holds = |condition: &Condition| self.value(condition.entry) == Some(condition.value);
        entry.required || (!entry.required_if.is_empty() && entry.required_if.iter().all(holds))
    }

    /// What a missing entry should be, as exactly as the table says.
    fn expected(&self, entry: &Entry) -> Cow<'static, str> {
        let position = self.element.positions(entry.name).next();
        let expected =
            position.map_or_else(|| entry.expected(), |position| Cow::Borrowed(position.expected()));
        match entry.aliases {
            [] => expected,
            aliases => format!("{expected}; it may be named `{}` too", aliases.join("`, `")).into(),
        }
    }

    /// Notes the values that may not stand where a template has them.
    fn check_positions(&mut self) {
        for (_, template) in self.element.templates() {
            self.has_certain_urls &= template.is_certain();
            for (name, position) in template.placeholders() {
                let Some((index, text)) = self.rows.named(name).and_then(|row| Some((row.index, row.text?)))
                else {
                    // What is preset is not checked here.
                    self.has_certain_urls = false;
                    continue;
                };
                if !position.accepts(text) {
                    self.refuse(index, Problem::Invalid { expected: position.expected().into() });
                }
            }
        }
    }

    /// The value of an entry as it stands: supplied, or preset; none where it does not apply.
    fn value(&self, name: &str) -> Option<&str> {
        if name == Authentication::ENTRY {
            return Some(self.alternative);
        }
        let entry = self.element.entries.iter().find(|entry| entry.name == name)?;
        let supplied = || self.rows.named(name).and_then(|row| row.text);
        entry.applies_to(self.alternative).then(|| supplied().or_else(|| entry.default()))?
    }

    fn finish(self) -> Result<Configuration, Violations> {
        if !self.problems.is_empty() || !self.others.is_empty() {
            return Err(self.into_violations());
        }
        let rows = self.rows.as_slice();
        let configuration = Configuration::new(self.element, self.alternative, rows, self.warnings);
        if !self.has_certain_urls {
            configuration.check_templates()?;
        }
        Ok(configuration)
    }

    /// Everything that is wrong, in the order of the table; then what is not in it.
    fn into_violations(mut self) -> Violations {
        self.problems.sort_by_key(|(index, _)| *index);
        let entries = self.element.entries;
        let noted = self.problems.into_iter();
        let noted = noted.filter_map(|(index, problem)| Some(Violation::of(entries.get(index)?, problem)));
        let unknown = unknown(self.element, self.others.into_iter());
        Violations::new(Some(self.element), noted.chain(unknown).collect())
    }
}

/// The text of a supplied value, if the entry accepts it, and none for null; or what is expected.
fn accept<'text>(entry: &Entry, value: Given<'text>) -> Result<Option<&'text str>, Cow<'static, str>> {
    let text = match value {
        Given::Null => return Ok(None),
        Given::Parsed(text) if is_certain(entry, text) => return Ok(Some(text)),
        Given::Json(_) | Given::Parsed(_) if entry.kind != Kind::Json => {
            return Err(entry.kind.expected().into());
        }
        Given::Text(text) | Given::Json(text) | Given::Parsed(text) => in_spelling(entry, text),
    };
    match entry.refusal(text) {
        Some(expected) => Err(expected),
        None => Ok(Some(text)),
    }
}

/// Whether it goes without saying that an entry accepts a document which the parser has read.
fn is_certain(entry: &Entry, document: &str) -> bool {
    let has_rule = entry.pattern.is_some() || entry.role == Role::Fixed;
    // Strings without escapes are Unicode.
    let is_plain = document.len() <= MAX_VALUE_BYTES && !document.contains('\\');
    entry.kind == Kind::Json && !has_rule && is_plain
}

/// The choice of an authentication in the spelling of the spec: documents vary its case.
fn in_spelling<'text>(entry: &Entry, text: &'text str) -> &'text str {
    if entry.name != Authentication::ENTRY {
        return text;
    }
    entry.options.iter().find(|option| option.eq_ignore_ascii_case(text)).unwrap_or(&text)
}
