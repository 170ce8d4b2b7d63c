//! What spec authors write with: [`format()`] puts a spec in canonical order and keeps its comments, [`new`]
//! writes the first version of one.
//!
//! ```
//! let spec = "name: Recurly # the vendor\nkey: recurly\n";
//! let formatted = openelements_authoring::format("specs/recurly.yaml", spec.as_bytes()).unwrap();
//! assert_eq!(formatted, "key: recurly\nname: Recurly # the vendor\n");
//! ```

mod draft;
mod format;
mod scalar;

pub use draft::{New, new};
pub use format::{Refusal, format};
pub use scalar::{block_scalar, flow_scalar, is_break};
