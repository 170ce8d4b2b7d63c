//! How alike two names can be at most, by what is quickly known of them: most names need not be
//! compared. A property test holds the bounds against the measures.

use super::float;
use super::letters::Letters;

/// The bounds are sums of a few numbers up to 1; they are rounded by far less.
const ROUNDING: f64 = 1e-9;

/// How alike two names can be at most, by each measure.
struct Bounds {
    edits: f64,
    beginning: f64,
    same_initial: bool,
}

impl Letters<'_> {
    /// Whether another name, in any case of letters, is certainly not alike, or not more than this.
    pub(super) fn are_unlike(&self, other: &str, least: f64) -> bool {
        let is_known = !other.is_empty() && other.is_ascii();
        is_known && (self.are_too_long(other) || !self.bounds(other).may_exceed(least))
    }

    /// Whether the lengths alone say that the names are not alike: it follows from the bounds where all
    /// of the shorter name is in the longer one.
    fn are_too_long(&self, other: &str) -> bool {
        let (given, other_length) = (self.name.len(), other.len());
        let (short, long) = (given.min(other_length), given.max(other_length));
        let initials = [self.name, other.as_bytes()].map(|name| name.first().map(u8::to_ascii_lowercase));
        100 * short < 39 * long || (100 * short < 66 * long && initials[0] != initials[1])
    }

    fn bounds(&self, other: &str) -> Bounds {
        let common = float(self.common(other));
        let (given, other_length) = (float(self.name.len()), float(other.len()));
        let prefix = self.prefix(other.as_bytes());
        let jaro = (common / given + common / other_length + 1.0) / 3.0;
        Bounds {
            edits: common / given.max(other_length) + ROUNDING,
            beginning: jaro + 0.1 * float(prefix) * (1.0 - jaro) + ROUNDING,
            same_initial: prefix > 0,
        }
    }
}

impl Bounds {
    /// Whether the names may be alike, and more than this.
    fn may_exceed(&self, likeness: f64) -> bool {
        super::is_alike(self.edits, self.beginning, self.same_initial)
            && self.edits.max(self.beginning) > likeness
    }
}
