//! What every call that writes does with the document it is sent.

use openelements_runtime::{Configuration, Draft, Element, MAX_VALUE_BYTES, Secret, Violation};

use crate::markup::strip;
use crate::refusal::Refusal;
use crate::service::Service;

/// The most entries of a configuration.
pub(crate) const MAX_ENTRIES: usize = 1000;

/// The most bytes of what is stored of a configuration: lists have many of them in memory at once.
const MAX_STORED_BYTES: usize = 256 * 1024;

/// Reads a document, without HTML in its name and its tags.
pub(super) fn read(service: &Service, body: &str) -> Result<Draft, Refusal> {
    let mut draft = Draft::read(body, service.noun())?;
    strip_markup(&mut draft);
    let provider_data = draft.request.provider_data.as_ref();
    let is_too_long = provider_data.is_some_and(|data| data.expose().len() > MAX_VALUE_BYTES);
    if is_too_long {
        draft.refuse(Violation::invalid("providerData", &format!("at most {MAX_VALUE_BYTES} bytes")));
    }
    let request = &mut draft.request;
    if request.configuration.as_ref().is_some_and(|configuration| configuration.len() > MAX_ENTRIES) {
        request.configuration = None;
        draft.refuse(Violation::invalid("configuration", &format!("at most {MAX_ENTRIES} entries")));
    }
    Ok(draft)
}

/// Takes HTML out of the name and the tags, and notes where nothing is left of them: documents have
/// placeholders in angle brackets.
fn strip_markup(draft: &mut Draft) {
    let expected = "text besides HTML tags; is it a placeholder still?";
    let is_lost = |before: &str, after: &str| after.trim().is_empty() && !before.trim().is_empty();
    if let Some(name) = draft.request.name.take() {
        let stripped = strip(&name).trim().to_owned();
        if is_lost(&name, &stripped) {
            draft.refuse(Violation::invalid("name", expected));
        } else {
            draft.request.name = Some(stripped);
        }
    }
    if let Some(tags) = draft.request.tags.take() {
        let stripped: Vec<String> = tags.iter().map(|tag| strip(tag)).collect();
        if tags.iter().zip(&stripped).any(|(before, after)| is_lost(before, after)) {
            draft.refuse(Violation::invalid("tags", expected));
        } else {
            draft.request.tags = Some(stripped);
        }
    }
}

/// Notes where a document names another element than the path or the instance.
pub(super) fn require_same_element(service: &Service, draft: &mut Draft, element: &Element) {
    let request = &draft.request;
    let is_other_key = request.element_key.as_deref().is_some_and(|key| !element.has_key(key));
    if is_other_key || request.element_id.is_some_and(|id| id != element.id) {
        let entry = format!("{}.key", service.noun().singular());
        draft.refuse(Violation::invalid(&entry, &format!("`{}`, or none", element.key)));
    }
}

/// What a document says that is accepted, with a warning: the entries that the element does not have,
/// which are taken away, unless the service is strict, so that the decoder refuses them; then what is
/// deprecated or has another name by now, strict or not.
pub(super) fn warnings(
    service: &Service,
    draft: &mut Draft,
    element: Option<&'static Element>,
) -> Vec<Violation> {
    let Some(element) = element else {
        return Vec::new();
    };
    let configuration = draft.request.configuration.as_mut().filter(|_| !service.settings().strict);
    let unknown = configuration.map(|configuration| configuration.take_unknown(element));
    unknown.into_iter().flatten().chain(draft.warnings(element)).collect()
}

/// A configuration as it is stored: what the caller supplied.
pub(super) fn stored(configuration: &Configuration) -> Result<Secret, Refusal> {
    let text = serde_json::to_string(&configuration.exposed()).map(Secret::from);
    let text = text.map_err(|_| Refusal::fault())?;
    if text.expose().len() > MAX_STORED_BYTES {
        return Err(Refusal::invalid("configuration", &format!("at most {MAX_STORED_BYTES} bytes in all")));
    }
    Ok(text)
}
