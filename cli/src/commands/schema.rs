//! `openelements schema`: the JSON Schema of specs, or of the configuration of an element.

use openelements_schema::{Unknown, document, element};

use crate::args::Schema;
use crate::failure::Failure;
use crate::output::Output;
use crate::specs;

/// Runs the command.
pub(crate) fn run(args: &Schema) -> Result<Output, Failure> {
    let Some(key) = &args.key else {
        return Output::json(&element());
    };
    let found = specs::element(key, args.specs.as_ref())?;
    Output::json(&document(found, Unknown::Refused))
}
