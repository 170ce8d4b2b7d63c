//! Listening: connections, their limits, and an end without lost answers.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio_io_timeout::TimeoutStream;

/// The most connections at once; further ones wait.
const MAX_CONNECTIONS: usize = 4096;

/// The most bytes of the headers of a request, and how many there may be.
const MAX_HEADER_BYTES: usize = 64 * 1024;
const MAX_HEADERS: usize = 100;

/// The longest that the headers of a request may take to arrive.
const HEADER_PATIENCE: Duration = Duration::from_secs(15);

/// The longest that calls are waited for in the end: somewhat longer than a call may take.
const GRACE: Duration = Duration::from_secs(35);

/// The longest that a caller may take to receive some of an answer.
const WRITE_PATIENCE: Duration = Duration::from_secs(30);

/// The pause after the system gives no more connections, for want of files, say.
const PAUSE: Duration = Duration::from_millis(100);

/// Serves a router until `stop` comes, and then until the calls under way are answered.
pub async fn serve(listener: TcpListener, router: Router, stop: impl Future<Output = ()>) {
    let graceful = GracefulShutdown::new();
    let room = Arc::new(Semaphore::new(MAX_CONNECTIONS));
    let mut stop = std::pin::pin!(stop);
    loop {
        tokio::select! {
            () = &mut stop => break,
            accepted = accept(&listener, &room) => match accepted {
                Ok((stream, permit)) => answer(stream, permit, router.clone(), &graceful),
                Err(error) => {
                    tracing::warn!(%error, "no connection could be accepted");
                    tokio::time::sleep(PAUSE).await;
                }
            },
        }
    }
    drop(listener);
    if tokio::time::timeout(GRACE, graceful.shutdown()).await.is_err() {
        tracing::warn!("calls were still under way, and are given up");
    }
}

async fn accept(
    listener: &TcpListener,
    room: &Arc<Semaphore>,
) -> io::Result<(TcpStream, OwnedSemaphorePermit)> {
    let permit = Arc::clone(room).acquire_owned().await.map_err(io::Error::other)?;
    let (stream, _) = listener.accept().await?;
    // Answers are small, and waited for. Where it cannot be set they are slower.
    drop(stream.set_nodelay(true));
    Ok((stream, permit))
}

/// Answers the calls of one connection, in a task of its own.
fn answer(stream: TcpStream, permit: OwnedSemaphorePermit, router: Router, graceful: &GracefulShutdown) {
    let mut stream = TimeoutStream::new(stream);
    stream.set_write_timeout(Some(WRITE_PATIENCE));
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEADER_PATIENCE)
        .max_buf_size(MAX_HEADER_BYTES)
        .max_headers(MAX_HEADERS)
        .serve_connection(TokioIo::new(Box::pin(stream)), TowerToHyperService::new(router));
    let watched = graceful.watch(connection);
    tokio::spawn(async move {
        if let Err(error) = watched.await {
            tracing::debug!(%error, "a connection");
        }
        drop(permit);
    });
}
