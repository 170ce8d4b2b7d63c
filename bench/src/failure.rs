//! What ends a measurement.

use std::error::Error;

/// Whatever went wrong: a measurement that cannot be made is of no use, so all of it ends.
pub(crate) type Failure = Box<dyn Error + Send + Sync>;
