//! Calls of the service, over HTTP on this machine.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use http_body_util::{BodyExt as _, Full};
use hyper::body::Bytes;
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper::{Method, Request, StatusCode};
use hyper_util::rt::TokioIo;
use openelements_service::{NewUser, Service, Settings, Store, serve};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;

use super::measure::{Measured, repeat};
use crate::failure::Failure;

/// The documented request.
const BODY: &str = r#"{"element": {"key": "chargebee"}, "configuration": {"site": "acme",
    "username": "load", "password": "load"}, "tags": ["Load"], "name": "Load"}"#;

/// What the service does.
pub(super) struct Calls {
    pub(super) create: Measured,
    pub(super) read: Measured,
}

/// Serves a store in this process, and measures creating and reading instances.
pub(super) async fn measure(
    store: Store,
    user: &NewUser,
    callers: usize,
    duration: Duration,
) -> Result<Calls, Failure> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    let service = Service::new(openelements::CATALOGUE, store, Settings::default());
    let (stop, stopped) = oneshot::channel::<()>();
    let server = tokio::spawn(serve(listener, service.router(), async { drop(stopped.await) }));
    let caller = Caller::new(address, user);
    let create = caller.measure(callers, duration, |_| (Method::POST, String::new())).await?;
    let ids = caller.ids();
    let read = caller.measure(callers, duration, move |index| {
        let id = ids.get(index % ids.len().max(1)).copied().unwrap_or_default();
        (Method::GET, format!("/{id}"))
    });
    let read = read.await?;
    drop(stop);
    server.await?;
    Ok(Calls { create, read })
}

/// Who calls.
#[derive(Clone)]
struct Caller {
    address: SocketAddr,
    authorization: String,
    ids: Arc<Mutex<Vec<u64>>>,
}

impl Caller {
    fn new(address: SocketAddr, user: &NewUser) -> Self {
        let (user, organization) = (user.user_secret.expose(), user.organization_secret.expose());
        let authorization = format!("User {user}, Organization {organization}");
        Self { address, authorization, ids: Arc::default() }
    }

    /// The ids of the instances that were created.
    fn ids(&self) -> Vec<u64> {
        self.ids.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Measures calls, each task over a connection of its own.
    async fn measure(
        &self,
        callers: usize,
        duration: Duration,
        target: impl Fn(usize) -> (Method, String) + Clone + Send + 'static,
    ) -> Result<Measured, Failure> {
        let mut connections = Vec::new();
        for _ in 0..callers {
            connections.push(connect(self.address).await?);
        }
        let connections = Mutex::new(connections);
        repeat(callers, duration, |number| {
            let connection = connections.lock().unwrap_or_else(PoisonError::into_inner).pop();
            let connection = Arc::new(tokio::sync::Mutex::new(connection));
            let (caller, target) = (self.clone(), target.clone());
            move |repetition| {
                let index = usize::try_from(repetition).unwrap_or_default() * 7919 + number;
                call(caller.clone(), Arc::clone(&connection), target(index))
            }
        })
        .await
    }
}

async fn connect(address: SocketAddr) -> Result<SendRequest<Full<Bytes>>, Failure> {
    let stream = TcpStream::connect(address).await?;
    stream.set_nodelay(true)?;
    let (sender, connection) = handshake(TokioIo::new(stream)).await?;
    tokio::spawn(connection);
    Ok(sender)
}

/// One call, and the id of the instance that it created.
async fn call(
    caller: Caller,
    connection: Arc<tokio::sync::Mutex<Option<SendRequest<Full<Bytes>>>>>,
    (method, path): (Method, String),
) -> Result<(), Failure> {
    let is_create = method == Method::POST;
    let body = if is_create { BODY } else { "" };
    let request = Request::builder()
        .method(method)
        .uri(format!("/elements/api-v2/instances{path}"))
        .header("host", caller.address.to_string())
        .header("authorization", &caller.authorization)
        .header("content-type", "application/json")
        .body(Full::new(Bytes::from_static(body.as_bytes())))?;
    let mut connection = connection.lock().await;
    let connection = connection.as_mut().ok_or("a caller has no connection")?;
    connection.ready().await?;
    let answer = connection.send_request(request).await?;
    let status = answer.status();
    let bytes = answer.into_body().collect().await?.to_bytes();
    if status != StatusCode::OK {
        return Err(format!("a call was answered {status}").into());
    }
    if is_create {
        let document: serde_json::Value = serde_json::from_slice(&bytes)?;
        let id = document.get("id").and_then(serde_json::Value::as_u64).ok_or("an answer has no id")?;
        caller.ids.lock().unwrap_or_else(PoisonError::into_inner).push(id);
    }
    Ok(())
}
