//! What the code generated from element specs stands on.
//!
//! Generated code is data and thin types; everything that thinks is here, once:
//!
//! | module | holds |
//! |---|---|
//! | [`element`](Element) | the tables that a spec becomes: [`Element`], [`Entry`], [`Template`] |
//! | decoder | [`decode`] checks what a caller [`Supplied`] against a table, [`decode_json`] JSON |
//! | [`Configuration`] | the outcome: every entry of one instance |
//! | [`Violations`] | the other outcome: everything that is wrong, at once |
//! | [`Secret`] | a value that is never shown |
//! | [`InstanceRequest`], [`Instance`] | the documents of the `/instances` API, and [`provision`] between them |
//! | [`Draft`] | a request on its way to an instance, for programs that tell all of its problems |
//! | [`Noun`] | what an element is called on the wire |
//!
//! A table is written in Rust by the generator, and looks like this:
//!
//! ```
//! use openelements_runtime::{
//!     Authentication, Element, Entry, Kind, Segment, Template, Url, decode_json,
//! };
//!
//! static ENTRIES: [Entry; 4] = [
//!     Entry::field("site").required(),
//!     Entry::field("password").kind(Kind::Secret).required(),
//!     Entry::setting("base.url").fixed().preset("https://{site}.example.com").template(&BASE_URL),
//!     Entry::setting("pagination.max").kind(Kind::Integer).preset("100"),
//! ];
//! static BASE_URL: Template = Template::new(&[
//!     Segment::Literal("https://"),
//!     Segment::HostLabel("site"),
//!     Segment::Literal(".example.com"),
//! ]);
//! static ELEMENT: Element = Element::new("example", 1, "Example")
//!     .authentication(Authentication::one("custom"))
//!     .entries(&ENTRIES);
//!
//! let json = r#"{"site": "acme", "password": "s3cret"}"#;
//! let configuration = decode_json(&ELEMENT, json)?;
//! assert_eq!(configuration.get("pagination.max"), Some("100"));
//! assert_eq!(configuration.base_url().map(Url::as_str), Some("https://acme.example.com"));
//!
//! let error = decode_json(&ELEMENT, r#"{"sight": "acme"}"#).unwrap_err();
//! assert_eq!(
//!     error.to_string(),
//!     "example: missing `site`, `password`; unknown `sight` (did you mean `site`?)",
//! );
//! # Ok::<(), openelements_runtime::Violations>(())
//! ```

mod characters;
mod configuration;
mod decode;
mod draft;
mod element;
mod entry;
mod instance;
mod json;
mod kind;
mod members;
mod noun;
mod outdated;
mod pattern;
mod provision;
mod request;
mod secret;
mod suggest;
mod supplied;
mod template;
mod unknown;
mod url;
mod violations;

pub use characters::{is_invisible, is_unseen};
pub use configuration::{Configuration, Exposed};
pub use decode::{decode, decode_json};
pub use draft::{Draft, MAX_TAGS};
pub use element::{Authentication, Catalogue, Element, ElementDocument, Member, Parameter, UnknownElement};
pub use entry::{Condition, Entry, Preset, Role};
pub use instance::{Identity, Instance, InstanceDocument, User};
pub use kind::{Kind, MAX_VALUE_BYTES};
pub use noun::{InvalidNoun, Noun};
pub use pattern::Pattern;
pub use provision::provision;
pub use request::InstanceRequest;
pub use secret::{MASK, Secret};
pub use suggest::did_you_mean;
pub use supplied::{Supplied, Value};
pub use template::{Position, Segment, Template};
pub use url::{InvalidUrl, Url};
pub use violations::{Problem, Violation, Violations};
