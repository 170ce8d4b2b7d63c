//! The entries of an element: what authentication brings, the fields, the settings.

use openelements_runtime::{Authentication as Wire, Kind, Role};

use super::unknown;
use crate::diagnostics::{Collector, codes};
use crate::model::{Authentication, Entry, Located, Pattern, Preset};
use crate::names::Identifier;
use crate::standard::{Standard, StandardEntry};
use crate::syntax::{RawDefault, RawField, RawSpec};
use crate::yaml::At;

/// Every entry of the element, in the order of its table.
pub(super) fn lower(
    spec: &RawSpec,
    authentication: Option<&Authentication>,
    standard: &Standard,
    collector: &mut Collector,
) -> Vec<Entry> {
    let lowering = Lowering {
        spec,
        authentication,
        standard,
    };
    let mut entries: Vec<Entry> = lowering.choice().into_iter().collect();
    entries.extend(lowering.brought(collector));
    for field in &spec.fields {
        entries.extend(lowering.field(field, collector));
    }
    entries.extend(lowering.settings(collector));
    for entry in &mut entries {
        entry.alternatives = lowering.alternatives_of(&entry.name.value);
    }
    entries
}

struct Lowering<'spec> {
    spec: &'spec RawSpec,
    authentication: Option<&'spec Authentication>,
    standard: &'spec Standard,
}

impl Lowering<'_> {
    /// The entry that chooses among authentication alternatives, if there are any.
    fn choice(&self) -> Option<Entry> {
        let authentication = self
            .authentication
            .filter(|authentication| !authentication.alternatives.is_empty())?;
        let alternatives = authentication.alternatives.iter();
        Some(Entry {
            label: "Authentication type".to_owned(),
            description: "How the caller proves who it is.".to_owned(),
            kind: Kind::Enum,
            options: alternatives.map(|alternative| alternative.name.clone()).collect(),
            preset: Located::new(Preset::Absent, authentication.default.at.clone()),
            ..plain(&Located::new(
                Wire::ENTRY.to_owned(),
                authentication.default.at.clone(),
            ))
        })
    }

    /// The entries that authentication brings and `fields` does not adjust.
    fn brought(&self, collector: &mut Collector) -> Vec<Entry> {
        let mut entries: Vec<Entry> = Vec::new();
        for name in self.credential_names() {
            let known =
                self.is_field(&name.value) || entries.iter().any(|entry| entry.name.value == name.value);
            match self.credential(&name.value) {
                _ if known => {}
                Some(credential) => entries.push(from_standard(credential, Role::Field, &name.at)),
                None => self.unknown_credential(&name, collector),
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
            let brought = self
                .standard
                .brought_by(&authentication.default.value)
                .unwrap_or_default();
            let at = &authentication.default.at;
            return brought
                .iter()
                .map(|entry| Located::new(entry.name.clone(), at.clone()))
                .collect();
        }
        authentication
            .alternatives
            .iter()
            .flat_map(|alternative| alternative.entries.clone())
            .collect()
    }

    /// What the standard knows about an entry that authentication brings.
    fn credential(&self, name: &str) -> Option<&StandardEntry> {
        let authentication = self.authentication?;
        let names = authentication
            .alternatives
            .iter()
            .filter(|it| it.entries.iter().any(|entry| entry.value == name));
        let kinds = names
            .map(|alternative| &alternative.name)
            .chain([&authentication.default]);
        kinds
            .into_iter()
            .find_map(|kind| self.standard.credential(&kind.value, name))
    }

    fn unknown_credential(&self, name: &Located<String>, collector: &mut Collector) {
        let fields = self.spec.fields.iter().map(|field| field.name.value.as_str());
        let credentials = self.standard.credentials.iter().map(|entry| entry.name.as_str());
        unknown(
            codes::AUTHENTICATION,
            "field",
            name,
            fields.chain(credentials),
            collector,
        );
    }

    fn is_field(&self, name: &str) -> bool {
        self.spec.fields.iter().any(|field| field.name.value == name)
    }

    /// A field, on top of what the standard says about it. Settings come later, in their order.
    fn field(&self, field: &RawField, collector: &mut Collector) -> Option<Entry> {
        let name = &field.name.value;
        if name == Wire::ENTRY {
            let help =
                "write the alternatives as `authentication: {default: basic, basic: [username, password]}`";
            collector
                .error(
                    codes::RESERVED_ENTRY,
                    format!("`{name}` cannot be a field"),
                    field.name.at.clone(),
                )
                .help(help);
            return None;
        }
        if self.standard.setting(name).is_some() {
            return None;
        }
        let is_brought = self
            .credential_names()
            .iter()
            .any(|credential| credential.value == *name);
        let credential = self.credential(name).filter(|_| is_brought);
        let mut entry = credential.map_or_else(
            || plain(&field.name),
            |it| from_standard(it, Role::Field, &field.name.at),
        );
        adjust(&mut entry, field, credential.is_none(), collector);
        Some(entry)
    }

    /// The settings that are preset, brought by their group, adjusted, or accepted always.
    fn settings(&self, collector: &mut Collector) -> Vec<Entry> {
        for default in &self.spec.defaults {
            self.check_default(default, collector);
        }
        self.standard
            .settings
            .iter()
            .filter_map(|setting| self.setting(setting, collector))
            .collect()
    }

    fn setting(&self, setting: &StandardEntry, collector: &mut Collector) -> Option<Entry> {
        let default = self
            .spec
            .defaults
            .iter()
            .find(|default| default.name.value == setting.name);
        let field = self
            .spec
            .fields
            .iter()
            .find(|field| field.name.value == setting.name);
        let brought = self.is_used(&setting.group) && setting.usual != Preset::Absent;
        if default.is_none() && field.is_none() && !brought && !setting.always {
            return None;
        }
        let role = if setting.name == "base.url" {
            Role::Fixed
        } else {
            Role::Setting
        };
        let mut entry = from_standard(setting, role, &setting.at);
        entry.preset.value = if brought {
            setting.usual.clone()
        } else {
            Preset::Absent
        };
        if let Some(default) = default {
            entry.name.at = default.name.at.clone();
            entry.preset = default.value.clone();
        }
        if let Some(field) = field {
            adjust_setting(&mut entry, field, default, collector);
        }
        Some(entry)
    }

    /// Whether a member of the group, or of a group below it, is preset.
    fn is_used(&self, group: &str) -> bool {
        let groups = self
            .spec
            .defaults
            .iter()
            .filter_map(|default| self.standard.setting(&default.name.value));
        groups.map(|setting| setting.group.as_str()).any(|used| {
            used.strip_prefix(group)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        })
    }

    fn check_default(&self, default: &RawDefault, collector: &mut Collector) {
        let name = &default.name;
        if self.standard.setting(&name.value).is_some() {
            return;
        }
        if self.is_field(&name.value) {
            let message = format!("`{}` is a field, not a setting", name.value);
            let help = format!("give the field its default: `{}: {{default: ...}}`", name.value);
            collector
                .error(codes::UNKNOWN_SETTING, message, name.at.clone())
                .help(help);
            return;
        }
        let known = self.standard.settings.iter().map(|setting| setting.name.as_str());
        let draft = collector.error(
            codes::UNKNOWN_SETTING,
            format!("there is no setting `{}`", name.value),
            name.at.clone(),
        );
        match openelements_runtime::did_you_mean(&name.value, known) {
            Some(known) => draft.help(format!("did you mean `{known}`?")),
            None => draft
                .help("for a preset of this element alone, add a field with a `default` and `hidden: true`"),
        };
    }

    /// The alternatives an entry belongs to; none where it belongs to all of them or is not theirs.
    fn alternatives_of(&self, name: &str) -> Vec<String> {
        let all = self
            .authentication
            .map_or(&[][..], |authentication| &authentication.alternatives);
        let holders = all
            .iter()
            .filter(|alternative| alternative.entries.iter().any(|entry| entry.value == name));
        let names: Vec<String> = holders
            .map(|alternative| alternative.name.value.clone())
            .collect();
        if names.len() == all.len() {
            Vec::new()
        } else {
            names
        }
    }
}

/// An entry that the standard does not know.
fn plain(name: &Located<String>) -> Entry {
    Entry {
        identifier: Identifier::value(&name.value),
        options_type: Identifier::of_type(&name.value),
        label: name.value.clone(),
        description: String::new(),
        kind: Kind::String,
        options: Vec::new(),
        pattern: None,
        example: None,
        required: false,
        required_if: Vec::new(),
        preset: Located::new(Preset::Null, name.at.clone()),
        aliases: Vec::new(),
        alternatives: Vec::new(),
        role: Role::Field,
        hidden: false,
        name: name.clone(),
    }
}

fn from_standard(standard: &StandardEntry, role: Role, at: &At) -> Entry {
    let options = standard
        .options
        .iter()
        .map(|option| Located::new(option.clone(), standard.at.clone()));
    let preset = if standard.required {
        Preset::Absent
    } else {
        Preset::Null
    };
    Entry {
        label: standard.label.clone(),
        description: standard.description.clone(),
        kind: standard.kind,
        options: options.collect(),
        required: standard.required,
        preset: Located::new(preset, at.clone()),
        role,
        ..plain(&Located::new(standard.name.clone(), at.clone()))
    }
}

/// Applies the attributes of a field. One of the author's own (`own`) is required unless it
/// says otherwise; what the standard knows keeps its kind.
fn adjust(entry: &mut Entry, field: &RawField, own: bool, collector: &mut Collector) {
    describe(entry, field);
    if own {
        entry.kind = kind(field);
        entry.options.clone_from(&field.options);
    } else {
        refuse_redefinition(field, collector);
    }
    let optional = field.default.is_some() || !field.required_if.is_empty();
    let usual = if own {
        !optional
    } else {
        entry.required && !optional
    };
    entry.required = field.required.as_ref().map_or(usual, |required| required.value);
    entry.preset = match &field.default {
        Some(default) => default.clone(),
        None if entry.required => Located::new(Preset::Absent, field.name.at.clone()),
        None => Located::new(Preset::Null, field.name.at.clone()),
    };
}

fn adjust_setting(
    entry: &mut Entry,
    field: &RawField,
    preset: Option<&RawDefault>,
    collector: &mut Collector,
) {
    describe(entry, field);
    refuse_redefinition(field, collector);
    if entry.role == Role::Fixed {
        let message = "`base.url` cannot be a field: the element fixes it";
        collector
            .error(codes::RESERVED_ENTRY, message, field.name.at.clone())
            .help("preset it in `defaults`");
    }
    if let (Some(default), Some(preset)) = (&field.default, preset) {
        collector
            .error(
                codes::CONTRADICTION,
                format!("`{}` has two defaults", field.name.value),
                default.at.clone(),
            )
            .label(preset.value.at.clone(), "the other is here")
            .help("keep the one in `defaults`");
    }
    if let Some(default) = &field.default {
        entry.preset = default.clone();
    }
    if field.required.as_ref().is_some_and(|required| required.value) {
        entry.required = true;
        entry.preset.value = Preset::Absent;
    }
}

/// Applies what a field says about any entry.
fn describe(entry: &mut Entry, field: &RawField) {
    let text = |text: &Option<Located<String>>| text.as_ref().map(|text| text.value.clone());
    entry.name.at = field.name.at.clone();
    entry.label = text(&field.label).unwrap_or_else(|| entry.label.clone());
    entry.description = text(&field.description).unwrap_or_else(|| entry.description.clone());
    entry.example = text(&field.example);
    entry.required_if.clone_from(&field.required_if);
    entry.aliases.clone_from(&field.aliases);
    entry.hidden = field.hidden;
    entry.pattern = field.pattern.as_ref().map(|source| Pattern {
        source: source.clone(),
        hint: text(&field.hint).unwrap_or_else(|| format!("text that matches `{}`", source.value)),
    });
    if let Some(name) = &field.rust_name {
        entry.identifier = Identifier::value(&name.value);
        entry.options_type = Identifier::of_type(&name.value);
    }
}

fn kind(field: &RawField) -> Kind {
    let implied = if field.options.is_empty() {
        Kind::String
    } else {
        Kind::Enum
    };
    field.kind.as_ref().map_or(implied, |kind| kind.value)
}

/// Notes a kind or options for an entry whose kind the standard fixes.
fn refuse_redefinition(field: &RawField, collector: &mut Collector) {
    let kind = field.kind.as_ref().map(|kind| &kind.at);
    let options = field.options.first().map(|option| &option.at);
    if let Some(at) = kind.or(options) {
        let message = format!(
            "`{}` is a standard entry, whose kind cannot change",
            field.name.value
        );
        let help =
            "adjust its label, description, alias, default or whether it is required, or use another name";
        collector
            .error(codes::RESERVED_ENTRY, message, at.clone())
            .help(help);
    }
}
