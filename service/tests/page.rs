//! The page that shows the API, as a browser asks for it.

#![allow(clippy::unwrap_used, reason = "support of tests, which Clippy does not take for one")]

use std::collections::BTreeMap;

use axum::body::Body;
use axum::http::{Request, StatusCode};
use http_body_util::BodyExt as _;
use openelements_service::{Database, KeySource, Service, Settings, Store};
use serde_json::Value;
use tower::ServiceExt as _;

/// What a browser says it accepts where a person follows a link.
const BROWSER: &str = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8";

/// An answer with its headers and its text.
struct Answer {
    status: StatusCode,
    headers: BTreeMap<String, String>,
    text: String,
}

async fn service(directory: &tempfile::TempDir) -> Service {
    let keys = KeySource::File(directory.path().join("keys"));
    let store = Store::open(&Database::in_directory(directory.path()), keys).await.unwrap();
    Service::new(openelements::CATALOGUE, store, Settings::default())
}

async fn call(service: &Service, method: &str, path: &str, accept: &str) -> Answer {
    let request = Request::builder().method(method).uri(path).header("accept", accept);
    let response = service.router().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
    let headers = response.headers().iter();
    let headers =
        headers.map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned())).collect();
    let status = response.status();
    let bytes = response.into_body().collect().await.unwrap().to_bytes();
    Answer { status, headers, text: String::from_utf8(bytes.to_vec()).unwrap() }
}

#[tokio::test]
async fn a_browser_is_shown_a_page_that_loads_nothing_from_elsewhere() {
    let directory = tempfile::tempdir().unwrap();
    let service = service(&directory).await;
    for accept in [BROWSER, "text/html"] {
        let page = call(&service, "GET", "/", accept).await;
        assert_eq!(page.status, StatusCode::OK);
        assert_eq!(page.headers["content-type"], "text/html; charset=utf-8");
        assert!(page.headers["content-security-policy"].starts_with("default-src 'none';"));
        assert!(!page.headers["content-security-policy"].contains("http"));
        assert!(!page.text.contains("://") && !page.text.contains("=\"//"), "{}", page.text);
        assert!(page.text.contains(r#"load-fonts="false""#));
        assert!(page.text.contains(r#"spec-url="/elements/api-v2/docs""#));
    }
    let viewer = call(&service, "GET", "/rapidoc-min.js", "*/*").await;
    assert_eq!(viewer.headers["content-type"], "text/javascript; charset=utf-8");
    assert!(viewer.text.starts_with("/*! RapiDoc"));
}

#[tokio::test]
async fn every_described_operation_is_there() {
    let directory = tempfile::tempdir().unwrap();
    let service = service(&directory).await;
    let document = call(&service, "GET", "/elements/api-v2/docs", "application/json").await;
    let document: Value = serde_json::from_str(&document.text).unwrap();
    assert_eq!(document["openapi"], "3.1.0");
    for (path, operations) in document["paths"].as_object().unwrap() {
        for (verb, operation) in operations.as_object().unwrap() {
            let place = path.replace("{keyOrId}", "stripe").replace("{hub}", "payment");
            let place = format!("/elements/api-v2{}", place.replace("{id}", "1").replace("{configId}", "1"));
            let answer = call(&service, &verb.to_uppercase(), &place, "application/json").await;
            let expected = if operation["security"] != serde_json::json!([]) {
                StatusCode::UNAUTHORIZED
            } else if path.ends_with("/oauth/url") {
                StatusCode::BAD_REQUEST
            } else {
                StatusCode::OK
            };
            assert_eq!(answer.status, expected, "{verb} {path}: {}", answer.text);
            assert!(operation["responses"][expected.as_str()].is_object(), "{verb} {path}");
        }
    }
}

#[tokio::test]
async fn the_description_is_the_same_at_each_call() {
    let directory = tempfile::tempdir().unwrap();
    let service = service(&directory).await;
    let first = call(&service, "GET", "/docs", "application/json").await;
    let second = call(&service, "GET", "/elements/api-v2/docs", "application/json").await;
    assert_eq!(first.text, second.text);
}
