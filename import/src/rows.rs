//! What the rows of parameter tables document.

use crate::markdown::Row;
use crate::note::Place;

/// What a row says about an entry.
#[derive(Clone, Debug)]
pub(crate) struct Documented {
    /// The name of the entry.
    pub(crate) name: String,
    /// Its name for people.
    pub(crate) label: Option<String>,
    /// What it is for.
    pub(crate) description: Option<String>,
    /// The type of its value, in lower case.
    pub(crate) data_type: String,
    /// Whether it may be left out, where the row says so.
    pub(crate) required: Option<bool>,
    /// Whether it may be left out under a condition only.
    pub(crate) is_conditional: bool,
    /// The values it may have.
    pub(crate) options: Vec<String>,
    /// Where it stands.
    pub(crate) place: Place,
}

/// The members of a request that are no entries of the configuration, the parameters of the
/// address where users grant access, and the members of what is polled.
const OTHERS: [&str; 27] = [
    "key",
    "name",
    "tags",
    "code",
    "providerData",
    "element",
    "configuration",
    "apiKey",
    "apiSecret",
    "callbackUrl",
    "siteAddress",
    "state",
    "scope",
    "requestToken",
    "oauth_token",
    "oauth_verifier",
    "idField",
    "datesConfiguration",
    "updatedDateField",
    "updatedDateFormat",
    "updatedDateTimezone",
    "createdDateField",
    "createdDateFormat",
    "createdDateTimezone",
    "filterByUpdatedDate",
    "createdCheckTolerance",
    "pageSize",
];

/// What a row documents, if it is an entry.
pub(crate) fn read(path: &str, row: &Row) -> Option<Documented> {
    let header: Vec<String> = row.header.iter().map(|cell| cell.to_lowercase()).collect();
    let first = header.first()?;
    let is_other =
        ["query", "response", "header", "hub", "field name"].iter().any(|word| first.contains(word));
    let heading = row.heading.to_lowercase();
    if is_other || heading.contains("query param") || heading.contains("redirect url") {
        return None;
    }
    let cell = row.cells.first()?;
    let (label, name) = label_and_name(cell)?;
    let column = |words: &[&str]| {
        let index = header.iter().position(|cell| words.iter().any(|word| cell.contains(word)));
        index.and_then(|index| row.cells.get(index)).map(String::as_str)
    };
    let described =
        column(&["description"]).or_else(|| row.cells.get(1).map(String::as_str)).unwrap_or_default();
    let required = column(&["required"]).map(|cell| clean(cell).to_lowercase()).unwrap_or_default();
    let lower = described.to_lowercase();
    let is_optional = lower.trim_start_matches(['*', '_', ' ', '(']).starts_with("optional")
        || lower.contains("*optional*")
        || cell.to_lowercase().contains("(optional)");
    Some(Documented {
        name,
        label: label.map(|label| clean(&label)).filter(|label| !label.is_empty()),
        description: Some(sentence(described)).filter(|text| !text.is_empty()),
        data_type: column(&["data type", "type"]).map(|cell| clean(cell).to_lowercase()).unwrap_or_default(),
        required: requirement(&required).or(is_optional.then_some(false)),
        is_conditional: is_conditional(&required),
        options: options(described),
        place: Place::new(path, row.line),
    })
}

/// What a cell says about whether an entry is required. A condition makes it optional.
fn requirement(cell: &str) -> Option<bool> {
    let first = cell.split(|character: char| !character.is_alphanumeric() && character != '✓').next();
    match first.unwrap_or_default() {
        _ if is_conditional(cell) => Some(false),
        "y" | "yes" | "true" | "required" | "✓" => Some(true),
        "n" | "no" | "false" | "optional" => Some(false),
        _ => None,
    }
}

/// Whether a cell says that an entry is required under a condition.
fn is_conditional(cell: &str) -> bool {
    const CONDITIONS: [&str; 5] = [" if ", " when ", " unless ", " depend", " for "];
    let is_bound = CONDITIONS.iter().any(|condition| format!(" {cell} ").contains(condition));
    cell.starts_with("conditional") || (is_bound && !cell.starts_with("no") && !cell.starts_with("optional"))
}

/// The label and the name in the first cell: `API key<br>` + `` `api.key` ``.
fn label_and_name(cell: &str) -> Option<(Option<String>, String)> {
    let spans = code_spans(cell);
    let bare = cell.trim().trim_matches(['*', '\'', '"', '_', '`']);
    let name = spans.first().cloned().unwrap_or_else(|| bare.to_owned());
    let name = name.trim().trim_matches(['"', '\'']).to_owned();
    let is_name = |character: char| character.is_alphanumeric() || "._-".contains(character);
    if name.is_empty() || !name.chars().all(is_name) || OTHERS.contains(&name.as_str()) {
        return None;
    }
    if spans.is_empty() && !name.contains(['.', '_']) && name != bare.to_lowercase() {
        return None;
    }
    let label = cell.split('`').next().filter(|_| !spans.is_empty()).map(str::to_owned);
    Some((label, name))
}

/// What stands between backticks.
fn code_spans(text: &str) -> Vec<String> {
    text.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

/// A cell as text: without markup, page tags, links and variables.
fn clean(text: &str) -> String {
    let text = without(text, "{%", "%}").replace("<br/>", "<br>").replace("<br />", "<br>");
    // Items of lists are told apart by semicolons.
    let text = ["<br>* ", "<br>- ", "<li>"].iter().fold(text, |text, item| text.replace(item, "; "));
    let text = decoded(&without(&text, "<", ">"));
    let text = unlinked(&text).replace("**", "").replace("\\|", "|").replace(['’', '‘'], "'");
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").trim_matches([' ', '*', '_']).to_owned()
}

/// A text with characters in place of entities.
fn decoded(text: &str) -> String {
    const ENTITIES: [(&str, &str); 6] =
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&nbsp;", " "), ("&#39;", "'"), ("&amp;", "&")];
    ENTITIES.iter().fold(text.to_owned(), |text, (entity, character)| text.replace(entity, character))
}

/// A description in whole sentences, without what the spec says in other words.
fn sentence(text: &str) -> String {
    let is_kept =
        |part: &&str| !part.contains("](setup") && !part.contains("](events") && !part.contains("site.data.");
    let kept: Vec<&str> = text.split_inclusive(". ").filter(is_kept).collect();
    let text = without_condition(&kept.concat());
    let text = clean(&text);
    let text = text.trim_start_matches("*Optional*").trim_start_matches("Optional");
    text.trim_start_matches(['*', '.', ':', ' ', ',', ')', '-']).trim().to_owned()
}

/// A description without `**... only.**` at its beginning, which alternatives say.
fn without_condition(text: &str) -> String {
    let rest = text.trim_start().strip_prefix("**").and_then(|rest| rest.split_once("**"));
    match rest {
        Some((condition, rest)) if condition.to_lowercase().contains("only") => rest.to_owned(),
        _ => text.to_owned(),
    }
}

/// The text without what stands between two marks.
fn without(text: &str, begin: &str, end: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(begin) {
        let Some((_, after)) = after.split_once(end) else { break };
        out.push_str(before);
        out.push(' ');
        rest = after;
    }
    out + rest
}

/// Links and pictures as their texts.
fn unlinked(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('[') {
        let link =
            after.split_once("](").and_then(|(label, target)| Some((label, target.split_once(')')?.1)));
        out.push_str(before);
        if let Some((label, after)) = link {
            out.push_str(label);
            rest = after;
        } else {
            out.push('[');
            rest = after;
        }
    }
    out + rest
}

/// The words that are listed after a colon: `Valid values: a, b or c`.
fn plain_options(listed: &str) -> Vec<String> {
    let Some((introduction, list)) = listed.split_once(':') else { return Vec::new() };
    if introduction.split_whitespace().count() > 3 {
        return Vec::new();
    }
    let list = list.trim().trim_end_matches('.').replace(" or ", ", ").replace(" and ", ", ");
    let words = list.split(',').map(str::trim).filter(|word| !word.is_empty());
    words.map(|word| word.trim_matches(['"', '\'']).to_owned()).collect()
}

/// The values that a description lists after words such as "valid values".
fn options(text: &str) -> Vec<String> {
    const WORDS: [&str; 11] = [
        "valid values",
        "possible values",
        "allowed values",
        "accepted values",
        "values are",
        "one of",
        "either",
        "options are",
        "available values",
        "supported values",
        "can be",
    ];
    let lower = text.to_ascii_lowercase();
    let begin = WORDS.iter().filter_map(|word| lower.find(word)).min();
    let listed = begin.and_then(|begin| text.get(begin..)).unwrap_or_default();
    let listed = listed.split(". ").next().unwrap_or_default().split("<br").next().unwrap_or_default();
    let listed = listed.split("efault").next().unwrap_or_default();
    let mut options = code_spans(listed);
    if options.is_empty() {
        options = listed.split("**").skip(1).step_by(2).map(str::to_owned).collect();
    }
    if options.is_empty() {
        options = plain_options(listed);
    }
    let is_option =
        |option: &String| !option.is_empty() && !option.contains([' ', '{', '/', '=']) && option.len() < 40;
    options.dedup();
    if options.len() < 2 || !options.iter().all(is_option) { Vec::new() } else { options }
}
