//! The standard for tools that write specs, so that they agree with what reads them.

use openelements_runtime::Kind;

use super::StandardEntry;
use crate::model::Preset;
use crate::run::Run;

/// What every spec can rely on.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Standard {
    /// Every setting, in the order of tables.
    pub settings: Vec<Setting>,
    /// What callers prove who they are with.
    pub credentials: Vec<Setting>,
    /// The names of the credentials that each type of authentication brings.
    pub authentications: Vec<(String, Vec<String>)>,
    /// The flags of the element object with their usual values.
    pub flags: Vec<(String, Option<bool>)>,
    /// The texts of the element object.
    pub texts: Vec<String>,
}

/// What a configuration answers for an entry: a text, or null.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer(pub Option<String>);

/// A setting or credential of the standard.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Setting {
    /// Its wire name.
    pub name: String,
    /// Its name for people.
    pub label: String,
    /// What it is for.
    pub description: String,
    /// Its group; empty for a credential.
    pub group: String,
    /// Its kind.
    pub kind: Kind,
    /// Its options, where it is an enum.
    pub options: Vec<String>,
    /// What its group brings: nothing, null or a value.
    pub usual: Option<Answer>,
    /// Whether it may be supplied for any element.
    pub always: bool,
    /// Whether an authentication requires it.
    pub required: bool,
    /// Whether it is set while the instance lives.
    pub runtime: bool,
}

impl Standard {
    /// Reads the standard that this version of the library has.
    #[must_use]
    pub fn read() -> Self {
        let run = Run::new(Vec::new());
        let standard = run.standard();
        Self {
            settings: standard.settings.iter().map(Setting::from).collect(),
            credentials: standard.credentials.iter().map(Setting::from).collect(),
            authentications: standard.authentication.clone(),
            flags: standard.flags.clone(),
            texts: standard.texts.clone(),
        }
    }
}

impl From<&StandardEntry> for Setting {
    fn from(entry: &StandardEntry) -> Self {
        let usual = match &entry.usual {
            Preset::Absent => None,
            Preset::Null => Some(Answer(None)),
            Preset::Value(text) | Preset::Document(text) => Some(Answer(Some(text.clone()))),
        };
        Self {
            name: entry.name.clone(),
            label: entry.label.clone(),
            description: entry.description.clone(),
            group: entry.group.clone(),
            kind: entry.kind,
            options: entry.options.clone(),
            usual,
            always: entry.always,
            required: entry.required,
            runtime: entry.runtime,
        }
    }
}
