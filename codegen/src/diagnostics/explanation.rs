//! What a code means, from its page.
//!
//! A page is Markdown: a title, prose, and the smallest specs that have the problem and that have it no
//! longer, as blocks marked `yaml wrong` and `yaml right`. Where several specs are needed, each block says its
//! path: `yaml wrong specs/a.yaml`.

use super::{Code, codes};
use crate::source::Source;

/// The path of the spec in an example that has only one.
const PATH: &str = "specs/acme.yaml";

/// What a code means, why such a spec is refused, and what to do.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Explanation {
    /// What is wrong, in one line.
    pub title: &'static str,
    /// The rest, as Markdown.
    pub prose: &'static str,
    /// Specs that together have the problem; none if no text can have it.
    pub wrong: Vec<Source>,
    /// The same specs without the problem.
    pub right: Vec<Source>,
}

impl Code {
    /// Returns what is wrong where the code is given, in one line.
    ///
    /// ```
    /// use openelements_codegen::Code;
    ///
    /// let code = Code::find("e0104").unwrap();
    /// assert_eq!(code.title(), "A template names what is not an entry");
    /// ```
    #[must_use]
    pub fn title(self) -> &'static str {
        title_and_rest(codes::page(self)).0
    }

    /// Returns what the code means, with examples that can be checked.
    ///
    /// ```
    /// use openelements_codegen::{Code, check};
    ///
    /// let explanation = Code::find("E0104").unwrap().explanation();
    /// assert!(check(explanation.wrong).render().contains("template names `regoin`"));
    /// assert!(check(explanation.right).is_empty());
    /// ```
    #[must_use]
    pub fn explanation(self) -> Explanation {
        let (title, rest) = title_and_rest(codes::page(self));
        let (prose, blocks) = rest.split_at(rest.find("```yaml ").unwrap_or(rest.len()));
        Explanation {
            title,
            prose: prose.trim(),
            wrong: examples(blocks, "wrong"),
            right: examples(blocks, "right"),
        }
    }
}

fn title_and_rest(page: &str) -> (&str, &str) {
    let (title, rest) = page.split_once('\n').unwrap_or((page, ""));
    (title.trim_start_matches("# ").trim(), rest)
}

/// The specs of the blocks with a mark.
fn examples(blocks: &str, mark: &str) -> Vec<Source> {
    let block = |block: &str| {
        let (marks, rest) = block.split_once('\n')?;
        let path = marks.strip_prefix(mark)?.trim();
        let (text, _) = rest.split_once("```")?;
        Some(Source::new(if path.is_empty() { PATH } else { path }, text))
    };
    blocks.split("```yaml ").filter_map(block).collect()
}
