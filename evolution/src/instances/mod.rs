//! Stored instances: would a catalogue still accept them?

mod check;
mod dump;
mod stored;

pub use check::{Verdict, check};
pub use dump::{Unreadable, read_dump};
pub use stored::Stored;
