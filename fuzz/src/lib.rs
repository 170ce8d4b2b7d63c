//! What holds of diagnostics, whatever they are about: shared by the targets.

use openelements_codegen::{Diagnostic, Diagnostics, Label, Levels, Position, Source, lint};

/// What checking these files says, once it is found to be sound.
///
/// # Panics
/// Where a diagnostic is about nothing that is there, or cannot be shown.
#[must_use]
pub fn checked(files: &[&[u8]]) -> Diagnostics {
    let diagnostics = lint(sources(files), &Levels::default());
    for diagnostic in &diagnostics {
        assert_sound(diagnostic, files);
    }
    assert_shown(&diagnostics);
    diagnostics
}

/// The files under the names that the functions here know them by.
#[must_use]
pub fn sources(files: &[&[u8]]) -> Vec<Source> {
    let named = files.iter().enumerate();
    named.map(|(index, file)| Source::new(format!("specs/{index}.yaml"), *file)).collect()
}

fn assert_sound(diagnostic: &Diagnostic, files: &[&[u8]]) {
    assert_ne!(diagnostic.code.as_str(), "E0901", "{diagnostic:?}");
    assert!(!diagnostic.message.is_empty() && !diagnostic.message.contains('\n'), "{diagnostic:?}");
    for label in diagnostic.primary.iter().chain(&diagnostic.secondary) {
        let text = text(files, label);
        assert!(
            text.get(label.span.clone()).is_some(),
            "{label:?} is outside of the text, or within a character"
        );
    }
    if let (Some(label), Some(position)) = (&diagnostic.primary, diagnostic.position) {
        assert_eq!(position, line_and_column(text(files, label), label.span.start), "{diagnostic:?}");
    }
}

/// The text that a label is about; none of the standard is ever wrong.
fn text<'files>(files: &[&'files [u8]], label: &Label) -> &'files str {
    let file = files.get(label.source).expect("a diagnostic is about a file that is there");
    let file = file.strip_prefix("\u{feff}".as_bytes()).unwrap_or(file);
    str::from_utf8(file).expect("nothing is underlined in what is no text")
}

fn line_and_column(text: &str, offset: usize) -> Position {
    let before = &text[..offset];
    let line = before.split('\n').next_back().unwrap_or_default();
    Position { line: before.matches('\n').count() + 1, column: line.chars().count() + 1 }
}

fn assert_shown(diagnostics: &Diagnostics) {
    let rendered = diagnostics.render();
    assert_eq!(rendered.is_empty(), diagnostics.is_empty());
    assert!(diagnostics.render_styled().len() >= rendered.len());
    assert!(diagnostics.render_for_cargo().iter().all(|line| !line.contains('\n')));
    assert!(diagnostics.iter().all(|diagnostic| rendered.contains(diagnostic.code.as_str())));
}
