//! The forms of texts as regular expressions that ECMA-262 and Rust read alike.
//!
//! The checks themselves are code of the runtime; a test holds these expressions against them.

/// One line of text.
pub(crate) const ONE_LINE: &str = r"^[^\x00-\x1f\x7f-\x9f]*$";

/// Any text but NUL characters, which no store takes.
pub const NO_NUL: &str = r"^[^\x00]*$";

/// A whole number, so far as all readers agree on it.
pub(crate) const INTEGER: &str = "^-?[0-9]{1,18}$";

/// A label of a host name.
const LABEL: &str = "[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?";

/// The last label of a host name. One that begins with a digit would be read as an address.
const LAST_LABEL: &str = "[A-Za-z_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?";

/// A number of an IPv4 address.
const OCTET: &str = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";

/// A group of an IPv6 address.
const GROUP: &str = "[0-9A-Fa-f]{1,4}";

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
pub(crate) fn label() -> String {
    whole(LABEL)
}

/// A port.
pub(crate) fn port() -> String {
    whole(PORT)
}

/// What a host may be, by what is before it and what may follow it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Host {
    /// A name or an address, which may have a port.
    Whole,
    /// A name or an address.
    WithoutPort,
    /// The rest of a name, which may have a port.
    Rest,
    /// The rest of a name.
    RestWithoutPort,
}

/// A host.
pub(crate) fn host(host: Host) -> String {
    let port = format!("(:{PORT})?");
    match host {
        Host::Whole => whole(&(host_part() + &port)),
        Host::WithoutPort => whole(&host_part()),
        Host::Rest => whole(&(host_name() + &port)),
        Host::RestWithoutPort => whole(&host_name()),
    }
}

/// An absolute URL.
pub(crate) fn url() -> String {
    whole(&format!("{}({QUERY})?", url_part()))
}

/// An absolute URL without a query.
pub(crate) fn url_without_query() -> String {
    whole(&url_part())
}

fn host_part() -> String {
    format!(r"({}|({OCTET}\.){{3}}{OCTET}|\[({})\])", host_name(), ip_v6())
}

/// An IPv6 address as it is usually written: whole, or with zeros left out at one end or behind its first three
/// groups. An expression for every spelling fills a page.
fn ip_v6() -> String {
    let [whole, front] = [format!("({GROUP}:){{7}}{GROUP}"), format!("::({GROUP}(:{GROUP}){{0,6}})?")];
    let [back, middle] =
        [format!("({GROUP}:){{1,7}}:"), format!("{GROUP}(:{GROUP}){{0,2}}::{GROUP}(:{GROUP}){{0,3}}")];
    [whole, front, back, middle].join("|")
}

fn host_name() -> String {
    format!(r"({LABEL}\.)*{LAST_LABEL}")
}

fn url_part() -> String {
    format!("https?://{}(:{PORT})?(/{SEGMENT})*", host_part())
}

/// Text that is more than white space.
#[cfg(feature = "specs")]
pub(crate) const NO_BLANK: &str = r"[^\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]";

/// The characters that no name of an entry has, for a set of characters: white space, what nobody sees,
/// quotes and braces.
#[cfg(feature = "specs")]
const NOT_IN_NAMES: &str = r#"\x00-\x20\x7f-\xa0\xad\u061c\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff\ufff9-\ufffb{}`"\\"#;

/// The name of an entry.
#[cfg(feature = "specs")]
pub(crate) fn entry_name() -> String {
    format!("^[^{NOT_IN_NAMES}]*[A-Za-z0-9][^{NOT_IN_NAMES}]*$")
}

#[cfg(test)]
mod tests;
