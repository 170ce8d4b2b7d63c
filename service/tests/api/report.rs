//! Refusals as people read them, for snapshots.

use std::fmt::Write as _;

use serde_json::json;

use crate::caller::Answer;

/// Refusals, each below what was called.
#[derive(Default)]
pub(crate) struct Report(String);

impl Report {
    /// Notes a refusal.
    pub(crate) fn add(&mut self, title: &str, answer: &Answer) {
        assert!(answer.status >= 400, "{title}: {}", answer.text);
        let mut body = answer.json.clone();
        body["requestId"] = json!("...");
        let body = serde_json::to_string_pretty(&body).unwrap();
        writeln!(self.0, "# {title}\n{} {body}\n", answer.status).unwrap();
    }

    /// All of it.
    pub(crate) fn text(&self) -> &str {
        self.0.trim_end()
    }
}
