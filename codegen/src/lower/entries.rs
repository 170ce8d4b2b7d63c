//! The entries of an element: what authentication brings, the fields, the settings.

use openelements_runtime::{Authentication as Wire, Element, Kind};

use super::adjust::{adjust, adjust_setting, adjusted, from_standard, plain, supplied_base_url};
use super::{unknown, without};
use crate::diagnostics::{Collector, codes, surely_meant};
use crate::model::{Authentication, Entry, Located, Preset};
use crate::standard::{Standard, StandardEntry, is_within};
use crate::syntax::{RawDefault, RawField, RawSpec};

/// Every entry of the element, in the order of its table; and whether none was left out because
/// what declares it was refused.
pub(super) fn lower(
    spec: &RawSpec,
    authentication: Option<&Authentication>,
    standard: &Standard,
    collector: &mut Collector,
) -> (Vec<Entry>, bool) {
    let presets = spec.defaults.iter().filter_map(|default| standard.setting(&default.name.value));
    let used = presets.map(|setting| setting.group.as_str()).collect();
    let lowering = Lowering { spec, authentication, standard, used };
    let mut entries: Vec<Entry> = lowering.choice().into_iter().collect();
    entries.extend(lowering.brought(collector));
    entries.extend(lowering.own(collector));
    entries.extend(lowering.settings(collector));
    if !spec.without.is_empty() {
        let brought = lowering.is_complete().then(|| lowering.brought_names());
        without::check(spec, brought.as_deref(), collector);
    }
    for entry in &mut entries {
        entry.alternatives = lowering.alternatives_of(&entry.name.value);
    }
    (entries, lowering.is_complete())
}

struct Lowering<'spec> {
    spec: &'spec RawSpec,
    authentication: Option<&'spec Authentication>,
    standard: &'spec Standard,
    /// The groups of the settings that are preset.
    used: Vec<&'spec str>,
}

impl Lowering<'_> {
    /// Whether nothing that declares entries was refused.
    fn is_complete(&self) -> bool {
        self.spec.complete
            && self.authentication.is_none_or(|it| self.is_known(it))
            && !self.is_field(Wire::ENTRY)
    }

    fn is_known(&self, authentication: &Authentication) -> bool {
        !authentication.alternatives.is_empty()
            || self.standard.brought_by(&authentication.default.value).is_some()
    }

    /// The entry that chooses among authentication alternatives, if there are any.
    fn choice(&self) -> Option<Entry> {
        let authentication =
            self.authentication.filter(|authentication| !authentication.alternatives.is_empty())?;
        let alternatives = authentication.alternatives.iter();
        Some(Entry {
            label: "Authentication type".to_owned(),
            description: "How the caller proves who it is.".to_owned(),
            kind: Kind::Enum,
            options: alternatives.map(|alternative| alternative.name.clone()).collect(),
            preset: Located::new(Preset::Absent, authentication.default.at.clone()),
            ..plain(&Located::new(Wire::ENTRY.to_owned(), authentication.default.at.clone()))
        })
    }

    /// The entries that authentication brings, as `fields` adjusts them.
    fn brought(&self, collector: &mut Collector) -> Vec<Entry> {
        let mut entries: Vec<Entry> = Vec::new();
        for name in self.credential_names() {
            let is_known = entries.iter().any(|entry| entry.name.value == name.value);
            let field = self.spec.fields.iter().find(|field| field.name.value == name.value);
            match (self.standard.credential(&name.value), field) {
                _ if is_known || self.is_without(&name.value) => {}
                (Some(credential), Some(field)) => entries.push(adjusted(credential, field, collector)),
                (Some(credential), None) => entries.push(from_standard(credential, &name.at)),
                _ if self.standard.setting(&name.value).is_some() => refuse_setting(&name, collector),
                (None, Some(_)) => {}
                (None, None) if !self.spec.complete => {}
                (None, None) => {
                    self.unknown_credential(&name, collector);
                    // What else names it is right to do so.
                    entries.push(plain(&name));
                }
            }
        }
        entries
    }

    /// The names of the entries that authentication brings, alternatives included.
    fn credential_names(&self) -> Vec<Located<String>> {
        let Some(authentication) = self.authentication else {
            return Vec::new();
        };
        if authentication.alternatives.is_empty() {
            let brought = self.standard.brought_by(&authentication.default.value).unwrap_or_default();
            let at = &authentication.default.at;
            return brought.iter().map(|name| Located::new(name.clone(), at.clone())).collect();
        }
        authentication.alternatives.iter().flat_map(|alternative| alternative.entries.clone()).collect()
    }

    fn unknown_credential(&self, name: &Located<String>, collector: &mut Collector) {
        let fields = self.spec.fields.iter().map(|field| field.name.value.as_str());
        let credentials = self.standard.credentials.iter().map(|entry| entry.name.as_str());
        unknown(codes::AUTHENTICATION, "field", name, fields.chain(credentials), collector);
    }

    fn is_field(&self, name: &str) -> bool {
        self.spec.fields.iter().any(|field| field.name.value == name)
    }

    /// The fields that neither authentication nor the settings bring.
    fn own(&self, collector: &mut Collector) -> Vec<Entry> {
        let brought = self.credential_names();
        let is_brought = |name: &str| {
            brought.iter().any(|credential| credential.value == name)
                && self.standard.credential(name).is_some()
        };
        let mut entries = Vec::new();
        for field in &self.spec.fields {
            let name = field.name.value.as_str();
            if name == Wire::ENTRY {
                refuse_choice(field, collector);
            } else if self.standard.setting(name).is_none() && !is_brought(name) {
                let mut entry = plain(&field.name);
                adjust(&mut entry, field, true, collector);
                entries.push(entry);
            }
        }
        entries
    }

    /// The settings that are preset, brought by their group, adjusted, or accepted always.
    fn settings(&self, collector: &mut Collector) -> Vec<Entry> {
        for default in &self.spec.defaults {
            self.check_default(default, collector);
        }
        self.standard.settings.iter().filter_map(|setting| self.setting(setting, collector)).collect()
    }

    fn setting(&self, setting: &StandardEntry, collector: &mut Collector) -> Option<Entry> {
        let default = self.spec.defaults.iter().find(|default| default.name.value == setting.name);
        let field = self.spec.fields.iter().find(|field| field.name.value == setting.name);
        if let Some(field) = field.filter(|_| setting.name == Element::BASE_URL && default.is_none()) {
            return Some(supplied_base_url(field, collector));
        }
        let brought = self.brings(setting) && !self.is_without(&setting.name);
        if default.is_none() && field.is_none() && !brought && !setting.always {
            return None;
        }
        let mut entry = from_standard(setting, &setting.at);
        entry.preset.value = if brought { setting.usual.clone() } else { Preset::Absent };
        if let Some(default) = default {
            entry.name.at = default.name.at.clone();
            entry.preset = default.value.clone();
        }
        if let Some(field) = field {
            adjust_setting(&mut entry, field, default, collector);
        }
        Some(entry)
    }

    /// Whether the element has a setting because it presets another of its group.
    fn brings(&self, setting: &StandardEntry) -> bool {
        setting.usual != Preset::Absent && self.is_used(&setting.group)
    }

    /// Whether the spec says that the element does not have a standard entry.
    fn is_without(&self, name: &str) -> bool {
        self.spec.without.iter().any(|without| without.value == name)
    }

    /// The names of the standard entries that authentication and groups of settings bring.
    fn brought_names(&self) -> Vec<String> {
        let credentials = self.credential_names().into_iter().map(|name| name.value);
        let settings = self.standard.settings.iter().filter(|setting| self.brings(setting));
        credentials.chain(settings.map(|setting| setting.name.clone())).collect()
    }

    /// Whether a member of the group, or of a group below it, is preset.
    fn is_used(&self, group: &str) -> bool {
        self.used.iter().any(|used| is_within(used, group))
    }

    fn check_default(&self, default: &RawDefault, collector: &mut Collector) {
        let name = &default.name;
        if self.standard.setting(&name.value).is_some() {
            return;
        }
        if self.is_field(&name.value) {
            let message = format!("`{}` is a field, not a setting", name.value);
            let help = format!("give the field its default: `{}: {{default: ...}}`", name.value);
            collector.error(codes::UNKNOWN_SETTING, message, name.at.clone()).help(help);
            return;
        }
        let known = self.standard.settings.iter().map(|setting| setting.name.as_str());
        let is_preset = |name: &str| self.spec.defaults.iter().any(|preset| preset.name.value == name);
        let alone = "for a preset of this element alone, add a field with a `default` and `hidden: true`";
        collector
            .error(codes::UNKNOWN_SETTING, format!("there is no setting `{}`", name.value), name.at.clone())
            .suggest(&name.value, known.clone(), alone)
            .correct(surely_meant(&name.value, known).filter(|name| !is_preset(name)), &name.at);
    }

    /// The alternatives an entry belongs to; none where it belongs to all of them or is not theirs.
    fn alternatives_of(&self, name: &str) -> Vec<String> {
        let all = self.authentication.map_or(&[][..], |authentication| &authentication.alternatives);
        let holders =
            all.iter().filter(|alternative| alternative.entries.iter().any(|entry| entry.value == name));
        let names: Vec<String> = holders.map(|alternative| alternative.name.value.clone()).collect();
        if names.len() == all.len() { Vec::new() } else { names }
    }
}

fn refuse_setting(name: &Located<String>, collector: &mut Collector) {
    let message = format!("`{}` is a setting, which does not depend on the authentication", name.value);
    collector
        .error(codes::AUTHENTICATION, message, name.at.clone())
        .help("name fields and what the standard knows for authentication, such as `username`");
}

fn refuse_choice(field: &RawField, collector: &mut Collector) {
    let message = format!("`{}` cannot be a field", field.name.value);
    let help = "write the alternatives as `authentication: {default: basic, basic: [username, password]}`";
    collector.error(codes::RESERVED_ENTRY, message, field.name.at.clone()).help(help);
}
