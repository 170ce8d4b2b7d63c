//! The arguments of `docs`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

/// The form of the documentation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum DocsFormat {
    /// Pages of text: `index.md`, `elements/KEY.md`
    Markdown,
    /// A site that works from a file: `index.html`, `elements/KEY.html`
    Html,
    /// Both, side by side
    Both,
}

/// The arguments of `docs`.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  openelements docs --out site
  openelements docs --out site --format html --service https://api.example.com/elements/api-v2
  openelements docs --out drafts/site --specs drafts

`DIR/index.html` is the first page. A file that was written before and is no longer is removed; no
other file is touched.")]
pub(crate) struct Docs {
    /// The directory to write, made if need be
    #[arg(long, value_name = "DIR")]
    pub(crate) out: PathBuf,
    /// The form of the documentation
    #[arg(long, value_enum, default_value_t = DocsFormat::Both)]
    pub(crate) format: DocsFormat,
    /// The URL of the service that readers call
    #[arg(long, value_name = "URL", default_value_t = openelements_site::Options::default().service)]
    pub(crate) service: String,
    /// The directory of specs to document, instead of the elements built in
    #[arg(long, value_name = "DIR")]
    pub(crate) specs: Option<PathBuf>,
}
