//! What only a connection shows: limits of the protocol, and the end of a server.

use openelements_service::serve;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;

use crate::harness::over_both;

/// Sends bytes to a new connection, and reads until the server closes it.
async fn exchange(address: std::net::SocketAddr, request: &[u8]) -> String {
    let mut stream = TcpStream::connect(address).await.unwrap();
    // A server that refuses early may close before it has read everything.
    let _ = stream.write_all(request).await;
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer).await;
    String::from_utf8_lossy(&answer).into_owned()
}

#[tokio::test]
async fn requests_beyond_the_limits_are_refused_and_the_server_goes_on() {
    over_both(async |api| {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = oneshot::channel::<()>();
        let stopped = async { stopped.await.unwrap_or_default() };
        let server = tokio::spawn(serve(listener, api.router(), stopped));
        let start = "GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";
        assert!(exchange(address, format!("{start}\r\n").as_bytes()).await.starts_with("HTTP/1.1 200"));
        // To the byte, so that the server has read everything when it refuses: else the answer may be lost.
        let mut long = format!("{start}X-Long: ");
        long += &"x".repeat(65_536 - long.len());
        assert!(exchange(address, long.as_bytes()).await.starts_with("HTTP/1.1 431"));
        let many = "X-Many: x\r\n".repeat(200);
        assert!(exchange(address, format!("{start}{many}\r\n").as_bytes()).await.starts_with("HTTP/1.1 431"));
        assert!(exchange(address, b"no HTTP\r\n\r\n").await.starts_with("HTTP/1.1 400"));
        let secrets = (api.user.user_secret.expose(), api.user.organization_secret.expose());
        let post = format!(
            "POST /elements/api-v2/instances HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\
             Authorization: User {}, Organization {}\r\nContent-Type: application/json\r\n",
            secrets.0, secrets.1
        );
        let announced = format!("{post}Content-Length: 99999999\r\n\r\n{{");
        assert!(exchange(address, announced.as_bytes()).await.starts_with("HTTP/1.1 413"));
        let chunk = format!("10000\r\n{}\r\n", " ".repeat(0x10000)).repeat(20);
        let chunked = format!("{post}Transfer-Encoding: chunked\r\n\r\n{chunk}0\r\n\r\n");
        assert!(exchange(address, chunked.as_bytes()).await.starts_with("HTTP/1.1 413"));
        assert!(exchange(address, format!("{start}\r\n").as_bytes()).await.starts_with("HTTP/1.1 200"));
        stop.send(()).unwrap();
        server.await.unwrap();
        assert!(TcpStream::connect(address).await.is_err(), "nobody listens any more");
    })
    .await;
}
