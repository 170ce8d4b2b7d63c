//! What Prometheus is told.

use std::sync::atomic::AtomicI64;
use std::time::Duration;

use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::Registry;

/// The upper bounds of the histogram, in seconds.
const BOUNDS: [f64; 10] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1.0, 5.0];

/// What a request is counted by. Paths are those of the routes, not those that were called: these have
/// ids in them, and whatever else a caller puts there.
#[derive(Clone, Debug, EncodeLabelSet, Eq, Hash, PartialEq)]
pub(crate) struct Labels {
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) status: u16,
}

/// The counters of one service.
pub(crate) struct Metrics {
    registry: Registry,
    requests: Family<Labels, Counter>,
    duration: Histogram,
    in_flight: Gauge<i64, AtomicI64>,
}

impl Metrics {
    pub(crate) fn new() -> Self {
        let mut registry = Registry::with_prefix("openelements");
        let requests = Family::<Labels, Counter>::default();
        let duration = Histogram::new(BOUNDS);
        let in_flight = Gauge::default();
        registry.register("requests", "Requests answered", requests.clone());
        registry.register("request_duration_seconds", "How long answers took", duration.clone());
        registry.register("requests_in_flight", "Requests being answered", in_flight.clone());
        Self { registry, requests, duration, in_flight }
    }

    /// A request begins; it ends when what is given back is dropped, even where the caller goes away.
    pub(crate) fn begin(&self) -> InFlight {
        self.in_flight.inc();
        InFlight(self.in_flight.clone())
    }

    /// A request was answered.
    pub(crate) fn answered(&self, labels: &Labels, duration: Duration) {
        self.requests.get_or_create(labels).inc();
        self.duration.observe(duration.as_secs_f64());
    }

    /// All of it, in the text format of Prometheus.
    pub(crate) fn text(&self) -> Result<String, std::fmt::Error> {
        let mut text = String::new();
        encode(&mut text, &self.registry)?;
        Ok(text)
    }
}

/// A request that is being answered.
pub(crate) struct InFlight(Gauge<i64, AtomicI64>);

impl Drop for InFlight {
    fn drop(&mut self) {
        self.0.dec();
    }
}
