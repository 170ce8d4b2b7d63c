//! Work on many items at once.

use std::num::NonZero;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// How many items a thread must have to be worth starting.
const WORTHWHILE: usize = 8;

/// The results of `work` on each item and its index, in the order of the items. They are begun in that order, too: the
/// largest should be the first, so that no thread is left alone with it.
pub(crate) fn map<Item: Sync, Outcome: Send + Sync>(
    items: &[Item],
    work: impl Fn(usize, &Item) -> Outcome + Sync,
) -> Vec<Outcome> {
    let places: Vec<OnceLock<Outcome>> = items.iter().map(|_| OnceLock::new()).collect();
    each(items.len(), &|index| {
        if let (Some(item), Some(place)) = (items.get(index), places.get(index)) {
            place.get_or_init(|| work(index, item));
        }
    });
    places.into_iter().filter_map(OnceLock::into_inner).collect()
}

/// Does some work for each number below `count`. It is no generic function, as it would be compiled anew for each use.
fn each(count: usize, work: &(dyn Fn(usize) + Sync)) {
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    let next = AtomicUsize::new(0);
    let run = || {
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            if number >= count {
                return;
            }
            work(number);
        }
    };
    thread::scope(|scope| {
        for _ in 1..threads.min(count.div_ceil(WORTHWHILE)) {
            scope.spawn(run);
        }
        run();
    });
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
