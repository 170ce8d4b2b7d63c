//! The document that answers for an instance.

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::configuration::Configuration;
use crate::noun::Noun;
use crate::secret::Secret;

/// What makes an instance that instance. Whoever provisions must choose both anew.
#[derive(Clone, Debug)]
pub struct Identity {
    /// The id.
    pub id: u64,
    /// The token: 256 random bits, say.
    pub token: Secret,
}

/// Who provisioned an instance.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct User {
    /// The id.
    pub id: u64,
    /// The address, if one is known.
    pub email_address: String,
    /// The first name.
    pub first_name: String,
    /// The last name, if one is known.
    pub last_name: String,
}

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
    /// Whether somebody has disabled it: calls of the vendor's API are to be refused then.
    pub disabled: bool,
    /// When it was made, as RFC 3339 writes it, where that is known.
    pub created: Option<String>,
    /// Who made it, where that is known.
    pub user: Option<User>,
}

impl Instance {
    /// An instance that is enabled, without name and tags.
    #[must_use]
    pub fn new(identity: Identity, configuration: Configuration) -> Self {
        Self {
            id: identity.id,
            name: String::new(),
            token: identity.token,
            tags: Vec::new(),
            configuration,
            external_authentication: "none".to_owned(),
            disabled: false,
            created: None,
            user: None,
        }
    }

    /// Whether the vendor's events are passed on: `event.notification.enabled`.
    #[must_use]
    pub fn events_enabled(&self) -> bool {
        self.configuration.get("event.notification.enabled") == Some("true")
    }

    /// The document that answers for it where elements are called by `noun`.
    #[must_use]
    pub const fn document<'a>(&'a self, noun: &'a Noun) -> InstanceDocument<'a> {
        InstanceDocument { instance: self, noun, is_brief: false }
    }
}

impl Serialize for Instance {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.document(&Noun::default()).serialize(serializer)
    }
}

/// The document that answers for an instance: [`Serialize`] writes it.
#[derive(Clone, Copy, Debug)]
pub struct InstanceDocument<'a> {
    instance: &'a Instance,
    noun: &'a Noun,
    is_brief: bool,
}

impl InstanceDocument<'_> {
    /// The document as lists have it: without the configuration.
    #[must_use]
    pub const fn brief(self) -> Self {
        Self { is_brief: true, ..self }
    }
}

impl Serialize for InstanceDocument<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { instance, noun, is_brief } = self;
        let element = instance.configuration.element();
        let mut object = serializer.serialize_map(None)?;
        object.serialize_entry("id", &instance.id)?;
        object.serialize_entry("name", &instance.name)?;
        if let Some(created) = &instance.created {
            object.serialize_entry("createdDate", created)?;
        }
        object.serialize_entry("token", instance.token.expose())?;
        object.serialize_entry(noun.singular(), &element.document(noun))?;
        object.serialize_entry(noun.id(), &element.id)?;
        object.serialize_entry("tags", &instance.tags)?;
        if !is_brief {
            object.serialize_entry("provisionInteractions", &[(); 0])?;
        }
        object.serialize_entry("valid", &true)?;
        object.serialize_entry("disabled", &instance.disabled)?;
        object.serialize_entry("maxCacheSize", &0)?;
        object.serialize_entry("cacheTimeToLive", &0)?;
        if !is_brief {
            object.serialize_entry("configuration", &instance.configuration)?;
        }
        object.serialize_entry("eventsEnabled", &instance.events_enabled())?;
        if let Some(url) = instance.configuration.get("event.notification.callback.url") {
            object.serialize_entry("eventsNotificationCallbackUrl", url)?;
        }
        object.serialize_entry("traceLoggingEnabled", &false)?;
        object.serialize_entry("cachingEnabled", &false)?;
        object.serialize_entry("externalAuthentication", &instance.external_authentication)?;
        if let Some(user) = &instance.user {
            object.serialize_entry("user", user)?;
        }
        object.end()
    }
}

impl Serialize for User {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_map(None)?;
        object.serialize_entry("id", &self.id)?;
        object.serialize_entry("emailAddress", &self.email_address)?;
        object.serialize_entry("firstName", &self.first_name)?;
        object.serialize_entry("lastName", &self.last_name)?;
        object.end()
    }
}
