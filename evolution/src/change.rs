//! One change.

use openelements_runtime::is_invisible;
use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::rules::{Audience, Rule, Severity};

/// The most characters of a value that are shown in a line.
const MAX_SHOWN: usize = 80;

/// One change between two catalogues. It has nothing of a secret in it.
#[derive(Clone, Debug)]
pub struct Change {
    /// What kind of change it is, and what that is for whom.
    pub rule: &'static Rule,
    /// The key of the element: the new one, if it has changed.
    pub element: String,
    /// The wire name of the entry, or another part of the element; none where it is all of it.
    pub subject: Option<String>,
    /// What it was.
    pub before: Option<String>,
    /// What it is.
    pub after: Option<String>,
    /// What else there is to say: what makes a rename likely, for instance.
    pub note: Option<String>,
}

impl Change {
    /// What has changed, in one line: ``` `site`: an option of an entry is removed: `eu` ```.
    #[must_use]
    pub fn sentence(&self) -> String {
        let subject = self.subject.as_ref().map(|subject| format!("{}: ", code(subject)));
        let values = match (&self.before, &self.after) {
            (None, None) => String::new(),
            (Some(value), None) | (None, Some(value)) => format!(": {}", code(value)),
            (Some(before), Some(after)) => format!(": {} to {}", code(before), code(after)),
        };
        let note = self.note.as_ref().map(|note| format!(" ({note})"));
        [subject.unwrap_or_default(), self.rule.what.to_owned(), values, note.unwrap_or_default()].concat()
    }

    /// What it is for an audience.
    #[must_use]
    pub const fn severity(&self, audience: Audience) -> Severity {
        self.rule.severity(audience)
    }

    /// What it is for those whom it concerns most.
    #[must_use]
    pub fn worst(&self) -> Severity {
        self.rule.worst()
    }
}

/// A value as code in Markdown, in one line and not too long.
fn code(text: &str) -> String {
    let is_shown = |character: &char| !is_invisible(*character);
    let shown: String = text.chars().filter(is_shown).take(MAX_SHOWN).collect();
    let rest = if text.chars().filter(is_shown).count() > MAX_SHOWN { "..." } else { "" };
    if shown.contains('`') { format!("`` {shown}{rest} ``") } else { format!("`{shown}{rest}`") }
}

/// For programs: `{"rule", "element", "subject", "before", "after", "note", "instances", ...}`.
impl Serialize for Change {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_map(None)?;
        object.serialize_entry("rule", self.rule.name)?;
        object.serialize_entry("element", &self.element)?;
        object.serialize_entry("subject", &self.subject)?;
        object.serialize_entry("what", self.rule.what)?;
        object.serialize_entry("before", &self.before)?;
        object.serialize_entry("after", &self.after)?;
        object.serialize_entry("note", &self.note)?;
        object.serialize_entry("why", self.rule.why)?;
        object.serialize_entry("severity", &self.worst())?;
        object.serialize_entry("instances", &self.severity(Audience::Instances))?;
        object.serialize_entry("callers", &self.severity(Audience::Callers))?;
        object.serialize_entry("library", &self.severity(Audience::Library))?;
        object.end()
    }
}
