//! An element with every kind of entry at every position, as the generator would write it.

use openelements_runtime::{
    Authentication, Catalogue, Condition, Element, Entry, Kind, Pattern, Segment, Template,
};
use serde_json::{Value, json};

static ACCOUNT: Pattern = Pattern::new("^[0-9]{4}$", "four digits");

static ENTRIES: [Entry; 24] = [
    Entry::field("authentication.type").options(&["basic", "custom"]).absent(),
    Entry::field("username").required().alternatives(&["basic"]),
    Entry::field("password").kind(Kind::Secret).required().alternatives(&["basic"]),
    Entry::field("clientSecret").kind(Kind::Secret).required().alternatives(&["custom"]),
    Entry::field("signature").kind(Kind::Secret).preset("preset-secret"),
    Entry::field("site").required().aliases(&["subdomain"]).example("acme"),
    Entry::field("nickname").aliases(&["alias", "pseudonym"]),
    Entry::field("workspace").renamed_from(&["team"]).deprecated("use `tenant` instead"),
    Entry::field("account").pattern(&ACCOUNT).example("1234"),
    Entry::field("mode").options(&["live", "test"]).preset("live"),
    Entry::field("sandbox").kind(Kind::Boolean).absent(),
    Entry::field("sandbox.name").required_if(&[Condition { entry: "sandbox", value: "true" }]),
    Entry::field("live.contract").required_if(&[
        Condition { entry: "mode", value: "live" },
        Condition { entry: "sandbox", value: "false" },
    ]),
    Entry::field("basic.note").required_if(&[
        Condition { entry: "authentication.type", value: "custom" },
        Condition { entry: "pagination.max", value: "7" },
    ]),
    Entry::field("callback").kind(Kind::Url),
    Entry::field("proxy").kind(Kind::Host),
    Entry::field("notes").kind(Kind::Text),
    Entry::field("port").kind(Kind::Integer).preset("443"),
    Entry::field("tenant").preset("main"),
    Entry::field("flag").kind(Kind::Boolean).preset("true"),
    Entry::setting("pagination.max").kind(Kind::Integer).preset("100"),
    Entry::setting("poller").kind(Kind::Json).preset("{}"),
    Entry::setting("event.notification.callback.url").kind(Kind::Url).null(),
    Entry::setting("base.url")
        .kind(Kind::Url)
        .fixed()
        .preset("https://{site}.example.com:{port}/{tenant}")
        .template(&BASE_URL),
];

static BASE_URL: Template = Template::new(&[
    Segment::Literal("https://"),
    Segment::HostLabel("site"),
    Segment::Literal(".example.com:"),
    Segment::Port("port"),
    Segment::Literal("/"),
    Segment::Path("tenant"),
]);

static SAMPLE: Element = Element::new("sample", 7, "Sample")
    .hub("payment")
    .authentication(Authentication::choice("basic", &["basic", "custom"]))
    .entries(&ENTRIES);

static HOSTED_ENTRIES: [Entry; 4] = [
    Entry::field("server").kind(Kind::Host).required(),
    Entry::field("domain").required(),
    Entry::field("key").kind(Kind::Secret).required(),
    Entry::setting("base.url").kind(Kind::Url).fixed().preset("https://{domain}").template(&HOSTED_URL),
];

static HOSTED_URL: Template = Template::new(&[Segment::Literal("https://"), Segment::Host("domain")]);

static HOSTED: Element = Element::new("hosted", 8, "Hosted").entries(&HOSTED_ENTRIES);

static WHOLE_ENTRIES: [Entry; 3] = [
    Entry::field("store.url").kind(Kind::Url).required(),
    Entry::setting("base.url").kind(Kind::Url).fixed().preset("{store.url}/api").template(&WHOLE_URL),
    Entry::setting("oauth.token.url").kind(Kind::Url).preset("{store.url}/token").template(&TOKEN_URL),
];

static WHOLE_URL: Template = Template::new(&[Segment::Url("store.url"), Segment::Literal("/api")]);

static TOKEN_URL: Template = Template::new(&[Segment::Url("store.url"), Segment::Literal("/token")]);

static WHOLE: Element = Element::new("whole", 9, "Whole").entries(&WHOLE_ENTRIES);

pub(super) static CATALOGUE: Catalogue = Catalogue::new(&[&HOSTED, &SAMPLE, &WHOLE]);

/// A library without any element.
pub(super) static EMPTY: Catalogue = Catalogue::new(&[]);

/// What `sample` cannot do without.
pub(super) fn required() -> Value {
    json!({"username": "u", "password": "p", "site": "acme"})
}

/// The same with another entry.
pub(super) fn with(name: &str, value: Value) -> Value {
    let mut configuration = required();
    configuration[name] = value;
    configuration
}
