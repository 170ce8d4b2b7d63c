//! Versions, and what they say has changed.

use std::fmt;
use std::str::FromStr;

use crate::rules::Severity;

/// A step from one version to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bump {
    /// `1.2.3` to `1.2.4`.
    Patch,
    /// `1.2.3` to `1.3.0`.
    Minor,
    /// `1.2.3` to `2.0.0`.
    Major,
}

impl Bump {
    /// The step from one version to another; none where the other is no later.
    ///
    /// ```
    /// use openelements_evolution::{Bump, Version};
    ///
    /// let bump = |old: &str, new: &str| Some(Bump::between(old.parse().ok()?, new.parse().ok()?));
    /// assert_eq!(bump("0.1.4", "0.2.0"), Some(Some(Bump::Minor)));
    /// assert_eq!(bump("0.1.4", "0.1.4"), Some(None));
    /// ```
    #[must_use]
    pub const fn between(old: Version, new: Version) -> Option<Self> {
        if new.major != old.major {
            if new.major > old.major { Some(Self::Major) } else { None }
        } else if new.minor != old.minor {
            if new.minor > old.minor { Some(Self::Minor) } else { None }
        } else if new.patch > old.patch {
            Some(Self::Patch)
        } else {
            None
        }
    }

    /// The step that a change needs after a version. As Cargo has it, what breaks needs a minor step after
    /// `0.1.0`, and a patch after `0.0.1`; what is new needs a patch there. A version that is not known is
    /// taken for one after `1.0.0`.
    #[must_use]
    pub fn needed(severity: Severity, after: Option<Version>) -> Self {
        let full = match severity {
            Severity::Breaking => Self::Major,
            Severity::Minor => Self::Minor,
            Severity::Patch => Self::Patch,
        };
        match after {
            Some(Version { major: 0, minor: 0, .. }) => Self::Patch,
            Some(Version { major: 0, .. }) if full == Self::Major => Self::Minor,
            Some(Version { major: 0, .. }) => Self::Patch,
            _ => full,
        }
    }

    /// The name: `patch`, `minor`, `major`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
        }
    }
}

/// A version. What comes before a release (`1.0.0-beta.2`), and builds, are left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Version {
    /// What breaks raises it, from 1 on.
    pub major: u64,
    /// What is new raises it; before `1.0.0`, what breaks.
    pub minor: u64,
    /// All else raises it.
    pub patch: u64,
}

impl Version {
    /// The version that a step leads to. A number that can be no larger stays as it is.
    #[must_use]
    pub const fn after(self, bump: Bump) -> Self {
        let Self { major, minor, patch } = self;
        match bump {
            Bump::Major => Self { major: major.saturating_add(1), minor: 0, patch: 0 },
            Bump::Minor => Self { minor: minor.saturating_add(1), patch: 0, ..self },
            Bump::Patch => Self { patch: patch.saturating_add(1), ..self },
        }
    }
}

impl fmt::Display for Version {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { major, minor, patch } = self;
        write!(formatter, "{major}.{minor}.{patch}")
    }
}

/// Reads `1.2.3`; what follows a `-` or `+` is left out.
impl FromStr for Version {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let core = text.split(['-', '+']).next().unwrap_or_default();
        let numbers: Result<Vec<u64>, _> = core.split('.').map(str::parse).collect();
        match numbers.map_err(|_| ())?.as_slice() {
            &[major, minor, patch] => Ok(Self { major, minor, patch }),
            _ => Err(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(text: &str) -> Version {
        text.parse().unwrap()
    }

    #[test]
    fn what_a_change_needs_is_as_cargo_has_it() {
        use Severity::{Breaking, Minor, Patch};
        for (old, severity, next) in [
            ("1.2.3", Breaking, "2.0.0"),
            ("1.2.3", Minor, "1.3.0"),
            ("1.2.3", Patch, "1.2.4"),
            ("0.1.2", Breaking, "0.2.0"),
            ("0.1.2", Minor, "0.1.3"),
            ("0.1.2", Patch, "0.1.3"),
            ("0.0.1", Breaking, "0.0.2"),
        ] {
            let (old, next) = (version(old), version(next));
            let needed = Bump::needed(severity, Some(old));
            assert_eq!(
                (old.after(needed), Bump::between(old, next)),
                (next, Some(needed)),
                "{old} {severity:?}"
            );
        }
    }

    #[test]
    fn a_step_back_is_none() {
        for (old, new) in [("1.2.3", "1.2.3"), ("1.2.3", "1.1.9"), ("2.0.0", "1.9.9"), ("1.0.0-a", "1.0.0-b")]
        {
            assert_eq!(Bump::between(version(old), version(new)), None, "{old} {new}");
        }
    }

    #[test]
    fn there_is_a_largest_version() {
        let largest = version(&format!("{max}.{max}.{max}", max = u64::MAX));
        for bump in [Bump::Major, Bump::Minor, Bump::Patch] {
            assert_eq!(largest.after(bump).major, u64::MAX, "{bump:?}");
        }
    }

    #[test]
    fn what_is_no_version_is_told() {
        for text in ["", "1", "1.2", "1.2.3.4", "a.b.c", "v1.2.3"] {
            assert!(text.parse::<Version>().is_err(), "{text}");
        }
    }
}
