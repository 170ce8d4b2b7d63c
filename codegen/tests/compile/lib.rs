//! Generated code in a crate that forbids whatever the compiler, Clippy and rustdoc can.

#![deny(warnings, future_incompatible, nonstandard_style, unused)]
#![deny(
    let_underscore_drop,
    missing_copy_implementations,
    missing_debug_implementations,
    missing_docs,
    redundant_imports,
    redundant_lifetimes,
    single_use_lifetimes,
    trivial_casts,
    trivial_numeric_casts,
    unit_bindings,
    unreachable_pub,
    unsafe_code,
    unused_import_braces,
    unused_lifetimes,
    unused_qualifications,
    unused_results,
    variant_size_differences
)]
#![deny(clippy::all, clippy::pedantic)]
#![deny(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]
#![deny(rustdoc::all)]

// The hazards lie at the root, where modules named `core` and `std` do the most harm.
include!(concat!(env!("OUT_DIR"), "/hazards/mod.rs"));

/// The runtime under another path.
pub use ::openelements_runtime as support;

/// The documented elements.
pub mod seeds {
    include!(concat!(env!("OUT_DIR"), "/seeds/mod.rs"));
}

/// The specs that the documentation shows.
pub mod documentation {
    include!(concat!(env!("OUT_DIR"), "/documentation/mod.rs"));
}

/// More elements than a function should have lines.
pub mod many {
    include!(concat!(env!("OUT_DIR"), "/many/mod.rs"));
}

/// A selection of one.
pub mod one {
    include!(concat!(env!("OUT_DIR"), "/one/mod.rs"));
}

/// A selection of none.
pub mod none {
    include!(concat!(env!("OUT_DIR"), "/none/mod.rs"));
}

/// Nothing of it is used, nor can it be.
#[allow(unreachable_pub)]
mod private {
    include!(concat!(env!("OUT_DIR"), "/private/mod.rs"));
}
