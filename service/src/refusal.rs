//! Why a call is refused, in words for whoever called.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use openelements_runtime::{Noun, UnknownElement, Violation, Violations};

use crate::store::StoreError;
use crate::vault::{NoRandomBytes, VaultError};

/// The seconds after which it is worth to try again when the store does not answer.
const RETRY_SECONDS: u32 = 2;

/// How many problems are told. Whoever sends more has sent something else by mistake.
const MAX_TOLD: usize = 1000;

/// Why a call is refused. It becomes the body of the answer where the id of the request is known.
#[derive(Clone, Debug)]
pub(crate) struct Refusal {
    pub(crate) status: StatusCode,
    pub(crate) message: String,
    pub(crate) violations: Vec<Violation>,
    /// The seconds to wait before another try.
    pub(crate) retry_after: Option<u32>,
}

impl Refusal {
    /// A refusal without details.
    pub(crate) fn new(status: StatusCode, message: impl Into<String>) -> Self {
        Self { status, message: message.into(), violations: Vec::new(), retry_after: None }
    }

    /// The request itself is wrong.
    pub(crate) fn bad_request(message: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, message)
    }

    /// One part of the request is not what is expected, in words that complete "expected ...".
    pub(crate) fn invalid(entry: &str, expected: &str) -> Self {
        let violation = Violation::invalid(entry, expected);
        Self { violations: vec![violation.clone()], ..Self::bad_request(violation.to_string()) }
    }

    /// Who calls is not known.
    pub(crate) fn unauthorized(message: impl Into<String>) -> Self {
        Self::new(StatusCode::UNAUTHORIZED, message)
    }

    /// What is asked for is not there.
    pub(crate) fn not_found(message: impl Into<String>) -> Self {
        Self::new(StatusCode::NOT_FOUND, message)
    }

    /// The instance of a path is not there, or is another organization's.
    pub(crate) fn no_instance() -> Self {
        Self::not_found("there is no instance of this id; `GET /instances` lists those of your organization")
    }

    /// A path names an element that is not there.
    pub(crate) fn unknown_element(noun: &Noun, unknown: &UnknownElement) -> Self {
        let hint = unknown.suggestion.map(|key| format!(" (did you mean `{key}`?)")).unwrap_or_default();
        let (singular, plural) = (noun.singular(), noun.plural());
        Self::not_found(format!(
            "there is no {singular} of the key or id in the path{hint}; `GET /{plural}/keys` lists the keys"
        ))
    }

    /// The service cannot serve now.
    pub(crate) fn unavailable(message: impl Into<String>) -> Self {
        let refusal = Self::new(StatusCode::SERVICE_UNAVAILABLE, message);
        Self { retry_after: Some(RETRY_SECONDS), ..refusal }
    }

    /// A fault of the service. What it was is for the log.
    pub(crate) fn fault() -> Self {
        let message = "the service has failed; its log says more under this request id";
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, message)
    }
}

impl From<Violations> for Refusal {
    fn from(mut violations: Violations) -> Self {
        violations.truncate(MAX_TOLD);
        Self { violations: violations.iter().cloned().collect(), ..Self::bad_request(violations.to_string()) }
    }
}

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Self {
        tracing::error!(%error, "the store");
        match error {
            StoreError::Unavailable(_) => {
                Self::unavailable("the store of this service does not answer; try again in a moment")
            }
            StoreError::Sealed(VaultError::Foreign { .. }) => Self::unavailable(
                "this service cannot store anything until its key file is put right; its log says more",
            ),
            _ => Self::fault(),
        }
    }
}

impl From<NoRandomBytes> for Refusal {
    fn from(error: NoRandomBytes) -> Self {
        tracing::error!(%error, "the system");
        Self::unavailable("this service cannot make ids and tokens now; try again in a moment")
    }
}

/// The status, with the refusal beside it for the layer that writes the body.
impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let mut response = self.status.into_response();
        response.extensions_mut().insert(self);
        response
    }
}
