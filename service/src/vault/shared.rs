//! The keys of a process, which follow the changes of the key file.

use std::sync::{Arc, PoisonError, RwLock, RwLockWriteGuard};

use super::error::{KeyError, VaultError};
use super::file::{self, Stamp};
use super::keys::KeyRing;
use super::source::KeySource;

/// The keys, shared by all that seal and open.
///
/// A key file that another process has rotated is read again at the next use, without a restart.
#[derive(Debug)]
pub(crate) struct Keys {
    source: KeySource,
    state: RwLock<State>,
}

/// What is known of the key file.
#[derive(Debug)]
struct State {
    ring: Arc<KeyRing>,
    /// How the file looked when the ring was read.
    stamp: Stamp,
    /// How the file looked when it was last refused, so that it is told once.
    refused: Option<Stamp>,
    /// Whether the file has the keys of something else.
    is_foreign: bool,
    /// The id of a key of the store.
    proof: Option<String>,
}

impl State {
    /// A ring that was read.
    fn of((ring, stamp): (KeyRing, Stamp), proof: Option<String>) -> Self {
        Self { ring: Arc::new(ring), stamp, refused: None, is_foreign: false, proof }
    }
}

impl Keys {
    /// Opens the keys of a source; creates a key file that is not there.
    pub(crate) fn open(source: KeySource) -> Result<Self, KeyError> {
        let state = RwLock::new(State::of(source.open_or_create()?, None));
        Ok(Self { source, state })
    }

    /// Where the keys come from, in words.
    pub(crate) fn source(&self) -> &KeySource {
        &self.source
    }

    /// Names a key of the store. From now on rings without it are not taken over: what they sealed could
    /// not be opened when the file is put right.
    pub(crate) fn prove(&self, key_id: String) {
        self.lock().proof = Some(key_id);
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

    /// The keys as they are now, to seal with: none while the file has the keys of something else.
    pub(super) fn sealing(&self) -> Result<Arc<KeyRing>, VaultError> {
        let ring = self.current();
        let is_foreign = self.state.read().unwrap_or_else(PoisonError::into_inner).is_foreign;
        if is_foreign { Err(VaultError::Foreign { origin: self.source.to_string() }) } else { Ok(ring) }
    }

    /// Reads the keys, even if nothing seems to have changed. If that fails, those of before stay.
    pub(super) fn read_again(&self) -> Arc<KeyRing> {
        // Reading under the lock: no thread puts back what it read before another one read something newer.
        let mut state = self.lock();
        match self.source.read() {
            Ok((ring, _)) if state.proof.as_ref().is_some_and(|key_id| ring.find(key_id).is_none()) => {
                self.tell(&mut state, &VaultError::Foreign { origin: self.source.to_string() });
                state.is_foreign = true;
            }
            Ok(read) => {
                let proof = state.proof.take();
                *state = State::of(read, proof);
            }
            Err(error) => self.tell(&mut state, &error),
        }
        Arc::clone(&state.ring)
    }

    /// Makes a new current key; the others still open.
    ///
    /// The environment cannot be changed for other processes. If it has more than one key, a new one has been
    /// put before the others, and the ring is answered as it is.
    pub(crate) fn rotate(&self) -> Result<Arc<KeyRing>, KeyError> {
        let mut state = self.lock();
        match &self.source {
            KeySource::File(path) => {
                file::rotate(path)?;
                let proof = state.proof.take();
                *state = State::of(self.source.read()?, proof);
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
    fn tell(&self, state: &mut State, error: &impl std::error::Error) {
        let stamp = Some(self.source.stamp());
        if state.refused != stamp {
            tracing::error!(%error, "the keys have changed and are not used; those of before stay");
            state.refused = stamp;
        }
    }
}
