//! The arguments of `explain`.

use clap::{Args, ValueEnum};

/// The arguments of `explain`.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  openelements explain
  openelements explain E0104

Without a code, all are listed. What is shown below a wrong example is what `openelements check`
says of it.")]
pub(crate) struct Explain {
    /// Codes of problems, such as E0104
    #[arg(value_name = "CODE")]
    pub(crate) codes: Vec<String>,
    /// The form of what is printed
    #[arg(long, value_enum, default_value_t = ExplainFormat::Text)]
    pub(crate) format: ExplainFormat,
}

/// The form of explanations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ExplainFormat {
    /// For people
    Text,
    /// Pages for documentation; without a code, the page with all of them
    Markdown,
}
