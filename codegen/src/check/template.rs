//! Rules about the template of `base.url`.

use openelements_runtime::Role;

use crate::diagnostics::{Collector, codes};
use crate::model::{Element, Entry, Preset};
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
    let Some(template) = element.base_url.as_ref().filter(|_| element.complete) else {
        return;
    };
    for placeholder in template.value.placeholders().filter(|it| element.entry(&it.entry).is_none()) {
        let message = format!("template names `{}`, which is not an entry", placeholder.entry);
        let at = template.at.within(placeholder.range.clone());
        let fields = element.fields().map(|field| field.name.value.as_str());
        let all = match quoted(fields.clone()) {
            none if none.is_empty() => "add it to `fields`".to_owned(),
            all => format!("add it to `fields`; there are {all}"),
        };
        collector.error(codes::UNKNOWN_TEMPLATE_NAME, message, at).suggest(&placeholder.entry, fields, all);
    }
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
    for (entry, _, at) in standing.filter(|(entry, _, _)| !entry.is_certain()) {
        let message = format!("template names `{}`, which may have no value", entry.name.value);
        collector
            .error(codes::TEMPLATE_UNCERTAIN, message, at)
            .label(entry.name.at.clone(), "the entry is here")
            .help("make it required for every authentication, or give it a default");
    }
}

/// The entries that the template names, with their placeholders.
fn placed(element: &Element) -> Vec<(&Entry, &Placeholder, At)> {
    let templates = element.base_url.iter();
    let placed = templates.flat_map(|template| {
        template.value.placeholders().filter_map(|placeholder| {
            let at = template.at.within(placeholder.range.clone());
            Some((element.entry(&placeholder.entry)?, placeholder, at))
        })
    });
    placed.collect()
}
