//! The description of the API, and the page that shows it.

use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse as _, Response};

use crate::openapi;
use crate::service::Service;

/// `GET /docs`
pub(crate) async fn document(State(service): State<Service>) -> Response {
    ([(CONTENT_TYPE, "application/json")], openapi::document(&service).to_string()).into_response()
}
