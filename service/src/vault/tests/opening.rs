//! Sealing, opening, and new keys.

use std::sync::{Arc, LazyLock};

use proptest::prelude::*;
use proptest::sample::Index;

use super::{Place, environment, key_text, write_private};
use crate::vault::{Keys, Sealed, Vault, VaultError};

/// A vault of one key.
fn vault_of(byte: u8) -> Vault {
    Vault::new(Arc::new(Keys::open(environment(&key_text(byte))).unwrap()))
}

/// The vault of the random tests.
static VAULT: LazyLock<Vault> = LazyLock::new(|| vault_of(1));

/// Flips one bit.
fn flip(bytes: &mut [u8], at: Index, bit: u8) {
    bytes[at.index(bytes.len())] ^= 1 << bit;
}

/// Whether a vault refuses something as damaged, and names it.
fn is_damaged(name: &str, sealed: &Sealed) -> bool {
    matches!(VAULT.open(name, sealed), Err(VaultError::Damaged { name: told }) if told == name)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_sealed_opens(name in "\\PC*", plaintext: Vec<u8>) {
        let sealed = VAULT.seal(&name, &plaintext).unwrap();
        prop_assert_eq!(&sealed.key_id, &VAULT.current_key_id());
        prop_assert_eq!(&*VAULT.open(&name, &sealed).unwrap(), &plaintext);
    }

    #[test]
    fn any_other_bit_is_refused(plaintext: Vec<u8>, at: Index, bit in 0..8_u8, digit in 0..4_u8) {
        let name = "instance 123";
        let whole = VAULT.seal(name, &plaintext).unwrap();
        let mut changed = whole.clone();
        flip(&mut changed.wrapped_key, at, bit);
        prop_assert!(is_damaged(name, &changed));
        let mut changed = whole.clone();
        flip(&mut changed.sealed, at, bit);
        prop_assert!(is_damaged(name, &changed));
        let mut other = name.as_bytes().to_vec();
        flip(&mut other, at, bit % 7);
        prop_assert!(is_damaged(&String::from_utf8(other).unwrap(), &whole));
        let mut key_id = whole.key_id.clone().into_bytes();
        flip(&mut key_id, at, digit);
        let changed = Sealed { key_id: String::from_utf8(key_id).unwrap(), ..whole };
        let refused = matches!(VAULT.open(name, &changed), Err(VaultError::UnknownKey { .. }));
        prop_assert!(refused);
    }

    #[test]
    fn anything_cut_short_is_refused(plaintext: Vec<u8>, at: Index) {
        let whole = VAULT.seal("name", &plaintext).unwrap();
        let mut changed = whole.clone();
        changed.wrapped_key.truncate(at.index(whole.wrapped_key.len()));
        prop_assert!(is_damaged("name", &changed));
        let mut changed = whole.clone();
        changed.sealed.truncate(at.index(whole.sealed.len()));
        prop_assert!(is_damaged("name", &changed));
    }
}

#[test]
fn the_same_content_is_sealed_differently_each_time() {
    let [one, two] = [(); 2].map(|()| VAULT.seal("name", b"content").unwrap());
    assert_ne!(one.sealed, two.sealed);
    assert_ne!(one.wrapped_key, two.wrapped_key);
    let mixed = Sealed { sealed: two.sealed, ..one };
    assert!(is_damaged("name", &mixed), "a content has its own data key");
}

#[test]
fn a_key_does_not_open_under_the_id_of_another() {
    let sealed = vault_of(2).seal("name", b"content").unwrap();
    assert!(is_damaged("name", &Sealed { key_id: VAULT.current_key_id(), ..sealed }));
}

#[test]
fn after_a_rotation_everything_opens_and_can_be_wrapped_anew() {
    let place = Place::new();
    let keys = place.keys();
    let vault = Vault::new(Arc::clone(&keys));
    let old = vault.seal("name", b"content").unwrap();
    assert!(vault.rewrap("name", &old).unwrap().is_none(), "it has the current key");
    let new_key = keys.rotate().unwrap().current().to_base64();
    assert_eq!(&**vault.open("name", &old).unwrap(), b"content");

    let new = vault.rewrap("name", &old).unwrap().unwrap();
    assert_eq!(new.sealed, old.sealed);
    assert_eq!(new.key_id, vault.current_key_id());
    assert_eq!(&**vault.open("name", &new).unwrap(), b"content");
    assert!(vault.rewrap("name", &new).unwrap().is_none());

    write_private(&place.path(), &*new_key);
    let alone = place.vault();
    assert_eq!(&**alone.open("name", &new).unwrap(), b"content");
    assert!(matches!(alone.open("name", &old), Err(VaultError::UnknownKey { .. })));
}

#[test]
fn what_another_process_seals_with_a_new_key_opens() {
    let place = Place::new();
    let running = place.vault();
    running.seal("name", b"old").unwrap();
    place.keys().rotate().unwrap();
    let sealed = place.vault().seal("name", b"new").unwrap();
    assert_eq!(&**running.open("name", &sealed).unwrap(), b"new");
}

#[test]
fn the_wrong_keys_are_told_with_their_source() {
    let sealed = VAULT.seal("instance 1", b"content").unwrap();
    let error = vault_of(2).open("instance 1", &sealed).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the store was sealed with the key e25ed9fc1764c184, which is not in the environment variable \
         OPENELEMENTS_KEYS; start with the keys of this store, or add that key there, after the first one"
    );
    assert!(matches!(vault_of(2).rewrap("instance 1", &sealed), Err(VaultError::UnknownKey { .. })));
    let error = VAULT.open("instance 2", &sealed).unwrap_err();
    assert_eq!(
        error.to_string(),
        "what is stored for instance 2 cannot be opened: it was damaged, or changed by something other than \
         this service; restore it from a backup of the store"
    );
}

#[test]
fn nothing_shows_keys_or_contents() {
    let sealed = VAULT.seal("name", b"content").unwrap();
    assert_eq!(format!("{sealed:?}"), r#"Sealed { key_id: "e25ed9fc1764c184", .. }"#);
    let vault = format!("{:?}", *VAULT);
    assert!(
        vault.contains("text: ********") && vault.contains(r#"{ id: "e25ed9fc1764c184", .. }"#),
        "{vault}"
    );
    assert!(!vault.contains("AQEB"), "{vault}");
}
