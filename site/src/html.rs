//! A page as HTML. Whatever comes from a spec goes through [`escaped`].

mod highlight;

use std::fmt::Write as _;

use crate::document::{Block, Code, Language, Line, Listed, Page, Piece, Row, Table};
use crate::files::{ASSETS, mark};
use crate::links;

/// What the file of an HTML page ends with.
pub(crate) const EXTENSION: &str = "html";

/// Text that neither ends nor begins anything, in an element or in a quoted attribute.
pub(crate) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            _ => escaped.push(character),
        }
    }
    escaped
}

/// Escaped text with places where a name may go on in the next line.
fn breakable(escaped: &str) -> String {
    escaped.replace('.', ".<wbr>").replace('_', "_<wbr>")
}

/// The text of a page.
pub(crate) fn page(page: &Page) -> String {
    let writer = Writer { place: &page.place };
    let blocks: String = page.blocks.iter().map(|block| writer.block(block)).collect();
    let head = head(page);
    let (home, title) = (links::from(&page.place, links::INDEX, EXTENSION), escaped(&page.title));
    let is_index = page.place == links::INDEX;
    let (kind, current) = if is_index { ("index", " aria-current=\"page\"") } else { ("element", "") };
    format!(
        "{head}<body class=\"{kind}\">
<a class=\"skip\" href=\"#content\">Skip to the content</a>
<header class=\"bar\">
<nav aria-label=\"Site\"><a class=\"home\" href=\"{home}\"{current}>Elements</a> <a href=\"{home}#search\">Search</a></nav>
</header>
<div class=\"layout\">
{}<main id=\"content\" tabindex=\"-1\">
<h1>{title}</h1>
{blocks}</main>
</div>
<footer class=\"foot\"><p>Written by <code>openelements docs</code> from the specs of the elements.</p></footer>
</body>
</html>
",
        contents(page)
    )
}

fn head(page: &Page) -> String {
    let assets = format!("{}{ASSETS}", links::up(&page.place));
    let (title, summary) = (escaped(&page.title), escaped(&page.summary));
    let mark = mark();
    let title = if page.place == links::INDEX { title } else { format!("{title}: create an instance") };
    // The index alone can search.
    let search = if page.place == links::INDEX {
        format!("<script src=\"{assets}/search.js\" defer></script>\n")
    } else {
        String::new()
    };
    format!(
        "<!DOCTYPE html>
<!-- {mark} -->
<html lang=\"en\">
<head>
<meta charset=\"utf-8\">
<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">
<meta name=\"color-scheme\" content=\"light dark\">
<meta name=\"description\" content=\"{summary}\">
<title>{title}</title>
<link rel=\"stylesheet\" href=\"{assets}/site.css\">
{search}<script src=\"{assets}/site.js\" defer></script>
</head>
"
    )
}

/// Links to the headings of a page.
fn contents(page: &Page) -> String {
    let headings = page.blocks.iter().filter_map(|block| match block {
        Block::Heading { level, id, text } => Some((level, id, text)),
        _ => None,
    });
    let links = headings.map(|(level, id, text)| {
        format!(
            "<li class=\"level-{level}\"><a href=\"#{}\">{}</a></li>\n",
            escaped(id),
            escaped(&text.words())
        )
    });
    let links: String = links.collect();
    if links.is_empty() {
        return links;
    }
    let title = if page.place == links::INDEX { "Hubs" } else { "On this page" };
    format!(
        "<nav class=\"contents\" aria-labelledby=\"contents\">\n<p id=\"contents\">{title}</p>\n<ul>\n{links}</ul>\n</nav>\n"
    )
}

/// What is needed to write the blocks of a page.
struct Writer<'a> {
    /// Where the page is, for links from it.
    place: &'a str,
}

impl Writer<'_> {
    fn block(&self, block: &Block) -> String {
        match block {
            Block::Heading { level, id, text } => {
                let (id, words, text) = (escaped(id), escaped(&text.words()), self.line(text));
                format!(
                    "<h{level} id=\"{id}\">{text} <a class=\"anchor\" href=\"#{id}\" aria-label=\"Link to: {words}\">#</a></h{level}>\n"
                )
            }
            Block::Paragraph(line) => format!("<p>{}</p>\n", self.line(line)),
            Block::Note(line) => format!("<p class=\"note\">{}</p>\n", self.line(line)),
            Block::Facts(facts) => self.facts(facts),
            Block::Steps(steps) => {
                let steps = steps.iter().map(|step| format!("<li>{}</li>\n", self.line(step)));
                format!("<ol>\n{}</ol>\n", steps.collect::<String>())
            }
            Block::Table(table) => self.table(table),
            Block::Code(code) => figure(code),
            Block::Elements(elements) => self.elements(elements),
            Block::Search => SEARCH.to_owned(),
        }
    }

    fn facts(&self, facts: &[(&'static str, Line)]) -> String {
        let facts = facts.iter().map(|(name, fact)| {
            format!("<div><dt>{}</dt><dd>{}</dd></div>\n", escaped(name), self.line(fact))
        });
        format!("<dl class=\"facts\">\n{}</dl>\n", facts.collect::<String>())
    }

    /// A table that scrolls within itself where it is too wide, also by the keys.
    fn table(&self, table: &Table) -> String {
        let label = escaped(&table.label);
        let headings = table.headings.iter().map(|heading| match *heading {
            "" => "<td></td>".to_owned(),
            heading => format!("<th scope=\"col\">{}</th>", escaped(heading)),
        });
        let headings: String = headings.collect();
        let rows: String = table.rows.iter().map(|row| self.row(row)).collect();
        format!(
            "<div class=\"scroll\" role=\"region\" aria-label=\"{label}\" tabindex=\"0\">\n<table>\n<thead><tr>{headings}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n</div>\n"
        )
    }

    fn row(&self, row: &Row) -> String {
        let id = row.id.as_ref().map(|id| format!(" id=\"{}\"", escaped(id))).unwrap_or_default();
        let cells = row.cells.iter().enumerate().map(|(index, cell)| {
            let cell = self.line(cell);
            if index == 0 { format!("<th scope=\"row\">{cell}</th>") } else { format!("<td>{cell}</td>") }
        });
        format!("<tr{id}>{}</tr>\n", cells.collect::<String>())
    }

    fn elements(&self, elements: &[Listed]) -> String {
        let items = elements.iter().map(|element| {
            let link = links::from(self.place, &element.place, EXTENSION);
            let (name, key) = (self.line(&element.name), escaped(element.key));
            let mark = if element.is_deprecated { self.piece(&Piece::Mark("deprecated")) } else { String::new() };
            let mut item = format!(
                "<li data-key=\"{key}\"><p class=\"name\"><a href=\"{link}\">{name}</a> <code>{key}</code>{mark}</p>\n"
            );
            let description = self.line(&element.description);
            // Writing to a string cannot fail.
            let _ = writeln!(item, "<p class=\"about\">{description}</p>");
            item + "<p class=\"hits\"></p></li>\n"
        });
        format!("<ul class=\"elements\">\n{}</ul>\n", items.collect::<String>())
    }

    fn line(&self, line: &Line) -> String {
        line.0.iter().map(|piece| self.piece(piece)).collect()
    }

    fn piece(&self, piece: &Piece) -> String {
        match piece {
            Piece::Text(text) => escaped(text),
            Piece::Code(text) if text.trim().is_empty() => "<em>empty</em>".to_owned(),
            Piece::Code(text) => format!("<code>{}</code>", breakable(&escaped(text))),
            Piece::Mark(mark) => format!("<span class=\"mark {mark}\">{mark}</span>"),
            Piece::Link { text, place, id } => {
                let link = links::from(self.place, place, EXTENSION);
                let id = id.as_ref().map(|id| format!("#{id}")).unwrap_or_default();
                format!("<a href=\"{}\">{}</a>", escaped(&(link + &id)), escaped(text))
            }
            Piece::Break => "<br>".to_owned(),
        }
    }
}

/// The form that searches; the script shows it, since it can do nothing without.
const SEARCH: &str = "<form class=\"search\" role=\"search\" hidden>
<label for=\"search\">Search by name, key, hub, description or entry</label>
<input id=\"search\" type=\"search\" autocomplete=\"off\" spellcheck=\"false\" placeholder=\"payment site\">
<p class=\"count\" role=\"status\"></p>
</form>
";

/// A text that is written as it stands; the script adds a button that copies it.
fn figure(code: &Code) -> String {
    let text = match code.language {
        Language::Json => highlight::json(&code.text),
        Language::Shell => escaped(&code.text),
    };
    format!(
        "<figure class=\"code\">\n<figcaption>{label}</figcaption>\n<pre tabindex=\"0\" aria-label=\"{label}\"><code class=\"{}\">{text}</code></pre>\n</figure>\n",
        code.language.name(),
        label = escaped(code.label),
    )
}
