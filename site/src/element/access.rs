//! How a person gives an application access, before there is an instance.

use std::collections::BTreeMap;

use openelements_runtime::{Element, Entry, Segment, Template};
use openelements_schema::sample_text;
use url::Url;

use super::{Subject, authenticates_with};
use crate::curl::{self, Word};
use crate::document::{Block, Code, Language, Line, Row, Table};
use crate::sample;

/// The entry that says where the vendor asks a person.
const AUTHORIZATION_URL: &str = "oauth.authorization.url";
/// The entry that says what access is asked for.
const SCOPE: &str = "oauth.scope";
/// What the application sends to recognise the answer by.
const STATE: &str = "sample-state";

/// Whether a code that a person's consent has brought is part of a request with this authentication.
pub(super) fn is_needed(element: &Element, alternative: Option<&str>) -> bool {
    alternative.or(element.authentication.map(|it| it.default)) == Some("oauth2")
        && authorization_entry(element).is_some()
}

/// How to get access, for elements that need a person for it.
pub(super) fn section(subject: Subject<'_>) -> Vec<Block> {
    let element = subject.element;
    if authenticates_with(element, "oauth1") {
        return oauth1();
    }
    let Some(entry) = authorization_entry(element).filter(|_| authenticates_with(element, "oauth2")) else {
        return Vec::new();
    };
    let parameters = parameters(element, entry);
    let url = format!("{}/elements/{}/oauth/url", subject.service, element.key);
    let mut words = vec![Word::plain("-G"), Word::quoted(&url)];
    for (name, value) in parameters.iter().filter_map(|it| Some((it.name, it.sample.as_ref()?))) {
        words.push(Word::option("--data-urlencode", &format!("{name}={value}")));
    }
    let mut blocks = vec![
        Block::section("access", "Get access"),
        Block::paragraph(
            "With OAuth 2 a person who has an account at the vendor lets your application in. Register the application there first: that gives it a key, a secret and the callback URL.",
        ),
        Block::paragraph(
            "Ask for the address at which the vendor asks that person. This call needs no secrets:",
        ),
        Block::Code(Code { label: "Terminal", language: Language::Shell, text: curl::command(&words) }),
        table(&parameters),
    ];
    blocks.extend(answer(element, entry, &parameters));
    blocks.push(steps());
    blocks
}

fn oauth1() -> Vec<Block> {
    vec![
        Block::section("access", "Get access"),
        Block::paragraph(
            "With OAuth 1 a person who has an account at the vendor lets your application in, in the vendor's own way. Register the application there first: that gives it a key, a secret and the callback URL. The token of that person and its secret are set while the instance lives.",
        ),
    ]
}

/// What follows when there is an address.
fn steps() -> Block {
    let steps = [
        "Open `oauthUrl` in the browser of the person, who signs in there and agrees.",
        "The vendor leads the browser back to your callback URL, with `code` and `state` in the query. Take the code only if the state is the one that you have sent.",
        "Create the instance soon, since codes last for minutes: the request below has the code in `providerData`.",
    ];
    Block::Steps(steps.iter().map(|step| Line::of(step)).collect())
}

/// A parameter of the call.
struct Parameter {
    name: &'static str,
    sample: Option<String>,
    is_required: bool,
    about: Line,
}

fn parameters(element: &'static Element, entry: &Entry) -> Vec<Parameter> {
    let given = |name: &str, fallback: &str| {
        let value = element.entry(name).and_then(|entry| sample_text(element, entry));
        Some(value.unwrap_or_else(|| fallback.to_owned()))
    };
    let required =
        |name, sample, about| Parameter { name, sample, is_required: true, about: Line::of(about) };
    let optional = |name, sample, about| Parameter { name, sample, is_required: false, about };
    let scope = Line::of("What access is asked for");
    let scope = match element.entry(SCOPE).and_then(Entry::default).filter(|scope| !scope.is_empty()) {
        Some(preset) => scope.text("; ").code(preset).text(" if you do not say"),
        None => scope.text("; left out if you do not say"),
    };
    let mut parameters = vec![
        required(
            "apiKey",
            given("oauth.api.key", "sample-key"),
            "The key of your application at the vendor: the later `oauth.api.key`",
        ),
        required(
            "callbackUrl",
            given("oauth.callback.url", "https://app.example.com/callback"),
            "Where the vendor leads the person afterwards: the later `oauth.callback.url`",
        ),
    ];
    parameters.extend(places(element, entry));
    parameters.extend([
        optional("state", Some(STATE.to_owned()), Line::of("Comes back unchanged: a value that nobody can guess tells your own answers from others; the key of the element if you do not say")),
        optional("scope", None, scope),
    ]);
    parameters
}

/// The entries whose values are part of the address.
fn places(element: &'static Element, entry: &Entry) -> Vec<Parameter> {
    let segments = entry.template.map(Template::segments).unwrap_or_default();
    let names: BTreeMap<&'static str, _> = segments.iter().filter_map(Segment::placeholder).collect();
    let parameter = |name: &'static str| {
        let entry = element.entry(name)?;
        let is_required = entry.default().is_none();
        let about = Line::of("Part of the address: the later ").code(name);
        Some(Parameter { name, sample: sample_text(element, entry), is_required, about })
    };
    names.into_keys().filter_map(parameter).collect()
}

fn table(parameters: &[Parameter]) -> Block {
    let rows = parameters.iter().map(|parameter| {
        let mark = if parameter.is_required { "required" } else { "optional" };
        let cells =
            vec![Line::new().code(parameter.name), Line::new().mark(mark), parameter.about.clone().stopped()];
        Row { id: None, cells }
    });
    Block::Table(Table {
        label: "The query of the call".to_owned(),
        headings: &["Parameter", "", "What it is"],
        rows: rows.collect(),
    })
}

/// The answer of the sample call.
fn answer(element: &Element, entry: &Entry, parameters: &[Parameter]) -> Vec<Block> {
    let value = |name: &str| {
        let parameter = parameters.iter().find(|parameter| parameter.name == name);
        parameter.and_then(|parameter| parameter.sample.as_deref())
    };
    let Some(url) = authorization_url(element, entry, value) else {
        return Vec::new();
    };
    let answer = BTreeMap::from([("element", element.key), ("oauthUrl", url.as_str())]);
    vec![
        Block::paragraph("The answer has the address:"),
        Block::Code(Code { label: "Answer", language: Language::Json, text: sample::pretty(&answer) }),
    ]
}

/// The address as the service composes it: RFC 6749, section 4.1.1.
fn authorization_url<'value>(
    element: &Element,
    entry: &Entry,
    value: impl Fn(&str) -> Option<&'value str>,
) -> Option<Url> {
    let place = |name: &str| value(name).or_else(|| element.entry(name).and_then(Entry::default));
    let url = match entry.template {
        Some(template) => template.render(place).map(String::from)?,
        None => entry.default()?.to_owned(),
    };
    let mut url = Url::parse(&url).ok()?;
    let scope = element.entry(SCOPE).and_then(Entry::default).filter(|scope| !scope.is_empty());
    let pairs = [
        ("response_type", Some("code")),
        ("client_id", value("apiKey")),
        ("redirect_uri", value("callbackUrl")),
        ("scope", scope),
        ("state", value("state")),
    ];
    let given = pairs.into_iter().filter_map(|(name, value)| Some((name, value?)));
    url.query_pairs_mut().extend_pairs(given);
    Some(url)
}

/// The entry with the address at which the vendor asks a person, if the element presets it.
fn authorization_entry(element: &Element) -> Option<&'static Entry> {
    element.entry(AUTHORIZATION_URL).filter(|entry| entry.default().is_some())
}
