//! No value changes the URL around it. What the `url` crate makes of a rendered URL decides:
//! it forgives as browsers do, and so sees every trick that works in one of them.

#![allow(clippy::panic, clippy::unwrap_used, reason = "Clippy does not take the helpers of tests for tests")]

use std::net::Ipv6Addr;

use openelements_runtime::{Kind, Position, Segment, Template, Url};
use proptest::prelude::{
    ProptestConfig, Strategy, any, prop, prop_assert, prop_assert_eq, prop_oneof, proptest,
};
use proptest::sample::select;
use url::Url as Oracle;

static FIXED: Template = Template::new(&[
    Segment::Literal("https://"),
    Segment::HostLabel("host"),
    Segment::Literal(".example.com/"),
    Segment::Path("path"),
    Segment::Literal("?q="),
    Segment::Query("query"),
]);
static REGION: Template = Template::new(&[
    Segment::Literal("https://api-"),
    Segment::HostLabel("host"),
    Segment::Literal(".example.com"),
]);
static HOST: Template =
    Template::new(&[Segment::Literal("https://"), Segment::Host("host"), Segment::Literal("/x")]);
static DOMAIN: Template = Template::new(&[
    Segment::Literal("http://"),
    Segment::HostLabel("host"),
    Segment::Literal(".x."),
    Segment::Host("path"),
    Segment::Literal("/"),
]);
static PORT: Template =
    Template::new(&[Segment::Literal("https://example.com:"), Segment::Port("host"), Segment::Literal("/")]);
static WHOLE: Template = Template::new(&[Segment::Url("host"), Segment::Literal("/api")]);

/// What has been used to lead a URL elsewhere, and some honest values.
const NASTY: [&str; 58] = [
    "",
    ".",
    "..",
    "/",
    "\\",
    "?",
    "#",
    "@",
    ":",
    "%",
    ";",
    "&",
    "=",
    "+",
    "'",
    "\"",
    "<",
    "|",
    "^",
    "`",
    "{",
    "[",
    "]",
    " ",
    "\t",
    "\n",
    "\r",
    "\0",
    "\u{7f}",
    "%00",
    "%2e",
    "%2e%2e",
    "%2F",
    "%2",
    "evil.com",
    "evil.com#",
    "evil.com/",
    "@evil.com",
    "user:pw@evil.com",
    "//evil.com",
    "https://evil.com",
    "http:evil.com",
    "[::1]",
    "[::ffff:1.2.3.4]",
    "0x7f.1",
    "127.1",
    "1.2.3.4",
    "0300.0.0.1",
    "xn--",
    "xn--mnchen-3ya",
    "xn--a",
    "ｅvil",
    "．",
    "。",
    "\u{ad}",
    "\u{200d}",
    "ß",
    "\u{202e}",
];

const HONEST: [&str; 12] = [
    "acme",
    "a-1",
    "ACME",
    "api.acme.com",
    "443",
    "80",
    "8443",
    "65536",
    "localhost:99",
    "a_b",
    "https://shop.acme.com/base/",
    "http://[::1]:80",
];

fn value() -> impl Strategy<Value = String> {
    let piece = || {
        prop_oneof![
            select(&NASTY[..]).prop_map(str::to_owned),
            select(&HONEST[..]).prop_map(str::to_owned),
            "[a-zA-Z0-9.-]{0,5}",
        ]
    };
    prop_oneof![
        piece(),
        (piece(), piece()).prop_map(|(a, b)| a + &b),
        (piece(), piece(), piece()).prop_map(|(a, b, c)| a + &b + &c),
        any::<String>(),
    ]
}

fn render(template: &Template, values: [&str; 3]) -> Option<Url> {
    template.render(|name| {
        let index = ["host", "path", "query"].iter().position(|known| *known == name)?;
        values.get(index).copied()
    })
}

/// What the oracle makes of a URL. It refuses labels in Punycode that stand for no name, which
/// takes tables of Unicode to know; such a host does not resolve, and so leads nowhere.
fn read(url: &Url) -> Option<Oracle> {
    let punycode = url.host().split('.').any(|label| label.to_ascii_lowercase().starts_with("xn--"));
    match Oracle::parse(url.as_str()) {
        Err(_) if punycode => None,
        parsed => Some(parsed.unwrap_or_else(|error| panic!("{url}: {error}"))),
    }
}

/// The spelling of a URL that the oracle prefers, as far as two spellings mean the same.
fn usual(url: &Url) -> String {
    let (scheme, rest) = url.as_str().split_once("://").unwrap();
    let (authority, tail) = rest.split_at(rest.find(['/', '?']).unwrap_or(rest.len()));
    let port = authority.strip_prefix(url.host()).unwrap();
    let host = match url.host().strip_prefix('[').and_then(|host| host.strip_suffix(']')) {
        Some(address) => format!("[{}]", spelt(address.parse().unwrap())),
        None => url.host().to_ascii_lowercase(),
    };
    let port = if [("https", ":443"), ("http", ":80")].contains(&(scheme, port)) { "" } else { port };
    let slash = if tail.starts_with('/') { "" } else { "/" };
    let (path, query) = tail.split_at(tail.find('?').unwrap_or(tail.len()));
    format!("{scheme}://{host}{port}{slash}{path}{}", query.replace('\'', "%27"))
}

fn spelt(address: Ipv6Addr) -> String {
    let host: url::Host<&str> = url::Host::Ipv6(address);
    host.to_string().trim_matches(['[', ']']).to_owned()
}

fn assert_plain(oracle: &Oracle) {
    assert_eq!((oracle.username(), oracle.password(), oracle.fragment()), ("", None, None));
}

proptest! {
    // Tricks are rare among values; a case takes microseconds.
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn a_label_a_segment_and_a_query_value_stay_what_they_are(host in value(), path in value(), query in value()) {
        let Some(oracle) = render(&FIXED, [&host, &path, &query]).as_ref().and_then(read) else {
            return Ok(());
        };
        assert_plain(&oracle);
        prop_assert_eq!((oracle.scheme(), oracle.port()), ("https", None));
        let expected = format!("{}.example.com", host.to_ascii_lowercase());
        prop_assert_eq!(oracle.host_str(), Some(expected.as_str()));
        prop_assert_eq!(oracle.host_str().unwrap().split('.').count(), 3);
        let segments: Vec<&str> = oracle.path_segments().unwrap().collect();
        let decoded = percent_encoding::percent_decode_str(segments[0]).decode_utf8().unwrap();
        prop_assert_eq!((segments.len(), decoded.as_ref()), (1, path.as_str()));
        let pairs: Vec<_> = oracle.query_pairs().collect();
        prop_assert_eq!(pairs, [("q".into(), query.into())]);
    }

    #[test]
    fn a_part_of_a_label_stays_in_it(host in value()) {
        if let Some(oracle) = render(&REGION, [&host, "", ""]).as_ref().and_then(read) {
            assert_plain(&oracle);
            prop_assert_eq!((oracle.scheme(), oracle.port(), oracle.path()), ("https", None, "/"));
            let expected = format!("api-{}.example.com", host.to_ascii_lowercase());
            prop_assert_eq!(oracle.host_str(), Some(expected.as_str()));
        }
    }

    #[test]
    fn a_host_is_a_host_and_nothing_more(host in value(), domain in value()) {
        let only_host = render(&HOST, [&host, "", ""]);
        let with_label = render(&DOMAIN, [&host, &domain, ""]);
        for (url, path) in only_host.iter().map(|url| (url, "/x")).chain(with_label.iter().map(|url| (url, "/"))) {
            if let Some(oracle) = read(url) {
                assert_plain(&oracle);
                prop_assert_eq!((oracle.path(), oracle.query()), (path, None));
            }
        }
        if let Some(oracle) = with_label.as_ref().and_then(read) {
            let begins = format!("{}.x.", host.to_ascii_lowercase());
            prop_assert!(oracle.domain().is_some_and(|found| found.starts_with(&begins)), "{oracle}");
        }
    }

    #[test]
    fn a_port_is_a_port_and_nothing_more(port in value()) {
        if let Some(oracle) = render(&PORT, [&port, "", ""]).as_ref().and_then(read) {
            assert_plain(&oracle);
            prop_assert_eq!((oracle.host_str(), oracle.path()), (Some("example.com"), "/"));
            prop_assert_eq!(oracle.port_or_known_default().map(|port| port.to_string()), Some(port));
        }
    }

    #[test]
    fn a_beginning_of_a_url_keeps_what_follows_in_the_path(whole in value()) {
        if let Some(oracle) = render(&WHOLE, [&whole, "", ""]).as_ref().and_then(read) {
            assert_plain(&oracle);
            prop_assert!(oracle.path().ends_with("/api") && oracle.query().is_none(), "{oracle}");
        }
    }

    #[test]
    fn what_is_rendered_is_read_as_it_is_written(values in [value(), value(), value()]) {
        let values = values.each_ref().map(String::as_str);
        for template in [&FIXED, &REGION, &HOST, &DOMAIN, &PORT, &WHOLE] {
            let url = render(template, values);
            if let Some((url, oracle)) = url.as_ref().and_then(|url| Some((url, read(url)?))) {
                prop_assert_eq!(oracle.as_str(), usual(url));
            }
        }
    }

    #[test]
    fn what_is_parsed_is_read_as_it_is_written(pieces in prop::collection::vec(value(), 0..4), secure in any::<bool>()) {
        let scheme = if secure { "https://" } else { "http://" };
        let text = format!("{scheme}{}", pieces.concat());
        for text in [text.as_str(), text.trim_start_matches("https://")] {
            if let Some((url, oracle)) = Url::parse(text).ok().and_then(|url| Some((url.clone(), read(&url)?))) {
                assert_plain(&oracle);
                prop_assert_eq!(oracle.as_str(), usual(&url));
            }
        }
    }

    #[test]
    fn a_host_is_one_for_the_oracle_too(host in value()) {
        if Kind::Host.refusal(&host).is_none() {
            let url = Url::parse(&format!("https://{host}")).expect("a host makes a URL");
            if let Some(oracle) = read(&url) {
                prop_assert_eq!(oracle.as_str(), usual(&url));
            }
        }
    }
}

static HOST_AND_PORT: Template =
    Template::new(&[Segment::Literal("https://"), Segment::HostName("host"), Segment::Literal(":8443/")]);

#[test]
fn honest_values_are_rendered() {
    let cases = [
        (&FIXED, ["acme", "a b/ä", "x&y=z"], "https://acme.example.com/a%20b%2F%C3%A4?q=x%26y%3Dz"),
        (&REGION, ["eu-1", "", ""], "https://api-eu-1.example.com"),
        (&REGION, ["a_b", "", ""], "https://api-a_b.example.com"),
        (&HOST, ["acme.com:8443", "", ""], "https://acme.com:8443/x"),
        (&HOST, ["[::1]", "", ""], "https://[::1]/x"),
        (&DOMAIN, ["a", "acme.com", ""], "http://a.x.acme.com/"),
        (&PORT, ["8443", "", ""], "https://example.com:8443/"),
        (&WHOLE, ["https://shop.acme.com/base/", "", ""], "https://shop.acme.com/base/api"),
    ];
    for (template, values, expected) in cases {
        let url = render(template, values);
        assert_eq!(url.as_ref().map(Url::as_str), Some(expected));
    }
}

#[test]
fn dishonest_values_are_refused() {
    let labels = ["", "a.b", "evil.com/", "evil.com#", "a@b", "-a", "a-", "ａ", "a\n", "%61", "a b", "[::1]"];
    assert!(labels.iter().all(|label| render(&FIXED, [label, "p", "q"]).is_none()));
    assert!(["", ".", ".."].iter().all(|path| render(&FIXED, ["a", path, "q"]).is_none()));
    let hosts = [
        "", "a/b", "a@b", "0x7f.1", "127.1", "1.2.3.4.", "a..b", "::1", "[::1", "a:0", "a:65536", "a:",
        "a:1:2",
    ];
    assert!(hosts.iter().all(|host| render(&HOST, [host, "", ""]).is_none()));
    let ported = |host: &str| render(&HOST_AND_PORT, [host, "", ""]);
    assert!(ported("a.example:99").is_none() && ported("[::1]").is_some() && ported("a.example").is_some());
    assert!(
        ["", "0", "080", "+80", "65536", "80/"].iter().all(|port| render(&PORT, [port, "", ""]).is_none())
    );
    let wholes = [
        "",
        "example.com",
        "ftp://a",
        "https://a?b",
        "https://a#b",
        "https://u@a",
        "https://a/../b",
        "HTTPS://a",
    ];
    assert!(wholes.iter().all(|whole| render(&WHOLE, [whole, "", ""]).is_none()));
}

#[test]
fn a_segment_that_would_be_resolved_away_is_refused_before_it_is_rendered() {
    assert!(["", ".", ".."].iter().all(|value| !Position::Path.accepts(value)));
    assert!(["...", " ", "/", "%2e"].iter().all(|value| Position::Path.accepts(value)));
}

#[test]
fn a_segment_does_not_lengthen_the_host() {
    static ADJACENT: Template = Template::new(&[Segment::Url("host"), Segment::Path("path")]);
    assert!(render(&ADJACENT, ["https://shop.acme.com", ".evil.com", ""]).is_none());
    let inside = render(&ADJACENT, ["https://shop.acme.com/base", ".evil.com", ""]);
    assert_eq!(inside.as_ref().map(Url::host), Some("shop.acme.com"));
}

#[test]
fn a_host_that_is_too_long_in_total_is_refused() {
    let label = "a".repeat(63);
    assert!(render(&FIXED, [&label, "p", "q"]).is_some());
    assert!(render(&REGION, [&label, "", ""]).is_none());
    let domain = [label.as_str(); 4].join(".");
    assert!(render(&HOST, [&domain, "", ""]).is_none());
}

#[test]
fn a_value_that_is_missing_makes_no_url() {
    assert!(FIXED.render(|name| (name != "path").then_some("a")).is_none());
}
