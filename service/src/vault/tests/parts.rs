//! Key rings, digests, random secrets.

use super::key_text;
use crate::vault::keys::KeyRing;
use crate::vault::{InvalidKeys, LookupKey, equal, hash, random_id, random_secret};

/// What is wrong with a text.
fn refusal(text: &str) -> InvalidKeys {
    KeyRing::parse(text).unwrap_err()
}

#[test]
fn a_ring_is_read_with_comments_blank_lines_and_commas() {
    let [first, second, third] = [1, 2, 3].map(key_text);
    let ring =
        KeyRing::parse(&format!("# no key, {third}\r\n\n  {first}\r\n # x\n{second} , {third},")).unwrap();
    let alone = KeyRing::parse(&first).unwrap();
    assert_eq!(ring.current().id(), alone.current().id());
    assert!(ring.has_earlier() && !alone.has_earlier());
    for key in [first, second, third] {
        let id = KeyRing::parse(&key).unwrap().current().id().to_owned();
        assert_eq!(ring.find(&id).unwrap().to_base64().as_str(), key);
    }
    assert!(ring.find("").is_none());
}

#[test]
fn what_is_no_ring_is_told_by_number() {
    let key = key_text(1);
    assert_eq!(refusal(""), InvalidKeys::Missing);
    assert_eq!(refusal(" \n#,\n,,"), InvalidKeys::Missing);
    for wrong in ["hunter2", "aGk=", &key[1..], &key[..43], &format!("{key}AAAA")] {
        let refused = refusal(&format!("# x\n{key}\n\n{wrong}"));
        assert_eq!(refused, InvalidKeys::NotAKey { number: 2 }, "{wrong}");
        assert!(!format!("{refused} {refused:?}").contains(wrong));
    }
    let repeated = refusal(&[key.clone(), key_text(2), key].join("\n"));
    assert_eq!(repeated, InvalidKeys::Repeated { number: 3, first: 1 });
    assert_eq!(repeated.to_string(), "key 3 is the same as key 1; remove one of them");
}

#[test]
fn ids_stay_and_show_no_key() {
    let ring = KeyRing::parse(&key_text(1)).unwrap();
    let shown = r#"KeyRing { current: MasterKey { id: "e25ed9fc1764c184", .. }, earlier: [] }"#;
    assert_eq!(format!("{ring:?}"), shown);
}

#[test]
fn fingerprints_are_hmac_and_differ_by_key() {
    let [one, two] = [1, 2].map(|byte| LookupKey::of(&[byte; 32]).unwrap());
    // As OpenSSL computes it.
    let expected = "7336d6f315396e06aa5824a0f33d14c2ea080e376422338577beb33d2e2928b3";
    assert_eq!(one.fingerprint("token"), expected);
    assert_ne!(one.fingerprint("token"), two.fingerprint("token"));
    assert_eq!(format!("{one:?}"), "LookupKey(********)");
    assert!(LookupKey::of(&[1; 31]).is_none());
    let random = LookupKey::random().unwrap();
    assert_ne!(random.bytes(), LookupKey::random().unwrap().bytes());
    assert_eq!(LookupKey::of(random.bytes()).unwrap().fingerprint("t"), random.fingerprint("t"));
}

#[test]
fn hashes_are_compared() {
    // As `sha256sum` computes it.
    let expected = "805c957dc199bc995297e8b5c9f59a6bca54411186ae35e0c17430d602859df3";
    assert_eq!(hash("secret"), expected);
    assert!(equal(&hash("secret"), &hash("secret")));
    assert!(!equal(&hash("secret"), &hash("Secret")));
    assert!(!equal("", "a"));
}

#[test]
fn random_secrets_and_ids_have_their_form() {
    let [one, two] = [(); 2].map(|()| random_secret().unwrap());
    assert_eq!(one.expose().len(), 44);
    assert!(one.expose().ends_with('='));
    assert_ne!(one.expose(), two.expose());
    for _ in 0..1000 {
        assert!((1..1 << 53).contains(&random_id().unwrap()));
    }
}
