//! From one spec as it is written to one element: standard entries added, defaults merged,
//! names chosen.

mod adjust;
mod entries;
mod template;
mod without;

use crate::diagnostics::{Code, Collector, Draft, codes, otherwise_spelt};
use crate::model::{Alternative, Authentication, Element, Located, Member, Parameter};
use crate::names::Identifier;
use crate::standard::Standard;
use crate::syntax::{RawAlternative, RawAuthentication, RawSpec, quoted};
use crate::yaml::At;

/// Makes an element of a spec, with stand-ins for what the spec lacks: that has been noted, and
/// must not keep other problems from being found.
pub(crate) fn lower(spec: RawSpec, path: &str, standard: &Standard, collector: &mut Collector) -> Element {
    let authentication =
        spec.authentication.as_ref().map(|raw| lower_authentication(raw, standard, collector));
    let (mut entries, complete) = entries::lower(&spec, authentication.as_ref(), standard, collector);
    let sent = spec.fields.iter().flat_map(|field| &field.sends);
    let parameters: Vec<Parameter> = spec.parameters.iter().chain(sent).cloned().collect();
    template::lower(&mut entries, &parameters, collector);
    let text = |text: Option<Located<String>>| text.map(|text| text.value);
    let no_key = || Located::new(String::new(), At::File(spec.source));
    let key = spec.key.unwrap_or_else(no_key);
    // Callers know an element by the id of its first key, too.
    let first_key = spec.renamed_from.first().unwrap_or(&key);
    let first_id = id_of(&first_key.value);
    Element {
        path: path.to_owned(),
        module: Identifier::module(&key.value),
        variant: Identifier::variant(&key.value),
        id: spec.id.unwrap_or_else(|| Located::new(first_id, key.at.clone())),
        key,
        name: text(spec.name).unwrap_or_default(),
        description: text(spec.description).unwrap_or_default(),
        hub: text(spec.hub),
        image: text(spec.image),
        members: lower_members(&spec.members, authentication.as_ref(), standard),
        authentication,
        parameters,
        entries,
        resources: spec.resources,
        renamed_from: spec.renamed_from,
        deprecated: spec.deprecated,
        complete,
    }
}

/// An id for an element that documents none: the same on every machine (32-bit FNV-1a).
fn id_of(key: &str) -> u64 {
    let hash =
        key.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    u64::from(hash)
}

fn lower_authentication(
    raw: &RawAuthentication,
    standard: &Standard,
    collector: &mut Collector,
) -> Authentication {
    if raw.alternatives.is_empty() && standard.brought_by(&raw.default.value).is_none() {
        let known = standard.authentication.iter().map(|(name, _)| name.as_str());
        unknown(codes::AUTHENTICATION, "type of authentication", &raw.default, known.clone(), collector)
            .correct(otherwise_spelt(&raw.default.value, known), &raw.default.at);
    }
    let names = raw.alternatives.iter().map(|alternative| alternative.name.value.as_str());
    if !raw.alternatives.is_empty() && !names.clone().any(|name| name == raw.default.value) {
        unknown(codes::AUTHENTICATION, "alternative", &raw.default, names.clone(), collector)
            .correct(otherwise_spelt(&raw.default.value, names), &raw.default.at);
    }
    let alternatives = raw.alternatives.iter().map(|RawAlternative { name, entries }| Alternative {
        name: name.clone(),
        variant: Identifier::variant(&name.value),
        entries: entries.clone().unwrap_or_else(|| brought(name, standard, collector)),
    });
    let alternatives = alternatives.collect();
    Authentication {
        default: in_spelling(&raw.default, &raw.alternatives, standard),
        alternatives,
        answered: raw.answered,
    }
}

/// A type of the standard in its spelling, which a spec may vary; a choice is the spec's own.
fn in_spelling(given: &Located<String>, choice: &[RawAlternative], standard: &Standard) -> Located<String> {
    let mut types = standard.authentication.iter().map(|(name, _)| name);
    match types.find(|name| choice.is_empty() && name.eq_ignore_ascii_case(&given.value)) {
        Some(name) => Located::new(name.clone(), given.at.clone()),
        None => given.clone(),
    }
}

/// The entries of an alternative that has no list: those of the type of that name.
fn brought(name: &Located<String>, standard: &Standard, collector: &mut Collector) -> Vec<Located<String>> {
    let Some(brought) = standard.brought_by(&name.value) else {
        let known = standard.authentication.iter().map(|(name, _)| name.as_str());
        let message = format!("there is no type of authentication `{}`", name.value);
        collector.error(codes::AUTHENTICATION, message, name.at.clone()).suggest(
            &name.value,
            known,
            format!("list its entries, as in `{}: [api.key]`", name.value),
        );
        return Vec::new();
    };
    brought.iter().map(|entry| Located::new(entry.clone(), name.at.clone())).collect()
}

/// Notes a name that is none of those known, and returns the note for details to be added.
pub(crate) fn unknown<'name, 'collector>(
    code: Code,
    what: &str,
    given: &Located<String>,
    known: impl Iterator<Item = &'name str> + Clone,
    collector: &'collector mut Collector,
) -> &'collector mut Draft {
    collector.error(code, format!("there is no {what} `{}`", given.value), given.at.clone()).suggest(
        &given.value,
        known.clone(),
        format!("there are {}", quoted(known)),
    )
}

/// The members of the element object: the given, and the usual for the rest.
fn lower_members(
    given: &[(String, Member)],
    authentication: Option<&Authentication>,
    standard: &Standard,
) -> Vec<(String, Member)> {
    let is_oauth = authentication
        .is_some_and(|authentication| authentication.default.value.to_ascii_lowercase().starts_with("oauth"));
    let usual = standard.flags.iter().filter_map(|(name, usual)| {
        let usual = usual.as_ref().map(|usual| *usual || (name == "typeOauth" && is_oauth));
        let given = given.iter().find(|(given, _)| given == name).map(|(_, member)| member.clone());
        Some((name.clone(), given.or(usual.map(Member::Flag))?))
    });
    let texts = given.iter().filter(|(_, member)| matches!(member, Member::Text(_)));
    usual.chain(texts.cloned()).collect()
}
