//! Calls over HTTP, one connection each.

use std::collections::BTreeMap;
use std::io::{self, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use serde_json::Value;

/// The longest that an answer is waited for: far longer than the service takes for any.
const PATIENCE: Duration = Duration::from_secs(90);

/// Where a service listens, and the path that its calls are below.
#[derive(Clone, Debug)]
pub(crate) struct Client {
    pub(crate) address: SocketAddr,
    pub(crate) base: String,
}

/// What was answered, whole.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    /// By their names in lower case.
    pub(crate) headers: BTreeMap<String, String>,
    pub(crate) body: String,
}

impl Client {
    /// Of a URL such as `http://127.0.0.1:8080/elements/api-v2`.
    pub(crate) fn of(url: &str) -> Self {
        let (address, path) = url.strip_prefix("http://").unwrap().split_once('/').unwrap();
        Self { address: address.parse().unwrap(), base: format!("/{path}") }
    }

    /// A call below the base; an error where the answer did not come, or not whole.
    pub(crate) fn call(&self, verb: &str, path: &str, authorization: &str, body: &str) -> io::Result<Answer> {
        let mut stream = self.connect()?;
        stream.write_all(format!("{}{body}", self.head(verb, path, authorization, body.len())).as_bytes())?;
        Answer::read(&mut stream)
    }

    /// A call without body, which is answered.
    pub(crate) fn get(&self, path: &str, authorization: &str) -> Answer {
        self.call("GET", path, authorization, "").unwrap()
    }

    /// A connection.
    pub(crate) fn connect(&self) -> io::Result<TcpStream> {
        let stream = TcpStream::connect(self.address)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        Ok(stream)
    }

    /// What comes before the body of a call.
    pub(crate) fn head(&self, verb: &str, path: &str, authorization: &str, length: usize) -> String {
        format!(
            "{verb} {}{path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\
             Authorization: {authorization}\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n",
            self.base
        )
    }
}

impl Answer {
    /// Reads an answer up to the end of the connection.
    pub(crate) fn read(stream: &mut TcpStream) -> io::Result<Self> {
        let mut text = String::new();
        let end = stream.read_to_string(&mut text);
        let cut_off = || io::Error::from(io::ErrorKind::UnexpectedEof);
        let (head, body) = text.split_once("\r\n\r\n").ok_or_else(cut_off)?;
        let mut lines = head.lines();
        let status = lines.next().and_then(|line| line.split(' ').nth(1)?.parse().ok());
        let headers = lines.filter_map(|line| line.split_once(": "));
        let headers: BTreeMap<String, String> =
            headers.map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned())).collect();
        let length = headers.get("content-length").and_then(|length| length.parse().ok());
        // A body without its length ends with the connection, if that ends well.
        if length.map_or(end.is_err(), |length: usize| length != body.len()) {
            return Err(cut_off());
        }
        Ok(Self { status: status.ok_or_else(cut_off)?, headers, body: body.to_owned() })
    }

    /// The body as JSON.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap()
    }

    /// This, if its status is the expected one.
    #[track_caller]
    pub(crate) fn expect(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{self:?}");
        self
    }

    /// Whether it says, as documented, that the service cannot serve now.
    #[track_caller]
    pub(crate) fn expect_unavailable(self) {
        let answer = self.expect(503);
        assert!(answer.headers["retry-after"].parse::<u32>().is_ok_and(|seconds| seconds > 0), "{answer:?}");
        let body = answer.json();
        assert_eq!(body["requestId"], answer.headers["elements-request-id"].as_str());
        assert!(body["message"].as_str().unwrap().contains("try again"), "{body}");
    }
}
