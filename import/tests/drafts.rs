//! Drafts of pages and exports that have the shapes of real ones.

#![allow(clippy::unwrap_used, reason = "a test that cannot run has failed")]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use insta::assert_snapshot;
use openelements_codegen::{Source, check};
use openelements_import::{Import, import};

/// Imports fixtures, without identifiers that others have.
fn import_fixtures(names: &[&str]) -> Import {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let read = |name: &&str| ((*name).to_owned(), std::fs::read_to_string(directory.join(name)).unwrap());
    import(names.iter().map(read).collect(), &BTreeMap::new())
}

/// Drafts with their reports.
fn shown(import: &Import) -> String {
    let mut shown = String::new();
    for draft in &import.drafts {
        assert!(check(vec![Source::new("draft.yaml", draft.text.clone())]).is_empty(), "{}", draft.text);
        let in_order = openelements_authoring::format("draft.yaml", draft.text.as_bytes());
        assert_eq!(in_order.ok().as_ref(), Some(&draft.text));
        write!(shown, "--- {}\n{}", draft.key, draft.text).unwrap();
        draft.notes.iter().for_each(|note| writeln!(shown, "# {note}").unwrap());
    }
    for failure in &import.failures {
        writeln!(shown, "--- {}: {}", failure.path, failure.reason).unwrap();
    }
    shown
}

#[test]
fn a_page_with_parameters_and_a_response() {
    assert_snapshot!(shown(&import_fixtures(&["ledgerly.md"])));
}

#[test]
fn two_pages_about_one_element_become_one_draft() {
    assert_snapshot!(shown(&import_fixtures(&["ledgerly.md", "ledgerly-events.md"])));
}

#[test]
fn events_alone_make_nothing_of_events_required() {
    assert_snapshot!(shown(&import_fixtures(&["ledgerly-events.md"])));
}

#[test]
fn a_broken_page_is_mended() {
    assert_snapshot!(shown(&import_fixtures(&["parcels.md"])));
}

#[test]
fn alternatives_and_another_element_on_one_page() {
    assert_snapshot!(shown(&import_fixtures(&["either.md"])));
}

#[test]
fn an_export() {
    assert_snapshot!(shown(&import_fixtures(&["warehouse.json"])));
}

#[test]
fn both_forms_of_an_export_give_one_draft() {
    let wrapped = import_fixtures(&["warehouse.json"]);
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let text = std::fs::read_to_string(directory.join("warehouse.json")).unwrap();
    let mut export: serde_json::Value = serde_json::from_str(&text).unwrap();
    let mut flat = export["element"].take();
    for member in ["configuration", "parameters", "resources", "hooks"] {
        flat[member] = export[member].take();
    }
    let flat = import(vec![("warehouse.json".to_owned(), flat.to_string())], &BTreeMap::new());
    assert_eq!(flat.drafts[0].text, wrapped.drafts[0].text);
}

#[test]
fn values_that_look_like_credentials_are_nowhere() {
    let import = import_fixtures(&["ledgerly.md", "parcels.md", "warehouse.json"]);
    let shown = shown(&import);
    for secret in ["b6edb717088721be", "4ZaE-QJBqILB", "xoxp-99845548065", "hunter2hunter2"] {
        assert!(!shown.contains(secret), "{secret} is in\n{shown}");
    }
}

#[test]
fn nothing_in_a_page_is_lost_in_silence() {
    let shown = shown(&import_fixtures(&["ledgerly.md"]));
    for name in
        ["colour", "paginator", "ledgerly.version", "ledgerly.session.id", "signing.secret", "page.limit"]
    {
        assert!(shown.contains(name), "{name} is not in\n{shown}");
    }
}

#[test]
fn what_is_of_no_use_is_told_with_its_reason() {
    let documents = [
        ("empty.md", ""),
        ("blank.md", "  \n\n"),
        ("prose.md", "# A page\n\nWithout any example.\n"),
        ("headers.md", "```bash\nAuthorization: User <SECRET>\n```\n"),
        ("grant.md", "```json\n{\"oauthUrl\": \"https://a.example\", \"element\": \"a\"}\n```\n"),
        ("other.json", "{\"swagger\": \"2.0\"}"),
        ("text.json", "not JSON"),
    ];
    let documents = documents.map(|(path, text)| (path.to_owned(), text.to_owned()));
    assert_snapshot!(shown(&import(documents.into(), &BTreeMap::new())));
}

#[test]
fn an_id_that_another_element_has_is_left_out() {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/warehouse.json");
    let text = std::fs::read_to_string(directory).unwrap();
    let import =
        import(vec![("warehouse.json".to_owned(), text)], &BTreeMap::from([(9300, "shop".to_owned())]));
    let [draft] = import.drafts.as_slice() else { panic!("one draft: {import:?}") };
    assert!(!draft.text.contains("9300"), "{}", draft.text);
    assert!(draft.notes.iter().any(|note| note.text.contains("`shop`")), "{:?}", draft.notes);
}
