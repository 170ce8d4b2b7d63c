//! A refused request, explained to someone who has never seen the code.

use openelements_runtime::{Authentication, Element, Entry, Problem, Role, Violation, Violations};

use crate::failure::Failure;
use crate::words::{Count, KEYS, quoted};

/// Everything that is wrong with a request. No supplied value is in it.
#[derive(Debug)]
pub(crate) struct Refusal {
    /// The element, where it is known.
    pub(crate) element: Option<&'static Element>,
    /// The problems of the members of the request.
    pub(crate) request: Vec<Violation>,
    /// The problems of the configuration.
    pub(crate) configuration: Vec<Violation>,
}

impl From<Violations> for Refusal {
    fn from(request: Violations) -> Self {
        Self { element: None, request: request.iter().cloned().collect(), configuration: Vec::new() }
    }
}

impl Refusal {
    /// The problems one a line, and help.
    pub(crate) fn explain(&self) -> Failure {
        let violations = self.request.iter().chain(&self.configuration);
        let failure = violations.fold(Failure::new(self.summary()), Failure::detail);
        self.help().into_iter().fold(failure, Failure::help)
    }

    /// Who refuses what.
    fn summary(&self) -> String {
        let count = Count(self.request.len() + self.configuration.len(), "problem");
        match self.element {
            None => format!("this request cannot be provisioned ({count})"),
            Some(element) if self.request.is_empty() => {
                format!("{} refuses this configuration ({count})", element.key)
            }
            Some(element) => format!("{} refuses this request ({count})", element.key),
        }
    }

    /// What to do about it.
    fn help(&self) -> Vec<String> {
        let Some(element) = self.element else {
            let about_element = |violation: &Violation| violation.entry.starts_with("element");
            return self.request.iter().any(about_element).then(|| KEYS.to_owned()).into_iter().collect();
        };
        let mut help = Vec::new();
        help.extend(alternatives(element).filter(|_| self.has_inapplicable()));
        help.extend(self.has_lost().then(|| fields(element)));
        if !self.configuration.is_empty() {
            help.push(format!("`openelements show {}` explains every entry", element.key));
        }
        help
    }

    /// Whether an entry of another authentication was supplied.
    fn has_inapplicable(&self) -> bool {
        let is = |violation: &Violation| matches!(violation.problem, Problem::Inapplicable { .. });
        self.configuration.iter().any(is)
    }

    /// Whether a name was used that resembles none.
    fn has_lost(&self) -> bool {
        let is = |violation: &Violation| violation.problem == Problem::Unknown { suggestion: None };
        self.configuration.iter().any(is)
    }
}

/// How entries of another authentication become applicable.
fn alternatives(element: &Element) -> Option<String> {
    let alternatives = quoted(element.authentication?.alternatives, ", ");
    let entry = Authentication::ENTRY;
    Some(format!("`{entry}` chooses the authentication, one of {alternatives}"))
}

/// The fields of an element, in words.
fn fields(element: &Element) -> String {
    let is_field = |entry: &&Entry| entry.role == Role::Field && !entry.hidden;
    let names: Vec<&str> = element.entries.iter().filter(is_field).map(|entry| entry.name).collect();
    match names.as_slice() {
        [] => format!("{} has no fields", element.key),
        names => format!("the fields of {} are {}", element.key, quoted(names, ", ")),
    }
}
