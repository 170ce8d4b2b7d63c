//! Being told to stop.

use std::io;

use tokio::signal;

/// What comes when the process is told to stop: by SIGTERM, or with Ctrl-C. From this call on neither ends
/// the process by itself.
#[cfg(unix)]
pub(crate) fn stop() -> io::Result<impl Future<Output = ()>> {
    use signal::unix::{SignalKind, signal};
    let (mut terminate, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}

/// What comes when the process is told to stop, with Ctrl-C.
#[cfg(not(unix))]
#[allow(clippy::unnecessary_wraps)]
pub(crate) fn stop() -> io::Result<impl Future<Output = ()>> {
    Ok(async {
        let _ = signal::ctrl_c().await;
    })
}
