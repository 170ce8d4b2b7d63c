//! The format of specs as a table: every mapping that a spec can have, and its members. The reader takes
//! the names from here, and tools what they say of each.

use openelements_runtime::Kind;

/// What the value of a member may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Form {
    /// `true` or `false`.
    Flag,
    /// A whole number from 0 up.
    Number,
    /// A scalar, whose text is taken as it is written.
    Text,
    /// The same, and more than white space.
    Name,
    /// The same, and one line.
    Line,
    /// One text of a few.
    OneOf(&'static [&'static str]),
    /// The name of a [`Kind`].
    Kind,
    /// Any value; a mapping or a list stands for JSON.
    Any,
    /// One line for people, which nothing else stands for.
    Advice,
    /// The key of an element.
    Key,
    /// One key, or a list of them.
    Keys,
    /// A name in Rust.
    RustName,
    /// A type of authentication, or a mapping of alternatives.
    Authentication,
    /// A mapping from the names of entries to [`Mapping::FIELD`].
    Fields,
    /// A mapping from the names of settings to their values.
    Defaults,
    /// A mapping from the names of entries to the values they have.
    Conditions,
    /// A place to send to, a [`Mapping::SENDS`], or a list of these.
    Sends,
    /// A list of [`Mapping::PARAMETER`].
    Parameters,
    /// Names of entries of an element: one, or a list.
    EntryNames,
    /// Names of standard entries: one, or a list.
    StandardNames,
    /// One text, or a list of texts that are all different.
    Texts,
}

/// A member of a mapping.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Attribute {
    /// Its name.
    pub name: &'static str,
    /// What its value may be.
    pub form: Form,
    /// What it is for, in one or two sentences.
    pub description: &'static str,
    /// Whether the mapping needs it.
    pub required: bool,
    /// A value as an author may write it; empty where there is nothing to show.
    pub example: &'static str,
    /// What holds where it is not given; empty where nothing does.
    pub usual: &'static str,
}

impl Attribute {
    const fn new(name: &'static str, form: Form, description: &'static str) -> Self {
        Self { name, form, description, required: false, example: "", usual: "" }
    }

    /// Makes the mapping need it.
    const fn required(self) -> Self {
        Self { required: true, ..self }
    }

    /// Shows a value.
    const fn example(self, example: &'static str) -> Self {
        Self { example, ..self }
    }

    /// Says what holds where it is not given.
    const fn usual(self, usual: &'static str) -> Self {
        Self { usual, ..self }
    }
}

/// A mapping of a spec.
///
/// ```
/// use openelements_codegen::Mapping;
///
/// let names: Vec<&str> = Mapping::SPEC.attributes.iter().map(|attribute| attribute.name).collect();
/// assert!(names.contains(&"fields"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Mapping {
    /// What it is, with its article.
    pub what: &'static str,
    /// Its members, in the order of the documentation.
    pub attributes: &'static [Attribute],
}

impl Mapping {
    /// A spec. It has the flags and texts of the standard beside these.
    pub const SPEC: Self = Self { what: "a spec", attributes: SPEC };
    /// The mapping of `authentication`, which has the alternatives beside these.
    pub const AUTHENTICATION: Self = Self { what: "`authentication`", attributes: AUTHENTICATION };
    /// A field.
    pub const FIELD: Self = Self { what: "a field", attributes: FIELD };
    /// A place in `sends` of a field.
    pub const SENDS: Self = Self { what: "`sends`", attributes: SENDS };
    /// An item of `parameters`.
    pub const PARAMETER: Self = Self { what: "a parameter", attributes: PARAMETER };

    /// The names of the members.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.attributes.iter().map(|attribute| attribute.name)
    }
}

/// What else a parameter may be than an entry.
pub(super) const PARAMETER_TYPES: &[&str] =
    &["value", "header", "query", "path", "body", "form", "bodyField", "prevBody", "prevBodyField"];

/// Where a parameter may be sent to.
pub(super) const PLACES: &[&str] = &["path", "query", "header", "body", "form", "bodyField", "no-op"];

/// Whether a parameter goes with the request, or comes with the response.
pub(super) const SOURCES: &[&str] = &[REQUEST, "response"];

/// The usual source.
pub(super) const REQUEST: &str = "request";

const SPEC: &[Attribute] = &[
    Attribute::new(
        "key",
        Form::Key,
        "Names the element: 1 to 64 lower-case letters, digits, `-` and `_`, not digits alone.",
    )
    .required()
    .example("chargebee"),
    Attribute::new("id", Form::Number, "The documented id. Without one it depends on the key alone.")
        .example("451"),
    Attribute::new("name", Form::Name, "The name for people.").required().example("Chargebee"),
    Attribute::new("description", Form::Text, "What the element connects to."),
    Attribute::new("hub", Form::Text, "The family the element belongs to.").example("payment"),
    Attribute::new("image", Form::Text, "The address of a logo."),
    Attribute::new(
        "authentication",
        Form::Authentication,
        "How callers prove who they are: a type, which brings its entries, or a mapping of alternatives.",
    )
    .example("basic"),
    Attribute::new(
        "without",
        Form::StandardNames,
        "Standard entries that the element does not have, although its authentication or a group of its settings brings them.",
    ),
    Attribute::new("fields", Form::Fields, "What the caller supplies, by wire name."),
    Attribute::new(
        "defaults",
        Form::Defaults,
        "The standard settings that the element presets, by wire name.",
    ),
    Attribute::new("parameters", Form::Parameters, "What is sent to the vendor beside entries."),
    Attribute::new("resources", Form::Texts, "The resources of the hub that the element has.")
        .example("customers"),
    Attribute::new("renamed_from", Form::Keys, "The keys that the element had, the first one first."),
    Attribute::new(
        "deprecated",
        Form::Advice,
        "Why callers should do without the element, and what to use instead.",
    ),
];

const AUTHENTICATION: &[Attribute] = &[
    Attribute::new("default", Form::Text, "The type that applies where the caller chooses none.")
        .required()
        .example("basic"),
    Attribute::new("answered", Form::Flag, "Whether the element object names the type.").usual("true"),
];

const FIELD: &[Attribute] = &[
    Attribute::new("label", Form::Text, "The name for people. Usually the wire name."),
    Attribute::new(
        "description",
        Form::Text,
        "What it is for. Becomes the documentation of the Rust items.",
    ),
    Attribute::new("kind", Form::Kind, "What is accepted.").usual("string"),
    Attribute::new(
        "required",
        Form::Flag,
        "Whether it must be supplied. It must, unless it has a default or a condition, or is set at run time.",
    ),
    Attribute::new(
        "required_if",
        Form::Conditions,
        "It must be supplied if every entry named has the value given, as in `{sandbox: true}`.",
    ),
    Attribute::new(
        "default",
        Form::Any,
        "What holds where nothing is supplied. `\"\"` and `null` are different.",
    ),
    Attribute::new("options", Form::Texts, "The values of an `enum`; implies that kind."),
    Attribute::new(
        "pattern",
        Form::Text,
        "A regular expression that a text must match, in the syntax of Rust's `regex-lite`. Anchor it: `^...$`.",
    )
    .example("^[0-9]{6}$"),
    Attribute::new("hint", Form::Text, "What the pattern means, in words that complete \"expected ...\".")
        .example("six digits"),
    Attribute::new("example", Form::Text, "A sample value."),
    Attribute::new(
        "alias",
        Form::EntryNames,
        "Other names under which it is accepted. The answer has the name itself.",
    ),
    Attribute::new(
        "sends",
        Form::Sends,
        "Where its value goes with each request to the vendor: a place, a mapping, or a list of these.",
    )
    .example("path"),
    Attribute::new("hidden", Form::Flag, "Whether user interfaces should leave it out.").usual("false"),
    Attribute::new(
        "runtime",
        Form::Flag,
        "Whether it is set while the instance lives. `false` makes the caller supply what is usually set so.",
    ),
    Attribute::new(
        "answered",
        Form::Flag,
        "`false`: answers leave it out unless it was supplied, instead of saying null.",
    )
    .usual("true"),
    Attribute::new(
        "rust_name",
        Form::RustName,
        "Another name in Rust, where two wire names become one identifier.",
    )
    .example("api_key"),
    Attribute::new(
        "renamed_from",
        Form::EntryNames,
        "The names that the entry had. It is accepted under them, with a warning.",
    ),
    Attribute::new("deprecated", Form::Advice, "Why callers should do without it, and what to use instead.")
        .example("use account instead"),
];

const SENDS: &[Attribute] = &[PLACE.example("path"), VENDOR_NAME, SOURCE, ID, CREATED];

const PARAMETER: &[Attribute] = &[
    Attribute::new(
        "name",
        Form::Line,
        "The text that is sent, in which `${configuration.NAME}` stands for the value of an entry; or the name of what `type` says.",
    )
    .required()
    .example("application/json"),
    Attribute::new(
        "type",
        Form::OneOf(PARAMETER_TYPES),
        "What the name is: the text itself (`value`), or something in the caller's request or the previous one.",
    )
    .required()
    .example("value"),
    PLACE,
    VENDOR_NAME,
    SOURCE,
    ID,
    CREATED,
];

const PLACE: Attribute =
    Attribute::new("as", Form::OneOf(PLACES), "Where the vendor takes it.").required().example("header");
const VENDOR_NAME: Attribute =
    Attribute::new("vendor_name", Form::Text, "The name under which the vendor takes it. Usually its own.");
const SOURCE: Attribute = Attribute::new(
    "source",
    Form::OneOf(SOURCES),
    "Whether it goes with the request, or comes with the vendor's response.",
)
.usual(REQUEST);
const ID: Attribute = Attribute::new("id", Form::Number, "The documented id of the parameter.");
const CREATED: Attribute =
    Attribute::new("created", Form::Text, "The documented date, as the documents write it.");

/// The names of the kinds, as authors write them.
pub(super) fn kind_names() -> [&'static str; 9] {
    Kind::ALL.map(Kind::name)
}
