//! How long things take that are done in turns.

use std::time::{Duration, Instant};

/// Seconds of several ways to do the same, round by round.
pub(super) struct Rounds(Vec<Vec<f64>>);

impl Rounds {
    /// Has every way measured once a round, one after the other. `measure` is given the number of the way.
    pub(super) fn measure<E>(
        rounds: usize,
        ways: usize,
        mut measure: impl FnMut(usize) -> Result<f64, E>,
    ) -> Result<Self, E> {
        let round = |_| (0..ways).map(&mut measure).collect();
        (0..rounds).map(round).collect::<Result<_, E>>().map(Self)
    }

    /// The median of a way.
    pub(super) fn median(&self, way: usize) -> f64 {
        median(self.0.iter().filter_map(|round| round.get(way).copied()))
    }

    /// The median of how many times as much a way takes as another, in the same round.
    pub(super) fn ratio(&self, way: usize, to: usize) -> f64 {
        median(self.0.iter().filter_map(|round| Some(round.get(way)? / round.get(to)?)))
    }
}

/// The one in the middle; 0 if there is none.
pub(super) fn median(values: impl IntoIterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.into_iter().collect();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or_default()
}

/// The time that something takes, with what it gives.
pub(super) fn time<Outcome>(work: impl FnOnce() -> Outcome) -> (Duration, Outcome) {
    let begin = Instant::now();
    let outcome = work();
    (begin.elapsed(), outcome)
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;

    use super::Rounds;

    #[test]
    fn ratios_are_of_one_round() {
        let mut seconds = [1.0, 2.0, 10.0, 20.0, 1.0, 3.0].into_iter();
        let rounds = Rounds::measure(3, 2, |_| Ok::<_, Infallible>(seconds.next().unwrap_or_default()));
        let Ok(rounds) = rounds;
        assert!((rounds.ratio(1, 0) - 2.0).abs() < 1e-9);
        assert!((rounds.median(0) - 1.0).abs() < 1e-9);
    }
}
