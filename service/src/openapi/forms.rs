//! The forms of names, tags and tokens as regular expressions that ECMA-262, Python and Rust read alike.
//!
//! The checks themselves are code elsewhere; a test holds these expressions against them.

/// The token of a page.
pub(super) const PAGE_TOKEN: &str = "^[0-9]{1,18}-[0-9]{1,18}$";

/// The name of an instance: white space around it is left out.
pub(super) const NAME: &str = r"^[\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]*[^\x00-\x20\x7f-\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]([^\x00-\x1f\x7f-\x9f]*[^\x00-\x20\x7f-\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000])?[\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]*$";

/// A tag: one line that is more than white space.
pub(super) const TAG: &str = r"^[^\x00-\x1f\x7f-\x9f]*[^\x00-\x20\x7f-\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000][^\x00-\x1f\x7f-\x9f]*$";
