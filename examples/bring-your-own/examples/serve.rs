//! The `/instances` API for the elements of this crate, as part of a program of your own:
//! `cargo run -p bring-your-own --example serve`.
//!
//! The router is axum's: merge it with routes of yours, and put layers of yours around it.

#![allow(clippy::print_stdout, reason = "an example shows what it does")]

use std::error::Error;
use std::path::Path;

use openelements_service::{Database, KeySource, Service, Settings, Store, serve};
use tokio::net::TcpListener;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let directory = std::env::temp_dir().join("bring-your-own");
    std::fs::create_dir_all(&directory)?;
    let service = service(&directory).await?;

    let listener = TcpListener::bind("127.0.0.1:0").await?;
    println!("http://{}/connectors/api-v2/connectors", listener.local_addr()?);
    serve(listener, service.router(), async { drop(tokio::signal::ctrl_c().await) }).await;
    Ok(())
}

/// A service over the catalogue of this crate, its data in a directory.
async fn service(directory: &Path) -> Result<Service, Box<dyn Error>> {
    let key = KeySource::File(directory.join("key"));
    let store = Store::open(&Database::in_directory(directory), key).await?;
    if let Some(user) = store.add_first_user().await? {
        println!(
            "Authorization: User {}, Organization {}",
            user.user_secret.expose(),
            user.organization_secret.expose()
        );
    }
    let settings = Settings { noun: "connector".parse()?, strict: true };
    Ok(Service::new(bring_your_own::CATALOGUE, store, settings))
}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use axum::http::{Request, StatusCode};
    use tower::ServiceExt as _;

    #[tokio::test]
    async fn the_elements_of_this_crate_are_served() {
        let directory = tempfile::tempdir().unwrap();
        let service = super::service(directory.path()).await.unwrap();
        let request = Request::get("/connectors/api-v2/connectors/acme-crm").body(Body::empty()).unwrap();
        let answer = service.router().oneshot(request).await.unwrap();
        assert_eq!(answer.status(), StatusCode::OK);
    }
}
