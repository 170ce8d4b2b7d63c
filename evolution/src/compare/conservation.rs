//! Nothing of the tables is left out: each field of each row is changed in turn, and the comparison tells.

use std::collections::BTreeSet;

use openelements_runtime::{
    Authentication, Condition, Element, Entry, Kind, Member, Parameter, Pattern, Preset, Role, Segment,
    Template,
};

use super::element;
use super::notes::Notes;

fn leak<T>(value: T) -> &'static T {
    Box::leak(Box::new(value))
}

/// The names of the fields of a struct, from the source of the runtime. What is private is told from the
/// others.
fn fields(source: &str, name: &str) -> BTreeSet<String> {
    let file = syn::parse_file(source).unwrap();
    let found = file.items.into_iter().find_map(|item| match item {
        syn::Item::Struct(item) if item.ident == name => Some(item),
        _ => None,
    });
    let fields = found.unwrap().fields.into_iter();
    let public = fields.filter(|field| matches!(field.vis, syn::Visibility::Public(_)));
    public.map(|field| field.ident.unwrap().to_string()).collect()
}

/// The name of a field, and what changes it.
type Mutation<'a, T> = (&'a str, &'a dyn Fn(&mut T));

/// Changes each field by itself, and makes sure that each change is told, and no field forgotten.
fn require_all<T: Copy>(
    source: &str,
    name: &str,
    base: T,
    changes: &[Mutation<'_, T>],
    table: impl Fn(T) -> Element,
) {
    let names: BTreeSet<String> = changes.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(names, fields(source, name), "this test is to change every field of `{name}`");
    for (field, change) in changes {
        let mut other = base;
        change(&mut other);
        for (before, after) in [(base, other), (other, base)] {
            let mut notes = Notes::of("it");
            element::compare(&mut notes, leak(table(before)), leak(table(after)));
            assert!(!notes.finish().is_empty(), "a change of `{field}` of `{name}` is not told");
        }
    }
    let mut notes = Notes::of("it");
    element::compare(&mut notes, leak(table(base)), leak(table(base)));
    assert!(notes.finish().is_empty(), "the same is told to be changed");
}

const ELEMENTS: &str = include_str!("../../../runtime/src/element.rs");
const ENTRIES: &str = include_str!("../../../runtime/src/entry.rs");

#[test]
fn every_field_of_an_element_is_compared() {
    let base = Element::new("it", 1, "It").authentication(Authentication::one("basic"));
    let entries: &'static [Entry] = leak([Entry::field("site")]);
    require_all::<Element>(
        ELEMENTS,
        "Element",
        base,
        &[
            ("key", &|it| it.key = "other"),
            ("id", &|it| it.id = 2),
            ("name", &|it| it.name = "Other"),
            ("description", &|it| it.description = "Other"),
            ("hub", &|it| it.hub = Some("crm")),
            ("image", &|it| it.image = Some("https://example.com")),
            ("authentication", &|it| it.authentication = None),
            ("members", &|it| it.members = &[Member::Flag("active", true)]),
            ("parameters", &|it| it.parameters = leak([Parameter::new("site", "path", "site")])),
            ("entries", &|it| it.entries = entries),
            ("resources", &|it| it.resources = &["customers"]),
            ("renamed_from", &|it| it.renamed_from = &["other"]),
            ("deprecated", &|it| it.deprecated = Some("Use another.")),
        ],
        |it| it,
    );
}

#[test]
fn every_field_of_an_authentication_is_compared() {
    require_all::<Authentication>(
        ELEMENTS,
        "Authentication",
        Authentication::choice("basic", &["basic", "custom"]),
        &[
            ("default", &|it| it.default = "custom"),
            ("alternatives", &|it| it.alternatives = &["basic"]),
            ("answered", &|it| it.answered = false),
        ],
        |it| Element::new("it", 1, "It").authentication(it),
    );
}

#[test]
fn every_field_of_a_parameter_is_compared() {
    require_all::<Parameter>(
        ELEMENTS,
        "Parameter",
        Parameter::new("site", "path", "site"),
        &[
            ("name", &|it| it.name = "other"),
            ("kind", &|it| it.kind = "value"),
            ("source", &|it| it.source = "response"),
            ("vendor_name", &|it| it.vendor_name = "other"),
            ("vendor_type", &|it| it.vendor_type = "query"),
            ("id", &|it| it.id = Some(2)),
            ("created", &|it| it.created = Some("2016-04-25T01:20:30Z")),
        ],
        |it| Element::new("it", 1, "It").parameters(leak([it])),
    );
}

#[test]
fn every_field_of_an_entry_is_compared() {
    let base = Entry::field("site").label("Site");
    let element = |entry: Entry| {
        let authentication = Authentication::choice("basic", &["basic", "custom"]);
        Element::new("it", 1, "It").authentication(authentication).entries(leak([entry]))
    };
    require_all::<Entry>(
        ENTRIES,
        "Entry",
        base,
        &[
            ("name", &|it| it.name = "other"),
            ("label", &|it| it.label = "Other"),
            ("description", &|it| it.description = "Other"),
            ("kind", &|it| it.kind = Kind::Integer),
            ("options", &|it| it.options = &["eu"]),
            ("pattern", &|it| it.pattern = Some(leak(Pattern::new("^a$", "a")))),
            ("example", &|it| it.example = Some("acme")),
            ("required", &|it| it.required = true),
            ("required_if", &|it| it.required_if = &[Condition { entry: "other", value: "x" }]),
            ("preset", &|it| it.preset = Preset::Value("x")),
            ("template", &|it| it.template = Some(leak(Template::new(&[Segment::Path("other")])))),
            ("aliases", &|it| it.aliases = &["other"]),
            ("alternatives", &|it| it.alternatives = &["basic"]),
            ("role", &|it| it.role = Role::Runtime),
            ("hidden", &|it| it.hidden = true),
            ("renamed_from", &|it| it.renamed_from = &["other"]),
            ("deprecated", &|it| it.deprecated = Some("Use another.")),
        ],
        element,
    );
}

#[test]
fn every_part_of_a_member_a_pattern_a_condition_and_a_template_is_compared() {
    let member = |member| Element::new("it", 1, "It").members(leak([member]));
    let entry = |entry: Entry| Element::new("it", 1, "It").entries(leak([entry]));
    let site = Entry::field("site");
    let url = |segments| {
        entry(
            Entry::setting("base.url")
                .kind(Kind::Url)
                .fixed()
                .preset("-")
                .template(leak(Template::new(segments))),
        )
    };
    let pattern = |source, hint| entry(site.pattern(leak(Pattern::new(source, hint))));
    let condition = |entry, value| leak([Condition { entry, value }]);
    for (before, after) in [
        (member(Member::Flag("a", true)), member(Member::Flag("a", false))),
        (member(Member::Flag("a", true)), member(Member::Flag("b", true))),
        (member(Member::Text("a", "x")), member(Member::Text("a", "y"))),
        (pattern("^a$", "a"), pattern("^b$", "a")),
        (pattern("^a$", "a"), pattern("^a$", "b")),
        (entry(site.required_if(condition("a", "x"))), entry(site.required_if(condition("b", "x")))),
        (entry(site.required_if(condition("a", "x"))), entry(site.required_if(condition("a", "y")))),
        (url(&[Segment::Literal("https://a/x")]), url(&[Segment::Literal("https://b/x")])),
        (url(&[Segment::Literal("https://a/x")]), url(&[Segment::Literal("https://a/y")])),
        (
            url(&[Segment::Literal("https://a/"), Segment::Path("x")]),
            url(&[Segment::Literal("https://a/"), Segment::Path("y")]),
        ),
        (
            url(&[Segment::Literal("https://"), Segment::Host("x")]),
            url(&[Segment::Literal("https://"), Segment::HostLabel("x")]),
        ),
        (entry(site.aliases(&["a"])), entry(site.renamed_from(&["a"]))),
        (entry(site.aliases(&["a", "b"])), entry(site.aliases(&["b", "a"]))),
        (entry(site.null()), entry(site.absent())),
        (entry(site.preset("a")), entry(site.preset("b"))),
        (entry(site.options(&["a", "b"])), entry(site.options(&["b", "a"]))),
    ] {
        let mut notes = Notes::of("it");
        element::compare(&mut notes, leak(before), leak(after));
        assert!(!notes.finish().is_empty(), "{:?} to {:?}", before.entries, after.entries);
    }
}
