//! `openelements import`.

use std::fs;
use std::path::Path;

use insta::assert_snapshot;

use crate::run::{directory, run_in};

/// A page about one element.
const ACME: &str = "\
# Connect Acme

```json
{
  \"element\": {\"key\": \"acme\"},
  \"configuration\": {\"site\": \"<INSERT_ACME_SITE>\", \"username\": \"<NAME>\", \"password\": \"<PASSWORD>\",},
  \"name\": \"Test\"
}
```

```json
{
  \"token\": \"abc=\",
  \"element\": {\"id\": 41, \"name\": \"Acme\", \"key\": \"acme\", \"description\": \"Sells anvils.\", \"authentication\": {\"type\": \"basic\"}, \"colour\": \"red\"},
  \"configuration\": {
    \"base.url\": \"https://{site}.acme.example\", \"site\": \"SITE\", \"username\": \"NAME\", \"password\": \"********\"
  }
}
```
";

/// A page without anything.
const PROSE: &str = "# A page\n\nThat says nothing.\n";

#[test]
fn a_page_becomes_a_spec_that_passes() {
    let directory = directory(&[("acme.md", ACME)]);
    let run = run_in(directory.path(), &["import", "acme.md"]);
    assert_snapshot!("written", run);
    assert_snapshot!("draft", fs::read_to_string(directory.path().join("specs/acme.yaml")).unwrap());
    assert_eq!(run_in(directory.path(), &["check"]).stdout, "1 spec, no problems\n");
}

#[test]
fn a_draft_provisions_what_its_page_documents() {
    let request = "{\"element\": {\"key\": \"acme\"}, \"name\": \"Test\", \"configuration\": \
                   {\"site\": \"a\", \"username\": \"b\", \"password\": \"c\"}}";
    let directory = directory(&[("acme.md", ACME), ("request.json", request)]);
    run_in(directory.path(), &["import", "acme.md", "--out", "drafts"]);
    let run = run_in(directory.path(), &["provision", "request.json", "--specs", "drafts"]);
    assert_eq!(run.code, 0, "{run}");
}

#[test]
fn a_directory_is_its_pages_and_exports() {
    let export = ACME.replace("acme", "zeta").replace("41", "42");
    let files = [("docs/a.md", ACME), ("docs/z.md", &export), ("docs/notes.txt", "nothing")];
    let directory = directory(&files);
    let run = run_in(directory.path(), &["import", "docs", "--out", "drafts"]);
    assert_eq!(run.code, 0, "{run}");
    assert!(run.stderr.ends_with("2 drafts written of 2 elements, no problems\n"), "{run}");
    assert!(directory.path().join("drafts/zeta.yaml").exists());
}

#[test]
fn standard_output_takes_drafts_too() {
    let directory = directory(&[("acme.md", ACME)]);
    let run = run_in(directory.path(), &["import", "acme.md", "--out", "-"]);
    assert_eq!(run.code, 0, "{run}");
    assert!(run.stdout.starts_with("key: acme\n"), "{run}");
    assert!(!directory.path().join("specs").exists() && !directory.path().join("-").exists());
}

#[test]
fn a_spec_that_is_there_is_replaced_by_force_only() {
    let directory = directory(&[("acme.md", ACME), ("specs/acme.yaml", "key: acme\nname: Mine\n")]);
    let spec = directory.path().join("specs/acme.yaml");
    let run = run_in(directory.path(), &["import", "acme.md"]);
    assert_snapshot!("refused", run);
    assert_eq!(fs::read_to_string(&spec).unwrap(), "key: acme\nname: Mine\n");
    assert_eq!(run_in(directory.path(), &["import", "acme.md", "--force"]).code, 0);
    assert!(fs::read_to_string(&spec).unwrap().contains("name: Acme"));
}

#[test]
fn an_id_that_a_spec_has_is_left_out() {
    let directory =
        directory(&[("acme.md", ACME), ("specs/first.yaml", "key: first\nid: 41\nname: First\n")]);
    let run = run_in(directory.path(), &["import", "acme.md"]);
    assert!(run.code == 0 && run.stderr.contains("the id 41, which `first` has"), "{run}");
    assert_eq!(run_in(directory.path(), &["check"]).code, 0);
}

#[test]
fn a_file_of_no_use_does_not_stop_the_others() {
    let directory = directory(&[("acme.md", ACME), ("prose.md", PROSE), ("empty.json", "")]);
    let run = run_in(directory.path(), &["import", "prose.md", "missing.md", "empty.json", "acme.md"]);
    assert_snapshot!("unusable", run);
    assert!(directory.path().join("specs/acme.yaml").exists());
}

#[test]
fn a_directory_without_documents_is_a_mistake() {
    let directory = directory(&[("docs/notes.txt", "nothing")]);
    assert_snapshot!("no_documents", run_in(directory.path(), &["import", "docs"]));
}

/// What the README says, and what it says comes of it.
#[test]
fn the_page_among_the_examples_is_imported_as_the_readme_says() {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let readme = fs::read_to_string(repository.join("README.md")).unwrap();
    let said = readme.split("import examples/recurly.md --out drafts\n").nth(1).unwrap();
    let said = said.split("$ ").next().unwrap();
    let drafts = directory(&[]);
    let out = drafts.path().join("drafts");
    let out = out.to_str().unwrap();
    let imported = run_in(&repository, &["import", "examples/recurly.md", "--out", out]);
    assert_eq!(imported.stderr.replace(out, "drafts"), said);
    let provisioned = run_in(&repository, &["provision", "examples/recurly.json", "--specs", out]);
    let instance: serde_json::Value = serde_json::from_str(&provisioned.stdout).unwrap();
    assert_eq!(instance["configuration"]["base.url"], "https://{site}.recurly.com/v2");
}

#[test]
fn a_key_that_another_spec_has_is_refused() {
    let directory = directory(&[("acme.md", ACME), ("specs/mine.yml", "key: acme\nname: Mine\n")]);
    let run = run_in(directory.path(), &["import", "acme.md"]);
    assert!(run.stderr.contains("`specs/mine.yml` has the key `acme` already"), "{run}");
    assert!(!directory.path().join("specs/acme.yaml").exists());
    assert_eq!(run.code, 1);
}

#[test]
fn drafts_are_written_into_directories_alone() {
    let directory = directory(&[("acme.md", ACME), ("specs", "a file")]);
    let run = run_in(directory.path(), &["import", "acme.md"]);
    assert!(run.stderr.contains("`specs` is not a directory"), "{run}");
}

#[cfg(unix)]
#[test]
fn a_link_is_replaced_and_what_it_leads_to_stays() {
    let directory = directory(&[("acme.md", ACME), ("precious", "precious"), ("specs/keep", "")]);
    std::os::unix::fs::symlink("../precious", directory.path().join("specs/acme.yaml")).unwrap();
    let run = run_in(directory.path(), &["import", "acme.md", "--force"]);
    assert_eq!(run.code, 0, "{run}");
    assert_eq!(fs::read_to_string(directory.path().join("precious")).unwrap(), "precious");
    assert!(fs::read_to_string(directory.path().join("specs/acme.yaml")).unwrap().starts_with("key: acme"));
}

#[cfg(unix)]
#[test]
fn what_has_no_end_is_too_large() {
    let directory = directory(&[]);
    let run = run_in(directory.path(), &["import", "/dev/zero"]);
    assert!(run.stderr.contains("it is too large"), "{run}");
}

#[test]
fn no_document_writes_a_line_of_the_report() {
    let page = ACME.replace("\"colour\": \"red\"", "\"col\\nour\u{202e}\": \"red\"");
    let directory = directory(&[("acme.md", &page)]);
    let run = run_in(directory.path(), &["import", "acme.md"]);
    assert!(!run.stderr.contains('\u{202e}'), "{run}");
    let is_known =
        |line: &str| line.starts_with(' ') || line.starts_with("acme: ") || line.starts_with("1 draft");
    assert!(run.stderr.lines().all(is_known), "{run}");
}
