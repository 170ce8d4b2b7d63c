//! What is answered for an instance.

use axum::Json;
use axum::response::{IntoResponse as _, Response};
use openelements_runtime::{
    Element, Identity, Instance, InstanceDocument, Noun, Supplied, Violation, Violations, decode,
};
use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::clock::written;
use crate::service::Service;
use crate::store::Record;

/// An instance as the catalogue of today reads it.
pub(crate) enum Reading<'a> {
    /// As it was answered when it was made.
    Valid(Box<Instance>),
    /// The catalogue has changed since: the element is gone, or refuses the configuration.
    Outdated(&'a Record, Option<&'static Element>, Violations),
}

/// Reads an instance with the catalogue of today.
pub(crate) fn read<'a>(service: &Service, record: &'a Record) -> Reading<'a> {
    match instance(service, record) {
        Ok(instance) => Reading::Valid(Box::new(instance)),
        Err(violations) => {
            let element = service.catalogue().element(&record.element_key).ok();
            Reading::Outdated(record, element, violations)
        }
    }
}

/// The instance of a record.
///
/// # Errors
/// Where the catalogue has changed since, so that it is none any more.
pub(crate) fn instance(service: &Service, record: &Record) -> Result<Instance, Violations> {
    let element = service.catalogue().element(&record.element_key)?;
    let supplied = Supplied::from_json(record.content.configuration.expose())?;
    let identity = Identity { id: record.id.unsigned_abs(), token: record.content.token.clone() };
    let mut instance = Instance::new(identity, decode(element, supplied)?);
    instance.name.clone_from(&record.name);
    instance.tags.clone_from(&record.tags);
    instance.external_authentication.clone_from(&record.external_authentication);
    instance.disabled = record.disabled;
    instance.created = Some(written(record.created));
    instance.user = Some(record.user.clone());
    Ok(instance)
}

/// The answer for an instance.
pub(crate) fn answer(service: &Service, record: &Record, warnings: &[Violation]) -> Response {
    let reading = read(service, record);
    Json(Document { reading: &reading, noun: service.noun(), is_brief: false, warnings }).into_response()
}

/// The answer for several; in brief without their configurations.
pub(crate) fn answer_all(service: &Service, records: &[Record], is_brief: bool) -> Response {
    let readings: Vec<Reading<'_>> = records.iter().map(|record| read(service, record)).collect();
    let document = |reading| Document { reading, noun: service.noun(), is_brief, warnings: &[] };
    Json(readings.iter().map(document).collect::<Vec<_>>()).into_response()
}

/// The document of an instance, and the entries that were accepted without being understood.
struct Document<'a> {
    reading: &'a Reading<'a>,
    noun: &'a Noun,
    is_brief: bool,
    warnings: &'a [Violation],
}

impl Serialize for Document<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.reading {
            Reading::Valid(instance) => {
                let document = instance.document(self.noun);
                let document = if self.is_brief { document.brief() } else { document };
                WithWarnings { document, warnings: self.warnings }.serialize(serializer)
            }
            Reading::Outdated(record, element, violations) => {
                Outdated { record, element: *element, violations, noun: self.noun }.serialize(serializer)
            }
        }
    }
}

#[derive(serde::Serialize)]
struct WithWarnings<'a> {
    #[serde(flatten)]
    document: InstanceDocument<'a>,
    #[serde(skip_serializing_if = "<[Violation]>::is_empty")]
    warnings: &'a [Violation],
}

/// What is known of an instance without the catalogue, and why it is not valid.
struct Outdated<'a> {
    record: &'a Record,
    element: Option<&'static Element>,
    violations: &'a Violations,
    noun: &'a Noun,
}

impl Serialize for Outdated<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { record, element, violations, noun } = self;
        let mut object = serializer.serialize_map(None)?;
        object.serialize_entry("id", &record.id)?;
        object.serialize_entry("name", &record.name)?;
        object.serialize_entry("createdDate", &written(record.created))?;
        object.serialize_entry("token", record.content.token.expose())?;
        match element {
            Some(element) => object.serialize_entry(noun.singular(), &element.document(noun))?,
            None => object.serialize_entry(
                noun.singular(),
                &[("key", &record.element_key)].into_iter().collect::<std::collections::BTreeMap<_, _>>(),
            )?,
        }
        object.serialize_entry("tags", &record.tags)?;
        object.serialize_entry("valid", &false)?;
        object.serialize_entry("disabled", &record.disabled)?;
        object.serialize_entry("violations", violations)?;
        object.serialize_entry("user", &record.user)?;
        object.end()
    }
}
