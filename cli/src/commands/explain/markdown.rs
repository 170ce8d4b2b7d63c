//! Explanations as pages of the documentation.

use openelements_codegen::{Code, Source};

use super::{diagnostics, specs};

/// What is above the list of codes.
const HEAD: &str = "\
# Diagnostics

What `openelements check` and a build say of specs, code by code. `openelements explain E0104` prints the same. A code is
never given another meaning.

This page is generated: `cargo run -- explain --format markdown > docs/diagnostics.md`. What is shown between the examples
is what is said of the wrong one.

| code | what it means |
|---|---|
";

/// The page that has all codes.
pub(super) fn page(codes: &[Code]) -> String {
    let row = |code: &Code| {
        let anchor = code.as_str().to_lowercase();
        format!("| [{code}](#{anchor}) | {} |\n", code.title())
    };
    let rows: String = codes.iter().map(row).collect();
    format!("{HEAD}{rows}\n{}", sections(codes))
}

/// What the codes mean, a section each.
pub(super) fn sections(codes: &[Code]) -> String {
    let sections: Vec<String> = codes.iter().copied().map(section).collect();
    sections.join("\n")
}

fn section(code: Code) -> String {
    let explanation = code.explanation();
    let head = format!("## {code}\n\n**{}.**\n\n{}\n", explanation.title, explanation.prose);
    if explanation.wrong.is_empty() {
        return head;
    }
    let wrong = example("Wrong", &explanation.wrong);
    let right = example("Right", &explanation.right);
    let rendered = diagnostics(&explanation.wrong).render();
    format!("{head}\n{wrong}\n{}\n{right}", block("text", &rendered))
}

fn example(heading: &str, sources: &[Source]) -> String {
    let spec = |(path, text): (Option<&str>, &str)| {
        let path = path.map(|path| format!("# {path}\n")).unwrap_or_default();
        block("yaml", &format!("{path}{text}"))
    };
    let specs: Vec<String> = specs(sources).map(spec).collect();
    format!("{heading}:\n\n{}", specs.join("\n"))
}

fn block(language: &str, text: &str) -> String {
    format!("```{language}\n{}\n```\n", text.trim_end())
}
