//! How often memory is asked for.

use alloc_counter::{AllocCounterSystem, count_alloc};

/// The system's allocator, with a counter for each thread: it costs a few instructions for each
/// allocation, in all ways alike.
#[global_allocator]
static ALLOCATOR: AllocCounterSystem = AllocCounterSystem;

/// How often something asks for memory, or for more of it.
pub(super) fn count<Outcome>(work: impl FnOnce() -> Outcome) -> usize {
    let ((allocations, reallocations, _), _) = count_alloc(work);
    allocations + reallocations
}

#[cfg(test)]
mod tests {
    use std::hint::black_box;

    use super::count;

    #[test]
    fn what_is_asked_for_is_counted() {
        assert_eq!(count(|| black_box(1)), 0);
        assert_eq!(count(|| black_box(Box::new(1))), 1);
        assert_eq!(count(|| black_box(vec![1_u8; 8]).push(2)), 2);
    }
}
