//! What can change about an entry.

use super::Rule;
use super::Severity::{Breaking, Minor, Patch};

/// The rules of this module, in the order of the documentation.
pub(crate) static ALL: &[&Rule] = &[
    &ENTRY_ADDED_REQUIRED,
    &ENTRY_ADDED_CONDITIONAL,
    &ENTRY_ADDED_OPTIONAL,
    &ENTRY_ADDED_PRESET,
    &ENTRY_REMOVED,
    &ENTRY_MERGED,
    &ENTRY_RENAMED,
    &ENTRY_RENAMED_KEPT,
    &FORMER_NAME_ADDED,
    &FORMER_NAME_REMOVED,
    &ALIAS_ADDED,
    &ALIAS_REMOVED,
    &ENTRY_DEPRECATED,
    &ENTRY_DEPRECATION_CHANGED,
    &ENTRY_TEXT,
    &HIDDEN_CHANGED,
    &KIND_WIDENED,
    &KIND_NARROWED,
    &KIND_CHANGED,
    &SECRECY_ADDED,
    &SECRECY_REMOVED,
    &OPTION_ADDED,
    &OPTION_REMOVED,
    &PATTERN_ADDED,
    &PATTERN_CHANGED,
    &PATTERN_REMOVED,
    &REQUIRED_ADDED,
    &REQUIRED_REMOVED,
    &DEFAULT_ADDED,
    &DEFAULT_CHANGED,
    &DEFAULT_REMOVED,
    &SETTING_CHANGED,
    &ANSWERED_CHANGED,
    &URL_HOST,
    &URL_SCHEME_HTTP,
    &URL_SCHEME_HTTPS,
    &URL_PATH,
    &URL_SPELLING,
    &URL_REPEATED,
    &URL_PLACE_ADDED,
    &URL_PLACE_REMOVED,
    &BASE_URL_REMOVED,
    &FIXED,
    &ROLE_CHANGED,
    &APPLIES_LESS,
    &APPLIES_MORE_REQUIRED,
    &APPLIES_MORE,
];

pub(crate) static ENTRY_ADDED_REQUIRED: Rule = Rule::new(
    "entry-added-required",
    "an entry is added that is required",
    [Breaking, Breaking, Breaking],
    "instances and requests that do without it are refused",
);
pub(crate) static ENTRY_ADDED_CONDITIONAL: Rule = Rule::new(
    "entry-added-conditional",
    "an entry is added that is required under a condition",
    [Breaking, Breaking, Breaking],
    "instances and requests for which the condition holds are refused",
);
pub(crate) static ENTRY_ADDED_OPTIONAL: Rule = Rule::new(
    "entry-added-optional",
    "an entry is added that is optional",
    [Patch, Minor, Minor],
    "there is more to supply",
);
pub(crate) static ENTRY_ADDED_PRESET: Rule = Rule::new(
    "entry-added-preset",
    "an entry is added that has a default or is preset",
    [Patch, Minor, Minor],
    "there is more to override; answers have its value",
);
pub(crate) static ENTRY_REMOVED: Rule = Rule::new(
    "entry-removed",
    "an entry is removed",
    [Breaking, Breaking, Breaking],
    "instances that have it are refused; requests lose it, and code that names it",
);
pub(crate) static ENTRY_MERGED: Rule = Rule::new(
    "entry-merged",
    "an entry is gone, and another takes its name",
    [Breaking, Breaking, Breaking],
    "what has one of the two is accepted, as far as the other entry accepts its value; what has both is refused",
);
pub(crate) static ENTRY_RENAMED: Rule = Rule::new(
    "entry-renamed",
    "an entry seems to be renamed",
    [Breaking, Breaking, Breaking],
    "what has the former name is refused; `renamed_from` would have it accepted",
);
pub(crate) static ENTRY_RENAMED_KEPT: Rule = Rule::new(
    "entry-renamed-kept",
    "an entry is renamed, and the former name is still accepted",
    [Patch, Breaking, Minor],
    "the former name is accepted everywhere, but answers have the new one",
);
pub(crate) static FORMER_NAME_ADDED: Rule = Rule::new(
    "former-name-added",
    "`renamed_from` of an entry has another name",
    [Patch, Minor, Minor],
    "one more name is accepted",
);
pub(crate) static FORMER_NAME_REMOVED: Rule = Rule::new(
    "former-name-removed",
    "`renamed_from` of an entry lacks a name",
    [Breaking, Breaking, Breaking],
    "instances, requests and code may have it under that name",
);
pub(crate) static ALIAS_ADDED: Rule = Rule::new(
    "alias-added",
    "an entry has another alias",
    [Patch, Minor, Minor],
    "one more name is accepted",
);
pub(crate) static ALIAS_REMOVED: Rule = Rule::new(
    "alias-removed",
    "an alias of an entry is removed",
    [Breaking, Breaking, Breaking],
    "requests may have it, and so may what was stored when it was the name itself",
);
pub(crate) static ENTRY_DEPRECATED: Rule = Rule::new(
    "entry-deprecated",
    "an entry is deprecated",
    [Patch, Minor, Minor],
    "who supplies it is warned, and so is code that names it",
);
pub(crate) static ENTRY_DEPRECATION_CHANGED: Rule = Rule::new(
    "entry-deprecation-changed",
    "the deprecation of an entry is worded otherwise, or taken back",
    [Patch, Patch, Patch],
    "these are words",
);
pub(crate) static ENTRY_TEXT: Rule = Rule::new(
    "entry-text",
    "the label, description, hint or example of an entry is changed",
    [Patch, Patch, Patch],
    "these are words for people",
);
pub(crate) static HIDDEN_CHANGED: Rule = Rule::new(
    "hidden-changed",
    "an entry is hidden from user interfaces, or shown",
    [Patch, Minor, Patch],
    "interfaces that are made of the definition differ",
);
pub(crate) static KIND_WIDENED: Rule = Rule::new(
    "kind-widened",
    "an entry is of another kind, which accepts all it did",
    [Patch, Minor, Minor],
    "whatever was accepted is; a changed Rust type is told of the Rust items",
);
pub(crate) static KIND_NARROWED: Rule = Rule::new(
    "kind-narrowed",
    "an entry accepts less",
    [Breaking, Breaking, Breaking],
    "values that were accepted are refused",
);
pub(crate) static KIND_CHANGED: Rule = Rule::new(
    "kind-changed",
    "an entry accepts something else",
    [Breaking, Breaking, Breaking],
    "values that were accepted are refused",
);
pub(crate) static SECRECY_ADDED: Rule = Rule::new(
    "secrecy-added",
    "an entry becomes a secret",
    [Patch, Breaking, Breaking],
    "answers have `********` in place of the value, and code does not find it as text",
);
pub(crate) static SECRECY_REMOVED: Rule = Rule::new(
    "secrecy-removed",
    "an entry is no longer a secret",
    [Breaking, Breaking, Breaking],
    "what was stored as a secret is shown; text of several lines may be refused",
);
pub(crate) static OPTION_ADDED: Rule = Rule::new(
    "option-added",
    "an entry has another option",
    [Patch, Minor, Minor],
    "there is more to choose from",
);
pub(crate) static OPTION_REMOVED: Rule = Rule::new(
    "option-removed",
    "an option of an entry is removed",
    [Breaking, Breaking, Breaking],
    "who chose it is refused",
);
pub(crate) static PATTERN_ADDED: Rule = Rule::new(
    "pattern-added",
    "a value must match a pattern",
    [Breaking, Breaking, Breaking],
    "values that were accepted may be refused",
);
pub(crate) static PATTERN_CHANGED: Rule = Rule::new(
    "pattern-changed",
    "a value must match another pattern",
    [Breaking, Breaking, Breaking],
    "values that were accepted may be refused: what two patterns accept cannot be compared",
);
pub(crate) static PATTERN_REMOVED: Rule = Rule::new(
    "pattern-removed",
    "a value need not match a pattern any more",
    [Patch, Minor, Minor],
    "whatever was accepted is",
);
pub(crate) static REQUIRED_ADDED: Rule = Rule::new(
    "required-added",
    "an entry becomes required, or under more circumstances",
    [Breaking, Breaking, Breaking],
    "instances and requests that do without it are refused",
);
pub(crate) static REQUIRED_REMOVED: Rule = Rule::new(
    "required-removed",
    "an entry is no longer required, or under fewer circumstances",
    [Patch, Minor, Minor],
    "whatever was accepted is; a changed Rust type is told of the Rust items",
);
pub(crate) static DEFAULT_ADDED: Rule = Rule::new(
    "default-added",
    "an entry has a default that had none",
    [Minor, Minor, Minor],
    "who supplies nothing gets it",
);
pub(crate) static DEFAULT_CHANGED: Rule = Rule::new(
    "default-changed",
    "a default of an entry is changed",
    [Breaking, Breaking, Breaking],
    "who supplies nothing gets another value",
);
pub(crate) static DEFAULT_REMOVED: Rule = Rule::new(
    "default-removed",
    "a default of an entry is removed",
    [Breaking, Breaking, Breaking],
    "who supplies nothing gets no value",
);
pub(crate) static SETTING_CHANGED: Rule = Rule::new(
    "setting-changed",
    "a preset of a setting is added, changed or removed",
    [Minor, Minor, Minor],
    "the element says so; who needs another value supplies it",
);
pub(crate) static ANSWERED_CHANGED: Rule = Rule::new(
    "answered-changed",
    "an entry that is not supplied is answered as null, or left out",
    [Patch, Minor, Minor],
    "no value is a value in neither case",
);
pub(crate) static URL_HOST: Rule = Rule::new(
    "url-host",
    "the host or port of a URL that the element presets is changed",
    [Breaking, Breaking, Breaking],
    "calls, and the secrets they carry, go to another host",
);
pub(crate) static URL_SCHEME_HTTP: Rule = Rule::new(
    "url-scheme-http",
    "a URL that the element presets is no longer `https`",
    [Breaking, Breaking, Breaking],
    "calls, and the secrets they carry, are not encrypted",
);
pub(crate) static URL_SCHEME_HTTPS: Rule = Rule::new(
    "url-scheme-https",
    "a URL that the element presets becomes `https`",
    [Minor, Minor, Minor],
    "calls go to the same host, encrypted",
);
pub(crate) static URL_PATH: Rule = Rule::new(
    "url-path",
    "the path or query of a URL that the element presets is changed",
    [Minor, Breaking, Breaking],
    "what is appended to the base URL reaches another part of the API",
);
pub(crate) static URL_SPELLING: Rule = Rule::new(
    "url-spelling",
    "the host of a URL that the element presets is written in another case, or with the port that it has anyway",
    [Patch, Patch, Patch],
    "calls go to the same host",
);
pub(crate) static URL_REPEATED: Rule = Rule::new(
    "url-repeated",
    "a URL that can only be repeated as the element presets it is another",
    [Patch, Breaking, Breaking],
    "who sends the former text is refused; it is not stored",
);
pub(crate) static URL_PLACE_ADDED: Rule = Rule::new(
    "url-place-added",
    "the value of an entry stands in a URL where it did not",
    [Breaking, Breaking, Breaking],
    "values that may not stand there are refused",
);
pub(crate) static URL_PLACE_REMOVED: Rule = Rule::new(
    "url-place-removed",
    "the value of an entry stands in a URL no more",
    [Minor, Minor, Minor],
    "whatever was accepted is, but goes elsewhere",
);
pub(crate) static BASE_URL_REMOVED: Rule = Rule::new(
    "base-url-removed",
    "the element has no base URL any more",
    [Breaking, Breaking, Breaking],
    "there is nothing to append paths to",
);
pub(crate) static FIXED: Rule = Rule::new(
    "fixed",
    "the element fixes an entry that could be supplied",
    [Breaking, Breaking, Breaking],
    "other values are refused",
);
pub(crate) static ROLE_CHANGED: Rule = Rule::new(
    "role-changed",
    "another than before is to say the value of an entry: the caller, the element, or somebody while the instance lives",
    [Patch, Minor, Minor],
    "what is accepted is told by itself, and so are Rust items",
);
pub(crate) static APPLIES_LESS: Rule = Rule::new(
    "applies-less",
    "an entry applies to fewer authentication alternatives",
    [Breaking, Breaking, Breaking],
    "who chose another and supplied it is refused",
);
pub(crate) static APPLIES_MORE_REQUIRED: Rule = Rule::new(
    "applies-more-required",
    "an entry that is required, or under a condition, applies to more authentication alternatives",
    [Breaking, Breaking, Breaking],
    "who chose one of them and did without it is refused",
);
pub(crate) static APPLIES_MORE: Rule = Rule::new(
    "applies-more",
    "an entry applies to other authentication alternatives",
    [Patch, Minor, Minor],
    "there is more to supply",
);
