//! The body of a call.

use std::time::Duration;

use axum::body::{Bytes, HttpBody as _};
use axum::extract::{FromRequest, Request};
use axum::http::header::{CONTENT_ENCODING, CONTENT_TYPE};
use axum::http::{HeaderMap, StatusCode};

use crate::refusal::Refusal;

/// The most bytes of a body.
pub(crate) const MAX_BYTES: usize = 1024 * 1024;

/// What some editors put before a text.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// The longest that a body may take to arrive.
const PATIENCE: Duration = Duration::from_secs(15);

/// The text of a body that says it is JSON, or says nothing.
pub(crate) struct Text(pub(crate) String);

impl<S: Send + Sync> FromRequest<S> for Text {
    type Rejection = Refusal;

    async fn from_request(request: Request, state: &S) -> Result<Self, Refusal> {
        require_json(request.headers())?;
        // A body that is announced as too large is not waited for.
        if request.body().size_hint().lower() > MAX_BYTES as u64 {
            return Err(refused(StatusCode::PAYLOAD_TOO_LARGE));
        }
        let arrived = tokio::time::timeout(PATIENCE, Bytes::from_request(request, state)).await;
        let bytes = arrived.map_err(|_| slow())?.map_err(|rejection| refused(rejection.status()))?;
        let text = String::from_utf8(bytes.into())
            .map_err(|_| Refusal::bad_request("the body is not UTF-8; send JSON in that encoding"))?;
        let text = text.strip_prefix(BYTE_ORDER_MARK).map(ToOwned::to_owned).unwrap_or(text);
        if text.trim().is_empty() {
            return Err(Refusal::bad_request("the body is empty; this call takes a JSON object"));
        }
        Ok(Self(text))
    }
}

fn slow() -> Refusal {
    let seconds = PATIENCE.as_secs();
    Refusal::new(StatusCode::REQUEST_TIMEOUT, format!("the body did not arrive within {seconds} seconds"))
}

fn require_json(headers: &HeaderMap) -> Result<(), Refusal> {
    if headers.get(CONTENT_ENCODING).is_some_and(|encoding| encoding != "identity") {
        let message = "this call takes JSON that is not compressed; leave out the header `Content-Encoding`";
        return Err(Refusal::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, message));
    }
    let Some(given) = headers.get(CONTENT_TYPE) else {
        return Ok(());
    };
    let essence = given.to_str().unwrap_or_default().split(';').next().unwrap_or_default().trim();
    if essence.eq_ignore_ascii_case("application/json") {
        return Ok(());
    }
    let message = "this call takes JSON; send the header `Content-Type: application/json`";
    Err(Refusal::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, message))
}

fn refused(status: StatusCode) -> Refusal {
    if status == StatusCode::PAYLOAD_TOO_LARGE {
        return Refusal::new(
            status,
            format!("the body is too large; this service takes up to {MAX_BYTES} bytes"),
        );
    }
    Refusal::bad_request("the body did not arrive whole")
}
