//! Rules about templates.

use openelements_runtime::Role;

use crate::diagnostics::{Collector, codes};
use crate::model::{CONFIGURATION, Element, Entry, Preset};
use crate::syntax::quoted;
use crate::template::{Placeholder, can_stand, position_name};
use crate::yaml::At;

/// What the element fixes is a text, if only an empty one.
pub(super) fn value(element: &Element, collector: &mut Collector) {
    let fixed = element.entries.iter().find(|entry| entry.role == Role::Fixed);
    if let Some(preset) = fixed.map(|entry| &entry.preset).filter(|preset| preset.value == Preset::Null) {
        collector
            .error(
                codes::TEMPLATE_NO_URL,
                "the base URL is null, so that the element fixes nothing",
                preset.at.clone(),
            )
            .help("write an absolute URL such as `https://api.example.com/v1`, or remove the line");
    }
}

/// Every placeholder names an entry.
pub(super) fn names(element: &Element, collector: &mut Collector) {
    for (_, template) in element.templates().filter(|_| element.complete) {
        for placeholder in template.value.placeholders().filter(|it| element.entry(&it.entry).is_none()) {
            let at = template.at.within(placeholder.range.clone());
            unknown(element, "template", &placeholder.entry, at, collector);
        }
    }
}

/// Every parameter with a name of an entry in it names one.
pub(super) fn parameters(element: &Element, collector: &mut Collector) {
    let texts = element.parameters.iter().filter(|parameter| parameter.kind != CONFIGURATION);
    for text in texts.map(|parameter| &parameter.name).filter(|_| element.complete) {
        for (start, _) in text.value.match_indices(REFERENCE) {
            let start = start + REFERENCE.len();
            let rest = text.value.get(start..).unwrap_or_default();
            let name = rest.split('}').next().unwrap_or_default();
            if element.entry(name).is_none() {
                unknown(element, "parameter", name, text.at.within(start..start + name.len()), collector);
            }
        }
    }
}

/// What a parameter has before the name of an entry whose value goes there.
const REFERENCE: &str = "${configuration.";

fn unknown(element: &Element, what: &str, name: &str, at: At, collector: &mut Collector) {
    let message = format!("{what} names `{name}`, which is not an entry");
    let fields = element.fields().map(|field| field.name.value.as_str());
    let all = match quoted(fields.clone()) {
        none if none.is_empty() => "add it to `fields`".to_owned(),
        all => format!("add it to `fields`; there are {all}"),
    };
    collector.error(codes::UNKNOWN_TEMPLATE_NAME, message, at).suggest(name, fields, all);
}

/// Every entry in the template has a kind, and options, that can stand at its position.
pub(super) fn kinds(element: &Element, collector: &mut Collector) {
    for (entry, placeholder, at) in placed(element) {
        let place = position_name(placeholder.position);
        if !can_stand(entry.kind, placeholder.position) {
            let message = format!(
                "`{}` is of kind {}, which cannot stand in {place}",
                entry.name.value,
                entry.kind.name()
            );
            collector
                .error(codes::TEMPLATE_POSITION, message, at)
                .label(entry.name.at.clone(), "the entry is here")
                .help("use an entry of kind `string` here");
        }
        for option in entry.options.iter().filter(|option| !placeholder.position.accepts(&option.value)) {
            let message =
                format!("the option `{}` cannot stand in {place}, where the template has it", option.value);
            collector
                .error(codes::TEMPLATE_POSITION, message, option.at.clone())
                .help(format!("write {}", placeholder.position.expected()));
        }
    }
}

/// Every entry in the template has a value in every configuration.
pub(super) fn certainty(element: &Element, collector: &mut Collector) {
    let placed = placed(element).into_iter();
    // What cannot stand there at all is better removed than made certain.
    let standing = placed.filter(|(entry, placeholder, _)| can_stand(entry.kind, placeholder.position));
    // What is set while the instance lives makes a URL from then on.
    let uncertain = standing.filter(|(entry, _, _)| !entry.is_certain() && entry.role != Role::Runtime);
    for (entry, _, at) in uncertain {
        let message = format!("template names `{}`, which may have no value", entry.name.value);
        collector
            .error(codes::TEMPLATE_UNCERTAIN, message, at)
            .label(entry.name.at.clone(), "the entry is here")
            .help("make it required for every authentication, or give it a default");
    }
}

/// The entries that the template names, with their placeholders.
fn placed(element: &Element) -> Vec<(&Entry, &Placeholder, At)> {
    let placed = element.templates().flat_map(|(_, template)| {
        template.value.placeholders().filter_map(|placeholder| {
            let at = template.at.within(placeholder.range.clone());
            Some((element.entry(&placeholder.entry)?, placeholder, at))
        })
    });
    placed.collect()
}
