//! The page, of which a run may replace single sections.

use std::path::Path;
use std::{fs, io};

use clap::ValueEnum as _;

use super::Section;

/// What the page begins with.
const PREFACE: &str = "\
# Performance

What this project costs those who use it, beside what they would use instead: written by

```sh
cargo run -p bench --release -- report
```

Each section measures its rows in turns, so that what slows a machine down slows all of them down, and
gives medians, but for what takes minutes to build: that is built once. Read ratios: a machine of yours has other seconds, but much the same ratios.
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

    /// Replaces a section, or adds it at its place.
    pub(super) fn set(&mut self, section: Section, text: &str) {
        self.sections.retain(|(known, _)| known != section.title());
        self.sections.push((section.title().to_owned(), text.to_owned()));
        let place = |title: &str| Section::value_variants().iter().position(|known| known.title() == title);
        self.sections.sort_by_key(|(title, _)| place(title));
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
    use super::{Page, Section};

    #[test]
    fn sections_are_replaced_and_stay_in_order() {
        let mut page = Page::parse("");
        page.set(Section::Generate, "| a |\n\n2\n");
        page.set(Section::Build, "1\n");
        let written = page.render();
        let mut page = Page::parse(&written);
        assert_eq!(page.render(), written);
        page.set(Section::Build, "3\n");
        assert!(
            page.render().ends_with("\n## Compiling generated code\n\n3\n\n## Generating\n\n| a |\n\n2\n")
        );
    }
}
