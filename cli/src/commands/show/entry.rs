//! What is shown of an entry.

use openelements_runtime::{Condition, Entry, Pattern, Preset, Role};
use serde::Serialize;

/// What is shown of an entry. JSON has all of it.
#[allow(clippy::struct_excessive_bools, reason = "each is a member of its own in JSON")]
#[derive(Serialize)]
pub(super) struct EntryRecord {
    /// Its name on the wire.
    pub(super) name: &'static str,
    /// Its name for people.
    pub(super) label: &'static str,
    /// What it is for, or empty.
    pub(super) description: &'static str,
    /// The kind of its value.
    pub(super) kind: &'static str,
    /// The values to choose from, if they are few.
    pub(super) options: &'static [&'static str],
    /// The regular expression that the value must match.
    pub(super) pattern: Option<&'static str>,
    /// The same in words that complete "expected ...".
    pub(super) expected: Option<&'static str>,
    /// A sample value.
    pub(super) example: Option<&'static str>,
    /// Whether the caller must supply it.
    pub(super) required: bool,
    /// The conditions under which the caller must supply it all the same.
    pub(super) required_if: Vec<ConditionRecord>,
    /// Whether the caller can only repeat the default.
    pub(super) fixed: bool,
    /// Whether it is set while the instance lives.
    pub(super) runtime: bool,
    /// The value where the caller supplies none; left out where an answer leaves the entry out.
    #[serde(skip_serializing_if = "Default::is_absent")]
    pub(super) default: Default,
    /// Whether the value is never shown.
    pub(super) secret: bool,
    /// Other names on the wire.
    pub(super) aliases: &'static [&'static str],
    /// Names on the wire that it had.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub(super) renamed_from: &'static [&'static str],
    /// Why callers should do without it, and what to use instead.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) deprecated: Option<&'static str>,
    /// The types of authentication it belongs to; none means all.
    pub(super) alternatives: &'static [&'static str],
    /// Whether user interfaces should leave it out.
    pub(super) hidden: bool,
}

/// A condition under which an entry is required.
#[derive(Serialize)]
pub(super) struct ConditionRecord {
    /// The other entry.
    pub(super) entry: &'static str,
    /// The value it has.
    pub(super) value: &'static str,
}

/// The value of an entry that is not supplied.
#[derive(Clone, Copy, Serialize)]
#[serde(untagged)]
pub(super) enum Default {
    /// None at all.
    Absent,
    /// Null.
    Null,
    /// A text; of a secret, only that there is one.
    Text(&'static str),
}

impl Default {
    /// What stands for the default of a secret.
    const SECRET: &'static str = "set";

    /// The default as far as it may be shown.
    fn of(entry: &Entry) -> Self {
        match entry.preset {
            Preset::Value(_) if entry.is_secret() => Self::Text(Self::SECRET),
            Preset::Value(text) => Self::Text(text),
            Preset::Null => Self::Null,
            // Nothing, and whatever a later version of the runtime adds.
            _ => Self::Absent,
        }
    }

    /// Whether there is none.
    #[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
    pub(super) fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }
}

impl EntryRecord {
    /// Picks what is shown.
    pub(super) fn new(entry: &'static Entry) -> Self {
        Self {
            name: entry.name,
            label: entry.label,
            description: entry.description,
            kind: entry.kind.name(),
            options: entry.options,
            pattern: entry.pattern.map(Pattern::source),
            expected: entry.pattern.map(Pattern::hint),
            example: entry.example,
            required: entry.required,
            required_if: entry.required_if.iter().map(ConditionRecord::from).collect(),
            fixed: entry.role == Role::Fixed,
            runtime: entry.role == Role::Runtime,
            default: Default::of(entry),
            secret: entry.is_secret(),
            aliases: entry.aliases,
            renamed_from: entry.renamed_from,
            deprecated: entry.deprecated,
            alternatives: entry.alternatives,
            hidden: entry.hidden,
        }
    }
}

impl From<&Condition> for ConditionRecord {
    fn from(condition: &Condition) -> Self {
        Self { entry: condition.entry, value: condition.value }
    }
}
