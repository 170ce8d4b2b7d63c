//! The catalogue: elements and hubs. These calls need no authorization.

use std::collections::BTreeSet;

use axum::Json;
use axum::extract::{FromRequestParts, State};
use axum::http::request::Parts;
use axum::response::{IntoResponse as _, Response};
use openelements_runtime::{Catalogue, Element, ElementDocument, Entry};
use serde::Serialize;

use super::definition::Definition;
use crate::authorization::{PathElement, path_parameter};
use crate::refusal::Refusal;
use crate::service::Service;

/// The element that the path names.
pub(crate) struct Named(pub(crate) &'static Element);

impl FromRequestParts<Service> for Named {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, service: &Service) -> Result<Self, Refusal> {
        let PathElement(element) = PathElement::from_request_parts(parts, service).await?;
        element.map(Self).ok_or_else(Refusal::fault)
    }
}

/// The hub that the path names, if there is one.
pub(crate) struct Hub(&'static str);

impl FromRequestParts<Service> for Hub {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, service: &Service) -> Result<Self, Refusal> {
        let key = path_parameter(parts, service, "hub").await?.unwrap_or_default();
        let hub = hubs(service.catalogue()).into_iter().find(|hub| *hub == key);
        let missing = "there is no hub of the key in the path; `GET /hubs/keys` lists the keys";
        hub.map(Self).ok_or_else(|| Refusal::not_found(missing))
    }
}

/// `GET /elements`
pub(crate) async fn list(State(service): State<Service>) -> Response {
    Json(documents(&service, |_| true)).into_response()
}

/// `GET /elements/keys`
pub(crate) async fn keys(State(service): State<Service>) -> Response {
    let keys: Vec<&str> = service.catalogue().elements().iter().map(|element| element.key).collect();
    Json(keys).into_response()
}

/// `GET /elements/{keyOrId}`, `GET /elements/{keyOrId}/export`
pub(crate) async fn read(State(service): State<Service>, Named(element): Named) -> Response {
    Json(Definition::new(element, service.noun())).into_response()
}

/// `GET /elements/metadata`
pub(crate) async fn all_metadata(State(service): State<Service>) -> Response {
    let metadata: Vec<Metadata> =
        service.catalogue().elements().iter().map(|element| Metadata::new(element)).collect();
    Json(metadata).into_response()
}

/// `GET /elements/{keyOrId}/metadata`
pub(crate) async fn metadata(Named(element): Named) -> Response {
    Json(Metadata::new(element)).into_response()
}

/// `GET /hubs`
pub(crate) async fn hub_list(State(service): State<Service>) -> Response {
    let documents: Vec<HubDocument> = hubs(service.catalogue()).into_iter().map(HubDocument::new).collect();
    Json(documents).into_response()
}

/// `GET /hubs/keys`
pub(crate) async fn hub_keys(State(service): State<Service>) -> Response {
    Json(hubs(service.catalogue())).into_response()
}

/// `GET /hubs/{hub}`
pub(crate) async fn hub(Hub(key): Hub) -> Response {
    Json(HubDocument::new(key)).into_response()
}

/// `GET /hubs/{hub}/elements`
pub(crate) async fn hub_elements(State(service): State<Service>, Hub(key): Hub) -> Response {
    Json(documents(&service, |element| element.hub == Some(key))).into_response()
}

fn documents(service: &Service, is_meant: impl Fn(&Element) -> bool) -> Vec<ElementDocument<'_>> {
    let elements = service.catalogue().elements().iter().filter(|element| is_meant(element));
    elements.map(|element| element.document(service.noun())).collect()
}

/// The keys of all hubs, sorted.
pub(crate) fn hubs(catalogue: &Catalogue) -> BTreeSet<&'static str> {
    catalogue.elements().iter().filter_map(|element| element.hub).collect()
}

#[derive(Serialize)]
struct HubDocument {
    key: &'static str,
    name: &'static str,
    active: bool,
}

impl HubDocument {
    const fn new(key: &'static str) -> Self {
        Self { key, name: key, active: true }
    }
}

/// What an element can do beyond its resources.
#[derive(Serialize)]
struct Metadata {
    id: u64,
    key: &'static str,
    name: &'static str,
    description: &'static str,
    events: Events,
}

/// Whether and how the vendor's events are noticed.
#[derive(Serialize)]
struct Events {
    supported: bool,
    methods: Vec<&'static str>,
}

impl Metadata {
    fn new(element: &Element) -> Self {
        let preset = element.entry("event.vendor.type").and_then(Entry::default);
        // Specs have both spellings, because documents have; here there is one.
        let methods: Vec<&str> = preset.map(|method| method.trim_end_matches('s')).into_iter().collect();
        Self {
            id: element.id,
            key: element.key,
            name: element.name,
            description: element.description,
            events: Events { supported: !methods.is_empty(), methods },
        }
    }
}
