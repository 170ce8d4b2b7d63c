//! The schemas that all catalogues share. They say `element`, where the API says its noun.

use std::collections::BTreeMap;

use openelements_runtime::{Catalogue, MAX_TAGS, MAX_VALUE_BYTES, Member};
use serde_json::{Value, json};

use super::requests::members;
use super::{Object, forms, reference};
use crate::api::MAX_ENTRIES;

/// The schemas, by name.
pub(super) fn components(catalogue: &Catalogue) -> Value {
    let mut schemas = Object::new();
    for group in [of_requests(), of_instances(), of_elements(catalogue), of_entries(), of_the_rest()] {
        if let Value::Object(group) = group {
            schemas.extend(group);
        }
    }
    schemas.into()
}

/// An object with these members, of which some may be left out.
fn object(required: &[&str], properties: &Value) -> Value {
    json!({"type": "object", "required": required, "properties": properties})
}

fn nullable(schema: &Value) -> Value {
    json!({"anyOf": [schema, {"type": "null"}]})
}

fn of_requests() -> Value {
    json!({
        "Name": {
            "description": "The name of an instance. HTML in it and white space around it are left out.",
            "type": "string", "minLength": 1, "maxLength": 255, "pattern": forms::NAME,
        },
        "Tags": {
            "description": "An instance that is provisioned without any gets its name as its tag. HTML in them is left out.",
            "type": ["array", "null"], "maxItems": MAX_TAGS,
            "items": {"type": "string", "minLength": 1, "maxLength": 255, "pattern": forms::TAG},
        },
        "ExternalAuthentication": {
            "description": "Where the tokens of an OAuth element come from: `initial` says that the configuration has them.",
            "enum": ["none", "initial", null],
        },
        "ProviderData": {
            "description": "What an OAuth vendor sent back, such as `{\"code\": \"...\"}`. It is stored encrypted and not shown.",
        },
        "ElementInstanceRequest": element_instance_request(),
        "InstanceChange": instance_change(),
        "ConfigurationChange": configuration_change(),
        "OauthUrlRequest": oauth_url_request(),
    })
}

/// A request whose path names the element.
fn element_instance_request() -> Value {
    let mut properties = members();
    properties.insert("configuration".to_owned(), reference("AnyConfiguration"));
    properties.insert("element".to_owned(), element_of_change());
    let mut schema = object(&["name"], &properties.into());
    describe(
        &mut schema,
        "What provisions the element that the path names; the configuration is one of that element.",
    );
    schema
}

fn instance_change() -> Value {
    let mut properties = members();
    properties.insert("name".to_owned(), nullable(&reference("Name")));
    properties.insert("element".to_owned(), element_of_change());
    properties.insert(
        "configuration".to_owned(),
        json!({
            "description": "`PUT` replaces the configuration with it, `PATCH` the entries of the same names. \
                The schema of the configuration of the element of the instance has the entries. A secret \
                that is given as `********` stays as it is.",
            "type": "object", "maxProperties": MAX_ENTRIES,
        }),
    );
    let mut schema = object(&[], &properties.into());
    describe(&mut schema, "A change of an instance. Members that it leaves out stay as they are.");
    schema
}

/// The element, where it is known already.
fn element_of_change() -> Value {
    json!({
        "description": "The element that it is, or nothing: an instance stays one of its element.",
        "type": "object", "properties": {"key": {"type": "string"}},
    })
}

fn configuration_change() -> Value {
    let value = json!({
        "description": "The new value; null for what the element presets.",
        "type": ["string", "number", "boolean", "object", "array", "null"], "maxLength": MAX_VALUE_BYTES,
        "examples": ["50"],
    });
    object(&["propertyValue"], &json!({"propertyValue": value}))
}

fn oauth_url_request() -> Value {
    let text = json!({"type": ["string", "null"]});
    object(
        &["apiKey", "callbackUrl"],
        &json!({
            "apiKey": {"type": "string", "minLength": 1},
            "apiSecret": text,
            "callbackUrl": {"type": "string", "format": "uri"},
            "siteAddress": text,
            "state": text,
            "scope": text,
        }),
    )
}

fn of_instances() -> Value {
    let mut instance = object(
        &["id", "name", "createdDate", "token", "element", "tags", "valid", "disabled", "user"],
        &instance_members(),
    );
    describe(
        &mut instance,
        "An element that has been provisioned. Lists without hydration have it without its configuration.",
    );
    if let Some(instance) = instance.as_object_mut() {
        instance.insert("if".to_owned(), json!({"properties": {"valid": {"const": true}}}));
        instance.insert(
            "then".to_owned(),
            json!({
                "required": [
                    "elementId", "maxCacheSize", "cacheTimeToLive", "eventsEnabled", "traceLoggingEnabled",
                    "cachingEnabled", "externalAuthentication",
                ],
                "properties": {"element": reference("Element")},
            }),
        );
        instance.insert("else".to_owned(), json!({"required": ["violations"]}));
    }
    let user = json!({
        "id": identifier(), "emailAddress": string(), "firstName": string(), "lastName": string(),
    });
    json!({
        "Instance": instance,
        "InstanceOrList": {"oneOf": [reference("Instance"), {"type": "array", "items": reference("Instance")}]},
        "User": object(&["id", "emailAddress", "firstName", "lastName"], &user),
    })
}

fn instance_members() -> Value {
    let violations = |description: &str| json!({"description": description, "type": "array", "minItems": 1, "items": reference("Violation")});
    let text_or_null = json!({"type": ["string", "null"]});
    json!({
        "id": identifier(),
        "name": string(),
        "createdDate": {"type": "string", "format": "date-time"},
        "token": {"description": "What calls that are about this instance are authorized with", "type": "string"},
        "element": {"type": "object", "required": ["key"], "properties": {"key": string()}},
        "elementId": identifier(),
        "tags": {"type": "array", "items": string()},
        "provisionInteractions": {"type": "array", "maxItems": 0, "items": {"type": "object"}},
        "valid": {"description": "Whether the catalogue of today accepts it as it is", "type": "boolean"},
        "disabled": boolean(),
        "maxCacheSize": {"type": "integer"},
        "cacheTimeToLive": {"type": "integer"},
        "configuration": {
            "description": "Secrets are `********`.", "type": "object", "additionalProperties": text_or_null,
        },
        "eventsEnabled": boolean(),
        "eventsNotificationCallbackUrl": string(),
        "traceLoggingEnabled": boolean(),
        "cachingEnabled": boolean(),
        "externalAuthentication": {"enum": ["none", "initial"]},
        "user": reference("User"),
        "warnings": violations("The entries of the request that were not understood, and left out; and what is deprecated, or has another name by now"),
        "violations": violations("Why it is not valid"),
    })
}

fn of_elements(catalogue: &Catalogue) -> Value {
    let mut members = json!({
        "id": identifier(),
        "name": string(),
        "key": string(),
        "description": string(),
        "image": string(),
        "resources": {"type": "array", "maxItems": 0, "items": {"type": "object"}},
        "authentication": object(&[], &json!({"type": string()})),
        "hub": string(),
        "parameters": {"type": "array", "items": reference("Parameter")},
    });
    if let Some(members) = members.as_object_mut() {
        members.extend(further_members(catalogue));
    }
    let required = ["id", "name", "key", "description", "resources", "authentication", "parameters"];
    let entries = json!({"configuration": {"type": "array", "items": reference("EntryDefinition")}});
    json!({
        "Element": object(&required, &members),
        "ElementDefinition": {"allOf": [reference("Element"), object(&["configuration"], &entries)]},
        "Parameter": object(
            &["name", "vendorName", "type", "vendorType", "source", "elementId", "required"],
            &json!({
                "id": identifier(), "createdDate": string(), "name": string(), "vendorName": string(),
                "type": string(), "vendorType": string(), "source": {"enum": ["request", "response"]},
                "elementId": identifier(), "required": boolean(),
            }),
        ),
        "Metadata": object(&["id", "key", "name", "description", "events"], &json!({
            "id": identifier(), "key": string(), "name": string(), "description": string(),
            "events": object(&["supported", "methods"], &json!({
                "supported": boolean(), "methods": {"type": "array", "items": {"enum": ["polling", "webhook"]}},
            })),
        })),
    })
}

/// The members of element objects that not every element has.
fn further_members(catalogue: &Catalogue) -> Object {
    let members = catalogue.elements().iter().flat_map(|element| element.members);
    let schemas: BTreeMap<&str, Value> = members
        .map(|member| match member {
            Member::Flag(name, _) => (*name, boolean()),
            Member::Text(name, _) => (*name, string()),
            _ => ("", json!(true)),
        })
        .filter(|(name, _)| !name.is_empty())
        .collect();
    schemas.into_iter().map(|(name, schema)| (name.to_owned(), schema)).collect()
}

fn of_entries() -> Value {
    let types = ["PASSWORD", "BOOLEAN", "COMBO", "TEXTFIELD_32", "TEXTFIELD_1000", "TEXTAREA"];
    let required = [
        "id",
        "name",
        "key",
        "description",
        "type",
        "required",
        "internal",
        "hideFromConsole",
        "active",
        "displayOrder",
        "resellerConfig",
        "companyConfig",
        "groupControl",
    ];
    let option = object(&["value", "description"], &json!({"value": string(), "description": string()}));
    let warnings = json!({"type": "array", "minItems": 1, "items": reference("Violation")});
    json!({
        "EntryDefinition": object(&required, &json!({
            "id": identifier(), "name": string(), "key": string(), "description": string(),
            "defaultValue": string(), "type": {"enum": types}, "options": {"type": "array", "items": option},
            "required": boolean(), "internal": boolean(), "hideFromConsole": boolean(), "active": boolean(),
            "displayOrder": {"type": "integer", "minimum": 1}, "resellerConfig": boolean(),
            "companyConfig": boolean(), "groupControl": boolean(),
            "formerNames": {
                "description": "Names that it had, under which it may be supplied still",
                "type": "array", "items": string(),
            },
            "deprecated": {"description": "Why to do without it, and what to use instead", "type": "string"},
            "aliases": {"description": "Other names under which it may be supplied", "type": "array", "items": string()},
        })),
        "ConfigurationEntry": object(&["id", "key", "name", "propertyValue", "required"], &json!({
            "id": identifier(), "key": string(), "name": string(),
            "propertyValue": {"description": "A secret is `********`.", "type": ["string", "null"]},
            "required": boolean(), "warnings": warnings,
        })),
    })
}

fn of_the_rest() -> Value {
    let problems =
        ["missing", "unknown", "invalid", "repeated", "inapplicable", "malformed", "renamed", "deprecated"];
    let hub = json!({"key": string(), "name": string(), "active": boolean()});
    json!({
        "Key": {"type": "string"},
        "Hub": object(&["key", "name", "active"], &hub),
        "OauthUrl": object(&["oauthUrl", "element"], &json!({
            "oauthUrl": {"type": "string", "format": "uri"}, "element": string(),
        })),
        "Status": object(&["status"], &json!({"status": {"enum": ["up", "ready"]}})),
        "Error": object(&["requestId", "message"], &json!({
            "requestId": {"type": "string", "pattern": "^[0-9a-f]{24}$"},
            "message": {"description": "What is wrong, and what to do", "type": "string", "minLength": 1},
            "violations": {"type": "array", "minItems": 1, "items": reference("Violation")},
        })),
        "Violation": object(&["entry", "problem", "expected"], &json!({
            "entry": {"description": "The name of the entry, or of the part of the request", "type": "string"},
            "problem": {"enum": problems},
            "expected": {"description": "What is expected there", "type": ["string", "null"]},
            "advice": {"description": "Of what is deprecated: why, and what to use instead", "type": "string"},
        })),
    })
}

fn identifier() -> Value {
    json!({"type": "integer", "format": "int64", "minimum": 0})
}

fn string() -> Value {
    json!({"type": "string"})
}

fn boolean() -> Value {
    json!({"type": "boolean"})
}

fn describe(schema: &mut Value, description: &str) {
    if let Some(members) = schema.as_object_mut() {
        members.insert("description".to_owned(), description.into());
    }
}
