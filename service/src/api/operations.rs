//! Every operation of the API: the one table that routes and documentation are made of.

use super::operation::Access::{Both, Instance, Organization};
use super::operation::Answer::{Many, One, Other};
use super::operation::Operation;
use super::{change, configuration, docs, elements, instances, listing, oauth, probes};

/// The query parameters of lists.
const LISTING: &[&str] = &["tags[]", "searchText", "hydrate", "page", "pageSize", "nextPage"];

/// The query parameters of an authorization URL.
const OAUTH: &[&str] = &["apiKey", "apiSecret", "callbackUrl", "siteAddress", "state", "scope"];

/// Every operation.
pub(crate) fn operations() -> Vec<Operation> {
    let groups = [of_instances(), of_configurations(), of_elements(), of_hubs(), of_operators()];
    groups.into_iter().flatten().collect()
}

fn of_instances() -> Vec<Operation> {
    let mut operations = vec![
        Operation::get("/instances", listing::list)
            .summary("List instances; with the token of an instance, read that one")
            .access(Both)
            .query(LISTING)
            .answers(One("InstanceOrList")),
        Operation::post("/instances", instances::create)
            .summary("Provision an instance")
            .access(Organization)
            .body("InstanceRequest")
            .answers(One("Instance")),
        Operation::get("/elements/{keyOrId}/instances", listing::list)
            .summary("List the instances of an element")
            .access(Organization)
            .query(LISTING)
            .answers(Many("Instance")),
        Operation::post("/elements/{keyOrId}/instances", instances::create)
            .summary("Provision an instance of an element")
            .access(Organization)
            .body("ElementInstanceRequest")
            .answers(One("Instance")),
        Operation::put("/instances", change::replace)
            .summary("Replace what an instance was provisioned with, named by its token")
            .access(Instance)
            .body("InstanceChange")
            .answers(One("Instance")),
        Operation::patch("/instances", change::update)
            .summary("Change an instance, named by its token")
            .access(Instance)
            .body("InstanceChange")
            .answers(One("Instance")),
        Operation::delete("/instances", instances::remove)
            .summary("Remove an instance, named by its token")
            .access(Instance),
        Operation::put("/instances/{id}/enabled", instances::enable)
            .summary("Enable an instance")
            .access(Organization)
            .answers(One("Instance")),
        Operation::delete("/instances/{id}/enabled", instances::disable)
            .summary("Disable an instance")
            .access(Organization)
            .answers(One("Instance")),
    ];
    operations.extend(of_one_instance("/instances/{id}"));
    operations.extend(of_one_instance("/elements/{keyOrId}/instances/{id}"));
    operations
}

fn of_one_instance(path: &'static str) -> [Operation; 4] {
    [
        Operation::get(path, instances::read)
            .summary("Read an instance")
            .access(Organization)
            .answers(One("Instance")),
        Operation::put(path, change::replace)
            .summary("Replace what an instance was provisioned with")
            .access(Organization)
            .body("InstanceChange")
            .answers(One("Instance")),
        Operation::patch(path, change::update)
            .summary("Change an instance")
            .access(Organization)
            .body("InstanceChange")
            .answers(One("Instance")),
        Operation::delete(path, instances::remove).summary("Remove an instance").access(Organization),
    ]
}

fn of_configurations() -> Vec<Operation> {
    let by_id = ("/instances/{id}/configuration", "/instances/{id}/configuration/{configId}", Organization);
    let by_token = ("/instances/configuration", "/instances/configuration/{configId}", Instance);
    let operations = [by_id, by_token].map(|(list, one, access)| {
        [
            Operation::get(list, configuration::list)
                .summary("List the configuration of an instance")
                .access(access)
                .answers(Many("ConfigurationEntry")),
            Operation::get(one, configuration::read)
                .summary("Read one entry of the configuration of an instance")
                .access(access)
                .answers(One("ConfigurationEntry")),
            Operation::patch(one, configuration::update)
                .summary("Change one entry of the configuration of an instance")
                .access(access)
                .body("ConfigurationChange")
                .answers(One("ConfigurationEntry")),
        ]
    });
    operations.into_iter().flatten().collect()
}

fn of_elements() -> Vec<Operation> {
    vec![
        Operation::get("/elements", elements::list).summary("List the elements").answers(Many("Element")),
        Operation::get("/elements/keys", elements::keys)
            .summary("List the keys of the elements")
            .answers(Many("Key")),
        Operation::get("/elements/metadata", elements::all_metadata)
            .summary("List what the elements can do")
            .answers(Many("Metadata")),
        Operation::get("/elements/{keyOrId}", elements::read)
            .summary("Read an element with the entries of its configuration")
            .answers(One("ElementDefinition")),
        Operation::get("/elements/{keyOrId}/export", elements::read)
            .summary("Export an element")
            .answers(One("ElementDefinition")),
        Operation::get("/elements/{keyOrId}/metadata", elements::metadata)
            .summary("Read what an element can do")
            .answers(One("Metadata")),
        Operation::get("/elements/{keyOrId}/oauth/url", oauth::from_query)
            .summary("Compose the URL at which a person gives an application access")
            .query(OAUTH)
            .answers(One("OauthUrl")),
        Operation::post("/elements/{keyOrId}/oauth/url", oauth::from_body)
            .summary("Compose the URL at which a person gives an application access")
            .body("OauthUrlRequest")
            .answers(One("OauthUrl")),
    ]
}

fn of_hubs() -> Vec<Operation> {
    vec![
        Operation::get("/hubs", elements::hub_list).summary("List the hubs").answers(Many("Hub")),
        Operation::get("/hubs/keys", elements::hub_keys)
            .summary("List the keys of the hubs")
            .answers(Many("Key")),
        Operation::get("/hubs/{hub}", elements::hub).summary("Read a hub").answers(One("Hub")),
        Operation::get("/hubs/{hub}/elements", elements::hub_elements)
            .summary("List the elements of a hub")
            .answers(Many("Element")),
    ]
}

/// What operators ask; these are also at the root, where their tools look.
pub(crate) fn of_operators() -> Vec<Operation> {
    vec![
        Operation::get("/docs", docs::document)
            .summary("Describe this API")
            .answers(Other("application/json")),
        Operation::get("/health", probes::health)
            .summary("Tell that the process lives")
            .answers(One("Status")),
        Operation::get("/ready", probes::ready)
            .summary("Tell that calls can be served")
            .answers(One("Status")),
        Operation::get("/metrics", probes::metrics)
            .summary("Measure this service, in the text format of Prometheus")
            .answers(Other("application/openmetrics-text; version=1.0.0; charset=utf-8")),
    ]
}
