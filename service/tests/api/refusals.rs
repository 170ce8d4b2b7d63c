//! What is refused, and in which words. The snapshots are to be read as a stranger would.

use axum::body::Body;
use openelements_service::Settings;
use serde_json::{Value, json};

use crate::caller::Caller;
use crate::harness::over_both;
use crate::report::Report;

/// A call with a body as it is, and with the headers that are given.
async fn call(
    api: &Caller,
    method: &str,
    path: &str,
    headers: &[(&str, &str)],
    body: impl Into<Body>,
) -> crate::caller::Answer {
    let request = headers
        .iter()
        .fold(api.request(method, path), |request, (name, value)| request.header(*name, *value));
    api.call(request.body(body.into()).unwrap()).await
}

/// A request with this in place of one of its members.
fn with(api: &Caller, member: &str, value: Value) -> Value {
    let mut request = api.chargebee("Test");
    request[member] = value;
    request
}

#[tokio::test]
async fn bodies_that_cannot_be_read() {
    over_both(async |api| {
        let mut report = Report::default();
        let deep = "[".repeat(100_000);
        let texts = [
            ("an object that does not end", "{\n  \"name\": \"Test\",\n"),
            ("a comma too many", "{\"name\": \"Test\",}"),
            ("an array", "[]"),
            ("a string", "\"name\""),
            ("nothing", ""),
            ("white space", " \n "),
            ("a depth of 100,000", deep.as_str()),
        ];
        for (title, text) in texts {
            report.add(title, &api.send_text("POST", "/instances", text).await);
        }
        let json = [("Content-Type", "application/json")];
        report.add(
            "not UTF-8",
            &call(api, "POST", "/instances", &json, b"{\"name\": \"\xff\"}".as_slice()).await,
        );
        let large = format!("{{\"name\": \"{}\"}}", "n".repeat(1024 * 1024));
        report.add("too large", &api.send_text("POST", "/instances", &large).await);
        let form = [("Content-Type", "application/x-www-form-urlencoded")];
        report.add("a form", &call(api, "POST", "/instances", &form, "name=Test").await);
        insta::assert_snapshot!("bodies", report.text());
    })
    .await;
}

#[tokio::test]
async fn a_deep_value_is_refused_wherever_it_stands() {
    over_both(async |api| {
        let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
        for body in [
            format!("{{\"name\": {deep}}}"),
            format!("{{\"tags\": {deep}}}"),
            format!("{{\"element\": {deep}}}"),
            format!("{{\"configuration\": {deep}}}"),
            format!("{{\"configuration\": {{\"site\": {deep}}}}}"),
            format!("{{\"configuration\": {{\"event.poller.configuration\": {deep}}}}}"),
            format!("{{\"providerData\": {deep}}}"),
        ] {
            api.send_text("POST", "/instances", &body).await.refused(400);
            api.send_text("POST", "/elements/chargebee/oauth/url", &body).await.refused(400);
        }
        assert_eq!(api.get("/health").await.status, 200);
    })
    .await;
}

#[tokio::test]
async fn requests_for_instances() {
    over_both(async |api| {
        let mut report = Report::default();
        let mut nothing_but_the_key = with(api, "configuration", json!({}));
        nothing_but_the_key.as_object_mut().unwrap().remove("name");
        let requests = [
            ("an empty object", json!({})),
            ("a key alone", nothing_but_the_key),
            ("a misspelt element", with(api, "element", json!({"key": "chargebe"}))),
            ("an element that resembles none", with(api, "element", json!({"key": "no-such-books"}))),
            ("an element by its name", with(api, "element", json!("chargebee"))),
            ("an element without key", with(api, "element", json!({"name": "Chargebee"}))),
            ("a name that is a number", with(api, "name", json!(7))),
            ("a blank name", with(api, "name", json!(" "))),
            ("a name of markup", with(api, "name", json!("<b></b>"))),
            ("a name with NUL", with(api, "name", json!("Te\0st"))),
            ("a name of 256 characters", with(api, "name", json!("n".repeat(256)))),
            ("tags that are a string", with(api, "tags", json!("Docs"))),
            ("tags that are numbers", with(api, "tags", json!([1]))),
            ("a tag with NUL", with(api, "tags", json!(["a\0b"]))),
            ("a tag of 256 characters", with(api, "tags", json!(["t".repeat(256)]))),
            ("101 tags", with(api, "tags", json!(vec!["t"; 101]))),
            ("an array of entries", with(api, "configuration", json!([]))),
            ("a source of tokens that is none", with(api, "externalAuthentication", json!("final"))),
        ];
        for (title, request) in requests {
            report.add(title, &api.send("POST", "/instances", &request).await);
        }
        let twice = r#"{"name": "a", "name": "b", "element": {"key": "chargebee"}}"#;
        report.add("a member twice", &api.send_text("POST", "/instances", twice).await);
        let elsewhere = with(api, "element", json!({"key": "stripe"}));
        let path = "/elements/chargebee/instances";
        report.add("another element in the body than in the path", &api.send("POST", path, &elsewhere).await);
        report.add(
            "a misspelt element in the path",
            &api.send("POST", "/elements/strip/instances", &elsewhere).await,
        );
        report.add(
            "an element in the path that resembles none",
            &api.send("POST", "/elements/0/instances", &elsewhere).await,
        );
        insta::assert_snapshot!("requests", report.text());
        assert_eq!(api.get("/instances").await.ok(), json!([]));
    })
    .await;
}

#[tokio::test]
async fn configurations() {
    over_both(async |api| {
        let strict = api.with(Settings { strict: true, ..Settings::default() });
        let mut report = Report::default();
        let full = |name: &str, value: Value| {
            let mut request = api.chargebee("Test");
            request["configuration"][name] = value;
            request
        };
        let many: serde_json::Map<_, _> =
            (0..10_000).map(|number| (format!("entry.{number}"), json!("x"))).collect();
        let requests = [
            ("a site that is no label", full("site", json!("acme.example"))),
            ("a site that is an object", full("site", json!({"name": "acme"}))),
            ("a key with NUL", full("username", json!("live\0key"))),
            ("a key of 65,537 bytes", full("username", json!("k".repeat(65_537)))),
            ("a mask for a secret that is not there", full("password", json!("********"))),
            ("a number that is none", full("pagination.max", json!("many"))),
            ("an option that is none", full("pagination.type", json!("spiral"))),
            ("a boolean that is none", full("event.notification.enabled", json!("yes"))),
            ("a URL that is none", full("event.notification.callback.url", json!("example"))),
            ("a base URL of the caller's", full("base.url", json!("https://example.com"))),
            ("null for what is required", full("site", Value::Null)),
            ("10,000 entries", with(api, "configuration", Value::Object(many))),
        ];
        for (title, request) in requests {
            report.add(title, &api.send("POST", "/instances", &request).await);
        }
        let unknown = full("sight", json!("acme"));
        report.add("strict: an entry that is unknown", &strict.send("POST", "/instances", &unknown).await);
        let lost = full("zip", json!("80202"));
        report.add("strict: an entry that resembles none", &strict.send("POST", "/instances", &lost).await);
        let half = r#"{"element": {"key": "chargebee"}, "configuration": {"site": "\ud800"}, "name": "Test"}"#;
        report.add("half a surrogate pair", &api.send_text("POST", "/instances", half).await);
        let twice = r#"{"element": {"key": "stripe"}, "configuration": {"api.key": "a", "username": "b"}, "name": "Test"}"#;
        report.add("an entry under both of its names", &api.send_text("POST", "/instances", twice).await);
        let mixed = json!({"element": {"key": "zuorav2"}, "name": "Test", "configuration": {
            "authentication.type": "custom", "username": "u", "password": "p"}});
        report.add("entries of another authentication", &api.send("POST", "/instances", &mixed).await);
        insta::assert_snapshot!("configurations", report.text());
    })
    .await;
}

#[tokio::test]
async fn calls_that_are_none() {
    over_both(async |api| {
        let path = api.provision_path("Test").await;
        let mut report = Report::default();
        report.add("no such path", &api.get("/instance").await);
        report.add("no such path at the root", &api.below("").get("/nothing").await);
        for (method, path) in [("PATCH", "/elements"), ("POST", &path), ("TRACE", "/instances")] {
            let title = if path.starts_with("/instances/") { "/instances/{id}" } else { path };
            let answer = call(api, method, path, &[], "").await;
            assert!(answer.header("allow").is_some_and(|allow| allow.contains("GET")));
            report.add(&format!("{method} {title}"), &answer);
        }
        let xml = [("Accept", "application/xml")];
        report.add("XML, please", &call(api, "GET", &path, &xml, "").await);
        report.add("a path that is not UTF-8", &api.get("/instances/%ff").await);
        report.add("an instance that is not there", &api.get("/instances/999999999999").await);
        let configuration = format!("{path}/configuration");
        report.add("an entry that is not there", &api.get(&format!("{configuration}/zip")).await);
        let site = format!("{configuration}/site");
        report.add("an entry without value", &api.patch(&site, json!({"value": "acme"})).await);
        report.add("an entry that is text", &api.patch(&site, json!("acme")).await);
        report.add("an entry of a wrong value", &api.patch(&site, json!({"propertyValue": "a.b"})).await);
        report.add("an entry that is required", &api.patch(&site, json!({"propertyValue": null})).await);
        report
            .add("an entry that cannot be read", &api.send_text("PATCH", &site, "{\"propertyValue\"").await);
        report.add("a change of element", &api.patch(&path, json!({"element": {"key": "stripe"}})).await);
        report.add("a blank name", &api.patch(&path, json!({"name": ""})).await);
        report.add("too little to replace", &api.put(&path, json!({"configuration": {}})).await);
        report.add("no such hub", &api.get("/hubs/weather").await);
        report.add("no such element", &api.get("/elements/chargebe").await);
        insta::assert_snapshot!("calls", report.text());
    })
    .await;
}

#[tokio::test]
async fn queries() {
    over_both(async |api| {
        let mut report = Report::default();
        for query in [
            "pageSize=0",
            "pageSize=many",
            "pageSize=1&pageSize=2",
            "page=-1",
            "page=99999999999999999999",
            "nextPage=there",
            "nextPage=MS4x&page=2",
            "hydrate=perhaps",
            "searchText=%00",
            "tags[]=%00",
            "searchText=a&searchText=b",
        ] {
            report.add(query, &api.get(&format!("/instances?{query}")).await);
        }
        let many = vec!["tags[]=t"; 101].join("&");
        report.add("101 tags", &api.get(&format!("/instances?{many}")).await);
        insta::assert_snapshot!("queries", report.text());
    })
    .await;
}

#[tokio::test]
async fn ids_that_are_none_are_not_found() {
    over_both(async |api| {
        let created = api.provision("Test").await;
        let id = &created["id"];
        for id in
            ["0", "-1", "x", "1e3", "%20", "9223372036854775807", "9223372036854775808", "%00", "%2F", "é"]
        {
            let id = if id == "é" { "%C3%A9" } else { id };
            api.get(&format!("/instances/{id}")).await.refused(404);
            api.delete(&format!("/instances/{id}/enabled")).await.refused(404);
        }
        api.get(&format!("/elements/stripe/instances/{id}")).await.refused(404);
        api.delete(&format!("/elements/483/instances/{id}")).await.refused(404);
        assert_eq!(api.get(&format!("/elements/451/instances/{id}")).await.ok(), created);
    })
    .await;
}

#[tokio::test]
async fn what_accepts_json_in_any_way_gets_it() {
    over_both(async |api| {
        for accept in ["*/*", "application/json", "text/html, */*;q=0.8", "application/xml, application/json"]
        {
            let answer = call(&api.anonymous(), "GET", "/elements", &[("Accept", accept)], "").await;
            assert_eq!(answer.status, 200, "{accept}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_refusal_is_not_larger_than_what_is_refused() {
    over_both(async |api| {
        let entries: Vec<String> = (0..50_000).map(|number| format!(r#""e{number}": "\ud800""#)).collect();
        let body =
            format!(r#"{{"element": {{"key": "chargebee"}}, "configuration": {{{}}}}}"#, entries.join(","));
        let answer = api.send_text("POST", "/instances", &body).await;
        assert_eq!(answer.status, 400);
        assert_eq!(answer.json["violations"].as_array().unwrap().len(), 1000);
    })
    .await;
}

#[tokio::test]
async fn what_is_stored_has_a_limit_in_all() {
    over_both(async |api| {
        let long = "x".repeat(60_000);
        let mut body = api.chargebee("Long");
        for name in [
            "event.notification.type",
            "pagination.type",
            "username",
            "password",
            "event.poller.configuration",
        ] {
            body["configuration"][name] = json!(long);
        }
        body["configuration"]["pagination.type"] = json!("page");
        body["configuration"]["event.poller.configuration"] = json!({"a": long});
        body["configuration"]["bulk.query.field_name"] = json!(long);
        let answer = api.post("/instances", body).await;
        assert!(answer.refused(400).contains("`configuration` (expected at most 262144 bytes in all)"));
        let mut body = api.chargebee("Long");
        body["providerData"] = json!({"code": "x".repeat(70_000)});
        assert!(api.post("/instances", body).await.refused(400).contains("`providerData` (expected at most"));
    })
    .await;
}
