use std::fs;
use std::path::Path;

use super::{Position, SIZE_LIMIT, Source, Unreadable, line_column, read_directory};

fn position(line: usize, column: usize) -> Position {
    Position { line, column }
}

#[test]
fn columns_count_characters() {
    assert_eq!(line_column("", 0), position(1, 1));
    assert_eq!(line_column("é\r\nab", 2), position(1, 2));
    assert_eq!(line_column("é\r\nab", 5), position(2, 2));
    assert_eq!(line_column("é", 1), position(1, 1), "inside a character");
    assert_eq!(line_column("a\n", 99), position(2, 1), "past the end");
}

#[test]
fn a_byte_order_mark_is_dropped() {
    let source = Source::new("a.yaml", b"\xEF\xBB\xBFkey: x".to_vec());
    assert_eq!(source.text(), Ok("key: x"));
}

#[test]
fn the_first_byte_that_is_not_utf8_is_named() {
    let source = Source::new("a.yaml", b"a: \xC3\xA9\nb: \xFF".to_vec());
    assert_eq!(source.text(), Err(&Unreadable::NotUtf8(position(2, 4))));
}

#[test]
fn paths_are_shown_with_slashes() {
    let shown = if cfg!(windows) { "specs/a.yaml" } else { "specs\\a.yaml" };
    assert_eq!(Source::new("specs\\a.yaml", "").path(), shown);
}

#[cfg(target_os = "linux")]
#[test]
fn files_that_are_shown_alike_are_told_apart() {
    use std::os::unix::ffi::OsStrExt as _;

    let directory = tempfile::tempdir().unwrap();
    let files =
        [b"\xFE.yaml", b"\xFF.yaml"].map(|name| directory.path().join(std::ffi::OsStr::from_bytes(name)));
    for file in &files {
        fs::write(file, "key: x").unwrap();
    }
    let sources = read_directory(directory.path()).unwrap();
    assert_eq!(sources[0].path(), sources[1].path());
    assert_eq!(sources.iter().filter_map(Source::file).collect::<Vec<_>>(), files);
    assert_eq!(Source::new("a.yaml", "").file(), None);
}

#[test]
fn only_specs_directly_inside_are_read() {
    let directory = tempfile::tempdir().unwrap();
    for name in ["b.yml", "a.yaml", "C.YAML", ".hidden.yaml", ".yaml", "notes.md"] {
        fs::write(directory.path().join(name), "key: x").unwrap();
    }
    fs::create_dir(directory.path().join("nested.yaml")).unwrap();
    let sources = read_directory(directory.path()).unwrap();
    let names: Vec<_> = sources.iter().filter_map(|source| source.path().rsplit('/').next()).collect();
    assert_eq!(names, ["C.YAML", "a.yaml", "b.yml"]);
    assert_eq!(sources[0].text(), Ok("key: x"));
}

#[test]
fn a_missing_directory_is_named() {
    let error = read_directory(Path::new("no/such")).unwrap_err().to_string();
    assert!(error.starts_with("cannot read the spec directory `no/such`: "), "{error}");
    assert!(error.contains("create it"), "{error}");
}

#[test]
fn a_directory_that_is_there_is_not_to_be_created() {
    let file = tempfile::NamedTempFile::new().unwrap();
    let error = read_directory(file.path()).unwrap_err().to_string();
    assert!(error.ends_with("; name the directory which has the `*.yaml` specs"), "{error}");
}

#[test]
fn a_large_file_is_not_loaded() {
    let directory = tempfile::tempdir().unwrap();
    let file = fs::File::create(directory.path().join("a.yaml")).unwrap();
    file.set_len(SIZE_LIMIT + 1).unwrap();
    let sources = read_directory(directory.path()).unwrap();
    assert_eq!(sources[0].text(), Err(&Unreadable::TooLarge));
    file.set_len(SIZE_LIMIT).unwrap();
    let sources = read_directory(directory.path()).unwrap();
    assert!(sources[0].text().is_ok());
}

#[cfg(unix)]
#[test]
fn a_dangling_link_is_kept_for_the_diagnostics() {
    let directory = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink("nowhere", directory.path().join("a.yaml")).unwrap();
    let sources = read_directory(directory.path()).unwrap();
    assert!(matches!(sources[0].text(), Err(Unreadable::Io(reason)) if reason.contains("a link to")));
}
