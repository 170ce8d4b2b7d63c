//! Pages as a reader sees them.

use insta::assert_snapshot;

use crate::{SITE, of, page};

#[test]
fn a_page_of_a_library_element() {
    assert_snapshot!("chargebee", page(&SITE, "elements/chargebee.md"));
}

/// A spec with every kind of thing that a page says.
const EVERYTHING: &str = "\
key: everything
id: 7
name: Everything
description: Shows what a page can say of `entries`.
hub: payment
resources: [customers, invoices]
renamed_from: all
deprecated: Use `something` that is kept up to date.
authentication:
  default: oauth2
  oauth2:
  custom: [clientId, clientSecret]
fields:
  site: {label: Subdomain, description: The part before `.example.com`.}
  account: {label: Account number, pattern: '^[0-9]{6}$', hint: six digits, example: '654321', alias: [number]}
  plan: {options: [free, paid], default: free, description: free}
  live.key: {kind: secret, required_if: {plan: paid}}
  note: {kind: text, required: false, renamed_from: remark, deprecated: Write `rules` instead}
  token: {kind: secret, default: hidden-default, hidden: true}
  rules: {kind: json, default: {a: 'b | c'}}
  session.id: {runtime: true}
defaults:
  base.url: https://{site}.example.com/v1
  oauth.authorization.url: https://{site}.example.com/authorize?prompt=consent
  oauth.token.url: https://{site}.example.com/token
  oauth.scope: read write
  pagination.type: cursor
";

#[test]
fn a_page_with_everything() {
    let site = of(EVERYTHING);
    assert_snapshot!("everything_markdown", page(&site, "elements/everything.md"));
    assert_snapshot!("everything_html", page(&site, "elements/everything.html"));
    assert_snapshot!("index_markdown", page(&site, "index.md"));
    assert_snapshot!("index_html", page(&site, "index.html"));
    assert_snapshot!("search", page(&site, "assets/search.js"));
}

#[test]
fn the_default_of_a_secret_is_not_shown() {
    let site = of(EVERYTHING);
    assert!(site.iter().all(|(_, text)| !text.contains("hidden-default")));
}

#[test]
fn an_element_without_anything_has_a_page() {
    let site = of("key: bare\nname: Bare\n");
    let text = page(&site, "elements/bare.md");
    assert!(text.contains("\"configuration\": {}"), "{text}");
    assert!(page(&site, "index.md").contains("without a hub"));
}

#[test]
fn a_pattern_without_an_example_is_told() {
    let site = of("key: odd\nname: Odd\nfields:\n  code: {pattern: '^[A-Z]{3}-[0-9]{7}$'}\n");
    let text = page(&site, "elements/odd.md");
    assert!(text.contains("The spec has a pattern and no `example` for `code`"), "{text}");
    assert!(text.contains("there is no answer to show"), "{text}");
}

#[test]
fn each_form_is_written_alone_where_it_is_wanted() {
    let options = openelements_site::Options { html: false, ..openelements_site::Options::default() };
    let files = openelements_site::render(&openelements::CATALOGUE, &options);
    assert!(files.iter().all(|(path, _)| path.ends_with(".md")));
    assert_eq!(files.iter().count(), openelements::ELEMENTS.len() + 1);
}
