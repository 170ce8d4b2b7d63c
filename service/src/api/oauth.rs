//! Where a person gives an OAuth application access: the authorization URL.

use std::borrow::Cow;
use std::collections::BTreeMap;

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse as _, Response};
use openelements_runtime::{Element, Entry, Position, Problem, Segment, Template, Violation, Violations};
use serde_json::Value;
use url::Url;

use super::elements::Named;
use crate::body::Text;
use crate::query::Query;
use crate::refusal::Refusal;
use crate::service::Service;

/// The entry that says where the vendor asks a person.
const AUTHORIZATION_URL: &str = "oauth.authorization.url";

/// The parameter with the value of the only place in an authorization URL, as documented.
const SITE_ADDRESS: &str = "siteAddress";

/// The entry that says what access is asked for where a call does not.
const SCOPE: &str = "oauth.scope";

/// What an authorization URL is made of. The secret of the application has no place in it; calls may
/// give it all the same, as the documents do, if it is one text.
struct Wanted {
    api_key: String,
    callback_url: String,
    state: String,
    scope: Option<String>,
}

/// `GET /elements/{keyOrId}/oauth/url`
pub(crate) async fn from_query(
    State(service): State<Service>,
    Named(element): Named,
    query: Query,
) -> Result<Response, Refusal> {
    respond(&service, element, |name| query.one(name))
}

/// `POST` of the same, with the parameters as a JSON object.
pub(crate) async fn from_body(
    State(service): State<Service>,
    Named(element): Named,
    Text(body): Text,
) -> Result<Response, Refusal> {
    let members: BTreeMap<String, Value> = serde_json::from_str(&body)
        .map_err(|_| Refusal::invalid("the request", "a JSON object with `apiKey` and `callbackUrl`"))?;
    respond(&service, element, |name| match members.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text.clone())),
        Some(_) => Err(Refusal::invalid(name, "a string")),
    })
}

fn respond(
    service: &Service,
    element: &'static Element,
    parameter: impl Fn(&str) -> Result<Option<String>, Refusal>,
) -> Result<Response, Refusal> {
    let entry = authorization_entry(service, element)?;
    let wanted = wanted(element, &parameter)?;
    let url = compose(authorization_url(element, entry, &parameter)?, &wanted);
    let noun = service.noun().singular();
    let answer = BTreeMap::from([("oauthUrl", url.as_str()), (noun, element.key)]);
    Ok(Json(answer).into_response())
}

/// The entry with the address at which the vendor asks a person, if the element is one of OAuth 2 and
/// presets it.
fn authorization_entry(service: &Service, element: &Element) -> Result<&'static Entry, Refusal> {
    let noun = service.noun().singular();
    let is_oauth2 = element.authentication.is_some_and(|authentication| {
        authentication.default == "oauth2" || authentication.alternatives.contains(&"oauth2")
    });
    if !is_oauth2 {
        return Err(Refusal::bad_request(format!(
            "this {noun} does not authenticate with OAuth 2; its credentials go into the configuration of an instance"
        )));
    }
    let preset = element.entry(AUTHORIZATION_URL).filter(|entry| entry.default().is_some());
    preset.ok_or_else(|| {
        Refusal::bad_request({
            format!("this {noun} has no `{AUTHORIZATION_URL}`; its spec is to set that by default")
        })
    })
}

/// The address at which the vendor asks a person, with the values that the call gives in place.
fn authorization_url(
    element: &Element,
    entry: &Entry,
    parameter: &impl Fn(&str) -> Result<Option<String>, Refusal>,
) -> Result<Url, Refusal> {
    let values = entry.template.map(|template| places(element, template, parameter)).transpose()?;
    let values = values.unwrap_or_default();
    let url = match entry.template {
        Some(template) => template.render(|name| values.get(name).map(String::as_str)).map(String::from),
        None => entry.default().map(ToOwned::to_owned),
    };
    let names: Vec<String> = values.keys().map(|name| format!("`{name}`")).collect();
    let refusal = || Refusal::invalid(&names.join(", "), "values that make a URL together");
    url.and_then(|url| Url::parse(&url).ok()).ok_or_else(refusal)
}

/// The values of the places in the address, by entry. A call gives each under the name of the entry;
/// for the only one, `siteAddress` is as good.
fn places(
    element: &Element,
    template: &Template,
    parameter: &impl Fn(&str) -> Result<Option<String>, Refusal>,
) -> Result<BTreeMap<&'static str, String>, Refusal> {
    let places: BTreeMap<_, _> = template.segments().iter().filter_map(Segment::placeholder).collect();
    let also =
        if places.len() == 1 { format!(", in the query or as `{SITE_ADDRESS}`") } else { String::new() };
    let (mut values, mut violations) = (BTreeMap::new(), Vec::new());
    for (&name, position) in &places {
        let entry = element.entry(name);
        let mut given = parameter(name)?.filter(|value| !value.is_empty());
        if given.is_none() && places.len() == 1 {
            given = parameter(SITE_ADDRESS)?.filter(|value| !value.is_empty());
        }
        let Some(value) = given.or_else(|| entry.and_then(Entry::default).map(ToOwned::to_owned)) else {
            let expected = format!("{}{also}", position.expected()).into();
            violations.push(Violation::new(name, Problem::Missing { expected }));
            continue;
        };
        if let Some(expected) = refusal(entry, *position, &value) {
            violations.push(Violation::invalid(name, &expected));
        }
        values.insert(name, value);
    }
    Violations::check(None, violations)?;
    Ok(values)
}

/// What an entry, or its place in the address, expects instead.
fn refusal(entry: Option<&Entry>, position: Position, value: &str) -> Option<Cow<'static, str>> {
    let of_entry = entry.and_then(|entry| entry.refusal(value));
    of_entry.or_else(|| (!position.accepts(value)).then(|| position.expected().into()))
}

fn wanted(
    element: &'static Element,
    parameter: &impl Fn(&str) -> Result<Option<String>, Refusal>,
) -> Result<Wanted, Refusal> {
    let mut violations = Vec::new();
    let mut required = |name: &str, expected: &str, is_valid: fn(&str) -> bool| -> Result<String, Refusal> {
        let value = parameter(name)?.unwrap_or_default();
        if value.is_empty() {
            let expected = expected.to_owned().into();
            violations.push(Violation::new(name, Problem::Missing { expected }));
        } else if !is_valid(&value) {
            violations.push(Violation::invalid(name, expected));
        }
        Ok(value)
    };
    let api_key = required("apiKey", "the key of your application at the vendor", |_| true)?;
    let callback_url = required("callbackUrl", "the absolute URL that the vendor sends the code to", is_url)?;
    Violations::check(None, violations)?;
    let preset = element.entry(SCOPE).and_then(Entry::default);
    let state = parameter("state")?.unwrap_or_else(|| element.key.to_owned());
    // Checked, if of no use for this element.
    parameter("apiSecret")?;
    parameter(SITE_ADDRESS)?;
    let scope = parameter("scope")?.or_else(|| preset.map(ToOwned::to_owned));
    Ok(Wanted { api_key, callback_url, state, scope: scope.filter(|scope| !scope.is_empty()) })
}

fn is_url(text: &str) -> bool {
    Url::parse(text).is_ok()
}

/// RFC 6749, section 4.1.1.
fn compose(mut url: Url, wanted: &Wanted) -> Url {
    let mut pairs = url.query_pairs_mut();
    pairs.append_pair("response_type", "code");
    pairs.append_pair("client_id", &wanted.api_key);
    pairs.append_pair("redirect_uri", &wanted.callback_url);
    if let Some(scope) = &wanted.scope {
        pairs.append_pair("scope", scope);
    }
    pairs.append_pair("state", &wanted.state);
    drop(pairs);
    url
}
