//! What every answer has around it: an id, a body where it is an error, the exposed headers, a line in
//! the log, a count in the metrics.

use std::time::{Duration, Instant};

use axum::extract::{MatchedPath, Request, State};
use axum::http::header::{
    ACCEPT, ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN,
    ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_REQUEST_METHOD, AUTHORIZATION, CONTENT_TYPE, RETRY_AFTER,
    WWW_AUTHENTICATE,
};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use openelements_runtime::Violation;
use serde::Serialize;
use tokio::sync::{SemaphorePermit, TryAcquireError};
use tracing::Instrument as _;

use crate::metrics::Labels;
use crate::refusal::Refusal;
use crate::service::Service;

/// The longest that a call may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// The headers that a browser lets a page read.
const EXPOSED: HeaderValue = HeaderValue::from_static(
    "Elements-Returned-Count, Elements-Total-Count, Elements-Request-Id, Elements-Next-Page-Token, \
     Elements-Trace-Id, Elements-Error, Content-Disposition",
);

/// The body of an error.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ErrorBody<'a> {
    request_id: &'a str,
    message: &'a str,
    #[serde(skip_serializing_if = "<[Violation]>::is_empty")]
    violations: &'a [Violation],
}

/// Answers one request.
pub(crate) async fn envelop(State(service): State<Service>, request: Request, next: Next) -> Response {
    let begin = Instant::now();
    let in_flight = service.metrics().begin();
    let request_id = request_id();
    let method = label(request.method());
    let path = request.extensions().get::<MatchedPath>().map_or("", MatchedPath::as_str).to_owned();
    let span = tracing::info_span!("request", request_id);
    let response = run(&service, &path, request, next).instrument(span).await;
    let mut response = finished(response, &request_id);
    headers(response.headers_mut(), &request_id);
    let (status, duration) = (response.status().as_u16(), begin.elapsed());
    // Neither the path that was called nor its query: both have what callers put there.
    tracing::info!(%method, path, status, milliseconds = duration.as_millis(), request_id, "answered");
    service.metrics().answered(&Labels { method, path, status }, duration);
    drop(in_flight);
    response
}

/// Runs the call, if there is room for it, and not for too long.
async fn run(service: &Service, path: &str, request: Request, next: Next) -> Response {
    if is_preflight(&request) {
        return preflight();
    }
    if let Some(refusal) = refused_form(request.headers()) {
        return refusal.into_response();
    }
    if is_of_operators(path) {
        return next.run(request).await;
    }
    let Ok(_permit) = permit(service, &request) else {
        let message = "this service is serving as many calls as it can; try again in a moment";
        return Refusal::unavailable(message).into_response();
    };
    let ran = tokio::time::timeout(PATIENCE, next.run(request)).await;
    ran.unwrap_or_else(|_| {
        Refusal::unavailable("the call took too long; try again in a moment").into_response()
    })
}

/// Room for a call that takes the store. Those without authorization do not, and must not be able to take
/// the room of the others.
fn permit<'a>(
    service: &'a Service,
    request: &Request,
) -> Result<Option<SemaphorePermit<'a>>, TryAcquireError> {
    let takes_store = request.headers().contains_key(AUTHORIZATION);
    takes_store.then(|| service.permits().try_acquire()).transpose()
}

/// Whether operators ask what a service can tell however busy it is: one that does not say that it lives is
/// restarted.
fn is_of_operators(path: &str) -> bool {
    ["/health", "/metrics"].iter().any(|end| path.ends_with(end))
}

/// Whether a browser asks what a page of another origin may do.
fn is_preflight(request: &Request) -> bool {
    request.method() == Method::OPTIONS && request.headers().contains_key(ACCESS_CONTROL_REQUEST_METHOD)
}

/// Everything: who calls is proved by a header that a page must know, not by what a browser adds.
fn preflight() -> Response {
    let headers = [
        (ACCESS_CONTROL_ALLOW_METHODS, "GET, POST, PUT, PATCH, DELETE"),
        (ACCESS_CONTROL_ALLOW_HEADERS, "Authorization, Content-Type"),
    ];
    (StatusCode::NO_CONTENT, headers).into_response()
}

/// Why the caller cannot be given JSON, if it wants something else.
fn refused_form(headers: &HeaderMap) -> Option<Refusal> {
    let accepted = headers.get_all(ACCEPT).iter().filter_map(|value| value.to_str().ok());
    let mut ranges = accepted.flat_map(|value| value.split(',')).map(essence).peekable();
    ranges.peek()?;
    let known = [
        "*/*",
        "application/*",
        "application/json",
        "application/openmetrics-text",
        "text/*",
        "text/html",
        "text/plain",
        "text/javascript",
        "",
    ];
    let is_known = |range: &str| known.iter().any(|known| known.eq_ignore_ascii_case(range));
    let message = "this service answers JSON; send `Accept: application/json`, or no such header";
    (!ranges.any(is_known)).then(|| Refusal::new(StatusCode::NOT_ACCEPTABLE, message))
}

fn essence(range: &str) -> &str {
    range.split(';').next().unwrap_or_default().trim()
}

/// The answer with the body of an error, where it is one that has none yet.
fn finished(mut response: Response, request_id: &str) -> Response {
    let refusal = response.extensions_mut().remove::<Refusal>();
    let status = response.status();
    let Some(refusal) = refusal.or_else(|| refusal_of_framework(status)) else {
        return response;
    };
    let body = ErrorBody { request_id, message: &refusal.message, violations: &refusal.violations };
    let text = serde_json::to_string(&body).unwrap_or_default();
    let mut finished = (status, text).into_response();
    let headers = finished.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    if let Some(seconds) = refusal.retry_after {
        headers.insert(RETRY_AFTER, HeaderValue::from(seconds));
    }
    if status == StatusCode::UNAUTHORIZED {
        headers.insert(WWW_AUTHENTICATE, HeaderValue::from_static("User"));
    }
    finished
}

/// What the framework refuses by itself, in words: it gives the status alone.
fn refusal_of_framework(status: StatusCode) -> Option<Refusal> {
    let message = match status {
        StatusCode::NOT_FOUND => "there is nothing at this path; `GET /docs` describes what there is",
        _ if status.is_server_error() => return Some(Refusal { status, ..Refusal::fault() }),
        _ if status.is_client_error() => "the request cannot be read",
        _ => return None,
    };
    Some(Refusal::new(status, message))
}

fn headers(headers: &mut HeaderMap, request_id: &str) {
    if let Ok(value) = HeaderValue::try_from(request_id) {
        headers.insert("elements-request-id", value);
    }
    headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    headers.insert(ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
}

/// 24 hexadecimal digits, as the documents have them.
fn request_id() -> String {
    let mut bytes = [0; 12];
    // An id that is not random is better than no answer.
    let _ = getrandom::fill(&mut bytes);
    bytes.iter().fold(String::new(), |id, byte| format!("{id}{byte:02x}"))
}

/// A method as it is logged and counted: one that nobody knows is whatever a caller has put there.
fn label(method: &Method) -> String {
    let known = [
        Method::GET,
        Method::POST,
        Method::PUT,
        Method::PATCH,
        Method::DELETE,
        Method::OPTIONS,
        Method::HEAD,
    ];
    if known.contains(method) { method.to_string() } else { "other".to_owned() }
}
