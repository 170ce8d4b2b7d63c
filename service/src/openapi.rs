//! The description of the API in OpenAPI 3.1.

use serde_json::{Value, json};

use crate::service::Service;

/// The whole document.
pub(crate) fn document(_service: &Service) -> Value {
    json!({"openapi": "3.1.0"})
}
