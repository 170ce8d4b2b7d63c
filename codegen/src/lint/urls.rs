//! Rules about URLs.

use std::net::{Ipv4Addr, Ipv6Addr};

use openelements_runtime::{Kind, Position};

use super::Subject;
use crate::diagnostics::{Collector, codes};

/// The beginning of a URL that is not encrypted.
const HTTP: &str = "http://";

/// Every URL that a spec presets is encrypted, those of this machine aside.
pub(super) fn encryption(subject: &Subject<'_>, collector: &mut Collector) {
    let urls = subject.element.entries.iter().filter(|entry| entry.kind == Kind::Url);
    for entry in urls.filter(|entry| entry.preset.at.source() == subject.source) {
        if entry.preset.value.text().is_some_and(is_plain) {
            let message =
                format!("`{}` is not encrypted: credentials can be read on their way", entry.name.value);
            collector
                .warning(codes::PLAIN_HTTP, message, entry.preset.at.within(0..HTTP.len()))
                .help("write `https://`");
        }
    }
}

/// No value in a host chooses whose host it is: at least two labels that the template fixes follow it.
pub(super) fn domains(subject: &Subject<'_>, collector: &mut Collector) {
    for (entry, template) in subject.element.templates() {
        let text = entry.preset.value.text().unwrap_or_default();
        let labels = template.value.placeholders().filter(|it| it.position == Position::HostLabel);
        for placeholder in labels.filter(|it| fixed_labels(text, it.range.end) < LABELS_OF_A_DOMAIN) {
            let message =
                format!("the value of `{}` chooses the domain, not only a host in it", placeholder.entry);
            collector
                .warning(codes::DOMAIN_BY_VALUE, message, template.at.within(placeholder.range.clone()))
                .help("fix the domain, as in `https://{site}.example.com`, or give the entry the whole host");
        }
    }
}

/// As many labels does a domain have that somebody can own: `example.com`.
const LABELS_OF_A_DOMAIN: usize = 2;

/// How many labels follow the one that a placeholder ends in.
fn fixed_labels(template: &str, end: usize) -> usize {
    let rest = template.get(end..).and_then(|rest| rest.strip_prefix('}')).unwrap_or_default();
    let host = rest.split(['/', '?', ':']).next().unwrap_or_default();
    host.split('.').skip(1).filter(|label| !label.is_empty()).count()
}

fn is_plain(url: &str) -> bool {
    let Some((scheme, rest)) = url.split_at_checked(HTTP.len()) else {
        return false;
    };
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    scheme.eq_ignore_ascii_case(HTTP) && !is_local(authority)
}

/// Whether a host is the machine itself.
fn is_local(authority: &str) -> bool {
    let authority = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    if let Some((address, _)) = authority.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        return address.parse().is_ok_and(|address: Ipv6Addr| address.is_loopback());
    }
    let host = authority.split(':').next().unwrap_or_default();
    match host.parse::<Ipv4Addr>() {
        Ok(address) => address.is_loopback(),
        Err(_) => host.rsplit('.').next().is_some_and(|last| last.eq_ignore_ascii_case("localhost")),
    }
}

#[cfg(test)]
mod tests {
    use super::is_plain;

    #[test]
    fn only_this_machine_is_reached_without_encryption() {
        for url in [
            "http://example.com",
            "HTTP://{site}.example.com/x",
            "http://localhost.example.com",
            "http://12.0.0.1",
            "http://127.example.com",
            "http://127.0.0.1.example.com",
            "http://localhost:80@example.com",
            "http://[2001:db8::1]",
        ] {
            assert!(is_plain(url), "{url}");
        }
        for url in [
            "https://example.com",
            "http://localhost",
            "http://localhost:8080/x",
            "http://LocalHost:8080",
            "http://site.localhost",
            "http://127.0.0.1:1",
            "http://127.1.2.3#x",
            "http://[::1]:80",
            "http://[::1]",
            "{url}",
        ] {
            assert!(!is_plain(url), "{url}");
        }
    }
}
