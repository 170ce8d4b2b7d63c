//! The report in a terminal.

use super::Report;
use crate::change::Change;
use crate::rules::{Audience, Severity};

/// What is above the columns.
const HEADING: &str = "INSTANCES  CALLERS   LIBRARY\n";

pub(super) fn write(report: &Report) -> String {
    let elements = report.by_element().map(|(key, changes)| {
        let lines: String = changes.iter().map(line).collect();
        format!("\n{key}\n{lines}")
    });
    let elements: String = elements.collect();
    let heading = if elements.is_empty() { "" } else { HEADING };
    format!("{heading}{elements}{}{}\n", if elements.is_empty() { "" } else { "\n" }, report.summary())
}

/// What it is for whom, what it is, and, where it breaks, why.
fn line(change: &Change) -> String {
    let [instances, callers, library] = Audience::ALL.map(|audience| change.severity(audience).name());
    let line = format!("{instances:9}  {callers:8}  {library:8}  {}\n", change.sentence());
    let why = (change.worst() == Severity::Breaking).then(|| format!("{:31}{}\n", "", change.rule.why));
    line + &why.unwrap_or_default()
}
