use super::*;

fn files(texts: &[(&str, &str)]) -> Files {
    let marked =
        texts.iter().map(|(path, text)| ((*path).to_owned(), format!("{MARK} from a.yaml.\n{text}")));
    marked.collect()
}

fn names(directory: &Path) -> Vec<String> {
    let entries = fs::read_dir(directory).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_directory_is_made_and_filled() {
    let root = tempfile::tempdir().unwrap();
    let directory = root.path().join("a/b");
    let files = files(&[("mod.rs", "1"), ("a.rs", "2")]);
    files.persist(&directory).unwrap();
    assert_eq!(names(&directory), ["a.rs", "mod.rs"]);
    assert_eq!(files.differences(&directory).unwrap(), []);
}

#[test]
fn differences_are_told_and_mended() {
    let root = tempfile::tempdir().unwrap();
    files(&[("a.rs", "1"), ("b.rs", "1"), ("c.rs", "1")]).persist(root.path()).unwrap();
    let next = files(&[("a.rs", "1"), ("b.rs", "2"), ("d.rs", "1")]);
    let differences = next.differences(root.path()).unwrap();
    let shown: Vec<String> = differences.iter().map(ToString::to_string).collect();
    let path = |name: &str| root.path().join(name).display().to_string();
    let expected = [
        format!("{} differs", path("b.rs")),
        format!("{} is no longer generated", path("c.rs")),
        format!("{} is missing", path("d.rs")),
    ];
    assert_eq!(shown, expected);
    next.persist(root.path()).unwrap();
    assert_eq!(names(root.path()), ["a.rs", "b.rs", "d.rs"]);
    assert_eq!(next.differences(root.path()).unwrap(), []);
}

#[test]
fn a_file_that_stays_the_same_is_not_touched() {
    let root = tempfile::tempdir().unwrap();
    let files = files(&[("a.rs", "1")]);
    files.persist(root.path()).unwrap();
    let old = std::time::SystemTime::UNIX_EPOCH;
    let handle = fs::File::options().write(true).open(root.path().join("a.rs")).unwrap();
    handle.set_modified(old).unwrap();
    files.persist(root.path()).unwrap();
    assert_eq!(fs::metadata(root.path().join("a.rs")).unwrap().modified().unwrap(), old);
}

#[test]
fn files_that_are_not_generated_are_left_alone() {
    let root = tempfile::tempdir().unwrap();
    fs::write(root.path().join("mine.rs"), "// by hand").unwrap();
    fs::write(root.path().join("notes.txt"), MARK).unwrap();
    fs::write(root.path().join("bytes.rs"), [0xFF]).unwrap();
    files(&[("a.rs", "1")]).persist(root.path()).unwrap();
    clear(root.path()).unwrap();
    assert_eq!(names(root.path()), ["bytes.rs", "mine.rs", "notes.txt"]);
}

#[test]
fn a_file_of_the_same_name_that_is_not_generated_is_not_replaced() {
    let root = tempfile::tempdir().unwrap();
    let mine = root.path().join("mod.rs");
    fs::write(&mine, "// by hand").unwrap();
    let error = files(&[("a.rs", "1"), ("mod.rs", "1")]).persist(root.path()).unwrap_err();
    assert!(error.to_string().contains("mod.rs is not generated"), "{error}");
    assert_eq!(names(root.path()), ["mod.rs"]);
    assert_eq!(fs::read_to_string(mine).unwrap(), "// by hand");
}

#[test]
fn what_cannot_be_written_is_named() {
    let root = tempfile::tempdir().unwrap();
    let file = root.path().join("file");
    fs::write(&file, "").unwrap();
    let error = files(&[("a.rs", "1")]).persist(&file.join("below")).unwrap_err();
    assert!(error.to_string().starts_with("cannot make "), "{error}");
    assert!(error.to_string().contains("below"), "{error}");
}
