//! The parameters of paths and queries.

use openelements_runtime::{Catalogue, MAX_TAGS};
use openelements_schema::NO_NUL;
use serde_json::{Value, json};

use super::names::Names;
use super::{Object, forms};
use crate::api::{Operation, hubs};

/// References to the parameters of an operation.
pub(super) fn of(operation: &Operation) -> Value {
    let segments = operation.path.split('/');
    let of_path = segments.filter_map(|segment| segment.strip_prefix('{')?.strip_suffix('}'));
    let names = of_path.chain(operation.query.iter().copied());
    names.map(|name| json!({"$ref": format!("#/components/parameters/{}", component(name))})).collect()
}

/// The name of a parameter among the components, where brackets have no place.
fn component(name: &str) -> &str {
    name.trim_end_matches("[]")
}

/// The parameters, by name.
pub(super) fn components(catalogue: &Catalogue, names: &Names<'_>) -> Value {
    let [key_or_id, hub] = of_catalogue(catalogue);
    let parameters =
        [path("keyOrId", "The key or the id of an element", key_or_id), path("hub", "The key of a hub", hub)];
    let fixed = of_instances().into_iter().chain(of_lists()).chain(of_oauth());
    let parameters = parameters.into_iter().chain(fixed).map(|parameter| named(parameter, names));
    parameters.collect::<Object>().into()
}

/// A parameter under its name. Its schema may hold keys of the catalogue, which stay as they are.
fn named(
    Parameter { name, place, required, description, schema }: Parameter,
    names: &Names<'_>,
) -> (String, Value) {
    let description = names.text(description);
    let parameter = json!({
        "name": name, "in": place, "required": required, "description": description, "schema": schema,
    });
    (component(name).to_owned(), parameter)
}

/// A parameter before it has its words.
struct Parameter {
    name: &'static str,
    place: &'static str,
    required: bool,
    description: &'static str,
    schema: Value,
}

const fn path(name: &'static str, description: &'static str, schema: Value) -> Parameter {
    Parameter { name, place: "path", required: true, description, schema }
}

const fn query(name: &'static str, description: &'static str, schema: Value) -> Parameter {
    Parameter { name, place: "query", required: false, description, schema }
}

/// What the catalogue knows: the keys and ids of elements, and the keys of hubs.
fn of_catalogue(catalogue: &Catalogue) -> [Value; 2] {
    let elements = catalogue.elements();
    let keys = elements.iter().map(|element| element.key.to_owned());
    let ids = elements.iter().map(|element| element.id.to_string());
    let hubs = hubs(catalogue).into_iter().map(ToOwned::to_owned);
    [one_of(keys.chain(ids)), one_of(hubs)]
}

/// One of these texts; an enumeration of none is no schema.
fn one_of(texts: impl Iterator<Item = String>) -> Value {
    let texts: Vec<String> = texts.collect();
    if texts.is_empty() {
        json!({"type": "string", "minLength": 1})
    } else {
        json!({"type": "string", "enum": texts})
    }
}

fn of_instances() -> Vec<Parameter> {
    let entry = "The key or the id of an entry of the configuration, as the list of the entries has both";
    vec![
        path("id", "The id of an instance", json!({"type": "integer", "format": "int64", "minimum": 1})),
        path("configId", entry, json!({"type": "string", "minLength": 1, "examples": ["pagination.max"]})),
    ]
}

fn of_lists() -> Vec<Parameter> {
    let text = || json!({"type": "string", "pattern": NO_NUL});
    let number = || json!({"type": "integer", "minimum": 1, "maximum": u32::MAX});
    let token = json!({"type": "string", "pattern": forms::PAGE_TOKEN});
    vec![
        query(
            "tags[]",
            "Only instances with all of these tags",
            json!({"type": "array", "items": text(), "maxItems": MAX_TAGS}),
        ),
        query(
            "searchText",
            "Only instances with this text in their name or the key of their element",
            text(),
        ),
        query(
            "hydrate",
            "`false` leaves the configurations out",
            json!({"type": "boolean", "default": true}),
        ),
        query("page", "The number of the page, from 1; not together with `nextPage`", number()),
        query("pageSize", "How many instances a page has: 200, unless fewer are asked for", number()),
        query("nextPage", "What `Elements-Next-Page-Token` of the page before said", token),
    ]
}

fn of_oauth() -> Vec<Parameter> {
    let text = || json!({"type": "string", "pattern": NO_NUL});
    let key = json!({"type": "string", "minLength": 1, "pattern": NO_NUL});
    let url = json!({"type": "string", "format": "uri"});
    let required = |parameter| Parameter { required: true, ..parameter };
    vec![
        required(query("apiKey", "The key of your application at the vendor", key)),
        query("apiSecret", "Accepted, and of no use here: it has no place in the URL", text()),
        required(query("callbackUrl", "The absolute URL that the vendor sends the code to", url)),
        query(
            "siteAddress",
            "What the address of the customer at the vendor is made of, where it has one of its own",
            text(),
        ),
        query(
            "state",
            "What the vendor sends back with the code; the key of the element unless given",
            text(),
        ),
        query("scope", "The access that is asked for; what the element presets unless given", text()),
    ]
}
