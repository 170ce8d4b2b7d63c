//! Explanations for people at a terminal.

use openelements_codegen::{Code, Source};

use super::{diagnostics, specs};
use crate::table;

/// All codes with what they mean, a line each.
pub(super) fn list(codes: &[Code]) -> String {
    let lines: Vec<String> = codes.iter().map(|code| format!("{code}  {}", code.title())).collect();
    format!("{}\n\nrun `openelements explain CODE` for more\n", lines.join("\n"))
}

/// What the codes mean, one after the other.
pub(super) fn pages(codes: &[Code]) -> String {
    let pages: Vec<String> = codes.iter().copied().map(page).collect();
    pages.join("\n")
}

fn page(code: Code) -> String {
    let explanation = code.explanation();
    let head = format!("{code}: {}\n\n{}\n", explanation.title, plain(explanation.prose));
    if explanation.wrong.is_empty() {
        return head;
    }
    let wrong = example("Wrong", &explanation.wrong);
    let right = example("Right", &explanation.right);
    let rendered = diagnostics(&explanation.wrong).render_styled();
    format!("{head}\n{wrong}{}\n\n{}\n", indented(&rendered).trim_end(), right.trim_end())
}

/// Prose without the marks around blocks, which are indented.
fn plain(prose: &str) -> String {
    let width = table::terminal_width();
    let parts = prose.split("```").enumerate().map(|(index, part)| match part.split_once('\n') {
        Some((_, block)) if index % 2 == 1 => indented(block),
        _ => paragraphs(part, width),
    });
    parts.collect::<String>().trim_end().to_owned()
}

/// Paragraphs as wide as the terminal, each with an empty line below it.
fn paragraphs(text: &str, width: Option<usize>) -> String {
    let paragraphs = text.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty());
    paragraphs.map(|paragraph| table::paragraph(paragraph, width) + "\n\n").collect()
}

fn example(heading: &str, sources: &[Source]) -> String {
    let spec = |(path, text): (Option<&str>, &str)| {
        let path = path.map(|path| format!("    # {path}\n")).unwrap_or_default();
        format!("{path}{}\n", indented(text))
    };
    let specs: String = specs(sources).map(spec).collect();
    format!("{heading}:\n\n{specs}")
}

fn indented(text: &str) -> String {
    text.lines().map(|line| if line.is_empty() { "\n".to_owned() } else { format!("    {line}\n") }).collect()
}
