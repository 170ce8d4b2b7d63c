//! The request as far as it can be read, and what is wrong with the rest.
//!
//! The runtime gives nothing of a request whose members are of the wrong form. A person wants
//! to hear of everything at once, so such members are set aside and the others read all the same.

use std::collections::{BTreeMap, BTreeSet};

use openelements_runtime::{Element, InstanceRequest, Problem, Supplied, Violation, Violations};
use serde_json::value::RawValue;

/// The members of a JSON object by name, each with its text.
type Members<'text> = BTreeMap<String, &'text RawValue>;

/// A request in part, and the problems found while it was read.
#[derive(Debug)]
pub(crate) struct Document {
    /// What could be read.
    pub(crate) request: InstanceRequest,
    /// What is wrong with the rest.
    pub(crate) violations: Vec<Violation>,
    /// The members that could not be read.
    set_aside: BTreeSet<String>,
}

impl Document {
    /// Reads a JSON object.
    ///
    /// # Errors
    /// Where nothing of it can be read.
    pub(crate) fn read(text: &str) -> Result<Self, Violations> {
        match InstanceRequest::from_json(text) {
            Ok(request) => Ok(Self { request, violations: Vec::new(), set_aside: BTreeSet::new() }),
            Err(refused) => Self::read_rest(text, &refused).ok_or(refused),
        }
    }

    /// Reads the members of a refused request that can be read.
    fn read_rest(text: &str, refused: &Violations) -> Option<Self> {
        let members: Members<'_> = serde_json::from_str(text).ok()?;
        let is_readable =
            |name: &str, json: &RawValue| read(&Members::from([(name.to_owned(), json)])).is_some();
        let (readable, others): (Members<'_>, Members<'_>) =
            members.into_iter().partition(|(name, json)| is_readable(name, json));
        let mut document = Self {
            request: read(&readable)?,
            violations: refused.iter().cloned().collect(),
            set_aside: others.keys().cloned().collect(),
        };
        if let Some(configuration) = others.get("configuration").and_then(|json| entries(json, refused)) {
            document.request.configuration = configuration;
            document.set_aside.remove("configuration");
        }
        Some(document)
    }

    /// Whether a member could not be read.
    pub(crate) fn is_refused(&self, member: &str) -> bool {
        self.set_aside.contains(member)
    }

    /// The violations that are not known yet: an entry that could not be read is not missing too.
    pub(crate) fn news(&self, found: &Violations) -> Vec<Violation> {
        let is_known = |new: &Violation| self.violations.iter().any(|known| known.entry == new.entry);
        let news = found.iter().filter(|new| !is_known(new));
        news.cloned().collect()
    }

    /// Makes sure of a name, so that what the runtime finds is about the configuration alone.
    pub(crate) fn require_name(&mut self) {
        let name = self.request.name.as_deref().unwrap_or_default();
        if !name.trim().is_empty() {
            return;
        }
        if !self.is_refused("name") {
            let expected = "a name for the instance, beside `configuration`".to_owned();
            self.violations.push(Violation::new("name", Problem::Missing { expected }));
        }
        self.request.name = Some("unnamed".to_owned());
    }

    /// The element that the request names.
    pub(crate) fn require_element(&mut self) -> Option<&'static Element> {
        let Some(key) = self.request.element_key.as_deref() else {
            if !self.is_refused("element") {
                let expected = "`\"element\": {\"key\": \"...\"}` with the key of an element".to_owned();
                self.violations.push(Violation::new("element.key", Problem::Missing { expected }));
            }
            return None;
        };
        let unknown = match openelements::element(key) {
            Ok(element) => return Some(element),
            Err(unknown) => Violations::from(unknown),
        };
        self.violations.extend(unknown.iter().cloned());
        None
    }
}

/// The request with these members, if all of them can be read.
fn read(members: &Members<'_>) -> Option<InstanceRequest> {
    let json = serde_json::to_string(members).ok()?;
    InstanceRequest::from_json(&json).ok()
}

/// The entries of a configuration without those that were refused; `None` if it is no object.
fn entries(configuration: &RawValue, refused: &Violations) -> Option<Supplied> {
    let mut entries: Members<'_> = serde_json::from_str(configuration.get()).ok()?;
    entries.retain(|name, _| !refused.iter().any(|violation| violation.entry == *name));
    Supplied::from_json(&serde_json::to_string(&entries).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use openelements_runtime::{Identity, Secret, provision};

    use super::Document;

    #[test]
    fn a_missing_name_is_told_in_the_words_of_the_runtime() {
        let mut document = Document::read("{}").unwrap();
        document.require_name();
        let identity = Identity { id: 1, token: Secret::from("") };
        let element = openelements::element("chargebee").unwrap();
        let refused = provision(element, Document::read("{}").unwrap().request, identity).unwrap_err();
        assert_eq!(document.violations.first(), refused.iter().next());
    }
}
