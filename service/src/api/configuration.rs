//! The entries of the configuration of an instance, one by one.

use axum::Json;
use axum::extract::{FromRequestParts, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse as _, Response};
use openelements_runtime::{Entry, Instance, Violation};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::change::{Mode, apply, element};
use super::definition::id_of;
use super::document::instance;
use crate::authorization::{Selected, path_parameter};
use crate::body::Text;
use crate::refusal::Refusal;
use crate::service::Service;

/// One entry of a configuration, as the calls of this module answer it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct EntryDocument {
    id: u32,
    key: &'static str,
    name: &'static str,
    property_value: Option<String>,
    required: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    warnings: Vec<Violation>,
}

/// The body of a change: an entry with its new value.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct EntryChange<'json> {
    #[serde(borrow)]
    property_value: &'json RawValue,
}

/// The id or key of an entry in the path.
pub(crate) struct EntryName(String);

impl FromRequestParts<Service> for EntryName {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, service: &Service) -> Result<Self, Refusal> {
        let name = path_parameter(parts, service, "configId").await?;
        name.map(Self).ok_or_else(no_entry)
    }
}

/// `GET /instances/{id}/configuration`, `GET /instances/configuration`
pub(crate) async fn list(State(service): State<Service>, selected: Selected) -> Result<Response, Refusal> {
    let instance = valid(&service, &selected)?;
    let entries = instance.configuration.iter();
    let entries = entries.map(|(entry, value)| document(entry, value));
    Ok(Json(entries.collect::<Vec<_>>()).into_response())
}

/// `GET /instances/{id}/configuration/{configId}`, `GET /instances/configuration/{configId}`
pub(crate) async fn read(
    State(service): State<Service>,
    selected: Selected,
    EntryName(name): EntryName,
) -> Result<Response, Refusal> {
    let instance = valid(&service, &selected)?;
    Ok(Json(find(&instance, &name)?).into_response())
}

/// `PATCH` of the same.
pub(crate) async fn update(
    State(service): State<Service>,
    selected: Selected,
    EntryName(name): EntryName,
    Text(body): Text,
) -> Result<Response, Refusal> {
    let key = find(&valid(&service, &selected)?, &name)?.key;
    let change = change(&body)?;
    let body =
        format!("{{\"configuration\": {{{}: {}}}}}", serde_json::Value::from(key), change.property_value);
    let (record, warnings) = apply(&service, selected, Mode::Merge, &body).await?;
    let instance = instance(&service, &record)?;
    Ok(Json(EntryDocument { warnings, ..find(&instance, key)? }).into_response())
}

/// Reads a change. The library would also take an array for a struct.
fn change(body: &str) -> Result<EntryChange<'_>, Refusal> {
    let is_object = body.trim_start().starts_with('{');
    let change = is_object.then(|| serde_json::from_str(body).ok()).flatten();
    let expected = "an object with the new value, such as `{\"propertyValue\": \"50\"}`";
    change.ok_or_else(|| Refusal::invalid("propertyValue", expected))
}

/// The instance as the catalogue of today has it.
fn valid(service: &Service, selected: &Selected) -> Result<Instance, Refusal> {
    let element = element(service, &selected.record)?;
    instance(service, &selected.record).map_err(|violations| {
        let message =
            format!("{} has changed, and this instance is to be changed too: {violations}", element.name);
        Refusal { status: StatusCode::CONFLICT, message, ..Refusal::from(violations) }
    })
}

fn document(entry: &'static Entry, value: Option<&str>) -> EntryDocument {
    EntryDocument {
        id: id_of(entry.name),
        key: entry.name,
        name: entry.label,
        property_value: value.map(ToOwned::to_owned),
        required: entry.required,
        warnings: Vec::new(),
    }
}

/// The entry of an instance with that id or key, or with those of a name that it had.
fn find(instance: &Instance, name: &str) -> Result<EntryDocument, Refusal> {
    let mut entries = instance.configuration.iter();
    let is_known = |known: &str| known == name || id_of(known).to_string() == name;
    let is_meant = |entry: &Entry| is_known(entry.name) || entry.renamed_from.iter().any(|it| is_known(it));
    let found = entries.find(|(entry, _)| is_meant(entry));
    found.map(|(entry, value)| document(entry, value)).ok_or_else(no_entry)
}

fn no_entry() -> Refusal {
    Refusal::not_found("this configuration has no entry of this id or key; the list of its entries has both")
}

#[cfg(test)]
mod tests {
    use super::change;

    #[test]
    fn a_change_is_an_object_and_not_its_values_in_an_array() {
        assert_eq!(change(r#" {"propertyValue": "50"}"#).unwrap().property_value.get(), r#""50""#);
        for body in [r#"["50"]"#, "{}", "null", r#"{"propertyValue": 1, "propertyValue": 2}"#] {
            assert!(change(body).is_err(), "{body}");
        }
    }
}
