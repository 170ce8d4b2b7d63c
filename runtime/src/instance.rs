//! The document that answers for an instance.

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::configuration::Configuration;
use crate::secret::Secret;

/// An element provisioned with a configuration.
///
/// [`Serialize`] writes the document that the `/instances` API answers: secrets of the
/// configuration masked, the token in clear, because it is what the caller came for.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Instance {
    /// The id.
    pub id: u64,
    /// The name.
    pub name: String,
    /// The token that later calls are made with.
    pub token: Secret,
    /// The tags.
    pub tags: Vec<String>,
    /// The configuration; it knows its element.
    pub configuration: Configuration,
    /// Where the tokens of an OAuth element come from: `none` or `initial`.
    pub external_authentication: String,
}

impl Instance {
    /// Whether the vendor's events are passed on: `event.notification.enabled`.
    #[must_use]
    pub fn events_enabled(&self) -> bool {
        self.configuration.get("event.notification.enabled") == Some("true")
    }
}

impl Serialize for Instance {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_map(None)?;
        object.serialize_entry("id", &self.id)?;
        object.serialize_entry("name", &self.name)?;
        object.serialize_entry("token", self.token.expose())?;
        object.serialize_entry("element", self.configuration.element())?;
        object.serialize_entry("elementId", &self.configuration.element().id)?;
        object.serialize_entry("tags", &self.tags)?;
        object.serialize_entry("provisionInteractions", &[(); 0])?;
        object.serialize_entry("valid", &true)?;
        object.serialize_entry("disabled", &false)?;
        object.serialize_entry("maxCacheSize", &0)?;
        object.serialize_entry("cacheTimeToLive", &0)?;
        object.serialize_entry("configuration", &self.configuration)?;
        object.serialize_entry("eventsEnabled", &self.events_enabled())?;
        object.serialize_entry("traceLoggingEnabled", &false)?;
        object.serialize_entry("cachingEnabled", &false)?;
        object.serialize_entry("externalAuthentication", &self.external_authentication)?;
        object.end()
    }
}
