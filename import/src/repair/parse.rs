//! Reading mended text.

use jsonc_parser::ast::{self, ObjectPropName};
use jsonc_parser::common::Ranged;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};

use crate::json::{Node, Value};

/// The value of a text whose first line is `line`, and whether commas had to be set right.
pub(super) fn parse(text: &str, line: usize) -> Result<(Node, bool), String> {
    let lines = Lines::new(text, line);
    if let Ok(read) = parse_to_ast(text, &CollectOptions::default(), &options(false)) {
        return value(read.value, &lines).map(|node| (node, false));
    }
    let read = parse_to_ast(text, &CollectOptions::default(), &options(true));
    let read = read.map_err(|error| error.kind().to_string().to_lowercase())?;
    value(read.value, &lines).map(|node| (node, true))
}

fn options(is_lenient: bool) -> ParseOptions {
    ParseOptions {
        allow_comments: false,
        allow_loose_object_property_names: false,
        allow_trailing_commas: is_lenient,
        allow_missing_commas: is_lenient,
        allow_single_quoted_strings: false,
        allow_hexadecimal_numbers: false,
        allow_unary_plus_numbers: false,
    }
}

fn value(value: Option<ast::Value<'_>>, lines: &Lines) -> Result<Node, String> {
    value.map(|value| node(value, lines)).ok_or_else(|| "nothing is in it".to_owned())
}

fn node(value: ast::Value<'_>, lines: &Lines) -> Node {
    let line = lines.at(value.start());
    let value = match value {
        ast::Value::StringLit(text) => Value::Text(text.value.into_owned()),
        ast::Value::NumberLit(number) => Value::Number(number.value.to_owned()),
        ast::Value::BooleanLit(boolean) => Value::Boolean(boolean.value),
        ast::Value::NullKeyword(_) => Value::Null,
        ast::Value::Array(array) => {
            Value::List(array.elements.into_iter().map(|item| node(item, lines)).collect())
        }
        ast::Value::Object(object) => {
            Value::Object(object.properties.into_iter().map(|property| member(property, lines)).collect())
        }
    };
    Node { line, value }
}

fn member(property: ast::ObjectProp<'_>, lines: &Lines) -> (String, Node) {
    let line = lines.at(property.start());
    let name = match property.name {
        ObjectPropName::String(text) => text.value.into_owned(),
        ObjectPropName::Word(word) => word.value.to_owned(),
    };
    (name, Node { line, ..node(property.value, lines) })
}

/// Where the lines of a text begin.
struct Lines {
    breaks: Vec<usize>,
    first: usize,
}

impl Lines {
    fn new(text: &str, first: usize) -> Self {
        Self { breaks: text.match_indices('\n').map(|(index, _)| index).collect(), first }
    }

    /// The line that an offset is in.
    fn at(&self, offset: usize) -> usize {
        self.first + self.breaks.partition_point(|at| *at < offset)
    }
}
