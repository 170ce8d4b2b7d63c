//! Work on many items at once.

use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// How many items a thread must have to be worth starting.
const WORTHWHILE: usize = 8;

/// The results of `work` on each item and its index, in the order of the items. They are begun in that order, too: the
/// largest should be the first, so that no thread is left alone with it.
pub(crate) fn map<Item: Sync, Outcome: Send>(
    items: &[Item],
    work: impl Fn(usize, &Item) -> Outcome + Sync,
) -> Vec<Outcome> {
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    let threads = threads.min(items.len().div_ceil(WORTHWHILE));
    let next = AtomicUsize::new(0);
    let run = || {
        let mut done = Vec::new();
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(index) else {
                return done;
            };
            done.push((index, work(index, item)));
        }
    };
    if threads < 2 {
        return run().into_iter().map(|(_, outcome)| outcome).collect();
    }
    let mut outcomes: Vec<Option<Outcome>> = items.iter().map(|_| None).collect();
    thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(run)).collect();
        let own = run();
        let others = others.into_iter().map(thread::ScopedJoinHandle::join);
        let done = others.flat_map(|done| done.unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        for (index, outcome) in own.into_iter().chain(done) {
            if let Some(place) = outcomes.get_mut(index) {
                *place = Some(outcome);
            }
        }
    });
    outcomes.into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::map;

    #[test]
    fn results_are_in_the_order_of_the_items() {
        for count in [0, 1, 7, 8, 9, 1000] {
            let items: Vec<usize> = (0..count).map(|number| number * 3).collect();
            let expected: Vec<(usize, usize)> = items.iter().copied().enumerate().collect();
            assert_eq!(map(&items, |index, item| (index, *item)), expected);
        }
    }
}
