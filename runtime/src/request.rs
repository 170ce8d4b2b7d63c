//! The document that asks for an instance.

use std::collections::BTreeSet;

use serde_json::value::RawValue;

use crate::members::Members;
use crate::secret::Secret;
use crate::supplied::Supplied;
use crate::violations::{Problem, Violation, Violations};

/// The body of `POST /instances`: `{"element": {"key"}, "configuration", "name", "tags"}`.
///
/// ```
/// use openelements_runtime::InstanceRequest;
///
/// let request = InstanceRequest::from_json(
///     r#"{"element": {"key": "chargebee"}, "configuration": {"site": "acme"}, "name": "Test"}"#,
/// )?;
/// assert_eq!(request.element_key.as_deref(), Some("chargebee"));
/// # Ok::<(), openelements_runtime::Violations>(())
/// ```
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct InstanceRequest {
    /// The key of the element; `None` where the path of the call names it.
    pub element_key: Option<String>,
    /// The configuration, not yet checked.
    pub configuration: Supplied,
    /// The name of the instance.
    pub name: Option<String>,
    /// Its tags.
    pub tags: Vec<String>,
    /// What an OAuth vendor sent back, as JSON text: it holds an authorization code.
    pub provider_data: Option<Secret>,
    /// Where the tokens come from: `none` or `initial`.
    pub external_authentication: Option<String>,
}

impl InstanceRequest {
    /// Reads a request. Members that are not known are left alone, as the API does.
    ///
    /// # Errors
    /// Where the text is not a JSON object, and every member of it that is repeated or of the wrong form.
    pub fn from_json(json: &str) -> Result<Self, Violations> {
        let members = Members::read(json, "the request")?;
        let mut request = Self::default();
        let mut violations = Vec::new();
        let mut seen = BTreeSet::new();
        for (name, value) in &members.0 {
            if !seen.insert(name) {
                violations.push(Violation::new(name, Problem::Repeated { aliases: &[] }));
            } else if name == "configuration" {
                match read_configuration(value.get()) {
                    Ok(configuration) => request.configuration = configuration,
                    Err(found) => violations.extend(found),
                }
            } else if let Err(expected) = request.read_member(name, value) {
                violations.push(invalid(name, expected));
            }
        }
        if violations.is_empty() { Ok(request) } else { Err(Violations::new(None, violations)) }
    }

    /// Reads one member; the error says what is expected of it.
    fn read_member(&mut self, name: &str, value: &RawValue) -> Result<(), &'static str> {
        let json = value.get();
        match name {
            "element" => self.element_key = read_element_key(json)?,
            "name" => self.name = read(json).ok_or("a string")?,
            "tags" => {
                self.tags = read::<Option<_>>(json).ok_or("an array of strings")?.unwrap_or_default();
            }
            "providerData" => self.provider_data = (json != "null").then(|| Secret::from(json)),
            "externalAuthentication" => self.external_authentication = read_external(json)?,
            _ => {}
        }
        Ok(())
    }
}

/// Reads the configuration; the error has every entry that is wrong.
fn read_configuration(json: &str) -> Result<Supplied, Vec<Violation>> {
    if !json.starts_with('{') {
        return Err(vec![invalid("configuration", "an object from entry names to values")]);
    }
    Supplied::from_json(json).map_err(|violations| violations.iter().cloned().collect())
}

fn invalid(name: &str, expected: &str) -> Violation {
    let expected = expected.to_owned();
    Violation::new(name, Problem::Invalid { expected })
}

fn read_external(json: &str) -> Result<Option<String>, &'static str> {
    let given: Option<Option<String>> = read(json);
    let known = given.filter(|given| matches!(given.as_deref(), None | Some("none" | "initial")));
    known.ok_or("`none` or `initial`")
}

fn read_element_key(json: &str) -> Result<Option<String>, &'static str> {
    let expected = "an object that names the element, such as `{\"key\": \"chargebee\"}`";
    let members = Members::read(json, "element").or(Err(expected))?;
    let mut keys = members.0.iter().filter(|(name, _)| name == "key");
    let key = keys.next().map(|(_, value)| read(value.get()).ok_or(expected));
    // Of two keys other readers take the last: better to refuse than to disagree.
    match keys.next() {
        Some(_) => Err("one `key`"),
        None => key.transpose(),
    }
}

fn read<'json, T: serde::Deserialize<'json>>(json: &'json str) -> Option<T> {
    serde_json::from_str(json).ok()
}
