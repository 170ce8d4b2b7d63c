//! What changes between two catalogues of elements, and whom it breaks.
//!
//! ```
//! use openelements_codegen::Source;
//! use openelements_evolution::{Audience, Severity, Side, compare};
//!
//! let side = |fields: &str| {
//!     let spec = format!("key: recurly\nname: Recurly\nfields: {fields}\n");
//!     Side::read(vec![Source::new("specs/recurly.yaml", spec)])
//! };
//! let report = compare(&side("{site: {}}")?, &side("{site: {}, region: {}}")?);
//! assert_eq!(report.needed(Audience::Instances), Some(Severity::Breaking));
//! assert!(report.text().contains("`region`: an entry is added that is required"));
//! # Ok::<(), openelements_codegen::Diagnostics>(())
//! ```
//!
//! [`compare`] tells the changes; each follows one of the [`rules`], which say what it is for stored
//! instances, callers of the API and users of the library. [`Bump`] tells whether a version says so.
//! [`read_dump`] reads stored instances, and [`check`] tells whether a catalogue accepts one.

mod bump;
mod change;
mod compare;
mod instances;

mod report;
mod rules;
mod side;

pub use bump::{Bump, Version};
pub use change::Change;
pub use compare::compare;
pub use instances::{Stored, Unreadable, Verdict, check, read_dump};
pub use report::Report;
pub use rules::{Audience, Rule, Severity, rules, rules_table};
pub use side::Side;
