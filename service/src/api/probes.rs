//! What operators and their tools ask.

use axum::Json;
use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse as _, Response};
use serde::Serialize;

use crate::refusal::Refusal;
use crate::service::Service;

/// How the service is.
#[derive(Serialize)]
struct Status {
    status: &'static str,
}

/// `GET /health`: the process lives.
pub(crate) async fn health() -> Response {
    Json(Status { status: "up" }).into_response()
}

/// `GET /ready`: calls can be served, for the store answers.
pub(crate) async fn ready(State(service): State<Service>) -> Result<Response, Refusal> {
    service.store().ping().await?;
    Ok(Json(Status { status: "ready" }).into_response())
}

/// `GET /metrics`
pub(crate) async fn metrics(State(service): State<Service>) -> Result<Response, Refusal> {
    let text = service.metrics().text().map_err(|_| Refusal::fault())?;
    let form = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    Ok(([(CONTENT_TYPE, form)], text).into_response())
}
