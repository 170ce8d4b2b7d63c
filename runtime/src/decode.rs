//! The one decoder: it checks what was supplied against a table.

use crate::configuration::{Configuration, Slot};
use crate::element::{Authentication, Element};
use crate::entry::{Condition, Entry, Preset, Role};
use crate::kind::Kind;
use crate::secret::{MASK, Secret};
use crate::suggest::did_you_mean;
use crate::supplied::{Supplied, Value};
use crate::violations::{Problem, Violation, Violations};

/// The longest value that is accepted, in bytes of UTF-8.
pub const MAX_VALUE_BYTES: usize = 65_536;

/// How many unknown names are compared with the known ones: thousands are no misspellings,
/// and each comparison takes time.
const MAX_SUGGESTIONS: usize = 64;

/// Checks what a caller supplied against the table of an element, and fills in the defaults.
///
/// Values are coerced: `100` and `"100"` are the same integer, `true` and `"true"` the same
/// boolean, an object and its JSON text the same document. Null is as if not supplied.
///
/// # Errors
/// Every missing, unknown, repeated, inapplicable and invalid entry, all at once; no
/// supplied value is ever part of the message.
pub fn decode(element: &'static Element, supplied: Supplied) -> Result<Configuration, Violations> {
    let mut decoder = Decoder::new(element);
    decoder.assign(supplied);
    let alternative = decoder.choose_alternative();
    decoder.require(alternative);
    decoder.check_positions();
    decoder.finish(alternative)
}

/// Reads JSON, an object from wire names to values, and [`decode`]s it.
///
/// # Errors
/// Where it is no JSON object, or what [`decode`] refuses.
pub fn decode_json(element: &'static Element, json: &str) -> Result<Configuration, Violations> {
    decode(element, Supplied::from_json(json)?)
}

/// One decoding: a value and a problem for each row of the table.
struct Decoder {
    element: &'static Element,
    values: Vec<Option<Secret>>,
    problems: Vec<Option<Problem>>,
    unknown: Vec<Violation>,
}

impl Decoder {
    fn new(element: &'static Element) -> Self {
        let rows = element.entries.len();
        Self { element, values: vec![None; rows], problems: vec![None; rows], unknown: Vec::new() }
    }

    /// Puts each supplied value into its row, if the row accepts it.
    fn assign(&mut self, supplied: Supplied) {
        let mut taken = vec![false; self.element.entries.len()];
        for (name, value) in supplied {
            let row = self.element.entries.iter().position(|entry| entry.is_named(&name));
            match row.and_then(|row| Some((row, self.element.entries.get(row)?, taken.get_mut(row)?))) {
                None => self.unknown.push(self.unknown(&name)),
                Some((row, entry, true)) => self.refuse(row, Problem::Repeated { aliases: entry.aliases }),
                Some((row, entry, taken)) => {
                    *taken = true;
                    self.put(row, accept(entry, value));
                }
            }
        }
    }

    fn unknown(&self, name: &str) -> Violation {
        let names = self.element.entries.iter().map(|entry| entry.name);
        let aliases = self.element.entries.iter().flat_map(|entry| entry.aliases).copied();
        let suggestion = (self.unknown.len() < MAX_SUGGESTIONS)
            .then(|| did_you_mean(name, names.chain(aliases)))
            .flatten();
        Violation::new(name, Problem::Unknown { suggestion })
    }

    fn put(&mut self, row: usize, accepted: Result<Option<Secret>, Problem>) {
        match (accepted, self.values.get_mut(row)) {
            (Ok(value), Some(slot)) => *slot = value,
            (Ok(_), None) => {}
            (Err(problem), _) => self.refuse(row, problem),
        }
    }

    /// Notes a problem with a row, unless one is noted already.
    fn refuse(&mut self, row: usize, problem: Problem) {
        if let Some(slot) = self.problems.get_mut(row) {
            slot.get_or_insert(problem);
        }
    }

    /// Settles on an authentication alternative; the default where the choice is invalid.
    fn choose_alternative(&mut self) -> &'static str {
        let Some(authentication) = self.element.authentication else {
            return "";
        };
        let chosen = self.value(Authentication::ENTRY);
        authentication.alternative(chosen).unwrap_or(authentication.default)
    }

    /// Notes the entries that are missing, and those of other alternatives.
    fn require(&mut self, alternative: &'static str) {
        let undecided = self.is_refused(Authentication::ENTRY);
        for (row, entry) in self.element.entries.iter().enumerate() {
            // Where the choice is refused nobody knows which alternative was meant.
            if undecided && !entry.alternatives.is_empty() {
                continue;
            }
            let supplied = self.values.get(row).is_some_and(Option::is_some);
            if !entry.applies_to(alternative) {
                if supplied {
                    self.refuse(row, Problem::Inapplicable { authentication: alternative });
                }
            } else if !supplied && self.is_required(entry) {
                self.refuse(row, Problem::Missing { expected: self.expected(entry) });
            }
        }
    }

    fn is_refused(&self, name: &str) -> bool {
        let mut rows = self.element.entries.iter().zip(&self.problems);
        rows.any(|(entry, problem)| entry.name == name && problem.is_some())
    }

    fn is_required(&self, entry: &Entry) -> bool {
        let holds = |condition: &Condition| self.value(condition.entry) == Some(condition.value);
        entry.required || (!entry.required_if.is_empty() && entry.required_if.iter().all(holds))
    }

    /// What a missing entry should be, as exactly as the table says.
    fn expected(&self, entry: &Entry) -> String {
        let position = self.element.base_url.and_then(|template| template.positions(entry.name).next());
        match (position, entry.pattern) {
            (Some(position), _) => position.expected().to_owned(),
            (None, Some(pattern)) => pattern.hint().to_owned(),
            (None, None) => entry.refusal("\0").unwrap_or_else(|| entry.kind.expected().to_owned()),
        }
    }

    /// Notes the values that may not stand where the base URL has them.
    fn check_positions(&mut self) {
        let Some(template) = self.element.base_url else {
            return;
        };
        for (row, entry) in self.element.entries.iter().enumerate() {
            let Some(value) = self.values.get(row).and_then(Option::as_ref) else {
                continue;
            };
            let refused = template.positions(entry.name).find(|position| !position.accepts(value.expose()));
            if let Some(position) = refused {
                self.refuse(row, Problem::Invalid { expected: position.expected().to_owned() });
            }
        }
    }

    /// The value of an entry as it stands: supplied, or preset.
    fn value(&self, name: &str) -> Option<&str> {
        let row = self.element.entries.iter().position(|entry| entry.name == name)?;
        let supplied = self.values.get(row)?.as_ref().map(Secret::expose);
        supplied.or_else(|| self.element.entries.get(row)?.default())
    }

    fn finish(self, alternative: &'static str) -> Result<Configuration, Violations> {
        let entries = self.element.entries.iter().zip(self.problems);
        let noted = entries.filter_map(|(entry, problem)| Some(Violation::new(entry.name, problem?)));
        let mut violations: Vec<Violation> = noted.chain(self.unknown).collect();
        // A stable sort: within one kind of problem the order of the table stays.
        violations.sort_by_key(|violation| rank(&violation.problem));
        if !violations.is_empty() {
            return Err(Violations::new(Some(self.element), violations));
        }
        let rows = self.element.entries.iter().zip(self.values);
        let slots = rows.map(|(entry, value)| slot(entry, value, alternative)).collect();
        Configuration::new(self.element, alternative, slots)
    }
}

/// The order in which problems are told: what to add, then what to correct, then what to remove.
const fn rank(problem: &Problem) -> u8 {
    match problem {
        Problem::Malformed { .. } => 0,
        Problem::Missing { .. } => 1,
        Problem::Invalid { .. } => 2,
        Problem::Repeated { .. } => 3,
        Problem::Inapplicable { .. } => 4,
        Problem::Unknown { .. } => 5,
    }
}

/// What a row holds in the end.
fn slot(entry: &Entry, value: Option<Secret>, alternative: &str) -> Slot {
    match (value, entry.preset) {
        (Some(value), _) => Slot::Value(value),
        _ if !entry.applies_to(alternative) => Slot::Absent,
        (None, Preset::Value(text)) => Slot::Value(Secret::from(text)),
        (None, Preset::Null) => Slot::Null,
        (None, Preset::Absent) => Slot::Absent,
    }
}

/// The text of a supplied value, if the entry accepts it; `None` for null.
fn accept(entry: &Entry, value: Value) -> Result<Option<Secret>, Problem> {
    let text = match value {
        Value::Null => return Ok(None),
        Value::Json(_) if entry.kind != Kind::Json => {
            return Err(Problem::Invalid { expected: entry.kind.expected().to_owned() });
        }
        Value::Text(text) | Value::Json(text) => text,
    };
    let text = in_spelling(entry, text);
    match refusal(entry, text.expose()) {
        Some(expected) => Err(Problem::Invalid { expected }),
        None => Ok(Some(text)),
    }
}

/// The choice of an authentication in the spelling of the spec: documents vary its case.
fn in_spelling(entry: &Entry, text: Secret) -> Secret {
    if entry.name != Authentication::ENTRY {
        return text;
    }
    let known = entry.options.iter().find(|option| option.eq_ignore_ascii_case(text.expose()));
    known.map_or(text, |option| Secret::from(*option))
}

fn refusal(entry: &Entry, text: &str) -> Option<String> {
    if text.len() > MAX_VALUE_BYTES {
        return Some(format!("at most {MAX_VALUE_BYTES} bytes"));
    }
    if entry.role == Role::Fixed {
        // A template is no URL yet: the caller may repeat it as the answer has it, and only so.
        let fixed = entry.default().unwrap_or_default();
        return (entry.default() != Some(text)).then(|| format!("`{fixed}`, which the element fixes"));
    }
    if entry.is_secret() && text == MASK {
        return Some("the secret itself, not its mask".to_owned());
    }
    entry.refusal(text)
}
