//! What a section has to say.

use super::machine;
use super::table::Table;

/// The text of a section, in Markdown, without its title.
pub(super) struct Chapter {
    paragraphs: Vec<String>,
    goals: Option<Table>,
}

impl Chapter {
    /// A chapter that begins with the machine, the date and the versions of what is measured: names of
    /// packages.
    pub(super) fn new(packages: &[&str]) -> Self {
        Self { paragraphs: vec![machine::described(packages)], goals: None }
    }

    /// Adds a paragraph.
    pub(super) fn text(&mut self, text: impl Into<String>) {
        self.paragraphs.push(text.into());
    }

    /// Adds a table.
    pub(super) fn table(&mut self, table: &Table) {
        self.paragraphs.push(table.render().trim_end().to_owned());
    }

    /// Notes a goal, and what is there: all goals are in one table at the end of the chapter.
    pub(super) fn goal(&mut self, goal: &str, measured: impl Into<String>, is_met: bool) {
        let goals = self.goals.get_or_insert_with(|| Table::new(["goal", "measured", "met"]));
        goals.row([goal.to_owned(), measured.into(), if is_met { "yes" } else { "no" }.to_owned()]);
    }

    /// The chapter as Markdown.
    pub(super) fn render(mut self) -> String {
        if let Some(goals) = self.goals.take() {
            self.table(&goals);
        }
        self.paragraphs.join("\n\n") + "\n"
    }
}

#[cfg(test)]
mod tests {
    use super::Chapter;

    #[test]
    fn goals_are_told_at_the_end() {
        let mut chapter = Chapter::new(&[]);
        chapter.goal("at most 2", "3", false);
        chapter.text("Said later.");
        let text = chapter.render();
        assert!(text.ends_with("Said later.\n\n| goal      | measured | met |\n|-----------|---------:|----:|\n| at most 2 |        3 |  no |\n"), "{text}");
    }
}
