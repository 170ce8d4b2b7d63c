//! The arguments of `schema`.

use std::path::PathBuf;

use clap::Args;

/// The arguments of `schema`.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  openelements schema > element.schema.json
  openelements schema chargebee
  openelements schema recurly --specs drafts

Editors complete and check specs with the first one: see docs/editors.md. The others accept the
configurations that `openelements provision` accepts, so far as JSON Schema can say it: it cannot say, for
instance, whether a text is JSON, and asks for text where a pattern is about digits. The documentation of
`openelements_schema::configuration` has the whole list.")]
pub(crate) struct Schema {
    /// The key of an element, for the schema of its configuration; without one, the schema of specs
    pub(crate) key: Option<String>,
    /// The directory of specs to take the element from, instead of those built in
    #[arg(long, value_name = "DIR", requires = "key")]
    pub(crate) specs: Option<PathBuf>,
}
