//! Work on many items at once.

use std::num::NonZero;
use std::thread;

/// How many items a thread must have to be worth starting.
const WORTHWHILE: usize = 8;

/// The results of `work` on each item and its index, in the order of the items.
pub(crate) fn map<Item: Sync, Outcome: Send>(
    items: &[Item],
    work: impl Fn(usize, &Item) -> Outcome + Sync,
) -> Vec<Outcome> {
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    let size = items.len().div_ceil(threads).max(WORTHWHILE);
    let run = |start: usize, chunk: &[Item]| -> Vec<Outcome> {
        chunk.iter().enumerate().map(|(offset, item)| work(start + offset, item)).collect()
    };
    if items.len() <= size {
        return run(0, items);
    }
    thread::scope(|scope| {
        let chunks = items.chunks(size).enumerate();
        let handles: Vec<_> =
            chunks.map(|(index, chunk)| scope.spawn(move || run(index * size, chunk))).collect();
        handles
            .into_iter()
            .flat_map(|handle| handle.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
            .collect()
    })
}
