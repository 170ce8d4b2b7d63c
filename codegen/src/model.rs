//! What a set of specs says, as plain data: defaults merged, names chosen, nothing rendered.

use openelements_runtime::{Kind, Role};

use crate::names::Identifier;
use crate::sorted::Names;
use crate::template::Template;
use crate::yaml::At;

/// The kind of a parameter that an entry is sent as.
pub(crate) const CONFIGURATION: &str = "configuration";

/// What a parameter has before the name of an entry whose value goes there.
pub(crate) const REFERENCE: &str = "${configuration.";

/// A value and the place in a spec that it comes from, for diagnostics.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Located<T> {
    /// The value.
    pub(crate) value: T,
    /// Where it stands.
    pub(crate) at: At,
}

impl<T> Located<T> {
    pub(crate) const fn new(value: T, at: At) -> Self {
        Self { value, at }
    }
}

/// One element.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Element {
    /// The key that names it.
    pub(crate) key: Located<String>,
    /// The path of its spec.
    pub(crate) path: String,
    /// The name of its module.
    pub(crate) module: Identifier,
    /// The name of its variant in the enum over all elements.
    pub(crate) variant: Identifier,
    /// The documented id.
    pub(crate) id: Located<u64>,
    /// The name for people.
    pub(crate) name: String,
    /// What it connects to.
    pub(crate) description: String,
    /// The family it belongs to.
    pub(crate) hub: Option<String>,
    /// The address of a logo.
    pub(crate) image: Option<String>,
    /// How its callers prove who they are.
    pub(crate) authentication: Option<Authentication>,
    /// The further members of the element object, in the order of the standard.
    pub(crate) members: Vec<(String, Member)>,
    /// What is sent to the vendor.
    pub(crate) parameters: Vec<Parameter>,
    /// Every entry, in the order of the table.
    pub(crate) entries: Vec<Entry>,
    /// The resources of the hub that it has.
    pub(crate) resources: Vec<Located<String>>,
    /// The keys that it had.
    pub(crate) renamed_from: Vec<Located<String>>,
    /// Why callers should do without it, and what to use instead.
    pub(crate) deprecated: Option<Located<String>>,
    /// Whether nothing that declares entries was refused. Otherwise an entry that is missing is
    /// no further problem.
    pub(crate) complete: bool,
}

impl Element {
    /// Whether the spec has a key at all; without one, rules about keys have nothing to say.
    pub(crate) const fn has_key(&self) -> bool {
        !matches!(self.key.at, At::File(_))
    }

    /// Its key, and those that it had.
    pub(crate) fn keys(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.key).chain(&self.renamed_from).map(|key| key.value.as_str())
    }

    /// The entry of a wire name.
    pub(crate) fn entry(&self, name: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.name.value == name)
    }

    /// The templates, each with the entry that is preset to it.
    pub(crate) fn templates(&self) -> impl Iterator<Item = (&Entry, &Located<Template>)> {
        self.entries.iter().filter_map(|entry| Some((entry, entry.template.as_ref()?)))
    }

    /// The entries that have a setter and an accessor of their own: the caller's fields,
    /// those of authentication alternatives aside.
    pub(crate) fn fields(&self) -> impl Iterator<Item = &Entry> + Clone {
        self.entries.iter().filter(|entry| entry.is_typed())
    }

    /// The names that its module had, where they differ from the one it has.
    pub(crate) fn former_modules(&self) -> impl Iterator<Item = (&Located<String>, Identifier)> {
        former(&self.renamed_from, &self.module, Identifier::module)
    }

    /// The authentication alternatives; none where there is no choice.
    pub(crate) fn alternatives(&self) -> &[Alternative] {
        self.authentication.as_ref().map_or(&[], |authentication| &authentication.alternatives)
    }
}

/// How callers of an element prove who they are.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Authentication {
    /// The type that applies where the caller chooses none.
    pub(crate) default: Located<String>,
    /// What the caller may choose from.
    pub(crate) alternatives: Vec<Alternative>,
    /// Whether the element object names the type.
    pub(crate) answered: bool,
}

/// One way to authenticate, among others.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Alternative {
    /// The value of `authentication.type` that chooses it.
    pub(crate) name: Located<String>,
    /// The name of its variant.
    pub(crate) variant: Identifier,
    /// The wire names of its entries.
    pub(crate) entries: Vec<Located<String>>,
}

/// A further member of the element object.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Member {
    /// A flag.
    Flag(bool),
    /// A text.
    Text(String),
}

/// What is sent to the vendor with each request.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Parameter {
    /// The wire name of an entry, or what the kind says.
    pub(crate) name: Located<String>,
    /// What the name is: that of an entry (`configuration`), a text (`value`), ...
    pub(crate) kind: String,
    /// Whether it goes with the `request`, or comes with the `response`.
    pub(crate) source: String,
    /// The name under which the vendor takes it.
    pub(crate) vendor_name: Located<String>,
    /// Where the vendor takes it.
    pub(crate) vendor_type: String,
    /// The documented id.
    pub(crate) id: Option<u64>,
    /// The documented date.
    pub(crate) created: Option<String>,
}

/// One entry of a configuration.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Entry {
    /// The wire name, and where the entry was declared.
    pub(crate) name: Located<String>,
    /// The standard entry it is made of, if any.
    pub(crate) standard: Option<StandardReference>,
    /// The name of its setter and accessor.
    pub(crate) identifier: Identifier,
    /// The name of the type of its options.
    pub(crate) options_type: Identifier,
    /// The name for people.
    pub(crate) label: String,
    /// What it is for, or empty.
    pub(crate) description: String,
    /// The kind of its value.
    pub(crate) kind: Kind,
    /// What the value may be, where the kind is an enum.
    pub(crate) options: Vec<Located<String>>,
    /// What the value must match.
    pub(crate) pattern: Option<Pattern>,
    /// A sample value.
    pub(crate) example: Option<Located<String>>,
    /// Whether it must be supplied, within its alternatives.
    pub(crate) required: bool,
    /// When it must be supplied all the same.
    pub(crate) required_if: Vec<Condition>,
    /// What an answer has where nothing was supplied.
    pub(crate) preset: Located<Preset>,
    /// The preset in pieces, where it is a URL with places for values.
    pub(crate) template: Option<Located<Template>>,
    /// Whether the template has a place whose value may be set at run time only.
    pub(crate) is_unfilled: bool,
    /// Other names under which it may be supplied.
    pub(crate) aliases: Vec<Located<String>>,
    /// The names that it had.
    pub(crate) renamed_from: Vec<Located<String>>,
    /// Why callers should do without it, and what to use instead.
    pub(crate) deprecated: Option<Located<String>>,
    /// The authentication alternatives it belongs to; none means all.
    pub(crate) alternatives: Vec<String>,
    /// Whose it is to say the value.
    pub(crate) role: Role,
    /// Whether user interfaces should leave it out.
    pub(crate) hidden: bool,
}

impl Entry {
    /// Whether it has a setter and an accessor of its own. The choice of an authentication
    /// and the entries of its alternatives are set together.
    pub(crate) fn is_typed(&self) -> bool {
        self.is_field() && self.alternatives.is_empty() && !self.is_authentication_choice()
    }

    /// The names that its setter and accessor had, where they differ from those they have.
    pub(crate) fn former_identifiers(&self) -> impl Iterator<Item = (&Located<String>, Identifier)> {
        former(&self.renamed_from, &self.identifier, Identifier::value)
    }

    /// Whether its options become a type.
    pub(crate) fn has_options_type(&self) -> bool {
        self.is_field() && self.kind == Kind::Enum && !self.is_authentication_choice()
    }

    /// Whether it is the element's own, or what authentication brings; settings are not.
    pub(crate) fn is_field(&self) -> bool {
        let is_setting = self.standard.as_ref().is_some_and(|standard| standard.is_setting);
        matches!(self.role, Role::Field | Role::Runtime) && !is_setting
    }

    /// The text of the template that it is preset to: the base URL in any case, another URL if it has
    /// braces.
    pub(crate) fn preset_template(&self) -> Option<&str> {
        let Preset::Value(text) = &self.preset.value else {
            return None;
        };
        let is_template = self.role == Role::Fixed || (self.kind == Kind::Url && text.contains(['{', '}']));
        is_template.then_some(text)
    }

    /// Whether it is the URL that the paths of the vendor are appended to.
    pub(crate) fn is_base_url(&self) -> bool {
        self.name.value == openelements_runtime::Element::BASE_URL
    }

    /// Whether it chooses among authentication alternatives.
    pub(crate) fn is_authentication_choice(&self) -> bool {
        self.name.value == openelements_runtime::Authentication::ENTRY
    }

    /// Whether a configuration can have a URL for it: what the element fixes may be empty.
    pub(crate) fn can_have_url(&self) -> bool {
        self.role != Role::Fixed || self.template.is_some()
    }

    /// Whether a checked configuration surely has a value for it.
    pub(crate) fn is_certain(&self) -> bool {
        self.alternatives.is_empty() && self.has_value()
    }

    /// Whether there surely is a value where its alternative was chosen.
    pub(crate) fn has_value(&self) -> bool {
        self.required || (self.preset.value.text().is_some() && !self.is_unfilled)
    }
}

/// Former names with their identifiers, each identifier once; without the one that is still used.
fn former<'model>(
    names: &'model [Located<String>],
    present: &Identifier,
    identifier: fn(&str) -> Identifier,
) -> impl Iterator<Item = (&'model Located<String>, Identifier)> {
    let mut seen = Names::new();
    seen.claim(present.as_str().to_owned(), ());
    let pairs = names.iter().map(move |name| (name, identifier(&name.value)));
    pairs.filter(move |(_, identifier)| seen.claim(identifier.as_str().to_owned(), ()).is_none())
}

/// What the standard says about an entry, so that only what differs is generated.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct StandardReference {
    /// The name of its constant.
    pub(crate) constant: Identifier,
    /// Its name for people.
    pub(crate) label: String,
    /// What it is for.
    pub(crate) description: String,
    /// Whether it is required.
    pub(crate) required: bool,
    /// Its kind.
    pub(crate) kind: Kind,
    /// Whose it is to say the value.
    pub(crate) role: Role,
    /// Whether it is a setting; otherwise it is a credential.
    pub(crate) is_setting: bool,
}

/// A regular expression and its meaning in words.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Pattern {
    /// The expression.
    pub(crate) source: Located<String>,
    /// Words that complete "expected ...".
    pub(crate) hint: String,
}

/// A condition under which an entry is required.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Condition {
    /// The wire name of another entry.
    pub(crate) entry: Located<String>,
    /// The value it must have.
    pub(crate) value: Located<String>,
}

/// What an answer has where nothing was supplied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Preset {
    /// Nothing.
    Absent,
    /// Null.
    Null,
    /// A value, as text.
    Value(String),
    /// A mapping or a sequence, as JSON.
    Document(String),
}

impl Preset {
    /// The text of a value.
    pub(crate) fn text(&self) -> Option<&str> {
        match self {
            Self::Value(text) | Self::Document(text) => Some(text),
            Self::Absent | Self::Null => None,
        }
    }
}
