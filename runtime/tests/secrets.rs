//! What a secret cannot do, and what holds one without showing it.

mod support;

use openelements_runtime::{Entry, Identity, Kind, Secret, Supplied, Value, decode};
use support::ELEMENT;

/// Fails to compile where the type has the trait: then two implementations of `check` apply.
macro_rules! assert_lacks {
    ($type:ty: $trait:path) => {{
        trait Lacks<Marker> {
            fn check() {}
        }
        impl<T: ?Sized> Lacks<()> for T {}
        #[allow(dead_code, reason = "it only makes the call ambiguous")]
        struct Has;
        impl<T: ?Sized + $trait> Lacks<Has> for T {}
        <$type as Lacks<_>>::check();
    }};
}

#[test]
fn a_secret_cannot_be_printed_serialised_or_compared() {
    assert_lacks!(Secret: std::fmt::Display);
    assert_lacks!(Secret: serde::Serialize);
    assert_lacks!(Secret: PartialEq);
    assert_lacks!(Secret: PartialOrd);
    assert_lacks!(Secret: std::hash::Hash);
    assert_lacks!(Secret: std::ops::Deref);
    assert_lacks!(Secret: AsRef<str>);
    assert_lacks!(Secret: Into<String>);
}

/// The messages are those of one compiler; with another, the test above stands for this one.
#[test]
fn the_compiler_says_so() {
    let version = std::process::Command::new(std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()))
        .arg("--version")
        .output()
        .unwrap();
    if version.stdout.starts_with(b"rustc 1.95.") {
        trybuild::TestCases::new().compile_fail("tests/compile_fail/*.rs");
    }
}

#[test]
fn debug_shows_the_mask() {
    let secret = Secret::from("s3cret");
    assert_eq!(
        format!("{secret:?} {secret:#?} {:?}", Value::from(secret.clone())),
        "******** ******** Text(********)"
    );
    let preset = Entry::field("password").kind(Kind::Secret).preset("s3cret");
    assert!(!format!("{preset:?} {:?}", preset.preset).contains("s3cret"));
    let identity = Identity { id: 1, token: secret };
    assert_eq!(format!("{identity:?}"), "Identity { id: 1, token: ******** }");
}

#[test]
fn a_configuration_shows_names_only() {
    let mut supplied = Supplied::from_json(&format!("{{{}}}", support::REQUIRED)).unwrap();
    supplied.set("password", "s3cret");
    supplied.set("notes", "hidden");
    assert!(!format!("{supplied:?}").contains("s3cret"));
    let configuration = decode(&ELEMENT, supplied).unwrap();
    let shown = format!("{configuration:?} {:?}", configuration.exposed());
    assert!(shown.contains("password") && !shown.contains("s3cret") && !shown.contains("hidden"), "{shown}");
}
