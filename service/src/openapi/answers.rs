//! What operations answer: documents, headers, refusals.

use axum::http::Method;
use serde_json::{Value, json};

use super::names::operation_id;
use super::{Object, forms, reference};
use crate::api::{Access, Answer, Operation};

/// The headers of a list.
const OF_LISTS: [&str; 4] =
    ["Elements-Returned-Count", "Elements-Total-Count", "Elements-Next-Page-Token", "Elements-Error"];

/// Every refusal: its status and what it means.
const REFUSALS: [(&str, &str); 10] = [
    ("400", "The request is wrong; `message` says all of it, and `violations` has each problem apart."),
    ("401", "The header `Authorization` is missing or malformed, or its secrets are not known."),
    ("404", "There is nothing of this id or key, or nothing that the caller may see."),
    ("406", "The header `Accept` allows nothing that this operation answers."),
    ("408", "The body did not arrive in time."),
    ("409", "The catalogue of today does not have what the instance was made of."),
    ("413", "The body is larger than this service takes."),
    ("415", "The body is not JSON."),
    ("500", "The service has failed; its log says more under the id of the request."),
    ("503", "The service cannot answer now; try again after the seconds of `Retry-After`."),
];

/// What an operation answers, by status.
pub(super) fn of(operation: &Operation, operations: &[Operation]) -> Value {
    let mut answers: Object = statuses(operation)
        .into_iter()
        .map(|status| (status.to_owned(), json!({"$ref": format!("#/components/responses/{status}")})))
        .collect();
    answers.insert("200".to_owned(), success(operation, operations));
    answers.into()
}

/// The statuses of the refusals that an operation can answer.
fn statuses(operation: &Operation) -> Vec<&'static str> {
    let Operation { access, path, query, body, .. } = operation;
    let has_place = path.contains('{');
    let needs_instance = *access == Access::Instance && operation.method != Method::GET;
    let of_configuration = path.contains("/configuration");
    let conditions = [
        ("400", has_place || !query.is_empty() || body.is_some()),
        ("401", *access != Access::Public),
        ("404", has_place || needs_instance),
        ("408", body.is_some()),
        ("409", of_configuration || *body == Some("InstanceChange")),
        ("413", body.is_some()),
        ("415", body.is_some()),
    ];
    let particular = conditions.into_iter().filter(|(_, holds)| *holds).map(|(status, _)| status);
    particular.chain(["406", "500", "503"]).collect()
}

/// The answer of a call that went well.
fn success(operation: &Operation, operations: &[Operation]) -> Value {
    let mut answer = json!({"description": "As asked", "headers": of_success(operation)});
    let Some(members) = answer.as_object_mut() else {
        return answer;
    };
    if let Some(content) = content(operation.answer) {
        members.insert("content".to_owned(), content);
    }
    let links = links(operation, operations);
    if !links.is_empty() {
        members.insert("links".to_owned(), links.into());
    }
    answer
}

fn content(answer: Answer) -> Option<Value> {
    let (form, schema) = match answer {
        Answer::Empty => return None,
        Answer::One(schema) => ("application/json", reference(schema)),
        Answer::Many(schema) => ("application/json", json!({"type": "array", "items": reference(schema)})),
        Answer::Other(form @ "application/json") => (form, json!({"type": "object"})),
        Answer::Other(form) => (form, json!({"type": "string"})),
    };
    Some(json!({form: {"schema": schema}}))
}

/// The headers of an answer that went well.
fn of_success(operation: &Operation) -> Value {
    let of_lists = OF_LISTS.into_iter().filter(|_| operation.query.contains(&"pageSize"));
    references(&of_lists.chain(["Elements-Request-Id"]).collect::<Vec<_>>())
}

fn references(headers: &[&str]) -> Value {
    let headers = headers.iter();
    let headers =
        headers.map(|name| ((*name).to_owned(), json!({"$ref": format!("#/components/headers/{name}")})));
    headers.collect::<Object>().into()
}

/// From a new instance to the calls that take its id.
fn links(operation: &Operation, operations: &[Operation]) -> Object {
    if operation.method != Method::POST || operation.answer != Answer::One("Instance") {
        return Object::new();
    }
    operations.iter().filter_map(link).collect()
}

/// How a call is about an instance that was just answered, if its path takes the id and no more than that.
fn link(operation: &Operation) -> Option<(String, Value)> {
    let id = "$response.body#/id";
    let parameters = match (operation.path.strip_prefix("/elements/{keyOrId}"), operation.path) {
        (Some("/instances/{id}"), _) => json!({"id": id, "keyOrId": "$response.body#/element/key"}),
        (None, path) if path.starts_with("/instances/{id}") && !path.contains("{configId}") => {
            json!({"id": id})
        }
        _ => return None,
    };
    let name = operation_id(operation);
    Some((name.clone(), json!({"operationId": name, "parameters": parameters})))
}

/// The refusals, by status.
pub(super) fn components() -> Value {
    let refusals = REFUSALS.iter().map(|(status, description)| {
        let particular: &[&str] = match *status {
            "401" => &["WWW-Authenticate"],
            "503" => &["Retry-After"],
            _ => &[],
        };
        let headers = [&["Elements-Request-Id"], particular].concat();
        let content = json!({"application/json": {"schema": reference("Error")}});
        let refusal =
            json!({"description": description, "headers": references(&headers), "content": content});
        ((*status).to_owned(), refusal)
    });
    refusals.collect::<Object>().into()
}

/// The headers of answers.
pub(super) fn headers() -> Value {
    let count = || json!({"type": "integer", "minimum": 0});
    let headers = [
        (
            "Elements-Request-Id",
            true,
            "The id of this request",
            json!({"type": "string", "pattern": "^[0-9a-f]{24}$"}),
        ),
        ("Elements-Returned-Count", false, "How many items this page has", count()),
        ("Elements-Total-Count", false, "How many items there are in all", count()),
        (
            "Elements-Next-Page-Token",
            false,
            "The `nextPage` of the next page, if there is one",
            json!({"type": "string", "pattern": forms::PAGE_TOKEN}),
        ),
        ("Elements-Error", false, "What was not done quite as asked", json!({"type": "string"})),
        ("WWW-Authenticate", true, "The scheme of the header `Authorization`", json!({"type": "string"})),
        ("Retry-After", false, "The seconds to wait before another try", count()),
    ];
    let headers = headers.into_iter().map(|(name, required, description, schema)| {
        (name.to_owned(), json!({"description": description, "required": required, "schema": schema}))
    });
    headers.collect::<Object>().into()
}
