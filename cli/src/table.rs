//! Tables of text that fit the terminal.

use std::fmt::Write as _;
use std::io;

use clap::builder::styling::Style;
use terminal_size::{Width, terminal_size_of};

/// How headings look.
const HEADING: Style = Style::new().bold();
/// What is between two columns.
const GAP: &str = "  ";
/// How far the details of a row are indented.
const INDENT: &str = "    ";
/// The last column is made no narrower; the others are not made to break words at all.
const NARROWEST: usize = 16;

/// One row: a text for each column, and lines below them.
#[derive(Debug, Default)]
pub(crate) struct Row {
    /// The text of each column.
    pub(crate) cells: Vec<String>,
    /// Further lines, each as wide as the table.
    pub(crate) details: Vec<String>,
}

/// The columns of standard output where it is a terminal. Elsewhere nothing is wrapped, so that
/// programs find what belongs together in one line.
pub(crate) fn terminal_width() -> Option<usize> {
    terminal_size_of(io::stdout()).map(|(Width(columns), _)| usize::from(columns))
}

/// Lays out rows under headings, in at most `width` columns.
pub(crate) fn render(headings: &[&str], rows: &[Row], width: Option<usize>) -> String {
    let cells: Vec<String> = headings.iter().map(|&heading| heading.to_owned()).collect();
    let widths = widths(&cells, rows, width);
    let mut text = format!("{HEADING}{}{HEADING:#}\n", lines(&cells, &widths).join("\n"));
    for row in rows {
        let details = row.details.iter().flat_map(|detail| indented(detail, width));
        for line in lines(&row.cells, &widths).into_iter().chain(details) {
            text.push_str(&line);
            text.push('\n');
        }
    }
    text
}

/// A paragraph, wrapped to at most `width` columns.
pub(crate) fn paragraph(text: &str, width: Option<usize>) -> String {
    wrap(text, width.unwrap_or(usize::MAX)).join("\n")
}

/// The lines of a detail.
fn indented(detail: &str, width: Option<usize>) -> Vec<String> {
    let room = width.unwrap_or(usize::MAX).saturating_sub(INDENT.len()).max(NARROWEST);
    let lines = wrap(detail, room);
    lines.into_iter().map(|line| format!("{INDENT}{line}")).collect()
}

/// How wide each column is: as its longest text, or narrower where the terminal is.
fn widths(headings: &[String], rows: &[Row], width: Option<usize>) -> Vec<usize> {
    let longest = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.cells.get(column));
        cells.map(|cell| length(cell)).max().unwrap_or_default()
    };
    let columns = headings.iter().enumerate();
    let mut widths: Vec<usize> =
        columns.map(|(column, heading)| longest(column).max(length(heading))).collect();
    let gaps = GAP.len() * widths.len().saturating_sub(1);
    let room = width.map_or(usize::MAX, |width| width.saturating_sub(gaps));
    narrow(&mut widths, &minimums(headings, rows), room);
    widths
}

/// How narrow each column may be: as its longest word, but the last breaks words.
fn minimums(headings: &[String], rows: &[Row]) -> Vec<usize> {
    let last = headings.len().saturating_sub(1);
    let longest_word = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.cells.get(column));
        let words = cells.chain(headings.get(column)).flat_map(|cell| cell.split_whitespace());
        words.map(length).max().unwrap_or_default()
    };
    let columns = 0..headings.len();
    columns.map(|column| if column == last { NARROWEST } else { longest_word(column) }).collect()
}

/// Narrows the widest column, again and again, until all fit or none can be narrowed.
fn narrow(widths: &mut [usize], minimums: &[usize], room: usize) {
    while widths.iter().sum::<usize>() > room {
        let columns = widths.iter_mut().zip(minimums);
        let wide = columns.filter(|(width, minimum)| **width > **minimum);
        match wide.map(|(width, _)| width).max() {
            Some(widest) => *widest -= 1,
            None => break,
        }
    }
}

/// The lines of a row: as many as its tallest cell has.
fn lines(cells: &[String], widths: &[usize]) -> Vec<String> {
    let wrapped = cells.iter().zip(widths).map(|(cell, width)| wrap(cell, *width));
    let wrapped: Vec<Vec<String>> = wrapped.collect();
    let height = wrapped.iter().map(Vec::len).max().unwrap_or_default();
    (0..height)
        .map(|line| {
            let mut text = String::new();
            for (cell, width) in wrapped.iter().zip(widths) {
                let part = cell.get(line).map_or("", String::as_str);
                // Writing to a string does not fail.
                let _ = write!(text, "{part:width$}{GAP}");
            }
            text.truncate(text.trim_end().len());
            text
        })
        .collect()
}

/// The lines of a text, broken between words or, where a word is too long, within.
fn wrap(text: &str, width: usize) -> Vec<String> {
    if length(text) <= width {
        // As it stands: a default may have several spaces in a row.
        return vec![text.to_owned()];
    }
    let mut lines = vec![String::new()];
    for word in text.split_whitespace().flat_map(|word| pieces(word, width)) {
        match lines.last_mut() {
            Some(line) if line.is_empty() => line.push_str(&word),
            Some(line) if length(line) + 1 + length(&word) <= width => {
                line.push(' ');
                line.push_str(&word);
            }
            _ => lines.push(word),
        }
    }
    lines
}

/// A word in pieces that are no longer than a line.
fn pieces(word: &str, width: usize) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    letters.chunks(width.max(1)).map(|piece| piece.iter().collect()).collect()
}

/// How many columns a text takes.
fn length(text: &str) -> usize {
    text.chars().count()
}

#[cfg(test)]
mod tests {
    use super::{Row, render};

    /// A table with a long word in its first and its last column.
    fn table(width: Option<usize>) -> String {
        let cells = ["event.notification.callback.url", "Cloud Elements for Stripe", &"{}".repeat(40)];
        let row = Row {
            cells: cells.map(str::to_owned).into(),
            details: vec!["word ".repeat(40).trim_end().to_owned()],
        };
        render(&["ENTRY", "NAME", "DEFAULT"], &[row], width)
    }

    /// The lines without the styles of the heading.
    fn lengths(text: &str) -> impl Iterator<Item = usize> {
        text.lines().skip(1).map(str::len)
    }

    #[test]
    fn a_table_fits_the_terminal() {
        for width in [80, 120] {
            let text = table(Some(width));
            assert!(lengths(&text).all(|length| length <= width), "{text}");
            assert!(text.contains("event.notification.callback.url"), "{text}");
        }
    }

    #[test]
    fn a_terminal_that_is_far_too_narrow_is_no_problem() {
        assert!(table(Some(1)).contains("event.notification.callback.url"));
    }

    #[test]
    fn nothing_is_wrapped_in_a_pipe() {
        assert_eq!(lengths(&table(None)).count(), 2);
    }
}
