//! What is validated: the configuration of a documented element, in the spellings of the documents.

/// Every entry of `chargebee`, with a value that is accepted, in JSON; the documented request gives the
/// first three. Documents give texts, flags and numbers as texts, and JSON as it is.
const ENTRIES: [(&str, &str); 20] = [
    ("site", r#""acme""#),
    ("username", r#""test_not-a-real-api-key""#),
    ("password", r#""not-a-real-password""#),
    ("base.url", r#""https://{site}.chargebee.com/api/v1""#),
    ("pagination.type", r#""offset""#),
    ("pagination.max", r#""50""#),
    ("event.notification.enabled", r#""true""#),
    ("event.notification.callback.url", r#""https://app.example.com/events""#),
    ("event.notification.type", r#""webhook""#),
    ("event.vendor.type", r#""polling""#),
    (
        "event.poller.configuration",
        r#"{"events":{"url":"/hubs/payment/events?where=start_time='${epoch:s}'","idField":""}}"#,
    ),
    ("event.poller.refresh_interval", r#""30""#),
    ("bulk.add_metadata", r#""false""#),
    ("bulk.query.field_name", r#""updated_at""#),
    ("bulk.query.operator", r#"">=""#),
    ("bulk.query.date_mask", r#""yyyy-MM-dd""#),
    ("bulk.query.download_format", r#""CSV""#),
    ("bulk.attribute.created_time", r#""created""#),
    ("bulk.relations", r#"{"subscriptions":["customers"]}"#),
    ("filter.response.nulls", r#""true""#),
];

/// Entries, each with what is supplied for it by mistake; nothing for one that is left out.
pub(super) const MISTAKES: [(&str, Option<&str>); 5] = [
    // No label of a host name.
    ("site", Some(r#""acme corp""#)),
    // Required.
    ("password", None),
    // None of the options.
    ("pagination.type", Some(r#""pages""#)),
    // No whole number.
    ("pagination.max", Some(r#""many""#)),
    // No entry.
    ("event.notification.url", Some(r#""https://app.example.com/events""#)),
];

/// A configuration to validate.
#[derive(Clone, Copy)]
pub(in crate::report) struct Request {
    /// What it is called.
    pub(in crate::report) name: &'static str,
    entries: usize,
}

/// The documented request, and one that gives everything.
pub(in crate::report) const REQUESTS: [Request; 2] =
    [Request { name: "3 entries", entries: 3 }, Request { name: "20 entries", entries: 20 }];

impl Request {
    /// Whether it is the one of the documents.
    pub(super) const fn is_documented(self) -> bool {
        self.entries < ENTRIES.len()
    }

    /// The request without a mistake.
    pub(in crate::report) fn valid(self) -> String {
        self.with(&[])
    }

    /// The request with every mistake.
    pub(in crate::report) fn mistaken(self) -> String {
        self.with(&MISTAKES)
    }

    /// The request with these mistakes.
    pub(super) fn with(self, mistakes: &[(&str, Option<&str>)]) -> String {
        let is_mistaken = |name: &str| mistakes.iter().any(|(mistaken, _)| *mistaken == name);
        let given = ENTRIES.iter().take(self.entries).filter(|(name, _)| !is_mistaken(name)).copied();
        let wrong = mistakes.iter().filter_map(|(name, value)| Some((*name, (*value)?)));
        let members = given.chain(wrong).map(|(name, value)| format!("\"{name}\": {value}"));
        format!("{{{}}}", members.collect::<Vec<_>>().join(", "))
    }
}

/// How many of the mistakes are told: those whose entry is named, in the spelling of documents or of Rust.
pub(super) fn told(problems: &str) -> usize {
    let letters = |text: &str| text.to_lowercase().replace(|letter: char| !letter.is_alphanumeric(), "");
    let problems = letters(problems);
    MISTAKES.iter().filter(|(name, _)| problems.contains(&letters(name))).count()
}

#[cfg(test)]
mod tests {
    use openelements::chargebee;

    use super::{ENTRIES, REQUESTS, told};

    #[test]
    fn the_full_request_gives_every_entry() {
        let mut given = ENTRIES.map(|(name, _)| name);
        let mut known: Vec<&str> = chargebee::ELEMENT.entries.iter().map(|entry| entry.name).collect();
        given.sort_unstable();
        known.sort_unstable();
        assert_eq!(given.as_slice(), known);
    }

    #[test]
    fn requests_are_json() {
        for request in REQUESTS {
            for text in [request.valid(), request.mistaken()] {
                serde_json::from_str::<serde_json::Value>(&text).expect("JSON");
            }
        }
    }

    #[test]
    fn a_mistake_is_told_where_its_entry_is_named() {
        assert_eq!(told("invalid type for /pagination.max; missing field `password`"), 2);
        assert_eq!(told("pagination_max: not a number"), 1);
        assert_eq!(told("something is wrong"), 0);
    }
}
