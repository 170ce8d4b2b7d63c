//! An element with every kind of entry, as the generator would write it.

#![allow(dead_code, reason = "each test takes what it needs")]
#![allow(clippy::unwrap_used, reason = "support of tests, which Clippy does not take for one")]

use openelements_runtime::{
    Authentication, Condition, Configuration, Element, Entry, Kind, Pattern, Segment, Template, Violations,
    decode_json,
};

static ACCOUNT: Pattern = Pattern::new("^[0-9]{4}$", "four digits");

static ENTRIES: [Entry; 16] = [
    Entry::field("authentication.type").options(&["basic", "custom"]).absent(),
    Entry::field("username").required().alternatives(&["basic"]),
    Entry::field("password").kind(Kind::Secret).required().alternatives(&["basic"]),
    Entry::field("clientSecret").kind(Kind::Secret).required().alternatives(&["custom"]),
    Entry::field("site").required().aliases(&["subdomain"]),
    Entry::field("account").required().pattern(&ACCOUNT),
    Entry::field("mode").options(&["live", "test"]).preset("live"),
    Entry::field("sandbox").kind(Kind::Boolean).absent(),
    Entry::field("sandbox.name").required_if(&[Condition { entry: "sandbox", value: "true" }]),
    Entry::field("live.contract").required_if(&[
        Condition { entry: "mode", value: "live" },
        Condition { entry: "sandbox", value: "false" },
    ]),
    Entry::field("callback").kind(Kind::Url),
    Entry::field("proxy").kind(Kind::Host),
    Entry::field("notes").kind(Kind::Text),
    Entry::setting("pagination.max").kind(Kind::Integer).preset("100"),
    Entry::setting("poller").kind(Kind::Json).preset("{}"),
    Entry::setting("base.url")
        .kind(Kind::Url)
        .fixed()
        .preset("https://{site}.example.com/{mode}")
        .template(&BASE_URL),
];

static BASE_URL: Template = Template::new(&[
    Segment::Literal("https://"),
    Segment::HostLabel("site"),
    Segment::Literal(".example.com/"),
    Segment::Path("mode"),
]);

pub(crate) static ELEMENT: Element = Element::new("sample", 7, "Sample")
    .authentication(Authentication::choice("basic", &["basic", "custom"]))
    .entries(&ENTRIES);

/// The entries that must be supplied, as members of a JSON object.
pub(crate) const REQUIRED: &str = r#""username": "u", "password": "p", "site": "acme", "account": "1234""#;

/// Decodes the required entries and these members.
pub(crate) fn with(members: &str) -> Result<Configuration, Violations> {
    only(&format!("{REQUIRED}, {members}"))
}

/// Decodes these members.
pub(crate) fn only(members: &str) -> Result<Configuration, Violations> {
    decode_json(&ELEMENT, &format!("{{{members}}}"))
}

/// What is wrong with the required entries and these members, in one line.
pub(crate) fn refused(members: &str) -> String {
    with(members).unwrap_err().to_string()
}

/// The answer for the required entries and these members.
pub(crate) fn answer(members: &str) -> serde_json::Value {
    serde_json::to_value(with(members).unwrap()).unwrap()
}
