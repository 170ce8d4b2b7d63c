//! The levels of lints.

use std::collections::BTreeMap;
use std::fmt;

use openelements_runtime::did_you_mean;

use super::{COMMENT_RULES, RULES};
use crate::diagnostics::{Code, Severity};

/// What becomes of what a lint finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// It is not told.
    Allow,
    /// It is a warning.
    Warn,
    /// It is an error.
    Deny,
}

impl Level {
    /// Every level, from the mildest to the strictest.
    pub const ALL: [Self; 3] = [Self::Allow, Self::Warn, Self::Deny];

    /// Returns `allow`, `warn` or `deny`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Allow => "allow",
            Self::Warn => "warn",
            Self::Deny => "deny",
        }
    }

    /// Returns the level of a name; none if there is none.
    ///
    /// ```
    /// # use openelements_codegen::Level;
    /// assert_eq!(Level::from_name("deny"), Some(Level::Deny));
    /// assert_eq!(Level::from_name("forbid"), None);
    /// ```
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.name() == name)
    }
}

/// The level of each lint, where no comment in a spec says another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Levels {
    levels: BTreeMap<Code, Level>,
    deny_warnings: bool,
}

impl Default for Levels {
    /// The levels where nobody says others.
    fn default() -> Self {
        let rules = RULES.iter().map(|rule| (rule.code, rule.level)).chain(COMMENT_RULES);
        Self { levels: rules.collect(), deny_warnings: false }
    }
}

impl Levels {
    /// Sets the level of a lint.
    ///
    /// ```
    /// # use openelements_codegen::{Level, Levels};
    /// let mut levels = Levels::default();
    /// levels.set("L0401", Level::Deny)?;
    /// let error = levels.set("E0104", Level::Allow).unwrap_err();
    /// assert_eq!(error.to_string(), "`E0104` is the code of an error, which has no level");
    /// # Ok::<(), openelements_codegen::UnknownLint>(())
    /// ```
    ///
    /// # Errors
    /// If it is not the code of a lint.
    pub fn set(&mut self, code: &str, level: Level) -> Result<(), UnknownLint> {
        self.levels.insert(find(code)?, level);
        Ok(())
    }

    /// Makes an error of every warning, also where a comment asks for a warning.
    pub fn deny_warnings(&mut self) {
        self.deny_warnings = true;
    }

    /// Returns the level of a lint; none if it is the code of an error.
    #[must_use]
    pub fn of(&self, code: Code) -> Option<Level> {
        self.levels.get(&code).copied()
    }

    /// How bad a problem of a level is; none if it is not told.
    pub(super) fn severity(&self, level: Level) -> Option<Severity> {
        match level {
            Level::Allow => None,
            Level::Warn if !self.deny_warnings => Some(Severity::Warning),
            Level::Warn | Level::Deny => Some(Severity::Error),
        }
    }
}

/// The lint of a code.
pub(super) fn find(code: &str) -> Result<Code, UnknownLint> {
    let known = Code::all().iter().find(|known| known.as_str() == code);
    match known {
        Some(known) if known.is_lint() => Ok(*known),
        _ => Err(UnknownLint { code: code.to_owned(), is_error: known.is_some() }),
    }
}

/// A level was to be set for what is no lint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownLint {
    code: String,
    is_error: bool,
}

impl UnknownLint {
    /// Returns what to do about it.
    #[must_use]
    pub fn help(&self) -> String {
        if self.is_error {
            return "mend what the error is about".to_owned();
        }
        let lints = Code::all().iter().filter(|code| code.is_lint()).map(|code| code.as_str());
        match did_you_mean(&self.code, lints) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => "write the code of a lint, such as `L0401`".to_owned(),
        }
    }
}

impl fmt::Display for UnknownLint {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { code, is_error } = self;
        match is_error {
            true => write!(formatter, "`{code}` is the code of an error, which has no level"),
            false => write!(formatter, "there is no lint `{code}`"),
        }
    }
}

impl std::error::Error for UnknownLint {}
