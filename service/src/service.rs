//! The service: a catalogue, a store, and what the operator has set.

use std::sync::{Arc, OnceLock};

use axum::body::Bytes;
use openelements_runtime::{Catalogue, Element, Noun};
use tokio::sync::Semaphore;

use crate::metrics::Metrics;
use crate::refusal::Refusal;
use crate::store::Store;

/// The most calls that are served at once. Those that wait for a connection to the store are among them.
const MAX_CALLS: usize = 512;

/// What the operator of a service can set.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// What an element is called in paths and documents.
    pub noun: Noun,
    /// Whether entries that an element does not have are refused. The documented API accepts them.
    pub strict: bool,
}

/// The `/instances` API over one catalogue and one store. Clones share everything.
#[derive(Clone)]
pub struct Service {
    shared: Arc<Shared>,
}

struct Shared {
    catalogue: Catalogue,
    store: Store,
    settings: Settings,
    metrics: Metrics,
    permits: Semaphore,
    /// The document that describes the API. It takes time to make, and stays the same.
    description: OnceLock<Bytes>,
}

impl Service {
    /// A service that answers for the elements of `catalogue`.
    #[must_use]
    pub fn new(catalogue: Catalogue, store: Store, settings: Settings) -> Self {
        let (metrics, permits) = (Metrics::new(), Semaphore::new(MAX_CALLS));
        let description = OnceLock::new();
        Self { shared: Arc::new(Shared { catalogue, store, settings, metrics, permits, description }) }
    }

    pub(crate) fn catalogue(&self) -> &Catalogue {
        &self.shared.catalogue
    }

    pub(crate) fn store(&self) -> &Store {
        &self.shared.store
    }

    pub(crate) fn settings(&self) -> &Settings {
        &self.shared.settings
    }

    pub(crate) fn noun(&self) -> &Noun {
        &self.shared.settings.noun
    }

    pub(crate) fn metrics(&self) -> &Metrics {
        &self.shared.metrics
    }

    /// Sets the description of the API in `OpenAPI`, once: the router makes it of the operations it has.
    pub(crate) fn describe(&self, description: impl FnOnce(&Catalogue, &Settings) -> Bytes) {
        self.shared.description.get_or_init(|| description(self.catalogue(), self.settings()));
    }

    /// The description of the API in `OpenAPI`.
    pub(crate) fn description(&self) -> Bytes {
        self.shared.description.get().cloned().unwrap_or_default()
    }

    /// One permit for each call that may be served at once.
    pub(crate) fn permits(&self) -> &Semaphore {
        &self.shared.permits
    }

    /// The element that a path names, by its key or its id.
    pub(crate) fn element(&self, key_or_id: &str) -> Result<&'static Element, Refusal> {
        let by_id = || self.catalogue().element_of_id(key_or_id.parse().ok()?);
        let by_key = self.catalogue().element(key_or_id);
        by_key
            .or_else(|unknown| by_id().ok_or(unknown))
            .map_err(|unknown| Refusal::unknown_element(self.noun(), &unknown))
    }
}
