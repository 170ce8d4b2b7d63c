//! Rules about numbers.

use super::Subject;
use crate::diagnostics::{Collector, codes};
use crate::model::Preset;

/// The setting that says how many items a page has at most.
pub(super) const MAXIMUM: &str = "pagination.max";

/// The settings that are numbers, and the least that each can be.
const LEAST: [(&str, i64); 4] = [
    (MAXIMUM, 1),
    ("pagination.page.size", 1),
    ("pagination.page.startindex", 0),
    ("event.poller.refresh_interval", 1),
];

/// No size, interval or number of a page is less than there can be.
pub(super) fn too_small(subject: &Subject<'_>, collector: &mut Collector) {
    // A maximum that is none has a lint of its own where there is a cursor.
    let is_told = |name: &str| name == MAXIMUM && is_paged_by_cursor(subject);
    for (name, least) in LEAST.into_iter().filter(|(name, _)| !is_told(name)) {
        if let Some(entry) = subject.entry(name).filter(|entry| is_below(&entry.preset.value, least)) {
            let message = format!("`{name}` is never less than {least}");
            collector
                .warning(codes::TOO_SMALL, message, entry.preset.at.clone())
                .help(format!("write a number from {least} up, or remove the line"));
        }
    }
}

/// Whether lists are paged through by cursor.
pub(super) fn is_paged_by_cursor(subject: &Subject<'_>) -> bool {
    subject.entry("pagination.type").is_some_and(|entry| entry.preset.value.text() == Some("cursor"))
}

/// Whether a preset is a number that is less than another.
pub(super) fn is_below(preset: &Preset, least: i64) -> bool {
    preset.text().and_then(|text| text.parse::<i64>().ok()).is_some_and(|number| number < least)
}
