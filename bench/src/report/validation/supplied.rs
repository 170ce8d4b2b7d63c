//! What the ways that check after reading have read: every entry as a text, whatever JSON it was, and the
//! names that are those of no entry. The rules of `garde` stand at the entries that they are about.

#![expect(clippy::zero_sized_map_values, reason = "what else there is is only named")]

use std::collections::BTreeMap;
use std::fmt;

use garde::Validate;
use serde::Deserialize;
use serde::de::{Deserializer, Error, IgnoredAny, Visitor};
use serde_json::value::RawValue;

use super::kinds::{self, Kind};

/// A text, or a number or flag in its spelling.
pub(super) struct Text(String);

impl Text {
    /// The text.
    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}

impl garde::rules::AsStr for Text {
    fn as_str(&self) -> &str {
        &self.0
    }
}

impl<'json> Deserialize<'json> for Text {
    fn deserialize<D: Deserializer<'json>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TextVisitor)
    }
}

struct TextVisitor;

impl Visitor<'_> for TextVisitor {
    type Value = Text;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a text, a number or a flag")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Text, E> {
        Ok(Text(text.to_owned()))
    }

    fn visit_bool<E: Error>(self, flag: bool) -> Result<Text, E> {
        Ok(Text(flag.to_string()))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Text, E> {
        Ok(Text(number.to_string()))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Text, E> {
        Ok(Text(number.to_string()))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Text, E> {
        Ok(Text(number.to_string()))
    }
}

/// A JSON document, or a text that is one.
#[derive(Deserialize)]
#[serde(transparent)]
pub(super) struct Document(Box<RawValue>);

impl Document {
    /// What is wrong with it.
    pub(super) fn refusal(&self) -> Option<&'static str> {
        let json = self.0.get();
        if !json.starts_with('"') {
            return None;
        }
        let text: Option<String> = serde_json::from_str(json).ok();
        text.map_or(Some(kinds::JSON.expected), |text| kinds::JSON.refusal(&text))
    }
}

/// Every entry of `chargebee`.
#[derive(Deserialize, Validate)]
pub(super) struct Supplied {
    #[garde(required, pattern(r"^[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?$"))]
    pub(super) site: Option<Text>,
    #[garde(required, custom(is(kinds::LINE)))]
    pub(super) username: Option<Text>,
    #[garde(required, custom(is(kinds::SECRET)))]
    pub(super) password: Option<Text>,
    #[serde(rename = "base.url")]
    #[garde(custom(is(kinds::FIXED)))]
    pub(super) base_url: Option<Text>,
    #[serde(rename = "pagination.type")]
    #[garde(custom(is(kinds::PAGINATION)))]
    pub(super) pagination_type: Option<Text>,
    #[serde(rename = "pagination.max")]
    #[garde(custom(is(kinds::INTEGER)))]
    pub(super) pagination_max: Option<Text>,
    #[serde(rename = "event.notification.enabled")]
    #[garde(custom(is(kinds::FLAG)))]
    pub(super) event_notification_enabled: Option<Text>,
    #[serde(rename = "event.notification.callback.url")]
    #[garde(custom(is(kinds::URL)))]
    pub(super) event_notification_callback_url: Option<Text>,
    #[serde(rename = "event.notification.type")]
    #[garde(custom(is(kinds::LINE)))]
    pub(super) event_notification_type: Option<Text>,
    #[serde(rename = "event.vendor.type")]
    #[garde(custom(is(kinds::VENDOR_EVENTS)))]
    pub(super) event_vendor_type: Option<Text>,
    #[serde(rename = "event.poller.configuration")]
    #[garde(custom(is_document))]
    pub(super) event_poller_configuration: Option<Document>,
    #[serde(rename = "event.poller.refresh_interval")]
    #[garde(custom(is(kinds::INTEGER)))]
    pub(super) event_poller_refresh_interval: Option<Text>,
    #[serde(rename = "bulk.add_metadata")]
    #[garde(custom(is(kinds::FLAG)))]
    pub(super) bulk_add_metadata: Option<Text>,
    #[serde(rename = "bulk.query.field_name")]
    #[garde(custom(is(kinds::LINE)))]
    pub(super) bulk_query_field_name: Option<Text>,
    #[serde(rename = "bulk.query.operator")]
    #[garde(custom(is(kinds::LINE)))]
    pub(super) bulk_query_operator: Option<Text>,
    #[serde(rename = "bulk.query.date_mask")]
    #[garde(custom(is(kinds::LINE)))]
    pub(super) bulk_query_date_mask: Option<Text>,
    #[serde(rename = "bulk.query.download_format")]
    #[garde(custom(is(kinds::LINE)))]
    pub(super) bulk_query_download_format: Option<Text>,
    #[serde(rename = "bulk.attribute.created_time")]
    #[garde(custom(is(kinds::LINE)))]
    pub(super) bulk_attribute_created_time: Option<Text>,
    #[serde(rename = "bulk.relations")]
    #[garde(custom(is_document))]
    pub(super) bulk_relations: Option<Document>,
    #[serde(rename = "filter.response.nulls")]
    #[garde(custom(is(kinds::FLAG)))]
    pub(super) filter_response_nulls: Option<Text>,
    /// What is the value of no entry, by name.
    #[serde(flatten)]
    #[garde(custom(are_known))]
    pub(super) others: BTreeMap<String, IgnoredAny>,
}

/// The rule of `garde` that a value is of a kind.
fn is(kind: Kind) -> impl FnOnce(&Option<Text>, &()) -> garde::Result {
    move |value, ()| {
        let refusal = value.as_ref().and_then(|text| kind.refusal(text.as_str()));
        refusal.map_or(Ok(()), |expected| Err(garde::Error::new(expected)))
    }
}

/// The rule of `garde` that a value is a document.
#[expect(clippy::ref_option, clippy::trivially_copy_pass_by_ref, reason = "rules are called so")]
fn is_document(value: &Option<Document>, (): &()) -> garde::Result {
    let refusal = value.as_ref().and_then(Document::refusal);
    refusal.map_or(Ok(()), |expected| Err(garde::Error::new(expected)))
}

/// The rule of `garde` that there are no other names.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "rules are called so")]
fn are_known(others: &BTreeMap<String, IgnoredAny>, (): &()) -> garde::Result {
    if others.is_empty() {
        return Ok(());
    }
    let names = others.keys().map(|name| format!("unknown `{name}`"));
    Err(garde::Error::new(names.collect::<Vec<_>>().join(", ")))
}
