//! Which values may be secrets, told from a spec as it is written: nothing that is wrong with the spec may bring one
//! to light.

use openelements_runtime::{Kind, did_you_mean};

use super::Mapping;
use crate::diagnostics::Collector;
use crate::secret_names::names_secret;
use crate::standard::Standard;
use crate::yaml::{At, Key, Node, Shape};

/// The members of a spec that have values of entries.
const SECTIONS: [&str; 2] = ["fields", "defaults"];

/// The members of a field that have a value of it: examples may be real ones.
const VALUES: [&str; 2] = ["default", "example"];

/// Hides the presets and the examples of what is a secret, or may be meant to be one, wherever lines are shown.
pub(crate) fn hide(source: usize, root: &Node, standard: &Standard, collector: &mut Collector) {
    let mut hiding = Hiding { source, standard, collector };
    let flags = standard.flags.iter().map(|(name, _)| name.as_str());
    let others: Vec<&str> =
        Mapping::SPEC.names().chain(flags).chain(standard.texts.iter().map(String::as_str)).collect();
    for (key, node) in root.members() {
        // One that is not known may be one of these, misspelt.
        if SECTIONS.contains(&key.text.as_str()) || !others.contains(&key.text.as_str()) {
            node.members().iter().for_each(|(name, entry)| hiding.hide_in(name, entry));
        }
    }
}

/// Where secrets are hidden, and what tells them.
struct Hiding<'run> {
    source: usize,
    standard: &'run Standard,
    collector: &'run mut Collector,
}

impl Hiding<'_> {
    /// Hides the values of an entry if they may be secret: in a field, all that its other members are not known to be.
    fn hide_in(&mut self, name: &Key, entry: &Node) {
        let is_value = |key: &Key| VALUES.contains(&key.text.as_str()) || (!is_known(key) && !is_kind(key));
        let values: Vec<&Node> = match &entry.value {
            Shape::Mapping(members) => {
                members.iter().filter(|(key, _)| is_value(key)).map(|(_, value)| value).collect()
            }
            _ => vec![entry],
        };
        if !values.is_empty() && self.may_be_secret(&name.text, entry) {
            for value in values {
                self.hide_all(value);
            }
        }
    }

    /// What has no valid kind may be meant to be a secret, and so may what is called like one.
    fn may_be_secret(&self, name: &str, entry: &Node) -> bool {
        let standard = self.standard.credential(name).or_else(|| self.standard.setting(name));
        let is_declared = |(key, value): &(Key, Node)| match value.text().and_then(Kind::from_name) {
            Some(kind) => kind == Kind::Secret && (is_kind(key) || !is_known(key)),
            None => is_kind(key),
        };
        let is_labelled =
            |(key, label): &(Key, Node)| key.text == "label" && label.text().is_some_and(names_secret);
        standard.map_or_else(|| names_secret(name), |standard| standard.kind == Kind::Secret)
            || entry.members().iter().any(|member| is_declared(member) || is_labelled(member))
    }

    /// Hides every scalar of a value.
    fn hide_all(&mut self, value: &Node) {
        match &value.value {
            Shape::Null => {}
            Shape::Boolean(_) | Shape::Number(_) | Shape::Text(_) => {
                self.collector.hide(At::Value(self.source, value.id));
            }
            Shape::Sequence(items) => items.iter().for_each(|item| self.hide_all(item)),
            Shape::Mapping(members) => {
                for (key, member) in members {
                    self.collector.hide(At::Key(self.source, key.id));
                    self.hide_all(member);
                }
            }
        }
    }
}

fn is_known(key: &Key) -> bool {
    Mapping::FIELD.names().any(|name| name == key.text)
}

/// Whether a member says the kind, if with a typing error.
fn is_kind(key: &Key) -> bool {
    key.text == "kind" || (!is_known(key) && did_you_mean(&key.text, ["kind"]).is_some())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::{Levels, Source, lint, without_secrets};

    const HEAD: &str = "key: acme\nname: Acme\n";

    /// A spec in which what is between `«` and `»` is to be hidden, and the same with it hidden.
    fn marked(text: &str) -> (String, String) {
        let (mut spec, mut shown) = (HEAD.to_owned(), HEAD.to_owned());
        for (number, part) in text.split(['«', '»']).enumerate() {
            let hidden = part.replace(|character: char| !character.is_whitespace(), "*");
            spec.push_str(part);
            shown.push_str(if number % 2 == 1 { &hidden } else { part });
        }
        (spec, shown)
    }

    fn assert_hidden(text: &str) {
        let (spec, shown) = marked(text);
        let source = || Source::new("specs/acme.yaml", spec.as_str());
        assert_eq!(without_secrets(source()), shown, "{text}");
        let diagnostics = lint(vec![source()], &Levels::default());
        let rendered = diagnostics.render() + &diagnostics.render_for_cargo().join("\n");
        assert!(!rendered.is_empty() && !rendered.contains("hunter"), "{rendered}");
    }

    #[test]
    fn secrets_are_hidden_on_however_many_lines() {
        let block = |default: &str| {
            format!("fields:\n  token:\n    kind: secret\n    default: {default}\n    label: Token\n")
        };
        for default in [
            "|\n      «hunter2»\n\n        «hunter2 # hunter2\n      hunter2»\n",
            "|2- # seen\n        «hunter2\n       hunter2»",
            ">-\n      «hunter2\n\n      hunter2»\n    # seen",
            "«\"hunter2\\\"\n      hunter2 \\\n      hunter2\"» # seen",
            "«'hunter2''\n\n      hunter2'»",
            "«hunter2\n      'hunter2\n\n      hunter2» # seen",
            "\n      «hunter2\n      hunter2»",
            "\n      - «hunter2»\n      - {«hunter2»: [«\"hunter2»\n          «hunter2\"», null]}",
            "{«a»: «hunter2», «b»: «hunter2\n       hunter2»}",
        ] {
            assert_hidden(&block(default));
        }
        assert_hidden(
            "fields:\n  token: {kind: secret, default: «\"hunter2\n    hunter2\"», label: Token}\n",
        );
        assert_hidden(
            "fields:\r\n  token:\r\n    kind: secret\r\n    default: |\r\n      «hunter2\r\n      hunter2»\r\n",
        );
    }

    #[test]
    fn what_may_be_meant_to_be_secret_is_hidden() {
        for fields in [
            "{x: {kind: secert, default: «hunter2», example: «hunter2», label: Seen, options: [seen]}}",
            "{x: {kind: [secret], default: «hunter2»}}",
            "{x: {kind: , default: «hunter2»}}",
            "{x: {knid: secert, default: «hunter2»}}",
            "{x: {type: «secret», default: «hunter2»}}",
            "{x: {kind: secret, defualt: «hunter2», value: [«hunter2»]}}",
            "{x: {kind: secret, default: «hunter2», default: «hunter2»}}",
            "{x: {kind: secret}, x: {kind: secret, default: «hunter2»}}",
            "{api.token: {default: «hunter2»}}",
            "{x: {label: API key, example: «hunter2», colour: «seen»}}",
            "{password: {default: «hunter2»}}",
            "{password: «hunter2», api.token: [«hunter2»]}",
        ] {
            assert_hidden(&format!("fields: {fields}\n"));
        }
        assert_hidden("feilds: {x: {kind: secret, default: «hunter2»}}\n");
        assert_hidden("defaults: {vendor.secret: «hunter2»}\n");
    }

    #[test]
    fn what_is_no_secret_is_shown() {
        for text in [
            "fields: {x: {kind: string, default: seen, colour: seen}, token.url: {example: seen}}\n",
            "fields: {oauth.api.key: {label: Consumer, example: seen}}\ndefaults: {pagination.max: 100}\n",
            "authentication: {default: token, token: [password]}\n",
            "feilds: {x: {label: Seen, default: seen}}\n",
        ] {
            let spec = format!("{HEAD}{text}");
            assert_eq!(without_secrets(Source::new("specs/acme.yaml", spec.as_str())), spec);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn nothing_but_the_secret_is_hidden(
            style in 0..5_usize,
            lines in prop::collection::vec("[a-zé'\"\\\\]{1,4}( [a-z'\"#:-]{1,3})?", 1..5),
        ) {
            let [begin, end] = [["'", "'"], ["\"", "\""], ["|\n      ", ""], [">\n      ", ""], ["", ""]][style];
            let escaped: Vec<String> = lines.iter().map(|line| match style {
                0 => line.replace('\'', "''"),
                1 => line.replace('\\', "\\\\").replace('"', "\\\""),
                4 => "x".to_owned() + &line.replace(['#', ':'], "x"),
                _ => line.clone(),
            }).collect();
            let before = format!("{HEAD}fields:\n  token:\n    kind: secret\n    default: ");
            let secret = format!("{begin}{}{end}", escaped.join("\n      "));
            let after = "\n    label: Token # seen\n";
            let shown = without_secrets(Source::new("specs/acme.yaml", format!("{before}{secret}{after}")));
            let hidden = shown.strip_prefix(&before).and_then(|rest| rest.strip_suffix(after));
            let is_hidden = |text: &str| text.chars().all(|character| "*· \n".contains(character));
            let content = hidden.map(|hidden| hidden.trim_start_matches(['|', '>']));
            prop_assert!(content.is_some_and(is_hidden), "{shown}");
        }
    }
}
