//! `openelements fmt`.

use std::fs;

use insta::assert_snapshot;

use crate::run::{RECURLY, WRONG, directory, run_in, run_with_input};

const UNTIDY: &str = "# Ours.\nname: Zendesk   # as they write it\nkey:  zendesk\r\nfields:\n    site: {kind: string,label: Site}\n";
const TAB: &str = "key: tab\nfields:\n\tsite: {}\n";

#[test]
fn what_is_not_in_order_is_shown_and_then_written() {
    let directory = directory(&[
        ("specs/recurly.yaml", RECURLY),
        ("specs/zendesk.yaml", UNTIDY),
        ("specs/wrong.yaml", WRONG),
    ]);
    assert_snapshot!("fmt_check", run_in(directory.path(), &["fmt", "--check"]));
    let zendesk = directory.path().join("specs/zendesk.yaml");
    assert_eq!(fs::read_to_string(&zendesk).unwrap(), UNTIDY);
    assert_snapshot!("fmt_written", run_in(directory.path(), &["fmt"]));
    assert_snapshot!("fmt_again", run_in(directory.path(), &["fmt", "--check"]));
    assert_snapshot!("fmt_text", fs::read_to_string(&zendesk).unwrap());
}

#[test]
fn what_is_shown_has_no_secret() {
    let untidy = "key: acme\nname:  Acme\nfields:\n  token: {label: Token,  kind: secret, example: hunter2, default: hunter3}\n";
    let directory = directory(&[("specs/acme.yaml", untidy)]);
    assert_snapshot!("fmt_secrets", run_in(directory.path(), &["fmt", "--check"]));
    let marked = format!("\u{feff}{}", untidy.replace("  Acme", " Acme").replace(",  kind", ", kind"));
    let run = run_with_input(&["fmt", "-", "--check"], marked.as_bytes());
    assert!(run.stdout.contains("-\u{feff}key: acme\n+key: acme\n"), "{run}");
}

#[test]
fn a_file_that_cannot_be_read_is_left_as_it_is() {
    let directory = directory(&[("specs/tab.yaml", TAB), ("specs/zendesk.yaml", UNTIDY)]);
    assert_snapshot!("fmt_problems", run_in(directory.path(), &["fmt"]));
    let again = run_in(directory.path(), &["fmt"]);
    assert!(again.stdout.ends_with("2 specs, 1 in order, 1 left as it is because of problems\n"), "{again}");
    assert_eq!(fs::read_to_string(directory.path().join("specs/tab.yaml")).unwrap(), TAB);
    assert!(
        fs::read_to_string(directory.path().join("specs/zendesk.yaml")).unwrap().starts_with("# Ours.\nkey:")
    );
}

#[test]
fn standard_input_is_formatted_to_standard_output() {
    let run = run_with_input(&["fmt", "-"], UNTIDY.as_bytes());
    assert_eq!((run.code, run.stderr.as_str()), (0, ""));
    assert!(run.stdout.starts_with("# Ours.\nkey: zendesk\n"), "{run}");
    assert_eq!(run_with_input(&["fmt", "-", "--check"], UNTIDY.as_bytes()).code, 1);
    assert_eq!(run_with_input(&["fmt", "-"], TAB.as_bytes()).code, 1);
}

#[cfg(unix)]
#[test]
fn links_and_permissions_stay() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let directory = directory(&[("real/zendesk.yaml", UNTIDY), ("specs/recurly.yaml", RECURLY)]);
    let (real, link) =
        (directory.path().join("real/zendesk.yaml"), directory.path().join("specs/zendesk.yaml"));
    fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
    symlink(&real, &link).unwrap();
    assert_eq!(run_in(directory.path(), &["fmt"]).code, 0);
    assert!(link.is_symlink() && fs::read_to_string(&real).unwrap().contains("\nkey: zendesk\n"));
    assert_eq!(fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o640);
    assert_eq!(fs::read_dir(directory.path().join("real")).unwrap().count(), 1);
}
