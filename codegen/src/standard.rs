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
        root.map(|root| read_standard(index, &root, collector)).unwrap_or_default()
    }

    /// The setting of a wire name.
    pub(crate) fn setting(&self, name: &str) -> Option<&StandardEntry> {
        self.settings.iter().find(|setting| setting.name == name)
    }

    /// What a type of authentication brings; `None` where there is no such type.
    pub(crate) fn brought_by(&self, authentication: &str) -> Option<&[StandardEntry]> {
        let found = self.authentication.iter().find(|(name, _)| name.eq_ignore_ascii_case(authentication));
        found.map(|(_, entries)| entries.as_slice())
    }

    /// The entry that an authentication alternative means by a name.
    pub(crate) fn credential(&self, alternative: &str, name: &str) -> Option<&StandardEntry> {
        let brought = self.brought_by(alternative).into_iter().flatten();
        let others = self.authentication.iter().flat_map(|(_, entries)| entries);
        brought.chain(&self.credentials).chain(others).find(|entry| entry.name == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn standard() -> Standard {
        let (source, mut collector) = (source(), Collector::default());
        let standard = Standard::read(0, &source, &mut collector);
        let problems = collector.finish(&[source]);
        assert!(problems.is_empty(), "{problems}");
        standard
    }

    fn entries(standard: &Standard) -> impl Iterator<Item = &StandardEntry> {
        let brought = standard.authentication.iter().flat_map(|(_, entries)| entries);
        standard.settings.iter().chain(brought).chain(&standard.credentials)
    }

    #[test]
    fn the_standard_has_no_problems_and_lacks_nothing() {
        let standard = standard();
        let types: Vec<&str> = standard.authentication.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(types, ["basic", "oauth1", "oauth2", "apiKey", "awsv4", "custom"]);
        assert!(standard.setting("base.url").is_some());
        assert!(!standard.credentials.is_empty() && !standard.flags.is_empty() && !standard.texts.is_empty());
    }

    #[test]
    fn every_usual_value_is_one_that_its_entry_accepts() {
        for entry in entries(&standard()) {
            let Preset::Value(usual) = &entry.usual else { continue };
            assert!(entry.kind.accepts(usual), "{}: {usual}", entry.name);
            let is_option = entry.options.is_empty() || entry.options.contains(usual);
            assert!(is_option, "{}: {usual}", entry.name);
        }
    }

    #[test]
    fn every_entry_is_described_and_has_options_if_it_is_an_enum() {
        for entry in entries(&standard()) {
            assert!(!entry.label.is_empty() && entry.description.ends_with('.'), "{}", entry.name);
            assert_eq!(entry.kind == Kind::Enum, !entry.options.is_empty(), "{}", entry.name);
        }
    }

    #[test]
    fn no_setting_has_the_name_of_another_entry() {
        let standard = standard();
        let mut names: Vec<&str> = standard.settings.iter().map(|entry| entry.name.as_str()).collect();
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), count);
        let brought = standard.authentication.iter().flat_map(|(_, entries)| entries);
        assert!(brought.chain(&standard.credentials).all(|entry| standard.setting(&entry.name).is_none()));
    }
}
