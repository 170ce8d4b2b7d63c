//! The operations, each as the table has it.

use serde_json::{Value, json};

use super::names::operation_id;
use super::{Object, answers, parameters, reference};
use crate::api::{Access, Operation};

/// The operations by path and verb.
pub(super) fn paths(operations: &[Operation]) -> Value {
    let mut paths = Object::new();
    for operation in operations {
        let path = paths.entry(operation.path).or_insert_with(|| json!({}));
        if let Some(path) = path.as_object_mut() {
            path.insert(operation.method.as_str().to_lowercase(), describe(operation, operations));
        }
    }
    paths.into()
}

fn describe(operation: &Operation, operations: &[Operation]) -> Value {
    let mut description = json!({
        "operationId": operation_id(operation),
        "summary": operation.summary,
        "tags": [tag(operation.path)],
        "security": security(operation.access),
        "parameters": parameters::of(operation),
        "responses": answers::of(operation, operations),
    });
    if let (Some(schema), Some(members)) = (operation.body, description.as_object_mut()) {
        let content = json!({"application/json": {"schema": reference(schema)}});
        members.insert("requestBody".to_owned(), json!({"required": true, "content": content}));
    }
    description
}

/// The group of an operation.
fn tag(path: &str) -> &'static str {
    if path.contains("/configuration") {
        "Configurations"
    } else if path.contains("/instances") {
        "Instances"
    } else if path.starts_with("/elements") {
        "Elements"
    } else if path.starts_with("/hubs") {
        "Hubs"
    } else {
        "Operation"
    }
}

fn security(access: Access) -> Value {
    let (organization, instance) = (json!({"organization": []}), json!({"instance": []}));
    match access {
        Access::Public => json!([]),
        Access::Organization => json!([organization]),
        Access::Instance => json!([instance]),
        Access::Both => json!([organization, instance]),
    }
}
