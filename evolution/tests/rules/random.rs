//! Random specs and random changes: what the decoder refuses from then on is told as breaking.

use openelements_codegen::Source;
use openelements_evolution::{Side, compare};
use proptest::collection::vec;
use proptest::prelude::{BoxedStrategy, Just, ProptestConfig, Strategy, any, prop, proptest};
use proptest::sample::{Index, select};
use proptest::{prop_assert, prop_oneof};

use crate::judge::{CHOICES, effect, untold};

/// The names of fields, and what else they can be called.
const NAMES: [(&str, &str); 4] =
    [("site", "subdomain"), ("tenant", "account"), ("zone", "region"), ("base.url", "url")];

/// What fields accept, and a default of that kind.
const FORMS: [(&str, &str); 15] = [
    ("", "eu"),
    ("", "us"),
    ("kind: text", "eu"),
    ("kind: integer", "1"),
    ("kind: boolean", "true"),
    ("options: [eu, us]", "eu"),
    ("options: [eu, us, asia]", "us"),
    ("options: ['true', 'false']", "'true'"),
    ("kind: json", "1"),
    ("kind: host", "eu"),
    ("kind: url", "https://eu.example.com/v1"),
    ("kind: url", "'https://{site}.example.com/v1'"),
    ("kind: secret", "eu"),
    ("pattern: '^[a-z]+$'", "eu"),
    ("pattern: '^(eu|us)$'", "eu"),
];

/// Whether a field must be supplied.
const PRESENCES: [&str; 10] = [
    "",
    "",
    "required: false",
    "required: false",
    "default: DEFAULT",
    "default: DEFAULT",
    "runtime: true",
    "required_if: {zone: eu}",
    "required_if: {site: eu, zone: us}",
    "required_if: {authentication.type: basic}",
];

/// What else a field is called.
const CALLED: [&str; 6] = ["", "", "", "alias: OTHER", "renamed_from: OTHER", "alias: [OTHER, it]"];

const AUTHENTICATIONS: [&str; 12] = [
    "",
    "",
    "authentication: custom",
    "authentication: basic",
    "authentication: basic\nwithout: username",
    "authentication: oauth2",
    "authentication: {default: basic, basic: , apiKey: []}",
    "authentication: {default: apiKey, basic: , apiKey: []}",
    "authentication: {default: basic, basic: , apiKey: [site]}",
    "authentication: {default: basic, basic: [site, tenant], custom: [site]}",
    "authentication: {default: basic, basic: [site, tenant], custom: []}",
    "authentication: {default: basic, basic: }",
];

const BASE_URLS: [&str; 14] = [
    "",
    "",
    "https://api.example.com/v1",
    "https://API.example.com:443/v1",
    "https://api.example.com/v2",
    "http://api.example.com/v1",
    "https://{site}.example.com/v1",
    "https://{site}.example.com/v2",
    "http://{site}.example.com/v1",
    "https://{tenant}.example.com/v1",
    "https://api.example.com/{site}/{tenant}",
    "https://{site}/v1",
    "https://api.example.com:{site}",
    "{site}/v1",
];

const SETTINGS: [&str; 9] = [
    "",
    "",
    "pagination.max: 100",
    "pagination.max: 200",
    "event.vendor.type: polling",
    "oauth.token.url: https://api.example.com/token",
    "oauth.token.url: http://api.example.com/token",
    "oauth.token.url: 'https://{site}.example.com/token'",
    "oauth.token.url: 'https://api.example.com/{tenant}'",
];

/// A field: its form, whether it must be supplied, and what else it is called.
type Field = (&'static str, &'static str, &'static str, &'static str);

/// A spec.
#[derive(Clone, Debug)]
struct Spec {
    key: &'static str,
    authentication: &'static str,
    /// By their names.
    fields: [Option<Field>; 4],
    base_url: &'static str,
    settings: &'static str,
    /// Which fields have their other names.
    has_other_names: [bool; 4],
}

/// A change of a spec.
#[derive(Clone, Debug)]
enum Change {
    Key,
    Authentication(&'static str),
    Field(usize, Option<Field>),
    Presence(usize, &'static str),
    Called(usize, &'static str),
    Rename(usize),
    BaseUrl(&'static str),
    Settings(&'static str),
}

impl Change {
    fn apply(self, spec: &mut Spec) {
        match self {
            Self::Key => spec.key = "other\nrenamed_from: it",
            Self::Authentication(authentication) => spec.authentication = authentication,
            Self::Field(at, field) => spec.fields[at] = field,
            Self::Presence(at, presence) => {
                spec.fields[at] = spec.fields[at].map(|field| (field.0, field.1, presence, field.3));
            }
            Self::Called(at, called) => {
                spec.fields[at] = spec.fields[at].map(|field| (field.0, field.1, field.2, called));
            }
            Self::Rename(at) => spec.has_other_names[at] ^= true,
            Self::BaseUrl(url) => spec.base_url = url,
            Self::Settings(settings) => spec.settings = settings,
        }
    }
}

impl Spec {
    fn text(&self) -> String {
        let mut names = NAMES;
        for (names, _) in names.iter_mut().zip(self.has_other_names).filter(|(_, is_other)| *is_other) {
            *names = (names.1, names.0);
        }
        let fields =
            names.iter().zip(&self.fields).filter_map(|(names, field)| Some(line(*names, (*field)?)));
        let fields: String = fields.collect();
        let Self { key, authentication, base_url, settings, .. } = self;
        let base_url =
            if base_url.is_empty() { String::new() } else { format!("  base.url: '{base_url}'\n") };
        let mut text = format!(
            "key: {key}\nid: 1\nname: It\n{authentication}\nfields:\n{fields}defaults:\n{base_url}  {settings}\n"
        );
        // In templates and conditions a field has the name it has now.
        for ((usual, _), (now, _)) in NAMES.iter().zip(names) {
            text = text.replace(&format!("{{{usual}}}"), &format!("{{{now}}}"));
            text = text.replace(&format!("{{{usual}: "), &format!("{{{now}: "));
        }
        text
    }

    /// None where it has mistakes.
    fn side(&self) -> Option<Side> {
        Side::read(vec![Source::new("specs/it.yaml", self.text())]).ok()
    }
}

/// The line of a field, by its name and the other one.
fn line((name, other): (&str, &str), (form, default, presence, called): Field) -> String {
    let (presence, called) = (presence.replace("DEFAULT", default), called.replace("OTHER", other));
    let attributes = [form, presence.as_str(), called.as_str()];
    let attributes: Vec<&str> = attributes.into_iter().filter(|it| !it.is_empty()).collect();
    format!("  {name}: {{{}}}\n", attributes.join(", "))
}

fn field() -> BoxedStrategy<Field> {
    let fields = (select(&FORMS[..]), select(&PRESENCES[..]), select(&CALLED[..]));
    fields.prop_map(|((form, default), presence, called)| (form, default, presence, called)).boxed()
}

fn spec() -> BoxedStrategy<Spec> {
    let fields = [
        prop::option::weighted(0.8, field()),
        prop::option::of(field()),
        prop::option::of(field()),
        prop::option::weighted(0.1, field()),
    ];
    (select(&AUTHENTICATIONS[..]), fields, select(&BASE_URLS[..]), select(&SETTINGS[..]))
        .prop_map(|(authentication, fields, base_url, settings)| Spec {
            key: "it",
            authentication,
            fields,
            base_url,
            settings,
            has_other_names: [false; 4],
        })
        .boxed()
}

fn change() -> BoxedStrategy<Change> {
    let at = 0..4_usize;
    prop_oneof![
        1 => Just(Change::Key),
        2 => select(&AUTHENTICATIONS[..]).prop_map(Change::Authentication),
        4 => (at.clone(), prop::option::weighted(0.8, field())).prop_map(|(at, field)| Change::Field(at, field)),
        4 => (at.clone(), select(&PRESENCES[..])).prop_map(|(at, presence)| Change::Presence(at, presence)),
        4 => (at.clone(), select(&CALLED[..])).prop_map(|(at, called)| Change::Called(at, called)),
        2 => at.prop_map(Change::Rename),
        4 => select(&BASE_URLS[..]).prop_map(Change::BaseUrl),
        2 => select(&SETTINGS[..]).prop_map(Change::Settings),
    ]
    .boxed()
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        cases: 200,
        // Each is a comparison of generated code.
        max_shrink_iters: 200,
        ..ProptestConfig::default()
    })]

    #[test]
    fn what_is_refused_after_random_changes_is_told_as_breaking(
        old in spec(),
        changes in vec(change(), 1..4),
        choices in vec(vec(any::<Index>(), CHOICES), 8),
    ) {
        let mut new = old.clone();
        for change in changes {
            change.apply(&mut new);
        }
        if let (Some(before), Some(after)) = (old.side(), new.side()) {
            let effect = effect("it", [before.catalogue(), after.catalogue()], &choices);
            if !effect.refused.is_empty() {
                let report = compare(&before, &after);
                let changes: Vec<_> = report.changes().iter().collect();
                let untold = untold(&effect, &changes);
                let [old, new] = [old.text(), new.text()];
                prop_assert!(untold.is_empty(), "{old}\nto\n{new}\n{untold:?}\n{}", report.text());
            }
        }
    }
}
