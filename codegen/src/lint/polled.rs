//! Rules about what a poller polls: objects, each with its URL.

use openelements_runtime::did_you_mean;
use serde_json::Value;

use super::{Subject, poller};
use crate::diagnostics::{Collector, codes, surely_meant};
use crate::yaml::{At, Node, Shape};

/// The setting that has objects.
const SETTING: &str = "event.poller.configuration";

/// The member without which nothing is polled.
const URL: &str = "url";

/// The members of an object that are documented for most vendors.
const MEMBERS: [&str; 3] = [URL, "idField", DATES];

/// The member that has members of its own.
const DATES: &str = "datesConfiguration";

/// The members of that.
const DATE_MEMBERS: [&str; 6] = [
    "updatedDateField",
    "updatedDateFormat",
    "updatedDateTimezone",
    "createdDateField",
    "createdDateFormat",
    "createdDateTimezone",
];

/// A member of what is polled.
struct Member {
    name: String,
    at: At,
    members: Vec<Member>,
    /// Whether its value is a text that says something.
    is_text: bool,
}

/// Every object that is polled has a URL, and no member is almost a known one.
pub(super) fn objects(subject: &Subject<'_>, collector: &mut Collector) {
    let Some(node) = poller::setting(subject, SETTING) else {
        return;
    };
    for object in from_yaml(subject.source, node) {
        let is_polled = object.members.iter().any(|member| member.name == URL && member.is_text);
        if !is_polled {
            report_unpolled(&object, collector);
        }
        for member in &object.members {
            // Where the URL is lacking, what it was written as is told with it.
            if is_polled || did_you_mean(&member.name, [URL]).is_none() {
                check(member, &MEMBERS, collector);
            }
            let dates = Some(member).filter(|member| member.name == DATES);
            for member in dates.iter().flat_map(|dates| &dates.members) {
                check(member, &DATE_MEMBERS, collector);
            }
        }
    }
}

fn report_unpolled(object: &Member, collector: &mut Collector) {
    let meant = object.members.iter().find(|member| did_you_mean(&member.name, [URL]).is_some());
    let message = format!("`{}` has no `{URL}`, so that nothing is polled for it", object.name);
    let place = meant.unwrap_or(object).at.clone();
    let help = match meant {
        Some(member) if member.name == URL => {
            "write the path that is polled, as in `url: /invoices`".to_owned()
        }
        Some(member) => format!("did you mean `{URL}` by `{}`?", member.name),
        None => "add the path that is polled, as in `{url: /invoices, idField: id}`".to_owned(),
    };
    collector.warning(codes::POLLED_OBJECT, message, place).help(help);
}

fn check(member: &Member, known: &[&str], collector: &mut Collector) {
    let Member { name, at, .. } = member;
    let known = known.iter().copied();
    if known.clone().any(|known| known == name) {
        return;
    }
    if let Some(meant) = surely_meant(name, known) {
        collector
            .warning(codes::POLLED_OBJECT, format!("pollers do not know `{name}`"), at.clone())
            .help(format!("did you mean `{meant}`?"));
    }
}

/// The members of a mapping, or of JSON in a text.
fn from_yaml(source: usize, node: &Node) -> Vec<Member> {
    match &node.value {
        Shape::Mapping(members) => {
            let read = members.iter().map(|(key, value)| Member {
                name: key.text.clone(),
                at: At::Key(source, key.id),
                members: from_yaml(source, value),
                is_text: matches!(&value.value, Shape::Text(text) if !text.trim().is_empty()),
            });
            read.collect()
        }
        Shape::Text(text) => {
            let json: Option<Value> = serde_json::from_str(text).ok();
            json.map(|json| from_json(&At::Value(source, node.id), &json)).unwrap_or_default()
        }
        Shape::Null | Shape::Boolean(_) | Shape::Number(_) | Shape::Sequence(_) => Vec::new(),
    }
}

/// The members of an object of JSON, all at the place of the JSON.
fn from_json(at: &At, json: &Value) -> Vec<Member> {
    let members = json.as_object().into_iter().flatten().map(|(name, value)| Member {
        name: name.clone(),
        at: at.clone(),
        members: from_json(at, value),
        is_text: value.as_str().is_some_and(|text| !text.trim().is_empty()),
    });
    members.collect()
}
