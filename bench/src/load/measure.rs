//! Doing one thing from many tasks for a while, and how long each took.

use std::time::{Duration, Instant};

use tokio::task::JoinSet;

use crate::failure::Failure;

/// How long each of many repetitions took.
pub(super) struct Measured {
    /// Sorted.
    latencies: Vec<Duration>,
    elapsed: Duration,
}

/// The first line of the table.
pub(super) fn heading() -> String {
    let columns = ["store", "what", "", "per second", "ratio", "p50 ms", "p90 ms", "p99 ms", "max ms"];
    line(&columns.map(str::to_owned))
}

/// Has `callers` tasks do one thing again and again until the time is over. `caller` makes what a task
/// does, given the number of the task; that is given the number of the repetition.
pub(super) async fn repeat<C, F>(
    callers: usize,
    duration: Duration,
    caller: impl Fn(usize) -> C,
) -> Result<Measured, Failure>
where
    C: FnMut(u64) -> F + Send + 'static,
    F: Future<Output = Result<(), Failure>> + Send,
{
    let begin = Instant::now();
    let mut tasks = JoinSet::new();
    for number in 0..callers {
        let mut call = caller(number);
        tasks.spawn(async move {
            let mut latencies = Vec::new();
            for repetition in 0.. {
                let started = Instant::now();
                call(repetition).await?;
                latencies.push(started.elapsed());
                if begin.elapsed() >= duration {
                    break;
                }
            }
            Ok::<_, Failure>(latencies)
        });
    }
    let mut latencies = Vec::new();
    while let Some(done) = tasks.join_next().await {
        latencies.extend(done??);
    }
    let elapsed = begin.elapsed();
    latencies.sort_unstable();
    Ok(Measured { latencies, elapsed })
}

impl Measured {
    /// How many repetitions there were in a second, of all tasks together.
    pub(super) fn per_second(&self) -> f64 {
        let count = u32::try_from(self.latencies.len()).unwrap_or(u32::MAX);
        f64::from(count) / self.elapsed.as_secs_f64()
    }

    /// The latency that so many of a thousand repetitions did not exceed.
    fn percentile(&self, of_thousand: usize) -> Duration {
        let last = self.latencies.len().saturating_sub(1);
        self.latencies.get(last * of_thousand / 1000).copied().unwrap_or_default()
    }

    /// A line of the table.
    pub(super) fn row(&self, store: &str, operation: &str, what: &str, ratio: f64) -> String {
        let milliseconds = |thousandth| format!("{:.2}", self.percentile(thousandth).as_secs_f64() * 1000.0);
        line(&[
            store.to_owned(),
            operation.to_owned(),
            what.to_owned(),
            format!("{:.0}", self.per_second()),
            format!("{ratio:.2}"),
            milliseconds(500),
            milliseconds(900),
            milliseconds(990),
            milliseconds(1000),
        ])
    }
}

fn line(cells: &[String; 9]) -> String {
    let widths = [10, 6, 9, 10, 5, 7, 7, 7, 7];
    let cells = cells.iter().zip(widths).enumerate();
    let padded = cells.map(|(index, (cell, width))| match index {
        0..=2 => format!("{cell:<width$}"),
        _ => format!("{cell:>width$}"),
    });
    padded.collect::<Vec<_>>().join("  ") + "\n"
}
