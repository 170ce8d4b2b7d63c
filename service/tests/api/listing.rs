//! Lists: filters and pages.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use url::form_urlencoded;

use crate::caller::Caller;
use crate::harness::over_both;

/// The names of the instances that a query lists.
async fn names(api: &Caller, query: &[(&str, &str)]) -> Vec<String> {
    let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(query).finish();
    let list = api.get(&format!("/instances?{query}")).await.ok();
    list.as_array().unwrap().iter().map(|instance| instance["name"].as_str().unwrap().to_owned()).collect()
}

async fn provision(api: &Caller, name: &str, tags: &[&str]) {
    let mut request = api.chargebee(name);
    request["tags"] = json!(tags);
    api.post("/instances", request).await.ok();
}

#[tokio::test]
async fn tags_are_matched_whole_and_as_they_are() {
    over_both(async |api| {
        let tags = [
            "Docs",
            "docs",
            "50%",
            "a_b",
            "axb",
            "say \"hi\"",
            "back\\slash",
            "é",
            "Docs 2",
            "a\", \"b",
            "x,",
            ",y",
        ];
        for tag in tags {
            provision(api, tag, &[tag, "all"]).await;
        }
        for tag in tags {
            assert_eq!(names(api, &[("tags[]", tag)]).await, [tag]);
            assert_eq!(names(api, &[("tags[]", "all"), ("tags[]", tag)]).await, [tag], "both tags");
        }
        assert_eq!(names(api, &[("tags[]", "all")]).await, tags);
        for tag in ["Doc", "%", "_", "b", ",", ",\"", "", "\"", "Docs\", \"all", "Docs\",\"all"] {
            assert_eq!(names(api, &[("tags[]", tag)]).await, [""; 0], "{tag}");
        }
        assert_eq!(names(api, &[("tags[]", "Docs"), ("tags[]", "docs")]).await, [""; 0]);
    })
    .await;
}

#[tokio::test]
async fn texts_are_searched_in_names_and_element_keys_in_any_case() {
    over_both(async |api| {
        for name in ["Alpha One", "beta_two", "100%", "Straße ÄÖ", "say \"hi\"", "back\\slash"] {
            provision(api, name, &["none-of-this"]).await;
        }
        let stripe = json!({"element": {"key": "stripe"}, "name": "Paid", "configuration": {"api.key": "k"}});
        api.post("/instances", stripe).await.ok();
        for (text, found) in [
            ("alpha", "Alpha One"),
            ("HA ON", "Alpha One"),
            ("_", "beta_two"),
            ("%", "100%"),
            ("äö", "Straße ÄÖ"),
            ("\"HI\"", "say \"hi\""),
            ("\\", "back\\slash"),
            ("STRIPE", "Paid"),
        ] {
            assert_eq!(names(api, &[("searchText", text)]).await, [found], "{text}");
        }
        assert_eq!(names(api, &[("searchText", "")]).await.len(), 7);
        assert_eq!(names(api, &[("searchText", "CHARGE")]).await.len(), 6);
        for text in ["none-of-this", "gamma", "acme", "s3cret", "stripes"] {
            assert_eq!(names(api, &[("searchText", text)]).await, [""; 0], "{text}");
        }
    })
    .await;
}

#[tokio::test]
async fn the_list_of_an_element_has_its_instances_only() {
    over_both(async |api| {
        api.provision("Test").await;
        for element in ["chargebee", "451"] {
            let list = api.get(&format!("/elements/{element}/instances")).await;
            assert_eq!(list.header("elements-total-count"), Some("1"));
        }
        assert_eq!(api.get("/elements/stripe/instances").await.ok(), json!([]));
        api.get("/elements/strip/instances").await.refused(404);
    })
    .await;
}

#[tokio::test]
async fn a_list_has_the_instances_as_they_are_read_and_in_brief_without_configuration() {
    over_both(async |api| {
        let mut created = api.provision("Test").await;
        assert_eq!(api.get("/instances").await.ok(), json!([created]));
        assert_eq!(api.get("/instances?hydrate=true").await.ok(), json!([created]));
        created
            .as_object_mut()
            .unwrap()
            .retain(|name, _| name != "configuration" && name != "provisionInteractions");
        assert_eq!(api.get("/instances?hydrate=false").await.ok(), json!([created]));
    })
    .await;
}

/// The pages of a list, each with the query that its turn gives.
async fn pages(api: &Caller, query: impl Fn(usize, Option<&str>) -> String) -> Vec<Vec<Value>> {
    let (mut pages, mut token): (Vec<Vec<Value>>, Option<String>) = (Vec::new(), None);
    for turn in 1..=10 {
        let answer = api.get(&format!("/instances?{}", query(turn, token.as_deref()))).await;
        token = answer.header("elements-next-page-token").map(ToOwned::to_owned);
        let page = answer.json.as_array().unwrap().clone();
        assert_eq!(answer.header("elements-total-count"), Some("25"));
        assert_eq!(answer.header("elements-returned-count"), Some(page.len().to_string().as_str()));
        pages.push(page);
        if token.is_none() {
            break;
        }
    }
    pages
}

#[tokio::test]
async fn pages_have_every_instance_once_and_in_order() {
    over_both(async |api| {
        for number in 0..25 {
            api.provision(&format!("{number}")).await;
        }
        let by_number = pages(api, |turn, _| format!("pageSize=7&page={turn}")).await;
        let by_token = pages(api, |_, token| {
            format!("pageSize=7{}", token.map(|token| format!("&nextPage={token}")).unwrap_or_default())
        });
        let by_token = by_token.await;
        assert_eq!(by_number, by_token);
        assert_eq!(by_token.iter().map(Vec::len).collect::<Vec<_>>(), [7, 7, 7, 4]);
        let ids: BTreeSet<i64> = by_token.iter().flatten().map(|one| one["id"].as_i64().unwrap()).collect();
        assert_eq!(ids.len(), 25);
        assert_eq!(pages(api, |_, _| "pageSize=25".to_owned()).await.len(), 1, "no token after the last");
        let beyond = api.get("/instances?pageSize=7&page=5").await;
        assert_eq!((beyond.header("elements-total-count"), beyond.ok()), (Some("25"), json!([])));
    })
    .await;
}

#[tokio::test]
async fn a_page_is_not_shifted_by_what_is_removed_before_it() {
    over_both(async |api| {
        let mut paths = Vec::new();
        for number in 0..4 {
            paths.push(api.provision_path(&format!("{number}")).await);
        }
        let answer = api.get("/instances?pageSize=2").await;
        let token = answer.header("elements-next-page-token").unwrap();
        let last = crate::caller::path_of(&answer.json[1]);
        api.delete(&last).await;
        let rest = api.get(&format!("/instances?pageSize=2&nextPage={token}")).await.ok();
        let rest: Vec<String> = rest.as_array().unwrap().iter().map(crate::caller::path_of).collect();
        assert!(rest.len() == 2 && rest.iter().all(|path| paths.contains(path) && *path != last));
    })
    .await;
}

#[tokio::test]
async fn a_page_larger_than_the_largest_is_cut_and_explained() {
    over_both(async |api| {
        api.provision("Test").await;
        let answer = api.get("/instances?pageSize=201").await;
        assert!(answer.header("elements-error").unwrap().contains("200"));
        assert_eq!(answer.ok().as_array().unwrap().len(), 1);
        assert_eq!(api.get("/instances?pageSize=200").await.header("elements-error"), None);
    })
    .await;
}
