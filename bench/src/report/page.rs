//! The page, of which a run may replace single sections.

use std::path::Path;
use std::{fs, io};

/// What the page begins with.
const PREFACE: &str = "\
# Performance

What this project costs those who use it, beside what they would use instead: written by

```sh
cargo run -p bench --release -- report
```

Each section measures its rows in turns, so that what slows a machine down slows all of them down, and
gives medians. Read ratios: a machine of yours has other seconds, but much the same ratios.
";

/// Sections under their titles.
pub(super) struct Page {
    sections: Vec<(String, String)>,
}

impl Page {
    /// Reads what an earlier run has written; nothing if there is no page yet.
    pub(super) fn read(path: &Path) -> io::Result<Self> {
        match fs::read_to_string(path) {
            Ok(text) => Ok(Self::parse(&text)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Self::parse("")),
            Err(error) => Err(error),
        }
    }

    fn parse(text: &str) -> Self {
        let sections = text.split("\n## ").skip(1);
        let halves = sections.filter_map(|section| section.split_once("\n\n"));
        Self { sections: halves.map(|(title, text)| (title.to_owned(), text.to_owned())).collect() }
    }

    /// Replaces a section, or adds it.
    pub(super) fn set(&mut self, title: &str, text: &str) {
        match self.sections.iter_mut().find(|(known, _)| known == title) {
            Some((_, known)) => text.clone_into(known),
            None => self.sections.push((title.to_owned(), text.to_owned())),
        }
    }

    /// Writes the page.
    pub(super) fn write(&self, path: &Path) -> io::Result<()> {
        fs::write(path, self.render())
    }

    fn render(&self) -> String {
        let sections =
            self.sections.iter().map(|(title, text)| format!("\n## {title}\n\n{}\n", text.trim_end()));
        PREFACE.to_owned() + &sections.collect::<String>()
    }
}

#[cfg(test)]
mod tests {
    use super::Page;

    #[test]
    fn a_section_is_replaced_and_the_others_stay() {
        let mut page = Page::parse("");
        page.set("One", "1\n");
        page.set("Two", "| a |\n\n2\n");
        let written = page.render();
        let mut page = Page::parse(&written);
        assert_eq!(page.render(), written);
        page.set("One", "3\n");
        assert!(page.render().ends_with("\n## One\n\n3\n\n## Two\n\n| a |\n\n2\n"));
    }
}
