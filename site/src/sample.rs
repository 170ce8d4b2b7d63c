//! Requests that can be tried: values that the decoder accepts, and what the library makes of them.

use openelements_runtime::{Element, Identity, Instance, InstanceRequest, Secret, User, provision};
use serde::Serialize;
use serde::ser::Serializer;

/// The name that a sample instance has.
const NAME: &str = "Acme";
/// The tag that it has.
const TAG: &str = "sample";
/// Who has made it: names and address.
const USER: [&str; 3] = ["Ada", "Lovelace", "ada@example.com"];
/// The authorization code in a sample.
const CODE: &str = "sample-authorization-code";

/// A request that provisions an instance.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct SampleRequest {
    element: Key,
    #[serde(rename = "providerData", skip_serializing_if = "Option::is_none")]
    provider_data: Option<ProviderData>,
    configuration: Configuration,
    tags: [&'static str; 1],
    name: &'static str,
}

#[derive(Clone, Copy, Debug, Serialize)]
struct Key {
    key: &'static str,
}

#[derive(Clone, Copy, Debug, Serialize)]
struct ProviderData {
    code: &'static str,
}

/// What is supplied: entries with their values, and whether they are accepted.
#[derive(Clone, Debug)]
struct Configuration(openelements_schema::Sample);

impl Serialize for Configuration {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.entries.iter().map(|(name, value)| (name, value)))
    }
}

impl SampleRequest {
    /// A request with all that is required with an authentication, and nothing else.
    pub(crate) fn new(element: &'static Element, alternative: Option<&'static str>) -> Self {
        Self {
            element: Key { key: element.key },
            provider_data: None,
            configuration: Configuration(openelements_schema::Sample::new(element, alternative)),
            tags: [TAG],
            name: NAME,
        }
    }

    /// The entries that have a pattern which no sample fits.
    pub(crate) fn misfits(&self) -> &[&'static str] {
        &self.configuration.0.misfits
    }

    /// The same with the code that a person's consent has brought.
    pub(crate) fn with_code(self) -> Self {
        Self { provider_data: Some(ProviderData { code: CODE }), ..self }
    }

    /// The request as JSON.
    pub(crate) fn json(&self) -> String {
        pretty(self)
    }

    /// The instance that the library makes of it; none where the spec lacks an example that its own
    /// patterns demand.
    pub(crate) fn instance(&self, element: &'static Element) -> Option<Instance> {
        let request = InstanceRequest::from_json(&self.json()).ok()?;
        let mut instance = provision(element, request, identity()).ok()?;
        instance.created = Some("2026-01-31T09:30:00Z".to_owned());
        let [first_name, last_name, email_address] = USER.map(ToOwned::to_owned);
        instance.user = Some(User { id: 1, email_address, first_name, last_name });
        Some(instance)
    }
}

/// What makes a sample instance that instance.
pub(crate) fn identity() -> Identity {
    Identity { id: 12, token: Secret::from("c2FtcGxlLXRva2VuLW9mLWFuLWluc3RhbmNl") }
}

/// A value as JSON for people to read.
pub(crate) fn pretty(value: &impl Serialize) -> String {
    // What is written here are maps of texts, which cannot fail.
    serde_json::to_string_pretty(value).unwrap_or_default()
}
