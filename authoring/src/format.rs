//! Specs in canonical order.
//!
//! ```text
//! text -read-> outline + comments -attach-> tree -arrange-> tree in order -write-> text -same-> the text, if it says the same
//! ```

use std::fmt;

use openelements_codegen::{Diagnostics, Source, check};

mod arrange;
mod attach;
mod read;
mod same;
mod tree;
mod write;

/// The codes up to which a file is no YAML of which a tree can be made.
const LAST_OF_FILES: &str = "E0050";

/// Why a file is left as it is.
#[derive(Clone, Debug)]
pub enum Refusal {
    /// It cannot be read as YAML, or is no mapping: what `check` says.
    Problems(Diagnostics),
    /// It is written in a way that formatting cannot keep; the reason.
    Unknown(String),
}

impl fmt::Display for Refusal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Problems(diagnostics) => diagnostics.fmt(formatter),
            Self::Unknown(reason) => formatter.write_str(reason),
        }
    }
}

impl std::error::Error for Refusal {}

/// Puts the content of a spec file in canonical order: members, attributes and settings as the tables of
/// the documentation have them; fields, options and whatever else has an order of its own stay as they
/// are. Every comment stays with what it stands at. `path` is for messages.
///
/// ```
/// use openelements_authoring::format;
///
/// let spec = b"key: recurly\nname: Recurly\nfields:\n      site: {required: false,label: Site}";
/// let formatted = "key: recurly\nname: Recurly\n\nfields:\n  site: {label: Site, required: false}\n";
/// assert_eq!(format("recurly.yaml", spec).unwrap(), formatted);
/// ```
///
/// # Errors
/// Where the file cannot be read, or cannot be written in another way without changing what it says. A
/// file that has problems in what it says can be formatted.
pub fn format(path: &str, content: &[u8]) -> Result<String, Refusal> {
    let diagnostics = check(vec![Source::new(path, content)]);
    if diagnostics.iter().any(|found| found.code.as_str() <= LAST_OF_FILES) {
        return Err(Refusal::Problems(diagnostics));
    }
    let text = String::from_utf8_lossy(content);
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let outline = read::read(&text).map_err(Refusal::Unknown)?;
    let mut document = match attach::attach(&text, &outline) {
        Ok(Some(document)) => document,
        Ok(None) => return Err(Refusal::Problems(diagnostics)),
        Err(reason) => return Err(Refusal::Unknown(reason)),
    };
    arrange::arrange(&mut document);
    let formatted = write::write(&document);
    same::require(path, (&outline, &text), &formatted).map_err(Refusal::Unknown)?;
    Ok(formatted)
}
