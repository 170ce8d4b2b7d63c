//! The arguments of `import`.

use std::path::PathBuf;

use clap::Args;

/// The arguments of `import`.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  openelements import docs/recurly.md
  openelements import docs/zendesk/authenticate.md docs/zendesk/events.md --out drafts
  openelements import exports --out - > drafts.yaml

What several files say about one element is put together. Each draft is `DIR/KEY.yaml`. The report
on standard error says what was assumed, what is unclear, and what was left out; read the drafts
before you use them.")]
pub(crate) struct Import {
    /// Markdown pages and JSON exports, or directories of `*.md` and `*.json` files
    #[arg(value_name = "FILE", required = true)]
    pub(crate) files: Vec<PathBuf>,
    /// The directory for the drafts, or `-` for standard output
    #[arg(long, value_name = "DIR", default_value = "specs")]
    pub(crate) out: PathBuf,
    /// Replace specs that are there already
    #[arg(long)]
    pub(crate) force: bool,
}
