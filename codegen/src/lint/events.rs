//! Rules about how the vendor's events are noticed.

use super::Subject;
use crate::diagnostics::{Collector, codes};
use crate::model::{Entry, Preset};

/// The setting that says how.
const TYPE: &str = "event.vendor.type";

/// The settings that say what is polled.
const POLLED: [&str; 4] =
    ["event.poller.configuration", "event.poller.urls", "event.objects", "event.helper.key"];

/// `webhook` is accepted because old documents have it; `webhooks` is what is documented now.
pub(super) fn singular(subject: &Subject<'_>, collector: &mut Collector) {
    let found = subject.entry(TYPE).filter(|entry| entry.preset.value.text() == Some("webhook"));
    if let Some(entry) = found {
        let message = "the type of events is written `webhooks`";
        collector
            .warning(codes::SINGULAR_WEBHOOK, message, entry.preset.at.clone())
            .help("write `webhooks`, unless the vendor's documents have `webhook`");
    }
}

/// What is polled is said where events are polled, and not where the vendor calls.
pub(super) fn poller(subject: &Subject<'_>, collector: &mut Collector) {
    let Some(entry) = subject.entry(TYPE) else {
        return;
    };
    match entry.preset.value.text() {
        Some("polling") if !says_what_is_polled(subject) => {
            let message = "events are polled, but nothing says what";
            collector
                .warning(codes::POLLER_MISMATCH, message, entry.preset.at.clone())
                .help("add `event.poller.configuration` to `defaults` or, if callers supply it, to `fields`");
        }
        Some(kind @ ("webhook" | "webhooks")) => refuse_poller(subject, entry, kind, collector),
        _ => {}
    }
}

fn says_what_is_polled(subject: &Subject<'_>) -> bool {
    let is_asked_for = |name: &&str| subject.spec.fields.iter().any(|field| field.name.value == **name);
    let is_preset = |name: &&str| subject.entry(name).is_some_and(has_content);
    POLLED.iter().any(|name| is_asked_for(name) || is_preset(name))
}

/// Whether a preset says anything.
fn has_content(entry: &Entry) -> bool {
    match &entry.preset.value {
        Preset::Absent | Preset::Null => false,
        Preset::Value(text) | Preset::Document(text) => !matches!(text.trim(), "" | "{}" | "[]"),
    }
}

/// A caller who supplies a poller can choose to poll; one that is preset is never used.
fn refuse_poller(subject: &Subject<'_>, kind: &Entry, name: &str, collector: &mut Collector) {
    let presets = subject.spec.defaults.iter().map(|default| &default.name);
    for preset in presets.filter(|preset| POLLED.iter().take(2).any(|polled| *polled == preset.value)) {
        if subject.entry(&preset.value).is_some_and(has_content) {
            let message = format!("`{}` is never used: `{TYPE}` is `{name}`", preset.value);
            collector
                .warning(codes::POLLER_MISMATCH, message, preset.at.clone())
                .label(kind.preset.at.clone(), "the type is here")
                .help("remove the poller, or write `polling`");
        }
    }
}
