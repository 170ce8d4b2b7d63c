//! The report in a changelog.

use super::Report;
use crate::change::Change;
use crate::rules::{Audience, Severity};

pub(super) fn write(report: &Report) -> String {
    let sections: Vec<String> =
        Severity::ALL.into_iter().filter_map(|severity| section(report, severity)).collect();
    if sections.is_empty() { "Nothing has changed.\n".to_owned() } else { sections.join("\n") }
}

/// The changes of a severity; none where there are none.
fn section(report: &Report, severity: Severity) -> Option<String> {
    let title = match severity {
        Severity::Breaking => "### Breaking",
        Severity::Minor => "### Added and changed",
        Severity::Patch => "### Without effect on users",
    };
    let elements = report.by_element().filter_map(|(key, changes)| {
        let lines: String = changes.iter().filter(|change| change.worst() == severity).map(item).collect();
        (!lines.is_empty()).then(|| format!("* **{key}**\n{lines}"))
    });
    let elements: String = elements.collect();
    (!elements.is_empty()).then(|| format!("{title}\n\n{elements}"))
}

fn item(change: &Change) -> String {
    let whom = match change.worst() {
        Severity::Breaking => format!(" *For {}: {}.*", whom(change), change.rule.why),
        _ => String::new(),
    };
    format!("  * {}.{whom}\n", change.sentence())
}

/// For whom it breaks something.
fn whom(change: &Change) -> String {
    let audiences = Audience::ALL.into_iter();
    let concerned = audiences.filter(|audience| change.severity(*audience) == Severity::Breaking);
    let names: Vec<&str> = concerned.map(Audience::name).collect();
    if names.len() == Audience::ALL.len() { "everybody".to_owned() } else { names.join(" and ") }
}
