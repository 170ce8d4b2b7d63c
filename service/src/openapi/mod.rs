//! The description of the API in OpenAPI 3.1, made of the table of operations and of the tables of the
//! elements.

mod answers;
mod forms;
mod names;
mod operation;
mod parameters;
mod requests;
mod schemas;

use openelements_runtime::Catalogue;
use serde_json::{Map, Value, json};

use self::names::Names;
use crate::api::operations;
use crate::paths::base;
use crate::service::Settings;

/// A JSON object under construction.
type Object = Map<String, Value>;

/// Where the body that provisions an instance is described.
const PROVISIONING: &str = "/~1instances/post/requestBody/content/application~1json";

/// What is said of the API as a whole.
const DESCRIPTION: &str = "Instances are elements that have been provisioned with a configuration. \
    Every answer has the header `Elements-Request-Id`; errors repeat it, and the log of the service has it. \
    A verb that a path does not have is answered with 405, and the header `Allow` lists those that it has.";

/// The whole document. It says `element` wherever the API says its noun; the texts of the elements
/// themselves stay as they are.
pub(crate) fn document(catalogue: &Catalogue, settings: &Settings) -> Value {
    let names = Names::new(&settings.noun);
    let mut paths = names.applied(operation::paths(&operations()));
    if let Some(Value::Object(content)) = paths.pointer_mut(PROVISIONING) {
        content.insert("examples".to_owned(), requests::examples(catalogue, &names));
    }
    json!({
        "openapi": "3.1.0",
        "info": names.applied(json!({
            "title": "The /instances API",
            "version": env!("CARGO_PKG_VERSION"),
            "description": DESCRIPTION,
            "license": {"name": "MIT OR Apache-2.0", "identifier": "MIT OR Apache-2.0"},
        })),
        "servers": [{"url": base(&settings.noun)}],
        "tags": names.applied(tags()),
        "paths": paths,
        "components": {
            "securitySchemes": names.applied(security_schemes()),
            "parameters": parameters::components(catalogue, &names),
            "headers": answers::headers(),
            "responses": names.applied(answers::components()),
            "schemas": schemas(catalogue, settings, &names),
        },
    })
}

/// The groups of the operations.
fn tags() -> Value {
    json!([
        {"name": "Instances", "description": "Elements provisioned with a configuration"},
        {"name": "Configurations", "description": "The entries of the configuration of an instance"},
        {"name": "Elements", "description": "What can be provisioned"},
        {"name": "Hubs", "description": "Families of elements"},
        {"name": "Operation", "description": "What operators and their tools ask"},
    ])
}

/// The two forms of the header `Authorization`. OpenAPI has no scheme of several secrets in one header.
fn security_schemes() -> Value {
    let scheme = |description: &str| json!({"type": "apiKey", "in": "header", "name": "Authorization", "description": description});
    json!({
        "organization": scheme("`User <secret>, Organization <secret>`: a user who calls for an organization"),
        "instance": scheme("`User <secret>, Element <token>`: a user with the token of an instance"),
    })
}

/// The schemas of the API, then those of each element.
fn schemas(catalogue: &Catalogue, settings: &Settings, names: &Names<'_>) -> Value {
    let mut schemas = names.applied(schemas::components(catalogue));
    if let Some(schemas) = schemas.as_object_mut() {
        schemas.extend(requests::components(catalogue, settings.strict, names));
    }
    schemas
}

/// A reference to a schema of the document.
fn reference(schema: &str) -> Value {
    json!({"$ref": format!("#/components/schemas/{schema}")})
}

#[cfg(test)]
mod tests;
