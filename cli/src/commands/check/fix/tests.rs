use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use openelements_codegen::{Code, Levels, Options, generate, lint, read_directory};
use proptest::prelude::*;
use tempfile::TempDir;

use super::{BYTE_ORDER_MARK, Mended, Source, apply, better, write};

/// A spec without problems.
const SEED: &str = "\
# Kept.
key: acme
id: 451 # kept
name: Acme
description: Invoices and customers.
authentication: 'apiKey'
beta: true
\"defaults\": {base.url: \"https://{site}.example.com\", pagination.max: 100}
fields:
  site: {label: Subdomain, pattern: \"^[a-z]+$\"}
  tenant:
    label: Kundennummer für Müller
    kind: string
    required: false
    description: The number of the customer.
    alias: [tenant.id]
";

/// Mistakes in it of which it is certain what was meant.
const SLIPS: [(&str, &str); 12] = [
    ("id: 451", "id: \"451\""),
    ("description: Inv", "descripton: Inv"),
    ("apiKey", "api-key"),
    ("beta: true", "Beta: 'true'"),
    ("pagination.max", "pagination_max"),
    ("defaults", "default"),
    ("fields:", "feilds:"),
    ("label: Subdomain", "lable: Subdomain"),
    (", pattern", ", required: true, pattern"),
    ("label: Kunden", "LABEL: Kunden"),
    ("kind: string", "kind: strin"),
    ("    alias", "    alais"),
];

/// Mistakes of which it is not.
const ERRORS: [(&str, &str); 6] = [
    ("name: Acme\n", ""),
    ("{site}", "{sites}"),
    ("^[a-z]+$", "^[a-z+$"),
    ("required: false", "required: no"),
    ("kind: str", "kind: test\n    hint: str"),
    ("beta", "beta_flag: true\nbeta"),
];

fn check(sources: Vec<Source>) -> super::Diagnostics {
    lint(sources, &Levels::default())
}

fn source(text: &str) -> Source {
    Source::new("acme.yaml", text)
}

fn mended(text: &str) -> String {
    better(&source(text), &check).0
}

fn damaged<'m>(text: &str, mistakes: impl IntoIterator<Item = &'m (&'m str, &'m str)>) -> String {
    mistakes.into_iter().fold(text.to_owned(), |text, (right, wrong)| text.replacen(right, wrong, 1))
}

/// The codes of the errors in a text.
fn codes(text: &str) -> Vec<Code> {
    let problems = check(vec![source(text)]);
    problems.iter().map(|problem| problem.code).filter(|code| !code.is_lint()).collect()
}

fn some_of<const N: usize>(
    mistakes: [(&'static str, &'static str); N],
) -> impl Strategy<Value = Vec<(&'static str, &'static str)>> {
    proptest::sample::subsequence(mistakes.to_vec(), 0..=N)
}

fn config() -> ProptestConfig {
    ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() }
}

#[test]
fn there_is_nothing_to_mend_where_nothing_is_wrong() {
    assert!(check(vec![source(SEED)]).is_empty(), "{}", check(vec![source(SEED)]));
    for mistake in SLIPS.iter().chain(&ERRORS) {
        assert!(!check(vec![source(&damaged(SEED, [mistake]))]).is_empty(), "{mistake:?}");
    }
}

#[test]
fn each_slip_is_mended_and_no_other_mistake() {
    for slip in &SLIPS {
        assert_eq!(mended(&damaged(SEED, [slip])), SEED, "{slip:?}");
    }
    for error in &ERRORS {
        let text = damaged(SEED, [error]);
        assert_eq!(mended(&text), text, "{error:?}");
    }
}

#[test]
fn a_needless_member_goes_if_it_stands_apart() {
    let head = "key: acme\nname: Acme\ndescription: Invoices.\nfields:\n";
    let fields = [
        ("  site:\n    label: Site\n    required: true\n", "  site:\n    label: Site\n"),
        ("  site:\n    required: true\r\n    label: Site\n", "  site:\n    label: Site\n"),
        ("  site:\n    label: Site\n    required: true", "  site:\n    label: Site\n"),
        ("  site: {label: Site , required : true}\n", "  site: {label: Site }\n"),
        ("  site: {label: Site,\n    required: true\n  }\n", "  site: {label: Site,\n  }\n"),
    ];
    for (needless, expected) in fields {
        assert_eq!(mended(&format!("{head}{needless}")), format!("{head}{expected}"), "{needless}");
    }
    let kept = [
        "  site:\n    label: Site\n    required: true # the vendor says so\n",
        "  site: {required: true, label: Site}\n",
        "  site: {label: Site,\n    required: true}\n",
        "  site: {label: Site, \"required\": true}\n",
        "  site:\n    label: Site\n    required:\n      true\n",
        "  site: {label: Site\n    , required: true, # the vendor says so\n    hidden: false\n    , required: true}\n",
    ];
    for needed in kept {
        assert_eq!(mended(&format!("{head}{needed}")), format!("{head}{needed}"), "{needed}");
    }
}

#[test]
fn the_last_error_is_mended_though_lints_follow() {
    let text = "key: acme\nname: Acme\nfeilds: {site: {label: Site, pattern: a}, other: {label: Other, pattern: b}}\n";
    let mut deny = Levels::default();
    assert!(deny.set("L0401", openelements_codegen::Level::Deny).is_ok());
    for levels in [Levels::default(), deny] {
        let (mended, count) = better(&source(text), &|sources| lint(sources, &levels));
        assert_eq!((mended.as_str(), count), (text.replace("feilds", "fields").as_str(), 1));
    }
}

/// What of real specs is easily misspelt, and certain to be mended.
const MISSPELLINGS: [(&str, &str); 24] = [
    ("\nname:", "\nNAME:"),
    ("\ndescription:", "\ndescripton:"),
    ("\nauthentication:", "\nauthentcation:"),
    ("\nfields:", "\nfeilds:"),
    ("\ndefaults:", "\ndefualts:"),
    ("\nresources:", "\nresource:"),
    ("\nparameters:", "\nparametres:"),
    ("\nwithout:", "\nwithuot:"),
    ("\nbeta: true", "\nbeta: 'true'"),
    ("\nid: ", "\nID: "),
    ("authentication: oauth2", "authentication: OAuth-2"),
    ("authentication: basic", "authentication: BASIC"),
    ("{label:", "{lable:"),
    ("    label:", "    Label:"),
    (" description:", " desciption:"),
    ("required: false", "required: \"false\""),
    ("kind: secret", "kind: secert"),
    ("kind: boolean", "kind: Boolean"),
    (" sends:", " Sends:"),
    (" alias:", " alais:"),
    (" example:", " exmaple:"),
    (" pattern:", " patern:"),
    ("pagination.max:", "pagination_max:"),
    ("event.notification.enabled:", "event.notification.enable:"),
];

#[test]
fn a_mended_spec_of_the_catalogue_generates_what_it_did() {
    let sources = read_directory(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs")).unwrap_or_default();
    assert!(sources.len() > 100);
    let mut unused: BTreeSet<&str> = MISSPELLINGS.iter().map(|(right, _)| *right).collect();
    for source in sources {
        let text = source.content().unwrap_or_default();
        let mended = mended(&damaged(text, &MISSPELLINGS));
        let generated = |text: &str| generate(vec![self::source(text)], &Options::default());
        let (before, after) = (generated(text), generated(&mended));
        assert!(
            matches!((before, after), (Ok(before), Ok(after)) if before == after),
            "{}:\n{mended}",
            source.path()
        );
        unused.retain(|right| !text.contains(right));
    }
    assert!(unused.is_empty(), "no spec has {unused:?}");
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn what_is_certain_is_all_mended(slips in some_of(SLIPS)) {
        prop_assert_eq!(mended(&damaged(SEED, &slips)), SEED);
    }

    #[test]
    fn nothing_gets_worse(slips in some_of(SLIPS), errors in some_of(ERRORS)) {
        let wrong = damaged(SEED, &errors);
        let text = damaged(&wrong, &slips);
        let better = mended(&text);
        let (before, after) = (codes(&text), codes(&better));
        let known: BTreeSet<Code> = before.iter().copied().chain(codes(&wrong)).collect();
        prop_assert!(after.len() <= before.len() && after.iter().all(|code| known.contains(code)), "{}", text);
        prop_assert_eq!(mended(&better), better);
    }
}

/// A directory with a file of a text.
fn file(text: &str) -> (TempDir, std::path::PathBuf) {
    let directory = TempDir::new().unwrap_or_else(|error| unreachable!("{error}"));
    let file = directory.path().join("acme.yaml");
    assert!(fs::write(&file, text).is_ok());
    (directory, file)
}

fn read(file: &std::path::Path) -> String {
    fs::read_to_string(file).unwrap_or_default()
}

#[test]
fn a_file_that_has_changed_since_it_was_read_is_left_alone() {
    let (directory, file) = file(SEED);
    let source = Source::read(&file);
    assert!(fs::write(&file, "key: other\n").is_ok());
    let refused = write(&file, &source, "key: acme\n").map_err(|error| error.to_string());
    assert_eq!(refused, Err("it was changed meanwhile".to_owned()));
    assert_eq!(read(&file), "key: other\n");
    assert_eq!(fs::read_dir(&directory).map(Iterator::count).ok(), Some(1));
}

#[test]
fn a_byte_order_mark_stays() {
    let (_directory, file) = file(&format!("{BYTE_ORDER_MARK}key: acme\n"));
    assert!(write(&file, &Source::read(&file), "key: other\n").is_ok());
    assert_eq!(read(&file), format!("{BYTE_ORDER_MARK}key: other\n"));
}

#[test]
fn files_that_can_be_mended_are_mended_beside_one_that_cannot() {
    let wrong = damaged(SEED, &SLIPS);
    let ((_first, refused), (_second, changed)) = (file(&wrong), file(&wrong));
    let set_readonly = |is| {
        let permissions = fs::metadata(&refused).map(|metadata| metadata.permissions());
        permissions.and_then(|mut permissions| {
            permissions.set_readonly(is);
            fs::set_permissions(&refused, permissions)
        })
    };
    assert!(set_readonly(true).is_ok());
    let Mended { sources, told, failed } =
        apply(vec![Source::read(&refused), Source::read(&changed)], &check);
    assert!(failed && told.contains("acme.yaml`: it is read-only\n"), "{told}");
    assert!(told.contains("acme.yaml: 13 problems fixed\n"), "{told}");
    assert_eq!((read(&refused), read(&changed)), (wrong, SEED.to_owned()));
    assert_eq!(sources.len(), 2);
    assert!(set_readonly(false).is_ok());
}

#[cfg(unix)]
#[test]
fn a_link_stays_one() {
    let (directory, file) = file(&damaged(SEED, &SLIPS));
    let link = directory.path().join("link.yaml");
    assert!(std::os::unix::fs::symlink(&file, &link).is_ok());
    assert!(!apply(vec![Source::read(&link)], &check).failed);
    assert!(fs::symlink_metadata(&link).is_ok_and(|metadata| metadata.is_symlink()));
    assert_eq!(read(&file), SEED);
}

#[test]
fn two_names_do_not_become_one() {
    let text = SEED.replace("label: Subdomain", "lable: Subdomain, labell: Site");
    let (mended, count) = better(&source(&text), &check);
    assert_eq!(count, 1);
    assert!(mended.contains("label: Subdomain, labell: Site"), "{mended}");
}
