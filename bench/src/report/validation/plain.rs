//! The floor: what JSON takes to become a struct that holds the texts, with no check but serde's own.

use serde::Deserialize;
use serde_json::value::RawValue;

/// The entries of `chargebee`, as they are written.
#[derive(Deserialize)]
#[expect(dead_code, reason = "it is read, and that is measured")]
pub(super) struct Plain {
    site: String,
    username: String,
    password: String,
    #[serde(rename = "base.url")]
    base_url: Option<String>,
    #[serde(rename = "pagination.type")]
    pagination_type: Option<String>,
    #[serde(rename = "pagination.max")]
    pagination_max: Option<String>,
    #[serde(rename = "event.notification.enabled")]
    event_notification_enabled: Option<String>,
    #[serde(rename = "event.notification.callback.url")]
    event_notification_callback_url: Option<String>,
    #[serde(rename = "event.notification.type")]
    event_notification_type: Option<String>,
    #[serde(rename = "event.vendor.type")]
    event_vendor_type: Option<String>,
    #[serde(rename = "event.poller.configuration")]
    event_poller_configuration: Option<Box<RawValue>>,
    #[serde(rename = "event.poller.refresh_interval")]
    event_poller_refresh_interval: Option<String>,
    #[serde(rename = "bulk.add_metadata")]
    bulk_add_metadata: Option<String>,
    #[serde(rename = "bulk.query.field_name")]
    bulk_query_field_name: Option<String>,
    #[serde(rename = "bulk.query.operator")]
    bulk_query_operator: Option<String>,
    #[serde(rename = "bulk.query.date_mask")]
    bulk_query_date_mask: Option<String>,
    #[serde(rename = "bulk.query.download_format")]
    bulk_query_download_format: Option<String>,
    #[serde(rename = "bulk.attribute.created_time")]
    bulk_attribute_created_time: Option<String>,
    #[serde(rename = "bulk.relations")]
    bulk_relations: Option<Box<RawValue>>,
    #[serde(rename = "filter.response.nulls")]
    filter_response_nulls: Option<String>,
}
