//! Key files.

use std::fs;
use std::sync::Arc;

use super::{Place, environment, key_text, write_private};
use crate::vault::{KeyError, KeySource, Keys};

#[test]
fn a_key_file_is_created_once_and_is_private() {
    let place = Place::new();
    let id = place.keys().current().current().id().to_owned();
    assert_eq!(place.keys().current().current().id(), id);
    assert_eq!(place.files(), ["keys"]);
    let text = fs::read_to_string(place.path()).unwrap();
    let first = text.lines().next().unwrap();
    assert!(
        first.starts_with("# ") && first.ends_with("Without this file the store cannot be read."),
        "{first}"
    );
}

#[cfg(unix)]
#[test]
fn only_the_owner_can_read_a_key_file() {
    use std::os::unix::fs::PermissionsExt;

    let place = Place::new();
    let mode = || fs::metadata(place.path()).unwrap().permissions().mode() & 0o777;
    let keys = place.keys();
    assert_eq!(mode(), 0o600);
    keys.rotate().unwrap();
    assert_eq!(mode(), 0o600);
    for exposed in [0o644, 0o640, 0o602] {
        super::set_mode(&place.path(), exposed);
        let expected = format!(
            "users other than its owner can read or change the key file DIR/keys (its mode is {exposed:o}); \
             run `chmod 600 DIR/keys`"
        );
        assert_eq!(place.refusal(), expected);
    }
}

#[test]
fn what_is_no_key_file_is_refused() {
    let place = Place::new();
    fs::create_dir(place.path()).unwrap();
    let not_a_file =
        "the key file DIR/keys is not a regular file; name a file, which is created if there is none";
    assert_eq!(place.refusal(), not_a_file);
    fs::remove_dir(place.path()).unwrap();
    let long = "#".repeat(64 * 1024 + 1);
    let texts: [(&[u8], &str); 4] = [
        (b"\xff", "the key file DIR/keys is not UTF-8 text; it must have one key in base64 a line"),
        (
            long.as_bytes(),
            "the key file DIR/keys is, or would become, longer than 64 KiB; \
             remove keys that no longer open anything",
        ),
        (
            b"# nothing\n\n",
            "cannot use the key file DIR/keys: there is no key; `openssl rand -base64 32` makes one",
        ),
        (
            b"hunter2",
            "cannot use the key file DIR/keys: key 1 is not 32 bytes in base64; \
             `openssl rand -base64 32` makes such a key",
        ),
    ];
    for (text, expected) in texts {
        write_private(&place.path(), text);
        assert_eq!(place.refusal(), expected);
        assert_eq!(fs::read(place.path()).unwrap(), text, "it is not overwritten");
    }
}

#[test]
fn a_directory_that_is_not_there_is_told() {
    let place = Place::new();
    let source = KeySource::File(place.path().join("none"));
    let error = Keys::open(source).unwrap_err();
    assert!(matches!(error, KeyError::Create { .. }), "{error}");
}

#[test]
fn processes_that_start_at_once_have_the_same_key() {
    for _ in 0..20 {
        let place = Place::new();
        let ids: Vec<String> = std::thread::scope(|scope| {
            let open = || place.keys().current().current().id().to_owned();
            let threads: Vec<_> = (0..4).map(|_| scope.spawn(open)).collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).collect()
        });
        assert!(ids.windows(2).all(|pair| pair[0] == pair[1]), "{ids:?}");
        assert_eq!(place.files(), ["keys"]);
    }
}

#[test]
fn a_rotation_puts_a_key_before_the_others_and_keeps_comments() {
    let place = Place::new();
    let text = format!("# of 2024\n{}\n# of 2023\n{}\n", key_text(1), key_text(2));
    write_private(&place.path(), &text);
    let keys = place.keys();
    let before = keys.current();
    for rotations in 1..=2 {
        let after = keys.rotate().unwrap();
        assert!(before.find(after.current().id()).is_none(), "it is new");
        assert!(after.find(before.current().id()).is_some(), "the one of before still opens");
        let rotated = fs::read_to_string(place.path()).unwrap();
        assert!(rotated.ends_with(&text), "{rotations}");
        assert_eq!(rotated.lines().count(), 3 + rotations + 4);
    }
    assert_eq!(place.files(), ["keys"]);
}

#[test]
fn rotations_at_once_lose_no_key() {
    let place = Place::new();
    let first = place.keys();
    let rotate =
        || Keys::open(place.source()).unwrap().rotate().ok().map(|ring| ring.current().id().to_owned());
    let ids: Vec<Option<String>> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..8).map(|_| scope.spawn(rotate)).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert!(ids.iter().flatten().count() > 0);
    assert!(ids.iter().flatten().all(|id| first.current().find(id).is_some()), "{ids:?}");
}

#[test]
fn an_interrupted_rotation_is_told() {
    let place = Place::new();
    let keys = place.keys();
    fs::write(place.directory.path().join(".keys.next"), "").unwrap();
    let error = keys.rotate().unwrap_err();
    assert!(matches!(error, KeyError::RotationUnderWay { .. }), "{error}");
    assert!(error.to_string().contains("/.keys.next and try again"), "{error}");
}

#[cfg(unix)]
#[test]
fn a_rotation_keeps_a_symbolic_link() {
    let place = Place::new();
    let target = place.directory.path().join("target");
    write_private(&target, key_text(1));
    std::os::unix::fs::symlink(&target, place.path()).unwrap();
    let id = place.keys().rotate().unwrap().current().id().to_owned();
    assert!(fs::symlink_metadata(place.path()).unwrap().is_symlink());
    assert_eq!(place.keys().current().current().id(), id);
}

#[test]
fn a_running_process_sees_the_rotation_of_another() {
    let place = Place::new();
    let running = place.keys();
    for _ in 0..3 {
        let id = place.keys().rotate().unwrap().current().id().to_owned();
        assert_eq!(running.current().current().id(), id);
    }
}

#[test]
fn a_running_process_keeps_its_keys_while_the_file_cannot_be_used() {
    let place = Place::new();
    let running = place.keys();
    let id = running.current().current().id().to_owned();
    let text = fs::read(place.path()).unwrap();
    write_private(&place.path(), "no key");
    assert_eq!(running.current().current().id(), id);
    fs::remove_file(place.path()).unwrap();
    assert_eq!(running.current().current().id(), id);
    write_private(&place.path(), text);
    let rotated = place.keys().rotate().unwrap();
    assert_eq!(running.current().current().id(), rotated.current().id());
}

#[test]
fn the_environment_is_rotated_by_those_who_set_it() {
    let keys = Keys::open(environment(&key_text(1))).unwrap();
    assert_eq!(
        keys.rotate().unwrap_err().to_string(),
        "cannot put a new key into the environment variable OPENELEMENTS_KEYS; put one before the key that is \
         there, separated by a comma (`openssl rand -base64 32` makes one), and run the command again with it"
    );
    let keys = Keys::open(environment(&format!("{},{}", key_text(2), key_text(1)))).unwrap();
    assert!(Arc::ptr_eq(&keys.rotate().unwrap(), &keys.current()));
}
