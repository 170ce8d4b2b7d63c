//! Writes a spec as people do: short mappings in a line, long texts folded.

use openelements_authoring::{block_scalar, flow_scalar, is_break};

use crate::draft::{Member, Spec, Yaml};

/// The longest line.
const WIDTH: usize = 110;

/// What a line of the written spec is part of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Part {
    /// A member of the head, by its index.
    Head(usize),
    /// `authentication` or `without`.
    Access(usize),
    /// A field.
    Field(usize),
    /// A default.
    Default(usize),
    /// A parameter.
    Parameter(usize),
    /// The list of resources.
    Resources,
    /// Nothing that could be left out.
    None,
}

/// The text of a spec, and what each of its lines is part of.
pub(crate) fn write(spec: &Spec) -> (String, Vec<Part>) {
    let mut writer = Writer::default();
    writer.members(&spec.head, 0, Part::Head);
    if !spec.access.is_empty() {
        writer.blank();
        writer.members(&spec.access, 0, Part::Access);
    }
    writer.section("fields", &spec.fields, Part::Field);
    writer.section("defaults", &spec.defaults, Part::Default);
    if !spec.parameters.is_empty() {
        writer.blank();
        writer.line("parameters:", &Part::None);
        for (index, parameter) in spec.parameters.iter().enumerate() {
            writer.line(&format!("  - {}", flow(parameter)), &Part::Parameter(index));
        }
    }
    if !spec.resources.is_empty() {
        writer.blank();
        let list = Yaml::texts(&spec.resources);
        writer.member(&Member::new("resources", list), 0, &Part::Resources);
    }
    (writer.text, writer.parts)
}

#[derive(Default)]
struct Writer {
    text: String,
    parts: Vec<Part>,
}

impl Writer {
    fn line(&mut self, line: &str, part: &Part) {
        self.text.push_str(line);
        self.text.push('\n');
        self.parts.push(part.clone());
    }

    fn blank(&mut self) {
        self.line("", &Part::None);
    }

    fn section(&mut self, name: &str, members: &[Member], part: impl Fn(usize) -> Part) {
        if !members.is_empty() {
            self.blank();
            self.line(&format!("{name}:"), &Part::None);
            self.members(members, 2, part);
        }
    }

    fn members(&mut self, members: &[Member], indent: usize, part: impl Fn(usize) -> Part) {
        for (index, member) in members.iter().enumerate() {
            self.member(member, indent, &part(index));
        }
    }

    fn member(&mut self, member: &Member, indent: usize, part: &Part) {
        if let Some(comment) = &member.comment {
            let comment: String = comment.chars().filter(|character| !character.is_control()).collect();
            self.line(&format!("{:indent$}# {comment}", ""), part);
        }
        self.value(&member.name, &member.value, indent, part);
    }

    fn value(&mut self, name: &str, value: &Yaml, indent: usize, part: &Part) {
        let name = flow_scalar(name);
        let short = match value {
            Yaml::Nothing => format!("{:indent$}{name}:", ""),
            Yaml::Text(text) => format!("{:indent$}{name}: {}", "", block_scalar(text)),
            _ => format!("{:indent$}{name}: {}", "", flow(value)),
        };
        let is_bare = |(_, value): &(String, Yaml)| *value == Yaml::Nothing;
        let has_bare = matches!(value, Yaml::Mapping(members) if members.iter().any(is_bare));
        match value {
            _ if !has_bare && short.chars().count() <= WIDTH => self.line(&short, part),
            Yaml::Mapping(members) => {
                self.line(&format!("{:indent$}{name}:", ""), part);
                for (name, value) in members {
                    self.value(name, value, indent + 2, part);
                }
            }
            Yaml::List(items) => {
                self.line(&format!("{:indent$}{name}:", ""), part);
                for item in items {
                    self.line(&format!("{:indent$}  - {}", "", flow(item)), part);
                }
            }
            Yaml::Text(text) if can_fold(text) => {
                self.line(&format!("{:indent$}{name}: >-", ""), part);
                self.folded(text, indent + 2, part);
            }
            _ => self.line(&short, part),
        }
    }

    fn folded(&mut self, text: &str, indent: usize, part: &Part) {
        let mut line = String::new();
        for word in text.split(' ') {
            let is_full = line.chars().count() + word.chars().count() + indent >= WIDTH;
            if is_full && !line.is_empty() {
                self.line(&format!("{:indent$}{line}", ""), part);
                line.clear();
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        self.line(&format!("{:indent$}{line}", ""), part);
    }
}

/// Whether a text stays the same when it is folded at its spaces.
fn can_fold(text: &str) -> bool {
    !text.starts_with(' ')
        && !text.ends_with(' ')
        && !text.contains("  ")
        && !text.chars().any(|character| character.is_control() || is_break(character))
        && !text.contains('\u{feff}')
}

/// A value in a line.
pub(crate) fn flow(value: &Yaml) -> String {
    match value {
        Yaml::Null => "null".to_owned(),
        Yaml::Nothing => String::new(),
        Yaml::Boolean(value) => value.to_string(),
        Yaml::Number(text) => text.clone(),
        Yaml::Text(text) => flow_scalar(text),
        Yaml::List(items) => {
            let items: Vec<String> = items.iter().map(flow).collect();
            format!("[{}]", items.join(", "))
        }
        Yaml::Mapping(members) => {
            let member = |(name, value): &(String, Yaml)| format!("{}: {}", flow_scalar(name), flow(value));
            let members: Vec<String> = members.iter().map(member).collect();
            format!("{{{}}}", members.join(", "))
        }
    }
}
