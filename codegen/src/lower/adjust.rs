//! Single entries: as the standard has them, and as a field adjusts them.

use openelements_runtime::{Kind, Role};

use crate::diagnostics::{Collector, codes};
use crate::model::{Entry, Located, Pattern, Preset};
use crate::names::Identifier;
use crate::standard::StandardEntry;
use crate::syntax::{RawDefault, RawField};
use crate::yaml::At;

/// An entry that the standard does not know.
pub(super) fn plain(name: &Located<String>) -> Entry {
    blank(name.clone(), Identifier::value(&name.value), Identifier::of_type(&name.value))
}

/// The base URL where the caller supplies it.
pub(super) fn supplied_base_url(field: &RawField, collector: &mut Collector) -> Entry {
    let mut entry = Entry { identifier: Identifier::base_url(), ..plain(&field.name) };
    adjust(&mut entry, field, true, collector);
    let kind = field.kind.as_ref().filter(|kind| kind.value != Kind::Url).map(|kind| &kind.at);
    if let Some(at) = kind.or(field.options.first().map(|option| &option.at)) {
        let message = "`base.url` is a standard entry, whose kind cannot change";
        collector.error(codes::RESERVED_ENTRY, message, at.clone()).help("remove it: the kind is `url`");
    }
    Entry { kind: Kind::Url, options: Vec::new(), ..entry }
}

fn blank(name: Located<String>, identifier: Identifier, options_type: Identifier) -> Entry {
    Entry {
        standard: None,
        identifier,
        options_type,
        label: name.value.clone(),
        description: String::new(),
        kind: Kind::String,
        options: Vec::new(),
        pattern: None,
        example: None,
        required: false,
        required_if: Vec::new(),
        preset: Located::new(Preset::Null, name.at.clone()),
        template: None,
        is_unfilled: false,
        aliases: Vec::new(),
        renamed_from: Vec::new(),
        deprecated: None,
        alternatives: Vec::new(),
        role: Role::Field,
        hidden: false,
        name,
    }
}

/// An entry as the standard has it.
pub(super) fn from_standard(standard: &StandardEntry, at: &At) -> Entry {
    let options = standard.options.iter().map(|option| Located::new(option.clone(), standard.at.clone()));
    let preset = if standard.required { Preset::Absent } else { Preset::Null };
    let name = Located::new(standard.name.clone(), at.clone());
    Entry {
        standard: Some(standard.reference()),
        label: standard.label.clone(),
        description: standard.description.clone(),
        kind: standard.kind,
        options: options.collect(),
        required: standard.required,
        preset: Located::new(preset, at.clone()),
        role: standard.role(),
        ..blank(name, standard.identifier.clone(), standard.options_type.clone())
    }
}

/// What authentication brings, as a field adjusts it.
pub(super) fn adjusted(credential: &StandardEntry, field: &RawField, collector: &mut Collector) -> Entry {
    let mut entry = from_standard(credential, &field.name.at);
    adjust(&mut entry, field, false, collector);
    entry
}

/// Applies the attributes of a field. One of the author's own (`own`) is required unless it
/// says otherwise; what the standard knows keeps its kind.
pub(super) fn adjust(entry: &mut Entry, field: &RawField, own: bool, collector: &mut Collector) {
    describe(entry, field);
    refuse_lone_hint(field, collector);
    if own {
        entry.kind = field.kind.as_ref().map_or(Kind::String, |kind| kind.value);
        entry.options.clone_from(&field.options);
    } else {
        redefine(entry, field, collector);
    }
    let optional = entry.role == Role::Runtime || field.default.is_some() || !field.required_if.is_empty();
    // A token that is not set at run time must come from the caller.
    let is_due = own || entry.required || field.runtime.as_ref().is_some_and(|runtime| !runtime.value);
    let usual = is_due && !optional;
    entry.required = field.required.as_ref().map_or(usual, |required| required.value);
    entry.preset = match &field.default {
        Some(default) => default.clone(),
        None if entry.required || is_unanswered(field) => Located::new(Preset::Absent, field.name.at.clone()),
        None => Located::new(Preset::Null, field.name.at.clone()),
    };
    refuse_needless_answer(entry, field, collector);
}

pub(super) fn adjust_setting(
    entry: &mut Entry,
    field: &RawField,
    preset: Option<&RawDefault>,
    collector: &mut Collector,
) {
    describe(entry, field);
    refuse_lone_hint(field, collector);
    redefine(entry, field, collector);
    if entry.role == Role::Fixed {
        let message = "`base.url` cannot be a field: the element fixes it";
        collector
            .error(codes::RESERVED_ENTRY, message, field.name.at.clone())
            .help("remove it from `fields`, or from `defaults` if the caller is to supply it");
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
    } else if preset.is_none() && is_unanswered(field) {
        entry.preset.value = Preset::Absent;
    }
    if field.required.as_ref().is_some_and(|required| required.value) {
        entry.required = true;
        // A preset that the spec itself gives is a contradiction, which another rule notes.
        if field.default.is_none() && preset.is_none() {
            entry.preset.value = Preset::Absent;
        }
    }
}

/// Applies what a field says about any entry.
fn describe(entry: &mut Entry, field: &RawField) {
    // An empty text says nothing.
    let text = |text: &Option<Located<String>>| {
        text.as_ref().map(|text| text.value.clone()).filter(|text| !text.is_empty())
    };
    entry.name.at = field.name.at.clone();
    entry.label = text(&field.label).unwrap_or_else(|| entry.label.clone());
    entry.description = text(&field.description).unwrap_or_else(|| entry.description.clone());
    entry.example.clone_from(&field.example);
    entry.required_if.clone_from(&field.required_if);
    entry.aliases.clone_from(&field.aliases);
    entry.renamed_from.clone_from(&field.renamed_from);
    entry.deprecated.clone_from(&field.deprecated);
    entry.hidden = field.hidden;
    entry.role = role(entry, field);
    entry.pattern = field.pattern.as_ref().map(|source| Pattern {
        source: source.clone(),
        hint: text(&field.hint).unwrap_or_else(|| format!("text that matches `{}`", source.value)),
    });
    if let Some(name) = &field.rust_name {
        entry.identifier = Identifier::value(&name.value);
        entry.options_type = Identifier::of_type(&name.value);
    }
}

/// Whose it is to say the value; what the element fixes stays its own.
fn role(entry: &Entry, field: &RawField) -> Role {
    let is_setting = entry.standard.as_ref().is_some_and(|standard| standard.is_setting);
    match field.runtime.as_ref().map(|runtime| runtime.value) {
        Some(true) if entry.role != Role::Fixed => Role::Runtime,
        Some(false) if entry.role == Role::Runtime && is_setting => Role::Setting,
        Some(false) if entry.role == Role::Runtime => Role::Field,
        _ => entry.role,
    }
}

/// Makes a secret of a text; notes any other kind, or options, for an entry whose kind the standard
/// fixes.
fn redefine(entry: &mut Entry, field: &RawField, collector: &mut Collector) {
    let is_hidden = field.kind.as_ref().is_some_and(|kind| kind.value == Kind::Secret);
    if is_hidden && matches!(entry.kind, Kind::String | Kind::Text) {
        entry.kind = Kind::Secret;
    }
    let kind = field.kind.as_ref().filter(|kind| kind.value != entry.kind).map(|kind| &kind.at);
    let options = field.options.first().map(|option| &option.at);
    if let Some(at) = kind.or(options) {
        let message = format!("`{}` is a standard entry, whose kind cannot change", field.name.value);
        let help = "adjust its label, description, alias, default or whether it is required, make a text a secret, or use another name";
        collector.error(codes::RESERVED_ENTRY, message, at.clone()).help(help);
    }
}

/// Whether an answer leaves the entry out unless it is supplied.
fn is_unanswered(field: &RawField) -> bool {
    field.answered.as_ref().is_some_and(|answered| !answered.value)
}

/// Notes that an answer is to leave out what it always has.
fn refuse_needless_answer(entry: &Entry, field: &RawField, collector: &mut Collector) {
    let certain =
        if entry.required { Some("is required") } else { field.default.as_ref().map(|_| "has a default") };
    if let (Some(why), Some(answered), true) = (certain, &field.answered, is_unanswered(field)) {
        let message = format!("`{}` {why}, and so is in every answer", field.name.value);
        collector.error(codes::CONTRADICTION, message, answered.at.clone()).help("remove `answered: false`");
    }
}

/// Notes a hint that explains no pattern.
fn refuse_lone_hint(field: &RawField, collector: &mut Collector) {
    if let (Some(hint), None) = (&field.hint, &field.pattern) {
        let message = format!("`{}` has a hint, but no pattern", field.name.value);
        let help = "a hint says in words what the pattern accepts: add the pattern, or remove the hint";
        collector.error(codes::CONTRADICTION, message, hint.at.clone()).help(help);
    }
}
