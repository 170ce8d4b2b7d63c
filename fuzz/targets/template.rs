//! Text as the template of a URL, and as the values in it: no value changes the host that the template fixes.
#![no_main]

use libfuzzer_sys::fuzz_target;
use openelements_codegen::load;
use openelements_fuzz::{checked, sources};
use openelements_runtime::{Element, Supplied, decode};

/// The entries that a template may name; each takes a line of the input.
const ENTRIES: [&str; 7] = ["site", "host", "address", "port", "path", "region", "note"];

const SPEC: &str = "key: fuzzed
name: Fuzzed
authentication: oauth2
fields:
  site: {}
  host: {kind: host}
  address: {kind: url}
  port: {kind: integer}
  path: {}
  region: {options: [eu, us], default: eu}
  note: {kind: text}
defaults:
";

fuzz_target!(|text: &str| {
    let mut lines = text.split('\n');
    let template = lines.next().unwrap_or_default();
    let spec = spec(template);
    if checked(&[spec.as_bytes()]).has_errors() {
        return;
    }
    let catalogue = load(sources(&[spec.as_bytes()])).expect("what passes the check is loaded");
    let element = catalogue.element("fuzzed").expect("the only element");
    let values: Vec<&str> = lines.collect();
    supply(element, template, &values);
});

/// A spec that has the template as base URL and as another one. JSON is YAML.
fn spec(template: &str) -> String {
    let quoted = serde_json::to_string(template).expect("a text is JSON");
    format!("{SPEC}  base.url: {quoted}\n  oauth.token.url: {quoted}\n")
}

fn supply(element: &'static Element, template: &str, values: &[&str]) {
    let mut supplied = Supplied::new();
    for name in ["oauth.api.key", "oauth.api.secret"] {
        supplied.set(name, "acme");
    }
    supplied.set("oauth.callback.url", "https://example.com/callback");
    for (name, value) in ENTRIES.iter().zip(values) {
        supplied.set(name, *value);
    }
    let Ok(configuration) = decode(element, supplied) else {
        return;
    };
    let base = configuration.base_url().expect("every entry of the template has a value");
    assert_eq!(configuration.url("oauth.token.url").as_ref(), Some(base));
    assert_host(template, base.as_str(), base.host(), configuration.get("address"));
}

/// Holds the host of a URL against what the template says of it, and against how others read the URL.
fn assert_host(template: &str, url: &str, host: &str, address: Option<&str>) {
    let others = url::Url::parse(url).expect("what is accepted here is accepted everywhere");
    assert!(others.username().is_empty() && others.password().is_none(), "{url}");
    let theirs = others.host_str().expect("a URL of HTTP has a host").to_ascii_lowercase();
    assert_eq!(theirs, host.to_ascii_lowercase(), "{url}");

    let Some((_, rest)) = template.split_once("://").filter(|(scheme, _)| !scheme.contains('{')) else {
        let address = url::Url::parse(address.expect("it is all that can begin a URL")).expect("checked");
        assert_eq!(address.host_str(), others.host_str(), "{url}");
        return;
    };
    let fixed = without_port(authority(rest));
    let (before, after) = match (fixed.find('{'), fixed.rfind('}')) {
        (Some(open), Some(close)) => (&fixed[..open], &fixed[close + 1..]),
        _ => (fixed, fixed),
    };
    assert!(host.starts_with(before) && host.ends_with(after), "{template} became {url}");
}

/// The part of a template before the first character that ends an authority outside of braces.
fn authority(rest: &str) -> &str {
    let mut depth = 0_usize;
    let end = rest.find(|character| {
        match character {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && matches!(character, '/' | '?' | '#')
    });
    &rest[..end.unwrap_or(rest.len())]
}

fn without_port(authority: &str) -> &str {
    let is_port = |text: &str| text == "{port}" || text.bytes().all(|byte| byte.is_ascii_digit());
    match authority.rsplit_once(':') {
        Some((host, port)) if is_port(port) => host,
        _ => authority,
    }
}
