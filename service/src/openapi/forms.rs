//! The forms of texts as regular expressions that ECMA-262, Python and Rust read alike.
//!
//! The checks themselves are code of the runtime; a test holds these expressions against them.

/// One line of text.
pub(super) const ONE_LINE: &str = r"^[^\x00-\x1f\x7f-\x9f]*$";

/// Any text but NUL characters, which no store takes.
pub(super) const NO_NUL: &str = r"^[^\x00]*$";

/// A whole number, so far as all readers agree on it.
pub(super) const INTEGER: &str = "^-?[0-9]{1,18}$";

/// The token of a page.
pub(super) const PAGE_TOKEN: &str = "^[0-9]{1,18}-[0-9]{1,18}$";

/// The name of an instance: white space around it is left out.
pub(super) const NAME: &str = r"^[\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]*[^\x00-\x20\x7f-\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]([^\x00-\x1f\x7f-\x9f]*[^\x00-\x20\x7f-\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000])?[\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]*$";

/// A tag: one line that is more than white space.
pub(super) const TAG: &str = r"^[^\x00-\x1f\x7f-\x9f]*[^\x00-\x20\x7f-\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000][^\x00-\x1f\x7f-\x9f]*$";

/// A label of a host name.
const LABEL: &str = "[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?";

/// The last label of a host name. One that begins with a digit would be read as an address.
const LAST_LABEL: &str = "[A-Za-z_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?";

/// A number of an IPv4 address.
const OCTET: &str = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";

/// An IPv6 address in its brackets. Only the form without `::`: all of them fill a page.
const IP_V6: &str = r"\[([0-9A-Fa-f]{1,4}:){7}[0-9A-Fa-f]{1,4}\]";

/// A port.
const PORT: &str = "([1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])";

/// A segment of a path. A `.` or `..` in any spelling is none: such segments are resolved away.
const SEGMENT: &str = r"((\.|%2[Ee]){3,}|(\.|%2[Ee])*([A-Za-z0-9_~!$&'()*+,;=:@-]|%([013-9A-Fa-f][0-9A-Fa-f]|2[0-9A-DFa-df]))([A-Za-z0-9._~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2})*)?";

/// A query.
const QUERY: &str = r"\?([A-Za-z0-9._~/?:@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*";

/// The whole text is of a form.
fn whole(form: &str) -> String {
    format!("^{form}$")
}

/// One label of a host name.
pub(super) fn label() -> String {
    whole(LABEL)
}

/// A port.
pub(super) fn port() -> String {
    whole(PORT)
}

/// A host without a port.
pub(super) fn host_name() -> String {
    whole(&host_part())
}

/// A host, with or without a port.
pub(super) fn host() -> String {
    whole(&format!("{}(:{PORT})?", host_part()))
}

/// An absolute URL.
pub(super) fn url() -> String {
    whole(&format!("{}({QUERY})?", url_part()))
}

/// An absolute URL without a query.
pub(super) fn url_without_query() -> String {
    whole(&url_part())
}

fn host_part() -> String {
    format!(r"(({LABEL}\.)*{LAST_LABEL}|({OCTET}\.){{3}}{OCTET}|{IP_V6})")
}

fn url_part() -> String {
    format!("https?://{}(:{PORT})?(/{SEGMENT})*", host_part())
}
