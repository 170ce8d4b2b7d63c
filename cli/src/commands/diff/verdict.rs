//! Whether a version says what has changed.

use openelements_evolution::{Audience, Bump, Report, Severity, Version};
use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::args::DiffBump;

/// The step that is needed, the one that is made, and how both are known.
pub(super) struct Verdict {
    worst: Option<Severity>,
    concerned: Vec<Audience>,
    old: Option<Version>,
    new: Option<Version>,
    needed: Option<Bump>,
    made: Made,
}

/// The step that is made.
#[derive(Clone, Copy, PartialEq)]
enum Made {
    /// Nobody knows.
    Unknown,
    /// As the command line says.
    Planned(Bump),
    /// As the two versions say; none where the new one is no later.
    Versions(Version, Option<Bump>),
}

impl Verdict {
    pub(super) fn new(
        report: &Report,
        (old, new): (Option<Version>, Option<Version>),
        planned: Option<Bump>,
    ) -> Self {
        let made = match (planned, old, new) {
            (Some(bump), ..) => Made::Planned(bump),
            (None, Some(old), Some(new)) => Made::Versions(new, Bump::between(old, new)),
            _ => Made::Unknown,
        };
        let worst = report.worst();
        let needed = worst.map(|worst| Bump::needed(worst, old));
        Self { worst, concerned: report.concerned().collect(), old, new, needed, made }
    }

    /// Whether the step is too small.
    pub(super) fn is_refused(&self) -> bool {
        match self.made {
            Made::Unknown => false,
            Made::Planned(made) => Some(made) < self.needed,
            Made::Versions(_, made) => made < self.needed,
        }
    }

    /// What is needed, for whom, and what is made, in a sentence.
    pub(super) fn sentence(&self) -> String {
        let (Some(needed), Some(worst)) = (self.needed, self.worst) else {
            return "no new version is needed".to_owned();
        };
        let whom: Vec<&str> = self.concerned.iter().map(|audience| audience.name()).collect();
        let next = self.old.map(|old| format!(", {old} to {}", old.after(needed))).unwrap_or_default();
        format!(
            "the worst is {} for {}: a {} step is needed{next}; {}",
            worst.name(),
            whom.join(", "),
            needed.name(),
            self.made()
        )
    }

    /// What is made of what is needed.
    fn made(&self) -> String {
        let enough = if self.is_refused() { "too small" } else { "enough" };
        match self.made {
            Made::Unknown => {
                let side = if self.old.is_none() { "old" } else { "new" };
                format!("the {side} side has no version, so that `--bump` is to say which is planned")
            }
            Made::Planned(bump) => format!("the planned {} step is {enough}", bump.name()),
            Made::Versions(new, None) => format!("the version {new} is {enough}"),
            Made::Versions(new, Some(bump)) => format!("the {} step to {new} is {enough}", bump.name()),
        }
    }
}

impl From<DiffBump> for Bump {
    fn from(bump: DiffBump) -> Self {
        match bump {
            DiffBump::Patch => Self::Patch,
            DiffBump::Minor => Self::Minor,
            DiffBump::Major => Self::Major,
        }
    }
}

/// For programs.
impl Serialize for Verdict {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let made = match self.made {
            Made::Unknown => None,
            Made::Planned(bump) => Some(bump),
            Made::Versions(_, bump) => bump,
        };
        let version = |version: Option<Version>| version.map(|version| version.to_string());
        let mut object = serializer.serialize_map(None)?;
        object.serialize_entry("worst", &self.worst)?;
        object.serialize_entry("oldVersion", &version(self.old))?;
        object.serialize_entry("newVersion", &version(self.new))?;
        object.serialize_entry("neededBump", &self.needed.map(Bump::name))?;
        object.serialize_entry("madeBump", &made.map(Bump::name))?;
        object.serialize_entry("enough", &!self.is_refused())?;
        object.end()
    }
}
