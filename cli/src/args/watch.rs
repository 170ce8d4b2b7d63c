//! The arguments of `watch`.

use clap::Args;

use super::Checked;

/// The arguments of `watch`.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  openelements watch
  openelements watch specs more-specs/recurly.yaml

All specs are checked together, at the start and after every change of one or of their
`openelements.toml`, as `openelements check` does it. Ctrl-C ends it.")]
pub(crate) struct Watch {
    #[command(flatten)]
    pub(crate) checked: Checked,
}
