//! What operators ask, at the root and below the base.

use crate::harness::over_both;

#[tokio::test]
async fn health_and_readiness_are_told_at_the_root_and_below_the_base_without_authorization() {
    over_both(async |api| {
        for caller in [api.anonymous(), api.anonymous().below("")] {
            assert_eq!(caller.get("/health").await.ok()["status"], "up");
            assert_eq!(caller.get("/ready").await.ok()["status"], "ready");
        }
    })
    .await;
}

#[tokio::test]
async fn a_store_that_is_closed_is_not_ready_but_the_process_lives() {
    over_both(async |api| {
        api.store.close().await;
        assert_eq!(api.get("/health").await.status, 200);
        let answer = api.get("/ready").await;
        answer.refused(503);
        assert_eq!(answer.header("retry-after"), Some("2"));
    })
    .await;
}

#[tokio::test]
async fn metrics_count_calls_by_route_and_show_nothing_that_a_caller_supplied() {
    over_both(async |api| {
        let instance = api.provision("marker-name").await;
        api.get("/instances/4711?searchText=marker-query").await.refused(404);
        api.get("/marker-path").await.refused(404);
        for caller in [api.anonymous(), api.anonymous().below("")] {
            let answer = caller.get("/metrics").await;
            assert!(answer.header("content-type").unwrap().starts_with("application/openmetrics-text"));
            let text = &answer.text;
            assert!(text.contains("openelements_requests_total"), "{text}");
            assert!(text.contains(r#"path="/elements/api-v2/instances/{id}""#), "{text}");
            let token = instance["token"].as_str().unwrap();
            for private in ["marker", "4711", token, api.user.user_secret.expose()] {
                assert!(!text.contains(private), "{text}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn a_page_of_another_origin_may_call_everything() {
    over_both(async |api| {
        let request = api.anonymous().request("OPTIONS", "/instances");
        let request = request.header("Origin", "https://example.com");
        let request = request.header("Access-Control-Request-Method", "PATCH");
        let answer = api.call(request.body(axum::body::Body::empty()).unwrap()).await;
        assert_eq!((answer.status, answer.text.as_str()), (204, ""));
        assert_eq!(answer.header("access-control-allow-methods"), Some("GET, POST, PUT, PATCH, DELETE"));
        assert_eq!(answer.header("access-control-allow-headers"), Some("Authorization, Content-Type"));
    })
    .await;
}

#[tokio::test]
async fn every_answer_has_an_id_of_its_own() {
    over_both(async |api| {
        let mut ids = std::collections::BTreeSet::new();
        for _ in 0..100 {
            let answer = api.get("/health").await;
            assert!(ids.insert(answer.header("elements-request-id").unwrap().to_owned()));
        }
    })
    .await;
}
