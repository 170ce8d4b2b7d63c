//! Makes sure that a draft passes the check: what is refused is left out, and told.

use std::collections::BTreeMap;

use openelements_codegen::{Diagnostic, Severity, Source, check};

use crate::draft::{Member, Spec, Yaml};
use crate::note::{Note, Place};
use crate::text::words;
use crate::yaml::{self, Part};

/// How often something may be left out of one draft.
const LIMIT: usize = 300;

/// Attributes of a field that it can do without, the least needed first.
const SPARE: [&str; 8] = ["hidden", "description", "options", "default", "sends", "alias", "kind", "label"];

/// The code of a name that becomes the same identifier in Rust as another.
const CLASH: &str = "E0201";

/// What a note about a `rust_name` begins with.
const RENAMED: &str = "another name in Rust for";

/// The text of the spec, without what is refused.
pub(crate) fn settle(spec: &mut Spec, file: &Place, notes: &mut Vec<Note>) -> String {
    for _ in 0..LIMIT {
        let (text, parts) = yaml::write(spec);
        let diagnostics = check(vec![Source::new("draft.yaml", text.clone())]);
        let refused = refusals(diagnostics.iter(), &parts);
        if refused.is_empty() {
            return text;
        }
        for (part, refused) in refused {
            let Some(what) = leave_out(spec, &part, refused) else { return minimal(spec, file, notes) };
            let text = format!("{what}: {}", refused.message);
            let is_renamed = what.starts_with(RENAMED);
            notes.push(if is_renamed {
                Note::assumed(file.clone(), text)
            } else {
                Note::left_out(file.clone(), text)
            });
        }
    }
    minimal(spec, file, notes)
}

/// The parts that are refused for the same reason as the first one, from the last to the first, so that
/// leaving one out does not move the others.
fn refusals<'all>(
    diagnostics: impl Iterator<Item = &'all Diagnostic>,
    parts: &[Part],
) -> Vec<(Part, &'all Diagnostic)> {
    let mut errors = diagnostics.filter(|found| found.severity == Severity::Error).peekable();
    let Some(code) = errors.peek().map(|first| first.code) else { return Vec::new() };
    let mut refused = BTreeMap::new();
    for error in errors.filter(|error| error.code == code) {
        let line = error.position.map_or(0, |position| position.line);
        let part = parts.get(line.wrapping_sub(1)).cloned().unwrap_or(Part::None);
        refused.entry(part).or_insert(error);
    }
    refused.into_iter().rev().collect()
}

/// What is always accepted: the key and the name.
fn minimal(spec: &mut Spec, file: &Place, notes: &mut Vec<Note>) -> String {
    let head: Vec<Member> =
        spec.head.iter().filter(|it| ["key", "name"].contains(&it.name.as_str())).cloned().collect();
    let names =
        spec.fields.iter().chain(&spec.defaults).chain(&spec.access).map(|it| format!("`{}`", it.name));
    let names: Vec<String> = names.collect();
    notes.push(Note::left_out(
        file.clone(),
        format!("everything, as it cannot be told apart: {}", names.join(", ")),
    ));
    *spec = Spec { head, ..Spec::default() };
    yaml::write(spec).0
}

/// Leaves out a part; tells which.
fn leave_out(spec: &mut Spec, part: &Part, refused: &Diagnostic) -> Option<String> {
    match part {
        Part::Head(index) => {
            let member = spec.head.get(*index)?;
            let is_needed = ["key", "name"].contains(&member.name.as_str());
            (!is_needed).then(|| format!("`{}`", spec.head.remove(*index).name))
        }
        Part::Access(index) => {
            let is_authentication = spec.access.get(*index)?.name == "authentication";
            if is_authentication { simpler(spec) } else { shorter(spec, *index, &refused.message) }
        }
        Part::Field(index) => lighter(spec, *index, refused),
        Part::Default(index) => Some(format!("`{}`", remove(&mut spec.defaults, *index)?.name)),
        Part::Parameter(index) => {
            let is_there = *index < spec.parameters.len();
            is_there.then(|| format!("the parameter {}", yaml::flow(&spec.parameters.remove(*index))))
        }
        Part::Resources => Some(format!("the resources {}", std::mem::take(&mut spec.resources).join(", "))),
        Part::None => unplaced(spec),
    }
}

fn remove(members: &mut Vec<Member>, index: usize) -> Option<Member> {
    (index < members.len()).then(|| members.remove(index))
}

/// Leaves an attribute out of a field, or the field.
fn lighter(spec: &mut Spec, index: usize, refused: &Diagnostic) -> Option<String> {
    let rust_name = rust_name(spec, index)?;
    let field = spec.fields.get_mut(index)?;
    if refused.code.as_str() == CLASH
        && let Yaml::Mapping(members) = &mut field.value
    {
        let has_one = members.iter().any(|(name, _)| name == "rust_name");
        if !has_one {
            members.push(("rust_name".to_owned(), Yaml::Text(rust_name)));
            return Some(format!("{RENAMED} `{}`", field.name));
        }
    }
    if let Yaml::Mapping(members) = &mut field.value {
        let spare = SPARE.iter().find_map(|spare| {
            members.iter().position(|(name, _)| name == spare && refused.message.contains(spare))
        });
        let spare = spare
            .or_else(|| SPARE.iter().find_map(|spare| members.iter().position(|(name, _)| name == spare)));
        if let Some(spare) = spare {
            let (attribute, _) = members.remove(spare);
            return Some(format!("`{attribute}` of `{}`", field.name));
        }
    }
    Some(format!("`{}`", spec.fields.remove(index).name))
}

/// A name in Rust that the fields before do not have: `x_y_2` for the second that would be `x_y`.
fn rust_name(spec: &Spec, index: usize) -> Option<String> {
    let words = words(&spec.fields.get(index)?.name);
    let same = spec.fields.iter().take(index).filter(|field| self::words(&field.name) == words).count();
    Some(format!("{}_{}", words.join("_"), same + 1))
}

/// Leaves a name out of `without`.
fn shorter(spec: &mut Spec, index: usize, message: &str) -> Option<String> {
    let Yaml::List(names) = &mut spec.access.get_mut(index)?.value else {
        return remove(&mut spec.access, index).map(|member| format!("`{}`", member.name));
    };
    let position = names
        .iter()
        .position(|name| matches!(name, Yaml::Text(name) if message.contains(&format!("`{name}`"))));
    match position {
        Some(position) if names.len() > 1 => {
            Some(format!("{} of `without`", yaml::flow(&names.remove(position))))
        }
        _ => {
            let removed = remove(&mut spec.access, index)?;
            Some(format!("`without: {}`", yaml::flow(&removed.value)))
        }
    }
}

/// Writes the default authentication in place of alternatives, then none.
fn simpler(spec: &mut Spec) -> Option<String> {
    let index = spec.access.iter().position(|member| member.name == "authentication")?;
    let member = spec.access.get_mut(index)?;
    let shown = yaml::flow(&member.value);
    let default = match &member.value {
        Yaml::Mapping(members) => {
            members.iter().find(|(name, _)| name == "default").map(|(_, value)| value.clone())
        }
        _ => None,
    };
    match default {
        Some(default) => member.value = default,
        None => drop(spec.access.remove(index)),
    }
    Some(format!("the authentication {shown}"))
}

/// Leaves something out where the check names no line of the draft.
fn unplaced(spec: &mut Spec) -> Option<String> {
    if let Some(member) = spec.defaults.pop() {
        return Some(format!("`{}`", member.name));
    }
    spec.fields.pop().map(|member| format!("`{}`", member.name))
}
