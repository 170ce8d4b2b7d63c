//! Everything that is wrong with what a caller supplied.

use std::borrow::Cow;
use std::fmt;

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::characters::{shown, shown_name};
use crate::element::{Element, UnknownElement};
use crate::entry::{Entry, Role};

/// What is wrong with one entry.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Problem {
    /// A required entry was not supplied.
    Missing {
        /// What is expected, in words that complete "expected ...".
        expected: Cow<'static, str>,
    },
    /// The element has no such entry.
    Unknown {
        /// The entry that may have been meant.
        suggestion: Option<&'static str>,
    },
    /// The value is not one that the entry can have.
    Invalid {
        /// What is expected, in words that complete "expected ...".
        expected: Cow<'static, str>,
    },
    /// The entry was supplied more than once.
    Repeated {
        /// The other names of the entry, under which it may have been.
        aliases: Vec<&'static str>,
    },
    /// The entry belongs to another authentication than the one chosen.
    Inapplicable {
        /// The authentication that was chosen.
        authentication: &'static str,
    },
    /// The entry, or the element, has another name by now. Of what is accepted: a warning.
    Renamed {
        /// The name that it has.
        to: &'static str,
    },
    /// Callers should do without the entry, or the element. Of what is accepted: a warning.
    Deprecated {
        /// Why, and what to use instead.
        advice: &'static str,
    },
    /// The document is not the JSON that is expected.
    Malformed {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
        /// What is expected, in words that complete "expected ...".
        expected: Cow<'static, str>,
    },
}

impl Problem {
    /// The name of the problem: `missing`, `unknown`, ...
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Missing { .. } => "missing",
            Self::Unknown { .. } => "unknown",
            Self::Invalid { .. } => "invalid",
            Self::Repeated { .. } => "repeated",
            Self::Inapplicable { .. } => "inapplicable",
            Self::Renamed { .. } => "renamed",
            Self::Deprecated { .. } => "deprecated",
            Self::Malformed { .. } => "malformed",
        }
    }

    /// The order in which problems are told: what to add, then what to correct, then what to remove.
    const fn rank(&self) -> u8 {
        match self {
            Self::Malformed { .. } => 0,
            Self::Missing { .. } => 1,
            Self::Invalid { .. } => 2,
            Self::Repeated { .. } => 3,
            Self::Inapplicable { .. } => 4,
            Self::Unknown { .. } => 5,
            Self::Renamed { .. } => 6,
            Self::Deprecated { .. } => 7,
        }
    }

    /// What is expected, in words that complete "expected ...".
    #[must_use]
    pub fn expected(&self) -> Option<Cow<'_, str>> {
        match self {
            Self::Missing { expected } | Self::Invalid { expected } | Self::Malformed { expected, .. } => {
                Some(Cow::Borrowed(expected))
            }
            Self::Unknown { suggestion } => suggestion.map(|name| format!("`{name}`").into()),
            Self::Renamed { to } => Some(format!("`{to}`").into()),
            Self::Deprecated { .. } => None,
            Self::Repeated { .. } => Some("one value".into()),
            Self::Inapplicable { authentication } => {
                Some(format!("only entries of authentication `{authentication}`").into())
            }
        }
    }
}

/// One problem with what a caller supplied. It never holds a supplied value.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Violation {
    /// The wire name of the entry; of an unknown one, its first 64 characters.
    pub entry: Cow<'static, str>,
    /// What is wrong with it.
    pub problem: Problem,
}

impl Violation {
    /// A problem with the entry of that name.
    #[must_use]
    pub fn new(entry: &str, problem: Problem) -> Self {
        Self { entry: shown(entry).into(), problem }
    }

    /// A problem with an entry of a table.
    pub(crate) fn of(entry: &Entry, problem: Problem) -> Self {
        Self { entry: shown_name(entry.name), problem }
    }

    /// A value of the entry of that name is not what is expected, in words that complete "expected ...".
    #[must_use]
    pub fn invalid(entry: &str, expected: &str) -> Self {
        Self::new(entry, Problem::Invalid { expected: expected.to_owned().into() })
    }

    /// Writes what is to be said besides the names of the problem and the entry, if something is.
    fn write_details(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.problem {
            Problem::Missing { .. } | Problem::Unknown { suggestion: None } => Ok(()),
            Problem::Repeated { aliases } if aliases.is_empty() => Ok(()),
            Problem::Repeated { aliases } => {
                write_all(formatter, &[" (also named `", &aliases.join("`, `"), "`)"])
            }
            Problem::Unknown { suggestion: Some(name) } => {
                write_all(formatter, &[" (did you mean `", name, "`?)"])
            }
            Problem::Invalid { expected } => write_all(formatter, &[" (expected ", expected, ")"]),
            Problem::Inapplicable { authentication } => {
                write_all(formatter, &[" (authentication is `", authentication, "`)"])
            }
            Problem::Renamed { to } => write_all(formatter, &[" (it is `", to, "` now)"]),
            Problem::Deprecated { advice } => write_all(formatter, &[" (", advice, ")"]),
            Problem::Malformed { line, column, expected } => {
                write!(formatter, " at line {line} column {column} (expected {expected})")
            }
        }
    }
}

/// In one line: ``missing `site` (expected one label of a host name: ...)``.
impl fmt::Display for Violation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_all(formatter, &[self.problem.name(), " `", &self.entry, "`"])?;
        match &self.problem {
            Problem::Missing { expected } => write_all(formatter, &[" (expected ", expected, ")"]),
            _ => self.write_details(formatter),
        }
    }
}

/// Writes texts one after the other. To format them takes several times as long, and a service writes
/// many of them.
fn write_all(formatter: &mut fmt::Formatter<'_>, texts: &[&str]) -> fmt::Result {
    texts.iter().try_for_each(|text| formatter.write_str(text))
}

/// As the API answers it: `{"entry", "problem", "expected"}`, and `advice` about what is deprecated.
impl Serialize for Violation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_map(None)?;
        object.serialize_entry("entry", &self.entry)?;
        object.serialize_entry("problem", self.problem.name())?;
        object.serialize_entry("expected", &self.problem.expected())?;
        if let Problem::Deprecated { advice } = self.problem {
            object.serialize_entry("advice", advice)?;
        }
        object.end()
    }
}

/// Every problem with what a caller supplied, at least one.
///
/// `Display` says all of them in one line:
///
/// ```text
/// chargebee: missing `site`, `password`; unknown `sight` (did you mean `site`?)
/// ```
#[derive(Clone)]
pub struct Violations {
    element: Option<&'static Element>,
    violations: Vec<Violation>,
}

impl Violations {
    /// These problems, by kind; within a kind in the order in which they are given.
    pub(crate) fn new(element: Option<&'static Element>, mut violations: Vec<Violation>) -> Self {
        violations.sort_by_key(|violation| violation.problem.rank());
        Self { element, violations }
    }

    /// Makes sure that there are no problems.
    ///
    /// # Errors
    /// Those that there are, with the configuration of `element` if it is about one.
    pub fn check(element: Option<&'static Element>, violations: Vec<Violation>) -> Result<(), Self> {
        if violations.is_empty() { Ok(()) } else { Err(Self::new(element, violations)) }
    }

    /// Leaves out all but the first `most` problems, and at least one: for a service that must not answer
    /// a large document with a larger one.
    pub fn truncate(&mut self, most: usize) {
        self.violations.truncate(most.max(1));
    }

    /// The element whose configuration it is, where that is known.
    #[must_use]
    pub const fn element(&self) -> Option<&'static Element> {
        self.element
    }

    /// The problems by kind: what to add, what to correct, what to remove; within a kind in the order
    /// of the element's table.
    pub fn iter(&self) -> std::slice::Iter<'_, Violation> {
        self.violations.iter()
    }

    /// The names of the missing entries.
    pub fn missing(&self) -> impl Iterator<Item = &str> {
        self.named("missing")
    }

    /// The names of the unknown entries.
    pub fn unknown(&self) -> impl Iterator<Item = &str> {
        self.named("unknown")
    }

    /// The names of the entries with an invalid value.
    pub fn invalid(&self) -> impl Iterator<Item = &str> {
        self.named("invalid")
    }

    fn named(&self, problem: &'static str) -> impl Iterator<Item = &str> {
        let of_problem = self.violations.iter().filter(move |violation| violation.problem.name() == problem);
        of_problem.map(|violation| &*violation.entry)
    }

    /// Writes the fields of the element, where a caller used a name that resembles none.
    fn write_known_fields(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lost = |violation: &Violation| violation.problem == Problem::Unknown { suggestion: None };
        let Some(element) = self.element.filter(|_| self.violations.iter().any(lost)) else {
            return Ok(());
        };
        let fields = element.entries.iter().filter(|entry| entry.role == Role::Field && !entry.hidden);
        formatter.write_str("; the fields are ")?;
        fields.enumerate().try_for_each(|(index, entry)| {
            write_all(formatter, &[if index == 0 { "`" } else { ", `" }, entry.name, "`"])
        })
    }
}

impl From<UnknownElement> for Violations {
    fn from(unknown: UnknownElement) -> Self {
        Self::new(None, vec![Violation::invalid("element.key", &unknown.expected())])
    }
}

impl<'a> IntoIterator for &'a Violations {
    type Item = &'a Violation;
    type IntoIter = std::slice::Iter<'a, Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl fmt::Display for Violations {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(element) = self.element {
            write_all(formatter, &[element.key, ": "])?;
        }
        let mut last = None;
        for violation in &self.violations {
            let problem = violation.problem.name();
            match last.replace(problem) {
                Some(same) if same == problem => formatter.write_str(", `")?,
                Some(_) => write_all(formatter, &["; ", problem, " `"])?,
                None => write_all(formatter, &[problem, " `"])?,
            }
            write_all(formatter, &[&violation.entry, "`"])?;
            violation.write_details(formatter)?;
        }
        self.write_known_fields(formatter)
    }
}

/// With the key of the element for its whole table: this is what a failed `unwrap` shows.
impl fmt::Debug for Violations {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Violations")
            .field("element", &self.element.map(|element| element.key))
            .field("violations", &self.violations)
            .finish()
    }
}

impl std::error::Error for Violations {}

impl Serialize for Violations {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self)
    }
}
