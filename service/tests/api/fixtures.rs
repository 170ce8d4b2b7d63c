//! Elements by hand, for what the elements of this repository do not have.

use openelements_runtime::{Authentication, Catalogue, Element, Entry, Kind, Segment, Template};

static TRACKER_ENTRIES: [Entry; 3] = [
    Entry::setting("oauth.authorization.url")
        .kind(Kind::Url)
        .preset("https://login.example.com/authorize?audience=api"),
    Entry::setting("oauth.scope").preset("read write"),
    Entry::field("oauth.user.token").kind(Kind::Secret),
];

static TRACKER: Element = Element::new("tracker", 7, "Tracker")
    .hub("projects")
    .authentication(Authentication::one("oauth2"))
    .entries(&TRACKER_ENTRIES);

static DESK_ENTRIES: [Entry; 2] = [
    Entry::setting("oauth.authorization.url")
        .kind(Kind::Url)
        .preset("https://{subdomain}.desk.example/authorize")
        .template(&DESK_URL),
    Entry::field("subdomain").required(),
];

static DESK_URL: Template = Template::new(&[
    Segment::Literal("https://"),
    Segment::HostLabel("subdomain"),
    Segment::Literal(".desk.example/authorize"),
]);

/// Each customer of it has an address.
static DESK: Element =
    Element::new("desk", 6, "Desk").authentication(Authentication::one("oauth2")).entries(&DESK_ENTRIES);

/// It says that it is of OAuth 2, and not where.
static VAGUE: Element = Element::new("vague", 8, "Vague").authentication(Authentication::one("oauth2"));

/// Elements of OAuth 2.
pub(crate) static OAUTH: Catalogue = Catalogue::new(&[&DESK, &TRACKER, &VAGUE]);

static LEDGER_ENTRIES: [Entry; 2] =
    [Entry::field("username").required(), Entry::field("password").kind(Kind::Secret).required()];

static LEDGER_LATER_ENTRIES: [Entry; 2] =
    [Entry::field("username").required(), Entry::field("api.key").kind(Kind::Secret).required()];

static LEDGER: Element = Element::new("ledger", 9, "Ledger").hub("payment").entries(&LEDGER_ENTRIES);

static LEDGER_LATER: Element =
    Element::new("ledger", 9, "Ledger").hub("payment").entries(&LEDGER_LATER_ENTRIES);

static JOURNAL_ENTRIES: [Entry; 2] = [
    Entry::field("account").required().renamed_from(&["username"]),
    Entry::field("secret").renamed_from(&["password"]).deprecated("the account is enough"),
];

static JOURNAL: Element =
    Element::new("journal", 9, "Journal").hub("payment").renamed_from(&["ledger"]).entries(&JOURNAL_ENTRIES);

/// What is a secret elsewhere is none here, so that answers show what is stored.
static LEDGER_OPEN_ENTRIES: [Entry; 2] = [Entry::field("username").required(), Entry::field("password")];

static LEDGER_OPEN: Element = Element::new("ledger", 9, "Ledger").entries(&LEDGER_OPEN_ENTRIES);

/// Shows the secrets that are stored for instances of `BEFORE`.
pub(crate) static OPEN: Catalogue = Catalogue::new(&[&LEDGER_OPEN]);

/// A catalogue, one in which a spec has changed, one in which everything of it has another name, and one
/// in which it is gone.
pub(crate) static BEFORE: Catalogue = Catalogue::new(&[&LEDGER, &TRACKER]);
pub(crate) static AFTER: Catalogue = Catalogue::new(&[&LEDGER_LATER, &TRACKER]);
pub(crate) static RENAMED: Catalogue = Catalogue::new(&[&JOURNAL, &TRACKER]);
pub(crate) static GONE: Catalogue = Catalogue::new(&[&TRACKER]);
