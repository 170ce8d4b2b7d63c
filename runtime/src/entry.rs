//! The table row of one entry.

use std::borrow::Cow;
use std::fmt;

use crate::kind::Kind;
use crate::pattern::Pattern;
use crate::template::Template;

/// What an answer has for an entry that the caller did not supply. `Debug` does not show a value:
/// it may be that of a secret.
#[derive(Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Preset {
    /// The entry is left out of the answer.
    Absent,
    /// The entry is null in the answer.
    Null,
    /// The entry has this value.
    Value(&'static str),
}

impl fmt::Debug for Preset {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Absent => "Absent",
            Self::Null => "Null",
            Self::Value(_) => "Value(..)",
        })
    }
}

/// A condition under which an entry is required: another entry has a certain value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Condition {
    /// The wire name of the other entry.
    pub entry: &'static str,
    /// The value it must have.
    pub value: &'static str,
}

/// Whose it is to say the value of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Role {
    /// The caller's: a field of this element.
    Field,
    /// Nobody's at first: it is set while the instance lives, such as a token or the id of a session.
    Runtime,
    /// The element's, but a caller may override it: a standard setting.
    Setting,
    /// The element's alone: a caller can only repeat it.
    Fixed,
}

/// One named value of a configuration: a row of an element's table.
///
/// Rows are written by the generator, with the setters; each setter gives the row back.
///
/// ```
/// use openelements_runtime::{Entry, Kind};
///
/// static PASSWORD: Entry = Entry::field("password").label("API key").kind(Kind::Secret).required();
/// assert!(PASSWORD.required && PASSWORD.is_secret());
/// ```
#[derive(Clone, Copy)]
#[non_exhaustive]
pub struct Entry {
    /// The name on the wire: `site`, `pagination.max`.
    pub name: &'static str,
    /// The name for people.
    pub label: &'static str,
    /// What it is for, or empty.
    pub description: &'static str,
    /// The kind of its value.
    pub kind: Kind,
    /// The values it may have, where the kind is [`Kind::Enum`].
    pub options: &'static [&'static str],
    /// A pattern that the value must match.
    pub pattern: Option<&'static Pattern>,
    /// A sample value.
    pub example: Option<&'static str>,
    /// Whether the caller must supply it: always, or within its alternatives.
    pub required: bool,
    /// The conditions under which it is required all the same; all must hold.
    pub required_if: &'static [Condition],
    /// What an answer has where the caller supplied nothing.
    pub preset: Preset,
    /// The preset in pieces, where it is a URL with places for values of other entries.
    pub template: Option<&'static Template>,
    /// Other names under which the caller may supply it.
    pub aliases: &'static [&'static str],
    /// Names that it had: accepted, with a warning.
    pub renamed_from: &'static [&'static str],
    /// Why callers should do without it, and what to use instead; a value for it is accepted, with a
    /// warning.
    pub deprecated: Option<&'static str>,
    /// The authentication alternatives it belongs to; none means it always applies.
    pub alternatives: &'static [&'static str],
    /// Whose it is to say the value.
    pub role: Role,
    /// Whether user interfaces should leave it out.
    pub hidden: bool,
}

impl Entry {
    /// A field of one element: optional, of kind string, null where not supplied.
    #[must_use]
    pub const fn field(name: &'static str) -> Self {
        Self {
            name,
            label: name,
            description: "",
            kind: Kind::String,
            options: &[],
            pattern: None,
            example: None,
            required: false,
            required_if: &[],
            preset: Preset::Null,
            template: None,
            aliases: &[],
            renamed_from: &[],
            deprecated: None,
            alternatives: &[],
            role: Role::Field,
            hidden: false,
        }
    }

    /// A standard setting: as a field, but left out of answers where it has no preset.
    #[must_use]
    pub const fn setting(name: &'static str) -> Self {
        Self { role: Role::Setting, preset: Preset::Absent, ..Self::field(name) }
    }

    /// Sets the name for people.
    #[must_use]
    pub const fn label(self, label: &'static str) -> Self {
        Self { label, ..self }
    }

    /// Says what it is for.
    #[must_use]
    pub const fn description(self, description: &'static str) -> Self {
        Self { description, ..self }
    }

    /// Sets the kind.
    #[must_use]
    pub const fn kind(self, kind: Kind) -> Self {
        Self { kind, ..self }
    }

    /// Makes it one of these options.
    #[must_use]
    pub const fn options(self, options: &'static [&'static str]) -> Self {
        Self { kind: Kind::Enum, options, ..self }
    }

    /// Sets the pattern.
    #[must_use]
    pub const fn pattern(self, pattern: &'static Pattern) -> Self {
        Self { pattern: Some(pattern), ..self }
    }

    /// Sets the sample value.
    #[must_use]
    pub const fn example(self, example: &'static str) -> Self {
        Self { example: Some(example), ..self }
    }

    /// Makes it required; it has no preset then.
    #[must_use]
    pub const fn required(self) -> Self {
        Self { required: true, preset: Preset::Absent, ..self }
    }

    /// Makes it required where all the conditions hold.
    #[must_use]
    pub const fn required_if(self, required_if: &'static [Condition]) -> Self {
        Self { required_if, ..self }
    }

    /// Presets a value; the entry is not required then.
    #[must_use]
    pub const fn preset(self, value: &'static str) -> Self {
        Self { required: false, preset: Preset::Value(value), ..self }
    }

    /// Presets null; the entry is not required then.
    #[must_use]
    pub const fn null(self) -> Self {
        Self { required: false, preset: Preset::Null, ..self }
    }

    /// Leaves it out of answers where it is not supplied, and does not require it.
    #[must_use]
    pub const fn absent(self) -> Self {
        Self { required: false, preset: Preset::Absent, ..self }
    }

    /// Says that the preset is this template.
    #[must_use]
    pub const fn template(self, template: &'static Template) -> Self {
        Self { template: Some(template), ..self }
    }

    /// Sets the other names under which it may be supplied.
    #[must_use]
    pub const fn aliases(self, aliases: &'static [&'static str]) -> Self {
        Self { aliases, ..self }
    }

    /// Sets the names that it had.
    #[must_use]
    pub const fn renamed_from(self, renamed_from: &'static [&'static str]) -> Self {
        Self { renamed_from, ..self }
    }

    /// Says why callers should do without it, and what to use instead.
    #[must_use]
    pub const fn deprecated(self, advice: &'static str) -> Self {
        Self { deprecated: Some(advice), ..self }
    }

    /// Makes it apply only within these authentication alternatives.
    #[must_use]
    pub const fn alternatives(self, alternatives: &'static [&'static str]) -> Self {
        Self { alternatives, ..self }
    }

    /// Leaves the value to be set while the instance lives.
    #[must_use]
    pub const fn runtime(self) -> Self {
        Self { role: Role::Runtime, ..self }
    }

    /// Makes it the caller's to say the value.
    #[must_use]
    pub const fn by_caller(self) -> Self {
        Self { role: Role::Field, ..self }
    }

    /// Fixes the value to the preset.
    #[must_use]
    pub const fn fixed(self) -> Self {
        Self { role: Role::Fixed, ..self }
    }

    /// Leaves it out of user interfaces.
    #[must_use]
    pub const fn hidden(self) -> Self {
        Self { hidden: true, ..self }
    }

    /// Whether the value must never be shown.
    #[inline]
    #[must_use]
    pub fn is_secret(&self) -> bool {
        self.kind == Kind::Secret
    }

    /// The value that a caller who supplies nothing gets, if there is one.
    #[inline]
    #[must_use]
    pub const fn default(&self) -> Option<&'static str> {
        match self.preset {
            Preset::Value(value) => Some(value),
            Preset::Null | Preset::Absent => None,
        }
    }

    /// Every name under which it may be supplied: its own, its aliases, those that it had.
    pub fn names(&self) -> impl Iterator<Item = &'static str> + use<> {
        let others = self.aliases.iter().chain(self.renamed_from).copied();
        std::iter::once(self.name).chain(others)
    }

    /// Whether `name` is one of its [`names`](Self::names).
    #[must_use]
    pub fn is_named(&self, name: &str) -> bool {
        self.name == name || self.aliases.contains(&name) || self.renamed_from.contains(&name)
    }

    /// Whether it applies where the authentication `alternative` was chosen.
    #[inline]
    #[must_use]
    pub fn applies_to(&self, alternative: &str) -> bool {
        self.alternatives.is_empty() || self.alternatives.contains(&alternative)
    }

    /// What it accepts, in words that complete "expected ...".
    #[must_use]
    pub fn expected(&self) -> Cow<'static, str> {
        match self.pattern {
            Some(pattern) => pattern.hint().into(),
            None if self.kind == Kind::Enum => one_of(self.options).into(),
            None => self.kind.expected().into(),
        }
    }

    /// What is expected instead of `text`; `None` where `text` is a value of this entry.
    #[must_use]
    pub fn refusal(&self, text: &str) -> Option<Cow<'static, str>> {
        // A template is no URL yet, and may be repeated all the same.
        match self.default().filter(|_| self.role == Role::Fixed || self.template.is_some()) {
            Some(preset) if text == preset => return None,
            Some(fixed) if self.role == Role::Fixed => {
                return Some(format!("`{fixed}`, which the element fixes").into());
            }
            _ => {}
        }
        let misses = || {
            let is_option = self.kind != Kind::Enum || self.options.contains(&text);
            !is_option || self.pattern.is_some_and(|pattern| !pattern.accepts(text))
        };
        self.kind.refusal(text).or_else(|| misses().then(|| self.expected()))
    }
}

/// Without its values: what a secret is preset to must not be shown.
impl fmt::Debug for Entry {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut entry = formatter.debug_struct("Entry");
        entry.field("name", &self.name).field("kind", &self.kind).field("role", &self.role);
        entry.field("required", &self.required).finish_non_exhaustive()
    }
}

/// The options in words: "one of `a`, `b`".
fn one_of(options: &[&str]) -> String {
    let mut text = String::from("one of ");
    for (index, option) in options.iter().enumerate() {
        text.extend([if index == 0 { "`" } else { ", `" }, option, "`"]);
    }
    text
}
