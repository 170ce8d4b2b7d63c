//! Text as documentation: what is drafted passes the check, and importing twice gives the same.
#![no_main]

use std::collections::BTreeMap;

use libfuzzer_sys::fuzz_target;
use openelements_fuzz::checked;
use openelements_import::import;

/// Parts pages.
const SEPARATOR: char = '\u{1F}';

fuzz_target!(|text: &str| {
    let page = |(index, text): (usize, &str)| (format!("page-{index}.md"), text.to_owned());
    let pages: Vec<(String, String)> = text.splitn(3, SEPARATOR).enumerate().map(page).collect();
    let imported = import(pages.clone(), &BTreeMap::new());
    for draft in &imported.drafts {
        let told = checked(&[draft.text.as_bytes()]);
        assert!(!told.has_errors(), "{}\n{told}", draft.text);
    }
    let texts: Vec<&[u8]> = imported.drafts.iter().map(|draft| draft.text.as_bytes()).collect();
    let together = checked(&texts);
    assert!(!together.has_errors(), "{together}");
    let again = import(pages, &BTreeMap::new());
    assert_eq!(again.drafts, imported.drafts);
    assert_eq!(again.failures, imported.failures);
});
