//! The library as somebody would write it with serde: structs, a default of each preset, and checks.

use std::fmt::Write as _;
use std::{fs, path::Path};

use openelements::runtime::{Authentication, Element, Entry, Kind, Segment};

use super::way::{library, module};
use crate::failure::Failure;

/// What the checks have in common.
const CHECKS: &str = "\
//! Checks of single values.

/// Notes what is no line of text.
pub fn text(problems: &mut Vec<String>, name: &str, value: &str) {
    if value.chars().any(char::is_control) {
        problems.push(format!(\"`{name}` must be one line of text\"));
    }
}

/// Notes what is no URL of the web.
pub fn url(problems: &mut Vec<String>, name: &str, value: &str) {
    let rest = value.strip_prefix(\"https://\").or_else(|| value.strip_prefix(\"http://\"));
    if !rest.is_some_and(|rest| !rest.is_empty() && rest.chars().all(|it| it.is_ascii_graphic())) {
        problems.push(format!(\"`{name}` must be a URL\"));
    }
}

/// Notes what is no part of the name of a host.
pub fn host(problems: &mut Vec<String>, name: &str, value: &str) {
    let is_inner = |it: char| it.is_ascii_alphanumeric() || matches!(it, '-' | '_' | '.');
    if value.is_empty() || !value.chars().all(is_inner) || value.starts_with('-') || value.ends_with('-') {
        problems.push(format!(\"`{name}` must be the name of a host\"));
    }
}
";

/// Writes the library.
pub(super) fn write(directory: &Path, elements: &[&Element]) -> Result<(), Failure> {
    for element in elements {
        fs::write(directory.join(module(element)), code(element)?)?;
    }
    fs::write(directory.join("checks.rs"), CHECKS)?;
    fs::write(directory.join("lib.rs"), library(elements) + "pub mod checks;\n")?;
    Ok(())
}

/// The module of an element.
fn code(element: &Element) -> Result<String, Failure> {
    let mut code =
        format!("//! {}.\n\nuse serde::{{Deserialize, Serialize}};\n\nuse crate::checks;\n\n", element.name);
    for entry in element.entries {
        code += &options(entry);
        code += &default(element, entry);
    }
    writeln!(code, "/// A configuration of {}.", element.name)?;
    code += "#[derive(Clone, Debug, Serialize, Deserialize)]\n#[serde(deny_unknown_fields)]\npub struct Config {\n";
    code.extend(element.entries.iter().map(|entry| field(element, entry)));
    code += "}\n\nimpl Config {\n";
    code += "    /// Reads JSON.\n    pub fn from_json(json: &str) -> Result<Self, Vec<String>> {\n        \
             let config: Self = serde_json::from_str(json).map_err(|error| vec![error.to_string()])?;\n        \
             config.check()?;\n        Ok(config)\n    }\n\n";
    code += "    /// Every problem.\n    pub fn check(&self) -> Result<(), Vec<String>> {\n        let mut problems = Vec::new();\n";
    code.extend(element.entries.iter().map(|entry| check(element, entry)));
    code += "        if problems.is_empty() { Ok(()) } else { Err(problems) }\n    }\n\n";
    code += &base_url(element);
    code += "}\n";
    Ok(code)
}

/// The value where the caller supplies none.
fn preset(element: &Element, entry: &Entry) -> Option<&'static str> {
    let authentication = element.authentication.filter(|_| entry.name == Authentication::ENTRY);
    authentication.map(|authentication| authentication.default).or_else(|| entry.default())
}

/// Whether there is always a value: the caller has to supply it, or the element does.
fn is_present(element: &Element, entry: &Entry) -> bool {
    entry.alternatives.is_empty() && (entry.required || preset(element, entry).is_some())
}

fn identifier(name: &str) -> String {
    name.replace(|it: char| !it.is_ascii_alphanumeric(), "_")
}

/// The name of a type: `PaginationType`.
fn type_name(name: &str) -> String {
    let words = name.split(|it: char| !it.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.map(|word| word[..1].to_ascii_uppercase() + &word[1..]).collect()
}

/// The type of a value.
fn value_type(entry: &Entry) -> String {
    match entry.kind {
        Kind::Boolean => "bool".to_owned(),
        Kind::Integer => "i64".to_owned(),
        Kind::Enum => type_name(entry.name),
        _ => "String".to_owned(),
    }
}

/// The enum of the options of an entry, if it has some.
fn options(entry: &Entry) -> String {
    if entry.kind != Kind::Enum {
        return String::new();
    }
    let variant = |option: &&str| {
        format!("    /// `{option}`\n    #[serde(rename = {option:?})]\n    {},\n", type_name(option))
    };
    let variants: String = entry.options.iter().map(variant).collect();
    format!(
        "/// {}.\n#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]\npub enum {} {{\n{variants}}}\n\n",
        entry.label,
        type_name(entry.name)
    )
}

/// The function that gives the default of an entry, if it has one.
fn default(element: &Element, entry: &Entry) -> String {
    let Some(default) = preset(element, entry).filter(|_| is_present(element, entry)) else {
        return String::new();
    };
    let value = match entry.kind {
        Kind::Boolean | Kind::Integer => default.to_owned(),
        Kind::Enum => format!("{}::{}", type_name(entry.name), type_name(default)),
        _ => format!("{default:?}.to_owned()"),
    };
    format!("fn {}() -> {} {{\n    {value}\n}}\n\n", identifier(entry.name), value_type(entry))
}

fn field(element: &Element, entry: &Entry) -> String {
    let (name, identifier, value) = (entry.name, identifier(entry.name), value_type(entry));
    let (attributes, value) = if !is_present(element, entry) {
        (", default, skip_serializing_if = \"Option::is_none\"".to_owned(), format!("Option<{value}>"))
    } else if preset(element, entry).is_some() {
        (format!(", default = {identifier:?}"), value)
    } else {
        (String::new(), value)
    };
    format!(
        "    /// {}.\n    #[serde(rename = {name:?}{attributes})]\n    pub {identifier}: {value},\n",
        entry.label
    )
}

/// The checks of an entry.
fn check(element: &Element, entry: &Entry) -> String {
    let (name, identifier) = (entry.name, identifier(entry.name));
    let is_in_host = element.positions(name).next().is_some();
    let check = match entry.kind {
        Kind::Boolean | Kind::Integer | Kind::Enum | Kind::Json => None,
        Kind::Url => Some("url"),
        _ if is_in_host => Some("host"),
        _ => Some("text"),
    };
    let form = match check {
        None => String::new(),
        Some(check) if is_present(element, entry) => {
            format!("        checks::{check}(&mut problems, {name:?}, &self.{identifier});\n")
        }
        Some(check) => format!(
            "        if let Some(value) = &self.{identifier} {{\n            \
             checks::{check}(&mut problems, {name:?}, value);\n        }}\n"
        ),
    };
    form + &condition(entry)
}

/// The check of an entry that is required with some types of authentication.
fn condition(entry: &Entry) -> String {
    if entry.alternatives.is_empty() || !entry.required || entry.default().is_some() {
        return String::new();
    }
    let alternatives = entry.alternatives.iter().map(|it| format!("AuthenticationType::{}", type_name(it)));
    format!(
        "        if matches!(self.authentication_type, {}) && self.{}.is_none() {{\n            \
         problems.push(\"`{}` is missing\".to_owned());\n        }}\n",
        alternatives.collect::<Vec<_>>().join(" | "),
        identifier(entry.name),
        entry.name
    )
}

/// The base URL with the values of callers in their places.
fn base_url(element: &Element) -> String {
    let names = element.templates().flat_map(|(_, template)| template.segments());
    let names = names.filter_map(Segment::placeholder).map(|(name, _)| name);
    let places = names.map(|name| {
        let is_required = element.entry(name).is_some_and(|entry| is_present(element, entry));
        let value = if is_required { "" } else { ".as_deref().unwrap_or_default()" };
        format!(".replace({:?}, &self.{}{value})", format!("{{{name}}}"), identifier(name))
    });
    format!(
        "    /// The base URL of this account.\n    #[must_use]\n    pub fn base_url(&self) -> String {{\n        self.base_url.clone(){}\n    }}\n",
        places.collect::<String>()
    )
}
