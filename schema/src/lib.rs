//! JSON Schemas and TypeScript declarations of element specs and configurations.
//!
//! * [`configuration`] and [`document`] describe what a caller supplies for an element.
//! * [`typescript`] does the same for the elements of a catalogue, in TypeScript.
//! * [`Sample`] is a configuration that is accepted, to be shown and tried.
//! * [`element`] describes the specs themselves, for editors.

mod configuration;
#[cfg(feature = "specs")]
mod element;
mod forms;
mod pattern;
mod sample;
mod typescript;
mod value;

pub use configuration::{configuration, document};
#[cfg(feature = "specs")]
pub use element::element;
pub use forms::NO_NUL;
pub use sample::{Sample, sample_text};
pub use typescript::typescript;

use serde_json::{Map, Value};

/// The dialect of every schema.
const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// A JSON object under construction.
type Object = Map<String, Value>;

/// What becomes of entries that an element does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unknown {
    /// They are refused, as the decoder does.
    Refused,
    /// They are left alone, as the service does unless it is strict.
    Allowed,
}

/// The members of a schema.
fn object(schema: Value) -> Object {
    match schema {
        Value::Object(members) => members,
        _ => Object::new(),
    }
}
