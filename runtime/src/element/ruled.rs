//! Which entries of a table the decoder must always look at.

use std::fmt;

use crate::entry::{Entry, Preset};
use crate::kind::Kind;

/// The entries of a table up to the last that has a rule: that is required, belongs to alternatives, or
/// is preset to a template or a secret. After them come settings, most of a table. They are counted
/// where the table is made, when a program is compiled.
#[derive(Clone, Copy)]
pub(super) struct Ruled {
    /// The table that was counted: an element can be given another.
    table: &'static [Entry],
    count: usize,
}

impl Ruled {
    pub(super) const fn of(table: &'static [Entry]) -> Self {
        let mut count = table.len();
        while count > 0 && !has_rule(&table[count - 1]) {
            count -= 1;
        }
        Self { table, count }
    }

    /// Those of `table`; all of it where another was counted.
    pub(super) fn entries(self, table: &'static [Entry]) -> &'static [Entry] {
        let count = if std::ptr::eq(self.table, table) { self.count } else { table.len() };
        table.get(..count).unwrap_or(table)
    }
}

/// Nothing: a table that says the same is the same, whether it was counted or not.
impl fmt::Debug for Ruled {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("..")
    }
}

const fn has_rule(entry: &Entry) -> bool {
    let is_preset_secret = matches!((entry.kind, entry.preset), (Kind::Secret, Preset::Value(_)));
    entry.required
        || !entry.required_if.is_empty()
        || !entry.alternatives.is_empty()
        || entry.template.is_some()
        || is_preset_secret
}
