//! Lists of instances, page by page.

use axum::extract::State;
use axum::http::HeaderValue;
use axum::http::request::Parts;
use axum::response::Response;
use openelements_runtime::MAX_TAGS;

use super::document::{answer, answer_all};
use crate::authorization::{Member, PathElement, Selected, has_token};
use crate::query::Query;
use crate::refusal::Refusal;
use crate::service::Service;
use crate::store::{Filter, Page, Record};

/// How many instances a page has, unless the call says fewer.
const MAX_SIZE: i64 = 200;

/// `GET /instances`, `GET /elements/{keyOrId}/instances`: with the token of an instance that one, else
/// the list.
pub(crate) async fn list(
    State(service): State<Service>,
    query: Query,
    mut parts: Parts,
) -> Result<Response, Refusal> {
    use axum::extract::FromRequestParts as _;

    let PathElement(element) = PathElement::from_request_parts(&mut parts, &service).await?;
    if element.is_none() && has_token(&parts, &service)? {
        let selected = Selected::from_request_parts(&mut parts, &service).await?;
        return Ok(answer(&service, &selected.record, &[]));
    }
    let Member(principal) = Member::from_request_parts(&mut parts, &service).await?;
    let filter = Filter {
        organization_id: principal.organization_id,
        element_keys: element.map(|element| element.keys().collect()).unwrap_or_default(),
        tags: tags(&query)?,
        search: query.one("searchText")?.filter(|text| !text.is_empty()),
    };
    page(&service, &query, &filter).await
}

/// The tags that are looked for: no more than an instance can have.
fn tags(query: &Query) -> Result<Vec<String>, Refusal> {
    let tags = query.all("tags[]")?;
    if tags.len() > MAX_TAGS {
        return Err(Refusal::invalid("tags[]", &format!("at most {MAX_TAGS} tags")));
    }
    Ok(tags)
}

/// One page, and what the next one begins with.
async fn page(service: &Service, query: &Query, filter: &Filter) -> Result<Response, Refusal> {
    let wanted = query.positive("pageSize")?.unwrap_or(MAX_SIZE);
    let page = requested(query, wanted.min(MAX_SIZE))?;
    let is_brief = query.boolean("hydrate")? == Some(false);
    // One more than the page has tells whether there is another.
    let mut records = service.store().list(filter, Page { size: page.size + 1, ..page }).await?;
    let total = service.store().count(filter).await?;
    let size = usize::try_from(page.size).unwrap_or(usize::MAX);
    let has_more = records.len() > size;
    records.truncate(size);
    let mut response = answer_all(service, &records, is_brief);
    let headers = response.headers_mut();
    headers.insert("elements-returned-count", HeaderValue::from(records.len()));
    headers.insert("elements-total-count", HeaderValue::from(total));
    if let Some(last) = records.last().filter(|_| has_more) {
        headers.insert("elements-next-page-token", token(last)?);
    }
    if wanted > MAX_SIZE {
        let explanation = HeaderValue::from_static("pageSize is at most 200; the page has that many");
        headers.insert("elements-error", explanation);
    }
    Ok(response)
}

/// The page that a call asks for: by its number, or by the token that the page before came with.
fn requested(query: &Query, size: i64) -> Result<Page, Refusal> {
    let token = query.one("nextPage")?;
    let number = query.positive("page")?;
    if token.is_some() && number.is_some() {
        return Err(Refusal::bad_request("a call takes `page` or `nextPage`, not both"));
    }
    let after = token.map(|token| position(&token)).transpose()?;
    Ok(Page { size, offset: (number.unwrap_or(1) - 1) * size, after })
}

/// The token of the page after a record.
fn token(last: &Record) -> Result<HeaderValue, Refusal> {
    HeaderValue::try_from(format!("{}-{}", last.created, last.id)).map_err(|_| Refusal::fault())
}

/// Where the page of a token begins.
fn position(token: &str) -> Result<(i64, i64), Refusal> {
    let read = || {
        let (created, id) = token.split_once('-')?;
        Some((created.parse().ok()?, id.parse().ok()?))
    };
    read().ok_or_else(|| {
        Refusal::invalid("nextPage", "what `Elements-Next-Page-Token` of the page before said")
    })
}
