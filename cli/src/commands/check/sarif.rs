//! The diagnostics in SARIF 2.1.0, the form in which analyses are exchanged.

use openelements_codegen::{Code, Diagnostic, Diagnostics, Edit, Fix, Label};
use serde_json::{Value, json};

use super::places::Place;

/// The schema of the form.
const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// A log with one run, and in it a result for each diagnostic.
pub(super) fn log(diagnostics: &Diagnostics) -> Value {
    let mut codes: Vec<Code> = diagnostics.iter().map(|diagnostic| diagnostic.code).collect();
    codes.sort();
    codes.dedup();
    let results: Vec<Value> =
        diagnostics.iter().map(|diagnostic| result(diagnostic, &codes, diagnostics)).collect();
    json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": driver(&codes)},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    })
}

fn driver(codes: &[Code]) -> Value {
    json!({
        "name": "openelements",
        "version": env!("CARGO_PKG_VERSION"),
        "informationUri": env!("CARGO_PKG_REPOSITORY"),
        "rules": codes.iter().copied().map(rule).collect::<Vec<_>>(),
    })
}

fn rule(code: Code) -> Value {
    let explanation = code.explanation();
    json!({
        "id": code.as_str(),
        "shortDescription": {"text": explanation.title},
        "help": {"text": explanation.prose, "markdown": explanation.prose},
    })
}

fn result(diagnostic: &Diagnostic, codes: &[Code], diagnostics: &Diagnostics) -> Value {
    let location = location(Place::primary(diagnostic, diagnostics));
    let mut result = json!({
        "ruleId": diagnostic.code.as_str(),
        "ruleIndex": codes.iter().position(|code| *code == diagnostic.code),
        "level": diagnostic.severity.name(),
        "message": {"text": message(diagnostic)},
        "locations": [location],
    });
    if !diagnostic.secondary.is_empty() {
        let related = diagnostic.secondary.iter().map(|label| related(label, diagnostics));
        result["relatedLocations"] = related.collect();
    }
    if let Some(fix) = &diagnostic.fix {
        result["fixes"] = json!([change(fix, diagnostics)]);
    }
    result
}

/// What is wrong, what to do, and what else there is to know, a line each.
fn message(diagnostic: &Diagnostic) -> String {
    let help = diagnostic.help.iter().map(|help| format!("help: {help}"));
    let notes = diagnostic.notes.iter().cloned();
    let lines: Vec<String> = std::iter::once(diagnostic.message.clone()).chain(help).chain(notes).collect();
    lines.join("\n")
}

fn related(label: &Label, diagnostics: &Diagnostics) -> Value {
    let mut location = location(Place::of(label.source, &label.span, diagnostics));
    location["message"] = json!({"text": label.text});
    location
}

fn location(place: Place<'_>) -> Value {
    let mut location = json!({"artifactLocation": artifact(place.path)});
    if let Some(region) = region(place) {
        location["region"] = region;
    }
    json!({"physicalLocation": location})
}

/// The part of a file; none if the whole file is meant.
fn region(place: Place<'_>) -> Option<Value> {
    let mut region = json!({"startLine": place.line?, "startColumn": place.column?});
    if let (Some(line), Some(column)) = (place.end_line, place.end_column) {
        region["endLine"] = line.into();
        region["endColumn"] = column.into();
    }
    Some(region)
}

fn change(fix: &Fix, diagnostics: &Diagnostics) -> Value {
    let changes = fix.edits.iter().map(|edit| artifact_change(edit, diagnostics));
    json!({"description": {"text": fix.title}, "artifactChanges": changes.collect::<Vec<_>>()})
}

fn artifact_change(edit: &Edit, diagnostics: &Diagnostics) -> Value {
    let place = Place::of(edit.source, &edit.span, diagnostics);
    json!({
        "artifactLocation": artifact(place.path),
        "replacements": [{
            "deletedRegion": region(place),
            "insertedContent": {"text": edit.replacement},
        }],
    })
}

/// The address of a file: relative as its path is, or absolute.
fn artifact(path: &str) -> Value {
    let escape = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'.' | b'_' | b'~' => {
            char::from(byte).to_string()
        }
        _ => format!("%{byte:02X}"),
    };
    let escaped: String = path.bytes().map(escape).collect();
    let is_drive = path.as_bytes().get(1..3) == Some(b":/");
    let scheme = match escaped.strip_prefix('/') {
        Some(_) => "file://",
        None if is_drive => "file:///",
        None => "",
    };
    json!({"uri": format!("{scheme}{escaped}")})
}
