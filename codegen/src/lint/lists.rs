//! Rules about lists.

use std::collections::BTreeMap;

use super::Subject;
use super::numbers::{self, MAXIMUM};
use crate::diagnostics::{Collector, codes};
use crate::model::{Located, Preset};

/// A list that is paged through by cursor has pages of a size that the vendor sets.
pub(super) fn cursor(subject: &Subject<'_>, collector: &mut Collector) {
    let Some(entry) = subject.entry("pagination.type").filter(|_| numbers::is_paged_by_cursor(subject))
    else {
        return;
    };
    let defaults = subject.spec.defaults.iter().map(|default| &default.name);
    let mut written = defaults.chain(subject.spec.fields.iter().map(|field| &field.name));
    let draft = match subject.entry(MAXIMUM).map(|maximum| &maximum.preset) {
        Some(maximum) if written.any(|name| name.value == MAXIMUM) => {
            if maximum.value != Preset::Null && !numbers::is_below(&maximum.value, 1) {
                return;
            }
            let message =
                format!("lists are paged through by cursor, but `{MAXIMUM}` is no number from 1 up");
            collector
                .warning(codes::CURSOR_WITHOUT_MAXIMUM, message, maximum.at.clone())
                .label(entry.preset.at.clone(), "the type is here")
        }
        _ => {
            let message = "lists are paged through by cursor, but nothing says how large a page may be";
            collector.warning(codes::CURSOR_WITHOUT_MAXIMUM, message, entry.preset.at.clone())
        }
    };
    draft.help(format!("add the vendor's limit to `defaults`, as in `{MAXIMUM}: 100`"));
}

/// What to do about what is listed twice.
pub(super) const KEEP_ONE: &str = "keep one of the two";

/// Nothing is left out twice.
pub(super) fn repetitions(subject: &Subject<'_>, collector: &mut Collector) {
    let mut left_out: BTreeMap<&str, &Located<String>> = BTreeMap::new();
    for name in &subject.spec.without {
        if let Some(first) = left_out.insert(&name.value, name) {
            report(&format!("`{}` is left out twice", name.value), name, first, KEEP_ONE, collector);
        }
    }
}

/// Notes what is listed again.
pub(super) fn report(
    message: &str,
    again: &Located<String>,
    first: &Located<String>,
    help: &str,
    collector: &mut Collector,
) {
    let draft = collector.warning(codes::LISTED_TWICE, message, again.at.clone()).help(help);
    // Both places of a field's `sends` are the field.
    if first.at != again.at {
        draft.text("again here").label(first.at.clone(), "first here");
    }
}

/// Options can be seen; two that differ in the case of letters only are an error.
pub(super) fn options(subject: &Subject<'_>, collector: &mut Collector) {
    for field in &subject.spec.fields {
        let is_blank =
            |option: &&Located<String>| option.value.is_empty() || option.value.trim() != option.value;
        for option in field.options.iter().filter(is_blank) {
            let message = format!("an option of `{}` is blank, or has blanks around it", field.name.value);
            collector
                .warning(codes::BLANK_OPTION, message, option.at.clone())
                .help("write the text alone, or make the field optional if it may have no value");
        }
    }
}
