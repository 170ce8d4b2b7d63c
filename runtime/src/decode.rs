//! The one decoder: it checks what was supplied against a table.

use crate::configuration::{Configuration, Slot};
use crate::element::{Authentication, Element};
use crate::entry::{Condition, Entry, Preset};
use crate::kind::Kind;
use crate::outdated::note;
use crate::secret::Secret;
use crate::supplied::{Supplied, Value};
use crate::unknown::unknown;
use crate::violations::{Problem, Violation, Violations};

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
pub fn decode(element: &'static Element, supplied: Supplied) -> Result<Configuration, Violations> {
    let mut decoder = Decoder::new(element);
    decoder.assign(supplied);
    decoder.choose_alternative();
    decoder.require();
    decoder.check_positions();
    decoder.finish()
}

/// Reads JSON, an object from wire names to values, and [`decode`]s it.
///
/// # Errors
/// Where it is no JSON object, or what [`decode`] refuses.
pub fn decode_json(element: &'static Element, json: &str) -> Result<Configuration, Violations> {
    decode(element, Supplied::from_json(json)?)
}

/// A row of the table, and what has been found for it.
struct Row {
    entry: &'static Entry,
    supplied: bool,
    value: Option<Secret>,
    problem: Option<Problem>,
}

impl Row {
    const fn new(entry: &'static Entry) -> Self {
        Self { entry, supplied: false, value: None, problem: None }
    }

    /// Takes a supplied value, if the entry accepts it and has none yet.
    fn assign(&mut self, value: Value) {
        if self.supplied {
            self.refuse(Problem::Repeated { aliases: self.entry.names().skip(1).collect() });
            return;
        }
        self.supplied = true;
        match accept(self.entry, value) {
            Ok(value) => self.value = value,
            Err(problem) => self.refuse(problem),
        }
    }

    /// Notes a problem, unless one is noted already.
    fn refuse(&mut self, problem: Problem) {
        self.problem.get_or_insert(problem);
    }

    /// What the row holds in the end.
    fn into_slot(self, alternative: &str) -> Slot {
        let is_repeated =
            |value: &Secret| self.entry.template.is_some() && self.entry.default() == Some(value.expose());
        match (self.value, self.entry.preset) {
            // What is the element's to say is not kept as if the caller had said it.
            (Some(value), _) if is_repeated(&value) => Slot::Preset(value),
            (Some(value), _) => Slot::Supplied(value),
            _ if !self.entry.applies_to(alternative) => Slot::Absent,
            (None, Preset::Value(text)) => Slot::Preset(Secret::from(text)),
            (None, Preset::Null) => Slot::Null,
            (None, Preset::Absent) => Slot::Absent,
        }
    }
}

/// One decoding.
struct Decoder {
    element: &'static Element,
    rows: Vec<Row>,
    unknown: Vec<Violation>,
    warnings: Vec<Violation>,
    /// The authentication alternative that applies.
    alternative: &'static str,
}

impl Decoder {
    fn new(element: &'static Element) -> Self {
        let rows = element.entries.iter().map(Row::new).collect();
        Self { element, rows, unknown: Vec::new(), warnings: Vec::new(), alternative: "" }
    }

    /// Puts each supplied value into its row.
    fn assign(&mut self, supplied: Supplied) {
        let mut others = Vec::new();
        for (name, value) in supplied {
            match self.rows.iter_mut().find(|row| row.entry.is_named(&name)) {
                Some(row) => {
                    if !value.is_null() {
                        note(row.entry, &name, &mut self.warnings);
                    }
                    row.assign(value);
                }
                None => others.push(name),
            }
        }
        self.unknown = unknown(self.element, others.iter().map(String::as_str));
    }

    fn row(&self, name: &str) -> Option<&Row> {
        self.rows.iter().find(|row| row.entry.name == name)
    }

    /// Settles on an authentication alternative; the default where none is chosen, or an invalid one.
    fn choose_alternative(&mut self) {
        let Some(authentication) = self.element.authentication else {
            return;
        };
        let chosen = self.row(Authentication::ENTRY).and_then(|row| row.value.as_ref());
        let known = authentication.alternative(chosen.map(Secret::expose));
        self.alternative = known.unwrap_or(authentication.default);
    }

    /// Notes the entries that are missing, and those of other alternatives.
    fn require(&mut self) {
        // Where the choice is refused nobody knows which alternative was meant.
        let undecided = self.row(Authentication::ENTRY).is_some_and(|row| row.problem.is_some());
        let rows = self.rows.iter().enumerate();
        let problems = rows.filter_map(|(index, row)| Some((index, self.absence(row, undecided)?)));
        for (index, problem) in problems.collect::<Vec<_>>() {
            if let Some(row) = self.rows.get_mut(index) {
                row.refuse(problem);
            }
        }
    }

    /// What is wrong with a row in view of the others.
    fn absence(&self, row: &Row, undecided: bool) -> Option<Problem> {
        let entry = row.entry;
        if undecided && !entry.alternatives.is_empty() {
            None
        } else if !entry.applies_to(self.alternative) {
            row.value.is_some().then_some(Problem::Inapplicable { authentication: self.alternative })
        } else if row.value.is_none() && self.is_required(entry) {
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
    fn expected(&self, entry: &Entry) -> String {
        let position = self.element.positions(entry.name).next();
        let expected = position.map_or_else(|| entry.expected(), |position| position.expected().to_owned());
        match entry.aliases {
            [] => expected,
            aliases => format!("{expected}; it may be named `{}` too", aliases.join("`, `")),
        }
    }

    /// Notes the values that may not stand where a template has them.
    fn check_positions(&mut self) {
        for row in &mut self.rows {
            let Some(value) = row.value.as_ref() else {
                continue;
            };
            let mut positions = self.element.positions(row.entry.name);
            if let Some(position) = positions.find(|position| !position.accepts(value.expose())) {
                row.refuse(Problem::Invalid { expected: position.expected().to_owned() });
            }
        }
    }

    /// The value of an entry as it stands: supplied, or preset; none where it does not apply.
    fn value(&self, name: &str) -> Option<&str> {
        if name == Authentication::ENTRY {
            return Some(self.alternative);
        }
        let row = self.row(name).filter(|row| row.entry.applies_to(self.alternative))?;
        row.value.as_ref().map(Secret::expose).or_else(|| row.entry.default())
    }

    fn finish(self) -> Result<Configuration, Violations> {
        let noted =
            self.rows.iter().filter_map(|row| Some(Violation::new(row.entry.name, row.problem.clone()?)));
        Violations::check(Some(self.element), noted.chain(self.unknown).collect())?;
        let slots = self.rows.into_iter().map(|row| row.into_slot(self.alternative)).collect();
        Configuration::new(self.element, self.alternative, slots, self.warnings)
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
    match entry.refusal(text.expose()) {
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
