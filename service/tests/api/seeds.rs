//! The documented calls, word for word but for host and secrets, are answered as documented.

use openelements_runtime::Noun;
use openelements_service::Settings;
use serde_json::{Value, json};

use crate::caller::Answer;
use crate::documents::{Seed, assert_has, expected_configuration, seed_of, seeds};
use crate::harness::over_both;

/// Asserts that an answer has every member and every value that the document shows.
fn assert_documented(answer: &Answer, seed: &Seed) -> Value {
    assert_eq!(answer.header("content-type"), Some("application/json"));
    let instance = answer.ok();
    assert_eq!(instance["configuration"], expected_configuration(seed), "{}", seed.name);
    let mut documented = seed.response.clone();
    // Every instance has its own id and token, and the configuration has been compared.
    for member in ["id", "token", "configuration"] {
        documented[member] = instance[member].clone();
    }
    assert_has(&instance, &documented, seed.name);
    instance
}

/// The same document with elements called `your_mom`, as its source has it.
fn renamed(document: &Value) -> Value {
    let text = document.to_string();
    let text = text.replace("\"element\"", "\"your_mom\"").replace("\"elementId\"", "\"your_momId\"");
    serde_json::from_str(&text).unwrap()
}

#[tokio::test]
async fn the_documented_requests_are_answered_as_documented() {
    over_both(async |api| {
        for seed in seeds() {
            let instance = assert_documented(&api.post("/instances", seed.request.clone()).await, &seed);
            let token = instance["token"].as_str().unwrap();
            assert!(token.len() == 44 && token.ends_with('='), "256 bits in base64");
            assert!(instance["id"].as_u64().is_some_and(|id| id < 1 << 53), "exact in every JSON reader");
        }
    })
    .await;
}

#[tokio::test]
async fn the_instances_of_the_documents_are_read_again_as_they_were_answered() {
    over_both(async |api| {
        for seed in seeds() {
            let created = api.post("/instances", seed.request.clone()).await.ok();
            let read = api.get(&crate::caller::path_of(&created)).await.ok();
            assert_eq!(read, created);
        }
    })
    .await;
}

#[tokio::test]
async fn the_document_with_another_noun_is_served_under_that_noun() {
    over_both(async |api| {
        let noun: Noun = "your_mom".parse().unwrap();
        let api = api.with(Settings { noun, ..Settings::default() });
        let seed = seed_of("chargebee, renamed");
        let seed = Seed { request: renamed(&seed.request), response: renamed(&seed.response), ..seed };
        let answer = api.post("/instances", seed.request.clone()).await.ok();
        let mut documented = seed.response.clone();
        for member in ["id", "token", "configuration"] {
            documented[member] = answer[member].clone();
        }
        assert_has(&answer, &documented, seed.name);
        assert_eq!(answer["your_momId"], json!(451));
        assert_eq!((answer.get("element"), answer.get("elementId")), (None, None));
        let below = api.post("/your_moms/chargebee/instances", json!({"name": "Test"})).await;
        assert!(below.refused(400).contains("`site`"));
        assert_eq!(
            api.get("/your_moms/keys").await.ok().as_array().unwrap().len(),
            openelements::ELEMENTS.len()
        );
        api.get("/elements/keys").await.refused(404);
        let usual = seed_of("chargebee").request;
        assert!(api.post("/instances", usual).await.refused(400).contains("`your_mom.key`"));
    })
    .await;
}

#[tokio::test]
async fn an_instance_is_the_same_whatever_the_noun() {
    over_both(async |api| {
        let noun: Noun = "your_mom".parse().unwrap();
        let other = api.with(Settings { noun, ..Settings::default() });
        let created = api.provision("Test").await;
        let read = other.get(&crate::caller::path_of(&created)).await.ok();
        assert_eq!(read, renamed(&created));
        let token = created["token"].as_str().unwrap();
        let by_noun = format!("User {}, Your_mom {token}", api.user.user_secret.expose());
        assert_eq!(other.authorized(&by_noun).get("/instances").await.ok(), read);
    })
    .await;
}
