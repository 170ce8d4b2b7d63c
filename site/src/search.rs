//! What the search of the site looks in, as a script: a page that is opened from a file may not read others.

use std::collections::BTreeMap;

use openelements_runtime::Element;
use serde::Serialize;

use crate::document::one_line;
use crate::element::name;
use crate::files::mark;
use crate::hubs::hub;

/// What is searched of an element.
#[derive(Serialize)]
struct Record {
    /// Its key, name and hub.
    names: String,
    description: String,
    /// The names of its entries, those that they also have, and their labels.
    entries: BTreeMap<&'static str, String>,
}

/// The script.
pub(crate) fn script(elements: &[&'static Element]) -> String {
    // A line an element: a change of one is a change of one line. Texts can be written, whatever they are.
    let records = elements.iter().map(|element| {
        let [key, record] = [serde_json::to_string(element.key), serde_json::to_string(&record(element))];
        format!("{}:{}", key.unwrap_or_default(), record.unwrap_or_default())
    });
    let records = records.collect::<Vec<_>>().join(",\n").replace('<', "\\u003c");
    format!("// {}\nwindow.openelements = {{{records}}};\n", mark())
}

fn record(element: &Element) -> Record {
    let lower = |text: &str| one_line(text).trim().to_lowercase();
    let names = [element.key, &element.renamed_from.join(" "), &name(element), hub(element)];
    let names: Vec<String> = names.map(lower).into_iter().filter(|name| !name.is_empty()).collect();
    let entries = element.entries.iter().map(|entry| {
        let label = if entry.label == entry.name { "" } else { entry.label };
        let names: Vec<&str> = entry.names().skip(1).chain([label]).collect();
        (entry.name, lower(&names.join(" ")))
    });
    Record { names: names.join(" "), description: lower(element.description), entries: entries.collect() }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use openelements_runtime::Element;
    use serde_json::Value;

    use super::script;

    #[test]
    fn whatever_a_description_is_the_script_is_one() {
        let mut element = Element::new("acme", 1, "Acme");
        element.description = "ends like a record }},\"</script>";
        let script = script(&[Box::leak(element.into())]);
        let (_, records) = script.split_once(" = ").unwrap();
        let records: BTreeMap<String, Value> = serde_json::from_str(records.trim_end_matches(";\n")).unwrap();
        assert_eq!(records["acme"]["description"], "ends like a record }},\"</script>");
        assert!(!script.contains("</script>"));
    }
}
