//! Single instances: made, read, changed, enabled, removed.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use openelements_runtime::{Identity, Instance, Secret};

use super::change::change;
use super::document::answer;
use super::draft;
use crate::authorization::{Member, PathElement, Selected};
use crate::body::Text;
use crate::clock::now;
use crate::refusal::Refusal;
use crate::service::Service;
use crate::store::{Content, Principal, Record};
use crate::vault::{random_id, random_secret};

/// `POST /instances`, `POST /elements/{keyOrId}/instances`
pub(crate) async fn create(
    State(service): State<Service>,
    Member(principal): Member,
    PathElement(element): PathElement,
    Text(body): Text,
) -> Result<Response, Refusal> {
    let mut draft = draft::read(&service, &body)?;
    let element = match element {
        None => draft.require_element(service.catalogue()),
        Some(element) => {
            draft::require_same_element(&service, &mut draft, element);
            Some(element)
        }
    };
    let warnings = draft::warnings(&service, &mut draft, element);
    let provider_data = draft.request.provider_data.clone();
    let instance = draft.provision(element, identity()?);
    let instance = draft.finish(instance)?;
    let record = record(&principal, &instance, provider_data)?;
    service.store().insert(&record).await?;
    Ok(answer(&service, &record, &warnings))
}

/// `GET /instances/{id}`, `GET /elements/{keyOrId}/instances/{id}`
pub(crate) async fn read(State(service): State<Service>, selected: Selected) -> Response {
    answer(&service, &selected.record, &[])
}

/// `DELETE` of the same, and of `/instances`
pub(crate) async fn remove(State(service): State<Service>, selected: Selected) -> Result<Response, Refusal> {
    let Selected { principal, record } = selected;
    let removed = service.store().remove(principal.organization_id, record.id).await?;
    if removed { Ok(StatusCode::OK.into_response()) } else { Err(Refusal::no_instance()) }
}

/// `PUT /instances/{id}/enabled`
pub(crate) async fn enable(State(service): State<Service>, selected: Selected) -> Result<Response, Refusal> {
    set_disabled(&service, selected, false).await
}

/// `DELETE /instances/{id}/enabled`
pub(crate) async fn disable(State(service): State<Service>, selected: Selected) -> Result<Response, Refusal> {
    set_disabled(&service, selected, true).await
}

async fn set_disabled(service: &Service, selected: Selected, disabled: bool) -> Result<Response, Refusal> {
    let (record, warnings) = change(service, selected, |record| {
        record.disabled = disabled;
        Ok(Vec::new())
    })
    .await?;
    Ok(answer(service, &record, &warnings))
}

fn identity() -> Result<Identity, Refusal> {
    Ok(Identity { id: random_id()?.unsigned_abs(), token: random_secret()? })
}

/// A new instance as it is stored.
fn record(
    principal: &Principal,
    instance: &Instance,
    provider_data: Option<Secret>,
) -> Result<Record, Refusal> {
    let configuration = draft::stored(&instance.configuration)?;
    Ok(Record {
        id: instance.id.cast_signed(),
        organization_id: principal.organization_id,
        user: principal.user.clone(),
        element_key: instance.configuration.element().key.to_owned(),
        name: instance.name.clone(),
        tags: instance.tags.clone(),
        disabled: instance.disabled,
        external_authentication: instance.external_authentication.clone(),
        content: Content { token: instance.token.clone(), configuration, provider_data },
        version: 0,
        created: now(),
    })
}
