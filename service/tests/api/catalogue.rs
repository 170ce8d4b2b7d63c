//! Elements and hubs, and where a person gives an OAuth application access.

use std::collections::{BTreeMap, BTreeSet};

use openelements_service::Settings;
use serde_json::{Value, json};
use url::Url;

use crate::caller::Caller;
use crate::fixtures::OAUTH;
use crate::harness::over_both;
use crate::report::Report;

#[tokio::test]
async fn elements_are_listed_and_read_by_key_and_by_id_without_authorization() {
    over_both(async |api| {
        let api = api.anonymous();
        let keys: Vec<&str> = openelements::ELEMENTS.iter().map(|element| element.key).collect();
        assert_eq!(api.get("/elements/keys").await.ok(), json!(keys));
        let all = api.get("/elements/metadata").await.ok();
        let list = api.get("/elements").await.ok();
        for element in list.as_array().unwrap() {
            let key = element["key"].as_str().unwrap();
            let read = api.get(&format!("/elements/{key}")).await.ok();
            assert_eq!(api.get(&format!("/elements/{}", element["id"])).await.ok(), read);
            assert_eq!(api.get(&format!("/elements/{key}/export")).await.ok(), read);
            for (member, value) in element.as_object().unwrap() {
                assert_eq!(&read[member], value, "{key}: {member}");
            }
            let metadata = api.get(&format!("/elements/{key}/metadata")).await.ok();
            assert!(all.as_array().unwrap().contains(&metadata));
        }
        for (key, method) in [("chargebee", "polling"), ("zuorav2", "webhook")] {
            let metadata = api.get(&format!("/elements/{key}/metadata")).await.ok();
            assert_eq!(metadata["events"], json!({"supported": true, "methods": [method]}));
        }
    })
    .await;
}

#[tokio::test]
async fn an_element_says_of_every_entry_what_it_takes() {
    over_both(async |api| {
        let element = api.get("/elements/chargebee").await.ok();
        let entries = element["configuration"].as_array().unwrap();
        let entry = |key: &str| entries.iter().find(|entry| entry["key"] == key).unwrap();
        assert_eq!(
            (&entry("site")["required"], &entry("site")["type"]),
            (&json!(true), &json!("TEXTFIELD_1000"))
        );
        assert_eq!(entry("password")["type"], "PASSWORD");
        assert_eq!(entry("pagination.max")["defaultValue"], "100");
        let options = entry("pagination.type")["options"].as_array().unwrap();
        assert_eq!(options[0], json!({"value": "page", "description": "page"}));
        let required = entries.iter().all(|entry| {
            ["name", "key", "description"]
                .iter()
                .all(|member| entry[member].as_str().is_some_and(|text| !text.is_empty()))
        });
        assert!(required, "the documented members are there");
    })
    .await;
}

#[tokio::test]
async fn hubs_are_the_families_of_the_elements() {
    over_both(async |api| {
        let api = api.anonymous();
        let hubs: BTreeSet<&str> = openelements::ELEMENTS.iter().filter_map(|element| element.hub).collect();
        assert_eq!(api.get("/hubs/keys").await.ok(), json!(hubs));
        let payment = api.get("/hubs/payment").await.ok();
        assert_eq!(payment["key"], "payment");
        assert!(api.get("/hubs").await.ok().as_array().unwrap().contains(&payment));
        let mut all = api.get("/elements").await.ok();
        all.as_array_mut().unwrap().retain(|element| element["hub"] == "payment");
        assert_eq!(api.get("/hubs/payment/elements").await.ok(), all);
        api.get("/hubs/weather/elements").await.refused(404);
    })
    .await;
}

/// The address of an authorization URL, and its parameters.
fn parts(answer: &Value) -> (String, BTreeMap<String, String>) {
    let url = Url::parse(answer["oauthUrl"].as_str().unwrap()).unwrap();
    let address = format!("{}{}", url.host_str().unwrap(), url.path());
    (address, url.query_pairs().into_owned().collect())
}

/// A service of elements of OAuth 2.
fn oauth(api: &crate::harness::Api) -> Caller {
    api.over(OAUTH, Settings::default()).anonymous()
}

#[tokio::test]
async fn an_authorization_url_has_what_the_caller_gives_and_state_is_the_key_if_none_is() {
    over_both(async |api| {
        let api = oauth(api);
        let query =
            "apiKey=my%20key%26x%3D1&apiSecret=s&callbackUrl=https%3A%2F%2Fexample.com%2Fback%3Fa%3Db";
        let body =
            json!({"apiKey": "my key&x=1", "apiSecret": "s", "callbackUrl": "https://example.com/back?a=b"});
        let by_query = api.get(&format!("/elements/tracker/oauth/url?{query}")).await.ok();
        assert_eq!(api.post("/elements/7/oauth/url", body.clone()).await.ok(), by_query);
        assert_eq!(by_query["element"], "tracker");
        let (address, parameters) = parts(&by_query);
        assert_eq!(address, "login.example.com/authorize");
        let expected = [
            ("audience", "api"),
            ("client_id", "my key&x=1"),
            ("redirect_uri", "https://example.com/back?a=b"),
            ("response_type", "code"),
            ("scope", "read write"),
            ("state", "tracker"),
        ];
        assert_eq!(parameters, expected.map(|(name, value)| (name.to_owned(), value.to_owned())).into());
        let more = format!("/elements/tracker/oauth/url?{query}&state=s%23%2B&scope=all");
        let (_, parameters) = parts(&api.get(&more).await.ok());
        assert_eq!((parameters["state"].as_str(), parameters["scope"].as_str()), ("s#+", "all"));
    })
    .await;
}

#[tokio::test]
async fn an_authorization_url_has_the_address_of_the_customer() {
    over_both(async |api| {
        let api = oauth(api);
        let common = "apiKey=k&callbackUrl=https%3A%2F%2Fexample.com";
        for parameter in ["siteAddress=acme", "subdomain=acme", "subdomain=acme&siteAddress=other"] {
            let answer = api.get(&format!("/elements/desk/oauth/url?{common}&{parameter}")).await.ok();
            assert_eq!(parts(&answer).0, "acme.desk.example/authorize", "{parameter}");
        }
    })
    .await;
}

#[tokio::test]
async fn authorization_urls_that_cannot_be() {
    over_both(async |api| {
        let (usual, oauth) = (api, oauth(api));
        let mut report = Report::default();
        let path = "/elements/tracker/oauth/url";
        report.add("nothing given", &oauth.get(path).await);
        report.add("nothing in the body", &oauth.post(path, json!({})).await);
        report.add(
            "a number for a key",
            &oauth.post(path, json!({"apiKey": 1, "callbackUrl": "https://example.com"})).await,
        );
        report.add("no object", &oauth.post(path, json!([])).await);
        report.add("a relative callback", &oauth.get(&format!("{path}?apiKey=k&callbackUrl=/back")).await);
        report.add("a key twice", &oauth.get(&format!("{path}?apiKey=k&apiKey=k")).await);
        let desk = "/elements/desk/oauth/url?apiKey=k&callbackUrl=https://example.com";
        report.add("no address of the customer", &oauth.get(desk).await);
        report.add("another host", &oauth.get(&format!("{desk}&siteAddress=evil.example/")).await);
        report.add(
            "an element that does not say where",
            &oauth.get("/elements/vague/oauth/url?apiKey=k").await,
        );
        report.add("an element of no OAuth", &usual.get("/elements/stripe/oauth/url?apiKey=k").await);
        report.add("no such element", &oauth.get("/elements/trackr/oauth/url").await);
        insta::assert_snapshot!("oauth", report.text());
    })
    .await;
}
