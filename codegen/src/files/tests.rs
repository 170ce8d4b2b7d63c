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
fn a_file_in_place_of_a_directory_is_told() {
    let root = tempfile::tempdir().unwrap();
    let file = root.path().join("file");
    fs::write(&file, "").unwrap();
    let expected =
        format!("{} is a file, not a directory: move it, or choose another directory", file.display());
    let files = files(&[("a.rs", "1")]);
    for directory in [file.clone(), file.join("below/it")] {
        assert_eq!(files.persist(&directory).unwrap_err().to_string(), expected);
        assert_eq!(files.differences(&directory).unwrap_err().to_string(), expected);
    }
}

#[cfg(unix)]
#[test]
fn what_cannot_be_made_is_named() {
    let root = tempfile::tempdir().unwrap();
    let link = root.path().join("link");
    std::os::unix::fs::symlink("nowhere", &link).unwrap();
    let error = files(&[("a.rs", "1")]).persist(&link).unwrap_err();
    assert!(error.to_string().starts_with(&format!("cannot make {}", link.display())), "{error}");
}

#[test]
fn what_cannot_be_written_is_named_and_leaves_no_draft() {
    let root = tempfile::tempdir().unwrap();
    let error = files(&[("a.rs", "1"), ("no/such.rs", "1")]).persist(root.path()).unwrap_err();
    assert!(error.to_string().contains("cannot write ") && error.to_string().contains("such.rs"), "{error}");

    let directory = root.path().join("b.rs");
    fs::create_dir(&directory).unwrap();
    draft::write(&directory, "1").unwrap_err();
    assert_eq!(names(root.path()), ["a.rs", "b.rs"]);
}

#[test]
fn several_runs_can_write_into_one_directory() {
    let root = tempfile::tempdir().unwrap();
    let names_of = |range: std::ops::Range<usize>| range.map(|index| format!("{index}.rs"));
    let first: Files = names_of(0..20).map(|name| (name, format!("{MARK} 1"))).collect();
    let second: Files = names_of(10..30).map(|name| (name, format!("{MARK} 2"))).collect();
    for _ in 0..50 {
        std::thread::scope(|scope| {
            let runs = [&first, &second, &second].map(|files| scope.spawn(|| files.persist(root.path())));
            for run in runs {
                run.join().unwrap().unwrap();
            }
        });
        assert!(names(root.path()).iter().all(|name| !name.contains("draft")), "{:?}", names(root.path()));
    }
    second.persist(root.path()).unwrap();
    assert_eq!(second.differences(root.path()).unwrap(), []);
}

#[test]
fn the_draft_of_a_run_that_was_killed_is_removed_in_time() {
    let root = tempfile::tempdir().unwrap();
    let old = std::time::SystemTime::now() - std::time::Duration::from_secs(2 * 60 * 60);
    let cut = &MARK[..MARK.len() / 2];
    for (name, text, modified) in [
        ("a.rs.7-0.draft", MARK, Some(old)),
        ("b.rs.7-1.draft", cut, Some(old)),
        ("c.rs.7-2.draft", "", Some(old)),
        ("d.rs.8-0.draft", MARK, None),
        ("e.rs.7-3.draft", "// by hand", Some(old)),
        ("f.rs.mine.draft", MARK, Some(old)),
    ] {
        let mut file = fs::File::create(root.path().join(name)).unwrap();
        std::io::Write::write_all(&mut file, text.as_bytes()).unwrap();
        modified.map_or(Ok(()), |time| file.set_modified(time)).unwrap();
    }
    files(&[("a.rs", "1")]).persist(root.path()).unwrap();
    assert_eq!(names(root.path()), ["a.rs", "d.rs.8-0.draft", "e.rs.7-3.draft", "f.rs.mine.draft"]);
}
