//! Changes of an instance.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use openelements_runtime::{Element, Supplied, Violation};

use super::document::answer;
use super::draft;
use crate::authorization::Selected;
use crate::body::Text;
use crate::refusal::Refusal;
use crate::service::Service;
use crate::store::Record;

/// How often a change is made anew because another came first.
const ATTEMPTS: u32 = 100;

/// How the configuration of a document relates to the stored one.
#[derive(Clone, Copy, Debug)]
pub(super) enum Mode {
    /// It takes its place.
    Replace,
    /// Its entries take the place of those of the same names.
    Merge,
}

/// `PUT /instances/{id}`, `PUT /elements/{keyOrId}/instances/{id}`, `PUT /instances`
pub(crate) async fn replace(
    State(service): State<Service>,
    selected: Selected,
    Text(body): Text,
) -> Result<Response, Refusal> {
    let (record, warnings) = apply(&service, selected, Mode::Replace, &body).await?;
    Ok(answer(&service, &record, &warnings))
}

/// `PATCH` of the same.
pub(crate) async fn update(
    State(service): State<Service>,
    selected: Selected,
    Text(body): Text,
) -> Result<Response, Refusal> {
    let (record, warnings) = apply(&service, selected, Mode::Merge, &body).await?;
    Ok(answer(&service, &record, &warnings))
}

/// Changes an instance as a document says.
pub(super) async fn apply(
    service: &Service,
    selected: Selected,
    mode: Mode,
    body: &str,
) -> Result<(Record, Vec<Violation>), Refusal> {
    change(service, selected, |record| revise(service, record, mode, body)).await
}

/// Changes an instance, anew if another change comes first.
pub(super) async fn change(
    service: &Service,
    selected: Selected,
    revise: impl Fn(&mut Record) -> Result<Vec<Violation>, Refusal>,
) -> Result<(Record, Vec<Violation>), Refusal> {
    let Selected { principal, mut record } = selected;
    for _ in 0..ATTEMPTS {
        let warnings = revise(&mut record)?;
        if service.store().update(&record).await? {
            return Ok((record, warnings));
        }
        let found = service.store().find(principal.organization_id, record.id).await?;
        record = found.ok_or_else(Refusal::no_instance)?;
    }
    Err(Refusal::unavailable("too many calls change this instance at once; try again in a moment"))
}

/// Changes a record as a document says. Members that the document leaves out stay as they are.
fn revise(service: &Service, record: &mut Record, mode: Mode, body: &str) -> Result<Vec<Violation>, Refusal> {
    let element = element(service, record)?;
    let mut draft = draft::read(service, body)?;
    draft::require_same_element(service, &mut draft, element);
    if draft.request.name.is_some() {
        draft.require_name();
    }
    draft.check_names();
    let mut warnings = draft::warnings(service, &mut draft, Some(element));
    let mut stored = Supplied::from_json(record.content.configuration.expose())?;
    // Entries that the element had when they were stored: whoever calls now could not take them away.
    warnings.extend(stored.take_unknown(element));
    let supplied = draft.request.configuration.take();
    draft.request.configuration = Some(revised(stored, element, supplied, mode));
    let request = draft.request.clone();
    let configuration = draft.decode(element);
    let configuration = draft.finish(configuration)?;
    record.content.configuration = draft::stored(&configuration)?;
    record.name = request.name.unwrap_or_else(|| record.name.clone());
    record.tags = request.tags.unwrap_or_else(|| record.tags.clone());
    record.content.provider_data = request.provider_data.or_else(|| record.content.provider_data.clone());
    let external = request.external_authentication;
    record.external_authentication = external.unwrap_or_else(|| record.external_authentication.clone());
    Ok(warnings)
}

/// What is supplied in all, once a document has been applied.
fn revised(mut all: Supplied, element: &Element, supplied: Option<Supplied>, mode: Mode) -> Supplied {
    match (supplied, mode) {
        (None, _) => {}
        (Some(supplied), Mode::Replace) => all.replace(element, supplied),
        (Some(supplied), Mode::Merge) => all.update(element, supplied),
    }
    all
}

/// The element of an instance, if the catalogue still has it.
pub(super) fn element(service: &Service, record: &Record) -> Result<&'static Element, Refusal> {
    let gone = |_| {
        let noun = service.noun().singular();
        let message = format!(
            "this service no longer has the {noun} of this instance, which can only be read and removed"
        );
        Refusal::new(StatusCode::CONFLICT, message)
    };
    service.catalogue().element(&record.element_key).map_err(gone)
}
