//! Rules about what people are told.

use super::Subject;
use crate::diagnostics::{Collector, codes};
use crate::model::Located;
use crate::syntax::RawField;

/// An element has a description that says more than its name.
pub(super) fn element(subject: &Subject<'_>, collector: &mut Collector) {
    let element = subject.element;
    let help = "say in `description` what it connects to, and what for";
    let given = subject.spec.description.as_ref().filter(|text| !text.value.trim().is_empty());
    let Some(description) = given else {
        let message = format!("`{}` has no description", element.key.value);
        collector.warning(codes::NO_DESCRIPTION, message, element.key.at.clone()).help(help);
        return;
    };
    for (what, name) in [("key", &element.key.value), ("name", &element.name)] {
        if is_same(&description.value, name) {
            let message = format!("the description of `{}` only repeats its {what}", element.key.value);
            collector.warning(codes::NO_DESCRIPTION, message, description.at.clone()).help(help);
            return;
        }
    }
}

/// A field of the element's own has a label or a description that says more than its wire name.
pub(super) fn fields(subject: &Subject<'_>, collector: &mut Collector) {
    let is_own = |field: &&RawField| {
        let entry = subject.entry(&field.name.value);
        entry.is_some_and(|entry| entry.standard.is_none() && !entry.hidden)
    };
    for field in subject.spec.fields.iter().filter(is_own) {
        if let Some((message, told)) = undescribed(field) {
            let message = format!("{message} `{}`", field.name.value);
            collector
                .warning(codes::UNDESCRIBED_FIELD, message, told.at.clone())
                .help("say in `label` what people call it, as in `label: Subdomain`, or in `description` what it is for");
        }
    }
}

/// What is missing of a field, and where.
fn undescribed(field: &RawField) -> Option<(&'static str, &Located<String>)> {
    let name = &field.name;
    let label = field.label.as_ref().filter(|label| !label.value.trim().is_empty());
    let description = field.description.as_ref().filter(|text| !text.value.trim().is_empty());
    match (label, description) {
        (None, None) => Some(("there is neither label nor description of", name)),
        (Some(label), None) if label.value == name.value => {
            Some(("the label only repeats the name of", label))
        }
        (_, Some(text)) if is_same(&text.value, &name.value) => {
            Some(("the description only repeats the name of", text))
        }
        (Some(label), Some(text)) if is_same(&text.value, &label.value) => {
            Some(("the description only repeats the label of", text))
        }
        _ => None,
    }
}

/// Whether two texts say the same.
fn is_same(description: &str, name: &str) -> bool {
    let plain = |text: &str| text.trim().trim_end_matches('.').to_lowercase();
    plain(description) == plain(name)
}
