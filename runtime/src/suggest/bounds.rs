//! How alike two names can be at most, by what is quickly known of them: most names need not be
//! compared. A property test holds the bounds against the measures.

use super::float;
use super::letters::Letters;

/// The bounds are sums of a few numbers up to 1; they are rounded by far less.
const ROUNDING: f64 = 1e-9;

/// How alike two names can be at most, by each measure.
#[derive(Clone, Copy)]
pub(super) struct Bounds {
    pub(super) edits: f64,
    beginning: f64,
    same_initial: bool,
}

impl Bounds {
    /// Where nothing is known of the names.
    pub(super) const UNKNOWN: Self = Self { edits: 1.0, beginning: 1.0, same_initial: true };
    /// Where the names are not alike.
    const UNLIKE: Self = Self { edits: 0.0, beginning: 0.0, same_initial: false };

    /// Those of a name and another, in any case of letters.
    pub(super) fn of(letters: &Letters, other: &str) -> Self {
        if other.is_empty() || !other.is_ascii() {
            return Self::UNKNOWN;
        }
        if are_too_long(letters, other) {
            return Self::UNLIKE;
        }
        let common = float(letters.common(other));
        let (given, other_length) = (float(letters.name.len()), float(other.len()));
        let prefix = letters.prefix(other.as_bytes());
        let jaro = (common / given + common / other_length + 1.0) / 3.0;
        Self {
            edits: common / given.max(other_length) + ROUNDING,
            beginning: jaro + 0.1 * float(prefix) * (1.0 - jaro) + ROUNDING,
            same_initial: prefix > 0,
        }
    }

    /// Whether the names may be alike, and more than this.
    pub(super) fn may_exceed(self, likeness: f64) -> bool {
        super::is_alike(self.edits, self.beginning, self.same_initial)
            && self.edits.max(self.beginning) > likeness
    }
}

/// Whether the lengths alone say that the names are not alike: it follows from the bounds where all
/// of the shorter name is in the longer one.
fn are_too_long(letters: &Letters, other: &str) -> bool {
    let (given, other_length) = (letters.name.len(), other.len());
    let (short, long) = (given.min(other_length), given.max(other_length));
    let initials = [letters.name, other.as_bytes()].map(|name| name.first().map(u8::to_ascii_lowercase));
    100 * short < 39 * long || (100 * short < 66 * long && initials[0] != initials[1])
}
