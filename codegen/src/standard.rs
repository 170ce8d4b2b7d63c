//! What every spec can rely on, read from `standard.yaml`.

use openelements_runtime::Kind;

use crate::diagnostics::Collector;
use crate::model::Preset;
use crate::source::Source;
use crate::syntax::read_standard;
use crate::yaml::{self, At};

/// The standard as a source, so that its entries have places like any other.
pub(crate) fn source() -> Source {
    Source::new("standard.yaml", include_str!("standard.yaml"))
}

/// The standard settings, what each authentication brings, and the flags of the element object.
#[derive(Debug, Default)]
pub(crate) struct Standard {
    /// Every setting, in the order of tables.
    pub(crate) settings: Vec<StandardEntry>,
    /// What each type of authentication brings.
    pub(crate) authentication: Vec<(String, Vec<StandardEntry>)>,
    /// What an alternative may name without a field of its own.
    pub(crate) credentials: Vec<StandardEntry>,
    /// The flags of the element object with their usual values.
    pub(crate) flags: Vec<(String, Option<bool>)>,
    /// The texts of the element object.
    pub(crate) texts: Vec<String>,
}

/// An entry of the standard.
#[derive(Clone, Debug)]
pub(crate) struct StandardEntry {
    /// Its wire name.
    pub(crate) name: String,
    /// Where the standard has it.
    pub(crate) at: At,
    /// The group of a setting.
    pub(crate) group: String,
    /// Its name for people.
    pub(crate) label: String,
    /// What it is for.
    pub(crate) description: String,
    /// Its kind.
    pub(crate) kind: Kind,
    /// Its options, where it is an enum.
    pub(crate) options: Vec<String>,
    /// What it is where its group is used and the spec says nothing; absent if that does not bring it.
    pub(crate) usual: Preset,
    /// Whether it may be supplied for any element.
    pub(crate) always: bool,
    /// Whether an authentication requires it.
    pub(crate) required: bool,
}

impl Standard {
    /// Reads the standard, which is the source of that index.
    pub(crate) fn read(index: usize, source: &Source, collector: &mut Collector) -> Self {
        let root = yaml::parse(index, source, collector);
        root.map(|root| read_standard(index, &root, collector))
            .unwrap_or_default()
    }

    /// The setting of a wire name.
    pub(crate) fn setting(&self, name: &str) -> Option<&StandardEntry> {
        self.settings.iter().find(|setting| setting.name == name)
    }

    /// What a type of authentication brings; `None` where there is no such type.
    pub(crate) fn brought_by(&self, authentication: &str) -> Option<&[StandardEntry]> {
        let found = self
            .authentication
            .iter()
            .find(|(name, _)| name.eq_ignore_ascii_case(authentication));
        found.map(|(_, entries)| entries.as_slice())
    }

    /// The entry that an authentication alternative means by a name.
    pub(crate) fn credential(&self, alternative: &str, name: &str) -> Option<&StandardEntry> {
        let brought = self.brought_by(alternative).into_iter().flatten();
        let others = self.authentication.iter().flat_map(|(_, entries)| entries);
        brought
            .chain(&self.credentials)
            .chain(others)
            .find(|entry| entry.name == name)
    }
}
