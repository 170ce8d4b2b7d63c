//! A way to PostgreSQL that can be cut off.

use std::io;
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};

use socket2::{Domain, Socket, Type};

/// Forwards connections to a server. Where it does not listen, connections are refused.
pub(crate) struct Proxy {
    address: SocketAddr,
    server: SocketAddr,
    /// Keeps the port while nobody listens on it.
    _holder: Socket,
    sockets: Arc<Mutex<Sockets>>,
    /// What accepts connections.
    listener: Mutex<Option<JoinHandle<()>>>,
}

/// The sockets to be cut off, and whether new ones are not wanted.
#[derive(Default)]
struct Sockets {
    open: Vec<TcpStream>,
    is_cut_off: bool,
}

impl Proxy {
    /// A proxy that forwards.
    pub(crate) fn start(server: SocketAddr) -> Self {
        let holder = bound((Ipv4Addr::LOCALHOST, 0).into()).unwrap();
        let address = holder.local_addr().unwrap().as_socket().unwrap();
        let (sockets, listener) = Default::default();
        let proxy = Self { address, server, _holder: holder, sockets, listener };
        proxy.forward();
        proxy
    }

    /// Where it listens.
    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    /// Listens, and forwards what comes.
    pub(crate) fn forward(&self) {
        self.sockets.lock().unwrap().is_cut_off = false;
        let socket = bound(self.address).unwrap();
        socket.listen(128).unwrap();
        let (server, sockets) = (self.server, Arc::clone(&self.sockets));
        let listener = thread::spawn(move || accept(&socket.into(), server, &sockets));
        *self.listener.lock().unwrap() = Some(listener);
    }

    /// Drops every connection, and refuses new ones.
    pub(crate) fn cut_off(&self) {
        let mut sockets = self.sockets.lock().unwrap();
        sockets.is_cut_off = true;
        for socket in sockets.open.drain(..) {
            // The other side may have ended it already.
            let _ = socket.shutdown(Shutdown::Both);
        }
        drop(sockets);
        // The listener looks whether it is to end when a connection comes.
        let _ = TcpStream::connect(self.address);
        self.listener.lock().unwrap().take().unwrap().join().unwrap();
    }
}

/// Connects what comes with the server, until that is not wanted any more.
fn accept(listener: &TcpListener, server: SocketAddr, sockets: &Mutex<Sockets>) {
    for stream in listener.incoming() {
        let mut sockets = sockets.lock().unwrap();
        if sockets.is_cut_off {
            return;
        }
        sockets.open.extend(connect(stream.unwrap(), server).unwrap());
    }
}

/// A socket at an address that another one, which does not listen, may have too.
fn bound(address: SocketAddr) -> io::Result<Socket> {
    let socket = Socket::new(Domain::IPV4, Type::STREAM, None)?;
    socket.set_reuse_port(true)?;
    socket.set_reuse_address(true)?;
    socket.bind(&address.into())?;
    Ok(socket)
}

/// Connects a socket with the server. The answer has both ends.
fn connect(from: TcpStream, server: SocketAddr) -> io::Result<[TcpStream; 2]> {
    let to = TcpStream::connect(server)?;
    let ends = [from.try_clone()?, to.try_clone()?];
    copy(from.try_clone()?, to.try_clone()?);
    copy(to, from);
    Ok(ends)
}

/// Copies until either end is closed, and closes both.
fn copy(mut from: TcpStream, mut to: TcpStream) {
    thread::spawn(move || {
        let _ = io::copy(&mut from, &mut to);
        let _ = (from.shutdown(Shutdown::Both), to.shutdown(Shutdown::Both));
    });
}
