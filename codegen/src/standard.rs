//! What every spec can rely on, read from `standard.yaml`.

#[cfg(feature = "tools")]
pub(crate) mod published;

use std::sync::LazyLock;

use openelements_runtime::{Kind, Role};

use crate::diagnostics::Collector;
use crate::model::{self, Preset};
use crate::names::Identifier;
use crate::source::Source;
use crate::yaml::At;
use crate::{syntax, yaml};

/// The standard as a source, so that its entries have places like any other.
pub(crate) fn source() -> Source {
    Source::new("standard.yaml", include_str!("standard.yaml"))
}

/// The standard settings, what each authentication brings, and the flags of the element object.
#[derive(Clone, Debug, Default)]
pub(crate) struct Standard {
    /// Every setting, in the order of tables.
    pub(crate) settings: Vec<StandardEntry>,
    /// What callers prove who they are with.
    pub(crate) credentials: Vec<StandardEntry>,
    /// The names of the credentials that each type of authentication brings.
    pub(crate) authentication: Vec<(String, Vec<String>)>,
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
    /// The name of its constant.
    pub(crate) constant: Identifier,
    /// The name of its setter and accessor, where it is a field.
    pub(crate) identifier: Identifier,
    /// The name of the type of its options.
    pub(crate) options_type: Identifier,
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
    /// Whether it is set while the instance lives.
    pub(crate) runtime: bool,
}

impl Standard {
    /// The standard, which is at `index` among the sources. It is read once: whoever checks one spec
    /// checks many.
    pub(crate) fn at(index: usize) -> Self {
        static READ: LazyLock<Standard> =
            LazyLock::new(|| Standard::read_from(&source(), &mut Collector::default()));
        let mut standard = READ.clone();
        for entry in standard.settings.iter_mut().chain(&mut standard.credentials) {
            entry.at = entry.at.in_source(index);
        }
        standard
    }

    /// Reads the standard; what is wrong with it, which is nothing, is noted.
    fn read_from(source: &Source, collector: &mut Collector) -> Self {
        let root = yaml::parse(0, source, collector);
        root.map(|root| syntax::read_standard(0, &root, collector)).unwrap_or_default()
    }

    /// The setting of a wire name.
    pub(crate) fn setting(&self, name: &str) -> Option<&StandardEntry> {
        self.settings.iter().find(|setting| setting.name == name)
    }

    /// The credential of a wire name.
    pub(crate) fn credential(&self, name: &str) -> Option<&StandardEntry> {
        self.credentials.iter().find(|credential| credential.name == name)
    }

    /// The credentials that a type of authentication brings; `None` where there is no such type.
    pub(crate) fn brought_by(&self, authentication: &str) -> Option<&[String]> {
        let found = self.authentication.iter().find(|(name, _)| name.eq_ignore_ascii_case(authentication));
        found.map(|(_, names)| names.as_slice())
    }
}

/// Whether a group is another, or below it: presetting a member of the one brings the members of the other.
pub(crate) fn is_within(group: &str, other: &str) -> bool {
    group.strip_prefix(other).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

impl StandardEntry {
    /// Whose it is to say the value.
    pub(crate) fn role(&self) -> Role {
        match self {
            _ if self.name == openelements_runtime::Element::BASE_URL => Role::Fixed,
            _ if self.runtime => Role::Runtime,
            _ if self.is_setting() => Role::Setting,
            _ => Role::Field,
        }
    }

    /// Whether it is a setting: those are in groups, credentials are not.
    pub(crate) fn is_setting(&self) -> bool {
        !self.group.is_empty()
    }

    /// What an entry that is made of this one keeps of it.
    pub(crate) fn reference(&self) -> model::StandardReference {
        model::StandardReference {
            constant: self.constant.clone(),
            label: self.label.clone(),
            description: self.description.clone(),
            required: self.required,
            kind: self.kind,
            role: self.role(),
            is_setting: self.is_setting(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn standard() -> Standard {
        let (source, mut collector) = (source(), Collector::default());
        let standard = Standard::read_from(&source, &mut collector);
        let problems = collector.finish(&[source]);
        assert!(problems.is_empty(), "{problems}");
        standard
    }

    fn entries(standard: &Standard) -> impl Iterator<Item = &StandardEntry> {
        standard.settings.iter().chain(&standard.credentials)
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
            let Some(usual) = entry.usual.text() else { continue };
            assert_eq!(entry.kind.refusal(usual), None, "{}: {usual}", entry.name);
            let is_option = entry.options.is_empty() || entry.options.iter().any(|option| option == usual);
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
    fn no_two_entries_have_one_name_or_one_constant() {
        let standard = standard();
        let names: std::collections::BTreeSet<&str> =
            entries(&standard).map(|entry| entry.name.as_str()).collect();
        let constants: std::collections::BTreeSet<_> =
            entries(&standard).map(|entry| &entry.constant).collect();
        assert_eq!((names.len(), constants.len()), (entries(&standard).count(), entries(&standard).count()));
    }

    #[test]
    fn authentication_brings_credentials_that_there_are() {
        let standard = standard();
        let brought = standard.authentication.iter().flat_map(|(_, names)| names);
        assert!(brought.into_iter().all(|name| standard.credential(name).is_some()));
    }
}
