//! The keys of a process, which follow the changes of the key file.

use std::sync::{Arc, PoisonError, RwLock, RwLockWriteGuard};

use super::error::KeyError;
use super::file::{self, Stamp};
use super::keys::KeyRing;
use super::source::KeySource;

/// The keys, shared by all that seal and open.
///
/// A key file that another process has rotated is read again at the next use, without a restart.
#[derive(Debug)]
pub struct Keys {
    source: KeySource,
    state: RwLock<State>,
}

/// What is known of the key file.
#[derive(Debug)]
struct State {
    ring: Arc<KeyRing>,
    /// How the file looked when the ring was read.
    stamp: Stamp,
    /// How the file looked when it was last refused, so that it is warned of once.
    refused: Option<Stamp>,
}

impl State {
    /// A ring that was read.
    fn of((ring, stamp): (KeyRing, Stamp)) -> Self {
        Self { ring: Arc::new(ring), stamp, refused: None }
    }
}

impl Keys {
    /// Opens the keys of a source; creates a key file that is not there.
    ///
    /// # Errors
    /// Where the file cannot be read or made, is open to others than its owner, or has no keys in it.
    pub fn open(source: KeySource) -> Result<Self, KeyError> {
        let state = RwLock::new(State::of(source.open_or_create()?));
        Ok(Self { source, state })
    }

    /// Where the keys come from, in words.
    pub(crate) fn source(&self) -> &KeySource {
        &self.source
    }

    /// The keys as they are now.
    pub(crate) fn current(&self) -> Arc<KeyRing> {
        let stamp = self.source.stamp();
        let state = self.state.read().unwrap_or_else(PoisonError::into_inner);
        if state.stamp == stamp {
            return Arc::clone(&state.ring);
        }
        drop(state);
        self.read_again()
    }

    /// Reads the keys, even if nothing seems to have changed. If that fails, those of before stay.
    pub(super) fn read_again(&self) -> Arc<KeyRing> {
        // Reading under the lock: no thread puts back what it read before another one read something newer.
        let mut state = self.lock();
        match self.source.read() {
            Ok(read) => *state = State::of(read),
            Err(error) => self.warn(&mut state, &error),
        }
        Arc::clone(&state.ring)
    }

    /// Makes a new current key; the others still open.
    ///
    /// The environment cannot be changed for other processes. If it has more than one key, a new one has been
    /// put before the others, and the ring is answered as it is.
    ///
    /// # Errors
    /// Where the file cannot be written, or the environment has one key only.
    pub fn rotate(&self) -> Result<Arc<KeyRing>, KeyError> {
        let mut state = self.lock();
        match &self.source {
            KeySource::File(path) => {
                file::rotate(path)?;
                *state = State::of(self.source.read()?);
            }
            KeySource::Environment { .. } if state.ring.has_earlier() => {}
            KeySource::Environment { variable, .. } => return Err(KeyError::OnlyOneKey { variable }),
        }
        Ok(Arc::clone(&state.ring))
    }

    /// The state, to be changed. It is replaced as a whole, so a thread that panicked left it whole.
    fn lock(&self) -> RwLockWriteGuard<'_, State> {
        self.state.write().unwrap_or_else(PoisonError::into_inner)
    }

    /// Says once that a changed source is not used.
    fn warn(&self, state: &mut State, error: &KeyError) {
        let stamp = Some(self.source.stamp());
        if state.refused != stamp {
            tracing::warn!(%error, "the keys have changed and cannot be read; those of before stay in use");
            state.refused = stamp;
        }
    }
}
