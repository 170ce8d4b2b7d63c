//! What a JSON value of a document is, to judge by its members.

use super::StatementKind;
use crate::json::{Node, Value};

/// What a value is, if anything of use.
pub(super) fn kind_of(node: &Node) -> Option<StatementKind> {
    let configuration = node.get("configuration");
    let is_error = node.get("requestId").is_some() && node.get("message").is_some();
    if is_error {
        return None;
    }
    if is_export(node) {
        return Some(StatementKind::Export);
    }
    if node.text_of("oauthUrl").is_some() {
        return Some(StatementKind::OauthUrl);
    }
    let element = element_of(node);
    let is_told = element
        .is_some_and(|element| element.members().iter().any(|(name, _)| name != "key" && name != "id"));
    let is_instance = ["token", "provisionInteractions", "valid", "elementId"];
    if is_told || (element.is_some() && is_instance.iter().any(|name| node.get(name).is_some())) {
        return Some(StatementKind::Response);
    }
    if configuration.is_some_and(Node::is_object) {
        let has_id = node.get("token").is_some();
        return Some(if has_id { StatementKind::Response } else { StatementKind::Request });
    }
    if element.is_some() && ["providerData", "tags", "name"].iter().any(|name| node.get(name).is_some()) {
        return Some(StatementKind::Request);
    }
    is_fragment(node).then_some(StatementKind::Fragment)
}

/// Whether a value is a definition of an element, in either form.
fn is_export(node: &Node) -> bool {
    let entries = node.get("configuration").is_some_and(Node::is_list);
    let element = node.get("element").filter(|element| element.text_of("key").is_some());
    let within = element.is_some_and(|element| element.get("configuration").is_some_and(Node::is_list));
    let is_flat =
        node.text_of("key").is_some() && (entries || node.get("resources").is_some_and(Node::is_list));
    within || (element.is_some() && entries) || (is_flat && node.text_of("name").is_some())
}

/// Whether a value has members as configurations have: dotted names, and settings above all.
fn is_fragment(node: &Node) -> bool {
    let members = node.members();
    let is_entry = |name: &str| name.contains('.') && !name.contains([' ', '/']);
    !members.is_empty() && members.iter().all(|(name, _)| is_entry(name))
}

/// The object that stands for the element, whatever it is called.
pub(crate) fn element_of(node: &Node) -> Option<&Node> {
    const OTHERS: [&str; 5] = ["configuration", "providerData", "user", "transformation", "tags"];
    let is_element = |(name, node): &&(String, Node)| {
        !OTHERS.contains(&name.as_str())
            && node.is_object()
            && (name == "element" || node.get("key").is_some())
    };
    node.members().iter().find(is_element).map(|(_, node)| node)
}

/// The key of the element that a value names.
pub(super) fn key_of(node: &Node, kind: StatementKind) -> Option<String> {
    let key = match kind {
        StatementKind::OauthUrl => node.text_of("element"),
        StatementKind::Export => node.text_of("key").or_else(|| element_of(node)?.text_of("key")),
        _ => element_of(node)?.text_of("key"),
    };
    key.map(str::trim).filter(|key| !key.is_empty() && !key.contains(['<', '{'])).map(str::to_owned)
}

/// The value with members put where they belong: pages have those of the instance within the
/// element, or tags within the configuration.
pub(super) fn hoisted(mut node: Node) -> Node {
    let is_above = |name: &str| matches!(name, "configuration" | "provisionInteractions" | "valid");
    if node.get("configuration").is_none() && node.text_of("key").is_none() {
        lift(
            &mut node,
            |name, inner| {
                name == "element"
                    && inner.members().iter().any(|(name, node)| is_above(name) && !node.is_list())
            },
            |name| {
                [
                    "configuration",
                    "provisionInteractions",
                    "valid",
                    "disabled",
                    "eventsEnabled",
                    "user",
                    "tags",
                    "externalAuthentication",
                    "elementId",
                    "maxCacheSize",
                    "cacheTimeToLive",
                    "cachingEnabled",
                    "traceLoggingEnabled",
                    "eventsNotificationCallbackUrl",
                ]
                .contains(&name)
            },
        );
    }
    if node.get("name").is_none() && node.get("element").is_some() {
        lift(
            &mut node,
            |name, inner| name == "configuration" && inner.is_object(),
            |name| ["tags", "name"].contains(&name),
        );
    }
    node
}

/// Moves members of a member up.
fn lift(node: &mut Node, from: impl Fn(&str, &Node) -> bool, moves: impl Fn(&str) -> bool) {
    let Value::Object(members) = &mut node.value else { return };
    let found = members.iter_mut().find(|(name, inner)| from(name, inner));
    let Some((_, Node { value: Value::Object(inner), .. })) = found else { return };
    let (lifted, kept) = std::mem::take(inner).into_iter().partition(|(name, _)| moves(name));
    *inner = kept;
    members.extend::<Vec<_>>(lifted);
}
