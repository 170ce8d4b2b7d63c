//! Elements of OAuth, whose vendor nobody can ask here.

use serde_json::{Value, json};

use crate::harness::{Api, over_both};

/// What stands for the code that a vendor gives, and for the tokens.
const CODE: &str = "marker-of-a-code";
const TOKEN: &str = "marker-of-a-token";

/// A request for a Box, as documented.
fn of_box() -> Value {
    let configuration = json!({
        "oauth.api.key": "id", "oauth.api.secret": "s3cret", "oauth.callback.url": "https://www.mycoolapp.com/auth",
    });
    json!({"element": {"key": "box"}, "providerData": {"code": CODE}, "configuration": configuration, "name": "Box"})
}

async fn read_again(api: &Api, answer: &Value) -> Value {
    api.get(&format!("/instances/{}", answer["id"])).await.ok()
}

#[tokio::test]
async fn a_code_makes_an_instance_that_has_no_token_yet() {
    over_both(async |api| {
        let answer = api.post("/instances", of_box()).await;
        assert!(!answer.text.contains(CODE));
        let answer = answer.ok();
        for name in ["token", "refresh_token", "refresh_interval", "refresh_time"] {
            let name = format!("oauth.user.{name}");
            assert_eq!(answer["configuration"].get(&name), Some(&Value::Null), "{name}");
        }
        assert_eq!(answer["externalAuthentication"], "none");
        assert_eq!(answer["configuration"]["oauth.api.secret"], "********");
        assert_eq!(read_again(api, &answer).await, answer);
    })
    .await;
}

#[tokio::test]
async fn what_oauth_1_brings_back_makes_an_instance_as_well() {
    over_both(async |api| {
        let mut request = of_box();
        request["element"]["key"] = json!("magento");
        request["configuration"]["store.url"] = json!("https://magento.my-store.com");
        request["providerData"] = json!({"oauth_token": CODE, "oauth_verifier": CODE, "secret": CODE});
        let answer = api.post("/instances", request).await;
        assert!(!answer.text.contains(CODE));
        let configuration = answer.ok()["configuration"].take();
        assert_eq!(configuration["oauth.user.token.secret"], Value::Null);
        assert_eq!(configuration["oauth.token.url"], "{store.url}/oauth/token");
    })
    .await;
}

#[tokio::test]
async fn tokens_that_the_caller_has_already_are_taken_and_masked() {
    over_both(async |api| {
        let mut request = of_box();
        request["externalAuthentication"] = json!("initial");
        request["configuration"]["oauth.user.token"] = json!(TOKEN);
        request["configuration"]["oauth.user.refresh_interval"] = json!("3600");
        let answer = api.post("/instances", request).await;
        assert!(!answer.text.contains(TOKEN));
        let answer = answer.ok();
        assert_eq!(answer["externalAuthentication"], "initial");
        assert_eq!(answer["configuration"]["oauth.user.token"], "********");
        assert_eq!(answer["configuration"]["oauth.user.refresh_interval"], "3600");
        assert_eq!(read_again(api, &answer).await, answer);
    })
    .await;
}

#[tokio::test]
async fn a_token_that_a_worker_brings_later_is_kept() {
    over_both(async |api| {
        let answer = api.post("/instances", of_box()).await.ok();
        let path = format!("/instances/{}", answer["id"]);
        let change =
            json!({"configuration": {"oauth.user.token": TOKEN, "oauth.user.refresh_time": "1496784574729"}});
        let changed = api.patch(&path, change).await.ok();
        assert_eq!(changed["configuration"]["oauth.user.token"], "********");
        assert_eq!(changed["configuration"]["oauth.user.refresh_time"], "1496784574729");
    })
    .await;
}
