//! What can change about an element as a whole.

use super::Rule;
use super::Severity::{Breaking, Minor, Patch};

/// The rules of this module, in the order of the documentation.
pub(crate) static ALL: &[&Rule] = &[
    &ELEMENT_ADDED,
    &ELEMENT_REMOVED,
    &ELEMENT_RENAMED,
    &ELEMENT_RENAMED_KEPT,
    &FORMER_KEY_ADDED,
    &FORMER_KEY_REMOVED,
    &ELEMENT_DEPRECATED,
    &ELEMENT_DEPRECATION_CHANGED,
    &ELEMENT_ID,
    &ELEMENT_TEXT,
    &HUB_CHANGED,
    &MEMBER_CHANGED,
    &RESOURCES_CHANGED,
    &AUTHENTICATION_CHANGED,
    &AUTHENTICATION_ANSWERED,
    &AUTHENTICATION_CHOICE,
    &ALTERNATIVE_ADDED,
    &ALTERNATIVE_REMOVED,
    &ALTERNATIVE_DEFAULT,
    &PARAMETER_ADDED,
    &PARAMETER_REMOVED,
    &PARAMETER_CHANGED,
    &PARAMETER_DETAILS,
    &ORDER_CHANGED,
    &RUST_REMOVED,
    &RUST_CHANGED,
    &RUST_ADDED,
    &RUST_DEPRECATED,
];

pub(crate) static ELEMENT_ADDED: Rule = Rule::new(
    "element-added",
    "an element is added",
    [Patch, Minor, Breaking],
    "there is more to choose from; a `match` over `AnyConfig` that names every element lacks one",
);
pub(crate) static ELEMENT_REMOVED: Rule = Rule::new(
    "element-removed",
    "an element is removed",
    [Breaking, Breaking, Breaking],
    "its instances are refused, and so is code that names it",
);
pub(crate) static ELEMENT_RENAMED: Rule = Rule::new(
    "element-renamed",
    "the key of an element is changed",
    [Breaking, Breaking, Breaking],
    "instances, requests and code name it by its key",
);
pub(crate) static ELEMENT_RENAMED_KEPT: Rule = Rule::new(
    "element-renamed-kept",
    "the key of an element is changed, and `renamed_from` has the former",
    [Patch, Breaking, Breaking],
    "the former key is accepted, but answers have the new one, and so has the variant of `AnyConfig`",
);
pub(crate) static FORMER_KEY_ADDED: Rule = Rule::new(
    "former-key-added",
    "`renamed_from` of an element has another key",
    [Patch, Minor, Minor],
    "one more key is accepted",
);
pub(crate) static FORMER_KEY_REMOVED: Rule = Rule::new(
    "former-key-removed",
    "`renamed_from` of an element lacks a key",
    [Breaking, Breaking, Breaking],
    "instances, requests and code may name it so",
);
pub(crate) static ELEMENT_DEPRECATED: Rule = Rule::new(
    "element-deprecated",
    "an element is deprecated",
    [Patch, Minor, Minor],
    "the compiler warns of it, and nothing else is different",
);
pub(crate) static ELEMENT_DEPRECATION_CHANGED: Rule = Rule::new(
    "element-deprecation-changed",
    "the deprecation of an element is worded otherwise, or taken back",
    [Patch, Patch, Patch],
    "these are words",
);
pub(crate) static ELEMENT_ID: Rule = Rule::new(
    "element-id",
    "the id of an element is changed",
    [Patch, Breaking, Breaking],
    "requests and code may name it by its id; what is stored has the key",
);
pub(crate) static ELEMENT_TEXT: Rule = Rule::new(
    "element-text",
    "the name, description or image of an element is changed",
    [Patch, Patch, Patch],
    "these are words for people",
);
pub(crate) static HUB_CHANGED: Rule = Rule::new(
    "hub-changed",
    "the hub of an element is changed",
    [Patch, Minor, Minor],
    "lists by hub differ",
);
pub(crate) static MEMBER_CHANGED: Rule = Rule::new(
    "member-changed",
    "a flag or text of the element object is added, changed or removed",
    [Patch, Minor, Minor],
    "the element object says something else",
);
pub(crate) static RESOURCES_CHANGED: Rule = Rule::new(
    "resources-changed",
    "the resources of an element are changed",
    [Patch, Patch, Minor],
    "only the table of the element has them",
);
pub(crate) static AUTHENTICATION_CHANGED: Rule = Rule::new(
    "authentication-changed",
    "the one type of authentication has another name, or is said now, or no more",
    [Patch, Minor, Minor],
    "the element object says something else; what must be supplied is told of the entries",
);
pub(crate) static AUTHENTICATION_ANSWERED: Rule = Rule::new(
    "authentication-answered",
    "the element object says the type of authentication, or no more",
    [Patch, Minor, Minor],
    "the element object says something else",
);
pub(crate) static AUTHENTICATION_CHOICE: Rule = Rule::new(
    "authentication-choice",
    "an authentication becomes a choice, or stops being one",
    [Patch, Minor, Minor],
    "what can be supplied is told of the entries",
);
pub(crate) static ALTERNATIVE_ADDED: Rule = Rule::new(
    "alternative-added",
    "an authentication alternative is added",
    [Patch, Minor, Minor],
    "there is more to choose from",
);
pub(crate) static ALTERNATIVE_REMOVED: Rule = Rule::new(
    "alternative-removed",
    "an authentication alternative is removed",
    [Breaking, Breaking, Breaking],
    "who chose it is refused",
);
pub(crate) static ALTERNATIVE_DEFAULT: Rule = Rule::new(
    "alternative-default",
    "another authentication alternative is the default",
    [Breaking, Breaking, Breaking],
    "who chose none is taken to mean another",
);
pub(crate) static PARAMETER_ADDED: Rule = Rule::new(
    "parameter-added",
    "something more is sent to the vendor",
    [Minor, Minor, Minor],
    "the vendor gets more, and the element object lists it",
);
pub(crate) static PARAMETER_REMOVED: Rule = Rule::new(
    "parameter-removed",
    "something is sent to the vendor no more",
    [Minor, Minor, Minor],
    "the vendor gets less, and the element object does not list it",
);
pub(crate) static PARAMETER_CHANGED: Rule = Rule::new(
    "parameter-changed",
    "what is sent to the vendor goes under another name, or elsewhere in the request",
    [Breaking, Breaking, Breaking],
    "the vendor does not find it where it looks for it",
);
pub(crate) static PARAMETER_DETAILS: Rule = Rule::new(
    "parameter-details",
    "the id or date of a parameter is changed",
    [Patch, Patch, Patch],
    "these only refer to documents",
);
pub(crate) static ORDER_CHANGED: Rule = Rule::new(
    "order-changed",
    "entries, options, parameters or the like have another order",
    [Patch, Patch, Patch],
    "objects have no order; lists are shown in another",
);
pub(crate) static RUST_REMOVED: Rule = Rule::new(
    "rust-removed",
    "public Rust items are gone",
    [Patch, Patch, Breaking],
    "code that uses them does not compile",
);
pub(crate) static RUST_CHANGED: Rule = Rule::new(
    "rust-changed",
    "public Rust items have another signature",
    [Patch, Patch, Breaking],
    "code that uses them may not compile",
);
pub(crate) static RUST_ADDED: Rule =
    Rule::new("rust-added", "there are new public Rust items", [Patch, Patch, Minor], "there is more to use");
pub(crate) static RUST_DEPRECATED: Rule = Rule::new(
    "rust-deprecated",
    "Rust items are deprecated, or no longer, or with other words",
    [Patch, Patch, Minor],
    "the compiler warns of deprecated items where they are used",
);
