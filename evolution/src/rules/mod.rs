//! Which change breaks whom: one table, which the comparison picks from and the documentation shows.

pub(crate) mod elements;
pub(crate) mod entries;

use serde::Serialize;

/// How much a change is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Nothing that worked, and nothing that was said, is different.
    Patch,
    /// Something is there that was not, or is told otherwise; what worked works.
    Minor,
    /// Something that worked does not, or means something else.
    Breaking,
}

impl Severity {
    /// Every severity, the worst first.
    pub const ALL: [Self; 3] = [Self::Breaking, Self::Minor, Self::Patch];

    /// The name: `breaking`, `minor`, `patch`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Breaking => "breaking",
        }
    }
}

/// Whom a change may concern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Instances that a service has stored: are they still accepted, and do they mean the same?
    Instances,
    /// Programs that call the API: do requests that worked work, and do answers say the same?
    Callers,
    /// Programs that use the generated Rust library: do they compile, and mean the same?
    Library,
}

impl Audience {
    /// Every audience.
    pub const ALL: [Self; 3] = [Self::Instances, Self::Callers, Self::Library];

    /// The audience in words.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Instances => "stored instances",
            Self::Callers => "callers of the API",
            Self::Library => "users of the library",
        }
    }
}

/// A kind of change, and what it is for whom.
#[derive(Debug)]
pub struct Rule {
    /// The name by which programs know it: `entry-removed`.
    pub name: &'static str,
    /// What has changed, in words.
    pub what: &'static str,
    severities: [Severity; 3],
    /// Why it is so, in words.
    pub why: &'static str,
}

impl Rule {
    const fn new(
        name: &'static str,
        what: &'static str,
        severities: [Severity; 3],
        why: &'static str,
    ) -> Self {
        Self { name, what, severities, why }
    }

    /// What it is for an audience.
    #[must_use]
    pub const fn severity(&self, audience: Audience) -> Severity {
        let [instances, callers, library] = self.severities;
        match audience {
            Audience::Instances => instances,
            Audience::Callers => callers,
            Audience::Library => library,
        }
    }

    /// What it is for those whom it concerns most.
    #[must_use]
    pub fn worst(&self) -> Severity {
        self.severities.into_iter().max().unwrap_or(Severity::Patch)
    }
}

/// Every kind of change, in the order of the documentation.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    elements::ALL.iter().chain(entries::ALL).copied()
}

/// The table of the documentation, in Markdown.
///
/// ```
/// assert!(openelements_evolution::rules_table().contains("| `entry-removed` |"));
/// ```
#[must_use]
pub fn rules_table() -> String {
    let heading = "| change | | instances | callers | library | why |\n|---|---|---|---|---|---|\n";
    let rows = rules().map(|rule| {
        let [instances, callers, library] = rule.severities.map(Severity::name);
        format!("| `{}` | {} | {instances} | {callers} | {library} | {} |\n", rule.name, rule.what, rule.why)
    });
    heading.to_owned() + &rows.collect::<String>()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_rule_is_in_the_table_once() {
        let sources = [include_str!("elements.rs"), include_str!("entries.rs")];
        let declared: usize = sources.iter().map(|source| source.matches("Rule::new(").count()).sum();
        let names: BTreeSet<&str> = rules().map(|rule| rule.name).collect();
        assert_eq!((names.len(), rules().count()), (declared, declared));
    }

    #[test]
    fn the_documentation_has_the_table() {
        let page = include_str!("../../../docs/evolution.md");
        let table = rules_table();
        assert!(page.contains(&table), "put this table into docs/evolution.md:\n{table}");
    }
}
