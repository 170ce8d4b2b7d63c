//! The checks as somebody writes them by hand who wants every problem told at once.

use super::kinds::{self, Kind};
use super::supplied::{Document, Supplied, Text};

/// Reads and checks a configuration.
pub(super) fn read(json: &str) -> Result<Supplied, String> {
    let supplied: Supplied = serde_json::from_str(json).map_err(|error| error.to_string())?;
    let problems = check(&supplied);
    if problems.0.is_empty() { Ok(supplied) } else { Err(problems.0.join("; ")) }
}

#[rustfmt::skip] // An entry a line.
fn check(supplied: &Supplied) -> Problems {
    let mut problems = Problems(Vec::new());
    problems.required("site", supplied.site.as_ref(), &kinds::LABEL);
    problems.required("username", supplied.username.as_ref(), &kinds::LINE);
    problems.required("password", supplied.password.as_ref(), &kinds::SECRET);
    problems.optional("base.url", supplied.base_url.as_ref(), &kinds::FIXED);
    problems.optional("pagination.type", supplied.pagination_type.as_ref(), &kinds::PAGINATION);
    problems.optional("pagination.max", supplied.pagination_max.as_ref(), &kinds::INTEGER);
    problems.optional("event.notification.enabled", supplied.event_notification_enabled.as_ref(), &kinds::FLAG);
    problems.optional("event.notification.callback.url", supplied.event_notification_callback_url.as_ref(), &kinds::URL);
    problems.optional("event.notification.type", supplied.event_notification_type.as_ref(), &kinds::LINE);
    problems.optional("event.vendor.type", supplied.event_vendor_type.as_ref(), &kinds::VENDOR_EVENTS);
    problems.document("event.poller.configuration", supplied.event_poller_configuration.as_ref());
    problems.optional("event.poller.refresh_interval", supplied.event_poller_refresh_interval.as_ref(), &kinds::INTEGER);
    problems.optional("bulk.add_metadata", supplied.bulk_add_metadata.as_ref(), &kinds::FLAG);
    problems.optional("bulk.query.field_name", supplied.bulk_query_field_name.as_ref(), &kinds::LINE);
    problems.optional("bulk.query.operator", supplied.bulk_query_operator.as_ref(), &kinds::LINE);
    problems.optional("bulk.query.date_mask", supplied.bulk_query_date_mask.as_ref(), &kinds::LINE);
    problems.optional("bulk.query.download_format", supplied.bulk_query_download_format.as_ref(), &kinds::LINE);
    problems.optional("bulk.attribute.created_time", supplied.bulk_attribute_created_time.as_ref(), &kinds::LINE);
    problems.document("bulk.relations", supplied.bulk_relations.as_ref());
    problems.optional("filter.response.nulls", supplied.filter_response_nulls.as_ref(), &kinds::FLAG);
    problems.0.extend(supplied.others.keys().map(|name| format!("unknown `{name}`")));
    problems
}

/// What is wrong, in words.
struct Problems(Vec<String>);

impl Problems {
    fn required(&mut self, name: &str, value: Option<&Text>, kind: &Kind) {
        if value.is_none() {
            self.0.push(format!("missing `{name}` (expected {})", kind.expected));
        }
        self.optional(name, value, kind);
    }

    fn optional(&mut self, name: &str, value: Option<&Text>, kind: &Kind) {
        self.refuse(name, value.and_then(|text| kind.refusal(text.as_str())));
    }

    fn document(&mut self, name: &str, value: Option<&Document>) {
        self.refuse(name, value.and_then(Document::refusal));
    }

    fn refuse(&mut self, name: &str, expected: Option<&str>) {
        self.0.extend(expected.map(|expected| format!("invalid `{name}` (expected {expected})")));
    }
}
