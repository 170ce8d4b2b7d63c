//! A request on its way to an instance: what could be read of it, and everything that is wrong.

use crate::configuration::Configuration;
use crate::decode::decode;
use crate::element::{Catalogue, Element};
use crate::instance::{Identity, Instance};
use crate::kind::Kind;
use crate::noun::Noun;
use crate::outdated::outdated_element;
use crate::request::InstanceRequest;
use crate::violations::{Problem, Violation, Violations};

/// The longest name of an instance, and the longest tag, in characters.
const MAX_NAME: usize = 255;

/// The most tags of an instance.
pub const MAX_TAGS: usize = 100;

/// A request as far as it can be read, and what is wrong with it so far. What cannot be read is set
/// aside, so that the rest is checked all the same and every problem is told at once.
///
/// ```
/// use openelements_runtime::{Draft, Noun};
///
/// let mut draft = Draft::read(r#"{"tags": "Docs"}"#, &Noun::default())?;
/// draft.require_name();
/// let violations = draft.finish(Some(())).unwrap_err();
/// assert_eq!(
///     violations.to_string(),
///     "missing `name`; invalid `tags` (expected an array of strings)",
/// );
/// # Ok::<(), openelements_runtime::Violations>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// What could be read.
    pub request: InstanceRequest,
    noun: Noun,
    decoded: Option<&'static Element>,
    of_request: Vec<Violation>,
    of_configuration: Vec<Violation>,
}

impl Draft {
    /// Reads a JSON object whose elements are called by `noun`.
    ///
    /// # Errors
    /// Where the text is none, so that nothing of it can be read.
    pub fn read(json: &str, noun: &Noun) -> Result<Self, Violations> {
        let (request, of_request) = InstanceRequest::read(json, noun)?;
        Ok(Self { request, of_request, noun: noun.clone(), ..Self::default() })
    }

    /// Notes a problem of the request.
    pub fn refuse(&mut self, violation: Violation) {
        self.of_request.push(violation);
    }

    /// What is wrong with the members of the request.
    #[must_use]
    pub fn of_request(&self) -> &[Violation] {
        &self.of_request
    }

    /// What is wrong with the entries of the configuration.
    #[must_use]
    pub fn of_configuration(&self) -> &[Violation] {
        &self.of_configuration
    }

    /// The element that the request names; notes where it names none, or one that is not there.
    pub fn require_element(&mut self, catalogue: &Catalogue) -> Option<&'static Element> {
        match self.element(catalogue) {
            Ok(element) => Some(element),
            Err(_) if self.is_refused(self.noun.singular()) => None,
            Err(violation) => {
                self.refuse(violation);
                None
            }
        }
    }

    /// What the request says in a way that is accepted still, of an element and its configuration: a
    /// former key or name, and what is deprecated. [`decode`](Self::decode) takes the configuration, so
    /// ask before.
    #[must_use]
    pub fn warnings(&self, element: &Element) -> Vec<Violation> {
        let of_element = outdated_element(element, self.request.element_key.as_deref());
        let of_element =
            of_element.map(|problem| Violation::new(&format!("{}.key", self.noun.singular()), problem));
        let supplied = self.request.configuration.as_ref();
        let of_entries = supplied.map(|supplied| supplied.warnings(element)).unwrap_or_default();
        of_element.chain(of_entries).collect()
    }

    fn element(&self, catalogue: &Catalogue) -> Result<&'static Element, Violation> {
        let noun = self.noun.singular();
        let member = format!("{noun}.key");
        if let Some(key) = &self.request.element_key {
            let found = catalogue.element(key);
            let element = found.map_err(|unknown| Violation::invalid(&member, &unknown.expected()))?;
            let is_same = self.request.element_id.is_none_or(|id| id == element.id);
            let expected = format!("{}, or none beside `key`", element.id);
            return is_same
                .then_some(element)
                .ok_or_else(|| Violation::invalid(&format!("{noun}.id"), &expected));
        }
        let by_id = self.request.element_id.and_then(|id| catalogue.element_of_id(id));
        let expected = format!("`\"{noun}\": {{\"key\": \"...\"}}` with the key of one");
        by_id.ok_or_else(|| Violation::new(&member, Problem::Missing { expected: expected.into() }))
    }

    /// Makes sure of a name.
    pub fn require_name(&mut self) {
        let name = self.request.name.as_deref().unwrap_or_default();
        if name.trim().is_empty() && !self.is_refused("name") {
            let expected = "a name for the instance, beside `configuration`";
            self.of_request.push(Violation::new("name", Problem::Missing { expected: expected.into() }));
        }
    }

    /// Checks the name and the tags, where there are some.
    pub fn check_names(&mut self) {
        if self.request.name.as_deref().is_some_and(|name| !is_name(name)) {
            let expected = format!("one line of at most {MAX_NAME} characters");
            self.of_request.push(Violation::invalid("name", &expected));
        }
        let tags = self.request.tags.as_deref().unwrap_or_default();
        if tags.len() > MAX_TAGS || tags.iter().any(|tag| tag.trim().is_empty() || !is_name(tag)) {
            let expected = format!("at most {MAX_TAGS} lines of 1 to {MAX_NAME} characters");
            self.of_request.push(Violation::invalid("tags", &expected));
        }
    }

    /// The configuration, checked against an element; notes what is wrong with it, but for the
    /// entries that could not even be read.
    pub fn decode(&mut self, element: &'static Element) -> Option<Configuration> {
        self.decoded = Some(element);
        if self.is_refused("configuration") {
            return None;
        }
        match decode(element, self.request.configuration.take().unwrap_or_default()) {
            Ok(configuration) => Some(configuration),
            Err(violations) => {
                let news = violations.iter().filter(|violation| !self.is_refused(&violation.entry));
                self.of_configuration = news.cloned().collect();
                None
            }
        }
    }

    /// The instance that the request asks for; notes everything that is wrong with it. An instance
    /// without tags gets its name as its tag.
    pub fn provision(&mut self, element: Option<&'static Element>, identity: Identity) -> Option<Instance> {
        self.require_name();
        self.check_names();
        let configuration = self.decode(element?)?;
        let request = std::mem::take(&mut self.request);
        let mut instance = Instance::new(identity, configuration);
        instance.name = request.name?;
        instance.tags =
            request.tags.filter(|tags| !tags.is_empty()).unwrap_or_else(|| vec![instance.name.clone()]);
        instance.external_authentication =
            request.external_authentication.unwrap_or(instance.external_authentication);
        Some(instance)
    }

    /// Whether nothing is wrong so far.
    #[must_use]
    pub const fn is_accepted(&self) -> bool {
        self.of_request.is_empty() && self.of_configuration.is_empty()
    }

    /// What came of the request, if nothing is wrong with it.
    ///
    /// # Errors
    /// Everything that was noted, or that nothing came of the request.
    pub fn finish<T>(self, outcome: Option<T>) -> Result<T, Violations> {
        let mut violations: Vec<_> = self.of_request.into_iter().chain(self.of_configuration).collect();
        match outcome {
            Some(outcome) if violations.is_empty() => return Ok(outcome),
            None if violations.is_empty() => {
                violations.push(Violation::invalid("the request", "one that has an outcome"));
            }
            _ => {}
        }
        Err(Violations::new(self.decoded, violations))
    }

    fn is_refused(&self, member: &str) -> bool {
        self.of_request.iter().any(|violation| violation.entry == member)
    }
}

impl From<InstanceRequest> for Draft {
    fn from(request: InstanceRequest) -> Self {
        Self { request, ..Self::default() }
    }
}

/// Whether a text can be the name of an instance, or one of its tags.
fn is_name(text: &str) -> bool {
    text.chars().nth(MAX_NAME).is_none() && Kind::String.refusal(text).is_none()
}
