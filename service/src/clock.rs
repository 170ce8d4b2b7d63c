//! Times.

use jiff::Timestamp;

/// Now, in milliseconds since 1970.
pub(crate) fn now() -> i64 {
    Timestamp::now().as_millisecond()
}

/// A time in milliseconds since 1970 as RFC 3339 writes it, to the second: `2016-04-25T01:20:30Z`.
pub(crate) fn written(milliseconds: i64) -> String {
    let time = Timestamp::from_second(milliseconds.div_euclid(1000)).unwrap_or_default();
    time.to_string()
}
