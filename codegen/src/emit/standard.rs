//! The standard entries, which the tables of elements are made of.

use openelements_runtime::Role;

use super::calls::{Calls, string, text};
use super::entries::kind;
use super::lints::UNUSED;
use crate::standard::{Standard, StandardEntry};

/// A constant for each standard entry.
pub(super) fn emit(standard: &Standard) -> String {
    let constants: Vec<String> =
        standard.settings.iter().chain(&standard.credentials).map(constant).collect();
    format!(
        "//! The standard settings and credentials, under the names of their entries.\n\n#![{UNUSED}]\n\nuse super::runtime;\n\n{}",
        constants.join("\n")
    )
}

fn constant(entry: &StandardEntry) -> String {
    let (role, constructor) = (entry.role(), if entry.is_setting() { "setting" } else { "field" });
    let start = format!("runtime::Entry::{constructor}({})", string(&entry.name));
    let calls = Calls::on(start)
        .call_if(role == Role::Fixed, "fixed")
        .call_if(role == Role::Runtime, "runtime")
        .call_with("label", text(&entry.label))
        .call_with("description", text(&entry.description));
    let calls = kind(calls, entry.kind, &entry.options).call_if(entry.required, "required");
    let docs = format!("/// Entry `{}`: {}", entry.name, entry.description);
    format!("{docs}\npub const {}: runtime::Entry = {};\n", entry.constant, calls.end("    "))
}
