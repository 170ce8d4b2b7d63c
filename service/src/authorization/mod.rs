//! Who calls, and which instance a call is about.

mod header;

use axum::extract::{FromRequestParts, RawPathParams};
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use openelements_runtime::{Element, Secret};

use self::header::Credentials;
use crate::refusal::Refusal;
use crate::service::Service;
use crate::store::{Principal, Record};

/// A user who calls for an organization: `User <secret>, Organization <secret>`.
#[derive(Clone, Debug)]
pub(crate) struct Member(pub(crate) Principal);

/// The instance that a call is about: the one of the path, or without an id there, the one whose token
/// is in the header. It is one of the caller's organization.
#[derive(Clone, Debug)]
pub(crate) struct Selected {
    pub(crate) principal: Principal,
    pub(crate) record: Record,
}

/// The element that a path names, if it names one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PathElement(pub(crate) Option<&'static Element>);

impl FromRequestParts<Service> for Member {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, service: &Service) -> Result<Self, Refusal> {
        let credentials = credentials(parts, service)?;
        let principal = authenticate(&credentials, service).await?;
        if credentials.organization.is_none() {
            return Err(Refusal::unauthorized(format!(
                "this call also takes the organization: {}",
                platform()
            )));
        }
        Ok(Self(principal))
    }
}

impl FromRequestParts<Service> for Selected {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, service: &Service) -> Result<Self, Refusal> {
        let Some(id) = path_parameter(parts, service, "id").await? else {
            return by_token(parts, service).await;
        };
        let Member(principal) = Member::from_request_parts(parts, service).await?;
        let PathElement(element) = PathElement::from_request_parts(parts, service).await?;
        let found = match id.parse() {
            Ok(id) => service.store().find(principal.organization_id, id).await?,
            Err(_) => None,
        };
        let record =
            found.filter(|record| element.is_none_or(|element| element.has_key(&record.element_key)));
        let record = record.ok_or_else(Refusal::no_instance)?;
        Ok(Self { principal, record })
    }
}

impl FromRequestParts<Service> for PathElement {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, service: &Service) -> Result<Self, Refusal> {
        let key_or_id = path_parameter(parts, service, "keyOrId").await?;
        let element = key_or_id.map(|key_or_id| service.element(&key_or_id));
        Ok(Self(element.transpose()?))
    }
}

/// Whether the header has the token of an instance.
pub(crate) fn has_token(parts: &Parts, service: &Service) -> Result<bool, Refusal> {
    Ok(credentials(parts, service)?.token.is_some())
}

/// A part of the path.
pub(crate) async fn path_parameter(
    parts: &mut Parts,
    service: &Service,
    name: &str,
) -> Result<Option<String>, Refusal> {
    let parameters = RawPathParams::from_request_parts(parts, service).await;
    let parameters =
        parameters.map_err(|_| Refusal::bad_request("what the path has in percent-encoding is not UTF-8"))?;
    let found = parameters.iter().find(|(known, _)| *known == name);
    Ok(found.map(|(_, value)| value.to_owned()))
}

/// The instance whose token is in the header.
async fn by_token(parts: &mut Parts, service: &Service) -> Result<Selected, Refusal> {
    let credentials = credentials(parts, service)?;
    let principal = authenticate(&credentials, service).await?;
    let Some(token) = credentials.token else {
        let message = format!(
            "without an id in the path this call takes the token of an instance: {}",
            of_instance(service)
        );
        return Err(Refusal::unauthorized(message));
    };
    let found = service.store().find_by_token(principal.organization_id, &token).await?;
    let record = found.ok_or_else(|| {
        Refusal::unauthorized(
            "there is no instance of this token in your organization; it may have been removed",
        )
    })?;
    Ok(Selected { principal, record })
}

/// The user of the secret in the header; an organization secret beside it must go with it.
async fn authenticate(credentials: &Credentials, service: &Service) -> Result<Principal, Refusal> {
    let Some(user) = &credentials.user else {
        return Err(Refusal::unauthorized(format!(
            "the header `Authorization` lacks the user: {}",
            platform()
        )));
    };
    let wrong = || {
        Refusal::unauthorized(
            "these secrets are not known, do not go together, or were revoked; `openelements user add` makes new ones",
        )
    };
    let principal = service.store().authenticate(user).await?.ok_or_else(wrong)?;
    let goes_with = |secret: &Secret| principal.has_organization_secret(secret);
    if credentials.organization.as_ref().is_none_or(goes_with) { Ok(principal) } else { Err(wrong()) }
}

fn credentials(parts: &Parts, service: &Service) -> Result<Credentials, Refusal> {
    let mut headers = parts.headers.get_all(AUTHORIZATION).iter();
    let (Some(header), None) = (headers.next(), headers.next()) else {
        return Err(Refusal::unauthorized(format!(
            "this call takes one header `Authorization`: {}",
            platform()
        )));
    };
    let text = header
        .to_str()
        .map_err(|_| Refusal::unauthorized(format!("the header is not ASCII; expected {}", platform())))?;
    let credentials = Credentials::parse(text, service.noun().singular());
    credentials.map_err(|malformed| {
        Refusal::unauthorized(format!("`Authorization`: {malformed}; expected {}", platform()))
    })
}

/// The form of the header for calls of an organization.
const fn platform() -> &'static str {
    "`User <secret>, Organization <secret>`"
}

/// The form of the header for calls of an instance.
fn of_instance(service: &Service) -> String {
    let mut word = service.noun().singular().to_owned();
    if let Some(initial) = word.get_mut(..1) {
        initial.make_ascii_uppercase();
    }
    format!("`User <secret>, {word} <token>`")
}
