//! The document that asks for an instance.

use std::collections::BTreeSet;

use serde_json::value::RawValue;

use crate::members::Members;
use crate::noun::Noun;
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
    /// The id of the element, which stands for it where there is no key.
    pub element_id: Option<u64>,
    /// The configuration, not yet checked; `None` where the request says nothing of it.
    pub configuration: Option<Supplied>,
    /// The name of the instance.
    pub name: Option<String>,
    /// Its tags; `None` where the request says nothing of them.
    pub tags: Option<Vec<String>>,
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
        let (request, violations) = Self::read(json, &Noun::default())?;
        Violations::check(None, violations)?;
        Ok(request)
    }

    /// Reads as much of a request as can be read, and says what is wrong with the rest.
    pub(crate) fn read(json: &str, noun: &Noun) -> Result<(Self, Vec<Violation>), Violations> {
        let members = Members::read(json, "the request")?;
        let mut request = Self::default();
        let mut violations = Vec::new();
        let mut seen = BTreeSet::new();
        for (name, value) in &members.0 {
            if !seen.insert(name) {
                violations.push(Violation::new(name, Problem::Repeated { aliases: Vec::new() }));
            } else if name == "configuration" {
                violations.extend(request.read_configuration(value.get()));
            } else if let Err(expected) = request.read_member(name, value, noun) {
                violations.push(Violation::invalid(name, &expected));
            }
        }
        Ok((request, violations))
    }

    /// Reads the configuration, and gives every entry of it that cannot be read.
    fn read_configuration(&mut self, json: &str) -> Vec<Violation> {
        match json.starts_with('{').then(|| Supplied::read(json)) {
            Some(Ok((configuration, violations))) => {
                self.configuration = Some(configuration);
                violations
            }
            _ => vec![Violation::invalid("configuration", "an object from entry names to values")],
        }
    }

    /// Reads one member; the error says what is expected of it.
    fn read_member(&mut self, name: &str, value: &RawValue, noun: &Noun) -> Result<(), String> {
        let json = value.get();
        match name {
            "name" => self.name = read(json).ok_or("a string")?,
            "tags" => self.tags = read(json).ok_or("an array of strings")?,
            "providerData" => self.provider_data = (json != "null").then(|| Secret::from(json)),
            "externalAuthentication" => self.external_authentication = read_external(json)?,
            _ if name == noun.singular() => self.read_element(json, noun)?,
            _ => {}
        }
        Ok(())
    }

    /// Reads which element is meant.
    fn read_element(&mut self, json: &str, noun: &Noun) -> Result<(), String> {
        let noun = noun.singular();
        let expected = || format!("an object that names the {noun}, such as `{{\"key\": \"chargebee\"}}`");
        let members = Members::read(json, noun).map_err(|_| expected())?;
        self.element_key =
            member(&members, "key")?.map(|json| read(json).ok_or_else(expected)).transpose()?;
        self.element_id = member(&members, "id")?.and_then(read);
        Ok(())
    }
}

/// The JSON text of a member. Of two other readers take the last: better to refuse than to disagree.
fn member<'json>(members: &Members<'json>, name: &str) -> Result<Option<&'json str>, String> {
    let mut found = members.0.iter().filter(|(known, _)| known == name);
    match (found.next(), found.next()) {
        (_, Some(_)) => Err(format!("one `{name}`")),
        (found, None) => Ok(found.map(|(_, value)| value.get())),
    }
}

fn read_external(json: &str) -> Result<Option<String>, &'static str> {
    let given: Option<Option<String>> = read(json);
    let known = given.filter(|given| matches!(given.as_deref(), None | Some("none" | "initial")));
    known.ok_or("`none` or `initial`")
}

fn read<'json, T: serde::Deserialize<'json>>(json: &'json str) -> Option<T> {
    serde_json::from_str(json).ok()
}
