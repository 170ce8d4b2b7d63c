//! The description of the API.

use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse as _, Response};

use crate::service::Service;

/// `GET /docs`
pub(crate) async fn document(State(service): State<Service>) -> Response {
    ([(CONTENT_TYPE, "application/json")], service.description()).into_response()
}
